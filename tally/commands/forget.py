"""`tally forget`: a person's data out of everything kept, or what is past its term."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tally.commands.shared import Outcome, Subparsers, add, add_who, stored
from tally.store import Store
from tally.wording import moment, say


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add(subparsers, "forget", stored(_forget))
    command.add_argument("--name", default="", metavar="TEXT", help=say("command-forget-name"))
    command.add_argument("--phone", default="", metavar="TEXT", help=say("command-forget-phone"))
    command.add_argument("--reason", default="", metavar="TEXT", help=say("command-forget-reason"))
    command.add_argument("--past-term", action="store_true", help=say("command-forget-past-term"))
    add_who(command)


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
