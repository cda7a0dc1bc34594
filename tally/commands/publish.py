"""`python -m tally publish FILE` and `publish --watch FOLDER`: what the upload page does, without a browser."""

from __future__ import annotations

import argparse
import logging
import os
import stat
import time
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pandas as pd

from tally.commands.read import add_answers, answers, finding_lines, visited
from tally.commands.shared import Json, Outcome, Subparsers, add, add_when, add_who, refusal, stored, tell
from tally.desk import Known, Visit, visit
from tally.desk.packed import SPREADSHEETS
from tally.errors import Conflict, Refusal, StoreUnavailable, TallyError
from tally.findings import by_severity
from tally.intake.reading import Reading
from tally.keeping.seen import compared, takes_effect
from tally.progress import records
from tally.store import Published, Store
from tally.store.changes import phrases
from tally.text.days import as_of as as_of_day
from tally.wording import moment, number, say

MISSING = ("whole", "join")
WATCHED = SPREADSHEETS - {".tsv", ".txt"}  # a folder may have texts of its own beside the spreadsheets

LEAST, MOST = 0.1, 86_400
"""Seconds between two looks at a folder."""


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add(subparsers, "publish", stored(_publish))
    command.add_argument("file", nargs="?", metavar="FILE", help=say("command-read-file"))
    command.add_argument("--watch", metavar="FOLDER", help=say("command-publish-watch"))
    command.add_argument("--every", type=_seconds, default=30, metavar="SECONDS", help=say("command-publish-every"))
    command.add_argument("--once", action="store_true", help=say("command-publish-once"))
    add_when(command)
    add_who(command)
    command.add_argument("--note", default="", help=say("command-publish-note"))
    command.add_argument("--missing", choices=MISSING, help=say("command-publish-missing"))
    command.add_argument("--accept", action="store_true", help=say("command-publish-accept"))
    add_answers(command)
    once = command.get_default("run")

    def run(options: argparse.Namespace) -> int:
        if bool(options.file) == bool(options.watch):
            command.error(say("command-publish-one"))
        return _watch(options) if options.watch else int(once(options))

    command.set_defaults(run=run)


def _publish(store: Store, options: argparse.Namespace) -> Outcome:
    directory, path = store.directory_in_force(), Path(options.file)
    seen = visited(options, Known(directory, store.aliases(), store))
    read_day = seen.reading.as_of
    usual = takes_effect(store, book) if (book := seen.reading.directory) else read_day or as_of_day([path.name])
    as_of = seen.as_of(options.as_of or usual)
    if as_of is None:
        for noticed in seen.reading.findings:
            if noticed.code == "title-date-impossible":
                raise TallyError("as-of-impossible", file=path.name, printed=noticed.particulars["value"])
        raise TallyError("as-of-missing", file=path.name)
    # figures of a period that nobody has would show nowhere
    period = (directory.period(options.period) if options.period else directory.period_on(as_of)).code
    seen = _whole(store, seen, options, period, as_of)
    seen.must_count(accept=options.accept)
    reading, given = seen.reading, seen.answers
    before = store.plan(reading, period, as_of, answers=given)
    changes = compared(store, before.changes, period, as_of, before.directory)
    changes = changes[~changes["change"].isin(("absent", "unsent")) & (before.already is None)]
    doubts = [say(f"keep-doubt-{doubt.code}", **doubt.particulars) for doubt in before.doubts]
    if doubts and not options.accept:
        raise TallyError("unsure", file=path.name, first=" ".join(doubts))
    terms = {"period": period, "as_of": as_of, "who": options.who, "note": options.note, "answers": given}
    published = store.publish(reading, source=seen.source, based_on=before.token, directory=directory, **terms)
    for printed, code in answers(options).aliases.items():
        store.remember_alias(printed, code, options.who)
    record: dict[str, Json] = {
        "period": period,
        "as_of": as_of,
        "changes": records(changes),
        "doubts": doubts,
    }
    until = store.next_directory(as_of) if reading.directory else None
    lines = [*_lines(reading, published, as_of, changes), *doubts]
    lines += [say("directory-until", day=until)] if until else []
    return _record(reading, published) | record, lines


def _whole(store: Store, seen: Visit, options: argparse.Namespace, period: str, as_of: date) -> Visit:
    """The visit, or that of its rows joined with what it lacks of the initiatives in force, as was said.

    Raises TallyError where some are missing and nobody has said what that means.
    """
    if seen.reading.kind != "register":
        return seen
    from tally.papers import mending  # what writes workbooks takes its time to load

    before = mending.rows_in_force(store, seen.reading, period, as_of)
    count = mending.compare_lists(before, seen.reading.rows).counts["gone"] if len(before) else 0
    if not count or options.missing == "whole" or (options.accept and not options.missing):
        return seen
    if options.missing == "join":
        name, source = mending.joined_list(before, seen.reading, as_of)
        given = replace(seen.given, sheet=None, columns={}, rows={}, header_row=None)
        return visit(source, name, Known.of(store), given)
    first = mending.missing_initiatives(seen.reading, count).message
    raise TallyError("unanswered", file=seen.reading.file, count=1, first=f"{first} (--missing {'|'.join(MISSING)})")


def _record(reading: Reading, published: Published) -> dict[str, Json]:
    kept = {name: getattr(published, name) for name in ("upload", "version", "already", "when", "who")}
    later = published.superseded_by
    return {
        **kept,
        **{name: getattr(reading, name) for name in ("file", "sha256", "kind")},
        "directory": published.directory,
        "superseded_by": asdict(later) if later else None,
        "findings": [finding.as_json() for finding in by_severity(reading.findings)],
    }


def _lines(reading: Reading, published: Published, as_of: date, changes: pd.DataFrame) -> list[str]:
    if published.already:
        said = say("keep-already", who=published.who, when=moment(published.when), upload=str(published.upload))
        lines = [f"{reading.file}: {said}"]
        later = published.superseded_by
        return lines + ([say("keep-superseded", who=later.who, when=later.when, file=later.file)] if later else [])
    left_out = set(changes["unit"][changes["change"] == "unlisted"])
    units = [unit for unit in reading.units if unit.code not in left_out]
    figures = {name: number(sum(getattr(unit, name) for unit in units)) for name in ("valid", "invalid")}
    words = {"file": reading.file, "asof": as_of, "count": len(units), "upload": str(published.upload)}
    words["requests"] = len(reading.rows) if reading.rows is not None else 0
    head = f"keep-published-{reading.kind}" if reading.kind in ("directory", "support") else "keep-published"
    return [
        say(head, **words, **figures),
        *(f"  {phrase}" for phrase in phrases(changes)),
        *finding_lines(reading.findings),
    ]


def _seconds(typed: str) -> float:
    """Between two looks at a folder. Raises ValueError, which argparse turns into a sentence."""
    if not LEAST <= (seconds := float(typed)) <= MOST:
        raise ValueError(typed)
    return seconds


Marks = dict[Path, tuple[int, float]]
"""File -> its size and its time when it was looked at."""


def _watch(options: argparse.Namespace) -> int:
    """Publishes every spreadsheet that appears in the folder, once it has stopped growing; until it is interrupted."""
    folder, seen, done, refused, away = Path(options.watch), Marks(), set[Path](), False, False
    if not os.path.isdir(folder):
        raise Refusal("file-missing", file=str(folder))
    try:
        while True:
            if away != (away := not os.path.isdir(folder)) and away:
                tell(options, *refusal(TallyError("watch-away", folder=str(folder))))
            for path in _settled(folder, seen, done, at_once=options.once):
                done.add(path)
                if error := _published_or_why(options, path):
                    refused = True
                    # where the store or the file was away or somebody was faster, it is tried again
                    again = isinstance(error, StoreUnavailable | Conflict) or error.code == "file-missing"
                    done -= {path} if again else set()
            if options.once:
                return 2 if refused else 0
            time.sleep(options.every)
    except KeyboardInterrupt:
        return 0


def _settled(folder: Path, seen: Marks, done: set[Path], *, at_once: bool) -> list[Path]:
    """Files that look the same as at the last round and were not dealt with yet."""
    now = _spreadsheets(folder)
    changed = {path for path, mark in now.items() if seen.get(path) != mark}
    done -= changed
    seen.update(now)
    return [path for path in now if path not in done and (at_once or path not in changed)]


def _spreadsheets(folder: Path) -> Marks:
    """What lies in the folder; nothing while it is away."""
    marks = Marks()
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            with suppress(OSError):  # gone between two looks
                state = path.stat()
                is_work = path.suffix.lower() in WATCHED and not path.name.startswith(("~$", "."))
                if is_work and stat.S_ISREG(state.st_mode):
                    marks[path] = (state.st_size, state.st_mtime)
    return marks


def _published_or_why(options: argparse.Namespace, path: Path) -> TallyError | None:
    """Publishes one file of the folder and prints what came of it; why it was not accepted, if it was not."""
    try:
        tell(options, *stored(_publish)(argparse.Namespace(**vars(options) | {"file": str(path)})))
        return None
    except TallyError as error:
        refused = error
    except Exception:  # our own fault with one file: the log has it, and the next file waits
        logging.getLogger(__name__).exception("a file of the watched folder ended in a fault")
        refused = TallyError("watch-broken", file=path.name)
    tell(options, *refusal(refused))
    return refused
