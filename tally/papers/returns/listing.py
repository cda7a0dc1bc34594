"""Initiatives as a plain .csv, written by Arrow however many they are."""

from __future__ import annotations

import codecs
from io import BytesIO

import pyarrow as pa
import pyarrow.csv

from tally.intake.register import PERSONAL
from tally.intake.register.distinct import decoded, single
from tally.papers.tidy import all_as_text
from tally.wording import say

TAKEN: tuple[str, ...] = (
    *("title", "authors", "position", "branch", "unit_printed", "group", "field", "decision", "body", "recognised"),
    *("benefit", "stated", "status", "reason_printed", "file", "sheet", "row"),
)


def initiatives_csv(rows: pa.Table) -> bytes:
    """The bytes, with a byte order mark so that Excel reads the marks; never a personal column.

    Texts that a spreadsheet would take for a formula get an apostrophe in front.
    """
    names = [name for name in TAKEN if name in rows.column_names and name not in PERSONAL]
    table = pa.table({say(f"return-csv-{name}"): _written(single(rows[name]), name) for name in names})
    buffer = BytesIO()
    buffer.write(codecs.BOM_UTF8)
    pyarrow.csv.write_csv(table, buffer)
    return buffer.getvalue()


def _written(column: pa.Array, name: str) -> pa.Array:
    if name in ("stated", "status"):
        said = pa.array([say(f"column-{status}") for status in column.dictionary.to_pylist()], pa.string())
        return said.take(column.indices)
    if not pa.types.is_dictionary(column.type):
        return column
    texts = column.dictionary
    return decoded(pa.DictionaryArray.from_arrays(column.indices, all_as_text(texts)))
