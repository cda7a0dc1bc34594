"""The door to XlsxWriter: a workbook in which nothing typed ever becomes a formula, ready to print on A4."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import TypeAlias

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tally.papers.written import made_at

Style: TypeAlias = Mapping[str, str | int | bool]
"""How a cell looks, as XlsxWriter names it."""
FONT = "Times New Roman"
A4, INCH = 9, 25.4
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}  # Nghị định 30/2020, phụ lục I, mục I.2
TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class BookWriter(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook, written in a `with`; `write` makes a number of a number, a day of a day, a text of any text.

    `day` dates it, so that the same rows are the same bytes; a `streamed` one is written row by row in constant memory,
    however long.
    """

    def __init__(self, title: str = "", day: date | None = None, *, comments: str = "", streamed: bool = False) -> None:
        self.sink = BytesIO()
        super().__init__(self.sink, {**TYPED, ("constant_memory" if streamed else "in_memory"): True})
        self.set_properties({"title": title[:255], "comments": comments[:255], "created": made_at(day)})

    def __enter__(self) -> BookWriter:
        return self

    @property
    def content(self) -> bytes:
        """Its bytes, once the `with` is left."""
        return self.sink.getvalue()


def sheet_name(book: BookWriter, wanted: str) -> str:
    """A name that Excel takes: 31 letters, none that it keeps for itself, and no other sheet's."""
    fitting = "".join(" " if sign in "[]:*?/\\" else sign for sign in wanted).strip(" '")[:31] or "1"
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    numbered = (f"{fitting[: 30 - len(str(number))]} {number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([fitting], numbered) if name.lower() not in taken)


def printed(sheet: Worksheet, *, across: bool, repeat: tuple[int, int], margins: dict[str, int] | None = None) -> None:
    """Sets the sheet up for A4: as wide as the page, rows `repeat` on each page, the page's number above."""
    sheet.set_paper(A4)
    (sheet.set_landscape if across else sheet.set_portrait)()
    sheet.set_margins(**{side: millimetres / INCH for side, millimetres in (margins or MARGINS).items()})
    sheet.set_header(f'&C&"{FONT}"&13&P', {"margin": 10 / INCH})
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(*repeat)
    sheet.freeze_panes(repeat[1] + 1, 2)
    sheet.hide_gridlines(2)
