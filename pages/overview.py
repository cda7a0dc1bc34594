"""Overview, for leadership: where the province stands, why, and since when."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared import plots
from pages.parts.shared.html import heading, headline, show
from pages.parts.shared.plots import bars, members, pace_note, quality
from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import view
from pages.parts.shared.words import attention, figures, moved, province, standing
from tally.papers.making import Details
from tally.wording import say

looked_at = view()

units = looked_at.units
whole = looked_at.whole

show(
    headline(province(looked_at, whole), standing(looked_at)),
    figures(looked_at, whole),
    heading(say("overview-bars"), pace_note(looked_at, units)),
    bars(looked_at, units),
)

left, right = st.columns([1.25, 1], gap="large")
with left:
    show(heading(say("overview-way"), say("overview-way-note")))
    plots.burn_up(looked_at, whole, key="burn-up")
with right:
    show(heading(say("overview-attention")), attention(looked_at), moved(looked_at))
    downloads(takes(looked_at.figures, Details(), ("briefing", "slide")), "briefing")

show(heading(say("overview-quality"), say("overview-quality-note")), quality(units))
if any(unit.per_1000 is not None for unit in units):
    show(heading(say("overview-members"), say("overview-members-note")), members(units))
