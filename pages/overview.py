"""Overview, for leadership: where the province stands, why, and since when."""

from __future__ import annotations

import streamlit as st

from pages.parts import downloads, frame, plots
from pages.parts.bars import bars, members, pace_note
from pages.parts.headlines import province, province_figures
from pages.parts.html import escape, rich, show
from pages.parts.notes import attention
from pages.parts.quality import quality
from pages.parts.view import view
from pages.parts.words import brief, standing
from tally.progress import moved_most
from tally.wording import say, signed

looked_at = view()
frame.needs_figures(looked_at)

units = looked_at.progress
whole = looked_at.totals()

frame.headline(province(looked_at, whole), standing(looked_at, units))
frame.figures(province_figures(looked_at, whole))
show(frame.heading_html(say("overview-bars"), pace_note(looked_at, units)), bars(looked_at, units))

left, right = st.columns([1.25, 1], gap="large")
with left:
    frame.heading(say("overview-way"), say("overview-way-note"))
    plots.burn_up(looked_at, whole, key="burn-up")
with right:
    show(frame.heading_html(say("overview-attention")), attention(looked_at, units))
    downloads.one_page(looked_at)
    if looked_at.previous:
        gains = [say("overview-moved-unit", name=row.short, change=signed(row.movement)) for row in moved_most(units)]
        most = say("overview-moved-most", names=", ".join(gains)) if gains else say("overview-moved-none")
        title = frame.heading_html(say("overview-moved", day=brief(looked_at.previous)))
        show(f'<div class="t-gap">{title}<p class="t-sub">{rich(most)}</p></div>')

show(frame.heading_html(say("overview-quality"), say("overview-quality-note")), quality(units))
if units["per_1000"].notna().any():
    show(frame.heading_html(escape(say("overview-members")), say("overview-members-note")), members(units))
