"""The bytes of a file, weighed and laid where they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tally.errors import Refusal
from tally.paths import momentary
from tally.wording import shown
from tally.workbook.limits import MIB, limits
from tally.workbook.sheet import Workbook

SOURCE = "source"
UNWAITED = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a path is opened that may be a pipe: nobody waits for its other end."""


def open_trusted(source: bytes, file: str) -> Workbook:
    """The workbook in these bytes, read in this process: for what comes with the programme, and no stranger wrote."""
    from tally.workbook.readers import workbook_in  # whoever has figures of their own never opens one

    with laid(source, file) as folder:
        return workbook_in(folder, file)


def file_bytes(path: Path) -> bytes:
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
        raise Refusal("too-large", most=limits().file_mib, file=name)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(source) != after.st_size:
        raise Refusal("file-changed", file=name)
    return source


@contextmanager
def laid(source: bytes, file: str) -> Iterator[Path]:
    """A folder of its own with the bytes in it as `SOURCE`, while this lasts. Raises Refusal: empty-file, too-large."""
    if not source.strip(b"\0\t\n\r ") if len(source) < MIB else not source:
        raise Refusal("empty-file", file=file)
    if len(source) > limits().file_mib * MIB:
        raise Refusal("too-large", most=limits().file_mib, file=file)
    with momentary() as name:
        (Path(name) / SOURCE).write_bytes(source)
        yield Path(name)
