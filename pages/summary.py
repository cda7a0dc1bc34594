"""Summary, for staff: the official table of a date on screen, and the same to take away."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared import choices, frame
from pages.parts.shared.html import show
from pages.parts.shared.take import downloads, summary_takes
from pages.parts.shared.view import view
from pages.parts.summary.official import official_html, sentence
from pages.parts.summary.remarks import remarks
from tally.papers.official import official_table
from tally.wording import say

looked_at = view()
frame.needs_figures(looked_at)

answer = st.container()
with st.container(key="paper-choices", horizontal=True, vertical_alignment="bottom"):
    cluster, order, extras = choices.cluster(looked_at), choices.order(), choices.columns()
table = official_table(
    looked_at.progress,
    looked_at.directory,
    looked_at.period,
    looked_at.as_of,
    extras=extras,
    order=order,
    cluster=cluster,
)
with answer:
    frame.headline(sentence(looked_at, table, cluster), say("summary-sub", count=len(table.lines), sent=table.sent))
show(official_html(table, say("summary-caption")))
if cluster is None:
    show(remarks(looked_at))
frame.heading(say("summary-download"), say("summary-download-note"))
downloads(summary_takes(looked_at, table, cluster), key="summary-downloads")
