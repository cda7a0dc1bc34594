"""What must hold between the parts of a directory: codes once, names told apart, successors that end somewhere."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tally.directory import Directory, Unit
from tally.text import fold

if TYPE_CHECKING:
    from tally.directory.reader import Parsed


def check(directory: Directory, parsed: Parsed) -> None:
    """Adds a finding, at its cell, for everything that does not hold between the parts."""
    _codes_once(parsed)
    _names_apart(directory, parsed)
    _successors_end(directory, parsed)
    _phases_apart(directory, parsed)
    _branches_within(directory, parsed)


def _codes_once(parsed: Parsed) -> None:
    for subject in ("periods", "phases", "clusters", "units", "branches", "reasons"):
        seen: dict[str, str | None] = {}
        for record in parsed.records.get(subject, ()):
            code = record.text("code")
            if fold(code) in seen:
                parsed.notice("code-twice", record.sheet, record.cell("code"), value=code, first=seen[fold(code)])
            seen.setdefault(fold(code), record.cell("code"))


def _names_apart(directory: Directory, parsed: Parsed) -> None:
    """Two units that stand at the same time may not be called the same: a table's row could mean either."""
    units = {unit.code: unit for unit in directory.units}
    called: dict[str, list[str]] = defaultdict(list)
    for unit in directory.units:
        for name in {fold(name) for name in (unit.name, unit.short, *unit.aliases) if name}:
            called[name].append(unit.code)
    for record in parsed.records.get("units", ()):
        code = record.text("code")
        for name in (record.text("name"), *record.names("aliases")):
            others = [c for c in called[fold(name)] if c != code and _together(units[c], units[code])]
            if others:
                parsed.notice("name-shared", record.sheet, record.cell("name"), value=name, other=units[others[0]].name)


def _together(a: Unit, b: Unit) -> bool:
    starts = [unit.valid_from for unit in (a, b) if unit.valid_from]
    ends = [unit.valid_to for unit in (a, b) if unit.valid_to]
    return not (starts and ends) or max(starts) <= min(ends)


def _successors_end(directory: Directory, parsed: Parsed) -> None:
    after = {unit.code: unit.successor for unit in directory.units if unit.successor}
    for record in parsed.records.get("units", ()):
        code, met = record.text("code"), []
        while code in after and code not in met:
            met.append(code)
            code = after[code]
        if code in met:
            parsed.notice("successor-ring", record.sheet, record.cell("successor"), ring=" → ".join([*met, code]))
        elif record.text("successor") and record.values.get("valid_to") is None:
            parsed.notice("successor-undated", record.sheet, record.cell("valid_to"), unit=record.text("name"))


def _phases_apart(directory: Directory, parsed: Parsed) -> None:
    cells = {r.text("code"): r for r in parsed.records.get("phases", ())}
    phases = sorted(directory.phases, key=lambda phase: phase.start)
    for early, late in itertools.pairwise(phases):
        if late.start <= early.end:
            record = cells[late.code]
            parsed.notice("phases-overlap", record.sheet, record.cell("start"), first=early.name, second=late.name)


def _branches_within(directory: Directory, parsed: Parsed) -> None:
    """A unit that hands on more than it owes (letter 117, point 1, asks units to share their quota out)."""
    handed: Counter[str] = Counter()
    for branch in directory.branches:
        handed[branch.unit] += branch.quota or 0
    records = {r.text("unit"): r for r in parsed.records.get("branches", ())}
    for code, total in handed.items():
        quotas = [quota for (_, unit), quota in directory.quotas.items() if unit == code]
        if quotas and total > max(quotas) and code in records:
            sheet = records[code].sheet
            parsed.notice(
                "branches-exceed", sheet, records[code].cell("quota"), unit=code, total=total, quota=max(quotas)
            )
