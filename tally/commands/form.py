"""`tally form KIND OUT`: a blank form with the programme's own units, to be filled in and read back."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from tally.commands.read import known
from tally.commands.shared import Outcome, Subparsers, add, written
from tally.papers.forms import FORMS, form
from tally.store.directories import default
from tally.wording import say


def define(subparsers: Subparsers) -> None:
    """Adds the command."""
    command = add(subparsers, "form", blank)
    command.add_argument("kind", choices=tuple(FORMS), help=say("command-form-kind"))
    command.add_argument("out", metavar="OUT.xlsx", help=say("command-export-file"))
    command.add_argument("--directory", metavar="DIR.xlsx", help=say("command-read-directory"))


def blank(options: argparse.Namespace) -> Outcome:
    """Writes the form."""
    with known(options) as against:
        directory = against.directory or default()
    content = form(options.kind, directory, directory.period(), date.today())
    written(Path(options.out), content)
    record = {"kind": options.kind, "file": options.out, "bytes": len(content)}
    return record, [say("command-report-written", **record)]
