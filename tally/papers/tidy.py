"""A plain table to take away, as .xlsx or .csv: one heading row, and every figure and text read alike everywhere.

In a CSV nothing says what a cell is: "30.8" is 308 to a Vietnamese Excel, "30,8" is 308 to an English one, "=…" is a
formula, "007" is 7 and "5/2022" a day. So shares stand there with their counts, days as 2022-05-20, and each text that
a spreadsheet would take for something else has an apostrophe in front, which reading it here takes off again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from xlsxwriter.format import Format

from tally.intake.register.columns import PERSONAL
from tally.intake.register.distinct import decoded, single
from tally.papers.book import BookWriter
from tally.papers.official import Column, OfficialTable, PaperLine
from tally.wording import percent, say

if TYPE_CHECKING:
    import pandas as pd

RISKY = re.compile(r"^(?:\s*[=+\-@\t\r]|\d+[.,/: -][\d.,/: -]*%?$|\d+%$|0\d+$|\d{12,}$|\d+[eE][+-]?\d+$)")
CODES = {"kind": "history-kind-", "amended": "export-amended-", "is_latest": "export-", "still_counts": "export-"}
KINDS = ("summary", "register", "directory", "support")
WIDEST = 48

Cell = str | int | Fraction | date | None
Record = Mapping[Hashable, Any]
"""A row of a frame, as pandas hands it over."""


def as_text(value: str) -> str:
    """The text, kept from being read as a formula, a number or a day by a spreadsheet program: =cmd becomes '=cmd."""
    return f"'{value}" if RISKY.match(value) else value


def all_as_text(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """The same for a whole column of texts."""
    risky = pc.match_substring_regex(column, RISKY.pattern)
    return pc.if_else(risky, pc.binary_join_element_wise("'", column, ""), column)


def tidy_csv(table: pd.DataFrame) -> bytes:
    """The table as .csv."""
    return as_csv([_written(value, record) for value in cells] for cells, record in _rows(table))


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of these rows, with a byte order mark so that Excel reads the Vietnamese letters."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _written(value: Cell, record: Record) -> str:
    if isinstance(value, Fraction):
        return f"{percent(value)} ({record['valid']}/{record['quota']})"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return as_text(value) if isinstance(value, str) else "" if value is None else str(value)


def tidy_xlsx(table: pd.DataFrame) -> bytes:
    """The table as .xlsx: headings in row 1, frozen; real numbers, shares and days, columns as wide as they need."""
    with BookWriter() as book:
        sheet = book.add_worksheet()
        looks: Mapping[type, Format] = {
            Fraction: book.add_format({"num_format": "0.00%"}),
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
            datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        }
        heading, widths = book.add_format({"bold": True}), [10] * len(table.columns)
        sheet.freeze_panes(1, 0)
        for number, (cells, _) in enumerate(_rows(table)):
            for column, value in enumerate(cells):
                widths[column] = max(widths[column], 16 if isinstance(value, datetime) else len(str(value or "")))
                cut = int(value * 10_000) / 10_000 if isinstance(value, Fraction) else value
                sheet.write(number, column, cut, looks.get(type(value)) if number else heading)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width, WIDEST) + 1)
    return book.content


def _rows(table: pd.DataFrame) -> Iterator[tuple[list[Cell], Record]]:
    """The headings, then each row's cells and the row as it was."""
    yield [say(f"export-{name}") for name in table.columns], {}
    for record in table.to_dict("records"):
        yield [_cell(str(name), value, record) for name, value in record.items()], record


def _cell(name: str, value: object, record: Record) -> Cell:
    """A value of the store's views as a person reads it; completion exactly, from its counts."""
    import pandas as pd  # who brings a frame has it open; the official table needs none of it

    if value is None or value is pd.NA or value != value:
        return None
    if name == "completion":
        return Fraction(int(str(record["valid"])), int(str(record["quota"])))
    if name in CODES and (name != "kind" or value in KINDS):
        return say(f"{CODES[name]}{value}")
    if isinstance(value, pd.Timestamp):
        when: datetime = value.to_pydatetime()
        return when.astimezone().replace(tzinfo=None, microsecond=0)
    return value if isinstance(value, str | date) else int(str(value))


def summary_csv(table: OfficialTable) -> bytes:
    """The official table: one heading row, one row per unit, the total. Counts are plain digits, read alike."""
    head = [table.headings[name] for name in ("ordinal", "name", *(column.name for column in table.columns))]
    body = ((line, [_counted(table, column, line) for column in table.columns]) for line in table.rows)
    return as_csv([head, *([str(line.ordinal or ""), as_text(line.name), *cells] for line, cells in body)])


def _counted(table: OfficialTable, column: Column, line: PaperLine) -> str:
    value = line.values.get(column.name)
    if column.kind == "share" and isinstance(value, Fraction):
        # "54,2%" alone would be 542% to an English Excel; with its counts it stays a text
        return f"{percent(value)} ({line.values['valid']}/{line.values['quota']})"
    return str(value) if isinstance(value, int) else as_text(table.text(column, line))


TAKEN: tuple[str, ...] = (
    *("title", "authors", "position", "branch", "unit_printed", "group", "field", "decision", "body", "recognised"),
    *("benefit", "stated", "status", "reason_printed", "file", "sheet", "row"),
)


def initiatives_csv(rows: pa.Table) -> bytes:
    """The bytes, with a byte order mark so that Excel reads the marks; never a personal column.

    Texts that a spreadsheet would take for a formula get an apostrophe in front.
    """
    names = [name for name in TAKEN if name in rows.column_names and name not in PERSONAL]
    return arrow_csv(pa.table({say(f"return-csv-{name}"): _column(single(rows[name]), name) for name in names}))


def arrow_csv(table: pa.Table) -> bytes:
    """The bytes of a long table, with a byte order mark."""
    buffer = io.BytesIO()
    buffer.write(codecs.BOM_UTF8)
    pyarrow.csv.write_csv(table, buffer)
    return buffer.getvalue()


def _column(column: pa.Array, name: str) -> pa.Array:
    if name in ("stated", "status"):
        said = pa.array([say(f"column-{status}") for status in column.dictionary.to_pylist()], pa.string())
        return said.take(column.indices)
    if not pa.types.is_dictionary(column.type):
        return column
    texts = column.dictionary
    return decoded(pa.DictionaryArray.from_arrays(column.indices, all_as_text(texts)))
