"""A workbook -> the directory in it: one sheet a subject, found by its name and read by its headings.

What must hold between its parts is checked: codes once, names told apart, successors that end somewhere.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, TypeVar

from tally.directory import Branch, Cluster, Directory, Letterhead, Period, Phase, Programme, Reason, Unit, User
from tally.directory.sheets import LETTERHEAD, PAGES, PROGRAMME, BadValue, Page, PageColumn, value_of
from tally.findings import Finding
from tally.text import bare, fold
from tally.workbook import Sheet, Workbook, address

HEADER_WITHIN = 20  # rows: a title or a letterhead may stand above the headings
FILLED = ("text", "names", "day")
"""Kinds of needed columns that are filled in every row; without a day the rest of its row still holds."""

TALLEST_PAGE = 20_000  # rows of one sheet that a directory may have; a register is no directory
Made = TypeVar("Made", Period, Phase, Unit, Branch, Cluster, Reason, User)


@dataclass
class Parsed:
    """What is gathered on the way: the records per subject and everything noticed."""

    records: defaultdict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    findings: list[Finding] = field(default_factory=list)

    def notice(self, code: str, sheet: str | None, cell: str | None = None, **particulars: object) -> None:
        """Adds the finding `directory-<code>`."""
        self.findings.append(Finding(f"directory-{code}", sheet, cell, particulars=particulars))


@dataclass(frozen=True)
class Record:
    """One row under the headings: field -> value as its column says, field -> A1 address, and the sheet it stands in.

    `numbers` are the fields whose cell holds a number of the file's own, where a point is a decimal point.
    """

    sheet: str
    parsed: Parsed = field(repr=False)
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)

    def fill(self, column: PageColumn, text: str, *, is_number: bool) -> None:
        """Takes a cell's text as its column says; what it cannot be is a finding, and left out."""
        if is_number:
            self.numbers.add(column.field)
        try:
            self.values[column.field] = value_of(column.kind, text, is_number=is_number)
        except BadValue as bad:
            self.notice(bad.code, column.field, heading=column.heading, value=text, **bad.particulars)

    def text(self, name: str) -> str:
        """The text of a field; "" where the cell is blank or the column absent."""
        return self.values.get(name) or ""

    def names(self, name: str) -> tuple[str, ...]:
        """The names in a field; a text is one."""
        value = self.values.get(name) or ()
        return value if isinstance(value, tuple) else (value,)

    def made(self, kind: type[Made], **own: Any) -> Made:
        """The row as this dataclass: its fields by their names, `own` ones as they are."""
        there = {field.name: self.values[field.name] for field in fields(kind) if field.name in self.values}
        return kind(**there | own)

    def cell(self, name: str) -> str | None:
        """The A1 address of a field, or of the row's first one where the column is absent."""
        return self.cells.get(name) or next(iter(self.cells.values()), None)

    def notice(self, code: str, name: str, **particulars: object) -> None:
        """Adds the finding `directory-<code>` at the cell of a field."""
        self.parsed.notice(code, self.sheet, self.cell(name), **particulars)


def holds_directory(workbook: Workbook) -> bool:
    """Whether this workbook is a directory: it has the sheet of units and another one of a directory's sheets."""
    subjects = {page.subject for page in (_page_of(sheet.name) for sheet in workbook.sheets) if page}
    return "units" in subjects and len(subjects) > 1


def read_directory(workbook: Workbook) -> tuple[Directory, tuple[Finding, ...]]:
    """The directory that this workbook holds, and what was noticed in it, each at its cell.

    Sheets and columns may stand in any order and under their usual other names; blank rows are passed over. What
    cannot be true (a date that does not exist, a code that nobody has) is a finding and is left out, never mended.
    """
    parsed = Parsed()
    for sheet in workbook.sheets:
        _read_sheet(sheet, parsed)
    for page in PAGES.values():
        if page.needed and page.subject not in parsed.records:
            parsed.notice("sheet-missing", page.sheet, name=page.sheet)
    directory = _directory(parsed)
    _check(directory, parsed)
    return directory, tuple(parsed.findings)


def _page_of(name: str) -> Page | None:
    return next((page for page in PAGES.values() if bare(name) in {bare(n) for n in (page.sheet, *page.also)}), None)


def _read_sheet(sheet: Sheet, parsed: Parsed) -> None:
    page = _page_of(sheet.name)
    if page is None:
        if sheet.cells.num_rows:
            parsed.notice("sheet-unknown", sheet.name, name=sheet.name)
        return
    if page.subject in parsed.records:
        parsed.notice("sheet-twice", sheet.name, name=sheet.name)
        return
    parsed.records[page.subject] = []
    grid = [list(row.values()) for row in sheet.cells.slice(0, TALLEST_PAGE).to_pylist()]
    header, columns = _header(grid, page)
    if not columns:
        needed = ", ".join(column.heading for column in page.columns if column.needed)
        parsed.notice("headings-missing", sheet.name, name=sheet.name, headings=needed)
        return
    for index, text in enumerate(grid[header]):
        if text and index not in columns and bare(text) not in ("stt", "tt", "so tt"):
            cell = address(sheet.first_row + header, sheet.first_column + index)
            parsed.notice("column-unread", sheet.name, cell, heading=text)
    parsed.records[page.subject] = list(_records(grid, header, columns, sheet, page, parsed))


def _header(grid: list[list[str | None]], page: Page) -> tuple[int, dict[int, PageColumn]]:
    """The first row with the most headings, of those that have every needed one, and index -> column in it."""
    rows = [(index, _columns(row, page)) for index, row in enumerate(grid[:HEADER_WITHIN])]
    whole = [row for row in rows if all(column in row[1].values() for column in page.columns if column.needed)]
    return max(whole, key=lambda row: len(row[1]), default=(0, {}))


def _columns(row: list[str | None], page: Page) -> dict[int, PageColumn]:
    """Index -> column: its own heading first, then the other wordings, each index used once."""
    keys = [bare(text or "") for text in row]
    columns: dict[int, PageColumn] = {}
    for own in (True, False):
        for column in page.columns:
            wordings = {bare(text) for text in ((column.heading,) if own else column.also)}
            places = [i for i, text in enumerate(keys) if text in wordings and i not in columns]
            if places and column not in columns.values():
                columns[places[0]] = column
    return columns


def _records(
    grid: list[list[str | None]], header: int, columns: dict[int, PageColumn], sheet: Sheet, page: Page, parsed: Parsed
) -> Iterator[Record]:
    for offset, row in enumerate(grid[header + 1 :], start=header + 1):
        texts = {index: (row[index] or "").strip() for index in columns}
        if not any(texts.values()):
            continue
        cells = {columns[i].field: address(sheet.first_row + offset, sheet.first_column + i) for i in sorted(columns)}
        record = Record(sheet.name, parsed, cells)
        for index, text in texts.items():
            record.fill(columns[index], text, is_number=bool(sheet.kinds) and sheet.kinds[offset][index] == "n")
        gaps = [c for c in page.columns if c.needed and c.kind in FILLED and not record.values.get(c.field, "unclear")]
        for column in gaps:
            record.notice("cell-missing", column.field, heading=column.heading)
        if all(column.kind == "day" for column in gaps):
            yield record


def _directory(parsed: Parsed) -> Directory:
    records = parsed.records
    units = _Codes(records["units"], "name", "short", "aliases")
    clusters, periods = _Codes(records["clusters"], "name"), _Codes(records["periods"], "name")
    quotas = _quotas(records["quotas"], periods, units)
    values, notes = _particulars(records["programme"])
    letterhead = Letterhead(**{name: values.pop(name) for name in LETTERHEAD if name in values})
    return Directory(
        programme=replace(Programme("", notes=notes), **values),
        letterhead=letterhead,
        periods=tuple(_spans(Period, records["periods"])),
        phases=tuple(_spans(Phase, records["phases"])),
        units=tuple(_unit(record, clusters, units) for record in records["units"]),
        branches=tuple(
            record.made(Branch, unit=unit) for record in records["branches"] if (unit := units.meant(record, "unit"))
        ),
        clusters=tuple(record.made(Cluster) for record in records["clusters"]),
        quotas={pair: quota for pair, (quota, _) in quotas.items() if quota is not None},
        reasons=tuple(record.made(Reason) for record in records["reasons"]),
        users=tuple(record.made(User) for record in records["users"]),
        quota_notes={pair: note for pair, (_, note) in quotas.items() if note},
    )


class _Codes:
    """Finds the code that a cell means: the code itself, else the one thing with that name."""

    def __init__(self, records: list[Record], *naming: str) -> None:
        self.codes = {record.text("code") for record in records}
        self.names: dict[str, set[str]] = {}
        for record in records:
            for name in (record.text("code"), *(n for f in naming for n in record.names(f))):
                self.names.setdefault(fold(name), set()).add(record.text("code"))

    def meant(self, record: Record, name: str) -> str:
        """The code, or "" where the cell is blank or, with a finding, where nobody is meant."""
        text = record.text(name)
        meant = {text} if text in self.codes else self.names.get(fold(text), set())
        if text and len(meant) != 1:
            record.notice("code-unknown", name, value=text)
            return ""
        return next(iter(meant)) if text else ""


def _spans(kind: type[Made], records: list[Record]) -> Iterator[Made]:
    """Those whose ends are there and in order."""
    for record in records:
        if _in_order(record, "start", "end") and record.values.get("start") and record.values.get("end"):
            yield record.made(kind)


def _in_order(record: Record, first: str, last: str) -> bool:
    """Whether the end is not before the start; said at its cell where it is."""
    start, end = record.values.get(first), record.values.get(last)
    is_reversed = bool(start and end and end < start)
    if is_reversed:
        record.notice("dates-reversed", last, start=start, end=end)
    return not is_reversed


def _unit(record: Record, clusters: _Codes, units: _Codes) -> Unit:
    _in_order(record, "valid_from", "valid_to")
    cluster = clusters.meant(record, "cluster")
    return record.made(Unit, cluster=cluster, successor=units.meant(record, "successor"))


def _quotas(records: list[Record], periods: _Codes, units: _Codes) -> dict[tuple[str, str], tuple[int | None, str]]:
    quotas: dict[tuple[str, str], tuple[int | None, str]] = {}
    for record in records:
        period, unit = periods.meant(record, "period"), units.meant(record, "unit")
        if period and unit and (period, unit) in quotas:
            record.notice("quota-twice", "quota", unit=unit, period=period)
        elif period and unit:
            quotas[period, unit] = (record.values.get("quota"), record.text("note"))
    return quotas


def _particulars(records: list[Record]) -> tuple[dict[str, Any], dict[str, str]]:
    """What the sheet "Chương trình" says, row by row: field -> value, and field -> the note beside it."""
    values: dict[str, Any] = {}  # each of the type that its row's kind says
    notes: dict[str, str] = {}
    for record in records:
        row = _row(record)
        if row is None:
            record.notice("column-unread", "field", heading=record.text("field"))
            continue
        if record.text("note"):
            notes[row.field] = record.text("note")
        own = Record(record.sheet, record.parsed, {row.field: str(record.cell("value"))}, values)
        own.fill(row, record.text("value"), is_number="value" in record.numbers)
    if records and not values.get("name"):
        record = next((record for record in records if _row(record) == PROGRAMME[0]), records[0])
        record.notice("cell-missing", "value", heading=PROGRAMME[0].heading)
    return {name: value for name, value in values.items() if value not in ("", None)}, notes


def _row(record: Record) -> PageColumn | None:
    """The row of the sheet "Chương trình" that a record is; None for one that nobody knows."""
    text = bare(record.text("field"))
    return next((row for row in PROGRAMME if text in {bare(wording) for wording in (row.heading, *row.also)}), None)


def _check(directory: Directory, parsed: Parsed) -> None:
    """Adds a finding, at its cell, for everything that does not hold between the parts."""
    for subject in ("periods", "phases", "clusters", "units", "branches", "reasons"):
        _codes_once(parsed.records[subject])
    _names_apart(directory, parsed.records["units"])
    _successors_end(directory, parsed.records["units"])
    _phases_apart(directory, parsed.records["phases"])
    _branches_within(directory, parsed.records["branches"])


def _codes_once(records: list[Record]) -> None:
    seen: dict[str, str | None] = {}
    for record in records:
        code = record.text("code")
        if fold(code) in seen:
            record.notice("code-twice", "code", value=code, first=seen[fold(code)])
        seen.setdefault(fold(code), record.cell("code"))


def _names_apart(directory: Directory, records: list[Record]) -> None:
    """Two units that stand at the same time may not be called the same: a table's row could mean either."""
    units = {unit.code: unit for unit in directory.units}
    called: dict[str, list[str]] = defaultdict(list)
    for unit in directory.units:
        for name in {fold(name) for name in (unit.name, unit.short, *unit.aliases) if name}:
            called[name].append(unit.code)
    for record in records:
        code = record.text("code")
        for name in (record.text("name"), *record.names("aliases")):
            others = [c for c in called[fold(name)] if c != code and _together(units[c], units[code])]
            if others:
                record.notice("name-shared", "name", value=name, other=units[others[0]].name)


def _together(a: Unit, b: Unit) -> bool:
    last_start = max(unit.valid_from or date.min for unit in (a, b))
    return last_start <= min(unit.valid_to or date.max for unit in (a, b))


def _successors_end(directory: Directory, records: list[Record]) -> None:
    after = {unit.code: unit.successor for unit in directory.units if unit.successor}
    for record in records:
        code, met = record.text("code"), []
        while code in after and code not in met:
            met.append(code)
            code = after[code]
        if code in met:
            record.notice("successor-ring", "successor", ring=" → ".join([*met, code]))
        elif record.text("successor") and record.values.get("valid_to") is None:
            record.notice("successor-undated", "valid_to", unit=record.text("name"))


def _phases_apart(directory: Directory, records: list[Record]) -> None:
    cells = {record.text("code"): record for record in records}
    phases = sorted(directory.phases, key=lambda phase: phase.start)
    for early, late in itertools.pairwise(phases):
        if late.start <= early.end:
            cells[late.code].notice("phases-overlap", "start", first=early.name, second=late.name)


def _branches_within(directory: Directory, records: list[Record]) -> None:
    """A unit that hands on more than it owes (letter 117, point 1, asks units to share their quota out)."""
    handed: Counter[str] = Counter()
    for branch in directory.branches:
        handed[branch.unit] += branch.quota or 0
    rows = {record.text("unit"): record for record in records}
    for code, total in handed.items():
        quotas = [quota for (_, unit), quota in directory.quotas.items() if unit == code]
        if quotas and total > max(quotas) and code in rows:
            rows[code].notice("branches-exceed", "quota", unit=code, total=total, quota=max(quotas))
