"""Every upload with figures, and its figures, side by side in memory: read once, then only what was added since.

What was published never changes, so that what was read stays true; a look at the newest upload tells whether it is
still the same database. It is kept per engine, and never made from what a transaction may yet take back.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, Engine, select

from tally.errors import StoreUnavailable
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


@dataclass(frozen=True)
class Entry:
    """One upload with figures: as published, where its figures begin in the table, and how many there are."""

    id: int
    period: str
    as_of: date
    version: int
    replaces: int | None
    prints: bool  # a register prints no quotas
    key: str
    start: int
    rows: int


@dataclass(frozen=True)
class Timeline:
    """All uploads, oldest first, their figures below each other, and for each row the number of its unit.

    `worked_out` is what was made of them, or of the first of them.
    """

    entries: tuple[Entry, ...] = ()
    figures: pa.Table = field(default_factory=FIGURES.empty_table)
    codes: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    units: tuple[str, ...] = ()
    worked_out: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)


_KEPT: WeakKeyDictionary[Engine, Timeline] = WeakKeyDictionary()


def timeline(connection: Connection) -> Timeline:
    """Everything with figures that this transaction sees."""
    known = _KEPT.get(connection.engine, Timeline())
    if known.entries and not _still_there(connection, known.entries[-1]):
        known = Timeline()
    now = _with_what_came_since(connection, known)
    if now is not known and not connection.get_execution_options().get("tally_writes"):
        _KEPT[connection.engine] = now
    return now


def _figures(content: bytes) -> pa.Table:
    try:
        return pa.ipc.open_stream(content).read_all()
    except (pa.ArrowInvalid, OSError) as error:  # without these no state would be true: it is better that none is said
        raise StoreUnavailable("store-damaged") from error


def _still_there(connection: Connection, last: Entry) -> bool:
    return connection.execute(select(upload.c.publish_key).where(upload.c.id == last.id)).scalar() == last.key


def _with_what_came_since(connection: Connection, known: Timeline) -> Timeline:
    wanted = ("id", "period", "as_of", "version", "replaces", "kind", "publish_key")
    came = (
        select(*(upload.c[name] for name in wanted), packed.c.figures)
        .join(packed, packed.c.upload_id == upload.c.id)
        .where(upload.c.id > (known.entries[-1].id if known.entries else 0))
        .order_by(upload.c.id)
    )
    entries, tables, start = list(known.entries), [known.figures], known.figures.num_rows
    for row in connection.execute(came):
        table = _figures(row.figures)
        words = (row.id, row.period, row.as_of, row.version, row.replaces, row.kind != "register", row.publish_key)
        entries.append(Entry(*words, start, table.num_rows))
        tables.append(table)
        start += table.num_rows
    if len(tables) == 1:
        return known
    together = pa.concat_tables(tables).combine_chunks()
    encoded = together["unit"].combine_chunks().dictionary_encode()
    codes, units = encoded.indices.to_numpy(), tuple(encoded.dictionary.to_pylist())
    return Timeline(tuple(entries), together, codes, units, dict(known.worked_out))
