"""THE COUNTING: who has how many, by unit, branch, cluster, phase and more; as stated and as checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tally.directory import Directory
from tally.intake.reading import UnitFigures
from tally.intake.register.columns import COLUMNS, STATUSES
from tally.intake.register.distinct import decoded, either, mapped, single
from tally.text import collated, words
from tally.wording import say, termed

SIDES = ("status", "checked", "stated")
SPELLED = ("branch", "group", "field")


@dataclass(frozen=True)
class Counts:
    """Initiatives of one kind: as counted, checked and stated, each status -> number; `benefit` summed, in đồng."""

    key: tuple[object, ...]
    status: Mapping[str, int]
    checked: Mapping[str, int]
    stated: Mapping[str, int]
    benefit: int = 0

    @property
    def code(self) -> str | None:
        """The first part of a key of texts: a unit, a reason; None where it is not given."""
        return None if self.key[0] is None else str(self.key[0])

    @property
    def total(self) -> int:
        """Valid, invalid and pending together."""
        return sum(self.status.values())


def count(rows: pa.Table, *by: str, directory: Directory | None = None) -> list[Counts]:
    """Counts for every combination of `by` (see `reading.BY`) that occurs, None standing for what is not given.

    A unit is its code, or its printed name where the directory does not know it; a branch is counted with its unit
    (key: unit, branch); a month is its first day. Sorted by key, what is not given last. The sums over all keys are the
    sums over all rows. Of the columns that are not counted by, only status is needed.
    """
    names = [part for name in by for part in (("unit", "branch") if name == "branch" else (name,))]
    keys = {name: _key(rows, name, directory) for name in dict.fromkeys(names)}
    sides = {f"_{side}": single(rows[side if side in rows.column_names else "status"]) for side in SIDES}
    benefit = rows["benefit"] if "benefit" in rows.column_names else pa.nulls(len(rows), pa.int64())
    table = pa.table({**keys, **sides, "benefit": benefit})
    grouped = table.group_by([*keys, *sides]).aggregate([([], "count_all"), ("benefit", "sum")])
    texts = {name: decoded(grouped[name]) for name in grouped.column_names}
    return _gathered(pa.table(texts), list(keys))


def naming(by: str, directory: Directory | None) -> Callable[[tuple[object, ...]], str]:
    """What says a key of `count(rows, by)` in words: names for codes, "5/2022" for a month, "not given" for None."""
    known = names_of("unit" if by == "branch" else by, directory)

    def part_name(part: object) -> str:
        if part is None:
            return say("counted-not-given")
        return f"{part.month}/{part.year}" if isinstance(part, date) else known.get(str(part), str(part))

    if by != "branch":
        return lambda key: part_name(key[-1])
    return lambda key: part_name(None) if key[-1] is None else f"{key[-1]} · {part_name(key[0])}"


def names_of(by: str, directory: Directory | None) -> dict[str, str]:
    """Code -> name, for what has codes."""
    if by == "reason":
        known = {reason.code: termed(reason.text) for reason in directory.reasons} if directory else {}
        return {"other": say("returns-reason-other")} | known
    parts = {"unit": "units", "cluster": "clusters", "phase": "phases"}
    return {each.code: termed(each.name) for each in getattr(directory, parts[by])} if directory and by in parts else {}


def of_units(rows: pa.Table, directory: Directory | None) -> list[Counts]:
    """The counts of each unit that the rows name: the directory's in its order, then unknown ones, then none."""
    counted = {counts.code: counts for counts in count(rows, "unit")}
    known = [unit.code for unit in directory.units] if directory else []
    return [counted[code] for code in dict.fromkeys([*known, *counted]) if code in counted]


def by_unit(rows: pa.Table, directory: Directory | None) -> tuple[UnitFigures, ...]:
    """The same as figures; rows that name no unit stand under the unit ""."""
    known = {unit.code: unit.name for unit in directory.units} if directory else {}
    return tuple(_figures(counts, known) for counts in of_units(rows, directory))


def _figures(counts: Counts, known: Mapping[str, str]) -> UnitFigures:
    key = counts.code
    figures: dict[str, Any] = {**counts.status, **{f"stated_{name}": n for name, n in counts.stated.items()}}
    return UnitFigures(
        unit=known.get(key or "", key or ""),
        code=key if key in known else None,
        quota=None,
        cells={"total": str(counts.total)},
        **figures,
    )


def _key(rows: pa.Table, name: str, directory: Directory | None) -> pa.Array:
    if name == "unit":
        known = single(rows["unit"])
        return either(known, single(rows["unit_printed"])) if "unit_printed" in rows.column_names else known
    if name == "cluster":
        clusters = {unit.code: unit.cluster or None for unit in directory.units} if directory else {}
        return mapped(single(rows["unit"]), clusters.get, COLUMNS.field("unit").type)
    if name == "month":
        days = single(rows["recognised"])
        return mapped(days.dictionary_encode(), lambda day: date(day.year, day.month, 1), pa.date32())
    return _alike(single(rows[name])) if name in SPELLED else single(rows[name])


def _alike(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Spellings that differ in case, marks or punctuation only, written as the most frequent of them."""
    number = {part["values"]: part["counts"] for part in pc.value_counts(column).to_pylist()}
    chosen: dict[tuple[str, ...], str] = {}
    for text in sorted(filter(None, number), key=lambda text: (-number[text], text)):
        chosen.setdefault(words(text), text)
    return mapped(column, lambda text: chosen.get(words(text)), column.type)


def _gathered(grouped: pa.Table, keys: list[str]) -> list[Counts]:
    sides: dict[tuple[object, ...], dict[str, dict[str, int]]] = {}
    benefits: Counter[tuple[object, ...]] = Counter()
    for part in grouped.to_pylist():
        key = tuple(part[name] for name in keys)
        sums = sides.setdefault(key, {name: dict.fromkeys(STATUSES, 0) for name in SIDES})
        for name in SIDES:
            sums[name][part[f"_{name}"]] += part["count_all"]
        benefits[key] += part["benefit_sum"] or 0
    in_order = sorted(sides, key=lambda key: [(part is None, collated(str(part))) for part in key])
    return [Counts(key, **sides[key], benefit=benefits[key]) for key in in_order]
