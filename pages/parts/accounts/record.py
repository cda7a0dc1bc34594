"""The record as the administrator reads it: newest first, of one kind where it is chosen."""

from __future__ import annotations

from pages.parts.shared.frame import pick
from pages.parts.shared.html import anchor, heading, show, table
from tally.store import Store
from tally.store.records import Entry
from tally.wording import moment, say

EVENTS = ("signed-in", "signed-out", "sign-in-refused", "refused", "password-changed", "sessions-ended")
SIGHTS = ("names-seen", "names-taken")
UPLOADS = ("published", "restored", "amended-withdraw", "amended-correct", "directory-changed")
CHANGES = ("account-added", "account-reset", "account-off", "forgot")


def entries(store: Store) -> None:
    """What was done, by whom, from where."""
    show(heading(say("record-title"), say("record-note")))
    event = pick("event", ["", *EVENTS, *SIGHTS, *UPLOADS, *CHANGES], _named, label=say("record-event"))
    rows = [
        [moment(entry.at), entry.who, entry.address, _named(entry.event), _about(entry)]
        for entry in store.record(event)
    ]
    headings = [say(f"record-{name}") for name in ("when", "who", "address", "event", "about")]
    show(table(headings, rows, caption=say("record-title"), words=5, stacked=True))


def _about(entry: Entry) -> str:
    name, _, given = entry.about.partition(": ")
    if entry.event == "account-added" and given:
        role, *scope = given.split()
        return f"{name}: {' '.join([say(f'role-{role}').partition(':')[0], *scope])}"
    if not entry.about.isdecimal():
        return entry.about
    return anchor(say("record-upload", number=entry.about), f"./history?upload={entry.about}")


def _named(event: str) -> str:
    return say(f"record-event-{event}") if event else say("record-all")
