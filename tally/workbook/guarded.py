"""A piece of work on hostile bytes in a child process, watched from outside."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from tally.workbook.limits import Limits, environment, limits, starved

Progress = Callable[[str, int, "int | None"], None]
"""Called with a stage, what of it is done, and how much there is in all, None where nobody knows."""

LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
STAGE = "stage"
WATCHED = "TALLY_WATCHED"
"""Set in a child's environment where somebody follows how far it is: to tell it row by row costs it a thread, and with
that every allocation a lock."""

FRUGAL = {"PYTHONUTF8": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Libraries that reserve memory for threads and pools which a child never uses are told not to."""

GLANCE = 0.1
"""Seconds between two looks at the child: how soon a caller who stops is obeyed."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


@cache
def _turns(at_once: int) -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(at_once)


def run_guarded(
    module: str, folder: Path, size: int, progress: Progress, settings: Mapping[str, str] | None = None
) -> str:
    """The refusal that the end of `python -m module FOLDER` stands for, should it have left no answer there.

    `size` is how many bytes it works on, `settings` what it may know of the environment besides the limits. If
    `progress` raises, the child is ended and the exception goes on.
    """
    chosen = limits()
    turns = _turns(chosen.at_once)
    while not turns.acquire(timeout=GLANCE):
        progress("wait", 0, None)
    try:
        return _watch(module, folder, chosen.wall(size), progress, _surroundings(chosen) | (settings or {}))
    finally:
        turns.release()


def _watch(module: str, folder: Path, seconds: float, progress: Progress, surroundings: dict[str, str]) -> str:
    ends = time.monotonic() + seconds
    with open(folder / "complaints", "wb") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-m", module, str(folder)],
            cwd=ROOT,
            env=surroundings,
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


def report_faults(folder: Path) -> None:
    """Log where our own code broke on a file: the refusal is right for the person, but it is our bug."""
    complaints = (folder / "complaints").read_text(errors="replace")
    for line in (each for each in complaints.splitlines() if each.startswith("fault:")):
        LOG.error("work on a file ended in a %s", line)


def tell(folder: Path, stage: str, done: int, total: int | None) -> None:
    """Lets whoever watches the child know how far it is; called within the child.

    The work goes on where that cannot be written: Windows replaces no file that is being read.
    """
    draft = folder / f"{STAGE}.draft"
    with suppress(OSError):
        draft.write_text(f"{stage} {done} {total or 0}")
        draft.replace(folder / STAGE)


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
