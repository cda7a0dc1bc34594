"""Every number that decides how a list is read: what lies just on either side of it is read differently."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from openpyxl import Workbook

from tally.errors import Refusal
from tally.intake.reading import Reading
from tests.registers import figures, reading, saved

HEAD = "STT|Tên sáng kiến|Tác giả|Đơn vị|Ngày công nhận"


def listed(*lines: str) -> Reading:
    """The reading of a sheet with these lines, cells parted by |."""
    book = Workbook()
    for r, line in enumerate(lines, 1):
        for c, text in enumerate(line.split("|"), 1):
            if text:
                book.active.cell(r, c, int(text) if text.isdecimal() and len(text) < 9 else text)
    return reading(saved(book))


def own(n: int, *more: str) -> str:
    """One good initiative, numbered, with further cells."""
    return "|".join([str(n), f"Cải tiến máy số {n}", f"Trần Văn {n}", "LĐLĐ huyện Yên Khánh", "20/05/2022", *more])


def asks(found: Reading) -> set[str]:
    return {finding.code for finding in found.findings if finding.severity in ("ask", "block")}


@pytest.mark.parametrize(("beside", "asked"), [(1, True), (2, False)])
def test_marks_of_which_half_stand_beside_another_mark_do_not_answer_it(beside, asked):
    marks = [("x", "x")] * beside + [("", "x")] * (4 - beside) + [("x", "")] * 4
    found = listed(f"{HEAD}|Hợp lệ|Bổ sung hồ sơ", *[own(n, *pair) for n, pair in enumerate(marks, 1)])
    assert ("G" in found.columns) is asked
    assert "column-unsure" in asks(found)


@pytest.mark.parametrize(("times", "asked"), [(2, True), (1, False)])
def test_texts_that_stand_twice_each_on_average_may_be_verdicts(times, asked):
    texts = ["○", "△", "◎"] * times
    found = listed(f"{HEAD}|Thẩm tra", *[own(n, text) for n, text in enumerate(texts, 1)])
    assert ("column-unsure" in asks(found)) is asked


@pytest.mark.parametrize(("rows", "asked"), [(7, True), (8, False)])
def test_a_column_that_half_of_the_list_leaves_blank_is_no_verdict(rows, asked):
    texts = ["○", "△", "○", "△", *[""] * (rows - 4)]
    found = listed(f"{HEAD}|Thẩm tra", *[own(n, text) for n, text in enumerate(texts, 1)])
    assert ("column-unsure" in asks(found)) is asked


@pytest.mark.parametrize(("different", "asked"), [(40, True), (41, False)])
def test_more_than_forty_different_texts_are_no_verdicts(different, asked):
    texts = [f"mức {n}" for n in range(different)] * 2
    found = listed(f"{HEAD}|Thẩm tra", *[own(n, text) for n, text in enumerate(texts, 1)])
    assert ("column-unsure" in asks(found)) is asked


@pytest.mark.parametrize(("letters", "is_title"), [(26, True), (25, False)])
def test_titles_without_a_heading_have_more_than_25_letters_on_average(letters, is_title):
    lines = [own(n).split("|") for n in (1, 2, 3)]
    lines = [[r[0], f"Cải tiến {r[0]} ".ljust(letters, "m"), *r[2:]] for r in lines]
    with nullcontext() if is_title else pytest.raises(Refusal):
        found = listed(HEAD.replace("Tên sáng kiến", ""), *["|".join(r) for r in lines])
        assert found.columns["B"] == "title"


@pytest.mark.parametrize(("filled", "stated"), [(2, "status"), (1, "invalid_mark")])
def test_words_in_more_than_half_of_a_column_of_refusals_are_statuses(filled, stated):
    lines = [own(n, f"Mức {n}" if n <= filled else "") for n in (1, 2, 3)]
    assert listed(f"{HEAD}|Không đạt", *lines).columns["F"] == stated


@pytest.mark.parametrize(("before", "kept"), [(2, False), (3, True)])
def test_what_to_write_is_looked_for_in_the_first_three_rows(before, kept):
    unnumbered = [own(n).partition("|")[2] for n in range(1, before + 1)]
    form = "|Ghi rõ tên|Ghi họ tên|Chọn ở danh mục|dd/mm/yyyy"
    found = listed(HEAD, *[f"|{line}" for line in unnumbered], form, own(5), own(6))
    assert ("Chọn ở danh mục" in figures(found)) is kept


@pytest.mark.parametrize(("named", "asked"), [(2, True), (1, False)])
def test_a_title_alone_is_asked_about_where_half_of_the_rows_have_an_author(named, asked):
    head = "Tên sáng kiến|Tác giả|Đơn vị|Ngày công nhận"
    full = [own(n).partition("|")[2] for n in range(1, named + 1)]
    lone = [f"Cải tiến máy số {n}||LĐLĐ huyện Yên Khánh|20/05/2022" for n in range(5, 5 + 2 - named)]
    found = listed(head, "Cải tiến kéo", *(["Cải tiến dao cắt"] if named > 1 else []), *lone, *full)
    assert ("row-not-understood" in asks(found)) is asked


@pytest.mark.parametrize(("words", "known"), [(60, True), (61, False)])
def test_a_unit_is_looked_for_in_the_first_sixty_words_of_a_sentence(words, known):
    sentence = " ".join(["chữ"] * (words - 4)) + " LĐLĐ huyện Yên Khánh"
    lines = [own(n).split("|") for n in (1, 2)]
    found = listed(sentence, HEAD.replace("|Đơn vị", ""), *["|".join([*r[:3], *r[4:]]) for r in lines])
    assert ("YK" in figures(found)) is known


@pytest.mark.parametrize(("rows", "carried"), [(6, True), (5, False)])
def test_a_name_goes_on_where_it_stands_for_three_rows_on_average(rows, carried):
    units = ["LĐLĐ huyện Yên Khánh", "", "LĐLĐ huyện Kim Sơn", *[""] * (rows - 3)]
    lines = [own(n).replace("LĐLĐ huyện Yên Khánh", unit) for n, unit in enumerate(units, 1)]
    assert ("" not in figures(listed(HEAD, *lines))) is carried


@pytest.mark.parametrize(("known", "is_unit"), [(2, True), (1, False)])
def test_the_directory_must_know_half_of_a_column_for_it_to_be_that_of_the_units(known, is_unit):
    places = [*["LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"][:known], "Kho một", "Bến hai"]
    lines = [own(n).replace("LĐLĐ huyện Yên Khánh", place) for n, place in enumerate(places, 1)]
    found = listed(HEAD.replace("Đơn vị", "Nơi nộp"), *lines)
    assert (found.columns.get("D") == "unit") is is_unit


@pytest.mark.parametrize(("days", "is_day"), [(4, True), (3, False)])
def test_more_than_three_fifths_of_an_unheaded_column_must_be_days(days, is_day):
    texts = [f"{n}/5/2022" for n in range(1, days + 1)] + ["chưa rõ", "hỏi lại"][: 5 - days]
    lines = [own(n).rpartition("|")[0] + f"|{text}" for n, text in enumerate(texts, 1)]
    found = listed(HEAD.replace("Ngày công nhận", ""), *lines)
    assert (found.columns.get("E") == "recognised") is is_day


@pytest.mark.parametrize(("fields", "is_list"), [(2, True), (1, False)])
def test_a_header_again_shares_three_headings_with_the_one_before(fields, is_list):
    second = "STT|Tên sáng kiến|Tác giả|Đơn vị" if fields > 1 else "STT|Tên sáng kiến|Người viết|Nơi nộp"
    found = listed(HEAD, own(1), own(2), "", "ĐỢT 2", second, own(1).rpartition("|")[0])
    assert ("two-tables" in asks(found)) is is_list


def test_a_unit_named_in_ten_words_is_known_in_a_sentence():
    sentence = "Sáng kiến thuộc Liên đoàn Lao động huyện Yên Khánh"
    lines = ["|".join([*own(n).split("|")[:3], "20/05/2022"]) for n in (1, 2)]
    assert figures(listed(sentence, HEAD.replace("|Đơn vị", ""), *lines)) == {"YK": (2, 0, 0)}


@pytest.mark.parametrize(("between", "is_heading"), [(58, False), (59, True)])
def test_the_number_before_a_lone_title_is_looked_for_in_sixty_rows(between, is_heading):
    unnumbered = [own(n).partition("|")[2] for n in range(2, between + 2)]
    lone, anew = "2|Cải tiến dao cắt", own(90).replace("90|", "1|", 1)
    found = listed(HEAD, own(1), *[f"|{line}" for line in unnumbered], lone, anew, own(91))
    assert ("row-not-understood" not in asks(found)) is is_heading


@pytest.mark.parametrize(("filled", "counted"), [(4, 3), (3, 2)])
def test_a_list_without_a_header_begins_with_its_first_row_of_four_cells(filled, counted):
    lines = [own(n, f"{n}/QĐ-CĐ").partition("|")[2].replace("máy", "máy tách hạt giống lúa") for n in (1, 2, 3)]
    lines[0] = "|".join(cell if i < filled else "" for i, cell in enumerate(lines[0].split("|")))
    assert len(listed(*lines).rows) == counted


@pytest.mark.parametrize(("rows", "known"), [(8, True), (9, False)])
def test_a_title_is_looked_for_in_the_eight_rows_above_a_header(rows, known):
    head = HEAD.replace("Tên sáng kiến", "Nội dung").replace("Ngày công nhận", "Ngày")
    with nullcontext() if known else pytest.raises(Refusal):
        found = listed("Danh sách sáng kiến", *[""] * (rows - 1), head, own(1), own(2))
        assert figures(found) == {"YK": (2, 0, 0)}


def test_a_header_has_three_rows_at_most():
    sender = "Mẫu số 2|Bản chính|Lưu hành nội bộ"
    levels = ["STT|Đơn vị|Kết quả", "||Năm 2022", "||Chỉ tiêu|Hợp lệ|Không hợp lệ"]
    found = listed(sender, *levels, "1|LĐLĐ huyện Yên Khánh|450|244|5", "2|LĐLĐ huyện Kim Sơn|380|13|0")
    assert found.header_rows[0] > 1


@pytest.mark.parametrize(("again", "others", "asked"), [(3, 12, True), (3, 13, False), (2, 3, False)])
def test_titles_that_come_again_three_times_and_in_a_fifth_of_a_list_are_asked_about(again, others, asked):
    lines = [own(n) for n in range(1, others + 1)]
    lines += [own(n).replace(f"máy số {n}", "máy số 1") for n in range(others + 1, others + again + 1)]
    assert ("titles-repeated" in asks(listed(HEAD, *lines))) is asked


@pytest.mark.parametrize(("marks", "stated"), [(5, "valid_mark"), (4, "status")])
def test_one_number_beyond_one_in_five_marks_may_be_a_slip_and_in_four_is_none(marks, stated):
    lines = [own(n, "7" if n == 1 else "1") for n in range(1, marks + 1)] + [own(9, "", "1")]
    assert listed(f"{HEAD}|Hợp lệ|Không hợp lệ", *lines).columns.get("F") == stated


@pytest.mark.parametrize(("rivals", "asked"), [(3, False), (4, True)])
def test_columns_of_days_are_tried_out_unless_there_are_more_than_three(rivals, asked):
    headings = ["Ngày ký QĐ", "Ngày ban hành QĐ", "Ngày phê duyệt", "Ngày cấp QĐ"][:rivals]
    lines = [own(n, *["20/05/2022"] * rivals) for n in (1, 2, 3)]
    assert ("two-tables" in asks(listed("|".join([HEAD, *headings]), *lines))) is asked


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000])
def test_a_number_that_is_no_plain_one_before_a_lone_title_ends_in_a_reading(number):
    assert figures(listed(HEAD, own(1), f"{number}|Cải tiến dao cắt", own(3), own(4)))
