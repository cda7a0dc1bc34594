"""Dates as a letter writes them (Nghị định 30/2020, phụ lục I), and dates in a text that no calendar has."""

from __future__ import annotations

import re
from datetime import date

from tally.errors import TallyError
from tally.wording import language

MONTHS = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def long_day(day: date) -> str:
    """ "ngày 20 tháng 5 năm 2022", "ngày 07 tháng 01 năm 2022": 0 leads days below 10 and months 1 and 2 only."""
    if language() == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_day(day: date) -> str:
    """ "20/5/2022", "07/01/2022": inside a sentence, with the same zeros as `long_day`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def date_line(place: str, day: date | None) -> str:
    """ "Ninh Bình, ngày 20 tháng 5 năm 2022"; without a day, room is left to write it by hand."""
    written = long_day(day) if day else "ngày      tháng      năm         " if language() == "vi" else " " * 24
    return f"{place}, {written}" if place else written


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def read_day(text: str) -> date | None:
    """The day that "20/5/2022", "20-05-2022" or "20.5.2022" means; None for anything else, or a day that is none."""
    found = _NUMERIC.fullmatch(text.strip())
    if not found or not _exists(int(found[1]), int(found[3]), int(found[4])):
        return None
    return date(int(found[4]), int(found[3]), int(found[1]))


def impossible_days(text: str) -> list[str]:
    """The dates in this text that do not exist, as they stand there: "31/9/2023", "ngày 30 tháng 2 năm 2022"."""
    found = [(m.start(), m[0], (m[1], m[3], m[4])) for m in _NUMERIC.finditer(text)]
    found += [(m.start(), m[0], (m[1], m[2], m[3])) for m in _IN_WORDS.finditer(text)]
    return [as_written for _, as_written, parts in sorted(found) if not _exists(*map(int, parts))]


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def require_real_days(text: str) -> None:
    """Raises TallyError `impossible-day` when a date in this text does not exist: it would go out over a signature."""
    if days := impossible_days(text):
        raise TallyError("impossible-day", day=days[0])
