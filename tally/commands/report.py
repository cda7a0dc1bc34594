"""What is taken away: `tally report [FILE]`, papers of a file or of the store; `tally returns [FILE]`, the rows to
mend, back to their units; `tally form KIND`, a blank form with the programme's units, to be filled in and read back.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tally.commands.read import add_reading, known, visited
from tally.commands.shared import (
    Json,
    Out,
    Outcome,
    Subparsers,
    add,
    add_when,
    iso_day,
    must_stand_apart,
    writing,
    written,
)
from tally.desk import Known
from tally.directory import Directory, Period, Programme, Unit
from tally.errors import TallyError
from tally.intake.reading import Reading
from tally.papers.figures import Figures
from tally.papers.making import BY_NAME, FORMS, PAPERS, Details
from tally.papers.official import EXTRAS
from tally.progress import progress
from tally.standings import lagging, silent
from tally.wording import listing, percent, say, shown, termed

if TYPE_CHECKING:
    import pyarrow as pa


def define(subparsers: Subparsers) -> None:
    """Adds the commands."""
    command = add(subparsers, "form", blank)
    command.add_argument("kind", choices=tuple(FORMS), help=say("command-form-kind"))
    command.add_argument("out", type=Out, metavar="OUT.xlsx", help=say("command-export-file"))
    command.add_argument("--directory", metavar="DIR.xlsx", help=say("command-read-directory"))
    command = add_reading(subparsers, "returns", returns)
    command.add_argument("file", metavar="FILE", nargs="?", help=say("command-returns-file"))
    command.add_argument("--out", type=Out, metavar="DIR_OR_ZIP", help=say("command-returns-out"))
    command.add_argument("--unit", metavar="CODE", help=say("command-returns-unit"))
    command.add_argument("--branches", action="store_true", help=say("command-returns-branches"))
    command.add_argument("--compare", metavar="EARLIER", help=say("command-returns-compare"))
    add_when(command)
    command = add_reading(subparsers, "report", report)
    command.add_argument("file", metavar="FILE", nargs="?", help=say("command-report-file"))
    for paper in PAPERS:
        command.add_argument(f"--{paper.name}", type=Out, metavar="OUT", help=say(f"command-report-{paper.name}"))
    add_when(command)
    command.add_argument("--as-now", action="store_true", help=say("command-report-as-now"))
    command.add_argument("--deadline", type=iso_day, metavar="2022-05-31", help=say("command-report-deadline"))
    command.add_argument("--cluster", metavar="CODE", help=say("command-report-cluster"))
    command.add_argument("--unit", metavar="CODE", help=say("command-report-unit"))
    columns = say("command-report-columns", names=", ".join(EXTRAS))
    command.add_argument("--columns", type=partial(re.findall, "[^,]+"), default=(), metavar="rank,note", help=columns)
    command.add_argument(
        "--order", choices=("directory", "rank"), default="directory", help=say("command-report-order")
    )
    command.add_argument("--number", default="", help=say("command-report-number"))
    command.add_argument("--day", type=iso_day, metavar="2022-05-20", help=say("command-report-day"))
    command.add_argument("--accept", action="store_true", help=say("command-report-accept"))


def report(options: argparse.Namespace) -> Outcome:
    """Writes what was asked for; where anything is refused, nothing is written."""
    wanted = {name: path for name in BY_NAME if (path := getattr(options, name.replace("-", "_")))}
    if not wanted:
        raise TallyError("report-nothing-asked")
    if options.directory and not options.file:  # it would change nothing
        raise TallyError("report-directory-alone")
    for name in options.columns:
        _must_be_known("column", name, EXTRAS)
    with known(options) as against:
        figures, details = (_of_file if options.file else _of_store)(options, against)
        _must_be_known("cluster", options.cluster, (cluster.code for cluster in figures.directory.clusters))
        _must_be_known("unit", options.unit, (unit.unit for unit in figures.units))
        figures = figures.of_unit(options.unit) if options.unit else figures.of_cluster(options.cluster)
        details = replace(details, order=options.order, extras=options.columns, number=options.number, day=options.day)
        if figures.deadline < figures.period.start:
            raise TallyError("report-early-deadline", deadline=figures.deadline, start=figures.period.start)
        made = {name: BY_NAME[name].make(figures, details) for name in wanted}
    written({Path(wanted[name]): content for name, content in made.items()})
    files = [{"kind": name, "file": str(Path(wanted[name])), "bytes": len(content)} for name, content in made.items()]
    lines = [say("command-report-written", file=file["file"], bytes=file["bytes"]) for file in files]
    return _as_json(figures, options.file, files), lines


def _must_be_known(kind: str, wanted: str | None, known: Iterable[str]) -> None:
    """Raises TallyError `report-unknown-<kind>` for what there is none of; None asks for nothing."""
    codes = list(known)
    if wanted is not None and wanted not in codes:
        raise TallyError(f"report-unknown-{kind}", wanted=wanted, known=", ".join(codes))


def _of_file(options: argparse.Namespace, against: Known) -> tuple[Figures, Details]:
    """The figures that one file holds. Raises TallyError where it says no date and none is given."""
    seen = visited(options, against)
    reading, as_of = seen.reading, options.as_of or seen.reading.as_of
    if reading.kind not in ("summary", "register"):
        raise TallyError("report-no-figures", file=reading.file)
    if as_of is None:
        raise TallyError("as-of-missing", file=reading.file)
    seen.must_count(accept=options.accept or against.directory is None)
    directory = against.directory or _as_printed(reading, as_of)
    period = directory.period(options.period or directory.period_on(as_of).code)
    deadline = options.deadline or period.end
    # in the shape of the store's state; a unit that the directory does not know keeps its printed name
    state = [vars(unit) | {"unit": unit.code or unit.unit, "name": unit.unit, "as_of": as_of} for unit in reading.units]
    units = progress(state, directory, period, as_of, deadline)
    noticed = tuple((0, finding) for finding in reading.findings)
    figures = Figures(units, directory, period, as_of, deadline, findings=noticed)
    return figures, Details(rows=partial(_initiatives, reading))


def _initiatives(reading: Reading) -> pa.Table | None:
    """The rows of a register with their file beside them, as the store has them; None for any other file."""
    from tally.intake.register.distinct import constant

    if reading.kind != "register" or reading.rows is None:
        return None
    return reading.rows.append_column("file", constant(reading.file, len(reading.rows)))


def _of_store(options: argparse.Namespace, against: Known) -> tuple[Figures, Details]:
    """The figures published up to the date, the newest without one. Raises TallyError where there are none."""
    from tally.keeping.seen import seen

    store, directory = against.store, against.directory
    if store is None or directory is None:
        raise TallyError("report-empty", period=termed(directory.period(options.period).name) if directory else "")
    period = directory.period(options.period)
    days = store.dates(period.code)
    upto = [day for day in days if options.as_of is None or day <= options.as_of]
    if not upto:
        raise TallyError("report-empty", period=termed(period.name))
    previous = upto[-2] if len(upto) > 1 else None
    shown = seen(store, period, upto[-1], previous, now=options.as_now)
    figures = Figures.of(store, shown, upto[-1], previous, options.deadline or shown.period.end)
    return figures, Details(rows=partial(store.initiatives, period.code, upto[-1]))


def _as_printed(reading: Reading, as_of: date) -> Directory:
    """A directory of the units as the file prints them, their quotas for the year of the date."""
    days = date(as_of.year, 1, 1), date(as_of.year, 12, 31)
    year = Period(str(as_of.year), say("catalogue-year", number=str(as_of.year)), *days)
    units = tuple(Unit(unit.unit, unit.unit) for unit in reading.units)
    return Directory(Programme(reading.title or reading.file), periods=(year,), units=units)


def _as_json(figures: Figures, file: str | None, written: list[dict[str, Any]]) -> dict[str, Json]:
    whole = figures.whole
    names = ("quota", "valid", "invalid", "pending", "total", "shortfall")
    return {
        "file": file,
        "period": figures.period.code,
        "as_of": figures.as_of.isoformat(),
        "deadline": figures.deadline.isoformat(),
        "cluster": figures.cluster or None,
        "units": whole.units,
        "sent": whole.sent,
        "not_sent": [unit.unit for unit in silent(figures.units)],
        "older": {unit.unit: unit.as_of for unit, _ in lagging(figures.units, figures.as_of)},
        "totals": {name: getattr(whole, name) for name in names} | {"completion": percent(whole.completion)},
        "unlisted": [{"unit": name, "code": code, "valid": valid} for code, name, valid in figures.unlisted],
        "written": written,
    }


def returns(options: argparse.Namespace) -> Outcome:
    """Writes the lists: how many rows on how many lists, and how they differ from those of an earlier list."""
    counts, compared = (0, 0), None
    with known(options) as against:
        if options.file:
            reading, rows = _register(options, against, options.file)
            as_of = options.as_of or reading.as_of
        else:
            rows, as_of = _list_of_store(options, against)
        rows = _of_unit(rows, shown(options.unit)) if options.unit else rows
        if options.out:
            counts = _write(rows, against.directory, as_of, options)
        if options.compare:
            compared = _compared(rows, options, against)
    record: dict[str, Json] = {"rows": counts[0], "lists": counts[1], "out": options.out}
    lines = []
    if options.out:
        lines.append(say("returns-written", **record) if counts[0] else say("returns-nothing"))
    if compared is not None:
        lines.append(say("returns-compared", **compared))
        record["compared"] = compared
    return record, lines


def _register(options: argparse.Namespace, against: Known, file: str) -> tuple[Reading, pa.Table]:
    reading = visited(options, against, file).reading
    if (rows := _initiatives(reading)) is None:
        raise TallyError("returns-not-a-register", file=reading.file)
    return reading, rows


def _list_of_store(options: argparse.Namespace, against: Known) -> tuple[pa.Table, date | None]:
    store = against.store
    if store is None:
        raise TallyError("returns-no-register")
    period = store.directory_in_force().period(options.period).code
    rows, days = store.initiatives(period, options.as_of), store.dates(period)
    if not len(rows):
        raise TallyError("returns-no-register")
    return rows, options.as_of or (days[-1] if days else None)


def _of_unit(rows: pa.Table, unit: str) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    codes = rows["unit"].cast(pa.string())
    kept = rows.filter(pc.equal(codes, unit))
    if not len(kept):
        known = sorted(filter(None, pc.unique(codes).to_pylist()))
        raise TallyError("returns-no-unit", unit=unit, units=listing(known))
    return kept


def _write(
    rows: pa.Table, directory: Directory | None, as_of: date | None, options: argparse.Namespace
) -> tuple[int, int]:
    """How many rows were written, on how many lists."""
    from zipfile import ZipFile

    from tally.papers.returns import Order, made_apart, to_mend

    out, content = Path(options.out), made_apart(rows, Order(directory, as_of, branches=options.branches))
    with ZipFile(BytesIO(content)) as lists, writing(out):
        names = lists.namelist()
        if out.suffix == ".zip":
            written({out: content})
        else:
            apart = {out / name: lists.read(name) for name in names}
            must_stand_apart(options, apart)
            for folder in {path.parent for path in apart} | {out}:
                folder.mkdir(parents=True, exist_ok=True)
            written(apart)
        return len(to_mend(rows)), len(names)


def _compared(rows: pa.Table, options: argparse.Namespace, against: Known) -> dict[str, int]:
    from tally.papers.mending import compare_lists

    _, earlier = _register(options, against, options.compare)
    earlier = _of_unit(earlier, options.unit) if options.unit else earlier
    return dict(compare_lists(earlier, rows).counts)


def blank(options: argparse.Namespace) -> Outcome:
    """Writes the form."""
    from tally.papers.forms import form
    from tally.store.directories import default

    with known(options) as against:
        directory = against.directory or default()
    content = form(options.kind, directory, directory.period())
    written({Path(options.out): content})
    record = {"kind": options.kind, "file": options.out, "bytes": len(content)}
    return record, [say("command-report-written", **record)]
