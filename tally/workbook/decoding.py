"""A grid as read -> the same grid in Unicode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from tally.workbook.grid import Grid
from tally.workbook.legacy import Decoder, legacy_encoding, unicode_words

if TYPE_CHECKING:
    import pyarrow as pa

SAMPLE_ROWS = 2_000
SAMPLE_TEXTS = 3_000


def settled(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of one file with text of a legacy encoding decoded, and that encoding named; the rest as they are.

    A sheet says by its own words what it is in; one whose words could be either follows the others of the file.
    """
    samples = [list(islice(_foreign(grid), SAMPLE_TEXTS)) for grid in grids]
    own = [legacy_encoding(texts, hinted=grid.legacy_font) for grid, texts in zip(grids, samples, strict=True)]
    whole = next(filter(None, own), None) or legacy_encoding(
        chain(*samples), hinted=any(grid.legacy_font for grid in grids)
    )
    if whole is None:
        return list(grids)
    return [
        _in_unicode(grid, encoding or whole, texts) if encoding or unicode_words(texts, whole) <= 0 else grid
        for grid, encoding, texts in zip(grids, own, samples, strict=True)
    ]


def _foreign(grid: Grid) -> Iterator[str]:
    columns = _sample(grid.arrow) if grid.arrow is not None else grid.columns
    return (text for column in columns for text in column if text and not text.isascii())


def _in_unicode(grid: Grid, encoding: str, texts: Sequence[str]) -> Grid:
    decode = Decoder(encoding, unicode_words(texts, encoding) > 0)
    if all(decode(text) == text for text in texts):
        return grid
    if grid.arrow is not None:
        return replace(grid, arrow=_decoded(grid.arrow, decode), encoding=encoding)
    columns = [[text if not text or text.isascii() else decode(text) for text in column] for column in grid.columns]
    for row, column in grid.capitals:
        i, j = row - grid.first_row, column - grid.first_column
        text = columns[j][i] if 0 <= j < len(columns) and 0 <= i < len(columns[j]) else None
        if text:
            columns[j][i] = text.upper()
    return replace(grid, columns=columns, encoding=encoding)


def _sample(table: pa.RecordBatch | pa.Table) -> list[list[str | None]]:
    """The beginning and the middle of each column."""
    middle = table.slice(table.num_rows // 2, SAMPLE_ROWS // 4)
    head = table.slice(0, SAMPLE_ROWS)
    return [column.to_pylist() for part in (head, middle) for column in part.columns]


def _decoded(table: pa.RecordBatch | pa.Table, decode: Decoder) -> pa.Table:
    """Each distinct text decoded once."""
    import pyarrow as pa

    arrays = []
    for column in table.columns:
        coded = pa.chunked_array([column]) if isinstance(column, pa.Array) else column
        coded = coded.combine_chunks().dictionary_encode()
        texts = [text if text.isascii() else decode(text) for text in coded.dictionary.to_pylist()]
        arrays.append(pa.array(texts, pa.string()).take(coded.indices))
    return pa.table(arrays, names=[str(j) for j in range(len(arrays))])
