"""Bytes in, sheets out: any spreadsheet that staff send, read in a process that may fail in any way it likes."""

from __future__ import annotations

from tally.workbook.sheet import Sheet, Workbook, address, column_letters

__all__ = ["Sheet", "Workbook", "address", "column_letters"]
