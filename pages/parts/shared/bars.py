"""Units as bullet bars: rank, name, bar with the pace tick, counts beside the rate, state in words, movement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from pages.parts.shared.html import Markup, anchor, drawn, figures_table, note, table, tag
from pages.parts.shared.view import Group, View, link
from pages.parts.shared.words import change, ratio
from tally.progress import Standing, Standings, Totals
from tally.standings import owing
from tally.wording import brief, number, percent, say

Row = tuple[int | None, str, Standing | Totals, str, bool]
"""Rank, name, the unit or cluster itself, the address it leads to, whether it is one's own."""
SIGNS: Mapping[str, str] = {
    "achieved": "✓",
    "on-pace": "●",
    "behind": "▲",
    "far-behind": "▼",
    "too-early": "○",
    "no-quota": "",
    "not-sent": "–",
}

PARTED = 40  # bars; a list longer than two screens is a table, which follows with every unit
PARTS = ("unit", "valid", "pending", "invalid", "validity")


def bars(view: View, units: Sequence[Standing], own: str | None = None, middle: Fraction | None = None) -> Markup:
    """The units in their order, each leading to its page.

    A full bar is 100 % of the quota. Where somebody is above it, bars are drawn to the best and 100 % becomes a line.
    `own` is marked; `middle`, a median, is drawn as a dotted tick.
    """
    rows = [(it.rank, it.name, it, link("unit", unit=it.unit), it.unit == own) for it in units]
    return _list(view, rows, middle)


def cluster_rows(view: View, groups: Sequence[Group], own: Group) -> Markup:
    """Clusters as bars, each leading to its page, in order."""
    rows = [(it.rank, it.cluster.name, it.whole, link("clusters", cluster=it.cluster.code), it is own) for it in groups]
    return _list(view, rows)


def _list(view: View, rows: Sequence[Row], middle: Fraction | None = None) -> Markup:
    full = max([Fraction(1), *(what.completion or Fraction(0) for _, _, what, _, _ in rows)])
    return drawn("bars", view=view, rows=rows, full=full, middle=middle, **wordings())


def wordings() -> dict[str, Callable[..., str]]:
    """How the pieces say what they show, by name."""
    return {teller.__name__: teller for teller in (brief, change, done, ratio, state, why_unranked)}


def state(code: str) -> Markup:
    """A state as sign, word and colour: never a colour alone."""
    return tag("span", f"{SIGNS[code]} {say(f'state-{code}')}", class_=f"t-st {code}")


def done(what: Standing | Totals) -> Markup:
    """244/450 · **54,2%**: the rate beside its counts."""
    return Markup("{} · <b>{}</b>").format(ratio(what.valid, what.quota), percent(what.completion))


def why_unranked(what: Standing | Totals) -> str:
    """Why a unit stands below the ranking."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    return say("figures-unranked") if what.quota is None else say("figures-unranked-zero")


def pace_note(view: View, units: Sequence[Standing]) -> str:
    """How to read the bars: what a full bar is, where the tick stands; "" where none is drawn."""
    if not owing(units):
        return ""
    over = any((unit.completion or 0) > 1 for unit in owing(units))
    key = "overview-bars-note-over" if over else "overview-bars-note"
    return say(key, day=brief(view.as_of), share=percent(view.span.share))


def members(units: Iterable[Standing]) -> Markup:
    """Valid initiatives per 1,000 members as a table, most first; units without a number of members left out."""
    known = sorted((unit for unit in units if unit.per_1000 is not None), key=lambda unit: -(unit.per_1000 or 0))
    headings = [say(f"column-{name}") for name in ("unit", "members", "valid", "per-1000")]
    rows = [
        [anchor(row.name, link("unit", unit=row.unit)), number(row.members), number(row.valid), number(row.per_1000, 1)]
        for row in known
    ]
    return table(headings, rows, caption=say("overview-members"))


def quality(standings: Standings) -> Markup:
    """Valid, pending and invalid initiatives of each unit as one bar, the two counts beside it; then all as a table.

    The units that sent, be it nought, most first, each leading to its initiatives.
    """
    units = sorted((unit for unit in standings if unit.sent), key=lambda unit: -(unit.total or 0))
    rest = note(say("overview-quality-rest", shown=PARTED)) if len(units) > PARTED else ""
    figures = [
        [row.name, number(row.valid), number(row.pending), number(row.invalid), percent(row.validity)] for row in units
    ]
    headings, caption = [say(f"column-{name}") for name in PARTS], say("chart-valid-invalid-alt")
    table = figures_table(say("figures-as-table"), headings, figures, caption=caption)
    return drawn("quality", units=units[:PARTED], most=(units[0].total or 1) if units else 1) + rest + table
