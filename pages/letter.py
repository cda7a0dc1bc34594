"""Letter, for staff: the urging letter drafted from the figures, edited here, taken away as Word or PDF."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.letter import letter_day, letter_form, preview, sentence
from pages.parts.shared import take
from pages.parts.shared.frame import pick
from pages.parts.shared.html import heading, headline, literal, show, tag
from pages.parts.shared.take import downloads, letter_takes, takes
from pages.parts.shared.view import view
from tally.papers.letter import draft_letter
from tally.wording import say

looked_at = view()

answer = st.container()
with st.container(key="paper-choices", horizontal=True, vertical_alignment="center"):
    figures = looked_at.figures.of_cluster(take.cluster(looked_at))
    names = {"": say("letter-unit-all")} | {unit.unit: unit.name for unit in figures.units}
    if unit := pick("unit", names, say("letter-unit-label")):
        figures = looked_at.figures.of_unit(unit)
    order = take.order()
with answer:
    show(headline(sentence(figures), say("letter-sub")))
draft = draft_letter(figures, day=letter_day(figures), order=order)
letter, problems = letter_form(draft, figures)
for problem in problems:
    st.error(literal(problem))
if problems:
    st.stop()
show(heading(say("letter-download"), say("letter-download-note")))
downloads(letter_takes(letter, figures), key="letter-downloads")
if not unit:
    dated = replace(looked_at.details, number=letter.number, day=letter.day)
    show(tag("p", say("letter-each-note", count=len(figures.units))))
    downloads(takes(figures, dated, ("each",)), key="letter-each")
show(heading(say("letter-preview"), say("letter-preview-note")))
preview(letter)
