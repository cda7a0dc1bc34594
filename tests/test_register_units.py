"""Whose an initiative is: a column, merged cells, group rows, a sheet's name, a line above the table."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from tally.intake.reading import Answers
from tests.registers import (
    GOOD,
    HEADINGS,
    codes,
    column,
    figures,
    judged,
    reading,
    rows_of,
    saved,
    xlsx,
)

KHANH, SON = "LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"


def test_unit_in_merged_cells_holds_for_all_their_rows():
    book = Workbook()
    sheet = book.active
    sheet.append(list(HEADINGS))
    for number, row in enumerate(rows_of({}, {}, {}, {"Đơn vị": "Kim Sơn"}), 1):
        sheet.append([row.get(heading, number if heading == "STT" else None) for heading in HEADINGS])
    sheet.merge_cells("D2:D4")
    assert figures(reading(saved(book))) == {"YK": (3, 0, 0), "KS": (1, 0, 0)}


def test_unit_typed_once_holds_for_the_blank_rows_below_it_and_that_is_said_once():
    found = judged(*[{"Đơn vị": unit} for unit in (KHANH, None, None, SON, None, None)])
    assert figures(found) == {"YK": (3, 0, 0), "KS": (3, 0, 0)}
    (said,) = found.findings
    assert (said.code, said.severity, said.cell, said.count) == ("unit-field-missing", "note", "D3", 4)


@pytest.mark.parametrize(
    ("units", "missing"),
    [
        pytest.param([KHANH, KHANH, None, SON, SON, SON], 1, id="most rows are named"),
        pytest.param([None, None, KHANH, None, None, None], 5, id="the first row is not named"),
        pytest.param([KHANH, *[None] * 3, KHANH, None, None], 5, id="a name comes again"),
    ],
)
def test_blank_units_that_may_have_been_forgotten_are_named_row_by_row(units, missing):
    found = judged(*[{"Đơn vị": unit} for unit in units])
    assert sum(finding.code == "unit-field-missing" for finding in found.findings) == missing
    assert column(found, "unit_printed").count(None) == missing


def test_unit_typed_once_ends_with_the_sum_below_its_rows():
    rows = rows_of(*[{"Đơn vị": unit} for unit in (KHANH, None, None)])
    total = dict.fromkeys(HEADINGS) | {"STT": "Cộng", "Tên sáng kiến": "3 sáng kiến"}
    found = reading(xlsx([*rows, total, *rows_of(*[{"Đơn vị": None}] * 3)]))
    assert column(found, "unit_printed").count(None) == 5


def test_unit_in_group_rows_holds_until_the_next_group_row():
    headings = [heading for heading in HEADINGS if heading != "Đơn vị"]
    book = Workbook()
    sheet = book.active
    sheet.append(["DANH SÁCH SÁNG KIẾN"])
    sheet.append(headings)
    number = 0
    for roman, name, count in (("I", "LĐLĐ huyện Yên Khánh", 3), ("II", "Công đoàn Y tế tỉnh", 2)):
        sheet.append([roman, name])
        for _ in range(count):
            number += 1
            row = GOOD | {"STT": number, "Tên sáng kiến": f"Sáng kiến {number}"}
            sheet.append([row.get(heading) for heading in headings])
    sheet.append([None, "Tổng cộng: 5 sáng kiến"])
    sheet.append([])
    sheet.append([None, "NGƯỜI LẬP BIỂU", None, None, "TM. BAN THƯỜNG VỤ"])
    sheet.append([None, "Trần Thị B", None, None, "CHỦ TỊCH"])
    found = reading(saved(book))
    assert figures(found) == {"YK": (3, 0, 0), "YT": (2, 0, 0)}
    assert codes(found) == {}


def numbered_groups(*groups):
    """A register whose group rows stand numbered in the first column, each with so many initiatives below it."""
    headings = [heading for heading in HEADINGS if heading != "Đơn vị"]
    book = Workbook()
    book.active.append(headings)
    number = 0
    for roman, name, count in groups:
        book.active.append([roman, name])
        for _ in range(count):
            number += 1
            row = GOOD | {"STT": number, "Tên sáng kiến": f"Sáng kiến {number}"}
            book.active.append([row.get(heading) for heading in headings])
    return reading(saved(book))


def test_workplace_that_no_directory_knows_is_asked_for_where_units_stand_numbered_as_it_is():
    known, strange = ("I", "LĐLĐ huyện Yên Khánh", 3), ("II", "Công ty TNHH Xa Lạ", 2)
    found = numbered_groups(known, strange, ("III", "Công đoàn Y tế tỉnh", 1))
    assert figures(found) == {"YK": (3, 0, 0), "Công ty TNHH Xa Lạ": (2, 0, 0), "YT": (1, 0, 0)}
    assert codes(found) == {"unit-unknown": 2}


def test_words_numbered_apart_from_the_initiatives_are_a_heading_and_no_initiative():
    found = numbered_groups(("A", "LĐLĐ huyện Yên Khánh", 1), ("I", "Lĩnh vực y tế", 2), ("II", "Giai đoạn 2", 1))
    assert figures(found) == {"YK": (4, 0, 0)}
    assert codes(found) == {}


def test_workplaces_numbered_below_a_unit_are_its_grassroots_unions():
    found = numbered_groups(("A", "LĐLĐ huyện Yên Khánh", 1), ("I", "Trường THPT Yên Khánh A", 2))
    assert figures(found) == {"YK": (3, 0, 0)}
    assert column(found, "branch") == [None, "Trường THPT Yên Khánh A", "Trường THPT Yên Khánh A"]


def test_one_sheet_per_unit_is_read_as_one_register():
    headings = [heading for heading in HEADINGS if heading != "Đơn vị"]
    book = Workbook()
    book.remove(book.active)
    for name, count in (("Yên Khánh", 2), ("Kim Sơn", 3)):
        sheet = book.create_sheet(name)
        sheet.append(headings)
        for number, row in enumerate(rows_of(*[{}] * count), 1):
            sheet.append([row.get(heading, number if heading == "STT" else None) for heading in headings])
    found = reading(saved(book))
    assert figures(found) == {"YK": (2, 0, 0), "KS": (3, 0, 0)}
    assert set(column(found, "sheet")) == {"Yên Khánh", "Kim Sơn"}
    assert set(codes(found)) == {"duplicate-across-units", "sheets-joined"}


@pytest.mark.parametrize("line", [["Đơn vị: LĐLĐ huyện Yên Khánh"], ["Đơn vị:", "Yên Khánh"], ["LĐLĐ HUYỆN YÊN KHÁNH"]])
def test_unit_named_above_the_table_holds_for_all_rows(line):
    headings = [heading for heading in HEADINGS if heading != "Đơn vị"]
    found = reading(xlsx(rows_of({}, {}), headings, above=[line, ["DANH SÁCH SÁNG KIẾN"]]))
    assert figures(found) == {"YK": (2, 0, 0)}


def test_unit_column_of_a_unit_s_own_list_names_its_grassroots_unions():
    rows = rows_of({"Đơn vị": "Trường THCS A"}, {"Đơn vị": "Trường THCS B"})
    found = reading(xlsx(rows, above=[["Đơn vị: LĐLĐ huyện Yên Khánh"]]))
    assert figures(found) == {"YK": (2, 0, 0)}
    assert column(found, "branch") == ["Trường THCS A", "Trường THCS B"]


def test_rows_without_a_unit_and_of_unknown_units_are_shown():
    found = judged({"Đơn vị": None}, {"Đơn vị": "Xã Lạ"}, {"Đơn vị": "Xã Lạ"}, {})
    assert figures(found) == {"YK": (1, 0, 0), "Xã Lạ": (2, 0, 0), "": (0, 1, 0)}
    assert codes(found) == {"unit-field-missing": 1, "unit-unknown": 2}


def test_answer_about_an_unknown_unit_counts_for_the_unit_or_leaves_it_out():
    source = xlsx(rows_of({"Đơn vị": "Xã Lạ"}, {}))
    assert figures(reading(source, Answers(aliases={"Xã Lạ": "KS"}))) == {"YK": (1, 0, 0), "KS": (1, 0, 0)}
    assert figures(reading(source, Answers(aliases={"Xã Lạ": ""}))) == {"YK": (1, 0, 0)}


def test_spelling_of_units_changes_no_count():
    spellings = ("LĐLĐ huyện Yên Khánh", "liên đoàn lao động huyện yên khánh", "LDLD huyen Yen Khanh", "Yên Khánh")
    spellings += ("LĐLĐ  HUYỆN YÊN KHÁNH ", "LĐLĐ H. Yên Khánh", "LĐLĐ huyện Yên Kha\u0301nh", "H. Yên Khánh")
    assert figures(judged(*[{"Đơn vị": name} for name in spellings])) == {"YK": (8, 0, 0)}
