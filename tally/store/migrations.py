"""The versions of the database's shape. The newest is reached by itself, in one transaction, on opening a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from sqlalchemy import BigInteger, Connection, Table, func, insert, inspect, select, text

from tally.errors import StoreUnavailable
from tally.store import chain, directories, views
from tally.store.engine import Database
from tally.store.guards import only_added_to
from tally.store.schema import (
    account,
    account_session,
    amendment,
    directory_heir,
    directory_period,
    directory_quota,
    directory_unit,
    figures,
    forgotten,
    layout,
    link,
    metadata,
    packed,
    record,
    redaction,
    schema_version,
    upload,
    verification,
    wrong_password,
)
from tally.store.state import pack
from tally.store.timeline import FIGURES

ACCOUNTS = (account, account_session, wrong_password, record, forgotten)
LATER = (packed, layout, amendment, link, redaction, verification, directory_period, directory_heir, *ACCOUNTS)
"""Tables that a later version brought."""
RECORD_DAYS = 90  # younger entries of the record are never taken out, whatever term is set


def _tables(connection: Connection) -> None:
    first = [table for table in metadata.sorted_tables if table not in LATER]
    metadata.create_all(connection, tables=[table for table in first if table is not schema_version])
    only_added_to(connection, [table.name for table in first])


def _nothing(_connection: Connection) -> None:
    """A step whose work a later one does over."""


def _added(connection: Connection, *tables: Table) -> None:
    """New tables, only ever added to."""
    metadata.create_all(connection, tables=tables)
    only_added_to(connection, [table.name for table in tables])


def _packed_figures(connection: Connection) -> None:
    packed.create(connection)
    wanted = [figures.c[name] for name in FIGURES.names]
    for number in connection.execute(select(figures.c.upload_id).distinct()).scalars().all():
        rows = connection.execute(select(*wanted).where(figures.c.upload_id == number).order_by(figures.c.position))
        table = pa.Table.from_pylist([dict(row) for row in rows.mappings()], schema=FIGURES)
        connection.execute(insert(packed).values(upload_id=number, figures=pack(table)))
    only_added_to(connection, [packed.name])


def _layouts(connection: Connection) -> None:
    _added(connection, layout)


def _amendments(connection: Connection) -> None:
    _added(connection, amendment)


def _accounts(connection: Connection) -> None:
    metadata.create_all(connection, tables=ACCOUNTS)
    only_added_to(connection, [forgotten.name])
    for statement in _record_guards(connection.dialect.name):
        connection.execute(text(statement))


def _record_guards(dialect: str) -> list[str]:
    """The record is only added to; what is older than RECORD_DAYS may be taken out once its term is over."""
    if dialect == "postgresql":
        return [
            "CREATE FUNCTION tally_record_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'DELETE' AND OLD.at < now() - interval '{RECORD_DAYS} days' THEN RETURN OLD; END IF; "
            "RAISE EXCEPTION 'the record is never changed'; END $$",
            "CREATE TRIGGER record_kept BEFORE UPDATE OR DELETE ON record "
            "FOR EACH ROW EXECUTE FUNCTION tally_record_kept()",
            "CREATE TRIGGER record_whole BEFORE TRUNCATE ON record "
            "FOR EACH STATEMENT EXECUTE FUNCTION tally_only_added_to()",
        ]
    young = f"OLD.at > datetime('now', '-{RECORD_DAYS} days')"
    return [
        f"CREATE TRIGGER record_no_{verb.lower()} BEFORE {verb} ON record {when} "
        "BEGIN SELECT RAISE(ABORT, 'the record is never changed'); END"
        for verb, when in (("UPDATE", ""), ("DELETE", f"WHEN {young}"))
    ]


def _chain(connection: Connection) -> None:
    _added(connection, link, redaction, verification)
    chain.begin(connection)


def _large_counts(connection: Connection) -> None:
    """Counts above 2,147,483,647, which SQLite always took, on PostgreSQL too."""
    if connection.dialect.name != "postgresql":
        return
    for name in views.NAMES:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
    for table in (upload, figures, directory_unit, directory_quota):
        for column in table.columns:
            if isinstance(column.type, BigInteger):
                connection.execute(text(f"ALTER TABLE {table.name} ALTER COLUMN {column.name} TYPE BIGINT"))


def _heirs(connection: Connection) -> None:
    """Who stands for whom, of every directory there is."""
    _added(connection, directory_period, directory_heir)
    used = select(upload.c.directory_sha256).where(upload.c.directory_sha256.is_not(None)).distinct()
    for sha256 in connection.execute(used).scalars().all():
        directories.keep_spans(connection, sha256, directories.fetch(connection, sha256))


def _record_chain(connection: Connection) -> None:
    """The record, the accounts and these versions are sealed too; uploads are found by their kind; then the views."""
    only_added_to(connection, [account.name])
    chain.begin(connection, record, account)
    for index in upload.indexes:
        index.create(connection, checkfirst=True)
    for statement in views.statements(connection.dialect.name):
        connection.execute(text(statement))


VERSIONS: tuple[Callable[[Connection], None], ...] = (
    _tables,
    _nothing,  # the views, which the last step makes
    _packed_figures,
    _layouts,
    _nothing,  # the views again
    _accounts,
    _amendments,
    _chain,
    _nothing,  # the views again
    _large_counts,
    _heirs,
    _record_chain,
)
"""One step per version, in order, never changed once released."""


def bring_up_to_date(database: Database) -> None:
    """Takes the database to the newest shape. On SQLite a copy of the file is put beside it first.

    Raises StoreUnavailable for a database that a newer version of the programme has shaped.
    """
    present = database.reading(version)
    if present > len(VERSIONS):
        raise StoreUnavailable("store-newer")
    if present == len(VERSIONS) or database.read_only:
        return
    if present and database.file:
        _copy_beside(Path(database.file), present)
    database.writing(_migrate)


def version(connection: Connection) -> int:
    """The version that the database has now; 0 when it is empty."""
    if not inspect(connection).has_table(schema_version.name):
        return 0
    return connection.execute(select(func.max(schema_version.c.version))).scalar() or 0


def _migrate(connection: Connection) -> None:
    # Asked again inside the one writer's transaction: another process may have been faster.
    present = version(connection)
    if present == 0:
        schema_version.create(connection, checkfirst=True)
    for number, step in enumerate(VERSIONS[present:], start=present + 1):
        step(connection)
        now = insert(schema_version).values(version=number, applied_at=datetime.now(UTC))
        connection.execute(now, execution_options={"tally_copies": True})  # sealed once there is a chain
    if inspect(connection).has_table(link.name):
        chain.begin(connection, schema_version)


def _copy_beside(path: Path, present: int) -> None:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    copy = path.with_name(f"{path.name}.version-{present}-{moment}.backup")
    source, destination = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        copy.chmod(0o600)
        source.backup(destination)
    finally:
        source.close()
        destination.close()
