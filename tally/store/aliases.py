"""Names that a person has matched to a unit, remembered for the next file."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from tally.store.schema import alias


def remembered(connection: Connection) -> dict[str, str]:
    """Printed name -> unit code, the newest choice for each name; a name that was taken back is left out."""
    rows = connection.execute(select(alias.c.printed, alias.c.code).order_by(alias.c.id))
    return {printed: code for printed, code in dict(tuple(row) for row in rows).items() if code}


def remember(connection: Connection, printed: str, code: str, who: str) -> None:
    """Keeps the choice, unless it is the one remembered now; an empty code takes it back."""
    if remembered(connection).get(printed, "") == code:
        return
    connection.execute(insert(alias).values(printed=printed, code=code, who=who, remembered_at=datetime.now(UTC)))
