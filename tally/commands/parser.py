"""The command line's own words, which argparse has in English only: usage, headings, what is wrong with a command."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from tally.wording import say

# what argparse says -> what is said instead; anything else comes from our own commands and is said as it is
WRONG = (
    (re.compile(r"the following arguments are required: (.*)"), "command-lacks"),
    (re.compile(r"unrecognized arguments: (.*)"), "command-unknown"),
    (re.compile(r"argument (\S+): "), "command-wrong"),
)


class Usage(argparse.HelpFormatter):
    """Help with a usage line in the language spoken now."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Adds the line."""
        super().add_usage(usage, actions, groups, say("command-usage") + " " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that says what a person reads through the catalogue; its commands are parsers of the same kind."""

    def __init__(self, *, prog: str | None = None) -> None:
        super().__init__(prog=prog, add_help=False, formatter_class=Usage)
        self._positionals.title, self._optionals.title = say("command-arguments"), say("command-options")
        self.add_argument("-h", "--help", action="help", help=say("command-help"))

    def error(self, message: str) -> NoReturn:
        """Prints how the command is used and what is missing or wrong in this one; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, _translated(message) + "\n")


def _translated(message: str) -> str:
    for pattern, key in WRONG:
        if found := pattern.match(message):
            return say(key, what=found[1])
    return message
