"""Where everybody stands: the letter's figures, and the edges of every definition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tally.directory import Directory, Period, Phase, Programme, Unit
from tally.directory.reader import read_directory
from tally.pace import Span, deadlines
from tally.papers.figures import Figures, state_word
from tally.progress import (
    Standings,
    of_cluster,
    points,
    pooled,
    progress,
    projected_range,
    quotas,
    records,
    settled,
)
from tally.standings import lagging, leader, median, to_next_rank, unmoved
from tally.wording import number, percent
from tally.workbook.opening import open_trusted

SAMPLE = Path(__file__).parent.parent / "sample_data"
LETTER = date(2022, 5, 20)
# Letter 117's annex, and the made-up table of a month before.
UNITS = ("YK", "KS", "YM", "NB", "TD", "HL", "GV", "NQ", "VC", "NN", "KCN", "YT", "GD", "KHAC")
VALID = dict(zip(UNITS, (244, 13, 3, 28, 78, 11, 5, 27, 71, 17, 10, 13, 6, 0), strict=True))
INVALID = {"YK": 5, "TD": 5, "VC": 19, "KCN": 1, "KHAC": 9}
BEFORE = dict(zip(UNITS, (213, 13, 3, 22, 56, 10, 5, 22, 62, 15, 8, 10, 6, 0), strict=True))
HALF = date(2022, 2, 19)  # half of the hundred days of `small`
HUNDRED = Period("p", "Kỳ", date(2022, 1, 1), date(2022, 4, 10))


def state(valid: dict, day: date = LETTER, invalid: dict | None = None, quota: dict | None = None) -> pd.DataFrame:
    columns = ["unit", "name", "valid", "invalid", "pending", "quota", "as_of", "upload"]
    rows = [
        (unit, unit, count, (invalid or {}).get(unit, 0), 0, (quota or {}).get(unit), day, 1)
        for unit, count in valid.items()
    ]
    return pd.DataFrame(rows, columns=columns)


def small(**owed: int | None) -> Directory:
    return Directory(
        Programme("Thử"),
        periods=(HUNDRED,),
        units=tuple(Unit(code, code) for code in owed),
        quotas={("p", code): quota for code, quota in owed.items() if quota is not None},
    )


def measured(counts: dict, day: date = HALF, **owed: int | None) -> Standings:
    return progress(state(counts, day), small(**owed), HUNDRED, day)


def one(units: Standings, unit: str, *fields: str) -> object:
    standing = next(standing for standing in units if standing.unit == unit)
    return getattr(standing, fields[0]) if len(fields) == 1 else [getattr(standing, field) for field in fields]


def codes(units: Standings) -> list[str]:
    return [standing.unit for standing in units]


def ranks(units: Standings) -> list[int | None]:
    return [standing.rank for standing in units]


@pytest.fixture(scope="module")
def directory() -> Directory:
    name = "danh-muc.xlsx"
    return read_directory(open_trusted((SAMPLE / name).read_bytes(), name))[0]


@pytest.fixture(scope="module")
def letter(directory) -> Standings:
    earlier = state(BEFORE, date(2022, 4, 20))
    return progress(state(VALID, invalid=INVALID), directory, directory.period(), LETTER, previous=earlier)


def test_the_letter_as_a_whole(letter, directory):
    whole = pooled(letter, Span(date(2022, 1, 1), date(2022, 12, 31), LETTER))
    assert (whole.valid, whole.invalid, whole.total, whole.quota) == (526, 39, 565, 4640)
    assert percent(whole.completion) == "11,3%"
    assert number(whole.expected) == "1.780"  # 1.779,7: what is needed is rounded up
    assert number(whole.needed_per_day, 1) == "18,3"
    assert number(whole.projected) == "1.371"
    assert (whole.moved, number(whole.recent_per_day, 1)) == (81, "2,7")
    figures = Figures(letter, directory, directory.period(), LETTER, date(2022, 12, 31))
    assert figures.distributed == ("undistributed", {"assigned": 4700, "given": 4640, "rest": 60})


def test_the_letter_first_and_last(letter):
    assert ranks(letter) == [*range(1, 14), None]
    assert (letter[0].unit, percent(letter[0].completion)) == ("YK", "54,2%")
    assert (letter[12].unit, percent(letter[12].completion)) == ("YM", "0,6%")
    assert letter[13].unit == "KHAC"


def test_the_letter_by_state(letter):
    assert one(letter, "YK", "state") == "on-pace"
    assert one(letter, "VC", "state") == "behind"
    assert sum(unit.state == "far-behind" for unit in letter) == 11
    assert one(letter, "KHAC", "state") == "no-quota"


def test_yen_mo_by_both_deadlines(letter, directory):
    assert one(letter, "YM", "shortfall") == 437
    assert number(one(letter, "YM", "needed_per_day"), 1) == "2,0"
    by_phase = progress(state(VALID), directory, directory.period(), LETTER, deadline=date(2022, 5, 31))
    assert number(one(by_phase, "YM", "needed_per_day"), 1) == "39,8"


def test_the_letter_by_cluster(letter):
    span = Span(date(2022, 1, 1), date(2022, 12, 31), LETTER)
    first, second = (of_cluster(letter, code) for code in ("C1", "C2"))
    together = [
        (whole.valid, whole.quota, percent(whole.completion)) for whole in (pooled(first, span), pooled(second, span))
    ]
    assert together == [(409, 3240, "12,6%"), (117, 1400, "8,3%")]
    assert percent(median(unit.completion for unit in first)) == "5,5%"
    assert ranks(first) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert to_next_rank(first) == {"YK": None, "TD": 264, "NB": 15, "NQ": 6, "HL": 6, "KS": 4, "GV": 7, "YM": 4}


def test_who_has_not_moved_since_the_month_before(letter):
    assert {unit.unit for unit in unmoved(letter)} == {"KS", "GV", "GD", "YM"}


def test_a_unit_whose_newer_file_says_less_has_not_moved_either():
    before = state({"A": 5, "B": 5, "C": 5}, date(2022, 4, 20))
    units = progress(state({"A": 4, "B": 5, "C": 6}), small(A=10, B=10, C=10), HUNDRED, LETTER, None, before)
    assert {unit.unit: unit.moved for unit in unmoved(units)} == {"A": -1, "B": 0}


def test_the_gap_is_just_enough_to_pass_the_unit_ahead():
    gap = to_next_rank(measured({"A": 20, "B": 10}, A=40, B=40))["B"]
    assert measured({"A": 20, "B": 10 + gap}, A=40, B=40)[0].unit == "B"
    assert measured({"A": 20, "B": 9 + gap}, A=40, B=40)[0].rank == 1


def test_ties_share_a_rank_and_the_next_is_skipped():
    frame = measured({"A": 30, "B": 1, "C": 2, "D": 0}, A=40, B=3, C=6, D=9)
    assert [(unit.unit, unit.rank) for unit in frame] == [("A", 1), ("C", 2), ("B", 2), ("D", 4)]


def test_rank_is_by_exact_fractions_not_by_what_is_shown():
    frame = measured({"A": 33333, "B": 333333}, A=100_000, B=1_000_000)
    assert codes(frame) == ["B", "A"]
    assert ranks(frame) == [1, 2]


def test_the_rank_by_count_is_its_own_ranking():
    frame = measured({"A": 5, "B": 50}, A=5, B=100)
    assert one(frame, "A", "rank", "rank_valid") == [1, 2]
    assert one(frame, "B", "rank", "rank_valid") == [2, 1]


def test_units_without_a_quota_to_reach_are_in_no_ranking():
    units = measured({"A": 5, "B": 50, "C": 50}, A=10, B=None, C=0)
    assert {unit.unit: (unit.rank, unit.rank_valid) for unit in units} == {
        "A": (1, 1),
        "B": (None, None),
        "C": (None,) * 2,
    }
    assert [state_word(unit) for unit in units if unit.rank is None] == ["Không giao chỉ tiêu", "Chỉ tiêu bằng 0"]


def test_movement_in_rank_counts_places_climbed():
    earlier = state({"A": 2, "B": 1}, date(2022, 2, 1))
    frame = progress(state({"A": 2, "B": 3}, HALF), small(A=10, B=10), HUNDRED, HALF, previous=earlier)
    assert one(frame, "B", "moved", "rank_moved") == [2, 1]
    assert one(frame, "A", "moved", "rank_moved") == [0, -1]


def test_without_an_earlier_date_nothing_has_moved_that_we_know_of():
    assert one(measured({"A": 2}, A=10), "A", "moved", "rank_moved", "recent_per_day") == [None] * 3


def test_unit_without_quota_has_no_completion_and_no_rank():
    frame = measured({"A": 1, "X": 7}, A=10, X=None)
    assert one(frame, "X", "quota", "completion", "rank", "shortfall", "needed_per_day", "points") == [None] * 6
    assert one(frame, "X", "state") == "no-quota"
    assert frame[-1].unit == "X"
    assert pooled(frame, Span(HUNDRED.start, HUNDRED.end, HALF)).valid == 8


def test_a_quota_of_nought_is_owed_but_not_ranked():
    assert one(measured({"A": 0}, A=0), "A", "quota", "completion", "shortfall", "rank") == [0, None, 0, None]


def test_a_unit_that_never_reported_still_owes_its_quota():
    frame = measured({"A": 1}, A=10, B=20)
    assert one(frame, "B", "sent", "quota", "state") == [False, 20, "not-sent"]
    whole = pooled(frame, Span(HUNDRED.start, HUNDRED.end, HALF))
    assert (whole.quota, whole.sent, whole.units) == (30, 1, 2)


def test_a_unit_that_has_sent_nothing_has_no_figure_at_all():
    frame = measured({"A": 0}, A=10, B=20)
    assert one(frame, "B", "valid", "invalid", "pending", "total", "completion", "shortfall") == [None] * 6
    assert one(frame, "B", "rank", "rank_valid", "expected", "needed_per_day", "projected", "points") == [None] * 6
    assert one(frame, "A", "rank", "rank_valid", "completion", "state") == [1, 1, 0, "far-behind"]


def test_a_group_of_which_nobody_has_sent_has_not_sent():
    whole = pooled(measured({}, A=10, B=20), Span(HUNDRED.start, HUNDRED.end, HALF))
    assert (whole.quota, whole.completion, whole.state, whole.sent) == (30, None, "not-sent", 0)


def test_a_unit_is_judged_at_the_date_of_its_own_figures():
    own, seen = date(2022, 2, 19), date(2022, 3, 31)
    directory = small(A=100, B=100)
    both = pd.concat([state({"A": 30}, own), state({"B": 90}, seen)])
    alone = progress(state({"A": 30}, own), directory, HUNDRED, own)
    later = progress(both, directory, HUNDRED, seen, previous=state({"A": 30}, own))
    judged = ("state", "expected", "projected", "completion", "valid")
    assert one(later, "A", *judged) == one(alone, "A", *judged)
    assert one(later, "A", "moved", "fresh", "as_of") == [None, False, own]
    assert unmoved(later) == []


def test_movement_is_against_the_units_own_figures_before():
    first, second, third = (date(2022, 2, day) for day in (1, 8, 15))
    before = pd.concat([state({"A": 5}, first), state({"B": 7}, second)])
    now = pd.concat([state({"A": 12}, third), state({"B": 7}, second)])
    frame = progress(now, small(A=10, B=10), HUNDRED, third, previous=before)
    assert one(frame, "A", "moved", "since", "recent_per_day") == [7, first, Fraction(1, 2)]
    assert one(frame, "B", "moved", "since") == [None, second]
    whole = pooled(frame, Span(HUNDRED.start, HUNDRED.end, third))
    assert (whole.moved, whole.first) == (7, 0)


def test_what_a_unit_sends_first_is_no_movement_of_the_whole():
    first, second = date(2022, 2, 1), date(2022, 2, 8)
    now = state({"A": 12, "B": 7}, second)
    frame = progress(now, small(A=10, B=10), HUNDRED, second, previous=state({"A": 10}, first))
    whole = pooled(frame, Span(HUNDRED.start, HUNDRED.end, second))
    assert (whole.moved, whole.first) == (2, 1)


def test_a_merged_unit_owes_nothing_any_more():
    gone = Unit("OLD", "Cũ", valid_to=date(2022, 1, 31), successor="A")
    directory = small(A=10)
    directory = replace(directory, units=(*directory.units, gone))
    assert progress(state({"A": 1}), directory, HUNDRED, LETTER)[0].unit == "A"


def test_a_unit_the_directory_does_not_know_keeps_its_figures():
    assert one(measured({"A": 1, "Z": 4}, A=10), "Z", "valid", "quota") == [4, None]


def test_figures_of_units_taken_out_of_the_directory_stand_apart():
    known, gone = settled(state({"A": 1, "Z": 4}), small(A=10), LETTER)
    assert (known["unit"].tolist(), gone["valid"].tolist()) == (["A"], [4])


def test_quotas_of_the_file_count_only_where_the_directory_has_none():
    printed = state({"A": 1, "B": 1}, quota={"A": 99, "B": 5})
    assert quotas(records(printed), small(A=10, B=None), HUNDRED) == {"A": 10}
    assert quotas(records(printed), small(A=None, B=None), HUNDRED) == {"A": 99, "B": 5}


@pytest.mark.parametrize(
    ("valid", "day", "expected"),
    [
        (100, date(2022, 1, 5), "achieved"),  # done is done, however early
        (0, date(2022, 1, 10), "too-early"),  # the tenth of a hundred days
        (11, date(2022, 1, 11), "on-pace"),
        (10, date(2022, 1, 11), "behind"),
        (50, HALF, "on-pace"),  # exactly the pace
        (25, HALF, "behind"),  # exactly half of it
        (24, HALF, "far-behind"),
        (232, HALF, "achieved"),
    ],
)
def test_states_at_their_edges(valid, day, expected):
    assert one(measured({"A": valid}, day, A=100), "A", "state") == expected


def test_after_the_deadline_nothing_is_needed_per_day_and_all_was_expected():
    frame = measured({"A": 60}, date(2022, 6, 1), A=100)
    assert one(frame, "A", "needed_per_day", "expected", "projected") == [None, 100, 60]


def test_before_the_period_there_is_no_projection():
    frame = measured({"A": 0}, date(2021, 12, 1), A=100)
    assert one(frame, "A", "projected", "expected", "state") == [None, 0, "too-early"]


def test_999_of_1000_never_reads_a_hundred_percent():
    rate = one(measured({"A": 999}, A=1000), "A", "completion")
    assert (percent(rate), percent(rate, 0)) == ("99,9%", "99%")


def test_completion_is_not_capped():
    assert percent(one(measured({"A": 232}, A=100), "A", "completion")) == "232,0%"


def test_points_reward_whole_tens_above_and_are_capped():
    programme = Programme(
        "x", full_points=Fraction(100), bonus_per_10_percent_over=Fraction(5), max_points=Fraction(120)
    )
    rates = [Fraction(0), Fraction(1, 2), Fraction(1), Fraction(119, 100), Fraction(13, 10), Fraction(3)]
    assert [points(rate, programme) for rate in rates] == [0, 50, 100, 105, 115, 120]
    assert points(None, programme) is None


def test_deadlines_are_the_periods_end_and_phase_ends_inside_it():
    period = Period("p", "2022", date(2022, 1, 1), date(2022, 12, 31))
    first = Phase("1", "Giai đoạn 1", date(2021, 9, 1), date(2022, 5, 31))
    second = Phase("2", "Giai đoạn 2", date(2022, 6, 1), date(2023, 9, 30))
    over = Phase("0", "Giai đoạn trước", date(2021, 1, 1), date(2021, 12, 31))
    assert deadlines(period, (over, first, second)) == [(date(2022, 5, 31), first), (date(2022, 12, 31), None)]


def test_the_leading_unit_is_above_its_quota_with_the_most():
    assert leader(measured({"A": 12, "B": 30, "C": 90}, A=10, B=20, C=100)) == "B"
    assert leader(measured({"A": 1}, A=10)) is None
    assert leader(measured({"A": 10}, A=10)) is None  # met, not exceeded
    assert leader(measured({"A": 12, "B": 12}, A=10, B=10)) is None


def test_per_thousand_members_only_where_members_are_known():
    directory = small(A=10, B=10)
    known = replace(directory, units=(replace(directory.units[0], members=2000), directory.units[1]))
    frame = progress(state({"A": 5, "B": 5}), known, HUNDRED, LETTER)
    assert one(frame, "A", "per_1000") == Fraction(5, 2)
    assert one(frame, "B", "per_1000") is None
    assert pooled(frame, Span(HUNDRED.start, HUNDRED.end, LETTER)).per_1000 is None


def test_older_figures_lag_behind_the_date_looked_at():
    mixed = pd.concat([state({"A": 1}, LETTER), state({"B": 1}, date(2022, 4, 20))])
    assert lagging(progress(mixed, small(A=10, B=10), HUNDRED, LETTER), LETTER)[0][1] == 30


def test_the_projection_has_the_range_of_the_stretches_so_far():
    rows = [(date(2022, 1, 11), "A", 10), (date(2022, 1, 21), "A", 40)]
    series = pd.DataFrame(rows, columns=["date", "unit", "valid"]).assign(invalid=0, pending=0)
    span = Span(date(2022, 1, 1), date(2022, 1, 31), date(2022, 1, 21))
    assert projected_range(series, span) == (50, 70)


def test_figures_from_before_the_period_or_on_its_first_day_are_no_stretch():
    days = [date(2021, 12, 1), date(2022, 1, 1), date(2022, 1, 11)]
    series = pd.DataFrame({"date": days, "unit": "A", "valid": [300, 300, 310]})
    assert projected_range(series, Span(date(2022, 1, 1), date(2022, 1, 31), date(2022, 1, 11))) == (930, 930)


def test_units_that_send_for_the_first_time_are_no_fast_stretch():
    rows = [(date(2022, 1, 11), "A", 10), (date(2022, 1, 21), "A", 20), (date(2022, 1, 21), "B", 400)]
    series = pd.DataFrame(rows, columns=["date", "unit", "valid"])
    span = Span(date(2022, 1, 1), date(2022, 1, 31), date(2022, 1, 21))
    assert projected_range(series, span) == (430, 630)  # 1 a day, then 1 and the 20 a day that B took since the start


def test_nothing_at_all_is_a_table_without_rows():
    frame = progress(state({}), Directory(Programme("Thử"), periods=(HUNDRED,)), HUNDRED, LETTER)
    assert frame == ()
    whole = pooled(frame, Span(HUNDRED.start, HUNDRED.end, LETTER))
    assert (whole.quota, whole.valid, whole.completion, whole.state) == (None, 0, None, "no-quota")


units = some.dictionaries(
    some.sampled_from("ABCDEFGH"), some.tuples(some.integers(0, 500), some.none() | some.integers(0, 300)), min_size=1
)


@given(units)
def test_parts_sum_to_the_whole_and_order_changes_nothing(chosen):
    counts = {unit: valid for unit, (valid, _) in chosen.items()}
    directory = small(**{unit: quota for unit, (_, quota) in chosen.items()})
    frame = progress(state(counts, HALF), directory, HUNDRED, HALF)
    assert frame == progress(state(counts, HALF).iloc[::-1], directory, HUNDRED, HALF)
    whole = pooled(frame, Span(HUNDRED.start, HUNDRED.end, HALF))
    assert whole.valid == sum(counts.values())
    assert (whole.quota or 0) == sum(quota or 0 for _, quota in chosen.values())
    known = [rank for rank in ranks(frame) if rank is not None]
    assert known == sorted(known)
    assert all(rank <= place for place, rank in enumerate(known, start=1))
