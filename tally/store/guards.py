"""The triggers that keep what was published from being changed: put on, looked after, lifted where the law says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from tally.store.schema import blob, blob_chunk, link, metadata

GUARDED = tuple(
    table.name for table in metadata.sorted_tables if "chained" in table.info or table in (blob, blob_chunk, link)
)
_REFUSAL = "BEGIN RAISE EXCEPTION 'what was published is never changed'; END"


def only_added_to(connection: Connection, tables: list[str]) -> None:
    """From now on the database itself refuses to change or delete a row of these tables."""
    if connection.dialect.name == "postgresql":
        function = "CREATE OR REPLACE FUNCTION tally_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ "
        connection.execute(text(f"{function}{_REFUSAL} $$"))
    for table in tables:
        for statement in _guards(connection.dialect.name, table).values():
            connection.execute(text(statement))


def shape(connection: Connection) -> dict[str, str]:
    """Every table, index, view and guard of an SQLite store -> its kind and how it was made, in single spaces."""
    made = connection.execute(text("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"))
    return {name: " ".join(" ".join(parts).split()) for name, *parts in made}


def missing(connection: Connection) -> list[str]:
    """The tables whose guards are not as they were put on, on PostgreSQL; of SQLite, `shape` tells all."""
    function = connection.execute(text("SELECT prosrc FROM pg_proc WHERE proname = 'tally_only_added_to'")).scalar()
    if (function or "").strip() != _REFUSAL:
        return list(GUARDED)
    on = "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'O' "
    there = set(
        connection.execute(text(f"{on} AND p.proname IN ('tally_only_added_to', 'tally_record_kept')")).scalars()
    )
    return [table for table in GUARDED if f"{table}_kept" not in there]


@contextmanager
def lifted(connection: Connection, *tables: str) -> Iterator[None]:
    """Inside the block, and in this transaction alone, rows of these tables may be changed."""
    for table in tables:
        for name in _guards(connection.dialect.name, table):
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER {name}{on}"))
    yield
    only_added_to(connection, list(tables))


def _guards(dialect: str, table: str) -> dict[str, str]:
    """Name of a trigger -> the statement that puts it on."""
    if dialect == "postgresql":
        return {
            f"{table}_kept": f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tally_only_added_to()"
        }
    return {
        f"{table}_no_{verb.lower()}": f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END"
        for verb in ("UPDATE", "DELETE")
    }
