"""What every paper is made from: who stands where on a date, against which deadline, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tally.directory import Directory, Period, Unit
from tally.findings import Finding
from tally.pace import Span
from tally.progress import Standing, Standings, Totals, of_cluster, pooled, progress, records
from tally.wording import brief, listing, number, say, signed

if TYPE_CHECKING:
    from tally.keeping.seen import Seen
    from tally.store import Store

NAMED = 5  # things named in one sentence; more would not be read


@dataclass(frozen=True)
class Figures:
    """Standings measured to `deadline`, seen at `as_of`; `cluster` or `unit` is what they are cut down to.

    `sources` are the uploads behind them, (number, file, as-of date), none where they come from a file that nobody
    published; `findings` theirs, each with the number of its upload. `unlisted` are the units with figures that the
    directory no longer lists, (code, name, valid): in no sum and no rate. `sample` says that they are made up.
    """

    units: Standings
    directory: Directory
    period: Period
    as_of: date
    deadline: date
    previous: date | None = None
    findings: tuple[tuple[int, Finding], ...] = ()
    sources: tuple[tuple[int, str, date], ...] = ()
    unlisted: tuple[tuple[str, str, int], ...] = ()
    sample: bool = False
    cluster: str = ""
    unit: str = ""

    @classmethod
    def of(cls, store: Store, shown: Seen, as_of: date, previous: date | None, deadline: date) -> Figures:
        """What a store has in force at a date."""
        units = progress(shown.state, shown.directory, shown.period, as_of, deadline, shown.before)
        numbers = sorted({int(number) for number in shown.state["upload"]}, reverse=True)
        findings = tuple((number, finding) for number in numbers for finding in store.findings(number))
        uploads = (upload for upload in store.uploads(shown.period.code) if upload.id in numbers)
        sources = tuple((upload.id, upload.file, upload.as_of) for upload in uploads)
        unlisted = tuple((row["unit"], row["name"], row["valid"]) for row in records(shown.gone))
        seen_at = (shown.directory, shown.period, as_of, deadline, previous)
        return cls(units, *seen_at, findings, sources, unlisted, store.is_sample)

    @cached_property
    def span(self) -> Span:
        """The days from the period's start to the deadline, seen at the as-of date."""
        return Span(self.period.start, self.deadline, self.as_of)

    @cached_property
    def whole(self) -> Totals:
        """All of them together."""
        return pooled(self.units, self.span)

    @cached_property
    def known(self) -> Mapping[str, Unit]:
        """Unit code -> the directory's unit."""
        return {unit.code: unit for unit in self.directory.units}

    @cached_property
    def since(self) -> date | None:
        """The date from which all of them moved; None where there is none before, or units sent before on others."""
        return (
            self.previous if all(unit.since == self.previous for unit in self.units if unit.moved is not None) else None
        )

    @property
    def days_between(self) -> int | None:
        """Days from `since` to the date looked at."""
        return (self.as_of - self.since).days if self.since else None

    @property
    def within(self) -> str:
        """In how many days they moved, as a sentence says it."""
        return say("figures-within", days=self.days_between or "none")

    @property
    def name(self) -> str:
        """The cluster's name; "" where no cluster is looked at."""
        return self.directory.cluster(self.cluster).name if self.cluster else ""

    @property
    def short(self) -> str:
        """What people call the cluster: "Cụm I" for "Cụm I: huyện, thành phố"."""
        return self.name.split(":")[0].strip()

    @property
    def clusters(self) -> list[Figures]:
        """Each cluster of the directory by itself."""
        return [self.of_cluster(cluster.code) for cluster in self.directory.clusters]

    @property
    def distributed(self) -> tuple[str, dict[str, int]]:
        """How the quota assigned from above and those of all units differ, "undistributed" or "overdistributed", and
        both with their difference; "" where they do not, or only a part of the units is looked at."""
        assigned, given = self.directory.programme.assigned_quota, self.whole.quota
        if assigned is None or not given or assigned == given or self.cluster or self.unit:
            return "", {}
        way = "undistributed" if assigned > given else "overdistributed"
        return way, {"assigned": assigned, "given": given, "rest": abs(assigned - given)}

    @property
    def everybody(self) -> str:
        """All units together, as a sentence that begins with them names them."""
        return say("everybody-province" if self.directory.programme.is_of_province else "everybody-units")

    @property
    def apart(self) -> str:
        """What is said of the units that are no longer listed, where all units are looked at; else ""."""
        if not self.unlisted or self.cluster or self.unit:
            return ""
        names = some_of([say("figures-gone-unit", name=name, valid=valid) for _, name, valid in self.unlisted])
        valid = sum(valid for _, _, valid in self.unlisted)
        return say("figures-gone", count=len(self.unlisted), valid=valid, names=names)

    @property
    def versions(self) -> str:
        """The uploads behind the figures, as small print names them; the newest, and how many others."""
        names = [say("paper-version", file=file, number=number, day=day) for number, file, day in self.sources]
        return listing(names, NAMED, "paper-version-others")

    @property
    def programme(self) -> str:
        """The programme's full name, its short one where there is none."""
        return self.directory.programme.full_name or self.directory.programme.name

    @property
    def origin(self) -> tuple[str, ...]:
        """Where the figures come from, in sentences: that they are a sample, the uploads."""
        sample = [say("paper-sample")] if self.sample else []
        return (*sample, *([say("paper-versions", versions=self.versions)] if self.versions else []))

    def of_cluster(self, code: str | None) -> Figures:
        """One cluster, its units ranked among themselves; the whole for None."""
        return self._cut(of_cluster(self.units, code), code, self.unit) if code else self

    def of_unit(self, code: str) -> Figures:
        """One unit, its rank that among all."""
        return self._cut(tuple(unit for unit in self.units if unit.unit == code), self.cluster, code)

    def _cut(self, units: Standings, cluster: str, unit: str) -> Figures:
        """These units, and of the uploads those that their figures come from."""
        theirs = {unit.upload for unit in units}
        sources = tuple(source for source in self.sources if source[0] in theirs)
        return replace(self, units=units, sources=sources, cluster=cluster, unit=unit)


def some_of(units: Iterable[str]) -> str:
    """A, B và C; of many units the first few and how many more."""
    return listing(units, NAMED, "names-other-units")


def ratio(row: Standing | Totals) -> str:
    """ "526/4.640": what is valid of the quota, where there is one."""
    return number(row.valid) if row.quota is None else f"{number(row.valid)}/{number(row.quota)}"


def first_time(figures: Figures, whole: Totals) -> str:
    """How many of a group sent for the first time since the date before: what they have is in no movement."""
    return say("figures-first-count", count=whole.first) if whole.first and figures.previous else ""


def fallen(unit: Standing, name: str) -> str:
    """The name of a unit, and by how much it fell where it did: who lost some has not just added none."""
    return say("figures-fell", name=name, count=-unit.moved) if unit.moved and unit.moved < 0 else name


def state_word(unit: Standing) -> str:
    """Where it stands, in a word; a quota of 0 is a quota, though nobody can keep pace with it."""
    return say("state-nought" if unit.state == "no-quota" and unit.quota == 0 else f"state-{unit.state}")


def from_day(day: date | None) -> str:
    """ "từ 20/4", the day of the figures before; without one, that each unit has its own."""
    return say("figures-from", day=brief(day) or "none")


def moved_heading(figures: Figures) -> str:
    """What stands above a column of movements."""
    return say("figures-bars-moved", day=brief(figures.since) or "none")


def movement(figures: Figures, what: Standing | Totals) -> str:
    """+31, 0, "no newer figures", "first sent"; with its own earlier date where not all have the same; nothing where
    nobody can tell."""
    if what.moved is not None:
        own = what.since if isinstance(what, Standing) and not figures.since else None
        return say("figures-since", change=signed(what.moved), since=from_day(own)) if own else signed(what.moved)
    if isinstance(what, Totals) or not what.sent or not figures.previous:
        return ""
    return say("figures-first" if what.fresh else "figures-stale")


def with_sent(name: str, whole: Totals) -> str:
    """The name of a group, and how many of its units have sent where not all have."""
    return name if whole.sent == whole.units else f"{name} ({say('figures-sent', sent=whole.sent, units=whole.units)})"
