"""A form that takes a person out of everything kept."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.parts.upload.files import failure, notice
from tally.errors import TallyError
from tally.store import Store
from tally.wording import say


def form(store: Store) -> None:
    """Name, phone and reason; then what the person was taken out of."""
    with st.expander(say("forget-title")), st.form("forget", border=False):
        name, phone = st.text_input(say("support-name")), st.text_input(say("support-phone"))
        reason = st.text_input(say("command-forget-reason").capitalize())
        if st.form_submit_button(say("forget-title"), type="primary"):
            try:
                notice(say("forget-done", **asdict(store.forget(name, phone, reason))))
            except TallyError as refusal:
                failure(refusal)
