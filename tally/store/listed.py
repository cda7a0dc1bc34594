"""The initiatives behind the figures: for each unit, the newest register that covers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register import COLUMNS
from tally.intake.register.distinct import constant, joined
from tally.store.blobs import with_encoded_titles, with_plain_titles
from tally.store.types import Upload

ADDED = ("file", "upload")
"""Columns beside a register's own: the name of its file and the number of its upload."""

Rows = Callable[..., pa.Table | None]


def sources(uploads: Iterable[Upload], as_of: date | None, units: Iterable[str] | None = None) -> dict[str, Upload]:
    """Unit -> the register that lists its initiatives at a date: the newest up to then that counts and covers it."""
    wanted = None if units is None else set(units)
    found: dict[str, Upload] = {}
    for each in sorted(uploads, key=lambda upload: (upload.as_of, upload.id), reverse=True):
        if each.kind != "register" or not each.counts or (as_of is not None and each.as_of > as_of):
            continue
        for unit in each.units:
            if wanted is None or unit in wanted:
                found.setdefault(unit, each)
    return found


def initiatives(
    rows: Rows, found: dict[str, Upload], status: Iterable[str] = (), columns: Iterable[str] | None = None
) -> pa.Table:
    """The rows of these units, as `register.COLUMNS` with `ADDED` behind; `rows` is `Store.rows`.

    A whole register comes with its rows without a unit too, so that none is lost between its units.
    """
    names = list(COLUMNS.names if columns is None else dict.fromkeys([*columns, "unit", "status"]))
    parts = []
    for upload in dict.fromkeys(found.values()):
        units = [unit for unit, source in found.items() if source == upload]
        table = rows(upload.id, columns=names)
        if table is None:
            continue
        keep = pc.is_in(table["unit"].cast(pa.string()), pa.array(units, pa.string()))
        if set(units) == set(upload.units):
            keep = pc.or_(keep, pc.is_null(table["unit"]))
        if status := tuple(status):
            keep = pc.and_(keep, pc.is_in(table["status"].cast(pa.string()), pa.array(status, pa.string())))
        table = table if pc.all(keep).as_py() else table.filter(keep)
        table = table.append_column("file", constant(upload.file, len(table)))
        parts.append(table.append_column("upload", pa.repeat(pa.scalar(upload.id, pa.int64()), len(table))))
    if len(parts) < 2:
        return parts[0] if parts else _nothing(names)
    return with_encoded_titles(joined([with_plain_titles(part) for part in parts]))


def _nothing(names: Iterable[str]) -> pa.Table:
    fields = [COLUMNS.field(name) for name in names]
    return pa.schema([*fields, ("file", COLUMNS.field("sheet").type), ("upload", pa.int64())]).empty_table()
