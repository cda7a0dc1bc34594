"""A process with its libraries loaded that forks a child for each piece of work: `python -m tally.workbook.nursery`.

A line of JSON on its input begins a piece of work, or ends one by its number; a line "number code" on its output says
how one ended. It touches no hostile byte itself, knows no secret, and ends with whoever started it.
"""

from __future__ import annotations

import atexit
import gc
import itertools
import json
import os
import select
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IDLE = 2.0
"""Seconds without work after which the libraries that a module names in `LATER` are loaded, while nobody waits."""

PIPES = 64
"""Descriptors below this are closed in a child: it must not hold what the nursery speaks through."""


class Child:
    """A piece of work in a forked process, with those methods of `subprocess.Popen` that its watcher needs."""

    def __init__(self, number: int, nursery: Nursery) -> None:
        self.number, self._nursery = number, nursery
        self.code: int | None = None
        self.ended = threading.Event()

    def wait(self, timeout: float | None = None) -> int:
        """The code that it ended with, minus the signal's number for a signal. Raises subprocess.TimeoutExpired."""
        if not self.ended.wait(timeout):
            raise subprocess.TimeoutExpired("nursery", timeout or 0)
        return self.poll() or 0

    def poll(self) -> int | None:
        """The code, None while it is at work."""
        return self.code

    def kill(self) -> None:
        """Ends it; a nursery that does not answer ends with it."""
        self._nursery.end(self.number)
        if not self.ended.wait(5):
            self._nursery.close()


class Nursery:
    """The near end: starts the process when it is first needed, and again should it be gone."""

    def __init__(self, surroundings: Mapping[str, str]) -> None:
        self._surroundings = dict(surroundings)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._children: dict[int, Child] = {}
        atexit.register(self.close)

    def begin(self, module: str, folder: Path, surroundings: Mapping[str, str]) -> Child:
        """`main(folder)` of this module, in a process that knows nothing of the environment but `surroundings`."""
        child = Child(next(self._numbers), self)
        words = {"n": child.number, "module": module, "folder": str(folder), "surroundings": dict(surroundings)}
        with self._lock:
            for _ in range(2):
                process, self._children[child.number] = self._at_hand(), child
                with suppress(OSError):
                    _tell(process, words)
                    break
        return child

    def end(self, number: int) -> None:
        """Ends a piece of work that is still going on."""
        with self._lock, suppress(OSError):
            _tell(self._at_hand(), {"end": number})

    def close(self) -> None:
        """Ends the process with all that it has begun."""
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()

    def _at_hand(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tally.workbook.nursery"],
                cwd=ROOT,
                env=self._surroundings,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # the key that interrupts a command ends the command, and that ends this
            )
            self._children = {}
            threading.Thread(target=_hear, args=(self._process, self._children), name="nursery", daemon=True).start()
        return self._process


def _tell(process: subprocess.Popen[bytes], words: Mapping[str, Any]) -> None:
    assert process.stdin  # it was begun with a pipe
    process.stdin.write(json.dumps(words).encode() + b"\n")
    process.stdin.flush()


def _hear(process: subprocess.Popen[bytes], children: dict[int, Child]) -> None:
    """Notes what ended; with the process itself, all that it had begun."""
    assert process.stdout
    with process.stdout:
        for line in process.stdout:
            number, code = map(int, line.split())
            _ended(children.pop(number), code)
    for number in list(children):
        _ended(children.pop(number), -signal.SIGKILL)


def _ended(child: Child, code: int) -> None:
    child.code = code
    child.ended.set()


def main() -> None:
    """Forks what is asked for until the input ends, then ends what is left."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    at_work: dict[int, int] = {}
    later: list[str] = []
    rest = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [], IDLE if later and not at_work else None)
        if woken in ready:
            os.read(woken, 4096)
            _report(at_work)
        if 0 in ready:
            piece = os.read(0, 65536)
            if not piece:
                break
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                later += _obey(json.loads(line), at_work)
        if not ready:
            _load(later)
            later = []
    for number in at_work:
        os.kill(number, signal.SIGKILL)


def _load(modules: list[str]) -> None:
    for module in modules:
        import_module(module)
    gc.collect()
    gc.freeze()  # a child that collects touches no page that it shares with the others


def _obey(words: dict[str, Any], at_work: dict[int, int]) -> list[str]:
    """Begins or ends a piece of work; what is worth loading for the next one of its kind."""
    if "end" in words:
        for process in [process for process, number in at_work.items() if number == words["end"]]:
            os.kill(process, signal.SIGKILL)
        return []
    known = words["module"] in sys.modules
    module = import_module(words["module"])
    process = os.fork()
    if not process:
        _work(module, Path(words["folder"]), words["surroundings"])
    at_work[process] = words["n"]
    return [] if known else list(getattr(module, "LATER", ()))


def _report(at_work: dict[int, int]) -> None:
    while at_work:
        process, status = os.waitpid(-1, os.WNOHANG)
        if not process:
            return
        code = os.waitstatus_to_exitcode(status)
        os.write(1, f"{at_work.pop(process)} {code}\n".encode())


def _work(module: ModuleType, folder: Path, surroundings: dict[str, str]) -> None:
    """The child: nothing of the nursery's is left to it but the libraries."""
    from tally.workbook.guarded import within_limits  # whoever starts a nursery has its near end alone

    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        complaints = os.open(folder / "complaints", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for goal, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, complaints), (2, complaints)):
            os.dup2(source, goal)
        os.closerange(3, PIPES)
        os.environ.clear()
        os.environ.update(surroundings)
        within_limits(module.main, folder)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)  # what millions of cells took is given back by the system at once


if __name__ == "__main__":
    main()
