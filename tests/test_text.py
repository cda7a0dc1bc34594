"""One value in, one out: whatever spelling comes, the same value leaves."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.text import bare, clean, fold
from tally.text.counts import AMBIGUOUS, BAD, NOTHING, Count, read_count
from tally.text.days import as_of, days, impossible_days, month_first, read_date, typed_day

VIETNAMESE = st.text(
    "aăâeêioôơuưyđbcdghklmnpqrstvxàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữự ", max_size=30
)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("read", [clean, fold, bare, read_count, days])
def test_marks_heaped_on_one_letter_cost_no_more_than_their_number(read):
    heap = "a" + "\u0323\u0301\u0327\u0345" * 100_000  # put in order one by one, they take hours
    assert len(clean(heap)) < 40
    assert read(heap) is not None


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
        assert read_count(written) == Count(value)
        assert read_count(f" {written} SK ") == Count(value)
        assert read_count(f"{written} (viết bằng chữ)") == Count(value)
    assert read_count(str(value), "n") == Count(value)


@given(st.integers(0, 999_999))
def test_full_width_digits_are_digits(value):
    assert read_count("".join(chr(0xFF10 + int(digit)) for digit in str(value))) == Count(value)


@pytest.mark.parametrize("written", ["", None, " ", "-", "—", "–", "...", "\u00a0", "không", "chưa có", "chưa nộp"])
def test_no_figure_is_not_zero(written):
    assert read_count(written) == NOTHING


@pytest.mark.parametrize("written", ["4,7", "4.7", "1,234", "12.50", "4,70"])
def test_number_that_may_be_thousands_or_a_fraction_is_asked_about(written):
    assert read_count(written) == AMBIGUOUS


def test_fraction_in_a_number_cell_may_be_thousands_typed_with_a_point():
    assert read_count("4.7", "n") == AMBIGUOUS
    assert read_count("4.7", "n", "thousands") == Count(4700)
    assert read_count("4.7", "n", "decimal") == BAD
    assert read_count("1,234", thousands="thousands") == Count(1234)


@pytest.mark.parametrize(
    "written",
    ["-3", "(3)", "12,3456", "0,5", "mười", "12 13", "1.2.3", "12345678901234567890", "450/500", "45 (triệu đồng)"],
)
def test_what_is_no_count_is_refused(written):
    assert read_count(written) == BAD


def test_grouping_that_can_only_be_grouping_is_read():
    assert read_count("1,234,567") == Count(1234567)
    assert read_count("4,700.00") == Count(4700)
    assert read_count("4700.0") == Count(4700)
    assert read_count("450*") == Count(450)


@given(st.text(max_size=30), st.sampled_from("tn"))
def test_any_text_is_a_count_or_one_of_three_answers(text, kind):
    read = read_count(text, kind)
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


@pytest.mark.parametrize(
    "written",
    [
        "13/09/2021",
        "13-9-2021",
        "13.9.21",
        "2021-09-13",
        "2021/9/13",
        "2021-09-13 00:00:00",
        "2021-09-13T09:15:30.000+07:00",
        "2021-09-13T09:15:30Z",
        "2021-09-12T17:00:00.000Z",
        "2021-09-13T23:59:59+07:00",
        "2021-09-13T08:30+0700",
        "13/09/2021 12:00:00 SA",
        "13/09/2021 11:59:59 CH",
        "13/09/2021 8:05",
        "08:40, 13/9/2021",
        "8h30 ngày 13/9/2021",
        "13 thg 9, 2021",
        "13 Tháng Chín 2021",
        "13 Tháng 9, 2021",
        "13-Thg9-2021",
        "13-thg 9-21",
        "ngày 13 tháng 9 năm 2021",
        "Ninh Bình, ngày 13 tháng 09 năm 2021",
        "Thứ Hai, 13 Tháng Chín, 2021",
        "Thứ hai ngày 13/9/2021",
        "Tháng Chín 13, 2021",
        "13-Sep-21",
        "Sep 13, 2021",
        "Mon Sep 13 2021 09:15:30 GMT+0700 (Indochina Time)",
        "44452",
        "'13/09/2021",
        "QĐ số 12 ngày 13/9/2021",
    ],
)
def test_cell_with_a_day_is_that_day_however_it_is_written(written):
    for spelled in (written, written.upper(), unicodedata.normalize("NFD", written), f" {written}\u00a0"):
        printed = read_date(spelled)
        assert (printed.day, printed.flag) == (date(2021, 9, 13), None)


@pytest.mark.parametrize(
    ("word", "month"), [("Mười", 10), ("Mười Một", 11), ("Mười Hai", 12), ("Tư", 4), ("Năm", 5), ("Giêng", 1)]
)
def test_months_in_words_are_months(word, month):
    assert read_date(f"05 Tháng {word} 2021").day == date(2021, month, 5)
    assert read_date(f"05 tháng {word} năm 2021").day == date(2021, month, 5)
    assert read_date(f"tháng {word} năm 2021").flag == "month"


@pytest.mark.parametrize(
    "written", ["31/9/2023", "31 thg 9, 2023", "2023-02-30T08:00:00Z", "13/2021/9", "sắp có", "450", "1999", "1/1/0022"]
)
def test_what_is_no_day_stays_none(written):
    assert (read_date(written).day, read_date(written).flag) == (None, "impossible")


@pytest.mark.parametrize("written", ["2021", "Năm 2021", "năm 2021"])
def test_a_year_alone_is_a_span_of_that_year(written):
    assert (read_date(written).day, read_date(written).flag) == (date(2021, 1, 1), "year")


def test_a_day_with_thousands_of_notes_behind_it_is_that_day():
    assert read_date("15/3/2022" + " (a)" * 8000).day == date(2022, 3, 15)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_says_why_not(text):
    printed = read_date(text)
    assert (printed.day is None) == (printed.flag in ("missing", "impossible"))
    assert typed_day(text) is None or typed_day(text) == printed.day
    as_of([text])
    impossible_days(text)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_way_of_writing_a_day_reads_back(day):
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"{day:%Y-%m-%dT09:00:00+07:00}",
        f"{day:%d}-Thg{day.month}-{day.year}",
        f"ngày {day.day:02} tháng {day.month:02} năm {day.year}",
    ):
        assert read_date(written).day == day
        assert days(f"Báo cáo {written}, đã ký")[:1] in ([day], [])
    assert typed_day(f"{day.day}/{day.month}/{day.year}") == typed_day(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["3/4/22", "5/2022", "44452", "20220520", "", "hôm nay", "31/9/2023", "1/1/9999"])
def test_typed_day_leaves_nothing_to_guess(typed):
    assert typed_day(typed) is None


def test_column_written_month_first_is_known_as_a_whole():
    turned = {text: read_date(text) for text in ("09/13/2021", "10/04/2021", "12/25/2021")}
    assert month_first(turned)
    assert read_date("10/04/2021", month_first=True).day == date(2021, 10, 4)
    assert not month_first(turned | {"25/12/2021": read_date("25/12/2021")})
    assert not month_first({text: read_date(text) for text in ("1/2/2021", "3/4/2021")})


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Từ 01/01/2022 đến 15/6/2022", date(2022, 6, 15)),
        ("(Từ ngày 01/01/2022 đến hết ngày 15/6/2022)", date(2022, 6, 15)),
        ("Kỳ 01/01/2022 – 15/06/2022", date(2022, 6, 15)),
        ("Từ 1 tháng 1 năm 2022 đến 15 tháng 6 năm 2022", date(2022, 6, 15)),
        ("BÁO CÁO QUÝ II NĂM 2022", date(2022, 6, 30)),
        ("Quý 3/2022", date(2022, 9, 30)),
        ("Kết quả 6 tháng đầu năm 2022", date(2022, 6, 30)),
        ("Số liệu tháng 2/2024", date(2024, 2, 29)),
        ("tháng 9/2021 - tháng 5/2022", date(2022, 5, 31)),
        ("bao-cao_20_05_2022.xlsx", date(2022, 5, 20)),
        ("tong hop 20220520.xlsx", date(2022, 5, 20)),
        ("Năm 2022", None),
    ],
)
def test_table_counts_up_to_the_last_day_that_its_title_names(title, day):
    assert as_of([title]) == day


def test_day_of_the_letterhead_goes_before_a_quarter_in_the_title():
    assert as_of(["Báo cáo quý II/2022", "Ninh Bình, ngày 20 tháng 5 năm 2022"]) == date(2022, 5, 20)


def test_largest_count_is_a_trillion():
    assert read_count("1000000000000") == Count(10**12)
    assert read_count("1000000000001") == BAD
    assert read_count("1.000.000.000.000") == Count(10**12)
    assert read_count("9" * 4301) == BAD


@pytest.mark.parametrize(("typed", "value"), [("379.99999999999994", 380), ("0.30000000000000004", None)])
def test_noise_behind_the_fifteenth_digit_is_no_fraction(typed, value):
    for kind in "tn":
        assert read_count(typed, kind) == (Count(value) if value else BAD)


@pytest.mark.parametrize("letter", ["Đ", "Ð", "Ɖ", "đ", "ð", "ɖ"])
def test_every_letter_that_looks_like_d_with_stroke_is_that_letter(letter):
    assert fold(f"{letter}ơn vị") == "đơn vị"
    assert clean(f"{letter}ơn") == ("Đơn" if letter in "ĐÐƉ" else "đơn")


@pytest.mark.parametrize("sign", ["\u00ad", "\u034f", "\u200b", "\u200e", "\u2060", "\ufeff"])
def test_sign_that_nobody_sees_is_not_there(sign):
    assert clean(f"Yên{sign} Mô{sign}") == "Yên Mô"
    assert fold(f"Y{sign}ên Mô") == fold("Yên Mô")


def test_serials_outside_this_century_are_numbers_not_days():
    assert (read_date("36526").day, read_date("36525").day) == (date(2000, 1, 1), None)
    assert (read_date("73050").day, read_date("73051").day) == (date(2099, 12, 31), None)


def test_years_that_no_paper_has_are_no_years():
    assert read_date("1/1/1900").day == date(1900, 1, 1)
    assert read_date("31/12/1899").flag == read_date("1/1/2201").flag == "impossible"


def test_moment_with_an_offset_is_the_day_in_vietnam():
    assert read_date("2022-05-31T16:59:00Z").day == date(2022, 5, 31)
    assert read_date("2022-05-31T17:00:00Z").day == date(2022, 6, 1)
    assert read_date("2022-06-01T00:30:00+09:00").day == date(2022, 5, 31)
    assert read_date("2022-05-31T23:30:00").day == date(2022, 5, 31)
