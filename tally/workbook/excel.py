"""Excel's own formats through the calamine readers: typed cells where they are few, Arrow where they are many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from tally.errors import Refusal
from tally.workbook.grid import Grid
from tally.workbook.limits import KINDS_CELLS, NAMED_PLACES, Limits
from tally.workbook.ooxml import Marks, Package
from tally.workbook.sheet import address, position
from tally.workbook.values import kind_of, text_of

Stage = Callable[[str, int, int], object]

SHEETS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
ERRORS = {
    "Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
    "Value": "#VALUE!", "GettingData": "#GETTING_DATA",
}  # fmt: skip
"""What the readers call an error cell -> what the cell shows."""


def read_excel(path: Path, chosen: Limits, stage: Stage) -> list[Grid]:
    """The grids of an .xlsx, .xlsb or .xls file. Raises Refusal."""
    form = path.suffix[1:]
    package = Package(path, chosen) if form == "xlsx" else None
    if form == "xlsb":
        weigh(path, chosen)
    book = _opened(path)
    sheets = [(index, meta) for index, meta in enumerate(book.sheets_metadata) if meta.typ in SHEETS]
    if len(sheets) > chosen.sheets:
        raise Refusal("too-complex")
    grids = []
    for done, (index, meta) in enumerate(sheets):
        stage("read", done, len(sheets))
        marks = package.marks(meta.name) if package else None
        grids.append(_grid(book, index, meta, path, marks, chosen))
    return grids


def weigh(path: Path, chosen: Limits) -> None:
    """Inflate every binary part once, against the limits."""
    from tally.workbook.archive import Archive

    archive = Archive(path, chosen)
    for name in archive.names():
        if name.endswith((".bin", ".xml", ".rels")):
            for _ in archive.pieces(name):
                pass


def _opened(path: Path) -> CalamineWorkbook:
    try:
        return python_calamine.load_workbook(str(path))
    except python_calamine.PasswordError as error:
        raise Refusal("password-protected") from error
    except python_calamine.CalamineError as error:
        if "assword" in str(error) or "ncrypt" in str(error):
            raise Refusal("password-protected") from error
        raise Refusal("damaged-file") from error


def _grid(
    book: CalamineWorkbook, index: int, meta: SheetMetadata, path: Path, marks: Marks | None, chosen: Limits
) -> Grid:
    empty = Grid(meta.name, hidden=meta.visible != SheetVisibleEnum.Visible)
    if marks and marks.large:
        return _marked(_large(empty, path, index, marks), marks)
    try:
        sheet = book.get_sheet_by_index(index)
    except python_calamine.CalamineError as error:
        raise Refusal("damaged-file") from error
    if sheet.start is None:
        return _marked(empty, marks)
    width, height = sheet.width, sheet.height
    if width * height > chosen.grid_cells:
        raise Refusal("too-complex")
    if width * height > KINDS_CELLS:
        return _marked(_large(empty, path, index, marks), marks)
    grid = _small(empty, sheet)
    return _marked(grid if marks else _with_errors(grid, path, index), marks)


def _small(empty: Grid, sheet: CalamineSheet) -> Grid:
    rows = sheet.to_python(skip_empty_area=True)
    first_row, first_column = sheet.start
    return replace(
        empty,
        columns=[[text_of(value) for value in column] for column in zip(*rows, strict=True)],
        kinds=["".join(map(kind_of, row)) for row in rows],
        first_row=first_row + 1,
        first_column=first_column + 1,
        merged=[(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()],
    )


def _large(empty: Grid, path: Path, index: int, marks: Marks | None) -> Grid:
    """A large sheet as Arrow, from row 1. Asking for errors or for its first column takes more memory, so only what is
    not known yet is asked."""
    import fastexcel

    reader = fastexcel.read_excel(str(path))
    options = {"header_row": None, "dtypes": "string", "skip_rows": 0}
    if marks and marks.starts_in_a and not marks.error_count:
        return replace(empty, batch=reader.load_sheet(index, eager=True, **options))
    sheet = reader.load_sheet(index, **options)
    first = sheet.available_columns()[0].absolute_index + 1 if sheet.width else 1
    if marks and not marks.error_count:
        return replace(empty, batch=sheet.to_arrow(), first_column=first)
    batch, problems = sheet.to_arrow_with_errors()
    named = _named(problems.errors, 1, first)
    return replace(empty, batch=batch, first_column=first, errors=named[:NAMED_PLACES], error_count=len(named))


def _with_errors(grid: Grid, path: Path, index: int) -> Grid:
    """The same cells with the error cells named, for formats whose bytes are not searched."""
    errors = _large(grid, path, index, None)
    written = dict(errors.errors)
    if not written:
        return grid
    return replace(grid, errors=errors.errors, error_count=errors.error_count)


def _named(errors: list, first_row: int, first_column: int) -> list[tuple[str, str]]:
    """(address, what the cell shows) of the reader's error cells."""
    named = []
    for each in errors:
        row, column = each.position
        kind = each.detail.partition("Error(")[2].rstrip(")'")
        if kind:
            named.append((address(row + first_row, column + first_column), ERRORS.get(kind, "#REF!")))
    return named


def _marked(grid: Grid, marks: Marks | None) -> Grid:
    """The grid with what the XML says beside the values."""
    if marks is None:
        return _errors_written(grid)
    grid = replace(
        grid,
        merged=grid.merged or marks.merged,
        hidden_columns=marks.hidden_columns,
        hidden_rows=marks.hidden_rows,
        errors=marks.errors or grid.errors,
        error_count=marks.error_count or grid.error_count,
        uncached=marks.uncached,
        uncached_count=marks.uncached_count,
    )
    return _errors_written(grid)


def _errors_written(grid: Grid) -> Grid:
    """Small grids show error cells and uncomputed formulas where they stand: the readers leave them blank."""
    if grid.batch is not None or not (grid.errors or grid.uncached):
        return grid
    columns = [list(column) for column in grid.columns]
    kinds = [list(row) for row in grid.kinds]
    for place, shown in [*grid.errors, *((place, None) for place in grid.uncached)]:
        row, column = position(place)
        i, j = row - grid.first_row, column - grid.first_column
        if 0 <= j < len(columns) and 0 <= i < len(kinds):
            columns[j][i] = shown
            kinds[i][j] = "f" if shown is None else "e"
    return replace(grid, columns=columns, kinds=["".join(row) for row in kinds])
