"""Figures for tests of papers, and what stands in a paper when it is read back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
from docx import Document
from openpyxl import load_workbook

from tally.directory import Directory, Period, Programme, Unit
from tally.keeping.sample import sample_store
from tally.papers.figures import Figures
from tally.papers.making import writer
from tally.papers.official import EXTRAS, OfficialTable, official_table
from tally.progress import progress

AS_OF, BEFORE = date(2022, 5, 20), date(2022, 4, 20)
PHASE_1, YEAR_END = date(2022, 5, 31), date(2022, 12, 31)
HOSTILE = (
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    '#import "x"',
    "<b>&amp;</b>",
    "$ x $ *đậm* _nghiêng_ `mã` \\ ~ @nhãn // /* ]",
)
COLUMNS = ["unit", "name", "valid", "invalid", "pending", "quota", "as_of", "upload"]
YEAR = Period("p", "Kỳ thử", date(2022, 1, 1), YEAR_END)


@cache
def sample(deadline: date = YEAR_END) -> Figures:
    """The letter's figures, the illustrative ones of a month before behind them."""
    store = sample_store()
    directory = store.directory_in_force()
    state, before = store.state("2022", AS_OF), store.state("2022", BEFORE)
    units = progress(state, directory, directory.period("2022"), AS_OF, deadline, before)
    return Figures(units, directory, directory.period("2022"), AS_OF, deadline, BEFORE)


def made_up(
    rows: list[tuple[str, int, int, int]],
    quotas: dict[str, int] | None = None,
    *,
    silent: tuple[str, ...] = (),
    as_of: date = AS_OF,
    programme: Programme | None = None,
    **directory: Any,
) -> Figures:
    """Figures of units with these names, valid, invalid and pending counts; the `silent` have sent nothing."""
    names = [name for name, *_ in rows] + list(silent)
    units = tuple(Unit(f"u{n}", name) for n, name in enumerate(names))
    owed = {("p", unit.code): (quotas or {})[unit.name] for unit in units if unit.name in (quotas or {})}
    whole = Directory(programme or Programme("Thử"), periods=(YEAR,), units=units, quotas=owed)
    whole = replace(whole, **directory)
    state = [(unit.code, name, *counts, None, as_of, 1) for unit, (name, *counts) in zip(units, rows, strict=False)]
    standings = progress(pd.DataFrame(state, columns=COLUMNS), whole, YEAR, as_of)
    return Figures(standings, whole, YEAR, as_of, YEAR_END)


def hostile() -> Figures:
    """Units named to do harm, three initiatives each, one of them without a quota."""
    return made_up([(name, 2, 1, 4) for name in HOSTILE], dict.fromkeys(HOSTILE[1:], 10))


def hostile_table() -> OfficialTable:
    return official_table(hostile(), extras=EXTRAS)


def sheet_of(table: OfficialTable, *, values: bool = True) -> Any:
    return load_workbook(io.BytesIO(writer("summary", "xlsx")(table)), data_only=values).active


def first_row(table: OfficialTable) -> int:
    """The sheet's row, from 1, of the first line: below the letterhead, the titles, the source and the header."""
    return len(table.titles) + (7 if table.head else 4)


def body_of(table: OfficialTable, *, values: bool = True) -> list[list[Any]]:
    head, width, height = first_row(table), len(table.columns) + 2, len(table.lines) + 1
    rows = sheet_of(table, values=values).iter_rows(min_row=head, max_row=head + height - 1, max_col=width)
    return [[cell.value for cell in row] for row in rows]


def docx_text(source: bytes) -> str:
    document = Document(io.BytesIO(source))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
