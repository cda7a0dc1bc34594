"""The letter: true to its figures, in the form of Nghị định 30/2020."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some

from tally.directory import Cluster, Letterhead, Phase, Programme
from tally.errors import TallyError
from tally.papers.figures import Figures
from tally.papers.letter import Letter, draft_decision, draft_letter, letter_content, paragraphs
from tally.papers.making import writer
from tally.papers.official import official_table
from tally.papers.written import date_line, italic_parts, long_day, short_day
from tally.text.days import impossible_days
from tally.wording import speak_of, use_language
from tests.papers import AS_OF, PHASE_1, YEAR, docx_text, made_up, sample


@pytest.fixture(scope="module")
def letter() -> Letter:
    return draft_letter(sample(), number="117", day=AS_OF)


def test_dates_carry_a_leading_zero_only_below_ten_and_in_january_and_february() -> None:
    assert long_day(date(2022, 5, 20)) == "ngày 20 tháng 5 năm 2022"
    assert long_day(date(2022, 1, 7)) == "ngày 07 tháng 01 năm 2022"
    assert long_day(date(2022, 12, 9)) == "ngày 09 tháng 12 năm 2022"
    assert long_day(date(2022, 3, 5)) == "ngày 05 tháng 3 năm 2022"
    assert short_day(date(2022, 3, 5)) == "05/3/2022"
    assert short_day(date(2022, 1, 7)) == "07/01/2022"
    assert date_line("Ninh Bình", AS_OF) == "Ninh Bình, ngày 20 tháng 5 năm 2022"


def test_a_date_that_does_not_exist_is_found_in_a_text() -> None:
    text = "từ 1/6/2022-31/9/2023, ngày 30 tháng 2 năm 2022 và 20/5/2022, tỷ lệ 244/450"
    assert impossible_days(text) == ["31/9/2023", "ngày 30 tháng 2 năm 2022"]


# what it says


def text_of(figures: Figures, **choices: object) -> str:
    speak_of(initiatives=figures.directory.programme.is_of_initiatives)
    return "\n".join(draft_letter(figures, **choices).body)


def test_letter_counts_as_the_overview_does_towards_the_same_deadline(letter: Letter) -> None:
    text = "\n".join(letter.body)
    assert "14/14 đơn vị đã gửi số liệu, tổng số 565 sáng kiến: 526 hợp lệ, 39 không hợp lệ." in text
    assert "So với chỉ tiêu năm 2022 là 4.640, số hợp lệ đạt 11,3% (526/4.640)." in text
    assert "Tính theo hạn hoàn thành 31/12/2022, đến ngày 20/5/2022 theo tiến độ phải đạt 1.780." in text
    assert "Chỉ tiêu cấp trên giao là 4.700; đã phân bổ cho các đơn vị 4.640, còn 60 chưa phân bổ." in text


def test_letter_praises_who_keeps_the_schedule_and_names_the_lowest_five(letter: Letter) -> None:
    assert "ghi nhận 1/13 đơn vị theo kịp tiến độ là LĐLĐ huyện Yên Khánh (244/450, đạt 54,2%)." in letter.body[1]
    assert "12/13 đơn vị chưa theo kịp tiến độ, tỷ lệ hoàn thành thấp nhất là: LĐLĐ huyện Yên Mô (" in letter.body[1]
    assert "Yên Mô (3/440, đạt 0,6%, còn thiếu 437)" in letter.body[1]
    assert letter.body[1].count("còn thiếu") == 5


def test_letter_names_all_who_have_to_mend_and_of_many_the_first(letter: Letter) -> None:
    text = "\n".join(letter.body)
    assert "Đơn vị khác 9, LĐLĐ huyện Yên Khánh 5, LĐLĐ TP. Tam Điệp 5, CĐ các Khu công nghiệp 1*)" in text
    many = made_up([(f"Huyện {n:02}", 1, 30 - n, 0) for n in range(21)], {})
    assert "nhiều nhất: Huyện 00 30, Huyện 01 29, Huyện 02 28, Huyện 03 27, Huyện 04 26; các đơn vị" in text_of(many)


def test_letter_asks_nothing_of_the_rest() -> None:
    figures = made_up([("Huyện A", 1, 2, 0), ("Các đơn vị khác", 0, 3, 0)], {"Huyện A": 9})
    known = tuple(replace(unit, officer="" if unit.is_rest else "Lan", cluster="C") for unit in figures.units)
    figures = replace(figures, units=known, directory=replace(figures.directory, clusters=(Cluster("C", "Cụm"),)))
    assert "Cán bộ đầu mối của đơn vị tiếp tục" in text_of(figures)
    assert draft_letter(figures.of_cluster("C")).addressees == ("Huyện A",)


def test_letter_praises_nobody_who_stands_below_a_unit_that_is_behind() -> None:
    figures = made_up([("Huyện A", 12, 0, 0), ("Huyện B", 30, 0, 0)], {"Huyện A": 100, "Huyện B": 100})
    early = [replace(unit, state="on-pace") if unit.name == "Huyện A" else unit for unit in figures.units]
    text = text_of(replace(figures, units=tuple(early)))
    assert "1/2 đơn vị chưa theo kịp tiến độ" in text
    assert "ghi nhận" not in text


def test_letter_asks_for_an_officer_while_one_unit_has_none() -> None:
    figures = made_up([("Huyện A", 1, 0, 0), ("Huyện B", 2, 0, 0)], {"Huyện A": 9, "Huyện B": 9})
    some_known = tuple(replace(unit, officer="Lan" if unit.name == "Huyện A" else "") for unit in figures.units)
    assert "Cử 01 cán bộ đầu mối" in text_of(replace(figures, units=some_known))
    all_known = tuple(replace(unit, officer="Lan") for unit in figures.units)
    assert "Cán bộ đầu mối của đơn vị tiếp tục" in text_of(replace(figures, units=all_known))


def test_letter_names_the_lowest_cluster_first(letter: Letter) -> None:
    text = "\n".join(letter.body)
    assert text.index("Cụm II (công đoàn ngành) đạt 117/1.400") < text.index("Cụm I (huyện, thành phố) đạt 409/3.240")


def test_letter_counts_its_days_from_its_own_date() -> None:
    text = text_of(sample(PHASE_1), day=date(2022, 5, 25))
    assert "Từ ngày văn bản này đến ngày 31/5/2022 (hết giai đoạn 1) còn 6 ngày" in text
    assert "cần thêm 4.114 sáng kiến hợp lệ, bình quân mỗi ngày 685,7 sáng kiến" in text
    assert "trước ngày 01/6/2022" in text


def test_letter_asks_for_answers_on_a_day_of_work() -> None:
    assert "trước ngày 30/5/2022" in text_of(sample(), day=date(2022, 5, 21))  # a Saturday


def test_letter_makes_the_requests_of_letter_117_in_words_of_its_own(letter: Letter) -> None:
    asked = "\n".join(paragraph for paragraph in letter.body if re.match(r"\d\. ", paragraph))
    assert "Giao chỉ tiêu đến từng CĐCS trực thuộc" in asked
    assert "gửi họ tên, số điện thoại cán bộ về Ban Chính sách pháp luật và Quan hệ lao động LĐLĐ tỉnh trước" in asked
    assert "giai đoạn 1 từ 01/9/2021 đến 31/5/2022; giai đoạn 2 từ 01/6/2022 đến 30/9/2023" in asked
    assert "Cụm I (huyện, thành phố) đạt 409/3.240, 12,6%" in asked
    assert "họ tên, số điện thoại, đơn vị và nội dung sáng kiến" in asked
    assert letter.body[-1].endswith("./.")


def test_letter_of_a_safety_campaign_does_not_speak_of_initiatives() -> None:
    safety = Programme("Tháng an toàn lao động", owner="Công đoàn Thử")
    figures = made_up([("Đơn vị A", 5, 2, 1), ("Đơn vị B", 0, 0, 0)], {"Đơn vị A": 100}, programme=safety)
    text = text_of(figures) + " ".join(official_table(figures).headings.values())
    assert not any(word in text.lower() for word in ("sáng kiến", "giáo viên", "phòng giáo dục", "cụm"))


def test_letter_of_five_states_says_what_is_so() -> None:
    def at(valid: tuple[int, int, int], as_of: date, **more: object) -> str:
        rows = [(f"Đơn vị {name}", count, 0, 0) for name, count in zip("ABC", valid, strict=True)]
        return text_of(made_up(rows, {name: 100 for name, *_ in rows}, as_of=as_of, **more))

    start, middle = at((1, 0, 2), date(2022, 1, 20)), at((60, 10, 50), date(2022, 7, 1))
    below, above = at((90, 100, 20), YEAR.end), at((300, 250, 160), YEAR.end)
    none = text_of(made_up([], {"A": 100, "B": 50}, silent=("A", "B")))
    assert not any(word in start for word in ("ghi nhận", "chưa theo kịp"))
    assert "ghi nhận 2/3 đơn vị theo kịp tiến độ" in middle
    assert "1/3 đơn vị chưa theo kịp tiến độ là Đơn vị B" in middle
    assert "hoàn thành chỉ tiêu trước ngày 31/12/2022" in middle
    assert "ghi nhận 1/3 đơn vị hoàn thành chỉ tiêu là Đơn vị B" in below
    assert "Đã hết hạn 31/12/2022" in below
    assert not any(word in above for word in ("chưa", "thiếu", "phấn đấu", "hoàn thành chỉ tiêu trước"))
    assert "chưa đơn vị nào gửi số liệu" in none
    assert "%" not in none


def test_letter_says_what_its_sums_hold_of_units_that_have_not_sent() -> None:
    rows, quotas = [("A", 300, 0, 0), ("B", 40, 0, 0)], dict.fromkeys("ABCD", 80)
    assert "còn 1 đơn vị chưa hoàn thành, cộng lại thiếu 40." in text_of(made_up(rows, quotas))
    text = text_of(made_up(rows, quotas, silent=("C", "D")))
    assert "chỉ tiêu kỳ thử là 320 (tính cả 2 đơn vị chưa gửi số liệu), số hợp lệ đạt 106,2% (340/320)" in text
    assert "còn 1 đơn vị chưa hoàn thành, cộng lại thiếu 40, chưa kể 2 đơn vị chưa gửi số liệu." in text


def test_letter_says_that_nothing_was_registered_where_that_is_so() -> None:
    assert "chưa đơn vị nào có kết quả được đăng ký" in text_of(made_up([("A", 0, 0, 0)], {"A": 10}))


def test_letter_names_a_dozen_clusters_only_by_the_lowest_five_and_lists_all_in_the_annex() -> None:
    rows = [(f"Đơn vị {n}", n, 0, 0) for n in range(12)]
    clusters = tuple(Cluster(f"C{n}", f"Cụm {n}") for n in range(12))
    figures = made_up(rows, {name: 100 for name, *_ in rows}, clusters=clusters)
    units = tuple(replace(unit, cluster=f"C{unit.unit[1:]}") for unit in figures.units)
    draft = draft_letter(replace(figures, units=units))
    assert len(re.findall(r"Cụm \d+ đạt", "\n".join(draft.body))) == 5
    assert [line.name for line in draft.annexes[1].lines] == [f"Cụm {n}" for n in range(11, -1, -1)]


def test_letter_to_one_cluster_and_to_one_unit_speaks_of_them_alone() -> None:
    cluster = draft_letter(sample().of_cluster("C2"))
    assert "đạt 8,3% (117/1.400)" in cluster.body[0]
    assert not any("Yên Mô" in words for words in (*cluster.body, *cluster.addressees))
    unit = draft_letter(sample().of_unit("YM"), returned=4)
    assert unit.addressees == ("LĐLĐ huyện Yên Mô",)
    assert "Đến ngày 20/5/2022, LĐLĐ huyện Yên Mô đã gửi số liệu, tổng số 3 sáng kiến" in unit.body[0]
    assert "đơn vị đứng thứ 13" in unit.body[1]
    assert "(Kèm theo danh sách cần hoàn thiện của đơn vị)" in unit.body[-1]
    assert not any("Yên Khánh" in words for words in unit.body)


def test_letter_says_how_many_the_attached_list_has_where_it_is_older_than_the_figures() -> None:
    unit = sample().of_unit("YK")
    assert "Rà soát 5 trường hợp chưa hợp lệ theo danh sách gửi kèm;" in text_of(unit, returned=5)
    assert "Rà soát 5 trường hợp chưa hợp lệ (*danh sách gửi kèm có 3 trường hợp*);" in text_of(unit, returned=3)


OLD = """Ngày Ban Thường vụ LĐLĐ tỉnh đã phát động Chương trình được các cấp công đoàn tích cực triển khai thực
hiện. Một số đơn vị có cách làm mới, sáng tạo có sự tham gia tích cực của đoàn viên, người lao động như.
Tuy nhiên, một số đơn vị chưa có sự thay đổi trong tổ chức thực hiện; chưa quan tâm đồng bộ các đối
tượng, giải pháp, quy định của Chương trình. dù sắp hết giai đoạn 1 nhưng số lượng sáng kiến đăng ký trên
phần mềm trực tuyến còn thấp so với mục tiêu đề ra, chưa tương xứng với số đoàn viên, CNVCLĐ. tập trung
thực hiện tốt các nội dung sau. căn cứ tình hình để giao chỉ tiêu cho các CĐCS trực thuộc. Phân công
nhiệm vụ cho 01 cán bộ chuyên trách thường xuyên cập nhật danh sách, số lượng sáng kiến của đơn vị mình.
Nếu sáng kiến đã cập nhật nhưng chưa được phê duyệt phải có lý do cụ thể, từ đó, đề nghị CĐCS xem xét,
điều chỉnh, bổ sung cho phù hợp"""


def test_sentences_are_our_own(letter: Letter) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[n : n + 8]) for n in range(len(words) - 7)}

    assert not runs(OLD) & runs("\n".join(letter.body))


NAMES = [f"Đơn vị {letter}{letter}" for letter in "ABCDEFGHIJKL"]
COUNTS = some.tuples(some.integers(0, 300), some.integers(0, 30), some.integers(0, 9))


@settings(max_examples=200, deadline=None)
@given(
    counts=some.lists(COUNTS, max_size=8),
    owed=some.lists(some.none() | some.integers(1, 250), min_size=12, max_size=12),
    missing=some.integers(0, 4),
    day=some.integers(0, 364),
    later=some.integers(0, 60),
    clustered=some.booleans(),
    headed=some.booleans(),
    scope=some.sampled_from(("", "cluster", "unit")),
)
def test_nobody_is_both_praised_and_scolded_and_nothing_is_claimed_without_its_figures(
    counts, owed, missing, day, later, clustered, headed, scope
) -> None:
    as_of = YEAR.start + timedelta(days=day)
    quotas = {name: quota for name, quota in zip(NAMES, owed, strict=True) if quota}
    directory = {"clusters": (Cluster("C", "Cụm Một"),)} if clustered else {}
    if headed:
        directory |= {"phases": (Phase("1", "Giai đoạn 1", YEAR.start, date(2022, 6, 30)),)}
        directory |= {"letterhead": Letterhead(parent="Cơ quan trên", department="Ban Một")}
    rows = [(name, *row) for name, row in zip(NAMES, counts, strict=False)]
    figures = made_up(rows, quotas, silent=tuple(NAMES[len(rows) : len(rows) + missing]), as_of=as_of, **directory)
    if clustered:
        figures = replace(figures, units=tuple(replace(unit, cluster="C") for unit in figures.units))
    if scope == "cluster" and clustered:
        figures = figures.of_cluster("C")
    elif scope == "unit" and figures.units:
        figures = figures.of_unit(figures.units[0].unit)
    text = text_of(figures, day=as_of + timedelta(days=later))
    known = {unit.name: unit for unit in figures.units}
    good, slow = (
        {name for found in re.findall(pattern, text) for name in known if name in found}
        for pattern in (r"ghi nhận [^.]*?: (.*?\))\.", r"đơn vị chưa (?:theo kịp|hoàn thành)[^.]*?: (.*?\))\.")
    )
    assert not good & slow
    assert all(known[name].state in ("achieved", "on-pace") for name in good)
    assert all(known[name].completion > known[other].completion for name in good for other in slow)
    assert not slow & {unit.name for unit in figures.units if not unit.sent}
    whole = figures.whole
    claims = {
        "chỉ tiêu": bool(whole.quota),
        "%": whole.completion is not None,
        "ụm": clustered,
        "đoàn viên": False,
        "cấp trên": False,
        "giai đoạn": headed,
        "chưa đơn vị nào gửi": not whole.sent and not figures.unit,
        "chưa hợp lệ": whole.invalid > 0,
        "chờ duyệt": whole.pending > 0,
        "phấn đấu": False,
        "sáng kiến": False,
    }
    assert [word for word, holds in claims.items() if word in text and not holds] == []
    assert "None" not in text
    assert "—" not in text
    sentences = [sentence for line in text.split("\n") for sentence in re.split(r"(?<=[^\d][.]) ", line)]
    assert [sentence for sentence in sentences if sentence.lstrip("(*")[:1].islower()] == []


# how it looks


def test_letter_never_prints_the_31st_of_september(letter: Letter) -> None:
    assert impossible_days("\n".join(letter.body)) == []
    wrong = replace(letter, body=("Giai đoạn 2 từ 1/6/2022-31/9/2023.",))
    for kind in ("docx", "pdf"):
        with pytest.raises(TallyError, match="impossible-day"):
            writer("letter", kind)(wrong)


def test_letter_docx_has_the_form_and_the_table_on_its_own_page(letter: Letter) -> None:
    source = writer("letter", "docx")(letter)
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
    source = writer("letter", "pdf")(letter)
    assert source.startswith(b"%PDF-")
    assert b"/Pages/Count 3/" in source


def test_edited_words_are_what_is_written(letter: Letter) -> None:
    edited = replace(letter, body=paragraphs("Đoạn *nghiêng* một.\n\n  Đoạn 2 < 3 & #set text(red)\n"), number="")
    text = docx_text(writer("letter", "docx")(edited))
    assert "Đoạn nghiêng một." in text
    assert "Đoạn 2 < 3 & #set text(red)" in text
    assert writer("letter", "pdf")(edited).startswith(b"%PDF-")
    assert italic_parts("a *b* c") == ["a ", "b", " c"]


def test_asterisks_of_a_name_stay_in_the_letter_and_in_the_decision() -> None:
    names = ("Công đoàn *_~#@", "*Khối* cơ quan **A**", "Cuối*")
    clusters = (Cluster("C*", "Cụm *một*: *"), Cluster("D", "Cụm hai"))
    programme = Programme("Thi đua *75*", "LĐLĐ tỉnh *")
    rows, quotas = [(name, 1, 3, 1) for name in names], dict.fromkeys(names, 9)
    figures = made_up(rows, quotas, clusters=clusters, programme=programme)
    figures = replace(figures, units=tuple(replace(unit, cluster="C*") for unit in figures.units))
    for letter in (draft_letter(figures), draft_decision(figures)):
        written = docx_text(writer("letter", "docx")(letter))
        assert "\\" not in written
        assert "“Thi đua *75*”" in written
        assert writer("letter", "pdf")(letter).startswith(b"%PDF-")
    written = docx_text(writer("letter", "docx")(draft_letter(figures)))
    assert all(written.count(name) > 1 for name in names)
    assert "Cụm *một* (*)" in written
    assert "(không hợp lệ: " in written
    assert "*không" not in written


def test_a_single_digit_takes_a_zero() -> None:
    draft = draft_letter(sample(), number="7", day=AS_OF)
    assert letter_content(draft)["number"] == "Số: 07/LĐLĐ-CSPL&QHLĐ"
    assert "Công văn số 07/LĐLĐ" in draft.tables[0].source


def test_signature_stays_whole_and_never_alone(letter: Letter) -> None:
    document = Document(io.BytesIO(writer("letter", "docx")(letter)))
    paragraphs_ = [paragraph for paragraph in document.paragraphs if paragraph.text]
    last = next(n for n, paragraph in enumerate(paragraphs_) if paragraph.text.endswith("./."))
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in paragraphs_[last - 1 : last + 1])
    assert document.tables[1].rows[0]._tr.xpath("./w:trPr/w:cantSplit")


def test_word_knows_that_it_is_vietnamese_and_has_named_styles(letter: Letter) -> None:
    document = Document(io.BytesIO(writer("letter", "docx")(letter)))
    assert document.core_properties.language == "vi-VN"
    assert {"Nội dung văn bản", "Tiêu đề bảng", "Ô bảng"} <= {style.name for style in document.styles}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_letter_is_the_same_bytes(kind: str) -> None:
    assert len({writer("letter", kind)(draft_letter(sample(), number="117", day=AS_OF)) for _ in range(2)}) == 1


def test_letter_pdf_is_made_to_be_kept_and_tagged(letter: Letter) -> None:
    source = writer("letter", "pdf")(letter)
    assert b"<pdfaid:part>2</pdfaid:part>" in source
    assert b"/MarkInfo" in source


def test_documents_speak_english_when_asked() -> None:
    use_language("en")
    try:
        table = official_table(sample(), extras=("completion",))
        draft = draft_letter(sample())
    finally:
        use_language("vi")
    assert table.total.name == "Total"
    assert any("the quota of year 2022, 4,640, the valid ones are 11.3% (526/4,640)" in part for part in draft.body)
    assert any("phase 1 " in paragraph for paragraph in draft.body)
