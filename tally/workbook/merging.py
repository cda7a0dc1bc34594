"""Merged ranges that can all be true: Excel lets none overlap another, a crafted file says what it likes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from heapq import heappop, heappush

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def without_overlaps(merged: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges from top to bottom, without those that lie over an earlier one: no cell is merged twice."""
    kept: list[Range] = []
    open_: list[tuple[int, int]] = []  # (first column, last column) of the ranges that reach this row, from the left
    ends: list[tuple[int, tuple[int, int]]] = []
    for top, left, bottom, right in sorted({tuple(range_) for range_ in merged}):
        while ends and ends[0][0] < top:
            open_.remove(heappop(ends)[1])
        place = bisect_left(open_, (left, left))
        before, after = open_[max(place - 1, 0) : place], open_[place : place + 1]
        if any(a <= right and left <= b for a, b in (*before, *after)) or bottom < top or right < left:
            continue
        insort(open_, (left, right))
        heappush(ends, (bottom, (left, right)))
        kept.append((top, left, bottom, right))
    return tuple(kept)
