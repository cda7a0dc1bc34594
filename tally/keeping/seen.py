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
from tally.store.changes import between


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
    """The directory in force on a day, whole; where it does not know the period, today's, else the last that does."""
    today = store.directory_in_force()
    then = today if now else store.directory_in_force(day)
    if knowing := [book for book in (then, today) if any(known.code == period for known in book.periods)]:
        return knowing[0]
    return next(book for book in store.standing_directories() if any(known.code == period for known in book.periods))


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
    """The uploads that showed at a date and were withdrawn or corrected, where nothing as new stands."""
    own = {unit.unit: unit.as_of or date.min for unit in units}
    return [
        upload
        for upload in uploads
        if (was := upload.first[1]) <= as_of
        and upload.amendments
        and any(own.get(code, was) < was for code in upload.units)
    ]


def takes_effect(store: Store, directory: Directory) -> date:
    """From when a directory counts unless somebody says otherwise: the newest date of figures or of a directory.

    Before there are any it counts from the beginning of its first period, so that one that follows can change a quota
    without changing it for the first figures.
    """
    days = [upload.as_of for upload in store.uploads() if upload.counts and upload.kind != "support"]
    begins = min((period.start for period in directory.periods), default=date.today())
    return max(days, default=min(begins, date.today()))


def compared(
    store: Store, changes: pd.DataFrame, period: str, as_of: date, new: Directory | None = None, *, alone: bool = False
) -> pd.DataFrame:
    """What changes or has changed at a date, under the units and quotas in force, and the units that stay ("absent").

    What ended counts for its heirs; what nobody stands for then is "unlisted" and in no sum. `new` is a directory that
    comes into force with it; `alone` leaves out of whom nothing is said.
    """
    if changes.empty:
        return changes
    whole, there = directory_on(store, period, as_of), store.state(period, as_of)
    standing = {unit.code: unit.name for unit in whole.as_of(as_of).units}
    names = {} if alone else standing
    others = there[~there["unit"].isin(changes["unit"]) & (not alone)]
    others = others.sort_values("unit", key=lambda units: units.map({unit: n for n, unit in enumerate(names)}))
    was, now = (_settled(changes, side, others, whole, as_of) for side in ("old", "new"))
    owed = [directory.as_of(as_of).quotas_in(period) for directory in (whole, new or whole)]
    rows = between(was, now, gone=True, names=names, owed=owed)
    heirs = whole.as_it_is_now(as_of)
    own = rows["unit"].isin({heirs.get(unit, unit) for unit in changes["unit"]})
    kinds = rows["change"].mask(~own & (rows["change"] == "same"), "absent")
    named = rows["unit"].map(standing).fillna(rows["name"])
    return rows.assign(name=named, change=kinds.mask(~rows["unit"].isin(standing), "unlisted"))


def _settled(changes: pd.DataFrame, side: str, others: pd.DataFrame, directory: Directory, day: date) -> pd.DataFrame:
    """The figures before ("old") or after ("new") changes, and what stays, of the units that stand on the day."""
    own = changes.dropna(subset=f"{side}_valid").rename(columns=lambda name: name.removeprefix(f"{side}_"))
    figures = pd.concat([own.reindex(columns=others.columns), others], ignore_index=True)
    figures["as_of"] = figures["as_of"].fillna(day)
    return pd.concat(settled(figures, directory, day))
