"""Blank forms for the units: a table or a list with the programme's own units in it and what to type said in the cells.

What stands in them is read back without a question: the headings are those that reading knows best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    "register": (
        "ordinal",
        "title",
        "authors",
        "branch",
        "unit",
        "decision",
        "recognised",
        "status",
        "reason",
    ),
    "support": ("ordinal", "name", "phone", "unit", "content", "note"),
}
"""Kind of file -> its columns."""
WIDTHS: Mapping[str, int] = {
    "ordinal": 6,
    "title": 44,
    "content": 44,
    "unit": 30,
    "authors": 24,
    "branch": 28,
    "reason": 34,
}
ROWS = 300  # rows of a list that offer their choices; more may be typed below
HEAD = 3  # the row of the headings: below the title and the day
CELL: Mapping[str, object] = {"font_name": FONT, "font_size": 12, "border": 1, "text_wrap": True, "valign": "top"}


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
    sink = BytesIO()
    with workbook(sink, say(f"form-{kind}")) as book:
        sheet = book.add_worksheet(say(f"form-{kind}-sheet"))
        looks = {name: book.add_format({**CELL, **extra}) for name, extra in _LOOKS.items()}
        plain = book.add_format({"font_name": FONT, "font_size": 13, "bold": True})
        sheet.write_string(0, 0, say(f"form-{kind}-title", programme=directory.programme.name).upper(), plain)
        sheet.write_string(1, 0, say("form-day", day=day), book.add_format({"font_name": FONT, "italic": True}))
        _head(sheet, FORMS[kind], looks["head"])
        if kind == "summary":
            _units(sheet, directory, period, looks)
        else:
            _choices(sheet, FORMS[kind], _offered(directory))
        printed(sheet, across=True, repeat=(HEAD, HEAD))
    return sink.getvalue()


_LOOKS: Mapping[str, Mapping[str, object]] = {
    "head": {"bold": True, "align": "center", "bg_color": "#E9E7E0"},
    "text": {},
    "count": {"num_format": "#,##0"},
}


def _head(sheet: Worksheet, columns: Sequence[str], look: Format) -> None:
    for place, name in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(name, 16))
        sheet.write_string(HEAD, place, say(f"form-column-{name}"), look)
        told = {"input_title": say(f"form-column-{name}")[:32], "input_message": say(f"form-told-{name}")[:255]}
        sheet.data_validation(HEAD, place, HEAD, place, {"validate": "any", **told})


def _units(sheet: Worksheet, directory: Directory, period: Period, looks: Mapping[str, Format]) -> None:
    """One row a unit that stands on the period's last day, its quota beside it; the counts are to be typed."""
    columns = FORMS["summary"]
    counted = range(columns.index("valid"), columns.index("total"))
    for ordinal, unit in enumerate(directory.units, start=1):
        row = HEAD + ordinal
        sheet.write_number(row, 0, ordinal, looks["text"])
        sheet.write_string(row, 1, unit.name, looks["text"])
        sheet.write(row, 2, directory.quota(unit.code, period.code), looks["count"])
        for place in (*counted, columns.index("total")):
            sheet.write_blank(row, place, None, looks["count"])
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
    for place, name in enumerate(columns):
        options = offered.get(name, [])
        fits = options and len(",".join(options)) <= 255 and not any("," in option for option in options)
        rule = {"validate": "list", "source": options, "error_type": "warning"} if fits else {"validate": "any"}
        note = {"input_title": say(f"form-column-{name}")[:32], "input_message": say(f"form-told-{name}")[:255]}
        sheet.data_validation(HEAD + 1, place, HEAD + ROWS, place, {**rule, **note})


def support_list(requests: pd.DataFrame) -> bytes:
    """Support requests as .xlsx bytes, in the columns and the order of their form."""
    sink = BytesIO()
    with workbook(sink, say("form-support")) as book:
        sheet = book.add_worksheet(say("form-support-sheet"))
        looks = {name: book.add_format({**CELL, **extra}) for name, extra in _LOOKS.items()}
        _head(sheet, FORMS["support"], looks["head"])
        for ordinal, request in enumerate(requests.to_dict("records"), start=1):
            sheet.write_number(HEAD + ordinal, 0, ordinal, looks["text"])
            for place, name in enumerate(FORMS["support"][1:], start=1):
                sheet.write_string(HEAD + ordinal, place, str(request[name] or ""), looks["text"])
        printed(sheet, across=True, repeat=(HEAD, HEAD))
    return sink.getvalue()
