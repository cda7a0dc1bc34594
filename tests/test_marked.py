"""The sender's own workbook comes back with the places marked that were noticed."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tally.apart import read_apart
from tally.directory.reader import read_directory
from tally.papers.marked import anew, marked_workbook
from tally.wording import say
from tally.workbook.opening import open_trusted

SAMPLES = Path(__file__).parents[1] / "sample_data"
SUMMARY, REGISTER = "bang-tong-hop-2022-05-20.xlsx", "danh-sach-sang-kien.xlsx"


@pytest.fixture(scope="module")
def directory():
    return read_directory(open_trusted((SAMPLES / "danh-muc.xlsx").read_bytes(), "danh-muc.xlsx"))[0]


def marked(source: bytes, file: str, directory) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(marked_workbook(source, read_apart(source, file, directory))))


def filled(cell) -> bool:
    return cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb.endswith("FFD9CC")


def test_each_finding_stands_at_its_cell_and_in_the_column_of_reasons(directory):
    source = (SAMPLES / SUMMARY).read_bytes()
    findings = read_apart(source, SUMMARY, directory).findings
    sheet = marked(source, SUMMARY, directory)["Tổng hợp"]
    for finding in findings:
        assert filled(sheet[finding.cell])
        assert finding.message in sheet[finding.cell].comment.text
        assert finding.message in sheet.cell(sheet[finding.cell].row, 7).value
    assert sheet["G4"].value == say("marked-reason")


def test_what_was_not_noticed_stays_as_it_was(directory):
    source = (SAMPLES / SUMMARY).read_bytes()
    before, after = openpyxl.load_workbook(io.BytesIO(source)).active, marked(source, SUMMARY, directory).active
    assert not filled(after["C6"])
    for row in before.iter_rows():
        for cell in row:
            assert after[cell.coordinate].value == cell.value
            assert (after[cell.coordinate].font.name, after[cell.coordinate].font.b) == (cell.font.name, cell.font.b)
    assert {str(each) for each in before.merged_cells.ranges} <= {str(each) for each in after.merged_cells.ranges}


def test_rows_of_a_register_that_do_not_count_say_why(directory):
    source = (SAMPLES / REGISTER).read_bytes()
    reading = read_apart(source, REGISTER, directory)
    sheet = openpyxl.load_workbook(io.BytesIO(marked_workbook(source, reading))).active
    reasons = {row: sheet.cell(row, 15).value for row in range(5, sheet.max_row + 1)}
    counted = dict(zip(reading.rows["row"].to_pylist(), reading.rows["status"].to_pylist(), strict=True))
    assert all(reasons[row] for row, status in counted.items() if status != "valid")


def test_text_comes_back_as_a_workbook_of_its_values(directory):
    text = "TT;Tên đơn vị;Chỉ tiêu;Hợp lệ;Không hợp lệ\n1;LĐLĐ huyện Yên Khánh;450;244;5\n;Tổng cộng;450;245;5\n"
    sheet = marked(text.encode(), "bang.csv", directory).active
    assert [cell.value for cell in sheet[2]][:4] == ["1", "LĐLĐ huyện Yên Khánh", "450", "244"]
    assert filled(sheet["D3"])
    assert sheet["F1"].value == say("marked-reason")
    assert sheet["F3"].value


def test_a_sheet_too_long_for_work_by_hand_comes_back_as_the_rows_noticed(directory, monkeypatch):
    monkeypatch.setattr(anew, "WHOLE_ROWS", 100)
    source = (SAMPLES / REGISTER).read_bytes()
    reading = read_apart(source, REGISTER, directory)
    written = anew.written_anew(open_trusted(source, REGISTER), anew_marks := marks(reading))
    sheet = openpyxl.load_workbook(io.BytesIO(written)).active
    assert sheet.max_row == 4 + len(anew_marks["Danh sách"].rows)
    assert sheet.cell(5, 16).value == min(anew_marks["Danh sách"].rows)


def marks(reading):
    from tally.papers.marked import marks_of

    return marks_of(reading)


def test_reason_that_begins_with_an_arrow_is_text_in_the_marked_workbook(directory):
    book = openpyxl.load_workbook(SAMPLES / REGISTER)
    sheet = book.active
    column = next(cell.column for cell in sheet[4] if cell.value == "Lý do")
    for row in range(5, 12):
        sheet.cell(row, column - 1).value = "Không hợp lệ"
        sheet.cell(row, column).value = "=> thiếu quyết định công nhận"
        sheet.cell(row, column).data_type = "s"
    book.save(saved := io.BytesIO())
    reading = read_apart(saved.getvalue(), REGISTER, directory)
    after = openpyxl.load_workbook(io.BytesIO(marked_workbook(saved.getvalue(), reading))).active
    arrows = [cell for row in after.iter_rows() for cell in row if str(cell.value).startswith("=>")]
    assert len(arrows) >= 14
    assert {cell.data_type for cell in arrows} == {"s"}


def test_days_in_a_workbook_written_anew_have_room(directory):
    source = (SAMPLES / REGISTER).read_bytes()
    reading = read_apart(source, REGISTER, directory)
    sheet = openpyxl.load_workbook(io.BytesIO(anew.written_anew(open_trusted(source, REGISTER), marks(reading)))).active
    days = [cell for row in sheet.iter_rows() for cell in row if cell.is_date]
    assert days
    assert all(sheet.column_dimensions[cell.column_letter].width >= 11 for cell in days)
