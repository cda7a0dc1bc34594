"""Printed sums against the figures: the row of all, the rows of groups, and the row of all in itself."""

from __future__ import annotations

from collections.abc import Sequence

from tally.findings import Finding
from tally.summary.figures import Flaws, shares, unsound
from tally.summary.lines import FIGURES, Line
from tally.table import Table

PRINTED = ("quota", "valid", "invalid", "total")


def printed_totals(lines: Sequence[Line]) -> dict[str, int | None] | None:
    """What the last row of totals prints; None where there is no such row."""
    totals = [line for line in lines if line.kind == "total"]
    return {field: totals[-1].value(field) for field in PRINTED} if totals else None


def total_findings(table: Table, lines: Sequence[Line], flaws: Flaws) -> list[Finding]:
    """Every printed sum that is not the sum of the unit rows, and totals rows that do not add up in themselves."""
    units = [line for line in lines if line.kind == "unit"]
    found = []
    for line in lines:
        if line.kind == "total":
            found += _compared(table, line, units, flaws, "total-mismatch-{}")
            found += _arithmetic(table, line)
        elif line.kind in ("subtotal", "group") and line.counts:
            part = _part(lines, line)
            found += _compared(table, line, part, flaws, "subtotal-mismatch") if part else []
    return found


def _part(lines: Sequence[Line], summed: Line) -> list[Line]:
    """The unit rows that a group's sum stands for: those below a group row, those above a subtotal."""
    place = lines.index(summed)
    part: list[Line] = []
    onward = lines[place + 1 :] if summed.kind == "group" else reversed(lines[:place])
    for line in onward:
        if line.kind == "unit":
            part.append(line)
        elif line.kind in ("group", "total", "subtotal"):
            break
    return part


def _compared(table: Table, line: Line, units: Sequence[Line], flaws: Flaws, code: str) -> list[Finding]:
    found = []
    for field in FIGURES:
        printed, computed = line.value(field), _sum(table, units, field, flaws)
        if printed is None or computed is None or printed == computed:
            continue
        gap = {"printed": printed, "computed": computed, "difference": abs(printed - computed), "field": field}
        name = "valid" if field == "pending" else field
        cell = table.address(line.row, table.columns[field])
        found.append(Finding(code.format(name), table.sheet.name, cell, line.group or None, particulars=gap))
    return found


def _sum(table: Table, units: Sequence[Line], field: str, flaws: Flaws) -> int | None:
    """The sum of a column over these rows; None where one of its cells cannot be read."""
    needed = FIGURES[1:] if field == "total" else (field,)
    if any(unsound(table, line, flaws) & set(needed) for line in units):
        return None
    if field == "quota":
        return sum(line.value("quota") or 0 for line in units)
    return sum(getattr(shares(line, table.columns), field) for line in units)


def _arithmetic(table: Table, line: Line) -> list[Finding]:
    valid, invalid, total = (line.value(field) for field in ("valid", "invalid", "total"))
    pending = line.value("pending") or 0
    if valid is None or invalid is None or total is None or valid + invalid + pending == total:
        return []
    parts = {"valid": valid, "invalid": invalid + pending, "total": total, "sum": valid + invalid + pending}
    cell = table.address(line.row, table.columns["total"])
    return [Finding("total-row-arithmetic", table.sheet.name, cell, particulars=parts)]
