"""What readers share: a cell's value -> its text and the letter of its kind, and cells -> the columns of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pyarrow as pa

from tally.errors import Refusal
from tally.workbook.limits import NAMED_PLACES
from tally.workbook.sheet import Sheet, address, column_letters
from tally.workbook.spread import Box, area, within

STEP = 50
"""Of so many texts one is looked at to tell whether a column repeats itself."""

AGAIN = 0.04
"""The share of texts met again among those looked at, from which each text is there about four times in the whole."""


def cell_of(value: object) -> tuple[str | None, str]:
    """The text as `Sheet.cells` has it and the letter of its kind as in `Sheet.kinds`; None and "." where blank."""
    match value:
        case None | "":
            return None, "."
        case str():
            return value, "t"
        case bool():
            return str(value).lower(), "b"
        case int():
            return str(value), "n"
        case float():
            return number_text(value), "n"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds"), "d"
        case time():
            return value.isoformat(timespec="seconds"), "d"
        case timedelta():
            return duration_text(value), "d"
    return str(value), "d"


def number_text(value: float) -> str:
    """What Excel shows of this number, its first 15 digits, never with an exponent: "4700", "4.7", "0.0000001"."""
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return f"{Decimal(f'{value:.15g}').normalize():f}"


def typed_number(text: str) -> str | None:
    """The same of a number as XML has it, None where it is none."""
    try:
        return number_text(float(text))
    except (ValueError, OverflowError):
        return None


def day_text(text: str) -> str:
    """ "2022-05-20T08:40:00.000" -> "2022-05-20 08:40:00", at midnight the day alone."""
    day, _, time = text.partition("T")
    return f"{day} {time[:8]}" if time.strip("0:.") else day


def duration_text(value: timedelta) -> str:
    """Hours above 24 stay hours: "30:00:00"."""
    seconds = round(value.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def table_of(columns: Iterable[Sequence[str | None] | pa.Array | pa.ChunkedArray]) -> pa.Table:
    """The cells of a sheet with these columns."""
    arrays = [c if isinstance(c, pa.Array | pa.ChunkedArray) else pa.array(c, pa.string()) for c in columns]
    return pa.table(arrays, names=[column_letters(j + 1) for j in range(len(arrays))])


def filled(sheet: Sheet, cells: Mapping[tuple[int, int], tuple[str, str]], around: Box, most: int) -> Sheet:
    """The sheet with the cells in the rectangle `around`, by (row, column) their text and kind; the rest are strays.

    Cells of the kinds e and f are named, wherever they lie. Raises Refusal where it has more than `most` cells.
    """
    if area(around) > most:
        raise Refusal("too-complex", why="cells")
    top, left, bottom, right = around
    blank = (None, ".")
    rows = [[cells.get((row, column), blank) for column in range(left, right + 1)] for row in range(top, bottom + 1)]
    far = [address(*cell) for cell in cells if not within(cell, around)]
    return replace(
        flawed(sheet, cells),
        cells=table_of([text or None for text, _ in column] for column in zip(*rows, strict=True)),
        kinds=["".join(kind for _, kind in row) for row in rows],
        first_row=top,
        first_column=left,
        strays=far[:NAMED_PLACES],
        stray_count=len(far),
    )


def flawed(sheet: Sheet, cells: Mapping[tuple[int, int], tuple[str, str]]) -> Sheet:
    """The sheet with the error cells and the formulas without a value among these cells named."""
    errors = [cell for cell, (_, kind) in cells.items() if kind == "e"]
    uncached = [cell for cell, (_, kind) in cells.items() if kind == "f"]
    return replace(
        sheet,
        errors=[(address(*cell), cells[cell][0]) for cell in errors[:NAMED_PLACES]],
        error_count=len(errors),
        uncached=[address(*cell) for cell in uncached[:NAMED_PLACES]],
        uncached_count=len(uncached),
    )


def pointing(columns: list[pa.Array | pa.ChunkedArray]) -> pa.Table:
    """The cells of a large sheet, its columns dictionary-encoded where they repeat themselves.

    A million rows with a few thousand units, days and words are written, mapped and read on at a quarter of the bytes.
    The list is emptied, so that no more than one column is held twice.
    """
    pointed = []
    while columns:
        column = columns.pop(0)
        texts = column.take(pa.arange(0, len(column), STEP)).drop_null()
        if len(texts) - len(texts.unique()) > AGAIN * len(texts):
            column = (column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column).dictionary_encode()
        pointed.append(column)
        del column
    return table_of(pointed)
