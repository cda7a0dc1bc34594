"""What leaves what is kept: a person who asks for it, and everybody whose term is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import streamlit as st

from pages.parts.shared.deeds import failure, notice
from pages.parts.shared.html import heading, show, table
from tally.errors import TallyError
from tally.store import Store
from tally.store.forgetting import Forgotten
from tally.wording import moment, say

_DONE = "forgotten"


def done() -> None:
    """What was taken out just now, told once."""
    if words := st.session_state.pop(_DONE, ""):
        notice(words)


def past_term(store: Store) -> None:
    """What is kept longer than its term, with a button that takes it out; nothing where there is nothing."""
    due = store.past_term()
    if not (due.requests or due.entries):
        return
    note = say("forget-past-term-note", requests=len(due.requests), entries=due.entries)
    show(heading(say("forget-past-term"), note))
    if due.requests:
        rows = [[str(number), moment(when)] for number, when in due.requests]
        headings = [say("support-which"), say("record-when")]
        show(table(headings, rows, caption=say("forget-past-term"), words=2))
    if st.button(say("forget-past-term-do"), type="primary"):
        _done(store.forget_past_term)


def form(store: Store) -> None:
    """Name, phone and reason; then what the person was taken out of."""
    with st.expander(say("forget-title")), st.form("forget", border=False):
        name, phone = st.text_input(say("support-name")), st.text_input(say("support-phone"))
        reason = st.text_input(say("command-forget-reason").capitalize())
        if st.form_submit_button(say("forget-title"), type="primary"):
            _done(lambda: store.forget(name, phone, reason))


def _done(deed: Callable[[], Forgotten]) -> None:
    try:
        st.session_state[_DONE] = say("forget-done", **asdict(deed()))
    except TallyError as refusal:
        failure(refusal)
        return
    st.rerun()
