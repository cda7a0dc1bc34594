"""Sheets with a register in them -> one table of initiatives, not yet judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register import distinct, merged
from tally.intake.register.again import further_authors, headers_again
from tally.intake.register.body import Body, body
from tally.intake.register.carried import carried, said
from tally.intake.register.columns import COLUMNS, PRINTED, STATUSES, TEXT
from tally.intake.register.decisions import parted
from tally.intake.register.flaws import flaws
from tally.intake.register.scope import list_status, list_unit
from tally.intake.register.statuses import stated
from tally.intake.register.wordings import read_benefit
from tally.text import ambiguous, month_first, read_date
from tally.wording import day
from tally.workbook import Sheet, column_letters
from tally.workbook.guarded import Progress

Match = Callable[[str], str | None]
BlockRows = tuple[pa.Table, list[Finding], Mapping[int, str], tuple[int, int] | None]
"""The initiatives of a block, what was noticed, what its other rows are, and the total that it prints."""

CAP = 50
STATED = frozenset({"status", *(f"{status}_mark" for status in STATUSES)})
DATED = frozenset({"recognised_day", "recognised_month", "recognised_year"})
PLAIN = ("title", "position", "group", "field", "decision", "body", "phone")


@dataclass(frozen=True)
class Block:
    """Where one register lies: its sheet, field -> 1-based column, the headings, the texts above them, its body's first
    and last row.

    `statuses` are the wordings of a status that a person explained, `rows` what a person said that a row is, `unit`
    the name of the unit whose list it is where no row says so.
    `beside` has the further column of a field whose names stand in two.
    `dates` is how a person said that 3/4/2022 is meant: "day-first", "month-first" or "" for as the column shows.
    """

    sheet: Sheet
    fields: Mapping[str, int]
    headings: Mapping[int, str]
    above: Sequence[str]
    first_row: int
    last_row: int
    statuses: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    rows: Mapping[int, str] = field(default_factory=dict)
    unit: str = ""
    beside: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Initiatives:
    """`rows` has `columns.COLUMNS`, with nothing yet in phase, checked, status, reason, noticed.

    `places` is sheet name -> field -> column letters; a field that a sheet lacks is not there. `findings` are those of
    reading alone (`benefit-unread`, `error-cell`, `no-cached-values`, unit names carried down); `rules.findings` has
    those of judging.
    """

    rows: pa.Table
    places: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...] = ()
    others: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    totals: tuple[tuple[str, int, int], ...] = ()


def read_initiatives(blocks: Sequence[Block], match: Match, progress: Progress | None = None) -> Initiatives:
    """The initiatives of all blocks, one below the other. `match` gives a unit's code for a printed name, or None."""
    parts, places, noticed, done, totals = [], {}, [], 0, []
    others: dict[str, dict[int, str]] = {}
    for block in blocks:
        found = {name: column for name, column in block.fields.items() if name in PRINTED or name in DATED}
        places[block.sheet.name] = {name: column_letters(column) for name, column in found.items()}
        rows, unread, beside, total = _block_rows(block, found, match)
        others[block.sheet.name] = {**others.get(block.sheet.name, {}), **beside}
        totals += [(block.sheet.name, *total)] if total else []
        parts.append(rows)
        noticed += unread
        done += parts[-1].num_rows
        if progress:
            progress("rows", done, None)
    rows = parts[0] if len(parts) == 1 else distinct.joined(parts)
    return Initiatives(rows, places, tuple(noticed), others, tuple(totals))


def _put_together(day: pa.DictionaryArray, month: pa.DictionaryArray, year: pa.DictionaryArray) -> pa.DictionaryArray:
    """Day, month and year of three columns as one column of days; blank where any of them is."""
    return pc.binary_join_element_wise(
        *(part.cast(pa.string()) for part in (day, month, year)), "/"
    ).dictionary_encode()


def _side_by_side(first: pa.DictionaryArray, second: pa.DictionaryArray) -> pa.DictionaryArray:
    """Names that two columns hold together, as one column."""
    parts = (pc.fill_null(part.cast(pa.string()), "") for part in (first, second))
    whole = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return pc.if_else(pc.equal(whole, ""), None, whole).dictionary_encode()


def _block_rows(block: Block, found: Mapping[str, int], match: Match) -> BlockRows:
    sheet = block.sheet
    cells = sheet.cells.slice(block.first_row - sheet.first_row, block.last_row - block.first_row + 1)
    columns = {name: _column(name, cells, column - sheet.first_column) for name, column in found.items()}
    for name, further in block.beside.items():
        columns[name] = _side_by_side(columns[name], _column(name, cells, further - sheet.first_column))
    if columns.keys() >= DATED:
        columns["recognised"] = _put_together(*(columns.pop(name) for name in sorted(DATED)))
        found = {**found, "recognised": found["recognised_day"]}
    if "decision" in found and found["decision"] == found.get("recognised"):
        columns |= parted(columns["decision"])
    again = headers_again(columns, block.headings, found)
    spans = merged.spans(sheet.merged, found, block.first_row)
    spans["title"] = [*spans.get("title", []), *further_authors(columns, spans.get("title", []))]
    further = merged.fill(columns, spans)
    between = pa.concat_arrays([further, again])
    told = {row - block.first_row: what for row, what in block.rows.items() if block.first_row <= row <= block.last_row}
    under = body(columns, cells, lambda name: match(name) is not None, told).without(between)
    beside = dict(under.others)
    beside |= dict.fromkeys(further.to_pylist(), "continued") | dict.fromkeys(again.to_pylist(), "header")
    beside = {block.first_row + place: what for place, what in beside.items()}
    total = (block.first_row + under.total[0], under.total[1]) if under.total else None
    whole = len(under.kept) == len(cells)
    kept = {name: column if whole else column.take(under.kept) for name, column in columns.items()}
    length = len(under.kept)
    rows = _blank_rows(length)
    rows |= {name: kept[name] for name in PLAIN if name in kept}
    rows["sheet"] = distinct.constant(sheet.name, length)
    rows["row"] = pc.cast(pc.add(under.kept, block.first_row), pa.int32())
    rows["authors"] = kept.get("authors", rows["authors"])
    unread: list[Finding] = []
    if "unit" in kept and under.units.null_count == length and (names := carried(kept["unit"], under.kept, between)):
        unread.append(said(kept["unit"], sheet.name, column_letters(found["unit"]), rows["row"]))
        kept["unit"] = names
    rows |= _units(block, kept, under, match)
    if not STATED & kept.keys():
        told_above = distinct.constant(list_status(block.above, sheet.name), length)
        said_of_all = distinct.either(under.states, told_above)
        kept |= {"status": said_of_all} if said_of_all.null_count < length else {}
    rows |= _dates(kept, length, block.dates) | _status(kept, length, block.statuses)
    if "recognised" in kept and not block.dates:
        unread += _turned(kept["recognised"], rows["row"], block, column_letters(found["recognised"]))
    if "benefit" in kept:
        rows["benefit"] = distinct.mapped(kept["benefit"], read_benefit, pa.int64())
        unread += _unread(kept["benefit"], rows, block, column_letters(found["benefit"]))
    unread += flaws(sheet, found, rows["row"])
    return pa.table([rows[name] for name in COLUMNS.names], schema=COLUMNS), unread, beside, total


def _unread(printed: pa.DictionaryArray, rows: Mapping[str, pa.Array], block: Block, letters: str) -> list[Finding]:
    """One finding per amount that is none, up to `CAP`, and one for the rest."""
    spots = pc.indices_nonzero(pc.and_(printed.is_valid(), rows["benefit"].is_null()))
    findings = []
    for place, spot in enumerate(spots[: CAP + 1].to_pylist()):
        extent, count = ("cell", 1) if place < CAP else ("rest", len(spots) - CAP)
        cell = f"{letters}{rows['row'][spot].as_py()}"
        said = {"extent": extent, "value": printed[spot].as_py()}
        findings.append(Finding("benefit-unread", sheet=block.sheet.name, cell=cell, count=count, particulars=said))
    return findings


def _blank_rows(length: int) -> dict[str, pa.Array]:
    none = distinct.constant(None, length)
    return {column.name: none if column.type == TEXT else pa.nulls(length, column.type) for column in COLUMNS}


def _column(name: str, cells: pa.Table, place: int) -> pa.Array | pa.ChunkedArray:
    if name == "number":  # only whether one is there matters, and all of them differ
        return distinct.single(cells.column(place))
    if name == "title":
        return distinct.numbered(cells.column(place))
    return distinct.encoded(cells.column(place), "; " if name == "authors" else " ")


def _units(block: Block, kept: Mapping[str, pa.DictionaryArray], under: Body, match: Match) -> dict[str, pa.Array]:
    """unit, unit_printed and branch: the row's own cell, else its group row, else what the sheet says of itself."""
    length = len(under.kept)
    none = distinct.constant(None, length)
    branch = distinct.either(kept.get("branch", none), under.branches)
    own, around = kept.get("unit", none), under.units
    around = distinct.either(around, distinct.constant(block.unit, length)) if block.unit else around
    own_known = _any_known(own, match)
    if around.null_count == length and not own_known:
        around = distinct.constant(_scope(block, match), length)
    if own.null_count < length and not own_known and _any_known(around, match):
        branch, own = distinct.either(branch, own), none  # a unit's own list names its grassroots unions "đơn vị"
    printed = distinct.either(own, around)
    return {"unit": distinct.mapped(printed, match, TEXT), "unit_printed": printed, "branch": branch}


def _any_known(column: pa.DictionaryArray, match: Match) -> bool:
    return any(match(name) is not None for name in column.dictionary.to_pylist())


def _scope(block: Block, match: Match) -> str | None:
    return list_unit(block.above, block.sheet.name, lambda name: match(name) is not None)


def _turned(printed: pa.DictionaryArray, rows: pa.Array, block: Block, letters: str) -> list[Finding]:
    """The question whether a column of days is written month first, where it shows that and nothing denies it."""
    spellings = {text: read_date(text) for text in printed.dictionary.to_pylist()}
    if not month_first(spellings):
        return []
    typed = pc.fill_null(distinct.mapped(printed, lambda text: spellings[text].form == "numeric", pa.bool_()), False)
    proof = distinct.mapped(printed, lambda text: spellings[text].order == "month", pa.bool_())
    spot = pc.indices_nonzero(pc.fill_null(proof, False))[0].as_py()
    value = printed[spot].as_py()
    what = {"value": value, "day": day(read_date(value, month_first=True).day)}
    cell = f"{letters}{rows[spot].as_py()}"
    return [Finding("date-order", block.sheet.name, cell, count=pc.sum(typed).as_py(), particulars=what)]


def _dates(kept: Mapping[str, pa.DictionaryArray], length: int, order: str) -> dict[str, pa.Array]:
    """recognised, recognised_printed and date_flag; a column that is written month first as a whole is read so."""
    if "recognised" not in kept:
        return {"date_flag": distinct.constant("missing", length)}
    printed = kept["recognised"]
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


def _status(kept: Mapping[str, pa.DictionaryArray], length: int, answered: Mapping[str, str]) -> dict[str, pa.Array]:
    said = stated(kept, length, answered)
    return {
        "status_printed": said.printed,
        "status_flag": said.flag,
        "stated": said.stated,
        "reason_printed": said.reason,
    }
