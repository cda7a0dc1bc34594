"""Units as bullet bars: rank, name, bar with the pace tick, counts beside the rate, state in words, movement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from types import MappingProxyType

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor, table, tag
from pages.parts.shared.view import Group, View
from pages.parts.shared.words import brief, change, ratio
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


def bars(view: View, units: Sequence[Standing], own: str | None = None, middle: Fraction | None = None) -> Markup:
    """The units in their order, each leading to its page.

    A full bar is 100 % of the quota. Where somebody is above it, bars are drawn to the best and 100 % becomes a line.
    `own` is marked; `middle`, a median, is drawn as a dotted tick.
    """
    full = max((Fraction(1), *(unit.completion or Fraction(0) for unit in owing(units))))
    rows = [
        _row(view, unit.rank, unit.name, unit, full, middle, own=own == unit.unit, to=link("unit", unit=unit.unit))
        for unit in units
    ]
    return _list(rows, view, full)


def cluster_rows(view: View, groups: Sequence[Group], own: str) -> Markup:
    """Clusters as bars, each leading to its page, in order."""
    full = max([Fraction(1), *(group.whole.completion for group in groups if group.whole.completion is not None)])
    rows = [
        _row(view, g.rank, g.name, g.whole, full, None, own=own == g.code, to=link("clusters", cluster=g.code))
        for g in groups
    ]
    return _list(rows, view, full)


def _list(rows: Sequence[Markup], view: View, full: Fraction) -> Markup:
    """The rows; where the tick of the pace stands and what their figures are is the same in each and said once."""
    heads = {"r": "", "n": "", "b": "", "f": say("figures-bars-done"), "s": say("column-state")}
    heads["m"] = say("figures-bars-moved", day=brief(view.previous) or "none")
    cells = (tag("span", text, class_=f"t-{name}") for name, text in heads.items())
    head = tag("li", *cells, class_="t-row t-head", aria_hidden="true")
    pace = f"--pace:{_width(view.span.share, full)}"
    return tag("ol", head, *rows, class_="t-bars", aria_label=say("figures-bars-said"), style=pace)


def state(code: str) -> Markup:
    """A state as sign, word and colour: never a colour alone."""
    return tag("span", f"{SIGNS[code]} {say(f'state-{code}')}", class_=f"t-st {code}")


def done(what: Standing | Totals) -> Markup:
    """244/450 · **54,2%**: the rate beside its counts."""
    return Markup("{} · <b>{}</b>").format(ratio(what.valid, what.quota), percent(what.completion))


def _row(
    view: View,
    rank: int | None,
    name: str,
    what: Standing | Totals,
    full: Fraction,
    middle: Fraction | None,
    *,
    own: bool,
    to: str,
) -> Markup:
    """One line of a unit or a whole cluster, leading to an address; the tick of older figures stands at their date."""
    older = what.as_of if isinstance(what, Standing) and not what.fresh else None
    tick = f"--pace:{_width(Span(view.period.start, view.deadline, older).share, full)}" if older else ""
    moved = say("figures-own-date", day=brief(older)) if older else change(view, what)
    owes = what.completion is not None
    mark = "t-row" + " t-own" * own + " t-none" * (not owes)
    cells = (
        tag("span", str(rank) if owes else DASH, class_="t-r"),
        tag("span", name, _sent(what), class_="t-n"),
        *(_measured(what, full, middle) if owes else _nothing_owed(what)),
        tag("span", moved, class_="t-m"),
    )
    return tag("li", tag("a", *cells, class_=mark, style=tick, href=to))


def _measured(what: Standing | Totals, full: Fraction, middle: Fraction | None) -> Sequence[Markup]:
    return (
        _bar(what.completion or Fraction(0), full, middle),
        tag("span", done(what), class_="t-f"),
        state(what.state),
    )


def _sent(what: Standing | Totals) -> Markup:
    """How many units of a group have sent, where not all of them have."""
    if isinstance(what, Standing) or what.sent == what.units:
        return Markup()
    return Markup(" ") + tag("small", say("figures-sent", sent=what.sent, units=what.units), class_="t-mut")


def _nothing_owed(what: Standing | Totals) -> Sequence[Markup]:
    waiting = what.state == "not-sent"
    figure = ratio(None, what.quota) if waiting else say("figures-valid-count", count=what.valid)
    return (
        tag("span", why_unranked(what), class_="t-why"),
        tag("span", figure, class_="t-f"),
        state("not-sent") if waiting else tag("span", class_="t-st"),
    )


def why_unranked(what: Standing | Totals) -> str:
    """Why a unit stands below the ranking."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    return say("figures-unranked") if what.quota is None else say("figures-unranked-zero")


def _bar(rate: Fraction, full: Fraction, middle: Fraction | None) -> Markup:
    """One element: its length and the tick of the pace are drawn by the style sheet, which 200 rows feel."""
    at = [Fraction(1)] * (full > 1) + ([] if middle is None else [middle])
    ticks = (tag("s", style=f"left:{_width(value, full)}") for value in at)
    return tag("span", *ticks, class_="t-bar", aria_hidden="true", style=f"--done:{_width(rate, full)}")


def _width(value: Fraction, full: Fraction) -> str:
    return f"{float(min(value / full, Fraction(1))) * 100:.2f}%"


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
