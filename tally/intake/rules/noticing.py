"""What the checks found -> findings, one per place up to a cap, and the true count always."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import single
from tally.intake.rules.catalogue import BIT, RULES, Rule, failing
from tally.matching import Matcher
from tally.text.days import SPANS

CAP = 50  # findings of one code that name their cell; one more stands for the rest

STATUS = ("status", "valid_mark", "invalid_mark", "pending_mark")
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
            noted += _unknown_units(rule, rows.take(spots), places, matcher)
        elif not any(_letters(fields, rule.field) for fields in places.values()):
            noted += [_finding(rule, rows, spot, places, count, "column") for spot, count in _titled(rule, rows, spots)]
        else:
            noted += [_finding(rule, rows, spot.as_py(), places, 1, "cell") for spot in spots[:CAP]]
            if len(spots) > CAP:
                noted.append(_finding(rule, rows, spots[CAP].as_py(), places, len(spots) - CAP, "rest"))
    return tuple(noted)


def _titled(rule: Rule, rows: pa.Table, spots: pa.Array) -> list[tuple[int, int]]:
    """The first of these rows and their number; of rows that titles state something of, for each title."""
    if rule.code != "status-unknown":
        return [(spots[0].as_py(), len(spots))]
    titles = single(rows["status_printed"].take(spots)).indices
    alike = pc.value_counts(titles).to_pylist()
    return [(spots[pc.index(titles, title["values"]).as_py()].as_py(), title["counts"]) for title in alike]


def _letters(fields: Mapping[str, str], field: str) -> str | None:
    if field == "status":
        return next((fields[name] for name in STATUS if name in fields), None)
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
        unit=rows["unit_printed"][spot].as_py(),
        count=count,
        particulars={"extent": extent, "row": row, "value": value or ""},
    )


def _unknown_units(rule: Rule, rows: pa.Table, places: Places, matcher: Matcher) -> list[Finding]:
    printed = pa.table({"name": rows["unit_printed"].cast(pa.string()), "spot": pa.array(range(len(rows)), pa.int64())})
    names = printed.group_by("name").aggregate([("spot", "min"), ("spot", "count")]).to_pylist()
    findings = []
    for part in sorted(names, key=lambda part: (-part["spot_count"], part["spot_min"])):
        name, first, count = part["name"], part["spot_min"], part["spot_count"]
        finding = _finding(rule, rows, first, places, count, "cell")
        findings.append(replace(finding, particulars=matcher.unknown(name, matcher.match(name))))
    return findings
