"""What commands write: over nothing that they need, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tally.__main__ import main

ROOT = Path(__file__).parent.parent
LETTER, DIRECTORY, LIST = (
    ROOT / "sample_data" / name
    for name in ("bang-tong-hop-2022-05-20.xlsx", "danh-muc.xlsx", "danh-sach-sang-kien.xlsx")
)


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A folder with a store, two files that are read, and other names of theirs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALLY_DATABASE_URL", "kho.sqlite")
    assert main(["publish", str(LETTER), "--json"]) == 0
    shutil.copy(LETTER, "in.xlsx")
    shutil.copy(DIRECTORY, "dm.xlsx")
    Path("link.xlsx").symlink_to("in.xlsx")
    os.link("in.xlsx", "hard.xlsx")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        "report --xlsx in.xlsx in.xlsx",
        "report --csv ./link.xlsx in.xlsx",
        "report --csv hard.xlsx in.xlsx",
        "report --csv dm.xlsx --directory dm.xlsx in.xlsx",
        "report --xlsx two --csv ../{here}/two in.xlsx",
        "export kho.sqlite",
        "export kho.sqlite-wal",
        "export hard.csv --database hard.csv",
        "support --out kho.sqlite",
        "form register kho.sqlite",
        "form register dm.xlsx --directory dm.xlsx",
        "returns --out in.zip --compare in.zip",
    ],
)
def test_output_that_is_read_kept_or_named_twice_is_refused_and_nothing_is_written(here, capsys, words):
    shutil.copy("in.xlsx", "in.zip")
    shutil.copy("kho.sqlite", "hard.csv")
    before = {path.name: path.read_bytes() for path in here.iterdir() if path.suffix != ".sqlite-shm"}
    capsys.readouterr()
    code = main([*words.format(here=here.name).split(), "--json"])
    assert (code, json.loads(capsys.readouterr().out)["refusal"]["code"]) == (2, "output-in-use")
    assert {path.name: path.read_bytes() for path in here.iterdir() if path.name in before} == before
    assert not (here / "two").exists()


def test_list_in_the_folder_of_the_lists_is_not_written_over(here, capsys):
    main(["returns", str(LIST), "--out", "tra-lai"])
    name = next(path for path in Path("tra-lai").iterdir())
    shutil.copy(LIST, name)
    capsys.readouterr()
    assert main(["returns", str(name), "--out", "tra-lai", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "output-in-use"
    assert name.read_bytes() == LIST.read_bytes()


def test_older_output_is_replaced_and_keeps_its_mode_and_its_link(here):
    Path("cu.csv").write_text("cũ")
    Path("cu.csv").chmod(0o640)
    Path("link.csv").symlink_to("cu.csv")
    assert main(["export", "link.csv"]) == 0
    assert Path("link.csv").is_symlink()
    assert "Yên Khánh" in Path("cu.csv").read_text("utf-8-sig")
    assert Path("cu.csv").stat().st_mode & 0o777 == 0o640
    assert main(["export", "moi.csv"]) == 0
    Path("thuong").touch()
    assert Path("moi.csv").stat().st_mode == Path("thuong").stat().st_mode


@pytest.mark.linux
@pytest.mark.parametrize("words", ["report --csv cu.csv --pdf cu.pdf in.xlsx", "report --all cu.zip in.xlsx"])
def test_output_that_the_disk_has_no_room_for_leaves_the_older_one_as_it_was(here, words):
    whole = [sys.executable, "-m", "tally", *words.split(), "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TALLY_DATABASE_URL": ""}
    assert subprocess.run(whole, env=environment, capture_output=True).returncode == 0
    room = max(path.stat().st_size for path in here.glob("cu.*")) - 50
    for path in here.glob("cu.*"):
        path.write_text("bản cũ")
    short = f"ulimit -f $(({room} / 1024)); trap '' XFSZ; exec \"$@\""  # a write beyond fails then, as on a full disk
    done = subprocess.run(["bash", "-c", short, "bash", *whole], env=environment, capture_output=True)
    assert (done.returncode, json.loads(done.stdout)["refusal"]["code"]) == (2, "cannot-write"), done.stderr
    assert {path.read_text() for path in here.glob("cu.*")} == {"bản cũ"}
    assert not [*here.glob(".tally-*")]


def test_lists_that_cannot_all_be_written_leave_the_older_ones_as_they_were(here, capsys):
    main(["returns", str(LIST), "--out", "tra-lai"])
    *others, last = sorted(Path("tra-lai").iterdir())
    last.unlink()
    last.mkdir()
    for other in others:
        other.write_text("bản cũ")
    assert main(["returns", str(LIST), "--out", "tra-lai"]) == 2
    assert {other.read_text() for other in others} == {"bản cũ"}


@pytest.mark.linux
def test_pipe_takes_an_output(here):
    os.mkfifo("ong")
    reading = subprocess.Popen(["cat", "ong"], stdout=subprocess.PIPE)
    assert main(["export", "ong"]) == 0
    assert "Yên Khánh" in reading.communicate()[0].decode()
    whole = [sys.executable, "-m", "tally", "export", "/dev/stdout", "--json"]
    done = subprocess.run(whole, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True)
    assert done.returncode == 0
    assert "Yên Khánh" in done.stdout.decode()
