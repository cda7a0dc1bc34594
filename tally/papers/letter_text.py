"""The words of the letter, one small function a sentence; each says what the figures say, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from tally.directory import Directory, Period, Phase
from tally.pace import Span
from tally.papers.official import lower_first
from tally.papers.written import short_day
from tally.progress import Standing, Standings, Totals, of_cluster, pooled
from tally.standings import owing, silent, unmoved
from tally.wording import listing, number, percent, say

NAMED = 5  # units named in one sentence; more would not be read
NEAR = 30  # days to a deadline from which on it is "sắp hết"


@dataclass(frozen=True)
class Facts:
    """What the letter is drafted from. `deadline` is what `progress` was measured to."""

    progress: Standings
    directory: Directory
    period: Period
    as_of: date
    deadline: date
    previous: date | None = None

    @cached_property
    def span(self) -> Span:
        """The days up to the deadline."""
        return Span(self.period.start, self.deadline, self.as_of)

    @cached_property
    def whole(self) -> Totals:
        """All units together."""
        return pooled(self.progress, self.span)

    @cached_property
    def phase(self) -> Phase | None:
        """The phase that ends on the deadline; None where the deadline is the period's own."""
        return next((phase for phase in self.directory.phases if phase.end == self.deadline), None)

    @property
    def goal(self) -> str:
        """ "giai đoạn 1", or the period: "năm 2022"."""
        return lower_first(self.phase.name if self.phase else self.period.name)


def body(facts: Facts) -> tuple[str, ...]:
    """The paragraphs: where things stand, what is asked in four points, the closing and the attachment."""
    requests = (_assign(facts), _collect(facts), _emulate(facts), _support(facts))
    return (
        *(" ".join(filter(None, sentences)) for sentences in _standing(facts) if any(sentences)),
        _request(facts),
        *(f"{n}. {request}" for n, request in enumerate(requests, 1)),
        say("letter-closing", organ=_organ(facts), units=_units(facts), goal=facts.goal),
        say("letter-attached"),
    )


def organ(directory: Directory, *, full: bool = False) -> str:
    """Who speaks: "Ban Thường vụ LĐLĐ tỉnh", in full with the province's name."""
    owner = directory.programme.owner
    if not full:
        owner = owner.removesuffix(directory.programme.place).strip() or owner
    return " ".join(part for part in (directory.letterhead.on_behalf, owner) if part) or say("letter-the-organ")


def _organ(facts: Facts) -> str:
    return organ(facts.directory)


def _of(facts: Facts) -> str:
    """ " của Tổng Liên đoàn …", or nothing where nobody stands above the owner."""
    parent = facts.directory.letterhead.parent
    return say("letter-of", parent=parent) if parent else ""


def _units(facts: Facts) -> str:
    """The addressees as a sentence names them: "LĐLĐ các huyện, thành phố và các Công đoàn ngành"."""
    parts = [part.strip() for part in facts.directory.letterhead.addressees.split(";") if part.strip()]
    shortened = [part.replace("Liên đoàn Lao động", "LĐLĐ") for part in parts]
    return listing([*shortened[:1], *map(lower_first, shortened[1:])]) or say("letter-the-units")


def _standing(facts: Facts) -> tuple[tuple[str, ...], ...]:
    good = (_opening(facts), _reached(facts), _leading(facts))
    return good, (_slow(facts), _unmoved(facts), _silent(facts), _outlook(facts))


def _opening(facts: Facts) -> str:
    programme = facts.directory.programme
    names = {"organ": _organ(facts), "programme": programme.full_name or programme.name, "of": _of(facts)}
    if programme.launched is None:
        return say("letter-opening-undated", **names)
    return say("letter-opening", day=short_day(programme.launched), **names)


def _reached(facts: Facts) -> str:
    whole = facts.whole
    waiting = say("letter-waiting", count=whole.pending) if whole.pending else ""
    counts = {"day": short_day(facts.as_of), "total": whole.total, "valid": whole.valid, "waiting": waiting}
    if not whole.quota:
        return say("letter-reached-no-quota", **counts)
    return say("letter-reached", rate=percent(whole.completion), quota=whole.quota, **counts)


def _leading(facts: Facts) -> str:
    """Those above the common rate, the most initiatives first: for 20/5/2022 the three that letter 117 names."""
    if facts.whole.completion is None:
        return ""
    ahead = [row for row in owing(facts.progress) if row.completion > facts.whole.completion]
    ahead = sorted(ahead, key=lambda row: row.rank_valid)[:NAMED]
    named = [say("letter-unit", unit=row.name, ratio=_ratio(row), rate=percent(row.completion)) for row in ahead]
    return say("letter-leading", units=listing(named)) if named else ""


def _slow(facts: Facts) -> str:
    late = [row for row in owing(facts.progress) if row.state in ("behind", "far-behind")]
    if not late:
        return ""
    lowest = sorted(late, key=lambda row: (row.completion, row.name))[:NAMED]
    particulars = {"count": len(late), "all": len(owing(facts.progress)), "units": listing(map(_behind, lowest))}
    return say("letter-slow-all" if len(late) <= NAMED else "letter-slow", **particulars)


def _behind(row: Standing) -> str:
    shared = {"unit": row.name, "ratio": _ratio(row), "rate": percent(row.completion), "short": row.shortfall}
    if row.needed_per_day is None:
        return say("letter-unit-short", **shared)
    return say("letter-unit-behind", needed=per_day(row.needed_per_day), **shared)


def _unmoved(facts: Facts) -> str:
    still = unmoved(facts.progress)
    if facts.previous is None or not still:
        return ""
    names = [unit.name for unit in still]
    return say("letter-unmoved", day=short_day(facts.previous), count=len(names), units=some_of(names))


def _silent(facts: Facts) -> str:
    """Who has not sent any figures yet: named as that, never as those with the least."""
    names = [unit.name for unit in silent(facts.progress) if unit.quota]
    if not names:
        return ""
    sent = {"sent": facts.whole.sent, "all": facts.whole.units}
    return say("letter-silent", day=short_day(facts.as_of), count=len(names), units=some_of(names), **sent)


def some_of(names: list[str]) -> str:
    """All of them up to `NAMED`, then how many others there are."""
    others = [say("letter-others", count=len(names) - NAMED)] if len(names) > NAMED else []
    return listing([*names[:NAMED], *others])


def _outlook(facts: Facts) -> str:
    whole, left = facts.whole, facts.span.left
    if not whole.quota:
        return ""
    if not whole.shortfall:
        return say("letter-achieved")
    words = {"goal": facts.goal, "day": short_day(facts.deadline), "left": left, "short": whole.shortfall}
    if not left:
        return say("letter-outlook-over", **words)
    words["needed"] = per_day(whole.needed_per_day)
    if whole.state not in ("behind", "far-behind"):
        return say("letter-outlook-good", **words)
    return say("letter-outlook-near" if left <= NEAR else "letter-outlook", **words)


def _assign(facts: Facts) -> str:
    rows = sorted((row for row in facts.progress if row.invalid), key=lambda row: -row.invalid)
    named = [say("letter-unit-count", unit=row.name, count=row.invalid) for row in rows]
    figures = say("letter-invalid", count=facts.whole.invalid, units=some_of(named)) if rows else ""
    return say("letter-assign", units=_units(facts), figures=figures)


def _collect(facts: Facts) -> str:
    phases = facts.directory.phases
    windows = [
        say("letter-window", phase=lower_first(p.name), start=short_day(p.start), end=short_day(p.end)) for p in phases
    ]
    note = say("letter-windows", windows="; ".join(windows)) if windows else ""
    coming = next((phase for phase in phases if phase.start > facts.as_of), None)
    onward = say("letter-onward", phase=lower_first(coming.name)) if coming else ""
    return say("letter-collect", note=note, onward=onward).strip()


def _emulate(facts: Facts) -> str:
    standings = []
    for cluster in facts.directory.clusters:
        whole = pooled(of_cluster(facts.progress, cluster.code), facts.span)
        if whole.completion is not None:
            rate = percent(whole.completion)
            standings.append(say("letter-cluster", cluster=_name(cluster.name), ratio=_ratio(whole), rate=rate))
    figures = say("letter-clusters", clusters="; ".join(standings)) if standings else ""
    return say("letter-emulate", period=lower_first(facts.period.name), figures=figures)


def _request(facts: Facts) -> str:
    asked = {"organ": _organ(facts), "units": _units(facts)}
    if parent := facts.directory.letterhead.parent:
        return say("letter-request", parent=parent, **asked)
    return say("letter-request-own", **asked)


def _support(facts: Facts) -> str:
    department = facts.directory.letterhead.department
    where = " ".join(part for part in (department, organ_owner(facts.directory)) if part)
    return say("letter-support", of=_of(facts), where=where or _organ(facts))


def organ_owner(directory: Directory) -> str:
    """The owner without the province's name: "LĐLĐ tỉnh"."""
    owner = directory.programme.owner
    return owner.removesuffix(directory.programme.place).strip() or owner


def _name(cluster: str) -> str:
    """ "Cụm I: huyện, thành phố" -> "Cụm I (huyện, thành phố)", so that a colon can follow."""
    head, _, tail = cluster.partition(": ")
    return f"{head} ({tail})" if tail else head


def _ratio(row: Standing | Totals) -> str:
    return f"{number(row.valid)}/{number(row.quota)}"


def per_day(rate: Fraction) -> str:
    """What each day needs, rounded up: "39,8", and "374" where a decimal would say nothing."""
    return number(rate, 0 if rate.denominator == 1 or rate >= 100 else 1, up=True)
