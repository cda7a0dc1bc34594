"""Table -> counts per unit, printed totals, and everything that does not agree."""

from __future__ import annotations

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding
from tally.matching import Matcher, without_marks
from tally.reading import Answers, Reading
from tally.summary.figures import Flaws, cell_findings, duplicates, row_findings, unit_figures
from tally.summary.lines import Line, lines_of, texts
from tally.summary.quotas import missing, quota_findings
from tally.summary.totals import printed_totals, total_findings
from tally.table import Table
from tally.text import as_of
from tally.workbook import Workbook

__all__ = ["read_summary"]


def read_summary(workbook: Workbook, table: Table, directory: Directory | None, answers: Answers) -> Reading:
    """The figures per unit of a table with one row a unit; without a directory, units as printed.

    Totals are recomputed; what the file prints is kept and compared. A row whose counts cannot be read is left out of
    the units and named by a finding. Raises Refusal("no-rows") where there is a header and nothing below it.
    """
    day = answers.as_of or as_of([*table.above, table.sheet.name])
    matcher = Matcher(directory, answers.aliases, day) if directory else None
    lines = lines_of(table, matcher, answers.thousands)
    if not any(line.kind == "unit" for line in lines):
        raise Refusal("no-rows", file=workbook.file)
    day = day or as_of(texts(lines)) or as_of([workbook.file])
    flaws = Flaws.of(table)
    units, doubled = duplicates(unit_figures(table, lines, flaws, matcher), table, answers)
    findings = [
        *cell_findings(table, lines, flaws),
        *_unknown(table, lines, matcher),
        *doubled,
        *total_findings(table, lines, flaws),
        *row_findings(table, lines, flaws),
        *(quota_findings(table, units, directory, day) if directory else ()),
        *(_missing(table, lines, directory, day) if directory else ()),
    ]
    return Reading(
        file=workbook.file,
        sha256=workbook.sha256,
        kind="summary",
        sheet=table.sheet.name,
        as_of=day,
        units=tuple(units),
        printed_totals=printed_totals(lines),
        findings=tuple(findings),
        range=table.range,
        header_rows=table.header_rows,
        columns=table.letters(),
        title=next(iter(table.above), None),
    )


def _unknown(table: Table, lines: list[Line], matcher: Matcher | None) -> list[Finding]:
    if matcher is None:
        return []
    found = []
    for line in lines:
        if line.kind != "unit" or line.match is None or line.match.code or line.match.left_out:
            continue
        codes = line.match.suggestions
        names = [matcher.name(code) for code in codes]
        what = {"printed": line.label, "codes": ", ".join(codes), "names": ", ".join(names), "near": len(codes)}
        cell = table.address(line.row, table.columns["unit"])
        found.append(Finding("unit-unknown", table.sheet.name, cell, without_marks(line.label), particulars=what))
    return found


def _missing(table: Table, lines: list[Line], directory: Directory, day) -> list[Finding]:
    known = [line for line in lines if line.kind == "unit" and line.match and line.match.code]
    silent = {line.match.code: table.address(line.row, table.columns["unit"]) for line in known if not line.reported}
    reported = [line.match.code for line in known if line.reported]
    return missing(table.sheet.name, reported, silent, directory, day)
