"""What reads and understands one hostile file, in a process of its own."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.abc import MetaPathFinder
from pathlib import Path

import pyarrow as pa

from tally.apart import ASKED, HELD, READING, REQUEST, ROWS, SKETCHES, Request, leave, leave_table, table_in, taken
from tally.intake.read import sketch, understand
from tally.intake.reading import NotUnderstood
from tally.workbook.guarded import tell_stage
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
    """Reads and understands what lies in the folder, and leaves the answer there."""
    request = taken(Request, folder / REQUEST)
    workbook = workbook_in(folder, request.file)
    if request.sketch:
        leave(folder / SKETCHES, sketch(workbook, request.answers))
        return
    held, told = partial(_held, folder) if request.held else None, partial(tell_stage, folder)
    try:
        reading = understand(workbook, request.directory, request.answers, progress=told, held=held)
    except NotUnderstood as refusal:
        leave(folder / SKETCHES, refusal.sketches)
        raise
    if reading.rows is not None:
        leave_table(folder / ROWS, reading.rows)
    leave(folder / READING, replace(reading, rows=None))


def _held(folder: Path, covered: frozenset[str], as_of: date | None) -> pa.Table:
    """What other uploads hold, asked of whoever began this: it knows the store, this process does not."""
    number = sum(1 for _ in folder.glob(HELD.format("*")))
    leave(folder / ASKED, (number, sorted(covered), as_of))
    while not (folder / HELD.format(number)).exists():
        time.sleep(GLANCE)
    return table_in(folder / HELD.format(number))
