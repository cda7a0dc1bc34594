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
from tally.table.recognition import names_both
from tally.workbook.opening import open_trusted
from tests.registers import (
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
    assert codes(other) == {"title-missing": 1, "rows-not-numbered": 1}


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


def test_column_of_statuses_under_a_heading_not_foreseen_is_known_by_its_contents():
    headings = [heading if heading != "Trạng thái" else "Ban giám khảo" for heading in HEADINGS]
    rows = [row | {"Ban giám khảo": said} for row, said in zip(rows_of({}, {}), ("Đạt", "Không đạt"), strict=True)]
    found = reading(xlsx(rows, headings))
    assert figures(found) == {"YK": (1, 1, 0)}
    (status,) = [column for column in found.meanings if column.meaning == "status"]
    assert (status.heading, status.because) == ("Ban giám khảo", ("why-contents",))


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


def test_splitting_a_register_into_files_changes_no_count():
    rows = rows_of(*[{"Trạng thái": ("Hợp lệ", "Không hợp lệ", None)[n % 3]} for n in range(30)])
    whole = figures(reading(xlsx(rows)))["YK"]
    parts = [figures(reading(xlsx(rows[start : start + 10])))["YK"] for start in (0, 10, 20)]
    assert whole == tuple(map(sum, zip(*parts, strict=True)))


def test_register_whose_texts_are_held_once_is_read_as_if_written_out():
    path = SAMPLES / "danh-sach-sang-kien.xlsx"
    written = open_trusted(path.read_bytes(), path.name)
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
    from tally.intake.register.columns import PERSONAL

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
    from tally.apart import read_apart

    found = read_apart(xlsx(rows_of({}, {"Đơn vị": "Kim Sơn"})), "a.xlsx", None)
    assert figures(found) == {"LĐLĐ huyện Yên Khánh": (1, 0, 0), "Kim Sơn": (1, 0, 0)}
    assert open_trusted(xlsx(rows_of({})), "a.xlsx").sheets[0].name == "Danh sách"
    assert directory().units
