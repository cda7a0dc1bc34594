"""Official tables as PDF, in the measures of Times New Roman."""

from __future__ import annotations

from dataclasses import asdict

from tally.papers.layout import breakable, layout
from tally.papers.official import Line, OfficialTable
from tally.papers.typeset import pdf
from tally.papers.written import letterhead_lines
from tally.wording import language, say


def summary_pdf(*tables: OfficialTable) -> bytes:
    """The PDF's bytes: each table from a page of its own, upright or across, its header repeated on each page."""
    first = tables[0]
    content = {"language": language(), "versions": first.versions, "tables": list(map(printable, tables))}
    return pdf("summary", content, first.day)


def printable(table: OfficialTable) -> dict[str, object]:
    """The table as texts, in the shape that `templates/official.typ` takes."""
    laid = layout(table)
    return {
        "titles": table.titles,
        "source": table.source,
        "head": letterhead_lines(*table.head) if table.head else (),
        "headings": table.headings,
        "columns": [
            {"heading": table.headings[column.name], "group": column.counted, "left": column.left}
            for column in table.columns
        ],
        **asdict(laid),
        "lines": [_texts(table, line, laid.widths, laid.size) for line in table.lines],
        "total": _texts(table, table.total, laid.widths, laid.size) if table.total else None,
        "notes": table.notes,
        "closing": table.closing,
        "prepared": say("official-prepared-by").upper(),
    }


def _texts(table: OfficialTable, line: Line, widths: tuple[float, ...], size: int) -> dict[str, object]:
    cells = [
        breakable(table.text(column, line), room - 3, size) if column.left else table.text(column, line)
        for column, room in zip(table.columns, widths[2:], strict=True)
    ]
    return {"ordinal": str(line.ordinal or ""), "name": breakable(line.name, widths[1] - 3, size), "cells": cells}
