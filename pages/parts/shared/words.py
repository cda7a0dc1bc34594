"""Sentences that several pages say: numbers in words, short dates, who stands where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from pages.parts.shared.view import View
from tally.progress import entries
from tally.standings import unmoved
from tally.wording import listing, number, say, signed

ORDER = ("achieved", "on-pace", "behind", "far-behind", "too-early")


def capital(text: str) -> str:
    """The same text with a capital first letter; the rest stays."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The same text with a small first letter; the rest stays."""
    return text[:1].lower() + text[1:]


def brief(day: date | None) -> str:
    """20/4: a day whose year is clear from the page."""
    return f"{day.day}/{day.month}" if day else ""


def count(units: int) -> str:
    """A small count in words, a large one in figures."""
    return say("figures-count", count=units)


def some(names: Iterable[str], most: int = 5) -> str:
    """A, B và C; of many, the first few and how many more."""
    names = list(names)
    if len(names) <= most + 1:
        return listing(names)
    return say("figures-and-more", names=", ".join(names[:most]), count=len(names) - most)


def standing(view: View, frame: pd.DataFrame) -> str:
    """How many units are on pace, behind and far behind, and how many of them did not move."""
    units = {code: [unit for unit in entries(frame) if unit.state == code] for code in ORDER}
    parts = [_state(code, there) for code, there in units.items() if there]
    still = len(unmoved(frame))
    if view.previous and still:
        parts.append(say("figures-still", count=count(still), day=brief(view.previous)))
    return capital("; ".join(parts)) + "." if parts else ""


def since(view: View, movement: int | None) -> str:
    """+81 từ 20/4, or that there is no earlier date to compare with."""
    if view.previous is None or movement is None:
        return say("figures-no-earlier")
    key = "figures-since" if movement else "figures-still-since"
    return say(key, change=signed(movement), day=brief(view.previous))


def lately(view: View, per_day) -> str:
    """What was reached per day since the earlier date, rounded down."""
    if view.days_between is None or per_day is None:
        return say("figures-no-earlier")
    return say("figures-lately", days=view.days_between, rate=number(per_day, 1))


def _state(code: str, units: list) -> str:
    if len(units) == 1:
        return say(f"figures-one-{code}", name=units[0].name)
    return say(f"figures-some-{code}", count=count(len(units)))
