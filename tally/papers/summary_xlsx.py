"""Official tables as .xlsx: real numbers, real formulas with their results beside them, ready to print on A4."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tally.papers.book import FONT, BookWriter, printed, sheet_name
from tally.papers.layout import layout, lines
from tally.papers.official import Column, OfficialTable, PaperLine
from tally.wording import say

LINE = 1.3  # points of height for each point of a letter, with air
CHARACTER, EDGE = 1.852, 1.32  # millimetres of a column's width that one character and the column's edges take
FORMATS = {
    "share": "0.0%",
    "tenths": "#,##0.0",
    "count": "#,##0",
    "text": "@",
    "signed": "+#,##0;−#,##0;0",
    "day": "dd/mm/yyyy",
}


def summary_xlsx(*tables: OfficialTable) -> bytes:
    """The workbook's bytes, a sheet a table. Formulas carry their results, so a viewer that does not calculate shows
    them too."""
    with BookWriter(" ".join(tables[0].titles), tables[0].day, comments=tables[0].versions) as book:
        for table in tables:
            OfficialSheet(book, table).write()
    return book.content


class OfficialSheet:
    """One sheet being written: where the header and the body stand, and the formats in use."""

    def __init__(self, book: BookWriter, table: OfficialTable) -> None:
        self.table, self.book, self.laid = table, book, layout(table)
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.sheet: Worksheet = book.add_worksheet(sheet_name(book, table.sheet))
        self.columns = {name: n for n, name in enumerate(("ordinal", "name", *(c.name for c in table.columns)))}
        self.last = len(self.columns) - 1
        self.titles = 3 if table.head else 0
        self.head = self.titles + len(table.titles) + 1
        self.body = self.head + (2 if table.counted else 1)
        self.foot = self.body + len(table.lines)

    def write(self) -> None:
        """Head, titles, header, lines, total, notes, date line."""
        end = self.foot + len(self.table.notes) + (6 if self.table.closing else 0)
        printed(self.sheet, across=self.laid.across, repeat=(self.head, self.body - 1))
        self.sheet.print_area(0, 0, end, self.last)
        for place, width in enumerate(self.laid.widths):
            self.sheet.set_column(place, place, (width - EDGE) / CHARACTER)
        if self.table.head:
            self._letterhead(*self.table.head)
        self._titles()
        self._header()
        for row, line in enumerate(self.table.rows, self.body):
            self._line(row, line)
        for row, note in enumerate(self.table.notes, self.foot + 1):
            self.sheet.set_row(row, 14 * lines(note, sum(self.laid.widths) - 4, 10))
            self._merge(row, 0, row, self.last, note, self._format(italic=True, font_size=10))
        if self.table.closing:
            self._closing()

    def cells(self, column: str) -> tuple[int, int, int]:
        """(first row, last row, column) of a column's lines, as charts ask for them."""
        return self.body, max(self.foot - 1, self.body), self.columns[column]

    def below(self, chart: Chart) -> None:
        """Puts a chart under the table, on the printed pages too."""
        row = self.foot + len(self.table.notes) + 3
        self.sheet.insert_chart(row, 1, chart)
        self.sheet.set_h_pagebreaks([row])
        self.sheet.print_area(0, 0, row + int(chart.height / 20) + 1, self.last)

    def _format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            shared = {"font_name": FONT, "font_size": self.laid.size, "valign": "vcenter", "text_wrap": True}
            self.formats[key] = self.book.add_format({**shared, **properties})
        return self.formats[key]

    def _letterhead(self, parent: str, issuer: str) -> None:
        """The issuing body over the left columns, the republic over the right: as even as the columns allow."""
        reach = [sum(self.laid.widths[: n + 1]) for n in range(self.last + 1)]
        half = min(range(1, max(self.last, 2)), key=lambda n: abs(reach[n] - reach[-1] * 0.42))
        beside = (say("letter-republic").upper(), say("letter-motto"))
        for row, (own, common) in enumerate(zip((parent.upper(), issuer.upper()), beside, strict=True)):
            self._tall(row, [(own, reach[half]), (common, reach[-1] - reach[half])], 13)
            self._across(row, own, last=half, bold=row == 1, font_size=12 + row)
            self._across(row, common, half + 1, bold=True, font_size=12 + row)

    def _titles(self) -> None:
        texts = [(title, {"bold": True}) for title in self.table.titles] + [(self.table.source, {"italic": True})]
        for row, (text, look) in enumerate(texts, self.titles):
            self._tall(row, [(text, sum(self.laid.widths) * 0.94)], 13)
            self._across(row, text, **look)

    def _across(self, row: int, text: str, first: int = 0, last: int | None = None, **properties: object) -> None:
        """A text in the middle of a row's columns."""
        style = self._format(**{"align": "center", "font_size": 13, **properties})
        self._merge(row, first, row, self.last if last is None else last, text, style)

    def _header(self) -> None:
        style = self._format(bold=True, border=1, align="center")
        top, low = self.head, self.body - 1
        rooms = dict(zip(self.columns, self.laid.widths, strict=True))
        rooms["counted"] = sum(rooms[name] for name in self.table.counted)
        needs = {
            name: lines(self.table.headings[name], room - 2, self.laid.size, bold=True) for name, room in rooms.items()
        }
        above, under = needs.pop("counted"), max((needs.pop(name) for name in self.table.counted), default=0)
        heights = [max(above, max(needs.values()) - under), under] if under else [max(needs.values())]
        for row, height in enumerate(heights, top):
            self.sheet.set_row(row, self.laid.size * LINE * height + 4)
        for name, index in self.columns.items():
            if name in self.table.counted:
                self.sheet.write_string(low, index, self.table.headings[name], style)
            else:
                self._merge(top, index, low, index, self.table.headings[name], style)
        if self.table.counted:
            first, last = (self.columns[self.table.counted[n]] for n in (0, -1))
            self._merge(top, first, top, last, self.table.headings["counted"], style)

    def _merge(self, top: int, left: int, bottom: int, right: int, text: str, style: Format) -> None:
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", style)
        self.sheet.write_string(top, left, text, style)

    def _tall(self, row: int, texts: list[tuple[str, float]], size: float, *, bold: bool = True) -> None:
        """As high a row as its texts need in their millimetres; viewers do not fit merged rows by themselves."""
        most = max(lines(text, room - 1.5, size, bold=bold) for text, room in texts)
        self.sheet.set_row(row, min(size * LINE * most + 2, 409))

    def _line(self, row: int, line: PaperLine) -> None:
        bold, widths = line.ordinal is None, self.laid.widths
        pairs = zip(self.table.columns, widths[2:], strict=True)
        words = [(str(line.values.get(column.name) or ""), width) for column, width in pairs if column.left]
        self._tall(row, [(line.name, widths[1] - 2), *words], self.laid.size, bold=bold)
        centred = self._format(border=1, align="center", bold=bold)
        if line.ordinal is None:
            self._merge(row, 0, row, 1, line.name, centred)
        else:
            self.sheet.write_number(row, 0, line.ordinal, centred)
            self.sheet.write_string(row, 1, line.name, self._format(border=1, indent=1))
        for column in self.table.columns:
            self._cell(row, column, line)

    def _cell(self, row: int, column: Column, line: PaperLine) -> None:
        value, index = line.values.get(column.name), self.columns[column.name]
        text = self.table.text(column, line)
        alignment = "left" if column.left else "center"
        style = self._format(border=1, bold=line.ordinal is None, align=alignment, num_format=FORMATS[column.kind])
        content: str | float | date = value if isinstance(value, date) else text
        if isinstance(value, int | Fraction):  # cut at the digit that is shown: 12,38 % would be rounded up to 12,4 %
            digits = {"share": 1000, "tenths": 10}.get(column.kind, 1)
            content = int(value * digits) / digits
        formula = self._formula(row, column, line)
        if formula is None:
            self.sheet.write(row, index, content, style)
        elif "SUM(IF(" in formula:
            self.sheet.write_array_formula(row, index, row, index, formula, style, content)
        else:
            self.sheet.write_formula(row, index, formula, style, content)

    def _formula(self, row: int, column: Column, line: PaperLine) -> str | None:
        """What follows when somebody edits a cell: a sum down or across, or the column's own rule."""
        if line.values.get(column.name) is None or not self.table.lines:
            return None
        if column.formula and "quota" in self.columns and (line.ordinal is not None or column.total):
            cells = {name: xl_rowcol_to_cell(row, place) for name, place in self.columns.items()}
            whole = {"quotas": self._down("quota", "$"), "valids": self._down("valid", "$")}
            return "=" + column.formula.format(**cells, **whole)
        if column.name == "total" and self.table.counted:
            first, last = (xl_col_to_name(self.columns[self.table.counted[n]]) for n in (0, -1))
            return f"=SUM({first}{row + 1}:{last}{row + 1})"
        return f"=SUM({self._down(column.name)})" if line.ordinal is None and column.summed else None

    def _down(self, name: str, fixed: str = "") -> str:
        letter = fixed + xl_col_to_name(self.columns[name])
        return f"{letter}{fixed}{self.body + 1}:{letter}{fixed}{self.foot}"

    def _closing(self) -> None:
        texts = ((self.table.closing, {"italic": True}), (say("official-prepared-by").upper(), {"bold": True}))
        for row, (text, look) in enumerate(texts, self.foot + len(self.table.notes) + 2):
            self.sheet.set_row(row, 21)
            self._across(row, text, self.last // 2, **look)
