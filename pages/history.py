"""History: every upload, what it changed, its file; two dates side by side; restoring, withdrawing, correcting one."""

from __future__ import annotations

import streamlit as st

from pages.parts import history
from pages.parts.shared.frame import empty
from pages.parts.shared.view import chosen
from tally.wording import say

store = history.store()
uploads = store.uploads()
opened = next((upload for upload in uploads if str(upload.id) == chosen("upload")), None)

if not uploads:
    empty(say("history-empty"), say("history-empty-do"), "upload")
elif opened is None and chosen("upload"):
    empty(say("history-unknown", number=chosen("upload")), say("history-unknown-do"), "history", say("history-back"))
elif opened is not None and opened.kind == "unreadable":
    empty(opened.file, say("history-unreadable-do"), "history", say("history-back"))
elif opened is not None:
    history.opened(store, opened)
    left, right = st.columns(2, gap="large")
    with left:
        history.take_away(store, opened)
    with right:
        history.restore(store, opened)
    history.amend(store, opened)
else:
    history.sentence(store, uploads)
    history.entries(store, uploads)
    history.compare(store)
