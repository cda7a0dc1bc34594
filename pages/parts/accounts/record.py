"""The record as the administrator reads it: newest first, of one kind where it is chosen."""

from __future__ import annotations

from pages.parts.shared.frame import heading, pick
from pages.parts.shared.html import escape, show, table
from tally.store import Store
from tally.wording import moment, say

EVENTS = ("signed-in", "signed-out", "sign-in-refused", "refused", "password-changed", "names-seen", "names-taken")
CHANGES = ("published", "account-added", "account-reset", "account-off", "forgot")


def entries(store: Store) -> None:
    """What was done, by whom, from where."""
    heading(say("record-title"), say("record-note"))
    event = pick("event", ["", *EVENTS, *CHANGES], _named, label=say("record-event"))
    rows = [
        [moment(entry.at), escape(entry.who), escape(entry.address), escape(_named(entry.event)), escape(entry.about)]
        for entry in store.record(event)
    ]
    headings = [say(f"record-{name}") for name in ("when", "who", "address", "event", "about")]
    show(table(headings, rows, caption=say("record-title"), words=5, stacked=True))


def _named(event: str) -> str:
    return say(f"record-event-{event}") if event else say("record-all")
