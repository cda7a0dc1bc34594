"""Official tables as PDF, in the measures of Times New Roman."""

from __future__ import annotations

from tally.papers.layout import breakable, layout
from tally.papers.official import Line, OfficialTable
from tally.papers.typeset import pdf
from tally.wording import language, say


def summary_pdf(*tables: OfficialTable) -> bytes:
    """The PDF's bytes: each table from a page of its own, upright or across, its header repeated on each page."""
    return pdf(
        "summary",
        {"language": language(), "versions": tables[0].versions, "tables": list(map(printable, tables))},
        tables[0].day,
    )


def printable(table: OfficialTable) -> dict[str, object]:
    """The table as texts, in the shape that `templates/official.typ` takes."""
    laid = layout(table)
    heads = [say("letter-republic").upper(), say("letter-motto")]
    return {
        "titles": list(table.titles),
        "source": table.source,
        "head": [part.upper() for part in table.head] + heads if table.head else [],
        "ordinal": table.headings["ordinal"],
        "name": table.headings["name"],
        "counted": table.headings["counted"],
        "columns": [
            {"heading": table.headings[column.name], "group": column.counted, "left": column.left}
            for column in table.columns
        ],
        "widths": laid.widths,
        "size": laid.size,
        "across": laid.across,
        "lines": [_texts(table, line, laid.widths, laid.size) for line in table.lines],
        "total": _texts(table, table.total, laid.widths, laid.size) if table.total else None,
        "notes": list(table.notes),
        "closing": table.closing,
        "prepared": say("official-prepared-by").upper(),
    }


def _texts(table: OfficialTable, line: Line, widths: tuple[float, ...], size: int) -> dict[str, object]:
    cells = [
        breakable(table.text(column, line), room - 3, size) if column.left else table.text(column, line)
        for column, room in zip(table.columns, widths[2:], strict=True)
    ]
    return {"ordinal": str(line.ordinal or ""), "name": breakable(line.name, widths[1] - 3, size), "cells": cells}
