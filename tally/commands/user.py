"""`tally user add | list | reset | off`: who may sign in. The first administrator is made here."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tally.commands.shared import Outcome, Subparsers, add, stored
from tally.errors import TallyError
from tally.rights import ROLES
from tally.store import Store
from tally.store.accounts import Login, folded
from tally.wording import say

STAFF = "staff"  # of a unit where one is named, else of the province


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add(subparsers, "user", stored(_user))
    command.add_argument("action", choices=("add", "list", "reset", "off"), help=say("command-user-action"))
    command.add_argument("name", nargs="?", metavar="NAME", help=say("command-user-name"))
    command.add_argument("--role", choices=(STAFF, *ROLES), help=say("command-user-role"))
    command.add_argument("--unit", default="", metavar="CODE", help=say("command-user-unit"))
    command.add_argument("--cluster", default="", metavar="CODE", help=say("command-user-cluster"))
    command.add_argument("--person", default="", metavar="TEXT", help=say("command-user-person"))


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
    password = store.accounts.reset(name) if options.action == "reset" else _add(store, options)
    return {"name": name, "password": password}, [say("account-password", name=name, password=password)]


def _add(store: Store, options: argparse.Namespace) -> str:
    role = ("unit" if options.unit else "province") if options.role == STAFF else options.role
    scope = options.unit or options.cluster
    return store.accounts.add(options.name, role, scope, store.directory_in_force(), options.person)


def line(login: Login) -> str:
    """An account on one line."""
    state = "off" if login.off else "first" if login.one_time else "on"
    parts = (login.name, login.person, login.role, login.scope, say(f"account-state-{state}"))
    return "  ".join(part for part in parts if part)
