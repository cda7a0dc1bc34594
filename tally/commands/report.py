"""`python -m tally report [FILE]`: the official table, the letter and the pictures, from a file or from the store."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from tally.commands.read import add_reading, answers, directory_of, read_as_told
from tally.directory import Directory, Period, Programme, Unit
from tally.errors import Refusal, TallyError
from tally.intake.reading import Reading
from tally.pace import Span
from tally.progress import Standings, entries, listed, of_cluster, pooled, progress
from tally.standings import silent
from tally.text import typed_day
from tally.wording import explain, number, percent, say

WRITERS = ("xlsx", "docx", "pdf", "csv", "png", "briefing", "letter-docx", "letter-pdf")


@dataclass(frozen=True)
class Figures:
    """What is reported: the state, what it is measured against, and the as-of date before, if known.

    `gone` is the state of units that the directory no longer lists; they are in no table and no sum.
    """

    state: pd.DataFrame
    directory: Directory
    period: Period
    as_of: date
    previous: date | None = None
    before: pd.DataFrame | None = None
    gone: pd.DataFrame = field(default_factory=pd.DataFrame)

    def measured(self, deadline: date | None) -> Standings:
        """The progress towards a deadline, the period's own without one."""
        return progress(self.state, self.directory, self.period, self.as_of, deadline, self.before)


def register(subparsers) -> None:
    """Adds the command."""
    command = subparsers.add_parser("report", help=say("command-report"))
    command.add_argument("file", metavar="FILE", nargs="?", help=say("command-report-file"))
    for name in WRITERS:
        command.add_argument(f"--{name}", metavar="OUT", help=say(f"command-report-{name}"))
    command.add_argument("--as-of", metavar="2022-05-20", help=say("command-report-as-of"))
    command.add_argument("--period", metavar="CODE", help=say("command-report-period"))
    command.add_argument("--deadline", metavar="2022-05-31", help=say("command-report-deadline"))
    command.add_argument("--cluster", metavar="CODE", help=say("command-report-cluster"))
    command.add_argument("--columns", default="", metavar="completion,rank", help=say("command-report-columns"))
    command.add_argument(
        "--order", choices=("directory", "rank"), default="directory", help=say("command-report-order")
    )
    command.add_argument("--number", default="", help=say("command-report-number"))
    command.add_argument("--day", metavar="2022-05-20", help=say("command-report-day"))
    add_reading(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes what was asked for; 0 when all of it was written, 2 when anything was refused, and then nothing is."""
    try:
        wanted = {name: path for name in WRITERS if (path := getattr(options, name.replace("-", "_")))}
        if not wanted:
            raise TallyError("report-nothing-asked")
        options = _with_days(options)
        figures = of_file(options) if options.file else of_store(options)
        made = {name: _writer(name)(figures, options) for name in wanted}
        written = [_write(name, Path(wanted[name]), content) for name, content in made.items()]
    except TallyError as refusal:
        said = {"refusal": {"code": refusal.code, "message": explain(refusal)}}
        print(json.dumps(said, ensure_ascii=False, indent=2) if options.json else explain(refusal))
        return 2
    print(
        json.dumps(_as_json(figures, options, written), ensure_ascii=False, indent=2)
        if options.json
        else _said(written)
    )
    return 0


def _with_days(options: argparse.Namespace) -> argparse.Namespace:
    """The same options with days for texts. Raises TallyError `report-bad-day` for a day that is none."""
    given = {name: getattr(options, name) for name in ("as_of", "deadline", "day")}
    return argparse.Namespace(**{**vars(options), **{name: _day(text) for name, text in given.items()}})


def _day(text: str | None) -> date | None:
    """2022-05-20 or 20/5/2022."""
    if text is None or (day := typed_day(text)):
        return day if text else None
    raise TallyError("report-bad-day", day=text)


def of_file(options: argparse.Namespace) -> Figures:
    """The figures that one file holds. Raises TallyError where it says no date and none is given."""
    path = Path(options.file)
    try:
        source = path.read_bytes()
    except OSError as error:
        raise Refusal("file-missing", file=str(path)) from error
    directory = _directory(options)
    reading = read_as_told(source, path.name, directory, answers(options))
    as_of = options.as_of or reading.as_of
    if reading.kind not in ("summary", "register"):
        raise TallyError("report-no-figures", file=path.name)
    if as_of is None:
        raise TallyError("report-no-date", file=path.name)
    directory = directory or _as_printed(reading, as_of)
    return Figures(_state(reading, as_of), directory, _period(directory, options.period), as_of)


def of_store(options: argparse.Namespace) -> Figures:
    """The figures published up to the date, the newest without one. Raises TallyError where there are none."""
    from tally.store import open_store

    store = open_store(options.database)
    directory = store.directory_in_force()
    period = _period(directory, options.period)
    upto = [day for day in store.dates(period.code) if options.as_of is None or day <= options.as_of]
    if not upto:
        raise TallyError("report-empty", period=period.name)
    previous = upto[-2] if len(upto) > 1 else None
    before = listed(store.state(period.code, previous), directory)[0] if previous else None
    state, gone = listed(store.state(period.code, upto[-1]), directory)
    return Figures(state, directory, period, upto[-1], previous, before, gone)


def _directory(options: argparse.Namespace) -> Directory | None:
    """The directory named on the command line, else the one in force."""
    from tally.store import open_store

    return directory_of(options) if options.directory else open_store(options.database).directory_in_force()


def _as_printed(reading: Reading, as_of: date) -> Directory:
    """A directory of the units as the file prints them, their quotas for the year of the date."""
    year = Period(str(as_of.year), say("command-report-year", year=str(as_of.year)), *_year(as_of))
    units = tuple(Unit(unit.unit, unit.unit) for unit in reading.units)
    return Directory(Programme(reading.title or reading.file), periods=(year,), units=units)


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _period(directory: Directory, code: str | None) -> Period:
    try:
        return directory.period(code)
    except KeyError as error:
        known = ", ".join(period.code for period in directory.periods)
        raise TallyError("report-unknown-period", wanted=code, known=known) from error


def _state(reading: Reading, as_of: date) -> pd.DataFrame:
    """The reading in the shape of the store's state; a unit that the directory does not know keeps its printed name."""
    columns = ("unit", "name", "valid", "invalid", "pending", "stated_valid", "quota", "as_of", "upload")
    rows = [
        (u.code or u.unit, u.unit, u.valid, u.invalid, u.pending, u.stated_valid, u.quota, as_of, None)
        for u in reading.units
    ]
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _writer(name: str) -> Callable[[Figures, argparse.Namespace], bytes]:
    if name.startswith("letter"):
        return lambda figures, options: _letter(name, figures, options)
    if name in ("png", "briefing"):
        return lambda figures, options: _picture(name, figures, options)
    return lambda figures, options: _table(name, figures, options)


def _table(name: str, figures: Figures, options: argparse.Namespace) -> bytes:
    from tally.papers import summary_writer
    from tally.papers.official import official_table

    _require_cluster(figures.directory, options.cluster)
    return summary_writer(name)(
        official_table(
            figures.measured(options.deadline),
            figures.directory,
            figures.period,
            figures.as_of,
            extras=tuple(options.columns.split(",")),
            order=options.order,
            cluster=options.cluster,
        )
    )


def _letter(name: str, figures: Figures, options: argparse.Namespace) -> bytes:
    from tally.papers import letter_writer
    from tally.papers.letter import draft_letter, nearest_deadline

    deadline = options.deadline or nearest_deadline(figures.period, figures.directory, figures.as_of)
    letter = draft_letter(
        figures.measured(deadline),
        figures.directory,
        figures.period,
        figures.as_of,
        deadline,
        figures.previous,
        number=options.number,
        day=options.day,
        order=options.order,
        extras=tuple(options.columns.split(",")),
    )
    return letter_writer(name.removeprefix("letter-"))(letter)


def _picture(name: str, figures: Figures, options: argparse.Namespace) -> bytes:
    from tally.papers import picture

    deadline = options.deadline or figures.period.end
    shared = (figures.measured(deadline), figures.directory)
    span = Span(figures.period.start, deadline, figures.as_of)
    _require_cluster(figures.directory, options.cluster)
    if name == "briefing":
        return picture.briefing(*shared, span, options.cluster)
    if options.cluster:
        return picture.cluster_picture(*shared, options.cluster, span)
    return picture.overview_picture(*shared, span)


def _require_cluster(directory: Directory, code: str | None) -> None:
    known = [cluster.code for cluster in directory.clusters]
    if code is not None and code not in known:
        raise TallyError("report-unknown-cluster", wanted=code, known=", ".join(known))


def _write(name: str, path: Path, content: bytes) -> dict[str, object]:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise TallyError("report-not-written", file=str(path)) from error
    return {"kind": name, "file": str(path), "bytes": len(content)}


def _as_json(figures: Figures, options: argparse.Namespace, written: list[dict]) -> dict[str, object]:
    units = figures.measured(options.deadline)
    if options.cluster:
        units = of_cluster(units, options.cluster)
    whole = pooled(units, Span(figures.period.start, options.deadline or figures.period.end, figures.as_of))
    names = ("quota", "valid", "invalid", "pending", "total", "shortfall")
    return {
        "file": options.file,
        "period": figures.period.code,
        "as_of": figures.as_of.isoformat(),
        "cluster": options.cluster,
        "units": whole.units,
        "sent": whole.sent,
        "not_sent": [unit.unit for unit in silent(units)],
        "totals": {name: getattr(whole, name) for name in names} | {"completion": percent(whole.completion)},
        "unlisted": [{"unit": row.name, "code": row.unit, "valid": int(row.valid)} for row in entries(figures.gone)],
        "written": written,
    }


def _said(written: list[dict]) -> str:
    return "\n".join(say("command-report-written", file=one["file"], bytes=number(one["bytes"])) for one in written)
