"""Finds the tables of a sheet by their headers: windows of one to three rows, scored by the fields they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tally.table.columns import FIGURES, Columns, Heads, columns_of
from tally.table.grid import Grid, grid, transposed
from tally.table.header import headings, is_number_row
from tally.table.labels import is_total
from tally.table.model import Table
from tally.table.vocabulary import KINDS, REGISTER, SUPPORT, Vocabulary, heading_field
from tally.workbook import Sheet

DEEPEST = 3  # rows that a header may have
LOOKED_AT = 40  # body rows that bear out a header
PLAIN = 6  # score from which a table certainly stands upright
LISTED = 4  # fields of a list of initiatives or requests that one row must name to be taken for its header
WIDEST_TURNED = 400  # rows of a sheet that may be read as a table lying on its side, and five times the columns
BESIDE = 24  # tables that may stand beside each other
WIDEST = 1000  # different texts of a row that may be a header
SLIPS = 60  # rows in which a mistyped heading is looked for
_OF_KIND = {vocabulary.kind: vocabulary for vocabulary in KINDS}


def find_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, the best first; empty where no header is recognised.

    A table whose rows are columns is found only where no upright one has figures. Sheets too long to be looked at row
    by row are judged by their head.
    """
    upright = _tables(sheet)
    rows, columns = sheet.cells.num_rows, sheet.cells.num_columns
    if not rows or rows > WIDEST_TURNED or columns > 5 * WIDEST_TURNED or any(t.score >= PLAIN for t in upright):
        return upright
    turned = [_turned(table) for table in _tables(transposed(sheet))]
    best = max((table.score for table in upright), default=0)
    return turned if any(table.score > best + 1 for table in turned) else upright


def _turned(table: Table) -> Table:
    """The table as one lying on its side: what stood above it in the file is now among its headings."""
    named = set(table.columns.values())
    titles = tuple(text for column, text in table.headings.items() if column not in named and text)
    return replace(table, transposed=True, score=table.score - 0.5, above=(*titles, *table.above))


def table_at(sheet: Sheet, row: int, *, named: bool = False) -> Table | None:
    """The table whose header stands in this row because a person said so.

    Where its headings name nothing: None, or, where the person names the columns too, a summary without any yet.
    """
    cells = grid(sheet)
    tops = range(max(cells.first_row, row - DEEPEST + 1), row + 1)
    found = [c for top in tops for c in _windows(sheet, cells, top) if row in c.rows]
    best = max(found, key=lambda c: c.score, default=None)
    if best:
        return _apart(sheet, cells, [best])[0]
    heads = headings(sheet, cells, (row,))
    if not named or not heads:
        return None
    texts = {column: " / ".join(levels) for column, levels in heads.items()}
    return Table(sheet, "summary", (row,), texts, {"summary": {}}, row + 1, _last_row(sheet, cells), score=1)


@dataclass(frozen=True)
class _Candidate:
    rows: tuple[int, ...]
    score: float
    table: Table

    def overlaps(self, other: _Candidate) -> bool:
        """Whether two candidates want the same header cells."""
        return bool(set(self.rows) & set(other.rows)) and bool(set(self.table.headings) & set(other.table.headings))


def _tables(sheet: Sheet) -> list[Table]:
    cells = grid(sheet)
    tops = sorted({top for row in _anchors(cells) for top in range(max(cells.first_row, row - DEEPEST + 1), row + 1)})
    found = [c for top in tops for c in _windows(sheet, cells, top)]
    if any(candidate.score > 0 for candidate in found):
        found = [candidate for candidate in found if candidate.score > 0]
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, len(c.rows), c.rows)):
        if not any(candidate.overlaps(other) for other in kept):
            kept.append(candidate)
    return _apart(sheet, cells, kept)


def _anchors(cells: Grid) -> Iterator[int]:
    """The rows that may belong to a header: those in which two fields of one kind of table are named.

    Below a list's header only the same headings again can be another's: what its rows say ("Hợp lệ", "Cán bộ") reads
    like headings, and there may be a million of them.
    """
    listed: set[str] = set()
    for i, row in enumerate(cells.rows):
        texts = {text for text in row if text}
        if not 2 <= len(texts) <= WIDEST or (listed and len(texts & listed) < LISTED - 1):
            continue
        if any(len(_fields(kind, texts, i < SLIPS)) > 1 for kind in KINDS):
            yield cells.first_row + i
        if any(len(_fields(kind, texts, i < SLIPS)) >= LISTED for kind in (REGISTER, SUPPORT)):
            listed |= texts


def _fields(vocabulary: Vocabulary, texts: Iterable[str], slips: bool = True) -> set[str]:
    return {found for text in texts if (found := heading_field(vocabulary, text, slips=slips))}


def _windows(sheet: Sheet, cells: Grid, top: int) -> Iterator[_Candidate]:
    """The candidates whose header begins in this row, those of tables that stand side by side apart."""
    for depth in range(1, DEEPEST + 1):
        rows = tuple(range(top, top + depth))
        if rows[-1] >= cells.first_row + len(cells.rows):
            return
        heads = headings(sheet, cells, rows)
        for part in _side_by_side(heads):
            if candidate := _candidate(sheet, cells, rows, part):
                yield candidate


def _side_by_side(heads: Heads) -> list[Heads]:
    """The headings parted where the same headings begin anew: two tables printed beside each other."""
    columns = sorted(heads)
    first = heads[columns[0]] if columns else ()
    again = [c for c in columns[1:] if heads[c] == first]
    if len(again) >= BESIDE:
        return [dict(heads)]
    parts, rest = [], columns
    for start in again:
        parts.append([c for c in rest if c < start])
        rest = [c for c in rest if c >= start]
    parts.append(rest)
    if any(len(part) < 3 for part in parts):
        return [dict(heads)]
    return [{column: heads[column] for column in part} for part in parts]


def _candidate(sheet: Sheet, cells: Grid, rows: tuple[int, ...], heads: Heads) -> _Candidate | None:
    meant = columns_of(heads, sheet.hidden_columns, cells, rows[-1] + 1)
    if meant is None:
        return None
    first = rows[-1] + 1
    while is_number_row(cells, first):
        first += 1
    table = Table(
        sheet=sheet,
        kind=meant.kind,
        header_rows=rows,
        headings=dict.fromkeys(meant.fields[meant.kind].values(), "") | {c: " / ".join(t) for c, t in heads.items()},
        fields=meant.fields,
        first_row=first,
        last_row=_last_row(sheet, cells),
        doubtful=meant.doubtful,
        hidden=meant.hidden,
    )
    return _Candidate(rows, _score(cells, table, meant), table)


def _last_row(sheet: Sheet, cells: Grid) -> int:
    if not cells.whole:
        return sheet.first_row + sheet.cells.num_rows - 1
    filled = [i for i, row in enumerate(cells.rows) if any(row)]
    return cells.first_row + (filled[-1] if filled else 0)


def _score(cells: Grid, table: Table, meant: Columns) -> float:
    """Fields named, less what speaks against: headings below the header, the same field twice, no rows."""
    fields = table.columns
    figures = [column for name, column in fields.items() if name in FIGURES]
    rows = range(table.first_row, min(table.first_row + LOOKED_AT, cells.first_row + len(cells.rows)))
    borne = any(_digit(cells.text(row, column)) for row in rows for column in figures or fields.values())
    first = next((row for row in rows if any(cells.text(row, c) for c in table.headings)), None)
    headed = first is not None and _headed(cells, first, table)
    doubled = sum(len(further) for further in meant.doubtful.values())
    doubled += 3 * _nameless(cells, table, rows)
    return len(fields) - 0.1 * len(table.header_rows) - doubled - 2 * headed + (1 if borne else -1 - len(fields))


def _nameless(cells: Grid, table: Table, rows: range) -> bool:
    """Whether figures stand where the names of units should be: the table lies on its side, or it is none."""
    texts = [cells.text(row, table.columns["unit"]) for row in rows] if "unit" in table.columns else []
    texts = [text for text in texts if text]
    return 2 * sum(any(sign.isalpha() for sign in text) for text in texts) < len(texts)


def _headed(cells: Grid, row: int, table: Table) -> bool:
    """Whether the first row below is still a header: its cells in the figure columns are words that name fields."""
    vocabulary = _OF_KIND[table.kind]
    columns = [column for name, column in table.columns.items() if name in FIGURES]
    texts = {text for column in columns if (text := cells.text(row, column))}
    words = {text for text in texts if not _digit(text)}
    said = {cells.text(row, c) for c in table.headings if not _digit(cells.text(row, c))} - {""}
    return bool(words) and words == texts and len(_fields(vocabulary, said)) > 0


def _digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _apart(sheet: Sheet, cells: Grid, kept: list[_Candidate]) -> list[Table]:
    """The tables with the texts above them, each ending where the next one's header or title begins."""
    tables: list[Table] = []
    for candidate in sorted(kept, key=lambda c: c.rows):
        table = candidate.table
        before = [
            t for t in tables if t.header_rows[-1] < table.header_rows[0] and set(t.headings) & set(table.headings)
        ]
        if before and _goes_on(cells, before[-1], table):
            continue
        start = before[-1].header_rows[-1] + 1 if before else cells.first_row
        title = _title_row(cells, start, table) if before else start
        for other in before:
            tables[tables.index(other)] = replace(other, last_row=min(other.last_row, title - 1))
        above = _texts(cells, title, table.header_rows[0] - 1)
        tables.append(replace(table, above=above, score=candidate.score))
    return sorted(tables, key=lambda table: -table.score)


def _goes_on(cells: Grid, before: Table, table: Table) -> bool:
    """Whether a header only repeats the one before at the top of a page: no sum between, and the list goes on."""
    if before.columns != table.columns:
        return False
    unit = table.columns.get("unit")
    between = range(before.first_row, table.header_rows[0])
    if unit and any(is_total(text) for row in between for text in cells.rows[row - cells.first_row] if text):
        return False
    number = table.columns.get("numbering")
    if number and (first := cells.text(table.first_row, number)):
        return first.strip("().") != "1"
    return any(cells.rows[table.header_rows[0] - 1 - cells.first_row])


def _title_row(cells: Grid, start: int, table: Table) -> int:
    """The first of the rows above a header that hold no figures of the table before: its title."""
    row = table.header_rows[0]
    while (
        row - 1 >= start and sum(_digit(text) and len(text) < 16 for text in cells.rows[row - 1 - cells.first_row]) < 2
    ):
        row -= 1
    return row


def _texts(cells: Grid, first: int, last: int) -> tuple[str, ...]:
    rows = (cells.rows[row - cells.first_row] for row in range(max(first, cells.first_row), last + 1))
    return tuple(dict.fromkeys(text for row in rows for text in row if text))
