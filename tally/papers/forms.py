"""Workbooks that staff fill in and send back: danh-muc.xlsx, and blank forms with the programme's own units in them.

What stands in them is read back without a question: the headings are those that reading knows best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tally.directory import Directory, Period
from tally.directory.sheets import COUNT_AS, LETTERHEAD, PAGES, PROGRAMME, Page, PageRow
from tally.papers.book import FONT, BookWriter, Style, printed
from tally.papers.making import FORMS
from tally.progress import COUNTS
from tally.wording import say, use_language

if TYPE_CHECKING:
    import pandas as pd

CELL: Style = {"font_name": FONT, "font_size": 12, "border": 1, "text_wrap": True, "valign": "top"}
HEADING: Style = {**CELL, "bold": True, "bg_color": "#E9E7E0"}
LOOKS: Mapping[str, Style] = {
    "cell": CELL,
    "heading": HEADING,
    "centred": {**HEADING, "align": "center"},
    "text": {**CELL, "num_format": "@"},
    "number": {**CELL, "num_format": "#,##0"},
    "points": {**CELL, "num_format": "General"},
    "day": {**CELL, "num_format": "dd/mm/yyyy", "align": "left"},
    "title": {"font_name": FONT, "font_size": 13, "bold": True},
    "line": {"font_name": FONT, "italic": True},
}
LOOK_OF: Mapping[type, str] = {date: "day", int: "number", Fraction: "points"}
BLANK = {"count": "number", "day": "day"}  # so that what is typed there later is a number or a day


def directory_workbook(directory: Directory) -> bytes:
    """The directory as .xlsx bytes: what `read_directory` reads back into an equal directory."""
    return workbook_of(tables(directory))


def tables(directory: Directory) -> dict[str, list[PageRow]]:
    """The rows of every sheet: subject -> rows, each field -> value."""
    rows = {"programme": list(_programme_rows(directory)), "quotas": list(_quota_rows(directory))}
    own = (page.subject for page in PAGES.values() if page.subject not in rows)
    return rows | {subject: [dict(vars(thing)) for thing in getattr(directory, subject)] for subject in own}


def workbook_of(rows: Mapping[str, Iterable[PageRow]]) -> bytes:
    """These rows as .xlsx bytes, one sheet a subject; texts stay texts, whatever they look like."""
    with BookWriter() as book:
        looks = _looks(book)
        for page in PAGES.values():
            _write(book.add_worksheet(page.sheet), page, rows[page.subject], looks)
    return book.content


def _looks(book: BookWriter) -> Mapping[str, Format]:
    return {name: book.add_format(look) for name, look in LOOKS.items()}


def _write(sheet: Worksheet, page: Page, rows: Iterable[PageRow], looks: Mapping[str, Format]) -> None:
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


def _programme_rows(directory: Directory) -> Iterable[PageRow]:
    for row in PROGRAMME:
        part = directory.letterhead if row.field in LETTERHEAD else directory.programme
        value = getattr(part, row.field)
        shown = COUNT_AS[value] if row.field == "count_as" else value
        yield {"field": row.heading, "value": shown, "note": directory.programme.notes.get(row.field, "")}


def _quota_rows(directory: Directory) -> Iterable[PageRow]:
    """A row for every unit in every period, so that what was not assigned stands there as a blank to fill."""
    for period in directory.periods:
        for unit in directory.units:
            pair = (period.code, unit.code)
            owed = {"quota": directory.quotas.get(pair), "note": directory.quota_notes.get(pair, "")}
            yield {"period": period.code, "unit": unit.code, "unit_name": unit.name, **owed}


WIDTHS: Mapping[str, int] = {
    **{"ordinal": 6, "title": 44, "content": 44, "unit": 30},
    **{"authors": 24, "branch": 28, "reason": 34},
}
ROWS = 300  # rows of a list that offer their choices; more may be typed below
HEAD = 3  # the row of the headings: below the title and the day


def form(kind: str, directory: Directory, period: Period) -> bytes:
    """The form of one of FORMS as .xlsx bytes, its date to be filled in: `summary` has a row for each unit with its
    quota.

    Like the directory's workbook it is Vietnamese whatever is spoken: the units fill it in.
    """
    return copy_context().run(_in_vietnamese, kind, directory, period)


def _in_vietnamese(kind: str, directory: Directory, period: Period) -> bytes:
    use_language("vi")  # in this context only
    title = say(f"form-{kind}-title", programme=directory.programme.name).upper()
    with _sheet(kind, title=title, line=say("form-day")) as (book, sheet, looks):
        if kind == "summary":
            _units(sheet, directory, period, looks)
        else:
            _choices(sheet, FORMS[kind], directory)
    return book.content


@contextmanager
def _sheet(kind: str, *more: str, **above: str) -> Iterator[tuple[BookWriter, Worksheet, Mapping[str, Format]]]:
    """A sheet with the form's headings and `more`, lines (look -> text) above them, and the looks of what is below."""
    with BookWriter(say(f"form-{kind}")) as book:
        sheet = book.add_worksheet(say(f"form-{kind}-sheet"))
        looks = _looks(book)
        for row, (look, text) in enumerate(above.items()):
            sheet.write_string(row, 0, text, looks[look])
        for column, name in enumerate((*FORMS[kind], *more)):
            sheet.set_column(column, column, WIDTHS.get(name, 16))
            sheet.write_string(HEAD, column, say(f"form-column-{name}"), looks["centred"])
            sheet.data_validation(HEAD, column, HEAD, column, {"validate": "any", **_hint(name)})
        yield book, sheet, looks
        printed(sheet, across=True, repeat=(HEAD, HEAD))


def _hint(name: str) -> dict[str, str]:
    return {"input_title": say(f"form-column-{name}")[:32], "input_message": say(f"form-told-{name}")[:255]}


def _units(sheet: Worksheet, directory: Directory, period: Period, looks: Mapping[str, Format]) -> None:
    """One row a unit that stands on the period's last day, its quota beside it; the counts are to be typed."""
    columns = FORMS["summary"]
    counted = range(columns.index("valid"), columns.index("total"))
    for ordinal, unit in enumerate(directory.units, start=1):
        sheet.write_row(HEAD + ordinal, 0, (ordinal, unit.name), looks["cell"])
        quota = directory.quota(unit.code, period.code)
        sheet.write_row(HEAD + ordinal, 2, (quota, *(None for _ in columns[3:])), looks["number"])
    last = HEAD + len(directory.units)
    whole = {"validate": "integer", "criteria": ">=", "value": 0, "input_message": say("form-told-count")}
    sheet.data_validation(HEAD + 1, counted[0], max(last, HEAD + 1), counted[-1], whole)


def _choices(sheet: Worksheet, columns: Sequence[str], directory: Directory) -> None:
    """Lists to choose from, as far as a spreadsheet holds them: 255 characters; more are said in the cell's note."""
    offered = {
        "unit": [unit.name for unit in directory.units],
        "status": [say(f"form-status-{name}") for name in COUNTS],
        "reason": [reason.text for reason in directory.reasons],
    }
    for column, name in enumerate(columns):
        options = offered.get(name, [])
        fits = options and len(",".join(options)) <= 255 and not any("," in option for option in options)
        rule = {"validate": "list", "source": options, "error_type": "warning"} if fits else {"validate": "any"}
        sheet.data_validation(HEAD + 1, column, HEAD + ROWS, column, {**rule, **_hint(name)})


def support_list(requests: pd.DataFrame) -> bytes:
    """Support requests as .xlsx bytes, in the columns and the order of their form; what became of them, since when."""
    with _sheet("support", "state", "received", title=say("form-support").upper()) as (book, sheet, looks):
        for ordinal, request in enumerate(requests.to_dict("records"), start=1):
            sheet.write_number(HEAD + ordinal, 0, ordinal, looks["cell"])
            texts = [request[name] for name in FORMS["support"][1:]] + [say(f"support-state-{request['state']}")]
            for place, text in enumerate(texts, start=1):
                sheet.write_string(HEAD + ordinal, place, str(text or ""), looks["cell"])
            sheet.write(HEAD + ordinal, len(texts) + 1, request["received_at"].date(), looks["day"])
    return book.content
