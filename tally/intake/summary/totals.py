"""Printed sums against the figures: the row of all, the rows of groups, and the row of all in itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from tally.findings import Finding
from tally.intake.summary.figures import shares
from tally.intake.summary.lines import Line
from tally.table.levels import COUNTS

PRINTED = ("quota", "valid", "invalid", "total")


def printed_totals(lines: Sequence[Line]) -> dict[str, int | None] | None:
    """What the last row of totals prints; None where there is no such row."""
    totals = [line for line in lines if line.kind == "total"]
    totals = [line for line in totals if line.sound] or totals
    return {figure: totals[-1].value(figure) for figure in PRINTED} if totals else None


def total_findings(lines: Sequence[Line], sheet: str) -> list[Finding]:
    """Every printed sum that is not the sum of the unit rows, and totals rows that do not add up in themselves."""
    units = [line for line in lines if line.kind == "unit"]
    figures = _Figures(lines)
    findings = []
    for i, line in enumerate(lines):
        if line.kind == "total":
            findings += _compared(line, units, figures, sheet, "total-mismatch-{}")
            findings += _arithmetic(line, sheet)
        elif part := _part(lines, i):
            least = min((_compared(line, each, figures, sheet, "subtotal-mismatch") for each in part), key=len)
            findings += least
    return findings


class _Figures:
    """The figures of all lines side by side: a sheet with many sums adds most of them up again and again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._place = {id(line): place for place, line in enumerate(lines)}
        counts = [(line.value("quota") or 0, shares(line)) for line in lines]
        rows = [(quota, held.valid, held.invalid, held.pending, held.total) for quota, held in counts]
        self._values = np.array(rows, dtype=np.int64).reshape(-1, len(COUNTS))
        unsound = [[figure in wrong for figure in COUNTS] for wrong in (line.unsound for line in lines)]
        self._unsound = np.array(unsound, dtype=bool).reshape(-1, len(COUNTS))

    def sum(self, lines: Sequence[Line], figure: str) -> int | None:
        """The sum of a column over these rows; None where one of its cells cannot be read."""
        at = COUNTS.index(figure)
        needed = slice(1, None) if figure == "total" else at
        places = [self._place[id(line)] for line in lines]
        return None if self._unsound[places, needed].any() else int(self._values[places, at].sum())


def _part(lines: Sequence[Line], i: int) -> list[list[Line]]:
    """The rows that a row may sum: units above a subtotal, branches below their unit, units below a group's row.

    A group's row may stand below its units, too; the sum of a page may carry on that of the pages before. What stands
    there "of which" is a part, and no more.
    """
    ends = ("group", "total", "subtotal")
    above, below = range(i - 1, -1, -1), range(i + 1, len(lines))
    looked_at: dict[str, list[tuple[range, str, tuple[str, ...]]]] = {
        "unit": [(below, "branch", (*ends, "unit", "text"))],
        "subtotal": [(above, "unit", ends), (above, "unit", ())],
        "group": [(below, "unit", ends), (above, "unit", ends)],
    }
    return [part for where in looked_at.get(lines[i].kind, []) if (part := _run(lines, *where))]


def _run(lines: Sequence[Line], places: range, kind: str, ends: tuple[str, ...]) -> list[Line]:
    onward = takewhile(lambda line: line.kind not in ends, (lines[place] for place in places))
    same = [line for line in onward if line.kind == kind]
    return [] if any(line.of_which for line in same) else same


def _compared(line: Line, parts: Sequence[Line], figures: _Figures, sheet: str, code: str) -> list[Finding]:
    findings, kept = [], [part for part in parts if not part.left_out]
    for figure in COUNTS:
        printed, computed = line.value(figure), figures.sum(kept, figure)
        if printed is None or computed is None or printed in (computed, figures.sum(parts, figure)):
            continue
        if figure in line.unsound or (line.kind == "unit" and figure == "quota" and computed == 0):
            continue
        gap = {"printed": printed, "computed": computed, "difference": abs(printed - computed), "figure": figure}
        name = line.label if line.kind in ("unit", "group") else line.group
        kind = code.format("total" if figure == "pending" else figure)
        findings.append(Finding(kind, sheet, line.cells[figure], name or None, particulars=gap))
    return findings


def _arithmetic(line: Line, sheet: str) -> list[Finding]:
    valid, invalid, total = (line.value(figure) for figure in ("valid", "invalid", "total"))
    pending = line.value("pending") or 0
    if valid is None or invalid is None or total is None or valid + invalid + pending == total:
        return []
    parts = {"valid": valid, "invalid": invalid + pending, "total": total, "sum": valid + invalid + pending}
    return [Finding("total-row-arithmetic", sheet, line.cells["total"], particulars=parts)]
