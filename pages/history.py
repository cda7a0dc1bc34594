"""History: every upload, what it changed, its file; two dates side by side; restoring, withdrawing, correcting one."""

from __future__ import annotations

import streamlit as st

from pages.parts.history import amend as history_amend
from pages.parts.history import dates as history_dates
from pages.parts.history import upload as history_one
from pages.parts.history import uploads as history_list
from pages.parts.shared.address import chosen
from pages.parts.shared.frame import empty
from tally.wording import say

store = history_list.store()
uploads = store.uploads()
opened = next((upload for upload in uploads if str(upload.id) == chosen("upload")), None)

if not uploads:
    empty(say("history-empty"), say("history-empty-do"), "upload", say("menu-upload"))
elif opened is None and chosen("upload"):
    empty(say("history-unknown", number=chosen("upload")), say("history-unknown-do"), "history", say("history-back"))
elif opened is not None and opened.kind == "unreadable":
    empty(opened.file, say("history-unreadable-do"), "history", say("history-back"))
elif opened is not None:
    history_one.opened(store, opened, uploads)
    left, right = st.columns(2, gap="large")
    with left:
        history_one.take_away(store, opened)
    with right:
        history_amend.restore(store, opened)
    history_amend.amend(store, opened)
else:
    history_list.sentence(uploads)
    history_list.checked(store)
    history_list.entries(store, uploads)
    history_dates.compare(store)
