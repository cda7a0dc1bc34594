"""What judged initiatives say together that a person is asked about: days after the list's own, one list
twice, one title twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import equals, single
from tally.intake.register.wordings import persons
from tally.table.cells import WHOLE
from tally.table.model import Table
from tally.text import fold
from tally.wording import day

AGAIN, FEWEST_AGAIN = 5, 3  # one title in so many, and so many at least, that come again are asked about
FEWEST = 2  # initiatives of two sheets by the same authors on the same day that are more than chance
OF_ONE = ("unit_printed", "authors", "recognised")


def recognised_later(
    rows: pa.Table, printed: date | None, places: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    """The question of initiatives that were recognised after the day up to which their list says that it counts."""
    if printed is None:
        return
    later = pc.fill_null(pc.greater(single(rows["recognised"]), pa.scalar(printed, pa.date32())), False)
    spots = pc.indices_nonzero(pc.and_(later, equals(rows["status"], "valid")))
    if len(spots):
        sheet, row, value = (rows[name][spots[0].as_py()].as_py() for name in ("sheet", "row", "recognised"))
        what = {"day": day(printed), "value": day(value)}
        cell = f"{places[sheet].get('recognised', 'A')}{row}"
        yield Finding("recognised-later", sheet, cell, count=len(spots), particulars=what)


def sheets_alike(rows: pa.Table) -> Iterator[Finding]:
    """The question whether one sheet takes the place of another, where the same persons stand on both with other titles
    on the same days."""
    if len(rows) > WHOLE or len(pc.unique(rows["sheet"])) < 2:
        return
    sheets: dict[str, set[tuple[object, ...]]] = {}
    for row in rows.filter(equals(rows["status"], "valid")).select(["sheet", *OF_ONE]).to_pylist():
        if row["authors"] and row["recognised"]:
            sheets.setdefault(row["sheet"], set()).add(tuple(row[name] for name in OF_ONE))
    for (first, ours), (second, theirs) in combinations(sheets.items(), 2):
        count = len(ours & theirs)
        if count >= FEWEST and 2 * count >= min(len(ours), len(theirs)):
            yield Finding("sheets-alike", second, count=count, particulars={"other": first})


def titles_repeated(table: Table, own: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """The question whether one initiative stands once for each of its authors: titles that others of a unit have.

    Of few of them only where they share an author, or a decision that no other of the list has. `own` are its rows.
    """
    valid = [row for row in own if row["title"] and row["stated"] == "valid" and row["reason"] != "duplicate"]
    decided = Counter(map(_decision, valid))
    alike: dict[object, dict[str, Mapping[str, Any]]] = {}
    for row in valid:
        of_title = alike.setdefault((fold(row["title"]), row["unit_printed"]), {})
        of_title.setdefault("; ".join(persons(row["authors"] or "")), row)
    again = [[*rows.values()] for rows in alike.values() if len(rows) > 1]
    count = sum(len(rows) - 1 for rows in again)
    if count < FEWEST_AGAIN or count * AGAIN < len(own):
        again = [rows for rows in again if _as_one(rows, decided)]
        count = sum(len(rows) - 1 for rows in again)
    if again:
        first = again[0][0]
        cell = table.address(first["row"], table.columns["title"])
        yield Finding("titles-repeated", table.sheet.name, cell, count=count, particulars={"value": first["title"]})


def _as_one(rows: Sequence[Mapping[str, Any]], decided: Counter[tuple[object, ...]]) -> bool:
    """Whether two of these rows of one title name one person, or have one decision and no other row has it."""
    times = Counter(_decision(row) for row in rows if row["decision"])
    if any(1 < count == decided[decision] < decided.total() for decision, count in times.items()):
        return True
    named = [{*persons(row["authors"] or "")} for row in rows]
    return any(not ours.isdisjoint(theirs) for ours, theirs in combinations(named, 2))


def _decision(row: Mapping[str, Any]) -> tuple[object, ...]:
    return row["unit_printed"], row["decision"], row["recognised"]
