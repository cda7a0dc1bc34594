"""A store that is used for years: thousands of uploads, large numbers, runs that were killed."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tally.errors import TallyError
from tally.paths import momentary, sweep
from tally.store import migrations, open_store
from tests.readings import MAY, publish, summary


@pytest.mark.linux
def test_folder_of_a_killed_run_is_swept_and_that_of_a_running_one_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    die = "import os, signal; from tally.paths import momentary; x = momentary(); os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", die], cwd=Path(__file__).parents[1], check=False)
    (left,) = tmp_path.iterdir()
    (left / "source").write_bytes(b"names and numbers")
    others = tmp_path / "tally-run-x"
    others.mkdir()
    with momentary() as running:
        assert sweep() == 1
        assert {path.name for path in tmp_path.iterdir()} == {"tally-run-x", Path(running).name}
    assert not Path(running).exists()


@pytest.mark.parametrize("large", [3_000_000_000, 10**12])
def test_large_count_is_kept_alike_by_both_engines(store, large):
    publish(store, {"YK": large})
    assert store.state("2022")["valid"].tolist() == [large]
    assert store.tidy("v_progress").query("sent == 1")["valid"].tolist() == [large]


def test_count_beyond_what_is_kept_is_refused_in_a_sentence_by_both_engines(store):
    with pytest.raises(TallyError, match="store-too-large"):
        publish(store, {"YK": 10**12 + 1})
    assert store.uploads() == []


def test_nul_in_the_name_of_a_file_is_refused_in_a_sentence_by_both_engines(store):
    reading, source = summary({"YK": 2})
    with pytest.raises(TallyError, match="store-nul"):
        store.publish(replace(reading, file="a\0b.xlsx"), period="2022", as_of=MAY, who="Lan", source=source)
    assert store.uploads() == []


def test_nul_that_was_typed_is_left_out_by_both_engines(store):
    reading, source = summary({"YK": 2})
    store.publish(reading, period="2022", as_of=MAY, who="La\0n", note="a\0b", source=source)
    (upload,) = store.uploads()
    assert (upload.who, upload.note) == ("Lan", "ab")


@pytest.mark.postgresql
def test_counts_of_an_earlier_version_become_large_ones(postgresql, monkeypatch):
    url = postgresql.new_database()
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 9)
        with closing(open_store(url)) as store, store.database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE figures ALTER COLUMN valid TYPE INTEGER"))
    with closing(open_store(url)) as store:
        publish(store, {"YK": 3_000_000_000})
        assert store.tidy("v_progress").query("sent == 1")["valid"].tolist() == [3_000_000_000]
    postgresql.drop(url)


def test_store_that_stays_open_says_what_one_opened_anew_says(store, database_url):
    dice = random.Random(117)
    for number in range(24):
        reading, source = summary({"YK": number, dice.choice(["KS", "TD"]): 5}, file=f"{number}.xlsx")
        day = MAY + timedelta(days=dice.randrange(-9, 9))
        store.publish(reading, period=dice.choice(["2022", "2023"]), as_of=day, who="Lan", source=source)
        if number % 7 == 6:
            store.amend(dice.choice([u.id for u in store.uploads() if u.counts]), "withdraw", "nhầm", "Lan")
        with closing(open_store(database_url)) as anew:
            assert store.uploads() == anew.uploads()
            for period in ("2022", "2023"):
                assert store.uploads(period) == anew.uploads(period)
                assert store.series(period).equals(anew.series(period))
                assert store.state(period, day).equals(anew.state(period, day))
