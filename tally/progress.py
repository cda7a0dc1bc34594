"""Counts and quotas -> where everybody stands: completion, rank, movement and points, all in exact fractions.

One row per unit. Rates stay `Fraction` until `wording` floors them for the screen; None means "there is none".
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise

import pandas as pd

from tally.directory import Directory, Period, Programme, Unit
from tally.pace import Span, change, measured

_PREFIX = re.compile(r"^(LĐLĐ (huyện|thành phố|thị xã|quận|TP\.?|TX\.?|H\.?)|(Công đoàn|CĐ)( ngành| các)?)\s+")
_KEPT: dict[int, tuple[weakref.ref, list]] = {}
COLUMNS = (
    "unit",
    "name",
    "short",
    "cluster",
    "quota",
    "valid",
    "invalid",
    "pending",
    "total",
    "stated_valid",
    "reported",
    "as_of",
    "upload",
    "completion",
    "validity",
    "shortfall",
    "expected",
    "needed_per_day",
    "projected",
    "state",
    "before",
    "movement",
    "recent_per_day",
    "rank",
    "rank_valid",
    "rank_movement",
    "points",
    "members",
    "per_1000",
)


@dataclass(frozen=True)
class Totals:
    """A group of units taken together; `quota` is the sum of what the units owe, None where none owes anything.

    Units without a quota count in `valid` and `total`. `movement` is against the previous as-of date.
    """

    units: int
    quota: int | None
    valid: int
    invalid: int
    pending: int
    total: int
    completion: Fraction | None
    validity: Fraction | None
    shortfall: int | None
    expected: Fraction | None
    needed_per_day: Fraction | None
    projected: Fraction | None
    state: str
    movement: int | None
    recent_per_day: Fraction | None
    members: int | None
    per_1000: Fraction | None


def progress(
    state: pd.DataFrame,
    directory: Directory,
    period: Period,
    as_of: date,
    deadline: date | None = None,
    previous: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per unit with the columns `COLUMNS`, ranked units first, best first; then those without a quota.

    `state` is the store's state at `as_of`, `previous` that of the as-of date before, if any. A unit of the
    directory that has sent nothing stands with 0 and `reported` False, so that its quota is not forgotten.
    """
    span = Span(period.start, deadline or period.end, as_of)
    before = _previous(previous)
    owed = quotas(state, directory, period)
    rows = [
        _row(unit, figures, owed.get(unit.code), span, before.get(unit.code), directory.programme)
        for unit, figures in _everybody(state, directory, period)
    ]
    return ranked(_frame(rows))


def listed(figures: pd.DataFrame, directory: Directory) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows (by "unit") of the directory's units, and the rest: of units taken out since, to be shown apart."""
    known = figures["unit"].isin([unit.code for unit in directory.units])
    if known.all():
        return figures, figures[:0]
    return figures[known].reset_index(drop=True), figures[~known].reset_index(drop=True)


def quotas(state: pd.DataFrame, directory: Directory, period: Period) -> dict[str, int]:
    """Unit code -> the quota in force: the directory's, or the files' where the directory has none for the period."""
    assigned = {unit: quota for (code, unit), quota in directory.quotas.items() if code == period.code}
    if assigned or state.empty:
        return assigned
    printed = zip(state["unit"], state["quota"], strict=True)
    return {unit: int(quota) for unit, quota in printed if not pd.isna(quota)}


def ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """The same units ranked among themselves by completion and by count, ties sharing a rank (1, 2, 2, 4).

    `rank_movement` is how many places a unit climbed since the previous date, against the quotas in force now.
    """
    frame = frame.reset_index(drop=True)
    frame["rank"] = _ranks(frame["completion"])
    frame["rank_valid"] = _ranks(frame["valid"])
    pairs = zip(frame["before"], frame["quota"], strict=True)
    earlier = _ranks([Fraction(count, quota) if count is not None and quota else None for count, quota in pairs])
    frame["rank_movement"] = _objects([_climb(*both) for both in zip(earlier, frame["rank"], strict=True)])
    order = sorted(range(len(frame)), key=[_place(row) for row in frame.itertuples()].__getitem__)
    return frame.iloc[order].reset_index(drop=True)


def entries(frame: pd.DataFrame) -> list:
    """The rows of a frame that nobody changes any more, as named tuples; made once per frame, for they cost time."""
    kept = _KEPT.get(id(frame))
    if kept is None or kept[0]() is not frame:
        forget = partial(_KEPT.pop, id(frame), None)
        kept = _KEPT[id(frame)] = (weakref.ref(frame, lambda _: forget()), list(frame.itertuples(index=False)))
    return kept[1]


def pooled(frame: pd.DataFrame, span: Span, previous_days: int | None = None) -> Totals:
    """The group as one: Σ valid ÷ Σ quota, never a mean of rates."""
    owed = [quota for quota in frame["quota"] if quota is not None]
    quota = sum(owed) if owed else None
    valid, invalid, pending = (int(frame[column].sum()) for column in ("valid", "invalid", "pending"))
    moves = [move for move in frame["movement"] if move is not None]
    members = [count for count in frame["members"] if count]
    whole = len(members) == len(frame) > 0
    return Totals(
        units=len(frame),
        valid=valid,
        invalid=invalid,
        pending=pending,
        total=valid + invalid + pending,
        members=sum(members) if whole else None,
        per_1000=Fraction(valid * 1000, sum(members)) if whole else None,
        **measured(valid, quota, span),
        **change(sum(moves) if moves else None, previous_days),
        validity=_share(valid, valid + invalid + pending),
    )


def undistributed(programme: Programme, frame: pd.DataFrame) -> int | None:
    """What the quota assigned from above exceeds the units' sum by (negative: over-distributed); None if none."""
    if programme.assigned_quota is None:
        return None
    return programme.assigned_quota - sum(quota for quota in frame["quota"] if quota is not None)


def points(completion: Fraction | None, programme: Programme) -> Fraction | None:
    """Emulation points: full points × completion up to 1, a bonus for each whole 10 % above, capped."""
    if completion is None:
        return None
    over = max((completion - 1) * 10, Fraction(0))
    earned = programme.full_points * min(completion, 1) + programme.bonus_per_10_percent_over * int(over)
    return earned if programme.max_points is None else min(earned, programme.max_points)


def by_date(series: pd.DataFrame, units: Sequence[str] | None = None) -> pd.DataFrame:
    """date -> valid, invalid, pending summed over the units (all, or those given), in order of date."""
    chosen = series if units is None else series[series["unit"].isin(list(units))]
    return chosen.groupby("date", sort=True)[["valid", "invalid", "pending"]].sum().reset_index()


def projected_range(history: pd.DataFrame, span: Span) -> tuple[Fraction, Fraction] | None:
    """Where the slowest and the fastest stretch so far would lead by the deadline; None before the first stretch.

    `history` is `by_date`: a stretch lies between two as-of dates, the first one from the span's start.
    """
    known = [(_day(row.date), int(row.valid)) for row in entries(history) if _day(row.date) <= span.as_of]
    steps = [(span.start, 0), *known]
    rates = [
        Fraction(after - before, (later - earlier).days)
        for (earlier, before), (later, after) in pairwise(steps)
        if later > earlier
    ]
    if not rates:
        return None
    valid = steps[-1][1]
    return tuple(valid + max(rate, Fraction(0)) * span.left for rate in (min(rates), max(rates)))


def short_name(unit: Unit) -> str:
    """What people call a unit where space is short: "Yên Mô" for "LĐLĐ huyện Yên Mô"."""
    return unit.short or _PREFIX.sub("", unit.name) or unit.name


def _row(unit: Unit, figures, quota: int | None, span: Span, before: tuple | None, programme: Programme) -> dict:
    valid, invalid, pending = (int(getattr(figures, name, 0) or 0) for name in ("valid", "invalid", "pending"))
    pace = measured(valid, quota, span)
    moved = None if before is None else valid - before[0]
    return {
        "unit": unit.code,
        "name": unit.name,
        "short": short_name(unit),
        "cluster": unit.cluster,
        "valid": valid,
        "invalid": invalid,
        "pending": pending,
        "total": valid + invalid + pending,
        "stated_valid": _whole(getattr(figures, "stated_valid", None)),
        "reported": figures is not None,
        "as_of": None if figures is None else _day(figures.as_of),
        "upload": getattr(figures, "upload", None),
        "before": None if before is None else before[0],
        "validity": _share(valid, valid + invalid + pending),
        **pace,
        **change(moved, None if before is None or before[1] is None else (span.as_of - before[1]).days),
        "points": points(pace["completion"], programme),
        "members": unit.members,
        "per_1000": Fraction(valid * 1000, unit.members) if unit.members else None,
    }


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _everybody(state: pd.DataFrame, directory: Directory, period: Period) -> list[tuple[Unit, object]]:
    """Each unit with its figures: the directory's order, then units that only the figures know."""
    figures = {row.unit: row for row in entries(state)}
    known = [unit for unit in directory.units if unit.code in figures or _owes(unit, period)]
    codes = {unit.code for unit in directory.units}
    strangers = [Unit(code, getattr(row, "name", "") or code) for code, row in figures.items() if code not in codes]
    return [(unit, figures.get(unit.code)) for unit in (*known, *strangers)]


def _owes(unit: Unit, period: Period) -> bool:
    """Whether the unit exists in the period and has not been merged into another."""
    began = unit.valid_from is None or unit.valid_from <= period.end
    return began and (unit.valid_to is None or unit.valid_to >= period.end)


def _previous(state: pd.DataFrame | None) -> dict[str, tuple[int, date | None]]:
    if state is None or state.empty:
        return {}
    since = max(_day(day) for day in state["as_of"])
    return {row.unit: (int(row.valid), since) for row in entries(state)}


def _ranks(values: Iterable) -> pd.Series:
    values = list(values)
    known = sorted((value for value in values if value is not None), reverse=True)
    first = {}
    for place, value in enumerate(known, start=1):
        first.setdefault(value, place)
    return _objects([None if value is None else first[value] for value in values])


def _climb(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else before - now


def _place(row) -> tuple:
    """Ranked first by rank, then by more valid, then by name: a tie never changes order between two visits."""
    return (row.rank is None, row.rank or 0, -row.valid, row.name)


def _frame(rows: list[dict]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return frame.astype(dict.fromkeys(("valid", "invalid", "pending", "total"), "int64"))


def _objects(values: list) -> pd.Series:
    return pd.Series(values, dtype=object)


def _whole(value: object) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _day(value: object) -> date | None:
    if value is None or pd.isna(value):
        return None
    return value.date() if hasattr(value, "date") and callable(value.date) else value
