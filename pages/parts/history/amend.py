"""Withdrawing an upload, or correcting its date or period: what that changes, the reason, and the button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.parts.shared.frame import heading
from pages.parts.shared.html import escape, show
from pages.parts.upload.compare import changed_by
from pages.parts.upload.files import failure, notice
from pages.parts.upload.publish import signature
from tally.errors import Conflict, TallyError
from tally.rights import may
from tally.store import Store, Upload
from tally.store.bounds import LONGEST
from tally.wording import day, explain, say

KINDS = ("correct", "withdraw")


@dataclass(frozen=True)
class _Terms:
    """What is to be said of an upload: withdrawn, or the date and period that are right."""

    kind: str
    as_of: date | None = None
    period: str | None = None


def amend(store: Store, upload: Upload) -> None:
    """Both ways of mending, one of them chosen; nothing for the sample, for requests and for what no longer counts."""
    if store.is_sample or upload.kind == "support" or not upload.counts or not may("withdraw"):
        return
    heading(say("history-amend"), say("history-amend-note"))
    kind = st.segmented_control(
        say("history-amend"),
        KINDS,
        format_func=lambda kind: say(f"history-{kind}"),
        key=f"amend-{upload.id}",
        label_visibility="collapsed",
    )
    if not kind:
        return
    seen = st.session_state.setdefault(_token(upload), store.token(upload.period))
    terms = _corrected(store, upload) if kind == "correct" else _Terms("withdraw")
    if _shown(store, upload, terms):
        _confirm(store, upload, terms, seen)


def _token(upload: Upload) -> str:
    """Where the state that the comparison was drawn from is kept: what came since is never overwritten unseen."""
    return f"amend-token-{upload.id}"


def _corrected(store: Store, upload: Upload) -> _Terms:
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    as_of = left.date_input(
        say("upload-as-of"), value=upload.as_of, max_value="today", format="DD/MM/YYYY", key=f"amend-as-of-{upload.id}"
    )
    if not upload.period:
        return _Terms("correct", as_of)
    names = {period.code: period.name for period in store.directory_in_force().periods}
    codes = list(dict.fromkeys([upload.period, *names]))
    key = f"amend-period-{upload.id}"
    period = right.selectbox(say("upload-period"), codes, format_func=lambda code: names.get(code, code), key=key)
    return _Terms("correct", as_of, period)


def _shown(store: Store, upload: Upload, terms: _Terms) -> bool:
    """What would change, at the date before and the date after; whether there is anything to confirm."""
    if terms.kind == "correct" and (terms.as_of, terms.period or "") == (upload.as_of, upload.period):
        show(f'<p class="t-note">{escape(say("history-correct-needs"))}</p>')
        return False
    try:
        changed = store.amended(upload.id, terms.kind, as_of=terms.as_of, period=terms.period)
    except TallyError as error:
        notice(explain(error), "ask")
        return False
    for (_, at), table in changed.items() if upload.period else ():
        changed_by(table, say("history-amended-at", day=day(at)), say("history-total"))
    return True


def _confirm(store: Store, upload: Upload, terms: _Terms, seen: str) -> None:
    left, right = st.columns(2)
    reason = left.text_input(
        say("history-amend-reason"), max_chars=LONGEST["reason"], key=f"amend-reason-{upload.id}"
    ).strip()
    with right:
        who = signature(f"amend-who-{upload.id}", say("history-amend-who"))
    if not (reason and who):
        show(f'<p class="t-note">{escape(say("history-amend-needs"))}</p>')
    label = say(f"history-{terms.kind}-do", day=day(terms.as_of or upload.as_of))
    if not st.button(label, disabled=not (reason and who), key=f"amend-do-{upload.id}"):
        return
    try:
        store.amend(upload.id, terms.kind, reason, who, as_of=terms.as_of, period=terms.period, based_on=seen)
    except TallyError as error:
        failure(error)
        if isinstance(error, Conflict):
            st.session_state[_token(upload)] = str(error.particulars["token"])
        return
    st.session_state.pop(_token(upload))
    st.rerun()
