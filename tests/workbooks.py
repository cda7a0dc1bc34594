"""Workbooks made in memory, and what is read of them."""

from __future__ import annotations

import io

import openpyxl

from tally.workbook import Sheet
from tally.workbook.opening import open_trusted


def xlsx(*cells: tuple[str, object], then=lambda book: None) -> bytes:
    """An .xlsx with these (address, value) cells on its first sheet, changed by `then`."""
    book = openpyxl.Workbook()
    for place, value in cells:
        book.active[place] = value
    then(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def first(source: bytes, file: str = "a.xlsx") -> Sheet:
    return open_trusted(source, file).sheets[0]


def at(sheet: Sheet, row: int, column: int) -> str | None:
    return sheet.cells[column - sheet.first_column][row - sheet.first_row].as_py()
