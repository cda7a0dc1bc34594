"""Who and what there is: the programme, its periods and phases, units, branches, clusters, quotas, reasons, users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from tally.errors import TallyError


@dataclass(frozen=True)
class Programme:
    """The campaign. `count_as` is "checked" or "stated"; the points settle emulation (letter 117, point 3).

    `rhythm` is how many days a unit may go without sending figures; None where nobody has set any.

    `notes` maps a field above, or of the letterhead, to the note beside it: where the choice comes from.
    """

    name: str
    owner: str = ""
    place: str = ""
    assigned_quota: int | None = None
    count_as: str = "checked"
    full_points: Fraction = Fraction(100)
    bonus_per_10_percent_over: Fraction = Fraction(0)
    max_points: Fraction | None = None
    full_name: str = ""
    launched: date | None = None
    note: str = ""
    rhythm: int | None = None
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_of_initiatives(self) -> bool:
        """Whether its name says that it counts initiatives, and no other results."""
        return "sáng kiến" in f"{self.name} {self.full_name}".lower()

    @property
    def is_of_province(self) -> bool:
        """Whether its owner is a province's."""
        return "tỉnh" in self.owner.lower().split()


@dataclass(frozen=True)
class Letterhead:
    """How the owner's letters begin and end (Nghị định 30/2020, phụ lục I). Lists are separated by semicolons."""

    parent: str = ""
    issuer: str = ""
    symbol: str = ""
    addressees: str = ""
    recipients: str = ""
    on_behalf: str = ""
    position: str = ""
    signer: str = ""
    department: str = ""


@dataclass(frozen=True)
class Interval:
    """Days that have a name together; both ends belong to them."""

    code: str
    name: str
    start: date
    end: date
    note: str = ""


class Period(Interval):
    """The span in which a quota is to be met; `end` is its deadline."""


class Phase(Interval):
    """A window of recognition dates; an initiative is eligible when its date lies in one."""


@dataclass(frozen=True)
class Unit:
    """One reporting organisation. Valid from/to and successor say how units merged or were renamed."""

    code: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    cluster: str = ""
    officer: str = ""
    phone: str = ""
    members: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""
    note: str = ""

    @property
    def is_rest(self) -> bool:
        """Whether it is no organisation, but holds what is left over ("Đơn vị khác"): nobody can write to it."""
        return "khác" in (self.kind.lower(), self.name.lower().split(" ")[-1])

    def stands_on(self, day: date) -> bool:
        """Whether the unit was there on that day; both ends of its validity belong to it."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Succession:
    """The figures of `unit`, whose own last day is `ended`, stand under `heir` from `since` until `until`.

    Both days belong to it, and None is open. While a unit stands it is its own heir.
    """

    unit: str
    heir: str
    ended: date | None
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is this heir that stands for the unit on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Branch:
    """A grassroots union (CĐCS) below a unit, with a quota of its own where one was given."""

    code: str
    unit: str
    name: str
    quota: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Cluster:
    """A named group of units with a head (cụm trưởng)."""

    code: str
    name: str
    head: str = ""
    note: str = ""


@dataclass(frozen=True)
class Reason:
    """A reason for which an initiative is not approved, and what its sender can do."""

    code: str
    text: str
    remedy: str = ""
    source: str = ""


@dataclass(frozen=True)
class User:
    """A person who publishes, with the unit or cluster they stand for."""

    name: str
    role: str = ""
    scope: str = ""
    note: str = ""


@dataclass(frozen=True)
class Directory:
    """The whole danh mục. `quotas` maps (period code, unit code) to a quota; a missing pair is "not assigned".

    `quota_notes` maps the same pairs to the note beside them, whether a quota was assigned or not.
    """

    programme: Programme
    periods: tuple[Period, ...] = ()
    phases: tuple[Phase, ...] = ()
    units: tuple[Unit, ...] = ()
    branches: tuple[Branch, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    quotas: Mapping[tuple[str, str], int] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    users: tuple[User, ...] = ()
    letterhead: Letterhead = Letterhead()
    quota_notes: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def unit(self, code: str) -> Unit:
        """The unit with this code. Raises KeyError that lists the codes there are."""
        return _pick(self.units, code)

    def period(self, code: str | None = None) -> Period:
        """The period with this code, or the first one. Raises TallyError that lists the codes there are."""
        for period in self.periods:
            if code in (None, period.code):
                return period
        raise TallyError("amend-period", period=code, periods=", ".join(period.code for period in self.periods))

    def period_on(self, day: date | None) -> Period:
        """The first period that the day falls in, else the first there is."""
        return next((it for it in self.periods if day and it.start <= day <= it.end), self.periods[0])

    def cluster(self, code: str) -> Cluster:
        """The cluster with this code. Raises KeyError that lists the codes there are."""
        return _pick(self.clusters, code)

    def quota(self, unit: str, period: str) -> int | None:
        """The quota in force for a unit in a period; None where none was assigned, which is not 0."""
        return self.quotas.get((period, unit))

    def as_of(self, day: date) -> Directory:
        """The directory as it was on that day: only the units that were there then, and what hangs on them."""
        units = tuple(unit for unit in self.units if unit.stands_on(day))
        codes = {unit.code for unit in units}
        return replace(
            self,
            units=units,
            branches=tuple(branch for branch in self.branches if branch.unit in codes),
            quotas={pair: quota for pair, quota in self.quotas.items() if pair[1] in codes},
            quota_notes={pair: note for pair, note in self.quota_notes.items() if pair[1] in codes},
        )

    def successions(self) -> tuple[Succession, ...]:
        """Who stands for each unit and when: the unit itself, then those that came after it, one after another."""
        units = {unit.code: unit for unit in self.units}
        return tuple(step for unit in self.units for step in _successions(units, unit))

    def as_it_is_now(self, day: date) -> Mapping[str, str]:
        """Every unit that has ended by that day -> the unit that stands for it: old figures read under new names."""
        return {step.unit: step.heir for step in self.successions() if step.unit != step.heir and step.holds_on(day)}

    def quotas_in(self, period: str) -> dict[str, int]:
        """Unit code -> the quota assigned for a period."""
        return {unit: quota for (of, unit), quota in self.quotas.items() if of == period}

    def shared_out(self, period: str) -> int:
        """Σ of the units' quotas in a period, to be set beside the quota assigned from above."""
        return sum(self.quotas_in(period).values())


def _successions(units: Mapping[str, Unit], unit: Unit) -> Iterator[Succession]:
    since, follower, met = unit.valid_from, unit, set[str]()
    while follower.code not in met:
        yield Succession(unit.code, follower.code, unit.valid_to, since, follower.valid_to)
        if follower.successor not in units or follower.valid_to in (None, date.max):
            return
        met.add(follower.code)
        after = (follower.valid_to or date.max) + timedelta(1)
        since, follower = max(since or after, after), units[follower.successor]


Coded = TypeVar("Coded", Unit, Cluster)


def _pick(things: tuple[Coded, ...], code: str) -> Coded:
    for thing in things:
        if thing.code == code:
            return thing
    raise KeyError(f"{code!r} is none of {', '.join(thing.code for thing in things)}")
