"""The whole way of a register: its rows read, judged and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, permutations

import pyarrow as pa
import pyarrow.compute as pc

from tally import counts
from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding
from tally.intake.reading import Answers, Reading
from tally.intake.register.columns import TEXT, with_columns
from tally.intake.register.distinct import either, equals, mapped, single
from tally.intake.register.initiatives import read_initiatives
from tally.intake.register.scope import is_sent_back, list_units, sheets_together
from tally.intake.rules.catalogue import RULES, failing
from tally.intake.rules.judging import judge
from tally.intake.rules.noticing import ISO, findings
from tally.matching import Matcher
from tally.table.account import RowSpan, account
from tally.table.cells import WHOLE
from tally.table.listing import UNION
from tally.table.model import Table
from tally.text import fold
from tally.text.days import as_of, read_date
from tally.wording import day
from tally.workbook import Workbook
from tally.workbook.guarded import Progress

NAMELESS = 10  # one in so many rows without a unit is asked about
FEWEST = 10  # initiatives of a list from which a tenth of it means something; of a shorter one, two initiatives do
CAUSED = 3  # initiatives from which one cause for half of a list is more than chance; for all of it, one is
SHEETS = 60  # sheets of a workbook that are weighed one by one
FEWEST_ALIKE = 2  # initiatives of two sheets by the same authors on the same day that are more than chance
OF_ONE = ("unit_printed", "authors", "recognised")
STATING = frozenset({"status", "valid_mark", "invalid_mark"})
Held = Callable[[frozenset[str], date | None], pa.Table]
"""(codes of the units that a register covers, its as-of date) -> `duplicates.held_keys` of what others hold."""


def read_register(
    workbook: Workbook,
    table: Table,
    directory: Directory | None,
    answers: Answers,
    *,
    others: Sequence[Table] = (),
    held: Held | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The initiatives of `table` and of the `others` of its workbook, judged and counted by unit.

    `held` tells what the uploads in force hold of other units (`Store.held`). Raises Refusal("no-rows") where there is
    a header and no initiative below it.
    """
    tables = [table, *others]
    dated = as_of([text for part in tables for text in (*part.above, part.sheet.name)])
    matcher = Matcher(directory, answers.aliases, dated) if directory else None
    unit = matcher.name(answers.unit) if matcher and answers.unit else answers.unit or ""
    lists = read_initiatives(tables, _code(matcher), answers, unit, progress)
    rows = _without_left_out(_at_home(lists.rows, matcher), matcher)
    if not len(rows):
        raise Refusal("no-rows", file=workbook.file)
    if progress:
        progress("checks", len(rows), len(rows))
    covered = pc.unique(single(rows["unit"]).cast(pa.string())).drop_null()
    rows = judge(rows, directory, held(frozenset(covered.to_pylist()), dated) if held else None)
    noticed = [*lists.findings, *findings(rows, lists.places, matcher), *weighty(rows, table, matcher)]
    noticed += _titled_otherwise(rows, tables, matcher)
    printed = as_of([text for part in tables if not is_sent_back(part) for text in part.above])
    noticed += [*_recognised_later(rows, printed, lists.places), *_sheets_alike(rows)]
    noticed += _sheets_within(rows, noticed)
    noticed += sheets_together(rows, _code(matcher))
    total = next((total for sheet, _, total, _ in lists.totals if sheet == table.sheet.name), None)
    noticed += [*_hidden(rows, tables), *_printed(lists.totals), *_not_understood(tables, lists.others)]
    spans, *elsewhere = (_account(parts, lists.others, answers) for parts in _by_sheet(tables))
    return Reading(
        file=workbook.file,
        sha256=workbook.sha256,
        kind="register",
        sheet=table.sheet.name,
        as_of=dated or as_of([workbook.file]),
        units=counts.by_unit(rows, directory),
        printed_totals=None if total is None else {"quota": None, "valid": None, "invalid": None, "total": total},
        findings=tuple(noticed),
        spans=spans,
        elsewhere=tuple(chain.from_iterable(elsewhere)),
        range=table.range,
        header_rows=table.header_rows,
        columns={letters: name for name, letters in lists.places[table.sheet.name].items()},
        title=next(iter(table.above), None),
        rows=rows,
    )


def _by_sheet(tables: Sequence[Table]) -> list[list[Table]]:
    """The lists of each sheet from the top down, those of the first list's sheet before all others."""
    sheets: dict[str, list[Table]] = {}
    for table in tables:
        sheets.setdefault(table.sheet.name, []).append(table)
    return [sorted(own, key=lambda part: part.top) for own in sheets.values()]


def _account(own: Sequence[Table], others: Mapping[tuple[str, int], str], answers: Answers) -> tuple[RowSpan, ...]:
    return account(own[0].sheet, _what(own, others, answers), _usual(own))


def _what(
    tables: Sequence[Table], others: Mapping[tuple[str, int], str], answers: Answers
) -> dict[int, tuple[str, str]]:
    """Row -> (what, why) of the rows of a sheet's lists that are no initiatives, and the row behind each list."""
    usual = _usual(tables)
    known: dict[int, tuple[str, str]] = {}
    for table in tables:
        known |= table.headed()
        known.setdefault(table.last_row + 1, (usual(table.last_row + 1), ""))
    known |= {row: (what, "") for (sheet, row), what in others.items() if sheet == tables[0].sheet.name}
    return known | {row: (what, "why-answer") for row, what in answers.rows_of(tables[0].sheet.name).items()}


def _usual(tables: Sequence[Table]) -> Callable[[int], str]:
    def usual(row: int) -> str:
        if any(table.first_row <= row <= table.last_row for table in tables):
            return "counted"
        return "title" if row < tables[-1].first_row else "other-table"

    return usual


def _printed(totals: Sequence[tuple[str, int, int, int]]) -> Iterator[Finding]:
    """The totals that lists print below themselves, where they are not the number of their initiatives."""
    for sheet, row, printed, computed in totals:
        gap = {"printed": printed, "computed": computed, "difference": abs(printed - computed), "figure": "total"}
        if printed != computed:
            yield Finding("total-mismatch-total", sheet, f"A{row}", particulars=gap)


def _hidden(rows: pa.Table, tables: Sequence[Table]) -> Iterator[Finding]:
    """The question whether initiatives count whose rows are hidden, as by a filter, or whose titles are struck out."""
    for sheet, table in {table.sheet.name: (table.sheet, table) for table in tables}.values():
        struck = {row for row, column in sheet.struck if column == table.columns.get("title")}
        of_sheet = rows.filter(pc.equal(rows["sheet"], sheet.name)) if sheet.hidden_rows or struck else rows.slice(0, 0)
        own = of_sheet["row"].to_pylist()
        valid = [row for row, status in zip(own, of_sheet["status"].to_pylist(), strict=True) if status == "valid"]
        for code, marked in (
            ("initiatives-hidden", [row for row in own if row in sheet.hidden_rows]),
            ("initiatives-struck", [row for row in valid if row in struck]),
        ):
            if marked:
                what = {"total": len(own)}
                yield Finding(code, sheet.name, f"A{marked[0]}", count=len(marked), particulars=what)


def _not_understood(tables: Sequence[Table], others: Mapping[tuple[str, int], str]) -> list[Finding]:
    """Rows between initiatives that say a little and name nothing: they block until a person says what they are."""
    tables_of, findings = {table.sheet.name: table for table in tables}, []
    for name, row in (row for row, what in others.items() if what == "not-understood"):
        table, sheet = tables_of[name], tables_of[name].sheet
        texts = [_as_shown(column[row - sheet.first_row].as_py()) for column in sheet.cells.columns]
        there = [i for i, text in enumerate(texts) if text]
        what = {"row": row, "label": " ".join(texts[i] for i in there), "kind": "register"}
        cell = table.address(row, sheet.first_column + there[0])
        findings.append(Finding("row-not-understood", name, cell, particulars=what))
    return findings


def _as_shown(text: str | None) -> str:
    """A cell as it is told: one that holds a day, as days are written."""
    held = read_date(text).day if text and ISO.fullmatch(text) else None
    return day(held) if held else text or ""


def weighty(rows: pa.Table, table: Table, matcher: Matcher | None) -> list[Finding]:
    """What is asked before a list counts: whose it is, and whether one cause may make half of it invalid."""
    total, nameless = len(rows), single(rows["unit_printed"]).null_count
    sheet, questions = table.sheet.name, []
    if nameless == total:
        units = list_units(table.above, sheet, _code(matcher))
        what = {"codes": ", ".join(units), "names": tuple(units.values()), "near": len(units)}
        return [Finding("list-without-unit", sheet, count=total, particulars=what)]
    if nameless * NAMELESS >= total and (total >= FEWEST or nameless > 1):
        questions.append(Finding("units-not-said", sheet, count=nameless, particulars={"total": total}))
    refused = STATING & table.columns.keys() == {"invalid_mark"}  # then a blank is no answer
    causes = [*_causes(rows, sheet, refused=refused)]
    asked = {cause.particulars["cause"] for cause in causes}
    sheets = pc.unique(single(rows["sheet"]).cast(pa.string())).to_pylist()
    for name in sheets[:SHEETS] if len(sheets) > 1 else []:
        part = _causes(rows.filter(pc.equal(rows["sheet"], name)), name)
        causes += [cause for cause in part if cause.particulars["cause"] not in asked]
    return [*questions, *causes]


def _titled_otherwise(rows: pa.Table, tables: Sequence[Table], matcher: Matcher | None) -> Iterator[Finding]:
    """The question whose the initiatives of a sheet are, where its title or name says one unit and its rows others.

    "Giáo dục" may be a trade of that unit. Below a heading of units others may stand beside it; in rows that stand
    alone, where the unit itself is named as they are.
    """
    sheets = {table.sheet.name: table for table in reversed(tables)}
    for name, table in list(sheets.items())[:SHEETS]:
        headed = table.settled.why.get(table.columns.get("unit", -1), ())[:1] == ("heading",)
        above = [line for part in tables if part.sheet.name == name for line in part.above]
        titled = list_units(above, "" if headed else name, _code(matcher))
        own = rows.filter(pc.equal(rows["sheet"], name)) if titled and len(sheets) > 1 else rows
        named = _names(own) if titled else {}
        others = {code: printed for code, printed in named.items() if code not in titled}
        alike = len({bool(UNION.match(printed)) for printed in named.values()}) == 1
        if others and not (len(others) < len(named) and (headed or alike)):
            count = pc.sum(pc.is_in(single(own["unit"]).cast(pa.string()), pa.array([*others]))).as_py()
            what = {"titled": tuple(titled.values()), "names": tuple(others.values())}
            yield Finding("units-otherwise-titled", name, count=count, particulars=what)


def _recognised_later(
    rows: pa.Table, printed: date | None, places: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    """The question of initiatives that were recognised after the day up to which their list says that it counts."""
    if printed is None:
        return
    later = pc.fill_null(pc.greater(single(rows["recognised"]), pa.scalar(printed, pa.date32())), False)
    spots = pc.indices_nonzero(pc.and_(later, equals(rows["status"], "valid")))
    if len(spots):
        sheet, row, value = (rows[name][spots[0].as_py()].as_py() for name in ("sheet", "row", "recognised"))
        cell = f"{places[sheet].get('recognised', 'A')}{row}"
        what = {"day": printed, "value": value}
        yield Finding("recognised-later", sheet, cell, count=len(spots), particulars=what)


def _sheets_alike(rows: pa.Table) -> Iterator[Finding]:
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
        if count >= FEWEST_ALIKE and 2 * count >= min(len(ours), len(theirs)):
            yield Finding("sheets-alike", second, count=count, particulars={"other": first, "titled": "otherwise"})


def _sheets_within(rows: pa.Table, noticed: Sequence[Finding]) -> Iterator[Finding]:
    """The question whether a sheet counts on another, all of whose initiatives it has again and more, "Lũy kế", where
    it is not asked anyway."""
    asked = any(finding.particulars.get("cause") == "duplicate" for finding in noticed)
    if asked or len(rows) > WHOLE or len(pc.unique(rows["sheet"])) < 2:
        return
    sheets: dict[str, set[tuple[str, ...]]] = {}
    for row in rows.select(["sheet", "title", *OF_ONE[:2]]).to_pylist():
        sheets.setdefault(row.pop("sheet"), set()).add(tuple(fold(text or "") for text in row.values()))
    for (first, ours), (second, theirs) in permutations(sheets.items(), 2):
        if ours < theirs and len(ours) >= FEWEST_ALIKE:
            yield Finding("sheets-alike", first, count=len(ours), particulars={"other": second, "titled": "alike"})


def _names(rows: pa.Table) -> dict[str, str]:
    """Code -> a printed name of each unit that has rows."""
    units, printed = single(rows["unit"]), single(rows["unit_printed"])
    places = pc.unique(units.indices).drop_null()
    codes = units.dictionary.take(places).to_pylist()
    return {code: printed[pc.index(units.indices, place)].as_py() for code, place in zip(codes, places, strict=True)}


def _causes(rows: pa.Table, sheet: str, *, refused: bool = False) -> Iterator[Finding]:
    """The rules that decide half of a list, or of one sheet of it: a copy of another sheet is all duplicates."""
    total, invalid = len(rows), equals(rows["status"], "invalid")
    for rule in RULES:  # what lacks a unit is asked about anyway
        failed = failing(rows["noticed"], rule)
        count = pc.sum(pc.and_(failed, invalid) if rule.disqualifies else failed).as_py() or 0
        weighs = (rule.disqualifies or rule.code == "status-missing") and rule.code != "unit-field-missing"
        whole = count == total and rule.disqualifies
        unmarked = refused and count and rule.code == "status-missing"
        if unmarked or (weighs and 2 * count >= total and (count >= CAUSED or whole)):
            what = {"total": total, "cause": rule.code}
            yield Finding("mostly-invalid", sheet, count=count, particulars=what)


def _code(matcher: Matcher | None) -> Callable[[str], str | None]:
    return (lambda name: matcher.sure(name).code) if matcher else (lambda _: None)


def _at_home(rows: pa.Table, matcher: Matcher | None) -> pa.Table:
    """The rows, those of the directory's branches with their unit where no row, group or title says another."""
    if matcher is None or not matcher.directory.branches:
        return rows
    branches = mapped(single(rows["branch"]), lambda name: name if matcher.home(name) else None, TEXT)
    printed = either(single(rows["unit_printed"]), branches)
    units = either(single(rows["unit"]), mapped(printed, matcher.home, TEXT))
    return with_columns(rows, {"unit_printed": printed, "unit": units})


def _without_left_out(rows: pa.Table, matcher: Matcher | None) -> pa.Table:
    """The rows but those of a name that a person answered to be no unit."""
    if matcher is None:
        return rows
    left_out = mapped(single(rows["unit_printed"]), lambda name: matcher.sure(name).left_out, pa.bool_())
    left_out = pc.fill_null(left_out, False)
    return rows.filter(pc.invert(left_out)) if pc.any(left_out).as_py() else rows
