"""Days and a quota -> where a count should stand: the span, what is needed a day, the projection, the state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from tally.directory import Period, Phase

STATES = ("achieved", "on-pace", "behind", "far-behind", "too-early", "no-quota", "not-sent")


@dataclass(frozen=True)
class Span:
    """The days over which a quota is owed, from the period's start to the deadline, seen at an as-of date."""

    start: date
    deadline: date
    as_of: date

    def on(self, day: date | None) -> Span:
        """The same, seen at another date; None is this one."""
        return replace(self, as_of=day or self.as_of)

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


@dataclass(frozen=True, kw_only=True)
class Pace:
    """A count beside its quota: exact rates, and a state of `STATES`; None where there is nothing to say.

    `expected`, `projected` and `state` are judged at the count's own date, `needed_per_day` at the date looked at. What
    is needed is rounded up, to a whole one and to a tenth a day, for every page and paper says it so.
    """

    quota: int | None
    completion: Fraction | None = None
    shortfall: int | None = None
    expected: int | None = None
    needed_per_day: Fraction | None = None
    projected: Fraction | None = None
    state: str


def measured(valid: int | None, quota: int | None, span: Span, own: Span | None = None) -> Pace:
    """A count against a quota; `own` is the span seen at the count's own date, where that is older than `span`'s.

    A count of None was never sent: nothing but its quota is known.
    """
    own = own or span
    if valid is None:
        return Pace(quota=quota, state="not-sent")
    shortfall = None if quota is None else max(quota - valid, 0)
    return Pace(
        quota=quota,
        completion=Fraction(valid, quota) if quota else None,
        shortfall=shortfall,
        expected=None if quota is None else _expected(quota, own),
        needed_per_day=None
        if shortfall is None or (shortfall and not span.left)
        else Fraction(ceil(Fraction(shortfall * 10, span.left or 1)), 10),
        projected=Fraction(valid * own.days, own.elapsed) if own.elapsed else None,
        state=_state(valid, quota, own),
    )


def _expected(quota: int, span: Span) -> int:
    return ceil(quota * span.share)


def _state(valid: int, quota: int | None, span: Span) -> str:
    if not quota:
        return "no-quota"
    if valid >= quota:
        return "achieved"
    if span.early:
        return "too-early"
    expected = _expected(quota, span)
    if valid >= expected:
        return "on-pace"
    return "behind" if valid * 2 >= expected else "far-behind"
