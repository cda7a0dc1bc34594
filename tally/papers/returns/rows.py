"""The rows that go back, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from tally.directory import Directory
from tally.intake.register.distinct import either, single
from tally.intake.rules import BIT, noticed
from tally.intake.rules.catalogue import Rule
from tally.wording import say


def to_mend(rows: pa.Table) -> pa.Table:
    """The invalid and the pending rows, by unit, branch, file, sheet and row."""
    status = single(rows["status"])
    kept = rows.filter(pc.is_in(status.cast(pa.string()), pa.array(["invalid", "pending"])))
    named = {name: kept[name].cast(pa.string()) for name in ("unit", "branch", "sheet")}
    order = pa.table({**named, "row": kept["row"]})
    return kept.take(pc.sort_indices(order, [(name, "ascending") for name in order.column_names]))


def by_unit(rows: pa.Table) -> Iterator[tuple[str | None, pa.Table]]:
    """(unit, its rows): the code, the printed name where the directory does not know it, None where there is none."""
    return _parts(rows, either(single(rows["unit"]), single(rows["unit_printed"])))


def by_branch(rows: pa.Table) -> Iterator[tuple[str | None, pa.Table]]:
    """(grassroots union as printed, its rows), None where none is named."""
    return _parts(rows, single(rows["branch"]))


def _parts(rows: pa.Table, key: pa.DictionaryArray) -> Iterator[tuple[str | None, pa.Table]]:
    # one sort instead of one filter per key: a province has thousands of grassroots unions
    order = pc.sort_indices(key.indices)
    ordered = rows.take(order)
    runs, start = pc.run_end_encode(key.indices.take(order)), 0
    for place, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield (None if place is None else key.dictionary[place].as_py()), ordered.slice(start, end - start)
        start = end


Explained = Callable[[str, str | None, str | None, int], tuple[str, str]]


def explained(directory: Directory | None) -> Explained:
    """A function of (status, reason, reason_printed, noticed) that gives (why it does not count, what to do)."""
    reasons = {reason.code: reason for reason in directory.reasons} if directory else {}

    @cache  # once for every combination that occurs
    def explain(status: str, reason: str | None, printed: str | None, bits: int) -> tuple[str, str]:
        known, telling = reasons.get(reason or ""), _telling(status, bits)
        why = [*([printed] if printed else []), *(say(f"return-{rule.code}") for rule in telling)]
        remedies = [rule.remedy for rule in telling]
        if known and known.remedy and (printed or not remedies):
            remedies.insert(0, known.remedy)
        said = "; ".join(why) or (known.text if known else "")
        return said or say("return-no-reason"), "; ".join(dict.fromkeys(remedies)) or say("return-ask")

    return explain


def _telling(status: str, bits: int) -> list[Rule]:
    """The rules that explain the status: those that disqualify, and those that leave it open or ask for the reason."""
    opened = BIT["status-missing"] | BIT["status-unknown"]
    telling = [rule for rule in noticed(bits) if rule.disqualifies]
    return telling + (list(noticed(bits & opened)) if status == "pending" else [])
