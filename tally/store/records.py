"""The record: who signed in, was refused, changed accounts, saw names or took them away; only ever added to."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from tally import rights
from tally.bounds import setting
from tally.rights import Person, acting
from tally.store import chain
from tally.store.engine import Database
from tally.store.schema import made, record

SHOWN = 500  # entries
AGAIN = 600  # seconds in which the same view by the same person is one entry
_latest: dict[tuple[str, str, str, str], float] = {}


@dataclass(frozen=True)
class RecordEntry:
    """One line of the record: when (local time), who, from where, what (`record-event-<event>`), about what."""

    at: datetime
    who: str
    address: str
    event: str
    about: str


def write(connection: Connection, event: str, about: str = "", person: Person | None = None) -> None:
    """Adds an entry in the writer's own transaction, and takes out what is past its term.

    `about` names nobody and no file: for what was published or amended it is the upload's number.
    """
    who = person or acting()
    name = who.name or (rights.owners_name() if who.role == "owner" else "")
    connection.execute(insert(record).values(who=name, address=who.address, event=event, about=about))
    over = connection.scalars(delete(record).where(expired()).returning(record.c.id)).all()
    if over:
        chain.let_go(connection, record, over)
        write(connection, chain.ENDED, str(max(over)), rights.NOBODY)


def require(database: Database, deed: str, units: Iterable[str | None] = ()) -> None:
    """Raises NotAllowed where the acting person may not do this; the refusal is on record."""
    if rights.may(deed, units):
        return
    if acting().account is not None and not database.in_memory:
        database.writing(lambda connection: write(connection, "refused", deed))
    role, extent = acting().role or "nobody", "any" if units == () else "these"
    raise rights.NotAllowed("not-allowed", deed=deed, role=role, extent=extent)


def note_view(database: Database, event: str, about: str) -> None:
    """Puts on record that names were looked at ("names-seen") or taken away ("names-taken") by who is signed in.

    Once in ten minutes for the same; of the sample nothing.
    """
    person = acting()
    key = (person.name, person.address, event, about)
    if person.account is None or database.in_memory or time.monotonic() - _latest.get(key, -AGAIN) < AGAIN:
        return
    database.writing(lambda connection: write(connection, event, about))
    if len(_latest) > 10_000:
        _latest.clear()
    _latest[key] = time.monotonic()


def expired() -> ColumnElement[bool]:
    """Which entries go with the next one that is written: a whole day's at a time.

    The database itself refuses to let go of what is younger than `RECORD_DAYS`.
    """
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return record.c.at < today - timedelta(days=max(setting("RECORD_DAYS"), chain.RECORD_DAYS + 1))


def entries(database: Database, event: str = "") -> list[RecordEntry]:
    """The newest entries of the record, those of one kind where it is named."""
    require(database, "record")
    query = select(record).order_by(record.c.id.desc()).limit(SHOWN)
    query = query.where(record.c.event == event) if event else query
    return [made(RecordEntry, row) for row in database.rows(query)]
