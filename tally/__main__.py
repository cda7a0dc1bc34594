"""The same work from the command line: `tally COMMAND …`, or `python -m tally COMMAND …` in a checkout."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from tally.commands.shared import Parser, refusal, tell
from tally.errors import TallyError
from tally.paths import sweep
from tally.wording import say

# room of `tally.commands` -> its commands
ROOMS = {
    "read": ("read",),
    "report": ("form", "report", "returns"),
    "publish": ("publish",),
    "keep": ("history", "restore", "withdraw", "correct", "export", "backup", "recover", "verify"),
    "people": ("support", "user", "forget"),
}
COMMANDS = {name: room for room, names in ROOMS.items() for name in names}

# Arrow's own pool gives memory back and asks for it again so often that a large file costs a fifth more.
POOL = ("ARROW_DEFAULT_MEMORY_POOL", "system")


def main(words: list[str] | None = None) -> int:
    """Runs one command; 0 is done, 2 is refused. Only the room of the command that was asked for is opened."""
    os.environ.setdefault(*POOL)
    words = sys.argv[1:] if words is None else words
    parser = Parser(prog="tally" if Path(sys.argv[0]).stem == "tally" else "python -m tally")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    if words and words[0] in COMMANDS:
        import_module(f"tally.commands.{COMMANDS[words[0]]}").define(subparsers)
    else:
        for name in COMMANDS:
            subparsers.add_parser(name, help=say(f"command-{name}"))
    return _run(parser, words)


def _run(parser: Parser, words: list[str]) -> int:
    """What the command came to; where its reader has gone (`| head`), nobody is left to be told."""
    try:
        if isinstance(sys.stdout, TextIOWrapper):  # a name that is no text, or a console that knows no Vietnamese
            sys.stdout.reconfigure(errors="backslashreplace")
        options = parser.parse_args(words)
        sweep()
        code = int(options.run(options))
        sys.stdout.flush()
    except TallyError as error:
        return tell(Namespace(json="--json" in words), *refusal(error))
    except UnicodeEncodeError:
        if "".join(words).isprintable():
            raise
        return tell(Namespace(json="--json" in words), *refusal(TallyError("store-nul")))  # a word that is no text
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
