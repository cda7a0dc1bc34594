"""Bytes -> Workbook, by way of a child process that may fail in any way it likes."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tally.errors import Refusal
from tally.paths import momentary
from tally.wording import shown
from tally.workbook.grid import read_answer, settled_sheet, sheet_of
from tally.workbook.guarded import WATCHED, Progress, quiet, report_faults, run_guarded
from tally.workbook.limits import MIB, limits
from tally.workbook.sheet import Workbook

SOURCE = "source"
UNWAITED = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a path is opened that may be a pipe: nobody waits for its other end."""


def open_workbook(source: bytes, file: str, *, progress: Progress | None = None) -> Workbook:
    """The workbook in these bytes; `file` is its name, for messages.

    It is read in a child process under `limits`, so whatever the bytes do there (abort, panic, eat memory, hang), this
    process gets a workbook or a Refusal: empty-file, damaged-file, password-protected, not-a-spreadsheet,
    unsupported-type, too-large, too-complex or timed-out. `progress(stage, done, total)` is called about ten times a
    second, with stages "wait", "check", "read" (done and total count sheets) and "rows" (of a large sheet, about); if
    it raises, the child is ended and the exception goes on to the caller.
    """
    with laid(source, file) as folder:
        settings = {WATCHED: "1"} if progress else None
        outcome = run_guarded("tally.workbook.child", folder, len(source), progress or quiet, settings)
        answer = read_answer(folder) or {"refusal": outcome}
        if "refusal" in answer:
            report_faults(folder)
            raise Refusal(str(answer["refusal"]), file=file)
        sheets = tuple(sheet_of(described, folder) for described in answer["sheets"])
        return Workbook(file, hashlib.sha256(source).hexdigest(), answer["format"], sheets)


def open_shipped(path: Path) -> Workbook:
    """A workbook that comes with the programme, read in this process: no stranger wrote it."""
    from tally.workbook.child import grids_in  # whoever has figures of their own never opens one

    source = path.read_bytes()
    with laid(source, path.name) as folder:
        form, grids = grids_in(folder, limits())
        return Workbook(path.name, hashlib.sha256(source).hexdigest(), form, tuple(map(settled_sheet, grids)))


def weighed(path: Path) -> bytes:
    """The bytes of a plain file that stands still and is no larger than `limits` allow.

    Raises Refusal("file-missing" | "not-a-file" | "too-large" | "file-changed"): a pipe or a device would be waited
    for, a file that grows may never end.
    """
    name, most = shown(path), limits().file_mib * MIB
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal("not-a-file", file=name)
        with os.fdopen(os.open(path, os.O_RDONLY | UNWAITED), "rb") as file:
            before = os.fstat(file.fileno())
            source = file.read(most + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        raise Refusal("file-missing", file=name) from error
    if len(source) > most:
        raise Refusal("too-large", file=name)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(source) != after.st_size:
        raise Refusal("file-changed", file=name)
    return source


@contextmanager
def laid(source: bytes, file: str) -> Iterator[Path]:
    """A folder of its own with the bytes in it as `SOURCE`, while this lasts. Raises Refusal: empty-file, too-large."""
    if not source.strip(b"\0\t\n\r ") if len(source) < MIB else not source:
        raise Refusal("empty-file", file=file)
    if len(source) > limits().file_mib * MIB:
        raise Refusal("too-large", file=file)
    with momentary() as name:
        (Path(name) / SOURCE).write_bytes(source)
        yield Path(name)
