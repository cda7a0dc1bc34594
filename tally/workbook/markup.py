"""Tables written as markup and named like spreadsheets: HTML saved as .xls, and SpreadsheetML 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree, html

from tally.errors import Refusal
from tally.workbook.guarded import Progress
from tally.workbook.limits import MOST_COLUMNS, MOST_ROWS, Limits
from tally.workbook.sheet import Sheet
from tally.workbook.sniff import decoded_text
from tally.workbook.values import day_text, filled, table_of, typed_number

SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
KINDS = {"Number": "n", "DateTime": "d", "Boolean": "b", "Error": "e", "String": "t"}
BREAK = "\v"
LINES = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center")


def sheets_in(path: Path, chosen: Limits, stage: Progress) -> list[Sheet]:
    """The sheets of an HTML or SpreadsheetML file; scripts are not run and nothing is fetched. Raises Refusal."""
    stage("read", 0, 1)
    if path.suffix == ".html":
        return [_page(path.read_bytes(), chosen)]
    return _sheets(path.read_bytes(), chosen)


@dataclass
class _Cells:
    """Cells as they are met, by (row, column) from 1 their text and kind, and the ranges that were merged."""

    chosen: Limits
    texts: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(self, row: int, column: int, text: str, kind: str, rows: int = 1, columns: int = 1) -> None:
        """Put a cell and the room it covers."""
        rows, columns = min(max(rows, 1), MOST_ROWS), min(max(columns, 1), MOST_COLUMNS)
        if rows * columns + len(self.covered) > self.chosen.grid_cells // 20 or column + columns > MOST_COLUMNS:
            raise Refusal("too-complex", why="cells")
        if text:
            self.texts[row, column] = text, kind
        if rows > 1 or columns > 1:
            self.merged.append((row, column, row + rows - 1, column + columns - 1))
            self.covered |= {(row + i, column + j) for i in range(rows) for j in range(columns)}

    def free(self, row: int, column: int) -> int:
        """The first column from this one on that no earlier cell covers."""
        while (row, column) in self.covered:
            column += 1
        return column

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """Everything from A1 on."""
        height = max((row for row, _ in self.texts), default=0)
        width = max((column for _, column in self.texts), default=0)
        empty = Sheet(name, table_of(()), hidden=hidden, merged=self.merged)
        return filled(empty, self.texts, (1, 1, height, width), self.chosen.grid_cells // 4)


def _page(source: bytes, chosen: Limits) -> Sheet:
    """All tables of a page under each other, as Excel opens them, with the lines of text between them in column A."""
    text, encoding = decoded_text(source)
    tags = text.lower()
    if tags.rfind("</table") < tags.rfind("<table"):  # the last one has no end: the rest did not arrive
        raise Refusal("damaged-file")
    if text.lstrip().startswith("<?xml"):  # lxml refuses text that declares an encoding; it is decoded already
        text = text.partition("?>")[2]
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Refusal("damaged-file") from error
    if root.find(".//table") is None:
        raise Refusal("not-a-spreadsheet")
    cells, row = _Cells(chosen), 1
    for element in _blocks(root):
        if element.tag != "table":
            line = _text(element)
            cells.put(row, 1, line, "t")
            row += bool(line)
            continue
        for line in element.iter("tr"):
            _put_row(cells, row, line)
            row += 1
    return replace(cells.sheet("HTML"), kinds=(), encoding=encoding)


def _blocks(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Tables that hold no other table, and lines of text outside of them, in the page's order."""
    innermost = {table for table in root.iter("table") if table.find(".//table") is None}
    for element in root.iter("table", *LINES):
        if next(element.iterdescendants("table", *(() if element.tag == "table" else LINES)), None) is not None:
            continue
        if innermost.isdisjoint(element.iterancestors("table")):
            yield element


def _put_row(cells: _Cells, row: int, line: html.HtmlElement) -> None:
    column = 1
    for cell in line.iterchildren("td", "th"):
        column = cells.free(row, column)
        rows, columns = (max(_number(cell.get(name)), 1) for name in ("rowspan", "colspan"))
        cells.put(row, column, _text(cell), "t", rows, columns)
        column += columns


def _text(element: html.HtmlElement) -> str:
    """The letters a person would see: white space folded as a browser does, no-break spaces kept, <br> a new line."""
    lines = "".join(_letters(element)).split(BREAK)
    return "\n".join(re.sub(r"[ \t\r\n]+", " ", line).strip(" ") for line in lines).strip("\n")


def _letters(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield BREAK
        elif child.tag not in ("script", "style"):
            yield from _letters(child)
        yield child.tail or ""


def _sheets(source: bytes, chosen: Limits) -> list[Sheet]:
    """The worksheets of an Excel 2003 XML file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal("damaged-file") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal("too-complex", why="doctype")
    return [_sheet(sheet, chosen) for sheet in root.iter(f"{SPREADSHEET}Worksheet")]


def _sheet(sheet: etree._Element, chosen: Limits) -> Sheet:
    cells, row = _Cells(chosen), 0
    for line in sheet.iter(f"{SPREADSHEET}Row"):
        row = _number(line.get(f"{SPREADSHEET}Index")) or row + 1
        column = 0
        for cell in line.iterchildren(f"{SPREADSHEET}Cell"):
            column = _number(cell.get(f"{SPREADSHEET}Index")) or cells.free(row, column + 1)
            text, kind = _value(cell.find(f"{SPREADSHEET}Data"))
            down, across = (_number(cell.get(SPREADSHEET + name)) for name in ("MergeDown", "MergeAcross"))
            cells.put(row, column, text, kind, down + 1, across + 1)
            column += across
    visible = sheet.find(".//{urn:schemas-microsoft-com:office:excel}Visible")
    hidden = visible is not None and "Hidden" in (visible.text or "")
    return cells.sheet(sheet.get(f"{SPREADSHEET}Name", ""), hidden=hidden)


def _number(text: str | None) -> int:
    """What an attribute says, 0 where it says no number."""
    return min(int(text), MOST_ROWS) if text and text.isdecimal() and len(text) < 8 else 0


def _value(content: etree._Element | None) -> tuple[str, str]:
    if content is None:
        return "", "."
    text = "".join(content.itertext())
    kind = KINDS.get(content.get(f"{SPREADSHEET}Type", "String"), "t")
    if kind == "n":
        number = typed_number(text)
        text, kind = (text, "t") if number is None else (number, kind)
    if kind == "d":
        text = day_text(text)
    if kind == "b":
        text = "true" if text == "1" else "false"
    return text, kind if text else "."
