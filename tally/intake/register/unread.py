"""A column of statuses under a heading that nobody foresaw: read as nothing, all its rows would count as valid."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import clean
from tally.intake.register.wordings import read_status
from tally.workbook import column_letters

LOOKED_AT = 2000
"""Rows from the top of a list that show what a column holds."""
YES_OR_NO = frozenset({"không", "yes", "true", "false"})
STATED = frozenset({"status", "valid_mark", "invalid_mark", "pending_mark"})


def statuses_unread(
    cells: pa.Table, first_column: int, headings: Mapping[int, str], found: Mapping[str, int], sheet: str, row: int
) -> list[Finding]:
    """The one finding that asks whether a column states what is valid, where no column was understood to; else none.

    `row` is the header's row; `headings` and `found` give 1-based columns.
    """
    if STATED & found.keys():
        return []
    for column, heading in headings.items():
        if column not in found.values() and _states(cells.column(column - first_column)[:LOOKED_AT]):
            cell = f"{column_letters(column)}{row}"
            return [Finding("status-column-unread", sheet, cell, count=len(cells), particulars={"heading": heading})]
    return []


def _states(column: pa.ChunkedArray | pa.Array) -> bool:
    """Whether every wording is a status; marks and plain yes or no say nothing of what they answer."""
    words = {kept for text in pc.unique(column.cast(pa.string())).to_pylist() if text and (kept := clean(text))}
    plain = {word for word in words if len(word) < 3 or word.lower() in YES_OR_NO}
    return bool(words - plain) and all(read_status(word)[0] for word in words)
