"""What keeps the record true: nothing is changed afterwards, damage is found, backups and older shapes come along."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from tally.apart import read_apart
from tally.errors import StoreUnavailable, TallyError
from tally.intake.reading import UnitFigures
from tally.keeping.verify import keep_answer, verify
from tally.store import Store, blobs, chain, history, migrations, open_store
from tally.store.directories import default
from tally.store.schema import forgotten, metadata, support_event
from tests.readings import APRIL, MARCH, MAY, publish, register, summary
from tests.registers import HEADINGS, reading, rows_of, xlsx

SAMPLE = Path(__file__).parents[1] / "sample_data"


def publish_sample(store: Store, file: str = "bang-tong-hop-2022-05-20.xlsx"):
    source = (SAMPLE / file).read_bytes()
    reading = read_apart(source, file, default())
    return store.publish(reading, period="2022", as_of=MAY, who="Lan", source=source, directory=default())


# Who may sign in and who is signed in now: what was done to them is in the record, which is kept.
CHANGING = {"account_session", "wrong_password"}


@pytest.mark.linux
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "gone"])
def test_what_is_no_file_is_recovered_from_by_nobody_and_waited_for_by_nobody(tmp_path, kind):
    path = {"device": Path("/dev/zero")}.get(kind, tmp_path / kind)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    code = "backup-missing" if kind == "gone" else "not-a-file"
    with closing(open_store(str(tmp_path / "new.sqlite"))) as new, pytest.raises(TallyError, match=code):
        new.recover(path)


def test_a_backup_that_the_disk_cannot_hold_is_not_begun(tmp_path):
    with open(tmp_path / "copy.sqlite", "wb") as large:
        large.truncate(shutil.disk_usage(tmp_path).free + (1 << 30))
    with closing(open_store(str(tmp_path / "new.sqlite"))) as new, pytest.raises(TallyError, match="recover-too-large"):
        new.recover(tmp_path / "copy.sqlite")


@pytest.mark.parametrize("table", [table.name for table in metadata.sorted_tables if table.name not in CHANGING])
def test_nothing_published_can_be_changed_or_deleted(store, table):
    store.amend(publish_sample(store).upload, "withdraw", "nhầm tệp", "Lan")
    store.remember_alias("Yên khánh", "YK", "Lan")
    store.remember_layout("abc", {"A": "unit"}, "Lan")
    store.add_support_requests(pa.table({"name": ["A"], "phone": ["1"], "unit": ["YK"], "content": ["x"]}), "Lan")
    store.set_support_state(1, "done", "Lan")
    keep_answer(store.database, verify(store.database, recount=False), "")
    support = metadata.tables["support_request"]
    blank = {"name": "", "phone": ""}
    store.database.writing(lambda c: chain.redact(c, support, 1, lambda row: blank, "Lan", "theo đề nghị"))
    store.accounts.add("lan", "province", "", store.directory_in_force())
    kept = store.uploads()[0].sha256
    trace = {"sha256": kept, "now_sha256": kept, "at": datetime.now(UTC), "who": "Lan", "reason": "x"}
    store.database.writing(lambda connection: connection.execute(insert(forgotten).values(trace)))
    column = metadata.tables[table].columns[0].name
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
        with pytest.raises(DBAPIError, match="never changed"), store.database.engine.begin() as connection:
            connection.execute(text(statement))


def test_store_that_was_only_published_to_verifies(store):
    publish_sample(store)
    publish_sample(store, "danh-sach-sang-kien.xlsx")
    first = publish_sample(store, "danh-muc.xlsx")
    store.restore(first.upload, "lại", "Hoa")
    found = verify(store.database)
    assert (found.problems, found.uploads) == ((), 4)
    assert found.figures == 28


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE figures SET valid = valid + 1 WHERE unit = 'YK'", "packed"),
        ("UPDATE blob_chunk SET bytes = substr(bytes, 1, 100)", "content"),
        ("UPDATE upload SET valid = 1000", "totals"),
        ("UPDATE upload SET version = 7", "versions"),
    ],
)
def test_change_from_outside_is_found(tmp_path, damage, code):
    path = tmp_path / "tally.sqlite"
    with closing(open_store(str(path))) as store:
        publish_sample(store)
    with closing(sqlite3.connect(path)) as outside:
        for (name,) in outside.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            outside.execute(f"DROP TRIGGER {name}")
        outside.execute(damage)
        outside.commit()
    with closing(open_store(str(path))) as store:
        assert code in {problem.code for problem in verify(store.database).problems}


def test_change_is_found_by_a_store_that_had_read_its_uploads_before(store):
    def change(connection):
        with chain.lifted(connection, "upload"):
            connection.execute(text("UPDATE upload SET valid = 1000"))

    publish(store, {"YK": 96}, MARCH)
    assert [upload.valid for upload in store.uploads()] == [96]
    store.database.writing(change)
    assert "totals" in {problem.code for problem in verify(store.database).problems}


def test_figures_that_the_file_does_not_say_are_found(store):
    file = "bang-tong-hop-2022-05-20.xlsx"
    source = (SAMPLE / file).read_bytes()
    reading = read_apart(source, file, default())
    first, *others = reading.units
    false = replace(reading, units=(replace(first, valid=first.valid + 10), *others))
    store.publish(false, period="2022", as_of=MAY, who="Lan", source=source, directory=default())
    (problem,) = verify(store.database).problems
    assert (problem.code, problem.particulars["unit"]) == ("recount", "LĐLĐ huyện Yên Khánh")


def test_backup_holds_everything_and_comes_back_into_an_empty_store(store, tmp_path):
    publish(store, {"YK": 96}, MARCH)
    publish_sample(store)
    assert store.back_up(tmp_path / "copy.sqlite") == 2
    with closing(open_store(str(tmp_path / "copy.sqlite"))) as copy:
        assert copy.state("2022").equals(store.state("2022"))
        assert copy.uploads() == store.uploads()
    with closing(open_store(str(tmp_path / "new.sqlite"))) as new:
        assert new.recover(tmp_path / "copy.sqlite") == 2
        assert new.series("2022").equals(store.series("2022"))
        assert publish(new, {"YK": 244}, APRIL).version == 3


def test_backup_comes_back_into_the_same_engine(store, database_url, tmp_path, request):
    publish_sample(store)
    store.back_up(tmp_path / "copy.sqlite")
    with pytest.raises(TallyError, match="recover-not-empty"):
        store.recover(tmp_path / "copy.sqlite")


@pytest.mark.postgresql
def test_sqlite_store_moves_to_postgresql(postgresql, tmp_path):
    with closing(open_store(str(tmp_path / "a.sqlite"))) as small:
        publish_sample(small)
        small.back_up(tmp_path / "copy.sqlite")
    url = postgresql.new_database()
    with closing(open_store(url)) as large:
        assert large.recover(tmp_path / "copy.sqlite") == 1
        publish(large, {"YK": 250}, MAY)
        assert large.uploads()[0].version == 2
        assert not verify(large.database, recount=False).problems
    postgresql.drop(url)


def test_backup_never_overwrites(store, tmp_path):
    (tmp_path / "copy.sqlite").write_bytes(b"old")
    with pytest.raises(TallyError, match="backup-exists"):
        store.back_up(tmp_path / "copy.sqlite")


def test_file_that_is_not_a_backup_is_refused(store, tmp_path):
    (tmp_path / "x.sqlite").write_bytes(b"not a database at all, not at all")
    for path in (tmp_path / "x.sqlite", tmp_path / "nowhere.sqlite"):
        with pytest.raises(TallyError):
            store.recover(path)


def test_older_shape_is_brought_up_with_a_copy_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "tally.sqlite"
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 5)
        open_store(str(path)).close()
    with closing(open_store(str(path))) as store:
        publish(store, {"YK": 244})
        assert store.database.reading(migrations.version) == migrations.NEWEST
    (copy,) = tmp_path.glob("*.backup")
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT max(version) FROM schema_version").fetchone() == (5,)


def test_shape_of_a_newer_programme_is_left_alone(database_url, monkeypatch):
    open_store(database_url).close()
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST - 1)
    with pytest.raises(StoreUnavailable, match="store-newer"):
        open_store(database_url)


@pytest.mark.linux
def test_store_is_its_owners_alone(tmp_path):
    path = tmp_path / "kho" / "tally.sqlite"
    open_store(f"sqlite:///{path}").close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_store_lies_where_the_setting_says(tmp_path, monkeypatch):
    monkeypatch.setenv("TALLY_DATABASE_URL", f"sqlite:///{tmp_path / 'x.sqlite'}")
    open_store().close()
    assert (tmp_path / "x.sqlite").exists()


@pytest.mark.parametrize("address", ["mysql://x/y", "nonsense://", "sqlite:////proc/nowhere/x.sqlite"])
def test_address_that_cannot_be_used_is_refused_in_a_sentence(address):
    with pytest.raises(StoreUnavailable):
        open_store(address)


def test_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "x.sqlite").write_bytes(b"This is a text that somebody put here. " * 40)
    with pytest.raises(StoreUnavailable):
        open_store(str(tmp_path / "x.sqlite"))


def test_views_say_what_the_pages_say(store):
    publish_sample(store, "danh-muc.xlsx")
    publish(store, {"YK": 96, "KS": 10}, MARCH)
    wrong = publish(store, {"YK": 1}, APRIL)
    store.amend(wrong.upload, "withdraw", "nhầm", "Lan")
    publish(store, {"YK": 244}, MAY)
    progress = store.tidy("v_progress").query("sent == 1")
    latest = progress[progress["is_latest"] == 1].set_index("unit")
    assert latest["valid"].to_dict() == {"KS": 10, "YK": 244}
    assert latest.loc["YK", ["name", "quota", "shortfall", "members"]].tolist()[:3] == [
        "LĐLĐ huyện Yên Khánh",
        450,
        206,
    ]
    assert latest.loc["YK", "cluster"].startswith("Cụm I")
    series = store.series("2022")
    assert len(progress) == len(series)
    assert sorted(progress["as_of"].unique()) == store.dates("2022")
    history = store.tidy("v_history")
    assert history["upload_id"].tolist() == [upload.id for upload in reversed(store.uploads())]
    assert history.set_index("upload_id")["still_counts"].tolist() == [1, 1, 0, 1]


def test_rows_come_back_as_they_were_kept_also_from_files_of_an_earlier_version():
    rows = reading(xlsx(rows_of({}, {"Tên sáng kiến": ""}, {}), HEADINGS)).rows
    earlier = pa.BufferOutputStream()
    pq.write_table(rows, earlier)
    for kept in (blobs.parquet(rows), earlier.getvalue().to_pybytes()):
        assert blobs.rows_in(kept).schema == rows.schema
        assert blobs.rows_in(kept).to_pylist() == rows.to_pylist()


def test_rows_of_a_register_come_back(store):
    titles = pa.array(["Máy cấy", "Máy gặt", "Cầu"]).dictionary_encode()
    rows = pa.table({"unit": ["YK", "YK", "KS"], "status": ["valid", "invalid", "valid"], "title": titles})
    units = (UnitFigures("Yên Khánh", "YK", None, 1, 1), UnitFigures("Kim Sơn", "KS", None, 1, 0))
    reading, source = register(rows, units)
    published = store.publish(reading, period="2022", as_of=MAY, who="Lan", source=source)
    assert store.database.reading(lambda c: history.rows(c, published.upload)).equals(rows)
    assert store.upload(published.upload).rows == 3
    assert store.provenance("2022", "YK").rows == 2
    summed = publish(store, {"YK": 1}).upload
    assert store.database.reading(lambda c: history.rows(c, summed)) is None


def test_large_file_comes_back_byte_for_byte(store):
    reading, _ = summary({"YK": 1})
    source = b"".join(hashlib.sha512(bytes([n % 256, n // 256])).digest() * 4 for n in range(40_000))
    reading = replace(reading, sha256=hashlib.sha256(source).hexdigest())
    published = store.publish(reading, period="2022", as_of=MAY, who="Lan", source=source)
    assert store.source(published.upload) == source


def test_support_request_keeps_every_state_it_had(store):
    rows = pa.table({"name": ["An"], "phone": ["0900"], "unit": ["YK"], "content": ["Máy cấy"]})
    (number,) = store.add_support_requests(rows, "Lan")
    assert store.support_requests().iloc[0]["state"] == "new"
    store.set_support_state(number, "working", "Hoa", "đã gọi")
    store.set_support_state(number, "done", "Hoa")
    request = store.support_requests().iloc[0]
    assert (request["name"], request["state"], request["changed_by"]) == ("An", "done", "Hoa")
    given = select(support_event.c.state).order_by(support_event.c.id)
    assert store.database.reading(lambda c: c.execute(given).scalars().all()) == ["working", "done"]
    with pytest.raises(TallyError, match="no-such-request"):
        store.set_support_state(99, "done", "Hoa")
    with pytest.raises(TallyError, match="support-state"):
        store.set_support_state(number, "xong", "Hoa")


def test_published_support_list_becomes_requests(store):
    rows = pa.table({"name": ["An", "Bình"], "phone": ["1", "2"], "unit": ["YK", "KS"], "content": ["x", "y"]})
    reading, source = register(rows, (), file="ho-tro.xlsx")
    store.publish(replace(reading, kind="support"), period=None, as_of=MAY, who="Lan", source=source)
    assert store.support_requests()["name"].tolist() == ["Bình", "An"]
    assert store.empty()
