"""Cells of a register that the file itself has no value for: errors, and formulas that were never computed."""

from __future__ import annotations

from collections.abc import Mapping
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
        places = {cell: position(cell) for cell in values if position(cell)[1] in names}
        there = pa.array([row for row, _ in places.values()], pa.int32())
        kept = pc.is_in(there, rows).to_pylist() if places else []
        of_code = [
            Finding(
                code,
                sheet.name,
                cell,
                particulars={"value": values[cell], "computed": 2, "figure": ""},
                grade=None if names[column] in DECIDING else "note",
            )
            for (cell, (_, column)), of_initiative in zip(places.items(), kept, strict=True)
            if of_initiative
        ]
        if of_code and count > len(values):
            of_code[-1] = replace(of_code[-1], count=1 + count - len(values))
        findings += of_code
    return findings
