"""Units as bullet bars: rank, name, bar with the pace tick, counts beside the rate, state in words, movement."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

import pandas as pd

from pages.parts.shared.address import link
from pages.parts.shared.html import anchor, escape, table
from pages.parts.shared.view import View
from pages.parts.shared.words import brief
from tally.progress import entries
from tally.wording import DASH, number, percent, say, signed

SIGNS = MappingProxyType(
    {"achieved": "✓", "on-pace": "●", "behind": "▲", "far-behind": "▼", "too-early": "○", "no-quota": ""}
)


def bars(view: View, frame: pd.DataFrame, own: str | None = None, middle: Fraction | None = None) -> str:
    """The units of `frame` in its order, each leading to its page.

    A full bar is 100 % of the quota. Where somebody is above it, bars are drawn to the best and 100 % becomes a line.
    `own` is marked; `middle`, a median, is drawn as a dotted tick.
    """
    best = max((rate for rate in frame["completion"] if rate is not None), default=Fraction(1))
    full = max(best, Fraction(1))
    rows = []
    for unit in entries(frame):
        mark = " t-none" if unit.completion is None else " t-own" if unit.unit == own else ""
        rows.append(_row(unit.rank, unit.name, unit, full, middle, mark, link("unit", unit=unit.unit)))
    return _list("".join(rows), view, full)


def cluster_rows(view: View, groups: Iterable, own: str) -> str:
    """Clusters as bars, each leading to its page; `groups` are `clustering.Group`, in order."""
    groups = list(groups)
    full = max([Fraction(1), *(group.whole.completion for group in groups if group.whole.completion is not None)])
    rows = []
    for group in groups:
        mark = " t-own" if group.code == own else ""
        rows.append(_row(group.place, group.name, group.whole, full, None, mark, link("clusters", cluster=group.code)))
    return _list("".join(rows), view, full)


def _list(rows: str, view: View, full: Fraction) -> str:
    """The rows; where the tick of the pace stands and what their figures are is the same in each and said once."""
    said = escape(say("figures-bars-said"))
    return f'<ol class="t-bars" aria-label="{said}" style="--pace:{_width(view.span.share, full)}">{rows}</ol>'


def state(code: str) -> str:
    """A state as sign, word and colour: never a colour alone."""
    return f'<span class="t-st {code}">{SIGNS[code]} {escape(say(f"state-{code}"))}</span>'


def ratio(valid: int, quota: int | None) -> str:
    """244/450: no rate without its numerator and denominator."""
    return f"{number(valid)}/{number(quota)}"


def _row(place: int | None, name: str, what, full: Fraction, middle: Fraction | None, mark: str, to: str) -> str:
    """One line of `what` (a unit or a whole cluster), leading to an address."""
    if what.completion is None:
        cells = _nothing_owed(name, what.quota, what.valid)
    else:
        cells = _measured(str(place), name, what, full, middle)
    moved = "" if what.movement is None else signed(what.movement)
    return f'<li><a class="t-row{mark}" href="{escape(to)}">{cells}<span class="t-m">{moved}</span></a></li>'


def _measured(place: str, name: str, what, full: Fraction, middle: Fraction | None) -> str:
    figure = f"{ratio(what.valid, what.quota)} · <b>{percent(what.completion)}</b>"
    return (
        f'<span class="t-r">{place}</span><span class="t-n">{escape(name)}</span>'
        f"{_bar(what.completion, full, middle)}"
        f'<span class="t-f">{figure}</span>{state(what.state)}'
    )


def _nothing_owed(name: str, quota: int | None, valid: int) -> str:
    return (
        f'<span class="t-r">{DASH}</span><span class="t-n">{escape(name)}</span>'
        f'<span class="t-why">{escape(why_unranked(quota))}</span>'
        f'<span class="t-f">{escape(say("figures-valid-count", count=valid))}</span><span class="t-st"></span>'
    )


def why_unranked(quota: int | None) -> str:
    """Why a unit stands below the ranking."""
    return say("figures-unranked") if quota is None else say("figures-unranked-zero")


def _bar(rate: Fraction, full: Fraction, middle: Fraction | None) -> str:
    """One element: its length and the tick of the pace are drawn by the style sheet, which 200 rows feel."""
    ticks = []
    if full > 1:
        ticks.append(f'<s style="left:{_width(Fraction(1), full)}"></s>')
    if middle is not None:
        ticks.append(f'<s style="left:{_width(middle, full)}"></s>')
    return f'<span class="t-bar" aria-hidden="true" style="--done:{_width(rate, full)}">{"".join(ticks)}</span>'


def _width(value: Fraction, full: Fraction) -> str:
    return f"{float(min(value / full, 1)) * 100:.2f}%"


def pace_note(view: View, frame: pd.DataFrame) -> str:
    """How to read the bars: what a full bar is, where the tick stands."""
    over = any(rate is not None and rate > 1 for rate in frame["completion"])
    key = "overview-bars-note-over" if over else "overview-bars-note"
    return say(key, day=brief(view.as_of), share=percent(view.span.share))


def members(frame: pd.DataFrame) -> str:
    """Valid initiatives per 1,000 members as a table, most first; units without a number of members left out."""
    known = [row for row in entries(frame) if row.per_1000 is not None]
    known.sort(key=lambda row: -row.per_1000)
    headings = [say(f"column-{name}") for name in ("unit", "members", "valid", "per-1000")]
    rows = [
        [anchor(row.name, link("unit", unit=row.unit)), number(row.members), number(row.valid), number(row.per_1000, 1)]
        for row in known
    ]
    return table(headings, rows, caption=say("overview-members"))
