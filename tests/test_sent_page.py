"""Who has sent: only what came is counted, who is silent is named, and nobody stands at 0 for what was not sent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tally import rights
from tally.findings import Finding
from tally.intake.reading import Reading, UnitFigures
from tally.papers.figures import Figures
from tally.papers.letter_text import Facts
from tally.papers.official import clusters_table
from tally.progress import progress, sent_by
from tally.standings import silences
from tally.store import Store
from tally.wording import day
from tests.screen import Open, opened, words
from tests.test_pages import directory, sha256

FIRST, SECOND = date(2022, 4, 4), date(2022, 4, 25)


def send(store: Store, day: date, *findings: Finding, **valid: int) -> None:
    """One file that covers just these units."""
    source = f"{day} {sorted(valid)}".encode()
    figures = tuple(UnitFigures(f"LĐLĐ huyện {code}", code, None, count, 0) for code, count in valid.items())
    reading = Reading(
        f"{day}-{'-'.join(valid)}.xlsx", sha256(source), "summary", "Tổng hợp", day, figures, None, findings
    )
    store.publish(reading, period="2022", as_of=day, who="Thử", source=source)


@pytest.fixture
def nine(own: Store) -> Store:
    """Nine units; one sent on two dates, one on the first only, one on the second only, six never."""
    known = directory(9)
    units = tuple(replace(unit, officer="Bà Lan", phone="0912345123") for unit in known.units[:8])
    known = replace(known, units=(*units, known.units[8]), programme=replace(known.programme, rhythm=14))
    book = Reading("danh-muc.xlsx", sha256(b"dm"), "directory", None, None, (), None, (), directory=known)
    own.publish(book, period=None, as_of=date(2022, 1, 1), who="Thử", source=b"dm")
    send(own, FIRST, U000=40)
    send(own, FIRST, U001=9)
    send(own, SECOND, U000=45)
    send(own, SECOND, U002=0)
    return own


@pytest.fixture
def seen(nine: Store, seen: Open) -> Open:
    """Opens a page over these nine and gives back every word on it."""
    return seen


def test_the_overview_counts_who_has_sent_and_calls_nobody_else_slow(seen: Open) -> None:
    words = seen("overview")
    assert "3/9 đơn vị đã gửi số liệu" in words
    assert words.count("—/100") == 6
    assert "0/100" in words  # U002 has sent, and has none
    assert "số ngày 4/4" in words
    assert "+5 từ 4/4; 1 đơn vị gửi lần đầu" in words
    assert "Không có điều gì cần chú ý" not in words


def test_the_ranking_ranks_only_who_has_sent(seen: Open) -> None:
    words = seen("ranking")
    assert "3 đơn vị được xếp hạng" in words
    assert "chưa có số mới" in words


def test_the_official_table_writes_a_dash_for_what_was_not_sent(seen: Open) -> None:
    words = seen("summary", columns="note")
    assert words.count(">Chưa gửi<") == 6
    assert "Số liệu đến 4/4/2022" in words
    assert "3/9 đơn vị đã gửi số liệu" in words


def test_a_units_own_file_is_not_said_to_lack_the_other_units(nine: Store, seen: Open) -> None:
    others = {"names": ["LĐLĐ huyện U000"], "codes": ["U000"], "zero": 0}
    send(nine, SECOND, Finding("unit-missing", "Tổng hợp", count=1, particulars=others), U001=10)
    assert "không có số liệu trong tệp" not in seen("overview")


@pytest.mark.parametrize("page", ["overview", "clusters", "ranking", "unit", "sent", "summary", "letter"])
def test_every_page_says_what_was_taken_back_until_something_as_new_stands_there(nine: Store, seen: Open, page) -> None:
    wrong = max(upload.id for upload in nine.uploads("2022") if upload.units == ("U002",))
    nine.amend(wrong, "withdraw", "gửi nhầm tỉnh", "Bà Hoà")
    said = "không còn tính cho ngày này: Bà Hoà đã rút lại"
    assert said in seen(page)
    assert "vì: gửi nhầm tỉnh" in seen(page)
    assert said not in seen(page, as_of=FIRST.isoformat())
    send(nine, SECOND, U002=4)
    assert said not in seen(page)


def test_a_date_that_is_gone_with_its_only_upload_is_told_where_it_showed(nine: Store, seen: Open) -> None:
    later = SECOND + timedelta(days=9)
    send(nine, later, U000=60)
    nine.amend(nine.uploads("2022")[0].id, "withdraw", "gửi nhầm tỉnh", "Bà Hoà")
    assert "đã rút lại" in seen("overview")
    assert "đã rút lại" in seen("overview", as_of=later.isoformat())
    assert "đã rút lại" not in seen("overview", as_of=SECOND.isoformat())


def test_every_sum_of_another_cluster_says_how_many_have_sent(nine: Store, seen: Open) -> None:
    assert "Cụm 1 (1/4 đơn vị đã gửi): 9/400" in seen("clusters", cluster="C0")
    known = nine.directory_in_force()
    units = progress(nine.state("2022"), known, known.period(), SECOND)
    figures = Figures(units, known, known.period(), SECOND, known.period().end)
    assert "Cụm 1 (thử) (1/4 đơn vị đã gửi) đạt 9/400" in " ".join(Facts(figures, SECOND).body())
    assert "Cụm 1: thử (1/4 đơn vị đã gửi)" in [line.name for line in clusters_table(figures).lines]


def test_overview_says_what_showed_until_it_was_withdrawn(nine: Store, seen: Open) -> None:
    wrong = max(upload.id for upload in nine.uploads("2022") if upload.units == ("U002",))
    nine.amend(wrong, "withdraw", "gửi nhầm", "Hoa")
    send(nine, SECOND, U003=4)
    assert "không còn tính cho ngày này: " in seen("overview")


def test_nobody_falls_in_rank_because_another_sends_for_the_first_time(nine: Store) -> None:
    send(nine, SECOND, U003=80)
    known, before = nine.directory_in_force(), nine.state("2022", FIRST)
    units = progress(nine.state("2022"), known, known.period(), SECOND, None, before)
    ranks = {unit.unit: (unit.rank, unit.rank_moved) for unit in units if unit.rank}
    assert ranks == {"U003": (1, None), "U000": (2, 0), "U001": (3, 0), "U002": (4, None)}


def test_a_units_chart_ends_with_its_own_figures_and_projects_as_its_sentence_does(nine: Store) -> None:
    send(nine, FIRST + timedelta(days=7), U002=3)
    own = sent_by(nine.series("2022"), "U001")
    assert own[["date", "valid"]].values.tolist() == [[FIRST, 9]]
    app = opened("unit", unit="U001")
    chart = json.loads(app.get("plotly_chart")[0].proto.spec)
    ends = [trace["x"][-1][:10] for trace in chart["data"] if trace.get("y", [None])[-1] == 9]
    assert set(ends) == {FIRST.isoformat()}
    assert "đến 31/12/2022 được 34" in words(app)
    assert any("nếu giữ mức này: 34" in label["text"] for label in chart["layout"]["annotations"])


def test_the_summary_names_what_is_pending_so_that_its_sentence_adds_up(nine: Store, seen: Open) -> None:
    source, figures = b"cho duyet", (UnitFigures("LĐLĐ huyện U003", "U003", None, 5, 1, 2),)
    reading = Reading("a.xlsx", sha256(source), "summary", "T", SECOND, figures, None, ())
    nine.publish(reading, period="2022", as_of=SECOND, who="Thử", source=source)
    assert "<b>59</b> hợp lệ, <b>1</b> không hợp lệ, <b>2</b> chờ duyệt, cộng <b>62</b>" in seen("summary")


def test_the_way_to_the_quota_says_at_which_dates_not_all_had_sent(seen: Open) -> None:
    words = seen("overview")
    assert f"{day(FIRST)} (2/9 đơn vị đã gửi)" in words
    assert "Chấm rỗng" in words


def test_a_unit_that_never_sent_has_no_figures_on_its_page(seen: Open) -> None:
    words = seen("unit", unit="U008")
    assert "LĐLĐ huyện U008 chưa gửi số liệu nào đến 25/4/2022" in words


def test_the_reminder_asks_who_has_not_sent_and_blames_nobody_for_standing_still(seen: Open) -> None:
    words = seen("clusters", cluster="C1")
    assert "– U003: chưa gửi số liệu" in words
    assert "Đề nghị các đơn vị chưa gửi số liệu (U003, U005 và U007)" in words or "U003, U005, U007" in words
    assert "chưa thêm kết quả nào" not in words


def test_who_has_sent_names_the_late_and_has_a_text_for_them(seen: Open) -> None:
    words = seen("sent")
    assert "<b>3/9</b> đơn vị đã gửi số liệu; <b>7</b> đơn vị quá định kỳ 14 ngày" in words
    assert "1 đơn vị chưa có cán bộ phụ trách trong danh mục: U008" in words
    assert "– U001: số liệu mới nhất ngày 4/4, đã 21 ngày" in words
    assert "– U008: chưa gửi lần nào" in words
    assert "0912345123" in words


def test_a_telephone_is_whole_only_for_those_who_may_see_it(seen: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "_asked", [lambda: rights.Person("Bà Chủ tịch", "leader")])
    words = seen("sent")
    assert "0912345123" not in words
    assert "09•• ••• 123" in words


def test_silence_is_counted_from_a_units_own_figures_and_late_only_beyond_the_rhythm(nine: Store) -> None:
    known = nine.directory_in_force()
    units = progress(nine.state("2022"), known, known.period(), SECOND)
    days = {each.standing.unit: (each.days, each.late) for each in silences(units, date(2022, 1, 1), SECOND, 21)}
    assert (days["U000"], days["U001"], days["U008"]) == ((0, False), (21, False), (114, True))
    assert not any(each.late for each in silences(units, date(2022, 1, 1), SECOND, None))
    begun = [each.standing.unit for each in silences(units, SECOND - timedelta(days=9), SECOND, 14)]
    assert begun[0] == "U001"  # late, while for those that never sent the period has only begun


def test_who_reads_along_gets_no_nought_for_what_was_not_sent(nine: Store) -> None:
    table = nine.tidy("v_progress")
    assert table.groupby("as_of")["sent"].sum().to_dict() == {FIRST: 2, SECOND: 3}
    silent = table[table["sent"] == 0]
    assert len(silent) == 13
    assert (
        silent[["valid", "invalid", "pending", "total", "completion", "shortfall", "upload_id"]].isna().all(axis=None)
    )
    assert silent["quota"].tolist() == [100] * 13
    assert "LĐLĐ huyện U008" in set(silent["name"])


def test_who_sends_first_is_not_called_without_news_and_who_fell_not_without_gain(own: Store) -> None:
    known = directory(4)
    book = Reading("danh-muc.xlsx", sha256(b"dm"), "directory", None, None, (), None, (), directory=known)
    own.publish(book, period=None, as_of=date(2022, 1, 1), who="Thử", source=b"dm")
    send(own, FIRST, U000=10)
    send(own, SECOND, U001=7)
    assert "chưa có số mới" not in words(opened("unit", unit="U001"))
    overview = words(opened("overview"))
    assert "Chưa đơn vị nào thêm kết quả hợp lệ" not in overview
    assert "Gửi lần đầu: U001 7." in overview
    send(own, SECOND, U000=8)
    overview = words(opened("overview"))
    assert "21 ngày qua: giảm 2; 1 đơn vị gửi lần đầu" in overview
    assert "U000 (giảm 2): số hợp lệ không tăng" in overview
    assert "−2; 1 đơn vị gửi lần đầu" in words(opened("unit", unit="U000"))


def test_what_moved_carries_the_date_it_is_counted_from_where_units_sent_on_different_days(seen: Open, nine: Store):
    send(nine, date(2022, 5, 2), U000=61, U001=29, U002=0)  # before that: 25/4, 4/4, 25/4
    overview = seen("overview")
    assert "+16 từ 25/4" in overview
    assert "+20 từ 4/4" in overview
    assert ">Thay đổi</span>" in overview  # no one date stands above the last column
    assert "+36 từ lần gửi trước" in overview
    assert "từ lần gửi trước của từng đơn vị: 3,0 mỗi ngày" in overview  # 16 in 7 days, 20 in 28
    assert "U002: số hợp lệ không tăng từ lần gửi trước." in overview
    cluster = seen("clusters", cluster="C0")
    assert "đạt/ngày tính trong 7 ngày qua." in cluster  # its two units that moved did so since the same day
