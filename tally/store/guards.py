"""The triggers that keep what was published from being changed: put on, looked after, lifted where the law says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from tally.store.schema import blob, blob_chunk, link, metadata, record

GUARDED = tuple(
    table.name for table in metadata.sorted_tables if "chained" in table.info or table in (blob, blob_chunk, link)
)
RECORD_DAYS = 90  # younger entries of the record are never taken out, whatever term is set
_FUNCTIONS = {
    "tally_only_added_to": "BEGIN RAISE EXCEPTION 'what was published is never changed'; END",
    "tally_record_kept": "BEGIN "
    f"IF TG_OP = 'DELETE' AND OLD.at < now() - interval '{RECORD_DAYS} days' THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION 'the record is never changed'; END",
}
"""What the triggers on PostgreSQL call: name and body."""


def put_on(connection: Connection, tables: Iterable[str]) -> None:
    """From now on the database itself refuses to change or delete a row of these tables.

    Of the record only what is older than `RECORD_DAYS` may be taken out, once its term is over.
    """
    if connection.dialect.name == "postgresql":
        for name, body in _FUNCTIONS.items():
            create = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            connection.execute(text(create))
    for table in tables:
        for name, guard in _guards(connection.dialect.name, table).items():
            connection.execute(text(_dropped(connection, table, name)))
            connection.execute(text(f"CREATE TRIGGER {name} {guard}"))


def shape(connection: Connection) -> dict[str, str]:
    """Every table, index, view and guard of an SQLite store -> its kind and how it was made, in single spaces."""
    made = connection.execute(text("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"))
    return {name: " ".join(" ".join(parts).split()) for name, *parts in made}


def missing(connection: Connection) -> list[str]:
    """The tables whose guards are not as they were put on, on PostgreSQL; of SQLite, `shape` tells all."""
    bodies = connection.execute(text("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'tally%'")).all()
    sound = {name for name, body in bodies if body.strip() == _FUNCTIONS.get(name)}
    on = "SELECT t.tgname, p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'O'"
    there = {name for name, function in connection.execute(text(on)) if function in sound}
    return [table for table in GUARDED if not there.issuperset(_guards("postgresql", table))]


@contextmanager
def lifted(connection: Connection, *tables: str) -> Iterator[None]:
    """Inside the block, and in this transaction alone, rows of these tables may be changed."""
    for table in tables:
        for name in _guards(connection.dialect.name, table):
            connection.execute(text(_dropped(connection, table, name)))
    yield
    put_on(connection, tables)


def _dropped(connection: Connection, table: str, name: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if connection.dialect.name == "postgresql" else "")


def _guards(dialect: str, table: str) -> dict[str, str]:
    """Name of a trigger -> what it does; none for a table that may change."""
    if table not in GUARDED:
        return {}
    if dialect == "postgresql":
        return _on_postgresql(table)
    young = f"WHEN OLD.at > datetime('now', '-{RECORD_DAYS} days')"
    what, when = ("the record", {"DELETE": young}) if table == record.name else ("what was published", {})
    return {
        f"{table}_no_{verb.lower()}": f"BEFORE {verb} ON {table} {when.get(verb, '')} "
        f"BEGIN SELECT RAISE(ABORT, '{what} is never changed'); END"
        for verb in ("UPDATE", "DELETE")
    }


def _on_postgresql(table: str) -> dict[str, str]:
    refuse = f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION tally_only_added_to()"
    if table != record.name:
        return {f"{table}_kept": f"BEFORE UPDATE OR DELETE OR TRUNCATE {refuse}"}
    row = f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION tally_record_kept()"
    return {"record_kept": row, "record_whole": f"BEFORE TRUNCATE {refuse}"}
