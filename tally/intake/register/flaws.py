"""Cells of a register that the file itself has no value for: errors, and formulas that were never computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.workbook import Sheet
from tally.workbook.sheet import position

DECIDING = frozenset({"title", "authors", "unit", "recognised", "status", "valid_mark", "invalid_mark", "pending_mark"})


def flaws(sheet: Sheet, fields: Mapping[str, int], rows: pa.Array) -> list[Finding]:
    """One finding per such cell in a column that is read and a row that is kept; the last counts those beyond the cap.

    They block where the cell decides how the initiative counts, and are notes elsewhere.
    """
    names = {column: name for name, column in fields.items() if name != "number"}
    findings = []
    for code, values, count in (
        ("error-cell", dict(sheet.errors), sheet.error_count),
        ("no-cached-values", dict.fromkeys(sheet.uncached, ""), sheet.uncached_count),
    ):
        places = {cell: position(cell) for cell in values}
        kept = _kept(rows, (row for row, _ in places.values()))
        of_code = [
            _finding(code, sheet.name, cell, values[cell], names[column])
            for cell, (row, column) in places.items()
            if column in names and row in kept
        ]
        if of_code and count > len(values):
            of_code[-1] = replace(of_code[-1], count=1 + count - len(values))
        findings += of_code
    return findings


def _kept(rows: pa.Array, asked: Iterable[int]) -> set[int]:
    wanted = pa.array(sorted(set(asked)), pa.int32())
    return set(pc.filter(wanted, pc.is_in(wanted, rows)).to_pylist()) if len(wanted) else set()


def _finding(code: str, sheet: str, cell: str, value: str, field: str) -> Finding:
    said = {"value": value, "computed": 2, "figure": ""}
    return Finding(code, sheet, cell, particulars=said, grade=None if field in DECIDING else "note")
