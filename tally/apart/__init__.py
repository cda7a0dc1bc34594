"""A file is read and understood in a process of its own: nothing that stands in it costs this one more than an answer.

`tally.apart.child` is that process. Its folder holds the bytes and `request.json`; it leaves `reading.json`, and
`rows.arrow` where there are rows; `sketches.json` where nothing is understood, or only these are wanted. Where it has
to know what other uploads hold, it leaves the units that it covers and its day in `asked.json`, numbered, and
waits for `held-<number>.arrow`: it has no way to the store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tally import wire
from tally.directory import Directory
from tally.errors import Refusal
from tally.intake.reading import Answers, NotUnderstood, Reading, Sketch
from tally.paths import write_whole
from tally.wording import NAME, shown
from tally.workbook.guarded import Progress, quiet, run_guarded
from tally.workbook.limits import MIB
from tally.workbook.opening import laid

if TYPE_CHECKING:  # a summary has no rows, and a short command does well without
    import pyarrow as pa

    from tally.intake.registers import Held

T = TypeVar("T")
REQUEST, READING, SKETCHES, ASKED = "request.json", "reading.json", "sketches.json", "asked.json"
ROWS, HELD = "rows.arrow", "held-{}.arrow"
CHILD = "tally.apart.child"
MOST_SAID = 24 * MIB
"""Bytes of a reading without its rows that are parsed; more is too-complex. A directory of 30,000 branches has 6."""

MOST_ROWS = 2048 * MIB
"""Bytes of rows that are mapped; a full sheet of 1,048,576 rows × 12 columns has 300."""


@dataclass(frozen=True)
class Request:
    """What the process has to know besides the bytes."""

    file: str
    directory: Directory | None
    answers: Answers
    held: bool
    sketch: bool = False


def read_apart(
    source: bytes,
    file: str,
    directory: Directory | None,
    answers: Answers | None = None,
    *,
    held: Held | None = None,
    progress: Progress | None = None,
    owner: str = "",
) -> Reading:
    """What the file `file` with these bytes says, measured against the directory; None reads units as printed.

    `held` tells what uploads in force hold of other units (`Store.held`), for a register's duplicates. Rows stay in a
    mapped file. `progress(stage, done, total)` is called about ten times a second, with stages "wait", "check", "read"
    (counting sheets), "rows" (of a large list) and "checks"; if it raises, the process is ended and the
    exception goes on. `owner` is whose turn it takes. Raises Refusal where nothing can be read, NotUnderstood where a
    person may say what is what.
    """
    file = shown(file, NAME)
    with laid(source, file) as folder:
        leave(folder / REQUEST, Request(file, directory, answers or Answers(), held is not None))
        attend = _attending(folder, file, held, progress or quiet)
        try:
            run_guarded(CHILD, folder, file, attend, owner=owner)
        except Refusal as refusal:
            if not (folder / SKETCHES).exists():
                raise
            raise NotUnderstood(refusal, parsed(tuple[Sketch, ...], folder / SKETCHES, file)) from None
        reading = parsed(Reading, folder / READING, file)
        if not (folder / ROWS).exists():
            return reading
        if (folder / ROWS).stat().st_size > MOST_ROWS:
            raise Refusal("too-complex", why="long", file=file)
        return replace(reading, rows=table_in(folder / ROWS))


def sketch_apart(source: bytes, file: str, answers: Answers) -> tuple[Sketch, ...]:
    """Every sheet of the file as it stands, for a person to say what is what: guessed by what was answered so far.

    Raises Refusal where it opens not.
    """
    with laid(source, file) as folder:
        leave(folder / REQUEST, Request(file, None, answers, held=False, sketch=True))
        run_guarded(CHILD, folder, file)
        return parsed(tuple[Sketch, ...], folder / SKETCHES, file)


def _attending(folder: Path, file: str, held: Held | None, progress: Progress) -> Progress:
    """The same progress, which answers what the process asks meanwhile."""
    if held is None:
        return progress

    def attend(stage: str, done: int, total: int | None) -> None:
        progress(stage, done, total)
        if (folder / ASKED).exists():
            number, covered, as_of = parsed(tuple[int, tuple[str, ...], date | None], folder / ASKED, file)
            (folder / ASKED).unlink()
            leave_table(folder / HELD.format(number), held(frozenset(covered), as_of))

    return attend


def parsed(kind: type[T], path: Path, file: str) -> T:
    """What the process has left. Raises Refusal where it is longer than anything that a reading has to say."""
    if path.stat().st_size > MOST_SAID:
        raise Refusal("too-complex", why="long", file=file)
    return taken(kind, path)


def taken(kind: type[T], path: Path) -> T:
    """What the other side has left with `leave`."""
    return wire.value(kind, path.read_text(encoding="utf-8", errors="surrogatepass"))


def leave(path: Path, value: object) -> None:
    """Leaves a value in a file where the other side looks for it."""
    write_whole(path, wire.text(value, canonical=False))


def leave_table(path: Path, table: pa.Table) -> None:
    """Leaves a table in a file, in one piece."""
    import pyarrow as pa

    draft, table = path.with_suffix(".draft"), table.combine_chunks()
    with pa.OSFile(str(draft), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    draft.replace(path)


def table_in(path: Path) -> pa.Table:
    """The table in a file, which stays mapped."""
    import pyarrow as pa

    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
