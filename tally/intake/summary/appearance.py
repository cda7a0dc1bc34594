"""What only the look of a figure or a comment on it says: it is struck through, shown as a share, or said to be wrong.
A person is asked whether it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tally.findings import Finding
from tally.intake.otherwise import SCALED
from tally.intake.summary.lines import Line
from tally.intake.summary.remarks import corrects
from tally.matching import without_marks
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.text import bare
from tally.workbook.sheet import address, position


def doubts_of_cells(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """One question for each look that figures of units, or names of these, have, and for each comment."""
    sheet, units = table.sheet, [line for line in lines if line.kind in ("unit", "branch") and not line.left_out]
    figures = {position(line.cells[f]): (line, line.typed[f]) for line in units for f in COUNTS if line.typed.get(f)}
    names = {position(line.cells["unit"]): (line, line.label) for line in units}
    if table.transposed:
        return
    yield from _asked(table, "struck", sheet.struck, names | figures)
    yield from _asked(table, "partly", sheet.partly, figures)
    yield from _asked(table, "format", [c for c, code in sheet.formats.items() if SCALED.search(bare(code))], figures)
    for cell, text in sheet.comments.items():
        if cell in names | figures and corrects(text, (names | figures)[cell][0]):
            yield from _asked(table, "comment", [cell], {cell: ((names | figures)[cell][0], text)})


def _asked(
    table: Table, where: str, cells: Iterable[tuple[int, int]], among: Mapping[tuple[int, int], tuple[Line, str]]
) -> Iterator[Finding]:
    """The question of those cells that are `among` the figures and names, with the first of them."""
    own = [cell for cell in cells if cell in among]
    if own:
        line, text = among[own[0]]
        what = {"where": where, "text": text}
        unit = without_marks(line.label)
        yield Finding("figure-marked", table.sheet.name, address(*own[0]), unit, count=len(own), particulars=what)
