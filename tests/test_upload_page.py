"""The upload page, as a person goes through it: real files, a real database, and what the pages show afterwards."""

from __future__ import annotations

import re
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tally.papers import joined
from tally.store import open_store

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
LETTER = (SAMPLES / "bang-tong-hop-2022-05-20.xlsx").read_bytes()
APRIL = (SAMPLES / "bang-tong-hop-2022-04-20-minh-hoa.xlsx").read_bytes()
WHO = "Nguyễn Thị Lan"


@pytest.fixture
def page(own_url: str) -> AppTest:
    """The upload page in a browser of its own."""
    return opened()


def opened() -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "menu.py"), default_timeout=60)
    at.run()
    at.switch_page("upload.py").run()
    return at


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Gives the page these files and waits until it has read them."""
    at.file_uploader[0].set_value([(name, source, "") for name, source in files]).run()
    return settled(at)


def settled(at: AppTest) -> AppTest:
    """The page once nothing is being read any more."""
    for _ in range(120):
        listed = [label for radio in at.radio for label in radio.options]
        # A finding says which of several sheets, tables or columns is read; that is no reading under way.
        if not re.search("Đang đọc (?!trang tính “|bảng ở|cột ở)", text(at)) and not any(
            "đang đọc" in label for label in listed
        ):
            break
        time.sleep(0.5)
        at.run()
    assert not at.exception
    return at


def text(at: AppTest) -> str:
    """Everything that stands on the page as HTML, in order."""
    return "\n".join(piece.proto.body for piece in at.get("html"))


def headline(at: AppTest) -> str:
    pieces = [piece.proto.body for piece in at.get("html") if "t-h1" in piece.proto.body]
    return pieces[0].replace("<b>", "").replace("</b>", "")


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label.startswith(label)).click().run()
    return settled(at)


def signed(at: AppTest, who: str = WHO) -> AppTest:
    next(box for box in at.text_input if box.label == "Người công bố").set_value(who).run()
    return at


def answer(at: AppTest, place: int, option: str) -> AppTest:
    """Answers the question at this place of the list by what stands there to be chosen."""
    box = asked(at)[place]
    box.select_index(box.options.index(option)).run()
    return settled(at)


def publish_button(at: AppTest):
    return next(button for button in at.button if button.label.startswith(("Công bố", "Nhận")))


def changed(source: bytes, **cells: object) -> bytes:
    """The workbook with these cells of its first sheet set."""
    book = openpyxl.load_workbook(BytesIO(source))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_page_without_a_file_says_what_it_takes_and_that_nothing_changes_before_publishing(page):
    assert "giữ nguyên" in text(page)
    assert "mỗi tệp tối đa" in page.file_uploader[0].label


def test_letters_table_goes_from_file_to_published_and_stays_after_a_restart(page, own_url):
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    assert "Đọc được 14 đơn vị từ bang-tong-hop.xlsx; 2 điều đã có câu trả lời chọn sẵn" in headline(page)
    assert "4.700" in text(page)
    assert "4.640" in text(page)
    signed(page)
    assert publish_button(page).label == "Công bố số liệu đến 20/5/2022"
    press(page, "Công bố số liệu đến 20/5/2022")
    assert "Đã công bố số liệu đến 20/5/2022 của 14 đơn vị" in headline(page)
    assert "số liệu mẫu" not in text(page)
    state = open_store(own_url).state("2022", date(2022, 5, 20))
    assert (state["valid"].sum(), state["invalid"].sum()) == (526, 39)
    assert [one.who for one in open_store(own_url).uploads()] == [WHO]
    st.cache_resource.clear()
    again = opened()
    assert "số liệu mẫu" not in text(again)


def test_safe_answers_stand_chosen_and_can_be_changed_until_publishing(page):
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    assert [box.value.verb for box in asked(page)] == ["keep", "keep"]
    assert "Đã chọn sẵn câu trả lời an toàn cho 2 điều" in text(page)
    assert text(page).count(">Chọn sẵn<") == 2
    assert not publish_button(page).disabled
    answer(page, 0, "Sửa tệp rồi nạp lại")
    assert "có 1 điều cần trả lời trước khi công bố" in headline(page)
    assert publish_button(page).disabled
    answer(page, 0, "Giữ số cộng lại")
    assert ">Đã chọn<" in text(page)
    assert not publish_button(page).disabled


def test_question_without_a_safe_answer_is_left_to_a_person_and_holds_publishing(page):
    upload(page, ("bang.xlsx", changed(LETTER, B7="LĐLĐ huyện Yên Khánh")))
    assert asked(page)[offering(page, "Cộng các dòng lại")].value is None
    assert publish_button(page).disabled
    assert "điều chưa trả lời" in text(page)


def test_answers_chosen_beforehand_are_seen_before_several_files_are_published_at_once(page):
    other = changed(LETTER, A3="(Số liệu tính đến ngày 25/5/2022)")
    upload(page, ("thang-4.xlsx", APRIL), ("bang-tong-hop.xlsx", LETTER), ("thang-5.xlsx", other))
    assert [label.split(" · ")[1] for label in page.radio[0].options] == [
        "sẵn sàng công bố",
        *["đề nghị xem 2 câu trả lời chọn sẵn"] * 2,
    ]
    assert not [button for button in page.button if button.label.startswith("Công bố cả")]
    page.radio[0].set_value(list(page.session_state["upload-drafts"])[1]).run()
    settled(page).run()
    assert [button.label for button in page.button if button.label.startswith("Công bố cả")] == ["Công bố cả 2 tệp"]


def test_same_file_again_is_answered_with_when_it_was_published(page, own_url):
    publish_letter(page)
    other = upload(opened(), ("ten-khac.xlsx", LETTER))
    shown = text(other)
    assert "đã công bố số liệu này lúc" in shown
    assert "Xem lần nạp này ở trang Lịch sử" in shown
    assert "không cần công bố lại" in shown
    assert publish_button(other).disabled
    assert len(open_store(own_url).uploads()) == 1


def publish_letter(at: AppTest) -> None:
    upload(at, ("bang-tong-hop.xlsx", LETTER))
    press(signed(at), "Công bố số liệu")


def test_second_table_is_compared_with_the_figures_in_force(page):
    upload(page, ("thang-4.xlsx", APRIL))
    press(signed(page), "Công bố số liệu đến 20/4/2022")
    upload(page, ("bang-tong-hop.xlsx", LETTER))
    shown = text(page)
    assert "So với số đang dùng (20/4/2022)" in shown
    assert '<s class="t-old">213</s> <b>244</b>' in shown
    assert "đổi +31" in shown
    assert "giữ nguyên" in shown


def test_two_people_at_once_the_second_is_told_and_goes_on_with_nothing_retyped(own_url):
    first, second = opened(), opened()
    for at in (first, second):
        upload(at, ("bang-tong-hop.xlsx", LETTER if at is first else changed(LETTER, D6=245)))
    signed(second, "Phạm Văn Hai")
    press(signed(first), "Công bố số liệu")
    press(second, "Công bố số liệu")
    assert f"{WHO} vừa công bố bang-tong-hop.xlsx" in text(second)
    assert '<s class="t-old">244</s> <b>245</b>' in text(second)
    press(second, "Công bố số liệu")
    assert "Đã công bố" in headline(second)
    assert [one.who for one in open_store(own_url).uploads()] == ["Phạm Văn Hai", WHO]


def test_unknown_unit_is_asked_and_the_answer_is_remembered_for_the_next_file(page, own_url):
    misspelt = changed(LETTER, B8="LĐLĐ huyện Yên Mõo")
    upload(page, ("bang.xlsx", misspelt))
    assert "Yên Mõo" in text(page)
    answer(page, offering(page, "Là LĐLĐ huyện Yên Mô"), "Là LĐLĐ huyện Yên Mô")
    assert "“LĐLĐ huyện Yên Mõo” được hiểu là LĐLĐ huyện Yên Mô" in text(page)
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).aliases() == {"LĐLĐ huyện Yên Mõo": "YM"}
    later = upload(opened(), ("bang-2.xlsx", changed(misspelt, D6=246)))
    assert "được hiểu là" not in text(later)
    assert not any("Là LĐLĐ huyện Yên Mô" in box.options for box in asked(later))


def asked(at: AppTest) -> list:
    return [box for box in at.selectbox if box.label.startswith("Trả lời cho ô")]


def offering(at: AppTest, option: str) -> int:
    """The place of the question that offers this answer."""
    return next(place for place, box in enumerate(asked(at)) if option in box.options)


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("rong.xlsx", b"", "trống"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 900, "không phải là bảng tính"),
        ("hong.xlsx", LETTER[:3000], "bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_nothing_changes(page, own_url, name, source, words):
    upload(page, (name, source))
    assert words in text(page)
    assert "Số liệu đang dùng giữ nguyên." in text(page)
    assert not [button for button in page.button if button.label.startswith("Công bố")]
    assert open_store(own_url).uploads() == []


def test_a_file_larger_than_promised_is_turned_away_by_the_page_itself(page, monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_FILE_MIB", "1")
    page.run()
    page.file_uploader[0].upload("to.xlsx", b"x" * (2 << 20)).run()
    assert not page.exception
    assert "Tệp to.xlsx quá lớn" in text(page)


def test_a_bad_number_blocks_publishing_and_says_where(page):
    upload(page, ("bang.xlsx", changed(LETTER, D7="mười ba")))
    assert "chỗ phải sửa trong tệp" in headline(page)
    assert "D7" in text(page)
    signed(page)
    assert publish_button(page).disabled


def test_date_is_asked_where_the_file_does_not_say_it(page):
    undated = changed(LETTER, A3="(Kèm theo công văn)")
    upload(page, ("bang.xlsx", undated))
    assert "Không thấy ngày" in text(page)
    signed(page)
    assert publish_button(page).disabled
    page.date_input[0].set_value(date(2022, 5, 22)).run()
    assert publish_button(page).label == "Công bố số liệu đến 22/5/2022"
    assert not publish_button(page).disabled


def test_several_files_stand_in_a_list_that_says_how_each_is(page):
    upload(page, ("thang-4.xlsx", APRIL), ("rong.xlsx", b""), ("bang-tong-hop.xlsx", LETTER))
    labels = page.radio[0].options
    assert [label.split(" · ")[0] for label in labels] == ["thang-4.xlsx", "rong.xlsx", "bang-tong-hop.xlsx"]
    page.radio[0].set_value(page.radio[0].options and list(page.session_state["upload-drafts"])[2]).run()
    settled(page)
    assert "bang-tong-hop.xlsx" in headline(page)


def test_directory_file_is_compared_with_the_one_in_force_and_published(page, own_url):
    book = openpyxl.load_workbook(SAMPLES / "danh-muc.xlsx")
    book["Chỉ tiêu"]["D2"] = 460
    book["Đơn vị"]["F2"] = "Nguyễn Văn A"
    stream = BytesIO()
    book.save(stream)
    upload(page, ("danh-muc.xlsx", stream.getvalue()))
    assert "Đọc được danh mục 14 đơn vị, 2 cụm" in headline(page)
    assert '<s class="t-old">450</s> <b>460</b>' in text(page)
    press(signed(page), "Công bố danh mục này")
    assert "Đã công bố danh mục" in headline(page)
    assert open_store(own_url).directory_in_force().quota("YK", "2022") == 460


def test_directory_with_an_impossible_date_is_not_published(page):
    book = openpyxl.load_workbook(SAMPLES / "danh-muc.xlsx")
    book["Giai đoạn"]["D3"] = "31/9/2023"
    stream = BytesIO()
    book.save(stream)
    upload(page, ("danh-muc.xlsx", stream.getvalue()))
    assert "31/9/2023" in text(page)
    signed(page)
    assert publish_button(page).disabled


def test_table_of_strangers_becomes_a_directory_and_is_then_read_with_it(page, own_url):
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(6, 20)}
    upload(page, ("tinh-ban.xlsx", changed(LETTER, **names)))
    assert "đều chưa có trong danh mục" in text(page)
    press(page, "Lập danh mục mới từ bảng này")
    assert "Đọc được danh mục 14 đơn vị" in headline(page)
    press(signed(page), "Công bố danh mục này")
    directory = open_store(own_url).directory_in_force()
    assert directory.shared_out("2022") == 4640
    page.radio[0].set_value(next(iter(page.session_state["upload-drafts"]))).run()
    settled(page)
    assert "2 điều đã có câu trả lời chọn sẵn" in headline(page)


def test_figures_of_another_directory_are_never_added_to_those_of_the_one_before(page, own_url):
    publish_letter(page)
    other = opened()
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(6, 20)}
    upload(other, ("tinh-ban.xlsx", changed(LETTER, **names)))
    press(other, "Lập danh mục mới từ bảng này")
    press(signed(other), "Công bố danh mục này")
    other.radio[0].set_value(next(iter(other.session_state["upload-drafts"]))).run()
    settled(other)
    press(signed(other), "Công bố số liệu")
    store = open_store(own_url)
    period = store.directory_in_force().periods[0]
    state = store.state(period.code)
    assert (len(state), state["valid"].sum()) == (14, 526)


def test_table_of_another_province_that_shares_a_name_is_offered_a_directory_too(page):
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(7, 20)}
    upload(page, ("tinh-ban.xlsx", changed(LETTER, **names)))
    assert "13 trên 14 đơn vị chưa có trong danh mục" in text(page)
    assert "khi đã trả lời các điều ở trên" in text(page)
    press(page, "Lập danh mục mới từ bảng này")
    assert "Đọc được danh mục 14 đơn vị" in headline(page)


def test_corrected_column_is_read_again_and_remembered_for_the_next_file_of_that_shape(page, own_url):
    swapped = changed(LETTER, D5="Chưa rõ", E5="Không hợp lệ")
    upload(page, ("bang.xlsx", swapped))
    column(page, "D").set_value("valid")
    press(page, "Đọc lại theo cách này")
    assert "<b>" not in headline(page)
    assert "Hợp lệ" in text(page)
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).state("2022")["valid"].sum() == 526
    later = upload(opened(), ("bang-2.xlsx", changed(swapped, D6=250)))
    assert "theo cách đã sửa cho tệp cùng mẫu" in text(later)
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
    assert 'Trang tính <code class="t-code t-name">Bản cũ</code>' in text(page)
    assert '<td class="num">200</td>' in text(page)


def test_unit_that_stands_twice_is_added_up_or_taken_from_the_last_row_as_answered(page):
    upload(page, ("bang.xlsx", changed(LETTER, B7="LĐLĐ huyện Yên Khánh")))
    answer(page, offering(page, "Cộng các dòng lại"), "Cộng các dòng lại")
    assert '<td class="num">257</td>' in text(page)
    press(page, "Trả lời lại từ đầu")
    answer(page, offering(page, "Dùng dòng cuối"), "Dùng dòng cuối")
    assert '<td class="num">13</td>' in text(page)


def test_quotas_of_the_file_taken_over_change_the_directory(page, own_url):
    upload(page, ("bang.xlsx", changed(LETTER, C6=460)))
    answer(page, offering(page, "Sửa danh mục theo tệp"), "Sửa danh mục theo tệp")
    press(signed(page), "Công bố số liệu")
    assert open_store(own_url).directory_in_force().quota("YK", "2022") == 460


def test_register_is_read_compared_and_published(page, own_url):
    upload(page, ("danh-sach.xlsx", (SAMPLES / "danh-sach-sang-kien.xlsx").read_bytes()))
    assert "Đọc được 565 sáng kiến của 14 đơn vị" in headline(page)
    press(signed(page), "Công bố số liệu")
    assert "Đã công bố số liệu đến 20/5/2022 của 14 đơn vị" in headline(page)
    state = open_store(own_url).state("2022")
    assert (state["valid"].sum(), state["invalid"].sum()) == (526, 39)


@pytest.mark.parametrize("by_hand", [joined.BY_HAND, 0], ids=["a workbook", "too long for a workbook"])
def test_mended_rows_that_come_back_are_joined_with_the_rest_and_nothing_is_lost(page, own_url, by_hand, monkeypatch):
    monkeypatch.setattr(joined, "BY_HAND", by_hand)
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
    later = upload(opened(), ("da-sua.xlsx", stream.getvalue()))
    assert "5 đã sửa xong" in text(later)
    assert publish_button(later).disabled
    answer(later, 0, "Ghép vào danh sách đang dùng")
    assert "0 không còn trong tệp" in text(later)
    press(signed(later), "Công bố số liệu")
    state = open_store(own_url).state("2022")
    assert (state["valid"].sum(), state["invalid"].sum()) == (531, 34)


def test_several_files_that_need_no_answer_are_published_with_one_button(page, own_url):
    march = (SAMPLES / "bang-tong-hop-2022-03-20-minh-hoa.xlsx").read_bytes()
    upload(page, ("thang-4.xlsx", APRIL), ("thang-3.xlsx", march), ("bang-tong-hop.xlsx", LETTER))
    signed(page)
    press(page, "Công bố cả 2 tệp")
    assert open_store(own_url).dates("2022") == [date(2022, 3, 20), date(2022, 4, 20)]
    assert [label.split(" · ")[1] for label in page.radio[0].options][:2] == ["đã công bố", "đã công bố"]


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
    assert "Số liệu đang dùng giữ nguyên." in text(page)
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
    assert "theo cách đã sửa cho tệp cùng mẫu" in text(later)


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
