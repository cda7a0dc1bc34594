"""Table -> counts per unit, printed totals, and everything that does not agree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding
from tally.intake.reading import Answers, Reading, UnitFigures
from tally.intake.summary.figures import cell_findings, duplicates, row_findings, unit_figures, with_flaws
from tally.intake.summary.lines import Line, long_lines, raw_lines, texts
from tally.intake.summary.quotas import missing, owed, quota_findings
from tally.intake.summary.remarks import remarks
from tally.intake.summary.roles import classified
from tally.intake.summary.slips import slips
from tally.intake.summary.totals import printed_totals, total_findings
from tally.matching import Match, Matcher, without_marks
from tally.table.account import account
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.table.times import holds_others
from tally.text import bare, has_letter
from tally.text.days import as_of, impossible_days
from tally.workbook import Workbook
from tally.workbook.sheet import position

EXAMPLES = 3  # rows that a note names
MOST_ROWS = 200_000  # rows of a sheet with a summary: as many units as no federation has


def read_summary(workbook: Workbook, table: Table, directory: Directory | None, answers: Answers) -> Reading:
    """The figures per unit of a table with one row a unit; without a directory, units as printed.

    Totals are recomputed; what the file prints is kept and compared. A row whose counts cannot be read is left out of
    the units and named by a finding. Raises Refusal: "no-rows" where there is a header and nothing below it,
    "too-large" beyond `MOST_ROWS`.
    """
    if table.sheet.cells.num_rows > MOST_ROWS:
        raise Refusal("too-large", why="rows", most=MOST_ROWS, file=workbook.file)
    raw = (long_lines if table.kind == "long" else raw_lines)(table, answers.thousands)
    day = as_of([*table.above, table.sheet.name])
    matcher = Matcher(directory, answers.aliases, day) if directory else None
    parted = "contents" not in table.settled.why.get(table.columns.get("part", 0), ())
    parted &= "branch" in table.columns or not any(holds_others(line.branch) for line in raw)
    lines = classified(raw, matcher, parted=parted)
    lines, veiled = without_hidden(as_answered(lines, answers.rows_of(table.sheet.name)), table)
    if not any(line.kind == "unit" for line in lines):
        raise Refusal("no-rows", file=workbook.file)
    day = as_of([*table.above, *texts(lines), table.sheet.name, workbook.file])
    lines, sheet = with_flaws(lines, table.sheet), table.sheet.name
    units, doubled = duplicates(unit_figures(lines, matcher), sheet, answers)
    no_days = chain.from_iterable(map(impossible_days, table.above))
    findings = [
        *cell_findings(lines, table.sheet),
        *_shared(table, lines),
        *_not_understood(table, lines),
        *(
            Finding("title-date-impossible", sheet, particulars={"value": written})
            for written in dict.fromkeys(no_days)
        ),
        *veiled,
        *remarks(table, lines),
        *doubled,
        *total_findings(lines, sheet),
        *row_findings(lines, sheet, matcher, owed(directory, day) if directory else ()),
        *slips(table, lines),
        *(_against(table, lines, units, matcher, day, answers) if matcher else _nothing_yet(table, lines)),
    ]
    spans = account(table.sheet, _known(table, lines), lambda row: "title" if row < table.first_row else "other-table")
    return Reading(
        spans=spans,
        file=workbook.file,
        sha256=workbook.sha256,
        kind="summary",
        sheet=sheet,
        as_of=day,
        units=tuple(units),
        printed_totals=printed_totals(lines),
        findings=tuple(findings),
        range=replace(table, last_row=max(line.row for line in lines if line.kind != "text")).range,
        header_rows=table.header_rows,
        columns=table.letters(),
        title=_title(table.above),
        above=tuple(table.above),
    )


WHAT = {"unit": "counted", "branch": "continued"}


def _known(table: Table, lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Row of the file -> (what, why) of every row of the table that is known."""
    if table.transposed:
        return {}
    rows = [(line, line.row) for line in lines]
    if table.kind == "long":  # a unit has a row for each of its figures
        rows = [(line, position(cell)[0]) for line in lines for cell in line.cells.values()]
    return table.headed() | {row: (_what(line), "") for line, row in rows}


def _what(line: Line) -> str:
    if line.kind == "text":
        return line.what or ("not-understood" if line.sound else "note")
    return "left-out" if line.left_out else WHAT.get(line.kind, line.kind)


def _not_understood(table: Table, lines: Sequence[Line]) -> list[Finding]:
    """Rows with figures that are nothing known: they block until a person says what they are."""
    unknown = [line for line in lines if _what(line) == "not-understood"]
    rows = [(line.cells["unit"], {"row": line.row, "label": line.label, "kind": "summary"}) for line in unknown]
    return [Finding("row-not-understood", table.sheet.name, cell, particulars=what) for cell, what in rows]


def _shared(table: Table, lines: Sequence[Line]) -> list[Finding]:
    """Figures merged over the rows of several units: what each of them has, nobody said."""
    columns = {table.columns[name]: name for name in COUNTS if name in table.columns}
    spans = [span for span in table.sheet.merged if span[1] in columns and span[2] > span[0] and not table.transposed]
    units = [line for line in lines if line.kind == "unit"]
    rows, findings = [line.row for line in units], []
    for top, left, bottom, _ in spans:
        within = units[bisect_left(rows, top) : bisect_right(rows, bottom)]
        if len({_own(line) for line in within}) > 1 and within[0].typed.get(columns[left]):
            cell = f"{table.address(top, left)}:{table.address(bottom, left)}"
            what = {"value": within[0].typed[columns[left]], "names": [without_marks(line.label) for line in within]}
            findings.append(Finding("figure-merged", table.sheet.name, cell, count=len(within), particulars=what))
    return findings


KINDS = {"counted": "unit", "continued": "branch", **{name: name for name in ("group", "subtotal", "total")}}


def as_answered(lines: Sequence[Line], rows: Mapping[int, str]) -> list[Line]:
    """The lines with what a person said that a row is."""
    return [
        replace(line, kind=KINDS.get(rows[line.row], "text"), what=rows[line.row]) if line.row in rows else line
        for line in lines
    ]


def without_hidden(lines: list[Line], table: Table) -> tuple[list[Line], list[Finding]]:
    """The lines without hidden rows of units that have another row in sight: what was kept of an earlier period."""
    unseen = frozenset() if table.transposed else table.sheet.hidden_rows
    hidden = [line for line in lines if line.row in unseen and line.kind in ("unit", "branch")]
    if not hidden:
        return lines, []
    seen = {_own(line) for line in lines if line.kind == "unit" and line.row not in unseen}
    left = {line.row for line in hidden if line.kind == "unit" and _own(line) in seen}
    what = {"left": len(left)}
    note = Finding("hidden-rows", table.sheet.name, hidden[0].cells["unit"], count=len(hidden), particulars=what)
    return [replace(line, kind="text", what="left-out") if line.row in left else line for line in lines], [note]


def _own(line: Line) -> str:
    return line.match.code if line.match and line.match.code else without_marks(line.label)


def _title(above: Sequence[str]) -> str | None:
    named = [text for text in above if bare(text).startswith(("bang", "bao cao", "tong hop", "bieu", "ket qua"))]
    return next(iter([*named, *above]), None)


def _against(
    table: Table,
    lines: Sequence[Line],
    units: Sequence[UnitFigures],
    matcher: Matcher,
    day: date | None,
    answers: Answers,
) -> list[Finding]:
    """What differs from the directory: names, units that are absent, quotas."""
    sheet, directory = table.sheet.name, matcher.directory
    met = [(line, line.match) for line in lines if line.kind == "unit" and line.match and not line.left_out]
    known = [(line, match.code) for line, match in met if match.code]
    if not known:
        return [_stranger(table, [line for line, _ in met])]
    silent = {code: line.cells["unit"] for line, code in known if not line.reported}
    there = [code for line, code in known if line.reported]
    quotas = quota_findings(sheet, units, directory, day, answers.quotas)
    if not any("quota" in line.counts for line in lines):
        asked = any("quota" in fields for fields in table.settled.unsure.values())
        quotas = [] if asked else [Finding("quota-column-missing", sheet)]
    return [*_unknown(sheet, met, matcher), *missing(sheet, there, silent, directory, day), *quotas]


def _nothing_yet(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """One question for the rows that have a quota and no figure beside it: without a directory they count as 0; one for
    those that have no figure at all; and a note of the numbered rows that are read as parts of those above them."""
    silent = [line for line in lines if line.kind == "unit" and not line.reported]
    for owing in (True, False):
        own = [line for line in silent if (line.value("quota") is not None) == owing]
        own = [line for line in own if has_letter(line.label) and (line.numbering or any(line.typed.values()))]
        what = {"names": [without_marks(line.label) for line in own], "codes": [], "zero": int(owing)}
        if own:
            yield Finding("unit-missing", table.sheet.name, own[0].cells["unit"], count=len(own), particulars=what)
    parts = [line for line in lines if line.kind == "branch" and "." in line.numbering.strip(".") and line.reported]
    if parts:
        what = {"names": [without_marks(line.label) for line in parts[:EXAMPLES]]}
        yield Finding("parts-of-units", table.sheet.name, parts[0].cells["unit"], count=len(parts), particulars=what)


def _stranger(table: Table, named: Sequence[Line]) -> Finding:
    """The directory knows none of the units: one question for all of them, a new directory may be the answer."""
    cells = [line.cells["unit"] for line in named]
    names = [without_marks(line.label) for line in named]
    what = {"printed": names, "near": -1, "names": "", "codes": "", "stranger": True}
    place = f"{cells[0]}:{cells[-1]}" if len(cells) > 1 else "".join(cells)
    return Finding("unit-unknown", table.sheet.name, place, count=len(named), particulars=what)


def _unknown(sheet: str, met: Sequence[tuple[Line, Match]], matcher: Matcher) -> list[Finding]:
    unknown = [(line, matcher.unknown(line.label, match)) for line, match in met if not match.code]
    return [
        Finding("unit-unknown", sheet, line.cells["unit"], without_marks(line.label), particulars=what)
        for line, what in unknown
    ]
