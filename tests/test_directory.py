"""The directory: read from real workbooks, written back, and asked about yesterday and today."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.parts.upload.directories import column_name, row_name, sheet_title
from tally.directory import Branch, Cluster, Directory, Letterhead, Period, Phase, Programme, Reason, Unit, User
from tally.directory.changes import differing_rows
from tally.directory.reader import holds_directory, read_directory
from tally.directory.sheets import PAGES, PROGRAMME
from tally.findings import Finding
from tally.papers.forms import directory_workbook, tables, workbook_of
from tally.store import Store
from tally.workbook import Workbook
from tally.workbook.opening import open_trusted
from tests.screen import opened as drawn
from tests.screen import words
from tests.test_store_keeping import publish_sample

SAMPLES = Path(__file__).parent.parent / "sample_data"
SAMPLE = (SAMPLES / "danh-muc.xlsx").read_bytes()


def sample() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(SAMPLE))


def opened(book: openpyxl.Workbook) -> Workbook:
    stream = BytesIO()
    book.save(stream)
    return open_trusted(stream.getvalue(), "danh-muc.xlsx")


def read(book: openpyxl.Workbook) -> tuple[Directory, tuple[Finding, ...]]:
    return read_directory(opened(book))


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in findings]


def test_sample_directory_is_read_whole_and_without_a_finding():
    directory, findings = read(sample())
    assert findings == ()
    assert directory.shared_out("2022") == 4640
    assert directory.programme.assigned_quota == 4700
    assert [phase.end for phase in directory.phases] == [date(2022, 5, 31), date(2023, 9, 30)]
    assert "31/9/2023" in directory.phases[1].note
    assert directory.quota("KHAC", "2022") is None
    assert directory.quota_notes["2022", "KHAC"].startswith("Để trống")


def test_sample_directory_comes_back_equal_after_writing():
    directory, _ = read(sample())
    assert read_directory(open_trusted(directory_workbook(directory), "danh-muc.xlsx")) == (directory, ())


def test_sheets_columns_and_rows_may_stand_in_any_order_under_other_names_with_titles_above():
    book = sample()
    expected, _ = read(sample())
    sheet = book["Đơn vị"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    rows[0][rows[0].index("Điện thoại")] = "SỐ ĐIỆN  THOẠI"
    rows[0][rows[0].index("Tên đơn vị")] = "ten don vi"
    book.remove(sheet)
    sheet = book.create_sheet("danh sách đơn vị", 0)
    sheet.append(["DANH SÁCH ĐƠN VỊ"])
    sheet.append([])
    for row in rows:
        sheet.append(row[::-1])
        sheet.append([])
    book.move_sheet("Chỉ tiêu", -5)
    assert read(book) == (expected, ())


def test_a_date_that_does_not_exist_is_said_at_its_cell_and_never_shifted():
    book = sample()
    book["Giai đoạn"]["D3"] = "31/9/2023"
    directory, findings = read(book)
    assert places(findings) == [("directory-date-impossible", "D3")]
    assert findings[0].severity == "block"
    assert "31/9/2023" in findings[0].message
    assert [phase.code for phase in directory.phases] == ["GD1"]


@pytest.mark.parametrize("text", ["20/5/2022", "20.05.2022", "2022-05-20", "ngày 20 tháng 5 năm 2022", " 20-5-2022 "])
def test_a_date_written_as_text_is_a_date(text):
    book = sample()
    book["Kỳ chỉ tiêu"]["D2"] = text
    directory, findings = read(book)
    assert findings == ()
    assert directory.period().end == date(2022, 5, 20)


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("Kỳ chỉ tiêu", "D2", "cuối năm", "directory-date-unclear"),
        ("Kỳ chỉ tiêu", "D2", date(2021, 1, 1), "directory-dates-reversed"),
        ("Kỳ chỉ tiêu", "D2", None, "directory-cell-missing"),
        ("Đơn vị", "A3", "YK", "directory-code-twice"),
        ("Đơn vị", "A3", None, "directory-cell-missing"),
        ("Đơn vị", "E3", "C9", "directory-code-unknown"),
        ("Đơn vị", "B3", "LĐLĐ huyện Yên Khánh", "directory-name-shared"),
        ("Chỉ tiêu", "D2", -5, "directory-number-bad"),
        ("Chỉ tiêu", "D2", 4.7, "directory-number-bad"),
        ("Chỉ tiêu", "D2", "bốn trăm", "directory-number-bad"),
        ("Chỉ tiêu", "B2", "XX", "directory-code-unknown"),
        ("Chỉ tiêu", "A2", "2031", "directory-code-unknown"),
        ("CĐCS", "B2", "XX", "directory-code-unknown"),
        ("CĐCS", "D2", 4000, "directory-branches-exceed"),
        ("Chương trình", "B6", "Theo ý chủ tịch", "directory-choice-unknown"),
        ("Chương trình", "B5", "nhiều", "directory-number-bad"),
        ("Chương trình", "A8", "Màu sắc", "directory-column-unread"),
        ("Giai đoạn", "C3", date(2022, 5, 1), "directory-phases-overlap"),
    ],
)
def test_what_cannot_be_true_is_a_finding_at_its_sheet(sheet, cell, value, code):
    book = sample()
    book[sheet][cell] = value
    _, findings = read(book)
    found = [finding for finding in findings if finding.code == code]
    assert found
    assert {finding.sheet for finding in found} <= {sheet, "Đơn vị"}
    assert all(finding.sheet in finding.message and finding.cell in finding.message for finding in findings)


def test_quota_given_twice_keeps_the_first_and_says_so():
    book = sample()
    book["Chỉ tiêu"].append(["2022", "YK", "", 999])
    directory, findings = read(book)
    assert directory.quota("YK", "2022") == 450
    assert places(findings) == [("directory-quota-twice", "D16")]


def test_units_and_periods_may_be_meant_by_name():
    book = sample()
    book["Chỉ tiêu"]["B2"] = "Yên Khánh"
    book["Chỉ tiêu"]["A2"] = "năm 2022"
    assert read(book) == read(sample())


def test_missing_sheet_and_missing_heading_are_said():
    book = sample()
    book.remove(book["Kỳ chỉ tiêu"])
    book["Đơn vị"]["B1"] = "Họ tên con"
    _, findings = read(book)
    assert {"directory-sheet-missing", "directory-headings-missing"} <= {f.code for f in findings}
    assert all(finding.message for finding in findings)


def test_a_sheet_that_is_no_part_of_a_directory_is_named_not_passed_over():
    book = sample()
    book.create_sheet("Ghi nhớ")["A1"] = "gọi cho Yên Mô"
    _, findings = read(book)
    assert [(f.code, f.sheet) for f in findings] == [("directory-sheet-unknown", "Ghi nhớ")]


def test_only_a_directory_is_taken_for_one():
    for path in sorted(SAMPLES.glob("*.xlsx")):
        assert holds_directory(open_trusted(path.read_bytes(), path.name)) == path.name.startswith("danh-muc")


def test_successors_that_run_in_a_ring_are_refused():
    book = sample()
    book["Đơn vị"]["K2"], book["Đơn vị"]["K3"] = "KS", "YK"
    _, findings = read(book)
    assert ("directory-successor-ring", "K2") in places(findings)


def merged() -> Directory:
    """Hoa Lư went into TP. Ninh Bình, and that into the new province's city; the reader of 2025 asks about 2022."""
    units = (
        Unit("HL", "LĐLĐ huyện Hoa Lư", valid_to=date(2024, 12, 31), successor="NB"),
        Unit("NB", "LĐLĐ TP. Ninh Bình", valid_to=date(2025, 6, 30), successor="HLU"),
        Unit("HLU", "LĐLĐ TP. Hoa Lư", valid_from=date(2025, 7, 1)),
        Unit("TAN", "LĐLĐ huyện đã giải thể", valid_to=date(2023, 1, 1)),
    )
    quotas = {("2022", "HL"): 250, ("2022", "NB"): 340}
    return Directory(Programme("x"), units=units, quotas=quotas, branches=(Branch("HL-1", "HL", "CĐCS A"),))


def test_directory_as_it_was_has_the_units_of_that_day_only():
    then, later = merged().as_of(date(2022, 5, 20)), merged().as_of(date(2025, 8, 1))
    assert [unit.code for unit in then.units] == ["HL", "NB", "TAN"]
    assert [unit.code for unit in later.units] == ["HLU"]
    assert dict(then.quotas) == {("2022", "HL"): 250, ("2022", "NB"): 340}
    assert dict(later.quotas) == {}
    assert later.branches == ()


def test_as_it_is_now_old_units_are_read_under_their_last_successor():
    assert merged().as_it_is_now(date(2022, 5, 20)) == {}
    assert merged().as_it_is_now(date(2025, 1, 15)) == {"HL": "NB"}
    assert merged().as_it_is_now(date(2025, 8, 1)) == {"HL": "HLU", "NB": "HLU"}


WORDS = st.text("abcđêươ ÁỲZ0123456789-./&()“”", min_size=1, max_size=24).map(lambda t: " ".join(t.split()))
TEXT = st.one_of(st.just(""), WORDS)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
COUNTS = st.one_of(st.none(), st.integers(0, 999_999_999))


@st.composite
def directories(draw) -> Directory:
    """Directories that hold together, of any size and wording."""
    units = draw(st.integers(1, 6))
    clusters = tuple(Cluster(f"C{i}", f"Cụm {i}", draw(TEXT), draw(TEXT)) for i in range(draw(st.integers(0, 2))))
    spans = [sorted((draw(DAYS), draw(DAYS))) for _ in range(2)]
    periods = (Period("K1", "Kỳ 1", *spans[0], draw(TEXT)), Period("K2", "Kỳ 2", *spans[1]))
    made = tuple(
        Unit(
            f"U{i}",
            f"Đơn vị số {i}",
            short=f"đv{i}",
            aliases=tuple(f"tên {i} {j}" for j in range(draw(st.integers(0, 3)))),
            kind=draw(TEXT),
            cluster=draw(st.sampled_from(["", *(cluster.code for cluster in clusters)])),
            officer=draw(TEXT),
            phone=draw(st.sampled_from(["", "0900 000 001", "+84900000001"])),
            members=draw(COUNTS),
            valid_from=date(2000, 1, 1),
            valid_to=date(2020, 1, 1) if i else None,
            successor=f"U{i - 1}" if i else "",
            note=draw(TEXT),
        )
        for i in range(units)
    )
    pairs = [(period.code, unit.code) for period in periods for unit in made]
    quotas = {pair: quota for pair in pairs if (quota := draw(COUNTS)) is not None}
    notes = {pair: note for pair in pairs if (note := draw(TEXT))}
    programme = Programme(
        draw(WORDS.filter(bool)),
        draw(TEXT),
        draw(TEXT),
        draw(COUNTS),
        draw(st.sampled_from(["checked", "stated"])),
        Fraction(draw(st.integers(0, 4000)), 4),
        launched=draw(st.one_of(st.none(), DAYS)),
        notes={"owner": note} if (note := draw(TEXT)) else {},
    )
    branches = tuple(Branch(f"B{i}", "U0", f"CĐCS {i}", 0) for i in range(draw(st.integers(0, 2))))
    phases = (Phase("G1", "Giai đoạn 1", date(2021, 9, 1), date(2022, 5, 31), draw(TEXT)),)
    reasons, users = (Reason("late", "Muộn", draw(TEXT)),), (User("Người dùng mẫu", draw(TEXT)),)
    return Directory(
        programme,
        periods,
        phases,
        made,
        branches,
        clusters,
        quotas,
        reasons,
        users,
        Letterhead("Tổng Liên đoàn", draw(TEXT)),
        notes,
    )


@settings(max_examples=40, deadline=None)
@given(directories())
def test_what_is_written_is_read_back_equal(directory):
    assert read_directory(open_trusted(directory_workbook(directory), "danh-muc.xlsx")) == (directory, ())


@pytest.fixture
def page(own_url: str) -> AppTest:
    """The directory page over an empty database."""
    return drawn("directory")


def test_page_says_what_was_shared_out_and_that_the_sample_is_in_use(page):
    assert not page.exception
    assert "đã giao <b>4.640/4.700</b> chỉ tiêu, chưa phân bổ 60" in words(page)
    assert "Đang dùng danh mục mẫu" in words(page)
    assert "31/9/2023" in words(page)


def test_what_is_edited_on_the_page_is_looked_at_on_the_upload_page(page):
    next(button for button in page.button if button.label == "Xem trước thay đổi").click().run()
    assert not page.exception
    for _ in range(60):
        if "Đọc được danh mục" in words(page):
            break
        time.sleep(0.5)
        page.run()
    assert "0 mới · 0 đổi · 0 bỏ" in words(page)


def test_a_day_before_the_merger_is_shown_with_the_names_of_those_who_follow(own: Store):
    publish_sample(own, "danh-muc-2025-minh-hoa.xlsx")
    page = drawn("directory")
    page.date_input[0].set_value(date(2024, 1, 1)).run()
    assert not page.exception
    assert "nay là CĐ xã Yên Khánh" in words(page)


def test_rows_typed_on_the_page_make_the_same_workbook_as_the_directory():
    directory, _ = read(sample())
    rows = tables(directory)
    rows["units"][0]["officer"] = "=1+1"
    again, findings = read_directory(open_trusted(workbook_of(rows), "danh-muc.xlsx"))
    assert findings == ()
    assert again.units[0].officer == "=1+1"
    assert again.units[1:] == directory.units[1:]


def test_changes_between_two_directories_name_every_cell_that_differs():
    old, _ = read(sample())
    book = sample()
    book["Chỉ tiêu"]["D2"], book["Đơn vị"]["B2"] = 460, "LĐLĐ huyện Yên Khánh mới"
    book["Đơn vị"].delete_rows(15)
    book["Chỉ tiêu"].delete_rows(15)
    new, findings = read(book)
    assert findings == ()
    found = {(change.subject, change.code, change.kind): dict(change.cells) for change in differing_rows(old, new)}
    assert found["quotas", "YK", "changed"] == {"quota": (450, 460)}
    assert found["units", "YK", "changed"] == {"name": ("LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Yên Khánh mới")}
    assert ("units", "KHAC", "gone") in found
    assert len(found) == 3
    assert differing_rows(new, new) == []


def test_every_sheet_column_and_row_is_called_on_the_page_as_in_the_workbook():
    written, said = [], []
    for sheet in PAGES.values():
        written += [sheet.sheet, *(column.heading for column in sheet.columns)]
        said += [sheet_title(sheet.subject), *(column_name(sheet.subject, one.field) for one in sheet.columns)]
    written += [row.heading for row in PROGRAMME]
    said += [row_name(row.field) for row in PROGRAMME]
    assert said == written
