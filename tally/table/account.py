"""What became of every row of a sheet, and what each column was taken for: the part of a reading that explains it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tally.text import clean
from tally.workbook import Sheet

WHAT = (
    "title",
    "header",
    "numbers",
    "group",
    "counted",
    "subtotal",
    "total",
    "statistic",
    "note",
    "signature",
    "example",
    "continued",
    "other-table",
    "left-out",
    "not-understood",
)
"""What a row that is not blank can be; exactly one of these."""
LOOKED_AT = 30_000
"""Rows up to which a row is blank when nothing in it can be seen; in longer sheets white space alone is looked for."""


@dataclass(frozen=True)
class RowSpan:
    """Rows `first` to `last` of the sheet are all `what`: `count` of them, the blank ones left aside; `because` is a
    message key."""

    first: int
    last: int
    what: str
    because: str = ""
    count: int = 0


@dataclass(frozen=True)
class Meaning:
    """What a column was taken for ("" for nothing), with the message keys that say why and three of its values."""

    letters: str
    heading: str
    meaning: str
    because: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()


def account(sheet: Sheet, known: Mapping[int, tuple[str, str]], usual: Callable[[int], str]) -> tuple[RowSpan, ...]:
    """The account of a sheet: `known` is row -> (what, because), `usual` what a row is that is not among them.

    `usual` must be the same between two rows of `known`, so that a million rows need no million questions.
    """
    values = _filled_rows(sheet)
    edges = [sheet.first_row, *(edge for row in sorted(known) for edge in (row, row + 1))]
    edges = [*sorted({edge for edge in edges if sheet.first_row <= edge}), sheet.first_row + sheet.cells.num_rows]
    spans: list[RowSpan] = []
    starts = [bisect_left(values, edge) for edge in edges]
    for edge, start, end in zip(edges, starts, starts[1:], strict=False):
        if start < end:
            what, because = known.get(edge) or (usual(edge), "")
            alike = spans and (spans[-1].what, spans[-1].because) == (what, because)
            before = spans.pop() if alike else RowSpan(values[start], 0, what)
            spans.append(RowSpan(before.first, values[end - 1], what, because, before.count + end - start))
    return tuple(spans)


def _filled_rows(sheet: Sheet) -> Sequence[int]:
    """The numbers of the rows that have anything in them, in their order."""
    if sheet.cells.num_rows <= LOOKED_AT:
        rows = zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True)
        return [number for number, row in enumerate(rows, sheet.first_row) if any(text and clean(text) for text in row)]
    import pyarrow as pa  # a short sheet does well without
    import pyarrow.compute as pc

    seen = pa.repeat(pa.scalar(False), sheet.cells.num_rows)
    for column in sheet.cells.columns:
        whole = column.combine_chunks()
        texts = whole.dictionary if pa.types.is_dictionary(whole.type) else whole
        there = pc.and_(pc.greater(pc.binary_length(texts), 0), pc.invert(pc.utf8_is_space(texts)))
        there = there.take(whole.indices) if pa.types.is_dictionary(whole.type) else there
        seen = pc.or_(seen, pc.fill_null(there, False))
    numbers = pc.add(pc.indices_nonzero(seen).cast(pa.int64()), sheet.first_row)
    return memoryview(numbers.buffers()[1] or b"").cast("q")[: len(numbers)]
