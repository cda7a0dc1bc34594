"""The file's quotas against the directory's, and the units that a file leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tally.directory import Directory, Period
from tally.findings import Finding
from tally.reading import UnitFigures
from tally.table import Table

SEVERAL = 3  # from so many units on, exchanged quotas look like a column sorted alone


def quota_findings(
    table: Table, units: Sequence[UnitFigures], directory: Directory, as_of: date | None
) -> list[Finding]:
    """Quotas that differ from the directory's for the period: one question each, or one when they are shuffled."""
    if "quota" not in table.columns:
        return [Finding("quota-column-missing", table.sheet.name)]
    period = _period(directory, as_of)
    quotas = {unit: quota for (when, unit), quota in directory.quotas.items() if period and when == period.code}
    if not quotas:
        return []
    known = [u for u in units if u.code and u.quota is not None and u.quota != quotas.get(u.code)]
    if _shuffled(known, quotas):
        cells = [unit.cells["quota"] for unit in known]
        names = {"names": ", ".join(unit.unit for unit in known)}
        return [
            Finding("shuffled-quota", table.sheet.name, f"{cells[0]}:{cells[-1]}", count=len(known), particulars=names)
        ]
    return [
        Finding(
            "quota-differs",
            table.sheet.name,
            unit.cells["quota"],
            unit.unit,
            particulars={"printed": unit.quota, "directory": quotas.get(unit.code), "code": unit.code},
        )
        for unit in known
    ]


def _period(directory: Directory, as_of: date | None) -> Period | None:
    within = [p for p in directory.periods if as_of and p.start <= as_of <= p.end]
    return next(iter(within or directory.periods), None)


def _shuffled(differing: Sequence[UnitFigures], quotas: dict[str, int]) -> bool:
    """Whether the quotas that differ are the directory's own, beside other names."""
    printed = Counter(unit.quota for unit in differing)
    own = Counter(quotas.get(unit.code) for unit in differing)
    return len(differing) > 1 and (
        printed == own or (len(differing) >= SEVERAL and not printed - Counter(quotas.values()) and len(printed) > 1)
    )


def missing(
    sheet: str, reported: Iterable[str], silent: dict[str, str], directory: Directory, as_of: date | None
) -> list[Finding]:
    """Units in force that the file has no figures for; `silent` are those with a row but none in it, code -> cell.

    One finding each; a file that covers fewer than half of the units gets one for all.
    """
    there = set(reported)
    in_force = [
        unit
        for unit in directory.units
        if not (as_of and unit.valid_from and unit.valid_from > as_of)
        and not (as_of and unit.valid_to and unit.valid_to < as_of)
    ]
    absent = [unit for unit in in_force if unit.code not in there]
    if not there or len(absent) > len(in_force) / 2:
        names = {"names": ", ".join(unit.name for unit in absent), "codes": ", ".join(unit.code for unit in absent)}
        return [Finding("unit-missing", sheet, count=len(absent), particulars=names)] if absent else []
    return [
        Finding("unit-missing", sheet, silent.get(u.code), u.name, particulars={"names": u.name, "codes": u.code})
        for u in absent
    ]
