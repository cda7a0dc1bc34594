"""`tally user add | list | reset | on | off`: who may sign in; `tally forget`: a person's data out of everything kept;
`tally support [ID …]`: who asked for help with registering, and what became of it.

The first administrator is made here.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tally.commands.shared import Out, Outcome, Subparsers, add, add_who, stored, written
from tally.errors import TallyError
from tally.keeping.turned_up import WANTED, TurnedUp, close, turned_up
from tally.progress import records
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login, folded
from tally.store.support import STATES
from tally.wording import moment, say, unmarked

STAFF = "staff"  # of a unit where one is named, else of the province


def define(subparsers: Subparsers) -> None:
    """Adds the commands."""
    command = add(subparsers, "user", stored(_user))
    command.add_argument("action", choices=("add", "list", "reset", "on", "off"), help=say("command-user-action"))
    command.add_argument("name", nargs="?", metavar="NAME", help=say("command-user-name"))
    command.add_argument("--role", choices=(STAFF, *ROLES), help=say("command-user-role"))
    command.add_argument("--unit", default="", metavar="CODE", help=say("command-user-unit"))
    command.add_argument("--cluster", default="", metavar="CODE", help=say("command-user-cluster"))
    command.add_argument("--person", default="", metavar="TEXT", help=say("command-user-person"))
    command = add(subparsers, "forget", stored(_forget))
    command.add_argument("--name", default="", metavar="TEXT", help=say("command-forget-name"))
    command.add_argument("--phone", default="", metavar="TEXT", help=say("command-forget-phone"))
    command.add_argument("--reason", default="", metavar="TEXT", help=say("command-forget-reason"))
    command.add_argument("--past-term", action="store_true", help=say("command-forget-past-term"))
    add_who(command)
    command = add(subparsers, "support", stored(_support))
    command.add_argument("numbers", nargs="*", type=int, metavar="ID", help=say("command-support-number"))
    command.add_argument("--state", choices=STATES, help=say("command-support-state"))
    command.add_argument("--note", default="", metavar="TEXT", help=say("command-support-note"))
    command.add_argument("--turned-up", action="store_true", help=say("command-support-turned-up"))
    command.add_argument("--out", type=Out, metavar="OUT.xlsx", help=say("command-support-out"))
    add_who(command)


def _user(store: Store, options: argparse.Namespace) -> Outcome:
    if options.action == "list":
        accounts = store.accounts.logins()
        return {"users": [asdict(login) for login in accounts]}, [line(login) for login in accounts]
    if not options.name or (options.action == "add" and not options.role):
        raise TallyError("user-incomplete")
    name = folded(options.name)
    if options.action == "off":
        store.accounts.off(name)
        return {"name": name, "off": True}, [say("command-user-off", name=name)]
    renewed = {"reset": store.accounts.reset, "on": store.accounts.on}.get(options.action)
    password = renewed(name) if renewed else _add(store, options)
    record = {"name": name, "password": password}
    return record, [unmarked(say("account-password", **record))]


def _add(store: Store, options: argparse.Namespace) -> str:
    role = ("unit" if options.unit else "province") if options.role == STAFF else options.role
    scope = options.unit or options.cluster
    return store.accounts.add(options.name, role, scope, store.directory_in_force(), options.person)


def line(login: Login) -> str:
    """An account on one line."""
    state = "off" if login.off else "first" if login.one_time else "on"
    parts = (login.name, login.person, login.role, login.scope, say(f"account-state-{state}"))
    return "  ".join(part for part in parts if part)


def _forget(store: Store, options: argparse.Namespace) -> Outcome:
    if options.past_term:
        done = asdict(store.forget_past_term(options.who))
    elif options.name or options.phone:
        done = asdict(store.forget(options.name, options.phone, options.reason, options.who))
    else:
        due = store.past_term()
        lines = [say("forget-due", number=str(number), when=moment(when)) for number, when in due.requests]
        return {"past_term": [number for number, _ in due.requests]}, lines or [say("forget-none-due")]
    return done, [say("forget-done", **done)]


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

        written({Path(options.out): support_list(requests)})
        store.saw("names-taken", Path(options.out).name)
    rows = [row | {"turned_up": hits[row["id"]].phrase if row["id"] in hits else None} for row in records(requests)]
    return {"requests": rows}, [say("support-listed", count=len(rows)), *map(_request, rows)]


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


def _request(row: dict[str, Any]) -> str:
    words = {name: row[name] or "" for name in ("name", "phone", "unit", "content", "note")}
    when, state = moment(row["changed_at"] or row["received_at"]), say(f"support-state-{row['state']}")
    said = say("support-line", number=str(row["id"]), when=when, state=state, **words)
    return "  ".join(part for part in (said, row["note"], row["turned_up"] and f"→ {row['turned_up']}") if part)
