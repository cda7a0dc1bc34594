"""Ranking: everybody by completion or by count, with movement, ties, and the unranked below with the reason."""

from __future__ import annotations

import streamlit as st

from pages.parts import ranking as ranks
from pages.parts.shared import frame, notes
from pages.parts.shared.html import headline, note, show, sub
from pages.parts.shared.view import view
from tally.wording import say

looked_at = view()
frame.needs_figures(looked_at)

units = looked_at.progress
show(headline(ranks.sentence(units), ranks.ties(units)))

with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    by = frame.pick("by", ranks.ORDERS, lambda each: say(f"ranking-by-{each}"), label=say("ranking-by"))
    wanted = frame.search("q", say("ranking-search"), placeholder=say("ranking-search"))

shown = ranks.searched(ranks.ordered(units, by), wanted)
show(
    ranks.ranking(looked_at, shown, by) if shown else sub(say("ranking-none", wanted=wanted)),
    note(say("ranking-note")),
    note(apart) if (apart := notes.gone(looked_at)) else "",
)
