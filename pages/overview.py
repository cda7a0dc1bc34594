"""Overview, for leadership: where the province stands, why, and since when."""

from __future__ import annotations

import streamlit as st

from pages.parts.overview.quality import quality
from pages.parts.shared import downloads, frame, plots
from pages.parts.shared.bars import bars, members, pace_note
from pages.parts.shared.headlines import province, province_figures
from pages.parts.shared.html import escape, show
from pages.parts.shared.notes import attention, moved
from pages.parts.shared.view import view
from pages.parts.shared.words import standing
from tally.wording import say

looked_at = view()
frame.needs_figures(looked_at)

units = looked_at.progress
whole = looked_at.totals()

show(
    frame.headline_html(province(looked_at, whole), standing(looked_at, units)),
    frame.figures_html(province_figures(looked_at, whole)),
    frame.heading_html(say("overview-bars"), pace_note(looked_at, units)),
    bars(looked_at, units),
)

left, right = st.columns([1.25, 1], gap="large")
with left:
    frame.heading(say("overview-way"), say("overview-way-note"))
    plots.burn_up(looked_at, whole, key="burn-up")
with right:
    show(frame.heading_html(say("overview-attention")), attention(looked_at, units), moved(looked_at, units))
    downloads.one_page(looked_at)

show(frame.heading_html(say("overview-quality"), say("overview-quality-note")), quality(units))
if any(unit.per_1000 is not None for unit in units):
    show(frame.heading_html(escape(say("overview-members")), say("overview-members-note")), members(units))
