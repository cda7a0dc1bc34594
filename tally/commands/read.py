"""`python -m tally read FILE`: what a file says, for people or as JSON."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from tally.apart import read_apart
from tally.commands.shared import Json, Outcome, Subparsers, Work, add, must_stand
from tally.desk import Answer, Known, Visit, visit
from tally.desk.questions import question_key
from tally.directory import Directory
from tally.errors import Refusal, TallyError
from tally.findings import Finding, by_severity
from tally.intake.reading import Answers, Reading, UnitFigures
from tally.paths import resource, stands
from tally.table.account import WHAT
from tally.text import fold
from tally.vocabulary.statuses import STATUSES
from tally.wording import number, say, shown, speak_of, termed
from tally.workbook.opening import file_bytes


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add_reading(subparsers, "read", read)
    command.add_argument("file", metavar="FILE", help=say("command-read-file"))


def add_reading(subparsers: Subparsers, name: str, work: Work) -> argparse.ArgumentParser:
    """A command that reads a file: by which directory, from which store, what it asks."""
    command = add(subparsers, name, work)
    command.add_argument("--directory", metavar="DIR.xlsx", help=say("command-read-directory"))
    add_answers(command)
    return command


def add_answers(command: argparse.ArgumentParser) -> None:
    """Adds the options that answer what a file asks."""
    command.add_argument("--sheet", help=say("command-read-sheet"))
    command.add_argument("--header-row", type=_row, metavar="ROW", help=say("command-read-header-row"))
    for name, left, right, example in (
        ("column", "[A-Za-z]+", _fields, "C=valid"),  # "C=" leaves the column out
        ("alias", r".*\S.*", None, "NAME=CODE"),  # "Tên nào đó=" leaves the row out
        ("row", "(?:.+!)?0*[1-9][0-9]*", lambda: WHAT, "12=note"),
        ("status", r".*\S.*", lambda: STATUSES, "WORD=valid"),
    ):
        message, pair = say(f"command-read-{name}"), partial(_pair, re.compile(left, re.DOTALL), right)
        command.add_argument(f"--{name}", type=pair, action="append", default=[], metavar=example, help=message)
    command.add_argument(
        "--duplicates", choices=("refuse", "add", "last"), default="refuse", help=say("command-read-duplicates")
    )
    command.add_argument("--quotas", choices=("keep", "take"), help=say("command-read-quotas"))
    command.add_argument(
        "--thousands", choices=("thousands", "decimal"), default="", help=say("command-read-thousands")
    )
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--turned", action="store_true", default=None, help=say("command-read-turned"))
    ways.add_argument("--upright", action="store_false", dest="turned", help=say("command-read-upright"))
    command.add_argument("--list-of", metavar="CODE", help=say("command-read-unit"))
    command.add_argument("--dates", choices=("day-first", "month-first"), default="", help=say("command-read-dates"))


def _pair(left: re.Pattern[str], right: Callable[[], Collection[str]] | None, typed: str) -> tuple[str, str]:
    """ "LEFT=RIGHT", split at the last sign. Raises ValueError, which argparse turns into a sentence."""
    name, sign, value = typed.rpartition("=")
    if not (sign and left.fullmatch(name) and (right is None or value in right())):
        raise ValueError(typed)
    return name, value.strip()


def _fields() -> Collection[str]:
    """What a column may be taken for: "valid"; "" leaves it out."""
    from tally.vocabulary import KINDS  # a file is read in its own process; here only an option needs them

    return ("", *(name for kind in KINDS for name in kind.phrases))


def _row(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise ValueError(typed)
    return int(typed)


def answers(options: argparse.Namespace) -> Answers:
    """The answers given on the command line."""
    given = {name: getattr(options, name) for name in ("sheet", "header_row", "thousands", "turned", "dates")}
    return Answers(
        columns={letters.upper(): field for letters, field in options.column},
        aliases=dict(options.alias),
        duplicates=options.duplicates,
        quotas=options.quotas or "keep",
        rows=dict(options.row),
        unit=options.list_of and shown(options.list_of),
        statuses=dict(options.status),
        **given,
    )


def read(options: argparse.Namespace) -> Outcome:
    """What the file says."""
    with known(options) as against:
        reading = visited(options, against).reading
    return as_json(reading), _lines(reading)


def visited(options: argparse.Namespace, against: Known, file: str | None = None) -> Visit:
    """The visit of the file that the command names, read with the answers given on the command line.

    Raises TallyError `answer-fits-nothing` where one names a column, row, wording, name or unit that there is none of.
    """
    path = Path(file or options.file)
    source = file_bytes(path)
    speak_of(initiatives=against.directory is None or against.directory.programme.is_of_initiatives)
    quotas = dict.fromkeys(("quota-differs", "shuffled-quota"), Answer(options.quotas))  # asked all the same

    def read_with(given: Answers) -> Visit:
        return visit(source, path.name, against, given, quotas if options.quotas else None)

    given = answers(options)
    seen = read_with(given)
    alone = not getattr(options, "watch", None) and file in (None, options.file)
    for option, wanted, contrary in _contraries(given, seen, words=alone):
        with suppress(Refusal):
            if read_with(contrary).reading == seen.reading:
                raise TallyError("answer-fits-nothing", file=path.name, option=option, wanted=wanted)
    return seen


NOWHERE = "ZZZZZZ"
"""A column that no sheet has."""


def _contraries(given: Answers, seen: Visit, *, words: bool) -> Iterator[tuple[str, str, Answers]]:
    """(option, what it names, answers that say something else of it) of each answer whose place the reading does not
    show: where both are read alike there is no such place. Of several files, `words` need not stand in each.
    """
    reading, directory = seen.reading, seen.directory
    for letters in given.columns.keys() - reading.headings.keys():
        others = {name: field for name, field in given.columns.items() if name != letters}
        yield "--column", letters, replace(given, columns={**others, NOWHERE: given.columns[letters]})
    for row, what in given.rows.items():
        if "!" in row or not any(span.first <= int(row) <= span.last for span in reading.spans):
            other = "note" if what == "counted" else "counted"
            yield "--row", row, replace(given, rows={**given.rows, row: other})
    if given.unit:
        codes = [unit.code for unit in directory.units if unit.code != given.unit] if directory else []
        yield "--list-of", given.unit, replace(given, unit=next(iter(codes), NOWHERE))
    if words and given.thousands:
        yield "--thousands", given.thousands, replace(given, thousands="")
    if words and given.duplicates != "refuse":
        yield "--duplicates", given.duplicates, replace(given, duplicates="refuse")
    for wording, status in _not_printed(given.statuses, reading, "status_printed").items() if words else ():
        other = "valid" if status == "pending" else "pending"
        yield "--status", wording, replace(given, statuses={**given.statuses, wording: other})
    for name, code in _not_printed(given.aliases, reading, "unit_printed").items() if words else ():
        others = {other: of for other, of in given.aliases.items() if other != name}
        yield "--alias", name, replace(given, aliases={**others, name: ""} if code else others)


def _not_printed(wordings: Mapping[str, str], reading: Reading, column: str) -> Mapping[str, str]:
    """Those of these wordings that do not stand in a column of a list, so that it must be read again to tell."""
    if not wordings or reading.kind != "register" or reading.rows is None:
        return wordings
    printed = {fold(text) for text in reading.rows[column].unique().to_pylist() if text}
    return {wording: answer for wording, answer in wordings.items() if fold(wording) not in printed}


@contextmanager
def known(options: argparse.Namespace) -> Iterator[Known]:
    """What to read against. --directory names a file, "none" is none; otherwise the store, where there is one, else the
    directory that comes with the programme. Raises TallyError where the file named is no directory.
    """
    if getattr(options, "file", "") is None:  # of figures that somebody published: the store has to be there
        must_stand(options.database)
    if options.directory == "none":
        yield Known(None)
    elif not options.directory and stands(options.database):
        from tally.store import open_store

        with closing(open_store(options.database)) as store:
            yield Known.of(store)
    else:
        path = Path(options.directory) if options.directory else resource("sample_data/danh-muc.xlsx")
        yield Known(directory_in(path))


def directory_in(path: Path) -> Directory:
    """The directory that this file holds. Raises TallyError where it is none."""
    try:
        directory = read_apart(file_bytes(path), path.name, None).directory
    except Refusal as refusal:
        if refusal.code not in ("no-table", "unknown-table", "no-rows"):
            raise
        directory = None
    if directory is None:
        raise TallyError("not-a-directory", file=path.name)
    return directory


def as_json(reading: Reading) -> dict[str, Json]:
    """The reading as the command line's contract has it."""
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "kind": reading.kind,
        "sheet": reading.sheet,
        "as_of": reading.as_of.isoformat() if reading.as_of else None,
        "units": [_unit(unit) for unit in reading.units],
        "printed_totals": dict(reading.printed_totals) if reading.printed_totals is not None else None,
        "findings": [finding.as_json() for finding in by_severity(reading.findings)],
        "account": dict(reading.account),
        "columns": [
            {"letters": it.letters, "heading": it.heading, "meaning": it.meaning, "because": [*map(say, it.because)]}
            for it in reading.meanings
        ],
    }


def _unit(unit: UnitFigures) -> dict[str, Json]:
    stated = {name: getattr(unit, f"stated_{name}") for name in STATUSES}
    return {name: getattr(unit, name) for name in ("code", "unit", "quota", *STATUSES)} | {"stated": stated}


def _lines(reading: Reading) -> list[str]:
    place = {"file": reading.file, "sheet": reading.sheet or "", "count": len(reading.units), "asof": reading.as_of}
    lines = [say(f"read-kind-{reading.kind}", **place), ""]
    own = {"directory": _account, "support": _requests}.get(reading.kind, _figures)
    return [*lines, *own(reading), "", *_understood(reading), *finding_lines(reading.findings)]


def _understood(reading: Reading) -> list[str]:
    """What each column was taken for and why, and what became of every row."""
    if not reading.account:
        return []
    known = ((vars(it), say(f"meaning-{it.meaning}"), [*map(say, it.because)]) for it in reading.meanings if it.meaning)
    columns = [say("read-meaning", **it | {"meaning": meaning, "because": because}) for it, meaning, because in known]
    rows = [say("read-account-rows", what=say(f"row-{what}"), count=count) for what, count in reading.account.items()]
    return [say("read-columns"), *columns, "", say("read-account"), *rows, ""]


def _account(reading: Reading) -> list[str]:
    """What a directory holds: how many of each, and the sum of the quotas of each period."""
    held = reading.directory
    if held is None:
        return []
    parts = ("units", "branches", "clusters", "phases", "reasons", "users")
    lines = [say("read-directory-holds", programme=held.programme.name)]
    lines += [say(f"read-directory-{part}", count=len(getattr(held, part))) for part in parts]
    for period in held.periods:
        last = held.as_of(period.end)  # what a unit owed that has ended by then is owed by another, or by nobody
        quotas = [quota for (code, _), quota in last.quotas.items() if code == period.code]
        lines.append(say("read-directory-period", period=termed(period.name), total=sum(quotas), count=len(quotas)))
    return lines


def _requests(reading: Reading) -> list[str]:
    """How many requests each unit has in a list; names and phone numbers stay in the file."""
    from collections import Counter

    rows = reading.rows["unit"].to_pylist() if reading.rows is not None else []
    units = Counter(unit or say("read-support-no-unit") for unit in rows)
    lines = [say("read-support-count", count=len(rows))]
    return lines + [f"{unit}: {number(count)}" for unit, count in units.most_common()]


def _figures(reading: Reading) -> list[str]:
    """The figures of each unit as lines: its name to the left, figures to the right."""
    rows = [[say(f"column-{name}") for name in ("unit", "quota", *STATUSES)]]
    rows += [[unit.unit, *map(number, (unit.quota, unit.valid, unit.invalid, unit.pending))] for unit in reading.units]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    figures = ([text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True)] for row in rows)
    return ["  ".join([row[0].ljust(widths[0]), *own]) for row, own in zip(rows, figures, strict=True)]


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Each finding on one line: how much it weighs, and the sentence; what asks one thing of several cells once."""
    alike: dict[object, list[Finding]] = {}
    for place, finding in enumerate(by_severity(findings)):
        key = question_key(finding)
        alike.setdefault(place if key == finding.code else (key, finding.sheet, finding.severity), []).append(finding)
    lines = []
    for first, *further in alike.values():
        lines.append(f"[{say(f'severity-{first.severity}')}] {first.message}")
        if further:
            count = sum(finding.count for finding in further)
            lines[-1] += f" {say('read-cells-alike', count=count, cell=further[-1].cell)}"
    return lines
