"""Excel's own formats through the calamine readers: typed cells where they are few, Arrow where they are many.

An .xlsx whose cells lie far apart is copied first without the far ones, so that a reader need not reserve room for all
that lies between.
"""

from __future__ import annotations

import re
import zipfile
from collections import deque
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tally.errors import Refusal
from tally.workbook.archive import Archive
from tally.workbook.biff import told_by_xls, told_by_xlsb
from tally.workbook.guarded import Progress
from tally.workbook.limits import KINDS_CELLS, NAMED_PLACES, Limits, limits
from tally.workbook.ooxml import Package
from tally.workbook.sheet import Sheet, address, position
from tally.workbook.spread import SPARSE_FROM, area, box, crowd, within
from tally.workbook.values import cell_of, pointing, table_of

if TYPE_CHECKING:
    import fastexcel

SHARED = "xl/sharedStrings.xml"
PLAIN_CELL = re.compile(rb"""<c\s[^>]*?\br=["']([A-Z]{1,3}\d{1,7})["'][^>]*?(?:/>|>(.*?)</c>)""", re.S)

SHEETS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
FILEPASS = re.compile(rb"\x09\x08\x10\x00[\s\S]{16}(?:\x86\x00\x00\x00)?\x2f\x00")
"""A workbook stream that begins with its beginning and then says that the rest is encrypted."""

ERRORS = {
    "Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
    "Value": "#VALUE!", "GettingData": "#GETTING_DATA",
}  # fmt: skip
"""What the readers call an error cell -> what the cell shows."""


def sheets_in(path: Path, chosen: Limits, stage: Progress) -> list[Sheet]:
    """The sheets of an .xlsx, .xlsb or .xls file. Raises Refusal."""
    package = Package(path, chosen) if path.suffix == ".xlsx" else None
    beside = {} if package else _beside(path, chosen)
    book = Book(with_shared_strings(package, path) if package else path)
    sheets = package.sheets if package else book.sheets()
    if len(sheets) > chosen.sheets:
        raise Refusal("too-complex", why="sheets")
    read = []
    for done, (name, hidden) in enumerate(sheets.items()):
        stage("read", done, len(sheets))
        if package:
            sheet = _packed_sheet(book, package, name, chosen)
        else:
            sheet = _binary_sheet(book, Sheet(name, table_of(()), hidden=hidden, **beside.get(name, {})), chosen)
        read.append(_errors_written(sheet))
    return read


def _beside(path: Path, chosen: Limits) -> dict[str, dict[str, Any]]:
    if path.suffix == ".xls":
        return told_by_xls(path.read_bytes())
    archive = Archive(path, chosen)
    for name in archive.names():
        if name.endswith((".bin", ".xml", ".rels")):
            deque(archive.pieces(name), maxlen=0)  # inflated once against the limits
    return told_by_xlsb(archive)


class Book:
    """One file and its two readers, each opened when first needed: opening reads all shared strings."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sheets(self) -> dict[str, bool]:
        """The names of the sheets that hold cells, and whether each is hidden."""
        metadata = self._typed.sheets_metadata
        return {each.name: each.visible != SheetVisibleEnum.Visible for each in metadata if each.typ in SHEETS}

    def typed(self, name: str) -> CalamineSheet:
        """A sheet for reading as Python values. Raises Refusal."""
        try:
            return self._typed.get_sheet_by_name(name)
        except python_calamine.CalamineError as error:
            raise Refusal("damaged-file") from error

    def arrow(self, name: str) -> fastexcel.ExcelSheet:
        """A sheet for reading as Arrow text from row 1 on; it skips blank columns before the first with a value."""
        return self._fast.load_sheet(name, header_row=None, dtypes="string", skip_rows=0)

    @cached_property
    def _typed(self) -> CalamineWorkbook:
        try:
            return python_calamine.load_workbook(str(self.path))
        except python_calamine.PasswordError as error:
            raise Refusal("password-protected") from error
        except (python_calamine.CalamineError, OSError) as error:  # the system's, where a part ends too soon
            raise Refusal(_reason(str(error), self.path)) from error

    @cached_property
    def _fast(self) -> fastexcel.ExcelReader:
        import fastexcel

        return fastexcel.read_excel(str(self.path))


def _reason(complaint: str, path: Path) -> str:
    """The refusal that a reader's complaint stands for."""
    old = path.suffix == ".xls"
    if "assword" in complaint or (old and FILEPASS.search(path.read_bytes())):
        return "password-protected"
    return "unsupported-type" if old and "detect" in complaint else "damaged-file"


def _packed_sheet(book: Book, package: Package, name: str, chosen: Limits) -> Sheet:
    empty, around = package.beside(name)
    if package.large(name):
        return read_arrow(empty, book)
    sparse = _sparse(empty, package, book.path) if around and area(around) > SPARSE_FROM else None
    return sparse or _whole(empty, book, chosen)


def _binary_sheet(book: Book, empty: Sheet, chosen: Limits) -> Sheet:
    """A sheet of a format whose bytes are not searched: the fast reader names its error cells, where it can."""
    sheet = _whole(empty, book, chosen, errors=True)
    if not sheet.kinds:
        return sheet
    try:
        large = read_arrow(sheet, book, errors=True)
    except MemoryError:
        raise
    except BaseException:  # the readers' PanicException is not an Exception; the cells themselves are read already
        return sheet
    return replace(sheet, errors=large.errors, error_count=large.error_count)


def _whole(empty: Sheet, book: Book, chosen: Limits, *, errors: bool = False) -> Sheet:
    typed = book.typed(empty.name)
    if typed.start is None:
        return empty
    cells = typed.width * typed.height
    if cells > chosen.grid_cells:
        raise Refusal("too-complex", why="cells")
    return _small(empty, typed) if cells <= KINDS_CELLS else read_arrow(empty, book, errors=errors)


def _small(empty: Sheet, typed: CalamineSheet) -> Sheet:
    rows = [[cell_of(value) for value in row] for row in typed.to_python(skip_empty_area=True)]
    first_row, first_column = typed.start or (0, 0)
    return replace(
        empty,
        cells=table_of([text for text, _ in column] for column in zip(*rows, strict=True)),
        kinds=["".join(kind for _, kind in row) for row in rows],
        first_row=first_row + 1,
        first_column=first_column + 1,
        merged=[(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in typed.merged_cell_ranges or ()] or empty.merged,
    )


def read_arrow(empty: Sheet, book: Book, *, errors: bool = False) -> Sheet:
    """A large sheet as Arrow, from row 1. Asking the reader for `errors` costs more."""
    large = book.arrow(empty.name)
    if large.width * large.total_height > limits().grid_cells:
        raise Refusal("too-complex", why="cells")
    first = large.available_columns()[0].absolute_index + 1 if large.width else 1
    if not errors:
        return replace(empty, cells=pointing(large.to_arrow().columns), first_column=first)
    table, problems = large.to_arrow_with_errors()
    named = _named(problems.errors if problems else [], first)
    return replace(empty, cells=pointing(table.columns), first_column=first, errors=named, error_count=len(named))


def _named(errors: list[Any], first_column: int) -> list[tuple[str, str]]:
    """(address, what the cell shows) of the reader's error cells."""
    cells = ((*each.position, each.detail.partition("Error(")[2].rstrip(")'")) for each in errors)
    return [(address(row + 1, column + first_column), ERRORS.get(kind, "#REF!")) for row, column, kind in cells if kind]


def _errors_written(sheet: Sheet) -> Sheet:
    """Small sheets show error cells and uncomputed formulas where they stand: the readers leave them blank."""
    if not sheet.kinds or not (sheet.errors or sheet.uncached):
        return sheet
    columns = [column.to_pylist() for column in sheet.cells.columns]
    kinds = [list(row) for row in sheet.kinds]
    for place, shown in [*sheet.errors, *((place, None) for place in sheet.uncached)]:
        row, column = position(place)
        i, j = row - sheet.first_row, column - sheet.first_column
        if 0 <= j < len(columns) and 0 <= i < len(kinds):
            columns[j][i] = shown
            kinds[i][j] = "f" if shown is None else "e"
    return replace(sheet, cells=table_of(columns), kinds=["".join(row) for row in kinds])


def _sparse(empty: Sheet, package: Package, path: Path) -> Sheet | None:
    """The sheet of a file whose cells lie far apart, read from a copy without the far ones, which are named; None where
    they stand together and can be read as they are.
    """
    xml = package.xml(empty.name)
    places = [match[1].decode() for match in PLAIN_CELL.finditer(xml) if match[2]]
    positions = {place: position(place) for place in places}
    around = crowd(positions.values())
    if around is None or around == box(positions.values()):
        return None
    far = [place for place, where in positions.items() if not within(where, around)]
    kept = PLAIN_CELL.sub(lambda match: match[0] if within(position(match[1].decode()), around) else b"", xml)
    copy = _copied(path, "trimmed.xlsx", package.parts[empty.name].name, kept, without=("xl/worksheets/",))
    sheet = _small(empty, Book(copy).typed(empty.name))
    return replace(sheet, strays=far[:NAMED_PLACES], stray_count=len(far))


def with_shared_strings(package: Package, path: Path) -> Path:
    """The file, or a copy whose shared strings bear the name that the readers look for."""
    if package.shared.lower() == SHARED.lower() or package.shared not in package.archive:
        return path
    return _copied(path, "named.xlsx", SHARED, package.archive.read(package.shared))


def _copied(path: Path, name: str, part: str, content: bytes, without: tuple[str, ...] = ()) -> Path:
    """A copy with this content for a part, without pictures and whatever else no reader of cells opens."""
    copy = path.with_name(name)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            lower = entry.filename.replace("\\", "/").lstrip("/").lower()
            if lower == part.lower():
                part = entry.filename
            elif lower.endswith((".xml", ".rels")) and not lower.startswith(without):
                new.writestr(entry.filename, old.read(entry))
        new.writestr(part, content)
    return copy
