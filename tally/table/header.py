"""The headings of a header of one to three rows, merged or not, and rows of column numbers below it."""

from __future__ import annotations

import itertools
import re

from tally.table.cells import Cells
from tally.workbook import Sheet

_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[a-zđA-ZĐ])\s*\)?(?:\s*=.*)?|[([]?\d{1,2}\s*[=:].*")

LONGEST = 500
"""Letters of a heading that are looked at; what goes on longer is none."""


def headings(sheet: Sheet, cells: Cells, rows: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """Column -> the texts above it, from the outermost level to its own; columns without any are left out."""
    filled = _merged(sheet, cells, rows)
    levels = [[filled.get((row, column), cells.text(row, column)) for column in _columns(cells)] for row in rows]
    for upper, lower in itertools.pairwise(levels):
        _spread(upper, lower)
    texts_above = {}
    for j, column in enumerate(_columns(cells)):
        texts = tuple(dict.fromkeys(level[j][:LONGEST] for level in levels if level[j]))
        if texts:
            texts_above[column] = texts
    return texts_above


def _columns(cells: Cells) -> range:
    return range(cells.first_column, cells.first_column + cells.width)


def _merged(sheet: Sheet, cells: Cells, rows: tuple[int, ...]) -> dict[tuple[int, int], str]:
    """(row, column) -> text for merged cells that begin within these rows."""
    filled: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in (merged for row in rows for merged in sheet.merged_from.get(row, ())):
        if text := cells.text(top, left):
            for row in range(top, min(bottom, rows[-1]) + 1):
                filled |= {(row, column): text for column in range(left, right + 1)}
    return filled


def _spread(upper: list[str], lower: list[str]) -> None:
    """A group heading that was typed into its first column only reaches over the subheadings to its right."""
    for j in range(1, len(upper)):
        if not upper[j] and lower[j] and upper[j - 1] and lower[j - 1] and lower[j - 1] != upper[j - 1]:
            upper[j] = upper[j - 1]


def is_number_row(cells: Cells, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) …, A B 1 2 3=1+2."""
    i = row - cells.first_row
    texts = [text for text in (cells.rows[i] if 0 <= i < len(cells.rows) else ()) if text]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(digits[0]) for text in texts if (digits := re.findall(r"\d+", text))]
    return numbers == sorted(numbers) and len(set(numbers)) == len(numbers) and (not numbers or numbers[0] < 4)
