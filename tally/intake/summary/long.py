"""The long layout: one row for each unit and measure, the measure's name in one column and its value in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tally.intake.summary.lines import Line, counted
from tally.table.cells import Cells
from tally.table.columns import figures_named
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.text import fold
from tally.text.counts import NOTHING
from tally.vocabulary import SUMMARY, heading_field


def long_lines(table: Table, thousands: str) -> list[Line]:
    """One line for each name, in the order of their first rows, each figure with its own cell.

    A measure that stands twice for a name makes a second line, as a unit that stands twice does in a wide table.
    """
    cells, columns = table.whole(), table.columns
    rows = range(table.first_row, table.last_row + 1)
    named = figures_named(cells.text(row, columns["measure"]) for row in rows)
    there = [figure for figure in COUNTS if figure in named]
    gathered: dict[tuple[str, int], tuple[str, dict[str, int]]] = {}
    times: Counter[tuple[str, str]] = Counter()
    label = ""
    for row in rows:
        label = cells.text(row, columns["unit"]) or label
        figure = heading_field(SUMMARY, cells.text(row, columns["measure"]))
        if figure in there and label:
            times[fold(label), figure] += 1
            _, rows_of = gathered.setdefault((fold(label), times[fold(label), figure]), (label, {}))
            rows_of[figure] = row
    return [_line(table, cells, name, rows_of, there, thousands) for name, rows_of in gathered.values()]


def _line(
    table: Table, cells: Cells, label: str, rows_of: Mapping[str, int], there: Sequence[str], thousands: str
) -> Line:
    first, value = min(rows_of.values()), table.columns["value"]
    here = table.address(first, table.columns["unit"])
    typed = {figure: cells.text(row, value) for figure, row in rows_of.items()}
    counts = {f: counted(typed[f], cells.kind(row, value), thousands, f) for f, row in rows_of.items()}
    places = {figure: table.address(row, value) for figure, row in rows_of.items()}
    return Line(
        row=first,
        kind="",
        label=label,
        counts=dict.fromkeys(there, NOTHING) | counts,
        typed=dict.fromkeys(there, "") | typed,
        cells=dict.fromkeys(("unit", *there), here) | places,
        group=cells.text(first, table.columns["cluster"]) if "cluster" in table.columns else "",
    )
