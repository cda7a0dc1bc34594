"""`python -m tally returns [FILE] --out DIR_OR_ZIP`: the rows to mend, back to their units."""

from __future__ import annotations

import argparse
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow as pa

from tally.commands.read import add_reading, known, visited
from tally.commands.shared import Outcome, Subparsers, add_when
from tally.desk import Known
from tally.directory import Directory
from tally.errors import TallyError
from tally.intake.reading import Reading
from tally.wording import listing, say


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add_reading(subparsers, "returns", returns)
    command.add_argument("file", metavar="FILE", nargs="?", help=say("command-returns-file"))
    command.add_argument("--out", metavar="DIR_OR_ZIP", help=say("command-returns-out"))
    command.add_argument("--unit", metavar="CODE", help=say("command-returns-unit"))
    command.add_argument("--branches", action="store_true", help=say("command-returns-branches"))
    command.add_argument("--compare", metavar="EARLIER", help=say("command-returns-compare"))
    add_when(command)


def returns(options: argparse.Namespace) -> Outcome:
    """Writes the lists: how many rows on how many lists, and how they differ from those of an earlier list."""
    written, compared = (0, 0), None
    try:
        with known(options) as against:
            rows, as_of = (_of_file if options.file else _of_store)(options, against)
            rows = _of_unit(rows, options.unit) if options.unit else rows
            if options.out:
                written = _write(rows, against.directory, as_of, Path(options.out), branches=options.branches)
            if options.compare:
                compared = _compared(rows, options, against)
    except OSError as error:
        raise TallyError("cannot-write", file=str(error.filename or options.out)) from error
    record: dict[str, object] = {"rows": written[0], "lists": written[1], "out": options.out}
    lines = []
    if options.out:
        lines.append(say("returns-written", **record) if written[0] else say("returns-nothing"))
    if compared is not None:
        lines.append(say("returns-compared", **compared))
        record["compared"] = compared
    return record, lines


def _read(options: argparse.Namespace, against: Known, file: str) -> tuple[Reading, pa.Table]:
    reading = visited(options, against, file).reading
    if reading.rows is None or reading.kind != "register":
        raise TallyError("returns-not-a-register", file=reading.file)
    return reading, reading.rows


def _of_file(options: argparse.Namespace, against: Known) -> tuple[pa.Table, date | None]:
    from tally.intake.register.distinct import constant

    reading, rows = _read(options, against, options.file)
    return rows.append_column("file", constant(reading.file, len(rows))), options.as_of or reading.as_of


def _of_store(options: argparse.Namespace, against: Known) -> tuple[pa.Table, date | None]:
    store = against.store
    if store is None:
        raise TallyError("returns-no-register")
    period = options.period or store.directory_in_force().period().code
    rows, days = store.initiatives(period, options.as_of), store.dates(period)
    if not len(rows):
        raise TallyError("returns-no-register")
    return rows, options.as_of or (days[-1] if days else None)


def _of_unit(rows: pa.Table, unit: str) -> pa.Table:
    import pyarrow.compute as pc

    codes = rows["unit"].cast(pa.string())
    kept = rows.filter(pc.equal(codes, unit))
    if not len(kept):
        known = sorted(filter(None, pc.unique(codes).to_pylist()))
        raise TallyError("returns-no-unit", unit=unit, units=listing(known))
    return kept


def _write(
    rows: pa.Table, directory: Directory | None, as_of: date | None, out: Path, *, branches: bool
) -> tuple[int, int]:
    """How many rows were written, on how many lists."""
    from zipfile import ZipFile

    from tally.papers.returning import lists_apart
    from tally.papers.returns import to_mend

    content = lists_apart(rows, directory, as_of, branches=branches)
    with ZipFile(BytesIO(content)) as lists:
        if out.suffix == ".zip":
            out.write_bytes(content)
        else:
            lists.extractall(out)
        return len(to_mend(rows)), len(lists.namelist())


def _compared(rows: pa.Table, options: argparse.Namespace, against: Known) -> dict[str, int]:
    from tally.papers.mending import compare

    _, earlier = _read(options, against, options.compare)
    earlier = _of_unit(earlier, options.unit) if options.unit else earlier
    return dict(compare(earlier, rows).counts)
