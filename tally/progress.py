"""Counts and quotas -> where everybody stands: completion, rank, movement and points, all in exact fractions.

One `Standing` per unit. Rates stay `Fraction` until `wording` floors them for the screen; None means "there is none".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tally.directory import Directory, Period, Programme, Unit
from tally.pace import Pace, Span, measured
from tally.text import collated

if TYPE_CHECKING:
    import pandas as pd

# what is left out of a name where space is short: "Yên Mô" for "LĐLĐ huyện Yên Mô"
_PREFIX = re.compile(r"^(LĐLĐ (huyện|thành phố|thị xã|quận|TP\.?|TX\.?|H\.?)|(Công đoàn|CĐ)( ngành| các)?)\s+")


@dataclass(frozen=True, kw_only=True)
class Standing(Pace):
    """One unit beside its quota and the others, at the date looked at.

    A unit that has not `sent` anything up to then has no counts, no pace and no rank: None, which is not 0. `as_of` is
    the date of its own figures; they are `fresh` where that is the date looked at. `moved` is what it added from
    `since`, None where nothing newer came ("chưa có số mới") or nothing older is known. One that `is_rest` is no
    organisation, see `Unit`.
    """

    unit: str
    name: str
    short: str
    cluster: str
    officer: str
    phone: str
    members: int | None
    valid: int | None
    invalid: int | None
    pending: int | None
    total: int | None
    stated_valid: int | None
    as_of: date | None
    fresh: bool
    upload: int | None
    validity: Fraction | None
    before: int | None
    since: date | None
    moved: int | None
    recent_per_day: Fraction | None
    points: Fraction | None
    per_1000: Fraction | None
    is_rest: bool = False
    rank: int | None = None
    rank_valid: int | None = None
    rank_moved: int | None = None

    @property
    def sent(self) -> bool:
        """Whether any figures of the unit are on record up to the date looked at."""
        return self.as_of is not None


Standings = tuple[Standing, ...]
Row = Mapping[str, Any]
"""A row of the store's state by the names of its columns; what is missing is None."""


@dataclass(frozen=True, kw_only=True)
class Totals(Pace):
    """A group of units taken together; `quota` is the sum of what the units owe, None where none owes anything.

    `sent` of the `units` have figures: what the others owe counts in `quota`, nothing of theirs in `valid`. Units
    without a quota count in `valid` and `total`. `moved` adds up the units whose earlier figures are known; `first`
    units sent for the first time since the date before, and are not in it.
    """

    units: int
    sent: int
    first: int
    valid: int
    invalid: int
    pending: int
    total: int
    validity: Fraction | None
    moved: int | None
    recent_per_day: Fraction | None
    members: int | None
    per_1000: Fraction | None


def progress(
    state: pd.DataFrame | Sequence[Row],
    directory: Directory,
    period: Period,
    as_of: date,
    deadline: date | None = None,
    previous: pd.DataFrame | None = None,
) -> Standings:
    """One standing per unit, ranked units first, best first; then those without a rank.

    `state` is the store's state at `as_of`, or rows with the names of its columns; `previous` that of the as-of date
    before, if any. A unit of the directory that has sent nothing stands there too, so that its quota is not forgotten.
    """
    rows = state if isinstance(state, Sequence) else records(state)
    span = Span(period.start, deadline or period.end, as_of)
    figures = {row["unit"]: row for row in rows}
    before = {} if previous is None else {row["unit"]: row for row in records(previous)}
    owed = quotas(rows, directory, period)
    there = (it for it in directory.units if it.code in figures or not it.valid_to or as_of <= it.valid_to)
    units = {unit.code: unit for unit in there}
    units |= {code: Unit(code, row["name"] or code) for code, row in figures.items() if code not in units}
    return ranked(
        _standing(unit, figures.get(code, {}), owed.get(code), span, before.get(code, {}), directory.programme)
        for code, unit in units.items()
    )


def of_cluster(units: Iterable[Standing], cluster: str) -> Standings:
    """The units of one cluster, ranked among themselves."""
    return ranked(unit for unit in units if unit.cluster == cluster)


def settled(figures: pd.DataFrame, directory: Directory, day: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures (by "unit") of the units that stand on a day, and the rest: of units taken out, to be shown apart.

    What a unit sent before it ended counts for its heir, added up, until the heir sends figures of its own.
    """
    figures = _under_heirs(figures, directory, day)
    known = figures["unit"].isin([unit.code for unit in directory.units if unit.stands_on(day)])
    if known.all():
        return figures, figures[:0]
    return figures[known].reset_index(drop=True), figures[~known].reset_index(drop=True)


def _under_heirs(figures: pd.DataFrame, directory: Directory, day: date) -> pd.DataFrame:
    """The figures, of one date or of several ("date"), with those of ended units added to their heirs'."""
    steps = [step for step in directory.successions() if step.unit != step.heir and (step.since or day) <= day]
    heirs = directory.as_it_is_now(day)
    old = figures[figures["unit"].isin({step.unit for step in steps})]
    if old.empty or "as_of" not in figures:
        return figures
    import pandas as pd  # who brings a frame has it open; the official table needs none of it

    keys = ["date", "unit"] if "date" in figures else ["unit"]
    ends = pd.DataFrame([(step.heir, step.unit, step.ended) for step in steps], columns=["heir", "unit", "end"])
    left = figures.drop(index=old.index[_told_since(figures, old, ends, keys)])
    left = left.assign(place=range(len(left)), quota=left["quota"].where(~left["unit"].isin(set(old["unit"]))))
    left["unit"] = left["unit"].map(lambda unit: heirs.get(unit, unit))
    inherited = left["unit"].isin(set(heirs.values()))
    joined = _added_up(left[inherited], keys)
    return pd.concat([left[~inherited], joined]).sort_values("place", ignore_index=True)[list(figures.columns)]


def _told_since(figures: pd.DataFrame, old: pd.DataFrame, ends: pd.DataFrame, keys: list[str]) -> Any:
    """For each row of an ended unit whether one of those that came after it has sent figures of its own since."""
    since = figures[[*keys, "as_of"]].rename(columns={"unit": "heir"}).merge(ends, on="heir")
    since = since.loc[since["as_of"] > since["end"], keys].drop_duplicates()
    return (old[keys].merge(since, on=keys, how="left", indicator="side")["side"] == "both").to_numpy()


def _added_up(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row for each unit; where one of its rows has no stated counts, the checked ones stand for them."""
    counts = [name for name in COUNTS if f"stated_{name}" in rows]
    stated = [f"stated_{name}" for name in counts]
    rows = rows.assign(**{f"stated_{name}": rows[f"stated_{name}"] - rows[name] for name in counts})
    grouped = rows.groupby(keys, sort=False)
    joined = grouped.agg({name: _HOW.get(name, "first") for name in rows if name not in (*keys, *stated)})
    joined[stated] = grouped[stated].sum(min_count=1) + joined[counts].to_numpy()
    return joined.reset_index()


COUNTS = ("valid", "invalid", "pending")
_HOW: Mapping[str, str] = {**dict.fromkeys(COUNTS, "sum"), **dict.fromkeys(("as_of", "version", "upload"), "max")}


def quotas(rows: Iterable[Row], directory: Directory, period: Period) -> dict[str, int]:
    """Unit code -> the quota in force: the directory's, or that of these rows where it has none for the period."""
    return directory.quotas_in(period.code) or {
        row["unit"]: int(row["quota"]) for row in rows if row["quota"] is not None
    }


def ranked(units: Iterable[Standing]) -> Standings:
    """The same units ranked among themselves by completion and by count, ties sharing a rank (1, 2, 2, 4).

    Units without a quota have no rank in either.

    `rank_moved` is how many places a unit climbed since the previous date, against the quotas in force now, among the
    units that were ranked then: nobody falls because somebody else sends for the first time.
    """
    units = tuple(units)
    earlier = ranks([Fraction(u.before, u.quota) if u.before is not None and u.quota else None for u in units])
    same = ranks([None if was is None else u.completion for u, was in zip(units, earlier, strict=True)])
    own, by_count = ranks([u.completion for u in units]), ranks([u.valid if u.quota else None for u in units])
    numbered = [
        replace(unit, rank=rank, rank_valid=count, rank_moved=_less(was, now))
        for unit, rank, count, was, now in zip(units, own, by_count, earlier, same, strict=True)
    ]
    return tuple(sorted(numbered, key=_order))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings, what is missing as None: for JSON and for templates."""
    import pyarrow as pa  # who brings a frame has it open; the official table needs none of it

    rows: list[dict[str, Any]] = pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    return rows


def pooled(units: Sequence[Standing], span: Span) -> Totals:
    """The group as one: Σ valid ÷ Σ quota, never a mean of rates; "not-sent" where nobody has sent anything."""
    sent = [unit for unit in units if unit.sent]
    quotas_ = [unit.quota for unit in units if unit.quota is not None]
    quota = sum(quotas_) if quotas_ else None
    moves = [unit.moved for unit in units if unit.moved is not None]
    rates = [unit.recent_per_day for unit in units if unit.recent_per_day is not None]
    counts = {name: sum(getattr(unit, name) for unit in sent) for name in COUNTS}
    valid, total = counts["valid"], sum(counts.values())
    members = [unit.members for unit in units if unit.members]
    whole = len(members) == len(units) > 0
    return Totals(
        units=len(units),
        sent=len(sent),
        first=sum(unit.fresh and unit.before is None for unit in units),
        **counts,
        total=total,
        members=sum(members) if whole else None,
        per_1000=Fraction(valid * 1000, sum(members)) if whole and sent else None,
        **vars(measured(valid if sent or not units else None, quota, span)),
        moved=sum(moves) if moves else None,
        recent_per_day=sum(rates, Fraction(0)) if rates else None,
        validity=Fraction(valid, total) if total else None,
    )


def points(completion: Fraction | None, programme: Programme) -> Fraction | None:
    """Emulation points: full points × completion up to 1, a bonus for each whole 10 % above, capped."""
    if completion is None:
        return None
    over = max((completion - 1) * 10, Fraction(0))
    earned = programme.full_points * min(completion, Fraction(1)) + programme.bonus_per_10_percent_over * int(over)
    return earned if programme.max_points is None else min(earned, programme.max_points)


def sent_by(series: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The rows of one unit at the dates of its own figures: that it sent nothing newer on others is no standstill."""
    own = series[series["unit"] == unit]
    return own[own["as_of"] == own["date"]]


def projected_range(series: pd.DataFrame, span: Span) -> tuple[Fraction, Fraction] | None:
    """Where the slowest and the fastest stretch so far would lead by the deadline; None before the first stretch.

    `series` has date, unit and valid: a stretch lies between two as-of dates, the first one from the span's start.
    What a unit sends first was reached since the start: a file that comes late is no fast stretch.
    """
    counts: dict[date, dict[str, int]] = {}
    for day, unit, valid in zip(series["date"], series["unit"], series["valid"], strict=True):
        if span.start < day <= span.as_of:
            counts.setdefault(day, {})[unit] = int(valid)
    if not counts:
        return None
    rates, earlier, before = [], span.start, dict[str, int]()
    for day, now in sorted(counts.items()):
        first = sum(valid for unit, valid in now.items() if unit not in before)
        gained = sum(now.values()) - first - sum(valid for unit, valid in before.items() if unit in now)
        rates.append(Fraction(gained, (day - earlier).days) + Fraction(first, (day - span.start).days))
        earlier, before = day, now
    slowest, fastest = (sum(before.values()) + max(rate, Fraction(0)) * span.left for rate in (min(rates), max(rates)))
    return slowest, fastest


def _standing(unit: Unit, row: Row, quota: int | None, span: Span, before: Row, programme: Programme) -> Standing:
    counts: dict[str, Any] = {name: row.get(name) for name in COUNTS}
    valid, total = counts["valid"], sum(row[name] for name in COUNTS) if row else None
    own = row.get("as_of")
    pace = measured(valid, quota, span, replace(span, as_of=min(own, span.as_of)) if own else None)
    fresh, was, since = own == span.as_of, before.get("valid"), before.get("as_of")
    moved = _less(valid, was) if fresh else None
    days = (own - since).days if own and since else 0
    return Standing(
        **{name: getattr(unit, name) for name in ("name", "cluster", "officer", "phone", "members")},
        unit=unit.code,
        is_rest=unit.is_rest,
        short=unit.short or _PREFIX.sub("", unit.name) or unit.name,
        **counts,
        total=total,
        stated_valid=row.get("stated_valid"),
        as_of=own,
        fresh=fresh,
        upload=row.get("upload"),
        validity=Fraction(valid, total) if total and valid is not None else None,
        before=was,
        since=since,
        moved=moved,
        recent_per_day=Fraction(moved, days) if moved is not None and days > 0 else None,
        points=points(pace.completion, programme),
        per_1000=Fraction(valid * 1000, unit.members) if unit.members and valid is not None else None,
        **vars(pace),
    )


def _less(count: int | None, other: int | None) -> int | None:
    return None if count is None or other is None else count - other


def ranks(values: Sequence[int | Fraction | None]) -> list[int | None]:
    """The rank of each of these, the highest first; ties share one (1, 2, 2, 4), and None has none."""
    known = sorted((value for value in values if value is not None), reverse=True)
    first: dict[int | Fraction, int] = {}
    for place, value in enumerate(known, start=1):
        first.setdefault(value, place)
    return [None if value is None else first[value] for value in values]


def _order(unit: Standing) -> tuple[object, ...]:
    """Ranked first by rank, then by more valid, then by name: a tie never changes order between two visits."""
    return (unit.rank is None, unit.rank or 0, not unit.sent, -(unit.valid or 0), collated(unit.name))
