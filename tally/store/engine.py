"""One database, SQLite or PostgreSQL: where it lies, how it is read and written, and what its refusals mean."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from shutil import copyfile
from typing import Any, TypeVar, cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, RowMapping, Select, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import StaticPool

from tally.errors import StoreUnavailable, TallyError
from tally.paths import momentary
from tally.store import chain

T = TypeVar("T")

PATIENCE = 10.0  # seconds to wait for another writer
LARGEST = 10**12  # the largest number that is kept; both engines take it
WRITER = 2022_0117  # the advisory lock that all writers on PostgreSQL take


def database_url(url: str) -> URL:
    """The address of a database; a plain path is an SQLite file, postgres:// is spoken through psycopg."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    try:
        address = make_url(url)
    except Exception as error:
        raise StoreUnavailable("store-address") from error
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreUnavailable("store-address")
    return address


class Database:
    """Reads and writes in transactions; every refusal of the engine becomes StoreUnavailable with one sentence."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self.address = database_url(url)
        self.patience = patience
        self.sqlite = self.address.get_backend_name() == "sqlite"
        database = self.address.database
        self.file = database if self.sqlite and database not in (None, "", ":memory:") else None
        self.in_memory = self.sqlite and self.file is None
        self.only_readable: str | None = None  # why it cannot be written for now, as the code of a StoreUnavailable
        self._copies = ExitStack()
        # A database in memory has one connection, which threads must not share within a transaction.
        self._alone = threading.RLock() if self.in_memory else nullcontext()
        with translated():
            self.engine = self._sqlite() if self.sqlite else self._postgresql()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
        self._copies.close()

    def reading(self, work: Callable[[Connection], T]) -> T:
        """What `work` reads, all at one moment. A connection that was lost is opened again, once."""
        self._try_again()
        with translated():
            try:
                return self._read_once(work)
            except DBAPIError as error:
                if self.file and _meaning(error) not in (None, "store-locked"):
                    self.engine = self._sqlite()  # the file or its folder may have become readable only
                elif not _lost(error):
                    raise
                return self._read_once(work)

    def rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        """Every row of a query."""
        return self.reading(lambda connection: connection.execute(query).mappings().all())

    def writing(self, work: Callable[[Connection], T], *, retry: bool = False) -> T:
        """What `work` returns, after its one transaction was committed; no other writer comes in between.

        `retry` runs it again after a lost connection: only for work that recognises what it has written before.
        """
        self._try_again()
        if self.only_readable:
            raise StoreUnavailable(self.only_readable)
        with translated():
            try:
                return self._write_once(work)
            except DBAPIError as error:
                if not (retry and _lost(error)):
                    raise
                return self._write_once(work)

    def _read_once(self, work: Callable[[Connection], T]) -> T:
        with self._alone, self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                return work(connection)

    def _write_once(self, work: Callable[[Connection], T]) -> T:
        with self._alone, self.engine.connect() as connection:
            connection = connection.execution_options(tally_writes=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{int(self.patience * 1000)}ms'"))
                    connection.execute(text("SET LOCAL synchronous_commit = on"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
                with chain.sealing(connection):
                    return work(connection)

    def _postgresql(self) -> Engine:
        return _watched(
            self.address,
            pool_pre_ping=True,
            connect_args={"connect_timeout": max(2, int(self.patience)), "application_name": "tally"},
        )

    def _sqlite(self) -> Engine:
        if self.in_memory:
            return _tuned(self, "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        path = Path(self.file or "")
        try:
            _prepare(path, self.patience)
        except (OSError, sqlite3.OperationalError) as error:
            barred = not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK))
            self.only_readable = "store-read-only" if barred else _meaning(error)
            if self.only_readable in (None, "store-locked") or not (path.is_file() and path.stat().st_size):
                raise
            return _tuned(self, self._still(path))
        self.only_readable = None
        return _tuned(self, self.address, connect_args={"timeout": self.patience})

    def copy_file(self, path: Path) -> None:
        """Copies the SQLite file as it stands into a new one, its owner's alone, while others write."""
        path.touch(mode=0o600)
        with (
            closing(sqlite3.connect(self.file or "", timeout=self.patience)) as source,
            closing(sqlite3.connect(path)) as destination,
        ):
            source.backup(destination)

    def copy_from(self, path: Path) -> None:
        """Takes over into memory all that an SQLite file holds, which may lie where nothing can be written."""
        with (
            closing(sqlite3.connect(f"file:{quote(str(path))}?immutable=1&mode=ro", uri=True)) as source,
            closing(self.engine.raw_connection()) as destination,
        ):
            source.backup(cast(sqlite3.Connection, destination.driver_connection))

    def _try_again(self) -> None:
        """Where the file could not be written when it was opened, perhaps it can by now."""
        if self.only_readable:
            with translated():
                self.engine.dispose()
                self.engine = self._sqlite()

    def _still(self, path: Path) -> str:
        """The address of the file as it stands, for reading only: SQLite cannot set up its log beside it.

        Where a log was left behind it is a private copy of both, so that nothing published is missing.
        """
        log = Path(f"{path}-wal")
        if not log.exists() or log.stat().st_size == 0:
            return f"sqlite:///file:{quote(str(path))}?immutable=1&mode=ro&uri=true"
        self._copies.close()
        folder = Path(self._copies.enter_context(momentary()))
        for file in (path, log):
            copyfile(file, folder / file.name)
        return f"sqlite:///{folder / path.name}"


def _prepare(path: Path, patience: float) -> None:
    """Makes the file where there is none, its owner's alone, for names and phone numbers lie here; tries it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=patience)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _watched(address: str | URL, **how: Any) -> Engine:
    """Seals what is written, and writes nothing that one of the two engines would refuse or take for another."""
    engine = create_engine(address, hide_parameters=True, **how)  # names and phone numbers must not reach a log
    chain.watch(engine)

    @event.listens_for(engine, "before_cursor_execute")
    def bounded(_c: object, _cursor: object, _text: str, parameters: Any, context: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's
        if context.isinsert:
            for row in parameters if many else [parameters]:
                for value in row.values() if isinstance(row, dict) else row:
                    _must_fit(value)

    return engine


def _must_fit(value: object) -> None:
    if isinstance(value, int) and abs(value) > LARGEST:
        raise TallyError("store-too-large", number=LARGEST)
    if isinstance(value, str) and ("\0" in value or value != value.encode("utf-8", "replace").decode()):
        raise TallyError("store-nul")


def _tuned(owner: Database, address: str | URL, **how: Any) -> Engine:
    engine = _watched(address, **how)
    weakref.finalize(owner, engine.dispose)  # a store that nobody closed: from Python 3.13 on that is a warning

    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        for setting in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("tally_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def translated() -> Iterator[None]:
    """Raises StoreUnavailable in place of what the engine or the system says, so that a page has one sentence."""
    try:
        yield
    except (MemoryError, SystemError) as error:  # SystemError is what sqlite3 says where it could not allocate
        raise StoreUnavailable("store-memory") from error
    except UnicodeDecodeError as error:  # what sqlite3 says of a name in a shape that is damaged
        raise StoreUnavailable("store-damaged") from error
    except (DBAPIError, sqlite3.Error, OSError) as error:
        code = _meaning(error)
        if code is None:
            raise
        raise StoreUnavailable(code) from error


_MEANINGS = (
    ("store-locked", ("database is locked", "database table is locked", "lock timeout", "deadlock detected")),
    ("store-full", ("disk is full", "no space left", "could not extend file", "disk quota", "file too large")),
    ("store-read-only", ("readonly database", "read-only", "read only", "permission denied")),
    ("store-memory", ("out of memory", "cannot allocate memory")),
    ("store-foreign", ("not a database",)),
    ("store-damaged", ("malformed", "invalid page")),
    ("store-full", ("disk i/o error",)),
    ("store-unreachable", ("unable to open database", "is a directory", "not a directory", "no such file")),
)


def _meaning(error: BaseException) -> str | None:
    said = str(getattr(error, "orig", None) or error).lower()
    for code, signs in _MEANINGS:
        if any(sign in said for sign in signs):
            return code
    lost = isinstance(error, OperationalError | InterfaceError) or (isinstance(error, DBAPIError) and _lost(error))
    return "store-unreachable" if lost or isinstance(error, OSError) else None


def _lost(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    said = str(error.orig).lower()
    return "sqlite" not in type(error.orig).__module__ and any(
        sign in said for sign in ("connection", "shutting down", "terminat", "starting up", "recovery mode")
    )
