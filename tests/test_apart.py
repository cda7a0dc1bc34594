"""A file is read and understood in a process of its own: the same answer, nothing left when somebody stops it."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from tally import apart
from tally.errors import Refusal, TallyError
from tally.intake.reading import Answers, Reading
from tally.store import Store
from tally.wording import explain
from tally.workbook.guarded import Turns, _idle, tell_stage
from tests.registers import HEADINGS, codes, directory, reading, rows_of, xlsx


class Stop(Exception):
    """What a page's stop button comes to."""


def read_apart(source: bytes, store: Store, answers: Answers | None = None, **options) -> Reading:
    return apart.read_apart(source, "danh-sach.xlsx", directory(), answers, held=store.held, **options)


CHANGES: tuple[dict[str, object], ...] = (
    {},
    {"Tên sáng kiến": "Cải tiến máy tách hạt số 1"},
    {"Ngày công nhận": "31/9/2022"},
    {"Đơn vị": "LĐLĐ huyện Lạ"},
    {"Trạng thái": "Không hợp lệ", "Lý do": ""},
)


def test_it_says_the_same_as_a_reading_in_this_process(store: Store):
    source = xlsx(rows_of(*CHANGES), HEADINGS)
    found, expected = read_apart(source, store), reading(source)
    assert replace(found, rows=None) == replace(expected, rows=None)
    assert found.rows.to_pylist() == expected.rows.to_pylist()
    assert list(found.headings) == list(expected.headings)


def test_it_is_read_with_the_answers_that_were_given(store: Store):
    source = xlsx(rows_of(*CHANGES), HEADINGS)
    answers = Answers(aliases={"LĐLĐ huyện Lạ": "YK"})
    assert codes(read_apart(source, store, answers)) == codes(reading(source, answers))
    assert "unit-unknown" not in codes(read_apart(source, store, answers))


def test_it_goes_on_where_its_progress_cannot_be_told(tmp_path: Path):
    (tmp_path / "stage").mkdir()
    tell_stage(tmp_path, "rows", 1, 2)


def test_without_a_store_it_says_the_same():
    source = xlsx(rows_of(*CHANGES), HEADINGS)
    found = apart.read_apart(source, "danh-sach.xlsx", directory(), Answers())
    assert replace(found, rows=None) == replace(reading(source), rows=None)


def test_it_finds_what_registers_in_force_hold_of_other_units(store: Store):
    first = xlsx(rows_of({"Đơn vị": "LĐLĐ huyện Kim Sơn"}), HEADINGS)
    published = reading(first)
    store.publish(published, period="2022", as_of=date(2022, 5, 20), who="Lan", source=first, directory=directory())
    assert "duplicate-across-units" in codes(read_apart(xlsx(rows_of({}), HEADINGS), store))


def test_a_refusal_is_the_same_refusal(store: Store):
    with pytest.raises(Refusal) as refused:
        read_apart(xlsx([], HEADINGS), store)
    assert refused.value.code == "no-rows"
    assert refused.value.particulars["file"] == "danh-sach.xlsx"


@pytest.mark.linux
def test_whoever_stops_it_leaves_no_process_behind(store: Store):
    told: list[int] = []

    def progress(stage: str, done: int, total: int | None) -> None:
        told.append(len(_at_work()))
        if told[-1] or len(told) > 200:
            raise Stop

    with pytest.raises(Stop):
        read_apart(xlsx(rows_of(*CHANGES * 2000), HEADINGS), store, progress=progress)
    assert told[-1] == 1
    assert not _at_work()


def _nurseries() -> list[str]:
    mine = [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    return [pid for pid in mine if "tally.workbook.nursery" in Path(f"/proc/{pid}/cmdline").read_text()]


def _at_work() -> list[str]:
    """The processes that the nursery of this one has begun and that are still there."""
    return [pid for one in _nurseries() for pid in Path(f"/proc/{one}/task/{one}/children").read_text().split()]


@pytest.mark.linux
def test_what_forks_has_one_thread(store: Store):
    read_apart(xlsx(rows_of(*CHANGES), HEADINGS), store)
    assert [len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in _nurseries()] == [1]


def test_it_is_read_anew_after_the_nursery_was_ended(store: Store):
    source = xlsx(rows_of(*CHANGES), HEADINGS)
    read_apart(source, store)
    for nursery in _idle[os.getpid()]:
        nursery._process.kill()
        nursery._process.wait()
    assert len(read_apart(source, store).rows) == len(CHANGES)


def test_turns_go_round_by_person():
    turns, order = Turns(1, 10), []
    waiting = threading.Barrier(5)

    def work(owner: str) -> None:
        waiting.wait()
        with turns.turn(owner, lambda: None):
            order.append(owner)
            time.sleep(0.05)

    threads = [threading.Thread(target=work, args=(owner,)) for owner in ("a", "a", "a", "b")]
    for thread in threads:
        thread.start()
    with turns.turn("c", lambda: None):
        waiting.wait()
        time.sleep(0.2)
    for thread in threads:
        thread.join()
    assert "b" in order[:2]


def test_one_person_leaves_a_place_to_the_others():
    turns = Turns(2, 10)
    with turns.turn("a", lambda: None), pytest.raises(Stop), turns.turn("a", _stop):
        pass
    with turns.turn("a", lambda: None), turns.turn("b", _stop):
        pass


def test_too_many_that_wait_are_turned_away_with_a_sentence():
    turns = Turns(1, 0)
    with pytest.raises(TallyError) as busy, turns.turn("a", lambda: None):
        pass
    assert "chờ" in explain(busy.value)


def _stop() -> None:
    raise Stop


def test_each_question_of_a_reading_has_an_answer_of_its_own(tmp_path):
    import pandas  # noqa: F401 - else the child would have this process do without

    from tally.apart import child

    attend = apart._attending(tmp_path, "f", lambda covered, _: pa.table({"unit": sorted(covered)}), lambda *_: None)
    answers: list[list[str]] = []

    def ask() -> None:
        answers.extend(child._held(tmp_path, frozenset({code}), None)["unit"].to_pylist() for code in ("YK", "KS"))

    asking = threading.Thread(target=ask)
    asking.start()
    while asking.is_alive():
        attend("read", 0, None)
    assert answers == [["YK"], ["KS"]]
