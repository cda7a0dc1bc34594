"""The file's quotas against the directory's, and the units that a file leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tally.directory import Directory, Unit
from tally.errors import Particulars
from tally.findings import Finding
from tally.intake.reading import UnitFigures

SEVERAL = 3  # from so many units on, the directory's quotas beside other names look like a column sorted alone


def owed(directory: Directory, as_of: date | None) -> dict[str, int]:
    """The quotas that the directory assigns in the period of that day, by unit."""
    period = directory.period_on(as_of).code if directory.periods else None
    return {unit: quota for (when, unit), quota in directory.quotas.items() if when == period}


def quota_findings(
    sheet: str, units: Sequence[UnitFigures], directory: Directory, as_of: date | None, answer: str
) -> list[Finding]:
    """Quotas that differ from the directory's for the period: one question each, or one when they are shuffled.

    `answer` "take" has been given where the file's are to be taken over: then they are notes.
    """
    quotas = owed(directory, as_of)
    if not quotas:
        return []
    differing = [u for u in units if u.code and u.quota is not None and u.quota != quotas.get(u.code)]
    grade = "note" if answer == "take" else None
    cells = [unit.cells["quota"] for unit in differing]
    rows = [{"printed": u.quota, "directory": quotas.get(u.code or ""), "code": u.code} for u in differing]
    names = [unit.unit for unit in differing]
    if not _shuffled(differing, quotas):
        return [
            Finding("quota-differs", sheet, cell, name, particulars=row, grade=grade)
            for cell, name, row in zip(cells, names, rows, strict=True)
        ]
    what = {"names": names, "rows": [{"unit": name, **row} for name, row in zip(names, rows, strict=True)]}
    span = f"{cells[0]}:{cells[-1]}"
    return [Finding("shuffled-quota", sheet, span, count=len(differing), particulars=what, grade=grade)]


def _shuffled(differing: Sequence[UnitFigures], quotas: dict[str, int]) -> bool:
    """Whether the quotas that differ are the directory's own, beside other names."""
    if len(differing) < 2:
        return False
    printed = Counter(unit.quota for unit in differing)
    own = Counter(quotas.get(unit.code or "") for unit in differing)
    borrowed = not printed - Counter(quotas.values()) and len(printed) > 1
    return printed == own or (len(differing) >= SEVERAL and borrowed)


def missing(
    sheet: str, reported: Iterable[str], silent: dict[str, str], directory: Directory, as_of: date | None
) -> list[Finding]:
    """Units in force that the file has no figures for; `silent` are those with a row but none in it, code -> cell.

    One finding each; a file that covers fewer than half of the units gets one for all.
    """
    there = set(reported)
    in_force = [unit for unit in directory.units if (unit.stands_on(as_of) if as_of else unit.valid_to is None)]
    absent = [unit for unit in in_force if unit.code not in there]
    if len(absent) > len(in_force) / 2:
        return [Finding("unit-missing", sheet, count=len(absent), particulars=_names(absent))]
    return [Finding("unit-missing", sheet, silent.get(u.code), u.name, particulars=_names([u])) for u in absent]


def _names(units: Sequence[Unit]) -> Particulars:
    return {"names": [unit.name for unit in units], "codes": [unit.code for unit in units], "zero": 0}
