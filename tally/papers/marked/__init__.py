"""The sender's own workbook back, with the places marked that were noticed and a column that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tally.errors import Refusal
from tally.papers.marked.marks import MARKED, REFUSED, SheetMarks, marks_of, write_marks
from tally.workbook.guarded import quiet, run_guarded
from tally.workbook.limits import MIB, limits
from tally.workbook.opening import laid

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
        kept, _ = _made("in_place", source, reading.file, marks)
        if kept:
            return kept
    written, refused = _made("anew", source, reading.file, marks)
    if written is None:
        raise Refusal(refused, file=reading.file)
    return written


def _made(way: str, source: bytes, file: str, marks: dict[str, SheetMarks]) -> tuple[bytes | None, str]:
    """The workbook made by a guarded child in one of the two ways, or None and the code of why there is none."""
    with laid(source, file) as folder:
        write_marks(folder, marks)
        outcome = run_guarded(f"tally.papers.marked.{way}", folder, len(source), quiet)
        result, refusal = folder / MARKED, folder / REFUSED
        if not result.exists():
            return None, refusal.read_text()[:40] if refusal.exists() else outcome
        if result.stat().st_size > limits().file_mib * MIB:
            return None, "too-large"
        return result.read_bytes(), ""
