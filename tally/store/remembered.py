"""What people chose and the next file follows: which unit a name means, and how tables of one shape are read."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tally import wire
from tally.store.schema import alias, layout


def names(connection: Connection) -> dict[str, str]:
    """Printed name -> unit code, the newest choice for each name; a name that was taken back is left out."""
    rows = connection.execute(select(alias.c.printed, alias.c.code).order_by(alias.c.id))
    return {printed: code for printed, code in dict(tuple(row) for row in rows).items() if code}


def remember_name(connection: Connection, printed: str, code: str, who: str) -> None:
    """Keeps the choice, unless it is the one remembered now; an empty code takes it back."""
    if names(connection).get(printed, "") != code:
        connection.execute(insert(alias).values(printed=printed, code=code, who=who))


def columns(connection: Connection, fingerprint: str) -> dict[str, str]:
    """Column letters -> field for tables with these headings, as corrected last; empty where nobody did."""
    newest = select(layout.c.columns).where(layout.c.fingerprint == fingerprint).order_by(layout.c.id.desc()).limit(1)
    written = connection.scalar(newest)
    return wire.value(dict[str, str], written) if written else {}


def remember_columns(connection: Connection, fingerprint: str, chosen: dict[str, str], who: str) -> None:
    """Keeps the choice, unless it is the one remembered now; no columns take it back."""
    if columns(connection, fingerprint) != chosen:
        connection.execute(insert(layout).values(fingerprint=fingerprint, columns=wire.text(chosen), who=who))
