"""What was written, sealed: one link per thing, with a digest of every field and a hash over them and the link before.

Whatever is inserted into a table whose `info` says `chained` gets its link by itself, in the same transaction
(`watch`, `sealing`). `broken` names every link that no longer fits; the seal of the newest link, written on a letter,
tells a year later whether anything up to it was changed or cut off.

A person's name is blanked with `redact`, never by an UPDATE of one's own: it changes the rows, keeps the link's hash
and its first digests, and writes down the digests that hold from then on, by whom and why. The chain stays whole. The
salt of the digests before is taken away, so that nobody can try names or telephone numbers against them. On SQLite,
follow it with `PRAGMA wal_checkpoint(TRUNCATE)` and VACUUM; files beside the database (`*.backup`) hold what was there.

The database itself refuses to change or delete what was published, by triggers that are `put_on`, looked after, and
`lifted` where the law says so.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Insert,
    Table,
    Text,
    cast,
    event,
    exists,
    insert,
    inspect,
    select,
    text,
    update,
)

from tally.store.schema import Values, blob, blob_chunk, link, metadata, record, redaction

UNSEALED = "salt"  # a column of this name is in no digest: it may be taken away
_PENDING = "tally-unsealed"
AT_ONCE = 500
ENDED = "record-ended"
"""The event of an entry of the record that says up to which number earlier ones were taken out, past their term."""

SUBJECTS = {table.name: table for table in metadata.sorted_tables if "chained" in table.info}
"""The tables whose rows are sealed."""
GUARDED = {*SUBJECTS, blob.name, blob_chunk.name, link.name}
RECORD_DAYS = 90  # younger entries of the record are never taken out, whatever term is set
_FUNCTIONS = {
    "tally_only_added_to": "BEGIN RAISE EXCEPTION 'what was published is never changed'; END",
    "tally_record_kept": "BEGIN "
    f"IF TG_OP = 'DELETE' AND OLD.at < now() - interval '{RECORD_DAYS} days' THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION 'the record is never changed'; END",
}
"""What the triggers on PostgreSQL call: name and body."""


@dataclass(frozen=True)
class Broken:
    """A link that does not fit: its place in the chain, what it is about, and the fields that differ.

    No fields: the chain itself is cut or changed there. `position` 0: the row has no link, so it was added by hand.
    """

    position: int
    subject: str
    number: str
    fields: tuple[str, ...] = ()


def watch(engine: Engine) -> None:
    """Remembers what is inserted, for `sealing`; copies of a whole store bring their links along."""

    @event.listens_for(engine, "after_execute")
    def note(connection: Connection, clause: Any, many: Any, _parameters: Any, options: Any, result: Any) -> None:
        if not isinstance(clause, Insert) or options.get("tally_copies"):
            return
        if not isinstance(clause.table, Table) or not (key := clause.table.info.get("chained")):
            return
        rows = many or [result.last_inserted_params() | result.inserted_primary_key._asdict()]
        connection.info[_PENDING].update(dict.fromkeys((clause.table.name, str(row[key])) for row in rows))


@contextmanager
def sealing(connection: Connection) -> Iterator[None]:
    """Seals what is inserted inside the block, at its end: a whole transaction of the writer."""
    pending: dict[tuple[str, str], None] = {}
    connection.info[_PENDING] = pending
    yield
    for subject, number in pending:
        _append(connection, subject, number)


def begin(connection: Connection, *tables: Table) -> None:
    """Seals everything in these tables, or in all that there are, that was written before there was a chain for it."""
    there = inspect(connection).get_table_names()
    for table in tables or (table for name, table in SUBJECTS.items() if name in there):
        key = table.c[table.info["chained"]]
        for number in connection.scalars(select(key).distinct().order_by(key)).all():
            _append(connection, table.name, str(number))


def let_go(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    """What was taken out at the end of its term: its links stay, and nobody can try names against them any more."""
    mine = link.c.number.in_([str(number) for number in numbers])
    with lifted(connection, link.name):
        connection.execute(update(link).where(link.c.subject == table.name, mine).values(salt=""))


def seal(connection: Connection) -> str:
    """The newest link in a few letters: its place and the beginning of its hash, as "1287-3F2A-9C41-77BE-0D12"."""
    last = connection.execute(select(link.c.id, link.c.hash).order_by(link.c.id.desc()).limit(1)).first()
    return _seal(last.id, last.hash) if last else _seal(0, hashlib.sha256(b"").hexdigest())


def holds(connection: Connection, written: str) -> bool:
    """Whether the link that a seal names is still the same."""
    number = written.strip().partition("-")[0]
    there = select(link.c.hash).where(link.c.id == (int(number) if number.isdecimal() and len(number) < 19 else 0))
    kept = connection.scalar(there)
    return kept is not None and _seal(int(number), kept) == written.strip().upper()


def broken(connection: Connection) -> Iterator[Broken]:
    """Every link that does not fit, in their order, then the rows that have none.

    Entries of the record that are past their term may be gone, as far as an entry that is left says so.
    """
    ended = connection.scalars(select(record.c.about).where(record.c.event == ENDED))
    let_go = max((int(number) for number in ended if number.isdecimal()), default=0)
    blanked = {row.link_id: row for row in connection.execute(select(redaction).order_by(redaction.c.id))}
    before, last = "", 0
    while rows := connection.execute(select(link).where(link.c.id > last).order_by(link.c.id).limit(AT_ONCE)).all():
        for row in rows:
            follows = row.id == last + 1
            fits = follows and row.hash == _hash(before, row.id, row.subject, row.number, row.digests)
            before, last = row.hash, row.id
            if not fits:
                yield Broken(row.id, row.subject, row.number)
                continue
            holding = blanked.get(row.id, row)
            if holding is not row and row.salt:
                yield Broken(row.id, row.subject, row.number, (UNSEALED,))
            now, kept = _digests(connection, row.subject, row.number, holding.salt), _loaded(holding.digests)
            if row.subject == record.name and not (now or row.salt) and int(row.number) <= let_go:
                continue
            if differing := tuple(name for name, digest in kept.items() if now.get(name) != digest):
                yield Broken(row.id, row.subject, row.number, differing)
    for name, table in SUBJECTS.items():
        key = cast(table.c[table.info["chained"]], Text)
        sealed = exists().where(link.c.subject == name, link.c.number == key)
        yield from (
            Broken(0, name, str(number)) for number in connection.scalars(select(key).distinct().where(~sealed))
        )


def redact(
    connection: Connection,
    table: Table,
    number: object,
    blanked: Callable[[Mapping[str, Any]], Values],
    who: str,
    reason: str,
) -> None:
    """Blanks fields of what was written: `blanked` gets each row of the link and gives the new values of some columns.

    `number` is the value of the column that the table is chained by: an upload's number for its findings, say. An
    account is changed the same way, password and all.
    """
    row = connection.execute(select(link).where(link.c.subject == table.name, link.c.number == str(number))).one()
    with lifted(connection, table.name, link.name, redaction.name):
        for kept in _rows(connection, table, str(number)):
            if values := blanked(kept):
                mine = [column == kept[column.name] for column in table.primary_key.columns]
                connection.execute(update(table).where(*mine).values(**values))
        connection.execute(update(link).where(link.c.id == row.id).values(salt=""))
        connection.execute(update(redaction).where(redaction.c.link_id == row.id).values(salt=""))
    salt = secrets.token_hex(8)
    digests = json.dumps(_digests(connection, table.name, str(number), salt))
    connection.execute(insert(redaction).values(link_id=row.id, digests=digests, salt=salt, who=who, reason=reason))


def _loaded(written: str) -> dict[str, str]:
    """The digests of a redaction; where they are no longer any, something that fits nothing."""
    with suppress(ValueError):
        return dict(json.loads(written))
    return {"digests": ""}


def _append(connection: Connection, subject: str, number: str) -> None:
    if connection.execute(select(link.c.id).where(link.c.subject == subject, link.c.number == number)).first():
        return
    last = connection.execute(select(link.c.id, link.c.hash).order_by(link.c.id.desc()).limit(1)).first()
    position, before = (last.id + 1, last.hash) if last else (1, "")
    salt = secrets.token_hex(8)
    digests = json.dumps(_digests(connection, subject, number, salt))
    values = {"id": position, "subject": subject, "number": number, "digests": digests, "salt": salt}
    connection.execute(insert(link).values(**values, hash=_hash(before, position, subject, number, digests)))


def _hash(before: str, link_id: int, subject: str, number: str, digests: str) -> str:
    return hashlib.sha256(json.dumps([before, link_id, subject, number, digests]).encode()).hexdigest()


def _seal(link_id: int, digest: str) -> str:
    return "-".join([str(link_id), *(digest[start : start + 4].upper() for start in range(0, 16, 4))])


def _rows(connection: Connection, table: Table, number: str) -> list[Mapping[str, Any]]:
    key = table.c[table.info["chained"]]
    value = int(number) if key.type.python_type is int else number
    chosen = select(table).where(key == value).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(chosen).mappings()]


def _digests(connection: Connection, subject: str, number: str, salt: str) -> dict[str, str]:
    """Column -> digest of its values over all rows; nothing where there are no rows."""
    table = metadata.tables[subject]
    rows = _rows(connection, table, number)
    names = [column.name for column in table.columns if column.name != UNSEALED] if rows else []
    return {
        name: hashlib.sha256(json.dumps([salt, *(_written(row[name]) for row in rows)]).encode()).hexdigest()
        for name in names
    }


def _written(value: object) -> object:
    """The same text on both engines."""
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


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


def structure(connection: Connection) -> dict[str, str]:
    """What a store consists of -> its kind and how it was made, in single spaces.

    On SQLite every table, index, view and guard; on PostgreSQL tables, indexes and views (`altered` tells of guards).
    """
    sqlite = "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"
    made = connection.execute(text(_STRUCTURE if connection.dialect.name == "postgresql" else sqlite))
    return {name: " ".join(" ".join(parts).split()) for name, *parts in made}


_HERE = "relnamespace = current_schema()::regnamespace"
_STRUCTURE = f"""
SELECT name, string_agg(made, '; ' ORDER BY made) FROM (
    SELECT relname, concat(attname, ' ', format_type(atttypid, atttypmod), attnotnull, attidentity)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE attnum > 0 AND NOT attisdropped AND relkind = 'r' AND {_HERE}
    UNION ALL SELECT relname, pg_get_constraintdef(c.oid)
    FROM pg_constraint c JOIN pg_class ON pg_class.oid = conrelid WHERE {_HERE}
    UNION ALL SELECT indexname, regexp_replace(indexdef, ' ON [^ ]*[.]', ' ON ')
    FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT relname, pg_get_viewdef(oid) FROM pg_class WHERE relkind = 'v' AND {_HERE}
) AS parts (name, made) GROUP BY name"""


def altered(connection: Connection) -> list[str]:
    """The tables that are guarded otherwise than they were made, on PostgreSQL; of SQLite, `structure` tells all.

    A trigger or a rule that somebody added counts too: it could change what is written before it is sealed.
    """
    on = (
        "SELECT c.relname, pg_get_triggerdef(t.oid, true), p.prosrc FROM pg_trigger t JOIN pg_class c"
        " ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled = 'O'"
        " UNION ALL SELECT tablename, definition, '' FROM pg_rules WHERE schemaname = current_schema()"
    )
    there: dict[str, set[tuple[str, str]]] = {name: set() for name in metadata.tables}
    for table, made, body in connection.execute(text(on)):
        there.setdefault(table, set()).add((made, body.strip()))
    return [name for name in metadata.tables if there[name] != _standing(name)]


def _standing(table: str) -> set[tuple[str, str]]:
    """The guards of a table as PostgreSQL writes them: how each was made, and what it calls."""
    made = {f"CREATE TRIGGER {name} {guard}" for name, guard in _guards("postgresql", table).items()}
    return {(each, body) for each in made for name, body in _FUNCTIONS.items() if f"{name}()" in each}


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
        refuse = f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION tally_only_added_to()"
        if table != record.name:
            return {f"{table}_kept": f"BEFORE DELETE OR UPDATE OR TRUNCATE {refuse}"}
        row = f"BEFORE DELETE OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION tally_record_kept()"
        return {"record_kept": row, "record_whole": f"BEFORE TRUNCATE {refuse}"}
    young = f"WHEN OLD.at > datetime('now', '-{RECORD_DAYS} days')"
    what, when = ("the record", {"DELETE": young}) if table == record.name else ("what was published", {})
    return {
        f"{table}_no_{verb.lower()}": f"BEFORE {verb} ON {table} {when.get(verb, '')} "
        f"BEGIN SELECT RAISE(ABORT, '{what} is never changed'); END"
        for verb in ("UPDATE", "DELETE")
    }
