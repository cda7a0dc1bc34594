"""The figures at a date: for each unit the newest version, with an as-of date up to then, that covers it.

What was published never changes, so that what was read stays true: it is kept with the list of uploads (see `Listing`),
and only what was added since is read. Figures are read of those uploads alone that may win somewhere (`_beneath`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, select

from tally.errors import StoreUnavailable
from tally.store.schema import packed
from tally.store.uploads import Listing, Upload, known_uploads
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
        stream.write_table(table)
    return bytes(sink.getvalue())


def state(connection: Connection, period: str, as_of: date | None = None, among: Listing | None = None) -> pd.DataFrame:
    """One row per unit that has sent, in the order of the newest file.

    `among` are the uploads as they stood at another moment, or would stand.
    Columns: unit (code), name (as printed), quota (as the newest summary printed it, for a register prints none; may be
    missing), valid, invalid, pending, stated_valid, stated_invalid, stated_pending (may be missing), as_of, version,
    upload.
    """
    latest = _latest(_standing(connection, period, as_of, among))
    return latest[[*FIGURES.names, "as_of", "version", "upload"]]


def registers(connection: Connection, period: str | None, as_of: date | None = None) -> dict[str, int]:
    """Unit -> the number of the register that lists its initiatives at a date: the newest up to then that counts.

    Of one period, or of all where none is named; the newest registers come first.
    """
    rows = _standing(connection, period, as_of)
    latest = _latest(rows[~rows["prints"]])
    return dict(zip(latest["unit"], latest["upload"].tolist(), strict=True))


def frame(table: pa.Table) -> pd.DataFrame:
    """Figures as a data frame with whole numbers, those that may be missing as Int64."""
    figures = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return figures.astype({"unit": "str", "name": "str"} | dict.fromkeys(STATUSES, "int64"))


def dates(connection: Connection, period: str) -> list[date]:
    """The as-of dates at which something was published that still counts, oldest first."""
    return list(_standing(connection, period)["as_of"].unique())


def series(connection: Connection, period: str) -> pd.DataFrame:
    """The states at every as-of date: date, unit, valid, invalid, pending, quota, as_of (as for `state`)."""
    rows = _standing(connection, period)
    when, days = pd.factorize(rows["as_of"])
    last = np.full((len(days), rows["place"].max() + 1 if len(rows) else 0), -1)
    last[when, rows["place"]] = np.arange(len(rows))  # of several written to one place, the last stays
    last = np.maximum.accumulate(last)  # what was sent stands until something newer was
    table = rows[["unit", *STATUSES, "quota", "as_of"]].take(last[last >= 0]).reset_index(drop=True)
    table.insert(0, "date", np.repeat(np.array(days, dtype=object), (last >= 0).sum(axis=1)))
    return table


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


def _standing(
    connection: Connection, period: str | None, as_of: date | None = None, among: Listing | None = None
) -> pd.DataFrame:
    """What may win at any date up to this one, see `_won`; `among` as for `state`."""
    known = among or known_uploads(connection)
    if (rows := known.worked_out.get(period)) is None:
        rows = _won(connection, known, [it for it in known.uploads if it.counts and period in (None, it.period)])
        known.worked_out[period] = rows
    return rows if as_of is None else rows[: rows["as_of"].searchsorted(as_of, side="right")]


def _won(connection: Connection, known: Listing, uploads: list[Upload]) -> pd.DataFrame:
    """For each unit and day the last figures that a summary says, and the last of a register; those that win come last.

    Columns: those of FIGURES, the quota as it was printed last up to then; as_of, version and upload; `prints` (a
    quota), `turn` of the upload among the others, `place` of the unit in their order. However many uploads there are,
    these rows are no more than days and units allow.
    """
    entries = sorted(_may_win(uploads), key=lambda it: (it.as_of, it.id))
    tables = _beneath(connection, known, [it.id for it in entries])
    own = {"as_of": [it.as_of for it in entries], "version": [it.version for it in entries]}
    own |= {"upload": [it.id for it in entries], "prints": [it.prints_quotas for it in entries]}
    of_uploads = pd.DataFrame(own).astype({"as_of": object, "version": "int64", "upload": "int64", "prints": bool})
    turn = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    figures = frame(pa.concat_tables([FIGURES.empty_table(), *tables]))
    rows = pd.concat([figures, of_uploads.iloc[turn].reset_index(names="turn")], axis=1)
    rows["place"] = pd.factorize(rows["unit"], sort=True)[0]
    rows = rows.drop_duplicates(["as_of", "place", "prints"], keep="last", ignore_index=True)
    printed = pd.Series(np.where(rows["prints"], rows.index, -1)).groupby(rows["place"]).cummax()
    rows["quota"] = rows["quota"].array.take(printed, allow_fill=True)  # nothing where it was never printed
    return rows


def _may_win(uploads: list[Upload]) -> Iterator[Upload]:
    """Those of these uploads, newest first, with a unit of which no later one of the same day says something."""
    covered: dict[tuple[date, bool], frozenset[str]] = {}
    for it in uploads:
        later = covered.get((it.as_of, it.prints_quotas), frozenset())
        if not later.issuperset(it.units):
            covered[it.as_of, it.prints_quotas] = later.union(it.units)
            yield it


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The last row about each unit, those of the newest upload first."""
    last = rows[~rows["place"].duplicated(keep="last")]
    return last.sort_values("turn", ascending=False, kind="stable", ignore_index=True)
