"""Texts in the encodings that Vietnamese offices wrote in before Unicode, and in it."""

from __future__ import annotations

import unicodedata

import pytest
from openpyxl.styles import Font

from tests.workbooks import at, first, xlsx

TITLE = "Công đoàn ngành Giáo dục: tỷ lệ hoàn thành chỉ tiêu, được thưởng"
IN_TCVN3 = "C«ng ®oµn ngµnh Gi¸o dôc: tû lÖ hoµn thµnh chØ tiªu, ®\u00ad\u00adîc th\u00adëng".replace(
    "\u00ad\u00ad", "\u00ad"
)
IN_VNI = "Coâng ñoaøn ngaønh Giaùo duïc: tyû leä hoaøn thaønh chæ tieâu, ñöôïc thöôûng"


@pytest.mark.parametrize(("written", "encoding"), [(IN_TCVN3, "TCVN3"), (IN_VNI, "VNI")])
def test_text_of_a_legacy_encoding_is_read_whatever_the_font_says(written, encoding):
    sheet = first(xlsx(("A1", written)))
    assert (at(sheet, 1, 1), sheet.encoding) == (TITLE, encoding)


@pytest.mark.parametrize(("written", "encoding"), [(IN_TCVN3, "TCVN3"), (IN_VNI, "VNI")])
def test_text_files_of_a_legacy_encoding_are_read(written, encoding):
    sheet = first(f"{written};1\r\n".encode("latin-1"), "a.csv")
    assert (at(sheet, 1, 1), sheet.encoding) == (TITLE, encoding)


def test_text_files_of_windows_own_vietnamese_page_are_read():
    sheet = first("Công đoàn ngành Giáo du\u0323c;1\r\n".encode("cp1258"), "a.csv")
    assert (at(sheet, 1, 1), sheet.encoding) == ("Công đoàn ngành Giáo dục", "cp1258")


def legacy_fonts(book):
    for cell, font in (("A1", ".VnTime"), ("A2", ".VnTimeH"), ("A3", "VNI-Times")):
        book.active[cell].font = Font(name=font)


def test_one_word_in_a_legacy_font_is_enough_and_capital_fonts_draw_capitals():
    sheet = first(xlsx(("A1", "huyÖn"), ("A2", "c«ng ®oµn"), ("A3", "Total"), then=legacy_fonts))
    assert sheet.cells["A"].to_pylist() == ["huyện", "CÔNG ĐOÀN", "Total"]


@pytest.mark.parametrize("title", [TITLE, "Hà Nam, cà phê", unicodedata.normalize("NFD", TITLE), "Café Zürich, Köln"])
def test_unicode_text_in_a_legacy_font_is_left_alone(title):
    sheet = first(xlsx(("A1", title), ("A2", title), ("A3", title), then=legacy_fonts))
    assert (at(sheet, 1, 1), sheet.encoding) == (title, None)


def test_unicode_cells_beside_legacy_ones_are_left_alone():
    sheet = first(xlsx(("A1", IN_TCVN3), ("A2", TITLE), ("A3", "Hợp lệ"), ("A4", "Cà phê, tỷ lệ")))
    assert sheet.cells["A"].to_pylist() == [TITLE, TITLE, "Hợp lệ", "Cà phê, tỷ lệ"]


def test_a_broken_character_does_not_turn_utf_8_into_something_else():
    sheet = first("Đơn vị;Chỉ tiêu\nLĐLĐ huyện Kim Sơn, tỷ lệ được thưởng;1\n".encode()[:-4] + b"\xc6;1\n", "a.csv")
    assert at(sheet, 1, 1) == "Đơn vị"
    assert at(sheet, 2, 1).startswith("LĐLĐ huyện Kim Sơn")
