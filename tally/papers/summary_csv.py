"""The official table as CSV: UTF-8 with a byte order mark, so that Excel reads the Vietnamese letters."""

from __future__ import annotations

from fractions import Fraction

from tally.papers.official import Column, Line, OfficialTable
from tally.papers.tidy import as_csv, as_text
from tally.wording import percent, say


def summary_csv(table: OfficialTable) -> bytes:
    """One heading row, one row per unit, the total. Counts are plain digits, which every language reads alike."""
    head = [table.headings[name] for name in ("ordinal", "name", *(column.name for column in table.columns))]
    body = ((line, [_cell(table, column, line) for column in table.columns]) for line in table.rows)
    return as_csv([head, *([str(line.ordinal or ""), as_text(line.name), *cells] for line, cells in body)])


def _cell(table: OfficialTable, column: Column, line: Line) -> str:
    value = line.values.get(column.name)
    if column.kind == "share" and isinstance(value, Fraction):
        # "54,2%" alone would be 542% to an English Excel; with its counts it stays a text
        return f"{percent(value)} ({line.values['valid']}/{line.values['quota']})"
    if column.kind == "points" and value is not None:
        return say("export-points", points=table.text(column, line))
    return str(value) if isinstance(value, int) else as_text(table.text(column, line))
