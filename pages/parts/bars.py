"""Units as bullet bars: rank, name, bar with the pace tick, counts beside the rate, state in words, movement."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

import pandas as pd

from pages.parts.address import link
from pages.parts.html import escape
from pages.parts.view import View
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
    rows = "".join(f"<li>{_row(view, unit, full, own, middle)}</li>" for unit in frame.itertuples())
    return f'<ol class="t-bars">{rows}</ol>'


def state(code: str) -> str:
    """A state as sign, word and colour: never a colour alone."""
    return f'<span class="t-st {code}">{SIGNS[code]} {escape(say(f"state-{code}"))}</span>'


def ratio(valid: int, quota: int | None) -> str:
    """244/450: no rate without its numerator and denominator."""
    return f"{number(valid)}/{number(quota)}"


def _row(view: View, unit, full: Fraction, own: str | None, middle: Fraction | None) -> str:
    marks = " t-none" if unit.completion is None else " t-own" if unit.unit == own else ""
    cells = _unranked(unit) if unit.completion is None else _ranked(view, unit, full, middle)
    moved = f'<span class="t-m">{_moved(unit.movement)}</span>'
    return f'<a class="t-row{marks}" href="{escape(link("unit", unit=unit.unit))}">{cells}{moved}</a>'


def _ranked(view: View, unit, full: Fraction, middle: Fraction | None) -> str:
    figure = f"{ratio(unit.valid, unit.quota)} · <b>{percent(unit.completion)}</b>"
    return (
        f'<span class="t-r">{unit.rank}</span><span class="t-n">{escape(unit.name)}</span>'
        f"{_bar(unit.completion, view.span.share, full, middle)}"
        f'<span class="t-f">{figure}</span>{state(unit.state)}'
    )


def _unranked(unit) -> str:
    return (
        f'<span class="t-r">{DASH}</span><span class="t-n">{escape(unit.name)}</span>'
        f'<span class="t-why">{escape(why_unranked(unit.quota))}</span>'
        f'<span class="t-f">{escape(say("figures-valid-count", count=unit.valid))}</span><span class="t-st"></span>'
    )


def why_unranked(quota: int | None) -> str:
    """Why a unit stands below the ranking."""
    return say("figures-unranked") if quota is None else say("figures-unranked-zero")


def _bar(rate: Fraction, pace: Fraction, full: Fraction, middle: Fraction | None) -> str:
    ticks = [f'<u style="left:{_width(pace, full)}"></u>']
    if full > 1:
        ticks.append(f'<s style="left:{_width(Fraction(1), full)}"></s>')
    if middle is not None:
        ticks.append(f'<s style="left:{_width(middle, full)}"></s>')
    return f'<span class="t-bar" aria-hidden="true"><i style="width:{_width(rate, full)}"></i>{"".join(ticks)}</span>'


def _width(value: Fraction, full: Fraction) -> str:
    return f"{float(min(value / full, 1)) * 100:.2f}%"


def _moved(movement: int | None) -> str:
    return (
        f'{signed(movement)}<span class="t-vh"> {escape(say("figures-moved-since"))}</span>'
        if movement is not None
        else ""
    )


def names(units: Iterable[str]) -> str:
    """Short names for a sentence: at most five, then how many more."""
    units = list(units)
    shown = units if len(units) <= 6 else [*units[:5], say("figures-and-more", count=len(units) - 5)]
    return ", ".join(shown)
