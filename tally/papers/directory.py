"""The directory as a workbook that staff can edit and send back: danh-muc.xlsx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tally.directory import Directory
from tally.directory.sheets import COUNT_AS, LETTERHEAD, PAGES, PROGRAMME, Page
from tally.papers.book import workbook

FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
LOOKS: Mapping[str, dict[str, object]] = {
    "heading": {**FONT, "bold": True, "bg_color": "#E9E7E0"},
    "text": {**FONT, "num_format": "@"},
    "number": {**FONT, "num_format": "#,##0"},
    "points": {**FONT, "num_format": "General"},
    "day": {**FONT, "num_format": "dd/mm/yyyy", "align": "left"},
}
LOOK_OF: Mapping[type, str] = {date: "day", int: "number", Fraction: "points"}
BLANK = {"count": "number", "day": "day"}  # so that what is typed there later is a number or a day


def directory_workbook(directory: Directory) -> bytes:
    """The directory as .xlsx bytes: what `read_directory` reads back into an equal directory."""
    return workbook_of(tables(directory))


def tables(directory: Directory) -> dict[str, list[dict[str, object]]]:
    """The rows of every sheet: subject -> rows, each field -> value."""
    return {page.subject: list(_rows(directory, page.subject)) for page in PAGES}


def workbook_of(rows: Mapping[str, Iterable[Mapping[str, object]]]) -> bytes:
    """These rows as .xlsx bytes, one sheet a subject; texts stay texts, whatever they look like."""
    stream = BytesIO()
    with workbook(stream) as book:
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        for page in PAGES:
            _write(book.add_worksheet(page.sheet), page, rows[page.subject], looks)
    return stream.getvalue()


def _write(sheet: Worksheet, page: Page, rows: Iterable[Mapping[str, object]], looks: Mapping[str, Format]) -> None:
    for index, column in enumerate(page.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading, looks["heading"])
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(page.columns):
            value = row.get(column.field)
            value = "; ".join(value) if isinstance(value, tuple) else value
            blank = BLANK.get(column.kind, "text")
            look = blank if value in (None, "") else LOOK_OF.get(type(value), "text")
            sheet.write(number, index, value, looks[look])
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _rows(directory: Directory, subject: str) -> Iterable[dict[str, object]]:
    if subject == "programme":
        return _programme_rows(directory)
    if subject == "quotas":
        return _quota_rows(directory)
    return [dict(vars(thing)) for thing in getattr(directory, subject)]


def _programme_rows(directory: Directory) -> Iterable[dict[str, object]]:
    for row in PROGRAMME:
        part = directory.letterhead if row.field in LETTERHEAD else directory.programme
        value = getattr(part, row.field)
        shown = COUNT_AS[value] if row.field == "count_as" else value
        yield {"field": row.heading, "value": shown, "note": directory.programme.notes.get(row.field, "")}


def _quota_rows(directory: Directory) -> Iterable[dict[str, object]]:
    """A row for every unit in every period, so that what was not assigned stands there as a blank to fill."""
    for period in directory.periods:
        for unit in directory.units:
            pair = (period.code, unit.code)
            yield {
                "period": period.code,
                "unit": unit.code,
                "unit_name": unit.name,
                "quota": directory.quotas.get(pair),
                "note": directory.quota_notes.get(pair, ""),
            }
