"""Rows under a register's header that are no initiatives of their own: the header once more, further authors."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.body import FOOTER
from tally.intake.register.merged import Span
from tally.text import words

UNIQUE = frozenset({"number", "title", "benefit", "phone"})
BESIDE_AN_AUTHOR = frozenset({"number", "title", "authors", "position", "phone", "group", "branch"})


def headers_again(
    columns: Mapping[str, pa.DictionaryArray], headings: Mapping[int, str], fields: Mapping[str, int]
) -> pa.Array:
    """The positions of rows that repeat the headings, as at the top of a printed page: two of their cells do."""
    hits = None
    for name, column in columns.items():
        if name not in UNIQUE and (heading := headings.get(fields[name])):
            same = pc.is_in(column.dictionary, pa.array([heading, *heading.split(" / ")], pa.string()))
            if not pc.any(same).as_py():
                continue
            same = pc.cast(pc.fill_null(same.take(column.indices), False), pa.int8())
            hits = same if hits is None else pc.add(hits, same)
    return pa.array([], pa.int64()) if hits is None else pc.cast(pc.indices_nonzero(pc.greater(hits, 1)), pa.int64())


def further_authors(columns: Mapping[str, pa.Array], merged: list[Span]) -> list[Span]:
    """Where one initiative goes on over several rows that name nothing but an author each, or what stands above again.

    That is what is left of cells merged downwards when a list is copied or saved as CSV. Only in a list that numbers
    its initiatives: the rows below carry no number.
    """
    if not {"number", "title", "authors"} <= columns.keys():
        return []
    alone = pc.and_(columns["authors"].is_valid(), pc.and_(columns["title"].is_null(), columns["number"].is_null()))
    if not pc.any(alone).as_py():
        return []
    for name, column in columns.items():
        if name not in BESIDE_AN_AUTHOR:
            alone = pc.and_(alone, pc.or_(column.is_null(), _as_above(column)))
    within = {row for top, bottom in merged for row in range(top, bottom + 1)}
    begins = pc.and_(columns["title"].is_valid(), columns["number"].is_valid())
    spans: list[Span] = []
    for row in pc.indices_nonzero(alone).to_pylist():
        if not row or row in within or FOOTER.search(" ".join(words(columns["authors"][row].as_py()))):
            continue
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        elif begins[row - 1].as_py() and row - 1 not in within:
            spans.append((row - 1, row))
    return spans


def _as_above(column: pa.DictionaryArray) -> pa.Array:
    """Where a cell says the same as the one above it."""
    same = pc.fill_null(pc.equal(column.indices[1:], column.indices[:-1]), False)
    return pa.concat_arrays([pa.array([False]), same])
