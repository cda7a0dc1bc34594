"""The versions of the database's shape. The newest is reached by itself, in one transaction, on opening a store.

A table says since which version it is there; what else a version brought is one function here, never changed once it
was released.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import BigInteger, Connection, func, insert, inspect, select, text

from tally.errors import StoreUnavailable
from tally.store import chain, directories, history, uploads, views
from tally.store.engine import Database
from tally.store.schema import (
    account,
    directory_quota,
    directory_unit,
    figures,
    highest,
    link,
    metadata,
    record,
    schema_version,
    upload,
)


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
    for sha256, number in connection.execute(
        select(upload.c.directory_sha256, func.max(upload.c.id)).group_by(upload.c.directory_sha256)
    ).all():
        if directory := history.directory(connection, number):
            directories.keep_spans(connection, sha256, directory)


def _record_chain(connection: Connection) -> None:
    """The record, the accounts and these versions are sealed too; uploads are found by their kind."""
    chain.put_on(connection, [account.name])
    chain.begin(connection, record, account)
    for index in upload.indexes:
        index.create(connection, checkfirst=True)


def _newest_dated_directory(connection: Connection) -> None:
    """Until then the last published directory had taken the place of those dated later: they are withdrawn."""
    _without_replacing(connection)
    later = date.max
    for it in sorted(directories.counting(connection), key=lambda it: it.id, reverse=True):
        if it.as_of > later:
            uploads.write(connection, uploads.draft(it, "withdraw", REPLACED, "Tally", None, None))
        later = min(later, it.as_of)


def _without_replacing(connection: Connection) -> None:
    """Until then an upload could be said to take the place of another, which is withdrawn; the views say it so."""
    known = {it.id: it for it in uploads.uploads(connection)}
    pairs = connection.execute(select(upload.c.id, upload.c.replaces).where(upload.c.replaces.is_not(None)))
    for number in sorted({replaced for by, replaced in pairs.all() if known[by].counts}):
        if known[number].counts:
            uploads.write(connection, uploads.draft(known[number], "withdraw", REPLACED_UPLOAD, "Tally", None, None))
    views.create(connection)


REPLACED = "Danh mục công bố sau đó, có hiệu lực từ ngày sớm hơn, đã thay thế."
REPLACED_UPLOAD = "Lần nạp khác đã thay thế."
OLDEST, NEWEST = 5, 16  # 5 is that of 0.9.0, the first that was released
BESIDES: Mapping[int, Callable[[Connection], None]] = {
    8: chain.begin,
    10: _large_counts,
    11: _heirs,
    12: _record_chain,
    15: _newest_dated_directory,
    16: _without_replacing,
}
"""Version -> what is done besides making its tables. The last makes the views, as 2, 5, 9 and 12 to 15 did."""


def bring_up_to_date(database: Database) -> None:
    """Takes the database to the newest shape. On SQLite a copy of the file is put beside it first.

    Raises StoreUnavailable for a database that another version of the programme has shaped, newer or never released.
    """
    present = database.reading(version)
    if present > NEWEST:
        raise StoreUnavailable("store-newer")
    if 0 < present < OLDEST:
        raise StoreUnavailable("store-foreign")
    if present == NEWEST or database.only_readable:
        return
    if present and database.file:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        database.copy_file(Path(f"{database.file}.version-{present}-{moment}.backup"))
    database.writing(_migrate)


def version(connection: Connection) -> int:
    """The version that the database has now; 0 when it is empty."""
    if not inspect(connection).has_table(schema_version.name):
        return 0
    return highest(connection, schema_version.c.version)


def _migrate(connection: Connection) -> None:
    # Asked again inside the one writer's transaction: another process may have been faster.
    for number in range(version(connection) + 1, NEWEST + 1):
        new = [table for table in metadata.sorted_tables if table.info["since"] == number]
        metadata.create_all(connection, tables=new)
        chain.put_on(connection, [table.name for table in new])
        if number in BESIDES:
            BESIDES[number](connection)
        now = insert(schema_version).values(version=number)
        connection.execute(now, execution_options={"tally_copies": True})  # sealed once there is a chain
    if inspect(connection).has_table(link.name):
        chain.begin(connection, schema_version)
