"""Sentences that several pages say: numbers in words, short dates, who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pages.parts.shared.view import View
from tally.progress import Standing, Totals
from tally.standings import unmoved
from tally.wording import listing, number, say, signed

ORDER = ("achieved", "on-pace", "behind", "far-behind", "too-early", "not-sent")


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


def standing(view: View, units: Sequence[Standing]) -> str:
    """How many units are on pace, behind and far behind, how many have not sent, and how many did not move."""
    groups = {code: [unit for unit in units if unit.state == code] for code in ORDER}
    parts = [_state(code, there) for code, there in groups.items() if there]
    still = len(unmoved(units))
    if view.previous and still:
        parts.append(say("figures-still", count=count(still), day=brief(view.previous)))
    return capital("; ".join(parts)) + "." if parts else ""


def change(view: View, what: Standing | Totals) -> str:
    """+31, 0, "no newer figures", "first sent"; nothing where nobody can tell."""
    if what.moved is not None:
        return signed(what.moved)
    if isinstance(what, Totals) or not what.sent or not view.previous:
        return ""
    return say("figures-first" if what.fresh else "figures-stale")


def since(view: View, what: Standing | Totals) -> str:
    """+81 từ 20/4, or why there is nothing to compare with."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    if isinstance(what, Standing):
        if not what.fresh:
            return say("figures-stale-since", day=brief(what.as_of))
        return _moved(what.moved, what.since) or change(view, what) or say("figures-no-earlier")
    news = say("figures-first-count", count=what.first) if what.first and view.previous else ""
    return "; ".join(filter(None, (_moved(what.moved, view.previous), news))) or say("figures-no-earlier")


def _moved(moved: int | None, since: date | None) -> str:
    if moved is None or since is None:
        return ""
    return say("figures-since" if moved else "figures-still-since", change=signed(moved), day=brief(since))


def lately(view: View, what: Standing | Totals) -> str:
    """What was reached per day since the earlier date, rounded down."""
    days = view.days_between
    if days is None:
        return say("figures-no-earlier")
    if what.recent_per_day is None:
        return say("figures-not-sent" if what.state == "not-sent" else "figures-stale")
    if isinstance(what, Standing) and what.as_of and what.since:
        days = (what.as_of - what.since).days
    return say("figures-lately", days=days, rate=number(what.recent_per_day, 1))


def _state(code: str, units: Sequence[Standing]) -> str:
    if len(units) == 1:
        return say(f"figures-one-{code}", name=units[0].name)
    return say(f"figures-some-{code}", count=count(len(units)))
