"""One cell of a directory -> its value: a day, a count, points, several names. What cannot be true is said."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from tally.text import CERTAIN, bare, clean, fold, read_date

Value = str | tuple[str, ...] | date | int | Fraction | None
"""What a cell of a directory can hold, by the kind of its column."""
GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
POINTS = re.compile(r"\d+(?:[.,]\d+)?")


class BadValue(ValueError):
    """A cell that cannot be what its column asks for; `code` names the finding `directory-<code>`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def key(text: str) -> str:
    """The text as codes and names are compared: without case and spare spaces, tone marks in one place."""
    return fold(text)


def heading_key(text: str) -> str:
    """The text as sheet names and headings are compared: without marks too, "ten don vi" is "Tên đơn vị"."""
    return bare(text)


def value_of(kind: str, text: str, *, is_number: bool = False) -> Value:
    """The value of a cell's text; None (or no names) where it is blank. `is_number`: the file's own number, not text.

    Raises BadValue "date-impossible", "date-unclear" or "number-bad".
    """
    if kind == "names":
        return tuple(dict.fromkeys(name for part in re.split(r"[;\n]", text) if (name := clean(part))))
    if kind in ("text", "free"):
        return "\n".join(clean(line) for line in text.strip().splitlines())
    if not text:
        return None
    if kind == "count":
        return _count(text, is_number=is_number)
    return _day(text) if kind == "day" else _points(text)


def _day(text: str) -> date:
    printed = read_date(text)
    if printed.form not in CERTAIN or not re.search(r"\d{4}", text):
        raise BadValue("date-unclear")
    if printed.day is None:
        raise BadValue("date-impossible")
    return printed.day


def _count(text: str, *, is_number: bool) -> int:
    """4.700 written as text is 4700; a number of the file's own with a fraction is no count."""
    if not (text.isascii() and (text.isdecimal() if is_number else GROUPED.fullmatch(text))):
        raise BadValue("number-bad")
    digits = re.sub(r"\D", "", text)
    if len(digits) > 9:
        raise BadValue("number-bad")
    return int(digits)


def _points(text: str) -> Fraction:
    if not (text.isascii() and POINTS.fullmatch(text)):
        raise BadValue("number-bad")
    return Fraction(text.replace(",", "."))
