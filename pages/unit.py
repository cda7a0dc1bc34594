"""Unit: everything about one: where it stands, its way to the quota, branches, reasons, uploads, findings."""

from __future__ import annotations

import streamlit as st

from pages.parts import returns
from pages.parts import unit as one
from pages.parts.shared import frame, plots
from pages.parts.shared.html import anchor, heading, headline, show, sub, tag
from pages.parts.shared.view import link, view
from pages.parts.shared.words import figures
from tally.counts import count
from tally.wording import say

looked_at = view()

with frame.beside():
    unit = one.choose(looked_at)
answer = headline(one.sentence(looked_at, unit), one.standing(looked_at, unit))
show(answer, figures(looked_at, unit, unit=unit.unit))

left, right = st.columns([1.35, 1], gap="large")
with left:
    show(heading(say("unit-way"), say("overview-way-note")))
    plots.burn_up(looked_at, unit, key="unit-burn-up")
with right:
    show(heading(one.where(looked_at)), one.compared(looked_at, unit))
    show(heading(say("unit-about")), one.about(looked_at, unit))

initiatives = one.initiatives(looked_at, unit)
if initiatives is not None:
    show(heading(say("unit-reasons")))
    why = plots.reasons(looked_at, initiatives, unit.unit)
    list_back = tag("p", anchor(say("unit-return-list"), link("returns", unit=unit.unit)))
    unlisted = returns.unlisted(looked_at, count(initiatives, "unit"))
    show(why + list_back if why else sub(say("unit-reasons-none")), unlisted)
one.browse_branches(looked_at, unit, initiatives)
show(heading(say("unit-findings")), one.findings(looked_at, unit))
show(heading(say("unit-uploads")), one.uploads(looked_at, unit))
