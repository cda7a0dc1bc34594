"""The official table as .docx: ruled, its two-row header repeated on each page."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import Table, _Cell

from tally.papers.official import Line, OfficialTable
from tally.papers.paper import CENTRE, LEFT, TEXT_WIDTH, align, blank_document, grid, keep_whole, write
from tally.papers.summary_pdf import total_or_shown
from tally.wording import say

WIDTHS = {"ordinal": 13, "quota": 34, "valid": 19, "invalid": 19, "pending": 19, "total": 17}
NARROW = {"ordinal": 10, "quota": 17, "valid": 11, "invalid": 12, "pending": 11, "total": 12}
WIDER = {"quota": 24, "invalid": 16, "rank": 14}  # whole words in the header, where the names leave room for it
NAMES = 40  # millimetres that the longest names need on one line
EXTRA = {"completion": 15, "rank": 11, "shortfall": 12, "note": 22}


def summary_docx(table: OfficialTable) -> bytes:
    """The document's bytes."""
    document = blank_document(" ".join(table.titles))
    add_official_table(document, table)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_official_table(document: Document, table: OfficialTable) -> None:
    """Writes the titles, the table and the date line at the end of the document."""
    for title in table.titles:
        align(write(document.add_paragraph(), title, bold=True), CENTRE)
    align(write(document.add_paragraph(), table.source, italic=True), CENTRE, before=4, after=8)
    size = 13 if len(table.columns) < 6 else 11 if len(table.columns) < 8 else 10
    drawn = grid(document, 3 + len(table.lines), _widths(table), ruled=True)
    _header(drawn, table, size)
    # python-docx walks the whole grid for each cell asked for by place; the rows' own cells come in one pass
    for row, line in zip(drawn.rows[2:], (*table.lines, table.total), strict=True):
        _line(row.cells, line, table, size)
        keep_whole(row, height=7)
    if table.closing:
        _closing(document, table.closing)


def _widths(table: OfficialTable) -> list[float]:
    known = (WIDTHS if len(table.columns) < 6 else NARROW) | EXTRA
    if len(table.columns) >= 6 and _rest(known | WIDER, table) >= NAMES:
        known |= WIDER
    return [known["ordinal"], _rest(known, table), *(known[column] for column in table.columns)]


def _rest(known: dict[str, float], table: OfficialTable) -> float:
    return TEXT_WIDTH - known["ordinal"] - sum(known[column] for column in table.columns)


def _header(drawn: Table, table: OfficialTable, size: float) -> None:
    top, low = drawn.rows[0].cells, drawn.rows[1].cells
    places = ("ordinal", "name", *table.columns)
    counted = [places.index(column) for column in table.counted]
    group = top[counted[0]].merge(top[counted[-1]])
    _fill(group, table.headings["counted"], size, bold=True)
    for place, column in enumerate(places):
        cell = low[place] if place in counted else top[place].merge(low[place])
        _fill(cell, table.headings[column], size, bold=True)
    for row in drawn.rows[:2]:
        keep_whole(row, repeat=True)


def _line(cells: tuple[_Cell, ...], line: Line, table: OfficialTable, size: float) -> None:
    is_total = line.ordinal is None
    if is_total:
        _fill(cells[0].merge(cells[1]), line.name, size, bold=True)
    else:
        _fill(cells[0], str(line.ordinal), size)
        _fill(cells[1], line.name, size, left=True)
    for cell, column in zip(cells[2:], table.columns, strict=True):
        _fill(cell, total_or_shown(column, line), size, bold=is_total, left=column == "note")


def _fill(cell: _Cell, text: str, size: float, *, bold: bool = False, left: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    align(write(cell.paragraphs[0], text, size=size, bold=bold), LEFT if left else CENTRE)


def _closing(document: Document, closing: str) -> None:
    half = TEXT_WIDTH / 2
    right = grid(document, 1, [half - 10, half + 10], ruled=False).rows[0].cells[1]
    align(write(right.paragraphs[0], closing, italic=True), CENTRE, before=8)
    align(write(right.add_paragraph(), say("official-prepared-by").upper(), bold=True), CENTRE)
