"""Ranking: everybody by completion or by count, with movement, ties, and the unranked below with the reason."""

from __future__ import annotations

from operator import attrgetter

import streamlit as st

from pages.parts.shared.frame import pick, search
from pages.parts.shared.html import Markup, drawn, headline, note, show, sub
from pages.parts.shared.plots import wordings
from pages.parts.shared.view import View, chosen, link, view
from pages.parts.shared.words import gone
from tally.papers.figures import ratio, some_of
from tally.progress import Standings
from tally.standings import silent
from tally.text import bare, collated
from tally.wording import number, percent, say

ORDERS = ("completion", "valid", "movement", "shortfall", "needed", "validity", "points", "unit")
_HEADINGS = ("rank", "unit", "completion", "valid", "movement", "shortfall", "needed", "validity", "points", "state")
_COLUMN = {"needed": "needed_per_day", "movement": "moved"}


def sentence(units: Standings) -> str:
    """Who is first by completion, who by count, and who is last."""
    ranked = [row for row in units if row.rank is not None]
    if not ranked:
        return say("ranking-sentence-none", count=len(units), sent=len(units) - len(silent(units)))
    first, last = ranked[0], ranked[-1]
    most = next(row for row in units if row.rank_valid == 1)
    figures = {"first": first.name, "rate": percent(first.completion), "ratio": ratio(first)}
    if len(ranked) == 1:
        return say("ranking-sentence-one", **figures)
    if most.unit == first.unit:
        lowest = {"last": last.name, "last_ratio": ratio(last), "last_rate": percent(last.completion)}
        return say("ranking-sentence-both", **figures, **lowest)
    return say("ranking-sentence", **figures, most=most.name, valid=number(most.valid), last=last.name)


def ties(units: Standings) -> str:
    """Who shares a rank, who is not ranked and why."""
    ranks = [row.rank for row in units if row.rank is not None]
    shared = [row.short for row in units if row.rank is not None and ranks.count(row.rank) > 1]
    unranked = [row.name for row in units if row.sent and row.quota is None]
    nought = [row.name for row in units if row.sent and row.quota == 0]
    waiting = [row.name for row in silent(units)]
    groups = {"ranking-ties": shared, "ranking-unranked": unranked, "ranking-nought": nought, "figures-silent": waiting}
    named = [say(key, names=some_of(names)) for key, names in groups.items() if names]
    count = [say("ranking-count", ranked=len(ranks))] if len(ranks) != 1 else []  # of one the sentence above says so
    return " ".join([*count, *named])


def ordered(units: Standings, by: str) -> Standings:
    """The units by one column, best or most first (names from A); those without a figure or rank stay below."""
    if by == "unit":
        return tuple(sorted(units, key=lambda row: collated(row.name)))
    value = attrgetter(_COLUMN.get(by, by))
    known = [row for row in units if value(row) is not None and (by != "valid" or row.rank_valid is not None)]
    return (*sorted(known, key=lambda row: -value(row)), *(row for row in units if row not in known))


def searched(units: Standings, wanted: str) -> Standings:
    """The units whose name or cluster contains what is looked for, marks and case aside."""
    needle = bare(wanted)
    return tuple(row for row in units if needle in bare(f"{row.name} {row.short} {row.unit}"))


def ranking(view: View, units: Standings, by: str) -> Markup:
    """The ranking: headings sort by a click; on a phone each unit is a card."""
    labels = {name: say(f"column-{name}") for name in _HEADINGS}
    sorting = {name: link("ranking", by=None if name == ORDERS[0] else name, q=chosen("q")) for name in ORDERS}
    return drawn("ranking", view=view, units=units, by=by, labels=labels, sorting=sorting, **wordings())


looked_at = view()

units = looked_at.units
show(headline(sentence(units), ties(units)))

with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    by = pick("by", {name: say(f"ranking-by-{name}") for name in ORDERS}, say("ranking-by"))
    wanted = search("q", say("ranking-search"))

shown = searched(ordered(units, by), wanted)
show(
    ranking(looked_at, shown, by) if shown else sub(say("ranking-none", wanted=wanted)),
    note(say("ranking-note")),
    note(apart) if (apart := gone(looked_at)) else "",
)
