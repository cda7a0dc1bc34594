"""One value in, one out: whatever spelling comes, the same value leaves."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.text import AMBIGUOUS, BAD, NOTHING, Count, as_of, bare, clean, count, days, fold

VIETNAMESE = st.text(
    "aăâeêioôơuưyđbcdghklmnpqrstvxàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữự ", max_size=30
)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@given(VIETNAMESE)
def test_normal_form_case_and_spaces_do_not_matter(text):
    for spelled in (unicodedata.normalize("NFD", text), text.upper(), f" {text}\u200b\u00a0", text.replace(" ", "  ")):
        assert fold(spelled) == fold(text)


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("Thuỷ", "Thủy"), ("QUÝ", "quý"), ("uỷ ban", "ủy ban")])
def test_old_and_new_tone_placement_are_the_same(old, new):
    assert fold(old) == fold(new)


def test_different_tones_stay_different():
    assert len({fold(word) for word in ("hoa", "hòa", "hóa", "họa", "hỏa", "hõa")}) == 6


def test_bare_text_has_no_marks_and_d_for_dj():
    assert bare("Đơn vị được CÔNG NHẬN") == "don vi duoc cong nhan"


@given(st.integers(0, 10**12))
def test_whole_number_is_read_however_it_is_grouped(value):
    grouped = f"{value:,}"
    for written in (str(value), grouped.replace(",", "."), grouped.replace(",", " "), grouped.replace(",", "\u00a0")):
        assert count(written) == Count(value)
        assert count(f" {written} SK ") == Count(value)
    assert count(str(value), "n") == Count(value)


@given(st.integers(0, 999_999))
def test_full_width_digits_are_digits(value):
    assert count("".join(chr(0xFF10 + int(digit)) for digit in str(value))) == Count(value)


@pytest.mark.parametrize("written", ["", None, " ", "-", "—", "–", "...", "\u00a0", "không", "chưa có", "chưa nộp"])
def test_no_figure_is_not_zero(written):
    assert count(written) == NOTHING


@pytest.mark.parametrize("written", ["4,7", "4.7", "1,234", "12.50", "4,70"])
def test_number_that_may_be_thousands_or_a_fraction_is_asked_about(written):
    assert count(written) == AMBIGUOUS


def test_fraction_in_a_number_cell_may_be_thousands_typed_with_a_point():
    assert count("4.7", "n") == AMBIGUOUS
    assert count("4.7", "n", "thousands") == Count(4700)
    assert count("4.7", "n", "decimal") == BAD
    assert count("1,234", thousands="thousands") == Count(1234)


@pytest.mark.parametrize(
    "written", ["-3", "(3)", "12,3456", "0,5", "mười", "12 13", "1.2.3", "12345678901234567890", "450/500"]
)
def test_what_is_no_count_is_refused(written):
    assert count(written) == BAD


def test_grouping_that_can_only_be_grouping_is_read():
    assert count("1,234,567") == Count(1234567)
    assert count("4,700.00") == Count(4700)
    assert count("4700.0") == Count(4700)
    assert count("450*") == Count(450)


@given(st.text(max_size=30), st.sampled_from("tn"))
def test_any_text_is_a_count_or_one_of_three_answers(text, kind):
    read = count(text, kind)
    assert read.problem in ("", "ambiguous", "bad")
    assert read.value is None or 0 <= read.value <= 10**12


@pytest.mark.parametrize(
    "text",
    [
        "Ninh Bình, ngày 20 tháng 5 năm 2022",
        "(Số liệu đến 20/5/2022)",
        "tính đến 20.05.2022",
        "bang-tong-hop-2022-05-20.xlsx",
        "NGÀY 20 THÁNG 05 NĂM 2022",
    ],
)
def test_day_is_read_however_it_is_written(text):
    assert days(text) == [date(2022, 5, 20)]


def test_day_that_does_not_exist_is_no_day():
    assert days("đến hết 31/9/2023") == []


def test_day_up_to_which_figures_count_goes_before_other_days():
    assert as_of(["Công văn ngày 7/1/2022", "Số liệu tính đến ngày 20/5/2022"]) == date(2022, 5, 20)
    assert as_of(["Công văn ngày 7/1/2022"]) == date(2022, 1, 7)
    assert as_of(["không có ngày"]) is None
