"""Every paper read back: each figure in it is the page's; and the papers that meetings, quotas and scores need."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from fractions import Fraction

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from tally.directory import Programme
from tally.errors import TallyError
from tally.findings import Finding
from tally.keeping.sample import sample_store
from tally.papers import typeset
from tally.papers.figures import Figures
from tally.papers.letter import draft_decision, draft_letter, letter_content
from tally.papers.making import BY_NAME, PAPERS, Details, writer
from tally.papers.meeting import MOVED
from tally.papers.official import COLUMNS, EXTRAS, Column, official_table
from tally.papers.scores import score_tables
from tally.wording import number, percent
from tests.papers import AS_OF, BEFORE, made_up, sample


def details() -> Details:
    store = sample_store()
    return Details(extras=EXTRAS, rows=lambda: store.initiatives("2022", AS_OF))


def made(name: str, figures: Figures | None = None) -> bytes:
    return BY_NAME[name].make(figures or sample(), details())


def texts(name: str, source: bytes) -> str:
    """Everything that a person reads in a paper, in one text."""
    kind = BY_NAME[name].kind
    if kind == "pdf":
        read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=source, capture_output=True, check=True)
        return read.stdout.decode()
    if kind == "docx":
        document = Document(io.BytesIO(source))
        rows = ["  ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])
    if kind == "csv":
        return source.decode("utf-8-sig")
    cells = (row for sheet in book(source).worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join("  ".join(shown(cell) for cell in row if cell is not None) for row in cells)


def shown(cell: object) -> str:
    return number(cell) if isinstance(cell, int) else str(cell)


def book(source: bytes, *, values: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(source), data_only=values)


@pytest.mark.parametrize("name", ["xlsx", "docx", "pdf", "csv", "letter-docx", "letter-pdf", "workbook"])
def test_every_paper_has_each_unit_with_the_figures_of_the_page(name: str) -> None:
    written = texts(name, made(name)).replace("\u200b", "")
    plain = str if name == "csv" else number
    for unit in sample().units:
        counts = [plain(count) for count in (unit.quota, unit.valid, unit.invalid, unit.total) if count is not None]
        row = r"\D{1,90}".join([re.escape(unit.name), *map(re.escape, counts)])
        assert re.search(row, written), (name, unit.name, counts)
    for count in (sample().whole.quota, sample().whole.valid, sample().whole.invalid, sample().whole.total):
        assert plain(count) in written


@pytest.mark.parametrize("name", ["docx", "pdf", "workbook", "briefing"])
def test_every_paper_with_rates_shows_the_rates_of_the_page(name: str) -> None:
    written = texts(name, made(name))
    for unit in sample().units:
        if unit.completion is not None:
            cut = int(unit.completion * 1000) / 1000
            assert (str(cut) if name == "workbook" else percent(unit.completion)) in written, unit.name


@pytest.mark.parametrize("paper", [paper.name for paper in PAPERS])
def test_the_same_figures_are_the_same_bytes(paper: str) -> None:
    assert made(paper) == made(paper)


def test_all_papers_of_a_date_stand_in_one_zip() -> None:
    names = zipfile.ZipFile(io.BytesIO(made("all"))).namelist()
    assert {"bang-tong-hop-2022-05-20.xlsx", "cong-van-2022-05-20.pdf", "tai-lieu-hop-2022-05-20.xlsx"} <= set(names)
    assert {"trinh-chieu-2022-05-20-C1.png", "quyet-dinh-giao-chi-tieu-2022-05-20.docx"} <= set(names)
    assert len(names) == len(set(names)) == 21


def test_each_unit_gets_its_letter_and_its_own_list() -> None:
    archive = zipfile.ZipFile(io.BytesIO(made("each")))
    folders = {name.partition("/")[0] for name in archive.namelist()}
    assert folders == {unit.name for unit in sample().units} - {"Đơn vị khác"}  # the rest is nobody to write to
    lists = [name for name in archive.namelist() if name.endswith("danh-sach-can-hoan-thien.xlsx")]
    assert [name.partition("/")[0] for name in lists] == [
        unit.name for unit in sample().units if unit.invalid and not unit.is_rest
    ]
    for name in lists:
        unit = next(unit for unit in sample().units if unit.name == name.partition("/")[0])
        sheet = book(archive.read(name)).active
        numbered = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
        assert len(numbered) == unit.invalid


def test_meeting_has_a_sheet_for_each_question_and_charts_on_the_cells() -> None:
    source = made("workbook")
    assert book(source).sheetnames == [
        *("Bảng tổng hợp", "Cụm thi đua", "Xếp hạng", "Biến động", "Đã gửi", "Lý do chưa hợp lệ", "Phát hiện")
    ]
    charts = [name for name in zipfile.ZipFile(io.BytesIO(source)).namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 4
    reasons = book(source)["Lý do chưa hợp lệ"]
    total = [row for row in reasons.iter_rows(values_only=True) if row[0] == "Tổng cộng"]
    assert total[0][2] == sum(unit.invalid for unit in sample().units) or total[0][2] > 0


def test_movements_and_dates_of_the_meeting_are_figures_that_can_be_sorted() -> None:
    sheets = book(made("workbook"))
    moved = {row[1]: row for row in sheets["Biến động"].iter_rows(values_only=True)}
    assert moved["LĐLĐ huyện Yên Khánh"][4] == 31
    assert isinstance(moved["LĐLĐ huyện Yên Khánh"][5], int)
    sent = {row[1]: row for row in sheets["Đã gửi"].iter_rows(values_only=True)}
    assert sent["LĐLĐ huyện Yên Mô"][3].date() == AS_OF


def test_rates_and_ranks_follow_an_edit(tmp_path) -> None:
    """LibreOffice calculates the edited workbook anew, as Excel would."""
    edited = book(made("xlsx"), values=False)
    sheet = edited.active
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[1].value == "LĐLĐ huyện Yên Mô")
    sheet.cell(row, 4).value = 330
    edited.save(tmp_path / "edited.xlsx")
    words = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    try:
        subprocess.run(
            [*words, "--outdir", tmp_path / "out", tmp_path / "edited.xlsx"], capture_output=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("no LibreOffice is installed")
    again = {cells[1]: cells for cells in load_workbook(tmp_path / "out" / "edited.xlsx", data_only=True).active.values}
    assert again["LĐLĐ huyện Yên Mô"][6:9] == (0.75, 1, 110)
    assert again["LĐLĐ huyện Yên Khánh"][6:8] == (0.542, 2)
    assert again["Đơn vị khác"][6:8] == ("—", "—")


def test_what_is_needed_a_day_is_one_figure_in_every_paper() -> None:
    ranking = texts("workbook", made("workbook"))
    assert re.search(r"LĐLĐ huyện Yên Mô  440  3  [^\n]*  2(\.0)?  ", ranking)  # 437 in 225 days, rounded up
    assert "bình quân mỗi ngày 18,3 sáng kiến" in "\n".join(draft_letter(sample(), day=AS_OF).body)
    assert re.search(r"\b18,3\b", texts("briefing", made("briefing")))


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf", "csv"])
def test_figures_older_than_the_table_carry_their_own_date_in_every_format(kind: str) -> None:
    names = [f"Huyện {n}" for n in range(9)]
    figures = made_up([(name, 3, 0, 0) for name in names], dict.fromkeys(names, 5))
    units = [replace(it, as_of=BEFORE, fresh=False) for it in figures.units[1:]]
    written = texts(kind, writer("summary", kind)(official_table(replace(figures, units=(figures.units[0], *units)))))
    assert written.count("20/4/2022") == 8
    assert "20/4/2022" not in texts(kind, writer("summary", kind)(official_table(figures)))


def test_decision_assigns_the_directory_s_quotas_to_units_and_unions() -> None:
    draft = draft_decision(sample(), number="7")
    assert letter_content(draft)["number"] == "Số: 07/QĐ-LĐLĐ"
    assert draft.titles[0] == "QUYẾT ĐỊNH"
    assert "Giao chỉ tiêu năm 2022 cho 13 đơn vị, tổng số 4.640 sáng kiến hợp lệ" in "\n".join(draft.body)
    units, unions = draft.annexes
    assert {line.name: line.values["quota"] for line in units.lines}["LĐLĐ huyện Yên Mô"] == 440
    assert units.total is not None
    assert units.total.values["quota"] == 4640
    owed = [branch for branch in sample().directory.branches if branch.quota is not None]
    assert len(unions.lines) == len(owed)
    assert "Kèm theo Quyết định số 07/QĐ-LĐLĐ" in draft.tables[0].source
    text = texts("decision-docx", made("decision-docx"))
    assert "Điều 3. Quyết định này có hiệu lực kể từ ngày ký." in text
    assert "V/v" not in text
    assert "Kính gửi" not in text
    assert "- Như Điều 3 (Website LĐLĐ tỉnh);" in text
    assert "kính gửi" not in text


def test_decision_without_quotas_is_refused_in_words() -> None:
    with pytest.raises(TallyError, match="decision-no-quotas"):
        draft_decision(made_up([("A", 1, 0, 0)]))


def test_scores_follow_the_directory_s_rule() -> None:
    rule = replace(
        sample().directory.programme,
        full_points=Fraction(100),
        bonus_per_10_percent_over=Fraction(5),
        max_points=Fraction(120),
    )
    figures = made_up([("A", 130, 0, 0), ("B", 50, 0, 0)], {"A": 100, "B": 100}, programme=rule)
    group, first, second = score_tables(figures)
    assert [(line.name, line.values["checked"]) for line in group.lines] == [("A", 115), ("B", 50)]
    assert [line.values["checked"] for line in first.lines] == [100, 15]
    assert first.total is not None
    assert first.total.values["checked"] == 115
    assert second.lines[0].values["explained"] == "50/100 hợp lệ, đạt 50,0%"


def test_score_sheet_of_a_unit_without_a_quota_has_no_empty_cell_in_its_total() -> None:
    figures = made_up([("A", 5, 0, 0), ("B", 5, 0, 0)], {"A": 10})
    total = next(table.total for table in score_tables(figures) if table.sheet == "B")
    assert total is not None
    assert (total.values["own"], total.values["checked"]) == ("—", "—")


def test_a_sheet_of_scores_has_its_cluster_s_name_and_the_rest_has_none() -> None:
    names = [table.sheet for table in score_tables(sample())]
    assert names[:2] == ["Cụm I", "Cụm II"]
    assert "Đơn vị khác" not in names
    assert len(names) == 2 + 13


def test_a_further_column_is_one_object_and_stands_in_every_format() -> None:
    officer = Column("officer", "directory-column-officer", kind="text", width=34, offered=False, blank="")
    units = tuple(replace(unit, officer="Nguyễn Thị Hạnh Phúc") for unit in sample().units)
    table = official_table(replace(sample(), units=units), columns=(*COLUMNS, officer))
    assert table.headings["officer"] == "Cán bộ phụ trách"
    for kind in ("xlsx", "docx", "pdf", "csv"):
        text = texts(kind, writer("summary", kind)(table))
        assert text.count("Hạnh Phúc") == 14, kind


# form


NASTY = {
    "letters": "Công đoàn cơ sở Công ty trách nhiệm hữu hạn một thành viên thương mại, dịch vụ và vận tải hành khách",
    "no space": "X" * 300,
    "figures": "Đơn vị",
}


@pytest.mark.parametrize("rows", [1, 60])
@pytest.mark.parametrize("name", NASTY.values(), ids=NASTY.keys())
def test_wide_tables_turn_and_no_figure_breaks(name: str, rows: int) -> None:
    counts = [(f"{name} {n}", 3_480_001, 1_234_567, 99_000) for n in range(rows)]
    table = official_table(made_up(counts, {name: 3_480_400 for name, *_ in counts}), extras=EXTRAS)
    for paper in ("docx", "pdf"):
        assert "3.480.001" in texts(paper, writer("summary", paper)(table)).replace("\u200b", "")
    pages = subprocess.run(
        ["pdfinfo", "-"], input=writer("summary", "pdf")(table), capture_output=True, check=True
    ).stdout.decode()
    assert "841.89 x 595.276" in pages


def test_score_sheet_scores_what_a_unit_states_beside_what_counts() -> None:
    figures = made_up([("A", 40, 10, 0)], {"A": 100})
    stated = replace(figures, units=(replace(figures.units[0], stated_valid=50),))
    (line,) = score_tables(stated)[0].lines
    assert (line.values["own"], line.values["checked"]) == (50, 40)


def test_papers_of_a_cluster_name_the_uploads_of_its_own_units_only() -> None:
    figures = sample()
    uploads = tuple(sample_store().uploads("2022"))
    first, other = (next(u.unit for u in figures.units if u.cluster == code) for code in ("C1", "C2"))
    mine = {first: uploads[0].id, other: uploads[1].id}
    units = tuple(replace(unit, upload=mine.get(unit.unit)) for unit in figures.units)
    sources = tuple((upload.id, upload.file, upload.as_of) for upload in uploads)
    whole = replace(figures, units=units, sources=sources)
    assert whole.of_cluster("C1").versions == replace(whole, sources=sources[:1]).versions != ""
    of_other = replace(whole, sources=sources[1:2]).versions
    assert whole.of_cluster("C2").versions == whole.of_unit(other).versions == of_other != ""


def test_notes_say_who_is_missing_where_figures_come_from_and_how_a_shortfall_was_added() -> None:
    figures = made_up([("A", 150, 0, 0), ("B", 10, 0, 0)], {"A": 100, "B": 100, "C": 30}, silent=("C",))
    wrong = Finding("total-mismatch-valid", particulars={"printed": 40, "computed": 39, "difference": 1})
    figures = replace(figures, sample=True, sources=((3, "bang.xlsx", AS_OF),), findings=((3, wrong),))
    even = made_up([("A", 50, 0, 0), ("B", 10, 0, 0)], {"A": 100, "B": 100})
    assert "cộng từng đơn vị" not in " ".join(official_table(even, extras=("shortfall",)).notes)
    beside = made_up([("A", 50, 0, 0), ("B", 10, 0, 0)], {"A": 100})
    because = "được 50, vì có đơn vị không giao chỉ tiêu mà có số hợp lệ."
    assert because in " ".join(official_table(beside, extras=("shortfall",)).notes)
    notes = " ".join(official_table(figures, extras=("shortfall",)).notes)
    for part in (
        "2/3 đơn vị đã gửi số liệu",
        "cộng từng đơn vị còn thiếu được 90, vì có đơn vị đã vượt chỉ tiêu và có đơn vị chưa gửi số liệu.",
        "Số liệu mẫu",
        "lần nạp 3",
        "Tổng cộng tính lại từ số từng đơn vị.",
    ):
        assert part in notes, part
    for name in ("docx", "pdf", "xlsx", "letter-docx", "letter-pdf", "briefing"):  # cells are for who mends the file
        assert "cộng lại được" not in texts(name, made(name, figures)), name
    assert "Tổng cộng tính lại" not in " ".join(official_table(figures.of_unit("u0")).notes)  # of its own row
    for name in ("docx", "pdf", "xlsx", "letter-docx", "letter-pdf", "briefing", "workbook", "scores-docx"):
        assert "Số liệu mẫu" in texts(name, made(name, figures)), name
    alone = draft_letter(figures.of_unit("u0"))
    assert "Số liệu mẫu" in texts("letter-docx", writer("letter", "docx")(alone))
    assert Document(io.BytesIO(made("docx", figures))).core_properties.comments == figures.versions
    assert book(made("xlsx", figures)).properties.description == figures.versions


def test_the_table_alone_is_headed_by_who_issues_it() -> None:
    for name in ("docx", "pdf", "xlsx"):
        text = re.sub(r"\s+", " ", texts(name, made(name)))
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
        assert "LIÊN ĐOÀN LAO ĐỘNG" in text
        assert "Ninh Bình, ngày 20 tháng 5 năm 2022" in text


def test_older_figures_and_first_sendings_are_told_from_no_movement_and_scored_at_their_own_date() -> None:
    figures = made_up([("A", 5, 0, 0), ("B", 7, 0, 0)], {"A": 10, "B": 10})
    older = replace(figures.units[0], as_of=BEFORE, fresh=False)
    figures = replace(figures, units=(older, replace(figures.units[1], fresh=True)), previous=BEFORE)
    assert [MOVED.value(unit, figures) for unit in figures.units] == ["chưa có số mới", "gửi lần đầu"]
    assert [table.day for table in score_tables(figures)] == [AS_OF, BEFORE, AS_OF]


ODD_NAMES = ["Công đoàn 😀 trẻ", "Tổ 李明", "Nhóm ✓ ★ 한", "a".join(map(chr, range(0x4E00, 0x4E80)))]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("paper", ["pdf", "letter-pdf", "briefing"])
def test_letter_that_no_font_has_is_seen_on_paper_and_told(paper: str, name: str) -> None:
    figures = made_up([(name, 5, 1, 0), ("Đơn vị khác", 3, 0, 0)], {name: 100, "Đơn vị khác": 90})
    source = BY_NAME[paper].make(figures, Details())
    written = " ".join(texts(paper, source).replace("\u200b", "").split())
    assert "□" in written.partition("Dấu □ thay cho chữ")[0]
    assert "không có trong phông chữ của bản in" in written
    assert ("✓ ★" in written) == ("✓ ★" in name)
    assert b"pdfaid" in source
    assert "Dấu □" not in texts(paper, made(paper))


@pytest.mark.parametrize("face", ["", "weight: 700", "style: 'italic'", "weight: 700, style: 'italic'", "font: 'Be'"])
def test_every_usual_letter_is_in_the_fonts(face: str) -> None:
    usual = "".join(letter for n in range(0x20, 0x2030) if not typeset.ODD.match(letter := chr(n)))
    face = face.replace("'Be'", '"Be Vietnam Pro"').replace("'", '"') or "size: 12pt"
    template = f'#set text(font: "Liberation Serif")\n#text({face}, sys.inputs.content)'
    assert typeset._typeset(template.encode(), usual, format="pdf", **typeset.LASTING)


def test_every_paper_of_a_campaign_of_its_own_calls_what_it_counts_one_thing() -> None:
    figures = made_up([("A", 3, 1, 1), ("B", 0, 2, 0)], {"A": 10, "B": 10}, programme=Programme("Hiến máu"))
    for name in ("docx", "letter-docx", "briefing", "decision-docx", "scores-docx", "workbook"):
        text = texts(name, made(name, figures)).lower()
        assert "sáng kiến" not in text, name
    assert "3/20 kết quả hợp lệ" in texts("briefing", made("briefing", figures))
    assert "Chỉ tiêu giao kỳ thử" in texts("docx", made("docx", figures))
