"""What leaves what is kept: a person who asks for it, and everybody whose term is over."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.parts.accounts.people import done
from pages.parts.shared.html import heading, show, table
from tally.store import Store
from tally.wording import moment, say


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
        done(lambda: say("forget-done", **asdict(store.forget_past_term())))


def form(store: Store) -> None:
    """Name, phone and reason; then what the person was taken out of."""
    with st.expander(say("forget-title")), st.form("forget", border=False):
        name, phone = st.text_input(say("support-name")), st.text_input(say("support-phone"))
        reason = st.text_input(say("command-forget-reason").capitalize())
        if st.form_submit_button(say("forget-title"), type="primary"):
            done(lambda: say("forget-done", **asdict(store.forget(name, phone, reason))))
