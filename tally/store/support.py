"""Support requests: taken in from a list or one by one, and the states that people have given them since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, func, insert, select

from tally.errors import TallyError
from tally.store.schema import legible, new_id, support_event, support_request
from tally.wording import say

FIELDS = ("name", "phone", "unit", "content")
STATES = ("new", "working", "done", "declined")


def take_in(connection: Connection, upload_id: int | None, who: str, when: datetime, rows: pa.Table) -> list[int]:
    """Keeps each row as a request in the state "new"; their numbers. Columns: name, phone, unit, content."""
    numbers: list[int] = []
    for row in rows.to_pylist():
        words = {name: str(row.get(name) or "") for name in FIELDS}
        request = insert(support_request).values(upload_id=upload_id, who=who, received_at=when, **words)
        numbers.append(new_id(connection, request))
    return numbers


def change(connection: Connection, number: int, state: str, who: str, when: datetime, note: str) -> None:
    """Gives a request another state. Raises TallyError for an unknown request or state."""
    if state not in STATES:
        raise TallyError("support-state", states=", ".join(STATES))
    if not connection.execute(select(support_request.c.id).where(support_request.c.id == number)).first():
        raise TallyError("no-such-request", number=number)
    values = {"request_id": number, "state": state, "who": who, "changed_at": when, "note": note}
    connection.execute(insert(support_event).values(values))


def requests(connection: Connection) -> pd.DataFrame:
    """Every request, newest first: id, name, phone, unit, content, state, note, changed_by, changed_at, received_at.

    `changed_at` and `received_at` are local times; `upload` is the list that it came in, missing where it was typed in.
    """
    last = select(func.max(support_event.c.id)).group_by(support_event.c.request_id)
    joined = support_request.outerjoin(
        support_event, (support_event.c.request_id == support_request.c.id) & support_event.c.id.in_(last)
    )
    event = (support_event.c[name].label(f"event_{name}") for name in ("state", "note", "who", "changed_at"))
    query = select(support_request, *event).select_from(joined).order_by(support_request.c.id.desc())
    rows = legible(connection, query, support_request.c.id, _row, _unreadable)
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"upload": "Int64"})


def events(connection: Connection, number: int) -> pd.DataFrame:
    """What became of one request, oldest first: state, note, who, when (local time)."""
    rows = connection.execute(
        select(support_event).where(support_event.c.request_id == number).order_by(support_event.c.id)
    ).mappings()
    return pd.DataFrame(
        [(row["state"], row["note"], row["who"], row["changed_at"]) for row in rows],
        columns=["state", "note", "who", "when"],
    )


_COLUMNS = (
    "id",
    "upload",
    "name",
    "phone",
    "unit",
    "content",
    "received_by",
    "received_at",
    "state",
    "note",
    "changed_by",
    "changed_at",
)


def _unreadable(number: int) -> tuple[object, ...]:
    """What stands for a request whose record is damaged."""
    said = say("record-not-shown", number=str(number))
    return (number, None, "", "", "", said, "", datetime.fromtimestamp(0).astimezone(), "declined", "", "", None)


def _row(row: Mapping[str, Any]) -> tuple[object, ...]:
    *request, received_at, state, note, who, changed_at = row.values()
    if state not in (None, *STATES):
        raise ValueError(state)
    return (*request, received_at, state or "new", note or "", who or "", changed_at)
