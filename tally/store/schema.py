"""The tables of the store, the same on SQLite and PostgreSQL. Every one of them is only ever added to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
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
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()
# `info={"chained": column}` on a table: what is written there is sealed, all rows with one value of that column as one
# link of the chain (see `tally.store.chain`).
_Big = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC and handed back aware of it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id() -> Column[int]:
    return Column("id", _Big, Identity(), primary_key=True)


schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", Moment, nullable=False),
)

# Bytes are kept once per content. `size` is before compression, `encoding` is "raw" or "zstd".
blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", _Big, nullable=False),
    Column("encoding", Text, nullable=False),
)
blob_chunk = Table(
    "blob_chunk",
    metadata,
    Column("sha256", Text, ForeignKey("blob.sha256"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

# One accepted file. `version` counts within a period. `publish_key` makes a retry recognisable.
upload = Table(
    "upload",
    metadata,
    _id(),
    Column("period", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("scope", Text, nullable=False),
    Column("valid", _Big, nullable=False),
    Column("invalid", _Big, nullable=False),
    Column("pending", _Big, nullable=False),
    Column("who", Text, nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("restores", _Big, ForeignKey("upload.id")),
    Column("replaces", _Big, ForeignKey("upload.id")),
    Column("reading", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("directory_sha256", Text, ForeignKey("blob.sha256")),
    Column("rows_sha256", Text, ForeignKey("blob.sha256")),
    Column("row_count", _Big),
    Column("publish_key", Text, nullable=False, unique=True),
    UniqueConstraint("period", "version"),
    Index("upload_sha256", "sha256"),
    Index("upload_replaces", "replaces"),
    info={"chained": "id"},
)

# What was said of an upload afterwards: withdrawn, or another date or period; the last one holds. `newest` is the
# upload published last by then, so that the state before any upload can be told.
amendment = Table(
    "amendment",
    metadata,
    _id(),
    Column("upload_id", _Big, ForeignKey("upload.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("amended_at", Moment, nullable=False),
    Column("newest", _Big, nullable=False),
    Index("amendment_upload", "upload_id"),
    info={"chained": "id"},
)

# Clustered by unit and date: the state at a date is then one short walk per unit.
figures = Table(
    "figures",
    metadata,
    Column("period", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("as_of", Date, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("upload_id", _Big, ForeignKey("upload.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("quota", _Big),
    Column("valid", _Big, nullable=False),
    Column("invalid", _Big, nullable=False),
    Column("pending", _Big, nullable=False),
    Column("stated_valid", _Big),
    Column("stated_invalid", _Big),
    Column("stated_pending", _Big),
    Column("cells", Text, nullable=False),
    Index("figures_upload", "upload_id"),
    sqlite_with_rowid=False,
    info={"chained": "upload_id"},
)

# The same figures once more, one Arrow stream per upload: a series over a hundred dates is then a hundred small reads.
packed = Table(
    "packed",
    metadata,
    Column("upload_id", _Big, ForeignKey("upload.id"), primary_key=True, autoincrement=False),
    Column("figures", LargeBinary, nullable=False),
    info={"chained": "upload_id"},
)

finding = Table(
    "finding",
    metadata,
    Column("upload_id", _Big, ForeignKey("upload.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("finding", Text, nullable=False),
    info={"chained": "upload_id"},
)

# A directory taken apart, so that outside readers need not understand its blob.
directory_unit = Table(
    "directory_unit",
    metadata,
    Column("directory_sha256", Text, ForeignKey("blob.sha256"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("cluster", Text, nullable=False),
    Column("cluster_name", Text, nullable=False),
    Column("members", _Big),
    info={"chained": "directory_sha256"},
)
directory_quota = Table(
    "directory_quota",
    metadata,
    Column("directory_sha256", Text, ForeignKey("blob.sha256"), primary_key=True),
    Column("period", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("quota", _Big, nullable=False),
    info={"chained": "directory_sha256"},
)

alias = Table(
    "alias",
    metadata,
    _id(),
    Column("printed", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("remembered_at", Moment, nullable=False),
    info={"chained": "id"},
)

# How the columns of tables with these headings are read, as people have corrected it.
layout = Table(
    "layout",
    metadata,
    _id(),
    Column("fingerprint", Text, nullable=False),
    Column("columns", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("remembered_at", Moment, nullable=False),
    Index("layout_fingerprint", "fingerprint"),
    info={"chained": "id"},
)

support_request = Table(
    "support_request",
    metadata,
    _id(),
    Column("upload_id", _Big, ForeignKey("upload.id")),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    info={"chained": "id"},
)
support_event = Table(
    "support_event",
    metadata,
    _id(),
    Column("request_id", _Big, ForeignKey("support_request.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("support_event_request", "request_id"),
    info={"chained": "id"},
)

# Who may sign in. `name` is folded; `password` is an argon2id hash, empty where another service signs people in.
account = Table(
    "account",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("one_time", Boolean, nullable=False),
    Column("off", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
)

# Who is signed in now, by the sha256 of what the browser holds; a session that ends is taken out.
account_session = Table(
    "account_session",
    metadata,
    Column("token_sha256", Text, primary_key=True),
    Column("account_id", _Big, ForeignKey("account.id"), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("address", Text, nullable=False),
    Index("account_session_account", "account_id"),
)

# Wrong passwords in a row, by the sha256 of the name that was typed and of the address it came from.
wrong_password = Table(
    "wrong_password",
    metadata,
    Column("key", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

# Sign-ins, refusals, changes of accounts, views and exports of names. Only added to, except what is past its term.
record = Table(
    "record",
    metadata,
    _id(),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("about", Text, nullable=False),
    Index("record_at", "at"),
)

# Bytes out of which a person was taken: what stands in their place, by whom and why. The first sha256 stays.
forgotten = Table(
    "forgotten",
    metadata,
    Column("sha256", Text, ForeignKey("blob.sha256"), primary_key=True),
    Column("now_sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False),
    info={"chained": "sha256"},
)

# One link per thing that was written: the digests of its fields and the hash over them and the link before.
link = Table(
    "link",
    metadata,
    Column("id", _Big, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("digests", Text, nullable=False),
    Column("salt", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("subject", "number"),
)

# A link whose fields were blanked: the digests that hold from then on, with the salt they were made with.
redaction = Table(
    "redaction",
    metadata,
    _id(),
    Column("link_id", _Big, ForeignKey("link.id"), nullable=False),
    Column("digests", Text, nullable=False),
    Column("salt", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("redacted_at", Moment, nullable=False),
    info={"chained": "id"},
)

# What `verify` answered, and the seal at that moment.
verification = Table(
    "verification",
    metadata,
    _id(),
    Column("verified_at", Moment, nullable=False),
    Column("seal", Text, nullable=False),
    Column("uploads", _Big, nullable=False),
    Column("problems", _Big, nullable=False),
    Column("first", Text, nullable=False),
    info={"chained": "id"},
)


def new_id(connection: Connection, statement: Insert) -> int:
    """Inserts one row; the number that it got."""
    key: Any = connection.execute(statement).inserted_primary_key
    return int(key[0])
