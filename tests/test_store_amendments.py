"""Withdrawing and correcting what was published, on both engines: every date's state is what a plain recount says."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tally.directory import Directory, Programme, Unit
from tally.errors import Conflict, TallyError
from tally.keeping.verify import verify
from tally.store import Store, migrations, open_store
from tally.store import publish as publishing
from tests.readings import APRIL, MARCH, MAY, publish, summary

NOVEMBER = date(2022, 11, 25)


def valid_of(store: Store, day: date | None = None, period: str = "2022") -> dict[str, int]:
    table = store.state(period, day)
    return dict(zip(table["unit"], table["valid"].tolist(), strict=True))


def test_figures_before_count_again_once_an_upload_is_withdrawn(store):
    publish(store, {"YK": 96, "KS": 13}, MARCH)
    wrong = publish(store, {"YK": 9600}, MAY)
    preview = store.amended(wrong.upload, "withdraw")[("2022", MAY)].set_index("unit")
    assert preview.loc["YK", ["old_valid", "new_valid", "change"]].tolist() == [9600, 96, "changed"]
    assert valid_of(store) == {"YK": 9600, "KS": 13}
    said = store.amend(wrong.upload, "withdraw", "nhầm cột", "Hoa")
    assert valid_of(store) == {"YK": 96, "KS": 13}
    assert store.dates("2022") == [MARCH]
    upload = store.upload(wrong.upload)
    assert (upload.counts, upload.amendments) == (False, (said,))
    assert store.tidy("v_progress").query("sent == 1")["valid"].tolist() == [13, 96]
    assert store.tidy("v_history")["still_counts"].tolist() == [1, 0]


def test_units_that_only_a_withdrawn_upload_covered_have_no_figures_any_more(store):
    publish(store, {"YK": 96}, MARCH)
    only = publish(store, {"KS": 13}, MAY)
    preview = store.amended(only.upload, "withdraw")[("2022", MAY)].set_index("unit")
    assert preview.loc["KS", "change"] == "gone"
    store.amend(only.upload, "withdraw", "gửi nhầm", "Hoa")
    assert valid_of(store) == {"YK": 96}


def test_later_dates_whose_figures_change_with_it_are_told_beforehand(store):
    publish(store, {"YK": 213}, MARCH)
    wrong = publish(store, {"YK": 244}, APRIL)
    publish(store, {"KS": 13}, MAY)
    preview = store.amended(wrong.upload, "withdraw")
    assert [day for _, day in preview] == [APRIL, MAY]
    store.amend(wrong.upload, "withdraw", "nhầm", "Hoa")
    assert preview[("2022", MAY)].set_index("unit")["new_valid"].to_dict() == valid_of(store)


def test_table_published_under_a_wrong_date_moves_to_the_right_one(store):
    wrong = publish(store, {"YK": 96}, NOVEMBER)
    publish(store, {"YK": 213}, APRIL)
    assert valid_of(store) == {"YK": 96}
    shown = store.amended(wrong.upload, "correct", as_of=MARCH)
    assert [day for _, day in shown] == [NOVEMBER, MARCH]
    assert shown[("2022", NOVEMBER)]["new_valid"].tolist() == [213]
    store.amend(wrong.upload, "correct", "gõ nhầm ngày", "Hoa", as_of=MARCH)
    assert store.dates("2022") == [MARCH, APRIL]
    assert valid_of(store) == {"YK": 213}
    assert valid_of(store, MARCH) == {"YK": 96}
    assert store.upload(wrong.upload).as_of == MARCH
    assert store.provenance("2022", "YK", MARCH).upload.id == wrong.upload
    assert store.changes(wrong.upload)["change"].tolist() == ["new"], "what it changed when published stays as it was"


def test_upload_moves_to_another_period(store):
    wrong = publish(store, {"YK": 96}, MARCH)
    with pytest.raises(TallyError, match="amend-period"):
        store.amend(wrong.upload, "correct", "nhầm kỳ", "Hoa", period="1999")
    other = replace(store.directory_in_force().periods[0], code="2023", name="năm 2023")
    _publish_directory(store, MARCH, replace(store.directory_in_force(), periods=(other,)))
    store.amend(wrong.upload, "correct", "nhầm kỳ", "Hoa", period="2023")
    assert (valid_of(store), valid_of(store, period="2023")) == ({}, {"YK": 96})
    assert [upload.id for upload in store.uploads("2023")] == [wrong.upload]
    assert store.uploads("2022") == []


@pytest.mark.parametrize(
    ("kind", "reason", "terms", "code"),
    [
        ("withdraw", " ", {}, "amend-reason"),
        ("correct", "nhầm", {"as_of": MAY}, "amend-nothing"),
        ("correct", "nhầm", {}, "amend-nothing"),
        ("correct", "nhầm", {"as_of": date.today() + timedelta(days=2)}, "amend-future"),  # also past midnight
    ],
)
def test_amendment_that_says_nothing_is_refused(store, kind, reason, terms, code):
    number = publish(store, {"YK": 244}, MAY).upload
    with pytest.raises(TallyError, match=code):
        store.amend(number, kind, reason, "Hoa", **terms)
    assert store.upload(number).amendments == ()


def test_same_amendment_said_twice_is_written_once(store):
    number = publish(store, {"YK": 244}).upload
    first = store.amend(number, "withdraw", "nhầm", "Hoa")
    again = store.amend(number, "withdraw", "nhầm", "Hoa")
    assert (again.already, again.id, again.when) == (True, first.id, first.when)
    assert store.amend(number, "withdraw", "lý do khác", "Lan").who == "Hoa"
    assert len(store.upload(number).amendments) == 1
    with pytest.raises(TallyError, match="amend-not-counted"):
        store.amend(number, "correct", "nhầm", "Hoa", as_of=APRIL)


def test_who_comes_to_amend_what_another_has_just_withdrawn_is_told_by_whom(store):
    number = publish(store, {"YK": 244}).upload
    seen = store.token("2022")
    store.amend(number, "withdraw", "nhầm", "Hoa", based_on=seen)
    with pytest.raises(Conflict) as told:
        store.amend(number, "correct", "sai ngày", "Lan", as_of=APRIL, based_on=seen)
    assert (told.value.particulars["who"], told.value.particulars["kind"]) == ("Hoa", "withdraw")


def test_withdrawn_file_can_be_published_again(store):
    first = publish(store, {"YK": 244})
    store.amend(first.upload, "withdraw", "nhầm", "Hoa")
    again = publish(store, {"YK": 244})
    assert (again.already, again.upload) == (False, 2)
    assert publish(store, {"YK": 244}).already
    store.amend(again.upload, "withdraw", "nhầm", "Hoa")
    assert not store.restore(first.upload, "đúng rồi", "Hoa").already
    assert valid_of(store) == {"YK": 244}


@pytest.mark.parametrize("way", ["corrected", "restored"])
def test_retry_of_what_was_corrected_or_restored_publishes_nothing_over_newer_figures(store, way):
    first = publish(store, {"YK": 5}, APRIL if way == "corrected" else MAY)
    if way == "corrected":
        store.amend(first.upload, "correct", "sai ngày", "Hoa", as_of=MAY)
    else:
        store.amend(first.upload, "withdraw", "nhầm", "Hoa")
        first = store.restore(first.upload, "đúng rồi", "Hoa")
    newer = publish(store, {"YK": 9}, MAY)
    again = publish(store, {"YK": 5}, MAY)
    assert (again.already, again.upload, again.superseded_by.id) == (True, first.upload, newer.upload)
    assert valid_of(store) == {"YK": 9}


def test_publishing_on_a_preview_from_before_a_withdrawal_is_refused(store):
    publish(store, {"YK": 213}, APRIL)
    newer = publish(store, {"YK": 250}, MAY)
    token = store.token("2022")
    store.amend(newer.upload, "withdraw", "nhầm", "Hoa")
    with pytest.raises(Conflict, match="amended-meanwhile") as refused:
        publish(store, {"YK": 244}, MAY, based_on=token)
    assert refused.value.particulars["who"] == "Hoa"
    assert "250 → 213" in refused.value.particulars["differs"]
    assert not publish(store, {"YK": 244}, MAY, based_on=refused.value.particulars["token"]).already


def test_withdrawing_on_an_old_view_is_refused(store):
    number = publish(store, {"YK": 213}, APRIL).upload
    token = store.token("2022")
    publish(store, {"YK": 244}, MAY, who="Lê Bình")
    with pytest.raises(Conflict, match="published-meanwhile"):
        store.amend(number, "withdraw", "nhầm", "Hoa", based_on=token)
    assert store.upload(number).counts


def _publish_directory(store: Store, as_of: date, directory: Directory) -> int:
    reading, source = summary({"YK": len(store.uploads())}, file=f"danh-muc-{as_of}.xlsx")
    reading = replace(reading, kind="directory", units=(), findings=(), directory=directory)
    return store.publish(reading, period=None, as_of=as_of, who="Lan", source=source).upload


def _with_quota(quota: int) -> Directory:
    return Directory(Programme("CT"), units=(Unit("YK", "Yên Khánh"),), quotas={("2022", "YK"): quota})


def test_quota_raised_in_may_changes_nothing_in_march(store):
    _publish_directory(store, MARCH, _with_quota(450))
    raised = _publish_directory(store, MAY, _with_quota(500))
    for valid, day in ((96, MARCH), (244, MAY)):
        publish(store, {"YK": valid}, day)
    quotas = [store.directory_in_force(day).quotas[("2022", "YK")] for day in (date(2021, 1, 1), MARCH, APRIL, MAY)]
    assert quotas == [450, 450, 450, 500]
    assert store.tidy("v_progress").query("sent == 1")["quota"].tolist() == [450, 500]
    assert store.directory_in_force() == _with_quota(500)
    store.amend(raised, "withdraw", "chưa ban hành", "Hoa")
    assert store.directory_in_force(MAY) == store.directory_in_force() == _with_quota(450)
    assert store.tidy("v_progress").query("sent == 1")["quota"].tolist() == [450, 450]


def test_directory_of_an_earlier_date_leaves_todays_in_force_and_a_restored_one_takes_its_place(store):
    first = _publish_directory(store, MARCH, _with_quota(450))
    _publish_directory(store, MAY, _with_quota(500))
    _publish_directory(store, APRIL, _with_quota(480))
    for valid, day in ((96, MARCH), (213, APRIL), (244, MAY)):
        publish(store, {"YK": valid}, day)
    assert _in_force(store) == [450, 480, 500, 500]
    again = store.restore(first, "dùng lại", "Hoa")
    assert store.upload(again.upload).as_of == MAY
    assert _in_force(store) == [450, 480, 450, 450]
    store.amend(again.upload, "withdraw", "nhầm", "Hoa")
    assert _in_force(store) == [450, 480, 500, 500]


def _in_force(store: Store) -> list[int]:
    """The quota on each day and today, the same in the store and in the view."""
    quotas = [store.directory_in_force(day).quotas[("2022", "YK")] for day in (MARCH, APRIL, MAY, date.max)]
    assert store.tidy("v_progress").query("sent == 1")["quota"].tolist() == quotas[:3]
    return quotas


def test_what_was_in_force_stays_so_in_a_store_of_the_time_when_the_last_published_directory_won(
    database_url, monkeypatch
):
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 14)
        with closing(open_store(database_url)) as store:
            for day, quota in ((MARCH, 450), (MAY, 500), (APRIL, 480)):
                _publish_directory(store, day, _with_quota(quota))
    with closing(open_store(database_url)) as store:
        assert [store.directory_in_force(day).quotas[("2022", "YK")] for day in (MARCH, APRIL, MAY)] == [450, 480, 480]
        assert [it.counts for it in store.uploads()] == [True, False, True]
        assert not verify(store.database).problems


def test_what_was_replaced_stays_so_in_a_store_of_the_time_when_an_upload_could_say_it(database_url, monkeypatch):
    written = publishing._values
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 15)
        with closing(open_store(database_url)) as store:
            first = publish(store, {"YK": 244}, date(2022, 6, 20)).upload
            older.setattr(publishing, "_values", lambda it: {**written(it), "replaces": first})
            second = publish(store, {"YK": 245}, MAY).upload
            older.setattr(publishing, "_values", lambda it: {**written(it), "replaces": second})
            publish(store, {"KS": 9}, APRIL)
    with closing(open_store(database_url)) as store:
        assert (store.dates("2022"), valid_of(store)) == ([APRIL], {"KS": 9})
        assert store.tidy("v_progress").query("sent == 1")["unit"].tolist() == ["KS"]
        assert store.upload(first).amendments[-1].reason == "Lần nạp khác đã thay thế."
        assert not verify(store.database, recount=False).problems


def test_only_directory_is_not_withdrawn(store):
    number = _publish_directory(store, MARCH, _with_quota(450))
    with pytest.raises(TallyError, match="amend-last-directory"):
        store.amend(number, "withdraw", "nhầm", "Hoa")


# An event is a publication (unit -> valid, day) or an amendment of an earlier one (which, day or None to withdraw).
DAYS = [MARCH + timedelta(days=n) for n in range(4)]
FIGURES = st.dictionaries(st.sampled_from(["YK", "KS", "TD"]), st.integers(0, 999), min_size=1)
EVENTS = st.lists(
    st.one_of(
        st.tuples(FIGURES, st.sampled_from(DAYS)),
        st.tuples(st.integers(0, 9), st.none() | st.sampled_from(DAYS)),
    ),
    max_size=9,
)


def recount(published: list[tuple[dict[str, int], date]], dates: list[date | None], day: date) -> dict[str, int]:
    """The figures at a date, the slow way: through everything once, the later date and then the later file winning."""
    counts: dict[str, tuple[date, int, int]] = {}
    for number, ((figures, _), dated) in enumerate(zip(published, dates, strict=True)):
        for unit, valid in figures.items():
            if dated is not None and dated <= day:
                counts[unit] = max(counts.get(unit, (dated, number, valid)), (dated, number, valid))
    return {unit: valid for unit, (_, _, valid) in counts.items()}


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_state_of_every_date_is_what_a_plain_recount_of_all_events_says(engine, request):
    @settings(max_examples=25 if engine == "sqlite" else 8, suppress_health_check=list(HealthCheck), database=None)
    @given(events=EVENTS)
    def holds(events):
        server = request.getfixturevalue("postgresql") if engine == "postgresql" else None
        store = open_store(server.new_database() if server else "sqlite://")
        published, dates, numbers = [], [], []
        for number, (what, day) in enumerate(events):
            if isinstance(what, dict):
                reading, source = summary(what, file=f"{number}.xlsx")
                outcome = store.publish(reading, period="2022", as_of=day, who="Lan", source=source)
                published, dates, numbers = [*published, (what, day)], [*dates, day], [*numbers, outcome.upload]
            elif what < len(published) and dates[what] not in (None, day):
                kind = "withdraw" if day is None else "correct"
                store.amend(numbers[what], kind, f"{number}", "Lan", as_of=day)
                dates[what] = day
        for day in DAYS:
            assert valid_of(store, day) == recount(published, dates, day)
        assert store.dates("2022") == sorted({day for day in dates if day is not None})
        _series_and_views_say_the_same(store)
        store.close()

    holds()


def _series_and_views_say_the_same(store: Store) -> None:
    series, views = store.series("2022"), store.tidy("v_progress").query("sent == 1")
    for day in store.dates("2022"):
        for table, column in ((series, "date"), (views, "as_of")):
            part = table[table[column] == day]
            assert dict(zip(part["unit"], part["valid"], strict=True)) == valid_of(store, day)
    assert sorted(series["date"].unique()) == sorted(views["as_of"].unique()) == store.dates("2022")


def test_figures_that_fall_by_half_and_a_date_other_than_the_files_are_asked_about(store):
    publish(store, {"YK": 200, "KS": 8}, MARCH)
    reading, _ = summary({"YK": 100, "KS": 1})
    asked = {doubt.code: doubt.particulars for doubt in store.plan(reading, "2022", APRIL).doubts}
    assert asked == {"halved": {"count": 1, "names": ["LĐLĐ huyện Yên Khánh"], "old": 208, "new": 101}}
    assert store.plan(summary({"YK": 101})[0], "2022", APRIL).doubts == ()
    dated = replace(summary({"YK": 210})[0], as_of=MARCH)
    (doubt,) = store.plan(dated, "2022", NOVEMBER).doubts
    assert (doubt.code, doubt.particulars) == ("date", {"read": MARCH, "given": NOVEMBER})
    assert store.plan(dated, "2022", MARCH).doubts == ()


def test_figures_out_of_proportion_quotas_in_their_place_and_days_outside_the_period_are_asked_about(store):
    def asked(valid: dict[str, int], day: date = APRIL) -> dict[str, object]:
        return {doubt.code: doubt.particulars for doubt in store.plan(summary(valid)[0], "2022", day).doubts}

    owed = store.directory_in_force().quotas_in("2022")
    beyond = {"count": 1, "names": ["LĐLĐ huyện Yên Khánh"], "times": 10}
    assert asked({"YK": 10 * owed["YK"], "KS": 10 * owed["KS"] - 1}) == {"beyond": beyond}
    assert asked({code: owed[code] for code in ("YK", "KS", "TD")}) == {"quotas-as-valid": {"count": 3}}
    assert asked({"YK": owed["YK"], "KS": owed["KS"], "TD": owed["TD"] - 1}) == {}
    assert asked({"YK": 200}, date(2021, 12, 31)).keys() == asked({"YK": 200}, date(2023, 1, 1)).keys()
    assert asked({"YK": 200}, date(2023, 1, 1)).keys() == {"date-outside"}
    assert asked({"YK": 200}, date.today() + timedelta(1)).keys() == {"date-to-come"}
    publish(store, {"YK": 10 * owed["YK"]}, MARCH)
    assert asked({"YK": 10 * owed["YK"] + 1}) == {}
