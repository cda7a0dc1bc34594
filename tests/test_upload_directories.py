"""Directories on the upload page: compared, published, and drafted from a table of strangers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl

from tally.papers.forms import directory_workbook
from tally.store import open_store
from tally.store.directories import default
from tests.readings import publish_directory
from tests.screen import opened as drawn
from tests.screen import words
from tests.uploading import (
    LETTER,
    SAMPLES,
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


def test_directory_file_is_compared_with_the_one_in_force_and_published(page, own_url):
    book = openpyxl.load_workbook(SAMPLES / "danh-muc.xlsx")
    book["Chỉ tiêu"]["D2"] = 460
    book["Đơn vị"]["F2"] = "Nguyễn Văn A"
    stream = BytesIO()
    book.save(stream)
    upload(page, ("danh-muc.xlsx", stream.getvalue()))
    assert "Đọc được danh mục 14 đơn vị, 2 cụm" in headline(page)
    assert '<s class="t-old">450</s> <b>460</b>' in words(page)
    press(signed(page), "Công bố danh mục này")
    assert "Đã công bố danh mục" in headline(page)
    assert open_store(own_url).directory_in_force().quota("YK", "2022") == 460


def test_directory_is_compared_with_the_one_of_its_day_and_says_until_when_it_counts(page, own_url):
    store, off = open_store(own_url), default()
    raised = replace(off, quotas={**off.quotas, ("2022", "YK"): 900})
    publish_directory(store, off, date(2022, 3, 20))
    publish_directory(store, raised, date(2022, 5, 20))
    upload(page, ("danh-muc.xlsx", directory_workbook(raised)))
    page.date_input[0].set_value(date(2022, 5, 20)).run()
    assert "0 mới · 0 đổi · 0 bỏ" in words(page)
    page.date_input[0].set_value(date(2022, 4, 20)).run()
    assert "So với danh mục dùng từ 20/4/2022" in words(page)
    assert '<s class="t-old">450</s> <b>900</b>' in words(page)
    assert "Từ 20/5/2022 đã có danh mục khác" in words(page)


def test_directory_with_an_impossible_date_is_not_published(page):
    book = openpyxl.load_workbook(SAMPLES / "danh-muc.xlsx")
    book["Giai đoạn"]["D3"] = "31/9/2023"
    stream = BytesIO()
    book.save(stream)
    upload(page, ("danh-muc.xlsx", stream.getvalue()))
    assert "31/9/2023" in words(page)
    signed(page)
    assert publish_button(page).disabled


def test_table_of_strangers_becomes_a_directory_and_is_then_read_with_it(page, own_url):
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(6, 20)}
    upload(page, ("tinh-ban.xlsx", changed(LETTER, **names)))
    assert "đều chưa có trong danh mục" in words(page)
    press(page, "Lập danh mục mới từ bảng này")
    assert "Đọc được danh mục 14 đơn vị" in headline(page)
    press(signed(page), "Công bố danh mục này")
    directory = open_store(own_url).directory_in_force()
    assert directory.shared_out("2022") == 4640
    page.radio[0].set_value(next(iter(page.session_state["upload-desk"].drafts))).run()
    settled(page)
    assert "2 điều đã có câu trả lời chọn sẵn" in headline(page)


def test_figures_of_another_directory_are_never_added_to_those_of_the_one_before(page, own_url):
    publish_letter(page)
    other = opened()
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(6, 20)}
    upload(other, ("tinh-ban.xlsx", changed(LETTER, **names)))
    press(other, "Lập danh mục mới từ bảng này")
    assert "Danh mục này bỏ 14 đơn vị đang có số liệu" in words(other)
    assert publish_button(other).disabled
    other.checkbox[0].check().run()
    press(signed(other), "Công bố danh mục này")
    other.radio[0].set_value(next(iter(other.session_state["upload-desk"].drafts))).run()
    settled(other)
    press(signed(other), "Công bố số liệu")
    store = open_store(own_url)
    period = store.directory_in_force().periods[0]
    state = store.state(period.code)
    own = state[state["unit"].isin({unit.code for unit in store.directory_in_force().units})]
    assert (period.code, len(own), own["valid"].sum()) == ("2022", 14, 526)


def test_directory_of_another_table_begins_at_its_date_and_leaves_earlier_dates_as_they_were(page, own_url):
    publish_letter(page)
    other, names = opened(), {f"B{row}": f"LĐLĐ huyện Yên Khương {row}" for row in range(6, 20)}
    upload(other, ("tinh-ban.xlsx", changed(LETTER, A3="(Số liệu tính đến ngày 30/6/2022)", **names)))
    press(other, "Lập danh mục mới từ bảng này")
    assert other.date_input[0].value == date(2022, 6, 30)
    other.checkbox[0].check().run()
    press(signed(other), "Công bố danh mục này")
    store = open_store(own_url)
    assert not {unit.code for unit in default().units} & {unit.code for unit in store.directory_in_force().units}
    assert "Yên Khánh" in words(drawn("overview", as_of="2022-05-20"))
    assert "526/4.640" in words(drawn("overview"))


def test_table_of_another_province_that_shares_a_name_is_offered_a_directory_too(page):
    names = {f"B{row}": f"LĐLĐ huyện Ngoài Tỉnh {row}" for row in range(7, 20)}
    upload(page, ("tinh-ban.xlsx", changed(LETTER, **names)))
    assert "13 trên 14 đơn vị chưa có trong danh mục" in words(page)
    assert "khi đã trả lời các điều ở trên" in words(page)
    press(page, "Lập danh mục mới từ bảng này")
    assert "Đọc được danh mục 14 đơn vị" in headline(page)
