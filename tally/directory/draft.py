"""A table of units that the directory does not know -> a directory for them: another province, a new campaign."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from tally.directory import Cluster, Directory, Period, Programme, Unit
from tally.intake.reading import Reading
from tally.text import bare, fold


def directory_from(
    reading: Reading, name: str, year: int, base: Directory | None = None, taken: Collection[str] = ()
) -> Directory:
    """The directory that a summary table implies: its units with their quotas, and a cluster for each group of rows.

    `name` is the programme's, `year` the period: what a table does not say. Units named twice become one. The reasons
    of `base` come along; where its programme is the same, its phases too: another province in the same campaign. The
    period gets a code unlike those `taken` by figures in force, so that units of two directories are never added up.
    """
    units: dict[str, Unit] = {}
    quotas: dict[tuple[str, str], int] = {}
    clusters = _clusters(reading)
    period = Period(_unlike(str(year), taken, "-"), f"Năm {year}", date(year, 1, 1), date(year, 12, 31))
    for figures in reading.units:
        known = units.get(fold(figures.unit))
        code = known.code if known else _code(figures.unit, [unit.code for unit in units.values()])
        units[fold(figures.unit)] = known or Unit(code, figures.unit, cluster=clusters.get(figures.group, ""))
        if figures.quota is not None:
            quotas[period.code, code] = figures.quota
    found = tuple(Cluster(code, group) for group, code in clusters.items())
    reasons = base.reasons if base else ()
    made = Directory(
        Programme(name), (period,), units=tuple(units.values()), clusters=found, quotas=quotas, reasons=reasons
    )
    if base is None or fold(name) != fold(base.programme.name):
        return made
    return replace(
        made,
        programme=replace(base.programme, owner="", place="", assigned_quota=None, notes={}),
        phases=base.phases,
    )


def _clusters(reading: Reading) -> dict[str, str]:
    groups = dict.fromkeys(figures.group for figures in reading.units if figures.group)
    return {group: f"C{place}" for place, group in enumerate(groups, start=1)}


def _code(name: str, taken: Sequence[str]) -> str:
    """The initials of the name's last two words, made unlike those that are taken: "LĐLĐ huyện Hải Hậu" -> "HH"."""
    words = re.findall(r"[a-z0-9]+", bare(name)) or ["dv"]
    code = "".join(word[0] for word in words[-2:]).upper()
    return _unlike(code, taken)


def _unlike(code: str, taken: Collection[str], between: str = "") -> str:
    """The code, numbered from 2 where it is taken."""
    number = 1
    while (numbered := code if number == 1 else f"{code}{between}{number}") in taken:
        number += 1
    return numbered
