"""What stands in a register's cells, in the wordings that people use: days, statuses, amounts, headings."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from tally.intake.register.wordings import read_benefit
from tally.text.days import ambiguous, read_date
from tally.vocabulary import REGISTER, heading_field
from tally.vocabulary.statuses import read_status
from tests.registers import (
    HEADINGS,
    codes,
    column,
    judged,
    reading,
    saved,
)


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


@pytest.mark.parametrize("text", ["31/9/2022", "29/02/2022", "2022-02-30", "12/25/2021", "13/2022", "đầu năm"])
def test_date_that_does_not_exist_is_named_and_never_shifted(text):
    assert (read_date(text).day, read_date(text).flag) == (None, "impossible")


@pytest.mark.parametrize(("left", "stated"), [("0", "pending"), ("FALSE", "pending"), ("Không", "invalid")])
def test_what_a_formula_leaves_among_verdicts_in_words_is_no_verdict(left, stated):
    texts = (left, "Hợp lệ", "Hợp lệ", "Không hợp lệ")
    assert column(judged(*[{"Trạng thái": text} for text in texts]), "stated")[0] == stated


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
        ("Chờ xác nhận", "pending"),
        ("Chờ chấp thuận", "pending"),
        ("Đồng ý cho công nhận", "valid"),
        ("Chưa duyệt", "pending"),
        ("2. Không hợp lệ", "invalid"),
        ("3) Chờ bổ sung", "pending"),
        ("합격/Đạt", "valid"),
        ("불합격/Không đạt", "invalid"),
        ("불합격", None),
        ("hợp lệ hay không?", None),
        ("Dừng", None),
        ("Trúng", None),
        ("Đạt loại khá", None),
        ("Mới công nhận", None),
        ("Hơp lệ", "valid"),
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


@pytest.mark.parametrize(
    ("heading", "field"), [("DonViCongDoan", "unit"), ("NgayCongNhan", "recognised"), ("TrangThaiDuyet", "status")]
)
def test_words_that_a_portal_writes_together_are_told_by_their_capitals(heading, field):
    assert heading_field(REGISTER, heading, slips=False) == field


def test_first_initiative_is_no_header_where_titles_stand_below_name():
    """A portal heads titles "Name"; who the authors are is told by what stands in the columns."""
    heads = ("Name", "Status", "Công đoàn", "Tác giả", "Ngày công nhận")
    rows = [
        (
            f"Sáng kiến cải tiến dây chuyền số {n} của xưởng",
            "Đã duyệt",
            "LĐLĐ huyện Yên Khánh",
            f"Bùi Văn {name}",
            f"May {n}, 2022",
        )
        for n, name in enumerate(("An", "Bình", "Chi", "Dung"), 1)
    ]
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    read = reading(saved(book))
    assert [(unit.code, unit.valid) for unit in read.units] == [("YK", 4)]
