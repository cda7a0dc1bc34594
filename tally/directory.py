"""Who and what there is: the programme, its periods and phases, units, branches, clusters, quotas, reasons, users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Programme:
    """The campaign. `count_as` is "checked" or "stated"; the points settle emulation (letter 117, point 3)."""

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
    """The whole danh mục. `quotas` maps (period code, unit code) to a quota; a missing pair is "not assigned"."""

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

    def unit(self, code: str) -> Unit:
        """The unit with this code. Raises KeyError that lists the codes there are."""
        return _pick(self.units, code)

    def period(self, code: str | None = None) -> Period:
        """The period with this code, or the first one. Raises KeyError that lists the codes there are."""
        return self.periods[0] if code is None else _pick(self.periods, code)

    def cluster(self, code: str) -> Cluster:
        """The cluster with this code. Raises KeyError that lists the codes there are."""
        return _pick(self.clusters, code)

    def quota(self, unit: str, period: str) -> int | None:
        """The quota in force for a unit in a period; None where none was assigned, which is not 0."""
        return self.quotas.get((period, unit))


def _pick(things: tuple, code: str):
    for thing in things:
        if thing.code == code:
            return thing
    raise KeyError(f"{code!r} is none of {', '.join(thing.code for thing in things)}")
