"""Support requests: taken in from a list or one by one, and the states that people have given them since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, RowMapping, func, insert, select

from tally.errors import TallyError
from tally.store.schema import Values, legible, new_id, support_event, support_request
from tally.wording import say

FIELDS = ("name", "phone", "unit", "content")
STATES = ("new", "working", "done", "declined")


def take_in(connection: Connection, upload_id: int | None, who: str, when: datetime, rows: pa.Table) -> list[int]:
    """Keeps each row as a request in the state "new"; their numbers. Columns: name, phone, unit, content."""
    request = insert(support_request).values(upload_id=upload_id, who=who, received_at=when)
    texts = ({name: str(row.get(name) or "") for name in FIELDS} for row in rows.to_pylist())
    return [new_id(connection, request.values(words)) for words in texts]


def change(connection: Connection, numbers: Sequence[int], state: str, who: str, note: str) -> None:
    """Gives requests another state. Raises TallyError for an unknown request or state."""
    if state not in STATES:
        raise TallyError("support-state", states=", ".join(STATES))
    for number in numbers:
        if not connection.execute(select(support_request.c.id).where(support_request.c.id == number)).first():
            raise TallyError("no-such-request", number=number)
        connection.execute(insert(support_event).values(request_id=number, state=state, who=who, note=note))


def requests(connection: Connection) -> pd.DataFrame:
    """Every request, newest first: id, name, phone, unit, content, state, note, changed_by, changed_at, received_at.

    `changed_at` and `received_at` are local times; `upload` is the list that it came in, missing where it was typed in.
    """
    request, event = support_request.c, support_event.c
    last = select(func.max(event.id)).group_by(event.request_id)
    query = (
        select(
            *(request.id, request.upload_id.label("upload"), *(request[name] for name in FIELDS)),
            *(request.who.label("received_by"), request.received_at),
            func.coalesce(event.state, "new").label("state"),
            func.coalesce(event.note, "").label("note"),
            func.coalesce(event.who, "").label("changed_by"),
            event.changed_at,
        )
        .select_from(support_request.outerjoin(support_event, (event.request_id == request.id) & event.id.in_(last)))
        .order_by(request.id.desc())
    )
    rows = legible(connection, query, request.id, _legible, _unreadable)
    return pd.DataFrame(rows, columns=query.selected_columns.keys()).astype({"upload": "Int64"})


def _legible(row: RowMapping) -> Values:
    if row["state"] not in STATES:
        raise ValueError(row["state"])
    return {**row}


def _unreadable(number: int) -> Values:
    """What stands for a request whose record is damaged."""
    blank = dict.fromkeys((*FIELDS, "received_by", "note", "changed_by"), "")
    blank |= {"state": "declined", "content": say("record-not-shown", number=str(number))}
    kept = {"id": number, "upload": None, "changed_at": None}
    return {**blank, **kept, "received_at": datetime.fromtimestamp(0).astimezone()}
