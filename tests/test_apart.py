"""A large file is understood in a process of its own: the same answer, nothing left behind when somebody stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tally import apart
from tally.errors import Refusal
from tally.intake.reading import Answers, Reading
from tally.store import Store
from tally.workbook.guarded import tell
from tests.registers import HEADINGS, codes, directory, reading, rows_of, xlsx


class Stop(Exception):
    """What a page's stop button comes to."""


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LARGE", 0)


def read_apart(source: bytes, store: Store, answers: Answers | None = None, **options) -> Reading:
    return apart.read_apart(source, "danh-sach.xlsx", directory(), answers or Answers(), store=store, **options)


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
    tell(tmp_path, "rows", 1, 2)


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


def test_whoever_stops_it_leaves_no_process_behind(store: Store):
    told: list[str] = []

    def progress(stage: str, done: int, total: int | None) -> None:
        told.append(stage)
        if (Path("/proc/self/task").exists() and "tally.apart" in _children()) or len(told) > 200:
            raise Stop

    with pytest.raises(Stop):
        read_apart(xlsx(rows_of(*CHANGES * 50), HEADINGS), store, progress=progress)
    assert "tally.apart" not in _children()


def _children() -> str:
    """The command lines of the processes that this one has started, one after the other."""
    pids = [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    return " ".join(Path(f"/proc/{pid}/cmdline").read_text() for pid in pids if Path(f"/proc/{pid}").exists())
