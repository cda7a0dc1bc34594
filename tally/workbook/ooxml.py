"""What an .xlsx says beside its values: sheets and parts, what is hidden, error cells, formulas never computed.

The readers give none of it, and every part has to be inflated against the limits anyway before they may open the file.
Sheets are searched with patterns, piece by piece: a million rows pass at the cost of inflating them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tally.errors import Refusal
from tally.workbook.archive import Archive
from tally.workbook.limits import KINDS_CELLS, MIB, MOST_COLUMNS, MOST_ROWS, NAMED_PLACES, Limits
from tally.workbook.sheet import Sheet, address, column_number, position
from tally.workbook.spread import Box, box
from tally.workbook.values import table_of

LARGE = 16 * MIB
"""Inflated bytes from which a sheet is read as Arrow, and searched only for what it is known to have."""

WINDOW = MIB
EDGE = 64 * 1024

ATTRIBUTE = re.compile(rb"""(?<![A-Za-z0-9_:])([A-Za-z0-9_:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s([^>]*hidden=["'](?:1|true)["'][^>]*)>""")
MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s+ref=["']([A-Z]+\d+):([A-Z]+\d+)["']""")
ERROR = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</(?:\w+:)?c>).){0,9000}?<(?:\w+:)?v>([^<]*)<""", re.S
)
_FORMULA = r"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
_WITHOUT = r"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*%s</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
UNCACHED, STALE = (re.compile((_FORMULA + _WITHOUT % zero).encode()) for zero in ("", r"(?:0(?:\.0+)?)?\s*"))
"""A formula without a stored result; and the same, where a stored 0 is no result either."""
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.S)
STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
DRAWN = re.compile(rb"""<(?:\w+:)?(?:strike(?![^>]*["'](?:0|false)["'])|vertAlign\s[^>]*superscript)""")
"""What strikes letters of a text through, or raises them."""
TELLING = re.compile(r"""["%]|[0#],+(?:[;.\s]|$)""")
"""A number format that shows more than the number, or less of it: 0"%" and #,##0, with a comma at its end."""
UNADDRESSED = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^>]*\sr=)")
PLACED = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*?)(/?)>")
LEGACY_FONT = re.compile(r"\.?Vn[A-Z0-9]|VNI[- ]")
CAPITAL_FONT = re.compile(r"\.?Vn.*H$")
_ADDRESS = rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']"""
ADDRESS = re.compile(rb"<(?:\w+:)?c\s[^>]*?" + _ADDRESS)
_WHEREVER = rb"<(?:\w+:)?c\s(?=[^>]*?" + _ADDRESS + rb")[^>]*?"
STYLED = _WHEREVER + rb"""\bs=["'](%s)["']"""
SHARED = re.compile(_WHEREVER + rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)<""")
"""A cell with one of these styles, and one with a shared text: its column, its row, the number of that."""


@dataclass(frozen=True)
class Part:
    """What one pass over a sheet's XML found: its size, whether an error or a formula may stand in it, its two ends."""

    name: str
    size: int
    flawed: bool
    head: bytes
    tail: bytes


class Package:
    """An .xlsx or .xlsm whose every part that a reader will open has been weighed. Raises Refusal."""

    def __init__(self, path: Path, chosen: Limits) -> None:
        self.archive = Archive(path, chosen)
        whole = relations(self.archive, "").values()
        main = next((part for kind, part in whole if kind == "officeDocument"), "xl/workbook.xml")
        links = relations(self.archive, main)
        places = self._places(main, links)
        if len(places) > chosen.sheets:
            raise Refusal("too-complex", why="sheets")
        folder = posixpath.dirname(main)
        shared = (part for kind, part in links.values() if kind == "sharedStrings" and part in self.archive)
        self.shared = next(shared, posixpath.join(folder, "sharedStrings.xml"))
        self._weigh_shared_strings()
        self._stale = any(map(_never_calculated, elements(self.archive.read(main), "calcPr")))
        styles = self.archive.read(posixpath.join(folder, "styles.xml"))
        self._fonts, self._formats = _cell_fonts(styles), _telling_formats(styles)
        self.sheets = {name: hidden for name, (_, hidden) in places.items()}
        """Sheet name -> whether it is hidden, in the file's order; sheets that are only a chart are left out."""
        self.parts = {name: self._scan(part) for name, (part, _) in places.items() if part in self.archive}
        """Sheet name -> its part, where there is one."""

    def large(self, sheet: str) -> bool:
        """Whether the sheet of this name has too much XML to be read cell by cell."""
        return sheet in self.parts and self.parts[sheet].size > LARGE

    def beside(self, sheet: str) -> tuple[Sheet, Box | None]:
        """The sheet of this name, with what its XML says beside the values; the rectangle around these if not large."""
        legacy = any(LEGACY_FONT.match(font.name) for font in self._fonts)
        empty = Sheet(sheet, table_of(()), hidden=self.sheets[sheet], legacy_font=legacy)
        part = self.parts.get(sheet)
        if part is None:
            return empty, None
        merged = [position(first.decode()) + position(last.decode()) for first, last in MERGE.findall(part.tail)]
        empty = replace(empty, merged=merged, hidden_columns=_hidden_columns(part.head))
        return (empty, None) if self.large(sheet) and not part.flawed else self._searched(empty, part)

    def _searched(self, empty: Sheet, part: Part) -> tuple[Sheet, Box | None]:
        large = part.size > LARGE
        most = NAMED_PLACES if large else KINDS_CELLS
        formulas = STALE if self._stale else UNCACHED
        as_capitals = {style for style, font in enumerate(self._fonts) if CAPITAL_FONT.match(font.name)}
        as_struck = {style for style, font in enumerate(self._fonts) if font.struck}
        shown = b"" if large else b"|".join(b"%d" % style for style in as_capitals | as_struck | self._formats.keys())
        errors: list[tuple[str, str]] = []
        uncached: list[str] = []
        hidden_rows, corners, partly = set(), [], []
        styled: dict[tuple[int, int], int] = {}
        error_count = uncached_count = 0
        for window in _addressed(self._windows(part.name), part):
            wrong = [(_reference(m[1]), m[2].decode("utf-8", "replace")) for m in _met(ERROR, window, b'"e"', b"'e'")]
            blank = [_reference(m[1]) for m in _met(formulas, window, b"<f", b":f") if b't="str"' not in m[1]]
            errors, error_count = (errors + wrong)[:most], error_count + len(wrong)
            uncached, uncached_count = (uncached + blank)[:most], uncached_count + len(blank)
            rows = (_reference(m[1]) for m in _met(HIDDEN_ROW, window, b"hidden"))
            hidden_rows |= {int(row) for row in rows if row.isdecimal()}
            corners += _corners([] if large else ADDRESS.findall(window))
            styled |= _positions(re.findall(STYLED % shown, window)) if shown else {}
            partly += [] if large else self._partly(window)
        searched = replace(
            empty,
            hidden_rows=frozenset(row for row in hidden_rows if 0 < row <= MOST_ROWS),
            errors=errors,
            error_count=error_count,
            uncached=uncached,
            uncached_count=uncached_count,
            capitals=[cell for cell, style in styled.items() if style in as_capitals],
            struck=[cell for cell, style in styled.items() if style in as_struck],
            partly=partly,
            comments={} if large else self._comments(part.name),
            formats={cell: self._formats[style] for cell, style in styled.items() if style in self._formats},
        )
        return searched, box(corners) if corners else None

    def xml(self, sheet: str) -> bytes:
        """The whole XML of a sheet that is not large."""
        return self.archive.read(self.parts[sheet].name)

    def _places(self, main: str, links: dict[str, tuple[str, str]]) -> dict[str, tuple[str, bool]]:
        """Sheet name -> the name of its part and whether it is hidden."""
        parts_of = {}
        for sheet in elements(self.archive.read(main), "sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
            if key in links and links[key][0] not in ("chartsheet", "dialogsheet"):
                parts_of[sheet.get("name", "")] = links[key][1], sheet.get("state", "visible") != "visible"
        if not parts_of:  # nothing but charts, say
            raise Refusal("no-table")
        return parts_of

    def _weigh_shared_strings(self) -> None:
        """Shared strings may not claim to be more than they are: the readers reserve room by the claim.

        Those of which some letters are struck through or raised are noted.
        """
        self._drawn: frozenset[int] = frozenset()
        if self.shared not in self.archive:
            return
        pieces = filter(None, self.archive.pieces(self.shared))
        head = next(pieces, b"")
        refuse_declarations(head)
        claimed = re.search(rb"""uniqueCount=["'](\d+)["']""", head[:EDGE])
        present, size, drawn = head.count(b"<"), len(head), b"strike" in head or b"vertAlign" in head
        for piece in pieces:
            present, size = present + piece.count(b"<"), size + len(piece)
            drawn |= b"strike" in piece or b"vertAlign" in piece
        if claimed and int(claimed[1]) > present + 1000:
            raise Refusal("damaged-file")
        if drawn and size < LARGE:
            self._drawn = frozenset(_drawn(self.archive.read(self.shared)))

    def _partly(self, window: bytes) -> list[tuple[int, int]]:
        """The places of the cells of a text of which some letters are struck through or raised."""
        texts = _positions(SHARED.findall(window)) if self._drawn else {}
        own = [cell for cell in _met(CELL, window, b"strike", b"vertAlign") if DRAWN.search(cell[2])]
        places = [place for place, number in texts.items() if number in self._drawn]
        return places + [position(_reference(cell[1])) for cell in own]

    def _comments(self, part: str) -> dict[tuple[int, int], str]:
        """The comments on the cells of a sheet, by their places."""
        parts = [name for kind, name in relations(self.archive, part).values() if kind == "comments"]
        written = (comment for name in parts for comment in elements(self.archive.read(name), "comment"))
        return {position(comment.get("ref", "")): "".join(comment.itertext()) for comment in written}

    def _scan(self, name: str) -> Part:
        size, flawed = 0, False
        head, tail = b"", b""
        for piece in self.archive.pieces(name):
            size += len(piece)
            # looking for one rare letter costs next to nothing, looking for a word does
            flawed = flawed or (b"#" in piece and b't="e"' in piece) or (b"f" in piece and b"/f>" in piece)
            if len(head) < EDGE:
                head += piece
            tail = piece if len(piece) > EDGE else (tail + piece)[-8 * EDGE :]
        refuse_declarations(head)
        return Part(name, size, flawed, head, tail)

    def _windows(self, name: str) -> Iterator[bytes]:
        """The part's XML in stretches of about a megabyte that end where a row ends."""
        held: list[bytes] = []
        size = 0
        for piece in self.archive.pieces(name):
            held.append(piece)
            size += len(piece)
            if size < WINDOW:
                continue
            text = b"".join(held)
            cut = text.rfind(b"</row>") + len(b"</row>") if b"</row>" in piece else 0
            if cut or size > 8 * WINDOW:
                yield text[: cut or len(text)]
                held = [text[cut:]] if cut else []
                size = len(held[0]) if held else 0
        yield b"".join(held)


def _met(pattern: re.Pattern[bytes], window: bytes, *signs: bytes) -> Iterable[re.Match[bytes]]:
    """What a pattern matches that needs one of these signs; to look for a sign costs a fifth of looking for it."""
    return pattern.finditer(window) if any(sign in window for sign in signs) else ()


def _drawn(texts: bytes) -> Iterator[int]:
    """The numbers of the shared texts of which some letters are struck through or raised."""
    begun = passed = 0
    for mark in DRAWN.finditer(texts):
        begun += len(STRING.findall(texts, passed, mark.start()))
        passed = mark.start()
        yield begun - 1


def _positions(cells: list[tuple[bytes, bytes, bytes]]) -> dict[tuple[int, int], int]:
    """(letters, row, number) of cells as their places with that number."""
    columns = {letters: column_number(letters.decode()) for letters in {letters for letters, _, _ in cells}}
    return {(int(row), columns[letters]): int(number) for letters, row, number in cells}


def _corners(places: list[tuple[bytes, bytes]]) -> list[tuple[int, int]]:
    """Two corners of the rectangle around these (letters, row) places; none where there are none."""
    if not places:
        return []
    rows = [int(row) for _, row in places]
    columns = [column_number(letters.decode()) for letters in {letters for letters, _ in places}]
    return [(min(rows), min(columns)), (max(rows), max(columns))]


def refuse_declarations(xml: bytes) -> None:
    """Refuse XML that declares a document type: a spreadsheet never does, an attack by entities must."""
    if b"<!DOCTYPE" in xml[:EDGE] or b"<!ENTITY" in xml[:EDGE]:
        raise Refusal("too-complex", why="doctype")


def elements(xml: bytes, name: str) -> list[ElementTree.Element]:
    """All elements of this local name, whatever their namespace."""
    refuse_declarations(xml)
    if not xml:
        return []
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refusal("damaged-file") from error
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Of a part's relations, of the whole package's for "", by their number: the end of the type, and the part."""
    folder, file = posixpath.split(part)
    links = elements(archive.read(posixpath.join(folder, "_rels", f"{file}.rels")), "Relationship")
    goals = {link: posixpath.join("/", folder, link.get("Target", "").replace("\\", "/")) for link in links}
    return {
        link.get("Id", ""): (posixpath.basename(link.get("Type", "")), posixpath.normpath(goal).lstrip("/"))
        for link, goal in goals.items()
    }


class Font(NamedTuple):
    """What of a font tells something of its letters."""

    name: str = ""
    struck: bool = False


def _cell_fonts(styles: bytes) -> list[Font]:
    """The font of each cell style, by the style's number."""
    fonts = [_font(font) for fonts in elements(styles, "fonts")[:1] for font in fonts]
    numbers = [style.get("fontId", "") for styles in elements(styles, "cellXfs") for style in styles]
    return [fonts[int(n)] if n.isdecimal() and int(n) < len(fonts) else Font() for n in numbers]


def _telling_formats(styles: bytes) -> dict[int, str]:
    """The number formats of the cell styles that have one which shows more than the number, by the style's number."""
    own = {form.get("numFmtId", ""): form.get("formatCode", "") for form in elements(styles, "numFmt")}
    codes = {"9": "0%", "10": "0.00%"} | own
    numbers = [style.get("numFmtId", "") for styles in elements(styles, "cellXfs") for style in styles]
    return {style: codes[n] for style, n in enumerate(numbers) if n in codes and TELLING.search(codes[n])}


def _font(font: ElementTree.Element) -> Font:
    parts = {part.tag.rpartition("}")[2]: part.get("val", "1") for part in font}
    return Font(parts.get("name", ""), parts.get("strike") in ("1", "true"))


def _never_calculated(calculation: ElementTree.Element) -> bool:
    """Whether a program wrote the workbook and left it to Excel to calculate: a 0 that it stored is a stopgap."""
    return calculation.get("fullCalcOnLoad") in ("1", "true") or calculation.get("calcCompleted") in ("0", "false")


def _addressed(windows: Iterator[bytes], part: Part) -> Iterator[bytes]:
    """The windows, with the addresses that cells and rows have by their order written in where a sheet has none."""
    if part.size > LARGE or not UNADDRESSED.search(part.head):
        return windows
    row, column = 0, 0

    def placed(match: re.Match[bytes]) -> bytes:
        nonlocal row, column
        kind, attributes, closed = match.groups()
        own = _attributes(attributes).get("r", "")
        if kind == b"row":
            row, column = int(own) if own.isdecimal() else row + 1, 0
            return match[0] if own else b'<row r="%d"%s%s>' % (row, attributes, closed)
        column = position(own)[1] or column + 1
        return match[0] if own else b'<c r="%s"%s%s>' % (address(row, column).encode(), attributes, closed)

    return iter([PLACED.sub(placed, b"".join(windows))])


def _attributes(text: bytes) -> dict[str, str]:
    return {name.decode(): (a or b).decode("utf-8", "replace") for name, a, b in ATTRIBUTE.findall(text)}


def _reference(attributes: bytes) -> str:
    return _attributes(attributes).get("r", "?")


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for match in COLUMN.finditer(head):
        each = _attributes(match[1])
        if each.get("hidden") in ("1", "true") and each.get("min", "").isdecimal() and each.get("max", "").isdecimal():
            hidden.update(range(int(each["min"]), min(int(each["max"]), MOST_COLUMNS) + 1))
    return frozenset(hidden)
