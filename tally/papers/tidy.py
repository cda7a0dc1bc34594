"""A plain table as a workbook: one heading row, real numbers and dates, nothing else."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pandas as pd
import xlsxwriter


def tidy_xlsx(table: pd.DataFrame) -> bytes:
    """The table as .xlsx: headings in row 1, frozen; times are written as text with their offset."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, list(table.columns), bold)
        for number, row in enumerate(table.itertuples(index=False), start=1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, days)
    return buffer.getvalue()


def _write(sheet, row: int, column: int, value: object, days) -> None:
    if value is None or value is pd.NA or value != value:
        return
    if type(value) is date:
        sheet.write_datetime(row, column, value, days)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif hasattr(value, "isoformat"):
        sheet.write_string(row, column, value.isoformat())
    else:
        sheet.write_number(row, column, float(value))
