"""Support requests (letter 117, point 4): name, phone, unit and content of an initiative to be registered."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding
from tally.intake.reading import Answers, Reading
from tally.matching import Matcher
from tally.table.model import Table
from tally.text import clean
from tally.text.days import as_of
from tally.workbook import Workbook

FIELDS = ("name", "phone", "unit", "content", "note")
NEEDED = ("name", "phone", "content")
REQUESTS = pa.schema([*((name, pa.string()) for name in FIELDS), ("sheet", pa.string()), ("row", pa.int32())])
"""A read list of requests: `unit` is the directory's name where it knows it, else as printed."""


def read_support(workbook: Workbook, table: Table, directory: Directory | None, answers: Answers) -> Reading:
    """The requests in a table, in `rows` with the columns REQUESTS. Raises Refusal("no-rows") where there is none.

    A row with nothing but a number in it is no request; one that lacks a name, a phone or a content is, with a finding.
    """
    matcher = Matcher(directory, answers.aliases) if directory else None
    requests = list(_requests(table))
    if not requests:
        raise Refusal("no-rows", file=workbook.file)
    findings = [finding for row, values in requests for finding in _findings(table, row, values, matcher)]
    records = [
        {**values, "unit": _unit(values["unit"], matcher), "sheet": table.sheet.name, "row": row}
        for row, values in requests
    ]
    return Reading(
        file=workbook.file,
        sha256=workbook.sha256,
        kind="support",
        sheet=table.sheet.name,
        as_of=as_of([*table.above, workbook.file]),
        units=(),
        printed_totals=None,
        findings=tuple(findings),
        range=table.range,
        header_rows=table.header_rows,
        columns=table.letters(),
        title=next(iter(table.above), None),
        rows=pa.Table.from_pylist(records, schema=REQUESTS),
    )


def _requests(table: Table) -> Iterator[tuple[int, dict[str, str | None]]]:
    places = {name: column - table.sheet.first_column for name, column in table.columns.items() if name in FIELDS}
    for row, cells in enumerate(zip(*(column.to_pylist() for column in table.body().columns), strict=True)):
        values = dict.fromkeys(FIELDS) | {name: clean(cells[place] or "") or None for name, place in places.items()}
        if sum(values[name] is not None for name in NEEDED) > 1:
            yield table.first_row + row, values


def _findings(table: Table, row: int, values: dict[str, str | None], matcher: Matcher | None) -> Iterator[Finding]:
    for name in NEEDED:
        if values[name] is None:
            cell = table.address(row, table.columns[name])
            yield Finding(f"support-{name}-missing", table.sheet.name, cell, values["unit"])
    if values["phone"] and not _may_be_called(values["phone"]):
        cell = table.address(row, table.columns["phone"])
        said = {"printed": values["phone"]}
        yield Finding("support-phone-doubtful", table.sheet.name, cell, values["unit"], particulars=said)
    if matcher and values["unit"] and not (match := matcher.match(values["unit"])).code and not match.left_out:
        cell, particulars = table.address(row, table.columns["unit"]), matcher.unknown(values["unit"], match)
        yield Finding("unit-unknown", table.sheet.name, cell, values["unit"], particulars=particulars)


def _may_be_called(phone: str) -> bool:
    """Whether a number may be one of Viet Nam: ten or eleven digits, of which a spreadsheet may have lost the first."""
    digits = sum(sign.isdigit() for sign in phone)
    return 9 <= digits <= 11 or (digits == 12 and phone.lstrip("+ ").startswith("84"))


def _unit(printed: str | None, matcher: Matcher | None) -> str | None:
    code = matcher.match(printed).code if matcher and printed else None
    return matcher.name(code) if matcher and code else printed
