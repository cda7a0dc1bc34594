"""The process that reads and understands one hostile file: `python -m tally.apart.child FOLDER`."""

from __future__ import annotations

import sys
import time
import traceback
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.abc import MetaPathFinder
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
from tally.errors import Refusal
from tally.intake.read import sketch, understand
from tally.workbook import Workbook
from tally.workbook.guarded import own_fault, tell
from tally.workbook.limits import confine, limits, starved
from tally.workbook.readers import workbook_in

LATER = ("tally.workbook.excel", "tally.intake.summary", "tally.intake.registers")
GLANCE = 0.005
"""Seconds between two looks for what was asked."""


class _Hidden(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, name: str, _path: object = None, _module: object = None) -> None:
        """Nothing to say of other modules."""
        if name == "pandas":
            raise ImportError(name)


def _without_pandas() -> None:
    """Spares this process the import of pandas, 0.3 s of processor time: no reader hands a frame to Arrow.

    pyarrow looks for pandas when it makes its first array from Python values, and asks only once.
    """
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        pa.array([None])
    finally:
        sys.meta_path.remove(hidden)


if "pandas" not in sys.modules:
    _without_pandas()


def main(folder: Path) -> None:
    """Reads and understands what lies in the folder, within limits, and leaves the answer there."""
    request = wire.value(Request, (folder / REQUEST).read_text(encoding="utf-8", errors="surrogatepass"))
    try:
        confine(limits(), request.size)
        workbook = workbook_in(folder, request.file, request.sha256)
        (folder / READ).touch()
        if request.sketch:
            leave(folder / SKETCHES, sketch(workbook, request.answers))
        else:
            _understand(folder, request, workbook)
    except Refusal as refusal:
        leave(
            folder / READING, Outcome(refusal=refusal.code, about={k: str(v) for k, v in refusal.particulars.items()})
        )
    except BaseException as broken:
        if not isinstance(broken, MemoryError) and not starved(traceback.format_exc(limit=0)):
            own_fault()
            raise SystemExit(1) from None
        leave(folder / READING, Outcome(refusal="too-complex"))


def _understand(folder: Path, request: Request, workbook: Workbook) -> None:
    held = partial(_held, folder) if request.held else None
    told = partial(tell, folder)
    reading = understand(workbook, request.directory, request.answers, progress=told, held=held)
    if reading.rows is not None:
        leave_table(folder / ROWS, reading.rows)
    leave(folder / READING, Outcome(replace(reading, rows=None)))


def _held(folder: Path, covered: frozenset[str], as_of: date | None) -> pa.Table:
    """What other uploads hold, asked of whoever began this: it knows the store, this process does not."""
    leave(folder / ASKED, Covered(tuple(sorted(covered)), as_of))
    while not (folder / HELD).exists():
        time.sleep(GLANCE)
    return table_in(folder / HELD)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
