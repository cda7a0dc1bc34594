"""The long layout: one row for each unit and measure, the measure's name in one column and its value in another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tally.intake.summary.lines import FIGURES, Line
from tally.table.columns import figures_named
from tally.table.model import Table
from tally.text import fold
from tally.text.counts import NOTHING, read_count
from tally.vocabulary import SUMMARY, heading_field


def long_lines(table: Table, thousands: str) -> list[Line]:
    """One line for each name, in the order of their first rows, each figure with its own cell.

    A measure that stands twice for a name makes a second line, as a unit that stands twice does in a wide table.
    """
    cells, columns = table.whole(), table.columns
    rows = range(table.first_row, table.last_row + 1)
    named = figures_named(cells.text(row, columns["measure"]) for row in rows)
    there = [figure for figure in FIGURES if figure in named]
    gathered: dict[tuple[str, int], Line] = {}
    times: Counter[tuple[str, str]] = Counter()
    label = ""
    for row in rows:
        label = cells.text(row, columns["unit"]) or label
        figure = heading_field(SUMMARY, cells.text(row, columns["measure"]))
        if figure not in there or not label:
            continue
        blank = dict.fromkeys(there, "")
        cluster = cells.text(row, columns["cluster"]) if "cluster" in columns else ""
        times[fold(label), figure] += 1
        key = (fold(label), times[fold(label), figure])
        own = gathered.setdefault(key, _empty(row, label, cluster, blank, table))
        typed = cells.text(row, columns["value"])
        gathered[key] = replace(
            own,
            typed={**own.typed, figure: typed},
            cells={**own.cells, figure: table.address(row, columns["value"])},
            counts={**own.counts, figure: read_count(typed, cells.kind(row, columns["value"]), thousands)},
        )
    return list(gathered.values())


def _empty(row: int, label: str, cluster: str, blank: dict[str, str], table: Table) -> Line:
    here = table.address(row, table.columns["unit"])
    return Line(
        row=row,
        kind="",
        label=label,
        counts=dict.fromkeys(blank, NOTHING),
        typed=dict(blank),
        cells={"unit": here, **dict.fromkeys(blank, here)},
        group=cluster,
    )
