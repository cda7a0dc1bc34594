"""Every file in tests/messy is read as the .json beside it says: drop in both, and there is one more test.

The .json is a part of what `python -m tally read FILE --json` prints. What it names must be so: units and findings
all of them and no others, each with the keys given. "options" are the answers to give, "directory": "none" among them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tally.apart import read_apart
from tally.commands.read import as_json
from tally.errors import Refusal
from tally.intake.reading import Answers
from tally.store.directories import default

MESSY = Path(__file__).parent / "messy"


@pytest.fixture(scope="module")
def directory():
    return default()


@pytest.mark.parametrize("expected", sorted(MESSY.glob("*.json")), ids=lambda path: path.stem)
def test_messy_file_is_read_as_expected(expected, directory):
    told = json.loads(expected.read_text(encoding="utf-8"))
    options = told.pop("options", {})
    known = None if options.pop("directory", None) == "none" else directory
    file = MESSY / told["file"]
    try:
        said = as_json(read_apart(file.read_bytes(), file.name, known, Answers(**options)))
    except Refusal as refusal:
        said = {"file": file.name, "refusal": {"code": refusal.code}}
    for key, value in told.items():
        assert _same(said.get(key), value), f"{key}:\n" + _difference(said.get(key), value)


def _same(said, told) -> bool:
    """Whether what was said has everything that was told, and no more entries in its lists; order is free there."""
    if isinstance(told, dict):
        return isinstance(said, dict) and all(_same(said.get(key), value) for key, value in told.items())
    if isinstance(told, list):
        return isinstance(said, list) and len(said) == len(told) and not _unmatched(said, told)
    return said == told


def _unmatched(said: list, told: list) -> list:
    rest = list(said)
    missing = []
    for entry in told:
        fitting = next((one for one in rest if _same(one, entry)), None)
        if fitting is None:
            missing.append(entry)
        else:
            rest.remove(fitting)
    return missing


def _difference(said, told) -> str:
    if not isinstance(told, list) or not isinstance(said, list):
        return f"said {said}\ntold {told}"
    over = [one for one in said if not any(_same(one, entry) for entry in told)]
    return "\n".join([*(f"expected {e}" for e in _unmatched(said, told)), *(f"but there is {one}" for one in over)])
