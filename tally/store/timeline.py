"""Every upload with figures, side by side in memory: read once, then only what was added since.

What was published never changes, so that what was read stays true; a look at the newest upload tells whether it is
still the same database. It is kept per engine, and never made from what a transaction may yet take back. The figures
themselves are read of those uploads alone that may win somewhere (`beneath`).
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import pyarrow as pa
from sqlalchemy import Connection, Engine, select

from tally.errors import StoreUnavailable
from tally.store.schema import made, packed, upload

FIGURES = pa.schema(
    [
        ("unit", pa.string()),
        ("name", pa.string()),
        *((name, pa.int64()) for name in ("quota", "valid", "invalid", "pending")),
        *((name, pa.int64()) for name in ("stated_valid", "stated_invalid", "stated_pending")),
    ]
)
"""What an upload says of each unit that it covers; quota and the stated counts may be missing."""

AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """One upload with figures, as published. `units` are None where its record cannot be read."""

    id: int
    period: str
    as_of: date
    version: int
    replaces: int | None
    prints: bool  # a register prints no quotas
    key: str
    units: frozenset[str] | None


@dataclass(frozen=True)
class Timeline:
    """All uploads, oldest first, and by their numbers the figures of those that were asked for.

    `worked_out` is what was made of them, or of the first of them.
    """

    entries: tuple[Entry, ...] = ()
    figures: dict[int, pa.Table] = field(default_factory=dict, compare=False, repr=False)
    worked_out: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)


_KEPT: WeakKeyDictionary[Engine, Timeline] = WeakKeyDictionary()


def timeline(connection: Connection) -> Timeline:
    """Everything with figures that this transaction sees."""
    known = _KEPT.get(connection.engine, Timeline())
    if known.entries and not _still_there(connection, known.entries[-1]):
        known = Timeline()
    came = _came_since(connection, known)
    if connection.get_execution_options().get("tally_writes"):
        return Timeline((*known.entries, *came), dict(known.figures), dict(known.worked_out))
    if came:
        known = _KEPT[connection.engine] = Timeline((*known.entries, *came), known.figures, known.worked_out)
    return known


def beneath(connection: Connection, known: Timeline, numbers: Sequence[int]) -> list[pa.Table]:
    """The figures of each of these uploads. Raises StoreUnavailable where some are damaged: no state would be true."""
    missing = [number for number in numbers if number not in known.figures]
    for start in range(0, len(missing), AT_ONCE):
        some = select(packed).where(packed.c.upload_id.in_(missing[start : start + AT_ONCE]))
        for row in connection.execute(some):
            try:
                known.figures[row.upload_id] = pa.ipc.open_stream(row.figures).read_all()
            except (pa.ArrowInvalid, OSError) as error:
                raise StoreUnavailable("store-damaged") from error
    return [known.figures[number] for number in numbers]


def _still_there(connection: Connection, last: Entry) -> bool:
    return connection.execute(select(upload.c.publish_key).where(upload.c.id == last.id)).scalar() == last.key


def _came_since(connection: Connection, known: Timeline) -> list[Entry]:
    named = ("id", "period", "as_of", "version", "replaces", "kind", "publish_key", "scope")
    came = (
        select(*(upload.c[name] for name in named))
        .join(packed, packed.c.upload_id == upload.c.id)
        .where(upload.c.id > (known.entries[-1].id if known.entries else 0))
        .order_by(upload.c.id)
    )
    return [
        made(Entry, row, prints=row["kind"] != "register", key=row["publish_key"], units=_units(row["scope"]))
        for row in connection.execute(came).mappings()
    ]


@lru_cache(AT_ONCE)
def _units(scope: str) -> frozenset[str] | None:
    try:
        return frozenset(json.loads(scope))
    except (ValueError, TypeError):
        return None
