"""Units beside each other: who leads, who moved, who did not, whose figures are old, how far the next rank is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pandas as pd

from tally.progress import entries


def to_next_rank(frame: pd.DataFrame) -> dict[str, int | None]:
    """Unit -> how many more valid initiatives carry it past the next better completion; None for the first."""
    rows = [row for row in entries(frame) if row.completion is not None]
    better: dict[str, int | None] = {}
    for row in rows:
        ahead = [other.completion for other in rows if other.completion > row.completion]
        better[row.unit] = int(min(ahead) * row.quota) + 1 - row.valid if ahead else None
    return better


def median(values: Iterable[Fraction | None]) -> Fraction | None:
    """The middle of the values there are; between two, their mean."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2


def leader(frame: pd.DataFrame) -> str | None:
    """The unit with the most valid initiatives among those above their quota; None where nobody is above, or a tie.

    The programme's guidance 46/HD-TLĐ rewards the unit that leads its cluster and exceeds its quota.
    """
    above = [row for row in entries(frame) if row.completion is not None and row.completion > 1]
    most = max((row.valid for row in above), default=None)
    leaders = [row.unit for row in above if row.valid == most]
    return leaders[0] if len(leaders) == 1 else None


def unmoved(frame: pd.DataFrame) -> list:
    """The rows of the units with a quota still short of it that added nothing since the previous as-of date."""
    return [row for row in entries(frame) if row.shortfall and row.movement is not None and row.movement <= 0]


def moved_most(frame: pd.DataFrame, most: int = 3) -> list:
    """The rows of the units that added most since the previous as-of date, at most `most`."""
    gains = [row for row in entries(frame) if row.movement is not None and row.movement > 0]
    return sorted(gains, key=lambda row: -row.movement)[:most]


def lagging(frame: pd.DataFrame, as_of: date) -> list[tuple[str, int]]:
    """(unit, days) for each unit whose own figures are older than the as-of date looked at, oldest first."""
    ages = [(row.unit, (as_of - row.as_of).days) for row in entries(frame) if row.as_of is not None]
    return sorted((pair for pair in ages if pair[1] > 0), key=lambda pair: -pair[1])
