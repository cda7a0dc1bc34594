"""The official table in four formats: the same figures as on the screen, in the form of the letter's annex."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some

from tally.keeping.sample import sample_store
from tally.papers.layout import printable
from tally.papers.letter import draft_letter
from tally.papers.making import writer
from tally.papers.official import EXTRAS, OfficialTable, official_table
from tally.papers.typeset import TEMPLATES, pdf
from tally.progress import progress
from tests.papers import AS_OF, BEFORE, HOSTILE, body_of, docx_text, first_row, hostile_table, made_up, sample, sheet_of

FORMATS = ("xlsx", "docx", "pdf", "csv")
SAMPLE = Path(__file__).parent.parent / "sample_data"
LETTER_FILE = str(SAMPLE / "bang-tong-hop-2022-05-20.xlsx")


@pytest.fixture(scope="module")
def annex() -> OfficialTable:
    return draft_letter(sample(), number="117", day=AS_OF).tables[0]


# the official table


def test_totals_are_the_computed_ones_not_those_that_letter_117_prints(annex: OfficialTable) -> None:
    assert annex.total.values == {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}


def test_units_stand_as_the_annex_lists_them(annex: OfficialTable) -> None:
    assert [line.name for line in annex.lines][:3] == [
        "LĐLĐ huyện Yên Khánh",
        "LĐLĐ huyện Kim Sơn",
        "LĐLĐ huyện Yên Mô",
    ]
    assert (annex.lines[-1].name, annex.lines[-1].values["quota"]) == ("Đơn vị khác", None)


def test_paper_of_one_unit_does_not_call_the_quotas_of_all_others_undistributed() -> None:
    assert "Cấp trên giao 4.700, cộng các đơn vị được 4.640, chưa phân bổ 60." in official_table(sample()).notes
    assert not any("chưa phân bổ" in note for note in official_table(sample().of_unit("YM")).notes)


def test_titles_are_those_of_the_annex(annex: OfficialTable) -> None:
    assert annex.titles == (
        "BẢNG TỔNG HỢP",
        "SÁNG KIẾN ĐƯỢC ĐĂNG KÝ THAM GIA CHƯƠNG TRÌNH",
        "“1 TRIỆU SÁNG KIẾN – NỖ LỰC VƯỢT KHÓ, SÁNG TẠO, QUYẾT TÂM",
        "CHIẾN THẮNG ĐẠI DỊCH COVID-19”",
    )
    assert annex.source == (
        "(Kèm theo Công văn số 117/LĐLĐ-CSPL&QHLĐ ngày 20 tháng 5 năm 2022 của Ban Thường vụ LĐLĐ tỉnh Ninh Bình)"
    )


def test_by_rank_the_best_comes_first_and_units_without_a_quota_last() -> None:
    table = official_table(sample(), extras=("rank",), order="rank")
    assert [line.values["rank"] for line in table.lines] == [*range(1, 14), None]


def test_a_cluster_is_ranked_within_itself() -> None:
    table = official_table(sample().of_cluster("C2"), extras=("rank",), order="rank")
    assert [(line.name, line.values["rank"]) for line in table.lines][:2] == [
        ("Công đoàn Viên chức tỉnh", 1),
        ("Công đoàn ngành NN&PTNT", 2),
    ]
    assert (table.total.values["valid"], table.total.values["quota"]) == (117, 1400)
    assert table.titles[-1] == "CỤM II: CÔNG ĐOÀN NGÀNH"


def test_pending_stands_there_only_when_a_unit_has_some(annex: OfficialTable) -> None:
    assert "pending" not in [column.name for column in annex.columns]
    assert "pending" in [column.name for column in hostile_table().columns]


def test_older_figures_and_missing_ones_are_said_in_the_note() -> None:
    directory, period = sample().directory, sample().period
    state = sample_store().state("2022", AS_OF)
    state = state[state["unit"] != "YM"].copy()
    state["as_of"] = [BEFORE if unit == "KS" else day for unit, day in zip(state["unit"], state["as_of"], strict=True)]
    table = official_table(replace(sample(), units=progress(state, directory, period, AS_OF)))
    notes = {line.name: line.values["note"] for line in table.lines}
    assert notes["LĐLĐ huyện Kim Sơn"] == "Số liệu đến 20/4/2022"
    assert notes["LĐLĐ huyện Yên Mô"] == "Chưa gửi"


# .xlsx


def test_xlsx_equals_the_figures_on_screen(annex: OfficialTable) -> None:
    units = {row.name: row for row in sample().units}
    *rows, total = body_of(annex)
    for n, (ordinal, name, quota, valid, invalid, whole) in enumerate(rows, 1):
        row = units[name]
        assert (ordinal, quota, valid, invalid, whole) == (n, row.quota, row.valid, row.invalid, row.total)
    assert total == ["Tổng cộng", None, 4640, 526, 39, 565]


def test_xlsx_sums_are_formulas_with_their_results_beside_them(annex: OfficialTable) -> None:
    total, values = (body_of(annex, values=kind)[-1] for kind in (False, True))
    first = first_row(annex)
    last = first + len(annex.lines) - 1
    assert total[2:] == [*(f"=SUM({c}{first}:{c}{last})" for c in "CDE"), f"=SUM(D{last + 1}:E{last + 1})"]
    assert values[2:] == [4640, 526, 39, 565]


def test_xlsx_shares_are_cut_as_on_screen_never_rounded_up() -> None:
    table = official_table(sample(), extras=("completion",))
    written = [row[-1] for row in body_of(table)]
    on_screen = [table.text(table.columns[-1], line) for line in table.rows]
    assert [share if share == "—" else f"{share * 100:.1f}%".replace(".", ",") for share in written] == on_screen
    assert written[4] == 0.123  # 78/630 is 12,38 %


def test_xlsx_prints_on_a4_with_the_header_on_each_page(annex: OfficialTable) -> None:
    sheet = sheet_of(annex)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is what a blank means
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$6:$7"
    millimetres = {side: round(getattr(sheet.page_margins, side) * 25.4) for side in ("top", "bottom", "left", "right")}
    assert millimetres == {"top": 20, "bottom": 20, "left": 30, "right": 15}


def test_xlsx_header_is_merged_as_in_the_annex_and_numbers_are_numbers(annex: OfficialTable) -> None:
    sheet = sheet_of(annex)
    merged = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7"} <= merged
    assert (sheet["D6"].value, sheet["D7"].value) == ("Số sáng kiến được đăng ký tham gia Chương trình", "Hợp lệ")
    assert (sheet["C22"].value, sheet["C22"].number_format, sheet["C22"].font.name) == (
        4640,
        "#,##0",
        "Times New Roman",
    )


@pytest.mark.parametrize("attached", [True, False])
def test_xlsx_is_read_back_by_the_same_programme(attached: bool, annex: OfficialTable) -> None:
    from tally.apart import read_apart

    table = annex if attached else official_table(sample())
    reading = read_apart(writer("summary", "xlsx")(table), "bang-tong-hop.xlsx", sample().directory)
    assert {unit.code: (unit.quota, unit.valid, unit.invalid) for unit in reading.units} == {
        row.unit: (row.quota, row.valid, row.invalid) for row in sample_store().state("2022", AS_OF).itertuples()
    } | {"KHAC": (None, 0, 9)}
    assert reading.printed_totals == {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}
    assert reading.as_of == AS_OF


def test_a_unit_name_never_becomes_a_formula_in_xlsx() -> None:
    table = hostile_table()
    source = writer("summary", "xlsx")(table)
    rows = body_of(table)
    assert [row[1] for row in rows[:-1]] == list(HOSTILE)
    sheet = zipfile.ZipFile(io.BytesIO(source)).read("xl/worksheets/sheet1.xml").decode()
    assert all(
        formula.startswith(("SUM(", "IF(N(", "MAX(N(", "1+SUM(IF(")) for formula in re.findall(r"<f>(.*?)</f>", sheet)
    )


# .csv


def test_csv_opens_in_excel_with_vietnamese_letters_and_plain_digits(annex: OfficialTable) -> None:
    source = writer("summary", "csv")(annex)
    assert source.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(source.decode("utf-8-sig"))))
    assert rows[1] == ["1", "LĐLĐ huyện Yên Khánh", "450", "244", "5", "249"]
    assert rows[-1] == ["", "Tổng cộng", "4640", "526", "39", "565"]


def test_table_tells_of_units_that_are_no_longer_listed_in_no_sum() -> None:
    figures = replace(sample(), unlisted=(("TD", "LĐLĐ TP. Tam Điệp", 3),))
    told = "1 đơn vị không còn trong danh mục, có 3 sáng kiến hợp lệ không tính vào tổng và tỷ lệ"
    assert any(note.startswith(told) for note in official_table(figures).notes)
    assert not any(note.startswith(told) for note in official_table(figures.of_unit("YM")).notes)


def test_total_in_csv_says_how_many_units_have_sent() -> None:
    figures = made_up([("A", 3, 0, 0)], {"A": 5, "B": 5}, silent=("B",))
    rows = list(csv.reader(io.StringIO(writer("summary", "csv")(official_table(figures)).decode("utf-8-sig"))))
    assert rows[-1] == ["", "Tổng cộng", "10", "3", "0", "3", "1/2 đơn vị đã gửi"]
    assert rows[-2] == ["2", "B", "5", "—", "—", "—", "Chưa gửi"]


def test_a_unit_name_never_becomes_a_formula_in_csv() -> None:
    rows = list(csv.reader(io.StringIO(writer("summary", "csv")(hostile_table()).decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:5]] == ["'=1+1", "'+84", "'-5", "'@SUM(A1)"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


# .docx and .pdf


def test_docx_holds_the_same_cells_as_the_screen(annex: OfficialTable) -> None:
    table = Document(io.BytesIO(writer("summary", "docx")(annex))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    expected = [
        [str(line.ordinal), line.name, *(annex.text(column, line) for column in annex.columns)] for line in annex.lines
    ]
    assert rows[2:-1] == expected
    assert rows[-1][1:] == ["Tổng cộng", "4.640", "526", "39", "565"]


def test_docx_repeats_both_header_rows(annex: OfficialTable) -> None:
    table = Document(io.BytesIO(writer("summary", "docx")(annex))).tables[0]
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows][:3] == [True, True, False]


def test_hostile_names_stand_in_docx_and_pdf_as_they_are() -> None:
    text = docx_text(writer("summary", "docx")(hostile_table()))
    assert all(name in text for name in HOSTILE)
    assert writer("summary", "pdf")(hostile_table()).startswith(b"%PDF-")


def test_pdf_holds_the_same_cells_as_the_screen_and_runs_none_of_them() -> None:
    table = hostile_table()
    content = json.dumps(
        {"language": "vi", "versions": "", "lacking": "", "tables": [printable(replace(table, head=None))]}
    )
    template = str(TEMPLATES / "summary.typ")
    page = typst.compile(template, root=str(TEMPLATES), format="html", sys_inputs={"content": content}).decode()
    rows = [[unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in page.split("<tr>")]
    expected = [
        [str(line.ordinal), line.name, *(table.text(column, line) for column in table.columns)] for line in table.lines
    ]
    assert [row for row in rows if row][:-1] == expected
    assert [row[1] for row in expected] == list(HOSTILE)


def test_templates_reach_no_file_outside_their_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tally.papers import typeset

    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "bad.typ").write_text('#read("../secret.txt")')
    monkeypatch.setattr(typeset, "TEMPLATES", templates)
    with pytest.raises(Exception, match="secret"):
        pdf("bad", {})


def test_control_characters_do_not_break_word() -> None:
    directory = sample().directory
    odd = replace(directory, programme=replace(directory.programme, full_name="Chương\x00 trình\x01 thử"))
    table = official_table(replace(sample(), directory=odd))
    assert "CHƯƠNG TRÌNH THỬ" in docx_text(writer("summary", "docx")(table))


@settings(max_examples=15, deadline=None)
@given(some.lists(some.text(max_size=60), min_size=1, max_size=4, unique=True))
def test_whatever_a_unit_is_called_every_format_can_be_written_and_xlsx_gives_it_back(names: list[str]) -> None:
    figures = made_up([(name, 1, 0, 0) for name in names], dict.fromkeys(names, 7))
    table = official_table(figures)
    made = {kind: writer("summary", kind)(table) for kind in FORMATS}
    draft = draft_letter(figures)
    assert all(made.values())
    assert writer("letter", "docx")(draft)
    assert writer("letter", "pdf")(draft)
    written = [row[1] for row in body_of(table)[:-1]]
    assert [tidy(name) for name in written] == [tidy(name) for name in names]


def tidy(name: str | None) -> str:
    """What XML keeps of a text: no control characters, line ends of one kind."""
    return re.sub(r"[\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_", "", name or "")


@pytest.mark.parametrize("kind", FORMATS)
def test_two_hundred_units_and_none_can_be_written(kind: str) -> None:
    for count in (0, 200):
        table = official_table(made_up([(f"Đơn vị số {n}", 1, 0, 0) for n in range(count)]), extras=EXTRAS)
        assert len(writer("summary", kind)(table)) > 100
        assert table.total.values["valid"] == count


# dates
