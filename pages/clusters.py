"""Clusters, for their heads: how the units of one cluster compare, and what to tell them."""

from __future__ import annotations

import streamlit as st

from pages.parts import clusters as clustering
from pages.parts.shared import frame
from pages.parts.shared.html import heading, headline, show
from pages.parts.shared.plots import bars, cluster_rows, pace_note
from pages.parts.shared.view import view
from tally.rights import may
from tally.standings import median
from tally.wording import say

looked_at = view()
clusters = clustering.clusters(looked_at)
if not clusters:
    frame.empty(say("clusters-none"), say("clusters-none-do"), "directory")
    st.stop()

with frame.beside():
    chosen, own = clustering.choose(looked_at, clusters)
units = chosen.units

show(headline(clustering.sentence(chosen, clusters), clustering.others(chosen, clusters)))
show(
    clustering.own_line(chosen, own) if own else "",
    heading(say("clusters-inside"), (note := pace_note(looked_at, units)) and f"{note} {say('clusters-inside-note')}"),
    bars(looked_at, units, own=own, middle=median(unit.completion for unit in units)),
)

left, right = st.columns([1.35, 1], gap="large")
with left:
    show(clustering.gaps(chosen, own), clustering.leading(chosen))
with right:
    if may("reminders", [chosen.cluster]):
        clustering.take_away(chosen)
    else:
        show(heading(say("reminder-title"), say("reminder-not-own")))

against = cluster_rows(looked_at, clusters, chosen)
show(heading(say("clusters-against"), say("clusters-against-note")), against)
