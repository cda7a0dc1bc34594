"""A date is shown as it was: quotas, clusters and units of the directory in force then; today's only when asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tally.__main__ import main
from tally.directory import Directory, Period, Programme, Unit
from tally.directory.reader import read_directory
from tally.intake.reading import Reading, UnitFigures
from tally.keeping.seen import Seen, compared, over_time, seen, takes_effect
from tally.pace import Span
from tally.progress import Standings, pooled, progress, settled
from tally.store import Store
from tally.store.publish import Plan
from tally.workbook.opening import open_trusted
from tests.screen import opened, words
from tests.test_pages import sha256
from tests.test_sent_page import send

MARCH, JUNE, JULY, AUGUST = date(2022, 3, 31), date(2022, 6, 30), date(2022, 7, 31), date(2022, 8, 31)
PERIOD = Period("2022", "Năm 2022", date(2022, 1, 1), date(2022, 12, 31))
OLD = tuple(Unit(code, f"Huyện {code}") for code in ("A", "B", "C"))
BEFORE = Directory(Programme("Thử"), (PERIOD,), units=OLD, quotas={("2022", code): 100 for code in "ABC"})


def published(store: Store, directory: Directory, day: date) -> None:
    source = f"{day}{directory.quotas}".encode()
    reading = Reading("danh-muc.xlsx", sha256(source), "directory", None, None, (), None, (), directory=directory)
    store.publish(reading, period=None, as_of=day, who="Thử", source=source)


def planned(store: Store, directory: Directory, day: date = JUNE) -> Plan:
    source = repr(directory).encode()
    reading = Reading("danh-muc.xlsx", sha256(source), "directory", None, None, (), None, (), directory=directory)
    return store.plan(reading, None, day)


def standings(store: Store, day: date, *, now: bool = False) -> tuple[Seen, Standings]:
    look = seen(store, PERIOD, day, None, now=now)
    return look, progress(look.state, look.directory, look.period, day)


@pytest.fixture
def raised(own: Store) -> Store:
    """A's quota was 100 until May and 200 from June on."""
    published(own, BEFORE, date(2022, 1, 1))
    published(own, replace(BEFORE, quotas={**BEFORE.quotas, ("2022", "A"): 200}), date(2022, 6, 1))
    send(own, MARCH, A=50, B=40)
    send(own, JUNE, A=60)
    return own


@pytest.fixture
def merged(own: Store) -> Store:
    """A and B were merged into AB on 1 July; AB sends figures of its own at the end of August only."""
    published(own, BEFORE, date(2022, 1, 1))
    ended = tuple(replace(unit, valid_to=date(2022, 6, 30), successor="AB") for unit in OLD[:2])
    units = (*ended, OLD[2], Unit("AB", "Xã AB", valid_from=date(2022, 7, 1)))
    published(own, replace(BEFORE, units=units, quotas={**BEFORE.quotas, ("2022", "AB"): 150}), date(2022, 7, 1))
    send(own, MARCH, A=30, B=20)
    send(own, JULY, C=5)
    send(own, AUGUST, AB=70)
    return own


@pytest.mark.parametrize("now", [False, True], ids=["as it was", "as it is now"])
def test_the_series_is_at_each_date_what_that_date_says_by_itself(merged: Store, now: bool) -> None:
    send(merged, JUNE, A=35)
    send(merged, date(2022, 7, 1), C=4)
    dates, whole = merged.dates("2022"), merged.directory_in_force()
    look = seen(merged, PERIOD, AUGUST, None, now=now)
    series = over_time(merged, look, dates, now=now)
    for day in dates:
        alone = settled(merged.state("2022", day), whole, look.day if now else day)[0]
        there = series[series["date"] == day]
        assert dict(zip(there["unit"], there["valid"], strict=True)) == dict(
            zip(alone["unit"], alone["valid"], strict=True)
        )


def test_a_quota_raised_in_june_changes_nothing_in_march(raised: Store) -> None:
    look, units = standings(raised, MARCH)
    assert {unit.unit: unit.completion for unit in units} == {"A": Fraction(1, 2), "B": Fraction(2, 5), "C": None}
    assert [unit.unit for unit in units if unit.rank] == ["A", "B"]
    assert look.directory.quota("A", "2022") == 100
    assert standings(raised, JUNE)[0].directory.quota("A", "2022") == 200


def test_the_preview_sets_an_heir_beside_what_its_forerunners_had(merged: Store) -> None:
    figures = (UnitFigures("Xã AB", "AB", None, 60, 0),)
    reading = Reading("ab.xlsx", sha256(b"ab"), "summary", "T", JULY, figures, None, ())
    plan = merged.plan(reading, "2022", JULY)
    rows = compared(merged, plan.changes, "2022", JULY).set_index("unit")
    assert rows.loc["AB", ["change", "old_valid", "new_valid", "new_quota"]].tolist() == ["changed", 50, 60, 150]
    assert rows["change"].to_dict() == {"AB": "changed", "C": "absent"}
    send(merged, JULY, AB=60)
    assert {unit.unit: unit.valid for unit in standings(merged, JULY)[1]} == {"AB": 60, "C": 5}


def test_what_nobody_stands_for_is_in_no_receipt(own: Store, own_url: str, tmp_path, capsys) -> None:
    ended = replace(OLD[1], valid_to=date(2022, 4, 30))
    published(own, replace(BEFORE, units=(OLD[0], ended, OLD[2])), date(2022, 1, 1))
    (tmp_path / "bang.csv").write_text("Đơn vị,Hợp lệ,Không hợp lệ\nHuyện A,2,0\nHuyện B,3,1\n", "utf-8")
    given = [str(tmp_path / "bang.csv"), "--as-of", "2022-06-01", "--database", own_url]
    assert main(["publish", *given]) == 0
    receipt = capsys.readouterr().out
    assert "1 đơn vị, 2 hợp lệ, 0 không hợp lệ" in receipt
    assert "Huyện B: hợp lệ — → 3 (đơn vị không có trong danh mục ngày đó, không tính vào tổng)" in receipt
    rows = compared(own, own.changes(2), "2022", date(2022, 6, 1))
    assert rows.set_index("unit")["change"].to_dict() == {"A": "new", "B": "unlisted", "C": "unsent"}
    page = opened("history", upload="2")
    sums = words(page).split('<tr class="t-sum">')[1].split("</tr>")[0]
    assert ("2</td>" in sums, "5</td>" in sums) == (True, False)


def test_as_it_is_now_is_a_switch(raised: Store) -> None:
    _, units = standings(raised, MARCH, now=True)
    assert [(unit.unit, unit.completion) for unit in units if unit.rank] == [
        ("B", Fraction(2, 5)),
        ("A", Fraction(1, 4)),
    ]


def test_the_page_of_march_has_the_quota_of_march_and_offers_todays(raised: Store) -> None:
    shown = words(opened(as_of=MARCH.isoformat()))
    assert "50/100" in shown
    assert "như hiện nay" in shown
    assert "50/200" in words(opened(as_of=MARCH.isoformat(), units="now"))
    assert "60/200" in words(opened())


def test_units_that_have_merged_stand_under_their_own_names_before(merged: Store) -> None:
    _, units = standings(merged, MARCH)
    assert {unit.unit: unit.valid for unit in units} == {"A": 30, "B": 20, "C": None}


def test_after_a_merger_the_heir_holds_what_was_sent_until_it_sends_its_own(merged: Store) -> None:
    _, july = standings(merged, JULY)
    heir = next(unit for unit in july if unit.unit == "AB")
    assert {unit.unit for unit in july} == {"AB", "C"}
    assert (heir.valid, heir.as_of, heir.quota, heir.fresh) == (50, MARCH, 150, False)
    _, august = standings(merged, AUGUST)
    assert {unit.unit: unit.valid for unit in august} == {"AB": 70, "C": 5}
    assert pooled(august, Span(PERIOD.start, PERIOD.end, AUGUST)).valid == 75


def test_quotas_are_not_carried_over_unless_somebody_says_so(merged: Store) -> None:
    silent = replace(merged.directory_in_force(), quotas=BEFORE.quotas)
    published(merged, silent, JULY)
    _, units = standings(merged, JULY)
    assert next(unit for unit in units if unit.unit == "AB").quota is None


def test_old_dates_are_read_under_todays_names_when_asked(merged: Store) -> None:
    _, units = standings(merged, MARCH, now=True)
    assert {unit.unit: unit.valid for unit in units} == {"AB": 50, "C": None}


def test_the_way_over_time_adds_up_to_each_dates_whole(merged: Store) -> None:
    dates = merged.dates("2022")
    for now in (False, True):
        look, _ = standings(merged, AUGUST, now=now)
        way = over_time(merged, look, dates, now=now).groupby("date")["valid"].sum().to_dict()
        assert way == {MARCH: 50, JULY: 55, AUGUST: 75}


def test_taking_out_a_unit_with_figures_says_what_leaves(raised: Store) -> None:
    new = replace(BEFORE, units=OLD[1:])
    (doubt,) = planned(raised, new).doubts
    assert doubt.particulars == {"count": 1, "names": ["LĐLĐ huyện A"], "valid": 60, "day": JUNE}
    ended = replace(OLD[0], valid_to=date(2022, 5, 31), successor="B")
    assert planned(raised, replace(BEFORE, units=(ended, *OLD[1:]))).doubts == ()


def test_dates_of_a_period_that_only_an_earlier_directory_knows_stay_on_the_pages(raised: Store) -> None:
    year = Period("2023", "Năm 2023", date(2023, 1, 1), date(2023, 12, 31))
    published(raised, Directory(Programme("Khác"), (year,), units=(Unit("X", "Huyện X"),)), JULY)
    assert 'value="2022"' in words(opened())
    assert "50/100" in words(opened(period="2022", as_of=MARCH.isoformat()))
    assert "50/200" in words(opened(period="2022", as_of=MARCH.isoformat(), units="now"))


def test_a_directory_counts_from_the_newest_figures_unless_somebody_says_otherwise(raised: Store) -> None:
    assert takes_effect(raised, BEFORE) == JUNE


def test_the_first_directory_counts_from_the_beginning_so_that_the_next_changes_no_earlier_quota(own: Store) -> None:
    first = takes_effect(own, BEFORE)
    assert first == PERIOD.start
    published(own, BEFORE, first)
    send(own, MARCH, A=50)
    published(own, replace(BEFORE, quotas={**BEFORE.quotas, ("2022", "A"): 200}), JUNE)
    assert standings(own, MARCH)[0].directory.quota("A", "2022") == 100


def test_the_second_sample_outlives_the_districts(own: Store) -> None:
    file = Path(__file__).parent.parent / "sample_data" / "danh-muc-2025-minh-hoa.xlsx"
    directory, findings = read_directory(open_trusted(file.read_bytes(), file.name))
    assert [finding.code for finding in findings if finding.severity != "note"] == []
    assert "minh hoạ" in directory.programme.name
    published(own, directory, date(2025, 1, 1))
    source = b"may"
    may = date(2025, 5, 31)
    figures = tuple(UnitFigures(code, code, None, valid, 0) for code, valid in (("NB", 90), ("HL", 40), ("YT", 7)))
    reading = Reading("may.xlsx", sha256(source), "summary", "T", may, figures, None, ())
    own.publish(reading, period="2025", as_of=may, who="Thử", source=source)
    before = seen(own, directory.period(), may, None)
    after = seen(own, directory.period(), may, None, now=True)
    assert {unit.code for unit in before.directory.units} >= {"NB", "HL"}
    assert after.state.set_index("unit")["valid"].to_dict() == {"XHL": 130, "YT": 7}
    assert {unit.kind for unit in after.directory.units} == {"xã, phường", "ngành"}
