"""What the commands share: how one is added, the options that several have, how it prints what came of it.

The command line's own words too, which argparse has in English only: usage, headings, what is wrong with a command.
"""

from __future__ import annotations

import argparse
import codecs
import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import TYPE_CHECKING, Any, NoReturn, SupportsInt, TextIO, TypeAlias

from tally.errors import StoreUnavailable, TallyError
from tally.paths import SETTING, stands, store_file
from tally.rights import owners_name
from tally.text import spelled_within
from tally.text.days import typed_day
from tally.wording import explain, say

if TYPE_CHECKING:
    from tally.store import Store

Json: TypeAlias = "str | int | float | date | SupportsInt | Sequence[Json] | Mapping[str, Json] | None"
"""What is printed as JSON."""
Outcome: TypeAlias = tuple[Mapping[str, Json], Iterable[str]]
"""What came of a command: as JSON, and as lines for a person."""
Work: TypeAlias = Callable[[argparse.Namespace], Outcome]
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Out(str):
    """The name of a file that a command writes."""

    __slots__ = ()


TELLING: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("read", "history", "verify"), ()),
    "support": ("numbers", "out"),
    "forget": ("name", "phone", "past_term"),
    "user": ("name",),
}
"""Commands that are nothing without what they print, and may be given again -> the options with which they do more."""

BEGINNING = {"publish", "recover", "add"}
"""Commands, and what `user` may do, that make a store where there is none."""


def add(subparsers: Subparsers, name: str, work: Work) -> argparse.ArgumentParser:
    """A command of the store this machine has or `--database` names, its outcome printed for a person or as JSON."""
    command = subparsers.add_parser(name, help=say(f"command-{name}"))
    command.add_argument("--database", metavar="URL", help=say("command-read-database"))
    command.add_argument("--json", action="store_true", help=say("command-read-json"))

    def run(options: argparse.Namespace) -> int:
        must_stand_apart(options, [value for value in vars(options).values() if isinstance(value, Out)])
        return tell(options, *work(options))

    command.set_defaults(run=run, command=name)
    return command


def must_stand_apart(options: argparse.Namespace, outs: Iterable[str | Path]) -> None:
    """Raises TallyError `output-in-use` where a file to be written is one that is read, the store's, or named twice."""
    store = store_file(options.database)
    read = [value for name in ("file", "compare", "directory") if (value := getattr(options, name, None))]
    read += [f"{store}{part}" for part in ("", "-wal", "-shm") if store]
    taken = {_identity(value) for value in read if not isinstance(value, Out)} - {None}
    for out in outs:
        if (identity := _identity(out)) in taken:
            raise TallyError("output-in-use", file=str(out))
        taken |= {identity} - {None}


def _identity(path: str | Path) -> object:
    """The same for all names of one file, also of one to come; None for a pipe or device, where nothing is replaced."""
    try:
        there = os.stat(path)
    except OSError:
        return os.path.realpath(path)
    return (there.st_dev, there.st_ino) if stat.S_ISREG(there.st_mode) else None


def must_stand(url: str | None) -> None:
    """Raises StoreUnavailable where somebody named a store, here or in TALLY_DATABASE_URL, that is not there."""
    if (url or os.environ.get(SETTING)) and not stands(url):
        raise StoreUnavailable("store-missing")


def stored(work: Callable[[Store, argparse.Namespace], Outcome]) -> Work:
    """The same work with the store opened for it; only what begins a store makes one."""

    def opened(options: argparse.Namespace) -> Outcome:
        from tally.store import open_store

        if not {options.command, getattr(options, "action", None)} & BEGINNING:
            must_stand(options.database)
        with closing(open_store(options.database)) as store:
            return work(store, options)

    return opened


def add_who(command: argparse.ArgumentParser) -> None:
    """Adds who does it: whoever is signed in on this machine, unless it is said."""
    command.add_argument("--who", default=owners_name(), help=say("command-who"))


def add_when(command: argparse.ArgumentParser) -> None:
    """Adds which figures are meant: the date and the period."""
    command.add_argument("--as-of", type=iso_day, metavar="2022-05-20", help=say("command-as-of"))
    command.add_argument("--period", metavar="CODE", help=say("command-period"))


def iso_day(typed: str) -> date:
    """The date typed as 2022-05-20 or 20/5/2022. Raises TallyError `report-bad-day`, which argparse lets through."""
    if day := typed_day(typed):
        return day
    raise TallyError("report-bad-day", day=typed)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """While files are written. Raises TallyError `cannot-write` where that does not go."""
    try:
        yield
    except OSError as error:
        raise TallyError("cannot-write", file=str(error.filename or path)) from error


IN_PLACE = ("/dev/std", "/dev/fd/", "/proc/")
"""Names of what is open already, also where it is a file."""


def written(files: Mapping[Path, bytes]) -> None:
    """Writes files beside their places and, once all are whole, into them; pipes and devices take theirs at once.

    Raises TallyError `cannot-write` where that does not go; what was there before stays as it was.
    """
    with ExitStack() as leftovers:
        drafts: dict[Path, Path] = {}
        for path, content in files.items():
            with writing(path):
                if os.path.abspath(path).startswith(IN_PLACE) or (path.exists() and not path.is_file()):
                    path.write_bytes(content)
                    continue
                resolved = Path(os.path.realpath(path))  # a link stays, its file is replaced
                drafts[path] = resolved.with_name(f".tally-{token_hex(8)}")
                with drafts[path].open("xb") as draft:
                    leftovers.callback(drafts[path].unlink, missing_ok=True)
                    draft.write(content)
                    draft.flush()
                    os.fsync(draft.fileno())
                if resolved.exists():
                    resolved.open("ab").close()  # what may not be written is not replaced either
                    copymode(resolved, drafts[path])
        for path, beside in drafts.items():
            with writing(path):
                beside.replace(os.path.realpath(path))


def refusal(error: TallyError) -> Outcome:
    """What a TallyError says."""
    return {"refusal": {"code": error.code, "message": explain(error)}}, [explain(error)]


def tell(options: argparse.Namespace, record: Mapping[str, Json], lines: Iterable[str]) -> int:
    """Prints an outcome, as JSON (of a watched folder on one line) or as lines; 2 where it is a refusal or names
    problems, else 0.

    What is full is said on stderr: with 2 where the command only tells, else with what was done, which stays done.
    """
    lines, code = list(lines), 2 if "refusal" in record or record.get("problems") else 0
    text, indent = "\n".join(lines), None if getattr(options, "watch", None) else 2
    if getattr(options, "json", False):
        text = json.dumps(record, ensure_ascii=not _is_unicode(sys.stdout), indent=indent, default=_scalar)
    try:
        print(text, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # the reader has gone (`| head`): nobody is left to be told
            sys.exit(code)
        doing = TELLING.get(getattr(options, "command", ""))
        only_tells = doing is not None and not any(getattr(options, name, None) for name in doing) and not code
        print(say("command-unprinted"), *([] if only_tells else lines), sep="\n", file=sys.stderr)
        return 2 if only_tells else code
    return code


def speak_within() -> None:
    """What is printed keeps to the letters of a console that knows no Vietnamese, and stays readable."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            codecs.register_error(f"within-{stream.encoding}", partial(_spelled, stream.encoding))
            stream.reconfigure(errors=f"within-{stream.encoding}")


def _spelled(encoding: str, error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return spelled_within(encoding, error.object[error.start : error.end]), error.end


def _is_unicode(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "utf-8").name.startswith("utf")


def _scalar(value: datetime | date | SupportsInt) -> str | int:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else int(value)


# what argparse says -> what is said instead; anything else comes from our own commands and is said as it is
WRONG = (
    (re.compile(r"the following arguments are required: (.*)"), "command-lacks"),
    (re.compile(r"unrecognized arguments: (.*)"), "command-unknown"),
    (re.compile(r"ambiguous option: (\S+)"), "command-unknown"),
    (re.compile(r"argument (\S+): "), "command-wrong"),
)


class Usage(argparse.HelpFormatter):
    """Help with a usage line in the language spoken now."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Adds the line."""
        super().add_usage(usage, actions, groups, say("command-usage") + " " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that says what a person reads through the catalogue; its commands are parsers of the same kind."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=Usage, **options)
        self._positionals.title, self._optionals.title = say("command-arguments"), say("command-options")
        self.add_argument("-h", "--help", action="help", help=say("command-help"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, which takes the value of `--option=--` for none at all: that is refused."""
        self.as_json = "--json" in (args or ())
        for word in args or ():
            if word.startswith("--") and word.endswith("=--"):
                self.error(say("command-wrong", what=word.partition("=")[0]))
        return super().parse_known_args(args, namespace)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Prints what is wrong as JSON too, where that was asked for."""
        if message and self.as_json:
            tell(argparse.Namespace(json=True), {"refusal": {"code": "usage", "message": message.strip()}}, ())
        super().exit(status, message)

    def print_help(self, _file: object = None) -> None:
        """Prints it as any outcome."""
        tell(argparse.Namespace(command="read"), {}, [self.format_help().rstrip()])

    def error(self, message: str) -> NoReturn:
        """Prints how the command is used and what is missing or wrong in this one; exit code 2."""
        self.print_usage(sys.stderr)
        translated = (say(key, what=found[1]) for pattern, key in WRONG if (found := pattern.match(message)))
        self.exit(2, next(translated, message) + "\n")
