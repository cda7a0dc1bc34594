"""When an initiative is valid: every rule, at its cell, with its reason."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from tally.intake.rules.catalogue import RULES
from tally.intake.rules.duplicates import held_keys
from tally.intake.rules.judging import judge
from tally.intake.rules.noticing import CAP, findings
from tests.registers import HEADINGS, codes, column, directory, figures, judged, reading, rows_of, xlsx

DISQUALIFYING = {
    "title-missing": ({"Tên sáng kiến": None}, "incomplete", "B2"),
    "author-missing": ({"Tác giả": None}, "incomplete", "C2"),
    "unit-field-missing": ({"Đơn vị": None}, "incomplete", "D2"),
    "date-missing": ({"Ngày công nhận": None}, "incomplete", "F2"),
    "date-impossible": ({"Ngày công nhận": "31/09/2022"}, "incomplete", "F2"),
    "out-of-window": ({"Ngày công nhận": "31/08/2021"}, "out-of-window", "F2"),
}


@pytest.mark.parametrize("code", DISQUALIFYING)
def test_stated_valid_but_failing_a_check_counts_as_invalid_with_its_reason(code):
    change, reason, cell = DISQUALIFYING[code]
    found = judged(change, {"Ngày công nhận": "25/5/2022"})
    assert column(found, "stated") == ["valid", "valid"]
    assert column(found, "checked") == ["invalid", "valid"]
    assert column(found, "reason") == [reason, None]
    assert [(f.code, f.cell) for f in found.findings] == [(code, cell)]


@pytest.mark.parametrize("written", [date(2021, 8, 23), "2021-08-23", "23/8/2021"])
def test_message_names_a_day_as_people_write_it_whatever_kind_of_cell_it_stood_in(written):
    (noted,) = judged({"Ngày công nhận": written}, {"Ngày công nhận": "25/5/2022"}).findings
    assert "ngày công nhận 23/8/2021 không nằm" in noted.message


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("decision-missing", {"Số quyết định": None}),
        ("date-ambiguous", {"Ngày công nhận": "03/04/2022"}),
    ],
)
def test_what_is_a_finding_only_leaves_the_initiative_valid(code, change):
    found = judged(change)
    assert codes(found) == {code: 1}
    assert column(found, "checked") == ["valid"]


def test_stated_invalid_without_a_reason_is_a_finding():
    found = judged({"Trạng thái": "Không hợp lệ"}, {"Trạng thái": "Không hợp lệ", "Lý do": "Thiếu thông tin"})
    assert codes(found) == {"reason-missing": 1}
    assert column(found, "reason") == [None, "incomplete"]


@pytest.mark.parametrize(("words", "code"), [(None, "status-missing"), ("Xem lại sau", "status-unknown")])
def test_status_blank_or_not_understood_is_pending(words, code):
    found = judged({"Trạng thái": words})
    assert codes(found) == {code: 1}
    assert column(found, "status") == ["pending"]


def test_second_of_the_same_title_and_author_in_a_unit_is_invalid():
    found = judged({"Tên sáng kiến": "Máy gặt"}, {"Tên sáng kiến": "  MÁY  GẶT. ", "Tác giả": "trần văn an"})
    assert codes(found) == {"duplicate": 1}
    assert sorted(column(found, "checked")) == ["invalid", "valid"]
    assert "duplicate" in column(found, "reason")


def test_third_and_further_of_the_same_are_invalid_too():
    found = judged(*[{"Tên sáng kiến": "Máy gặt"}] * 4)
    assert figures(found) == {"YK": (1, 3, 0)}


def test_same_title_by_another_author_is_another_initiative():
    assert codes(judged({"Tên sáng kiến": "Máy gặt"}, {"Tên sáng kiến": "Máy gặt", "Tác giả": "Lê Thị Hà"})) == {}


def test_same_title_and_author_in_two_units_is_a_finding_only():
    found = judged({"Tên sáng kiến": "Máy gặt"}, {"Tên sáng kiến": "Máy gặt", "Đơn vị": "LĐLĐ huyện Kim Sơn"})
    assert codes(found) == {"duplicate-across-units": 2}
    assert figures(found) == {"YK": (1, 0, 0), "KS": (1, 0, 0)}


def test_of_two_duplicates_the_one_that_counts_does_not_depend_on_the_order():
    invalid = {"Tên sáng kiến": "Máy gặt", "Trạng thái": "Không hợp lệ", "Lý do": "Thiếu thông tin"}
    valid = {"Tên sáng kiến": "Máy gặt"}
    assert figures(judged(valid, invalid)) == figures(judged(invalid, valid)) == {"YK": (1, 1, 0)}


def test_marked_both_valid_and_invalid_is_invalid_as_checked():
    headings = (*HEADINGS[:6], "Hợp lệ", "Không hợp lệ")
    found = judged({"Hợp lệ": "x", "Không hợp lệ": "x"}, {"Hợp lệ": "x"}, headings=headings)
    assert codes(found) == {"status-conflict": 1}
    assert column(found, "checked") == ["invalid", "valid"]


def test_without_a_status_column_all_is_valid_unless_a_check_disqualifies():
    found = judged({}, {"Tác giả": None}, headings=HEADINGS[:6])
    assert column(found, "checked") == ["valid", "invalid"]


def test_month_without_a_day_across_the_edge_of_a_phase_is_a_finding_only():
    narrow = tuple(replace(phase, end=date(2022, 5, 15)) for phase in directory().phases[:1])
    rows = judged({"Ngày công nhận": "5/2022"}, {"Ngày công nhận": "4/2022"}).rows
    again = judge(rows, replace(directory(), phases=narrow))
    assert again["checked"].to_pylist() == ["valid", "valid"]
    assert [f.cell for f in findings(again, {"Danh sách": {"recognised": "F"}})] == ["F2"]


def test_programme_can_count_as_stated():
    rows = judged({"Tác giả": None}).rows
    stated = replace(directory(), programme=replace(directory().programme, count_as="stated"))
    again = judge(rows, stated)
    assert (again["status"].to_pylist(), again["checked"].to_pylist()) == (["valid"], ["invalid"])


def test_what_another_upload_holds_for_another_unit_is_a_finding():
    held = held_keys(judged({"Tên sáng kiến": "Máy gặt", "Đơn vị": "LĐLĐ huyện Kim Sơn"}).rows)
    again = judge(judged({"Tên sáng kiến": "máy gặt"}, {}).rows, directory(), held)
    assert [f.cell for f in findings(again, {"Danh sách": {"title": "B"}})] == ["B2"]
    assert again["checked"].to_pylist() == ["valid", "valid"]


def test_what_another_upload_holds_for_the_same_unit_is_a_duplicate():
    held = held_keys(judged({"Tên sáng kiến": "Máy gặt"}).rows)
    again = judge(judged({"Tên sáng kiến": "máy gặt"}, {}).rows, directory(), held)
    assert again["checked"].to_pylist() == ["invalid", "valid"]


def test_findings_are_capped_and_their_counts_stay_true():
    found = judged(*[{"Số quyết định": None}] * 130)
    mine = [finding for finding in found.findings if finding.code == "decision-missing"]
    assert len(mine) == CAP + 1
    assert sum(finding.count for finding in mine) == 130


def test_column_that_a_register_lacks_is_one_finding_for_all_rows():
    found = judged({}, {}, headings=[heading for heading in HEADINGS if heading != "Số quyết định"])
    assert [(f.code, f.cell, f.count) for f in found.findings] == [("decision-missing", None, 2)]


def test_order_of_rows_changes_no_count():
    chance = random.Random(5)
    titles, words = ("Máy gặt", "Tủ sách", None), ("Hợp lệ", "Không hợp lệ", None, "x")
    units = ("Yên Khánh", "Kim Sơn", None, "Xã Lạ")
    days = ("20/5/2022", "31/9/2022", "1/1/2020", None)
    rows = [
        dict(zip(("Tên sáng kiến", "Trạng thái", "Đơn vị", "Ngày công nhận"), map(chance.choice, parts), strict=True))
        for parts in [(titles, words, units, days)] * 120
    ]
    first = reading(xlsx(rows_of(*rows)))
    for seed in range(3):
        shuffled = rows_of(*rows)
        random.Random(seed).shuffle(shuffled)
        again = reading(xlsx(shuffled))
        assert (figures(again), codes(again)) == (figures(first), codes(first))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_to_mend_and_where_it_is_written(rule):
    assert rule.remedy
    assert rule.source


def test_upload_is_held_against_what_other_units_in_force_hold_and_not_against_its_own_former_list(tmp_path):
    from tally.apart import read_apart
    from tally.store import open_store

    store = open_store(f"sqlite:///{tmp_path / 'tally.sqlite'}")
    source = xlsx(rows_of({"Tên sáng kiến": "Máy gặt", "Đơn vị": "Kim Sơn"}, {"Tên sáng kiến": "Tủ sách"}))
    store.publish(reading(source), period="2022", as_of=date(2022, 5, 20), who="Lan", source=source)
    again = xlsx(rows_of({"Tên sáng kiến": "máy gặt."}, {"Tên sáng kiến": "Tủ sách"}))
    found = read_apart(again, "yen-khanh.xlsx", directory(), held=store.held)
    store.close()
    assert [(f.code, f.cell) for f in found.findings] == [("duplicate-across-units", "B2")]
    assert figures(found) == {"YK": (2, 0, 0)}
