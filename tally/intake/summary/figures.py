"""Lines -> figures per unit, with what is wrong in a cell, a row or a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tally.findings import Finding
from tally.intake.reading import Answers, UnitFigures
from tally.intake.summary.lines import REPORTED, Line
from tally.matching import Matcher, without_marks
from tally.table.levels import COUNTS
from tally.text.counts import NOTHING
from tally.workbook import Sheet


@dataclass(frozen=True)
class Flaws:
    """What the reader of the file noted: error cells with what they show, and formulas that were never computed."""

    sheet: str
    errors: dict[str, str]
    uncached: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet) -> Flaws:
        """The flaws of a sheet."""
        return cls(sheet.name, dict(sheet.errors), frozenset(sheet.uncached))

    def code(self, line: Line, figure: str) -> str:
        """The code of what is wrong with a figure's cell, "" where nothing is."""
        cell = line.cells.get(figure, "")
        if cell in self.errors or line.typed.get(figure, "").startswith("#"):
            return "error-cell"
        if cell in self.uncached:
            return "no-cached-values"
        problem = line.counts.get(figure, NOTHING).problem
        return {"bad": "bad-number", "ambiguous": "ambiguous-number"}.get(problem, "")

    def unsound(self, line: Line) -> frozenset[str]:
        """The figures of a line that cannot be taken from it. A total that was never computed is no loss."""
        wrong = {figure: code for figure in line.counts if (code := self.code(line, figure))}
        return frozenset(f for f, code in wrong.items() if not _derived(line, f, code))


def _derived(line: Line, figure: str, code: str) -> bool:
    """Whether a cell only repeats what other cells say, so that it can be computed without it."""
    parts = "valid" in line.counts and "invalid" in line.counts
    return figure == "total" and parts and code in ("no-cached-values", "error-cell")


def cell_findings(lines: Iterable[Line], flaws: Flaws) -> list[Finding]:
    """What stands in the figure columns and is no count: bad, ambiguous, an error, a formula never computed.

    In sums, which are recomputed anyway, such a cell blocks nothing.
    """
    return [
        _cell_finding(code, line, figure, flaws)
        for line in lines
        if line.kind in ("unit", "branch", "total", "subtotal") or (line.kind == "group" and line.sound)
        for figure in COUNTS
        if figure in line.counts and (code := flaws.code(line, figure))
    ]


def _cell_finding(code: str, line: Line, figure: str, flaws: Flaws) -> Finding:
    computed = code != "ambiguous-number" and (line.kind != "unit" or _derived(line, figure, code))
    cell = line.cells[figure]
    what = {"value": flaws.errors.get(cell) or line.typed.get(figure, ""), "figure": figure}
    finding = Finding(
        code, flaws.sheet, cell, without_marks(line.label), particulars=what | {"computed": int(computed)}
    )
    return replace(finding, grade="note") if computed else finding


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
    total = line.value("total")
    if total is None:
        return Shares(valid, invalid, pending)
    if "valid" not in line.counts and "invalid" not in line.counts:
        return Shares(0, 0, total)
    if "valid" not in line.counts:
        return Shares(max(total - invalid - pending, 0), invalid, pending)
    if "invalid" not in line.counts:
        return Shares(valid, max(total - valid - pending, 0), pending)
    return Shares(valid, invalid, pending)


def unit_figures(lines: Sequence[Line], flaws: Flaws, matcher: Matcher | None) -> list[UnitFigures]:
    """One entry for each unit row whose counts are sound; a quota that is not sound is None.

    Without a directory no quota is known but the file's, so that a row with nothing but its quota is a unit too.
    """
    there = [line for line in lines if line.kind == "unit" and not line.left_out]
    there = [line for line in there if line.reported or (not matcher and line.value("quota") is not None)]
    return [_figures(line, matcher) for line in there if not flaws.unsound(line) & set(REPORTED)]


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


def row_findings(lines: Iterable[Line], flaws: Flaws, matcher: Matcher | None, owed: Collection[str]) -> list[Finding]:
    """Rows whose printed total is not the sum of its parts, and blank quotas of units that owe nothing otherwise.

    `owed` are the codes of the units to which the directory assigns a quota: it holds where a file repeats none.
    """
    findings = []
    for line in lines:
        if line.kind != "unit" or line.left_out or not line.reported or flaws.unsound(line) & set(REPORTED):
            continue
        code = line.match.code if line.match else None
        name = matcher.name(code) if matcher and code else without_marks(line.label)
        held, printed = shares(line), line.value("total")
        if printed is not None and printed != held.total:
            gap = {"printed": printed, "computed": held.total, "difference": abs(printed - held.total)}
            findings.append(Finding("row-sum-mismatch", flaws.sheet, line.cells["total"], name, particulars=gap))
        unknown = matcher is not None and not line.known
        blank = line.counts.get("quota") == NOTHING and not flaws.code(line, "quota")
        if blank and not unknown and code not in owed:
            findings.append(Finding("quota-blank", flaws.sheet, line.cells["quota"], name))
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
    sums = {
        name: sum(getattr(unit, name) for unit in same)
        for name in ("valid", "invalid", "pending", "stated_valid", "stated_invalid", "stated_pending")
    }
    quotas = [unit.quota for unit in same if unit.quota is not None]
    return replace(same[-1], quota=max(quotas, default=None), **sums)
