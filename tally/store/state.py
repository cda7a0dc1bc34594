"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it.

What was published never changes, so that what was read stays true: it is kept with the list of uploads (see `Listing`),
and only what was added since is read. Figures are read of those uploads alone that may win somewhere (`_beneath`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, select

from tally.errors import StoreUnavailable
from tally.store.changes import between
from tally.store.schema import packed
from tally.store.uploads import Listing, Mark, Upload, known_uploads
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
    among: Sequence[Upload] | None = None,
) -> pd.DataFrame:
    """One row per unit that has sent, in the order of the newest file.

    `among` are the uploads as they stood at another moment, or would stand, newest first.
    Columns: unit (code), name (as printed), quota (as the newest summary printed it, for a register prints none; may be
    missing), valid, invalid, pending, stated_valid, stated_invalid, stated_pending (may be missing), as_of, version,
    upload.
    """
    standing = _standing(connection, period, as_of, among)
    chosen = _newest_first(standing)
    printed = _lasts(standing, standing.prints)[standing.codes[chosen]]
    table = frame(standing.figures.take(chosen))
    table["quota"] = _whole(_taken(standing.figures["quota"], printed), always=False)
    origins = [standing.entries[place] for place in standing.origin[chosen]]
    table["as_of"] = np.array([entry.as_of for entry in origins], dtype=object)
    table["version"] = np.array([entry.version for entry in origins], dtype="int64")
    table["upload"] = np.array([entry.id for entry in origins], dtype="int64")
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
    return {standing.units[standing.codes[row]]: standing.entries[standing.origin[row]].id for row in rows}


def frame(table: pa.Table) -> pd.DataFrame:
    """Figures as a data frame with whole numbers, those that may be missing as Int64."""
    columns = {name: table[name].to_numpy(zero_copy_only=False) for name in ("unit", "name")}
    columns |= {name: _whole(table[name], always=name in STATUSES) for name in MEASURES}
    return pd.DataFrame(columns).astype({"unit": "str", "name": "str"})


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    return list(dict.fromkeys(entry.as_of for entry in _standing(connection, period).entries))


def winners(connection: Connection, period: str) -> dict[tuple[str, date], int]:
    """(unit, as-of date) -> the number of the upload whose figures of that very date stand."""
    standing = _standing(connection, period)
    origins = [standing.entries[position] for position in standing.origin]
    return {(standing.units[code], it.as_of): it.id for code, it in zip(standing.codes, origins, strict=True)}


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota, as_of (as for `state`)."""
    standing = _standing(connection, period)
    present, who = np.unique(standing.codes, return_inverse=True)
    dated = np.array([entry.as_of for entry in standing.entries], dtype=object)
    days, places = np.unique(dated, return_inverse=True)
    when = places[standing.origin]
    grid = (len(days), len(present))
    held = _carried(when, who, np.arange(len(who)), grid)
    covered = held >= 0
    printed = _carried(when, who, np.flatnonzero(standing.prints), grid)[covered]
    names = np.array(standing.units, dtype=object)[present]
    columns = {
        "date": np.repeat(days, len(present))[covered],
        "unit": pd.array(np.tile(names, len(days))[covered], dtype="str"),
    }
    chosen = standing.figures.take(held[covered])
    columns |= {name: _whole(chosen[name], always=True) for name in STATUSES}
    quotas = _taken(standing.figures["quota"], printed)
    own = dated[standing.origin[held[covered]]]
    return pd.DataFrame(columns | {"quota": _whole(quotas, always=False), "as_of": own})


def _beneath(connection: Connection, known: Listing, numbers: Sequence[int]) -> list[pa.Table]:
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


@dataclass(frozen=True)
class _Standing:
    """What may win at any date: for each unit and day the last figures that a summary says, and the last of a register.

    `entries` are the uploads they are from, those that win last; `codes` (places in `units`), `origin` (places in
    `entries`) and `prints` (a quota) are about each row of `figures`. However many uploads there are, these are no more
    than days and units allow.
    """

    entries: list[Upload]
    figures: pa.Table
    codes: np.ndarray
    origin: np.ndarray
    prints: np.ndarray
    units: tuple[str, ...]
    mark: Mark

    def up_to(self, as_of: date) -> _Standing:
        """The same without what is dated later: they stand in the order of their dates."""
        count = bisect_right(self.entries, as_of, key=attrgetter("as_of"))
        rows = int(np.searchsorted(self.origin, count))
        parts = {name: getattr(self, name)[:rows] for name in ("figures", "codes", "origin", "prints")}
        return replace(self, entries=self.entries[:count], **parts)


def _standing(
    connection: Connection,
    period: str | None,
    as_of: date | None = None,
    among: Sequence[Upload] | None = None,
) -> _Standing:
    known = known_uploads(connection)
    whole: _Standing | None = known.worked_out.get(period) if among is None else None
    if whole is not None and whole.mark != known.mark:
        whole = _going_on(connection, whole, known, period)
    if whole is None:
        there = known.uploads if among is None else among
        counting = [it for it in there if it.counts and it.units and period in (None, it.period)]
        whole = _won(*_below(connection, known, counting), known)
    if among is None:
        known.worked_out[period] = whole
    return whole if as_of is None else whole.up_to(as_of)


def _going_on(connection: Connection, standing: _Standing, known: Listing, period: str | None) -> _Standing | None:
    """The same with the uploads that came since, each at its date; None where one takes another's place."""
    came = [it for it in takewhile(lambda it: it.id > standing.mark.upload, known.uploads) if it.units]
    if known.mark.amendment != standing.mark.amendment or any(it.replaces is not None for it in came):
        return None
    mine = [it for it in came if period in (None, it.period)]
    entries, figures, origin = _below(connection, known, mine)
    origin = np.concatenate([standing.origin, origin + len(standing.entries)])
    return _won([*standing.entries, *entries], pa.concat_tables([standing.figures, figures]), origin, known)


def _below(connection: Connection, known: Listing, uploads: list[Upload]) -> tuple[list[Upload], pa.Table, np.ndarray]:
    """Those of these uploads (newest first) that may win, their figures below each other, the upload of each row.

    One may win that has a unit of which no later one of the same day says something.
    """
    entries: list[Upload] = []
    covered: dict[tuple[date, bool], frozenset[str]] = {}
    for entry in uploads:
        later = covered.get((entry.as_of, entry.prints_quotas), frozenset())
        if not later.issuperset(entry.units):
            covered[entry.as_of, entry.prints_quotas] = later.union(entry.units)
            entries.append(entry)
    tables = _beneath(connection, known, [entry.id for entry in entries])
    origin = np.repeat(np.arange(len(tables)), np.array([table.num_rows for table in tables], dtype="int64"))
    return entries, pa.concat_tables([FIGURES.empty_table(), *tables]), origin


def _won(entries: list[Upload], figures: pa.Table, origin: np.ndarray, known: Listing) -> _Standing:
    """What may win of these figures; `origin` is the upload of each row."""
    codes, units = pd.factorize(figures["unit"].to_numpy(zero_copy_only=False), sort=True)
    order = sorted(range(len(entries)), key=lambda position: (entries[position].as_of, entries[position].id))
    origin = np.argsort(np.array(order, dtype="int64"))[origin]
    entries = [entries[position] for position in order]
    days = np.array([entry.as_of.toordinal() for entry in entries], dtype="int64")[origin]
    prints = np.array([entry.prints_quotas for entry in entries], dtype=bool)[origin]
    rows = pd.DataFrame({"day": days, "unit": codes, "prints": prints}).iloc[np.argsort(origin, kind="stable")]
    kept = rows[~rows.duplicated(keep="last")].index.to_numpy()
    used, origin = np.unique(origin[kept], return_inverse=True)
    figures = figures.take(pa.array(kept)).combine_chunks()
    entries = [entries[position] for position in used]
    return _Standing(entries, figures, codes[kept], origin, prints[kept], tuple(units), known.mark)


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


def _whole(column: pa.ChunkedArray, *, always: bool) -> Any:
    if always:
        return column.to_numpy()
    missing = column.is_null().to_numpy()
    return pd.arrays.IntegerArray(column.fill_null(0).to_numpy().astype("int64"), missing)
