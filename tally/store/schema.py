"""The tables of the store, the same on SQLite and PostgreSQL. Every one of them is only ever added to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Identity,
    Index,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    RowMapping,
    Select,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    func,
    insert,
    select,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()
Values: TypeAlias = Mapping[str, Any]
"""What is written to a row, by the names of its columns; each column says of what type."""
T = TypeVar("T")
_Big = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC and handed back as local time, aware of its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; SQLite is given it without a zone."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """The moment in local time."""
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone()


def _table(name: str, *parts: SchemaItem, chained: str = "", since: int = 1, **how: Any) -> Table:
    """A table of the store, there since a version of its shape (see `tally.store.migrations`).

    What is written to a `chained` one is sealed, all rows with one value of that column as one link of the chain (see
    `tally.store.chain`).
    """
    return Table(name, metadata, *parts, info={"since": since} | ({"chained": chained} if chained else {}), **how)


def _numbered(name: str, *parts: SchemaItem, since: int = 1) -> Table:
    """A table whose rows are counted by `id`, each sealed by itself."""
    own = Column("id", _Big, Identity(), primary_key=True)
    return _table(name, own, *parts, chained="id", since=since)


def _key(name: str, kind: Any = None) -> Column[Any]:
    """A part of the primary key that nobody counts up."""
    return Column(name, kind, primary_key=True, autoincrement=False)


def _refers(name: str, column: str, **how: Any) -> Column[Any]:
    """A column that holds what another table's column holds; it may not be blank unless that is said."""
    return Column(name, ForeignKey(column), **{"nullable": False, **how})


def _now() -> datetime:
    return datetime.now(UTC)


def _filled(**kinds: Any) -> list[Column[Any]]:
    """Columns of these types which no row leaves blank; a moment that nobody gives is now."""
    return [
        Column(name, kind, nullable=False, default=_now if kind is Moment else None) for name, kind in kinds.items()
    ]


def _may_be_blank(*names: str) -> list[Column[Any]]:
    """Counts that may be missing."""
    return [Column(name, _Big) for name in names]


schema_version = _table("schema_version", _key("version", Integer), *_filled(applied_at=Moment), chained="version")

# Bytes are kept once per content. `size` is before compression, `encoding` is "raw" or "zstd".
blob = _table("blob", _key("sha256", Text), *_filled(size=_Big, encoding=Text))
blob_chunk = _table(
    "blob_chunk",
    _refers("sha256", "blob.sha256", primary_key=True),
    _key("position", Integer),
    *_filled(bytes=LargeBinary),
)

# One accepted file. `version` counts within a period. `publish_key` is like no other. `replaces` was written up to
# version 15, see `migrations`.
upload = _numbered(
    "upload",
    *_filled(period=Text, version=Integer, kind=Text, as_of=Date, file=Text),
    _refers("sha256", "blob.sha256"),
    *_filled(scope=Text, valid=_Big, invalid=_Big, pending=_Big, who=Text, published_at=Moment, note=Text, reason=Text),
    _refers("restores", "upload.id", nullable=True),
    _refers("replaces", "upload.id", nullable=True),
    *_filled(reading=Text, answers=Text),
    _refers("directory_sha256", "blob.sha256", nullable=True),
    _refers("rows_sha256", "blob.sha256", nullable=True),
    *_may_be_blank("row_count"),
    Column("publish_key", Text, nullable=False, unique=True),
    UniqueConstraint("period", "version"),
    Index("upload_sha256", "sha256"),
    Index("upload_kind", "kind"),
    Index("upload_replaces", "replaces"),
)

# What was said of an upload afterwards: withdrawn, or another date or period; the last one holds. `newest` is the
# upload published last by then, so that the state before any upload can be told.
amendment = _numbered(
    "amendment",
    _refers("upload_id", "upload.id"),
    *_filled(kind=Text, period=Text, as_of=Date, reason=Text, who=Text, amended_at=Moment, newest=_Big),
    Index("amendment_upload", "upload_id"),
    since=7,
)

# Clustered by unit and date: the state at a date is then one short walk per unit.
figures = _table(
    "figures",
    *(_key(name, kind) for name, kind in (("period", Text), ("unit", Text), ("as_of", Date), ("version", Integer))),
    _refers("upload_id", "upload.id"),
    *_filled(position=Integer, name=Text),
    *_may_be_blank("quota"),
    *_filled(valid=_Big, invalid=_Big, pending=_Big),
    *_may_be_blank("stated_valid", "stated_invalid", "stated_pending"),
    *_filled(cells=Text),
    Index("figures_upload", "upload_id"),
    sqlite_with_rowid=False,
    chained="upload_id",
)

# The same figures once more, one Arrow stream per upload: a series over a hundred dates is then a hundred small reads.
packed = _table(
    "packed",
    _refers("upload_id", "upload.id", primary_key=True, autoincrement=False),
    *_filled(figures=LargeBinary),
    chained="upload_id",
    since=3,
)

finding = _table(
    "finding",
    _refers("upload_id", "upload.id", primary_key=True),
    _key("position", Integer),
    *_filled(code=Text, finding=Text),
    chained="upload_id",
)


def _of_directory(name: str, *parts: SchemaItem, since: int = 1) -> Table:
    """A part of a directory taken apart, so that outside readers need not understand its blob."""
    own = _refers("directory_sha256", "blob.sha256", primary_key=True)
    return _table(name, own, *parts, chained="directory_sha256", since=since)


directory_unit = _of_directory(
    "directory_unit",
    _key("code", Text),
    *_filled(position=Integer, name=Text, kind=Text, cluster=Text, cluster_name=Text),
    *_may_be_blank("members"),
)
directory_quota = _of_directory("directory_quota", _key("period", Text), _key("unit", Text), *_filled(quota=_Big))
directory_period = _of_directory("directory_period", _key("code", Text), since=11)
# Who stands for a unit from one day to another: see `Directory.successions`.
directory_heir = _of_directory(
    "directory_heir",
    _key("unit", Text),
    _key("heir", Text),
    *(Column(name, Date) for name in ("ended", "since", "until")),
    since=11,
)

alias = _numbered("alias", *_filled(printed=Text, code=Text, who=Text, remembered_at=Moment))

# How the columns of tables with these headings are read, as people have corrected it.
layout = _numbered(
    "layout",
    *_filled(fingerprint=Text, columns=Text, who=Text, remembered_at=Moment),
    Index("layout_fingerprint", "fingerprint"),
    since=4,
)

support_request = _numbered(
    "support_request",
    _refers("upload_id", "upload.id", nullable=True),
    *_filled(name=Text, phone=Text, unit=Text, content=Text, who=Text, received_at=Moment),
)
support_event = _numbered(
    "support_event",
    _refers("request_id", "support_request.id"),
    *_filled(state=Text, note=Text, who=Text, changed_at=Moment),
    Index("support_event_request", "request_id"),
)

# Who may sign in. `name` is folded; `password` is an argon2id hash, empty where another service signs people in. It is
# changed with `chain.redact` alone.
account = _numbered(
    "account",
    Column("name", Text, nullable=False, unique=True),
    *_filled(person=Text, role=Text, scope=Text, password=Text, one_time=Boolean, off=Boolean, made_at=Moment),
    since=6,
)

# Who is signed in now, by the sha256 of what the browser holds; a session that ends is taken out.
account_session = _table(
    "account_session",
    _key("token_sha256", Text),
    _refers("account_id", "account.id"),
    *_filled(started_at=Moment, seen_at=Moment, address=Text),
    Index("account_session_account", "account_id"),
    since=6,
)

# Wrong passwords in a row, by the sha256 of the name that was typed and of the address it came from.
wrong_password = _table("wrong_password", _key("key", Text), *_filled(count=Integer, last_at=Moment), since=6)

# Sign-ins, refusals, changes of accounts, views and exports of names. Only added to, except what is past its term.
record = _numbered(
    "record",
    *_filled(at=Moment, who=Text, address=Text, event=Text, about=Text),
    Index("record_at", "at"),
    since=6,
)

# Bytes out of which a person was taken: what stands in their place, by whom and why. The first sha256 stays.
forgotten = _table(
    "forgotten",
    _refers("sha256", "blob.sha256", primary_key=True),
    _refers("now_sha256", "blob.sha256"),
    *_filled(at=Moment, who=Text, reason=Text),
    chained="sha256",
    since=6,
)

# One link per thing that was written: the digests of its fields and the hash over them and the link before.
link = _table(
    "link",
    _key("id", _Big),
    *_filled(subject=Text, number=Text, digests=Text, salt=Text, hash=Text),
    UniqueConstraint("subject", "number"),
    since=8,
)

# A link whose fields were blanked: the digests that hold from then on, with the salt they were made with.
redaction = _numbered(
    "redaction",
    _refers("link_id", "link.id"),
    *_filled(digests=Text, salt=Text, who=Text, reason=Text, redacted_at=Moment),
    since=8,
)

# What `verify` answered, and the seal at that moment.
verification = _numbered(
    "verification",
    *_filled(verified_at=Moment, seal=Text, uploads=_Big, problems=_Big, first=Text),
    since=8,
)


def made(kind: Callable[..., T], row: RowMapping, **more: Any) -> T:
    """A dataclass out of a row: a field that is not given and has no default is what the column of its name holds."""
    return kind(**{name: row[name] for name in _columns(kind, tuple(more))}, **more)


@cache
def _columns(kind: Any, given: tuple[str, ...]) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in given and field.default is MISSING]


def legible(
    connection: Connection, query: Select[Any], key: Column[int], read: Callable[[Any], T], damaged: Callable[[int], T]
) -> list[T]:
    """What `read` makes of every row; a row that is damaged becomes `damaged` of its key, and the others stand."""
    try:
        return [read(row) for row in connection.execute(query).mappings()]
    except (ValueError, TypeError, AttributeError):
        numbers = connection.scalars(query.with_only_columns(key)).all()
    if len(numbers) == 1:
        return [damaged(numbers[0])]
    alone = (legible(connection, query.where(key == number), key, read, damaged) for number in numbers)
    return [row for rows in alone for row in rows]  # which of them it is, each by itself tells


def highest(connection: Connection, column: ColumnElement[int], *where: ColumnElement[bool]) -> int:
    """The highest number in a column, in the rows of which this holds; 0 where there are none."""
    return int(connection.execute(select(func.coalesce(func.max(column), 0)).where(*where)).scalar_one())


def insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Inserts these rows together, if there are any."""
    if written := list(rows):
        connection.execute(insert(table), written)


def new_id(connection: Connection, statement: Insert) -> int:
    """Inserts one row; the number that it got."""
    key: Any = connection.execute(statement).inserted_primary_key
    return int(key[0])
