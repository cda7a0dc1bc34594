"""Returns, for staff: what does not count, why, and the lists that go back; the rows behind any count."""

from __future__ import annotations

import streamlit as st

from pages.parts.returns import counts as counted
from pages.parts.returns import lists as returning
from pages.parts.returns import rows
from pages.parts.shared import frame, plots
from pages.parts.shared.html import headline, show
from pages.parts.shared.view import view
from tally.rights import may
from tally.wording import say

looked_at = view()
everything = rows.listed(looked_at)
if not len(everything):
    frame.empty(say("returns-empty"), say("returns-empty-do"), "upload", say("menu-upload"))
    st.stop()

answer = st.container()
chosen = rows.wanted(looked_at, everything, rows.TO_MEND)
unit_rows = rows.Wanted(unit=chosen.unit).among(everything)
found = chosen.among(everything)
with answer:
    show(headline(returning.sentence(looked_at, unit_rows, chosen.unit), say("returns-sub")))
    returning.take_away(looked_at, unit_rows, chosen.unit)
rows.browse(looked_at, found, "danh-sach-sang-kien")
plots.reasons(looked_at, unit_rows, say("returns-reasons-alt"), say("returns-reasons"))
show(returning.units(looked_at, everything))
counted.counts(looked_at, unit_rows)
if may("publish"):
    returning.came_back()
