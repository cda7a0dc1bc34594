"""The official table as CSV: UTF-8 with a byte order mark, so that Excel reads the Vietnamese letters."""

from __future__ import annotations

import csv
import io

from tally.papers.official import Column, Line, OfficialTable
from tally.wording import percent

_RISKY = ("=", "+", "-", "@", "\t", "\r")


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
    if column.kind == "share" and value is not None:
        # "54,2%" alone would be 542% to an English Excel; with its counts it stays a text
        return f"{percent(value)} ({line.values['valid']}/{line.values['quota']})"
    return str(value) if isinstance(value, int) else as_text(table.text(column, line))


def as_text(value: str) -> str:
    """The text, kept from being read as a formula by a spreadsheet program: =cmd becomes '=cmd."""
    return f"'{value}" if value.lstrip().startswith(_RISKY) else value
