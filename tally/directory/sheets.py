"""How a directory stands in a workbook, as `tally/vocabulary/directory.toml` says. Read and written alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from tally.directory import Letterhead
from tally.vocabulary import lexicon


@dataclass(frozen=True)
class PageColumn:
    """One column. `also` are headings read too; a `needed` column must be there.

    `kind` is "text" (filled in every row where needed), "free" (text that may stay blank), "day", "count", "points"
    or "names" (several, parted by ";").
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

    def column(self, field: str) -> PageColumn:
        """The column of this field."""
        return next(column for column in self.columns if column.field == field)


def _columns(held: Iterable[Mapping[str, Any]]) -> tuple[PageColumn, ...]:
    return tuple(PageColumn(**column) for column in held)


PAGES = tuple(
    Page(subject, **{**held, "columns": _columns(held["columns"])})
    for subject, held in lexicon("directory")["sheets"].items()
)
PROGRAMME = _columns(lexicon("directory")["programme"]["rows"])
"""The rows of the sheet "Chương trình"."""
LETTERHEAD = tuple(field.name for field in fields(Letterhead))
COUNT_AS = {"checked": "Theo kiểm tra", "stated": "Theo đơn vị kê khai"}


def page(subject: str) -> Page:
    """The page of this subject."""
    return next(page for page in PAGES if page.subject == subject)
