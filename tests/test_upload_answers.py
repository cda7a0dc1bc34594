"""The upload page asks: what stands chosen, what a person must say, and what is remembered of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
from streamlit.testing.v1 import AppTest

from tally.store import open_store
from tests.screen import words
from tests.uploading import (
    APRIL,
    LETTER,
    answer,
    asked,
    changed,
    headline,
    offering,
    opened,
    press,
    publish_button,
    settled,
    signed,
    upload,
)


def test_safe_answers_stand_chosen_and_can_be_changed_until_publishing(page):
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    assert [box.value.verb for box in asked(page)] == ["keep", "keep"]
    assert "Đã chọn sẵn câu trả lời an toàn cho 2 điều" in words(page)
    assert words(page).count(">Chọn sẵn<") == 2
    assert not publish_button(page).disabled
    answer(page, 0, "Sửa tệp rồi nạp lại")
    assert "có 1 điều cần trả lời trước khi công bố" in headline(page)
    assert publish_button(page).disabled
    answer(page, 0, "Giữ số cộng lại")
    assert ">Đã chọn<" in words(page)
    assert not publish_button(page).disabled


def test_question_without_a_safe_answer_is_left_to_a_person_and_holds_publishing(page):
    upload(page, ("bang.xlsx", changed(LETTER, B7="LĐLĐ huyện Yên Khánh")))
    assert asked(page)[offering(page, "Cộng các dòng lại")].value is None
    assert publish_button(page).disabled
    assert "điều cần trả lời trước khi công bố" in words(page)


def test_answers_chosen_beforehand_are_seen_before_several_files_are_published_at_once(page):
    other = changed(LETTER, A3="(Số liệu tính đến ngày 25/5/2022)")
    upload(page, ("thang-4.xlsx", APRIL), ("bang-tong-hop.xlsx", LETTER), ("thang-5.xlsx", other))
    assert [label.split(" · ")[1] for label in page.radio[0].options] == [
        "sẵn sàng công bố",
        *["đề nghị xem 2 câu trả lời chọn sẵn"] * 2,
    ]
    assert not [button for button in page.button if button.label.startswith("Công bố cả")]
    page.radio[0].set_value(list(page.session_state["upload-desk"].drafts)[1]).run()
    settled(page).run()
    assert [button.label for button in page.button if button.label.startswith("Công bố cả")] == ["Công bố cả 2 tệp"]


def test_unknown_unit_is_asked_and_the_answer_is_remembered_for_the_next_file(page, own_url):
    misspelt = changed(LETTER, B8="LĐLĐ huyện Yên Mõo")
    upload(page, ("bang.xlsx", misspelt))
    assert "Yên Mõo" in words(page)
    answer(page, offering(page, "Là LĐLĐ huyện Yên Mô"), "Là LĐLĐ huyện Yên Mô")
    assert "Là LĐLĐ huyện Yên Mô" in [box.options[box.index] for box in asked(page)]
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).aliases() == {"LĐLĐ huyện Yên Mõo": "YM"}
    later = upload(opened(), ("bang-2.xlsx", changed(misspelt, D6=246)))
    assert "được hiểu là" not in words(later)
    assert not any("Là LĐLĐ huyện Yên Mô" in box.options for box in asked(later))


def test_corrected_column_is_read_again_and_remembered_for_the_next_file_of_that_shape(page, own_url):
    swapped = changed(LETTER, D5="Chưa rõ", E5="Không hợp lệ")
    upload(page, ("bang.xlsx", swapped))
    column(page, "D").set_value("valid")
    press(page, "Đọc lại theo cách này")
    assert "<b>" not in headline(page)
    assert "Hợp lệ" in words(page)
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).state("2022")["valid"].sum() == 526
    later = upload(opened(), ("bang-2.xlsx", changed(swapped, D6=250)))
    assert "theo cách đã sửa cho tệp cùng mẫu" in words(later)
    assert column(later, "D").value == "valid"


def column(at: AppTest, letters: str):
    if closed := [toggle for toggle in at.toggle if not toggle.value]:
        closed[0].set_value(True).run()
    return next(box for box in at.selectbox if box.label.split(" · ")[0] == letters)


def test_two_sheets_that_could_be_it_are_asked_about(page):
    book = openpyxl.load_workbook(BytesIO(LETTER))
    other = book.copy_worksheet(book.worksheets[0])
    other.title = "Bản cũ"
    other["D6"] = 200
    stream = BytesIO()
    book.save(stream)
    upload(page, ("hai-trang.xlsx", stream.getvalue()))
    answer(page, offering(page, "Đọc trang tính “Bản cũ”"), "Đọc trang tính “Bản cũ”")
    assert 'Trang tính <code class="t-code t-name">Bản cũ</code>' in words(page)
    assert '<td class="num">200</td>' in words(page)


def test_unit_that_stands_twice_is_added_up_or_taken_from_the_last_row_as_answered(page):
    upload(page, ("bang.xlsx", changed(LETTER, B7="LĐLĐ huyện Yên Khánh")))
    answer(page, offering(page, "Cộng các dòng lại"), "Cộng các dòng lại")
    assert '<td class="num">257</td>' in words(page)
    answer(page, offering(page, "Dùng dòng cuối"), "Dùng dòng cuối")
    assert '<td class="num">13</td>' in words(page)


def test_quotas_of_the_file_taken_over_change_the_directory(page, own_url):
    upload(page, ("bang.xlsx", changed(LETTER, C6=460)))
    answer(page, offering(page, "Sửa danh mục theo tệp"), "Sửa danh mục theo tệp")
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).directory_in_force().quota("YK", "2022") == 460


def notes(name: str) -> tuple[str, bytes]:
    """A file of which nothing is understood: its headings are letters."""
    book = openpyxl.Workbook()
    for row in (["Ghi chép", "của", "tôi"], ["a", "b", "c"], ["LĐLĐ huyện Yên Khánh", 450, 244]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return name, stream.getvalue() + name.encode()  # bytes of its own


def test_after_a_refusal_a_person_says_what_is_what_and_the_next_file_like_it_is_read_so(page, own_url):
    upload(page, notes("ghi-chep.xlsx"))
    assert "Số liệu đang dùng giữ nguyên." in words(page)
    next(box for box in page.number_input).set_value(2)
    for letters, meaning in (("A", "unit"), ("B", "quota"), ("C", "valid")):
        column(page, letters).set_value(meaning)
    press(page, "Đọc lại theo cách này")
    assert "Đọc được 1 đơn vị từ ghi-chep.xlsx" in headline(page)
    page.date_input[0].set_value(date(2022, 5, 20)).run()
    for place, box in enumerate(asked(page)):
        answer(page, place, box.options[0])
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).state("2022")["valid"].sum() == 244
    later = upload(opened(), notes("ghi-chep-2.xlsx"))
    assert "Đọc được 1 đơn vị từ ghi-chep-2.xlsx" in headline(later)
    assert "theo cách đã sửa cho tệp cùng mẫu" in words(later)


def test_what_an_ambiguous_number_becomes_is_said_in_its_answers_and_can_be_changed_after(page):
    upload(page, ("bang.xlsx", changed(LETTER, D8="1,89")))
    box = asked(page)[offering(page, "Là hàng nghìn: “1,89” là 1.890")]
    assert box.label == "Trả lời cho ô D8"
    answer(page, asked(page).index(box), "Là hàng nghìn: “1,89” là 1.890")
    assert '<td class="num">1.890</td>' in words(page)
    assert box.label in [again.label for again in asked(page)]
