"""The official table as .xlsx: real numbers, real sums with their results written beside them, ready to print on A4."""

from __future__ import annotations

import io
from fractions import Fraction

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tally.papers.official import COUNTED, Line, OfficialTable
from tally.wording import DASH, say

FONT = "Times New Roman"
SIZE = 13
A4 = 9
MILLIMETRES = 25.4
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}  # Nghị định 30/2020, phụ lục I, mục I.2
LINE = 21  # points per line of text at 13 pt, with air
PAGE_WIDTH, NAME_WIDTH = 74, 26  # characters; the name takes what the other columns leave
WIDTHS = {"ordinal": 5, "quota": 14, "valid": 9, "invalid": 9, "pending": 9, "total": 8}
WIDTHS |= {"completion": 10, "rank": 7, "shortfall": 8, "note": 16}
SUMMED = ("quota", "valid", "invalid", "pending", "total")


def summary_xlsx(table: OfficialTable) -> bytes:
    """The workbook's bytes. Formulas carry their results, so a viewer that does not calculate shows them too."""
    buffer = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, safe) as book:
        book.set_properties({"title": " ".join(table.titles)})
        _Sheet(book, table).write()
    return buffer.getvalue()


class _Sheet:
    """One sheet being written: where the header and the body stand, and the formats in use."""

    def __init__(self, book: Workbook, table: OfficialTable) -> None:
        self.table = table
        self.book = book
        self.sheet: Worksheet = book.add_worksheet(table.titles[0].capitalize())
        self.widths = _widths(table)
        self.columns = {column: n for n, column in enumerate(("ordinal", "name", *table.columns))}
        self.last = len(self.columns) - 1
        self.head = len(table.titles) + 1
        self.body = self.head + 2
        self.foot = self.body + len(table.lines)

    def write(self) -> None:
        self._page()
        self._titles()
        self._header()
        for row, line in enumerate(self.table.lines, self.body):
            self._line(row, line, bold=False)
        self._line(self.foot, self.table.total, bold=True)
        if self.table.closing:
            self._closing()

    def _format(self, **properties: object):
        return self.book.add_format(
            {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "text_wrap": True, **properties}
        )

    def _page(self) -> None:
        self.sheet.set_paper(A4)
        self.sheet.set_portrait()
        self.sheet.set_margins(**{side: millimetres / MILLIMETRES for side, millimetres in MARGINS.items()})
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.repeat_rows(self.head, self.head + 1)
        self.sheet.print_area(0, 0, self.foot + (6 if self.table.closing else 0), self.last)
        self.sheet.freeze_panes(self.body, 2)
        self.sheet.hide_gridlines(2)
        for column, place in self.columns.items():
            self.sheet.set_column(place, place, self.widths[column])

    def _titles(self) -> None:
        width = sum(self.widths.values())
        texts = [(title, {"bold": True}) for title in self.table.titles] + [(self.table.source, {"italic": True})]
        for row, (text, look) in enumerate(texts):
            # capitals are about a third wider than the digits that a column's width counts
            lines = -(-len(text) * (12 if look.get("bold") else 10) // (width * 10))
            self.sheet.set_row(row, LINE * lines)
            self._merge(row, 0, row, self.last, text, self._format(align="center", **look))

    def _header(self) -> None:
        look = self._format(bold=True, border=1, align="center")
        top, low = self.head, self.head + 1
        self.sheet.set_row(top, LINE * 3)
        self.sheet.set_row(low, LINE * 2)
        for column, place in self.columns.items():
            if column in self.table.counted:
                self.sheet.write_string(low, place, self.table.headings[column], look)
            else:
                self._merge(top, place, low, place, self.table.headings[column], look)
        first, last = (self.columns[self.table.counted[n]] for n in (0, -1))
        self._merge(top, first, top, last, self.table.headings["counted"], look)

    def _merge(self, top: int, left: int, bottom: int, right: int, text: str, look) -> None:
        self.sheet.merge_range(top, left, bottom, right, "", look)
        self.sheet.write_string(top, left, text, look)

    def _line(self, row: int, line: Line, *, bold: bool) -> None:
        texts = [(line.name, self.widths["name"] - 2), (str(line.values.get("note") or ""), WIDTHS["note"])]
        self.sheet.set_row(row, LINE * max(-(-len(text) // width) or 1 for text, width in texts))
        centred = self._format(border=1, align="center", bold=bold)
        if line.ordinal is None:
            self._merge(row, 0, row, 1, line.name, centred)
        else:
            self.sheet.write_number(row, 0, line.ordinal, centred)
            self.sheet.write_string(row, 1, line.name, self._format(border=1, indent=1))
        for column in self.table.columns:
            self._cell(row, column, line, bold)

    def _cell(self, row: int, column: str, line: Line, bold: bool) -> None:
        value, place = line.values[column], self.columns[column]
        look = self._format(border=1, bold=bold, align="left" if column == "note" else "center", num_format="#,##0")
        if formula := self._formula(row, column, line):
            self.sheet.write_formula(row, place, formula, look, value)
        elif column == "completion" and value is not None:
            look.set_num_format("0.0%")
            self.sheet.write_number(row, place, _floored(value), look)
        elif isinstance(value, str):
            self.sheet.write_string(row, place, value, look)
        elif value is None:
            self.sheet.write(row, place, DASH if column in (*COUNTED, "total") else None, look)
        else:
            self.sheet.write_number(row, place, value, look)

    def _formula(self, row: int, column: str, line: Line) -> str | None:
        """The sum behind a total: down a column, or across a unit's counted columns."""
        if line.values[column] is None or column not in SUMMED:
            return None
        if column == "total":
            first, last = (xl_col_to_name(self.columns[self.table.counted[n]]) for n in (0, -1))
            return f"=SUM({first}{row + 1}:{last}{row + 1})"
        if line.ordinal is not None or not self.table.lines:
            return None
        letter = xl_col_to_name(self.columns[column])
        return f"=SUM({letter}{self.body + 1}:{letter}{self.foot})"

    def _closing(self) -> None:
        right = self.columns["valid"] - 1
        for row, text, look in (
            (self.foot + 2, self.table.closing, {"italic": True}),
            (self.foot + 3, say("official-prepared-by").upper(), {"bold": True}),
        ):
            self.sheet.set_row(row, LINE)
            self._merge(row, right, row, self.last, text, self._format(align="center", **look))


def _widths(table: OfficialTable) -> dict[str, int]:
    widths = {column: WIDTHS[column] for column in ("ordinal", *table.columns)}
    return widths | {"name": max(PAGE_WIDTH - sum(widths.values()), NAME_WIDTH)}


def _floored(share: Fraction) -> float:
    """The share cut at the digit that is shown: Excel would round 12,38 % up to 12,4 % where the screen says 12,3 %."""
    return int(share * 1000) / 1000
