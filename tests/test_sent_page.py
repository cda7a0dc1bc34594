"""Who has sent: only what came is counted, who is silent is named, and nobody stands at 0 for what was not sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tally import rights
from tally.intake.reading import Reading, UnitFigures
from tally.progress import progress
from tally.standings import silences
from tally.store import Store
from tests.screen import Open
from tests.test_pages import directory, sha256

FIRST, SECOND = date(2022, 4, 4), date(2022, 4, 25)


def send(store: Store, day: date, **valid: int) -> None:
    """One file that covers just these units."""
    source = f"{day} {sorted(valid)}".encode()
    figures = tuple(UnitFigures(f"LĐLĐ huyện {code}", code, None, count, 0) for code, count in valid.items())
    reading = Reading(f"{day}-{'-'.join(valid)}.xlsx", sha256(source), "summary", "Tổng hợp", day, figures, None, ())
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
    assert words.count("Chưa gửi số liệu") == 6
    assert "Số liệu đến 4/4/2022" in words
    assert "3/9 đơn vị đã gửi số liệu" in words


def test_a_unit_that_never_sent_has_no_figures_on_its_page(seen: Open) -> None:
    words = seen("unit", unit="U008")
    assert "LĐLĐ huyện U008 chưa gửi số liệu nào đến 25/4/2022" in words


def test_the_reminder_asks_who_has_not_sent_and_blames_nobody_for_standing_still(seen: Open) -> None:
    words = seen("clusters", cluster="C1")
    assert "– U003: chưa gửi số liệu" in words
    assert "Đề nghị các đơn vị chưa gửi số liệu (U003, U005 và U007)" in words or "U003, U005, U007" in words
    assert "chưa thêm sáng kiến nào" not in words


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
