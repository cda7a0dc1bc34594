"""Ranking: everybody by completion or by count, with movement, ties, and the unranked below with the reason."""

from __future__ import annotations

import streamlit as st

from pages.parts import ranking as ranks
from pages.parts.shared.frame import pick, search
from pages.parts.shared.html import headline, note, show, sub
from pages.parts.shared.view import view
from pages.parts.shared.words import gone
from tally.wording import say

looked_at = view()

units = looked_at.units
show(headline(ranks.sentence(units), ranks.ties(units)))

with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    by = pick("by", {name: say(f"ranking-by-{name}") for name in ranks.ORDERS}, say("ranking-by"))
    wanted = search("q", say("ranking-search"))

shown = ranks.searched(ranks.ordered(units, by), wanted)
show(
    ranks.ranking(looked_at, shown, by) if shown else sub(say("ranking-none", wanted=wanted)),
    note(say("ranking-note")),
    note(apart) if (apart := gone(looked_at)) else "",
)
