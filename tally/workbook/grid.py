"""What a reader hands on of a sheet, before it becomes a `Sheet`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from tally.workbook.merging import without_overlaps
from tally.workbook.sheet import Sheet, column_letters

if TYPE_CHECKING:
    import pyarrow as pa

USED_UP = ("arrow", "legacy_font", "capitals")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What a file says beside a sheet's cells, as `Sheet` describes it.

    `legacy_font` says that the workbook uses fonts of a legacy encoding, `capitals` are the (row, column) of cells in a
    font that draws small letters as capitals; both are used up before the grid becomes a sheet.
    """

    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_columns: Sequence[int] = ()
    hidden_rows: Sequence[int] = ()
    errors: Sequence[tuple[str, str]] = ()
    error_count: int = 0
    uncached: Sequence[str] = ()
    uncached_count: int = 0
    legacy_font: bool = False
    capitals: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Grid(Beside):
    """A sheet as `Sheet` describes it. Its cells are `columns` (lists of text, None where blank), or `arrow`, a table,
    where they are many."""

    name: str
    columns: Sequence[Sequence[str | None]] = ()
    arrow: pa.RecordBatch | pa.Table | None = None
    first_row: int = 1
    first_column: int = 1
    kinds: Sequence[str] = ()
    hidden: bool = False
    strays: Sequence[tuple[str, str]] = ()
    stray_count: int = 0
    encoding: str | None = None


def sheet_of(grid: Grid) -> Sheet:
    """The sheet that a grid is."""
    held: dict[str, Any] = {each.name: getattr(grid, each.name) for each in fields(Grid)}
    for name in USED_UP:
        del held[name]
    columns = held.pop("columns")
    held["merged"] = without_overlaps(held["merged"])
    for name in ("hidden_columns", "hidden_rows"):
        held[name] = frozenset(held[name])
    for name in ("errors", "strays", "kinds", "uncached"):
        held[name] = tuple(held[name])
    return Sheet(cells=_table(columns if grid.arrow is None else grid.arrow.columns), **held)


def _table(columns: Sequence[Sequence[str | None]] | Sequence[pa.Array]) -> pa.Table:
    import pyarrow as pa

    arrays = [c if isinstance(c, pa.Array | pa.ChunkedArray) else pa.array(c, pa.string()) for c in columns]
    return pa.table(arrays, names=[column_letters(j + 1) for j in range(len(columns))])
