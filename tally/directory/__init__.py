"""Who and what there is: the programme, its periods and phases, units, branches, clusters, quotas, reasons, users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar


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
class Period:
    """The span in which a quota is to be met; `end` is its deadline, both ends belong to it."""

    code: str
    name: str
    start: date
    end: date
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """A window of recognition dates; an initiative is eligible when its date lies in one, ends included."""

    code: str
    name: str
    start: date
    end: date
    note: str = ""


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

    def stands_on(self, day: date) -> bool:
        """Whether the unit was there on that day; both ends of its validity belong to it."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


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
        """The period with this code, or the first one. Raises KeyError that lists the codes there are."""
        return self.periods[0] if code is None else _pick(self.periods, code)

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

    def as_it_is_now(self, day: date) -> Mapping[str, str]:
        """Every unit that has ended by that day -> the unit that stands for it: old figures read under new names."""
        units = {unit.code: unit for unit in self.units}
        heirs = {code: _heir(units, code, day) for code, unit in units.items() if unit.valid_to and unit.valid_to < day}
        return {old: new for old, new in heirs.items() if new}

    def shared_out(self, period: str) -> int:
        """Σ of the units' quotas in a period, to be set beside the quota assigned from above."""
        return sum(quota for (of, _), quota in self.quotas.items() if of == period)


def _heir(units: Mapping[str, Unit], code: str, day: date) -> str | None:
    met: set[str] = set()
    while code and code not in met:
        unit = units[code]
        if unit.valid_to is None or day <= unit.valid_to:
            return code
        met.add(code)
        code = unit.successor
    return None


Coded = TypeVar("Coded", Period, Unit, Cluster)


def _pick(things: tuple[Coded, ...], code: str) -> Coded:
    for thing in things:
        if thing.code == code:
            return thing
    raise KeyError(f"{code!r} is none of {', '.join(thing.code for thing in things)}")
