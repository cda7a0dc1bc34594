"""Checking what is kept: every stored byte against its sha256, every figure against the bytes or rows it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
from sqlalchemy import Connection, select, text

from tally.errors import TallyError
from tally.intake.read import read
from tally.intake.reading import UnitFigures
from tally.store import blobs, history, stored
from tally.store.engine import Database
from tally.store.publish import MEASURES
from tally.store.schema import blob, figures, upload
from tally.store.types import Upload


@dataclass(frozen=True)
class Problem:
    """Something that no longer agrees. `code` names the message `keep-verify-<code>`; `upload` may be None."""

    code: str
    upload: int | None
    particulars: dict[str, object]


@dataclass(frozen=True)
class Verified:
    """How much was checked, and what does not agree (nothing, in a sound store)."""

    uploads: int
    figures: int
    contents: int
    bytes: int
    problems: tuple[Problem, ...]


def verify(database: Database, *, recount: bool = True) -> Verified:
    """Checks the whole store, one upload at a time; `recount` reads every original file again as well."""
    numbers = database.reading(_numbers)
    problems = [*database.reading(lambda c: list(_sound(c, database.sqlite)))]
    for sha256 in (digests := database.reading(_digests)):
        problems += database.reading(lambda c, sha256=sha256: list(_content(c, sha256)))
    read_before: dict = {}
    for number in numbers:
        problems += database.reading(lambda c, number=number: list(_figures(c, number)))
        if recount:
            problems += list(_recounted(database, number, read_before))
    counted = database.reading(lambda c: len(c.execute(select(figures.c.unit)).all()))
    return Verified(len(numbers), counted, len(digests), sum(digests.values()), tuple(problems))


def _numbers(connection: Connection) -> list[int]:
    return list(connection.execute(select(upload.c.id).order_by(upload.c.id)).scalars())


def _digests(connection: Connection) -> dict[str, int]:
    return {row.sha256: row.size for row in connection.execute(select(blob.c.sha256, blob.c.size))}


def _sound(connection: Connection, sqlite: bool) -> Iterator[Problem]:
    """The database's own check, and versions that count 1, 2, 3 … in every period."""
    if sqlite and (said := connection.execute(text("PRAGMA integrity_check")).scalar()) != "ok":
        yield Problem("integrity", None, {"said": said})
    versions: dict[str, list[int]] = {}
    for row in connection.execute(select(upload.c.period, upload.c.version).order_by(upload.c.id)):
        versions.setdefault(row.period, []).append(row.version)
    for period, found in versions.items():
        if found != list(range(1, len(found) + 1)):
            yield Problem("versions", None, {"period": period})


def _content(connection: Connection, sha256: str) -> Iterator[Problem]:
    try:
        blobs.fetch(connection, sha256)
    except TallyError:
        yield Problem("content", None, {"sha": sha256[:12]})


def _figures(connection: Connection, number: int) -> Iterator[Problem]:
    """The three places that hold an upload's figures say the same: its rows, its packed form, its totals and scope."""
    it = history.one(connection, number)
    listed = stored.units(connection, number)
    packed = history.figures_of(connection, number)
    as_packed = [
        tuple(None if value is None or value != value else value for value in row)
        for row in packed[["unit", "name", *MEASURES]]
        .astype(object)
        .where(packed.notna(), None)
        .itertuples(index=False)
    ]
    if as_packed != [(u.code, u.unit, *_measures(u)) for u in listed]:
        yield Problem("packed", number, _named(it))
    totals = tuple(sum(getattr(unit, name) for unit in listed) for name in ("valid", "invalid", "pending"))
    if totals != (it.valid, it.invalid, it.pending) or sorted(u.code for u in listed) != list(it.units):
        yield Problem("totals", number, _named(it))
    try:
        content = stored.rows_bytes(connection, number) if it.kind == "register" else None
    except TallyError:
        content = None  # found and told where the contents are checked
    if content is not None:
        yield from _from_rows(it, listed, blobs.rows_in(content))


def _from_rows(it: Upload, listed: tuple[UnitFigures, ...], rows: pa.Table) -> Iterator[Problem]:
    """A register's rows, counted by unit and status, are its figures."""
    if rows.num_rows != it.rows:
        yield Problem("rows", it.id, _named(it))
    counted = rows.group_by(["unit", "status"]).aggregate([([], "count_all")]).to_pylist()
    found = {(row["unit"], row["status"]): row["count_all"] for row in counted}
    for unit in listed:
        if any(
            getattr(unit, status) != found.get((unit.code, status), 0) for status in ("valid", "invalid", "pending")
        ):
            yield Problem("recount", it.id, {**_named(it), "unit": unit.unit})


def _recounted(database: Database, number: int, before: dict) -> Iterator[Problem]:
    """The original bytes, read again with the same directory and answers, give the same figures."""
    it = database.reading(lambda c: history.one(c, number))
    if it.kind not in ("summary", "register"):
        return
    try:
        again = _read_again(database, it, before)
    except TallyError as error:
        yield Problem("unreadable", number, {**_named(it), "code": error.code})
        return
    for unit in database.reading(lambda c: stored.units(c, number)):
        if again.get(unit.code) != _measures(unit):
            yield Problem("recount", number, {**_named(it), "unit": unit.unit})


def _read_again(database: Database, it: Upload, before: dict) -> dict[str | None, tuple[int | None, ...]]:
    answers = database.reading(lambda c: stored.answers(c, it.id))
    directory = database.reading(lambda c: stored.directory(c, it.id))
    key = (it.sha256, it.file, repr(answers), repr(directory))
    if key not in before:
        source = database.reading(lambda c: blobs.fetch(c, it.sha256))
        before[key] = {unit.code: _measures(unit) for unit in read(source, it.file, directory, answers).units}
    return before[key]


def _measures(unit: UnitFigures) -> tuple[int | None, ...]:
    return tuple(getattr(unit, name) for name in MEASURES)


def _named(it: Upload) -> dict[str, object]:
    return {"number": it.id, "file": it.file}
