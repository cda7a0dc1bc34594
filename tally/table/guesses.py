"""What a sheet is likely to be of which nothing is understood: its row of headings, and what they name."""

from __future__ import annotations

from collections.abc import Sequence

from tally.table.cells import cells_of
from tally.table.finder import guessed_at, taken_as
from tally.table.levels import FIGURES
from tally.table.model import Table
from tally.text import has_letter
from tally.vocabulary import LONGEST, SUMMARY, heading_field
from tally.workbook import Sheet

SAMPLED, WIDEST = 60, 60  # rows among which the headings are, and cells of a row that are looked at


def guessed(sheet: Sheet) -> Table | None:
    """What the likeliest row of headings makes: a list where persons stand and no figures, else a summary."""
    table = guessed_at(sheet, likeliest(sheet))
    if table is None or len(table.headings) > WIDEST or FIGURES & table.columns.keys():
        return table
    as_list = taken_as(table, "register", None)
    return as_list if "authors" in as_list.columns and len(as_list.columns) > 2 else table


def likeliest(sheet: Sheet) -> int:
    """The row that is most like a header."""
    cells = cells_of(sheet)
    rows = range(cells.first_row, min(cells.first_row + SAMPLED, cells.end))
    return max(rows, key=lambda row: worded(cells.row(row)), default=cells.first_row)


def worded(row: Sequence[str]) -> tuple[int, int]:
    """How many fields a row names, then how many different words it has: what makes a row like a header."""
    texts = {text for text in row if text and len(text) <= LONGEST and has_letter(text)}
    return len({heading_field(SUMMARY, text, slips=False) for text in list(texts)[:WIDEST]} - {None}), len(texts)
