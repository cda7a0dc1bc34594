"""Bytes -> Workbook, by way of a child process that may fail in any way it likes."""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.grid import read_answer, sheet_of
from tally.workbook.limits import MIB, Limits, environment, limits, starved
from tally.workbook.sheet import Workbook

Progress = Callable[[str, int, "int | None"], None]

LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
SOURCE = "source"
STAGE = "stage"
FRUGAL = {"PYTHONUTF8": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Libraries that reserve memory for threads and pools which a child never uses are told not to."""

GLANCE = 0.1
"""Seconds between two looks at the child: how soon a caller who stops is obeyed."""


def open_workbook(source: bytes, file: str, *, progress: Progress | None = None) -> Workbook:
    """The workbook in these bytes; `file` is its name, for messages.

    It is read in a child process under `limits`, so whatever the bytes do there (abort, panic, eat memory, hang), this
    process gets a workbook or a Refusal: empty-file, damaged-file, password-protected, not-a-spreadsheet,
    unsupported-type, too-large, too-complex or timed-out. `progress(stage, done, total)` is called about ten times a
    second, with stages "wait", "check" and "read" (done and total count sheets); if it raises, the child is
    ended and the exception goes on to the caller.
    """
    chosen = limits()
    if not source.strip(b"\0\t\n\r ") if len(source) < MIB else not source:
        raise Refusal("empty-file", file=file)
    if len(source) > chosen.file_mib * MIB:
        raise Refusal("too-large", file=file)
    with tempfile.TemporaryDirectory(prefix="tally-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / SOURCE).write_bytes(source)
        outcome = _run(folder, len(source), chosen, progress or _quiet)
        answer = read_answer(folder) or {"refusal": outcome}
        _report_fault(folder, answer)
        if "refusal" in answer:
            raise Refusal(str(answer["refusal"]), file=file)
        sheets = tuple(sheet_of(described, folder) for described in answer["sheets"])
    return Workbook(file, hashlib.sha256(source).hexdigest(), answer["format"], sheets)


def _quiet(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


@cache
def _turns(at_once: int) -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(at_once)


def _run(folder: Path, size: int, chosen: Limits, progress: Progress) -> str:
    """Run the child to its end; the refusal that its end stands for, should it have left no answer."""
    turns = _turns(chosen.at_once)
    while not turns.acquire(timeout=GLANCE):
        progress("wait", 0, None)
    try:
        return _watch(folder, chosen.wall(size), progress, chosen)
    finally:
        turns.release()


def _watch(folder: Path, seconds: float, progress: Progress, chosen: Limits) -> str:
    ends = time.monotonic() + seconds
    with open(folder / "complaints", "wb") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-m", "tally.workbook.child", str(folder)],
            cwd=ROOT,
            env=_surroundings(chosen),
            stdin=subprocess.DEVNULL,
            stdout=complaints,
            stderr=complaints,
        )
    try:
        while True:
            try:
                return _meaning(child.wait(timeout=GLANCE), folder)
            except subprocess.TimeoutExpired:
                progress(*_stage(folder))
            if time.monotonic() > ends:
                return "timed-out"
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _surroundings(chosen: Limits) -> dict[str, str]:
    """What the child may know: where Python is, and the limits. Not the database's address, nor any secret."""
    kept = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    return known | environment(chosen) | FRUGAL


def _report_fault(folder: Path, answer: dict[str, object]) -> None:
    """Log where our own code broke on a file: the refusal is right for the person, but it is our bug."""
    if answer.get("refusal") == "damaged-file":
        complaints = (folder / "complaints").read_text(errors="replace")
        for line in (each for each in complaints.splitlines() if each.startswith("fault:")):
            LOG.error("reading a file ended in a %s", line)


def _stage(folder: Path) -> tuple[str, int, int | None]:
    try:
        stage, done, total = (folder / STAGE).read_text().split()
        return stage, int(done), int(total)
    except (OSError, ValueError):
        return "check", 0, None


def _meaning(code: int, folder: Path) -> str:
    """The refusal for a child that ended with this code and no answer."""
    if code == -getattr(signal, "SIGXCPU", 24):
        return "timed-out"
    return (
        "too-complex" if code == -9 or starved((folder / "complaints").read_text(errors="replace")) else "damaged-file"
    )
