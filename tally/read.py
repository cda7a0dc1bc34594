"""Bytes -> what they say: opens the file, finds its table, and has it read as the kind of table that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding, in_file
from tally.reading import Answers, Reading
from tally.table import Table, find_tables, table_at
from tally.workbook import Workbook, open_workbook

Progress = Callable[[str, int, int | None], None]
CAP = 200  # findings of one code that are kept; the last one stands for all the rest


def read(
    source: bytes,
    file: str,
    directory: Directory | None,
    answers: Answers | None = None,
    *,
    progress: Progress | None = None,
) -> Reading:
    """What the file `file` with these bytes says, measured against the directory; None reads units as printed.

    Raises Refusal where nothing can be read: its message says why and what to do.
    """
    answers = answers or Answers()
    workbook = open_workbook(source, file, progress=progress)
    if reading := _directory(workbook):
        return reading
    table, asked = choose(workbook, answers)
    reading = _readers(table.kind)(workbook, table, directory, answers)
    return replace(
        reading,
        findings=in_file(capped([*asked, *reading.findings]), file),
        headings={table.letters_of(column): text for column, text in table.headings.items()},
        sheets=_names(workbook),
    )


def _readers(kind: str) -> Callable[..., Reading]:
    """The reader of a kind of table, imported when it is needed: a summary is read without the others."""
    if kind == "summary":
        from tally.summary import read_summary

        return read_summary
    if kind == "register":
        from tally.read_register import read_register

        return read_register

    def unknown(workbook: Workbook, *_) -> Reading:
        raise Refusal("unknown-table", file=workbook.file)

    return unknown


def _directory(workbook: Workbook) -> Reading | None:
    """The reading of a danh mục, which is known by the names of its sheets; None for anything else."""
    from tally.directory_reader import holds_directory, read_directory

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


def choose(workbook: Workbook, answers: Answers) -> tuple[Table, list[Finding]]:
    """The table to read, as answered or the best in sight, and what else could have been meant.

    Raises Refusal("no-table") where no sheet holds anything like one, "unknown-table" where none can be understood.
    """
    sheets = [sheet for sheet in workbook.sheets if answers.sheet in (None, sheet.name)]
    if answers.header_row:
        found = [table for sheet in sheets if (table := table_at(sheet, answers.header_row))]
    else:
        found = [table for sheet in sheets for table in find_tables(sheet)]
    if not found:
        filled = any(sum(column.null_count < len(column) for column in s.cells.columns) > 1 for s in workbook.sheets)
        raise Refusal("unknown-table" if filled else "no-table", file=workbook.file)
    shown = [table for table in found if not table.sheet.hidden] or found
    best = max(shown, key=lambda table: table.score)
    return best, []


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
