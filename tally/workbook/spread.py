"""Rectangles of a sheet: where its cells crowd, and which merged ranges can all be true.

A cell left behind far away does not make the sheet a thousand times larger. Excel lets no merged range overlap another,
a crafted file says what it likes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

SPARSE_FROM = 10_000
"""Rectangles of up to this many cells are taken whole."""

SPARSE_SHARE = 100
"""A larger rectangle is sparse where fewer than one cell in so many has a value."""

ROW_GAP, COLUMN_GAP = 1_000, 100
"""Blank rows and columns in a row beyond which what follows is far away."""

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 1."""


def crowd(places: Collection[tuple[int, int]]) -> Box | None:
    """The rectangle (first row, first column, last row, last column) to read: around all places, or around the most of
    them where the whole would be nearly empty and wide gaps part it. None without places."""
    if not places:
        return None
    kept, whole = places, None
    while whole != (whole := box(kept)) and area(whole) > max(SPARSE_FROM, len(kept) * SPARSE_SHARE):
        rows = _span(Counter(row for row, _ in kept), ROW_GAP)
        kept = [each for each in kept if rows[0] <= each[0] <= rows[1]]
        columns = _span(Counter(column for _, column in kept), COLUMN_GAP)
        kept = [each for each in kept if columns[0] <= each[1] <= columns[1]]
    return whole


def box(places: Collection[tuple[int, int]]) -> Box:
    """The smallest rectangle around these (row, column) places."""
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return min(rows), min(columns), max(rows), max(columns)


def area(around: Box) -> int:
    """How many cells a rectangle has."""
    return (around[2] - around[0] + 1) * (around[3] - around[1] + 1)


def within(cell: tuple[int, int], around: Box) -> bool:
    """Whether a (row, column) place lies in the rectangle."""
    return around[0] <= cell[0] <= around[2] and around[1] <= cell[1] <= around[3]


def _span(counts: Counter[int], gap: int) -> tuple[int, int]:
    """The first and last number of the fullest stretch that no gap interrupts; the first of equals."""
    numbers = sorted(counts)
    starts = [0, *(i for i in range(1, len(numbers)) if numbers[i] - numbers[i - 1] > gap), len(numbers)]
    stretches = [numbers[start:end] for start, end in pairwise(starts)]
    best = max(stretches, key=lambda stretch: sum(counts[number] for number in stretch))
    return best[0], best[-1]


def without_overlaps(merged: Iterable[Box]) -> tuple[Box, ...]:
    """The ranges from top to bottom, without those that lie over an earlier one: no cell is merged twice."""
    kept: list[Box] = []
    open_: list[tuple[int, int, int]] = []  # first and last column, last row of what may reach this row, from the left
    for top, left, bottom, right in sorted({tuple(range_) for range_ in merged}):
        at = bisect_left(open_, (left,))
        while at < len(open_) and open_[at][2] < top:
            del open_[at]
        while at and open_[at - 1][2] < top:
            at -= 1
            del open_[at]
        beside = (*open_[max(at - 1, 0) : at], *open_[at : at + 1])
        if any(a <= right and left <= b for a, b, _ in beside) or bottom < top or right < left:
            continue
        open_.insert(at, (left, right, bottom))
        kept.append((top, left, bottom, right))
    return tuple(kept)
