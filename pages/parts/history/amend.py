"""Publishing an upload again, withdrawing it, correcting its date or period: what changes, the reason, the button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypedDict

import streamlit as st

from pages.parts.shared.deeds import Made, attempt, notice, seen, signature
from pages.parts.shared.html import heading, note, show
from pages.parts.upload.compare import changed_by, in_force
from tally.errors import TallyError
from tally.keeping.seen import directory_on
from tally.rights import may
from tally.store import Store, Upload
from tally.store.bounds import LONGEST
from tally.wording import day, explain, say

KINDS = ("correct", "withdraw")


class Right(TypedDict, total=False):
    """The date and period that are right; empty where an upload is withdrawn."""

    as_of: date | None
    period: str | None


def restore(store: Store, upload: Upload) -> None:
    """Publishes this upload again as the newest version; not what is in force anyway."""
    if not may("withdraw"):
        return
    if store.is_sample:
        show(heading(say("history-restore"), say("history-restore-sample")))
    elif _in_force(store, upload):
        show(heading(say("history-restore"), say("history-in-force", kind=upload.kind, day=day(upload.as_of))))
    else:
        show(heading(say("history-restore"), say("history-restore-note")))
        label = say("history-restore-do", day=day(upload.as_of))
        if published := _confirmed(store, upload, "restore", label, partial(store.restore, upload.id)):
            st.query_params["upload"] = str(published.upload)
            st.rerun()


def _in_force(store: Store, upload: Upload) -> bool:
    """Whether all that this upload says counts today, so that publishing it again would change nothing.

    Requests for support are taken in once and stay; of the directories the newest counts.
    """
    if upload.kind in ("summary", "register"):
        state = store.state(upload.period, upload.as_of)
        return set(state["unit"][state["upload"] == upload.id]) == set(upload.units)
    same = [other.id for other in store.uploads() if other.kind == upload.kind and other.counts]
    return upload.kind == "support" or upload.id == max(same, default=0)


def amend(store: Store, upload: Upload) -> None:
    """Both ways of mending, one of them chosen; nothing for the sample, for requests and for what no longer counts."""
    if store.is_sample or upload.kind == "support" or not upload.counts or not may("withdraw"):
        return
    show(heading(say("history-amend"), say("history-amend-note")))
    kind = st.segmented_control(
        say("history-amend"),
        KINDS,
        format_func=lambda kind: say(f"history-{kind}"),
        key=f"amend-{upload.id}",
        label_visibility="collapsed",
    )
    if not kind:
        return
    right = _corrected(store, upload) if kind == "correct" else Right()
    if _shown(store, upload, kind, right):
        label = say(f"history-{kind}-do", day=day(right.get("as_of") or upload.as_of))
        if _confirmed(store, upload, "amend", label, partial(store.amend, upload.id, kind, **right)):
            st.rerun()


def _corrected(store: Store, upload: Upload) -> Right:
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    as_of = left.date_input(
        say("upload-as-of"), value=upload.as_of, max_value="today", format="DD/MM/YYYY", key=f"amend-as-of-{upload.id}"
    )
    if not upload.period:
        return Right(as_of=as_of)
    names = {period.code: period.name for period in store.directory_in_force().periods}
    codes = list(dict.fromkeys([upload.period, *names]))
    key = f"amend-period-{upload.id}"
    period = right.selectbox(say("upload-period"), codes, format_func=lambda code: names.get(code, code), key=key)
    return Right(as_of=as_of, period=period)


def _shown(store: Store, upload: Upload, kind: str, right: Right) -> bool:
    """What would change, at the date before and the date after; whether there is anything to confirm."""
    if right and (right["as_of"], right.get("period") or "") == (upload.as_of, upload.period):
        show(note(say("history-correct-needs")))
        return False
    try:
        changed = store.amended(upload.id, kind, **right)
    except TallyError as error:
        notice(explain(error), "ask")
        return False
    for (period, at), table in changed.items() if upload.period else ():
        directory = directory_on(store, period, at)
        rows = in_force(table, period, directory, directory)
        show(changed_by(rows, say("history-amended-at", day=day(at)), say("history-total")))
    return True


def _confirmed(store: Store, upload: Upload, deed: str, label: str, act: Callable[..., Made]) -> Made | None:
    """Reason, signature and the button, closed until both are there; what the deed gives once it is done."""
    name = f"{deed}-{upload.id}"
    before = seen(name, store.token(upload.period))
    left, right = st.columns(2)
    key = f"{deed}-reason-{upload.id}"
    reason = left.text_input(say("history-reason"), max_chars=LONGEST["reason"], key=key).strip()
    with right:
        who = signature(f"{deed}-who-{upload.id}", say("history-who"))
    ready = bool(reason and who)
    show(note(say("history-needs")) if not ready else "")
    if not st.button(label, disabled=not ready, key=f"{deed}-do-{upload.id}"):
        return None
    return attempt(lambda: act(reason=reason, who=who, based_on=before), name)
