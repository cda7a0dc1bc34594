"""A new workbook of a file's values, with the marks: for types whose formats cannot be kept.

`main` does it in a guarded child. The folder holds `source` and `marks.json`; it leaves `marked.xlsx`, or `refused`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tally.errors import Refusal
from tally.papers.book import sheet_name, workbook
from tally.papers.marked import MARKED, REFUSED, SheetMarks, read_marks
from tally.workbook import Sheet, Workbook, address
from tally.workbook.limits import confine, limits
from tally.workbook.readers import workbook_in

COMMENTS = 2_000
WHOLE_ROWS = 50_000
"""Sheets of more rows come back as their header and the rows that were noticed, with the rows' numbers."""

WIDTH = 48
FILLED = {"bg_color": "#FFD9CC"}


def main(folder: Path) -> None:
    """Mark the values of `source` within limits."""
    try:
        confine(limits(), (folder / "source").stat().st_size)
        (folder / "draft").write_bytes(written_anew(workbook_in(folder), read_marks(folder)))
        (folder / "draft").rename(folder / MARKED)
    except Refusal as refusal:
        (folder / REFUSED).write_text(refusal.code)
    except MemoryError:
        (folder / REFUSED).write_text("too-complex")


def written_anew(source: Workbook, marks: dict[str, SheetMarks]) -> bytes:
    """The sheets that are not hidden as .xlsx, cells at their places, those to look at filled."""
    buffer = BytesIO()
    with workbook(buffer) as book:
        formats = {kind: book.add_format(look) for kind, look in _looks().items()}
        for sheet in source.sheets:
            if not sheet.hidden or sheet.name in marks:
                _sheet(book.add_worksheet(sheet_name(book, sheet.name)), sheet, marks.get(sheet.name), formats)
    return buffer.getvalue()


def _looks() -> dict[str, dict[str, object]]:
    looks: dict[str, dict[str, object]] = {"": {}, "n": {"num_format": "#,##0.##########"}}
    looks |= {"d": {"num_format": "dd/mm/yyyy"}, "reason": {"text_wrap": True, "valign": "vcenter"}}
    filled = {f"{kind}!": look | FILLED for kind, look in looks.items()}
    return looks | filled | {"head": {"bold": True, "text_wrap": True}}


def _sheet(written: Worksheet, sheet: Sheet, marks: SheetMarks | None, formats: dict[str, Format]) -> None:
    marks = marks or SheetMarks()
    whole = sheet.cells.num_rows <= WHOLE_ROWS
    rows = range(sheet.cells.num_rows) if whole else _noticed_rows(sheet, marks)
    column = max(marks.right, sheet.first_column + sheet.cells.num_columns - 1)
    comments = 0
    for position, i in enumerate(rows):
        goal = sheet.first_row + i - 1 if whole else position
        values = (cells[i].as_py() for cells in sheet.cells.columns)
        for j, value in enumerate(values):
            here = address(sheet.first_row + i, sheet.first_column + j)
            kind = sheet.kinds[i][j] if sheet.kinds and value is not None else ""
            _cell(written, goal, sheet.first_column + j - 1, value, kind, marked=here in marks.cells, formats=formats)
            if here in marks.cells and comments < COMMENTS:
                comments += 1
                written.write_comment(goal, sheet.first_column + j - 1, marks.cells[here], {"author": marks.author})
        _reason(written, goal, column, sheet.first_row + i, marks, whole=whole, formats=formats)
    _widen(written, sheet)


def _widen(written: Worksheet, sheet: Sheet) -> None:
    """Columns as wide as the longest line of their first rows: a day in a narrow one shows as ###."""
    for j, values in enumerate(sheet.cells.columns, start=sheet.first_column - 1):
        lines = (len(line) for text in values[:WHOLE_ROWS].to_pylist() if text for line in text.split("\n"))
        written.set_column(j, j, min(max(lines, default=0), WIDTH - 8) + 2)


def _noticed_rows(sheet: Sheet, marks: SheetMarks) -> Iterable[int]:
    """The header and the rows with something to say, counted from the sheet's first."""
    header = range(max(marks.head - sheet.first_row + 1, 0))
    return [
        *header,
        *(row - sheet.first_row for row in marks.rows if 0 <= row - sheet.first_row < sheet.cells.num_rows),
    ]


def _reason(
    written: Worksheet, goal: int, column: int, row: int, marks: SheetMarks, *, whole: bool, formats: dict[str, Format]
) -> None:
    if marks.top and row == marks.head:
        written.set_column(column, column, WIDTH)
        written.write_string(goal, column, marks.heading, formats["head"])
        if not whole:
            written.write_string(goal, column + 1, marks.row_heading, formats["head"])
    elif row in marks.rows:
        written.write_string(goal, column, marks.rows[row], formats["reason!"])
        if not whole:
            written.write_number(goal, column + 1, row)


def _cell(
    written: Worksheet, row: int, column: int, value: str | None, kind: str, *, marked: bool, formats: dict[str, Format]
) -> None:
    """One value in its kind; numbers of more digits than a number keeps stay text."""
    bang = "!" if marked else ""
    if value is None:
        if marked:
            written.write_blank(row, column, None, formats["!"])
    elif kind == "n" and len(value) <= 15:
        written.write_number(row, column, float(value), formats["n" + bang])
    elif kind == "d" and len(value) == 10 and value[:4] > "1900":
        written.write_datetime(row, column, datetime.fromisoformat(value), formats["d" + bang])
    else:
        written.write_string(row, column, value, formats[bang])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
