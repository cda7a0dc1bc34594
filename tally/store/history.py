"""The uploads: listing them, opening one whole, for restoring or checking, and finding where a figure came from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, select

from tally import wire
from tally.directory import Directory
from tally.findings import Finding
from tally.intake.reading import Answers, Reading, UnitFigures
from tally.intake.register.columns import COLUMNS
from tally.intake.register.distinct import constant, joined
from tally.intake.rules.duplicates import held_keys
from tally.store import blobs
from tally.store.allowed import with_names_masked
from tally.store.changes import between
from tally.store.schema import figures, finding, packed, upload, verification
from tally.store.state import FIGURES, MEASURES, frame, registers, state
from tally.store.uploads import Upload, at_moment, by_number, known_uploads, uploads


@dataclass(frozen=True)
class Verification:
    """What `verify` answered: when (local time), the seal, how many uploads and problems, the first one in words."""

    when: datetime
    seal: str
    uploads: int
    problems: int
    first: str


@dataclass(frozen=True)
class Provenance:
    """Where a figure came from: the upload, its sheet, the cells per measure, and how many rows of a register."""

    upload: Upload
    sheet: str | None
    cells: Mapping[str, str]
    rows: int | None


KEPT = ("sheet", "as_of", "title", "range", "header_rows", "columns", "printed_totals", "headings", "sheets", "read_by")
"""What is kept of a reading as it is: where its table was and what it printed."""


def verified(connection: Connection) -> Verification | None:
    """What the last check of everything answered; None where there was none yet."""
    names = (verification.c[name] for name in ("verified_at", "seal", "uploads", "problems", "first"))
    last = connection.execute(select(*names).order_by(verification.c.id.desc()).limit(1)).first()
    return Verification(*last) if last else None


def empty(connection: Connection) -> bool:
    """Whether no figures were published yet."""
    return connection.execute(select(figures.c.upload_id).limit(1)).first() is None


@dataclass(frozen=True)
class Newer:
    """Which upload has newer figures for some units of another at its date; `wholly`, or others have for the rest."""

    upload: int
    wholly: bool


def superseded(connection: Connection, earlier: Iterable[Upload]) -> dict[int, Newer]:
    """Number -> what took the place of its figures, for each of these uploads that count where anything did."""
    counting = [it for it in reversed(uploads(connection)) if it.counts]
    newest = {(it.period, it.as_of, unit): it.id for it in counting for unit in it.units}
    over: dict[int, Newer] = {}
    for it in earlier:
        newer = [newest.get((it.period, it.as_of, unit), it.id) for unit in it.units] if it.counts else []
        if taken := [number for number in newer if number != it.id]:
            over[it.id] = Newer(max(taken), len(taken) == len(newer))
    return over


def superseding(connection: Connection, earlier: Upload) -> Upload | None:
    """The newest upload in the place of this one, or of some of its figures at its date; None where all stand."""
    newer = superseded(connection, [earlier]).get(earlier.id)
    return by_number(connection, newer.upload) if newer else None


def changes(connection: Connection, number: int) -> pd.DataFrame:
    """What this upload changed when it was published: the same table as the preview of it showed."""
    it, known = by_number(connection, number), known_uploads(connection)
    said = (last for amended in known.uploads for last in amended.amendments)
    then = at_moment(known, number - 1, max((last.id for last in said if last.newest < number), default=0))
    return between(state(connection, *it.first, then), frame(figures_of(connection, number)))


def figures_of(connection: Connection, number: int) -> pa.Table:
    """The figures that this upload published, in the order of its file; columns as in `state.FIGURES`."""
    content = connection.scalar(select(packed.c.figures).where(packed.c.upload_id == number))
    return pa.ipc.open_stream(content).read_all() if content else FIGURES.empty_table()


def findings(connection: Connection, number: int) -> tuple[Finding, ...]:
    """What was noticed in the file of this upload, in its order."""
    written = select(finding.c.finding).where(finding.c.upload_id == number).order_by(finding.c.position)
    return tuple(map(_finding, connection.scalars(written)))


def _finding(written: str) -> Finding:
    try:
        return wire.value(Finding, written)
    except (ValueError, TypeError, AttributeError):
        return Finding("record-unreadable")


def kept(connection: Connection, number: int) -> Reading:
    """The reading that this upload published without its figures, findings, rows and directory."""
    columns = (upload.c[name] for name in ("file", "sha256", "kind", "reading"))
    row = connection.execute(select(*columns).where(upload.c.id == number)).one()
    written = json.loads(row.reading) | {"file": row.file, "sha256": row.sha256, "kind": row.kind}
    return wire.value(Reading, json.dumps(written | {"units": [], "findings": []}))


def reading(connection: Connection, number: int) -> Reading:
    """The reading that this upload published."""
    it = kept(connection, number)
    return replace(
        it,
        units=units(connection, number),
        findings=findings(connection, number),
        rows=rows(connection, number),
        directory=directory(connection, number) if it.kind == "directory" else None,
    )


def initiatives(
    connection: Connection,
    period: str,
    as_of: date | None = None,
    unit: str | None = None,
    columns: Iterable[str] | None = None,
) -> pa.Table:
    """The initiatives behind the figures of a period at a date: for each unit, the newest register that covers it.

    Columns: `register.COLUMNS` (or those asked for), then file, upload and its date. Empty where no
    register was published. Names and phones that are not the acting person's to see are masked.
    """
    sources = registers(connection, period, as_of)
    chosen = {code: number for code, number in sources.items() if unit in (None, code)}
    return with_names_masked(_rows_of(connection, chosen, columns))


def _rows_of(connection: Connection, sources: dict[str, int], columns: Iterable[str] | None) -> pa.Table:
    """The rows of these units, as `register.COLUMNS` with their file, upload and its date behind.

    `sources` is unit -> number as `state.registers` tells it. A whole register comes with its rows without a unit too,
    so that none is lost between its units.
    """
    names = list(COLUMNS.names if columns is None else dict.fromkeys([*columns, "unit"]))
    parts = []
    for number in dict.fromkeys(sources.values()):
        source, codes = by_number(connection, number), [code for code, of in sources.items() if of == number]
        table = rows(connection, number, names)
        if table is None:
            continue
        keep = pc.is_in(table["unit"].cast(pa.string()), pa.array(codes, pa.string()))
        if set(codes) == set(source.units):
            keep = pc.or_(keep, pc.is_null(table["unit"]))
        table = table if pc.all(keep).as_py() else table.filter(keep)
        table = table.append_column("file", constant(source.file, len(table)))
        for name, value in (("upload", pa.scalar(number, pa.int64())), ("as_of", pa.scalar(source.as_of))):
            table = table.append_column(name, pa.repeat(value, len(table)))
        parts.append(table)
    if not parts:
        fields = [COLUMNS.field(name) for name in names]
        source_fields = [("file", COLUMNS.field("sheet").type), ("upload", pa.int64()), ("as_of", pa.date32())]
        return pa.schema([*fields, *source_fields]).empty_table()
    if len(parts) == 1:
        return parts[0]
    return blobs.with_encoded_titles(joined([blobs.with_plain_titles(part) for part in parts]))


def held(connection: Connection, covered: Collection[str], as_of: date | None = None) -> pa.Table:
    """What the registers in force hold of the units that are not covered, as `duplicates.held_keys`.

    What is held of the covered units is about to be replaced, so that it is no duplicate.
    """
    others = {unit: number for unit, number in registers(connection, None, as_of).items() if unit not in covered}
    return held_keys(_rows_of(connection, others, ("title", "authors")))


def units(connection: Connection, number: int) -> tuple[UnitFigures, ...]:
    """The figures of this upload, in the order of its file."""
    written = connection.execute(
        select(figures).where(figures.c.upload_id == number).order_by(figures.c.position)
    ).mappings()
    return tuple(
        UnitFigures(row["name"], row["unit"], **{name: row[name] for name in MEASURES}, cells=json.loads(row["cells"]))
        for row in written
    )


def answers(connection: Connection, number: int) -> Answers:
    """The answers that this upload was read with."""
    return wire.value(Answers, connection.execute(select(upload.c.answers).where(upload.c.id == number)).scalar_one())


def rows(connection: Connection, number: int, columns: Sequence[str] | None = None) -> pa.Table | None:
    """The rows of an upload, all or some of their columns; None where it has none."""
    sha256 = connection.scalar(select(upload.c.rows_sha256).where(upload.c.id == number))
    return blobs.rows_in(blobs.fetch(connection, sha256), columns) if sha256 else None


def directory(connection: Connection, number: int) -> Directory | None:
    """The directory that this upload was read with, or that it published; None where there was none."""
    sha256 = connection.scalar(select(upload.c.directory_sha256).where(upload.c.id == number))
    return wire.value(Directory, blobs.fetch(connection, sha256).decode()) if sha256 else None


def provenance(connection: Connection, period: str, unit: str, as_of: date | None = None) -> Provenance | None:
    """Where the figures of a unit at a date came from; None where nothing covers it."""
    now = state(connection, period, as_of).set_index("unit")
    if unit not in now.index:
        return None
    source = by_number(connection, int(now.at[unit, "upload"]))
    own = next(own for own in units(connection, source.id) if own.code == unit)
    counted = own.valid + own.invalid + own.pending if source.kind == "register" else None
    return Provenance(source, kept(connection, source.id).sheet, own.cells, counted)
