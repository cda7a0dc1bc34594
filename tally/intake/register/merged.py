"""What holds for several rows: cells merged downwards, a merged title being one initiative; and what such cells look
like where nobody merged them, or they were copied or saved as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import as_above, positions
from tally.intake.register.roles import FOOTER
from tally.text import words

Span = tuple[int, int]
"""First and last position in the body, from 0."""
ROWS_A_NAME = 3
"""Rows that each name must stand for on average; where more of them are named, a blank is one that was forgotten."""
DECIDING = frozenset({"recognised", "decision", "status", "valid_mark", "invalid_mark", "pending_mark", "reason"})
BESIDE_AN_AUTHOR = frozenset({"number", "title", "authors", "position", "phone", "group", "branch"})


def fill(
    columns: dict[str, pa.Array], merged: Sequence[tuple[int, int, int, int]], fields: Mapping[str, int], first_row: int
) -> pa.Array:
    """Fills the columns of a body that begins at `first_row` in place; the positions of rows that only go on with the
    title above them.

    Their authors are written behind that row's own; a benefit is not filled, or it would be added up again.
    """
    spans_of = _spans(merged, fields, first_row)
    titles, numbers = spans_of.get("title", []), spans_of.pop("number", [])
    titles = spans_of["title"] = [*titles, *_further_authors(columns, titles)]
    wrapped = _wrapped(columns, [span for span in numbers if span not in titles])
    for name, between in (("title", " "), ("branch", " "), ("authors", "; ")):
        if name in columns and (spans := [*titles, *wrapped] if name == "authors" else wrapped):
            columns[name] = _joined(columns[name], spans, between)
    for name, where in spans_of.items():
        if where and name != "benefit":
            columns[name] = _filled(columns[name], where)
    return pa.array([place for top, bottom in (*titles, *wrapped) for place in range(top + 1, bottom + 1)], pa.int64())


def _spans(
    merged: Sequence[tuple[int, int, int, int]], fields: Mapping[str, int], first_row: int
) -> dict[str, list[Span]]:
    """Field -> where its column has cells merged downwards, in a body that begins at `first_row`."""
    spans_of: dict[str, list[Span]] = {}
    for top, left, bottom, _ in merged:
        if bottom > top >= first_row:
            for name in (name for name, column in fields.items() if column == left):
                spans_of.setdefault(name, []).append((top - first_row, bottom - first_row))
    return spans_of


def _further_authors(columns: Mapping[str, pa.Array], merged: list[Span]) -> list[Span]:
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
            alone = pc.and_(alone, pc.or_(column.is_null(), as_above(column)))
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


def _wrapped(columns: Mapping[str, pa.Array], numbers: list[Span]) -> list[Span]:
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


def _filled(column: pa.DictionaryArray, where: list[Span]) -> pa.DictionaryArray:
    sources = {place: top for top, bottom in where for place in range(top, min(bottom, len(column) - 1) + 1)}
    everything = positions(len(column))
    mask = pc.is_in(everything, pa.array(list(sources), pa.int64()))
    ordered = pa.array([sources[place] for place in sorted(sources)], pa.int64())
    return column.take(pc.replace_with_mask(everything, mask, ordered))


def _joined(column: pa.DictionaryArray, spans: list[Span], between: str) -> pa.DictionaryArray:
    together = {top: column.slice(top, bottom - top + 1).to_pylist() for top, bottom in sorted(spans)}
    mask = pc.is_in(positions(len(column)), pa.array(list(together), pa.int64()))
    texts = pa.array([between.join(dict.fromkeys(filter(None, several))) or None for several in together.values()])
    return pc.replace_with_mask(column.cast(pa.string()), mask, texts.cast(pa.string())).dictionary_encode()


def carried(
    names: pa.DictionaryArray, places: pa.Array, further: pa.Array, again: pa.Array
) -> pa.DictionaryArray | None:
    """The column with every name written on in the blanks below it; None where those blanks may mean something else.

    Only where the first initiative is named, every name stands once, there are few of them, and no blank follows
    a row that is no initiative, as a sum or an empty line. `places` are the positions of the initiatives, `further`
    those of rows that are part of one, `again` of the header repeated.
    """
    named = len(names) - names.null_count
    if not names.null_count or not named or named * ROWS_A_NAME > len(names) or not names[0].is_valid:
        return None
    if len(names.indices.unique().drop_null()) < named:
        return None
    above = pc.is_in(pc.subtract(places, 1), pa.concat_arrays([places, further, again]))
    if pc.any(pc.and_(pc.invert(above), names.is_null())).as_py():
        return None
    return pa.DictionaryArray.from_arrays(pc.fill_null_forward(names.indices), names.dictionary)


def carried_finding(names: pa.DictionaryArray, sheet: str, letters: str, rows: pa.Array) -> Finding:
    """The one finding for all blanks of a column that were filled so; `rows` are the sheet's rows."""
    first = rows[pc.index(names.is_null(), True).as_py()].as_py()
    particulars = {"extent": "carried", "row": first, "value": ""}
    return Finding("unit-field-missing", sheet, f"{letters}{first}", count=names.null_count, particulars=particulars)
