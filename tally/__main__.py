"""The same work from the command line: `tally COMMAND …`, or `python -m tally COMMAND …` in a checkout."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from importlib import import_module
from pathlib import Path

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
    """Runs one command; 0 is done, 2 is refused, 130 interrupted. Only the room of the command asked for is opened."""
    os.environ.setdefault(*POOL)
    if sys.stdout is None:  # closed by whoever called: nothing is to be told
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    try:
        try:
            return _run(sys.argv[1:] if words is None else words)
        finally:
            if words is None:  # all is done and said: an interrupt changes nothing any more
                signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    """What the command came to. All that takes time to load is loaded here, where an interrupt ends in its code."""
    from argparse import Namespace

    from tally.commands.shared import Parser, refusal, speak_within, tell
    from tally.errors import TallyError
    from tally.paths import sweep
    from tally.wording import say

    warnings.simplefilter("ignore", append=True)  # of ours and of libraries: for who develops, not for who works
    given = Namespace(json="--json" in words, watch="--watch" in words)
    try:
        speak_within()
        parser = Parser(prog="tally" if Path(sys.argv[0]).stem == "tally" else "python -m tally")
        subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
        if words and words[0] in COMMANDS:
            import_module(f"tally.commands.{COMMANDS[words[0]]}").define(subparsers)
        else:
            for name in COMMANDS:
                subparsers.add_parser(name, help=say(f"command-{name}"))
        options = parser.parse_args(words)
        sweep()
        return int(options.run(options))
    except TallyError as error:
        return tell(given, *refusal(error))
    except UnicodeEncodeError:
        if "".join(words).isprintable():
            raise
        return tell(given, *refusal(TallyError("store-nul")))  # a word that is no text


if __name__ == "__main__":
    sys.exit(main())
