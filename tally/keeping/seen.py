"""What was published as it stood on a date, or under the units, clusters and quotas that are in force today."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import pandas as pd

from tally.directory import Directory, Period
from tally.progress import Standing, settled
from tally.store import Store, Upload


@dataclass(frozen=True)
class Seen:
    """The figures of a date with the directory that they are measured by, its units those that stand on `day`.

    `before` is the state at the date before under the same units; `gone` is of units that nobody stands for.
    """

    directory: Directory
    period: Period
    day: date
    state: pd.DataFrame
    gone: pd.DataFrame
    before: pd.DataFrame | None


def seen(store: Store, period: Period, as_of: date, previous: date | None, *, now: bool = False) -> Seen:
    """The state of a period at a date, with the directory in force then; `now` is with the one in force today."""
    directory, day = directory_on(store, period.code, as_of, now=now), date.today() if now else as_of
    state, gone = settled(store.state(period.code, as_of), directory, day)
    before = settled(store.state(period.code, previous), directory, day)[0] if previous else None
    return Seen(directory.as_of(day), directory.period(period.code), day, state, gone, before)


def directory_on(store: Store, period: str, day: date, *, now: bool = False) -> Directory:
    """The directory in force on a day, whole; today's where that one does not know the period yet."""
    today = store.directory_in_force()
    then = today if now else store.directory_in_force(day)
    return then if any(known.code == period for known in then.periods) else today


def over_time(store: Store, seen: Seen, dates: Sequence[date], *, now: bool = False) -> pd.DataFrame:
    """The states at every date, as `Store.series` gives them, under the units that stood then (or stand today).

    Between two days on which a unit begins or ends the same units stand, so that those dates are settled together.
    """
    whole, series = store.directory_in_force(), store.series(seen.period.code)
    if not any(unit.valid_to for unit in whole.units):
        return settled(series, seen.directory, seen.day)[0]
    turns = sorted(
        {unit.valid_from for unit in whole.units if unit.valid_from}
        | {unit.valid_to + timedelta(1) for unit in whole.units if unit.valid_to}
    )
    spans = [list(days) for _, days in groupby(dates, lambda day: 0 if now else bisect_right(turns, day))]
    parts = [settled(series[series["date"].isin(days)], whole, seen.day if now else days[-1])[0] for days in spans]
    return pd.concat(parts, ignore_index=True) if parts else series


def taken_back(uploads: Iterable[Upload], units: Iterable[Standing], as_of: date) -> list[Upload]:
    """The uploads that showed at a date and were withdrawn, corrected or replaced, where nothing as new stands."""
    own = {unit.unit: unit.as_of or date.min for unit in units}
    return [
        upload
        for upload in uploads
        if (was := upload.first[1]) <= as_of
        and (upload.amendments or not upload.counts)
        and any(own.get(code, was) < was for code in upload.units)
    ]


def takes_effect(store: Store, directory: Directory) -> date:
    """From when a directory counts unless somebody says otherwise: the newest date of figures.

    Before there are any it counts from the beginning of its first period, so that one that follows can change a quota
    without changing it for the first figures.
    """
    days = [upload.as_of for upload in store.uploads() if upload.period and upload.counts]
    begins = min((period.start for period in directory.periods), default=date.today())
    return max(days, default=min(begins, date.today()))


def taken_out(store: Store, old: Directory, new: Directory, day: date) -> pd.DataFrame:
    """The figures in force that would stand under no unit any more, from that day on: one row a unit and period."""
    figures = (settled(store.state(period.code), old, day)[0] for period in old.periods)
    return pd.concat([settled(table, new, day)[1] for table in figures], ignore_index=True)
