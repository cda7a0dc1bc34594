"""What must hold between the parts of a directory: codes once, names told apart, successors that end somewhere."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tally.directory import Directory, Unit
from tally.text import fold

if TYPE_CHECKING:
    from tally.directory.reader import Parsed, Record


def check(directory: Directory, parsed: Parsed) -> None:
    """Adds a finding, at its cell, for everything that does not hold between the parts."""
    for subject in ("periods", "phases", "clusters", "units", "branches", "reasons"):
        _codes_once(parsed.of(subject))
    _names_apart(directory, parsed.of("units"))
    _successors_end(directory, parsed.of("units"))
    _phases_apart(directory, parsed.of("phases"))
    _branches_within(directory, parsed.of("branches"))


def _codes_once(records: list[Record]) -> None:
    seen: dict[str, str | None] = {}
    for record in records:
        code = record.text("code")
        if fold(code) in seen:
            record.notice("code-twice", "code", value=code, first=seen[fold(code)])
        seen.setdefault(fold(code), record.cell("code"))


def _names_apart(directory: Directory, records: list[Record]) -> None:
    """Two units that stand at the same time may not be called the same: a table's row could mean either."""
    units = {unit.code: unit for unit in directory.units}
    called: dict[str, list[str]] = defaultdict(list)
    for unit in directory.units:
        for name in {fold(name) for name in (unit.name, unit.short, *unit.aliases) if name}:
            called[name].append(unit.code)
    for record in records:
        code = record.text("code")
        for name in (record.text("name"), *record.names("aliases")):
            others = [c for c in called[fold(name)] if c != code and _together(units[c], units[code])]
            if others:
                record.notice("name-shared", "name", value=name, other=units[others[0]].name)


def _together(a: Unit, b: Unit) -> bool:
    starts = [unit.valid_from for unit in (a, b) if unit.valid_from]
    ends = [unit.valid_to for unit in (a, b) if unit.valid_to]
    return not (starts and ends) or max(starts) <= min(ends)


def _successors_end(directory: Directory, records: list[Record]) -> None:
    after = {unit.code: unit.successor for unit in directory.units if unit.successor}
    for record in records:
        code, met = record.text("code"), []
        while code in after and code not in met:
            met.append(code)
            code = after[code]
        if code in met:
            record.notice("successor-ring", "successor", ring=" → ".join([*met, code]))
        elif record.text("successor") and record.values.get("valid_to") is None:
            record.notice("successor-undated", "valid_to", unit=record.text("name"))


def _phases_apart(directory: Directory, records: list[Record]) -> None:
    cells = {record.text("code"): record for record in records}
    phases = sorted(directory.phases, key=lambda phase: phase.start)
    for early, late in itertools.pairwise(phases):
        if late.start <= early.end:
            cells[late.code].notice("phases-overlap", "start", first=early.name, second=late.name)


def _branches_within(directory: Directory, records: list[Record]) -> None:
    """A unit that hands on more than it owes (letter 117, point 1, asks units to share their quota out)."""
    handed: Counter[str] = Counter()
    for branch in directory.branches:
        handed[branch.unit] += branch.quota or 0
    rows = {record.text("unit"): record for record in records}
    for code, total in handed.items():
        quotas = [quota for (_, unit), quota in directory.quotas.items() if unit == code]
        if quotas and total > max(quotas) and code in rows:
            rows[code].notice("branches-exceed", "quota", unit=code, total=total, quota=max(quotas))
