"""Units beside each other: who leads, who moved, who did not, whose figures are old, how far the next rank is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tally.progress import Standing
from tally.text import collated


def owing(units: Iterable[Standing]) -> list[Standing]:
    """The units that have a completion: a quota, and figures to set beside it."""
    return [unit for unit in units if unit.completion is not None]


def addressable(units: Iterable[Standing]) -> list[Standing]:
    """The units that are organisations: who can be asked for something, and scored."""
    return [unit for unit in units if not unit.is_rest]


def to_next_rank(units: Sequence[Standing]) -> dict[str, int | None]:
    """Unit -> how many more valid initiatives carry it past the next better completion; None for the first."""
    better: dict[str, int | None] = {}
    for unit in owing(units):
        ahead = [rate for other in owing(units) if (rate := other.completion or 0) > (unit.completion or 0)]
        better[unit.unit] = int(min(ahead) * (unit.quota or 0)) + 1 - (unit.valid or 0) if ahead else None
    return better


def median(values: Iterable[Fraction | None]) -> Fraction | None:
    """The middle of the values there are; between two, their mean."""
    from statistics import median as middle  # one page asks, and every command would load it

    known = [value for value in values if value is not None]
    return middle(known) if known else None


def leader(units: Iterable[Standing]) -> str | None:
    """The unit with the most valid initiatives among those above their quota; None where nobody is above, or a tie.

    The programme's guidance 46/HD-TLĐ rewards the unit that leads its cluster and exceeds its quota.
    """
    above = [unit for unit in owing(units) if (unit.completion or 0) > 1]
    most = max((unit.valid or 0 for unit in above), default=None)
    leaders = [unit.unit for unit in above if unit.valid == most]
    return leaders[0] if len(leaders) == 1 else None


def unmoved(units: Iterable[Standing]) -> list[Standing]:
    """The units still short of their quota whose newer file added nothing; without a newer file nobody knows."""
    return [unit for unit in units if unit.shortfall and unit.moved is not None and unit.moved <= 0]


def moved_most(units: Iterable[Standing], most: int = 3) -> list[Standing]:
    """The units that added most since the previous as-of date, at most `most`."""
    return sorted((unit for unit in units if (unit.moved or 0) > 0), key=lambda unit: -(unit.moved or 0))[:most]


def silent(units: Iterable[Standing]) -> list[Standing]:
    """The units that have not sent anything up to the date looked at."""
    return [unit for unit in units if not unit.sent]


def lagging(units: Iterable[Standing], as_of: date) -> list[tuple[Standing, int]]:
    """(unit, days) for each unit whose own figures are older than the as-of date looked at, oldest first."""
    ages = [(unit, (as_of - unit.as_of).days) for unit in units if unit.as_of is not None]
    return sorted((pair for pair in ages if pair[1] > 0), key=lambda pair: -pair[1])


@dataclass(frozen=True)
class Silence:
    """How many `days` nothing of a unit came; `late` where that is more than the rhythm of the directory allows."""

    standing: Standing
    days: int
    late: bool


def silences(units: Iterable[Standing], start: date, today: date, rhythm: int | None) -> list[Silence]:
    """Every unit with the days since its own figures (since `start`, where it never sent), the longest silent first."""
    days = [(unit, max((today - (unit.as_of or start)).days, 0)) for unit in units]
    every = (Silence(unit, count, rhythm is not None and count > rhythm and not unit.is_rest) for unit, count in days)
    return sorted(every, key=lambda it: (not it.late, it.standing.sent, -it.days, collated(it.standing.name)))
