"""A piece of work on hostile bytes in a child process, watched from outside.

The work is `main(folder)` of a module: what it needs lies in the folder, what it makes it leaves there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from tally.errors import Refusal, TallyError
from tally.paths import write_whole
from tally.workbook.limits import confine, limits, starved
from tally.workbook.nursery import ROOT, Nursery

Progress = Callable[[str, int, "int | None"], None]
"""Called with a stage, what of it is done, and how much there is in all, None where nobody knows."""

STAGE, WHY = "stage", "refused.json"
DONE, REFUSED, OWN_FAULT = 0, 65, 70
"""How a piece of work comes to its end: the codes with which its process ends."""

OVERTIME = -getattr(signal, "SIGXCPU", 24)
"""The code of a process that the system ends at its limit."""

QUOTED = 400
"""Letters of a file that a refusal may quote."""

FAULT = "fault:"
FRUGAL = {
    "PYTHONUTF8": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
"""Libraries that keep memory and threads which a child never uses are told not to: what forks has one thread."""

GLANCE = 0.1
"""Seconds between two looks at the child: how soon a caller who stops is obeyed."""

COMPLAINTS = 64 * 1024
"""Bytes that are read of what a child complains of."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


class Turns:
    """Who is at work on a file and who waits: turns go round by owner, and no owner takes the last place of others."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.at_once, self.most = at_once, waiting
        self._changed = threading.Condition()
        self._at_work: Counter[str] = Counter()
        self._waiting: list[tuple[str, object]] = []

    @contextmanager
    def turn(self, owner: str, waits: Callable[[], None]) -> Iterator[None]:
        """A turn, while this lasts; `waits` is called until it comes. Raises TallyError where too many wait."""
        ticket = (owner, object())
        with self._changed:
            if len(self._waiting) >= self.most:
                raise TallyError("busy", count=self.most)
            self._waiting.append(ticket)
        try:
            while not self._taken(ticket):
                waits()
            yield
        finally:
            with self._changed:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                else:
                    self._at_work -= Counter([owner])
                self._changed.notify_all()

    def _taken(self, ticket: tuple[str, object]) -> bool:
        with self._changed:
            if not self._changed.wait_for(lambda: self._next() == ticket, GLANCE):
                return False
            self._waiting.remove(ticket)
            self._waiting.sort(key=lambda other: other[0] == ticket[0])  # whoever has a turn goes behind the others
            self._at_work[ticket[0]] += 1
            return True

    def _next(self) -> tuple[str, object] | None:
        if self._at_work.total() >= self.at_once:
            return None
        most = max(self.at_once - 1, 1)
        fitting = (ticket for ticket in self._waiting if not ticket[0] or self._at_work[ticket[0]] < most)
        return min(fitting, key=lambda ticket: self._at_work[ticket[0]], default=None)


_turns = cache(Turns)
_idle: defaultdict[int, list[Nursery]] = defaultdict(list)
"""The nurseries that have no work, by the process that began them: a fork of it has its own."""


def run_guarded(module: str, folder: Path, file: str, progress: Progress = quiet, *, owner: str = "") -> None:
    """Ends as soon as `main(folder)` of this module has, in a process that is allowed so much for what lies there.

    `owner` is whose turn it takes. If `progress` raises, the child is ended and the exception goes on. Raises Refusal
    about `file`: what `main` has refused, "timed-out" or "too-complex" at the limits, "damaged-file" where the process
    broke off; RuntimeError where our own part of it did.
    """
    chosen = limits()
    with _turns(chosen.at_once, chosen.waiting).turn(owner, partial(progress, "wait", 0, None)):
        code = _watch(module, folder, chosen.wall(_bytes_in(folder)), progress)
    if code == DONE:
        return
    report_faults(folder)
    if code == OWN_FAULT:
        raise RuntimeError("work on a file broke off in its own process; the log has the place")
    why, about = _meaning(code, folder)
    raise Refusal(why, **about | {"file": file})


def within_limits(main: Callable[[Path], None], folder: Path) -> int:
    """The child's side of it: the code to end with; why it ended in a refusal, or for want of memory, is left there."""
    try:
        confine(limits(), _bytes_in(folder))
        main(folder)
        return DONE
    except TallyError as refused:
        why = [refused.code, {n: v if isinstance(v, int) else str(v)[:QUOTED] for n, v in refused.particulars.items()}]
    except BaseException as broken:
        if not isinstance(broken, MemoryError) and not starved(traceback.format_exc(limit=0)):
            own_fault()
            return OWN_FAULT
        why = ["too-complex", {}]
    (folder / WHY).write_text(json.dumps(why))
    return REFUSED


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _watch(module: str, folder: Path, seconds: float, progress: Progress) -> int:
    """The code with which the work has ended; it is ended itself where it takes longer than so many seconds."""
    ends = time.monotonic() + seconds
    child = _begun(module, folder)
    try:
        while True:
            try:
                return child.wait(timeout=GLANCE)
            except subprocess.TimeoutExpired:
                progress(*_stage(folder))
            if time.monotonic() > ends:
                return OVERTIME
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        elif isinstance(child, Nursery):
            _idle[os.getpid()].append(child)


def _begun(module: str, folder: Path) -> Nursery | subprocess.Popen[bytes]:
    """The work begun in a child of a nursery; where a system forks none, in a process that loads all by itself."""
    surroundings = _surroundings()
    if hasattr(os, "fork"):
        try:
            nursery = _idle[os.getpid()].pop()
            nursery.begin(module, folder, surroundings)
        except (IndexError, OSError):  # each has its work, or somebody has ended this one
            nursery = Nursery(surroundings)
            nursery.begin(module, folder, surroundings)
        return nursery
    with open(folder / "complaints", "wb") as complaints:
        return subprocess.Popen(
            [sys.executable, "-m", "tally.workbook.guarded", module, str(folder)],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=complaints,
            stderr=complaints,
        )


def _surroundings() -> dict[str, str]:
    """What the child may know: where Python is, and the limits. Not the database's address, nor any secret."""
    kept = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH")
    return {
        name: value for name, value in os.environ.items() if name in kept or name.startswith("TALLY_LIMIT_")
    } | FRUGAL


def own_fault() -> None:
    """Leave the kind and the place of an exception that no reader is known to raise, without its words: they may quote
    the file."""
    kind, _, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    if kind and not kind.__module__.startswith(("pyo3", "fastexcel", "python_calamine", "_fastexcel")):
        print(f"{FAULT} {kind.__name__}", *(f"{Path(each.filename).name}:{each.lineno}" for each in frames), flush=True)


def report_faults(folder: Path) -> None:
    """Log where our own code broke on a file: the refusal is right for the person, but it is our bug."""
    import logging  # only where there is something to log

    log = logging.getLogger(__name__)
    for line in (each for each in _complaints(folder).splitlines() if each.startswith(FAULT)):
        log.error("work on a file ended in a %s", line)


def tell_stage(folder: Path, stage: str, done: int, total: int | None) -> None:
    """Lets whoever watches the child know how far it is; called within the child.

    The work goes on where that cannot be written: Windows replaces no file that is being read.
    """
    with suppress(OSError):
        write_whole(folder / STAGE, f"{stage} {done} {total or 0}")


def _stage(folder: Path) -> tuple[str, int, int | None]:
    try:
        stage, done, total = (folder / STAGE).read_text().split()
        return stage, int(done), int(total)
    except (OSError, ValueError):
        return "check", 0, None


def _meaning(code: int, folder: Path) -> tuple[str, dict[str, int | str]]:
    """The refusal that this code of a child comes to, and what it has left about that."""
    if code == REFUSED:
        with open(folder / WHY, encoding="utf-8") as refused:
            why, about = json.loads(refused.read(COMPLAINTS))
        return str(why), dict(about)
    if code == OVERTIME:
        return "timed-out", {}
    return "too-complex" if code == -9 or starved(_complaints(folder)) else "damaged-file", {}


def _complaints(folder: Path) -> str:
    """The last of what the child wrote: it may write for as long as it lives."""
    with suppress(OSError), open(folder / "complaints", "rb") as complaints:
        complaints.seek(max(complaints.seek(0, os.SEEK_END) - COMPLAINTS, 0))
        return complaints.read().decode(errors="replace")
    return ""


if __name__ == "__main__":  # where a system forks nothing
    sys.exit(within_limits(import_module(sys.argv[1]).main, Path(sys.argv[2])))
