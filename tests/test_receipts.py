"""The upload page keeps its word: receipts, guards, names that the directory lacks, a programme that nobody knows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tally.directory.draft import above
from tally.findings import Finding
from tally.store import open_store
from tests.screen import words
from tests.uploading import (
    LETTER,
    WHO,
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


def compared(at) -> str:
    """The comparison as it stands on the page, without its title."""
    drawn = words(at).split('<div class="t-compare')[1].split("</div></div>")[0]
    return re.sub(r'aria-label="[^"]*"|<caption.*?</caption>', "", drawn)  # each has its own title


def test_the_receipt_is_what_the_preview_showed(own_url):
    page = upload(opened(), ("bang.xlsx", LETTER))
    press(signed(page), "Công bố số liệu")
    later = upload(opened(), ("mot-don-vi.xlsx", changed(LETTER, D6=300, A3="(Số liệu tính đến ngày 25/5/2022)")))
    before = compared(later)
    assert '<s class="t-old">526</s> 582' in before
    assert ">+56<" in before
    press(signed(later), "Công bố số liệu")
    assert "Đã công bố" in headline(later)
    assert compared(later) == before


LISTED = (
    "STT,Tên sáng kiến,Tác giả,Đơn vị,Ngày công nhận,Trạng thái\n1,Cải tiến băng tải,Hoàng Văn Tuấn,"
    "LĐLĐ huyện Kim Sơn,1/3/2022,Hợp lệ\n2,Máy gặt,,LĐLĐ huyện Kim Sơn,1/3/2022,Hợp lệ\n"
)


def test_the_receipt_says_what_was_stated_as_the_preview_did_and_keeps_who_published(own_url):
    page = upload(opened(), ("danh-sach.csv", LISTED.encode()))
    page.date_input[0].set_value(date(2022, 5, 20)).run()
    before = compared(page)
    assert "kê khai 2" in before
    press(signed(page), "Công bố số liệu")
    assert compared(page) == before
    assert [button.label for button in page.button if "danh-sach.csv" in button.label] == [
        "Cất danh-sach.csv khỏi trang, số liệu đã công bố vẫn giữ"
    ]


@pytest.mark.parametrize(
    ("option", "quota"), [("Giữ chỉ tiêu của danh mục", "4.640"), ("Sửa danh mục theo tệp", "4.690")]
)
def test_quotas_in_preview_and_receipt_are_those_that_will_be_in_force(own_url, option, quota):
    page = upload(opened(), ("bang.xlsx", changed(LETTER, C6=500)))
    answer(page, offering(page, option), option)
    assert quota in compared(page)
    press(signed(page), "Công bố số liệu")
    assert quota in compared(page)


def test_what_was_published_since_the_screen_was_drawn_is_told_whatever_was_typed_in_between(own_url):
    mine, theirs = opened(), opened()
    upload(mine, ("bang.xlsx", LETTER))
    upload(theirs, ("bang-khac.xlsx", changed(LETTER, D6=245)))
    press(signed(theirs, "Phạm Văn Hai"), "Công bố số liệu")
    signed(mine)
    next(box for box in mine.text_input if box.label.startswith("Ghi chú")).set_value("gửi lại").run()
    press(mine, "Công bố số liệu")
    assert "Phạm Văn Hai vừa công bố bang-khac.xlsx" in words(mine)
    assert [one.who for one in open_store(own_url).uploads()] == ["Phạm Văn Hai"]
    press(mine, "Công bố số liệu")
    assert [one.who for one in open_store(own_url).uploads()] == [WHO, "Phạm Văn Hai"]


def test_a_unit_that_the_directory_lacks_is_added_from_the_question_about_its_name(own_url):
    page = upload(opened(), ("bang.xlsx", changed(LETTER, B19="Công đoàn ngành Hải quan")))
    place = offering(page, "Thêm vào danh mục")
    answer(page, place, "Thêm vào danh mục")
    assert publish_button(page).disabled
    press(page, "Lập danh mục có thêm 1 đơn vị")
    assert "Đọc được danh mục 15 đơn vị" in headline(page)
    press(signed(page), "Công bố danh mục")
    directory = open_store(own_url).directory_in_force()
    new = directory.units[-1]
    assert (new.code, new.name, len(directory.phases)) == ("HQ", "Công đoàn ngành Hải quan", 2)
    page.radio[0].set_value(next(iter(page.session_state["upload-desk"].drafts))).run()
    settled(page)
    assert not [box for box in asked(page) if "Thêm vào danh mục" in box.options]


LETTERHEAD = (
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH NAM ĐỊNH",
    "Nam Định, ngày 20 tháng 5 năm 2024",
    "BÁO CÁO KẾT QUẢ PHONG TRÀO LAO ĐỘNG GIỎI NĂM 2024",
)


def test_programme_owner_and_place_are_taken_from_the_letterhead():
    said = above(LETTERHEAD)
    assert (said.programme, said.owner, said.place) == ("Lao động giỏi", "LĐLĐ tỉnh Nam Định", "Nam Định")
    letter = above(["CHƯƠNG TRÌNH\n“1 TRIỆU SÁNG KIẾN”", "(Kèm theo Công văn của Ban Thường vụ LĐLĐ tỉnh Ninh Bình)"])
    assert (letter.programme, letter.owner) == ("1 triệu sáng kiến", "LĐLĐ tỉnh Ninh Bình")
    assert above(["BẢNG TỔNG HỢP"]).programme == ""
    capitals = above(["LIÊN ĐOÀN LAO ĐỘNG TỈNH NAM ĐỊNH", "CHƯƠNG TRÌNH “SÁNG KIẾN CÔNG NHÂN NAM ĐỊNH”"])
    assert (capitals.programme, capitals.place) == ("Sáng kiến công nhân Nam Định", "Nam Định")


def test_a_foreign_table_becomes_a_directory_with_the_owner_of_its_letterhead(own_url):
    cells = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(6, 20)}
    cells |= {"A1": LETTERHEAD[1], "A2": LETTERHEAD[3], "A3": LETTERHEAD[2]}
    page = upload(opened(), ("tinh-ban.xlsx", changed(LETTER, **cells)))
    boxes = {box.label: box.value for box in page.text_input}
    assert (boxes["Tên chương trình"], boxes["Đơn vị chủ trì"]) == ("Lao động giỏi", "LĐLĐ tỉnh Nam Định")
    next(box for box in page.text_input if box.label == "Đơn vị chủ trì").set_value("LĐLĐ tỉnh Bạn").run()
    press(page, "Lập danh mục mới từ bảng này")
    press(signed(page), "Công bố danh mục này")
    directory = open_store(own_url).directory_in_force()
    assert (directory.programme.name, directory.programme.owner) == ("Lao động giỏi", "LĐLĐ tỉnh Bạn")
    assert directory.reasons


def test_an_answered_question_is_told_as_what_was_answered():
    asked = Finding("quota-differs", cell="C6", unit="Yên Khánh", particulars={"printed": 500, "directory": 450})
    assert asked.message.endswith("Giữ theo danh mục hay lấy theo tệp?")
    assert asked.settled.endswith("Đã giữ theo danh mục.")
    taken = Finding("quota-differs", cell="C6", particulars={"printed": 500, "directory": 450}, grade="note")
    assert taken.settled.endswith("Đã lấy theo tệp.")
    assert taken.message == taken.settled
