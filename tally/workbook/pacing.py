"""How far a reader has come that tells nothing: it reads its file from front to back, and the system knows where it is.

Where the system does not tell (no /proc), nothing is said, and reading goes on all the same.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

OPEN, WHERE = Path("/proc/self/fd"), Path("/proc/self/fdinfo")
GLANCE = 0.2
"""Seconds between two looks."""


@contextmanager
def paced(
    path: Path, known: frozenset[str], span: tuple[int, int], rows: int, stage: Callable[[str, int, int], object]
) -> Iterator[None]:
    """Meanwhile tells the stage "rows", the share of `rows` that lies before the place where the reader is.

    `span` is where the rows lie in the file, `known` the handles on it (see `handles`) that are not the reader's.
    """
    over = threading.Event()

    def watch() -> None:
        while not over.wait(GLANCE):
            places = [place for place in map(_offset, handles(path) - known) if place is not None]
            share = (max(places, default=0) - span[0]) / max(span[1] - span[0], 1)
            stage("rows", int(rows * min(max(share, 0), 1)), rows)

    watching = threading.Thread(target=watch, daemon=True)
    if rows and OPEN.exists():
        watching.start()
    try:
        yield
    finally:
        over.set()
        if watching.is_alive():
            watching.join()


def handles(path: Path) -> frozenset[str]:
    """The numbers of this process's open handles on a file."""
    if not OPEN.exists():
        return frozenset()
    return frozenset(number for number in os.listdir(OPEN) if _leads_to(number, path))


def _leads_to(number: str, path: Path) -> bool:
    try:
        return os.readlink(OPEN / number) == str(path.resolve())
    except OSError:  # closed since
        return False


def _offset(number: str) -> int | None:
    try:
        return int((WHERE / number).read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return None
