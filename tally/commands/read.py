"""`python -m tally read FILE`: what a file says, for people or as JSON."""

from __future__ import annotations

import argparse
import json
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tally.commands.light import without_pandas
from tally.directory import Directory
from tally.errors import Refusal, TallyError
from tally.findings import by_severity
from tally.place import SETTING, own_file
from tally.reading import Answers, Reading, UnitFigures
from tally.wording import explain, number, say

SAMPLE_DIRECTORY = Path(__file__).parent.parent.parent / "sample_data" / "danh-muc.xlsx"


def register(subparsers) -> None:
    """Adds the command."""
    command = subparsers.add_parser("read", help=say("command-read"))
    command.add_argument("file", metavar="FILE", help=say("command-read-file"))
    command.add_argument("--directory", metavar="DIR.xlsx", help=say("command-read-directory"))
    command.add_argument("--database", metavar="URL", help=say("command-read-database"))
    command.add_argument("--json", action="store_true", help=say("command-read-json"))
    add_answers(command)
    command.set_defaults(run=run)


def add_answers(command: argparse.ArgumentParser) -> None:
    """Adds the options that answer what a file asks."""
    command.add_argument("--sheet", help=say("command-read-sheet"))
    command.add_argument("--header-row", type=int, help=say("command-read-header-row"))
    command.add_argument("--column", action="append", default=[], metavar="C=valid", help=say("command-read-column"))
    command.add_argument("--alias", action="append", default=[], metavar="NAME=CODE", help=say("command-read-alias"))
    command.add_argument(
        "--duplicates", choices=("refuse", "add", "last"), default="refuse", help=say("command-read-duplicates")
    )
    command.add_argument("--quotas", choices=("keep", "take"), default="keep", help=say("command-read-quotas"))
    command.add_argument(
        "--thousands", choices=("thousands", "decimal"), default="", help=say("command-read-thousands")
    )


def answers(options: argparse.Namespace) -> Answers:
    """The answers given on the command line."""
    return Answers(
        sheet=options.sheet,
        header_row=options.header_row,
        columns=dict(pair.partition("=")[::2] for pair in options.column),
        aliases=dict(pair.rpartition("=")[::2] for pair in options.alias),
        duplicates=options.duplicates,
        quotas=options.quotas,
        thousands=options.thousands,
    )


def run(options: argparse.Namespace) -> int:
    """Reads and prints; 0 when it was read, whatever was found, 2 when it was refused."""
    without_pandas()
    from tally.read import read

    try:
        path = Path(options.file)
        directory, aliases = known(options)
        given = answers(options)
        given = replace(given, aliases={**aliases, **given.aliases})
        reading = read(_bytes(path), path.name, directory, given)
    except TallyError as refusal:
        said = {"refusal": {"code": refusal.code, "message": explain(refusal)}}
        print(json.dumps(said, ensure_ascii=False, indent=2) if options.json else explain(refusal))
        return 2
    print(json.dumps(as_json(reading), ensure_ascii=False, indent=2) if options.json else "\n".join(_lines(reading)))
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal("file-missing", file=str(path)) from error


def directory_of(options: argparse.Namespace) -> Directory | None:
    """The directory to compare with, see `known`."""
    return known(options)[0]


def known(options: argparse.Namespace) -> tuple[Directory | None, dict[str, str]]:
    """The directory to compare with and the names that people have confirmed, printed -> unit code.

    --directory names a file, "none" is none. Otherwise the store's are in force, where there is a store; else the
    directory that comes with the programme.
    """
    if options.directory == "none":
        return None, {}
    if not options.directory and (options.database or os.environ.get(SETTING) or own_file().exists()):
        from tally.store import open_store

        with closing(open_store(options.database)) as store:
            return store.directory_in_force(), store.aliases()
    from tally.directory.reader import read_directory
    from tally.workbook import open_workbook

    path = Path(options.directory or SAMPLE_DIRECTORY)
    return read_directory(open_workbook(_bytes(path), path.name))[0], {}


def as_json(reading: Reading) -> dict[str, object]:
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
    }


def _unit(unit: UnitFigures) -> dict[str, object]:
    stated = (unit.stated_valid, unit.stated_invalid, unit.stated_pending)
    return {
        "code": unit.code,
        "unit": unit.unit,
        "quota": unit.quota,
        "valid": unit.valid,
        "invalid": unit.invalid,
        "pending": unit.pending,
        "stated": dict(zip(("valid", "invalid", "pending"), stated, strict=True)),
    }


def _lines(reading: Reading) -> list[str]:
    place = {"file": reading.file, "sheet": reading.sheet or "", "count": len(reading.units), "asof": reading.as_of}
    lines = [say(f"read-kind-{reading.kind}", **place), ""]
    heads = [say(f"read-column-{name}") for name in ("unit", "quota", "valid", "invalid", "pending")]
    rows = [heads, *([u.unit, *map(number, (u.quota, u.valid, u.invalid, u.pending))] for u in reading.units)]
    widths = [max(len(row[j]) for row in rows) for j in range(5)]
    lines += [row[0].ljust(widths[0]) + "".join("  " + row[j].rjust(widths[j]) for j in range(1, 5)) for row in rows]
    return [*lines, "", *(_said(finding) for finding in by_severity(reading.findings))]


def _said(finding) -> str:
    return f"[{say(f'severity-{finding.severity}')}] {finding.message}"
