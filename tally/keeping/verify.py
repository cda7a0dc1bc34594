"""Checking what is kept: the chain of all that was written, every byte against its sha256, every figure recounted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

import pyarrow as pa
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import DBAPIError

from tally.apart import read_apart
from tally.errors import Particulars, TallyError
from tally.intake.reading import UnitFigures, reader_version
from tally.store import blobs, chain, history, migrations, uploads, views
from tally.store.engine import Database
from tally.store.schema import blob, figures, forgotten, metadata, upload, verification
from tally.store.state import MEASURES
from tally.store.uploads import Upload, forget_known
from tally.vocabulary.statuses import STATUSES


@dataclass(frozen=True)
class Problem:
    """Something that no longer agrees. `code` names the message `keep-verify-<code>`; `upload` may be None.

    It is no `damage` where another version of the programme published what this one reads otherwise.
    """

    code: str
    upload: int | None
    particulars: Particulars
    damage: bool = True


@dataclass(frozen=True)
class Verified:
    """How much was checked, what does not agree (nothing, in a sound store), and the seal of what was there."""

    uploads: int
    figures: int
    contents: int
    bytes: int
    problems: tuple[Problem, ...]
    seal: str = ""


def verify(database: Database, *, recount: bool = True) -> Verified:
    """Checks the whole store, one upload at a time; `recount` reads every original file again as well.

    Damage of the database itself is a problem like any other: whatever is met there ends one check, never the whole.
    """
    forget_known(database.engine)  # what lies there is checked, not what was read of it before
    made = _fresh() if database.sqlite else _fresh_aside(database)
    problems = _survived(database, partial(_sound, made=made))
    problems += _survived(database, _sealed)
    if problems and problems[0].code == "integrity":
        return Verified(0, 0, 0, 0, tuple(problems))
    uploads, contents = select(upload.c.id).order_by(upload.c.id), select(blob.c.sha256, blob.c.size)
    numbers: list[int] = _read(database, lambda c: list(c.scalars(uploads)), [])
    digests: dict[str, int] = _read(database, lambda c: {row.sha256: row.size for row in c.execute(contents)}, {})
    for sha256 in digests:
        problems += _survived(database, partial(_content, sha256=sha256))
    read_before: dict[Key, Counted] = {}
    for number in numbers:
        problems += _survived(database, partial(_figures, number=number), number)
        if recount:
            problems += _survived(database, partial(_recounted, number=number, before=read_before), number)
    counted = _read(database, lambda c: len(c.execute(select(figures.c.unit)).all()), 0)
    now = _read(database, chain.seal, "")
    return Verified(len(numbers), counted, len(digests), sum(digests.values()), tuple(problems), now)


def keep_answer(database: Database, verified: Verified, first: str) -> None:
    """Keeps what `verify` said, for the history page and for the next time; `first` is the first problem in words."""
    count = sum(problem.damage for problem in verified.problems)
    values = {"seal": verified.seal, "uploads": verified.uploads, "problems": count, "first": first}
    if verified.seal and not database.only_readable:
        database.writing(lambda connection: connection.execute(insert(verification).values(values)))


T = TypeVar("T")
Key = tuple[str, str, str, str]
Counted = dict[str | None, tuple[int | None, ...]]


def _read(database: Database, work: Callable[[Connection], T], otherwise: T) -> T:
    try:
        return database.reading(work)
    except Exception:  # a flipped bit can raise anything; what it broke is told by the check of that part
        return otherwise


def _survived(
    database: Database, work: Callable[[Connection], Iterator[Problem]], number: int | None = None
) -> list[Problem]:
    """What this check notices; that it could not be made is what it notices otherwise."""
    try:
        return database.reading(lambda connection: list(work(connection)))
    except Exception as error:  # a flipped bit in the file can raise anything, and is what we are looking for
        return [Problem("damaged", number, {"said": f"{type(error).__name__}: {str(error).splitlines()[0][:200]}"})]


def _sound(connection: Connection, made: dict[str, str]) -> Iterator[Problem]:
    """The database's own check, and versions that count 1, 2, 3 … in every period."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and (said := connection.scalar(text("PRAGMA integrity_check"))) != "ok":
        yield Problem("integrity", None, {"said": said})
    changed = _changed(chain.structure(connection), made) + ([] if sqlite else chain.altered(connection))
    for name in dict.fromkeys(changed):
        yield Problem("guard", None, {"table": name})
    versions: dict[str, list[int]] = {}
    for row in connection.execute(select(upload.c.period, upload.c.version).order_by(upload.c.id)):
        versions.setdefault(row.period, []).append(row.version)
    for period, found in versions.items():
        if found != list(range(1, len(found) + 1)):
            yield Problem("versions", None, {"period": period})


def _changed(there: dict[str, str], made: dict[str, str]) -> list[str]:
    """What is not as it was made, and triggers that somebody added; a table or view of somebody's own harms nothing."""
    added = [name for name, how in there.items() if name not in made and how.startswith("trigger ")]
    return [name for name, how in made.items() if there.get(name) != how] + added


@cache
def _fresh() -> dict[str, str]:
    """What an SQLite store that was made just now consists of."""
    fresh = Database("sqlite://")
    migrations.bring_up_to_date(fresh)
    return fresh.reading(chain.structure)


def _fresh_aside(database: Database) -> dict[str, str]:
    """The same of PostgreSQL, made beside the store for a moment; nothing where nothing may be made there."""
    with suppress(DBAPIError), database.engine.connect() as connection, connection.begin() as work:
        connection.execute(text("SET LOCAL search_path = pg_temp"))
        metadata.create_all(connection, checkfirst=False)
        views.create(connection)
        made = chain.structure(connection)
        work.rollback()
        return made
    return {}


def _sealed(connection: Connection) -> Iterator[Problem]:
    """The chain, link by link; what earlier checks had sealed; and that every content is there that is named."""
    for link in chain.broken(connection):
        where = f"{link.subject} {link.number}"
        code = "unsealed" if not link.position else "link" if link.fields else "chain"
        yield Problem(code, None, {"place": link.position, "where": where, "fields": ", ".join(link.fields)})
    for kept, at in connection.execute(select(verification.c.seal, verification.c.verified_at)).all():
        if not chain.holds(connection, kept):
            yield Problem("seal", None, {"seal": kept, "when": at})
    named = {sha for column in _NAMED for sha in connection.scalars(select(column).distinct()) if sha}
    for sha256 in sorted(named - set(connection.scalars(select(blob.c.sha256)))):
        yield Problem("content", None, {"sha": sha256[:12]})


_NAMED = (upload.c.sha256, upload.c.rows_sha256, upload.c.directory_sha256)


def _content(connection: Connection, sha256: str) -> Iterator[Problem]:
    try:
        blobs.fetch(connection, sha256)
    except TallyError:
        yield Problem("content", None, {"sha": sha256[:12]})


def _figures(connection: Connection, number: int) -> Iterator[Problem]:
    """The three places that hold an upload's figures say the same: its rows, its packed form, its totals and scope."""
    it = uploads.by_number(connection, number)
    units = history.units(connection, number)
    packed = [tuple(row.values()) for row in history.figures_of(connection, number).to_pylist()]
    if packed != [(unit.code, unit.unit, *_measures(unit)) for unit in units]:
        yield Problem("packed", number, _named(it))
    totals = tuple(sum(getattr(unit, name) for unit in units) for name in STATUSES)
    if totals != (it.valid, it.invalid, it.pending) or sorted(u.code or "" for u in units) != list(it.units):
        yield Problem("totals", number, _named(it))
    try:
        rows = history.rows(connection, number) if it.kind == "register" else None
    except TallyError:
        rows = None  # found and told where the contents are checked
    if rows is not None:
        yield from _from_rows(it, units, rows)


def _from_rows(it: Upload, units: tuple[UnitFigures, ...], rows: pa.Table) -> Iterator[Problem]:
    """A register's rows, counted by unit and status, are its figures."""
    if rows.num_rows != it.rows:
        yield Problem("rows", it.id, _named(it))
    counted = rows.group_by(["unit", "status"]).aggregate([([], "count_all")]).to_pylist()
    counts = {(row["unit"], row["status"]): row["count_all"] for row in counted}
    for unit in units:
        if any(getattr(unit, status) != counts.get((unit.code, status), 0) for status in STATUSES):
            yield Problem("recount", it.id, {**_named(it), "unit": unit.unit})


def _recounted(connection: Connection, number: int, before: dict[Key, Counted]) -> Iterator[Problem]:
    """The original bytes, read again with the same directory and answers, give the same figures."""
    it = uploads.by_number(connection, number)
    blanked = connection.execute(select(forgotten.c.sha256).where(forgotten.c.sha256 == it.sha256)).first()
    if it.kind not in ("summary", "register") or blanked:
        return  # without the person who was in it a file reads otherwise; the unreadable is told with its figures
    ours = history.kept(connection, number).read_by == reader_version()
    named = {**_named(it), "since": "same" if ours else "earlier"}
    try:
        again = _read_again(connection, it, before)
    except Exception as error:  # refused, or answers or a directory that a flipped bit has made unreadable
        code = error.code if isinstance(error, TallyError) else type(error).__name__
        yield Problem("unreadable", number, {**named, "code": code}, damage=ours)
        return
    for unit in history.units(connection, number):
        if again.get(unit.code) != _measures(unit):
            yield Problem("recount", number, {**named, "unit": unit.unit}, damage=ours)


def _read_again(connection: Connection, it: Upload, before: dict[Key, Counted]) -> Counted:
    answers, directory = history.answers(connection, it.id), history.directory(connection, it.id)
    key = (it.sha256, it.file, repr(answers), repr(directory))
    if key not in before:
        source = blobs.fetch(connection, it.sha256)
        before[key] = {unit.code: _measures(unit) for unit in read_apart(source, it.file, directory, answers).units}
    return before[key]


def _measures(unit: UnitFigures) -> tuple[int | None, ...]:
    return tuple(getattr(unit, name) for name in MEASURES)


def _named(it: Upload) -> Particulars:
    return {"number": it.id, "file": it.file, "since": "same"}
