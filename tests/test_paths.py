"""What a command is pointed at is weighed before it is read: no pipe, device or folder holds it up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tally.__main__ import main
from tally.wording import say

ROOT = Path(__file__).parent.parent
PUBLISHED = ("b-2022-05-20.xlsx", "-2022-04-20.xlsx")
APRIL = ROOT / "sample_data" / "bang-tong-hop-2022-04-20-minh-hoa.xlsx"
LETTER = ROOT / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store of its own."""
    url = f"sqlite:///{tmp_path}/kept.sqlite"
    monkeypatch.setenv("TALLY_DATABASE_URL", url)
    return url


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The code of the refusal that a command ends in."""
    assert main([*words, "--json"]) == 2
    return str(json.loads(capsys.readouterr().out)["refusal"]["code"])


@pytest.mark.linux
def test_a_pipe_a_device_and_a_folder_are_refused_by_name(capsys, tmp_path: Path, own: str):
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refused(capsys, "read", str(tmp_path / "pipe.xlsx")) == "not-a-file"
    assert refused(capsys, "publish", str(tmp_path / "pipe.xlsx"), "--as-of", "2022-05-20") == "not-a-file"
    assert refused(capsys, "read", "/dev/zero") == refused(capsys, "read", str(tmp_path)) == "not-a-file"
    assert refused(capsys, "read", str(LETTER), "--directory", "/dev/zero") == "not-a-file"
    assert refused(capsys, "read", str(tmp_path / "gone.xlsx")) == "file-missing"


def test_a_file_that_grows_while_it_is_read_is_refused(capsys, tmp_path: Path, own: str):
    path, over = tmp_path / "growing.csv", threading.Event()
    path.write_bytes(b"a,b\n" * 5_000_000)

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not over.is_set():
                file.write(b"1,2\n")

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        # on a busy machine it may stand still for as long as one read takes
        assert any(refused(capsys, "read", str(path)) in ("file-changed", "too-large") for _ in range(20))
    finally:
        over.set()
        growing.join()


def test_a_limit_that_is_no_number_is_named(capsys, monkeypatch: pytest.MonkeyPatch):
    for typed in ("abc", "-1", "0", "nan", "1e999", "²"):
        monkeypatch.setenv("TALLY_LIMIT_FILE_MIB", typed)
        assert refused(capsys, "read", str(LETTER), "--directory", "none") == "setting-number"


@pytest.mark.linux
def test_a_reader_that_goes_away_ends_no_command_in_a_traceback(own: str):
    words = f"{sys.executable} -m tally publish {LETTER} --accept --as-of 2022-05-20 --json | head -c 10"
    ran = subprocess.run(words, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert ran.stderr == ""
    assert main(["history", "1"]) == 0


@pytest.mark.parametrize("seconds", ["-1", "0", "nan", "inf", "1e300"])
def test_the_watch_pauses_for_a_time_that_a_clock_has(tmp_path: Path, own: str, capsys, seconds: str):
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--watch", str(tmp_path), "--every", seconds])
    assert ended.value.code == 2
    assert "--every" in capsys.readouterr().err


def test_a_path_longer_than_any_file_has_is_refused(capsys, tmp_path: Path, own: str):
    long = str(tmp_path / ("ă" * 3_000))
    assert main(["read", str(LETTER), "--database", long]) == 0  # as where no store stands yet
    capsys.readouterr()
    assert refused(capsys, "history", "--database", long) == "store-missing"
    assert refused(capsys, "publish", "--watch", long) == "file-missing"
    assert main(["publish", str(LETTER)]) == 0
    capsys.readouterr()
    assert refused(capsys, "backup", long) == "cannot-write"


@contextmanager
def watching(folder: Path, log: Path) -> Iterator[Callable[..., None]]:
    """A watch of this folder; what it gives back waits until all of these are in its log, and does something meanwhile.

    It must not end, and no traceback may be in the log.
    """
    words = [sys.executable, "-m", "tally", "publish", "--watch", str(folder), "--every", "0.1", "--accept"]
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with log.open("w") as out:
        watch = subprocess.Popen(words, cwd=ROOT, stdout=out, stderr=out, env=surroundings)

    def until(*expected: str, meanwhile: Callable[[], object] = lambda: None) -> None:
        for _ in range(600):
            text = log.read_text(errors="replace")
            if all(words in text for words in expected) or watch.poll() is not None:
                break
            time.sleep(0.1)
            meanwhile()
        assert watch.poll() is None
        assert "Traceback" not in text
        assert [words for words in expected if words not in text] == []

    try:
        yield until
    finally:
        watch.terminate()
        watch.wait(20)


@pytest.mark.linux
def test_the_watch_goes_on_after_anything(tmp_path: Path, own: str):
    folder, away = tmp_path / "in", tmp_path / "away"
    folder.mkdir()
    with watching(folder, tmp_path / "log") as until:
        (folder / "a.csv").write_bytes(b"\xff\xfe\0")
        os.mkfifo(folder / "pipe.xlsx")
        (folder / "dangling.xlsx").symlink_to(tmp_path / "nowhere")
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff-2022-04-20.xlsx")).write_bytes(APRIL.read_bytes())
        until(PUBLISHED[1])
        folder.rename(away)
        until(say("error-watch-away", folder=str(folder)))
        away.rename(folder)
        shutil.copy(LETTER, folder / "b-2022-05-20.xlsx")
        until(*PUBLISHED)


def test_a_file_that_was_away_when_its_turn_came_is_published_once_it_is_back(tmp_path: Path, own: str):
    """The folder comes and goes, as a share of a poor network does, while one file after another is read."""
    folder, ways = tmp_path / "in", [tmp_path / "in", tmp_path / "away"]
    folder.mkdir()
    names = [f"{number:02}-2022-05-20.csv" for number in range(12)]
    for number, name in enumerate(names):
        (folder / name).write_text(f"Đơn vị,Chỉ tiêu,Hợp lệ\nLĐLĐ huyện Yên Khánh,450,{number}\n", encoding="utf-8")

    def come_or_go() -> None:
        time.sleep(0.2)
        ways[0].rename(ways[1])
        ways.reverse()

    with watching(folder, tmp_path / "log") as until:
        until(names[0])
        until(*(f"Đã công bố {name}" for name in names), meanwhile=come_or_go)
