"""The directory as published: kept whole by its sha256, and taken apart for those who read the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import cache

from sqlalchemy import Connection, Table, select

from tally import wire
from tally.directory import Directory
from tally.paths import resource
from tally.store import blobs, history
from tally.store.schema import (
    Values,
    blob,
    directory_heir,
    directory_period,
    directory_quota,
    directory_unit,
    insert_all,
)
from tally.store.uploads import Upload, uploads

DEFAULT = resource("sample_data/danh-muc.xlsx")


@cache
def default() -> Directory:
    """The directory that comes with the programme, in force until one is published."""
    from tally.directory.reader import read_directory  # once one was published, nothing here reads a spreadsheet
    from tally.workbook.opening import open_trusted

    return read_directory(open_trusted(DEFAULT.read_bytes(), DEFAULT.name))[0]


def keep(connection: Connection, directory: Directory) -> str:
    """Keeps this directory, unless it is kept already; the sha256 of its text."""
    content = wire.text(directory).encode()
    sha256 = blobs.sha256(content)
    if connection.execute(select(blob.c.sha256).where(blob.c.sha256 == sha256)).first():
        return sha256
    blobs.keep(connection, content)
    clusters = {cluster.code: cluster.name for cluster in directory.clusters}
    copied = ("code", "name", "kind", "cluster", "members")
    units = (
        {name: getattr(unit, name) for name in copied}
        | {"position": position, "cluster_name": clusters.get(unit.cluster, "")}
        for position, unit in enumerate(directory.units)
    )
    _keep(connection, directory_unit, sha256, units)
    quotas = ({"period": period, "unit": unit, "quota": quota} for (period, unit), quota in directory.quotas.items())
    _keep(connection, directory_quota, sha256, quotas)
    keep_spans(connection, sha256, directory)
    return sha256


def keep_spans(connection: Connection, sha256: str, directory: Directory) -> None:
    """Keeps which periods it knows, and who stands for each of its units."""
    periods = dict.fromkeys([*(period.code for period in directory.periods), *(of for of, _ in directory.quotas)])
    _keep(connection, directory_period, sha256, ({"code": code} for code in periods))
    _keep(connection, directory_heir, sha256, map(asdict, directory.successions()))


def _keep(connection: Connection, table: Table, sha256: str, rows: Iterable[Values]) -> None:
    insert_all(connection, table, ({"directory_sha256": sha256, **row} for row in rows))


def in_force(connection: Connection, day: date = date.max) -> Directory:
    """The directory in force on a day, or after all; the programme's own where none was published."""
    return published(connection, day) or default()


def published(connection: Connection, day: date = date.max) -> Directory | None:
    """The newest dated up to a day, of those published and not withdrawn, else the earliest; None without any.

    A quota raised in June changes nothing in March; what came before the first directory is seen with that one.
    """
    if not (standing := counting(connection)):
        return None
    upto = max(day, standing[-1].as_of)
    return history.directory(connection, next(it.id for it in standing if it.as_of <= upto))


def next_date(connection: Connection, day: date) -> date | None:
    """From when another directory is in force than at this day; None where it is in force today."""
    return min((it.as_of for it in counting(connection) if it.as_of > day), default=None)


def counting(connection: Connection) -> list[Upload]:
    """The directories that were published and not withdrawn, the newest dated first, of one day the last published."""
    there = [it for it in uploads(connection, "") if it.kind == "directory" and it.counts]
    return sorted(there, key=lambda it: (it.as_of, it.id), reverse=True)


def books(connection: Connection) -> list[Directory]:
    """What was published in these, in the same order; the programme's own where there is none."""
    there = [history.directory(connection, it.id) for it in counting(connection)]
    return [directory for directory in there if directory] or [default()]
