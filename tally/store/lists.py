"""The initiatives behind the figures: for each unit, the newest register that covers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from tally.intake.register import COLUMNS
from tally.intake.register.distinct import constant, joined
from tally.store import history
from tally.store.blobs import with_encoded_titles, with_plain_titles


def initiatives(
    connection: Connection, registers: dict[str, int], status: Sequence[str] = (), columns: Iterable[str] | None = None
) -> pa.Table:
    """The rows of these units, as `register.COLUMNS` with their file and upload behind.

    `registers` is unit -> number as `state.registers` tells it.

    A whole register comes with its rows without a unit too, so that none is lost between its units.
    """
    names = list(COLUMNS.names if columns is None else dict.fromkeys([*columns, "unit", "status"]))
    uploads, parts = {it.id: it for it in history.uploads(connection)} if registers else {}, []
    for number in dict.fromkeys(registers.values()):
        upload = uploads[number]
        units = [unit for unit, source in registers.items() if source == number]
        table = history.rows(connection, number, names)
        if table is None:
            continue
        keep = pc.is_in(table["unit"].cast(pa.string()), pa.array(units, pa.string()))
        if set(units) == set(upload.units):
            keep = pc.or_(keep, pc.is_null(table["unit"]))
        if status:
            keep = pc.and_(keep, pc.is_in(table["status"].cast(pa.string()), pa.array(status, pa.string())))
        table = table if pc.all(keep).as_py() else table.filter(keep)
        table = table.append_column("file", constant(upload.file, len(table)))
        parts.append(table.append_column("upload", pa.repeat(pa.scalar(number, pa.int64()), len(table))))
    if len(parts) < 2:
        return parts[0] if parts else _nothing(names)
    return with_encoded_titles(joined([with_plain_titles(part) for part in parts]))


def _nothing(names: Iterable[str]) -> pa.Table:
    fields = [COLUMNS.field(name) for name in names]
    return pa.schema([*fields, ("file", COLUMNS.field("sheet").type), ("upload", pa.int64())]).empty_table()
