"""`python -m tally publish FILE` and `publish --watch FOLDER`: what the upload page does, without a browser."""

from __future__ import annotations

import argparse
import getpass
import logging
import stat
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from tally.commands.keep import Outcome, add, iso_day, listed, records, refusal, run, tell
from tally.commands.read import add_answers, answers, visited
from tally.desk import Known
from tally.errors import Conflict, Refusal, StoreUnavailable, TallyError
from tally.findings import by_severity
from tally.intake.reading import Reading
from tally.keeping.seen import takes_effect
from tally.store import Published, Store, open_store
from tally.store.changes import phrases
from tally.text import as_of as as_of_day
from tally.wording import moment, number, say

SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".csv"}


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    command = add(subparsers, "publish", lambda store, options: _publish(store, options, Path(options.file)))
    command.add_argument("file", nargs="?", metavar="FILE", help=say("command-read-file"))
    command.add_argument("--watch", metavar="FOLDER", help=say("command-publish-watch"))
    command.add_argument("--every", type=float, default=30, metavar="SECONDS", help=say("command-publish-every"))
    command.add_argument("--once", action="store_true", help=say("command-publish-once"))
    command.add_argument("--as-of", type=iso_day, metavar="YYYY-MM-DD", help=say("command-as-of"))
    command.add_argument("--period", help=say("command-period"))
    command.add_argument("--who", default=getpass.getuser(), help=say("command-who"))
    command.add_argument("--note", default="", help=say("command-publish-note"))
    command.add_argument("--replaces", type=int, metavar="ID", help=say("command-publish-replaces"))
    command.add_argument("--accept", action="store_true", help=say("command-publish-accept"))
    add_answers(command)
    command.set_defaults(run=lambda options: _run(command, options))


def _run(command: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if bool(options.file) == bool(options.watch):
        command.error(say("command-publish-one"))
    if options.watch:
        return _watch(options)
    return run(options, lambda store, _: _publish(store, options, Path(options.file)))


def _publish(store: Store, options: argparse.Namespace, path: Path) -> Outcome:
    directory = store.directory_in_force()
    seen = visited(options, Known(directory, store.aliases(), store), str(path))
    reading, given = seen.reading, replace(seen.answers, as_of=options.as_of)
    usual = takes_effect(store) if reading.kind == "directory" else reading.as_of or as_of_day([path.name])
    as_of = seen.as_of(options.as_of or usual)
    if as_of is None:
        raise TallyError("as-of-missing", file=path.name)
    seen.must_count(accept=options.accept)
    period = options.period or directory.period_on(as_of).code
    before = store.plan(reading, period, as_of, answers=given)
    doubts = {doubt.code: say(f"keep-doubt-{doubt.code}", **doubt.particulars) for doubt in before.doubts}
    if "halved" in doubts and not options.accept:
        raise TallyError("unsure", file=path.name, first=doubts["halved"])
    published = store.publish(
        reading,
        period=period,
        as_of=as_of,
        who=options.who,
        note=options.note,
        source=seen.source,
        answers=given,
        based_on=before.token,
        replaces=options.replaces,
        directory=directory,
    )
    for printed, code in answers(options).aliases.items():
        store.remember_alias(printed, code, options.who)
    said, lines = _outcome(reading, published, period, as_of, before.changes)
    return said | {"doubts": list(doubts.values())}, [*lines, *doubts.values()]


def _outcome(reading: Reading, published: Published, period: str, as_of: date, changes: pd.DataFrame) -> Outcome:
    said = {
        "upload": published.upload,
        "version": published.version,
        "already": published.already,
        "when": published.when,
        "who": published.who,
        "file": reading.file,
        "sha256": reading.sha256,
        "kind": reading.kind,
        "period": period,
        "as_of": as_of,
        "directory": published.directory,
        "superseded_by": listed(published.superseded_by) if published.superseded_by else None,
        "changes": records(changes),
        "findings": [finding.as_json() for finding in by_severity(reading.findings)],
    }
    return said, _lines(reading, published, as_of, changes)


def _lines(reading: Reading, published: Published, as_of: date, changes: pd.DataFrame) -> list[str]:
    if published.already:
        lines = [say("keep-already", who=published.who, when=moment(published.when), upload=str(published.upload))]
        later = published.superseded_by
        return lines + ([say("keep-superseded", who=later.who, when=later.when, file=later.file)] if later else [])
    figures = {name: number(sum(getattr(u, name) for u in reading.units)) for name in ("valid", "invalid")}
    words = {"file": reading.file, "asof": as_of, "count": len(reading.units), "upload": str(published.upload)}
    found = [f"[{say(f'severity-{one.severity}')}] {one.message}" for one in by_severity(reading.findings)]
    head = "keep-published-directory" if reading.kind == "directory" else "keep-published"
    return [say(head, **words, **figures), *(f"  {phrase}" for phrase in phrases(changes)), *found]


@dataclass
class _Seen:
    """What the watch knows of a file: its size and time when last looked at, and whether it was dealt with."""

    mark: tuple[int, float]
    done: bool = False


def _watch(options: argparse.Namespace) -> int:
    """Publishes every spreadsheet that appears in the folder, once it has stopped growing; until it is interrupted."""
    folder, seen = Path(options.watch), dict[Path, _Seen]()
    if not folder.is_dir():
        tell(options, *refusal(Refusal("file-missing", file=str(folder))))
        return 2
    refused = False
    try:
        while True:
            for path in _settled(folder, seen, at_once=options.once):
                refused |= not _publish_found(options, path, seen[path])
            if options.once:
                return 2 if refused else 0
            time.sleep(options.every)
    except KeyboardInterrupt:
        return 0


def _settled(folder: Path, seen: dict[Path, _Seen], *, at_once: bool) -> list[Path]:
    """Files that look the same as at the last round and were not dealt with yet."""
    ready = []
    for path in _listed(folder):
        if path.suffix.lower() not in SPREADSHEETS or path.name.startswith(("~$", ".")):
            continue
        try:
            found = path.stat()
        except OSError:  # gone between two looks
            continue
        if not stat.S_ISREG(found.st_mode):
            continue
        mark = (found.st_size, found.st_mtime)
        known = seen.get(path)
        if known is None or known.mark != mark:
            known = seen[path] = _Seen(mark)
            if not at_once:
                continue
        if not known.done:
            ready.append(path)
    return ready


def _listed(folder: Path) -> list[Path]:
    """What lies in the folder; nothing while it is away."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _publish_found(options: argparse.Namespace, path: Path, known: _Seen) -> bool:
    """Publishes one file of the folder and says so; whether it was accepted.

    A file is dealt with once, accepted or refused; where the store was away or somebody was faster, it is tried again.
    """
    known.done = True
    try:
        with closing(open_store(options.database)) as store:
            tell(options, *_publish(store, options, path))
    except TallyError as error:
        known.done = not isinstance(error, StoreUnavailable | Conflict)
        tell(options, *refusal(error))
        return False
    except Exception:  # our own fault with one file: the log has it, and the next file waits
        logging.getLogger(__name__).exception("a file of the watched folder ended in a fault")
        tell(options, *refusal(TallyError("watch-broken", file=path.name)))
        return False
    return True
