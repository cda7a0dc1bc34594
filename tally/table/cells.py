"""A sheet as rows of clean text: what is looked at to find a table and to read a small one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pyarrow as pa

from tally.text import clean
from tally.workbook import Sheet, column_letters

WHOLE = 30_000  # sheets of up to so many rows are looked at entirely, of longer ones only the head
HEAD = 300


@dataclass(frozen=True)
class Cells:
    """Clean cell texts ("" where blank); row i, column j of `rows` is the sheet's (first_row + i, first_column + j)."""

    rows: Sequence[Sequence[str]]
    first_row: int
    first_column: int
    kinds: Sequence[str]
    whole: bool

    @property
    def width(self) -> int:
        """How many columns every row has."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def columns(self) -> range:
        """The sheet's columns that they cover, from 1."""
        return range(self.first_column, self.first_column + self.width)

    @property
    def end(self) -> int:
        """The sheet row behind the last one."""
        return self.first_row + len(self.rows)

    def row(self, row: int) -> Sequence[str]:
        """The texts of a sheet row, none outside of them."""
        return self.rows[row - self.first_row] if self.first_row <= row < self.end else ()

    def text(self, row: int, column: int) -> str:
        """The text at a sheet row and column, "" outside of them."""
        i, j = row - self.first_row, column - self.first_column
        line = self.rows[i] if 0 <= i < len(self.rows) else ()
        return line[j] if 0 <= j < len(line) else ""

    def kind(self, row: int, column: int) -> str:
        """The cell type letter at a sheet row and column (see `Sheet.kinds`), "t" where the file has no types."""
        i, j = row - self.first_row, column - self.first_column
        if 0 <= i < len(self.kinds) and 0 <= j < len(self.kinds[i]):
            return self.kinds[i][j]
        return "t"


@lru_cache(maxsize=2)  # whoever looks for a table asks for the same sheet about eight times
def cells_of(sheet: Sheet, *, up_to: int = WHOLE) -> Cells:
    """The whole sheet where it has `up_to` rows at most, its first rows where it is longer."""
    whole = sheet.cells.num_rows <= up_to
    cells = sheet.cells if whole else sheet.cells.slice(0, HEAD)
    columns = [[clean(text) if text else "" for text in column.to_pylist()] for column in cells.columns]
    rows = list(zip(*columns, strict=True))
    return Cells(rows, sheet.first_row, sheet.first_column, sheet.kinds[: len(rows)], whole)


def transposed(sheet: Sheet) -> Sheet:
    """The same sheet with rows as columns. Its error and formula addresses stay those of the file."""
    rows = list(zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True))
    names = [column_letters(number + 1) for number in range(len(rows))]
    kinds = tuple("".join(letters) for letters in zip(*sheet.kinds, strict=False))
    return replace(
        sheet,
        cells=pa.table([pa.array(row, pa.string()) for row in rows], names=names),
        first_row=sheet.first_column,
        first_column=sheet.first_row,
        kinds=kinds,
        merged=tuple((left, top, right, bottom) for top, left, bottom, right in sheet.merged),
        hidden_columns=sheet.hidden_rows,
        hidden_rows=sheet.hidden_columns,
    )
