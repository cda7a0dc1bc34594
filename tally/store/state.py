"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from tally.store.amendments import Moment, counting, every, newest
from tally.store.changes import between
from tally.store.timeline import FIGURES, Entry, Timeline, timeline
from tally.store.types import Amendment


def pack(table: pa.Table) -> bytes:
    """The figures of one upload as one compressed Arrow stream; columns as in FIGURES."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, FIGURES, options=options) as stream:
        stream.write_table(table.select(FIGURES.names).cast(FIGURES))
    return bytes(sink.getvalue())


def state(
    connection: Connection,
    period: str,
    as_of: date | None = None,
    *,
    seen: Moment | None = None,
    also: Amendment | None = None,
) -> pd.DataFrame:
    """One row per unit that has sent, in the order of the newest file.

    `seen` leaves out what came after that moment, `also` adds an amendment that nobody has written yet.
    Columns: unit (code), name (as printed), quota (as the newest summary printed it, for a register prints none; may be
    missing), valid, invalid, pending, stated_valid, stated_invalid, stated_pending (may be missing), as_of, version,
    upload.
    """
    standing = _standing(connection, period, as_of, seen, also)
    chosen = _newest_first(standing)
    printed = _lasts(standing, standing.prints)[standing.codes[chosen]]
    table = frame(standing.figures.take(standing.rows[chosen]))
    rows = np.where(printed < 0, -1, standing.rows[printed])
    table["quota"] = _whole(_taken(standing.figures["quota"], rows), always=False)
    origins = [standing.entries[place] for place in standing.origin[chosen]]
    table["as_of"] = np.array([day for _, day in origins], dtype=object)
    table["version"] = np.array([entry.version for entry, _ in origins], dtype="int64")
    table["upload"] = np.array([entry.id for entry, _ in origins], dtype="int64")
    return table


def compare(connection: Connection, period: str, earlier: date, later: date) -> pd.DataFrame:
    """The states at two dates side by side, see `changes.between`; units that only the earlier one has too."""
    return between(state(connection, period, earlier), state(connection, period, later), gone=True)


def registers(connection: Connection, period: str | None, as_of: date | None = None) -> dict[str, int]:
    """Unit -> the number of the register that lists its initiatives at a date: the newest up to then that counts.

    Of one period, or of all where none is named; the newest registers come first.
    """
    standing = _standing(connection, period, as_of)
    rows = _newest_first(standing, ~standing.prints)
    return {standing.units[standing.codes[row]]: standing.entries[standing.origin[row]][0].id for row in rows}


def frame(table: pa.Table) -> pd.DataFrame:
    """Figures as a data frame with whole numbers, those that may be missing as Int64."""
    columns: dict[str, object] = {name: table[name].to_numpy(zero_copy_only=False) for name in ("unit", "name")}
    columns |= {name: _whole(table[name], always=name in ("valid", "invalid", "pending")) for name in FIGURES.names[2:]}
    return pd.DataFrame(columns).astype({"unit": "str", "name": "str"})


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    return sorted({day for _, day in _standing(connection, period).entries})


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota, as_of (as for `state`)."""
    standing = _standing(connection, period)
    present, who = np.unique(standing.codes, return_inverse=True)
    days = sorted({day for _, day in standing.entries})
    place = {day: number for number, day in enumerate(days)}
    when = np.array([place[day] for _, day in standing.entries], dtype="int64")[standing.origin]
    grid = (len(days), len(present))
    held = _carried(when, who, np.arange(len(who)), grid)
    covered = held >= 0
    printed = _carried(when, who, np.flatnonzero(standing.prints), grid)[covered]
    names = np.array(standing.units, dtype=object)[present]
    columns = {
        "date": np.repeat(np.array(days, dtype=object), len(present))[covered],
        "unit": pd.array(np.tile(names, len(days))[covered], dtype="str"),
    }
    chosen = standing.figures.take(standing.rows[held[covered]])
    columns |= {name: _whole(chosen[name], always=True) for name in ("valid", "invalid", "pending")}
    quotas = _taken(standing.figures["quota"], np.where(printed < 0, -1, standing.rows[printed]))
    own = np.array([day for _, day in standing.entries], dtype=object)[standing.origin[held[covered]]]
    return pd.DataFrame(columns | {"quota": _whole(quotas, always=False), "as_of": own})


@dataclass(frozen=True)
class _Standing:
    """The uploads that count with their as-of dates, the ones that win last, and their rows in that order.

    `rows` are places in `figures`; `codes`, `origin` (place in `entries`) and `prints` (a quota) are about each.
    """

    entries: list[tuple[Entry, date]]
    figures: pa.Table
    rows: np.ndarray
    codes: np.ndarray
    origin: np.ndarray
    prints: np.ndarray
    units: tuple[str, ...]
    made_of: int

    def up_to(self, as_of: date) -> _Standing:
        """The same without what is dated later: they stand in the order of their dates."""
        count = bisect_right(self.entries, as_of, key=itemgetter(1))
        rows = int(np.searchsorted(self.origin, count))
        parts = {name: getattr(self, name)[:rows] for name in ("rows", "codes", "origin", "prints")}
        return replace(self, entries=self.entries[:count], **parts)


def _standing(
    connection: Connection,
    period: str | None,
    as_of: date | None = None,
    seen: Moment | None = None,
    also: Amendment | None = None,
) -> _Standing:
    known, mark = timeline(connection), (period, newest(connection))
    whole: _Standing | None = known.worked_out.get(mark) if seen is None and also is None else None
    if whole is not None and whole.made_of < len(known.entries):
        whole = _going_on(whole, known, period)
    if whole is None:
        amended = every(connection, seen)
        if also is not None:
            amended[also.upload] = (*amended.get(also.upload, ()), also)
        there = known.entries if seen is None else [entry for entry in known.entries if entry.id <= seen.upload]
        whole = _in_order(known, there, amended, period)
    if seen is None and also is None and not connection.get_execution_options().get("tally_writes"):
        known.worked_out[mark] = whole
    return whole if as_of is None else whole.up_to(as_of)


def _going_on(standing: _Standing, known: Timeline, period: str | None) -> _Standing | None:
    """The same with the uploads that came since, each put at its date; None where one takes another's place."""
    entries, rows, origin = list(standing.entries), standing.rows, standing.origin
    for entry in known.entries[standing.made_of :]:
        if entry.replaces is not None:
            return None
        if period in (None, entry.period):
            position = bisect_right(entries, (entry.as_of, entry.id), key=lambda pair: (pair[1], pair[0].id))
            at = int(np.searchsorted(origin, position))
            entries.insert(position, (entry, entry.as_of))
            rows = np.insert(rows, at, np.arange(entry.start, entry.start + entry.rows))
            origin = np.concatenate([origin[:at], np.full(entry.rows, position), origin[at:] + 1])
    return _standing_of(known, entries, rows, origin)


def _standing_of(known: Timeline, entries: list[tuple[Entry, date]], rows: np.ndarray, origin: np.ndarray) -> _Standing:
    prints = np.array([entry.prints for entry, _ in entries], dtype=bool)[origin]
    return _Standing(entries, known.figures, rows, known.codes[rows], origin, prints, known.units, len(known.entries))


def _in_order(
    known: Timeline, there: Iterable[Entry], amended: dict[int, tuple[Amendment, ...]], period: str | None
) -> _Standing:
    chosen = [(entry, day) for entry, of, day in counting(there, amended) if period in (None, of)]
    chosen.sort(key=lambda entry: (entry[1], entry[0].id))
    starts = np.array([entry.start for entry, _ in chosen], dtype="int64")
    lengths = np.array([entry.rows for entry, _ in chosen], dtype="int64")
    origin = np.repeat(np.arange(len(chosen)), lengths)
    before = np.cumsum(lengths) - lengths
    return _standing_of(known, chosen, np.arange(len(origin)) + (starts - before)[origin], origin)


def _lasts(standing: _Standing, among: np.ndarray | None = None) -> np.ndarray:
    """For each unit the last of the standing rows that is about it, −1 where none is."""
    last = np.full(len(standing.units), -1, dtype="int64")
    places = np.arange(len(standing.rows)) if among is None else np.flatnonzero(among)
    last[standing.codes[places]] = places  # of several written to one place, the last stays
    return last


def _newest_first(standing: _Standing, among: np.ndarray | None = None) -> np.ndarray:
    """The last of the standing rows about each unit that has one, those of the newest upload first."""
    rows = _lasts(standing, among)
    rows = rows[rows >= 0]
    return rows[np.lexsort((standing.rows[rows], -standing.origin[rows]))]


def _carried(when: np.ndarray, who: np.ndarray, rows: np.ndarray, grid: tuple[int, int]) -> np.ndarray:
    """For each (date, unit) the last of these rows written up to then, −1 where none was."""
    held = np.full(grid, -1, dtype="int64")
    held[when[rows], who[rows]] = rows
    known = np.where(held >= 0, np.arange(grid[0])[:, None], -1)
    known = np.maximum(np.maximum.accumulate(known, axis=0), 0)
    return np.take_along_axis(held, known, axis=0).ravel()


def _taken(column: pa.ChunkedArray, rows: np.ndarray) -> pa.ChunkedArray:
    """The values in these rows; missing where the row is −1."""
    return column.take(pa.array(rows, mask=rows < 0))


def _whole(column: pa.ChunkedArray, *, always: bool) -> object:
    if always:
        return column.to_numpy()
    missing = column.is_null().to_numpy()
    return pd.arrays.IntegerArray(column.fill_null(0).to_numpy().astype("int64"), missing)
