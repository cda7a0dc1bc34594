"""What goes back to those who sent a register, and what comes back from them."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import numpy as np
import openpyxl
import pyarrow as pa
import pytest

from tally.__main__ import main
from tally.apart import read_apart
from tally.errors import Refusal, TallyError
from tally.intake.reading import Answers
from tally.papers.figures import Figures
from tally.papers.making import BY_NAME, Details
from tally.papers.mending import compare_lists, joined_list
from tally.papers.returns import Heading, Order, made_apart, return_list, return_lists, to_mend
from tally.papers.tidy import initiatives_csv
from tally.wording import use_language
from tests.readings import publish
from tests.registers import SAMPLES, directory, figures, judged, reading, rows_of, xlsx

AS_OF = date(2022, 5, 20)
SAMPLE = SAMPLES / "danh-sach-sang-kien.xlsx"


def cells(content: bytes) -> list[list[object]]:
    """The rows of the first sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def sample_rows():
    return reading(SAMPLE.read_bytes(), file=SAMPLE.name).rows


def test_return_list_names_reason_remedy_and_source_row_of_each_row_to_mend():
    rows = judged({"Ngày công nhận": "31/9/2022"}, {}, {"Trạng thái": "Không hợp lệ", "Lý do": "Thiếu thông tin"}).rows
    lines = cells(return_list(to_mend(rows), Heading("Yên Khánh", as_of=AS_OF), directory()))
    impossible, stated = lines[5:]
    assert impossible[4] == "31/9/2022"
    assert impossible[6:8] == ["Hợp lệ", "Chưa được tính"]  # the unit's own word, beside the checked one
    assert impossible[8:10] == [
        "Ngày công nhận không có trong lịch hoặc không đọc được",
        "Ghi lại ngày công nhận đúng như trên quyết định",
    ]
    assert impossible[10] == "Danh sách, dòng 2"
    assert stated[6:10] == ["Không hợp lệ", "Chưa được tính", "Thiếu thông tin", "Bổ sung các ô còn trống"]


def test_list_longer_than_a_sheet_is_refused_and_loses_no_row():
    rows = to_mend(sample_rows())
    many = rows.take(pa.array(np.zeros(1_048_001, dtype="int64")))
    with pytest.raises(TallyError, match="list-too-long"):
        return_list(many, Heading("Tỉnh"), directory())


def test_lists_made_in_the_limited_process_are_the_same_in_the_language_spoken(monkeypatch):
    rows = sample_rows()
    use_language("en")
    lists = Order(directory(), AS_OF)
    apart, here = (io.BytesIO(made) for made in (made_apart(rows, lists), return_lists(rows, directory(), AS_OF)))
    names = zipfile.ZipFile(here).namelist()
    assert zipfile.ZipFile(apart).namelist() == names
    assert cells(zipfile.ZipFile(apart).read(names[0])) == cells(zipfile.ZipFile(here).read(names[0]))
    heading = Heading("Yên Khánh", as_of=AS_OF)
    one = return_list(to_mend(rows), heading, directory())
    assert cells(made_apart(rows, Order(directory(), heading=heading))) == cells(one)
    assert made_apart(rows, Order(csv=True)) == initiatives_csv(rows)
    use_language("vi")
    monkeypatch.setenv("TALLY_LIMIT_MEMORY_MIB", "1")
    figures = Figures((), directory(), directory().period(), AS_OF, AS_OF)
    for made in (
        lambda: made_apart(rows, lists),
        lambda: made_apart(rows, Order(csv=True)),
        lambda: BY_NAME["workbook"].make(figures, Details(rows=lambda: rows)),
    ):
        with pytest.raises(Refusal, match="too-complex"):
            made()


def test_return_list_prints_on_its_side_on_a4_with_the_header_on_each_page():
    book = openpyxl.load_workbook(io.BytesIO(return_list(to_mend(sample_rows()), Heading("Tỉnh"), directory())))
    sheet = book.active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet["B6"].font.name == "Times New Roman"


def test_zip_holds_one_list_for_each_unit_that_has_something_to_mend():
    archive = zipfile.ZipFile(io.BytesIO(return_lists(sample_rows(), directory(), AS_OF)))
    counts = {name: len(cells(archive.read(name))) - 5 for name in archive.namelist()}
    assert counts == {
        "LĐLĐ huyện Yên Khánh.xlsx": 5,
        "LĐLĐ TP. Tam Điệp.xlsx": 5,
        "Công đoàn Viên chức tỉnh.xlsx": 19,
        "CĐ các Khu công nghiệp.xlsx": 1,
        "Đơn vị khác.xlsx": 9,
    }


def test_lists_of_grassroots_unions_together_hold_the_unit_s_rows():
    archive = zipfile.ZipFile(io.BytesIO(return_lists(sample_rows(), directory(), AS_OF, branches=True)))
    inside = [name for name in archive.namelist() if name.startswith("Công đoàn Viên chức tỉnh/")]
    assert sum(len(cells(archive.read(name))) - 6 for name in inside) == 19


def test_unit_names_that_no_file_may_bear_still_give_each_unit_its_file():
    rows = judged({"Đơn vị": "A/B", "Tác giả": None}, {"Đơn vị": "A:B", "Tác giả": None}).rows
    assert zipfile.ZipFile(io.BytesIO(return_lists(rows, directory()))).namelist() == ["A B.xlsx", "A B 2.xlsx"]


def test_corrected_list_is_recognised_row_by_row():
    before = judged(
        {"Tên sáng kiến": "Một", "Ngày công nhận": "31/9/2022"},
        {"Tên sáng kiến": "Hai", "Trạng thái": "Không hợp lệ", "Lý do": "Thiếu"},
        {"Tên sáng kiến": "Ba"},
        {"Tên sáng kiến": "Bốn"},
    )
    after = judged(
        {"Tên sáng kiến": "Ba"},
        {"Tên sáng kiến": "Năm", "Số quyết định": "99/QĐ"},
        {"Tên sáng kiến": "Hai", "Trạng thái": "Không hợp lệ", "Lý do": "Thiếu"},
        {"Tên sáng kiến": "một.", "Ngày công nhận": "30/9/2022"},
    )
    found = compare_lists(before.rows, after.rows)
    assert found.counts == {"mended": 1, "still": 1, "worse": 0, "new": 1, "gone": 1, "kept": 1}
    states = dict(zip(found.rows["title"].to_pylist(), found.rows["state"].to_pylist(), strict=True))
    assert states == {"Năm": "new", "Hai": "still", "một.": "mended", "Bốn": "gone"}


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [("Tác giả", None, "Lê Thị Hà"), ("Đơn vị", None, "Yên Khánh"), ("Tên sáng kiến", None, "Máy gặt")],
)
def test_mended_row_is_recognised_although_its_key_changed(field, wrong, right):
    good, other = rows_of({}, {"Số quyết định": "7/QĐ"})
    before, after = reading(xlsx([good | {field: wrong}, other])), reading(xlsx([other, good | {field: right}]))
    assert compare_lists(before.rows, after.rows).counts["mended"] == 1


def test_return_list_that_was_mended_as_it_asks_reads_back_as_mended_without_a_question():
    before = judged(
        {"Tác giả": None}, {"Ngày công nhận": "31/9/2022"}, {"Trạng thái": "Không hợp lệ", "Lý do": "Thiếu"}
    )
    book = openpyxl.load_workbook(io.BytesIO(return_list(before.rows, Heading("Yên Khánh", as_of=AS_OF), directory())))
    sheet = book.active
    first = next(row for row in range(1, 20) if sheet.cell(row, 1).value == 1)
    assert [sheet.cell(row, 7).value for row in range(first, first + 3)] == ["Hợp lệ", "Hợp lệ", "Không hợp lệ"]
    assert [sheet.cell(row, 8).value for row in range(first, first + 3)] == ["Chưa được tính"] * 3
    sheet.cell(first, 3).value, sheet.cell(first + 1, 5).value = "Trần Văn Bù", "30/9/2022"
    mended = io.BytesIO()
    book.save(mended)
    after = reading(mended.getvalue())
    assert (after.units[0].code, after.units[0].valid, after.units[0].invalid) == ("YK", 2, 1)
    assert [finding.code for finding in after.findings if finding.severity != "note"] == []
    assert compare_lists(before.rows, after.rows).counts["mended"] == 2


def test_lists_of_persons_that_tally_made_itself_raise_no_question_when_they_come_back():
    whose = directory()
    whose = replace(whose, programme=replace(whose.programme, name="Hiến máu tình nguyện", full_name=""))
    names = {"Tên sáng kiến": "Họ và tên", "Ngày công nhận": "Ngày hiến máu"}
    people = [{"Tên sáng kiến": f"Nguyễn Thị {name}", "Số quyết định": None} for name in ("An", "Bình", "Cúc", "Dung")]
    rows = [{names.get(key, key): text for key, text in row.items()} for row in rows_of(*people)]
    rows[0]["Trạng thái"] = rows[1]["Trạng thái"] = "Không hợp lệ"
    headings = ("STT", "Họ và tên", "Đơn vị", "Ngày hiến máu", "Trạng thái", "Lý do")
    before = read_apart(xlsx(rows, headings), "ds.xlsx", whose, Answers(columns={"B": "title"}))
    sent = return_list(to_mend(before.rows), Heading("LĐLĐ huyện Yên Khánh", as_of=AS_OF), whose)
    back = read_apart(sent, "tra-lai.xlsx", whose)
    name, joined = joined_list(before.rows, back, AS_OF)
    whole = read_apart(joined, name, whose)
    assert (figures(back), figures(whole)) == ({"YK": (0, 2, 0)}, {"YK": (2, 2, 0)})
    assert [it.message for it in (*back.findings, *whole.findings) if it.severity != "note"] == []


def test_removing_one_of_two_duplicates_is_a_row_gone_and_none_lost():
    twice = judged({"Tên sáng kiến": "Máy gặt"}, {"Tên sáng kiến": "Máy gặt"})
    once = judged({"Tên sáng kiến": "Máy gặt"})
    assert compare_lists(twice.rows, once.rows).counts == dict.fromkeys(("mended", "still", "worse", "new"), 0) | {
        "gone": 1,
        "kept": 1,
    }


def test_same_list_in_another_order_shows_nothing_changed():
    rows = rows_of(*[{"Tác giả": f"Người {n % 3}"} for n in range(40)])
    found = compare_lists(reading(xlsx(rows)).rows, reading(xlsx(rows[::-1])).rows)
    assert found.counts["kept"] == 40
    assert len(found.rows) == 0


def test_return_list_that_comes_back_is_read_as_a_register_of_its_unit():
    rows = to_mend(sample_rows())
    lists = zipfile.ZipFile(io.BytesIO(return_lists(rows, directory(), AS_OF)))
    back = reading(lists.read("Công đoàn Viên chức tỉnh.xlsx"), file="gui-lai.xlsx")
    assert figures(back) == {"VC": (0, 19, 0)}


def test_command_writes_the_lists_and_says_how_many(tmp_path, capsys):
    out = tmp_path / "tra-lai.zip"
    assert main(["returns", str(SAMPLE), "--out", str(out), "--unit", "VC", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 19, "lists": 1, "out": str(out)}
    assert zipfile.ZipFile(out).namelist() == ["Công đoàn Viên chức tỉnh.xlsx"]


def test_command_refuses_a_summary_and_an_unknown_unit_in_plain_words(tmp_path, capsys):
    summary = SAMPLES / "bang-tong-hop-2022-05-20.xlsx"
    assert main(["returns", str(summary), "--out", str(tmp_path)]) == 2
    assert "không phải là danh sách sáng kiến" in capsys.readouterr().out
    assert main(["returns", str(SAMPLE), "--unit", "XX", "--out", str(tmp_path)]) == 2
    assert "XX" in capsys.readouterr().out


def test_command_takes_the_registers_in_force_from_the_store(tmp_path, capsys):
    from tally.store import open_store

    url = f"sqlite:///{tmp_path / 'tally.sqlite'}"
    source = xlsx(rows_of({"Tác giả": None}, {}))
    store = open_store(url)
    store.publish(reading(source), period="2022", as_of=AS_OF, who="Lan", source=source)
    store.close()
    assert main(["returns", "--database", url, "--out", str(tmp_path / "ra")]) == 0
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["LĐLĐ huyện Yên Khánh.xlsx"]


def test_list_counts_up_to_its_own_day_whatever_newer_figures_came_without_one(store):
    source = xlsx(rows_of({"Tác giả": None}, {}))
    store.publish(reading(source), period="2022", as_of=AS_OF, who="Lan", source=source)
    publish(store, {"YK": 7}, later := date(2022, 5, 30))
    archive = zipfile.ZipFile(io.BytesIO(return_lists(store.initiatives("2022", later), directory(), later)))
    above = [row[0] for row in cells(archive.read(archive.namelist()[0]))[:8]]
    assert any("số liệu đến 20/5/2022" in str(text) for text in above)


def test_good_rows_have_nothing_to_return():
    assert len(to_mend(judged({}, {}).rows)) == 0
