"""An .xlsx marked, which keeps its formats: `main` does it in a guarded child.

The folder holds `source` and `marks.json`; it leaves `marked.xlsx`.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tally.apart import taken
from tally.errors import Refusal
from tally.papers.marked import COLOUR, COMMENTS, MARKED, MARKS, WIDTH, SheetMarks
from tally.workbook.limits import limits
from tally.workbook.ooxml import Package

FILL = PatternFill("solid", fgColor=COLOUR)
COMMENT_WIDTH, COMMENT_HEIGHT = 360, 90


def main(folder: Path) -> None:
    """Mark `source.xlsx`. Raises Refusal where that does not go: it is then written anew from its values."""
    source = (folder / "source").rename(folder / "source.xlsx")  # openpyxl goes by the name
    Package(source, limits())
    try:
        book = load_workbook(source, rich_text=True, keep_links=False)
        for name, marks in taken(dict[str, SheetMarks], folder / MARKS).items():
            if name in book.sheetnames:
                mark(book[name], marks)
        book.save(folder / MARKED)
    except Exception as odd:  # openpyxl raises what it meets
        raise Refusal("damaged-file") from odd


def mark(sheet: Worksheet, marks: SheetMarks) -> None:
    """Fill and comment the cells, and write the column of reasons."""
    for number, (marked, message) in enumerate(marks.cells.items()):
        merged = (str(it.start_cell.coordinate) for it in sheet.merged_cells.ranges if marked in it)
        cell = sheet[next(merged, marked)]  # the cell that a merged range shows
        cell.fill = FILL
        if number < COMMENTS:
            cell.comment = Comment(message, marks.author, height=COMMENT_HEIGHT, width=COMMENT_WIDTH)
    column = _free_column(sheet, marks)
    _head(sheet, marks, column)
    for row, why in marks.rows.items():
        _write(sheet, row, column, why)


def _free_column(sheet: Worksheet, marks: SheetMarks) -> int:
    """The first column right of the table that is blank beside it."""
    rows = range(marks.top or 1, max(marks.rows, default=1) + 1)
    column = (marks.right or sheet.max_column) + 1
    while any(sheet.cell(row, column).value is not None for row in rows) and column <= sheet.max_column:
        column += 1
    return column


def _head(sheet: Worksheet, marks: SheetMarks, column: int) -> None:
    letter = get_column_letter(column)
    sheet.column_dimensions[letter].width = WIDTH
    sheet.column_dimensions[letter].hidden = False
    if not marks.top:
        return
    for row in range(marks.top, marks.head + 1):
        _like(sheet, row, column)
    sheet.cell(marks.top, column).value = marks.heading
    if marks.head > marks.top:
        sheet.merge_cells(start_row=marks.top, end_row=marks.head, start_column=column, end_column=column)


def _write(sheet: Worksheet, row: int, column: int, why: str) -> None:
    _like(sheet, row, column)
    cell = sheet.cell(row, column)
    cell.value, cell.data_type, cell.fill = why, "s", FILL  # "=> thiếu …" is text, not a formula
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left")
    lines = sum(-(-len(line) // (WIDTH - 4)) for line in why.split("\n"))
    height = sheet.row_dimensions[row].height
    sheet.row_dimensions[row].height = max(height or 15, 16 * lines)


def _like(sheet: Worksheet, row: int, column: int) -> None:
    """Dress the new cell as the last one of the table."""
    neighbour, cell = sheet.cell(row, column - 1), sheet.cell(row, column)
    if neighbour.has_style:
        cell.font, cell.border = copy(neighbour.font), copy(neighbour.border)
        cell.fill, cell.alignment = copy(neighbour.fill), copy(neighbour.alignment)
