"""The process that reads and understands one hostile file: `python -m tally.apart.child FOLDER`."""

from __future__ import annotations

import sys
import time
import traceback
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa

from tally import wire
from tally.apart import (
    ASKED,
    HELD,
    READ,
    READING,
    REQUEST,
    ROWS,
    SKETCHES,
    Covered,
    Outcome,
    Request,
    leave,
    leave_table,
    table_in,
)
from tally.apart.light import without_pandas
from tally.errors import Refusal
from tally.intake.read import sketch, understand
from tally.intake.reading import Reading
from tally.workbook import Workbook
from tally.workbook.confining import confine, own_fault
from tally.workbook.guarded import tell
from tally.workbook.limits import limits, starved
from tally.workbook.readers import workbook_in

LATER = ("tally.workbook.excel", "tally.intake.summary", "tally.intake.registers")
GLANCE = 0.005
"""Seconds between two looks for what was asked."""

without_pandas()  # no reader hands a frame to Arrow


def main(folder: Path) -> None:
    """Reads and understands what lies in the folder, within limits, and leaves the answer there."""
    request = wire.value(Request, (folder / REQUEST).read_text(encoding="utf-8", errors="surrogatepass"))
    try:
        confine(limits(), request.size)
        workbook = _workbook(folder, request)
        if request.sketch:
            leave(folder / SKETCHES, sketch(workbook, request.answers))
        else:
            _leave(folder, _reading(folder, request, workbook))
    except Refusal as refusal:
        leave(
            folder / READING, Outcome(refusal=refusal.code, about={k: str(v) for k, v in refusal.particulars.items()})
        )
    except BaseException as broken:
        if not isinstance(broken, MemoryError) and not starved(traceback.format_exc(limit=0)):
            own_fault()
            raise SystemExit(1) from None
        leave(folder / READING, Outcome(refusal="too-complex"))


def _workbook(folder: Path, request: Request) -> Workbook:
    workbook = workbook_in(folder, request.file, request.sha256)
    (folder / READ).touch()
    return workbook


def _reading(folder: Path, request: Request, workbook: Workbook) -> Reading:
    held = partial(_held, folder) if request.held else None
    progress = partial(tell, folder)
    return understand(workbook, request.directory, request.answers, progress=progress, held=held)


def _held(folder: Path, covered: frozenset[str], as_of: date | None) -> pa.Table:
    """What other uploads hold, asked of whoever began this: it knows the store, this process does not."""
    leave(folder / ASKED, Covered(tuple(sorted(covered)), as_of))
    while not (folder / HELD).exists():
        time.sleep(GLANCE)
    return table_in(folder / HELD)


def _leave(folder: Path, reading: Reading) -> None:
    if reading.rows is not None:
        leave_table(folder / ROWS, reading.rows)
    leave(folder / READING, Outcome(replace(reading, rows=None)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
