"""Lines -> figures per unit, with what is wrong in a cell, a row or a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tally.findings import Finding
from tally.intake.reading import Answers, UnitFigures
from tally.intake.summary.lines import REPORTED, Line
from tally.matching import Matcher, without_marks
from tally.table.levels import COUNTS
from tally.text.counts import NOTHING, footnoted, says_not_sent
from tally.workbook import Sheet


def with_flaws(lines: Iterable[Line], sheet: Sheet) -> list[Line]:
    """The lines with what is wrong in their figures: a reader notes errors and formulas that were never computed."""
    errors, uncached = dict(sheet.errors), frozenset(sheet.uncached)

    def code(line: Line, figure: str) -> str:
        cell = line.cells[figure]
        if cell in errors or line.typed[figure].startswith("#"):
            return "error-cell"
        problem = "no-cached-values" if cell in uncached else line.counts[figure].problem
        if figure in REPORTED and line.reported and says_not_sent(line.typed[figure]):
            problem = "bad"  # beside other figures of its row "chưa gửi" is no 0
        return {"bad": "bad-number", "ambiguous": "ambiguous-number"}.get(problem, problem)

    flaws = [{figure: wrong for figure in line.counts if (wrong := code(line, figure))} for line in lines]
    return [replace(line, flaws=wrong) for line, wrong in zip(lines, flaws, strict=True)]


def cell_findings(lines: Sequence[Line], sheet: Sheet) -> list[Finding]:
    """What stands in the figure columns and is no count: bad, ambiguous, an error, a formula never computed.

    In sums, which are recomputed anyway, such a cell blocks nothing.
    """
    shown = dict(sheet.errors)
    marked = [(line.cells[f], line.typed[f]) for line in lines for f in line.counts if footnoted(line.typed[f])]
    notes = [Finding("footnote-mark", sheet.name, cell, particulars={"value": typed}) for cell, typed in marked]
    return notes + [
        _cell_finding(line, figure, shown.get(line.cells[figure]) or line.typed[figure], sheet.name)
        for line in lines
        if line.kind in ("unit", "branch", "total", "subtotal") or (line.kind == "group" and line.sound)
        for figure in COUNTS
        if figure in line.flaws
    ]


def _cell_finding(line: Line, figure: str, value: str, sheet: str) -> Finding:
    code, cell = line.flaws[figure], line.cells[figure]
    computed = code != "ambiguous-number" and (line.kind != "unit" or line.repeats(figure))
    what = {"value": value, "figure": figure, "computed": int(computed)}
    grade = "note" if computed else None
    return Finding(code, sheet, cell, without_marks(line.label), particulars=what, grade=grade)


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


def shares(line: Line) -> Shares:
    """The counts of a row. A blank beside figures is 0; what a missing column must hold follows from the total.

    With a total and a valid column only, the rest is invalid (không hợp lệ); with a total alone nothing is said about
    any initiative, so all are pending.
    """
    valid, invalid, pending = (line.value(f) or 0 for f in ("valid", "invalid", "pending"))
    total, lacking = line.value("total"), {"valid", "invalid"} - line.counts.keys()
    if total is None or not lacking:
        return Shares(valid, invalid, pending)
    if len(lacking) == 2:
        return Shares(0, 0, total)
    rest = max(total - valid - invalid - pending, 0)
    return Shares(rest, invalid, pending) if "valid" in lacking else Shares(valid, rest, pending)


def unit_figures(lines: Sequence[Line], matcher: Matcher | None) -> list[UnitFigures]:
    """One entry for each unit row whose counts are sound; a quota that is not sound is None.

    Without a directory no quota is known but the file's, so that a row with nothing but its quota is a unit too.
    """
    there = [line for line in lines if line.kind == "unit" and not line.left_out]
    there = [line for line in there if line.reported or (not matcher and line.value("quota") is not None)]
    return [_figures(line, matcher) for line in there if not line.unsound & {*REPORTED}]


def _figures(line: Line, matcher: Matcher | None) -> UnitFigures:
    code = line.match.code if line.match else None
    held = shares(line)
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
        cells=dict(line.cells),
        group=line.group,
    )


def row_findings(lines: Iterable[Line], sheet: str, matcher: Matcher | None, owed: Collection[str]) -> list[Finding]:
    """Rows whose printed total is not the sum of its parts, and blank quotas of units that owe nothing otherwise.

    `owed` are the codes of the units to which the directory assigns a quota: it holds where a file repeats none.
    """
    findings = []
    for line in lines:
        if line.kind != "unit" or line.left_out or not line.reported or line.unsound & {*REPORTED}:
            continue
        code = line.match.code if line.match else None
        name = matcher.name(code) if matcher and code else without_marks(line.label)
        held, printed = shares(line), line.value("total")
        if printed is not None and printed != held.total:
            gap = {"printed": printed, "computed": held.total, "difference": abs(printed - held.total)}
            findings.append(Finding("row-sum-mismatch", sheet, line.cells["total"], name, particulars=gap))
        unknown = matcher is not None and not line.known
        blank = line.counts.get("quota") == NOTHING and "quota" not in line.flaws
        if blank and not unknown and code not in owed:
            findings.append(Finding("quota-blank", sheet, line.cells["quota"], name))
    return findings


def duplicates(units: list[UnitFigures], sheet: str, answers: Answers) -> tuple[list[UnitFigures], list[Finding]]:
    """The units, each once, and a question for each that stands twice.

    `answers.duplicates` "add" sums their counts, "last" keeps the lower row; until answered the unit is left out.
    """
    by_name: dict[str, list[UnitFigures]] = {}
    for unit in units:
        by_name.setdefault(unit.code or unit.unit, []).append(unit)
    kept, questions = [], []
    for same in by_name.values():
        if len(same) == 1:
            kept += same
            continue
        if answers.duplicates != "refuse":
            kept.append(same[-1] if answers.duplicates == "last" else _added(same))
        questions.append(_doubled(same, sheet, answers.duplicates))
    return kept, questions


def _doubled(same: list[UnitFigures], sheet: str, answer: str) -> Finding:
    cells = [unit.cells["unit"] for unit in same]
    figures = [{"cell": u.cells["unit"], "valid": u.valid, "invalid": u.invalid, "quota": u.quota} for u in same]
    what = {"cells": ", ".join(cells), "answer": answer, "rows": figures}
    grade = None if answer == "refuse" else "note"
    return Finding("unit-duplicated", sheet, cells[-1], same[-1].unit, len(same), particulars=what, grade=grade)


def _added(same: list[UnitFigures]) -> UnitFigures:
    names = ("valid", "invalid", "pending", "stated_valid", "stated_invalid", "stated_pending")
    sums = {name: sum(getattr(unit, name) for unit in same) for name in names}
    quotas = [unit.quota for unit in same if unit.quota is not None]
    return replace(same[-1], quota=max(quotas, default=None), **sums)
