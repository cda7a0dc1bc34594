"""Tables that stand beside each other under headings in the same rows."""

from __future__ import annotations

from itertools import islice, pairwise

from tally.table.header import kinds_named
from tally.table.levels import Heads
from tally.table.profile import Profiles
from tally.vocabulary import KINDS

BESIDE = 24  # tables that may stand beside each other


def side_by_side(heads: Heads, profiles: Profiles) -> list[Heads]:
    """The headings parted where the same headings begin anew, or where a table ends that another stands beside."""
    columns = sorted(heads)
    again = [c for c in columns[1:] if heads[c] == heads[columns[0]]]
    if not again:
        first = {heads[c]: c for c in reversed(columns)}
        starts = (c for c in columns[1:] if c - 1 not in heads or first[heads[c]] < c)
        again = list(islice((c for c in starts if _begins_another(heads, c, profiles)), 1))
    edges = [columns[0], *again, columns[-1] + 1] if columns and len(again) < BESIDE else []
    parts: list[Heads] = [{c: heads[c] for c in columns if a <= c < b} for a, b in pairwise(edges)]
    return parts if parts and all(len(part) > 2 for part in parts) else [heads]


def _begins_another(heads: Heads, start: int, profiles: Profiles) -> bool:
    """Whether a table of its own begins in a column: each side makes one, and they end in other rows."""
    sides = [{c: heads[c] for c in heads if c < start}, {c: heads[c] for c in heads if c >= start}]
    if (profiles.of(start - 1).filled and start - 1 not in heads) or not all(map(_names_a_table, sides)):
        return False
    lines = [[[profiles.cells.text(row, c) for c in side] for row in profiles.rows] for side in sides]
    last = [max((i for i, line in enumerate(part) if sum(map(bool, line)) > 1), default=0) for part in lines]
    return last[0] != last[1]


def _names_a_table(heads: Heads) -> bool:
    """Whether headings alone make a table: what stands below a hundred of them takes too long to understand here."""
    named = kinds_named({levels[-1] for levels in heads.values()}, slips=False)
    return any(vocabulary.satisfied(named.get(vocabulary.kind, set())) for vocabulary in KINDS)
