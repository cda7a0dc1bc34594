"""The whole store as one SQLite file, taken while others write, from either engine; and back into an empty one."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import connect

from sqlalchemy import Connection, delete, func, insert, select, text

from tally.errors import TallyError
from tally.store import blobs, chain, migrations
from tally.store.engine import Database, translated
from tally.store.schema import blob, link, metadata, schema_version, upload
from tally.wording import shown

AT_ONCE = 500  # rows carried over together; pieces of bytes go one by one
LONGEST = 240
"""Bytes of a backup's name: a file system has 255, and some go to the one that is being written."""


def back_up(database: Database, path: Path) -> int:
    """Writes everything published up to now into a new SQLite file; how many uploads are in it.

    The file is complete or not there at all. Raises TallyError where it exists already or there is no
    such folder, StoreUnavailable.
    """
    if os.path.exists(path):
        raise TallyError("backup-exists", file=shown(path.name))
    if len(os.fsencode(path.name)) > LONGEST or not os.path.isdir(path.parent):
        raise TallyError("cannot-write", file=shown(path.name))
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with translated():
            database.copy_file(part) if database.file else _copy_rows(database, part)
            with closing(Database(str(part))) as copy:
                counted = copy.reading(_uploads)
            _settle(part)
            part.rename(path)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return counted


def recover(database: Database, path: Path) -> int:
    """Fills an empty store from a backup; how many uploads it holds then.

    Raises TallyError where the store is not empty, the file is no file, too large for the disk, not a backup or does
    not verify; StoreUnavailable.
    """
    _must_be_a_file_with_room(database, path)
    with closing(Database(str(path))) as source:
        if not source.reading(migrations.version):
            raise TallyError("backup-missing", file=path.name)
        migrations.bring_up_to_date(source)
        if not _sound(source):
            raise TallyError("recover-broken", file=path.name)
        database.writing(lambda into: source.reading(lambda out: _carry(out, into)))
    return database.reading(_uploads)


def _sound(source: Database) -> bool:
    """Whether the chain holds, and every content is what it was; a flipped bit can raise anything."""
    with suppress(Exception):
        return source.reading(_whole)
    return False


def _whole(connection: Connection) -> bool:
    for sha256 in connection.scalars(select(blob.c.sha256)).all():
        blobs.fetch(connection, sha256)
    return not any(chain.broken(connection))


def _must_be_a_file_with_room(database: Database, path: Path) -> None:
    """A pipe would be waited for, a device never ends; what the disk cannot hold is not begun."""
    try:
        there = path.stat()
    except (OSError, ValueError) as error:
        raise TallyError("backup-missing", file=shown(path)) from error
    if not stat.S_ISREG(there.st_mode):
        raise TallyError("not-a-file", file=shown(path))
    if database.file and there.st_size > shutil.disk_usage(Path(database.file).parent).free:
        raise TallyError("recover-too-large", file=shown(path))


def _copy_rows(database: Database, part: Path) -> None:
    with closing(Database(str(part))) as copy:
        migrations.bring_up_to_date(copy)
        copy.writing(lambda into: database.reading(lambda out: _carry(out, into)))


def _carry(out: Connection, into: Connection) -> None:
    """Every row of every table, in an order in which nothing refers to what is not there yet."""
    own = schema_version.name
    if into.execute(select(link.c.id).where(link.c.subject != own).limit(1)).first():
        raise TallyError("recover-not-empty")
    with chain.lifted(into, link.name, own):  # the days on which its shape came are those of the other from now on
        for table in (link, schema_version):
            into.execute(delete(table))
    into = into.execution_options(tally_copies=True)
    for table in metadata.sorted_tables:
        rows = out.execute(select(table).order_by(*table.primary_key.columns), execution_options={"yield_per": AT_ONCE})
        size = 1 if table.name == "blob_chunk" else AT_ONCE
        for some in rows.mappings().partitions(size):
            into.execute(insert(table), [dict(row) for row in some])
        if into.dialect.name == "postgresql" and "id" in table.c:
            _count_on(into, table.name)


def _count_on(connection: Connection, table: str) -> None:
    newest = f"(SELECT max(id) FROM {table})"
    sequence = f"pg_get_serial_sequence('{table}', 'id')"
    connection.execute(text(f"SELECT setval({sequence}, {newest}) WHERE {newest} IS NOT NULL"))


def _settle(part: Path) -> None:
    """One file that needs no log beside it, on the disk before it gets its name."""
    with closing(connect(part)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def _uploads(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(upload)).scalar_one()
