"""A large file is understood in a process of its own too: its rows take this one neither processor time nor memory.

`python -m tally.apart FOLDER` is that process. The folder holds the grids that the reading child left and
`request.json`; it leaves `reading.json`, and `rows.arrow` where there are rows. TALLY_DATABASE_URL is the store whose
registers in force are asked for duplicates, where that is wanted.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pyarrow as pa

from tally.directory import Directory
from tally.errors import Refusal, StoreUnavailable
from tally.findings import REFUSALS
from tally.intake.read import understand
from tally.intake.reading import Answers, Reading
from tally.place import SETTING
from tally.store import Store, open_store, wire
from tally.workbook import Workbook
from tally.workbook.confining import confine, own_fault
from tally.workbook.guarded import Progress, quiet, report_faults, run_guarded, tell
from tally.workbook.limits import limits, starved
from tally.workbook.opening import left_in, opened

LARGE = 500_000
"""Cells from which a second process is worth its start: about 50,000 initiatives."""

REQUEST, READING, ROWS = "request.json", "reading.json", "rows.arrow"


@dataclass(frozen=True)
class Request:
    """What the process has to know besides the grids."""

    file: str
    sha256: str
    size: int
    directory: Directory | None
    answers: Answers
    held: bool


@dataclass(frozen=True)
class Answer:
    """What it leaves: a reading without its rows, or the code of a refusal."""

    reading: Reading | None = None
    refusal: str | None = None


def read_apart(
    source: bytes,
    file: str,
    directory: Directory | None,
    answers: Answers,
    *,
    store: Store | None = None,
    progress: Progress = quiet,
) -> Reading:
    """The same as `intake.read.read`, with `held=store.held` where there is one; a large file costs this process hardly
    anything.

    Rows stay in a mapped file. If `progress` raises, every process at work on the file is ended.
    """
    with opened(source, file, progress=progress) as (workbook, folder):
        if sum(sheet.cells.num_rows * sheet.cells.num_columns for sheet in workbook.sheets) < LARGE:
            return understand(workbook, directory, answers, progress=progress, held=store.held if store else None)
        url = store.database.url if store else None
        request = Request(file, workbook.sha256, len(source), directory, answers, held=bool(url))
        # A database is reached by more than its address (PGPASSWORD, certificates, HOME); without one nothing is told.
        return _understood(request, folder, {**os.environ, SETTING: url} if url else {}, progress)


def _understood(request: Request, folder: Path, settings: Mapping[str, str], progress: Progress) -> Reading:
    (folder / REQUEST).write_text(wire.text(request, canonical=False), encoding="utf-8", errors="surrogatepass")
    outcome = run_guarded("tally.apart", folder, request.size, progress, settings)
    if not (folder / READING).exists():
        report_faults(folder)
        if outcome == "damaged-file":  # the file was read: what broke is our own
            raise RuntimeError("a reading broke off in its own process; the log has the place")
        raise Refusal(outcome, file=request.file)
    written = (folder / READING).read_text(encoding="utf-8", errors="surrogatepass")
    answer = wire.value(Answer, written)
    if answer.reading is None:
        kind = Refusal if answer.refusal in REFUSALS else StoreUnavailable
        raise kind(str(answer.refusal), file=request.file)
    if not (folder / ROWS).exists():
        return answer.reading
    return replace(answer.reading, rows=pa.ipc.open_file(pa.memory_map(str(folder / ROWS))).read_all())


def main(folder: Path) -> None:
    """Understands what lies in the folder and leaves the answer there."""
    request = wire.value(Request, (folder / REQUEST).read_text(encoding="utf-8", errors="surrogatepass"))
    try:
        confine(limits(), request.size)
        _leave(folder, _answered(request, left_in(folder, request.file, request.sha256), partial(tell, folder)))
    except (Refusal, StoreUnavailable) as refusal:
        _leave(folder, Answer(refusal=refusal.code))
    except BaseException as broken:
        if not isinstance(broken, MemoryError) and not starved(traceback.format_exc(limit=0)):
            own_fault()
            raise SystemExit(1) from None
        _leave(folder, Answer(refusal="too-complex"))


def _answered(request: Request, workbook: Workbook, progress: Progress) -> Answer:
    held = open_store().held if request.held else None
    return Answer(understand(workbook, request.directory, request.answers, progress=progress, held=held))


def _leave(folder: Path, answer: Answer) -> None:
    reading = answer.reading
    if reading and reading.rows is not None:
        rows = reading.rows.combine_chunks()
        with pa.OSFile(str(folder / ROWS), "wb") as sink, pa.ipc.new_file(sink, rows.schema) as writer:
            writer.write_table(rows)
        answer = replace(answer, reading=replace(reading, rows=None))
    draft = folder / f"{READING}.draft"
    draft.write_text(wire.text(answer, canonical=False), encoding="utf-8", errors="surrogatepass")
    draft.replace(folder / READING)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
