"""How a directory stands in a workbook, as `tally/vocabulary/directory.toml` says. Read and written alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from tally.directory import Letterhead
from tally.text import bare, clean
from tally.text.counts import read_count
from tally.text.days import CERTAIN, read_date
from tally.vocabulary import lexicon

POINTS = re.compile(r"\d+(?:[.,]\d+)?")
Value = str | tuple[str, ...] | date | int | Fraction | None
"""What a cell of a directory can hold, by the kind of its column."""
PageRow: TypeAlias = Mapping[str, Value]
"""A row of a sheet, by the fields of its columns."""


@dataclass(frozen=True)
class PageColumn:
    """One column. `also` are headings read too; a `needed` column must be there.

    `kind` is "text" (filled in every row where needed), "free" (text that may stay blank), "day", "count", "points",
    "choice" (a wording of `COUNT_AS`) or "names" (several, parted by ";").
    """

    field: str
    heading: str
    kind: str = "text"
    needed: bool = False
    also: Sequence[str] = ()
    width: int = 18


@dataclass(frozen=True)
class Page:
    """One sheet of the directory: a subject, the name it is written under, and its columns in order."""

    subject: str
    sheet: str
    columns: tuple[PageColumn, ...]
    also: Sequence[str] = ()
    needed: bool = False


def _columns(held: Iterable[Mapping[str, Any]]) -> tuple[PageColumn, ...]:
    return tuple(PageColumn(**column) for column in held)


PAGES = {
    subject: Page(subject, **{**held, "columns": _columns(held["columns"])})
    for subject, held in lexicon("directory")["sheets"].items()
}
PROGRAMME = _columns(lexicon("directory")["programme"]["rows"])
"""The rows of the sheet "Chương trình"."""
LETTERHEAD = tuple(field.name for field in fields(Letterhead))
COUNT_AS = {"checked": "Theo kiểm tra", "stated": "Theo đơn vị kê khai"}


class BadValue(ValueError):
    """A cell that cannot be what its column asks for; `code` names the finding `directory-<code>`."""

    def __init__(self, code: str, **particulars: object) -> None:
        super().__init__(code)
        self.code, self.particulars = code, particulars


def value_of(kind: str, text: str, *, is_number: bool = False) -> Value:
    """The value of a cell's text; None (or no names) where it is blank. `is_number`: the file's own number, not text.

    Raises BadValue "date-impossible", "date-unclear", "number-bad" or "choice-unknown".
    """
    if kind == "names":
        return tuple(dict.fromkeys(name for part in re.split(r"[;\n]", text) if (name := clean(part))))
    if kind in ("text", "free"):
        return "\n".join(clean(line) for line in text.strip().splitlines())
    if not text:
        return None
    if kind == "count":
        counted = read_count(text, "n" if is_number else "t")
        if counted.problem:
            raise BadValue("number-bad")
        return counted.value
    if kind == "choice":
        return _choice(text)
    return _day(text) if kind == "day" else _points(text)


def _day(text: str) -> date:
    printed = read_date(text)
    if printed.form not in CERTAIN or not re.search(r"\d{4}", text):
        raise BadValue("date-unclear")
    if printed.day is None:
        raise BadValue("date-impossible")
    return printed.day


def _choice(text: str) -> str:
    for code, wording in COUNT_AS.items():
        if bare(text) in (bare(wording), code):
            return code
    raise BadValue("choice-unknown", choices=" / ".join(COUNT_AS.values()))


def _points(text: str) -> Fraction:
    if not (text.isascii() and POINTS.fullmatch(text)):
        raise BadValue("number-bad")
    return Fraction(text.replace(",", "."))
