"""`tally user add | list | reset | on | off`: who may sign in; `tally forget`: a person's data out of everything kept.

The first administrator is made here.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tally.commands.shared import Outcome, Subparsers, add, add_who, stored
from tally.errors import TallyError
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login, folded
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
