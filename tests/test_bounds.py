"""Every text has a length and every number a size, the same on both engines: what is beyond is refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from tally.errors import TallyError
from tally.store import Store
from tally.text.counts import read_count
from tally.wording import explain
from tests.registers import directory, reading, rows_of, xlsx

DAY = date(2022, 5, 20)


def publish(store: Store, *, valid: int = 1, file: str = "a.xlsx", who: str = "Lan", note: str = "") -> None:
    source = xlsx(rows_of({}))
    said = reading(source)
    said = replace(said, file=file, units=tuple(replace(unit, valid=valid) for unit in said.units))
    store.publish(said, period="2022", as_of=DAY, who=who, note=note, source=source, directory=directory())


@pytest.mark.parametrize(
    "words",
    [
        {"who": "ă" * 3_000},
        {"note": "x" * 501},
        {"note": "\ud800"},
        {"file": "a\udcff.xlsx"},
        {"valid": 3_000_000_000_000},
    ],
    ids=str,
)
def test_what_one_engine_could_not_keep_is_refused_by_both_and_nothing_is_written(store: Store, words):
    with pytest.raises(TallyError) as refused:
        publish(store, **words)
    assert explain(refused.value).startswith(("Họ tên dài", "Ghi chú dài", "Có ký tự", "Có số"))
    assert store.empty()


def test_direction_marks_and_control_letters_are_not_kept_of_what_is_typed(store: Store):
    publish(store, who="Lan\u202e\u200f \0Hai\x1b", note="gửi\u2066\tlại\x9b")
    upload = store.uploads()[0]
    assert (upload.who, upload.note) == ("Lan Hai", "gửi lại")
    store.amend(upload.id, "withdraw", "nhầm\u202e", "La\u202an")
    last = store.uploads()[0].amendments[-1]
    assert (last.reason, last.who) == ("nhầm", "Lan")
    row = {"name": "Bùi\u202e Một", "phone": "0912\u200e111222", "unit": "Yên Mô", "content": "một\u202e\nhai"}
    store.add_support_requests(pa.Table.from_pylist([row]), "Lan")
    kept = store.support_requests().iloc[0]
    assert (kept["name"], kept["phone"], kept["content"]) == ("Bùi Một", "0912111222", "một\nhai")


def test_the_longest_that_is_allowed_is_kept(store: Store):
    publish(store, who="ă" * 120, note="ô" * 500, valid=3_000_000_000)
    assert store.uploads()[0].note == "ô" * 500


@pytest.mark.parametrize("digits", ["9" * 4_301, "3000000000000", "9" * 99])
def test_a_count_that_no_database_keeps_is_no_count(digits: str):
    assert read_count(digits).problem == "bad"
