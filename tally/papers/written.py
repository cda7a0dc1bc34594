"""Dates as a letter writes them (Nghị định 30/2020, phụ lục I), the names and the .zip of files that are taken away."""

from __future__ import annotations

import calendar
import itertools
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, TypeAlias

from tally.wording import language, say

Content: TypeAlias = Mapping[str, Any]
"""A paper as texts, in the shape that its template takes."""
EPOCH = date(2000, 1, 1)  # dates a file whose figures have no date: the same content is the same bytes
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def long_day(day: date) -> str:
    """ "ngày 20 tháng 5 năm 2022", "ngày 07 tháng 01 năm 2022": 0 leads days below 10 and months 1 and 2 only."""
    if language() != "vi":
        return f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_day(day: date) -> str:
    """ "20/5/2022", "07/01/2022": inside a sentence, with the same zeros as `long_day`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def paper_number(typed: str) -> str:
    """A paper's number with a 0 before a single digit (Nghị định 30/2020, phụ lục I, mục II.3): "7" -> "07"."""
    return typed.strip().zfill(2) if typed.strip().isdigit() else typed.strip()


def date_line(place: str, day: date | None) -> str:
    """ "Ninh Bình, ngày 20 tháng 5 năm 2022"; without a day, room is left to write it by hand."""
    written = long_day(day) if day else "ngày      tháng      năm         " if language() == "vi" else " " * 24
    return f"{place}, {written}" if place else written


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def letterhead_lines(parent: str, issuer: str) -> tuple[str, str, str, str]:
    """Whose paper it is: the superior and the issuing body, and beside them the republic and its motto."""
    return tied(parent.upper(), 2), tied(issuer.upper(), 3), say("letter-republic").upper(), say("letter-motto")


def separated(text: str) -> tuple[str, ...]:
    """A list kept as one text: parts separated by semicolons or line breaks, without empty ones."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def italic_parts(text: str) -> list[str]:
    r""" "a *b* c" -> ["a ", "b", " c"]: every second part is in italics; a lone asterisk, or `\*`, is one."""
    parts = re.split(r"\*([^*\n]+)\*", text.replace(r"\*", "\0"))
    return [part.replace("\0", "*") for part in parts]


def tied(text: str, words: int) -> str:
    """The text with its last words kept on one line: a letterhead breaks before "TỈNH NINH BÌNH", not inside it."""
    parts = text.split(" ")
    return " ".join([*parts[:-words], "\u00a0".join(parts[-words:])]) if len(parts) > words else text


def made_at(day: date | None) -> datetime:
    """When a file says that it was made: on the day of its figures, so that the same figures are the same bytes."""
    return datetime.combine(day or EPOCH, time(), UTC)


def packed(files: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    """The .zip of (name, bytes), undated: the same files are the same bytes. Papers are compressed already."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return buffer.getvalue()


def free_name(name: str, taken: set[str], folder: str = "") -> str:
    """The name as a file's, with a number where it is taken; from then on it is."""
    fitting = UNFIT.sub(" ", name).strip(" .")[:80] or "_"
    numbered = (f"{fitting} {number}" for number in itertools.count(2))
    stem = next(name for name in itertools.chain([fitting], numbered) if f"{folder}/{name}".casefold() not in taken)
    taken.add(f"{folder}/{stem}".casefold())
    return stem
