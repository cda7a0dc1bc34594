"""Which of several columns of one count is meant, by what their headings and the title say of time.

What is cumulated goes before a span of days or an earlier state, a whole before its parts; of years that of the title.
Where neither words nor figures put one before the other, both are left, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tally.table.profile import MOST_PARTS, Profiles
from tally.text import bare, fold
from tally.text.days import as_of
from tally.vocabulary import otherwise

EXPECTED, LAST_YEAR = frozenset({"expected", "provisional"}), frozenset({"last_year"})
EARLIER = LAST_YEAR | {"earlier"}
UP_TO = re.compile(r"(?<!tu) den (?:het |ngay |thang )*\d")
IN_ALL = ("luy ke", "tinh den", "den nay", "tong", "ca nam", "chung", "den het", "cong don")
SPAN = re.compile(r"\b(?:tu \d+|bo sung|moi)\b")
RUNNING = re.compile(r"luy ke|tich luy|cong don|den nay|tinh den|den het|\btu dau|\b\d+ thang\b(?! cuoi)")
WHOLE = re.compile(r"\bca (?:nam|ky|hai|ba|\d|chuong trinh|giai doan|dot)\b|\b(?:2|hai|3|ba) (?:giai doan|dot)\b")
PARTLY = re.compile(
    r"\b(?:thang|quy|tuan|trong ky|ky nay|dot|giai doan|hom nay|trong ngay|phat sinh|gd ?\d|month|week|tu (?:ngay )?\d)"
)
DAY = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})(?!\d)")
BEFORE = re.compile(r"\btruoc (?:ngay )?\d")
TERM = re.compile(r"nhiem ky|20\d\d.*20\d\d|\b[2-9] nam\b")  # of several years, where no newest is told
_OF_TIME = {bare(word): fold(word) for word in ("tháng", "quý", "tuần", "kỳ", "đợt", "ngày")}
TITLES = 20  # rows above the first of the body in which a title stands
MOST_COMPARED = 60  # columns of one field that are compared; of more a person is asked
HOLDING, SILENT, PART = range(3)  # a column that says that it holds all, one that says nothing, one that holds less


def newest_day(heading: str) -> tuple[int, int, int]:
    """The latest year, month and day that a heading names; 0 for what it does not, as a term of several years."""
    years = [int(year) for year in re.findall(r"20\d\d", heading)]
    year = max(years, default=0) if max(years, default=0) - min(years, default=0) < 2 else 0
    dated = [(int(m), int(d)) for d, m in DAY.findall(heading)]
    month, day = max(dated, default=(0, 0))
    return year, month, day


@lru_cache(maxsize=8192)
def _of_time(levels: Sequence[str]) -> str:
    """A heading without marks, but of words that these make other ones than those of time: "Quỹ" is no "Quý"."""
    spelled = [(word, bare(word)) for text in levels for word in fold(text).split()]
    return " ".join(plain if _OF_TIME.get(plain, word) in (word, plain) else word for word, plain in spelled)


@dataclass(frozen=True)
class Time:
    """What one heading says of time: whether its column holds all, nothing of that, or a part; a year; and the month
    and day up to which it holds, or from which it is a part. Zeros where it names none."""

    rank: int
    year: int
    day: tuple[int, int]

    @property
    def partial(self) -> bool:
        """Whether its column holds a part."""
        return self.rank == PART


def read_time(heading: str, field: str) -> Time:
    """What a heading without marks says of time; a quota up to a day is a part of one."""
    year, rank = newest_day(heading)[0], _rank(f" {heading}", field)
    before = bool(BEFORE.search(heading))
    dated = [(int(m), int(d) - before) for d, m in DAY.findall(heading)]
    month = re.search(r"\bthang (\d{1,2})\b", heading)
    if rank == SILENT:
        return Time(rank, year, (0, 0))
    if not dated and month:
        return Time(rank, year, (int(month[1]), 31 if rank == HOLDING else 0))
    return Time(rank, year, (max if rank == HOLDING else min)(dated, default=(0, 0)))


def holds_others(text: str) -> bool:
    """Whether what a row says of time holds other rows' figures, or is held by one: "Đến 20/5", "Kỳ trước"."""
    heading = bare(text)
    return _rank(f" {heading}", "valid") == HOLDING or not EARLIER.isdisjoint(otherwise(heading))


def _rank(heading: str, field: str) -> int:
    part = PARTLY.search(heading)
    if WHOLE.search(heading):
        return HOLDING
    if RUNNING.search(heading) or BEFORE.search(heading) or (UP_TO.search(heading) and not part):
        return PART if field == "quota" else HOLDING
    return PART if part else HOLDING if {"tong", "chung"} & {*heading.split()} else SILENT


class Times:
    """The headings below one title, and what stands below them, as witnesses of time."""

    def __init__(self, profiles: Profiles) -> None:
        self.profiles = profiles

    @cached_property
    def stated(self) -> tuple[int, int, int]:
        """The year, month and day that the title names; zeros where it names none."""
        cells, first = self.profiles.cells, self.profiles.rows.start
        headings = {text for levels in self.profiles.heads.values() for text in levels}
        rows = (cells.row(row) for row in range(max(cells.first_row, first - TITLES), first))
        titles = [text for row in rows for text in dict.fromkeys(row) if text and text not in headings]
        day = as_of(titles)
        years = {int(year) for text in titles for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)}
        return (day.year, day.month, day.day) if day else (years.pop() if len(years) == 1 else 0, 0, 0)

    def candidates(self, columns: list[int]) -> list[int]:
        """The columns that may be meant at all: estimates, amounts of money and what was earlier are put aside."""
        columns = [c for c in columns if self.profiles.of(c).filled] or columns
        columns = [c for c in columns if not self.profiles.are_money([c])] or columns
        columns = [c for c in columns if EXPECTED.isdisjoint(otherwise(self._heading(c)))] or columns
        return [c for c in columns if EARLIER.isdisjoint(otherwise(self._heading(c)))] or columns

    def surely(self, columns: Sequence[int]) -> bool:
        """Whether there is a column among these that is no estimate."""
        return any(EXPECTED.isdisjoint(otherwise(self._heading(c))) for c in columns)

    def preferred(self, columns: list[int], field: str, years: Set[int]) -> list[int]:
        """The candidates of the title's year, or of the `years` that another field names, before which no other goes;
        where one is the sum of the others, that. The newest is the first."""
        times = {c: self.of(c, field) for c in columns}
        latest = self._of_the_year(times)
        latest = [c for c in latest if times[c].year in years and times[c].rank != PART] or latest
        few = latest if len(latest) <= MOST_COMPARED else []
        best = [c for c in few if not any(self._before(other, c, times) for other in few if other != c)]
        best = sorted(best or latest, key=lambda c: (times[c].year, times[c].day), reverse=True)
        return _wholes(sorted(best, key=lambda c: any((times[c].year, *times[c].day))), latest, self.profiles)

    def of(self, column: int, field: str) -> Time:
        """What the heading of a column says of time."""
        return read_time(self._heading(column), field)

    def of_initiatives(self, column: int) -> bool:
        """Whether a heading speaks of initiatives, or of what they are judged to be."""
        heading = f" {self._heading(column)} "
        return any(f" {word} " in heading for word in ("hop le", "valid", "sang kien", "sk"))

    def otherwise(self, column: int) -> bool:
        """Whether a heading speaks of what is not so yet, was earlier, or is of another year than the title's."""
        heading, now = self._heading(column), self.stated[0]
        strange = bool(now) and newest_day(heading)[0] not in (0, now)
        return strange or not (EARLIER | EXPECTED).isdisjoint(otherwise(heading))

    def _heading(self, column: int) -> str:
        """All that stands above a column, without marks but where these make a word none of time."""
        return _of_time(self.profiles.heads.get(column, ()))

    def _of_the_year(self, times: Mapping[int, Time]) -> list[int]:
        """The columns of the title's year, or of the latest before it, and those that name none."""
        years, now = {time.year for time in times.values()} - {0}, self.stated[0]
        newest = max((year for year in years if not now or year <= now), default=0)
        terms = [c for c, time in times.items() if newest > time.year == 0 and TERM.search(self._heading(c))]
        times = {c: time for c, time in times.items() if c not in terms} or times
        newest = 0 if now and newest != now and any(not time.year for time in times.values()) else newest
        return [c for c, time in times.items() if time.year in (0, newest)] or [*times]

    def _before(self, column: int, other: int, times: Mapping[int, Time]) -> bool:
        """Whether a column goes before another: by its words, or a later day up to which it holds.

        No figure may deny it: what holds all is nowhere less.
        """
        time, further, covers = times[column], times[other], self.profiles.covers
        if PART in (time.rank, further.rank):
            begun = any(time.day) and time.day < further.day  # a part that goes on where the other ends
            return time.rank < further.rank and not begun and not covers(other, column)
        if time.day != further.day and any(time.day) == any(further.day):
            return time.day > further.day
        stated = self.stated[1:]
        if any(further.day) and not any(time.day):
            return further.day < stated or (further.day != stated and covers(column, other))
        if any(time.day) and not any(further.day):
            return further.rank == SILENT and time.day >= stated and not covers(other, column)
        return time.rank < further.rank and time.year >= further.year and not covers(other, column)


def _wholes(columns: list[int], among: Sequence[int], profiles: Profiles) -> list[int]:
    """The column that is the sum of the others; all of them where none is."""
    if len(columns) < 2 or len(among) > MOST_PARTS:
        return columns
    for whole in columns:
        others = [c for c in among if c != whole]
        runs = [others[a:b] for a in range(len(others)) for b in range(a + 2, len(others) + 1)]
        if any(profiles.adds_up(run, whole) for run in sorted(runs, key=len, reverse=True)):
            return [whole]
    return columns
