"""Units that were merged or renamed: the pages and the views for outside tools say the same of them at every date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tally.directory import Directory, Unit
from tally.intake.reading import Reading, UnitFigures
from tally.keeping.seen import seen
from tally.progress import COUNTS
from tally.standings import silent
from tally.store import Store, migrations, open_store
from tally.store.schema import directory_heir
from tests.test_pages import sha256
from tests.test_seen import AUGUST, BEFORE, JULY, MARCH, OLD, PERIOD, published, send, standings

DAYS = [date(2022, 3, 1) + timedelta(days=n) for n in range(8)]
CODES = ["A", "B", "C", "D"]
SPAN = st.none() | st.sampled_from(DAYS)
UNITS = st.tuples(*(st.tuples(SPAN, SPAN, st.sampled_from(["", *CODES])) for _ in CODES))
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(DAYS), UNITS | st.dictionaries(st.sampled_from([*CODES, "Z"]), st.integers(0, 50), min_size=1)
    ),
    max_size=7,
)


def directory_of(spans: tuple[tuple[date | None, date | None, str], ...], number: int) -> Directory:
    """Four units of which some begin, end and have others after them; of every third directory no quota is known."""
    units = tuple(
        Unit(code, f"Đơn vị {code}", valid_from=first, valid_to=last, successor=after if last else "")
        for code, (first, last, after) in zip(CODES, spans, strict=True)
    )
    quotas = {("2022", code): 100 + number for code in CODES[: 3 * (number % 3)]}
    return replace(BEFORE, units=units, quotas=quotas)


def as_the_pages_say(store: Store, day: date) -> dict[str, tuple[object, ...]]:
    look = seen(store, PERIOD, day, None)
    parts = ((look.state, 1), (look.gone, 0))
    return {
        row.unit: (stands, row.as_of, row.upload, *(getattr(row, name) for name in COUNTS))
        for part, stands in parts
        for row in part.itertuples()
    }


def as_the_view_says(store: Store, day: date) -> dict[str, tuple[object, ...]]:
    table = store.tidy("v_progress").query("sent == 1")
    rows = table[table["as_of"] == day].itertuples()
    return {
        row.unit: (row.stands, row.upload_as_of, row.upload_id, *(getattr(row, name) for name in COUNTS))
        for row in rows
    }


def waiting(store: Store, day: date) -> list[str]:
    """The units of which the view says at this date that they have sent nothing, whether they have a quota or not."""
    table = store.tidy("v_progress").query("sent == 0 and stands == 1 and valid.isna() and upload_id.isna()")
    return list(table.loc[table["as_of"] == day, "unit"])


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_the_view_says_at_every_date_what_the_pages_say_of_units_that_come_and_go(engine, request):
    @settings(max_examples=40 if engine == "sqlite" else 8, suppress_health_check=list(HealthCheck), database=None)
    @given(events=EVENTS)
    def holds(events):
        server = request.getfixturevalue("postgresql") if engine == "postgresql" else None
        store = open_store(server.new_database() if server else "sqlite://")
        published(store, BEFORE, DAYS[0])
        for number, (day, what) in enumerate(events):
            if isinstance(what, dict):
                send(store, day, **what)
            else:
                published(store, directory_of(what, number), day)
        for day in store.dates("2022"):
            assert as_the_view_says(store, day) == as_the_pages_say(store, day)
            assert sorted(waiting(store, day)) == sorted(it.unit for it in silent(standings(store, day)[1]))
        store.close()

    holds()


@pytest.fixture
def twice_merged(store: Store) -> Store:
    """A went into B at the end of March, and B, which had sent figures with A's in them, into C at the end of June."""
    units = (
        replace(OLD[0], valid_to=MARCH, successor="B"),
        replace(OLD[1], valid_to=date(2022, 6, 30), successor="C"),
        OLD[2],
    )
    published(store, replace(BEFORE, units=units), date(2022, 1, 1))
    send(store, MARCH, A=30, B=20)
    send(store, date(2022, 5, 31), B=60)
    send(store, JULY, Z=4)
    return store


def test_what_a_heir_sent_with_its_forerunners_in_it_is_not_counted_twice_when_it_ends_too(twice_merged: Store):
    assert as_the_pages_say(twice_merged, JULY)["C"][-3:] == (60, 0, 0)
    assert as_the_view_says(twice_merged, JULY) == as_the_pages_say(twice_merged, JULY)
    assert as_the_view_says(twice_merged, JULY)["Z"][0] == 0


def test_the_view_has_the_heirs_quota_and_a_row_for_whom_nobody_sent(twice_merged: Store):
    send(twice_merged, AUGUST, Z=5)
    table = twice_merged.tidy("v_progress").set_index(["as_of", "unit"])
    assert table.loc[(JULY, "C"), "quota"] == 100
    assert table.loc[(MARCH, "C"), ["quota", "sent", "stands"]].tolist() == [100, 0, 1]
    assert [unit for day, unit in table.index if day == AUGUST] == ["C", "Z"]


def test_a_period_that_the_directory_of_the_date_does_not_know_is_measured_by_todays(store: Store):
    published(store, replace(BEFORE, periods=(replace(PERIOD, code="2021"),)), date(2022, 1, 1))
    published(store, BEFORE, date(2022, 6, 1))
    send(store, MARCH, A=30)
    assert store.tidy("v_progress").query("sent == 1")["quota"].tolist() == [100]
    assert seen(store, PERIOD, MARCH, None).directory.quota("A", "2022") == 100


def test_a_store_from_before_there_were_heirs_learns_them_from_its_directories(database_url, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 10)
        older.setattr("tally.store.directories.keep_spans", lambda *_: None)
        before = open_store(database_url)
        units = (replace(OLD[0], valid_to=date(2022, 6, 30), successor="B"), *OLD[1:])
        published(before, replace(BEFORE, units=units), date(2022, 1, 1))
        send(before, MARCH, A=30)
        send(before, JULY, C=1)
        before.close()
    after = open_store(database_url)
    assert as_the_view_says(after, JULY)["B"][-3:] == (30, 0, 0)
    with pytest.raises(Exception, match="never changed"):
        after.database.writing(lambda connection: connection.execute(text("DELETE FROM directory_heir")))
    assert after.database.reading(lambda connection: len(connection.execute(directory_heir.select()).all())) == 4
    after.close()


@pytest.fixture
def stating(store: Store) -> Store:
    """A and B went into C; A stated more than was checked, B stated nothing, and both printed a quota of 40."""
    ended = tuple(replace(unit, valid_to=date(2022, 6, 30), successor="C") for unit in OLD[:2])
    published(store, replace(BEFORE, units=(*ended, OLD[2]), quotas={}), date(2022, 1, 1))
    source = b"ke khai"
    figures = (UnitFigures("A", "A", 40, 8, 2, stated_valid=10, stated_invalid=0), UnitFigures("B", "B", 40, 5, 0))
    reading = Reading("a.xlsx", sha256(source), "summary", "T", MARCH, figures, None, ())
    store.publish(reading, period="2022", as_of=MARCH, who="Thử", source=source)
    send(store, JULY, Z=1)
    return store


def test_what_one_of_two_forerunners_stated_is_added_to_what_was_checked_of_the_other(stating: Store):
    look = seen(stating, PERIOD, JULY, None).state.set_index("unit").loc["C"]
    shown = stating.tidy("v_progress").set_index(["as_of", "unit"]).loc[(JULY, "C")]
    for row in (look, shown):
        assert row[["valid", "invalid", "stated_valid", "stated_invalid"]].tolist() == [13, 2, 15, 0]
        assert row["stated_pending"] is pd.NA


def test_quotas_that_the_forerunners_files_print_are_not_the_heirs(stating: Store):
    assert seen(stating, PERIOD, JULY, None).state.set_index("unit").loc["C", "quota"] is pd.NA
    assert stating.tidy("v_progress").set_index(["as_of", "unit"]).loc[(JULY, "C"), "quota"] is pd.NA


def test_a_unit_stands_for_itself_until_it_ends_whoever_of_those_after_it_ended_before():
    units = (
        replace(OLD[0], valid_to=date(2022, 6, 30), successor="B"),
        replace(OLD[1], valid_to=MARCH, successor="C"),
        OLD[2],
    )
    directory = replace(BEFORE, units=units)
    assert directory.as_it_is_now(date(2022, 5, 15)) == {"B": "C"}
    assert directory.as_it_is_now(JULY) == {"A": "C", "B": "C"}


def test_what_the_heir_sends_of_the_units_own_last_day_is_still_beside_it(store: Store):
    last = date(2022, 6, 30)
    units = (replace(OLD[0], valid_to=last, successor="B"), *OLD[1:])
    published(store, replace(BEFORE, units=units), date(2022, 1, 1))
    send(store, MARCH, A=30)
    send(store, last, B=20)
    send(store, JULY, C=1)
    assert as_the_pages_say(store, JULY)["B"][-3:] == as_the_view_says(store, JULY)["B"][-3:] == (50, 0, 0)
