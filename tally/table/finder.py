"""Finds the tables of a sheet by their headers: windows of one to three rows, weighed by what they and the rows say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from tally.table.cells import Cells, cells_of, transposed
from tally.table.columns import columns_as, columns_of, summary_columns
from tally.table.header import LIST_FIELDS, anchors, figures_in, headings, is_number_row, kinds_named, side_by_side
from tally.table.labels import is_total
from tally.table.levels import FIGURES, level_fields
from tally.table.listing import are_initiatives, register_columns
from tally.table.model import Settled, Table
from tally.table.profile import Known, Profiles
from tally.table.recognition import are_days, are_decisions
from tally.text import bare, has_digit, has_letter
from tally.vocabulary import LONGEST, REGISTER, SUMMARY, heading_field, speaks_of
from tally.vocabulary.statuses import is_status_like
from tally.workbook import Sheet

UPRIGHT = 6  # score from which a table certainly stands upright
TITLED = 8  # rows above a header in which a title is looked for
IN_MONEY = re.compile(r"(?:[(:]|\bdvt|\bdon vi(?: tinh)?) *:? *(?:(?:nghin|ngan|trieu|ty) )?(?:dong|vnd) *(?:[).,;]|$)")
"""What stands above a table whose figures are all amounts of money: "ĐVT: triệu đồng", "(nghìn đồng)"."""
DEEPEST = 3  # rows that a header may have
LOOKED_AT = 40  # body rows that bear out a header
WIDEST_TURNED = 400  # rows of a sheet that may be read as a table lying on its side, and five times the columns
SAMPLED, WIDEST = (
    60,
    60,
)  # rows among which the headings are, and cells of a row that are looked at where all is unknown
LYING = ({"quota", "valid"}, {"valid", "invalid"}, {"unit", "value"})  # fields of a table that may lie on its side


def find_tables(sheet: Sheet, known: Known | None = None, *, turned: bool | None = None) -> list[Table]:
    """The tables of a sheet, the best first; empty where no header is recognised.

    `known` tells the directory's units. A table whose rows are columns is found only where no upright one has figures,
    or where a person said so: `turned`. Sheets too long to be looked at row by row are judged by their head.
    """
    upright = [] if turned else _tables(sheet, known)
    rows, columns = sheet.cells.num_rows, sheet.cells.num_columns
    small = rows and rows <= WIDEST_TURNED and columns <= 5 * WIDEST_TURNED
    best = max((table.score for table in upright), default=0.0)
    if turned is False or not small or best >= UPRIGHT:
        return upright
    lying = [_turned(table) for table in _tables(transposed(sheet), known) if table.kind in ("summary", "long")]
    sure = [(t, {name for name in _filled(t) if t.columns.get(name) not in t.settled.unsure}) for t in lying]
    lying = [t for t, own in sure if turned or (t.score > best + 1 and any(pair <= own for pair in LYING))]
    return lying or (upright if best > 0 else _without_header(sheet, known) or upright)


def _filled(table: Table) -> set[str]:
    """The fields below which anything stands: a title is no column."""
    cells = table.cells()
    rows = range(table.first_row, table.last_row + 1)
    return {name for name, column in table.columns.items() if any(cells.text(row, column) for row in rows)}


def _without_header(sheet: Sheet, known: Known | None) -> list[Table]:
    """The list of initiatives that begins with its first row, its columns known by what stands in them alone."""
    cells = cells_of(sheet)
    if (top := _first_full(cells)) is None:
        return []
    profiles = Profiles(cells, top, is_unit=known)
    settled = register_columns(profiles, bare_list=True)
    telling = settled.fields.keys() & {"recognised", "decision", "status", "unit"}
    if not {"title", "authors"} <= settled.fields.keys() or len(telling) < 3:
        return []
    shown = dict.fromkeys((column for column in profiles.columns if profiles.of(column).filled), "")
    above = _texts(cells, cells.first_row, profiles.rows.start - 1)
    only = Settled("register", settled.fields, why=settled.why)
    return [Table(sheet, only, (), shown, profiles.rows.start, _last_row(sheet, cells), 1, above=above)]


def _first_full(cells: Cells) -> int | None:
    """The first row with as many cells as a list has fields."""
    return next((n for n, row in enumerate(cells.rows, cells.first_row) if sum(map(bool, row)) >= LIST_FIELDS), None)


def going_on(table: Table, sheet: Sheet, known: Known | None) -> Table | None:
    """The rows of a sheet without a header, where they are in its columns what those of this list are; else None."""
    cells = cells_of(sheet)
    if (top := _first_full(cells)) is None:
        return None
    profiles = Profiles(cells, top, is_unit=known)
    below = {name: profiles.of(c).texts for name, c in table.columns.items() if profiles.of(c).filled}
    looks = {"recognised": are_days, "decision": are_decisions, "status": is_status_like}
    alike = [looks[name](below[name]) for name in looks.keys() & below.keys()]
    alike += [profiles.of_units(table.columns["unit"])] if known and "unit" in below else []
    if len(alike) < 2 or not all(alike) or not all(map(has_letter, below.get("title", ("",)))):
        return None
    own = {name: column for name, column in table.columns.items() if column in cells.columns}
    beside = {name: column for name, column in table.settled.beside.items() if column in cells.columns and name in own}
    return replace(
        table,
        sheet=sheet,
        settled=replace(table.settled, fields=own, beside=beside),
        header_rows=(),
        first_row=top,
        last_row=_last_row(sheet, cells),
        above=_texts(cells, cells.first_row, top - 1),
    )


def _turned(table: Table) -> Table:
    """The table as one lying on its side: what stood above it in the file is now among its headings."""
    named = set(table.columns.values())
    titles = tuple(text for column, text in table.headings.items() if column not in named and text)
    return replace(table, transposed=True, score=table.score - 0.5, above=(*titles, *table.above))


def tables_at(sheet: Sheet, row: int, known: Known | None = None) -> list[Table]:
    """The tables whose header stands in this row because a person said so, the best one and those beside it; they end
    where the next one begins.

    Where its headings name too little, what `guessed_at` makes of them.
    """
    cells = cells_of(sheet)
    here = [t for top in _tops(cells, row) for t in _windows(sheet, cells, top, known) if row in t.header_rows]
    best = max(here, key=lambda t: t.score, default=None) or guessed_at(sheet, row, known)
    if best is None:
        return []
    beside = [t for t in here if t.header_rows == best.header_rows and not _overlap(t, best)]
    others = [t for t in _candidates(sheet, cells, known) if not any(_overlap(t, own) for own in (best, *beside))]
    return [t for t in _apart(cells, [best, *beside, *others], best) if t.header_rows == best.header_rows]


def guessed_at(sheet: Sheet, row: int, known: Known | None = None) -> Table | None:
    """The summary that the headings in this row name, be it too little to be read; None without any heading."""
    cells = cells_of(sheet)
    if not (heads := headings(sheet, cells, (row,))):
        return None
    profiles = Profiles(cells, _below(cells, row), heads, known)
    return replace(_headed_by((row,), sheet, profiles, summary_columns(_shown(sheet, profiles))), score=1)


def taken_as(table: Table, kind: str, known: Known | None) -> Table:
    """The table as one of this kind, be its columns enough to make one or not, because a person said so."""
    profiles = Profiles(table.cells(), table.first_row, table.levels, known)
    return replace(table, settled=columns_as(kind, _shown(table.sheet, profiles)))


def guessed(sheet: Sheet) -> Table | None:
    """What the likeliest row of headings makes: a list where persons stand and no figures, else a summary."""
    table = guessed_at(sheet, likeliest(sheet))
    if table is None or len(table.headings) > WIDEST or FIGURES & table.columns.keys():
        return table
    as_list = taken_as(table, "register", None)
    return as_list if "authors" in as_list.columns and len(as_list.columns) > 2 else table


def likeliest(sheet: Sheet) -> int:
    """The row that is most like a header."""
    cells = cells_of(sheet)
    rows = range(cells.first_row, min(cells.first_row + SAMPLED, cells.end))
    return max(rows, key=lambda row: worded(cells.row(row)), default=cells.first_row)


def worded(row: Sequence[str]) -> tuple[int, int]:
    """How many fields a row names, then how many different words it has: what makes a row like a header."""
    texts = {text for text in row if text and len(text) <= LONGEST and has_letter(text)}
    return len({heading_field(SUMMARY, text, slips=False) for text in list(texts)[:WIDEST]} - {None}), len(texts)


def _overlap(table: Table, other: Table) -> bool:
    """Whether two tables want the same header cells."""
    return bool({*table.header_rows} & {*other.header_rows}) and bool({*table.headings} & {*other.headings})


def _tables(sheet: Sheet, known: Known | None) -> list[Table]:
    cells = cells_of(sheet)
    return _apart(cells, _candidates(sheet, cells, known))


def _candidates(sheet: Sheet, cells: Cells, known: Known | None) -> list[Table]:
    """The tables of a sheet whose headers do not want the same cells, the best of each kept."""
    likely = set(anchors(cells))
    tops = sorted({top for row in likely for top in _tops(cells, row)})
    tried = [t for top in tops for t in _windows(sheet, cells, top, known) if likely & set(t.header_rows)]
    tried = [table for table in tried if table.score > 0] or tried
    kept: list[Table] = []
    for table in sorted(tried, key=lambda t: (-t.score, len(t.header_rows), t.header_rows)):
        if not any(_overlap(table, other) for other in kept):
            kept.append(table)
    return kept


def _tops(cells: Cells, row: int) -> list[int]:
    """The rows with which a header that has this one among its rows may begin."""
    return [top for top in range(row - DEEPEST + 1, row + 1) if any(cells.row(top))]


def _windows(sheet: Sheet, cells: Cells, top: int, known: Known | None) -> Iterator[Table]:
    """The tables whose header may begin in this row, those of tables that stand side by side apart."""
    for depth in range(1, DEEPEST + 1):
        rows = tuple(range(top, top + depth))
        if rows[-1] >= cells.end or figures_in(cells, rows[-1]) > (depth == 1):
            return
        if depth > 1 and _is_title(cells, top):
            return
        heads = headings(sheet, cells, rows)
        for own in side_by_side(Profiles(cells, _below(cells, rows[-1]), heads, known)):
            if table := _table(sheet, rows, own):
                yield table


def _is_title(cells: Cells, row: int) -> bool:
    """Whether a row says one thing alone from its first column on: a title is no level of a header."""
    texts = cells.row(row)
    return len({text for text in texts if text}) == 1 and bool(texts[0])


def _below(cells: Cells, header: int) -> int:
    """The first row below a header and the numbers of its columns."""
    return next(row for row in count(header + 1) if not is_number_row(cells, row))


def _shown(sheet: Sheet, profiles: Profiles) -> Profiles:
    """The columns that Excel does not hide."""
    return replace(profiles, heads={c: levels for c, levels in profiles.heads.items() if c not in sheet.hidden_columns})


def _table(sheet: Sheet, rows: tuple[int, ...], profiles: Profiles) -> Table | None:
    titles = (sheet.name, *_texts(profiles.cells, rows[0] - TITLED, rows[0] - 1))
    if (meant := columns_of(_shown(sheet, profiles), titles)) is None:
        return None
    headed = (text for levels in profiles.heads.values() for text in levels[:1] + levels[-1:])
    clear = _is_clear(meant, profiles) or speaks_of(REGISTER, (*titles, *headed))
    settled = meant if meant.unfit or clear else replace(meant, unfit="subject")
    table = _headed_by(rows, sheet, profiles, settled)
    return replace(table, score=_score(table, profiles))


def _headed_by(rows: tuple[int, ...], sheet: Sheet, profiles: Profiles, meant: Settled) -> Table:
    """The table below this header with these columns."""
    heads, above = profiles.heads, _texts(profiles.cells, rows[0] - TITLED, rows[0] - 1)
    money = meant.kind == "summary" and any(IN_MONEY.search(bare(text)) for text in above)
    veiled = sorted(sheet.hidden_columns & heads.keys())
    return Table(
        sheet=sheet,
        settled=replace(meant, unfit="money") if money and meant.unfit in ("", "subject") else meant,
        header_rows=rows,
        headings=dict.fromkeys([*meant.fields.values(), *meant.unsure], "")
        | {c: " / ".join(t) for c, t in heads.items()},
        first_row=profiles.rows.start,
        last_row=_last_row(sheet, profiles.cells),
        hidden=tuple(c for c in veiled if {*level_fields(SUMMARY, heads[c])[:1]} & FIGURES),
        levels=heads,
    )


def _is_clear(meant: Settled, below: Profiles) -> bool:
    """Whether the fields of a table tell what it counts: a quota does, and so do verdicts on units, one of them on the
    directory's.

    Titles, persons and days stand in calendars, too, and a sum in every table.
    """
    fields = meant.fields
    if meant.kind == "summary" and fields.get("quota") in (None, *meant.unsure):
        verdicts = len(fields.keys() & {"valid", "invalid"}) if "unit" in fields and "ballots" not in fields else 0
        headed = "heading" in meant.why.get(fields.get("unit", 0), ())
        measured = headed and "valid" in fields and bool(meant.unsure)
        return measured or (headed and verdicts > 1) or (verdicts > 0 and below.of_units(fields["unit"]))
    return meant.kind != "register" or are_initiatives(meant, below)


def _last_row(sheet: Sheet, cells: Cells) -> int:
    if not cells.whole:
        return int(sheet.first_row + sheet.cells.num_rows - 1)
    return cells.first_row + max((i for i, row in enumerate(cells.rows) if any(row)), default=0)


def _score(table: Table, profiles: Profiles) -> float:
    """Fields named, less what speaks against: headings below the header, the same field twice, no rows."""
    fields = table.columns
    figures = [column for name, column in fields.items() if name in FIGURES]
    borne = (
        any(profiles.of(c).shapes["count"] or profiles.of(c).shapes["pair"] for c in figures)
        if figures
        else any(profiles.of(column).filled for column in fields.values())
    )
    partial = 4 * (_headed(profiles.cells, table) + _begins_above(profiles.cells, table))
    against = len(table.settled.doubtful) + partial + 3 * _nameless(table, profiles)
    return len(fields) - 0.1 * len(table.header_rows) - against + (1 if borne else -1 - len(fields))


def _nameless(table: Table, profiles: Profiles) -> bool:
    """Whether figures stand where the names of units should be: the table lies on its side, or it is none."""
    if "unit" not in table.columns or table.kind == "register":
        return False
    return not profiles.of(table.columns["unit"]).is_names


def _headed(cells: Cells, table: Table) -> bool:
    """Whether the first row below is still a header.

    Its cells are merged with some of the header's; it says words above the figures alone ("Năm 2021", "Quý I"), or
    words that name fields stand in its columns of figures; in a list, headings and neither a number nor a title.
    """
    last = table.header_rows[-1]
    merged = (span for row in table.header_rows for span in table.sheet.merged_from.get(row, ()))
    if any(bottom > last and left in table.headings for _, left, bottom, _ in merged):
        return True
    rows = range(table.first_row, min(table.first_row + LOOKED_AT, cells.end))
    first = next((row for row in rows if any(cells.text(row, c) for c in table.headings)), None)
    words = {cells.text(first, c) for c in table.headings if first} - {""}
    if table.kind == "register" and first:
        return _is_lower_level(cells, table, first, words)
    columns = [column for name, column in table.columns.items() if name in FIGURES]
    if first and columns and not figures_in(cells, first):
        row = {column: text for column, text in zip(cells.columns, cells.row(first), strict=True) if text}
        if len(row) > 1 and min(row) >= min(columns) and any(map(has_letter, row.values())):
            return True
    texts = {text for column in columns if first and (text := cells.text(first, column))}
    wordy = bool(texts) and not any(map(has_digit, texts))
    return wordy and bool(kinds_named(words, slips=True))


def _begins_above(cells: Cells, table: Table) -> bool:
    """Whether a summary's header begins in the row above: several different words and no figure stand there."""
    above = table.header_rows[0] - 1
    if table.kind != "summary" or len(table.header_rows) == DEEPEST or above < cells.first_row:
        return False
    return len({*cells.row(above)} - {""}) > 2 and not figures_in(cells, above)


def _is_lower_level(cells: Cells, table: Table, row: int, texts: set[str]) -> bool:
    """Whether a list's row says "Số" and "Ngày ký" below a heading of both: no number, unit, author or title in it.

    So does what stands only below headings that reach over several columns: "Có" | "Không".
    """
    own = [table.columns[name] for name in ("number", "title", "authors", "unit") if name in table.columns]
    if any(cells.text(row, column) for column in own) or any(map(has_digit, texts)):
        return False
    levels, filled = table.levels, [column for column in table.headings if cells.text(row, column)]
    if all(levels.get(c) in (levels.get(c - 1, ()), levels.get(c + 1, ())) for c in filled):
        return True
    if len(texts) < 2:
        return False
    return any(heading_field(REGISTER, text, slips=False) not in (None, "unit", "branch") for text in texts)


def _apart(cells: Cells, kept: list[Table], chosen: Table | None = None) -> list[Table]:
    """The tables with the texts above them, each ending where the next one's header or title begins.

    A header that only repeats the one before heads none, but for the `chosen` one of which a person said so.
    """
    tables: list[Table] = []
    for table in sorted(kept, key=lambda t: t.header_rows):
        before = [
            t for t in tables if t.header_rows[-1] < table.header_rows[0] and set(t.headings) & set(table.headings)
        ]
        if before and table is not chosen and _goes_on(cells, before[-1], table):
            continue
        start = before[-1].header_rows[-1] + 1 if before else cells.first_row
        title = _title_row(cells, start, table) if before else start
        for other in before:
            tables[tables.index(other)] = replace(other, last_row=min(other.last_row, title - 1))
        tables.append(replace(table, above=_texts(cells, title, table.header_rows[0] - 1)))
    return sorted(tables, key=lambda table: -table.score)


def _goes_on(cells: Cells, before: Table, table: Table) -> bool:
    """Whether a header only repeats the one before at the top of a page: no sum between, and the list goes on."""
    if before.columns != table.columns and before.levels != table.levels:
        return False
    number = table.columns.get("numbering", table.columns.get("number"))
    below = range(table.first_row, table.first_row + DEEPEST)
    if number and (first := next((text for row in below if (text := cells.text(row, number))), "")):
        return first.strip("().") != "1"
    unit = table.columns.get("unit")
    between = range(before.first_row, table.header_rows[0])
    if unit and any(is_total(text) for row in between for text in cells.row(row) if text):
        return False
    return any(cells.row(table.header_rows[0] - 1))


def _title_row(cells: Cells, start: int, table: Table) -> int:
    """The first of the rows above a header that hold no figures and no sum of the table before: its title."""
    row = table.header_rows[0]
    while row > start:
        texts = cells.row(row - 1)
        if sum(len(text) < 16 and has_digit(text) for text in texts) > 1 or any(map(is_total, texts)):
            break
        row -= 1
    return row


def _texts(cells: Cells, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in range(first, last + 1) for text in cells.row(row) if text))
