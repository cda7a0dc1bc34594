"""Bytes in, grids out: any spreadsheet that staff send, read in a guarded child process."""

from __future__ import annotations

from tally.workbook.sheet import Sheet, Workbook, address, column_letters

__all__ = ["Sheet", "Workbook", "address", "column_letters", "open_workbook"]


def __getattr__(name: str) -> object:
    """`open_workbook` is fetched when asked for: the child imports this package too and has no use for it."""
    if name == "open_workbook":
        from tally.workbook.opening import open_workbook

        return open_workbook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
