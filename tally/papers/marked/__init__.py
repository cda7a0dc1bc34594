"""The sender's own workbook back, with the places marked that were noticed and a column that says why."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tally.papers.marked.anew import written_anew
from tally.papers.marked.marks import SheetMarks, marks_of, write_marks
from tally.workbook import open_workbook
from tally.workbook.guarded import quiet, run_guarded
from tally.workbook.limits import MIB

if TYPE_CHECKING:
    from tally.intake.reading import Reading

KEPT_MIB = 8
"""Larger workbooks are written anew: keeping every format takes fifty times the file's size in memory."""


def marked_workbook(source: bytes, reading: Reading) -> bytes:
    """The workbook as .xlsx, each cell of a finding filled and commented, and a "Lý do" column beside the table.

    An .xlsx or .xlsm keeps its formats, formulas and other sheets, but no macros; other types, and large files, come
    back as their values. A sheet too long for work by hand comes back as its header and the rows that were noticed.
    Raises Refusal where the file cannot be read.
    """
    marks = marks_of(reading)
    if source.startswith(b"PK") and len(source) <= KEPT_MIB * MIB:
        kept = _in_place(source, marks)
        if kept:
            return kept
    return written_anew(open_workbook(source, reading.file), marks)


def _in_place(source: bytes, marks: dict[str, SheetMarks]) -> bytes | None:
    """The file itself with the marks put in, by a guarded child; None where that fails."""
    with tempfile.TemporaryDirectory(prefix="tally-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "source.xlsx").write_bytes(source)
        write_marks(folder, marks)
        run_guarded("tally.papers.marked.in_place", folder, len(source), quiet)
        result = folder / "marked.xlsx"
        return result.read_bytes() if result.exists() else None
