"""What the checks found -> findings, one per place up to a cap, and the true count always."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.columns import STATING
from tally.intake.register.distinct import single
from tally.intake.rules.catalogue import BIT, RULES, Rule, failing
from tally.matching import Matcher
from tally.text.days import SPANS

CAP = 50  # findings of one code that name their cell; one more stands for the rest

SHOWN = {"recognised": "recognised_printed", "unit": "unit_printed", "status": "status_printed", "title": "title"}

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

Places = Mapping[str, Mapping[str, str]]


def findings(rows: pa.Table, places: Places, matcher: Matcher | None = None) -> tuple[Finding, ...]:
    """The findings of judged rows. `places`: sheet -> field -> column letters; `matcher` knows units of alike names.

    The counts of one code always sum to the rows that it stands for.
    """
    noted: list[Finding] = []
    noticed = single(rows["noticed"])
    together = reduce(or_, noticed.unique().drop_null().to_pylist(), 0)
    for rule in RULES:
        if not together & BIT[rule.code]:
            continue
        spots = pc.indices_nonzero(failing(noticed, rule))
        if rule.code == "unit-unknown" and matcher:
            noted += _unknown_units(rule, rows, spots, places, matcher)
        elif not any(_letters(fields, rule.field) for fields in places.values()):
            apart = "status_printed" if rule.code == "status-unknown" else "sheet"  # a title that states something
            lacking = _by_text(rows[apart], spots)
            noted += [_finding(rule, rows, spot, places, count, "column") for spot, count in lacking]
        else:
            noted += [_finding(rule, rows, spot.as_py(), places, 1, "cell") for spot in spots[:CAP]]
            if len(spots) > CAP:
                noted.append(_finding(rule, rows, spots[CAP].as_py(), places, len(spots) - CAP, "rest"))
    return tuple(noted)


def _by_text(texts: pa.ChunkedArray, spots: pa.Array) -> list[tuple[int, int]]:
    """(the first of these rows, how many there are) of each text that stands in them."""
    table = pa.table({"text": single(texts.take(spots)).indices, "spot": spots})
    grouped = table.group_by("text").aggregate([("spot", "min"), ("spot", "count")])
    return sorted(zip(*(grouped[name].to_pylist() for name in ("spot_min", "spot_count")), strict=True))


def _letters(fields: Mapping[str, str], field: str) -> str | None:
    if field == "status":
        return next((fields[name] for name in STATING if name in fields), None)
    return fields.get(field) or fields.get(f"{field}_day")


def _finding(rule: Rule, rows: pa.Table, spot: int, places: Places, count: int, extent: str) -> Finding:
    sheet, row = rows["sheet"][spot].as_py(), rows["row"][spot].as_py()
    letters = _letters(places.get(sheet, {}), rule.field)
    shown = SHOWN.get(rule.field)
    value = rows[shown][spot].as_py() if shown else None
    if rule.field == "recognised" and value and ISO.match(value):
        value = rows["recognised"][spot].as_py() or value  # a cell that holds a day; nobody has typed it so
    if extent == "cell" and rule.disqualifies and rows["status"][spot].as_py() == "pending":
        extent = "waiting"  # what makes others invalid leaves this one as it is
    if rule.code == "date-ambiguous" and extent == "cell" and rows["date_flag"][spot].as_py() in SPANS:
        extent = "span"
    return Finding(
        rule.code,
        sheet=sheet,
        cell=f"{letters or 'A'}{row}" if extent != "column" else None,
        unit=rows["unit_printed"][spot].as_py() if extent != "column" else None,
        count=count,
        particulars={"extent": extent, "row": row, "value": value or ""},
    )


def _unknown_units(rule: Rule, rows: pa.Table, spots: pa.Array, places: Places, matcher: Matcher) -> Iterator[Finding]:
    for first, count in sorted(_by_text(rows["unit_printed"], spots), key=lambda part: -part[1]):
        name = rows["unit_printed"][first].as_py()
        finding = _finding(rule, rows, first, places, count, "cell")
        yield replace(finding, particulars=matcher.unknown(name, matcher.match(name)))
