"""What is said of all figures of a table, by a title, the sheet's name or the file's: that they are expected, of
another time, a part, an example, void, or shares. A person is asked whether they are what was done so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import PurePath

from tally.findings import Finding
from tally.table.header import figures_in
from tally.table.model import Table
from tally.table.times import EARLIER
from tally.text import bare
from tally.vocabulary import otherwise

ABOVE = 30  # rows above a header in which a title is looked for
SCALED = re.compile(r"%|[0#],+(?:[;.\s]|$)|\b(?:phan tram|ty le|diem|nghin|ngan|trieu|tram|chuc)\b")
"""What a measure or a number format has that is of shares, or of thousands: "ĐVT: %", 0"%", #,##0,"""
MEASURED = re.compile(r"(?:\bdvt|\bdon vi(?: tinh)?|\btinh (?:theo|bang))\W{0,3}?(?=%|\w)([^,;/]*)$|^\W*(%)\W*$")
OF_LISTS = frozenset({"example", "void"})  # what else titles of lists state, their statuses tell


def doubts_of_all(table: Table, file: str) -> Iterator[Finding]:
    """The question whether the figures of a table are what was done so far, where anything above it, or a name, says
    otherwise and no column of its own does."""
    columns = {*table.columns.values()} if table.transposed else table.headings.keys()
    own = frozenset[str]().union(*(otherwise(table.headings[c]) for c in columns if c in table.headings))
    names = {"sheet": table.sheet.name, "file": PurePath(file).stem}
    texts = [*_above(table), *((None, text, where) for where, text in names.items())]
    for cell, text, where in texts:
        kinds = otherwise(text) - own
        kinds -= {"compared", "wrong"} | (EARLIER if "compared" in kinds else set())
        kinds = kinds & OF_LISTS if table.kind in ("register", "support") else kinds
        if kinds or (where == "cell" and table.kind in ("summary", "long") and _in_shares(text)):
            yield Finding("figures-otherwise", table.sheet.name, cell, particulars={"text": text, "where": where})


def _in_shares(text: str) -> bool:
    measured = MEASURED.search(bare(text))
    return bool(measured and SCALED.match((measured[1] or "%").strip()))


def _above(table: Table) -> Iterator[tuple[str, str, str]]:
    """(address, text, "cell") of what stands above a table and below the figures of another; left of one that lies on
    its side."""
    if table.transposed:
        titles = {text: c for c, text in table.headings.items() if c not in table.columns.values()}
        yield from ((table.address(table.top, c), text, "cell") for text, c in titles.items() if text in table.above)
        return
    cells = table.cells()
    rows = range(max(cells.first_row, table.top - ABOVE), table.top)
    first = max((row + 1 for row in rows if figures_in(cells, row) > 1), default=rows.start)
    for row, column in product(range(first, table.top), cells.columns):
        if text := cells.text(row, column):
            yield table.address(row, column), text, "cell"
