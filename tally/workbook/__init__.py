"""Bytes in, grids out."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pyarrow as pa
import python_calamine

from tally.errors import Refusal
from tally.workbook.sheet import Sheet, Workbook, address, column_letters

__all__ = ["Sheet", "Workbook", "address", "column_letters", "open_workbook"]


def open_workbook(source: bytes, file: str) -> Workbook:
    """The workbook in these bytes; `file` is its name, for messages. Raises Refusal."""
    if not source:
        raise Refusal("empty-file", file=file)
    try:
        book = python_calamine.CalamineWorkbook.from_object(BytesIO(source))
    except Exception as error:
        raise Refusal("damaged-file", file=file) from error
    sheets = []
    for index, meta in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(index)
        rows = sheet.to_python(skip_empty_area=False)
        width = max((len(row) for row in rows), default=0)
        columns = [pa.array([_text(row[j]) for row in rows], pa.string()) for j in range(width)]
        sheets.append(
            Sheet(
                name=meta.name,
                cells=pa.table(columns, names=[column_letters(j + 1) for j in range(width)]),
                kinds=tuple("".join(_kind(value) for value in row) for row in rows),
                hidden=meta.visible != python_calamine.SheetVisibleEnum.Visible,
                merged=tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()),
            )
        )
    return Workbook(file, hashlib.sha256(source).hexdigest(), "xlsx", tuple(sheets))


def _text(value: object) -> str | None:
    if value == "" or value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return str(value)


def _kind(value: object) -> str:
    if value == "" or value is None:
        return "."
    kinds = ((bool, "b"), (int | float, "n"), (date | datetime | time | timedelta, "d"))
    return next((letter for kind, letter in kinds if isinstance(value, kind)), "t")
