"""Text with separators -> one sheet: which encoding, which separator, then rows as written.

A file is first read strictly. Where that fails, or where a quoted cell holds what looks like whole rows, it is read
line by line: a quote that nothing closes is a letter of its cell, and none swallows the next line.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow

from tally.errors import Refusal
from tally.text import composed
from tally.workbook.guarded import Progress
from tally.workbook.limits import KINDS_CELLS, MIB, MOST_COLUMNS, Limits
from tally.workbook.sheet import Sheet
from tally.workbook.sniff import HEAD, codec_of
from tally.workbook.values import pointing, table_of

SEPARATORS = ",;\t|"
SAMPLE_ROWS = 200
ROWS_AT_ONCE = 50_000
LONGEST = 10 * MIB
MOST_LINES = 200
"""Lines over which one quoted cell may go in a file whose quotes are not all right."""

KEPT = re.compile(r'="((?:[^"]|"")*)"')
APART = re.compile(r"'\s*[=+\-@\d.,]")

LARGE = 8 * MIB
"""Bytes from which a file whose rows are all of one width is read by Arrow, at a tenth of the cost."""


def sheets_in(path: Path, chosen: Limits, stage: Progress) -> list[Sheet]:
    """The one sheet of a text file, named "CSV"; every cell is text, so it has no kinds. Raises Refusal."""
    stage("read", 0, 1)
    csv.field_size_limit(LONGEST)
    source = path.read_bytes()
    codec, encoding = codec_of(source)
    size = len(source)
    del source
    with path.open(encoding=codec, errors="replace", newline="") as lines:
        dialect, skipped = _dialect(lines.read(HEAD))
        usual = not skipped and dialect == Dialect(dialect.separator, dialect.width)
        if size > LARGE and codec == "utf-8-sig" and usual:
            table = _even(path, dialect)
            if table is not None and table.num_rows * table.num_columns > chosen.grid_cells:
                raise Refusal("too-complex", why="cells")
            if table is not None:
                return [Sheet("CSV", pointing([_all_shown(column) for column in table.columns]))]
        for cut in (strict_rows, mended_rows):
            lines.seek(0)
            rows = cut(islice(lines, skipped, None), dialect)
            with suppress(csv.Error):
                return [_sheet(rows, encoding, chosen)]
        raise Refusal("damaged-file")


def _dialect(sample: str) -> tuple[Dialect, int]:
    """How the file is cut: the separator that cuts the most rows into as many cells, few of which begin with a space.

    With it, how many lines at the top only name the separator, as Excel understands ("sep=;").
    """
    named = sample[:4].lower() == "sep="
    best = max(SEPARATORS, key=lambda separator: _agreement(sample, separator))
    best = " " if _parted_by_spaces(sample, _agreement(sample, best)[0]) else best
    separator = (sample[4:5].strip("\r\n") or ",") if named else best
    return dialect_of(sample, separator, _agreement(sample, separator)[2]), int(named)


def _parted_by_spaces(sample: str, others: int) -> bool:
    """Whether spaces part the cells: every line has as many, some in quotes, and no separator cuts as many lines."""
    whole = sample.splitlines()[: -1 if len(sample) == HEAD else None]
    lines = [line for line in whole[:SAMPLE_ROWS] if line.strip()]
    count, _, width = _agreement("\n".join(lines), " ")
    return '"' in sample and width > 2 and count == len(lines) > max(others, 1)


def _agreement(sample: str, separator: str) -> tuple[int, int, int]:
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), SAMPLE_ROWS))
    except csv.Error:
        return 0, 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda each: each[1], default=(0, 0))
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    return count, -spaced, width


def _even(path: Path, dialect: Dialect) -> pa.Table | None:
    """The whole file as Arrow; None where a row has more or fewer cells than the first, or a cell has swallowed some.

    So too where UTF-8 is broken.
    """
    parse = arrow.ParseOptions(delimiter=dialect.separator, newlines_in_values=True, ignore_empty_lines=False)
    read = arrow.ReadOptions(autogenerate_column_names=True, use_threads=False)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        width = len(next(csv.reader(lines, delimiter=dialect.separator)))
    if width > MOST_COLUMNS:
        return None
    convert = arrow.ConvertOptions(
        column_types={f"f{j}": pa.string() for j in range(width)},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    try:
        table = arrow.read_csv(path, read_options=read, parse_options=parse, convert_options=convert)
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    broken = (column.filter(pc.match_substring(column, "\n")) for column in table.columns)
    return None if any(swallowed(cell, dialect) for column in broken for cell in column.to_pylist()) else table


def _sheet(rows: Iterator[list[str]], encoding: str | None, chosen: Limits) -> Sheet:
    if encoding == "cp1258":  # it writes the tone after the letter
        rows = ([composed(cell) for cell in row] for row in rows)
    chunks, width, height = [], 0, 0
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        width, height = max(width, *map(len, chunk)), height + len(chunk)
        if width > MOST_COLUMNS or width * height > chosen.grid_cells:
            raise Refusal("too-complex", why="cells")
        chunks.append(_table(chunk))
    cells = pa.concat_tables(chunks, promote_options="default") if chunks else table_of(())
    small = height <= ROWS_AT_ONCE and width * height <= KINDS_CELLS
    return Sheet("CSV", cells if small else pointing(cells.columns), encoding=encoding)


def _table(rows: list[list[str]]) -> pa.Table:
    columns = [[_shown(cell) for cell in column] for column in zip_longest(*rows)]
    return table_of(columns or [[None] * len(rows)])


def _shown(cell: str | None) -> str | None:
    """The cell's text without what keeps a spreadsheet from changing it: ="450" is 450, '=> thiếu is => thiếu."""
    if cell and cell[0] in "='":
        kept = KEPT.fullmatch(cell)
        return kept[1].replace('""', '"') if kept else cell[1:] if APART.match(cell) else cell
    return cell or None


def _all_shown(column: pa.ChunkedArray) -> pa.ChunkedArray:
    for sign, kept in (("=", f"^{KEPT.pattern}$"), ("'", r"(?s)^'(\s*[=+\-@\d.,].*)$")):
        if pc.any(pc.starts_with(column, sign)).as_py():
            column = pc.replace_substring_regex(column, kept, r"\1")
    return column


@dataclass(frozen=True)
class Dialect:
    """How a text file is cut. `spaced`: spaces follow its separators; `width`: how many cells most rows have."""

    separator: str
    width: int
    quote: str = '"'
    spaced: bool = False
    escape: str | None = None


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
    cells = (match.group("quoted", "bare") for match in _cell(dialect).finditer(line))
    return [bare if quoted is None else quoted.replace(dialect.quote * 2, dialect.quote) for quoted, bare in cells]


@cache
def _cell(dialect: Dialect) -> re.Pattern[str]:
    """One cell of a line and what parts it from the one before, whatever becomes of the other quotes in it."""
    cut, quote, space = re.escape(dialect.separator), dialect.quote, "" if dialect.separator == " " else r"\ *"
    letter = rf"""
          [^{quote}{cut}]
        | {cut} (?! {space} {quote} (?! {quote} | {cut} | $))   # a separator, but where another quoted cell begins
        | {quote}{quote} (?! {cut} | $)                         # a quote, doubled as it should be
        | {quote}{quote} (?= {cut} [^{quote}]* [^{quote}{cut}\ ] {space} {quote})  # the same before a separator
        | {quote} (?= {quote} (?: {cut} | $))                   # a quote that is the last letter: "48"",
        | {quote} (?! {quote} | {cut} | $)                      # any other
    """
    ended = rf"(?: {cut} | $)"
    before = rf"(?: ^ | {cut}) {space if dialect.spaced else ''}"
    quoted = rf"{quote} (?P<quoted> (?: {letter} )*+ ) {quote} (?= {ended})"
    return re.compile(rf"{before} (?: {quoted} | (?P<bare> [^{cut}]*))", re.VERBOSE)
