"""Every row of a sheet is in its account, whatever stands in it; and the thresholds by which columns are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tally.apart import read_apart
from tally.desk import Answer
from tally.desk.questions import answered, questions
from tally.errors import Refusal
from tally.intake.read import understand
from tally.intake.reading import Answers
from tally.table.cells import Cells
from tally.table.finder import find_tables
from tally.table.levels import in_two
from tally.table.profile import Profiles
from tally.text import clean
from tally.workbook import Workbook
from tests.messy.making import HERE
from tests.registers import directory
from tests.test_table import DIRECTORY, HEAD, ROWS, sheet

LIST = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Ngày công nhận", "Kết quả"]
LISTED = [[1, "Máy may cổ áo", "Trần An", "LĐLĐ huyện Yên Khánh", "1/2/2022", "Đạt"]]
LISTED += [[2, "Máy là ly váy", "Lê Bình", "LĐLĐ huyện Kim Sơn", "5/3/2022", "Không đạt"]]
CELLS = st.one_of(
    st.none(),
    st.integers(-5, 5000),
    st.sampled_from([*HEAD, *LIST, "Tổng cộng: 2 sáng kiến", "Cộng trang 1", "II", "Cụm I", "(2)", "16/35", "x", " "]),
    st.sampled_from(
        ["LĐLĐ huyện Kim Sơn", "Trang 2/3", "Ví dụ 1", "SÁNG KIẾN KHÔNG HỢP LỆ", "Người lập biểu", "20220319"]
    ),
    st.text(max_size=5),
)
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=10)


def below(*rows: str) -> Profiles:
    """The columns of rows typed with | between their cells."""
    return Profiles(Cells([row.split("|") for row in rows], 1, 1, (), True), 1)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GRIDS, GRIDS, GRIDS, st.sampled_from([(HEAD, ROWS), (LIST, LISTED)]), st.booleans())
@example([["ĐỢT 1"]], [["x", "y"]], [[None, "Cộng đợt: 2"], [], ["ĐỢT 2"], LIST, *LISTED], (LIST, LISTED), True)
def test_the_account_of_any_grid_adds_up_to_its_rows_that_are_not_blank(above, between, under, kind, known):
    head, rows = kind
    made = sheet(*(row for row in [*above, head, *rows, *between, *rows, *under]))
    try:
        reading = understand(
            Workbook("bat-ky.xlsx", "0" * 64, "xlsx", (made,)), DIRECTORY if known else None, Answers()
        )
    except Refusal:
        return
    filled = zip(*(column.to_pylist() for column in made.cells.columns), strict=True)
    assert sum(reading.account.values()) == sum(any(text and clean(text) for text in row) for row in filled)


def test_what_is_registered_is_asked_about_and_the_answer_settles_it():
    file = HERE / "columns-registered-and-received-ask.xlsx"
    before = read_apart(file.read_bytes(), file.name, directory())
    (asked,) = (question for question in questions(before, directory()) if question.code == "column-unsure")
    assert [answer.what for answer in asked.options if answer.verb == "choose"] == ["total", ""]
    after = read_apart(
        file.read_bytes(), file.name, directory(), answered({asked.key: Answer("choose", "")}, Answers())
    )
    assert not [finding for finding in after.findings if finding.code == "column-unsure"]
    assert {unit.invalid for unit in after.units} == {0}


@pytest.mark.parametrize(("agreeing", "are"), [(4, True), (3, False)])
def test_a_product_in_four_of_five_rows_makes_prices(agreeing, are):
    rows = [f"{n}|{n + 2}|{n * (n + 2)}" for n in range(2, 2 + agreeing)] + ["9|9|9"] * (5 - agreeing)
    assert bool(below(*rows).priced((1, 2, 3))) is are


@pytest.mark.parametrize(("marks", "others", "are"), [(3, 2, True), (2, 2, False)])
def test_marks_in_more_than_half_of_a_column_make_it_one_of_marks(marks, others, are):
    assert below(*["x"] * marks, *[str(7 + n) for n in range(others)]).of(1).is_marks is are


@pytest.mark.parametrize(("said", "both"), [(2, True), (1, False)])
def test_a_name_goes_on_in_the_next_column_where_more_than_half_of_it_is_filled(said, both):
    columns = below("Huyện|Sông", f"Huyện|{'Núi' if said > 1 else ''}", "Phường|")
    heads = {1: ("Tên đơn vị",), 2: ("Tên đơn vị",)}
    assert (in_two(1, replace(columns, heads=heads)) == (1, 2)) is both
    assert in_two(1, replace(columns, heads={1: ("Tên đơn vị",), 2: ("Xã",)})) is None


@pytest.mark.parametrize(("heading", "unfit"), [("Ngày", "subject"), ("Ngày công nhận", "")])
def test_a_list_that_never_speaks_of_initiatives_is_none(heading, unfit):
    rows = [[f"Việc {n}", "Lê Bình", f"0{n + 1}/3/2022", "Đạt"] for n in range(3)]
    (table,) = find_tables(sheet(["Nội dung", "Người thực hiện", heading, "Duyệt"], *rows))
    assert (table.kind, table.settled.unfit) == ("register", unfit)
