"""One sheet on its way out of the child process: what a `Sheet` holds, before it becomes Arrow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tally.workbook.limits import MIB
from tally.workbook.merging import without_overlaps
from tally.workbook.sheet import Sheet, column_letters

if TYPE_CHECKING:
    import pyarrow as pa

Described = dict[str, Any]
"""What a child says, as JSON has it."""

KEPT_BACK = ("arrow", "legacy_font", "capitals")
ANSWER = "answer.json"
MOST_ANSWERED = 64 * MIB
"""Bytes of an answer that are read: it holds small sheets, large ones stay in mapped files."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What a file says beside a sheet's cells, as `Sheet` describes it.

    `legacy_font` says that the workbook uses fonts of a legacy encoding, `capitals` are the (row, column) of cells in a
    font that draws small letters as capitals; both are used up before the grid leaves the child.
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


def write_answer(folder: Path, form: str, grids: Sequence[Grid]) -> None:
    """Leave the grids in the folder: one JSON file, and an Arrow file for each grid that has one."""
    sheets = [_described(grid, folder / f"sheet-{position}.arrow") for position, grid in enumerate(grids)]
    _leave(folder, {"format": form, "sheets": sheets})


def write_refusal(folder: Path, code: str) -> None:
    """Leave the reason why the file is not read."""
    _leave(folder, {"refusal": code})


def _leave(folder: Path, described: Described) -> None:
    draft = folder / "answer.draft"
    draft.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    draft.rename(folder / ANSWER)


def _described(grid: Grid, path: Path) -> Described:
    if grid.arrow is not None:
        _write_arrow(grid.arrow, path)
    return _fields(grid) | {"arrow": path.name if grid.arrow is not None else None}


def _fields(grid: Grid) -> Described:
    return {each.name: getattr(grid, each.name) for each in fields(Grid) if each.name not in KEPT_BACK}


def _write_arrow(table: pa.RecordBatch | pa.Table, path: Path) -> None:
    import pyarrow as pa

    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write(table.combine_chunks() if isinstance(table, pa.Table) else table)


def read_answer(folder: Path) -> Described | None:
    """What the child left: {"refusal"} or {"format", "sheets"}; None where it left nothing whole."""
    try:
        if (folder / ANSWER).stat().st_size > MOST_ANSWERED:
            return {"refusal": "too-complex"}
        described: Described = json.loads((folder / ANSWER).read_text(encoding="utf-8", errors="surrogatepass"))
        return described
    except (OSError, ValueError):
        return None


def sheet_of(described: Described, folder: Path) -> Sheet:
    """The sheet that the child described; large ones stay in the mapped file, nothing is copied."""
    columns, arrow = described.pop("columns"), described.pop("arrow")
    return _sheet(described, _mapped(folder / arrow) if arrow else _table(columns))


def settled_sheet(grid: Grid) -> Sheet:
    """The sheet that a grid is, for a child that goes on with it."""
    described = _fields(grid)
    columns = described.pop("columns")
    return _sheet(described, _table(columns if grid.arrow is None else grid.arrow.columns))


def _sheet(described: Described, cells: pa.Table) -> Sheet:
    for name in ("hidden_columns", "hidden_rows"):
        described[name] = frozenset(described[name])
    described["merged"] = without_overlaps(described["merged"])
    for name in ("errors", "strays"):
        described[name] = tuple(tuple(each) for each in described[name])
    for name in ("kinds", "uncached"):
        described[name] = tuple(described[name])
    return Sheet(cells=cells, **described)


def _mapped(path: Path) -> pa.Table:
    import pyarrow as pa

    cells = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    return cells.rename_columns([column_letters(j + 1) for j in range(cells.num_columns)])


def _table(columns: Sequence[Sequence[str | None]] | Sequence[pa.Array]) -> pa.Table:
    import pyarrow as pa

    arrays = [c if isinstance(c, pa.Array | pa.ChunkedArray) else pa.array(c, pa.string()) for c in columns]
    return pa.table(arrays, names=[column_letters(j + 1) for j in range(len(columns))])
