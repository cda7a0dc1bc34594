"""The words of the letter, one small method a sentence; each says what the figures say, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from tally.directory import Directory
from tally.pace import Span
from tally.papers.figures import NAMED, Figures, fallen, ratio, some_of, with_sent
from tally.papers.written import short_day
from tally.progress import Standing
from tally.standings import owing, silent, unmoved
from tally.wording import listing, lower_first, number, percent, say, upper_first

DAYS_TO_ANSWER = 7
CODES = ("code", "unit", "cluster", "successor")
Named = TypeVar("Named", bound=Any)
GOOD, SLOW = ("achieved", "on-pace"), ("behind", "far-behind")


@dataclass(frozen=True)
class Facts:
    """What a letter is drafted from, and what it says of it. `day` is its own date, from which it counts; `returned`
    rows go back with it."""

    figures: Figures
    day: date
    returned: int = 0

    @cached_property
    def left(self) -> int:
        """Days from the letter to the deadline."""
        return Span(self.figures.period.start, self.figures.deadline, self.day).left

    @cached_property
    def due(self) -> str:
        """By when an answer is asked for: a week after the letter, on Monday where that is a weekend."""
        day = self.day + timedelta(days=DAYS_TO_ANSWER)
        return short_day(day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0))

    @cached_property
    def slow(self) -> list[Standing]:
        """The units behind schedule, the lowest completion first."""
        behind = [unit for unit in owing(self.figures.units) if unit.state in SLOW]
        return sorted(behind, key=lambda unit: (unit.completion, unit.name))

    @cached_property
    def good(self) -> list[Standing]:
        """The units on schedule, the highest completion first: none that stands below one behind schedule."""
        limit = max((unit.completion for unit in self.slow if unit.completion is not None), default=-1)
        on_pace = [unit for unit in owing(self.figures.units) if unit.state in GOOD]
        return [unit for unit in on_pace if unit.completion is not None and unit.completion > limit]

    @cached_property
    def shared(self) -> dict[str, object]:
        """What most sentences name."""
        figures, directory, whole = self.figures, self.figures.directory, self.figures.whole
        where = " ".join(part for part in (directory.letterhead.department, owner(directory)) if part)
        return {
            **{name: getattr(whole, name) for name in ("quota", "total", "valid", "invalid", "pending", "sent")},
            "short": whole.shortfall,
            "ratio": ratio(whole),
            "rate": percent(whole.completion),
            "expected": number(whole.expected),
            "organ": organ(directory),
            "units": addressed(figures),
            "where": where or organ(directory),
            "record": figures.record,
            "period": lower_first(figures.period.name),
            "day": short_day(figures.as_of),
            "due": self.due,
            "deadline": short_day(figures.deadline),
            "left": self.left,
        }

    def body(self) -> tuple[str, ...]:
        """The paragraphs: where things stand, what is asked, the closing and what is attached."""
        counted = (self._opening(), self._counted(), self._rate(), self._assigned(), self._members())
        ranked = (self._ranking("letter-praise", self.good), self._ranking("letter-slow", self.slow))
        compared = self._own() if self.figures.unit else (*ranked, self._unmoved(), self._silent())
        asked = (self._assign(), self._send(), self._mend(), self._windows(), self._emulate())
        requests = filter(None, (*asked, self._say("letter-support")))
        paragraphs = [
            " ".join(map(upper_first, filter(None, part))) for part in (counted, (*compared, self._outlook()))
        ]
        return (
            *filter(None, paragraphs),
            upper_first(self._say("letter-request")),
            *(f"{n}. {upper_first(request)}" for n, request in enumerate(requests, 1)),
            self._closing(),
            self._attached(),
        )

    def _say(self, key: str, **particulars: object) -> str:
        return say(key, **{**self.shared, **particulars})

    def _opening(self) -> str:
        programme, parent = self.figures.directory.programme, self.figures.directory.letterhead.parent
        names = {"programme": self.figures.programme, "of": say("letter-of", parent=parent) if parent else ""}
        if programme.launched is None:
            return self._say("letter-opening-undated", **names)
        return self._say("letter-opening", day=short_day(programme.launched), **names)

    def _counted(self) -> str:
        """How much there is; that nobody sent anything, or nothing at all was registered, where that is so."""
        whole, unit = self.figures.whole, self.figures.unit
        if not whole.total:
            return self._say(f"letter-nothing-{'counted' if whole.sent else 'sent'}-{'unit' if unit else 'units'}")
        who = say("letter-who", sent=whole.sent, all=whole.units)
        if unit:
            who = say("letter-who-unit", unit=self.figures.units[0].name)
        waiting = say("letter-waiting", count=whole.pending) if whole.pending else ""
        return self._say("letter-counted", who=who, waiting=waiting)

    def _rate(self) -> str:
        """The rate with both its numbers; what the schedule asks for, while there is a schedule."""
        whole = self.figures.whole
        if not whole.quota or not whole.sent:
            return self._say("letter-quota") if whole.quota else ""
        rate = self._say("letter-rate")
        scheduled = whole.state in ("on-pace", *SLOW) and self.figures.span.left
        return f"{rate} {self._say('letter-expected')}" if scheduled else rate

    def _assigned(self) -> str:
        """What was assigned from above beside what the units were given, where the two differ."""
        way, counts = self.figures.distributed
        return self._say(f"letter-{way}", **counts) if way else ""

    def _members(self) -> str:
        rate = self.figures.whole.per_1000
        return self._say("letter-members", rate=number(rate, 1)) if rate else ""

    def _ranking(self, key: str, units: list[Standing]) -> str:
        """The first of these units by completion; after the deadline they met it or did not."""
        if not units:
            return ""
        key += "" if self.figures.span.left else "-over"
        named = [_named(unit) for unit in units[:NAMED]]
        which = say("letter-namely" if len(units) <= NAMED else f"{key.removesuffix('-over')}-first")
        count, everybody = len(units), len(owing(self.figures.units))
        return self._say(key, count=count, all=everybody, which=which, named=listing(named))

    def _own(self) -> Iterable[str]:
        """What a unit is told of itself: its place, whether it keeps the schedule, what it lacks."""
        for unit in owing(self.figures.units):
            if unit.rank is not None:
                yield self._say("letter-own-rank", rank=unit.rank)
            over = "" if self.figures.span.left else "-over"
            if unit.state in (*GOOD, *SLOW):
                yield self._say(f"letter-own-{'good' if unit.state in GOOD else 'slow'}{over}")
            if unit.moved is not None and unit.moved <= 0 and unit.shortfall:
                yield self._say("letter-own-unmoved", fell=-unit.moved)

    def _unmoved(self) -> str:
        names = [fallen(unit, unit.name) for unit in unmoved(self.figures.units)]
        return self._say("letter-unmoved", count=len(names), named=some_of(names)) if names else ""

    def _silent(self) -> str:
        names = [unit.name for unit in silent(self.figures.units)]
        if not names or not self.figures.whole.sent:
            return ""
        return self._say("letter-silent", count=len(names), named=some_of(names))

    def _outlook(self) -> str:
        """What is missing and what each day needs, from the letter's day; that all is done, who is not yet."""
        whole = self.figures.whole
        if not whole.quota or not whole.sent:
            return ""
        if not whole.shortfall:
            behind = [unit for unit in owing(self.figures.units) if unit.shortfall]
            key = "letter-achieved-short" if behind else "letter-achieved"
            return self._say(key, count=len(behind), short=sum(unit.shortfall or 0 for unit in behind))
        if not self.left:
            return self._say("letter-outlook-over")
        deadline, end = self.figures.deadline, self.figures.period.end
        goals = [phase.name for phase in self.figures.directory.phases if phase.end == deadline != end]
        goal = say("letter-goal", goal=lower_first(goals[0])) if goals else ""
        needed = number(-(-whole.shortfall // self.left))
        return self._say("letter-outlook", goal=goal, needed=needed)

    def _assign(self) -> str:
        """Quotas onward, where there are any; an officer, where the directory knows none of somebody's."""
        known = all(unit.officer for unit in self.figures.units)
        officer = self._say("letter-officer-known" if known else "letter-officer")
        return f"{self._say('letter-assign')} {officer}" if self.figures.whole.quota else officer

    def _send(self) -> str:
        count, key = len(silent(self.figures.units)), "letter-send-unit" if self.figures.unit else "letter-send"
        return self._say(key, count=count) if count else ""

    def _mend(self) -> str:
        """What is not valid yet, who has most of it, and that it comes back."""
        whole = self.figures.whole
        if not whole.invalid and not whole.pending:
            return ""
        rows = sorted((unit for unit in self.figures.units if unit.invalid), key=lambda unit: -(unit.invalid or 0))
        most = ""
        if self.returned:
            listed = whole.invalid + whole.pending == self.returned
            most = say("letter-as-listed" if listed else "letter-listed", count=self.returned)
        elif rows and not self.figures.unit:
            most = say("letter-most", named=some_of([f"{unit.name} {number(unit.invalid)}" for unit in rows]))
        counts = {"invalid": whole.invalid, "pending": whole.pending}
        kinds = listing(say(f"letter-mend-{name}", count=count) for name, count in counts.items() if count)
        return self._say("letter-mend", kinds=kinds, most=most)

    def _windows(self) -> str:
        spans = ((lower_first(p.name), short_day(p.start), short_day(p.end)) for p in self.figures.directory.phases)
        windows = "; ".join(say("letter-window", phase=name, start=start, end=end) for name, start, end in spans)
        return self._say("letter-windows", windows=windows) if windows else ""

    def _emulate(self) -> str:
        """That it counts in emulation, with the lowest clusters; nothing of clusters where there are none."""
        if self.figures.unit or self.figures.cluster or not self.figures.directory.clusters:
            key = "letter-emulate-unit" if self.figures.unit else "letter-emulate"
            return self._say(key) if self.figures.directory.clusters else ""
        groups = [(with_sent(cluster_name(it.name), it.whole), it.whole) for it in self.figures.clusters]
        lowest = sorted((it for it in groups if it[1].completion is not None), key=lambda it: it[1].completion or 0)
        rates = [
            say("letter-cluster", cluster=name, ratio=ratio(it), rate=it.completion) for name, it in lowest[:NAMED]
        ]
        key = "letter-clusters" if len(groups) <= NAMED else "letter-clusters-lowest"
        return " ".join([self._say("letter-emulate"), *([say(key, clusters="; ".join(rates))] if rates else [])])

    def _closing(self) -> str:
        whole = self.figures.whole
        done = whole.sent and not whole.shortfall
        way = "-done" if done else "" if self.left else "-over"
        return upper_first(self._say(f"letter-closing{way if whole.quota and (self.left or not done) else '-report'}"))

    def _attached(self) -> str:
        if self.figures.unit:
            return say("letter-attached-list" if self.returned else "letter-attached-none")
        return self._say("letter-attached")


def _named(unit: Standing) -> str:
    parts = [ratio(unit), say("letter-reached", rate=percent(unit.completion))]
    if unit.state in SLOW:
        parts.append(say("letter-short", short=unit.shortfall))
    if unit.as_of and not unit.fresh:
        parts.append(say("letter-dated", day=short_day(unit.as_of)))
    return f"{unit.name} ({', '.join(parts)})"


def literal(figures: Figures) -> Figures:
    r"""The same with every asterisk in a name as `\*`, so that it stays one where `*…*` is italic."""
    directory = figures.directory
    directory = replace(
        directory,
        programme=_literal(directory.programme),
        letterhead=_literal(directory.letterhead),
        periods=tuple(map(_literal, directory.periods)),
        phases=tuple(map(_literal, directory.phases)),
        units=tuple(map(_literal, directory.units)),
        clusters=tuple(map(_literal, directory.clusters)),
    )
    units = tuple(map(_literal, figures.units))
    return replace(figures, units=units, period=_literal(figures.period), directory=directory)


def _literal(it: Named) -> Named:
    texts = {part.name: text for part in fields(it) if isinstance(text := getattr(it, part.name), str)}
    marked = {name: text.replace("*", r"\*") for name, text in texts.items() if "*" in text and name not in CODES}
    return replace(it, **marked) if marked else it


def organ(directory: Directory, *, full: bool = False) -> str:
    """Who speaks: "Ban Thường vụ LĐLĐ tỉnh", in full with the province's name."""
    name = directory.programme.owner if full else owner(directory)
    return " ".join(part for part in (directory.letterhead.on_behalf, name) if part) or say("letter-the-organ")


def owner(directory: Directory) -> str:
    """The owner without the province's name: "LĐLĐ tỉnh"."""
    name = directory.programme.owner
    return name.removesuffix(directory.programme.place).strip() or name


def addressed(figures: Figures) -> str:
    """The addressees as a sentence names them: "LĐLĐ các huyện, thành phố và các Công đoàn ngành", or the unit."""
    if figures.unit:
        return figures.units[0].name if figures.units else figures.unit
    if figures.cluster:
        return say("letter-the-cluster", cluster=cluster_name(figures.name))
    parts = [part.strip() for part in figures.directory.letterhead.addressees.split(";") if part.strip()]
    shortened = [part.replace("Liên đoàn Lao động", "LĐLĐ") for part in parts]
    return listing([*shortened[:1], *map(lower_first, shortened[1:])]) or say("letter-the-units")


def cluster_name(name: str) -> str:
    """ "Cụm I: huyện, thành phố" -> "Cụm I (huyện, thành phố)", so that a colon can follow."""
    head, _, tail = name.partition(": ")
    return f"{head} ({tail})" if tail else head
