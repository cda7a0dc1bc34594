"""`tally form KIND OUT`: a blank form with the programme's own units, to be filled in and read back."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from tally.commands.read import known
from tally.errors import TallyError
from tally.papers.forms import FORMS, form
from tally.store.directories import default
from tally.wording import explain, say


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    command = subparsers.add_parser("form", help=say("command-form"))
    command.add_argument("kind", choices=tuple(FORMS), help=say("command-form-kind"))
    command.add_argument("out", metavar="OUT.xlsx", help=say("command-form-out"))
    command.add_argument("--directory", metavar="DIR.xlsx", help=say("command-read-directory"))
    command.add_argument("--database", metavar="URL", help=say("command-read-database"))
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the form; 0 when it is written, 2 when it cannot be."""
    try:
        with known(options) as against:
            directory = against.directory or default()
        content = form(options.kind, directory, directory.period(), date.today())
        Path(options.out).write_bytes(content)
    except (TallyError, OSError) as error:
        print(explain(error if isinstance(error, TallyError) else TallyError("report-not-written", file=options.out)))
        return 2
    print(say("command-report-written", file=options.out, bytes=str(len(content))))
    return 0
