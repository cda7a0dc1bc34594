"""The sender's own workbook back, with the places marked that were noticed and a column that says why.

What to mark comes from the findings of a reading, and from the rows of a register that do not count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tally.apart import leave
from tally.errors import Refusal
from tally.wording import say
from tally.workbook.guarded import run_guarded
from tally.workbook.limits import MIB, limits
from tally.workbook.opening import laid
from tally.workbook.sheet import address, column_number, position

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
        with suppress(Refusal):
            return _made("in_place", source, reading.file, marks)
    return _made("anew", source, reading.file, marks)


def _made(way: str, source: bytes, file: str, marks: dict[str, SheetMarks]) -> bytes:
    """The workbook made by a guarded child in one of the two ways. Raises Refusal."""
    with laid(source, file) as folder:
        leave(folder / MARKS, marks)
        run_guarded(f"tally.papers.marked.{way}", folder, file)
        if (folder / MARKED).stat().st_size > limits().file_mib * MIB:
            raise Refusal("too-large", most=limits().file_mib, file=file)
        return (folder / MARKED).read_bytes()


RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
MARKS, MARKED = "marks.json", "marked.xlsx"
CELLS_OF_A_RANGE = 200
WIDTH, COLOUR = 48, "FFD9CC"
COMMENTS = 2_000
"""Cells beyond these are filled without a comment: each comment is a drawing, which Excel opens slowly."""
SAID_OF_A_ROW = 5


@dataclass
class SheetMarks:
    """The marks of one sheet: address -> what to say there, row -> why; and where the column of reasons goes.

    `right` is the last column of the table, `top` and `head` its first and last header row, all from 1; 0 if unknown.
    """

    cells: dict[str, str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    right: int = 0
    top: int = 0
    head: int = 0
    heading: str = ""
    author: str = ""
    row_heading: str = ""


def marks_of(reading: Reading) -> dict[str, SheetMarks]:
    """Sheet name -> its marks, in the language spoken now."""
    messages: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    marks: dict[str, SheetMarks] = defaultdict(lambda: _empty(reading))
    for finding in reading.findings:
        places = [cell for match in RANGE.finditer(finding.cell or "") for cell in _addresses(match)]
        if places and (sheet := finding.sheet or reading.sheet):
            message, cells = finding.message, marks[sheet].cells
            for cell in places:
                cells[cell] = f"{cells[cell]}\n{message}" if cell in cells else message
                messages[sheet][position(cell)[0]].append(message)
    for sheet, row, why in _not_counting(reading):
        messages[sheet][row].insert(0, why)
    for sheet, rows in messages.items():
        marks[sheet].rows = {
            row: "\n".join(list(dict.fromkeys(why))[:SAID_OF_A_ROW]) for row, why in sorted(rows.items())
        }
    return dict(marks)


def _empty(reading: Reading) -> SheetMarks:
    header = reading.header_rows or (0,)
    right = RANGE.search(reading.range or "")
    return SheetMarks(
        right=column_number(right[3] or right[1]) if right else 0,
        top=header[0],
        head=header[-1],
        heading=say("marked-reason"),
        author=say("marked-author"),
        row_heading=say("marked-row"),
    )


def _addresses(match: re.Match[str]) -> list[str]:
    """The cells of an address or a range, no more of a range than a person would look at."""
    left, top, right, bottom = match.groups()
    if not right:
        return [f"{left}{top}"]
    rows, columns = range(int(top), int(bottom) + 1), range(column_number(left), column_number(right) + 1)
    return [address(row, column) for row in rows[:CELLS_OF_A_RANGE] for column in columns][:CELLS_OF_A_RANGE]


def _not_counting(reading: Reading) -> Iterator[tuple[str, int, str]]:
    """(sheet, row, why) of each initiative that is not valid."""
    if reading.rows is None or reading.kind != "register":
        return
    from tally.papers.returns import explaining, to_mend

    why = explaining(reading.directory)
    rows = to_mend(reading.rows).select(["sheet", "row", "status", "reason", "reason_printed", "noticed"])
    for sheet, row, *particulars in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        yield sheet, row, "; ".join(why(*particulars))
