"""The official table as PDF, in the measures of Times New Roman."""

from __future__ import annotations

from tally.papers.official import Line, OfficialTable, shown
from tally.papers.typeset import pdf
from tally.wording import language, say


def summary_pdf(table: OfficialTable) -> bytes:
    """The PDF's bytes: A4 portrait, the header repeated on each page."""
    return pdf("summary", {"language": language(), "table": printable(table)})


def printable(table: OfficialTable) -> dict[str, object]:
    """The table as texts, in the shape that `templates/official.typ` takes."""
    return {
        "titles": list(table.titles),
        "source": table.source,
        "ordinal": table.headings["ordinal"],
        "name": table.headings["name"],
        "counted": table.headings["counted"],
        "columns": [
            {"key": column, "heading": table.headings[column], "group": column in table.counted}
            for column in table.columns
        ],
        "lines": [_texts(table, line) for line in table.lines],
        "total": _texts(table, table.total),
        "closing": table.closing,
        "prepared": say("official-prepared-by").upper(),
    }


def _texts(table: OfficialTable, line: Line) -> dict[str, object]:
    cells = [total_or_shown(column, line) for column in table.columns]
    return {"ordinal": str(line.ordinal or ""), "name": line.name, "cells": cells}


def total_or_shown(column: str, line: Line) -> str:
    """A cell's text; in the total row a column that has no total stays blank."""
    value = line.values[column]
    return "" if value is None and line.ordinal is None else shown(column, value)
