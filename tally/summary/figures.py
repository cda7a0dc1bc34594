"""Rows -> figures per unit, with what is wrong in a cell, a row or a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tally.findings import Finding
from tally.matching import Matcher, without_marks
from tally.reading import Answers, UnitFigures
from tally.summary.lines import FIGURES, REPORTED, Line
from tally.table import Table
from tally.text import NOTHING


@dataclass(frozen=True)
class Flaws:
    """Places that cannot be read: "error" and "uncached" cells by address, from the sheet."""

    errors: frozenset[str]
    uncached: frozenset[str]

    @classmethod
    def of(cls, table: Table) -> Flaws:
        """The flaws that the reader of the file noted in this table's sheet."""
        return cls(frozenset(place for place, _ in table.sheet.errors), frozenset(table.sheet.uncached))


def cell_findings(table: Table, lines: Iterable[Line], flaws: Flaws) -> list[Finding]:
    """What stands in the figure columns and is no count: bad, ambiguous, an error, a formula never computed."""
    found = []
    for line in lines:
        if line.kind not in ("unit", "total", "subtotal"):
            continue
        for field in FIGURES:
            if field in table.columns and (code := _wrong(table, line, field, flaws)):
                column = table.columns[field]
                typed = table.grid().text(line.row, column)
                found.append(_at(table, code, line, field, value=typed, heading=table.headings[column]))
    return found


def _wrong(table: Table, line: Line, field: str, flaws: Flaws) -> str:
    place = table.address(line.row, table.columns[field])
    if place in flaws.errors:
        return "error-cell"
    if place in flaws.uncached:
        return "no-cached-values"
    problem = (line.counts or {}).get(field, NOTHING).problem
    return {"bad": "bad-number", "ambiguous": "ambiguous-number"}.get(problem, "")


def _at(table: Table, code: str, line: Line, field: str, **particulars: object) -> Finding:
    return Finding(
        code,
        sheet=table.sheet.name,
        cell=table.address(line.row, table.columns[field]),
        unit=without_marks(line.label),
        particulars=particulars,
    )


def unsound(table: Table, line: Line, flaws: Flaws) -> frozenset[str]:
    """The figures of a row that cannot be taken from it."""
    return frozenset(f for f in FIGURES if f in table.columns and _wrong(table, line, f, flaws))


@dataclass(frozen=True)
class Shares:
    """How one row's registered initiatives fall: each is valid, invalid or pending."""

    valid: int
    invalid: int
    pending: int

    @property
    def total(self) -> int:
        """All three together."""
        return self.valid + self.invalid + self.pending


def shares(line: Line, columns: Iterable[str]) -> Shares:
    """The counts of a row. A blank beside figures is 0; what a missing column must hold follows from the total.

    With a total and valid column only, the rest is invalid (không hợp lệ); with a total alone nothing is said about
    any initiative, so all are pending.
    """
    there = set(columns)
    valid, invalid, pending = (line.value(f) or 0 for f in ("valid", "invalid", "pending"))
    total = line.value("total")
    if total is None:
        return Shares(valid, invalid, pending)
    if "valid" not in there and "invalid" not in there:
        return Shares(0, 0, total)
    if "valid" not in there:
        return Shares(max(total - invalid - pending, 0), invalid, pending)
    if "invalid" not in there:
        return Shares(valid, max(total - valid - pending, 0), pending)
    return Shares(valid, invalid, pending)


def unit_figures(table: Table, lines: Sequence[Line], flaws: Flaws, matcher: Matcher | None) -> list[UnitFigures]:
    """One entry for each unit row whose counts are sound; a quota that is not sound is None."""
    return [
        _figures(table, line, flaws, matcher)
        for line in lines
        if line.kind == "unit" and line.reported and not (line.match and line.match.left_out)
        if not unsound(table, line, flaws) & set(REPORTED)
    ]


def _figures(table: Table, line: Line, flaws: Flaws, matcher: Matcher | None) -> UnitFigures:
    code = line.match.code if line.match else None
    held = shares(line, table.columns)
    return UnitFigures(
        unit=matcher.name(code) if matcher and code else without_marks(line.label),
        code=code,
        quota=line.value("quota"),
        valid=held.valid,
        invalid=held.invalid,
        pending=held.pending,
        stated_valid=held.valid,
        stated_invalid=held.invalid,
        stated_pending=held.pending,
        cells={f: table.address(line.row, table.columns[f]) for f in ("unit", *FIGURES) if f in table.columns},
        group=line.group,
    )


def row_findings(table: Table, lines: Iterable[Line], flaws: Flaws) -> list[Finding]:
    """Rows whose printed total is not the sum of its parts, and blank quotas."""
    found = []
    for line in lines:
        if line.kind != "unit" or not line.reported or unsound(table, line, flaws) & set(REPORTED):
            continue
        held, printed = shares(line, table.columns), line.value("total")
        if printed is not None and printed != held.total:
            gap = {"printed": printed, "computed": held.total, "difference": abs(printed - held.total)}
            found.append(_at(table, "row-sum-mismatch", line, "total", **gap))
        if "quota" in table.columns and (line.counts or {})["quota"] == NOTHING:
            found.append(_at(table, "quota-blank", line, "quota"))
    return found


def duplicates(units: list[UnitFigures], table: Table, answers: Answers) -> tuple[list[UnitFigures], list[Finding]]:
    """The units, each once, and a question for each that stands twice.

    `answers.duplicates` "add" sums their counts, "last" keeps the lower row; until answered the unit is left out.
    """
    by_name: dict[str, list[UnitFigures]] = {}
    for unit in units:
        by_name.setdefault(unit.code or unit.unit, []).append(unit)
    kept, found = [], []
    for same in by_name.values():
        if len(same) == 1:
            kept += same
            continue
        if answers.duplicates != "refuse":
            kept.append(same[-1] if answers.duplicates == "last" else _added(same))
        cells = [unit.cells["unit"] for unit in same]
        what = {"cells": ", ".join(cells), "answer": answers.duplicates}
        found.append(
            Finding("unit-duplicated", table.sheet.name, cells[-1], same[-1].unit, len(same), particulars=what)
        )
    return kept, found


def _added(same: list[UnitFigures]) -> UnitFigures:
    sums = {
        name: sum(getattr(unit, name) for unit in same)
        for name in ("valid", "invalid", "pending", "stated_valid", "stated_invalid", "stated_pending")
    }
    quotas = [unit.quota for unit in same if unit.quota is not None]
    return replace(same[-1], quota=max(quotas, default=None), **sums)
