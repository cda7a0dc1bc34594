"""A workbook -> the directory in it: one sheet a subject, found by its name and read by its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tally.directory import Branch, Cluster, Directory, Letterhead, Period, Phase, Programme, Reason, Unit, User
from tally.directory.check import check
from tally.directory.sheets import COUNT_AS, LETTERHEAD, PAGES, PROGRAMME, Column, Page
from tally.directory.values import BadValue, heading_key, key, value_of
from tally.findings import Finding
from tally.workbook import Sheet, Workbook, address

HEADER_WITHIN = 20  # rows: a title or a letterhead may stand above the headings
TALLEST_PAGE = 20_000  # rows of one sheet that a directory may have; a register is no directory


@dataclass(frozen=True)
class Record:
    """One row under the headings: field -> value, field -> A1 address, and the sheet it stands in.

    `numbers` are the fields whose cell holds a number of the file's own, where a point is a decimal point.
    """

    sheet: str
    values: dict[str, object]
    cells: dict[str, str]
    numbers: set[str] = field(default_factory=set)

    def get(self, name: str, otherwise: object = "") -> object:
        """The value of a field; `otherwise` where the cell is blank or the column absent."""
        value = self.values.get(name)
        return otherwise if value is None else value

    def cell(self, name: str) -> str | None:
        """The A1 address of a field, or of the row's first one where the column is absent."""
        return self.cells.get(name) or next(iter(self.cells.values()), None)


@dataclass
class Found:
    """What is gathered on the way: the records per subject and everything noticed."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def notice(self, code: str, sheet: str | None, cell: str | None = None, **particulars: object) -> None:
        """Adds the finding `directory-<code>`."""
        self.findings.append(Finding(f"directory-{code}", sheet, cell, particulars=particulars))


def holds_directory(workbook: Workbook) -> bool:
    """Whether this workbook is a directory: it has the sheet of units and another one of a directory's sheets."""
    subjects = {page.subject for page in (_page_of(sheet.name) for sheet in workbook.sheets) if page}
    return "units" in subjects and len(subjects) > 1


def read_directory(workbook: Workbook) -> tuple[Directory, tuple[Finding, ...]]:
    """The directory that this workbook holds, and what was noticed in it, each at its cell.

    Sheets and columns may stand in any order and under their usual other names; blank rows are passed over. What
    cannot be true (a date that does not exist, a code that nobody has) is a finding and is left out, never mended.
    """
    found = Found()
    for sheet in workbook.sheets:
        _read_sheet(sheet, found)
    for page in PAGES:
        if page.needed and page.subject not in found.records:
            found.notice("sheet-missing", page.sheet, name=page.sheet)
    directory = _directory(found)
    check(directory, found)
    return directory, tuple(found.findings)


def _page_of(name: str) -> Page | None:
    return next(
        (page for page in PAGES if heading_key(name) in {heading_key(n) for n in (page.sheet, *page.also)}), None
    )


def _read_sheet(sheet: Sheet, found: Found) -> None:
    page = _page_of(sheet.name)
    if page is None:
        if sheet.cells.num_rows:
            found.notice("sheet-unknown", sheet.name, name=sheet.name)
        return
    if page.subject in found.records:
        found.notice("sheet-twice", sheet.name, name=sheet.name)
        return
    found.records[page.subject] = []
    grid = [list(row.values()) for row in sheet.cells.slice(0, TALLEST_PAGE).to_pylist()]
    header = _header(grid, page)
    if header is None:
        found.notice("headings-missing", sheet.name, name=sheet.name, headings=_headings(page))
        return
    columns = _columns(grid[header], page, sheet, header, found)
    found.records[page.subject] = list(_records(grid, header, columns, sheet, page, found))


def _headings(page: Page) -> str:
    return ", ".join(column.heading for column in page.columns if column.needed)


def _header(grid: list[list[str | None]], page: Page) -> int | None:
    """The row with the most headings, of those that have every needed one."""
    best, most = None, 0
    for index, row in enumerate(grid[:HEADER_WITHIN]):
        fields = _fields(row, page)
        if all(c.field in fields for c in page.columns if c.needed) and len(fields) > most:
            best, most = index, len(fields)
    return best


def _fields(row: list[str | None], page: Page) -> dict[str, int]:
    """field -> column index: its own heading first, then the other wordings, each column used once."""
    keys = [heading_key(text or "") for text in row]
    fields: dict[str, int] = {}
    for own in (True, False):
        for column in page.columns:
            wordings = {heading_key(text) for text in ((column.heading,) if own else column.also)}
            places = [i for i, text in enumerate(keys) if text in wordings and i not in fields.values()]
            if places and column.field not in fields:
                fields[column.field] = places[0]
    return fields


def _columns(row: list[str | None], page: Page, sheet: Sheet, header: int, found: Found) -> dict[int, Column]:
    fields = _fields(row, page)
    for index, text in enumerate(row):
        if text and index not in fields.values() and heading_key(text) not in ("stt", "tt", "so tt"):
            cell = address(sheet.first_row + header, sheet.first_column + index)
            found.notice("column-unread", sheet.name, cell, heading=text)
    return {index: page.column(name) for name, index in fields.items()}


def _records(
    grid: list[list[str | None]], header: int, columns: dict[int, Column], sheet: Sheet, page: Page, found: Found
) -> Iterator[Record]:
    for offset, row in enumerate(grid[header + 1 :], start=header + 1):
        texts = {index: (row[index] or "").strip() for index in columns}
        if not any(texts.values()):
            continue
        cells = {columns[i].field: address(sheet.first_row + offset, sheet.first_column + i) for i in sorted(columns)}
        record = Record(sheet.name, {}, cells)
        for index, text in texts.items():
            _fill(record, columns[index], text, sheet, offset, index, found)
        gaps = [c for c in page.columns if c.needed and record.get(c.field) == "" and c.kind in ("text", "names")]
        for column in gaps:
            found.notice("cell-missing", sheet.name, record.cell(column.field), heading=column.heading)
        if not gaps:
            yield record


def _fill(record: Record, column: Column, text: str, sheet: Sheet, row: int, index: int, found: Found) -> None:
    is_number = bool(sheet.kinds) and sheet.kinds[row][index] == "n"
    if is_number:
        record.numbers.add(column.field)
    try:
        record.values[column.field] = value_of(column.kind, text, is_number=is_number)
    except BadValue as bad:
        found.notice(bad.code, sheet.name, record.cells[column.field], heading=column.heading, value=text)


def _directory(found: Found) -> Directory:
    def take(subject: str) -> list[Record]:
        return found.records.get(subject, [])

    lookups = {
        "units": _Codes(take("units"), ("name", "short", "aliases")),
        "clusters": _Codes(take("clusters"), ("name",)),
        "periods": _Codes(take("periods"), ("name",)),
    }
    quotas = _quotas(take("quotas"), lookups, found)
    values, notes = _particulars(take("programme"), found)
    letterhead = Letterhead(**{name: values.pop(name) for name in LETTERHEAD if name in values})
    values["count_as"] = _count_as(values, take("programme"), found)
    return Directory(
        programme=Programme(**{"name": "", **values}, notes=notes),
        letterhead=letterhead,
        periods=tuple(_span(Period, record, found) for record in take("periods") if _has_span(record, found)),
        phases=tuple(_span(Phase, record, found) for record in take("phases") if _has_span(record, found)),
        units=tuple(_unit(record, lookups, found) for record in take("units")),
        branches=tuple(
            Branch(r.get("code"), unit, r.get("name"), r.get("quota", None), r.get("note"))
            for r in take("branches")
            if (unit := lookups["units"].find(r, "unit", found))
        ),
        clusters=tuple(Cluster(r.get("code"), r.get("name"), r.get("head"), r.get("note")) for r in take("clusters")),
        quotas={pair: quota for pair, (quota, _) in quotas.items() if quota is not None},
        reasons=tuple(Reason(*(r.get(n) for n in ("code", "text", "remedy", "source"))) for r in take("reasons")),
        users=tuple(User(*(r.get(n) for n in ("name", "role", "scope", "note"))) for r in take("users")),
        quota_notes={pair: note for pair, (_, note) in quotas.items() if note},
    )


class _Codes:
    """Finds the code that a cell means: the code itself, else the one thing with that name."""

    def __init__(self, records: list[Record], naming: tuple[str, ...]) -> None:
        self.codes = {str(record.get("code")) for record in records}
        self.names: dict[str, set[str]] = {}
        for record in records:
            for name in (record.get("code"), *(n for f in naming for n in _several(record.get(f)))):
                self.names.setdefault(key(str(name)), set()).add(str(record.get("code")))

    def find(self, record: Record, name: str, found: Found) -> str:
        """The code, or "" where the cell is blank or, with a finding, where nobody is meant."""
        text = str(record.get(name))
        meant = {text} if text in self.codes else self.names.get(key(text), set())
        if text and len(meant) != 1:
            found.notice("code-unknown", record.sheet, record.cell(name), value=text)
            return ""
        return next(iter(meant)) if text else ""


def _several(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),) if value else ()


def _has_span(record: Record, found: Found) -> bool:
    """Both ends are there and in order; what is missing is said (an impossible one already was)."""
    start, end = record.get("start", None), record.get("end", None)
    for name, heading in (("start", "Từ ngày"), ("end", "Đến ngày")):
        if record.get(name, None) is None and not _noticed(record, name, found):
            found.notice("cell-missing", record.sheet, record.cell(name), heading=heading)
    if start and end and end < start:
        found.notice("dates-reversed", record.sheet, record.cell("end"), start=start, end=end)
    return bool(start and end and start <= end)


def _noticed(record: Record, name: str, found: Found) -> bool:
    return any(f.sheet == record.sheet and f.cell == record.cells.get(name) for f in found.findings)


def _span(kind: type, record: Record, found: Found):
    return kind(*(record.get(name) for name in ("code", "name", "start", "end", "note")))


def _unit(record: Record, lookups: dict[str, _Codes], found: Found) -> Unit:
    texts = {name: record.get(name) for name in ("code", "name", "short", "kind", "officer", "phone", "note")}
    start, end = record.get("valid_from", None), record.get("valid_to", None)
    if start and end and end < start:
        found.notice("dates-reversed", record.sheet, record.cell("valid_to"), start=start, end=end)
    return Unit(
        **texts,
        aliases=record.get("aliases", ()),
        cluster=lookups["clusters"].find(record, "cluster", found),
        members=record.get("members", None),
        valid_from=start,
        valid_to=end,
        successor=lookups["units"].find(record, "successor", found),
    )


def _quotas(
    records: list[Record], lookups: dict[str, _Codes], found: Found
) -> dict[tuple[str, str], tuple[int | None, str]]:
    quotas: dict[tuple[str, str], tuple[int | None, str]] = {}
    for record in records:
        period, unit = lookups["periods"].find(record, "period", found), lookups["units"].find(record, "unit", found)
        if not (period and unit):
            continue
        if (period, unit) in quotas:
            found.notice("quota-twice", record.sheet, record.cell("quota"), unit=unit, period=period)
            continue
        quotas[period, unit] = (record.get("quota", None), str(record.get("note")))
    return quotas


def _particulars(records: list[Record], found: Found) -> tuple[dict[str, object], dict[str, str]]:
    """What the sheet "Chương trình" says, row by row: field -> value, and field -> the note beside it."""
    values: dict[str, object] = {}
    notes: dict[str, str] = {}
    for record in records:
        row = next((c for c in PROGRAMME if heading_key(str(record.get("field"))) in _wordings(c)), None)
        if row is None:
            found.notice("column-unread", record.sheet, record.cell("field"), heading=record.get("field"))
            continue
        if record.get("note"):
            notes[row.field] = str(record.get("note"))
        try:
            values[row.field] = value_of(row.kind, str(record.get("value")), is_number="value" in record.numbers)
        except BadValue as bad:
            found.notice(bad.code, record.sheet, record.cell("value"), heading=row.heading, value=record.get("value"))
    if records and not values.get("name"):
        found.notice("cell-missing", records[0].sheet, None, heading=PROGRAMME[0].heading)
    return {name: value for name, value in values.items() if value not in ("", None)}, notes


def _wordings(row: Column) -> set[str]:
    return {heading_key(text) for text in (row.heading, *row.also)}


def _count_as(values: dict[str, object], records: list[Record], found: Found) -> str:
    text = str(values.get("count_as", ""))
    for code, wording in COUNT_AS.items():
        if not text or heading_key(text) in (heading_key(wording), code):
            return code
    place = next(record for record in records if record.get("value") == text)
    found.notice("choice-unknown", place.sheet, place.cell("value"), value=text, choices=" / ".join(COUNT_AS.values()))
    return "checked"
