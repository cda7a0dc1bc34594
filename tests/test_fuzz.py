"""Short runs of the fuzzing commands, so that they are always in working order."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from tally.store.directories import default
from tally.workbook import Sheet
from tally.workbook.values import table_of
from tests.faults import fuzz_understand, fuzz_workbook
from tests.faults.crafted import REGISTER, UNIT


def test_damaged_files_end_in_a_workbook_or_a_named_refusal():
    ended = fuzz_workbook.endings(count=40, seed=117)
    assert not [kind for kind in ended if kind.startswith("OTHER")]
    assert ended.total() == 40


def test_sheets_of_odd_shapes_and_long_texts_end_in_a_reading_or_a_named_refusal():
    ended = fuzz_understand.endings(count=20, seed=117)
    assert not [kind for kind in ended if kind.startswith("FAULT")]
    assert ended.total() == 20


@pytest.mark.parametrize("number", [819, 2862])  # a key of marks, a part of a sum: both once took half a minute
def test_sheets_that_long_runs_have_found_end_at_once(number: int):
    assert not fuzz_understand.understood(number, seed=4711).startswith("FAULT")


def test_texts_of_signs_without_end_cost_no_more_than_their_length():
    for text in fuzz_understand.LONG:
        rows = [list(REGISTER), *([str(n), UNIT, text, text, text, text, text, text] for n in range(4))]
        for heads in (rows[0], [text, *rows[0][1:-1], f"Lý do {text}"]):
            columns = zip_longest([text], heads, *rows[1:], [f"Tổng cộng {text}"])
            ended = fuzz_understand.ending([Sheet("S", table_of(map(list, columns)))], default())
            assert not ended.startswith("FAULT"), (text[:9], ended)
