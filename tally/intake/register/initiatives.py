"""Sheets with a register in them -> one table of initiatives, not yet judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.reading import Answers
from tally.intake.register import distinct, merged
from tally.intake.register.body import Body, body, headers_again, uncounted
from tally.intake.register.columns import COLUMNS, PRINTED, TEXT
from tally.intake.register.flaws import flaws
from tally.intake.register.marks import sums_of_marks
from tally.intake.register.scope import Match, list_status, list_unit, list_units
from tally.intake.register.stand_ins import doubtful_titles, stood_for
from tally.intake.register.statuses import are_verdicts, stated
from tally.intake.register.wordings import parted, read_benefit
from tally.table.model import Table
from tally.table.verdicts import STATED
from tally.text.days import ambiguous, month_first, read_date
from tally.vocabulary.statuses import key_of
from tally.wording import day
from tally.workbook import column_letters
from tally.workbook.guarded import Progress

CAP = 50
NOTES = 20  # rows below a list among which it may explain its marks
TURNED = 10  # one day in so many written month first, among days written day first, is asked about
DATED = frozenset({"recognised_day", "recognised_month", "recognised_year"})
AS_WRITTEN = ("title", "authors", "position", "group", "field", "decision", "body", "phone")


@dataclass(frozen=True)
class Initiatives:
    """`rows` has `columns.COLUMNS`, with nothing yet in phase, checked, status, reason, noticed.

    `places` is sheet name -> field -> column letters; a field that a sheet lacks is not there. `findings` are those of
    reading alone (`benefit-unread`, `error-cell`, `no-cached-values`, unit names carried down); `rules.findings` has
    those of judging. `others` says of a row of a sheet that is no initiative what it is (`table.account.WHAT`).
    `totals` are (sheet, row, how many initiatives a list says that it has, how many it has).
    """

    rows: pa.Table
    places: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...]
    others: Mapping[tuple[str, int], str]
    totals: tuple[tuple[str, int, int, int], ...]


def read_initiatives(
    tables: Sequence[Table], match: Match, answers: Answers, unit: str, progress: Progress | None
) -> Initiatives:
    """The initiatives of all lists, one below the other. `match` gives a unit's code for a printed name, or None;
    `unit` is the name of the unit whose lists they are where no row says so."""
    lists: list[Initiatives] = []
    for table in tables:
        lists.append(_of_list(table, match, answers, unit, tables))
        if progress:
            progress("rows", sum(len(part.rows) for part in lists), None)
    return Initiatives(
        distinct.joined([part.rows for part in lists]),
        {sheet: letters for part in lists for sheet, letters in part.places.items()},
        tuple(finding for part in lists for finding in part.findings),
        {row: what for part in lists for row, what in part.others.items()},
        tuple(total for part in lists for total in part.totals),
    )


def _put_together(day: pa.DictionaryArray, month: pa.DictionaryArray, year: pa.DictionaryArray) -> pa.DictionaryArray:
    """Day, month and year of three columns as one column of days, of months where no day is given; else blank."""
    parts = [part.cast(pa.string()) for part in (day, month, year)]
    whole, of_month = (pc.binary_join_element_wise(*some, "/") for some in (parts, parts[1:]))
    return pc.coalesce(whole, of_month).dictionary_encode()


def _side_by_side(first: pa.DictionaryArray, second: pa.DictionaryArray) -> pa.DictionaryArray:
    """Names that two columns hold together, as one column."""
    parts = (pc.fill_null(part.cast(pa.string()), "") for part in (first, second))
    whole = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return pc.if_else(pc.equal(whole, ""), None, whole).dictionary_encode()


def _of_list(table: Table, match: Match, answers: Answers, unit: str, tables: Sequence[Table]) -> Initiatives:
    sheet, first = table.sheet, table.first_row
    read = {name: column for name, column in table.columns.items() if name in PRINTED or name in DATED}
    columns, fields = _columns(table, read)
    again = headers_again(columns, table.headings, fields)
    further = merged.fill(columns, sheet.merged, fields, first)
    answered = answers.rows_of(sheet.name)
    known = {row - first: what for row, what in answered.items() if first <= row <= table.last_row}
    known |= dict.fromkeys(further.to_pylist(), "continued") | dict.fromkeys(again.to_pylist(), "header")
    title = next(reversed(table.above), "")
    under = body(columns, table.body(), lambda name: match(name) is not None, known, title)
    length = len(under.kept)
    whole = length == table.last_row - first + 1
    kept = {name: column if whole else column.take(under.kept) for name, column in columns.items()}
    titles = kept["title"]
    kept = {name: stood_for(name, column) for name, column in kept.items()}
    given = dict.fromkeys(PRINTED, distinct.constant(None, length)) | kept
    letters = {name: column_letters(column) for name, column in fields.items()}
    rows = {column.name: pa.nulls(length, column.type) for column in COLUMNS}
    rows |= {name: given[name] for name in AS_WRITTEN}
    rows["sheet"] = distinct.constant(sheet.name, length)
    rows["row"] = pc.cast(pc.add(under.kept, first), pa.int32())
    cells = table.body().column(fields["title"] - sheet.first_column).take(under.kept)
    noticed = uncounted(given["number"], sheet.name, rows["row"])
    noticed += doubtful_titles(titles, distinct.single(cells), table, rows["row"])
    named = None if under.units.null_count < length else merged.carried(given["unit"], under.kept, further, again)
    if named:
        noticed.append(merged.carried_finding(given["unit"], sheet.name, letters["unit"], rows["row"]))
        given["unit"] = named
    letterhead = next(other.above for other in tables if other.sheet.name == sheet.name)
    # a further block has a title of its own where the first one has, below what stands above them all
    shared = letterhead[: len(letterhead) - len(table.above)] if table.above != letterhead else ()
    above = table.above if list_units(table.above, "", match) else (*table.above, *shared)
    rows |= _units(given, under, match, unit, list_unit(above, sheet.name, match))
    rows |= _dates(given["recognised"], answers.dates) | _status(kept, table, under, answers.statuses, tables, match)
    if not answers.dates:
        noticed += _turned(given["recognised"], rows["row"], table, letters.get("recognised", ""))
    rows["benefit"] = distinct.mapped(given["benefit"], read_benefit, pa.int64())
    noticed += _unread(given["benefit"], rows, table, letters.get("benefit", ""))
    noticed += flaws(sheet, fields, rows["row"])
    totals = sorted(position for position, what in under.others.items() if what == "total")
    noticed += sums_of_marks(columns, under.kept, totals, lambda p, name: (sheet.name, f"{letters[name]}{first + p}"))
    made = pa.table([rows[name] for name in COLUMNS.names], schema=COLUMNS)
    return Initiatives(
        made,
        {sheet.name: {name: column_letters(column) for name, column in read.items()}},
        tuple(noticed),
        {(sheet.name, first + position): what for position, what in under.others.items()},
        ((sheet.name, first + under.total[0], under.total[1], length),) if under.total else (),
    )


def _columns(table: Table, fields: Mapping[str, int]) -> tuple[dict[str, pa.DictionaryArray], Mapping[str, int]]:
    """The columns of a list, and where each stands; those that two or three columns make up are put together."""
    cells, left = table.body(), table.sheet.first_column
    columns = {name: _column(name, cells, column - left) for name, column in fields.items()}
    for name, further in table.settled.beside.items():
        columns[name] = _side_by_side(columns[name], _column(name, cells, further - left))
    if columns.keys() >= DATED:
        columns["recognised"] = _put_together(*(columns.pop(name) for name in sorted(DATED)))
        fields = {**fields, "recognised": fields["recognised_day"]}
    if "decision" in fields and fields["decision"] == fields.get("recognised"):
        columns |= parted(columns["decision"])
    return columns, fields


def _unread(printed: pa.DictionaryArray, rows: Mapping[str, pa.Array], table: Table, letters: str) -> list[Finding]:
    """One finding per amount that is none, up to `CAP`, and one for the rest."""
    spots = pc.indices_nonzero(pc.and_(printed.is_valid(), rows["benefit"].is_null()))
    findings = []
    for place, spot in enumerate(spots[: CAP + 1].to_pylist()):
        extent, count = ("cell", 1) if place < CAP else ("rest", len(spots) - CAP)
        cell = f"{letters}{rows['row'][spot].as_py()}"
        said = {"extent": extent, "value": printed[spot].as_py()}
        findings.append(Finding("benefit-unread", sheet=table.sheet.name, cell=cell, count=count, particulars=said))
    return findings


def _column(name: str, cells: pa.Table, position: int) -> pa.Array | pa.ChunkedArray:
    if name == "number":  # only whether one is there matters, and all of them differ
        return distinct.single(cells.column(position))
    if name == "title":
        return distinct.numbered(cells.column(position))
    return distinct.encoded(cells.column(position), "; " if name == "authors" else " ")


def _units(
    given: Mapping[str, pa.DictionaryArray],
    under: Body,
    match: Match,
    unit: str,
    scope: tuple[str | None, str | None],
) -> dict[str, pa.Array]:
    """unit, unit_printed and branch: the row's own cell, else its group row, else what the sheet says of itself."""
    length, own = len(under.kept), given["unit"]
    branch, around = distinct.either(given["branch"], under.branches), under.units
    around = distinct.either(around, distinct.constant(unit or None, length))
    own_known = _any_known(own, match)
    if around.null_count and not own_known:
        around = distinct.either(around, distinct.constant(scope[0], length))
        branch = distinct.either(branch, distinct.constant(scope[1], length))
    if own.null_count < length and not own_known and _any_known(around, match):
        branch, own = distinct.either(branch, own), around  # a unit's own list names its grassroots unions "đơn vị"
    printed = distinct.either(own, around)
    return {"unit": distinct.mapped(printed, match, TEXT), "unit_printed": printed, "branch": branch}


def _any_known(column: pa.DictionaryArray, match: Match) -> bool:
    return any(match(name) is not None for name in column.dictionary.to_pylist())


def _turned(printed: pa.DictionaryArray, rows: pa.Array, table: Table, letters: str) -> list[Finding]:
    """The question whether a column of days is written month first: where it shows that, or where one day in ten is so
    while others are written day first."""
    spellings = {text: read_date(text) for text in printed.dictionary.to_pylist()}
    whole = month_first(spellings)
    proof = distinct.mapped(printed, lambda text: spellings[text].order == "month", pa.bool_())
    proved = pc.indices_nonzero(pc.fill_null(proof, False))
    if not len(proved) or (not whole and len(proved) * TURNED < len(printed)):
        return []
    typed = pc.fill_null(distinct.mapped(printed, lambda text: spellings[text].form == "numeric", pa.bool_()), False)
    value = printed[proved[0].as_py()].as_py()
    count = pc.sum(typed).as_py() if whole else len(proved)
    what = {"value": value, "day": day(read_date(value, month_first=True).day), "mixed": "no" if whole else "yes"}
    cell = f"{letters}{rows[proved[0].as_py()].as_py()}"
    return [Finding("date-order", table.sheet.name, cell, count=count, particulars=what)]


def _dates(printed: pa.DictionaryArray, order: str) -> dict[str, pa.Array]:
    """recognised, recognised_printed and date_flag; a column that is written month first as a whole is read so."""
    spellings = {text: read_date(text) for text in printed.dictionary.to_pylist()}
    turned = order == "month-first" or (not order and month_first(spellings))
    doubtful = frozenset() if turned or order else ambiguous(spellings)
    if turned:
        spellings = {text: read_date(text, month_first=True) for text in spellings}
    flags = {text: "ambiguous" if text in doubtful else found.flag for text, found in spellings.items()}
    flag = distinct.mapped(printed, flags.get, TEXT)
    if printed.null_count:
        missing = distinct.choice(pc.if_else(printed.is_valid(), None, 0), ("missing",))
        flag = distinct.either(flag, missing)
    days = distinct.mapped(printed, lambda text: spellings[text].day, pa.date32())
    return {"recognised": days, "recognised_printed": printed, "date_flag": flag}


def _status(
    kept: dict[str, pa.DictionaryArray],
    table: Table,
    under: Body,
    answered: Mapping[str, str],
    tables: Sequence[Table],
    match: Match,
) -> dict[str, pa.Array]:
    """What each row states: in its columns, else by the group row or the title that it stands under; where the titles
    of other lists state something, this one's must too. Beside reasons these count where they say it of all."""
    length, of_reasons = len(under.kept), STATED & kept.keys() == {"invalid_mark"} and are_verdicts(kept)
    if of_reasons or not STATED & kept.keys():
        titled = any(list_status(other.above, other.sheet.name, match) for other in tables)
        own = list_status(table.above, table.sheet.name, match) or (_title(table, tables) if titled else None)
        of_all = distinct.either(under.states, distinct.constant(own, length))
        doubted = distinct.mapped(of_all, "{} ?".format, TEXT)  # a person says whether it still holds
        of_all = distinct.either(distinct.where(doubted, under.ended), of_all)
        kept = {**kept, "status": of_all} if of_all.null_count < (1 if of_reasons else length) else kept
    return stated(kept, length, key_of(_explaining(table, under)) | {**answered})


def _title(table: Table, tables: Sequence[Table]) -> str:
    """The line above a list; the name of its sheet where none stands there, or the same above another list."""
    alike = [other for other in tables if other.above[-1:] == table.above[-1:]]
    return table.above[-1] if table.above and len(alike) == 1 else table.sheet.name


def _explaining(table: Table, under: Body) -> list[str]:
    """The texts in which a list can explain its marks: its headings, what stands above it, the notes below it."""
    last = under.kept[-1].as_py() if len(under.kept) else 0
    below = table.body().slice(last + 1, NOTES)
    return [*table.headings.values(), *table.above, *filter(None, (t for c in below.columns for t in c.to_pylist()))]
