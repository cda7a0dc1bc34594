"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, select

from tally.store.schema import packed, upload

FIGURES = pa.schema(
    [
        ("unit", pa.string()),
        ("name", pa.string()),
        *((name, pa.int64()) for name in ("quota", "valid", "invalid", "pending")),
        *((name, pa.int64()) for name in ("stated_valid", "stated_invalid", "stated_pending")),
    ]
)
"""What an upload says of each unit that it covers; quota and the stated counts may be missing."""
COLUMNS = (*FIGURES.names, "as_of", "version", "upload")


def pack(table: pa.Table) -> bytes:
    """The figures of one upload as one compressed Arrow stream; columns as in FIGURES."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, FIGURES, options=options) as stream:
        stream.write_table(table.select(FIGURES.names).cast(FIGURES))
    return sink.getvalue().to_pybytes()


def state(connection: Connection, period: str, as_of: date | None = None, before: int | None = None) -> pd.DataFrame:
    """One row per unit, in the order of the newest file; `before` leaves out that version of the period and newer ones.

    Columns: unit (code), name (as printed), quota (as the newest summary printed it, for a register prints none; may be
    missing), valid, invalid, pending, stated_valid, stated_invalid, stated_pending (may be missing), as_of, version,
    upload.
    """
    parts = _counted(connection, period, as_of, before)[::-1]
    everything, origin, prints = _together(parts)
    codes, units = _codes(everything["unit"])
    chosen = np.sort(_firsts(codes, np.arange(len(codes)), len(units)))
    printed = _firsts(codes, np.flatnonzero(prints), len(units))[codes[chosen]]
    table = frame(everything.take(chosen))
    table["quota"] = _whole(_taken(everything["quota"], printed), False)
    days, versions, uploads = zip(*(part[:3] for part in parts), strict=True) if parts else ((), (), ())
    table["as_of"] = np.array(days, dtype=object)[origin[chosen]]
    table["version"] = np.array(versions, dtype="int64")[origin[chosen]]
    table["upload"] = np.array(uploads, dtype="int64")[origin[chosen]]
    return table


def frame(table: pa.Table) -> pd.DataFrame:
    """Figures as a data frame with whole numbers, those that may be missing as Int64."""
    columns: dict[str, object] = {name: table[name].to_numpy(zero_copy_only=False) for name in ("unit", "name")}
    columns |= {name: _whole(table[name], name in ("valid", "invalid", "pending")) for name in FIGURES.names[2:]}
    return pd.DataFrame(columns).astype({"unit": "str", "name": "str"})


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    counting = select(upload.c.as_of).distinct().where(upload.c.period == period, _has_figures())
    return list(connection.execute(counting.where(_stands(None)).order_by(upload.c.as_of)).scalars())


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota (as for `state`)."""
    parts = _counted(connection, period, None, None)
    everything, origin, prints = _together(parts)
    who, units = _codes(everything["unit"])
    days = sorted({day for day, *_ in parts})
    when = np.array([days.index(day) for day, *_ in parts], dtype="int64")[origin]
    grid = (len(days), len(units))
    held = _carried(when, who, np.arange(len(who)), grid)
    covered = held >= 0
    printed = _carried(when, who, np.flatnonzero(prints), grid)[covered]
    columns = {
        "date": np.repeat(np.array(days, dtype=object), len(units))[covered],
        "unit": pd.array(np.tile(units, len(days))[covered], dtype="str"),
    }
    chosen = everything.take(held[covered])
    columns |= {name: _whole(chosen[name], True) for name in ("valid", "invalid", "pending")}
    return pd.DataFrame(columns | {"quota": _whole(_taken(everything["quota"], printed), False)})


Part = tuple[date, int, int, str, pa.Table]
"""As-of date, version, upload, kind and figures of one upload."""


def _together(parts: list[Part]) -> tuple[pa.Table, np.ndarray, np.ndarray]:
    """All figures below each other; for each row which part it is from, and whether that one prints quotas."""
    everything = pa.concat_tables([part[4] for part in parts]) if parts else FIGURES.empty_table()
    origin = np.repeat(np.arange(len(parts)), [part[4].num_rows for part in parts]).astype("int64")
    return everything, origin, np.array([part[3] != "register" for part in parts], dtype=bool)[origin]


def _firsts(codes: np.ndarray, rows: np.ndarray, units: int) -> np.ndarray:
    """For each unit the first of these rows that is about it, −1 where none is."""
    found = np.full(units, -1, dtype="int64")
    present, first = np.unique(codes[rows], return_index=True)
    found[present] = rows[first]
    return found


def _carried(when: np.ndarray, who: np.ndarray, rows: np.ndarray, grid: tuple[int, int]) -> np.ndarray:
    """For each (date, unit) the last of these rows written up to then, −1 where none was."""
    held = np.full(grid, -1, dtype="int64")
    held[when[rows], who[rows]] = rows
    known = np.where(held >= 0, np.arange(grid[0])[:, None], -1)
    known = np.maximum(np.maximum.accumulate(known, axis=0), 0)
    return np.take_along_axis(held, known, axis=0).ravel()


def _taken(column: pa.ChunkedArray, rows: np.ndarray) -> pa.ChunkedArray:
    """The values in these rows; missing where the row is −1."""
    return column.take(pa.array(rows, mask=rows < 0))


def _counted(connection: Connection, period: str, as_of: date | None, before: int | None) -> list[Part]:
    """Every upload that still counts, the ones that win last."""
    chosen = (
        select(upload.c.as_of, upload.c.version, upload.c.id, upload.c.kind, packed.c.figures)
        .join(packed, packed.c.upload_id == upload.c.id)
        .where(upload.c.period == period, _stands(before))
        .order_by(upload.c.as_of, upload.c.version)
    )
    if as_of is not None:
        chosen = chosen.where(upload.c.as_of <= as_of)
    if before is not None:
        chosen = chosen.where(upload.c.version < before)
    return [(*row[:4], _unpacked(row[4])) for row in connection.execute(chosen)]


@lru_cache(maxsize=512)  # what an upload says never changes, and the same hundred are asked for again and again
def _unpacked(content: bytes) -> pa.Table:
    return pa.ipc.open_stream(content).read_all()


def _has_figures():
    return upload.c.kind.in_(("summary", "register"))


def _stands(before: int | None):
    """Not replaced by another upload (older than version `before`, where that is given)."""
    newer = upload.alias()
    replaced = select(newer.c.id).where(newer.c.replaces == upload.c.id)
    return ~(replaced if before is None else replaced.where(newer.c.version < before)).exists()


def _codes(units: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray]:
    """(number of each row's unit, the units)."""
    encoded = units.combine_chunks().dictionary_encode()
    return encoded.indices.to_numpy(), encoded.dictionary.to_numpy(zero_copy_only=False)


def _whole(column: pa.ChunkedArray, always: bool) -> object:
    if always:
        return column.to_numpy()
    missing = column.is_null().to_numpy()
    return pd.arrays.IntegerArray(column.fill_null(0).to_numpy().astype("int64"), missing)
