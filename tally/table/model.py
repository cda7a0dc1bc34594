"""A table found in a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from tally.table.cells import Cells, cells_of
from tally.workbook import Sheet, address, column_letters


@dataclass(frozen=True)
class Settled:
    """What the columns of a table mean.

    kind          "summary", "register", "support" or "long": the vocabulary that they satisfy best.
    fields        field -> column.
    doubtful      field -> further columns that could be it just as well.
    why           column -> the witnesses that spoke for its field: "heading", "contents", "sums".
    unfit         why its figures are no counts of one kind: "measures", "unlike", "money", "subject"; "" if they are.
    beside        field -> the column in which its names go on: "LĐLĐ huyện" | "Yên Khánh", a surname | a first name.
    unsure        column -> the fields between which nothing decides, the one that it was taken for first.
    rivals        field -> further columns that could be it, asked about where the figures would differ; none where the
                  field's own evidence is weak and no other column could be it.
    added         figure -> further columns that are added to its own, as a person answered: "Đợt 1" and "Đợt 2".
    """

    kind: str
    fields: Mapping[str, int]
    doubtful: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    why: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unfit: str = ""
    beside: Mapping[str, int] = field(default_factory=dict)
    unsure: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    rivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    added: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Where a table stands and what its columns mean. Rows and columns are the sheet's, from 1.

    headings      column -> its heading, the levels of a header of several rows joined by " / ".
    header_rows   empty where a list has no header and its columns are known by what stands in them.
    first_row     the first row below the header and its row of column numbers; last_row is the last with anything in
                  it, signatures and footnotes included.
    hidden        hidden columns whose headings name figures; they are not read.
    above         the texts before the header: titles, letterhead.
    transposed    the sheet was turned over to read it, so `address` turns places back.
    levels        column -> the texts above it, from the outermost to its own.
    """

    sheet: Sheet
    settled: Settled
    header_rows: tuple[int, ...]
    headings: Mapping[int, str]
    first_row: int
    last_row: int
    score: float = 0.0
    hidden: tuple[int, ...] = ()
    above: tuple[str, ...] = ()
    transposed: bool = False
    levels: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of table that its columns make."""
        return self.settled.kind

    @property
    def columns(self) -> Mapping[str, int]:
        """field -> column."""
        return self.settled.fields

    @property
    def top(self) -> int:
        """The first row of the header; that of the rows where the table has none."""
        return self.header_rows[0] if self.header_rows else self.first_row

    @property
    def range(self) -> str:
        """The table's A1 range, header included."""
        columns = sorted(self.headings)
        return f"{self.address(self.top, columns[0])}:{self.address(self.last_row, columns[-1])}"

    def address(self, row: int, column: int) -> str:
        """The A1 address in the file of a row and column of this table."""
        return address(column, row) if self.transposed else address(row, column)

    def headed(self) -> dict[int, tuple[str, str]]:
        """Row -> (what, why) of the account for the header and for the numbers of its columns."""
        numbers = range(max(self.header_rows, default=self.first_row) + 1, self.first_row)
        return dict.fromkeys(self.header_rows, ("header", "")) | dict.fromkeys(numbers, ("numbers", ""))

    def letters(self) -> dict[str, str]:
        """A1 column letters (row numbers where the table lies transposed) -> field."""
        added = ((column, name) for name, columns in self.settled.added.items() for column in columns)
        own = ((column, name) for name, column in self.columns.items())
        return {self.letters_of(column): name for column, name in (*own, *added)}

    def letters_of(self, column: int) -> str:
        """What the file calls a column of this table: its A1 letters, its row number where the table is transposed."""
        return str(column) if self.transposed else column_letters(column)

    def body(self) -> pa.Table:
        """The cells from `first_row` to `last_row`, as they stand in the sheet and without a copy."""
        start = self.first_row - self.sheet.first_row
        return self.sheet.cells.slice(start, self.last_row - self.first_row + 1)

    def cells(self) -> Cells:
        """The sheet as rows of clean text, the head of it only where it is long."""
        return cells_of(self.sheet)

    def whole(self) -> Cells:
        """All of the sheet as rows of clean text, for a table that is read row by row."""
        return cells_of(self.sheet, up_to=self.sheet.cells.num_rows)
