"""`tally support [ID …]`: who asked for help with registering, and what became of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from tally.commands.keep import records
from tally.commands.shared import Outcome, Subparsers, add, add_who, stored, written
from tally.errors import TallyError
from tally.keeping.turned_up import WANTED, TurnedUp, close, turned_up
from tally.store import Store
from tally.store.support import STATES
from tally.wording import moment, say


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add(subparsers, "support", stored(_support))
    command.add_argument("numbers", nargs="*", type=int, metavar="ID", help=say("command-support-number"))
    command.add_argument("--state", choices=STATES, help=say("command-support-state"))
    command.add_argument("--note", default="", metavar="TEXT", help=say("command-support-note"))
    command.add_argument("--turned-up", action="store_true", help=say("command-support-turned-up"))
    command.add_argument("--out", metavar="OUT.xlsx", help=say("command-support-out"))
    add_who(command)


def _support(store: Store, options: argparse.Namespace) -> Outcome:
    """Gives the numbered requests a state, or lists the requests (those in a state, those found in a list)."""
    hits = _hits(store, options.numbers) if options.turned_up else {}
    if options.numbers and options.turned_up:
        close(store, hits.values(), options.who)
    elif options.numbers:
        if not options.state:
            raise TallyError("support-no-state", states=", ".join(STATES))
        store.set_support_state(options.numbers, options.state, options.who, options.note)
    requests = store.support_requests()
    if options.numbers or options.turned_up:
        requests = requests[requests["id"].isin([*options.numbers, *hits])]
    elif options.state:
        requests = requests[requests["state"] == options.state]
    if options.out:
        from tally.papers.forms import support_list

        written(Path(options.out), support_list(requests))
        store.saw("names-taken", Path(options.out).name)
    rows = [row | {"turned_up": hits[row["id"]].phrase if row["id"] in hits else None} for row in records(requests)]
    return {"requests": rows}, [say("support-listed", count=len(rows)), *map(_line, rows)]


def _hits(store: Store, numbers: list[int]) -> dict[int, TurnedUp]:
    """Request -> what answers it; of these numbers, each of which must have been found, or of all."""
    directory, requests = store.directory_in_force(), store.support_requests()
    hits: dict[int, TurnedUp] = {}
    for period in directory.periods:
        rows = store.initiatives(period.code, columns=WANTED)
        hits = {it.request: it for it in turned_up(requests, rows, directory)} | hits
    if missing := sorted(set(numbers) - set(hits)):
        raise TallyError("support-not-found", numbers=", ".join(map(str, missing)))
    return {number: hits[number] for number in numbers or hits}


def _line(row: dict[str, Any]) -> str:
    words = {name: row[name] or "" for name in ("name", "phone", "unit", "content", "note")}
    when, state = moment(row["changed_at"] or row["received_at"]), say(f"support-state-{row['state']}")
    said = say("support-line", number=str(row["id"]), when=when, state=state, **words)
    return "  ".join(part for part in (said, row["note"], row["turned_up"] and f"→ {row['turned_up']}") if part)
