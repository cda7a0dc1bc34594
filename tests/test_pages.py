"""The pages as people get them: sample, own figures, nothing, one unit, two hundred; in both languages."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st

from tally.directory import Cluster, Directory, Period, Phase, Programme, Unit
from tally.findings import Finding
from tally.intake.reading import Reading, UnitFigures
from tally.store import Store
from tally.text import collated
from tests.screen import MENU, opened, words

PAGES = ("overview", "clusters", "ranking", "unit")
SCRIPTS = sorted(MENU.parent.glob("*.py"))
PERIOD = Period("2022", "Năm 2022", date(2022, 1, 1), date(2022, 12, 31))
PHASE = Phase("GD1", "Giai đoạn 1", date(2021, 9, 1), date(2022, 5, 31))
DAYS = (date(2022, 4, 20), date(2022, 5, 20))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_no_page_shows_a_remark_that_stands_in_its_code(script: Path) -> None:
    """Streamlit draws a text that stands alone in a script, as a constant's own docstring does."""
    alone = [line for line in ast.parse(script.read_text(encoding="utf-8")).body[1:] if isinstance(line, ast.Expr)]
    assert not [line.lineno for line in alone if isinstance(line.value, ast.Constant)]


def sha256(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


def directory(units: int, quota: int | None = 100, clusters: int = 2) -> Directory:
    codes = [f"U{n:03}" for n in range(units)]
    groups = tuple(Cluster(f"C{n}", f"Cụm {n}: thử", f"Ông {n}") for n in range(clusters))
    return Directory(
        Programme("Chương trình thử", owner="Cơ quan thử", assigned_quota=units * 100 + 10),
        periods=(PERIOD,),
        phases=(PHASE,),
        units=tuple(
            Unit(code, f"LĐLĐ huyện {code}", cluster=groups[n % clusters].code if groups else "", members=1000)
            for n, code in enumerate(codes)
        ),
        clusters=groups,
        quotas={("2022", code): quota for code in codes if quota is not None},
    )


def publish_directory(store: Store, known: Directory, day: date) -> None:
    source = b"danh muc"
    book = Reading("danh-muc.xlsx", sha256(source), "directory", None, None, (), None, (), directory=known)
    store.publish(book, period=None, as_of=day, who="Thử", source=source)


def publish(store: Store, known: Directory, valid: Callable[[int, int], int], days: tuple[date, ...] = DAYS) -> None:
    """A campaign of made-up figures: `valid(place of the unit, place of the date)`."""
    publish_directory(store, known, days[0])
    for place, day in enumerate(days):
        figures = tuple(
            UnitFigures(unit.name, unit.code, None, valid(n, place), n % 3) for n, unit in enumerate(known.units)
        )
        source = f"bang {place}".encode()
        reading = Reading(f"bang-{place}.xlsx", sha256(source), "summary", "Tổng hợp", day, figures, None, ())
        store.publish(reading, period="2022", as_of=day, who="Thử", source=source)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_shows_the_sample_while_nothing_is_published(seen, page, lang):
    words = seen(page, lang=lang)
    assert ("số liệu mẫu" if lang == "vi" else "sample figures") in words
    assert ("Xếp hạng" in words, "Ranking" in words) == (lang == "vi", lang == "en")
    assert "t-h1" in words


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_campaign_of_its_own_is_called_one_thing_on_every_page(seen, own, lang):
    publish(own, directory(3, clusters=1), lambda unit, when: 20 * unit)
    pages = {page: seen(page, lang=lang) for page in (*PAGES, "sent", "summary", "letter", "history", "support")}
    word = {"vi": "sáng kiến", "en": "initiative"}[lang]
    assert [page for page, words in pages.items() if word in words.lower()] == []
    everybody = {"vi": "Các đơn vị đạt <b>60/300</b> kết quả", "en": "All units: <b>60/300</b> valid results"}[lang]
    assert everybody in pages["overview"]


def test_names_begin_sentences_with_a_capital_and_stand_in_the_order_of_their_alphabet(seen, own):
    known = directory(3, clusters=1)
    names = ("Công đoàn phường Vân Giang", "Công đoàn phường Bích Đào", "Công đoàn phường Đông Thành")
    known = replace(known, units=tuple(replace(u, name=n) for u, n in zip(known.units, names, strict=True)))
    publish(own, known, lambda unit, when: 0 if unit == 1 else 50)
    cluster = seen("clusters")
    assert ". Phường Bích Đào cần" in cluster
    assert ">Phường Bích Đào</a>" in cluster
    assert "Phường Đông Thành, phường Vân Giang và phường Bích Đào: số hợp lệ không tăng" in seen()
    sent = seen("sent")
    places = [sent.index(name) for name in sorted(names, key=collated)]
    assert places == sorted(places)


def test_the_overview_says_where_the_province_stands(seen):
    words = seen()
    assert "Toàn tỉnh đạt <b>526/4.640</b> sáng kiến hợp lệ, <b>11,3%</b>" in words
    assert "đến 20/5/2022 lẽ ra phải đạt 1.780 để kịp hạn 31/12/2022" in words
    for figure in (
        "4.114",
        "18,3",
        "+81 từ 20/4",
        "30 ngày qua: 2,7 mỗi ngày",
        "chưa phân bổ 60",
        "6,9% số đã đăng ký",
    ):
        assert figure in words
    assert words.index("LĐLĐ huyện Yên Khánh") < words.index("LĐLĐ huyện Yên Mô")
    assert ">Từ 20/4</span>" in words  # above the last column
    assert "Lời nhắc Cụm I</a>, <a" in words
    assert "Lời nhắc Cụm II</a>" in words
    assert "Kim Sơn, Giáo dục, Gia Viễn và Yên Mô: số hợp lệ không tăng trong 30 ngày" in words


def test_after_the_deadline_nobody_is_told_that_it_could_still_be_kept(seen, own):
    publish(own, directory(3), lambda unit, when: 20 * unit, (DAYS[0], date(2022, 6, 20)))
    late = {"as_of": "2022-06-20", "deadline": "2022-05-31"}
    overview = seen(**late)
    assert "60/300</b> kết quả hợp lệ, <b>20,0%</b> chỉ tiêu năm 2022; đã hết hạn 31/5/2022, còn thiếu 240" in overview
    unit = seen("unit", unit="U001", **late)
    for gone in ("để kịp hạn", "mức cần có", "lẽ ra phải đạt"):
        assert gone not in overview + unit, gone


def test_valid_and_invalid_of_each_unit_stand_side_by_side(seen):
    page = seen()
    assert 'aria-label="Công đoàn Viên chức tỉnh: 71 hợp lệ, 19 không hợp lệ"' in page
    assert "--all:0.3614;--valid:78.89%;--invalid:21.11%" in page  # 90 of the 249 that registered most
    assert page.count('không hợp lệ"') == 14  # all that registered anything, those without a quota too
    assert "./returns?status=all&amp;unit=VC" in page or "./returns?unit=VC&amp;status=all" in page  # its initiatives


def test_the_printed_totals_that_are_wrong_stand_on_the_overview(seen):
    words = seen()
    assert "4.700" in words
    assert "C20" in words
    assert "E20" in words


def test_the_cluster_page_compares_and_has_a_text_to_send(seen):
    words = seen("clusters", unit="YM")
    assert "Cụm I đạt <b>409/3.240</b>, <b>12,6%</b>, đứng đầu hai cụm" in words
    assert "Yên Mô cần 2,0 sáng kiến mỗi ngày" in words
    assert "Trung vị của cụm 5,5%" in words
    assert "hạng <b>8/8</b>" in words
    assert "8. Yên Mô 3/440 (0,6%) ▼ rất chậm, còn thiếu 437, cần 2,0/ngày" in words


def test_nobody_is_said_to_lead_a_cluster_before_the_rule_of_the_programme_is_met(seen, own):
    sample = seen("clusters", unit="YK")
    assert "tỷ lệ cao nhất là Yên Khánh, 244/450 (54,2%). Yên Mô cần" in sample
    assert "Chưa có đơn vị dẫn đầu" in sample
    assert "Yên Khánh</b> có tỷ lệ cao nhất cụm, hạng <b>1/8</b>" in sample
    assert "Yên Khánh dẫn đầu" not in sample
    # 130/100 has the highest rate of all, 260/250 the most valid of those above their quota: only this one leads
    known = directory(3, clusters=1)
    quotas = dict(zip(known.quotas, (100, 250, 100), strict=True))
    publish(own, replace(known, quotas=quotas), lambda unit, when: (130, 260, 40)[unit])
    led = seen("clusters", unit="U000")
    assert "; U001 dẫn đầu cụm. U002 cần" in led
    assert "Đơn vị dẫn đầu: <b>LĐLĐ huyện U001</b>" in led
    assert led.count("dẫn đầu") == 2


def test_a_reminder_can_be_changed_before_it_is_copied(seen):
    assert '<textarea class="t-say" id="say-cluster"' in seen("clusters")


def test_the_deadline_in_the_address_changes_the_pace(seen):
    words = seen("clusters", deadline="2022-05-31")
    assert (
        "LĐLĐ huyện Yên Mô: 3/440 (0,6%) đến 20/5/2022, hạng 8 Cụm I, còn thiếu 437; cần 39,8/ngày đến 31/5/2022"
        in words
    )


def test_the_cluster_in_the_address_is_shown(seen):
    assert "Cụm II đạt <b>117/1.400</b>, <b>8,3%</b>" in seen("clusters", cluster="C2")


def test_the_date_in_the_address_is_shown(seen):
    assert "Toàn tỉnh đạt <b>445/4.640</b>" in seen(as_of="2022-04-20")


@pytest.mark.parametrize("parameter", ["as_of", "deadline", "period", "cluster", "unit", "by", "lang", "page"])
@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_asks_for_nothing_that_exists_is_answered_with_the_newest(seen, page, parameter):
    assert "t-h1" in seen(page, **{parameter: "không-có"})


def test_the_ranking_has_everybody_and_the_unranked_below_with_the_reason(seen):
    words = seen("ranking")
    assert "13 đơn vị được xếp hạng" in words
    assert words.rindex("LĐLĐ huyện Yên Mô") < words.rindex("không giao chỉ tiêu, không xếp hạng")


def test_a_triangle_says_slow_and_never_risen(seen):
    for page in ("overview", "ranking", "unit", "clusters"):
        words = seen(page, cluster="C2")
        assert page == "unit" or "▲ Chậm" in words
        assert set(re.findall("[▲▼](.{5})", words)) <= {" Chậm", " Rất ", " rất ", " chậm"}


def test_the_ranking_by_count_and_a_search(seen):
    words = seen("ranking", by="valid", q="tam diep")
    assert 'aria-sort="descending"' in words
    assert "LĐLĐ TP. Tam Điệp</a></td>" in words
    assert "LĐLĐ huyện Kim Sơn</a></td>" not in words
    assert "Không có đơn vị nào" in seen("ranking", q="không-đâu")


def test_a_unit_at_nought_stays_in_the_picture_without_a_sliver(seen, own):
    publish(own, directory(3), lambda unit, when: unit)
    page = seen()
    assert 'aria-label="LĐLĐ huyện U000: 0 hợp lệ, 0 không hợp lệ"' in page
    assert "--all:0.0000" in page


@pytest.mark.parametrize("page", PAGES)
def test_own_figures_end_the_sample(seen, own, page):
    publish(own, directory(3), lambda unit, when: 10 * unit + 5 * when)
    words = seen(page)
    assert "số liệu mẫu" not in words
    assert "LĐLĐ huyện U000" in words
    assert "Yên Khánh" not in words


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("units", [1, 200])
def test_one_unit_and_two_hundred(seen, own, page, units):
    publish(own, directory(units), lambda unit, when: unit + when)
    assert "LĐLĐ huyện U000" in seen(page)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("valid", [0, 100, 232])
def test_nought_a_hundred_and_more_percent(seen, own, page, valid):
    publish(own, directory(2), lambda unit, when: valid)
    words = seen(page)
    assert f"{valid},0%" in words


@pytest.mark.parametrize("page", PAGES)
def test_no_quota_at_all(seen, own, page):
    publish(own, directory(2, quota=None), lambda unit, when: 7)
    words = seen(page)
    assert {"overview": "chưa giao chỉ tiêu", "ranking": "Chưa xếp hạng được"}.get(page, "7") in words


def test_no_cluster_at_all_says_where_to_make_one(seen, own):
    publish(own, directory(2, clusters=0), lambda unit, when: 7)
    words = seen("clusters")
    assert "Danh mục chưa có cụm thi đua nào" in words
    assert "directory" in words


@pytest.mark.parametrize("page", PAGES)
def test_a_period_without_figures_says_what_to_do(seen, own, page):
    known = directory(2)
    later = Period("2023", "Năm 2023", date(2023, 1, 1), date(2023, 12, 31))
    publish(own, Directory(**{**vars(known), "periods": (PERIOD, later)}), lambda unit, when: 7)
    assert "Năm 2023 chưa có số liệu" in seen(page, period="2023")


@pytest.mark.parametrize("page", [*PAGES, "sent", "summary", "letter", "returns", "history", "upload", "directory"])
def test_a_new_programme_shows_no_figures_of_another_before_its_own_first(seen, own, page):
    publish_directory(own, directory(3), DAYS[0])
    words = seen(page)
    assert "Chương trình thử" in words
    for foreign in ("số liệu mẫu", "Yên Khánh", "526", "4.640", "Ninh Bình"):
        assert foreign not in words
    if page in PAGES:
        assert words.count("chưa gửi số liệu") == 3
        assert words.count("—/100") == 3


@pytest.mark.parametrize("page", PAGES)
def test_a_single_date_has_nothing_to_compare_with(seen, own, page):
    publish(own, directory(2), lambda unit, when: 7, days=DAYS[:1])
    assert "t-h1" in seen(page)


@pytest.mark.parametrize("page", sorted(path.stem for path in (MENU.parent).glob("*.py") if path.stem != "menu"))
@pytest.mark.parametrize("units", [1, 3])
def test_every_page_stands_where_there_is_nothing_to_remark(seen, own, page, units):
    known = directory(units, clusters=0)
    whole = replace(known, programme=replace(known.programme, assigned_quota=units * 100), phases=())
    publish(own, whole, lambda unit, when: 100)
    assert "t-h1" in seen(page)
    assert "t-h1" in seen(page, as_of="2022-04-20")


def test_what_is_looked_at_is_chosen_and_the_newest_date_leaves_the_address_clean(seen):
    page = seen(as_of="2022-04-20")
    assert '<option value="">Số liệu đến 20/5/2022</option>' in page
    assert '<option value="2022-04-20" selected>Số liệu đến 20/4/2022</option>' in page


def test_an_older_date_says_so_and_leads_to_the_newest(seen):
    words = seen(as_of="2022-03-20")
    assert "Đang xem số liệu đến 20/3/2022" in words
    assert "Xem số liệu đến 20/5/2022" in words
    assert "Đang xem số liệu" not in seen()


def test_old_figures_of_a_running_period_are_called_old(seen, own):
    today = date.today()
    running = Period("2022", "Kỳ này", today - timedelta(days=100), today + timedelta(days=100))
    known = Directory(**{**vars(directory(2)), "periods": (running,)})
    publish(own, known, lambda unit, when: 7, days=(today - timedelta(days=45),))
    assert "Đã 45 ngày chưa có số liệu mới" in seen()


def test_several_places_with_the_same_to_say_are_one_note(seen, own):
    publish(own, directory(3), lambda unit, when: 10)
    source = b"danh sach"
    found = tuple(
        Finding("subtotal-mismatch", "Tổng hợp", f"C{row}", particulars={"printed": 5, "computed": 4, "difference": 1})
        for row in (6, 8, 9)
    )
    found += tuple(
        Finding("reason-missing", "Danh sách", f"N{row}", "LĐLĐ huyện U000", particulars={"extent": "cell"})
        for row in (11, 12)
    )
    figures = (UnitFigures("LĐLĐ huyện U000", "U000", None, 11, 3),)
    reading = Reading("ds.xlsx", sha256(source), "summary", "Danh sách", DAYS[1], figures, None, found)
    own.publish(reading, period="2022", as_of=DAYS[1], who="Thử", source=source)
    words = seen()
    assert "ô C6 ghi 5" in words
    assert "và 2 chỗ khác" in words
    assert "ô C8" not in words
    assert "<b>2</b> kết quả không hợp lệ chưa ghi lý do: LĐLĐ huyện U000." in words


def test_units_taken_out_of_the_directory_are_shown_apart_and_count_in_no_rate(seen, own):
    publish(own, directory(4), lambda unit, when: 10 * (unit + 1))
    assert "<b>100/400</b>" in seen()
    source = b"danh muc moi"
    smaller = directory(2)
    book = Reading("danh-muc.xlsx", sha256(source), "directory", None, None, (), None, (), directory=smaller)
    own.publish(book, period=None, as_of=DAYS[1], who="Thử", source=source)
    for page in ("overview", "ranking", "summary"):
        assert "2 đơn vị không còn trong danh mục" in seen(page)
        assert "LĐLĐ huyện U003 (40 hợp lệ)" in seen(page)
    assert "<b>30/200</b>" in seen()
    assert "unit=U003" not in seen("ranking")


@pytest.mark.parametrize("page", [*PAGES, "summary", "sent", "letter"])
def test_every_page_stands_where_none_that_sent_is_in_the_directory_any_more(seen, own, page):
    publish(own, directory(2), lambda unit, when: 10)
    others = replace(directory(4), units=directory(4).units[2:])
    source = b"danh muc moi"
    book = Reading("danh-muc.xlsx", sha256(source), "directory", None, None, (), None, (), directory=others)
    own.publish(book, period=None, as_of=DAYS[1], who="Thử", source=source)
    assert "t-h1" in seen(page)


def test_names_from_files_are_never_markup(seen, own):
    known = directory(1)
    sly = Unit("U000", "<script>alert(1)</script> **x**", cluster="C0")
    publish(own, Directory(**{**vars(known), "units": (sly,)}), lambda unit, when: 7)
    for page in PAGES:
        assert "<script>" not in seen(page)


def test_a_store_that_cannot_be_reached_is_one_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("không phải thư mục")
    monkeypatch.setenv("TALLY_DATABASE_URL", f"sqlite:///{tmp_path / 'file' / 'tally.sqlite'}")
    st.cache_resource.clear()
    app = opened()
    st.cache_resource.clear()
    assert 'role="alert"' in words(app)
