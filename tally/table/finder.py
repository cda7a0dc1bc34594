"""Finds the tables of a sheet by their headers: windows of one to three rows, scored by the fields they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tally.table.columns import Columns, columns_of
from tally.table.grid import Grid, grid, transposed
from tally.table.header import headings, is_number_row
from tally.table.model import Table
from tally.table.vocabulary import KINDS, REGISTER, SUPPORT, heading_field
from tally.workbook import Sheet

DEEPEST = 3  # rows that a header may have
LOOKED_AT = 40  # body rows that bear out a header
LISTED = 4  # fields of a list of initiatives or requests that one row must name to be taken for its header
WIDEST_TURNED = 400  # columns of a sheet that may be read as a table lying on its side


def find_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, the best first; empty where no header is recognised.

    A table whose rows are columns is found only where no upright one is. Sheets too long to be looked at row by row
    are judged by their head.
    """
    upright = _tables(sheet)
    if any(table.score >= 1 for table in upright) or sheet.cells.num_rows > WIDEST_TURNED:
        return upright
    turned = [_turned(table) for table in _tables(transposed(sheet))] if sheet.cells.num_rows else []
    return sorted(upright + turned, key=lambda table: -table.score)


def table_at(sheet: Sheet, row: int) -> Table | None:
    """The table whose header stands in this row because a person said so; None where it names no field."""
    cells = grid(sheet)
    found = [made for depth in range(1, DEEPEST + 1) if (made := _candidate(sheet, cells, row, depth))]
    return max(found, key=lambda c: c.score).table if found else None


def _turned(table: Table) -> Table:
    from dataclasses import replace

    return replace(table, transposed=True, score=table.score - 0.5)


@dataclass(frozen=True)
class _Candidate:
    rows: tuple[int, ...]
    score: float
    table: Table


def _tables(sheet: Sheet) -> list[Table]:
    cells = grid(sheet)
    tops = sorted({top for row in _anchors(cells) for top in range(max(cells.first_row, row - DEEPEST + 1), row + 1)})
    found = [c for top in tops for depth in range(1, DEEPEST + 1) if (c := _candidate(sheet, cells, top, depth))]
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, len(c.rows), c.rows)):
        if not any(set(candidate.rows) & set(other.rows) for other in kept):
            kept.append(candidate)
    return _apart(kept)


def _anchors(cells: Grid) -> Iterable[int]:
    """The rows that may belong to a header.

    Below a list's header only the same headings again can be another's: what its rows say ("Hợp lệ", "Cán bộ") reads
    like headings, and there may be a million of them.
    """
    listed: set[str] = set()
    for i, row in enumerate(cells.rows):
        texts = {text for text in row if text}
        if len(texts) < 2 or (listed and len(texts & listed) < LISTED - 1):
            continue
        if any(len(_fields(kind, texts)) > 1 for kind in KINDS):
            yield cells.first_row + i
        if any(len(_fields(kind, texts)) >= LISTED for kind in (REGISTER, SUPPORT)):
            listed |= texts


def _fields(vocabulary, texts: Iterable[str]) -> set[str]:
    return {found for text in texts if (found := heading_field(vocabulary, text))}


def _candidate(sheet: Sheet, cells: Grid, top: int, depth: int) -> _Candidate | None:
    rows = tuple(range(top, top + depth))
    if rows[-1] >= cells.first_row + len(cells.rows):
        return None
    heads = headings(sheet, cells, rows)
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
    figures = [column for name, column in fields.items() if name in _FIGURES]
    rows = range(table.first_row, min(table.first_row + LOOKED_AT, cells.first_row + len(cells.rows)))
    borne = sum(any(_digit(cells.text(row, column)) for column in figures or fields.values()) for row in rows)
    first = next((row for row in rows if any(cells.text(row, c) for c in table.headings)), None)
    headed = first is not None and len(_fields_in_row(cells, first, table)) > 1
    doubled = sum(len(further) for further in meant.doubtful.values())
    return len(fields) - 0.1 * len(table.header_rows) - doubled - 2 * headed + (1 if borne else -len(fields))


_FIGURES = frozenset({"quota", "valid", "invalid", "pending", "total", "value"})


def _fields_in_row(cells: Grid, row: int, table: Table) -> set[str]:
    vocabulary = next(v for v in KINDS if v.kind == table.kind)
    texts = {cells.text(row, column) for name, column in table.columns.items() if name in _FIGURES} - {""}
    return _fields(vocabulary, texts)


def _digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _apart(kept: list[_Candidate]) -> list[Table]:
    """The tables with the texts around them, each ending where the next header begins."""
    from dataclasses import replace

    tables = []
    tops = sorted(candidate.rows[0] for candidate in kept)
    for candidate in kept:
        table = candidate.table
        below = [top for top in tops if top > table.header_rows[-1]]
        last = min([table.last_row, *(top - 1 for top in below)])
        over = [t for t in tops if t < table.header_rows[0]]
        cells = grid(table.sheet)
        start = max(over) if over else cells.first_row
        above = _texts(cells, start, table.header_rows[0] - 1)
        tables.append(replace(table, last_row=last, above=above, score=candidate.score))
    return tables


def _texts(cells: Grid, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in range(first, last + 1) for text in _row(cells, row) if text))


def _row(cells: Grid, row: int) -> Iterable[str]:
    i = row - cells.first_row
    return cells.rows[i] if 0 <= i < len(cells.rows) else ()
