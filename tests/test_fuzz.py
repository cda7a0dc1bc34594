"""A short run of the fuzzing command, so that it is always in working order."""

from __future__ import annotations

from tests.faults.fuzz_workbook import endings


def test_damaged_files_end_in_a_workbook_or_a_named_refusal():
    ended = endings(count=40, seed=117)
    assert not [kind for kind in ended if kind.startswith("OTHER")]
    assert ended.total() == 40
