"""Rows of a text file whose quotes are not as they should be: each line is mended by itself, none swallows the next.

A file is first read strictly. Where that fails, or where a quoted cell holds what looks like whole rows, it is read
line by line: a quote that nothing closes is a letter of its cell.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

MOST_LINES = 200
"""Lines over which one quoted cell may go in a file whose quotes are not all right."""


@dataclass(frozen=True)
class Dialect:
    """How a text file is cut. `spaced`: spaces follow its separators; `width`: how many cells most rows have."""

    separator: str
    width: int
    quote: str = '"'
    spaced: bool = False
    escape: str | None = None

    @property
    def usual(self) -> bool:
        """Whether it is what every program writes."""
        return self.quote == '"' and not self.spaced and self.escape is None


def dialect_of(sample: str, separator: str, width: int) -> Dialect:
    """The dialect of this beginning of a file."""
    cut = re.escape(separator)
    single, double = (len(re.findall(rf"(?m)(?:^|{cut}) *{q}[^{q}\n]*{q} *(?={cut}|\r?$)", sample)) for q in "'\"")
    after = re.findall(rf'{cut}( *)(?=[^ ])(?!\r?$)("?)', sample)
    spaced = any(space and quote for space, quote in after) or 2 * sum(bool(space) for space, _ in after) > len(after)
    escaped = sample.count('\\"') > len(re.findall(rf'[^\s{cut}]""[^\s{cut}]', sample))
    return Dialect(
        separator,
        width,
        quote="'" if single > 1 and not double else '"',
        spaced=spaced and separator not in "\t ",
        escape="\\" if escaped else None,
    )


def strict_rows(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """The rows as written. Raises csv.Error where a quote is not as it should be, or has swallowed whole rows."""
    reader = csv.reader(
        lines,
        delimiter=dialect.separator,
        quotechar=dialect.quote,
        skipinitialspace=dialect.spaced,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
        strict=True,
    )
    last = 0
    for row in reader:
        if reader.line_num > last + 1 and any(swallowed(cell, dialect) for cell in row):
            raise csv.Error("rows within a cell")
        last = reader.line_num
        yield row


def swallowed(cell: str, dialect: Dialect) -> bool:
    """Whether a line inside of this cell has as many separators as a row of the file."""
    inner = cell.splitlines()[1:-1]
    return dialect.width > 2 and any(line.count(dialect.separator) >= dialect.width - 1 for line in inner)


def mended_rows(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """The rows of a file whose quotes are not as they should be."""
    source, waiting = iter(lines), deque[str]()
    while (line := waiting.popleft() if waiting else next(source, None)) is not None:
        row = _strictly([line], dialect)
        if row is None:
            row = _mended(line.rstrip("\r\n"), dialect)
            if len(row) != dialect.width:
                waiting.extend(islice(source, MOST_LINES - len(waiting)))
                row = _over_lines(line, waiting, dialect) or row
        yield row


def _strictly(lines: list[str], dialect: Dialect) -> list[str] | None:
    try:
        rows = list(strict_rows(lines, dialect))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _over_lines(line: str, waiting: deque[str], dialect: Dialect) -> list[str] | None:
    """The row that begins with this line and ends with one of those waiting, which are then taken."""
    for count, last in enumerate(islice(waiting, MOST_LINES), start=1):
        if dialect.quote in last:
            row = _strictly([line, *islice(waiting, count)], dialect)
            if row and len(row) == dialect.width:
                for _ in range(count):
                    waiting.popleft()
                return row
    return None


def _mended(line: str, dialect: Dialect) -> list[str]:
    """The cells of one line: what is quoted as it should be without its quotes, every other quote as a letter."""
    cells, at = [], 0
    while True:
        while dialect.spaced and line.startswith(" ", at):
            at += 1
        end = _closing(line, at, dialect) if line.startswith(dialect.quote, at) else -1
        if end >= 0:
            cells.append(line[at + 1 : end].replace(dialect.quote * 2, dialect.quote))
            at = end + 1
        else:
            end = line.find(dialect.separator, at)
            cells.append(line[at : end if end >= 0 else len(line)])
            at = end if end >= 0 else len(line)
        if at >= len(line):
            return cells
        at += 1


def _closing(line: str, at: int, dialect: Dialect) -> int:
    """Where the cell quoted from here on ends; -1 where another quoted cell begins first, or nothing closes it."""
    quote = at + 1
    while (quote := line.find(dialect.quote, quote)) >= 0:
        follows, after = line[quote + 1 : quote + 2], line[quote + 2 : quote + 3]
        if follows in ("", dialect.separator):
            return quote
        if follows != dialect.quote and _opens(line, at, quote, dialect):
            return -1
        if follows == dialect.quote and after in ("", dialect.separator):  # 48"", for 48""",
            beyond = line.find(dialect.quote, quote + 2)
            if beyond < 0 or _opens(line, at, beyond, dialect):
                return quote + 1
        quote += 2 if follows == dialect.quote else 1
    return -1


def _opens(line: str, at: int, quote: int, dialect: Dialect) -> bool:
    """Whether the quote at this place follows a separator, as one that begins a cell does."""
    before = quote - 1
    while before > at and line[before] == " " != dialect.separator:
        before -= 1
    return before > at and line[before] == dialect.separator
