"""A process with its libraries loaded that forks a child for each piece of work: `python -m tally.workbook.nursery`.

A line of JSON on its input begins a piece of work, a line on its output is the code that it ended with; then it may be
asked for the next. It touches no hostile byte itself, knows no secret, and ends with whoever started it.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
GLANCE = 0.001
"""Seconds between two looks at whether a child has ended."""


class Nursery:
    """The near end of such a process, with those methods of `subprocess.Popen` that a watcher of its work needs."""

    def __init__(self, surroundings: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tally.workbook.nursery"],
            bufsize=0,
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # the key that interrupts a command ends the command, and that ends this
        )
        self._code: int | None = None
        atexit.register(self.kill)

    def begin(self, module: str, folder: Path, surroundings: Mapping[str, str]) -> None:
        """`main(folder)` of this module, in a process that knows nothing of the environment but `surroundings`.

        Raises OSError where the nursery is gone.
        """
        assert self._process.stdin  # it was begun with pipes
        words = {"module": module, "folder": str(folder), "surroundings": dict(surroundings)}
        self._code = None
        self._process.stdin.write(json.dumps(words).encode() + b"\n")

    def wait(self, timeout: float | None = None) -> int:
        """The code that the work has ended with, minus the signal's number for a signal. Raises TimeoutExpired."""
        assert self._process.stdout
        if self._code is None:
            ready, _, _ = select.select([self._process.stdout], [], [], timeout)
            if not ready:
                raise subprocess.TimeoutExpired("nursery", timeout or 0)
            self._code = int(self._process.stdout.readline() or -signal.SIGKILL)
        return self._code

    def poll(self) -> int | None:
        """The code that was waited for, None while the work goes on."""
        return self._code

    def kill(self) -> None:
        """Ends the nursery and its child."""
        atexit.unregister(self.kill)  # else each that was ended would be held until the server ends
        with self._process:  # which closes its pipes and waits
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._code = -signal.SIGKILL


def main() -> None:
    """Forks for one piece of work after another until the input ends."""
    for line in sys.stdin:
        words = json.loads(line)
        known = words["module"] in sys.modules
        module = import_module(words["module"])
        process = os.fork()
        if not process:
            _work(module, Path(words["folder"]), words["surroundings"])
        print(_code(process), flush=True)
        if not known:  # what the next work of this kind will need is loaded while nobody waits for it
            for later in getattr(module, "LATER", ()):
                import_module(later)
            gc.collect()
            gc.freeze()  # a child that collects touches no page that it shares with the others


def _code(process: int) -> int:
    """The code that a child has ended with; it is ended itself where nobody waits for it any more."""
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if select.select([sys.stdin], [], [], GLANCE)[0]:  # nothing more is asked for meanwhile: the input has ended
            os.kill(process, signal.SIGKILL)


def _work(module: ModuleType, folder: Path, surroundings: dict[str, str]) -> None:
    """The child: nothing of the nursery's is left to it but the libraries."""
    from tally.workbook.guarded import within_limits  # whoever starts a nursery has its near end alone

    code = 1
    try:
        complaints = os.open(folder / "complaints", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # it holds nothing that the nursery speaks through
        for goal, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, complaints), (2, complaints)):
            os.dup2(source, goal)
        os.environ.clear()
        os.environ.update(surroundings)
        code = within_limits(module.main, folder)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)  # what millions of cells took is given back by the system at once


if __name__ == "__main__":
    main()
