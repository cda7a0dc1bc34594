"""The words of the letter, one small method a sentence; each says what the figures say, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from tally.directory import Directory
from tally.errors import Particulars
from tally.pace import Span, measured
from tally.papers.figures import NAMED, Figures, fallen, ratio, some_of, with_sent
from tally.papers.written import separated, short_day
from tally.progress import Standing
from tally.standings import addressable, owing, silent, unmoved
from tally.text import collated
from tally.wording import listing, lower_first, number, percent, say, termed, upper_first

DAYS_TO_ANSWER = 7
SHORT = 20  # units that all hear how much they have to mend; of more the annex tells
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
    def span(self) -> Span:
        """The days to the deadline, seen from the letter's own day."""
        return self.figures.span.on(self.day)

    @property
    def over(self) -> str:
        """How the key of a message ends that speaks after the deadline."""
        return "" if self.figures.span.left else "-over"

    @cached_property
    def due(self) -> str:
        """By when an answer is asked for: a week after the letter, on Monday where that is a weekend."""
        day = self.day + timedelta(days=DAYS_TO_ANSWER)
        return short_day(day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0))

    @cached_property
    def slow(self) -> list[Standing]:
        """The units behind schedule, the lowest completion first."""
        behind = [unit for unit in owing(self.figures.units) if unit.state in SLOW]
        return sorted(behind, key=lambda unit: (unit.completion, collated(unit.name)))

    @cached_property
    def good(self) -> list[Standing]:
        """The units on schedule, the highest completion first: none that stands below one behind schedule."""
        limit = max((unit.completion for unit in self.slow if unit.completion is not None), default=-1)
        on_pace = [unit for unit in owing(self.figures.units) if unit.state in GOOD]
        return [unit for unit in on_pace if unit.completion is not None and unit.completion > limit]

    @cached_property
    def shared(self) -> Particulars:
        """What most sentences name."""
        figures, directory, whole = self.figures, self.figures.directory, self.figures.whole
        where = " ".join(part for part in (directory.letterhead.department, owner(directory)) if part)
        return {
            **{name: getattr(whole, name) for name in ("quota", "total", "valid", "invalid", "pending", "sent")},
            "waiting": whole.units - whole.sent,
            "short": whole.shortfall,
            "ratio": ratio(whole),
            "rate": percent(whole.completion),
            "expected": number(whole.expected),
            "organ": organ(directory),
            "units": addressed(figures),
            "where": where or organ(directory),
            "period": lower_first(termed(figures.period.name)),
            "day": short_day(figures.as_of),
            "due": self.due,
            "deadline": short_day(figures.deadline),
            "left": self.span.left,
        }

    def body(self) -> tuple[str, ...]:
        """The paragraphs: where things stand, what is asked, the closing and what is attached."""
        paragraphs = [" ".join(map(upper_first, part)) for part in (self._counted(), self._compared())]
        attached = "" if not self.figures.unit else "-list" if self.returned else "-none"
        return (
            *filter(None, paragraphs),
            upper_first(self._say("letter-request")),
            *(f"{n}. {upper_first(request)}" for n, request in enumerate(self._requests(), 1)),
            self._closing(),
            self._say(f"letter-attached{attached}"),
        )

    def _say(self, key: str, **particulars: object) -> str:
        return say(key, **{**self.shared, **particulars})

    def _counted(self) -> Iterator[str]:
        """How much there is beside what was owed and assigned, and while there is a schedule, what it asks for."""
        figures, whole, programme = self.figures, self.figures.whole, self.figures.directory.programme
        key = "letter-opening" if programme.launched else "letter-opening-undated"
        yield self._say(key, programme=figures.programme, day=programme.launched and short_day(programme.launched))
        yield self._whole()
        if whole.quota:
            yield self._say("letter-rate" if whole.sent else "letter-quota")
        if whole.quota and whole.state in ("on-pace", *SLOW) and figures.span.left:
            yield self._say("letter-expected")
        way, counts = figures.distributed
        if way:
            yield self._say(f"letter-{way}", **counts)
        if whole.per_1000:
            yield self._say("letter-members", rate=number(whole.per_1000, 1))

    def _whole(self) -> str:
        """How much there is; that nobody sent anything, or nothing at all was registered, where that is so."""
        whole, unit = self.figures.whole, self.figures.unit
        if not whole.total:
            return self._say(f"letter-nothing-{'counted' if whole.sent else 'sent'}-{'unit' if unit else 'units'}")
        who = say("letter-who", sent=whole.sent, all=whole.units)
        if unit:
            who = say("letter-who-unit", unit=self.figures.units[0].name)
        waiting = say("letter-waiting", count=whole.pending) if whole.pending else ""
        return self._say("letter-counted", who=who, waiting=waiting)

    def _compared(self) -> Iterator[str]:
        """Who keeps the schedule and who does not, who did not move, who sent nothing; and what is still missing."""
        units, whole = self.figures.units, self.figures.whole
        if self.figures.unit:
            yield from self._own()
        else:
            yield from self._ranking("letter-praise", self.good)
            yield from self._ranking("letter-slow", self.slow)
            if names := [fallen(unit, unit.name) for unit in unmoved(units)]:
                yield self._say("letter-unmoved", count=len(names), named=some_of(names))
            if whole.sent and (names := [unit.name for unit in silent(addressable(units))]):
                yield self._say("letter-silent", count=len(names), named=some_of(names))
        if whole.quota and whole.sent:
            yield self._outlook()

    def _ranking(self, key: str, units: list[Standing]) -> Iterator[str]:
        """The first of these units by completion; after the deadline they met it or did not."""
        if units:
            which = say(f"{key}-first" if len(units) > NAMED else "letter-namely" if len(units) > 1 else "letter-is")
            count, everybody = len(units), len(owing(self.figures.units))
            named = listing(map(_named, units[:NAMED]))
            yield self._say(f"{key}{self.over}", count=count, all=everybody, which=which, named=named)

    def _own(self) -> Iterator[str]:
        """What a unit is told of itself: its place, whether it keeps the schedule, what it lacks."""
        for unit in owing(self.figures.units):
            if unit.rank is not None:
                yield self._say("letter-own-rank", rank=unit.rank)
            if unit.state in (*GOOD, *SLOW):
                yield self._say(f"letter-own-{'good' if unit.state in GOOD else 'slow'}{self.over}")
            if unit.moved is not None and unit.moved <= 0 and unit.shortfall:
                yield self._say("letter-own-unmoved", fell=-unit.moved)

    def _outlook(self) -> str:
        """What is missing and what each day needs, from the letter's day; that all is done, who is not yet."""
        whole = self.figures.whole
        if not whole.shortfall:
            behind = [unit for unit in owing(self.figures.units) if unit.shortfall]
            key = "letter-achieved-short" if behind else "letter-achieved"
            return self._say(key, count=len(behind), short=sum(unit.shortfall or 0 for unit in behind))
        if not self.span.left:
            return self._say("letter-outlook-over")
        needed = measured(whole.valid, whole.quota, self.span).needed_per_day
        deadline, end = self.figures.deadline, self.figures.period.end
        goals = [termed(phase.name) for phase in self.figures.directory.phases if phase.end == deadline != end]
        goal = say("letter-goal", goal=lower_first(goals[0])) if goals else ""
        return self._say("letter-outlook", goal=goal, needed=number(needed, 1))

    def _requests(self) -> Iterator[str]:
        """Quotas onward and an officer where they are wanted, figures, what is to be mended, windows, emulation."""
        figures, waiting = self.figures, silent(addressable(self.figures.units))
        known = all(unit.officer for unit in addressable(figures.units))
        officer = self._say("letter-officer-known" if known else "letter-officer")
        yield f"{self._say('letter-assign')} {officer}" if figures.whole.quota else officer
        if waiting:
            yield self._say("letter-send-unit" if figures.unit else "letter-send", count=len(waiting))
        if figures.whole.invalid or figures.whole.pending:
            yield self._mend()
        phases = ((lower_first(termed(it.name)), it) for it in figures.directory.phases)
        spans = ((name, short_day(it.start), short_day(it.end)) for name, it in phases)
        windows = [say("letter-window", phase=name, start=start, end=end) for name, start, end in spans]
        if windows:
            yield self._say("letter-windows", windows="; ".join(windows))
        if figures.directory.clusters:
            yield " ".join(self._emulate())
        yield self._say("letter-support")

    def _mend(self) -> str:
        """What is not valid yet, who has most of it, and that it comes back."""
        whole = self.figures.whole
        rows = sorted((unit for unit in self.figures.units if unit.invalid), key=lambda unit: -(unit.invalid or 0))
        most = ""
        if self.returned:
            listed = whole.invalid + whole.pending == self.returned
            most = say("letter-as-listed" if listed else "letter-listed", count=self.returned)
        elif rows and not self.figures.unit:
            named = [f"{unit.name} {number(unit.invalid)}" for unit in rows]
            few = len(rows) <= SHORT
            most = say("letter-most" if few else "letter-most-first", named=", ".join(named if few else named[:NAMED]))
        counts = {"invalid": whole.invalid, "pending": whole.pending}
        kinds = listing(say(f"letter-mend-{name}", count=count) for name, count in counts.items() if count)
        return self._say("letter-mend", kinds=kinds, most=most)

    def _emulate(self) -> Iterator[str]:
        """That it counts in emulation; to all units with the lowest clusters."""
        yield self._say("letter-emulate-unit" if self.figures.unit else "letter-emulate")
        groups = [(with_sent(cluster_name(it.name), it.whole), it.whole) for it in self.figures.clusters]
        lowest = sorted((it for it in groups if it[1].completion is not None), key=lambda it: it[1].completion or 0)
        if lowest and not self.figures.unit and not self.figures.cluster:
            named = (say("letter-cluster", cluster=name, ratio=ratio(it), rate=it.completion) for name, it in lowest)
            key = "letter-clusters" if len(groups) <= NAMED else "letter-clusters-lowest"
            yield say(key, clusters="; ".join(islice(named, NAMED)))

    def _closing(self) -> str:
        whole = self.figures.whole
        done = whole.sent and not whole.shortfall
        left = self.span.left
        way = "-done" if done else "" if left else "-over"
        return upper_first(self._say(f"letter-closing{way if whole.quota and (left or not done) else '-report'}"))


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
    addressees = separated(figures.directory.letterhead.addressees)
    shortened = [part.replace("Liên đoàn Lao động", "LĐLĐ") for part in addressees]
    return listing([*shortened[:1], *map(lower_first, shortened[1:])]) or say("letter-the-units")


def cluster_name(name: str) -> str:
    """ "Cụm I: huyện, thành phố" -> "Cụm I (huyện, thành phố)", so that a colon can follow."""
    head, _, tail = name.partition(": ")
    return f"{head} ({tail})" if tail else head
