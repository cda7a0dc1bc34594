"""Publishing: one plan, which the preview shows and the publish writes down in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, insert

from tally import wire
from tally.directory import Directory
from tally.errors import Conflict, TallyError
from tally.intake.reading import Answers, Reading, UnitFigures
from tally.progress import settled
from tally.rights import acting
from tally.store import blobs, directories, history, records, support, uploads
from tally.store.changes import Doubt, between, differences, doubts, taken_out
from tally.store.schema import Values, figures, finding, highest, insert_all, new_id, packed, upload
from tally.store.state import FIGURES, MEASURES, frame, pack, state
from tally.store.uploads import Amendment, Upload, by_number
from tally.vocabulary.statuses import STATUSES
from tally.wording import say


@dataclass(frozen=True)
class Published:
    """The outcome of publishing. `already` says that this was published before, at `when`; nothing was written then.

    `superseded_by` is a newer upload that has replaced some of it since, `directory` the new version of the directory
    that was published with it (quotas taken over from the file), `token` what a preview made right after it rests on.
    """

    upload: int
    version: int
    when: datetime
    already: bool
    who: str = ""
    superseded_by: Upload | None = None
    directory: int | None = None
    token: str = ""


@dataclass(frozen=True)
class Plan:
    """What publishing would do: the changes per unit, whether this was published already, and what to ask before.

    `changes` has one row per unit covered: unit, name, change ("new", "changed" or "same"), and old_ and new_ of
    valid, invalid, pending, quota, with old_as_of and old_upload; missing where there was nothing. `directory` is the
    one with the quotas that are taken over from the file.
    """

    changes: pd.DataFrame
    already: Published | None
    token: str
    doubts: tuple[Doubt, ...] = ()
    directory: Directory | None = None


@dataclass(frozen=True)
class Submission:
    """What is to be published, and by whom. A directory or support list belongs to no period: period "" then."""

    reading: Reading
    period: str
    as_of: date
    who: str = ""
    note: str = ""
    answers: Answers = field(default_factory=Answers)
    source: bytes = b""
    based_on: str | None = None
    restores: int | None = None
    reason: str = ""
    directory: Directory | None = None


def again(connection: Connection, number: int, reason: str, who: str, based_on: str | None) -> Submission:
    """The submission that publishes this upload once more, as it was, with a reason.

    A directory comes into force again from the day of the one that is in force.
    """
    it, kept = by_number(connection, number), history.answers(connection, number)
    others = directories.counting(connection) if it.kind == "directory" else []
    return Submission(
        history.reading(connection, number),
        it.period,
        max([it.as_of, *(other.as_of for other in others[:1])]),
        who,
        it.note,
        replace(kept, quotas="keep"),
        blobs.fetch(connection, it.sha256),
        based_on,
        restores=it.id,
        reason=reason,
        directory=history.directory(connection, number),
    )


def plan(connection: Connection, it: Submission) -> Plan:
    """What publishing this would do now; reads only. Raises TallyError for a reading that cannot be published."""
    _must_be_publishable(it)
    changes = between(state(connection, it.period, it.as_of), frame(_packed(it)))
    taken_over = _quotas_taken_over(connection, it)
    already = None if taken_over else _already(connection, it)
    last = it.reading.directory if not directories.next_date(connection, it.as_of) else None
    out = _taken_out(connection, last, it.as_of) if last else changes[:0]
    book = taken_over or directories.in_force(connection, it.as_of)
    period = next((period for period in book.periods if period.code == it.period), None)
    own = doubts(it.reading, it.as_of, changes, period, book.quotas_in(it.period))
    asked = () if already else (*own, *taken_out(out, it.as_of))
    return Plan(changes, already, token(connection, it.period), asked, taken_over)


def _taken_out(connection: Connection, new: Directory, day: date) -> pd.DataFrame:
    """The figures in force that would stand under no unit any more, from that day on: one row a unit and period."""
    old = directories.in_force(connection)
    figures = (settled(state(connection, period.code), old, day)[0] for period in old.periods)
    out = [settled(table, new, day)[1] for table in figures]
    return pd.concat(out, ignore_index=True) if out else frame(FIGURES.empty_table())


def write(connection: Connection, it: Submission) -> Published:
    """Publishes, inside the writer's transaction. Raises Conflict where somebody published since `based_on`."""
    planned = plan(connection, it)
    if planned.already:
        return planned.already
    _must_rest_on(connection, it.based_on, it.period, it.as_of)
    taken_over = planned.directory
    if taken_over or it.reading.directory:
        _put_first_on_record(connection, it)
    directory_id = _write_directory(connection, it, taken_over) if taken_over else None
    directory = taken_over or it.reading.directory or it.directory
    written = _write_upload(connection, it, directory)
    return replace(written, directory=directory_id, token=token(connection, it.period))


def amend(connection: Connection, number: int, draft: Callable[[Upload], Amendment], based_on: str | None) -> Amendment:
    """Withdraws or corrects an upload, inside the writer's transaction. Raises Conflict as `write` does."""
    it = by_number(connection, number)
    proposed = draft(it)
    if proposed.already:
        return proposed
    _must_rest_on(connection, based_on, it.period, it.as_of)
    uploads.must_say_something(it, proposed)
    if proposed.kind == "withdraw" and [last.id for last in directories.counting(connection)] == [number]:
        raise TallyError("amend-last-directory", number=number)
    records.write(connection, f"amended-{proposed.kind}", str(number), replace(acting(), name=proposed.who))
    return uploads.write(connection, proposed)


def amended(
    connection: Connection, number: int, kind: str, *, as_of: date | None = None, period: str | None = None
) -> dict[tuple[str, date], pd.DataFrame]:
    """What an amendment would change, writing nothing: each period and date -> `changes.between` them. First the dates
    concerned, then those after them of which any figure changes.
    """
    it = by_number(connection, number)
    proposed = uploads.draft(it, kind, "-", "-", as_of, period)
    uploads.must_say_something(it, proposed)
    concerned = {(proposed.was_period, proposed.was_as_of): None, (proposed.period, proposed.as_of): None}
    now = uploads.known_uploads(connection)
    then = uploads.amended_by(now, proposed)
    later = sorted({(it.period, it.as_of) for it in (*now.uploads, *then.uploads) if it.counts} - concerned.keys())
    later = [at for at in later if any(at[0] == period and at[1] > day for period, day in concerned)]
    states = {at: [state(connection, *at, known) for known in (now, then)] for at in (*concerned, *later)}
    tables = {at: between(*both, gone=True) for at, both in states.items()}
    return {at: table for at, table in tables.items() if at in concerned or (table["change"] != "same").any()}


def token(connection: Connection, period: str) -> str:
    """What a preview rests on: the newest upload of the period, then the newest amendment and directory."""
    return ".".join(str(next((event.id for event in kind), 0)) for kind in _events(connection, period))


def _events(connection: Connection, period: str) -> tuple[Iterable[Upload | Amendment], ...]:
    """What bears on a period, newest first: its own uploads, what was said of them or of directories, and these."""
    known = uploads.uploads(connection)
    said = [last for it in known for last in it.amendments if {last.period, last.was_period} & {period, ""}]
    said.sort(key=lambda last: last.id, reverse=True)
    return (it for it in known if it.first[0] == period), said, (it for it in known if it.kind == "directory")


def _must_be_publishable(it: Submission) -> None:
    blocking = [noticed for noticed in it.reading.findings if noticed.severity == "block"]
    if blocking:
        raise TallyError("store-blocked", file=it.reading.file, first=blocking[0].message, count=len(blocking))
    if it.reading.kind not in ("summary", "register"):
        return
    strangers = [unit.unit for unit in it.reading.units if unit.code is None and unit.unit]
    if strangers:
        raise TallyError("store-unknown-unit", file=it.reading.file, unit=strangers[0], count=len(strangers))
    if not it.reading.units:
        raise TallyError("store-nothing", file=it.reading.file)


def _already(connection: Connection, it: Submission) -> Published | None:
    """What says the same already, and counts.

    The same are the same bytes for the same period, date and units, counted the same, whatever became of them on the
    way: corrected to this date, or restored.
    """
    known = uploads.uploads(connection)
    if it.restores is None:
        alike = [its for its in known if its.counts and _same(connection, its, it)]
    else:
        newest = [its for its in known if (its.first[0], its.kind) == (it.period, it.reading.kind)][:1]
        wanted = (it.restores, it.reason, it.who)
        alike = [its for its in newest if its.counts and (its.restores, its.reason, its.who) == wanted]
    if not alike:
        return None
    earlier = alike[0]
    later = history.superseding(connection, earlier)
    return Published(earlier.id, earlier.version, earlier.when, already=True, who=earlier.who, superseded_by=later)


def _same(connection: Connection, its: Upload, it: Submission) -> bool:
    there = (its.kind, its.sha256, its.period, its.as_of)
    return there == (it.reading.kind, it.reading.sha256, it.period, it.as_of) and history.figures_of(
        connection, its.id
    ).equals(_packed(it))


def _must_rest_on(connection: Connection, based_on: str | None, period: str, as_of: date) -> None:
    """Raises Conflict where the preview that this token was made with is no longer how things are."""
    now = token(connection, period)
    if based_on is None or based_on == now:
        return
    parts = based_on.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise TallyError("store-token")
    seen = [int(part) for part in parts]
    kinds = zip(_events(connection, period), seen, strict=True)
    since = {event for kind, newest in kinds for event in kind if event.id > newest}
    if not since:
        raise TallyError("store-token")  # of another store, which was recovered meanwhile
    last = max(since, key=lambda event: event.when)
    old = state(connection, period, as_of, uploads.at_moment(uploads.known_uploads(connection), *seen[:2]))
    differs = differences(between(old, state(connection, period, as_of), gone=True))
    words = {"who": last.who, "when": last.when, "count": len(since), "token": now, "differs": differs}
    if isinstance(last, Amendment):
        raise Conflict("amended-meanwhile", kind=last.kind, number=last.upload, **words)
    raise Conflict("published-meanwhile", file=last.file, **words)


def _quotas_taken_over(connection: Connection, it: Submission) -> Directory | None:
    """The directory with the file's quotas in it, where that was asked for and changes anything."""
    if it.answers.quotas != "take":
        return None
    current = directories.published(connection, it.as_of) or it.directory
    if current is None:
        return None
    printed = {(it.period, u.code): u.quota for u in it.reading.units if u.code and u.quota is not None}
    changed = {pair: quota for pair, quota in printed.items() if current.quotas.get(pair) != quota}
    if not changed:
        return None
    if later := directories.next_date(connection, it.as_of):
        raise TallyError("quotas-taken-before", file=it.reading.file, as_of=it.as_of, later=later)
    return replace(current, quotas={**current.quotas, **changed})


def _put_first_on_record(connection: Connection, it: Submission) -> None:
    """Before the first directory: the programme's own, for figures of earlier dates, which were read with it."""
    days = [its.as_of for its in uploads.uploads(connection) if its.counts and its.period and its.as_of < it.as_of]
    if days and not directories.counting(connection):
        file, source, own = directories.DEFAULT.name, directories.DEFAULT.read_bytes(), directories.default()
        reading = Reading(file, blobs.sha256(source), "directory", None, None, (), None, (), directory=own)
        note = say("keep-first-directory")
        _write_upload(connection, Submission(reading, "", min(days), it.who, note, source=source), own)


def _write_directory(connection: Connection, it: Submission, directory: Directory) -> int:
    content = wire.text(directory).encode()
    file, sha256 = f"{it.reading.file} (chỉ tiêu).json", blobs.sha256(content)
    reading = Reading(file, sha256, "directory", None, None, (), None, (), directory=directory)
    change = Submission(reading, "", it.as_of, it.who, it.note, source=content, reason=it.reason)
    return _write_upload(connection, change, directory).upload


def _write_upload(connection: Connection, it: Submission, directory: Directory | None) -> Published:
    directory_sha256 = directories.keep(connection, directory) if directory else None  # first: its text may be the file
    sha256 = blobs.keep(connection, it.source)
    rows = it.reading.rows
    rows_sha256 = blobs.keep(connection, blobs.parquet(rows)) if rows is not None else None
    key = wire.digest([sha256, it.period, it.as_of, token(connection, it.period)])
    version, now = highest(connection, upload.c.version, upload.c.period == it.period) + 1, datetime.now(UTC)
    values = {"version": version, "published_at": now, "publish_key": key, "sha256": sha256}
    values |= {"directory_sha256": directory_sha256, "rows_sha256": rows_sha256}
    number = new_id(connection, insert(upload).values({**_values(it), **values}))
    own = {"period": it.period, "as_of": it.as_of, "version": version, "upload_id": number}
    insert_all(connection, figures, [{**row, **own} for row in _figures(it)])
    if _covered(it.reading):
        connection.execute(insert(packed).values(upload_id=number, figures=pack(_packed(it))))
    noticed = (
        {"upload_id": number, "position": position, "code": noticed.code, "finding": wire.text(noticed)}
        for position, noticed in enumerate(it.reading.findings)
    )
    insert_all(connection, finding, noticed)
    if it.reading.kind == "support" and rows is not None:
        support.take_in(connection, number, it.who, now, rows)
    event = "directory-changed" if it.reading.kind == "directory" else "published"
    records.write(connection, event if it.restores is None else "restored", str(number), replace(acting(), name=it.who))
    return Published(number, version, now.astimezone(), already=False, who=it.who)


def _values(it: Submission) -> Values:
    units, reading = _covered(it.reading), it.reading
    named = ("period", "as_of", "who", "note", "reason", "restores")
    return {
        **{name: getattr(it, name) for name in named},
        **{name: sum(getattr(unit, name) for unit in units) for name in STATUSES},
        "kind": reading.kind,
        "file": reading.file,
        "scope": wire.text(sorted(unit.code for unit in units if unit.code)),
        "reading": wire.text({name: getattr(reading, name) for name in history.KEPT}),
        "answers": wire.text(it.answers),
        "row_count": None if reading.rows is None else reading.rows.num_rows,
    }


def _figures(it: Submission) -> list[Values]:
    """What is kept of each unit that is covered, but for what is the upload's own."""
    return [
        {name: getattr(unit, name) for name in MEASURES}
        | {"unit": unit.code, "name": unit.unit, "position": position, "cells": wire.text(unit.cells)}
        for position, unit in enumerate(_covered(it.reading))
    ]


def _packed(it: Submission) -> pa.Table:
    return pa.Table.from_pylist(_figures(it), schema=FIGURES)


def _covered(reading: Reading) -> tuple[UnitFigures, ...]:
    return tuple(unit for unit in reading.units if unit.code) if reading.kind in ("summary", "register") else ()
