"""The upload page, as a person goes through it: real files, a real database, and what the pages show afterwards."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import streamlit as st

from tally.store import open_store
from tests.screen import words
from tests.uploading import (
    APRIL,
    LETTER,
    SAMPLES,
    WHO,
    answer,
    asked,
    changed,
    headline,
    opened,
    press,
    publish_button,
    publish_letter,
    settled,
    signed,
    upload,
)


def test_page_without_a_file_says_what_it_takes_and_that_nothing_changes_before_publishing(page):
    assert "giữ nguyên" in words(page)
    assert "mỗi tệp tối đa" in page.file_uploader[0].label


def test_letters_table_goes_from_file_to_published_and_stays_after_a_restart(page, own_url):
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    assert "Đọc được 14 đơn vị từ bang-tong-hop.xlsx; 2 điều đã có câu trả lời chọn sẵn" in headline(page)
    assert "4.700" in words(page)
    assert "4.640" in words(page)
    signed(page)
    assert publish_button(page).label == "Công bố số liệu đến 20/5/2022"
    press(page, "Công bố số liệu đến 20/5/2022")
    assert "Đã công bố số liệu đến 20/5/2022 của 14 đơn vị" in headline(page)
    assert "số liệu mẫu" not in words(page)
    state = open_store(own_url).state("2022", date(2022, 5, 20))
    assert (state["valid"].sum(), state["invalid"].sum()) == (526, 39)
    assert [one.who for one in open_store(own_url).uploads()] == [WHO]
    st.cache_resource.clear()
    again = opened()
    assert "số liệu mẫu" not in words(again)


def test_same_file_again_is_answered_with_when_it_was_published(page, own_url):
    publish_letter(page)
    other = upload(opened(), ("ten-khac.xlsx", LETTER))
    shown = words(other)
    assert "đã công bố số liệu này lúc" in shown
    assert "Xem lần nạp này ở trang Lịch sử" in shown
    assert "không cần công bố lại" in shown
    assert publish_button(other).disabled
    assert len(open_store(own_url).uploads()) == 1


def test_second_table_is_compared_with_the_figures_in_force(page):
    upload(page, ("thang-4.xlsx", APRIL))
    press(signed(page), "Công bố số liệu đến 20/4/2022")
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    shown = words(page)
    assert "So với số đang dùng (20/4/2022)" in shown
    assert '<s class="t-old">213</s> <b>244</b>' in shown
    assert "đổi +31" in shown
    assert "giữ nguyên" in shown


def test_file_older_than_what_is_in_force_says_whose_newest_figures_it_changes(page):
    publish_letter(page)
    assert "Số liệu mới nhất" not in words(page)
    upload(page, ("thang-4.xlsx", APRIL))
    assert "Số liệu mới nhất (đến 20/5/2022) không đổi: các đơn vị trong tệp đã có số liệu mới hơn." in words(page)


def test_two_people_at_once_the_second_is_told_and_goes_on_with_nothing_retyped(own_url):
    first, second = opened(), opened()
    for at in (first, second):
        upload(at, ("bang-tong-hop.xlsx", LETTER if at is first else changed(LETTER, D6=245)))
    signed(second, "Phạm Văn Hai")
    press(signed(first), "Công bố số liệu")
    press(second, "Công bố số liệu")
    assert f"{WHO} vừa công bố bang-tong-hop.xlsx" in words(second)
    assert '<s class="t-old">244</s> <b>245</b>' in words(second)
    press(second, "Công bố số liệu")
    assert "Đã công bố" in headline(second)
    assert [one.who for one in open_store(own_url).uploads()] == ["Phạm Văn Hai", WHO]


@pytest.mark.parametrize(
    ("name", "source", "sentence"),
    [
        ("rong.xlsx", b"", "trống"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 900, "không phải là bảng tính"),
        ("hong.xlsx", LETTER[:3000], "bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_nothing_changes(page, own, name, source, sentence):
    upload(page, (name, source))
    assert sentence in words(page)
    assert "Số liệu đang dùng giữ nguyên." in words(page)
    assert not [button for button in page.button if button.label.startswith("Công bố")]
    assert own.uploads() == []


def test_a_file_larger_than_promised_is_turned_away_by_the_page_itself(page, monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_FILE_MIB", "1")
    page.run()
    page.file_uploader[0].upload("to.xlsx", b"x" * (2 << 20)).run()
    assert not page.exception
    assert "Tệp to.xlsx quá lớn" in words(page)


def test_a_bad_number_blocks_publishing_and_says_where(page):
    upload(page, ("bang.xlsx", changed(LETTER, D7="mười ba")))
    assert "chỗ phải sửa trong tệp" in headline(page)
    assert "D7" in words(page)
    signed(page)
    assert publish_button(page).disabled


def test_date_is_asked_where_the_file_does_not_say_it(page):
    undated = changed(LETTER, A3="(Kèm theo công văn)")
    upload(page, ("bang.xlsx", undated))
    assert "Không thấy ngày" in words(page)
    signed(page)
    assert publish_button(page).disabled
    page.date_input[0].set_value(date(2022, 5, 22)).run()
    assert publish_button(page).label == "Công bố số liệu đến 22/5/2022"
    assert not publish_button(page).disabled


def test_several_files_stand_in_a_list_that_says_how_each_is(page):
    upload(page, ("thang-4.xlsx", APRIL), ("rong.xlsx", b""), ("bang-tong-hop.xlsx", LETTER))
    labels = page.radio[0].options
    assert [label.split(" · ")[0] for label in labels] == ["thang-4.xlsx", "rong.xlsx", "bang-tong-hop.xlsx"]
    page.radio[0].set_value(page.radio[0].options and list(page.session_state["upload-desk"].drafts)[2]).run()
    settled(page)
    assert "bang-tong-hop.xlsx" in headline(page)


def test_register_is_read_compared_and_published(page, own_url):
    upload(page, ("danh-sach.xlsx", (SAMPLES / "danh-sach-sang-kien.xlsx").read_bytes()))
    assert "Đọc được 565 sáng kiến của 14 đơn vị" in headline(page)
    press(signed(page), "Công bố số liệu")
    assert "Đã công bố số liệu đến 20/5/2022 của 14 đơn vị" in headline(page)
    state = open_store(own_url).state("2022")
    assert (state["valid"].sum(), state["invalid"].sum()) == (526, 39)


def test_mended_rows_that_come_back_are_joined_with_the_rest_and_nothing_is_lost(page, own_url):
    whole = (SAMPLES / "danh-sach-sang-kien.xlsx").read_bytes()
    upload(page, ("danh-sach.xlsx", whole))
    press(signed(page), "Công bố số liệu")
    book = openpyxl.load_workbook(BytesIO(whole))
    sheet = book.worksheets[0]
    status, reason = 13, 14
    invalid = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, status).value == "Không hợp lệ"][:5]
    for row in range(sheet.max_row, 4, -1):
        if row not in invalid:
            sheet.delete_rows(row)
    for row in range(5, 10):
        sheet.cell(row, status).value, sheet.cell(row, reason).value = "Hợp lệ", None
    stream = BytesIO()
    book.save(stream)
    later = upload(opened(), ("thang-4.xlsx", APRIL), ("da-sua.xlsx", stream.getvalue()))
    later.radio[0].set_value(list(later.session_state["upload-desk"].drafts)[1]).run()
    assert "5 đã sửa xong" in words(later)
    assert publish_button(later).disabled
    assert "không còn trong tệp này" in asked(later)[0].label
    answer(later, 0, "Ghép vào danh sách đang dùng")
    assert "-da-ghep" in headline(later)
    assert "0 không còn trong tệp" in words(later)
    press(signed(later), "Công bố số liệu")
    state = open_store(own_url).state("2022")
    assert (state["valid"].sum(), state["invalid"].sum()) == (531, 34)


def test_several_files_that_need_no_answer_are_published_with_one_button(page, own_url):
    march = (SAMPLES / "bang-tong-hop-2022-03-20-minh-hoa.xlsx").read_bytes()
    upload(page, ("thang-4.xlsx", APRIL), ("thang-3.xlsx", march), ("bang-tong-hop.xlsx", LETTER))
    signed(page)
    assert "thang-3.xlsx (20/3/2022)" in words(page)
    press(page, "Công bố cả 2 tệp")
    assert "Từ trang này cũng đã công bố: thang-3.xlsx (20/3/2022)." in words(page)
    assert open_store(own_url).dates("2022") == [date(2022, 3, 20), date(2022, 4, 20)]
    assert [label.split(" · ")[1] for label in page.radio[0].options][:2] == ["đã công bố", "đã công bố"]


def test_senders_own_workbook_is_offered_with_the_places_marked_where_something_was_noticed(page):
    upload(page, ("bang.xlsx", changed(LETTER, D7="mười ba")))
    assert "Tải tệp đã đánh dấu" in [button.label for button in page.get("download_button")]


def test_a_file_of_two_tables_that_is_to_be_mended_leaves_the_page_as_it_was(page):
    book = openpyxl.load_workbook(BytesIO(LETTER))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=4, max_row=10, max_col=6, values_only=True):
        sheet.append([]) if row[0] == "TT" else None
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    upload(page, ("hai-bang.xlsx", stream.getvalue()))
    place = next(n for n, box in enumerate(asked(page)) if any("tiêu đề ở dòng" in one for one in box.options))
    answer(page, place, "Sửa tệp rồi nạp lại")
    assert "cần trả lời trước khi công bố" in headline(page)
    assert publish_button(signed(page)).disabled


def test_page_does_not_say_that_nothing_is_left_while_something_still_holds_publishing(page):
    undated = [["TT", "Đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ"], [1, "LĐLĐ huyện Yên Khánh", 450, 244, 1]]
    book = openpyxl.Workbook()
    for row in undated:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    upload(page, ("khong-ngay.xlsx", stream.getvalue()))
    for place, box in enumerate(asked(page)):
        answer(page, place, box.options[0])
    assert publish_button(page).disabled
    assert "không còn điều gì phải trả lời" not in headline(page)
    assert "chưa có ngày của số liệu" in headline(page)
