"""What people take away: the official table in four formats, the letter, the pictures, the command that makes them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook

from tally.__main__ import main
from tally.directory import Directory, Period, Programme, Unit
from tally.errors import TallyError
from tally.keeping.sample import sample_store
from tally.pace import Span
from tally.papers import SUMMARY_FORMATS, letter_writer, picture, summary_writer
from tally.papers.letter import Letter, draft_letter, paragraphs
from tally.papers.official import EXTRAS, OfficialTable, Reference, official_table, shown
from tally.papers.paper import italic_parts
from tally.papers.summary_pdf import printable
from tally.papers.typeset import TEMPLATES, pdf
from tally.papers.written import date_line, long_day, short_day
from tally.progress import Standings, progress
from tally.text import impossible_days
from tally.wording import percent, use_language

SAMPLE = Path(__file__).parent.parent / "sample_data"
LETTER_FILE = str(SAMPLE / "bang-tong-hop-2022-05-20.xlsx")
AS_OF, BEFORE = date(2022, 5, 20), date(2022, 4, 20)
PHASE_1, YEAR_END = date(2022, 5, 31), date(2022, 12, 31)
HOSTILE = (
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    '#import "x"',
    "<b>&amp;</b>",
    "$ x $ *đậm* _nghiêng_ `mã` \\ ~ @nhãn // /* ]",
)
COLUMNS = ["unit", "name", "valid", "invalid", "pending", "quota", "as_of", "upload"]
REFERENCE = Reference("117", "LĐLĐ-CSPL&QHLĐ", AS_OF, "Ban Thường vụ LĐLĐ tỉnh Ninh Bình")


@pytest.fixture(scope="module")
def directory() -> Directory:
    return sample_store().directory_in_force()


@pytest.fixture(scope="module")
def period(directory: Directory) -> Period:
    return directory.period("2022")


def measured(directory: Directory, period: Period, deadline: date = YEAR_END) -> Standings:
    store = sample_store()
    state, before = store.state("2022", AS_OF), store.state("2022", BEFORE)
    return progress(state, directory, period, AS_OF, deadline, before)


@pytest.fixture(scope="module")
def frame(directory: Directory, period: Period) -> Standings:
    return measured(directory, period)


@pytest.fixture(scope="module")
def annex(frame: Standings, directory: Directory, period: Period) -> OfficialTable:
    return official_table(frame, directory, period, AS_OF, attached_to=REFERENCE)


@pytest.fixture(scope="module")
def letter(directory: Directory, period: Period) -> Letter:
    towards = measured(directory, period, PHASE_1)
    return draft_letter(towards, directory, period, AS_OF, PHASE_1, BEFORE, number="117", day=AS_OF)


def hostile() -> tuple[Standings, Directory, Period]:
    """Units named to do harm, three initiatives each, one of them without a quota."""
    period = Period("p", "Kỳ thử", date(2022, 1, 1), date(2022, 12, 31))
    units = tuple(Unit(f"u{n}", name) for n, name in enumerate(HOSTILE))
    quotas = {("p", unit.code): 10 for unit in units[1:]}
    directory = Directory(Programme("Thử"), periods=(period,), units=units, quotas=quotas)
    rows = [(unit.code, unit.name, 2, 1, 4, None, AS_OF, 1) for unit in units]
    return progress(pd.DataFrame(rows, columns=COLUMNS), directory, period, AS_OF), directory, period


def hostile_table() -> OfficialTable:
    frame, directory, period = hostile()
    return official_table(frame, directory, period, AS_OF, extras=EXTRAS)


def sheet_of(table: OfficialTable, *, values: bool = True):
    return load_workbook(io.BytesIO(summary_writer("xlsx")(table)), data_only=values).active


def body_of(table: OfficialTable, *, values: bool = True) -> list[list]:
    head = len(table.titles) + 4  # the source, two header rows
    width, height = len(table.columns) + 2, len(table.lines) + 1
    rows = sheet_of(table, values=values).iter_rows(min_row=head, max_row=head + height - 1, max_col=width)
    return [[cell.value for cell in row] for row in rows]


def docx_text(source: bytes) -> str:
    document = Document(io.BytesIO(source))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


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


def test_by_rank_the_best_comes_first_and_units_without_a_quota_last(frame, directory, period) -> None:
    table = official_table(frame, directory, period, AS_OF, extras=("rank",), order="rank")
    assert [line.values["rank"] for line in table.lines] == [*range(1, 14), None]


def test_a_cluster_is_ranked_within_itself(frame, directory, period) -> None:
    table = official_table(frame, directory, period, AS_OF, extras=("rank",), order="rank", cluster="C2")
    assert [(line.name, line.values["rank"]) for line in table.lines][:2] == [
        ("Công đoàn Viên chức tỉnh", 1),
        ("Công đoàn ngành NN&PTNT", 2),
    ]
    assert (table.total.values["valid"], table.total.values["quota"]) == (117, 1400)
    assert table.titles[-1] == "CỤM II: CÔNG ĐOÀN NGÀNH"


def test_pending_stands_there_only_when_a_unit_has_some(annex: OfficialTable) -> None:
    assert "pending" not in annex.columns
    assert "pending" in hostile_table().columns


def test_older_figures_and_missing_ones_are_said_in_the_note(directory, period) -> None:
    state = sample_store().state("2022", AS_OF)
    state = state[state["unit"] != "YM"].copy()
    state["as_of"] = [BEFORE if unit == "KS" else day for unit, day in zip(state["unit"], state["as_of"], strict=True)]
    table = official_table(progress(state, directory, period, AS_OF), directory, period, AS_OF, extras=("note",))
    notes = {line.name: line.values["note"] for line in table.lines}
    assert notes["LĐLĐ huyện Kim Sơn"] == "Số liệu đến 20/4/2022"
    assert notes["LĐLĐ huyện Yên Mô"] == "Chưa gửi số liệu"


# .xlsx


def test_xlsx_equals_the_figures_on_screen(frame, annex: OfficialTable) -> None:
    units = {row.name: row for row in frame}
    *rows, total = body_of(annex)
    for n, (ordinal, name, quota, valid, invalid, whole) in enumerate(rows, 1):
        row = units[name]
        assert (ordinal, quota, valid, invalid, whole) == (n, row.quota, row.valid, row.invalid, row.total)
    assert total == ["Tổng cộng", None, 4640, 526, 39, 565]


def test_xlsx_sums_are_formulas_with_their_results_beside_them(annex: OfficialTable) -> None:
    total, values = (body_of(annex, values=kind)[-1] for kind in (False, True))
    first = len(annex.titles) + 4
    last = first + len(annex.lines) - 1
    assert total[2:] == [*(f"=SUM({c}{first}:{c}{last})" for c in "CDE"), f"=SUM(D{last + 1}:E{last + 1})"]
    assert values[2:] == [4640, 526, 39, 565]


def test_xlsx_shares_are_cut_as_on_screen_never_rounded_up(frame, directory, period) -> None:
    table = official_table(frame, directory, period, AS_OF, extras=("completion",))
    place = 2 + table.columns.index("completion")
    written = [row[place] for row in body_of(table)]
    on_screen = [shown("completion", line.values["completion"]) for line in (*table.lines, table.total)]
    assert [f"{share * 100:.1f}%".replace(".", ",") if share is not None else "—" for share in written] == on_screen
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


def test_xlsx_is_read_back_by_the_same_programme(annex: OfficialTable, directory: Directory) -> None:
    from tally.intake.read import read

    reading = read(summary_writer("xlsx")(annex), "bang-tong-hop.xlsx", directory)
    assert {unit.code: (unit.quota, unit.valid, unit.invalid) for unit in reading.units} == {
        row.unit: (row.quota, row.valid, row.invalid) for row in sample_store().state("2022", AS_OF).itertuples()
    } | {"KHAC": (None, 0, 9)}
    assert reading.printed_totals == {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}
    assert reading.as_of == AS_OF


def test_a_unit_name_never_becomes_a_formula_in_xlsx() -> None:
    table = hostile_table()
    source = summary_writer("xlsx")(table)
    rows = body_of(table)
    assert [row[1] for row in rows[:-1]] == list(HOSTILE)
    sheet = zipfile.ZipFile(io.BytesIO(source)).read("xl/worksheets/sheet1.xml").decode()
    assert all(formula.startswith("SUM(") for formula in re.findall(r"<f>(.*?)</f>", sheet))


# .csv


def test_csv_opens_in_excel_with_vietnamese_letters_and_plain_digits(annex: OfficialTable) -> None:
    source = summary_writer("csv")(annex)
    assert source.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(source.decode("utf-8-sig"))))
    assert rows[1] == ["1", "LĐLĐ huyện Yên Khánh", "450", "244", "5", "249"]
    assert rows[-1] == ["", "Tổng cộng", "4640", "526", "39", "565"]


def test_a_unit_name_never_becomes_a_formula_in_csv() -> None:
    rows = list(csv.reader(io.StringIO(summary_writer("csv")(hostile_table()).decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:5]] == ["'=1+1", "'+84", "'-5", "'@SUM(A1)"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


# .docx and .pdf


def test_docx_holds_the_same_cells_as_the_screen(annex: OfficialTable) -> None:
    table = Document(io.BytesIO(summary_writer("docx")(annex))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    expected = [
        [str(line.ordinal), line.name, *(shown(column, line.values[column]) for column in annex.columns)]
        for line in annex.lines
    ]
    assert rows[2:-1] == expected
    assert rows[-1][1:] == ["Tổng cộng", "4.640", "526", "39", "565"]


def test_docx_repeats_both_header_rows(annex: OfficialTable) -> None:
    table = Document(io.BytesIO(summary_writer("docx")(annex))).tables[0]
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows][:3] == [True, True, False]


def test_hostile_names_stand_in_docx_and_pdf_as_they_are() -> None:
    text = docx_text(summary_writer("docx")(hostile_table()))
    assert all(name in text for name in HOSTILE)
    assert summary_writer("pdf")(hostile_table()).startswith(b"%PDF-")


def test_pdf_holds_the_same_cells_as_the_screen_and_runs_none_of_them() -> None:
    table = hostile_table()
    content = json.dumps({"language": "vi", "table": printable(table)})
    template = str(TEMPLATES / "summary.typ")
    page = typst.compile(template, root=str(TEMPLATES), format="html", sys_inputs={"content": content}).decode()
    rows = [[unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in page.split("<tr>")]
    expected = [
        [str(line.ordinal), line.name, *(shown(column, line.values[column]) for column in table.columns)]
        for line in table.lines
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


def test_control_characters_do_not_break_word(frame, directory, period) -> None:
    odd = replace(directory, programme=replace(directory.programme, full_name="Chương\x00 trình\x01 thử"))
    table = official_table(frame, odd, period, AS_OF)
    assert "CHƯƠNG TRÌNH THỬ" in docx_text(summary_writer("docx")(table))


@settings(max_examples=15, deadline=None)
@given(some.lists(some.text(max_size=60), min_size=1, max_size=4, unique=True))
def test_whatever_a_unit_is_called_every_format_can_be_written_and_xlsx_gives_it_back(names: list[str]) -> None:
    period = Period("p", "Kỳ", date(2022, 1, 1), date(2022, 12, 31))
    odd = Directory(
        Programme("Thử"), periods=(period,), units=tuple(Unit(f"u{n}", name) for n, name in enumerate(names))
    )
    state = pd.DataFrame([(unit.code, unit.name, 1, 0, 0, 7, AS_OF, 1) for unit in odd.units], columns=COLUMNS)
    frame = progress(state, odd, period, AS_OF)
    table = official_table(frame, odd, period, AS_OF)
    made = {kind: summary_writer(kind)(table) for kind in SUMMARY_FORMATS}
    draft = draft_letter(frame, odd, period, AS_OF, period.end)
    assert all(made.values())
    assert letter_writer("docx")(draft)
    assert letter_writer("pdf")(draft)
    written = [row[1] for row in body_of(table)[:-1]]
    assert [tidy(name) for name in written] == [tidy(name) for name in names]


def tidy(name: str | None) -> str:
    """What XML keeps of a text: no control characters, line ends of one kind."""
    return re.sub(r"[\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_", "", name or "")


@pytest.mark.parametrize("kind", SUMMARY_FORMATS)
def test_two_hundred_units_and_none_can_be_written(kind: str) -> None:
    period = Period("p", "Kỳ", date(2022, 1, 1), date(2022, 12, 31))
    for count in (0, 200):
        units = tuple(Unit(f"u{n}", f"Đơn vị số {n}") for n in range(count))
        many = Directory(Programme("Thử"), periods=(period,), units=units)
        state = pd.DataFrame([(u.code, u.name, 1, 0, 0, 7, AS_OF, 1) for u in units], columns=COLUMNS)
        table = official_table(progress(state, many, period, AS_OF), many, period, AS_OF, extras=EXTRAS)
        assert len(summary_writer(kind)(table)) > 100
        assert table.total.values["valid"] == count


# dates


def test_dates_carry_a_leading_zero_only_below_ten_and_in_january_and_february() -> None:
    assert long_day(date(2022, 5, 20)) == "ngày 20 tháng 5 năm 2022"
    assert long_day(date(2022, 1, 7)) == "ngày 07 tháng 01 năm 2022"
    assert long_day(date(2022, 12, 9)) == "ngày 09 tháng 12 năm 2022"
    assert short_day(date(2022, 1, 7)) == "07/01/2022"
    assert date_line("Ninh Bình", AS_OF) == "Ninh Bình, ngày 20 tháng 5 năm 2022"


def test_a_date_that_does_not_exist_is_found_in_a_text() -> None:
    text = "từ 1/6/2022-31/9/2023, ngày 30 tháng 2 năm 2022 và 20/5/2022, tỷ lệ 244/450"
    assert impossible_days(text) == ["31/9/2023", "ngày 30 tháng 2 năm 2022"]


# the letter


def test_letter_names_the_three_units_that_letter_117_names(letter: Letter) -> None:
    praised = re.search(r"như: (.*?)\.(?= |$)", letter.body[0])[1]
    assert re.findall(r"(LĐLĐ huyện Yên Khánh|LĐLĐ TP\. Tam Điệp|Công đoàn Viên chức)", letter.body[0]) == [
        "LĐLĐ huyện Yên Khánh",
        "LĐLĐ TP. Tam Điệp",
        "Công đoàn Viên chức",
    ], praised


def test_letter_says_how_slow_and_what_each_day_needs(letter: Letter) -> None:
    text = letter.body[1]
    assert "LĐLĐ huyện Yên Mô (3/440, đạt 0,6%, còn thiếu 437, mỗi ngày cần thêm 39,8)" in text
    assert "dù sắp hết giai đoạn 1 (31/5/2022, còn 11 ngày)" in text
    assert "còn thiếu 4.114 sáng kiến hợp lệ, mỗi ngày cần thêm 374 sáng kiến" in text


def test_letter_names_those_who_have_not_moved(letter: Letter) -> None:
    assert "Từ ngày 20/4/2022 đến nay, 4 đơn vị chưa có thêm sáng kiến hợp lệ" in letter.body[1]


def test_letter_makes_the_four_requests_of_letter_117(letter: Letter) -> None:
    one, two, three, four = (paragraph for paragraph in letter.body if re.match(r"\d\. ", paragraph))
    assert "giao chỉ tiêu cho các CĐCS trực thuộc" in one
    assert "01 cán bộ chuyên trách" in one
    assert "giai đoạn 1: các sáng kiến được công nhận từ ngày 01/9/2021 đến ngày 31/5/2022" in two
    assert "Cụm I (huyện, thành phố) đạt 409/3.240, 12,6%" in three
    assert "họ và tên, số điện thoại, đơn vị và nội dung sáng kiến" in four
    assert letter.body[-1].endswith("./.")


def test_letter_never_prints_the_31st_of_september(letter: Letter) -> None:
    assert impossible_days("\n".join(letter.body)) == []
    wrong = replace(letter, body=("Giai đoạn 2 từ 1/6/2022-31/9/2023.",))
    for kind in ("docx", "pdf"):
        with pytest.raises(TallyError, match="impossible-day"):
            letter_writer(kind)(wrong)


def test_letter_leaves_out_what_no_figure_stands_behind() -> None:
    period = Period("p", "Kỳ thử", date(2022, 1, 1), date(2022, 12, 31))
    directory = Directory(Programme("Thử", owner="Công đoàn Thử"), periods=(period,), units=(Unit("a", "Đơn vị A"),))
    state = pd.DataFrame([("a", "Đơn vị A", 5, 0, 2, None, AS_OF, 1)], columns=COLUMNS)
    frame = progress(state, directory, period, AS_OF)
    text = "\n".join(draft_letter(frame, directory, period, AS_OF, period.end).body)
    assert "2 sáng kiến chờ duyệt" in text
    assert "Công đoàn Thử đã phát động Chương trình “Thử” (" in text
    assert not any(word in text for word in ("%", "None", "—", "lưu ý", "Tuy nhiên", "còn thiếu"))


def test_letter_of_a_campaign_that_reached_its_quota_scolds_nobody() -> None:
    period = Period("p", "Kỳ thử", date(2022, 1, 1), date(2022, 12, 31))
    units, quotas = (Unit("a", "Đơn vị A"), Unit("b", "Đơn vị B")), {("p", "a"): 4, ("p", "b"): 4}
    directory = Directory(Programme("Thử"), periods=(period,), units=units, quotas=quotas)
    state = pd.DataFrame([(u.code, u.name, 5, 0, 0, None, AS_OF, 1) for u in units], columns=COLUMNS)
    frame = progress(state, directory, period, AS_OF)
    text = "\n".join(draft_letter(frame, directory, period, AS_OF, period.end).body)
    assert "đã đạt chỉ tiêu được giao" in text
    assert "Tuy nhiên" not in text


def test_letter_docx_has_the_form_and_the_table_on_its_own_page(letter: Letter) -> None:
    source = letter_writer("docx")(letter)
    text = docx_text(source)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 117/LĐLĐ-CSPL&QHLĐ",
        "Ninh Bình, ngày 20 tháng 5 năm 2022",
        "Kính gửi:\t- Liên đoàn Lao động các huyện, thành phố;",
        "Nơi nhận:",
        "TM. BAN THƯỜNG VỤ",
        "Trần Kim Long",
        "BẢNG TỔNG HỢP",
        "4.640",
    ):
        assert part in text, part
    xml = zipfile.ZipFile(io.BytesIO(source)).read("word/document.xml").decode()
    assert xml.index('<w:br w:type="page"/>') < xml.index("BẢNG TỔNG HỢP")


def test_letter_pdf_has_three_pages(letter: Letter) -> None:
    source = letter_writer("pdf")(letter)
    assert source.startswith(b"%PDF-")
    assert b"/Pages/Count 3/" in source


def test_edited_words_are_what_is_written(letter: Letter) -> None:
    edited = replace(letter, body=paragraphs("Đoạn *nghiêng* một.\n\n  Đoạn 2 < 3 & #set text(red)\n"), number="")
    text = docx_text(letter_writer("docx")(edited))
    assert "Đoạn nghiêng một." in text
    assert "Đoạn 2 < 3 & #set text(red)" in text
    assert letter_writer("pdf")(edited).startswith(b"%PDF-")
    assert italic_parts("a *b* c") == ["a ", "b", " c"]


def test_documents_speak_english_when_asked(frame, directory, period) -> None:
    use_language("en")
    try:
        table = official_table(frame, directory, period, AS_OF, extras=("completion",))
        draft = draft_letter(frame, directory, period, AS_OF, YEAR_END, BEFORE)
    finally:
        use_language("vi")
    assert table.total.name == "Total"
    assert any("11.3% of the quota (526/4,640)" in paragraph for paragraph in draft.body)


# pictures


def test_pictures_are_as_wide_as_a_phone_draws_them(frame, directory, period) -> None:
    span = Span(period.start, YEAR_END, AS_OF)
    for image in (
        picture.cluster_picture(frame, directory, "C1", span),
        picture.overview_picture(frame, directory, span),
        picture.overview_picture(*hostile()[:2], Span(period.start, YEAR_END, AS_OF)),
    ):
        assert image.startswith(b"\x89PNG")
        assert int.from_bytes(image[16:20], "big") == picture.PIXELS


def test_briefing_is_one_page_however_many_units_and_however_long_their_names(frame, directory, period) -> None:
    span = Span(period.start, YEAR_END, AS_OF)
    wordy = "{}, đơn vị có tên rất dài để xem có xuống dòng hay không"
    long = tuple(replace(unit, name=wordy.format(unit.name)) for unit in frame * 12)
    for shown_ in (frame, long):
        assert b"/Pages/Count 1/" in picture.briefing(shown_, directory, span)
    assert picture.briefing(frame, directory, Span(period.start, YEAR_END, AS_OF), "C2").startswith(b"%PDF-")


# the command line


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = main(["report", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_report_makes_everything_from_the_letters_table(tmp_path: Path, capsys) -> None:
    out = {name: tmp_path / f"{name}.out" for name in ("xlsx", "docx", "pdf", "csv", "png", "letter-docx")}
    words = [word for name, path in out.items() for word in (f"--{name}", str(path))]
    code, said = run(capsys, *words, LETTER_FILE)
    assert code == 0
    assert said["as_of"] == "2022-05-20"
    assert (said["totals"]["quota"], said["totals"]["valid"], said["totals"]["invalid"]) == (4640, 526, 39)
    assert {one["kind"]: one["bytes"] for one in said["written"]} == {
        name: path.stat().st_size for name, path in out.items()
    }


def test_report_without_a_file_takes_what_was_published(tmp_path: Path, capsys) -> None:
    from tally.intake.read import read
    from tally.store import open_store

    url = f"sqlite:///{tmp_path / 'kho.sqlite'}"
    store = open_store(url)
    source = Path(LETTER_FILE).read_bytes()
    reading = read(source, "bang.xlsx", store.directory_in_force())
    store.publish(reading, period="2022", as_of=AS_OF, who="Lan", source=source)
    store.close()
    path = tmp_path / "r.xlsx"
    code, said = run(capsys, "--xlsx", str(path), "--database", url, "--cluster", "C1", "--columns", "completion")
    assert (code, said["totals"]["valid"], said["totals"]["completion"]) == (0, 409, percent(Fraction(409, 3240)))
    assert path.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--xlsx", "OUT", "khong-co.xlsx"], "file-missing"),
        (["--xlsx", "OUT"], "report-empty"),
        ([LETTER_FILE], "report-nothing-asked"),
        (["--xlsx", "/khong/co/thu/muc.xlsx", LETTER_FILE], "report-not-written"),
        (["--xlsx", "OUT", "--cluster", "C9", LETTER_FILE], "report-unknown-cluster"),
        (["--xlsx", "OUT", "--period", "1999", LETTER_FILE], "report-unknown-period"),
        (["--xlsx", "OUT", str(SAMPLE / "danh-muc.xlsx")], "report-no-figures"),
        (["--xlsx", "OUT", "--as-of", "31/9/2023", LETTER_FILE], "report-bad-day"),
    ],
)
def test_report_refuses_in_one_sentence_and_writes_nothing(words, code, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.xlsx"
    exit_code, said = run(capsys, *(str(out) if word == "OUT" else word for word in words))
    assert (exit_code, said["refusal"]["code"]) == (2, code)
    assert said["refusal"]["message"].endswith(".")
    assert not out.exists()
