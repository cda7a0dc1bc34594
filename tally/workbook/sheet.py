"""The sheet that every reader hands back, whatever the file's format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tally.text import unlike
from tally.workbook.spread import Box

if TYPE_CHECKING:  # importing it costs more than a short command
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet as written: values only, nothing interpreted beyond the file's own cell types. It equals itself alone.

    cells           string columns, null where blank; row i, column j is the cell (first_row + i, first_column + j).
                    Large sheets have them dictionary-encoded where texts repeat.
                    Numbers are in their shortest decimal form ("4700", "4.7"), dates ISO ("2022-05-20" or
                    "2022-05-20 08:40:00"), booleans "true"/"false", error cells as written ("#REF!").
    kinds           for sheets of up to `limits.KINDS_CELLS` cells, one string per row with one letter per column:
                    n number, t text, d date, b boolean, e error, f formula without a cached value, "." blank.
                    Empty where the sheet is larger or the format has no types (CSV: every cell is text).
    strays          A1 addresses of cells so far from the rest that they are left out of `cells`, capped; `stray_count`
                    is the true count.
    encoding        the legacy encoding that the text was decoded from ("TCVN3", "VNI", "cp1258"), None for Unicode.

    And what a file says beside the cells. Rows and columns are the sheet's own, from 1.

    merged          ranges of merged cells; none overlap in a sheet that was read.
    hidden_columns, hidden_rows
    errors          (A1 address, value) of every error cell, capped; `error_count` is the true count.
    uncached        A1 addresses of formulas without a cached value, capped; `uncached_count` is the true count.
    legacy_font     whether the workbook uses fonts of a legacy encoding.
    capitals        (row, column) of cells in a legacy font that draws small letters as capitals.
    struck          (row, column) of cells whose letters are struck through, where the format says so.
    partly          (row, column) of cells some of whose letters are struck through or raised.
    formats         (row, column) of cells -> their number format, where it shows more than the number: 0"%".
    comments        (row, column) of cells -> the comment on them.
    """

    name: str
    cells: pa.Table
    first_row: int = 1
    first_column: int = 1
    kinds: Sequence[str] = ()
    hidden: bool = False
    strays: Sequence[str] = ()
    stray_count: int = 0
    encoding: str | None = None
    merged: Sequence[Box] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    errors: Sequence[tuple[str, str]] = ()
    error_count: int = 0
    uncached: Sequence[str] = ()
    uncached_count: int = 0
    legacy_font: bool = False
    capitals: Sequence[tuple[int, int]] = ()
    struck: Sequence[tuple[int, int]] = ()
    partly: Sequence[tuple[int, int]] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def unread(self) -> frozenset[str]:
        """The cells that hold an error, or a formula that was never computed."""
        return frozenset((*dict(self.errors), *self.uncached))

    @cached_property
    def merged_from(self) -> Mapping[int, Sequence[Box]]:
        """First row -> the merged ranges that begin there, from the left."""
        return {row: tuple(ranges) for row, ranges in groupby(sorted(self.merged), key=itemgetter(0))}


@dataclass(frozen=True)
class Workbook:
    """A file's sheets in the file's order, with the sha256 (hex) of its bytes.

    Sheets of one name, which no program writes, are told apart: "S", "S (2)".
    `format` is what the content says: "xlsx", "xls", "xlsb", "ods", "csv", "html" or
    "xml" (SpreadsheetML 2003).
    """

    file: str
    sha256: str
    format: str
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        names: list[str] = []
        for sheet in self.sheets:
            names.append(unlike(sheet.name, names, "{} ({})"))
        apart = (replace(sheet, name=name) for sheet, name in zip(self.sheets, names, strict=True))
        object.__setattr__(self, "sheets", tuple(apart))


def column_letters(column: int) -> str:
    """1 -> "A", 27 -> "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def position(address: str) -> tuple[int, int]:
    """ "B7" -> (7, 2): the row and column of an A1 address, (0, 0) where it is none."""
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    return (int(digits), column_number(letters)) if letters.isalpha() and digits else (0, 0)
