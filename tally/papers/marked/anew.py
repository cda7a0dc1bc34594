"""A new workbook of a file's values, with the marks: for types whose formats cannot be kept.

`main` does it in a guarded child. The folder holds `source` and `marks.json`; it leaves `marked.xlsx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tally.apart import taken
from tally.papers.book import BookWriter, Style, sheet_name
from tally.papers.marked import COLOUR, COMMENTS, MARKED, MARKS, WIDTH, SheetMarks
from tally.workbook import Sheet, Workbook, address
from tally.workbook.readers import workbook_in

WHOLE_ROWS = 50_000
"""Sheets of more rows come back as their header and the rows that were noticed, with the rows' numbers."""

FILLED = {"bg_color": f"#{COLOUR}"}


def main(folder: Path) -> None:
    """Mark the values of `source`."""
    marks = taken(dict[str, SheetMarks], folder / MARKS)
    (folder / MARKED).write_bytes(written_anew(workbook_in(folder), marks))


def written_anew(source: Workbook, marks: dict[str, SheetMarks]) -> bytes:
    """The sheets that are not hidden as .xlsx, cells at their places, those to look at filled."""
    with BookWriter() as book:
        formats = {kind: book.add_format(look) for kind, look in _looks().items()}
        for sheet in source.sheets:
            if not sheet.hidden or sheet.name in marks:
                written = book.add_worksheet(sheet_name(book, sheet.name))
                _Written(written, sheet, marks.get(sheet.name, SheetMarks()), formats).write()
    return book.content


def _looks() -> Mapping[str, Style]:
    looks: dict[str, Style] = {"": {}, "n": {"num_format": "#,##0.##########"}}
    looks |= {"d": {"num_format": "dd/mm/yyyy"}, "reason": {"text_wrap": True, "valign": "vcenter"}}
    filled = {f"{kind}!": {**look, **FILLED} for kind, look in looks.items()}
    return looks | filled | {"head": {"bold": True, "text_wrap": True}}


@dataclass
class _Written:
    """A sheet being written: where it goes, what stands in it, and its marks."""

    goal: Worksheet
    sheet: Sheet
    marks: SheetMarks
    formats: dict[str, Format]

    def write(self) -> None:
        sheet, marks, left = self.sheet, self.marks.cells, self.sheet.first_column
        whole = sheet.cells.num_rows <= WHOLE_ROWS
        reasons = max(self.marks.right, left + sheet.cells.num_columns - 1)
        comments = 0
        for position, i in enumerate(range(sheet.cells.num_rows) if whole else self._noticed_rows()):
            row = sheet.first_row + i - 1 if whole else position
            for j, value in enumerate(cells[i].as_py() for cells in sheet.cells.columns):
                here = address(sheet.first_row + i, left + j)
                kind = sheet.kinds[i][j] if sheet.kinds and value is not None else ""
                self._cell(row, left + j - 1, value, kind, "!" if here in marks else "")
                if here in marks and comments < COMMENTS:
                    comments += 1
                    self.goal.write_comment(row, left + j - 1, marks[here], {"author": self.marks.author})
            self._reason(row, reasons, sheet.first_row + i, whole=whole)
        self._widen()

    def _widen(self) -> None:
        """Columns as wide as the longest line of their first rows: a day in a narrow one shows as ###."""
        for j, values in enumerate(self.sheet.cells.columns, start=self.sheet.first_column - 1):
            lines = (len(line) for text in values[:WHOLE_ROWS].to_pylist() if text for line in text.split("\n"))
            self.goal.set_column(j, j, min(max(lines, default=0), WIDTH - 8) + 2)

    def _noticed_rows(self) -> Iterable[int]:
        """The header and the rows with something to say, counted from the sheet's first."""
        noticed = (row - self.sheet.first_row for row in self.marks.rows)
        header = range(max(self.marks.head - self.sheet.first_row + 1, 0))
        return [*header, *(row for row in noticed if 0 <= row < self.sheet.cells.num_rows)]

    def _reason(self, row: int, column: int, own: int, *, whole: bool) -> None:
        """Why a row of the sheet was noticed, or what stands above that; its `own` number where rows are left out."""
        marks, goal = self.marks, self.goal
        if marks.top and own == marks.head:
            goal.set_column(column, column, WIDTH)
            goal.write_string(row, column, marks.heading, self.formats["head"])
            if not whole:
                goal.write_string(row, column + 1, marks.row_heading, self.formats["head"])
        elif own in marks.rows:
            goal.write_string(row, column, marks.rows[own], self.formats["reason!"])
            if not whole:
                goal.write_number(row, column + 1, own)

    def _cell(self, row: int, column: int, value: str | None, kind: str, bang: str) -> None:
        """One value in its kind; numbers of more digits than a number keeps stay text."""
        if value is None:
            if bang:
                self.goal.write_blank(row, column, None, self.formats[bang])
        elif kind == "n" and len(value) <= 15:
            self.goal.write_number(row, column, float(value), self.formats["n" + bang])
        elif kind == "d" and len(value) == 10 and value[:4] > "1900":
            self.goal.write_datetime(row, column, datetime.fromisoformat(value), self.formats["d" + bang])
        else:
            self.goal.write_string(row, column, value, self.formats[bang])
