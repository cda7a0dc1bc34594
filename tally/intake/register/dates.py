"""A printed recognition date -> a day, or what is wrong with it. Nothing is shifted to fit the calendar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?$")
DAY = re.compile(r"(?:ngày )?(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{2}|\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$")
WORDS = re.compile(r"(?:ngày )?(\d{1,2}) ?tháng (\d{1,2})(?:,? ?năm |, ?| )(\d{4})$")
MONTH = re.compile(r"(?:tháng |t\.? ?)?(\d{1,2})(?: ?[-/.] ?| năm )(\d{4})$")
YEAR_MONTH = re.compile(r"(\d{4}) ?[-/.] ?(\d{1,2})$")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?$")
NAMED = re.compile(r"(\d{1,2})[- /]([a-z]{3})[a-z]*[-, /]+(\d{4}|\d{2})$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BEFORE = re.compile(r"^.*\bngày (?=\d)")  # "Ninh Bình, ngày 5/3/2022", "12/QĐ-CĐ ngày 5/3/2022"
EPOCH = date(1899, 12, 30)  # Excel's day 0, its false 29/2/1900 behind us
SERIALS = range(36526, 73051)  # 1/1/2000 .. 1/1/2100


@dataclass(frozen=True)
class Printed:
    """`day` is None where `flag` is "impossible", or "missing" for a dash; `flag` is "month" where no day is given
    (`day` is then the first).

    `order` says what the writing proves: "iso", "day" (25/3), "month" (3/25, no such day/month), "either" (3/4) or "".
    """

    day: date | None
    flag: str | None = None
    order: str = ""


def read_date(text: str) -> Printed:
    """The date in one cell: ISO, d/m/yyyy, d/m/yy, dd.mm.yyyy, "ngày 5 tháng 3 năm 2022", mm/yyyy, a serial as text.

    English names of months are read too ("15-Mar-22": what a spreadsheet with American settings saves as CSV).
    """
    text = unicodedata.normalize("NFKC", text).strip().strip("'.,;").lower()
    if not any(sign.isalnum() for sign in text):
        return Printed(None, "missing")
    if text.count("ngày ") == 1:
        text = BEFORE.sub("", text)
    if found := ISO.match(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day, "iso")
    if found := DAY.match(text) or WORDS.match(text):
        day, month, year = map(int, found.groups())
        return _day(year + 2000 if year < 100 else year, month, day, _order(day, month))
    if (found := NAMED.match(text)) and found[2] in MONTHS:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _day(year, MONTHS.index(found[2]) + 1, int(found[1]), "day")
    if found := MONTH.match(text):
        return _month(int(found[2]), int(found[1]))
    if found := YEAR_MONTH.match(text):
        return _month(int(found[1]), int(found[2]))
    if SERIAL.match(text) and int(float(text)) in SERIALS:
        return Printed(EPOCH + timedelta(days=int(float(text))), order="iso")
    return Printed(None, "impossible")


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
        doubtful |= (
            {text for text in turned if real[text].day != real[text].month} if len(turned) == len(real) else set()
        )
    return frozenset(doubtful)


def _order(day: int, month: int) -> str:
    if day > 12:
        return "day"
    if month > 12:
        return "month"
    return "either" if day != month else ""


def _day(year: int, month: int, day: int, order: str) -> Printed:
    try:
        return (
            Printed(date(year, month, day), order=order) if 1900 <= year <= 2200 else Printed(None, "impossible", order)
        )
    except ValueError:
        return Printed(None, "impossible", order)


def _month(year: int, month: int) -> Printed:
    if 1 <= month <= 12 and 1900 <= year <= 2200:
        return Printed(date(year, month, 1), "month")
    return Printed(None, "impossible")
