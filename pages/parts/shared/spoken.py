"""What the sheets, columns and rows of the directory are called in the language of the screen.

The workbook itself is written and read in Vietnamese, see `tally.directory.sheets`.
"""

from __future__ import annotations

from tally.directory.sheets import PROGRAMME
from tally.wording import say

_ROWS = frozenset(row.field for row in PROGRAMME)


def sheet(subject: str) -> str:
    """The name of a sheet: "Kỳ chỉ tiêu" for "periods"."""
    return say(f"directory-sheet-{subject}")


def column(subject: str, field: str) -> str:
    """The heading of a column; names and texts are called differently on each sheet."""
    own = f"{subject}-name" if field == "name" else field
    return say(f"directory-column-{own.replace('_', '-')}")


def row(field: str) -> str:
    """What a row of the programme's sheet is called."""
    return say(f"directory-row-{field.replace('_', '-')}")


def value(subject: str, field: str) -> str:
    """What a value of some subject is called: on the programme's sheet a row, elsewhere a column."""
    if field == "notes":
        return say("directory-notes")
    return row(field) if subject in ("programme", "letterhead") and field in _ROWS else column(subject, field)
