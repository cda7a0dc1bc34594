"""How tables of one shape are read: the columns as a person corrected them, remembered for the next file."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from tally import wire
from tally.store.schema import layout


def remembered(connection: Connection, fingerprint: str) -> dict[str, str]:
    """Column letters -> field for tables with these headings, the newest choice; empty where nobody chose."""
    newest = select(layout.c.columns).where(layout.c.fingerprint == fingerprint).order_by(layout.c.id.desc()).limit(1)
    written = connection.execute(newest).scalar()
    return wire.value(dict[str, str], written) if written else {}


def remember(connection: Connection, fingerprint: str, columns: dict[str, str], who: str) -> None:
    """Keeps the choice, unless it is the one remembered now; no columns take it back."""
    if remembered(connection, fingerprint) == columns:
        return
    values = {"fingerprint": fingerprint, "columns": wire.text(columns), "who": who}
    connection.execute(insert(layout).values(**values, remembered_at=datetime.now(UTC)))
