"""The short form of the commands in tests/faults; TALLY_FAULTS says how many kills and races, as in `.ci/run`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.linux  # processes that are forked, killed and starved

FULL = int(os.environ.get("TALLY_FAULTS", "0"))
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def outcome(kind: str, engine: str, tries: int) -> str:
    """What the command prints; it must end well."""
    command = [sys.executable, "-m", f"tests.faults.{kind}", "--tries", str(tries), "--engine", engine]
    ran = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, timeout=900)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_killed_publish_withdraw_or_correct_loses_nothing_and_leaves_nothing_by_half(engine):
    said = outcome("kill", engine, FULL or 20)
    assert said.count("lost 0  torn 0") == 4, said


@pytest.mark.parametrize("engine", ENGINES)
def test_exactly_one_of_two_publishers_or_amenders_wins(engine):
    said = outcome("race", engine, FULL * 2 // 3 or 20)
    assert said.count("lost 0  torn 0") == 2, said


@pytest.mark.parametrize("engine", ENGINES)
def test_shortage_is_refused_in_one_sentence_and_the_old_state_still_shown(engine):
    assert "lost 0  torn 0" in outcome("scarce", engine, 4)


@pytest.mark.parametrize("engine", ENGINES)
def test_backup_taken_during_writes_verifies(engine):
    assert "lost 0  torn 0" in outcome("backups", engine, 3)


@pytest.mark.postgresql
def test_store_goes_on_by_itself_after_its_server_crashed():
    assert "lost 0  torn 0" in outcome("crash", "postgresql", 4)
