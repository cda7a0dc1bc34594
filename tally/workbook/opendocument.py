"""OpenDocument spreadsheets: one pass over content.xml gives cells, types, merges, hidden parts, errors."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.parsers import expat

from tally.errors import Refusal
from tally.workbook.archive import Archive
from tally.workbook.guarded import Progress
from tally.workbook.limits import MOST_COLUMNS, MOST_ROWS, Limits
from tally.workbook.sheet import Sheet
from tally.workbook.spread import crowd
from tally.workbook.values import day_text, filled, flawed, table_of, typed_number

MANY = 1_000_000
"""Cells with values beyond which a sheet is read as Arrow by the fast reader; this pass then only counts."""

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, OFFICE, STYLE = (f"{OASIS}{name}:1.0 " for name in ("table", "text", "office", "style"))
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
BLANKS = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}
UNSEEN = ("collapse", "filter")


def sheets_in(path: Path, chosen: Limits, stage: Progress) -> list[Sheet]:
    """The sheets of an .ods file, or of a flat .fods, which is the same XML without a zip around it. Raises Refusal."""
    stage("read", 0, 1)
    flat, content = not zipfile.is_zipfile(path), _Content(chosen)
    try:
        if flat:
            with path.open("rb") as file:
                content.parser.ParseFile(file)
        else:
            for piece in Archive(path, chosen).pieces("content.xml"):
                content.parser.Parse(piece, False)
            content.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise Refusal("damaged-file") from error
    if flat and any(table.count > MANY for table in content.tables):
        raise Refusal("too-complex", why="cells")
    unseen = content.unseen_styles
    return [_sheet(table, hidden=table.style in unseen, path=path, chosen=chosen) for table in content.tables]


@dataclass
class _Table:
    """A sheet as it is being met."""

    sheet: Sheet
    style: str
    row: int = 0
    columns: int = 0
    count: int = 0
    last: tuple[int, int] = (0, 0)
    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


class _Content:
    """Takes in content.xml as expat reads it. Only the outermost table of a sheet counts; notes on cells do not."""

    def __init__(self, chosen: Limits) -> None:
        self.tables: list[_Table] = []
        self.unseen_styles: set[str] = set()
        self._limits = chosen
        self._depth = self._noted = 0
        self._style = ""
        self._row: list[tuple[int, int, str, str]] = []
        self._row_repeat, self._column = 1, 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._letters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise Refusal("too-complex", why="doctype")

    def _letters(self, letters: str) -> None:
        if self._cell is not None and not self._noted and self._in_paragraph:
            self._text.append(letters)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Refusal("too-complex", why="depth")
        if name in CELLS:
            self._cell, self._text, self._paragraphs, self._in_paragraph = attributes, [], 0, 0
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name == TABLE + "table-row":
            self._row, self._column, self._row_repeat = [], 0, _count(attributes, "number-rows-repeated")
            self._hide_rows(attributes)
        elif name == TABLE + "table-column":
            self._columns(attributes)
        elif name == TABLE + "table":
            self._open_table(attributes)
        elif name == STYLE + "style":
            self._style = attributes.get(STYLE + "name", "")
        elif name == STYLE + "table-properties" and attributes.get(TABLE + "display") == "false":
            self.unseen_styles.add(self._style)

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name == OFFICE + "annotation":
            self._noted += 1
        elif self._noted:
            return
        elif name == TEXT + "p":
            self._text += ["\n"] if self._paragraphs else []
            self._paragraphs += 1
            self._in_paragraph += 1
        elif name in BLANKS:
            self._text.append(BLANKS[name] * min(_count(attributes, "c", TEXT), 1000))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name in CELLS:
            self._close_cell()
        elif name == OFFICE + "annotation":
            self._noted -= 1
        elif name == TEXT + "p" and self._cell is not None and not self._noted:
            self._in_paragraph -= 1
        elif name == TABLE + "table-row" and self.tables:
            self._close_row()

    def _open_table(self, attributes: dict[str, str]) -> None:
        if len(self.tables) >= self._limits.sheets:
            raise Refusal("too-complex", why="sheets")
        sheet = Sheet(attributes.get(TABLE + "name", ""), table_of(()))
        self.tables.append(_Table(sheet, attributes.get(TABLE + "style-name", "")))

    def _columns(self, attributes: dict[str, str]) -> None:
        repeat = _count(attributes, "number-columns-repeated")
        if self.tables:
            table = self.tables[-1]
            if attributes.get(TABLE + "visibility") in UNSEEN and table.columns + repeat < MOST_COLUMNS:
                table.hidden_columns += range(table.columns + 1, table.columns + repeat + 1)
            table.columns += repeat

    def _hide_rows(self, attributes: dict[str, str]) -> None:
        row = self.tables[-1].row if self.tables else MOST_ROWS
        if attributes.get(TABLE + "visibility") in UNSEEN and self._row_repeat < 10_000 and row < MOST_ROWS:
            self.tables[-1].hidden_rows += range(row + 1, row + self._row_repeat + 1)

    def _close_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        repeat = _count(attributes, "number-columns-repeated")
        value, kind = _value(attributes, "".join(self._text))
        if kind != ".":
            self._row.append((self._column + 1, repeat, value, kind))
        rows, columns = (_count(attributes, f"number-{each}-spanned") for each in ("rows", "columns"))
        if self.tables and (rows > 1 or columns > 1):
            top, left = self.tables[-1].row + 1, self._column + 1
            self.tables[-1].merged.append((top, left, top + rows - 1, left + columns - 1))
        self._column += repeat

    def _close_row(self) -> None:
        table = self.tables[-1]
        table.count += self._row_repeat * sum(repeat for _, repeat, _, _ in self._row)
        if table.count > self._limits.grid_cells:
            raise Refusal("too-complex", why="cells")
        if self._row:
            last, repeat, _, _ = self._row[-1]
            table.last = table.row + self._row_repeat, max(table.last[1], last + repeat - 1)
            self._keep(table)
        table.row += self._row_repeat

    def _keep(self, table: _Table) -> None:
        """Put the row's cells in the table, as often as row and cell are repeated."""
        if table.count > MANY:
            if table.cells:
                table.sheet, table.cells = flawed(table.sheet, table.cells), {}
            return
        for row in range(table.row + 1, table.row + self._row_repeat + 1):
            for first, repeat, value, kind in self._row:
                for column in range(first, first + repeat):
                    table.cells[row, column] = value, kind


def _count(attributes: dict[str, str], name: str, namespace: str = TABLE) -> int:
    text = attributes.get(namespace + name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _value(attributes: dict[str, str], text: str) -> tuple[str, str]:
    """A cell's text and the letter of its kind; "." where it is blank."""
    kind = attributes.get(OFFICE + "value-type", "")
    formula = attributes.get(TABLE + "formula")
    if attributes.get(CALC + "value-type") == "error" or (formula and text.startswith("#") and text[-1:] in "!?A"):
        return text, "e"
    if kind in ("float", "percentage", "currency"):
        value = attributes.get(OFFICE + "value", text)
        return typed_number(value) or value, "n"
    if kind == "date":
        return day_text(attributes.get(OFFICE + "date-value", text)), "d"
    if kind == "time":
        return _time(attributes.get(OFFICE + "time-value", text)), "d"
    if kind == "boolean":
        return attributes.get(OFFICE + "boolean-value", text), "b"
    text = text or attributes.get(OFFICE + "string-value", "")
    if text:
        return text, "t"
    return ("", "f") if formula and not kind else ("", ".")


def _time(text: str) -> str:
    """PT08H40M00S -> "08:40:00"."""
    if not text.startswith("PT") or not text.endswith("S"):
        return text
    return text[2:-1].replace("H", ":").replace("M", ":").partition(".")[0]


def _sheet(table: _Table, *, hidden: bool, path: Path, chosen: Limits) -> Sheet:
    sheet = replace(
        table.sheet,
        hidden=hidden,
        merged=table.merged,
        hidden_columns=frozenset(table.hidden_columns),
        hidden_rows=frozenset(table.hidden_rows),
    )
    if table.count > MANY:
        if table.last[0] * table.last[1] > chosen.grid_cells:
            raise Refusal("too-complex", why="cells")
        from tally.workbook.excel import Book, read_arrow

        return read_arrow(sheet, Book(path), errors=True)
    around = crowd(table.cells.keys())
    return filled(sheet, table.cells, around, chosen.grid_cells) if around else sheet
