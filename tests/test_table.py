"""Where the table is in a sheet, what its columns mean, and which rows are its own."""

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tally.directory import Directory, Programme, Unit
from tally.errors import Refusal
from tally.findings import REFUSALS
from tally.intake.read import understand
from tally.intake.reading import Answers, Reading
from tally.table.cells import cells_of
from tally.table.finder import find_tables, tables_at
from tally.table.header import is_number_row
from tally.table.labels import is_group, is_part_total, is_total
from tally.vocabulary import REGISTER, SUMMARY, heading_field
from tally.workbook import Sheet, Workbook, column_letters

HEAD = ["STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ", "Cộng"]
ROWS = [[1, "Yên Khánh", 450, 244, 5, 249], [2, "Kim Sơn", 380, 13, 0, 13], [3, "Yên Mô", 440, 3, 0, 3]]


DIRECTORY = Directory(Programme("Thử"), units=(Unit("YK", "LĐLĐ huyện Yên Khánh"), Unit("KS", "LĐLĐ huyện Kim Sơn")))


def sheet(*rows, **more):
    """A sheet of these rows from A1 on."""
    width = max(map(len, rows))
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = [
        pa.array([None if v is None else str(v) for v in column], pa.string()) for column in zip(*filled, strict=True)
    ]
    return Sheet("Trang", pa.table(columns, names=[column_letters(j + 1) for j in range(width)]), **more)


def test_header_is_found_below_titles_and_its_columns_are_named():
    (table,) = find_tables(sheet(["BẢNG TỔNG HỢP"], [], HEAD, *ROWS))
    assert table.kind == "summary"
    assert table.header_rows == (3,)
    assert (table.first_row, table.last_row) == (4, 6)
    assert table.letters() == dict(
        zip("ABCDEF", ["numbering", "unit", "quota", "valid", "invalid", "total"], strict=True)
    )
    assert table.above == ("BẢNG TỔNG HỢP",)
    assert table.range == "A3:F6"


def test_place_of_a_sheet_that_does_not_begin_at_a1_is_kept():
    (table,) = find_tables(sheet(HEAD, *ROWS, first_row=11, first_column=4))
    assert table.header_rows == (11,)
    assert table.address(table.first_row, table.columns["valid"]) == "G12"


def test_register_is_told_from_a_summary():
    head = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Ngày công nhân", "Trạng thái"]
    (table,) = find_tables(sheet(head, [1, "Cải tiến máy may", "Trần Văn A", "Yên Mô", "1/2/2022", "Hợp lệ"]))
    assert table.kind == "register"
    assert table.columns["recognised"] == 5


def test_two_tables_are_both_found_each_with_its_rows():
    first, second = sorted(find_tables(sheet(HEAD, *ROWS, [], ["Tháng 4"], HEAD, *ROWS)), key=lambda t: t.header_rows)
    assert (first.first_row, first.last_row) == (2, 4)
    assert (second.first_row, second.last_row) == (8, 10)
    assert second.above == ("Tháng 4",)


def test_table_on_its_side_gives_the_files_own_addresses():
    turned = [list(column) for column in zip(HEAD, *ROWS, strict=True)]
    (table,) = find_tables(sheet(*turned))
    assert table.transposed
    assert table.address(table.first_row, table.columns["valid"]) == "B4"


def test_hidden_columns_are_named_and_not_read():
    head = [*HEAD[:3], "Hợp lệ", *HEAD[3:]]
    (table,) = find_tables(sheet(head, *[[*r[:3], 99, *r[3:]] for r in ROWS], hidden_columns=frozenset({4})))
    assert table.hidden == (4,)
    assert table.columns["valid"] == 5


def test_sheet_of_prose_or_of_nothing_has_no_table():
    assert find_tables(sheet(["Kính gửi: Liên đoàn Lao động tỉnh"], ["Trân trọng báo cáo."])) == []
    assert find_tables(Sheet("Trống", pa.table({}))) == []


def test_header_row_that_a_person_names_is_taken():
    twice = sheet(HEAD, *ROWS, [], HEAD, *ROWS[:1])
    assert tables_at(twice, 6)[0].first_row == 7
    assert (
        tables_at(sheet(HEAD, *ROWS[:2], HEAD, *ROWS[2:]), 4)[0].first_row == 5
    )  # the same header at the top of a page
    assert not tables_at(sheet(["a", "b", "c"], [1, 2, 3]), 1)[0].columns


def test_headings_that_name_too_little_are_a_guess_for_a_person_to_complete():
    strange = sheet(["Đơn vị", "Cột A", "Cột B"], *[[row[1], 9, 4] for row in ROWS])
    assert not find_tables(strange)
    assert tables_at(strange, 1)[0].columns == {"unit": 1}


def test_head_of_a_very_long_register_is_enough():
    head = pa.array(["Tên sáng kiến", *["Cải tiến"] * 50_000])
    authors, days = pa.array(["Tác giả", *["A"] * 50_000]), pa.array(["Ngày công nhận", *["1/2/2022"] * 50_000])
    (table,) = find_tables(Sheet("Dài", pa.table([head, authors, days], names=["A", "B", "C"])))
    assert (table.kind, table.first_row, table.last_row) == ("register", 2, 50_001)
    assert table.body().num_rows == 50_000


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Hợp lệ", "valid"),
        ("Số SK không hợp lệ", "invalid"),
        ("Tỷ lệ hợp lệ (%)", "rate"),
        ("% hợp lệ", "rate"),
        ("Hợp lệ/Chỉ tiêu", "rate"),
        ("Chỉ tiêu giao đăng nhập sáng kiến năm 2022", "quota"),
        ("Còn thiếu so với chỉ tiêu", "shortfall"),
        ("Công đoàn cấp trên trực tiếp cơ sở", "unit"),
        ("Cộng", "total"),
        ("Khôg hợp lệ", "invalid"),
        ("KHÔNG ĐƯỢC PHÊ DUYỆT", "invalid"),
        ("Chưa được phê duyệt", "pending"),
        ("Đơn vị tính", "measure_unit"),
        ("Lý do không hợp lệ", "reason"),
        ("Sum of Hợp lệ", "valid"),
        ("Chỉ tiêu lập hồ sơ (80% dân số)", "quota"),
        ("Xã, thị trấn", "unit"),
        ("Phường/xã", "unit"),
        ("Món ăn", None),
        ("12", None),
    ],
)
def test_heading_means_its_field(heading, field):
    assert heading_field(SUMMARY, heading) == field


def test_mistyped_heading_of_a_register_is_understood():
    assert heading_field(REGISTER, "Ngày công nhân") == "recognised"
    assert heading_field(REGISTER, "Tên sáng kiếm") == "title"


SUMS = ["Tổng cộng", "TỔNG CỘNG:", "Cộng", "cong", "Tổng số (14 đơn vị)", "Toàn tỉnh", "Cộng cụm I"]
SUMS += ["Grand Total", "Tổng Cuối", "T.Cộng"]
NAMES = ["Công ty May", "Công an tỉnh", "Công đoàn Y tế", "Cong doan Y te", "Tổng công ty Lương thực", "Cộng Hoà"]
NAMES += ["Tổng cục Thuế", "Toàn Thắng"]


@pytest.mark.parametrize("label", SUMS)
def test_words_of_a_sum_are_known(label):
    assert is_total(label)


@pytest.mark.parametrize("label", NAMES)
def test_names_that_begin_like_a_sum_are_names(label):
    assert not is_total(label)


def test_sum_of_a_group_is_told_from_the_sum_of_all():
    assert is_part_total("Cộng cụm I")
    assert not is_part_total("Tổng cộng")
    assert is_group("Cụm I: huyện, thành phố")
    assert not is_group("Công đoàn Y tế")


@pytest.mark.parametrize("row", [["(1)", "(2)", "(3)"], ["A", "B", "1", "2", "3=1+2"], [1, 2, 3, 4]])
def test_row_that_numbers_the_columns_is_no_data(row):
    assert is_number_row(cells_of(sheet(row)), 1)


def test_row_of_figures_is_no_row_of_column_numbers():
    assert not is_number_row(cells_of(sheet([1, "Yên Khánh", 2, 3])), 1)
    assert not is_number_row(cells_of(sheet([14, 0, 9])), 1)


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 5000),
    st.sampled_from(
        [*HEAD, "Đơn vị", "Số lượng", "Chỉ số", "Tổng cộng", "Cộng cụm I", "I", "A", "(1)", "4,7", "#REF!"]
    ),
    st.sampled_from(
        ["Yên Khánh", "LĐLĐ huyện Kim Sơn", "Cụm I", "Ghi chú", "Tên sáng kiến", "Tác giả", "Ngày công nhận"]
    ),
    st.text(max_size=6),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=8), min_size=1, max_size=12),
    st.sampled_from([0, 1, 2]),
    st.sampled_from(["refuse", "add", "last"]),
)
def test_any_grid_ends_in_figures_or_a_named_refusal(grid_of, headed, doubles):
    rows = [HEAD] * headed + grid_of + ROWS * headed
    book = Workbook("bat-ky.xlsx", "0" * 64, "xlsx", (sheet(*rows),))
    for known in (None, DIRECTORY):
        outcome = ended(book, known, Answers(duplicates=doubles))
        assert outcome in REFUSALS or isinstance(outcome, Reading)


def ended(book: Workbook, known: Directory | None, answers: Answers) -> Reading | str:
    """The reading of a workbook, whose findings all have words, or the code of its refusal."""
    try:
        reading = understand(book, known, answers)
    except Refusal as refusal:
        return refusal.code
    assert all(finding.message for finding in reading.findings)
    assert all(min(unit.valid, unit.invalid, unit.pending) >= 0 for unit in reading.units)
    return reading
