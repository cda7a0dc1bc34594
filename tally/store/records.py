"""The record: who signed in, was refused, changed accounts, saw names or took them away; only ever added to."""

from __future__ import annotations

import getpass
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from tally import rights
from tally.bounds import setting
from tally.rights import Person, acting
from tally.store import chain
from tally.store.engine import Database
from tally.store.schema import made, record

LEAST_DAYS = 91  # the database itself refuses to let go of what is younger than 90
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
    who, now = person or acting(), datetime.now(UTC)
    name = who.name or (getpass.getuser() if who.role == "owner" else "")
    values = {"at": now, "who": name, "address": who.address, "event": event, "about": about}
    connection.execute(insert(record).values(values))
    over = connection.execute(delete(record).where(_past_term(now)).returning(record.c.id)).scalars().all()
    if over:
        chain.let_go(connection, record, over)
        values = {"at": now, "who": "", "address": "", "event": chain.ENDED, "about": str(max(over))}
        connection.execute(insert(record).values(values))


def require(database: Database, deed: str, units: Iterable[str | None] = ()) -> None:
    """Raises NotAllowed where the acting person may not do this; the refusal is on record."""
    try:
        rights.require(deed, units)
    except rights.NotAllowed:
        if acting().account is not None and not database.in_memory:
            database.writing(lambda connection: write(connection, "refused", deed))
        raise


def note_view(database: Database, event: str, about: str) -> None:
    """The same for a view or an export of names by somebody who signed in; once in ten minutes for the same."""
    person = acting()
    key = (person.name, person.address, event, about)
    if person.account is None or time.monotonic() - _latest.get(key, -AGAIN) < AGAIN:
        return
    database.writing(lambda connection: write(connection, event, about))
    if len(_latest) > 10_000:
        _latest.clear()
    _latest[key] = time.monotonic()


def entries_past_term(connection: Connection) -> int:
    """How many entries are past their term; they go with the next one that is written."""
    return int(connection.execute(select(func.count()).where(_past_term(datetime.now(UTC)))).scalar_one())


def _past_term(now: datetime) -> ColumnElement[bool]:
    """A whole day's entries at a time."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return record.c.at < today - timedelta(days=max(setting("RECORD_DAYS"), LEAST_DAYS))


def entries(database: Database, event: str = "", limit: int = 500) -> list[RecordEntry]:
    """The newest entries, those of one kind where it is named."""
    query = select(record).order_by(record.c.id.desc()).limit(limit)
    query = query.where(record.c.event == event) if event else query
    return [made(RecordEntry, row) for row in database.rows(query)]
