"""What only some systems have is not needed to start: every room opens, and a file is read, where it is missing."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pytest

from tally.paths import sweep

TOP = Path(__file__).parent.parent
LETTER = TOP / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"

# Python runs this first wherever it finds it; what is taken away is what Windows does not have.
POORER = """
import os, signal, subprocess, sys
for module in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules[module] = None
for name in ("fork", "getuid", "geteuid", "nice", "O_NOFOLLOW", "statvfs", "posix_spawn"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGKILL", "SIGXCPU", "SIGCHLD", "set_wakeup_fd", "setitimer"):
    delattr(signal, name)
"""
# What a test asks of Linux, as it is spelled in its source.
LINUX = r"/proc/|/dev/zero|mkfifo|SIGKILL|\bfork\b|S_IMODE|\| head|\btests\.faults\.(?!fuzz)"
EVERY_ROOM = """
import importlib, pkgutil, tally
for room in pkgutil.walk_packages(tally.__path__, "tally."):
    if not room.name.endswith("__main__"):
        importlib.import_module(room.name)
"""


def poorer(tmp_path: Path, *words: str) -> str:
    """What Python prints for these words where modules and calls of Unix are missing, in its child processes too."""
    (tmp_path / "sitecustomize.py").write_text(POORER, encoding="utf-8")
    surroundings = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{TOP}", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=TOP, env=surroundings, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_room_opens_without_what_windows_does_not_have(tmp_path: Path) -> None:
    poorer(tmp_path, "-c", EVERY_ROOM)


def test_file_is_read_in_a_process_of_its_own_where_none_can_be_forked(tmp_path: Path) -> None:
    printed = poorer(
        tmp_path, "-m", "tally", "read", str(LETTER), "--directory", str(TOP / "sample_data/danh-muc.xlsx")
    )
    assert "14 đơn vị" in printed
    assert "LĐLĐ huyện Yên Khánh" in printed


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [("cp1258", "đơn vị, số liệu đến"), ("cp437", "don vi, so lieu den"), ("utf-8", "đơn vị, số liệu đến")],
)
def test_console_that_knows_no_vietnamese_prints_what_can_be_read(encoding: str, sentence: str) -> None:
    surroundings = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    words = [sys.executable, "-m", "tally", "read", str(LETTER)]
    printed = subprocess.run(words, cwd=TOP, env=surroundings, capture_output=True, check=True).stdout
    assert sentence in unicodedata.normalize("NFC", printed.decode(encoding))
    printed = subprocess.run([*words, "--json"], cwd=TOP, env=surroundings, capture_output=True, check=True).stdout
    assert json.loads(printed)["units"][1]["unit"].startswith("LĐLĐ")


def test_who_works_is_asked_for_where_the_system_knows_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    store = ["--database", str(tmp_path / "kho.sqlite")]
    poorer(tmp_path, "-m", "tally", "publish", str(LETTER), "--accept", "--who", "Lan", *store)
    assert "Lan" in poorer(tmp_path, "-m", "tally", "history", *store)
    assert "Mật khẩu" in poorer(tmp_path, "-m", "tally", "user", "add", "lan", "--role", "admin", *store)


def test_what_was_left_for_a_moment_goes_after_a_day_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("tally-run-1-a", "tally-run-2-b"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "tally-run-1-a", (0, 0))
    assert (sweep(), [path.name for path in tmp_path.iterdir()]) == (1, ["tally-run-2-b"])


def test_what_tests_share_opens_there_too(tmp_path: Path) -> None:
    poorer(tmp_path, "-c", "import tests.conftest")


def leaning(path: Path) -> set[str]:
    """The tests of a file that need Linux, themselves or by a helper beside them, and do not say so."""
    source = path.read_text(encoding="utf-8")
    bodies = {
        node.name: ast.get_source_segment(source, node) or ""
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
        if not any("mark.linux" in ast.unparse(decorator) for decorator in node.decorator_list)
    }
    helpers = [name for name, body in bodies.items() if not name.startswith("test_") and re.search(LINUX, body)]
    needs = "|".join([LINUX, *(rf"\b{name}\(" for name in helpers)])
    whole = "pytestmark = pytest.mark.linux" in source
    return set() if whole else {name for name, body in bodies.items() if name[:5] == "test_" and re.search(needs, body)}


@pytest.mark.parametrize("path", sorted((TOP / "tests").glob("test_*.py")), ids=lambda path: path.stem)
def test_what_needs_linux_says_so(path: Path) -> None:
    assert not leaning(path)
