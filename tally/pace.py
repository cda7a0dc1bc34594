"""Days and a quota -> where a count should stand: the span, what is needed a day, the projection, the state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tally.directory import Period, Phase


@dataclass(frozen=True)
class Span:
    """The days over which a quota is owed, from the period's start to the deadline, seen at an as-of date."""

    start: date
    deadline: date
    as_of: date

    @property
    def days(self) -> int:
        """How many days the span has, both ends included."""
        return max((self.deadline - self.start).days + 1, 1)

    @property
    def elapsed(self) -> int:
        """Days gone at the end of the as-of day, never below 0 or above `days`."""
        return min(max((self.as_of - self.start).days + 1, 0), self.days)

    @property
    def left(self) -> int:
        """Days that remain after the as-of day."""
        return self.days - self.elapsed

    @property
    def share(self) -> Fraction:
        """The part of the span that is over: where the pace tick stands."""
        return Fraction(self.elapsed, self.days)

    @property
    def early(self) -> bool:
        """Whether the as-of day lies in the first tenth, where a pace says nothing yet."""
        return self.elapsed * 10 <= self.days


def deadlines(period: Period, phases: Iterable[Phase]) -> list[tuple[date, Phase | None]]:
    """The ends a pace may be measured to: the period's own, and those of phases that end inside the period."""
    inside = {phase.end: phase for phase in phases if period.start <= phase.end < period.end}
    return [*sorted(inside.items()), (period.end, None)]


def measured(valid: int, quota: int | None, span: Span) -> dict[str, object]:
    """Completion, shortfall, expected, needed per day (all exact), projection and state of a count against a quota."""
    shortfall = None if quota is None else max(quota - valid, 0)
    return {
        "quota": quota,
        "completion": Fraction(valid, quota) if quota else None,
        "shortfall": shortfall,
        "expected": None if quota is None else quota * span.share,
        "needed_per_day": None if shortfall is None or (shortfall and not span.left) else _rate(shortfall, span.left),
        "projected": Fraction(valid * span.days, span.elapsed) if span.elapsed else None,
        "state": _state(valid, quota, span),
    }


def _state(valid: int, quota: int | None, span: Span) -> str:
    if not quota:
        return "no-quota"
    if valid >= quota:
        return "achieved"
    if span.early:
        return "too-early"
    expected = quota * span.share
    if valid >= expected:
        return "on-pace"
    return "behind" if valid * 2 >= expected else "far-behind"


def change(movement: int | None, days: int | None) -> dict[str, object]:
    """The movement since the date before and what it makes a day; None where either is not known."""
    known = movement is not None and bool(days)
    return {"movement": movement, "recent_per_day": Fraction(movement, days) if known else None}


def _rate(count: int, days: int) -> Fraction:
    return Fraction(count, days) if days else Fraction(0)
