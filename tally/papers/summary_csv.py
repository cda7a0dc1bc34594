"""The official table as CSV: UTF-8 with a byte order mark, so that Excel reads the Vietnamese letters."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from tally.papers.official import Column, Line, OfficialTable
from tally.papers.tidy import as_text
from tally.wording import percent, say


def summary_csv(table: OfficialTable) -> bytes:
    """One heading row, one row per unit, the total. Counts are plain digits, which every language reads alike."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([table.headings[name] for name in ("ordinal", "name", *(column.name for column in table.columns))])
    rows.writerows(_cells(table, line) for line in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(table: OfficialTable, line: Line) -> list[str]:
    return [str(line.ordinal or ""), as_text(line.name), *(_cell(table, column, line) for column in table.columns)]


def _cell(table: OfficialTable, column: Column, line: Line) -> str:
    value = line.values.get(column.name)
    if column.kind == "share" and isinstance(value, Fraction):
        # "54,2%" alone would be 542% to an English Excel; with its counts it stays a text
        return f"{percent(value)} ({line.values['valid']}/{line.values['quota']})"
    if column.kind == "points" and value is not None:
        return say("export-points", points=table.text(column, line))
    return str(value) if isinstance(value, int) else as_text(table.text(column, line))
