"""An upload back as the reading that was published, for restoring and for checking."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from tally import wire
from tally.directory import Directory
from tally.errors import TallyError
from tally.intake.reading import Answers, Reading, UnitFigures
from tally.store import blobs, directories, history
from tally.store.publish import Submission
from tally.store.schema import figures, made, upload


def reading(connection: Connection, number: int) -> Reading:
    """The reading that this upload published."""
    it = history.by_number(connection, number)
    kept = history.kept(connection, number)
    content = rows_bytes(connection, number)
    return Reading(
        file=it.file,
        sha256=it.sha256,
        kind=it.kind,
        units=units(connection, number),
        findings=history.findings(connection, number),
        rows=None if content is None else blobs.rows_in(content),
        directory=directory(connection, number) if it.kind == "directory" else None,
        **vars(kept),
    )


def units(connection: Connection, number: int) -> tuple[UnitFigures, ...]:
    """The figures of this upload, in the order of its file."""
    rows = connection.execute(
        select(figures).where(figures.c.upload_id == number).order_by(figures.c.position)
    ).mappings()
    return tuple(
        made(UnitFigures, row, unit=row["name"], code=row["unit"], cells=json.loads(row["cells"])) for row in rows
    )


def answers(connection: Connection, number: int) -> Answers:
    """The answers that this upload was read with."""
    return wire.value(Answers, connection.execute(select(upload.c.answers).where(upload.c.id == number)).scalar_one())


def rows_bytes(connection: Connection, number: int) -> bytes | None:
    """The Parquet file of this upload's rows; None where it has none. Raises TallyError for an unknown upload."""
    row = connection.execute(select(upload.c.rows_sha256).where(upload.c.id == number)).one_or_none()
    if row is None:
        raise TallyError("no-such-upload", number=number)
    return blobs.fetch(connection, row.rows_sha256) if row.rows_sha256 else None


def directory(connection: Connection, number: int) -> Directory | None:
    """The directory that this upload was read with, or that it published; None where there was none."""
    sha256 = connection.execute(select(upload.c.directory_sha256).where(upload.c.id == number)).scalar()
    return directories.fetch(connection, sha256) if sha256 else None


def again(connection: Connection, number: int, reason: str, who: str, based_on: str | None) -> Submission:
    """The submission that publishes this upload once more, as it was, with a reason."""
    it = history.by_number(connection, number)
    kept_answers = answers(connection, number)
    return Submission(
        reading(connection, number),
        it.period,
        it.as_of,
        who,
        it.note,
        Answers(**{**vars(kept_answers), "quotas": "keep"}),
        blobs.fetch(connection, it.sha256),
        based_on,
        restores=it.id,
        reason=reason,
        directory=directory(connection, number),
    )
