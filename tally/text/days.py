"""The one reader of days: a cell, a typed field or a running text -> days. Nothing is shifted to fit the calendar.

`read_date` reads a cell that holds nothing else, leniently; `typed_day` only what leaves nothing to guess; `days` and
`as_of` look for days inside a text.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

from tally.text import bare, composed, has_digit

EPOCH = date(1899, 12, 30)  # Excel's day 0, its false 29/2/1900 behind us
SERIALS = range(36526, 73051)  # 1/1/2000 .. 1/1/2100
YEARS = range(1900, 2201)
HERE = 7 * 60  # minutes that Vietnam is ahead of UTC, the year round

_IN_ENGLISH = "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
_IN_WORDS = "mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"
_ALSO = {"gieng": 1, "bon": 4}
MONTHS = {name: month for names in (_IN_ENGLISH, _IN_WORDS) for month, name in enumerate(names, 1)} | _ALSO
_D, _M, _Y, _Y4, _GAP = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4}|\d{2})", r"(?P<y>\d{4})", "[ ,./-]*"
_QUARTER = r"i{1,3}|iv|[1-4]"
_THANG = rf"(?:thang|thg|th|t)\.? ?(?P<m>\d{{1,2}}|{'|'.join((*reversed(_IN_WORDS), *_ALSO))})"
_ENGLISH = rf"(?P<m>{'|'.join(_IN_ENGLISH)})[a-z]*\.?"

FORMS = {
    form: re.compile(pattern)
    for form, pattern in {
        "iso": rf"{_Y4}[-/.]{_M}[-/.]{_D}",
        "numeric": rf"{_D} ?[-/. ] ?{_M} ?[-/. ] ?{_Y}",
        "words": rf"{_D}{_GAP}{_THANG}{_GAP}(?:nam )?{_Y}",
        "words, month first": rf"{_THANG} {_D}, ?{_Y4}",
        "english": rf"{_D}(?:st|nd|rd|th)?{_GAP}{_ENGLISH}{_GAP}{_Y}",
        "english, month first": rf"{_ENGLISH} {_D}(?:st|nd|rd|th)?,? {_Y4}",
        "month": rf"(?:(?:thang|thg|t)\.? ?)?{_M}(?: ?[-/.] ?| nam ){_Y4}",
        "month in words": rf"{_THANG}{_GAP}(?:nam )?{_Y4}",
        "month in english": rf"{_ENGLISH}{_GAP}{_Y4}",
        "year and month": rf"{_Y4} ?[-/.] ?{_M}",
        "compact": r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)",
        "quarter": rf"(?:quy|q) ?(?P<q>{_QUARTER})(?: ?[-/.,] ?| )?(?:nam )?{_Y4}",
        "year": r"(?:nam )?(?P<y>20\d\d)",
    }.items()
}
"""Every way of writing a day or a longer span, over the bare text (no case, no marks)."""
SPANS = {"month": 1, "quarter": 3, "year": 12}
"""What is written where no day is -> its months."""

CERTAIN = ("iso", "numeric", "words")
_CLOCK = r"(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:sa|ch|am|pm))?"
_ZONE = r"z|gmt|utc|(?:gmt|utc)?[+-]\d\d:?\d\d"
_TIME = re.compile(rf"(?P<day>.*?[^ ,])(?:t| luc |,? ){_CLOCK} ?(?P<zone>{_ZONE})?(?: \(.*)?")
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b[,. ]*"
_BEFORE = re.compile(rf"(?:{_WEEKDAY})?(?:{_CLOCK}[ ,-]+)?(?=\S)")
# "15/3/2022 (QĐ 12)"; what has a year may be the day
_NOTED = re.compile(r"([^()]*[^()\s])(?: ?\((?![^()]*\d{4})[^()]*\)?)+")
_DATE_LINE = re.compile(r"^.*\bngay (?=\d)")  # "Ninh Bình, ngày 5/3/2022", "12/QĐ-CĐ ngày 5/3/2022"


@dataclass(frozen=True)
class Printed:
    """`day` is None where `flag` is "impossible", or "missing" for a dash; `flag` is one of `SPANS` where no day is
    given (`day` is then the first).

    `order` says what the writing proves: "iso", "day" (25/3), "month" (3/25, no such day/month), "either" (3/4) or "".
    `form` is one of `FORMS` or "serial"; "" where the text is no way of writing a day at all.
    """

    day: date | None
    flag: str | None = None
    order: str = ""
    form: str = ""


def read_date(text: str, *, month_first: bool = False) -> Printed:
    """The date in one cell: ISO with or without a time, d/m/yyyy, d/m/yy, dd.mm.yyyy, "ngày 5 tháng 3 năm 2022",
    "05-Thg3-2022", "24 Tháng Chín 2021", "15-Mar-22", 20220305, mm/yyyy, "Quý I/2022", 2022, a serial as text; with or
    without a note in brackets behind it.

    A time is left out; with an offset or Z, the day is Vietnam's at that moment. `month_first` reads 3/4/2022 as 4
    March, for a column of which `month_first` says so and a person has agreed.
    """
    written = bare(text).strip("'.,;()[] ")
    if not any(sign.isalnum() for sign in written):
        return Printed(None, "missing")
    if written.count("ngay ") == 1:
        written = _DATE_LINE.sub("", written)
    clock = _TIME.fullmatch(written)
    rest = clock["day"].rstrip(" ,") if clock else written
    rest = _BEFORE.sub("", rest, count=1)
    for form, pattern in FORMS.items():
        if found := pattern.fullmatch(rest):
            printed = _printed(form, found.groupdict(), month_first=month_first)
            return _moved(printed, clock) if clock and clock["zone"] else printed
    if re.fullmatch(r"\d{5}(?:\.\d+)?", rest) and int(float(rest)) in SERIALS:
        return Printed(EPOCH + timedelta(days=int(float(rest))), order="iso", form="serial")
    noted = _NOTED.fullmatch(rest)
    return read_date(noted[1], month_first=month_first) if noted else Printed(None, "impossible")


def _printed(form: str, parts: Mapping[str, str], *, month_first: bool) -> Printed:
    year, month = int(parts["y"]), 3 * _quarter(parts["q"]) - 2 if "q" in parts else _month(parts.get("m", "1"))
    year += 2000 if len(parts["y"]) == 2 else 0
    if "d" not in parts:
        day = _exists(year, month, 1)
        return Printed(day, (form if form in SPANS else "month") if day else "impossible", form=form)
    number = int(parts["d"])
    order = "iso" if form in ("iso", "compact") else _order(number, month) if form == "numeric" else "day"
    if month_first and form == "numeric":
        number, month = month, number
    day = _exists(year, month, number)
    return Printed(day, None if day else "impossible", order, form)


def _order(first: int, second: int) -> str:
    if first > 12:
        return "day"
    if second > 12:
        return "month"
    return "either" if first != second else ""


def _moved(printed: Printed, clock: re.Match[str]) -> Printed:
    """The day in Vietnam at that moment: what a form tool writes as 17:00Z is the next day's midnight here."""
    sign, *digits = re.findall(r"[+-]|\d\d", clock["zone"]) or ["+", "00", "00"]
    offset = int(sign + "1") * (int(digits[0]) * 60 + int(digits[1]))
    days = (int(clock["hour"]) * 60 + int(clock["minute"]) - offset + HERE) // 1440
    return Printed(printed.day + timedelta(days=days), None, printed.order, printed.form) if printed.day else printed


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def month_first(spellings: Mapping[str, Printed]) -> bool:
    """Whether a column of texts as a whole is written month before day: something proves it, and nothing the other."""
    orders = {printed.order for printed in spellings.values() if printed.form == "numeric"}
    return "month" in orders and "day" not in orders


def ambiguous(spellings: Mapping[str, Printed]) -> frozenset[str]:
    """The spellings of one column whose day and month could be meant the other way round.

    Day before month is how Vietnamese is written, and is kept. But where nothing in the column proves that order, or
    something proves the other, 3/4/2022 is doubtful; and where all text has days above 12 and all real dates days up to
    12, a spreadsheet with American settings has turned round what it could.
    """
    orders = {printed.order for printed in spellings.values()}
    doubtful = set()
    if "day" not in orders or "month" in orders:
        doubtful |= {text for text, printed in spellings.items() if printed.order == "either"}
    real = {text: printed.day for text, printed in spellings.items() if printed.order == "iso" and printed.day}
    typed = [printed for printed in spellings.values() if printed.order in ("day", "month", "either")]
    if len(typed) > 2 and len(real) > 2 and all(p.order == "day" for p in typed):
        turned = {text for text, day in real.items() if day.day <= 12}
        if len(turned) == len(real):
            doubtful |= {text for text in turned if real[text].day != real[text].month}
    return frozenset(doubtful)


def typed_day(text: str) -> date | None:
    """The day that a person has typed where one is asked for: 20/5/2022, 20-05-2022, 2022-05-20, "20 tháng 5 năm 2022".

    None for anything that has to be guessed (3/4/22, 5/2022, a serial) and for a day that no calendar has.
    """
    printed = read_date(text)
    spelled_out = re.search(r"\d{4}", text) and not re.search(r"\d[:hg]\d\d", text)
    return printed.day if printed.flag is None and printed.form in CERTAIN and spelled_out else None


_WITHIN = re.compile(
    rf"(?<!\d)(?:{_D.replace('P<d>', 'P<d1>')} ?(?:thang|thg) ?(?P<m1>\d{{1,2}}) ?(?:nam|,|/|-|\.)? ?(?P<y1>\d{{4}})"
    r"|(?P<d2>\d{1,2})(?P<s2>[/._-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|ngay (?P<d3>\d{1,2}) ?[/.-] ?(?P<m3>\d{1,2}) ?[/.-] ?(?P<y3>\d{4})"
    r"|(?P<y4>\d{4})[-_](?P<m4>\d{2})[-_](?P<d4>\d{2})|(?P<y5>20\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d))(?![\d/])"
)
_TO = re.compile(r"\s*(?:-|->|~|den|toi|to)\s*(?:het |ngay )*")
_UP_TO = re.compile(r"(?:tinh|so lieu|cap nhat) den|den (?:het )?ngay")
_SPAN = re.compile(
    rf"\bquy (?P<q>{_QUARTER})\b(?: ?[/.,-] ?| nam | )(?P<y1>\d{{4}})|\bq(?P<q2>[1-4]) ?[/.-]? ?(?P<y2>\d{{4}})"
    r"|\b(?P<m3>[3689]|sau|chin) thang dau nam (?P<y3>\d{4})"
    r"|\bthang (?P<m4>\d{1,2})(?: ?[/.,-] ?| nam | )(?P<y4>\d{4})"
)


def _aligned(text: str) -> str:
    """The text without case and marks, letter for letter, so that what is found in it stands there in `text` too."""
    letters = (unicodedata.normalize("NFD", sign)[0].lower() for sign in text.translate({0x2013: "-", 0x2014: "-"}))
    return "".join(letter if len(letter) == 1 else " " for letter in letters).replace("đ", "d")


def _days_in(text: str) -> list[tuple[int, int, date | None]]:
    """(start, end, day) of each day written in an aligned text; the day is None where no calendar has it."""
    marks = []
    for found in _WITHIN.finditer(text):
        parts = {name[0]: int(value) for name, value in found.groupdict().items() if value and name != "s2"}
        marks.append((found.start(), found.end(), _exists(parts["y"], parts["m"], parts["d"])))
    return marks


def days(text: str) -> list[date]:
    """The days written in a text, in their order: "ngày 20 tháng 5 năm 2022", "20/5/2022", "2022-05-20", "20220520".

    A day that does not exist, as 31/9/2023, is left out.
    """
    return list(dict.fromkeys(day for _, _, day in _days_in(_aligned(composed(text, "NFKC"))) if day))


def impossible_days(text: str) -> list[str]:
    """The dates in this text that do not exist, as they stand there: "31/9/2023", "ngày 30 tháng 2 năm 2022"."""
    text = composed(text)
    plain = _aligned(text)
    starts = [(start - 5 * plain[:start].endswith("ngay "), end) for start, end, day in _days_in(plain) if day is None]
    return [text[start:end] for start, end in starts]


def as_of(texts: Iterable[str]) -> date | None:
    """The day up to which a table counts: a "tính đến …" before any other day, the first where there are several.

    Of a span ("Từ 01/01/2022 đến 15/6/2022") the last day; where no day stands at all, the last of a quarter or month.
    """
    folded = [bare(text) for text in texts if has_digit(text)]
    up_to = [text[found.start() :] for text in folded if (found := _UP_TO.search(text))]
    ends = (_last_of_span(text) for text in (*up_to, *folded))
    return next(filter(None, chain(ends, map(_period_end, folded))), None)


def _last_of_span(text: str) -> date | None:
    """The first day of the text, or the last of the span that begins with it."""
    marks = [mark for mark in _days_in(text) if mark[2]]
    for (_, end, day), (start, _, _) in pairwise(marks):
        if not _TO.fullmatch(text, end, start):
            return day
    return marks[-1][2] if marks else None


def _period_end(text: str) -> date | None:
    """The last day of the quarter, month or part of a year that a title names."""
    ends = []
    for found in _SPAN.finditer(text):
        parts = {name[0]: value for name, value in found.groupdict().items() if value}
        month = 3 * _quarter(parts["q"]) if "q" in parts else _month(parts["m"])
        if first := _exists(int(parts["y"]), month, 1):
            ends.append(first.replace(day=calendar.monthrange(first.year, month)[1]))
    return ends[-1] if ends else None


def _quarter(written: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(written) or int(written)


def _month(written: str) -> int:
    return MONTHS.get(written) or int(written)
