"""`python -m tally history | restore | withdraw | correct | export | backup | recover | verify`: keeping the store."""

from __future__ import annotations

import argparse
import re
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from tally.commands.shared import Json, Out, Outcome, Subparsers, add, add_when, add_who, iso_day, stored, written
from tally.errors import StoreUnavailable, TallyError
from tally.keeping.seen import compared
from tally.keeping.verify import keep_answer, verify
from tally.paths import stands
from tally.progress import COUNTS, records
from tally.store import Store, Upload, chain
from tally.store.changes import phrases
from tally.store.uploads import phrase
from tally.wording import moment, number, say, surviving

SEAL = re.compile(r"[0-9]+(-[0-9A-Fa-f]{4}){4}")


def define(subparsers: Subparsers) -> None:
    """Adds the commands."""
    history = add(subparsers, "history", stored(_history))
    history.add_argument("number", nargs="?", type=int, metavar="ID", help=say("command-history-number"))
    changing = {"restore": _restore, "withdraw": _amend, "correct": _amend}
    for kind, work in changing.items():
        command = add(subparsers, kind, stored(work))
        command.add_argument("number", type=int, metavar="ID", help=say("command-history-number"))
        command.add_argument("--reason", required=True, help=say("command-amend-reason"))
        add_who(command)
        command.set_defaults(kind=kind, as_of=None, period=None)
    command.add_argument("--as-of", type=iso_day, metavar="2022-05-20", help=say("command-correct-as-of"))
    command.add_argument("--period", metavar="CODE", help=say("command-correct-period"))
    export = add(subparsers, "export", stored(_export))
    export.add_argument("file", type=Out, metavar="OUT.csv|OUT.xlsx", help=say("command-export-file"))
    parts = ("state", "series", "history")
    export.add_argument("--what", choices=parts, default=parts[0], help=say("command-export-what"))
    add_when(export)
    for kind in ("backup", "recover"):
        copying = add(subparsers, kind, stored(_copied))
        name = Out if kind == "backup" else str
        copying.add_argument("file", type=name, metavar="FILE", help=say(f"command-{kind}-file"))
        copying.set_defaults(kind=kind)
    check = add(subparsers, "verify", _verified)
    check.add_argument("--seal", metavar="SEAL", help=say("command-verify-seal"))


def _history(store: Store, options: argparse.Namespace) -> Outcome:
    if options.number is None:
        uploads = store.uploads()
        lines = [surviving(partial(_line, upload), str, upload.id) for upload in uploads]
        lines = [say("keep-history-count", count=len(uploads)), *lines]
        return {"uploads": [asdict(upload) for upload in uploads]}, lines
    upload, changes = store.upload(options.number), _changes(store, options.number)
    record: dict[str, Json] = {
        "upload": asdict(upload),
        "changes": records(changes),
        "findings": [finding.as_json() for finding in store.findings(upload.id)],
    }
    return record, [_line(upload), *(f"  {phrase}" for phrase in phrases(changes))]


def _changes(store: Store, number: int) -> pd.DataFrame:
    """What an upload changed, under the units that stood at its date."""
    it = store.upload(number)
    return compared(store, store.changes(number), it.period, it.as_of, alone=True)


def _line(upload: Upload) -> str:
    if upload.kind == "unreadable":
        return upload.file
    figures = {name: number(getattr(upload, name)) for name in COUNTS}
    words = {"number": str(upload.id), "asof": upload.as_of, "sha": upload.sha256[:12]}
    line = say("keep-history-line", file=upload.file, who=upload.who, when=upload.when, **words, **figures)
    said = map(phrase, upload.amendments)
    return "  ".join(part for part in (line, upload.note, upload.reason, *said) if part)


def _restore(store: Store, options: argparse.Namespace) -> Outcome:
    published = store.restore(options.number, options.reason, options.who)
    record = {name: getattr(published, name) for name in ("upload", "version", "when", "already")}
    key = "keep-already" if published.already else "keep-restored"
    words = {"when": moment(published.when), "number": str(options.number), "upload": str(published.upload)}
    changes = _changes(store, published.upload)
    told = [] if published.already else phrases(changes)
    return record | {"changes": records(changes)}, [say(key, who=published.who, **words), *(f"  {it}" for it in told)]


def _amend(store: Store, options: argparse.Namespace) -> Outcome:
    """Withdraws or corrects; what that changed, at the date before and the date after."""
    token = store.token(store.upload(options.number).period)
    terms = {"as_of": options.as_of, "period": options.period} if options.kind == "correct" else {}
    tables = store.amended(options.number, options.kind, **terms)
    changed = {at: compared(store, table, *at, alone=True) for at, table in tables.items()}
    done = store.amend(options.number, options.kind, options.reason, options.who, based_on=token, **terms)
    record = {**asdict(done), "changes": {day.isoformat(): records(table) for (_, day), table in changed.items()}}
    key = "keep-already-amended" if done.already else f"keep-done-{done.kind}"
    words = {"number": str(done.upload), "asof": done.as_of, "period": done.period or "none"}
    lines = [say(key, who=done.who, when=done.when, **words)]
    for (_, day), table in changed.items():
        told = phrases(table)
        lines += [say("keep-amended-at", day=day, count=len(told)), *(f"  {phrase}" for phrase in told)]
    return record, lines


def _export(store: Store, options: argparse.Namespace) -> Outcome:
    table = store.tidy("v_history" if options.what == "history" else "v_progress")
    if options.what != "history":
        gone = options.period in set(table["period"])  # a period that the directory no longer has keeps its figures
        period = options.period if gone else store.directory_in_force().period(options.period).code
        table = table[table["period"] == period]
    if options.what == "state":
        days = table["as_of"]
        chosen = days[days <= (options.as_of or date.max)]
        table = table[days == (chosen.max() if len(chosen) else None)]
    from tally.papers.tidy import tidy_csv, tidy_xlsx

    path = Path(options.file)
    written({path: tidy_xlsx(table) if path.suffix.lower() == ".xlsx" else tidy_csv(table)})
    return {"file": path.name, "rows": len(table)}, [say("keep-exported", file=path.name, count=len(table))]


def _copied(store: Store, options: argparse.Namespace) -> Outcome:
    count = (store.back_up if options.kind == "backup" else store.recover)(Path(options.file))
    key = "keep-backed-up" if options.kind == "backup" else "keep-recovered"
    return {"file": options.file, "uploads": count}, [say(key, file=options.file, count=count)]


def _verified(options: argparse.Namespace) -> Outcome:
    if not stands(options.database):  # an address that was mistyped is not called sound
        raise StoreUnavailable("store-missing")
    if options.seal and not SEAL.fullmatch(options.seal.strip()):
        raise TallyError("seal-malformed", seal=options.seal)
    try:
        return stored(_verify)(options)
    except TallyError:
        raise
    except Exception as error:  # a flipped bit can raise anything already when the file is opened
        message = say("keep-verify-damaged", said=type(error).__name__)
        return {"problems": [{"code": "damaged", "upload": None, "message": message}]}, [message]


def _verify(store: Store, options: argparse.Namespace) -> Outcome:
    checked = verify(store.database)
    noticed: list[tuple[bool, dict[str, Any]]] = [
        (it.damage, {"code": it.code, "upload": it.upload, "message": say(f"keep-verify-{it.code}", **it.particulars)})
        for it in checked.problems
    ]
    problems, otherwise = ([it for damage, it in noticed if damage == kind] for kind in (True, False))
    with suppress(*([StoreUnavailable] if problems else [])):  # what is wrong is said, also where it cannot be kept
        if checked.uploads:
            keep_answer(store.database, checked, problems[0]["message"] if problems else "")
    if options.seal and not store.database.reading(lambda connection: chain.holds(connection, options.seal)):
        message = say("keep-verify-seal", seal=options.seal)
        problems.append({"code": "seal", "upload": None, "message": message})
    counted = {name: getattr(checked, name) for name in ("uploads", "figures", "contents")}
    key = "keep-verify-broken" if problems else "keep-verify-sound"
    record = {**counted, "bytes": checked.bytes, "seal": checked.seal, "problems": problems, "otherwise": otherwise}
    seal = [say("keep-verify-seal-holds", seal=options.seal)] if options.seal and not problems else []
    seal += [say("keep-verify-seal-now", seal=checked.seal)] if checked.seal else []
    messages = (it["message"] for it in (*problems, *otherwise))
    return record, [say(key, count=len(problems), **counted), *messages, *seal]
