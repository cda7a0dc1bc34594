"""A workbook for a meeting: each question on a sheet of its own, figures that follow an edit, charts on the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pyarrow as pa

from tally.counts import count, naming
from tally.findings import by_severity
from tally.papers.book import BookWriter
from tally.papers.figures import Figures, movement, state_word
from tally.papers.official import COLUMNS, Cell, Column, OfficialTable, clusters_table, official_table, plain_table
from tally.papers.summary_xlsx import OfficialSheet
from tally.progress import Standing
from tally.wording import say

BARS = 30  # bars in one chart; more would be a comb
FIXED = {column.name: replace(column, offered=False) for column in COLUMNS}


def _asked(name: str, value: Callable[[Standing, Figures], Cell], kind: str = "count", width: float = 22) -> Column:
    return Column(name, f"column-{name}", value, kind=kind, width=width, offered=False)


def _moved(unit: Standing, figures: Figures) -> Cell:
    """What it added, as a figure; why nobody can tell, in words."""
    return movement(figures, unit) or None if unit.moved is None else unit.moved


NEEDED = _asked("needed", lambda unit, _: unit.needed_per_day, "tenths")
STATE = _asked("state", lambda unit, _: state_word(unit), "text", 34)
MOVED = _asked("movement", _moved, "signed", 28)
BEFORE = _asked("before", lambda unit, _: unit.before)
CLIMBED = _asked("climbed", lambda unit, _: unit.rank_moved, "signed")
SENT = _asked("date", lambda unit, _: unit.as_of or say("state-not-sent"), "day", 26)
COUNT = Column("count", "column-count", summed=True)


def meeting_xlsx(figures: Figures, rows: pa.Table | None) -> bytes:
    """The workbook's bytes. `rows` are the initiatives behind the figures, if there are any lists."""
    with BookWriter(say("paper-workbook"), figures.as_of, comments=figures.versions) as book:
        for table, charted in _tables(figures, rows):
            sheet = OfficialSheet(book, table)
            sheet.write()
            if charted and table.lines:
                _chart(book, sheet, charted)
    return book.content


def _tables(figures: Figures, rows: pa.Table | None) -> Iterable[tuple[OfficialTable, str]]:
    """(table, the column of its chart or "")."""
    yield official_table(figures, extras=("completion", "rank", "shortfall")), "completion"
    if figures.directory.clusters and not figures.cluster:
        yield titled(clusters_table(figures), "menu-clusters"), "completion"
    yield _units(figures, "menu-ranking", ("quota", "valid", "completion", "rank"), (NEEDED, STATE)), ""
    yield _units(figures, "meeting-movement", ("valid",), (BEFORE, MOVED, CLIMBED)), "valid"
    yield _units(figures, "meeting-sent", ("total",), (SENT,)), ""
    if rows is not None and len(rows):
        spoken = naming("reason", figures.directory)
        reasons = [(spoken(part.key), {"count": part.status["invalid"]}) for part in count(rows, "reason")]
        wrong = [reason for reason in reasons if reason[1]["count"]]
        yield plain_table(figures, say("meeting-reasons"), name="column-reason", columns=(COUNT,), rows=wrong), "count"
    findings = by_severity(tuple(finding for _, finding in figures.findings))
    noticed = [(finding.message, {"count": finding.count}) for finding in findings]
    told = (replace(COUNT, summed=False),)
    yield plain_table(figures, say("meeting-findings"), name="column-finding", columns=told, rows=noticed), ""


def _units(figures: Figures, title: str, fixed: Sequence[str], own: Sequence[Column]) -> OfficialTable:
    columns = [*(replace(FIXED[name], counted=False) for name in fixed), *own, COLUMNS[-1]]
    return titled(official_table(figures, order="rank", columns=columns), title)


def titled(table: OfficialTable, title: str) -> OfficialTable:
    """The same table under a title of its own, which names its sheet too."""
    return replace(table, titles=(say(title).upper(),), sheet=say(title), closing="", head=None)


def _chart(book: BookWriter, sheet: OfficialSheet, column: str) -> None:
    """Bars of a column's cells below the table, the first on top as in the table."""
    first, last, index = sheet.cells(column)
    last = min(last, first + BARS - 1)
    name = sheet.sheet.get_name()
    chart = book.add_chart({"type": "bar"})
    cells = {"categories": [name, first, 1, last, 1], "values": [name, first, index, last, index]}
    chart.add_series({**cells, "data_labels": {"value": True}, "fill": {"color": "#17497A"}, "gap": 40})
    chart.set_title({"name": sheet.table.headings[column], "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 90 + 22 * (last - first + 1)})
    sheet.below(chart)
