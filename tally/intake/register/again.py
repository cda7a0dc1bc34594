"""Rows under a register's header that are no initiatives of their own: the header once more, further authors, a title
that goes on; and what the numbers of a list say of how many initiatives there are."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.merged import Span
from tally.intake.register.roles import FOOTER
from tally.text import words

DECIDING = frozenset({"recognised", "decision", "status", "valid_mark", "invalid_mark", "pending_mark", "reason"})
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


def wrapped(columns: Mapping[str, pa.Array], numbers: list[Span]) -> list[Span]:
    """Where one initiative stands over several rows, as what is pasted from a printed page does.

    Below its number, merged or alone, its title goes on. Rows that say a day, a decision or a state are initiatives.
    """
    if not {"number", "title"} <= columns.keys():
        return []
    silent = pa.repeat(pa.scalar(True), len(columns["title"]))
    for name in DECIDING & columns.keys():
        silent = pc.and_(silent, columns[name].is_null())
    spans = [(top, bottom) for top, bottom in numbers if pc.all(silent[top + 1 : bottom + 1]).as_py()]
    if numbers:
        return spans
    for name in columns.keys() & {"authors", "unit", "benefit", "phone"}:
        silent = pc.and_(silent, columns[name].is_null())
    alone = pc.and_(silent, pc.and_(columns["title"].is_valid(), columns["number"].is_null()))
    rows = pc.indices_nonzero(alone).to_pylist()
    rows = [row for row in rows if row and columns["number"][row - 1].is_valid and columns["title"][row - 1].is_valid]
    goes_on = [row for row in rows if columns["title"][row].as_py().strip()[:1].islower()]
    return [(row - 1, row) for row in rows] if 1 < len(rows) <= 2 * len(goes_on) else []


def uncounted(numbers: pa.Array, sheet: str, rows: pa.Array) -> list[Finding]:
    """The question whether rows without a number of their own are initiatives, in a list that numbers most of them."""
    own = pc.and_(numbers.is_valid(), pc.invert(_as_above(numbers)))
    count = len(numbers) - (pc.sum(own).as_py() or 0)
    if not count or 2 * count > len(numbers):
        return []
    first = rows[pc.index(own, False).as_py()].as_py()
    what = {"row": first, "numbered": len(numbers) - count, "total": len(numbers)}
    return [Finding("rows-not-numbered", sheet, f"A{first}", count=count, particulars=what)]


def _as_above(column: pa.Array) -> pa.Array:
    """Where a cell says the same as the one above it."""
    texts = column.indices if pa.types.is_dictionary(column.type) else column
    same = pc.fill_null(pc.equal(texts[1:], texts[:-1]), False)
    return pa.concat_arrays([pa.array([False][: len(texts)], pa.bool_()), same])
