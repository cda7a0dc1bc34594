"""Blank forms for the units: a table or a list with the programme's own units in it and what to type said in the cells.

What stands in them is read back without a question: the headings are those that reading knows best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tally.directory import Directory, Period
from tally.papers.book import FONT, printed, workbook
from tally.wording import language, say, use_language

FORMS: Mapping[str, Sequence[str]] = {
    "summary": ("ordinal", "unit", "quota", "valid", "invalid", "pending", "total"),
    "register": ("ordinal", "title", "authors", "branch", "unit", "decision", "recognised", "status", "reason"),
    "support": ("ordinal", "name", "phone", "unit", "content", "note"),
}
"""Kind of file -> its columns."""
WIDTHS: Mapping[str, int] = {
    **{"ordinal": 6, "title": 44, "content": 44, "unit": 30},
    **{"authors": 24, "branch": 28, "reason": 34},
}
ROWS = 300  # rows of a list that offer their choices; more may be typed below
HEAD = 3  # the row of the headings: below the title and the day
CELL: Mapping[str, object] = {"font_name": FONT, "font_size": 12, "border": 1, "text_wrap": True, "valign": "top"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "head": {**CELL, "bold": True, "align": "center", "bg_color": "#E9E7E0"},
    "text": CELL,
    "count": {**CELL, "num_format": "#,##0"},
    "title": {"font_name": FONT, "font_size": 13, "bold": True},
    "day": {"font_name": FONT, "italic": True},
}
NOTHING: Mapping[str, str] = {}


def form(kind: str, directory: Directory, period: Period, day: date) -> bytes:
    """The form of one of FORMS as .xlsx bytes, dated `day`: `summary` has a row for each unit with its quota.

    Like the directory's workbook it is Vietnamese whatever is spoken: the units fill it in.
    """
    spoken = language()
    use_language("vi")
    try:
        return _written(kind, directory, period, day)
    finally:
        use_language(spoken)


def _written(kind: str, directory: Directory, period: Period, day: date) -> bytes:
    title = say(f"form-{kind}-title", programme=directory.programme.name).upper()
    sink = BytesIO()
    with _sheet(kind, sink, {"title": title, "day": say("form-day", day=day)}) as (sheet, looks):
        if kind == "summary":
            _units(sheet, directory, period, looks)
        else:
            _choices(sheet, FORMS[kind], _offered(directory))
    return sink.getvalue()


@contextmanager
def _sheet(
    kind: str, sink: BytesIO, above: Mapping[str, str] = NOTHING
) -> Iterator[tuple[Worksheet, Mapping[str, Format]]]:
    """A sheet with the form's headings and lines (look -> text) above them, and the looks of what goes below."""
    with workbook(sink, say(f"form-{kind}")) as book:
        sheet = book.add_worksheet(say(f"form-{kind}-sheet"))
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for row, (look, text) in enumerate(above.items()):
            sheet.write_string(row, 0, text, looks[look])
        for column, name in enumerate(FORMS[kind]):
            sheet.set_column(column, column, WIDTHS.get(name, 16))
            sheet.write_string(HEAD, column, say(f"form-column-{name}"), looks["head"])
            sheet.data_validation(HEAD, column, HEAD, column, {"validate": "any", **_hint(name)})
        yield sheet, looks
        printed(sheet, across=True, repeat=(HEAD, HEAD))


def _hint(name: str) -> dict[str, str]:
    return {"input_title": say(f"form-column-{name}")[:32], "input_message": say(f"form-told-{name}")[:255]}


def _units(sheet: Worksheet, directory: Directory, period: Period, looks: Mapping[str, Format]) -> None:
    """One row a unit that stands on the period's last day, its quota beside it; the counts are to be typed."""
    columns = FORMS["summary"]
    counted = range(columns.index("valid"), columns.index("total"))
    for ordinal, unit in enumerate(directory.units, start=1):
        sheet.write_row(HEAD + ordinal, 0, (ordinal, unit.name), looks["text"])
        quota = directory.quota(unit.code, period.code)
        sheet.write_row(HEAD + ordinal, 2, (quota, *(None for _ in columns[3:])), looks["count"])
    last = HEAD + len(directory.units)
    whole = {"validate": "integer", "criteria": ">=", "value": 0, "input_message": say("form-told-count")}
    sheet.data_validation(HEAD + 1, counted[0], max(last, HEAD + 1), counted[-1], whole)


def _offered(directory: Directory) -> dict[str, list[str]]:
    """Column -> what may be chosen in it."""
    return {
        "unit": [unit.name for unit in directory.units],
        "status": [say(f"form-status-{name}") for name in ("valid", "invalid", "pending")],
        "reason": [reason.text for reason in directory.reasons],
    }


def _choices(sheet: Worksheet, columns: Sequence[str], offered: Mapping[str, list[str]]) -> None:
    """Lists to choose from, as far as a spreadsheet holds them: 255 characters; more are said in the cell's note."""
    for column, name in enumerate(columns):
        options = offered.get(name, [])
        fits = options and len(",".join(options)) <= 255 and not any("," in option for option in options)
        rule = {"validate": "list", "source": options, "error_type": "warning"} if fits else {"validate": "any"}
        sheet.data_validation(HEAD + 1, column, HEAD + ROWS, column, {**rule, **_hint(name)})


def support_list(requests: pd.DataFrame) -> bytes:
    """Support requests as .xlsx bytes, in the columns and the order of their form."""
    sink = BytesIO()
    with _sheet("support", sink) as (sheet, looks):
        for ordinal, request in enumerate(requests.to_dict("records"), start=1):
            sheet.write_number(HEAD + ordinal, 0, ordinal, looks["text"])
            for place, name in enumerate(FORMS["support"][1:], start=1):
                sheet.write_string(HEAD + ordinal, place, str(request[name] or ""), looks["text"])
    return sink.getvalue()
