"""The letter's table and its like, read to the end."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from tally.apart import read_apart
from tally.errors import Refusal
from tally.intake.read import understand
from tally.intake.reading import Answers
from tally.store.directories import default
from tally.wording import explain
from tally.workbook import Sheet, Workbook

SAMPLES = Path(__file__).parent.parent / "sample_data"
LETTER = SAMPLES / "bang-tong-hop-2022-05-20.xlsx"


@pytest.fixture(scope="module")
def directory():
    return default()


@pytest.fixture(scope="module")
def letter(directory):
    return read_apart(LETTER.read_bytes(), LETTER.name, directory)


def test_letters_figures_are_recomputed_unit_by_unit(letter):
    assert len(letter.units) == 14
    assert sum(unit.quota or 0 for unit in letter.units) == 4640
    assert (sum(u.valid for u in letter.units), sum(u.invalid for u in letter.units)) == (526, 39)
    assert letter.units[0].code == "YK"
    assert letter.units[0].cells["valid"] == "D6"


def test_letters_misprinted_totals_are_found_at_their_cells(letter):
    found = {(finding.code, finding.cell) for finding in letter.findings}
    assert found == {
        ("total-mismatch-quota", "C20"),
        ("total-mismatch-invalid", "E20"),
        ("total-row-arithmetic", "F20"),
        ("quota-blank", "C19"),
    }
    assert letter.printed_totals == {"quota": 4700, "valid": 526, "invalid": 40, "total": 565}


def test_file_of_a_unit_that_repeats_no_quota_is_not_said_to_owe_none(directory):
    rows = (["Đơn vị", "LĐLĐ huyện Yên Khánh", "Đơn vị khác"], ["Chỉ tiêu", "", ""], ["Hợp lệ", "3", "2"])
    cells = pa.table([pa.array(column, pa.string()) for column in rows], names=["A", "B", "C"])
    book = Workbook("yk.xlsx", "0" * 64, "xlsx", (Sheet("Tổng hợp", cells),))
    blank = {finding.cell for finding in understand(book, directory, Answers()).findings if "quota" in finding.code}
    assert blank == {"B3"}
    assert {f.cell for f in understand(book, None, Answers()).findings if f.code == "quota-blank"} == {"B2", "B3"}


def book(*rows: str) -> Workbook:
    """A workbook of one sheet, its cells parted by "|"."""
    columns = zip(*(row.split("|") for row in rows), strict=True)
    cells = pa.table({f"{number}": pa.array(column, pa.string()) for number, column in enumerate(columns)})
    return Workbook("bang.xlsx", "0" * 64, "xlsx", (Sheet("Tổng hợp", cells),))


def test_row_that_adds_up_those_above_in_two_figures_is_no_unit_whatever_it_is_called():
    rows = ("Hội An|100|20", "Điện Bàn|200|30", "Duy Xuyên|300|45", "Phía bắc|600|95", "Tổng cộng|600|95")
    reading = understand(book("Đơn vị|Chỉ tiêu|Hợp lệ", *rows), None, Answers())
    assert [unit.unit for unit in reading.units] == ["Hội An", "Điện Bàn", "Duy Xuyên"]


def test_quota_in_one_measure_is_not_set_beside_results_in_another():
    rows = ("Hội An|10|200", "Điện Bàn|20|310", "Duy Xuyên|30|450")
    with pytest.raises(Refusal, match="unknown-table"):
        understand(book("Đơn vị|Chỉ tiêu (buổi)|Thực hiện (người)", *rows), None, Answers())


def test_table_that_only_assigns_quotas_is_said_to_lack_results(directory):
    cells = pa.table([pa.array(["Đơn vị", "LĐLĐ huyện Yên Khánh"]), pa.array(["Chỉ tiêu", "450"])], names=["A", "B"])
    book = Workbook("giao.xlsx", "0" * 64, "xlsx", (Sheet("Giao", cells),))
    with pytest.raises(Refusal) as refused:
        understand(book, directory, Answers())
    assert (refused.value.code, refused.value.particulars["why"]) == ("unknown-table", "results")
    assert "cột nào là kết quả" in explain(refused.value)


def test_finding_says_what_where_and_what_holds(letter):
    quota = next(finding for finding in letter.findings if finding.code == "total-mismatch-quota")
    assert quota.message == "Chỉ tiêu: ô C20 ghi 4.700, cộng lại được 4.640 (lệch 60). Giữ số cộng lại."


def test_day_of_the_table_is_read_from_its_text(letter):
    assert letter.as_of == date(2022, 5, 20)


def test_units_stay_as_printed_without_a_directory():
    reading = read_apart(LETTER.read_bytes(), LETTER.name, None)
    assert {unit.code for unit in reading.units} == {None}
    assert reading.units[-1].unit == "Đơn vị khác"
    assert reading.units[-1].quota is None


def test_summary_of_very_many_units_is_read_to_its_end():
    names = [f"Đơn vị số {number}" for number in range(20_000)]
    columns = [["Tên đơn vị", *names], ["Hợp lệ", *["3"] * 20_000], ["Không hợp lệ", *["1"] * 20_000]]
    cells = pa.table([pa.array(column, pa.string()) for column in columns], names=["A", "B", "C"])
    book = Workbook("rat-dai.xlsx", "0" * 64, "xlsx", (Sheet("Tổng hợp", cells),))
    reading = understand(book, None, Answers())
    assert len(reading.units) == 20_000
    assert reading.units[-1].cells["valid"] == "B20001"


def test_figures_of_two_columns_are_added_up_where_a_person_says_so(directory):
    rows = ["Đơn vị,Chỉ tiêu,Hợp lệ,,Không hợp lệ", ",,Đợt 1,Đợt 2,", "Yên Khánh,450,200,44,5", "Kim Sơn,380,,13,0"]
    source = "\n".join([*rows, "Yên Mô,440,-,,0"]).encode()
    both = Answers(columns={"C": "valid", "D": "valid"})
    units = {u.code: u.valid for u in read_apart(source, "a.csv", directory, both).units}
    assert units == {"YK": 244, "KS": 13, "YM": 0}
    wrong = read_apart(source.replace(b"44,5", b"4x4,5"), "a.csv", directory, both)
    assert [(f.cell, f.particulars["value"]) for f in wrong.findings if f.code == "bad-number"] == [("D3", "4x4")]
