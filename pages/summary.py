"""Summary, for staff: the official table of a date on screen, and the same to take away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.shared import take
from pages.parts.shared.html import heading, headline, show
from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import view
from pages.parts.summary import official_html, remarks, sentence
from tally.papers.making import OTHERS, TABLES
from tally.papers.official import official_table
from tally.wording import say

looked_at = view()

answer = st.container()
with st.container(key="paper-choices", horizontal=True, vertical_alignment="bottom"):
    cluster, order, extras = take.cluster(looked_at), take.order(), take.columns()
figures, chosen = looked_at.figures.of_cluster(cluster), replace(looked_at.details, order=order, extras=extras)
table = official_table(figures, extras=extras, order=order)
with answer:
    show(headline(sentence(looked_at, table, cluster), say("summary-sub", count=len(table.lines), sent=table.sent)))
show(official_html(table, say("summary-caption")), remarks(looked_at) if cluster is None else "")
show(heading(say("summary-download"), say("summary-download-note")))
downloads(takes(figures, chosen, TABLES), key="summary-downloads")
show(heading(say("summary-others"), say("summary-others-note")))
downloads(takes(figures, chosen, OTHERS), key="summary-others")
