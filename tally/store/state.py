"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, func, select

from tally.store.schema import figures, upload

COLUMNS = (
    "unit",
    "name",
    "quota",
    "valid",
    "invalid",
    "pending",
    "stated_valid",
    "stated_invalid",
    "stated_pending",
    "as_of",
    "version",
    "upload",
)
_MAY_BE_MISSING = ("quota", "stated_valid", "stated_invalid", "stated_pending")
_COUNTS = ("valid", "invalid", "pending", "quota")


def state(connection: Connection, period: str, as_of: date | None = None, before: int | None = None) -> pd.DataFrame:
    """One row per unit, in the order of its file; `before` leaves out that version of the period and newer ones.

    Columns: unit (code), name (as printed), quota (as printed, may be missing), valid, invalid, pending, stated_valid,
    stated_invalid, stated_pending (may be missing), as_of, version, upload.
    """
    newest = func.row_number().over(
        partition_by=figures.c.unit, order_by=(figures.c.as_of.desc(), figures.c.version.desc())
    )
    counted = _counted(period, as_of, before).add_columns(newest.label("newest")).subquery()
    rows = connection.execute(
        select(*(counted.c[name] for name in COLUMNS))
        .where(counted.c.newest == 1)
        .order_by(counted.c.position, counted.c.unit)
    )
    return frame(rows.all())


def frame(rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """Rows of figures as a table with whole numbers."""
    table = pd.DataFrame([tuple(row) for row in rows], columns=list(COLUMNS))
    whole = dict.fromkeys(("valid", "invalid", "pending", "version", "upload"), "int64")
    return table.astype(whole | dict.fromkeys(_MAY_BE_MISSING, "Int64"))


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    columns = (
        select(upload.c.as_of).distinct().where(upload.c.period == period, upload.c.kind.in_(("summary", "register")))
    )
    return list(connection.execute(columns.where(~_replaced(None)).order_by(upload.c.as_of)).scalars())


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota (as printed, may be missing)."""
    columns = [figures.c[name] for name in ("as_of", "unit", *_COUNTS)]
    rows = _raw(
        connection,
        _counted(period, None, None).with_only_columns(*columns).order_by(figures.c.as_of, figures.c.version),
    )
    if not rows:
        return _long([], [], {name: np.array([]) for name in _COUNTS}, np.array([], dtype=bool))
    day, unit, *counts = zip(*rows, strict=True)
    when, days = pd.factorize(np.array(day, dtype=object), sort=True)
    who, units = pd.factorize(np.array(unit, dtype=object))
    # Which row holds at (date, unit): the last one written there, carried forward to later dates.
    held = np.full((len(days), len(units)), -1, dtype=np.int64)
    held[when, who] = np.arange(len(rows))
    known = np.where(held >= 0, np.arange(len(days))[:, None], -1)
    held = np.take_along_axis(held, np.maximum(np.maximum.accumulate(known, axis=0), 0), axis=0)
    covered = held.ravel() >= 0
    chosen = held.ravel()[covered]
    values = {name: np.array(count, dtype=float)[chosen] for name, count in zip(_COUNTS, counts, strict=True)}
    return _long(days, units, values, covered)


def _long(days, units, values, covered) -> pd.DataFrame:
    days = [date.fromisoformat(day) if isinstance(day, str) else day for day in days]
    table = pd.DataFrame(
        {
            "date": np.repeat(np.array(days, dtype=object), len(units))[covered],
            "unit": np.tile(np.array(units, dtype=object), len(days))[covered],
            **{name: values[name].astype("int64") for name in ("valid", "invalid", "pending")},
        }
    )
    quota = values["quota"].astype(float)
    missing = np.isnan(quota)
    table["quota"] = pd.arrays.IntegerArray(np.where(missing, 0, quota).astype("int64"), missing)
    return table


def _counted(period: str, as_of: date | None, before: int | None) -> Select:
    """Every figure of the period that still counts; one query for states, series and changes alike."""
    chosen = select(figures, figures.c.upload_id.label("upload")).where(figures.c.period == period)
    gone = select(upload.c.replaces).where(upload.c.replaces.is_not(None))
    if as_of is not None:
        chosen = chosen.where(figures.c.as_of <= as_of)
    if before is not None:
        chosen = chosen.where(figures.c.version < before)
        gone = gone.where(upload.c.period == period, upload.c.version < before)
    return chosen.where(figures.c.upload_id.not_in(gone))


def _replaced(before: int | None):
    newer = upload.alias()
    return select(newer.c.id).where(newer.c.replaces == upload.c.id).exists()


def _raw(connection: Connection, query: Select) -> list[tuple]:
    # A hundred thousand rows: the driver's own tuples, without a conversion per value.
    return connection.execute(query).cursor.fetchall()
