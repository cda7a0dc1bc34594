"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it.

What was published never changes, so that what was read stays true: every upload with figures is kept in memory, read
once, then only what was added since. A look at the newest upload tells whether it is still the same database. It is
kept per engine, and never made from what a transaction may yet take back. The figures themselves are read of those
uploads alone that may win somewhere (`_beneath`).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Engine, select

from tally.errors import StoreUnavailable
from tally.store.amendments import UpTo, aside, last, newest
from tally.store.changes import between
from tally.store.schema import made, packed, upload
from tally.store.types import Amendment
from tally.vocabulary.statuses import STATUSES

FIGURES = pa.schema(
    [
        ("unit", pa.string()),
        ("name", pa.string()),
        *((name, pa.int64()) for name in ("quota", *STATUSES, *(f"stated_{name}" for name in STATUSES))),
    ]
)
"""What an upload says of each unit that it covers; quota and the stated counts may be missing."""
MEASURES = FIGURES.names[2:]

AT_ONCE = 500


@dataclass(frozen=True)
class _Entry:
    """One upload with figures, as published. `units` are None where its record cannot be read."""

    id: int
    period: str
    as_of: date
    version: int
    replaces: int | None
    prints: bool  # a register prints no quotas
    key: str
    units: frozenset[str] | None


@dataclass(frozen=True)
class _Timeline:
    """All uploads, oldest first, and by their numbers the figures of those that were asked for.

    `worked_out` is what was made of them, or of the first of them.
    """

    entries: tuple[_Entry, ...] = ()
    figures: dict[int, pa.Table] = field(default_factory=dict, compare=False, repr=False)
    worked_out: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)


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
    seen: UpTo | None = None,
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
    table = frame(standing.figures.take(chosen))
    table["quota"] = _whole(_taken(standing.figures["quota"], printed), always=False)
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
    columns |= {name: _whole(table[name], always=name in STATUSES) for name in MEASURES}
    return pd.DataFrame(columns).astype({"unit": "str", "name": "str"})


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    return list(dict.fromkeys(day for _, day in _standing(connection, period).entries))


def winners(connection: Connection, period: str) -> dict[tuple[str, date], int]:
    """(unit, as-of date) -> the number of the upload whose figures of that very date stand."""
    standing = _standing(connection, period)
    origins = [standing.entries[position] for position in standing.origin]
    return {(standing.units[code], day): entry.id for code, (entry, day) in zip(standing.codes, origins, strict=True)}


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota, as_of (as for `state`)."""
    standing = _standing(connection, period)
    present, who = np.unique(standing.codes, return_inverse=True)
    days = list(dict.fromkeys(day for _, day in standing.entries))
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
    chosen = standing.figures.take(held[covered])
    columns |= {name: _whole(chosen[name], always=True) for name in STATUSES}
    quotas = _taken(standing.figures["quota"], printed)
    own = np.array([day for _, day in standing.entries], dtype=object)[standing.origin[held[covered]]]
    return pd.DataFrame(columns | {"quota": _whole(quotas, always=False), "as_of": own})


_KEPT: WeakKeyDictionary[Engine, _Timeline] = WeakKeyDictionary()


def _timeline(connection: Connection) -> _Timeline:
    """Everything with figures that this transaction sees."""
    known = _KEPT.get(connection.engine, _Timeline())
    if known.entries and not still_there(connection, known.entries[-1].id, known.entries[-1].key):
        known = _Timeline()
    came = _came_since(connection, known)
    if connection.get_execution_options().get("tally_writes"):
        return _Timeline((*known.entries, *came), dict(known.figures), dict(known.worked_out))
    if came:
        known = _KEPT[connection.engine] = _Timeline((*known.entries, *came), known.figures, known.worked_out)
    return known


def _beneath(connection: Connection, known: _Timeline, numbers: Sequence[int]) -> list[pa.Table]:
    """The figures of each of these uploads. Raises StoreUnavailable where some are damaged: no state would be true."""
    missing = [number for number in numbers if number not in known.figures]
    for start in range(0, len(missing), AT_ONCE):
        some = select(packed).where(packed.c.upload_id.in_(missing[start : start + AT_ONCE]))
        for row in connection.execute(some):
            try:
                known.figures[row.upload_id] = pa.ipc.open_stream(row.figures).read_all()
            except (pa.ArrowInvalid, OSError) as error:
                raise StoreUnavailable("store-damaged") from error
    return [known.figures[number] for number in numbers]


def still_there(connection: Connection, number: int, key: str) -> bool:
    """Whether the upload with this number is the one that was published under this key: else it is another store."""
    return connection.execute(select(upload.c.publish_key).where(upload.c.id == number)).scalar() == key


def _came_since(connection: Connection, known: _Timeline) -> list[_Entry]:
    named = ("id", "period", "as_of", "version", "replaces", "kind", "publish_key", "scope")
    came = (
        select(*(upload.c[name] for name in named))
        .join(packed, packed.c.upload_id == upload.c.id)
        .where(upload.c.id > (known.entries[-1].id if known.entries else 0))
        .order_by(upload.c.id)
    )
    return [
        made(_Entry, row, prints=row["kind"] != "register", key=row["publish_key"], units=_units(row["scope"]))
        for row in connection.execute(came).mappings()
    ]


@lru_cache(AT_ONCE)
def _units(scope: str) -> frozenset[str] | None:
    try:
        return frozenset(json.loads(scope))
    except (ValueError, TypeError):
        return None


@dataclass(frozen=True)
class _Standing:
    """What may win at any date: for each unit and day the last figures that a summary says, and the last of a register.

    `entries` are the uploads they are from, with their as-of dates, those that win last; `codes` (places in `units`),
    `origin` (places in `entries`) and `prints` (a quota) are about each row of `figures`. However many uploads there
    are, these are no more than days and units allow.
    """

    entries: list[tuple[_Entry, date]]
    figures: pa.Table
    codes: np.ndarray
    origin: np.ndarray
    prints: np.ndarray
    units: tuple[str, ...]
    made_of: int
    amended: int

    def up_to(self, as_of: date) -> _Standing:
        """The same without what is dated later: they stand in the order of their dates."""
        count = bisect_right(self.entries, as_of, key=itemgetter(1))
        rows = int(np.searchsorted(self.origin, count))
        parts = {name: getattr(self, name)[:rows] for name in ("figures", "codes", "origin", "prints")}
        return replace(self, entries=self.entries[:count], **parts)


def _standing(
    connection: Connection,
    period: str | None,
    as_of: date | None = None,
    seen: UpTo | None = None,
    also: Amendment | None = None,
) -> _Standing:
    known, amended, as_it_is = _timeline(connection), newest(connection), seen is None and also is None
    whole: _Standing | None = known.worked_out.get(period) if as_it_is else None
    if whole is not None and (whole.amended, whole.made_of) != (amended, len(known.entries)):
        whole = _going_on(connection, whole, known, period) if whole.amended == amended else None
    if whole is None:
        chosen = [(entry, day) for entry, of, day in _counting(connection, known, seen, also) if period in (None, of)]
        whole = _won(*_below(connection, known, chosen), (len(known.entries), amended))
    if as_it_is and not connection.get_execution_options().get("tally_writes"):
        known.worked_out[period] = whole
    return whole if as_of is None else whole.up_to(as_of)


def _counting(
    connection: Connection, known: _Timeline, seen: UpTo | None, also: Amendment | None
) -> Iterator[tuple[_Entry, str, date]]:
    """The uploads that count, oldest first, each with its period and as-of date as corrected."""
    said = last(seen, also).cte("last")
    corrected = {row.upload_id: (row.period, row.as_of) for row in connection.execute(select(said))}
    gone = set(connection.execute(aside(said, seen)).scalars())
    for entry in known.entries:
        if entry.id not in gone and (seen is None or entry.id <= seen.upload):
            yield entry, *corrected.get(entry.id, (entry.period, entry.as_of))


def _going_on(connection: Connection, standing: _Standing, known: _Timeline, period: str | None) -> _Standing | None:
    """The same with the uploads that came since, each at its date; None where one takes another's place."""
    came = known.entries[standing.made_of :]
    if any(entry.replaces is not None for entry in came):
        return None
    mine = [(entry, entry.as_of) for entry in came if period in (None, entry.period)]
    entries, figures, origin = _below(connection, known, mine)
    origin = np.concatenate([standing.origin, origin + len(standing.entries)])
    made_of = (len(known.entries), standing.amended)
    return _won([*standing.entries, *entries], pa.concat_tables([standing.figures, figures]), origin, made_of)


def _may_win(entries: list[tuple[_Entry, date]]) -> Iterator[tuple[_Entry, date]]:
    """Those with a unit that no later one of the same day says something of, newest first."""
    covered: dict[tuple[date, bool], frozenset[str]] = {}
    for entry, day in reversed(entries):
        later = covered.get((day, entry.prints), frozenset())
        if entry.units is None or not entry.units <= later:
            covered[day, entry.prints] = later | (entry.units or frozenset())
            yield entry, day


def _below(
    connection: Connection, known: _Timeline, entries: list[tuple[_Entry, date]]
) -> tuple[list[tuple[_Entry, date]], pa.Table, np.ndarray]:
    """Those of these uploads (oldest first) that may win, their figures below each other, the upload of each row."""
    entries = list(_may_win(entries))
    tables = _beneath(connection, known, [entry.id for entry, _ in entries])
    origin = np.repeat(np.arange(len(tables)), np.array([table.num_rows for table in tables], dtype="int64"))
    return entries, pa.concat_tables([FIGURES.empty_table(), *tables]), origin


def _won(
    entries: list[tuple[_Entry, date]], figures: pa.Table, origin: np.ndarray, made_of: tuple[int, int]
) -> _Standing:
    """What may win of these figures; `origin` is the upload of each row."""
    codes, units = pd.factorize(figures["unit"].to_numpy(zero_copy_only=False), sort=True)
    order = sorted(range(len(entries)), key=lambda position: (entries[position][1], entries[position][0].id))
    origin = np.argsort(np.array(order, dtype="int64"))[origin]
    entries = [entries[position] for position in order]
    days = np.array([day.toordinal() for _, day in entries], dtype="int64")[origin]
    prints = np.array([entry.prints for entry, _ in entries], dtype=bool)[origin]
    rows = pd.DataFrame({"day": days, "unit": codes, "prints": prints}).iloc[np.argsort(origin, kind="stable")]
    kept = rows[~rows.duplicated(keep="last")].index.to_numpy()
    used, origin = np.unique(origin[kept], return_inverse=True)
    figures = figures.take(pa.array(kept)).combine_chunks()
    entries = [entries[position] for position in used]
    return _Standing(entries, figures, codes[kept], origin, prints[kept], tuple(units), *made_of)


def _lasts(standing: _Standing, among: np.ndarray | None = None) -> np.ndarray:
    """For each unit the last of the standing rows that is about it, −1 where none is."""
    last = np.full(len(standing.units), -1, dtype="int64")
    places = np.arange(len(standing.codes)) if among is None else np.flatnonzero(among)
    last[standing.codes[places]] = places  # of several written to one place, the last stays
    return last


def _newest_first(standing: _Standing, among: np.ndarray | None = None) -> np.ndarray:
    """The last of the standing rows about each unit that has one, those of the newest upload first."""
    rows = _lasts(standing, among)
    rows = rows[rows >= 0]
    return rows[np.lexsort((rows, -standing.origin[rows]))]


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
