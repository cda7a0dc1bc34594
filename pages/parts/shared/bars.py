"""Units as bullet bars: rank, name, bar with the pace tick, counts beside the rate, state in words, movement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from pages.parts.shared.address import link
from pages.parts.shared.html import anchor, escape, table
from pages.parts.shared.view import View
from pages.parts.shared.words import brief, change
from tally.pace import Span
from tally.progress import Standing, Totals
from tally.standings import owing
from tally.wording import DASH, number, percent, say

SIGNS = MappingProxyType(
    {
        "achieved": "✓",
        "on-pace": "●",
        "behind": "▲",
        "far-behind": "▼",
        "too-early": "○",
        "no-quota": "",
        "not-sent": "–",
    }
)


def bars(view: View, units: Sequence[Standing], own: str | None = None, middle: Fraction | None = None) -> str:
    """The units in their order, each leading to its page.

    A full bar is 100 % of the quota. Where somebody is above it, bars are drawn to the best and 100 % becomes a line.
    `own` is marked; `middle`, a median, is drawn as a dotted tick.
    """
    full = max((Fraction(1), *(unit.completion or Fraction(0) for unit in owing(units))))
    rows = []
    for unit in units:
        mark = " t-none" if unit.completion is None else " t-own" if unit.unit == own else ""
        rows.append(_row(view, unit.rank, unit.name, unit, full, middle, mark, link("unit", unit=unit.unit)))
    return _list("".join(rows), view, full)


def cluster_rows(view: View, groups: Iterable[Any], own: str) -> str:
    """Clusters as bars, each leading to its page; `groups` are `clustering.Group`, in order."""
    groups = list(groups)
    full = max([Fraction(1), *(group.whole.completion for group in groups if group.whole.completion is not None)])
    rows = []
    for group in groups:
        mark = " t-own" if group.code == own else ""
        to = link("clusters", cluster=group.code)
        rows.append(_row(view, group.place, group.name, group.whole, full, None, mark, to))
    return _list("".join(rows), view, full)


def _list(rows: str, view: View, full: Fraction) -> str:
    """The rows; where the tick of the pace stands and what their figures are is the same in each and said once."""
    said = escape(say("figures-bars-said"))
    heads = {"r": "", "n": "", "b": "", "f": say("figures-bars-done"), "s": say("column-state")}
    heads["m"] = say("figures-bars-moved", day=brief(view.previous) or "none")
    cells = "".join(f'<span class="t-{name}">{escape(text)}</span>' for name, text in heads.items())
    head = f'<li class="t-row t-head" aria-hidden="true">{cells}</li>'
    return f'<ol class="t-bars" aria-label="{said}" style="--pace:{_width(view.span.share, full)}">{head}{rows}</ol>'


def state(code: str) -> str:
    """A state as sign, word and colour: never a colour alone."""
    return f'<span class="t-st {code}">{SIGNS[code]} {escape(say(f"state-{code}"))}</span>'


def ratio(valid: int | None, quota: int | None) -> str:
    """244/450: no rate without its numerator and denominator; —/450 where nothing was sent."""
    return f"{number(valid)}/{number(quota)}"


def _row(
    view: View,
    place: int | None,
    name: str,
    what: Standing | Totals,
    full: Fraction,
    middle: Fraction | None,
    mark: str,
    to: str,
) -> str:
    """One line of a unit or a whole cluster, leading to an address; the tick of older figures stands at their date."""
    cells = _nothing_owed(name, what) if what.completion is None else _measured(str(place), name, what, full, middle)
    older = what.as_of if isinstance(what, Standing) and not what.fresh else None
    tick = f' style="--pace:{_width(Span(view.period.start, view.deadline, older).share, full)}"' if older else ""
    moved = say("figures-own-date", day=brief(older)) if older else change(view, what)
    return (
        f'<li><a class="t-row{mark}"{tick} href="{escape(to)}">{cells}<span class="t-m">{escape(moved)}</span></a></li>'
    )


def _measured(place: str, name: str, what: Standing | Totals, full: Fraction, middle: Fraction | None) -> str:
    figure = f"{ratio(what.valid, what.quota)} · <b>{percent(what.completion)}</b>"
    return (
        f'<span class="t-r">{place}</span><span class="t-n">{escape(name)}{_sent(what)}</span>'
        f"{_bar(what.completion or Fraction(0), full, middle)}"
        f'<span class="t-f">{figure}</span>{state(what.state)}'
    )


def _sent(what: Standing | Totals) -> str:
    """How many units of a group have sent, where not all of them have."""
    if isinstance(what, Standing) or what.sent == what.units:
        return ""
    return f' <small class="t-mut">{escape(say("figures-sent", sent=what.sent, units=what.units))}</small>'


def _nothing_owed(name: str, what: Standing | Totals) -> str:
    waiting = what.state == "not-sent"
    figure = ratio(None, what.quota) if waiting else say("figures-valid-count", count=what.valid)
    return (
        f'<span class="t-r">{DASH}</span><span class="t-n">{escape(name)}{_sent(what)}</span>'
        f'<span class="t-why">{escape(why_unranked(what))}</span>'
        f'<span class="t-f">{escape(figure)}</span>{state("not-sent") if waiting else "<span class=t-st></span>"}'
    )


def why_unranked(what: Standing | Totals) -> str:
    """Why a unit stands below the ranking."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    return say("figures-unranked") if what.quota is None else say("figures-unranked-zero")


def _bar(rate: Fraction, full: Fraction, middle: Fraction | None) -> str:
    """One element: its length and the tick of the pace are drawn by the style sheet, which 200 rows feel."""
    ticks = []
    if full > 1:
        ticks.append(f'<s style="left:{_width(Fraction(1), full)}"></s>')
    if middle is not None:
        ticks.append(f'<s style="left:{_width(middle, full)}"></s>')
    return f'<span class="t-bar" aria-hidden="true" style="--done:{_width(rate, full)}">{"".join(ticks)}</span>'


def _width(value: Fraction, full: Fraction) -> str:
    return f"{float(min(value / full, Fraction(1))) * 100:.2f}%"


def pace_note(view: View, units: Iterable[Standing]) -> str:
    """How to read the bars: what a full bar is, where the tick stands."""
    over = any((unit.completion or 0) > 1 for unit in owing(units))
    key = "overview-bars-note-over" if over else "overview-bars-note"
    return say(key, day=brief(view.as_of), share=percent(view.span.share))


def members(units: Iterable[Standing]) -> str:
    """Valid initiatives per 1,000 members as a table, most first; units without a number of members left out."""
    known = sorted((unit for unit in units if unit.per_1000 is not None), key=lambda unit: -(unit.per_1000 or 0))
    headings = [say(f"column-{name}") for name in ("unit", "members", "valid", "per-1000")]
    rows = [
        [anchor(row.name, link("unit", unit=row.unit)), number(row.members), number(row.valid), number(row.per_1000, 1)]
        for row in known
    ]
    return table(headings, rows, caption=say("overview-members"))
