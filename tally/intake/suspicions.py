"""What judged initiatives say together that a person is asked about: days after the list's own, one list twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import single
from tally.table.cells import WHOLE
from tally.wording import day

FEWEST = 2  # initiatives of two sheets by the same authors on the same day that are more than chance
OF_ONE = ("unit_printed", "authors", "recognised")


def recognised_later(
    rows: pa.Table, printed: date | None, places: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    """The question of initiatives that were recognised after the day up to which their list says that it counts."""
    if printed is None:
        return
    later = pc.fill_null(pc.greater(single(rows["recognised"]), pa.scalar(printed, pa.date32())), False)
    spots = pc.indices_nonzero(pc.and_(later, _valid(rows)))
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
    for row in rows.filter(_valid(rows)).select(["sheet", *OF_ONE]).to_pylist():
        if row["authors"] and row["recognised"]:
            sheets.setdefault(row["sheet"], set()).add(tuple(row[name] for name in OF_ONE))
    for (first, ours), (second, theirs) in combinations(sheets.items(), 2):
        count = len(ours & theirs)
        if count >= FEWEST and 2 * count >= min(len(ours), len(theirs)):
            yield Finding("sheets-alike", second, count=count, particulars={"other": first})


def _valid(rows: pa.Table) -> pa.Array:
    return pc.equal(single(rows["status"]).cast(pa.string()), "valid")
