"""Workbook -> what it says: finds its table, and has it read as the kind of table that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding, in_file
from tally.intake.choosing import asked_for, choose, tables_in
from tally.intake.contradictions import contradictions
from tally.intake.doubts import doubted, of_another_campaign
from tally.intake.otherwise import doubts_of_all
from tally.intake.reading import UNREAD, Answers, NotUnderstood, Reading, Sketch
from tally.table.account import Meaning, RowSpan, account
from tally.table.cells import Cells, cells_of
from tally.table.finder import guessed
from tally.table.model import Table
from tally.workbook import Sheet, Workbook, column_letters
from tally.workbook.guarded import Progress

if TYPE_CHECKING:
    from tally.intake.registers import Held

CAP = 200  # findings of one code that are kept; the last one stands for all the rest
SKETCHED, WIDEST = 60, 60  # rows and columns of a sheet that are shown to be corrected
SAMPLED = 60  # rows in which three different values of a column are looked for


def understand(
    workbook: Workbook,
    directory: Directory | None,
    answers: Answers,
    *,
    progress: Progress | None = None,
    held: Held | None = None,
) -> Reading:
    """What a workbook says, measured against the directory; None reads units as printed.

    `held` tells what uploads in force hold of other units, for a register's duplicates (`Store.held`).
    Raises Refusal where nothing can be read: its message says why and what to do; NotUnderstood where a person may.
    """
    if reading := _directory(workbook):
        return reading
    tables = tables_in(asked_for(workbook, answers), directory, answers)
    try:
        table, alike, asked = choose(workbook, tables, directory, answers)
        reader = _readers(table.kind, alike, progress, held)
        reading = reader(workbook, table, directory, answers)
    except Refusal as refusal:
        if refusal.code not in UNREAD:
            raise
        raise NotUnderstood(refusal, _sketches(workbook, tables)) from None
    asked += doubted(table, reading, lambda other: reader(workbook, other, directory, answers))
    told = "title" in answers.columns.values()  # then a person said that these are initiatives
    persons = directory is not None and not directory.programme.is_of_initiatives  # or whatever else is counted
    if table.kind == "register" and not told and not persons:
        asked += of_another_campaign(table, (workbook.file, *_names(workbook)), len(reading.rows or ()))
    if table.kind == "register":
        asked += contradictions(table, reading, answers, workbook.sheets, persons=persons)
    asked += doubts_of_all(table, workbook.file)
    if not reading.spans or table.transposed:
        reading = replace(reading, spans=_lying(workbook, table) if table.transposed else explained(table, reading))
    return replace(
        reading,
        meanings=meanings(table, reading.columns),
        headings={table.letters_of(column): text for column, text in table.headings.items()},
        findings=in_file(capped([*asked, *_noted(table), *reading.findings]), workbook.file),
        sheets=_names(workbook),
    )


def _lying(workbook: Workbook, table: Table) -> tuple[RowSpan, ...]:
    """The account of a sheet whose table lies on its side: its rows are figures, one of them the names of the units."""
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == table.sheet.name)
    columns = table.columns
    known = {row: ("header" if name == "unit" else "counted", "") for name, row in columns.items()}
    first = min(columns.values(), default=sheet.first_row)
    return account(sheet, known, lambda row: "title" if row < first else "note")


def explained(table: Table, reading: Reading) -> tuple[RowSpan, ...]:
    """The account of the sheet that requests were taken from: a row counts or is a note."""
    counted = set(reading.rows["row"].to_pylist()) if reading.rows is not None else set()
    known = dict.fromkeys(table.header_rows, ("header", "")) | dict.fromkeys(counted, ("counted", ""))
    return account(table.sheet, known, lambda row: "title" if row < table.first_row else "note")


def meanings(table: Table, columns: Mapping[str, str]) -> tuple[Meaning, ...]:
    """What each column of the table was taken for, with three of its values."""
    cells = table.cells()
    return tuple(
        Meaning(
            letters := table.letters_of(column),
            text,
            columns.get(letters, ""),
            tuple(f"why-{witness}" for witness in table.settled.why.get(column, ())) if letters in columns else (),
            _samples(cells, table, column),
        )
        for column, text in table.headings.items()
    )


def _samples(cells: Cells, table: Table, column: int) -> tuple[str, ...]:
    rows = range(table.first_row, min(table.first_row + SAMPLED, table.last_row + 1))
    return tuple(islice(dict.fromkeys(text for row in rows if (text := cells.text(row, column))), 3))


def sketch(workbook: Workbook, answers: Answers) -> tuple[Sketch, ...]:
    """Every sheet of a workbook with the best guess of what its columns and rows are; raises nothing for any sheet."""
    return _sketches(workbook, tables_in(workbook.sheets, None, answers))


def _sketches(workbook: Workbook, tables: Sequence[Table]) -> tuple[Sketch, ...]:
    return tuple(_sketched(sheet, tables) for sheet in workbook.sheets)


def _sketched(sheet: Sheet, tables: Sequence[Table]) -> Sketch:
    """The sheet as its table says, else as its likeliest row of headings. A table that lies on its side is found in
    another sheet of its name, the one turned over: of it nothing is guessed."""
    table = next((t for t in tables if t.sheet is sheet), None)
    if sheet.name not in {t.sheet.name for t in tables}:
        table = guessed(sheet)
    cells = cells_of(sheet)
    letters = tuple(column_letters(cells.first_column + j) for j in range(min(cells.width, WIDEST)))
    rows = tuple((cells.first_row + i, tuple(row[:WIDEST])) for i, row in enumerate(cells.rows[:SKETCHED]) if any(row))
    sketch = Sketch(sheet.name, sheet.hidden, letters, rows)
    if table is None:
        return sketch
    shown = meanings(table, table.letters())
    known = dict.fromkeys(table.header_rows, ("header", ""))
    spans = account(sheet, known, lambda row: "title" if row < table.first_row else "not-understood")
    return replace(sketch, header_rows=table.header_rows, meanings=shown, spans=spans)


def _readers(kind: str, alike: Sequence[Table], progress: Progress | None, held: Held | None) -> Callable[..., Reading]:
    """The reader of a kind of table, imported when it is needed: a summary is read without the others."""
    if kind in ("summary", "long"):
        from tally.intake.summary import read_summary

        return read_summary

    if kind == "register":
        from tally.intake.registers import read_register

        return partial(read_register, others=alike, progress=progress, held=held)

    from tally.intake.support import read_support

    return read_support


def _directory(workbook: Workbook) -> Reading | None:
    """The reading of a danh mục, which is known by the names of its sheets; None for anything else."""
    from tally.directory.reader import holds_directory, read_directory

    if not holds_directory(workbook):
        return None
    directory, findings = read_directory(workbook)
    return Reading(
        file=workbook.file,
        sha256=workbook.sha256,
        kind="directory",
        sheet=None,
        as_of=None,
        units=(),
        printed_totals=None,
        findings=in_file(findings, workbook.file),
        directory=directory,
        sheets=_names(workbook),
    )


def _names(workbook: Workbook) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in workbook.sheets)


def _noted(table: Table) -> list[Finding]:
    """What there is to know about the table's sheet: hidden columns with figures, an old encoding."""
    notes, sheet = [], table.sheet
    used = {*table.columns.values(), *table.settled.beside.values()}
    for code, read in (("hidden-columns", False), ("hidden-columns-read", True)):
        cells = [table.address(table.top, column) for column in table.hidden if (column in used) == read]
        letters = [cell.rstrip("0123456789") for cell in cells]
        notes += [Finding(code, sheet.name, cells[0], particulars={"columns": letters})] if cells else []
    if sheet.encoding:
        notes.append(Finding("legacy-encoding", sheet.name, particulars={"encoding": sheet.encoding}))
    if sheet.strays:
        notes.append(Finding("stray-cell", sheet.name, sheet.strays[0], count=sheet.stray_count))
    return notes


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """At most `CAP` findings of each code; the last one kept counts all that stand behind it."""
    kept: dict[str, list[Finding]] = {}
    for finding in findings:
        same = kept.setdefault(finding.code, [])
        if len(same) < CAP:
            same.append(finding)
        else:
            same[-1] = replace(same[-1], count=same[-1].count + finding.count)
    return [finding for same in kept.values() for finding in same]
