"""What is asked before a list counts, and which heading its contents deny: the thresholds that decide."""

import pytest
from openpyxl import Workbook

from tests.registers import GOOD, HEADINGS, column, judged, reading, saved

OUTSIDE = {"Ngày công nhận": "20/05/2019"}


@pytest.mark.parametrize(("outside", "inside", "asked"), [(2, 2, False), (3, 3, True), (3, 4, False), (6, 6, True)])
def test_one_cause_that_makes_half_of_a_list_invalid_is_asked_about(outside, inside, asked):
    found = judged(*[OUTSIDE] * outside, *[{}] * inside)
    assert any(finding.code == "mostly-invalid" for finding in found.findings) is asked


@pytest.mark.parametrize("many", [1, 2])
def test_one_cause_that_makes_all_of_a_short_list_invalid_is_asked_about(many):
    assert any(finding.code == "mostly-invalid" for finding in judged(*[OUTSIDE] * many).findings)


@pytest.mark.parametrize(("nameless", "named", "asked"), [(1, 9, True), (1, 10, False), (1, 8, False), (2, 3, True)])
def test_a_tenth_of_a_long_list_without_a_unit_is_asked_about(nameless, named, asked):
    found = judged(*[{}] * named, *[{"Đơn vị": None}] * nameless)
    assert any(finding.code == "units-not-said" for finding in found.findings) is asked


def test_no_unit_at_all_is_asked_about_however_short_the_list():
    found = judged({"Đơn vị": None}, {"Đơn vị": None})
    assert [finding.severity for finding in found.findings if finding.code == "list-without-unit"] == ["ask"]


@pytest.mark.parametrize(("days", "statuses", "denied"), [(4, 2, True), (3, 3, False)])
def test_days_below_a_heading_of_a_status_are_no_status(days, statuses, denied):
    texts = [f"{n + 1}/5/2022" for n in range(days)] + ["Đạt", "Không đạt", "Chờ duyệt"][:statuses]
    found = judged(*[{"Trạng thái": text} for text in texts], headings=HEADINGS)
    assert (column(found, "stated").count("valid") == days + statuses) is denied


@pytest.mark.parametrize(
    ("rows", "strange", "counted"), [(1, {}, 4), (5, {}, 8), (5, {"Ngày công nhận": "Cần sửa"}, 3)]
)
def test_sheet_without_a_header_goes_on_with_the_list_before_where_its_columns_are_alike(rows, strange, counted):
    book = Workbook()
    book.active.append(HEADINGS)
    for number in range(3 + rows):
        sheet = book.active if number < 3 else book["2"] if number > 3 else book.create_sheet("2")
        row = GOOD | {"Tên sáng kiến": f"Cải tiến {number}"} | (strange if number > 2 else {})
        sheet.append([row.get(heading, number + 1 if heading == "STT" else None) for heading in HEADINGS])
    assert reading(saved(book)).account["counted"] == counted
