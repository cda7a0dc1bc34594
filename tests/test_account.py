"""Each witness is heard by itself, and every row of a sheet is in its account."""

from __future__ import annotations

from pathlib import Path

import pytest

from tally.apart import read_apart
from tally.errors import Refusal
from tally.paths import resource
from tally.table.account import account
from tally.table.cells import Cells
from tally.table.profile import Profiles
from tally.vocabulary import REGISTER, SUMMARY, heading_field, heading_fields
from tally.vocabulary.statuses import read_status, stated_by, states
from tally.workbook import Sheet
from tally.workbook.opening import open_trusted
from tally.workbook.values import table_of

MESSY = sorted(path for path in (Path(__file__).parent / "messy").iterdir() if path.suffix not in (".json", ".py", ""))


def below(*rows: str) -> Profiles:
    """The columns of rows typed with | between their cells."""
    cells = [row.split("|") for row in rows]
    return Profiles(Cells(cells, 1, 1, (), True), 1)


def test_headings_are_heard_with_their_marks_and_without():
    assert heading_field(SUMMARY, "Cộng") == "total"
    assert heading_field(SUMMARY, "Công") is None
    assert heading_field(SUMMARY, "Tong cong") == "total"
    assert heading_field(SUMMARY, "Đơn vị thuộc Tổng công ty") == "unit"
    assert heading_field(SUMMARY, "KH năm 2025") == "quota"
    assert heading_field(REGISTER, "Kết quả (Đạt/Không đạt)") == "status"
    assert heading_fields(SUMMARY, "Thực hiện") == ("valid", "total")


def test_contents_tell_counts_from_shares_and_words():
    columns = below("30|0.5|Sông Mây", "40|0.25|Đồi Gió", "12|0.75|Bến Trăng")
    assert [columns.of(column).is_figures for column in (1, 2, 3)] == [True, False, False]
    assert columns.of(2).is_share
    assert columns.of(3).known({"Sông Mây", "Đồi Gió"}.__contains__) == pytest.approx(2 / 3)


def test_sums_prove_a_whole_and_rates_a_quota():
    columns = below("10|6|4|60%", "20|5|15|25%", "8|8|0|100%")
    assert columns.adds_up((2, 3), 1)
    assert not columns.adds_up((1, 2), 3)
    assert columns.is_rate(4, 2, 1)
    assert not columns.is_rate(4, 3, 1)


def test_parts_must_add_up_in_four_of_five_rows():
    assert below(*["3|1|2"] * 4, "9|1|2").adds_up((2, 3), 1)
    assert not below(*["3|1|2"] * 3, "9|1|2").adds_up((2, 3), 1)


def test_a_status_nobody_foresaw_is_known_from_what_it_denies_alone():
    assert stated_by(["Loại", "Không loại"], {})["Không loại"][0] == "valid"
    assert {status for status, _ in stated_by(["Lỗi", "Không lỗi"], {}).values()} == {None}
    assert states(["Lỗi", "Không lỗi"])
    assert not states(["Lỗi"])
    assert stated_by(["Vòng 1"], {"vòng 1": "pending"})["Vòng 1"] == ("pending", None)
    assert read_status("Đồng ý công nhận")[0] == "valid"
    assert [stated_by(["✓", mark], {})[mark][0] for mark in ("✗", "x")] == ["invalid", None]
    assert stated_by(["x"], {})["x"][0] == "valid"
    assert read_status("Not OK")[0] == "invalid"


@pytest.mark.parametrize("path", [*MESSY, resource("sample_data/danh-sach-sang-kien.xlsx")], ids=lambda path: path.name)
def test_account_adds_up_to_the_rows_that_are_not_blank(path):
    source = path.read_bytes()
    try:
        reading = read_apart(source, path.name, None)
    except Refusal:
        return
    if reading.kind == "directory":
        return
    read = {reading.sheet} | (set(reading.rows["sheet"].to_pylist()) if reading.kind == "register" else set())
    sheets = [sheet for sheet in open_trusted(source, path.name).sheets if sheet.name in read]
    rows = [row for sheet in sheets for row in zip(*(c.to_pylist() for c in sheet.cells.columns), strict=True)]
    assert sum(reading.account.values()) == sum(any(text and text.strip() for text in row) for row in rows)


def test_a_row_of_signs_that_cannot_be_seen_is_blank_in_sheets_of_up_to_30_000_rows():
    def rows(many: int) -> int:
        sheet = Sheet("S", table_of([["a"] * (many - 1) + ["\u200b"]]))
        return sum(span.count for span in account(sheet, {}, lambda row: "note"))

    assert rows(30_000) == 29_999
    assert rows(30_001) == 30_001
