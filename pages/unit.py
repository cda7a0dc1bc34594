"""Unit: everything about one: where it stands, its way to the quota, branches, reasons, uploads, findings."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared import frame, plots
from pages.parts.shared.html import show
from pages.parts.shared.view import view
from pages.parts.unit import branches
from pages.parts.unit import sections as one
from tally.wording import say

looked_at = view()
frame.needs_figures(looked_at)

with frame.beside():
    unit = one.choose(looked_at)
headline = frame.headline_html(one.sentence(looked_at, unit), one.standing(looked_at, unit))
show(headline, frame.figures_html(one.figures(looked_at, unit)))

left, right = st.columns([1.35, 1], gap="large")
with left:
    frame.heading(say("unit-way"), say("overview-way-note"))
    plots.burn_up(looked_at, one.alone(looked_at, unit), key="unit-burn-up", units=[unit.unit])
with right:
    show(frame.heading_html(say("unit-where")), one.compared(looked_at, unit))
    show(frame.heading_html(say("unit-about")), one.about(looked_at, unit))

initiatives = one.initiatives(looked_at, unit)
if initiatives is not None:
    one.reasons(looked_at, unit, initiatives)
branches.browse(looked_at, unit, initiatives)
show(frame.heading_html(say("unit-findings")), one.findings(looked_at, unit))
show(frame.heading_html(say("unit-uploads")), one.uploads(looked_at, unit))
