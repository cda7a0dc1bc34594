"""Short runs of the fuzzing commands, so that they are always in working order."""

from __future__ import annotations

from tests.faults import fuzz_understand, fuzz_workbook


def test_damaged_files_end_in_a_workbook_or_a_named_refusal():
    ended = fuzz_workbook.endings(count=40, seed=117)
    assert not [kind for kind in ended if kind.startswith("OTHER")]
    assert ended.total() == 40


def test_grids_of_odd_shapes_and_long_texts_end_in_a_reading_or_a_named_refusal():
    ended = fuzz_understand.endings(count=20, seed=117)
    assert not [kind for kind in ended if kind.startswith("FAULT")]
    assert ended.total() == 20
