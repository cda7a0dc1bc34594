"""Registers as staff send them: every layout and wording, read into the same initiatives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest
from openpyxl import Workbook

from tally.commands.read import as_json
from tally.intake.read import understand
from tally.intake.reading import Answers
from tally.intake.register.wordings import read_benefit
from tally.table.listing import names_both
from tally.text import ambiguous, read_date
from tally.vocabulary import REGISTER, heading_field
from tally.vocabulary.statuses import read_status
from tally.workbook import open_workbook
from tests.registers import (
    GOOD,
    HEADINGS,
    SAMPLES,
    codes,
    column,
    directory,
    figures,
    judged,
    reading,
    rows_of,
    saved,
    xlsx,
)

KHANH, SON = "LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"
LETTER = {
    "YK": (244, 5),
    "KS": (13, 0),
    "YM": (3, 0),
    "NB": (28, 0),
    "TD": (78, 5),
    "HL": (11, 0),
    "GV": (5, 0),
    "NQ": (27, 0),
    "VC": (71, 19),
    "NN": (17, 0),
    "KCN": (10, 1),
    "YT": (13, 0),
    "GD": (6, 0),
    "KHAC": (0, 9),
}


def test_sample_register_gives_the_letter_s_figures_as_stated_and_as_checked():
    path = SAMPLES / "danh-sach-sang-kien.xlsx"
    found = reading(path.read_bytes(), file=path.name)
    assert {unit.code: (unit.valid, unit.invalid) for unit in found.units} == LETTER
    assert {unit.code: (unit.stated_valid, unit.stated_invalid) for unit in found.units} == LETTER
    assert (sum(u.valid for u in found.units), sum(u.invalid for u in found.units)) == (526, 39)
    assert found.as_of == date(2022, 5, 20)
    assert set(codes(found)) == {"reason-missing"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-05", date(2022, 3, 5)),
        ("2022-03-05 08:40:00", date(2022, 3, 5)),
        ("2022-03-05T00:00:00", date(2022, 3, 5)),
        ("05/03/2022", date(2022, 3, 5)),
        ("5/3/22", date(2022, 3, 5)),
        ("05.03.2022", date(2022, 3, 5)),
        ("5-3-2022", date(2022, 3, 5)),
        ("ngày 5 tháng 3 năm 2022", date(2022, 3, 5)),
        ("Ngày 05 tháng 03 năm 2022.", date(2022, 3, 5)),
        ("5 tháng 3, 2022", date(2022, 3, 5)),
        ("44625", date(2022, 3, 5)),
        ("44625.5", date(2022, 3, 5)),
        ("０５/０３/２０２２", date(2022, 3, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_every_way_of_writing_a_day_is_read(text, day):
    found = read_date(text)
    assert (found.day, found.flag) == (day, None)


@pytest.mark.parametrize("text", ["3/2022", "03/2022", "tháng 3/2022", "Tháng 3 năm 2022", "2022-03", "T3/2022"])
def test_month_without_a_day_is_read_as_a_month(text):
    assert (read_date(text).day, read_date(text).flag) == (date(2022, 3, 1), "month")


@pytest.mark.parametrize("text", ["31/9/2022", "29/02/2022", "2022-02-30", "12/25/2021", "13/2022", "đầu năm", "2022"])
def test_date_that_does_not_exist_is_named_and_never_shifted(text):
    assert (read_date(text).day, read_date(text).flag) == (None, "impossible")


def test_day_and_month_are_doubtful_only_where_nothing_proves_their_order():
    def doubtful(*texts):
        return ambiguous({text: read_date(text) for text in texts})

    assert doubtful("03/04/2022", "25/04/2022") == frozenset()
    assert doubtful("03/04/2022") == {"03/04/2022"}
    assert doubtful("03/04/2022", "25/04/2022", "04/25/2022") == {"03/04/2022"}
    assert doubtful("04/04/2022", "2022-04-03") == frozenset()


def test_real_dates_that_a_spreadsheet_turned_round_are_doubtful():
    days = {f"{day}/1/2022": read_date(f"{day}/1/2022") for day in (13, 20, 31)}
    turned = {text: read_date(text) for text in ("2022-05-01", "2022-07-02", "2022-03-03")}
    assert ambiguous(days | turned) == {"2022-05-01", "2022-07-02"}
    assert ambiguous(days | turned | {"2022-05-25": read_date("2022-05-25")}) == frozenset()


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Hợp lệ", "valid"),
        ("HỢP LỆ.", "valid"),
        ("hop le", "valid"),
        ("Đạt", "valid"),
        ("Đã duyệt", "valid"),
        ("Được công nhận", "valid"),
        ("x", "valid"),
        ("✓", "valid"),
        ("Không hợp lệ", "invalid"),
        ("Ko hợp lệ", "invalid"),
        ("Không được duyệt", "invalid"),
        ("Chưa đạt", "invalid"),
        ("Từ chối", "invalid"),
        ("Chờ duyệt", "pending"),
        ("Đang xem xét", "pending"),
        ("Chưa duyệt", "pending"),
        ("hợp lệ hay không?", None),
        ("Nguyễn Văn A", None),
    ],
)
def test_status_is_understood_in_many_wordings_and_never_guessed(words, meaning):
    assert read_status(words)[0] == meaning


def test_reason_written_behind_the_status_is_kept():
    assert read_status("Không hợp lệ (thiếu quyết định)") == ("invalid", "thiếu quyết định")
    assert read_status("Không đạt: trùng") == ("invalid", "trùng")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("15000000", 15_000_000),
        ("15.000.000", 15_000_000),
        ("15,000,000 đồng", 15_000_000),
        ("15 triệu", 15_000_000),
        ("1,5 tỷ đồng", 1_500_000_000),
        ("khoảng 200 triệu/năm", 200_000_000),
        ("không tính được", None),
    ],
)
def test_benefit_is_read_in_dong(text, amount):
    assert read_benefit(text) == amount


def test_benefit_that_is_no_amount_is_a_finding():
    headings = (*HEADINGS, "Giá trị làm lợi")
    found = judged({"Giá trị làm lợi": "nhiều"}, {"Giá trị làm lợi": "2 triệu"}, headings=headings)
    assert codes(found) == {"benefit-unread": 1}
    assert column(found, "benefit") == [None, 2_000_000]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tên sáng kiến/giải pháp", "title"),
        ("Họ và tên tác giả", "authors"),
        ("Ngày công nhân", "recognised"),
        ("Ngày, tháng, năm công nhận", "recognised"),
        ("Cơ quan công nhận", "body"),
        ("Số QĐ công nhận", "decision"),
        ("Giá trị làm lợi (triệu đồng)", "benefit"),
        ("Lý do (nếu không hợp lệ)", "reason"),
        ("SĐT", "phone"),
        ("Không hợp lệ", "invalid_mark"),
        ("CĐCS", "branch"),
        ("Ghi chú", "note"),
        ("Số thứ tự", "number"),
    ],
)
def test_heading_is_understood_in_many_wordings(heading, field):
    assert heading_field(REGISTER, heading) == field


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


@pytest.mark.parametrize(
    ("written", "decision", "day"),
    [
        ("123/QĐ-LĐLĐ ngày 12/3/2022", "123/QĐ-LĐLĐ", date(2022, 3, 12)),
        ("123/QĐ-LĐLĐ, ngày 12 tháng 3 năm 2022", "123/QĐ-LĐLĐ", date(2022, 3, 12)),
        ("45/2022/QĐ-CĐ (12.3.22)", "45/2022/QĐ-CĐ", date(2022, 3, 12)),
        ("Số 7 ngày 31/9/2022 của LĐLĐ tỉnh", "Số 7 của LĐLĐ tỉnh", None),
        ("12/QĐ-CĐ", "12/QĐ-CĐ", None),
        ("12/3/2022", None, date(2022, 3, 12)),
    ],
)
@pytest.mark.parametrize("heading", ["Số QĐ, ngày", "Quyết định số, ngày tháng", "Số, ngày quyết định"])
def test_decision_and_day_in_one_column_are_both_read(heading, written, decision, day):
    headings = ("STT", "Tên sáng kiến", "Tác giả", "Đơn vị", heading, "Trạng thái")
    found = judged({heading: written}, headings=headings)
    assert (column(found, "decision"), column(found, "recognised")) == ([decision], [day])


def test_day_below_a_heading_of_decisions_is_no_number():
    assert not names_both(("Quyết định công nhận", "Ngày"))
    assert not names_both(("Ngày quyết định",))


def test_author_below_with_the_same_unit_and_decision_again_joins_the_initiative_above():
    joint = {"STT": None, "Tên sáng kiến": None, "Tác giả": "Lê Thị Bình"}
    first, second, third = rows_of({"STT": 1}, {"STT": 2}, {"STT": 3})
    found = reading(xlsx([first, first | joint, second, third]))
    assert column(found, "authors") == ["Trần Văn An; Lê Thị Bình", "Trần Văn An", "Trần Văn An"]
    other = reading(xlsx([first, first | joint | {"Số quyết định": "99/QĐ-CĐ"}, second]))
    assert codes(other) == {"title-missing": 1}


def test_title_merged_over_several_authors_is_one_initiative():
    book = Workbook()
    sheet = book.active
    sheet.append(list(HEADINGS))
    for number, row in enumerate(rows_of({}, {"Tác giả": "Lê Thị Hà"}, {}), 1):
        sheet.append([row.get(heading, number if heading == "STT" else None) for heading in HEADINGS])
    for letter in "ABDEFGH":
        sheet.merge_cells(f"{letter}2:{letter}3")
    found = reading(saved(book))
    assert figures(found) == {"YK": (2, 0, 0)}
    assert column(found, "authors") == ["Trần Văn An; Lê Thị Hà", "Trần Văn An"]


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


def test_column_of_statuses_under_a_heading_not_foreseen_is_known_by_its_contents():
    headings = [heading if heading != "Trạng thái" else "Ban giám khảo" for heading in HEADINGS]
    rows = [row | {"Ban giám khảo": said} for row, said in zip(rows_of({}, {}), ("Đạt", "Không đạt"), strict=True)]
    found = reading(xlsx(rows, headings))
    assert figures(found) == {"YK": (1, 1, 0)}
    (status,) = [column for column in found.meanings if column.meaning == "status"]
    assert (status.heading, status.because) == ("Ban giám khảo", ("why-contents",))


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
    assert set(codes(found)) == {"duplicate-across-units"}


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


def test_marks_in_two_columns_under_a_merged_heading_state_the_status():
    book = Workbook()
    sheet = book.active
    sheet.append(["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Kết quả xét duyệt"])
    sheet.append([None] * 6 + ["Hợp lệ", "Không hợp lệ"])
    for span in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:H1"):
        sheet.merge_cells(span)
    for number, marks in enumerate((("x", None), (None, "X"), (None, "thiếu quyết định"), (None, None)), 1):
        sheet.append([number, f"Sáng kiến {number}", "Lê Hà", "Kim Sơn", "1/QĐ", datetime(2022, 3, 5), *marks])
    found = reading(saved(book))
    assert column(found, "stated") == ["valid", "invalid", "invalid", "pending"]
    assert column(found, "reason_printed") == [None, None, "thiếu quyết định", None]
    assert codes(found) == {"reason-missing": 1, "status-missing": 1}


def test_several_authors_on_lines_of_one_cell_stay_together():
    assert column(judged({"Tác giả": "Trần Văn An\nLê Thị Hà"}), "authors") == ["Trần Văn An; Lê Thị Hà"]


def test_numbered_rows_that_nobody_filled_in_are_no_initiatives():
    rows = [*rows_of({}, {}), {"STT": 3}, {"STT": 4}]
    assert figures(reading(xlsx(rows))) == {"YK": (2, 0, 0)}


def test_spelling_of_units_changes_no_count():
    spellings = ("LĐLĐ huyện Yên Khánh", "liên đoàn lao động huyện yên khánh", "LDLD huyen Yen Khanh", "Yên Khánh")
    spellings += ("LĐLĐ  HUYỆN YÊN KHÁNH ", "LĐLĐ H. Yên Khánh", "LĐLĐ huyện Yên Kha\u0301nh", "H. Yên Khánh")
    assert figures(judged(*[{"Đơn vị": name} for name in spellings])) == {"YK": (8, 0, 0)}


def test_splitting_a_register_into_files_changes_no_count():
    rows = rows_of(*[{"Trạng thái": ("Hợp lệ", "Không hợp lệ", None)[n % 3]} for n in range(30)])
    whole = figures(reading(xlsx(rows)))["YK"]
    parts = [figures(reading(xlsx(rows[start : start + 10])))["YK"] for start in (0, 10, 20)]
    assert whole == tuple(map(sum, zip(*parts, strict=True)))


def test_register_whose_texts_are_held_once_is_read_as_if_written_out():
    path = SAMPLES / "danh-sach-sang-kien.xlsx"
    written = open_workbook(path.read_bytes(), path.name)
    sheet = written.sheets[0]
    held = pa.table({name: sheet.cells[name].dictionary_encode() for name in sheet.cells.column_names})
    once = understand(replace(written, sheets=(replace(sheet, cells=held),)), directory(), Answers())
    plain = understand(written, directory(), Answers())
    assert as_json(once) == as_json(plain)
    assert once.rows.to_pylist() == plain.rows.to_pylist()


def test_every_initiative_leads_back_to_its_sheet_and_row():
    found = reading(xlsx(rows_of({}, {}), above=[["DANH SÁCH"], []]))
    assert list(zip(column(found, "sheet"), column(found, "row"), strict=True)) == [("Danh sách", 4), ("Danh sách", 5)]


def test_phone_is_read_and_marked_as_personal():
    from tally.intake.register import PERSONAL

    found = judged({"Số điện thoại": "0900 000 001"}, headings=(*HEADINGS, "Số điện thoại"))
    assert column(found, "phone") == ["0900 000 001"]
    assert "phone" in PERSONAL


def test_support_requests_are_read_with_their_units():
    path = SAMPLES / "ho-tro-dang-ky.xlsx"
    found = reading(path.read_bytes(), file=path.name)
    assert found.kind == "support"
    assert column(found, "phone") == ["0900 000 001", "0900 000 002", "0900 000 003"]
    assert column(found, "unit") == ["LĐLĐ huyện Yên Mô", "LĐLĐ huyện Gia Viễn", "Công đoàn ngành Giáo dục"]
    assert found.findings == ()


def test_support_request_without_a_phone_is_kept_and_named():
    headings = ("STT", "Họ và tên", "Số điện thoại", "Đơn vị", "Nội dung sáng kiến")
    rows = [
        {"Họ và tên": "Lê Hà", "Số điện thoại": "không có", "Đơn vị": "Kim Sơn", "Nội dung sáng kiến": "Máy gặt"},
        {"Họ và tên": "Trần An", "Đơn vị": "Kim Sơn", "Nội dung sáng kiến": "Tủ sách"},
    ]
    found = reading(xlsx(rows, headings))
    assert len(found.rows) == 2
    assert [(f.code, f.cell) for f in found.findings] == [
        ("support-phone-doubtful", "C2"),
        ("support-phone-missing", "C3"),
    ]


def test_directory_is_not_needed_to_read_a_register():
    from tally.intake.read import read

    found = read(xlsx(rows_of({}, {"Đơn vị": "Kim Sơn"})), "a.xlsx", None)
    assert figures(found) == {"LĐLĐ huyện Yên Khánh": (1, 0, 0), "Kim Sơn": (1, 0, 0)}
    assert open_workbook(xlsx(rows_of({})), "a.xlsx").sheets[0].name == "Danh sách"
    assert directory().units
