"""`verify` finds what it promises: changes by hand, a chain that was cut, a damaged file; and it survives them all."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Connection, Executable, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tally.__main__ import main
from tally.apart import read_apart
from tally.errors import TallyError
from tally.keeping.verify import keep_answer, verify
from tally.rights import OWNER, acting_as
from tally.store import Store, chain, open_store
from tally.store.chain import GUARDED, lifted
from tally.store.directories import default
from tally.store.schema import figures, forgotten, link, record, redaction, support_request, upload
from tests.readings import APRIL, MAY, publish
from tests.registers import directory, rows_of, xlsx
from tests.test_seen import published
from tests.test_store_keeping import publish_sample

TRIES = int(os.environ.get("TALLY_FAULTS", "0")) or 40


def filled(store: Store) -> None:
    """Something in every table that is sealed, but for what the other rooms add."""
    publish_sample(store, "danh-muc.xlsx")
    publish_sample(store)
    register = publish_sample(store, "danh-sach-sang-kien.xlsx")
    store.amend(register.upload, "correct", "gõ nhầm ngày", "Lan", as_of=APRIL)
    store.remember_alias("Yên khánh", "YK", "Lan")
    store.remember_layout("abc", {"A": "unit"}, "Lan")
    store.add_support_requests(pa.table({"name": ["A"], "phone": ["1"], "unit": ["YK"], "content": ["x"]}), "Lan")
    store.set_support_state(1, "done", "Lan")
    store.accounts.add("lan", "province", "", store.directory_in_force())
    store.accounts.off("lan")
    keep_answer(store.database, verify(store.database, recount=False), "")


def broken_by(store: Store, table: Table, statement: Executable) -> list[chain.Broken] | None:
    """What the chain says after this was done behind the store's back, and taken back; None where it cannot be done."""
    with store.database.engine.connect().execution_options(tally_writes=True) as connection, connection.begin() as work:
        try:
            with lifted(connection, table.name):
                connection.execute(statement)
            return [*chain.broken(connection)]
        except IntegrityError:  # the engine itself refuses: a reference, a second of the same
            return None
        finally:
            work.rollback()


def other(value: object, kind: type) -> object:
    """Another value of this type, as like the first as can be."""
    match value:
        case None:
            return APRIL if kind is date else kind(1)
        case bool():
            return not value
        case int():
            return value + 1
        case datetime():
            return value + timedelta(microseconds=1)
        case date():
            return value + timedelta(days=1)
        case bytes():
            return value + b"\0"
        case _:
            return f"{value} "


def test_every_change_by_hand_is_found(store):
    filled(store)
    chance, done = random.Random(117), 0
    tables = [*chain.SUBJECTS.values(), link]
    with store.database.engine.connect() as connection:
        rows = [(table, row) for table in tables for row in connection.execute(select(table)).mappings()]
    columns = [(table, column.name) for table in tables for column in table.columns]
    for table, name in chance.choices(columns, k=TRIES):
        of = [row for kept, row in rows if kept is table]
        if not of:
            continue
        row = chance.choice(of)
        mine = [column == row[column.name] for column in table.primary_key.columns]
        change = update(table).where(*mine).values({name: other(row[name], table.c[name].type.python_type)})
        for statement in (change, delete(table).where(*mine)):
            found = broken_by(store, table, statement)
            done += found is not None
            assert found != [], f"{table.name}.{name}"
    assert done > TRIES / 2
    assert [*store.database.reading(lambda c: list(chain.broken(c)))] == []


def test_row_added_by_hand_is_found(store):
    number = publish(store, {"YK": 244}).upload
    with store.database.engine.connect() as connection:
        row = dict(connection.execute(select(figures)).mappings().one())
    added = figures.insert().values({**row, "unit": "KS", "position": 9})
    assert [found.subject for found in broken_by(store, figures, added) or []] == ["figures"]
    with store.database.engine.connect() as connection:
        row = dict(connection.execute(select(upload)).mappings().one())
    added = upload.insert().values({**row, "id": number + 1, "version": 2, "publish_key": "x"})
    assert (0, "upload", "2") in {(f.position, f.subject, f.number) for f in broken_by(store, upload, added) or []}


WEAK = "CREATE TRIGGER figures_no_update BEFORE UPDATE ON figures WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END"
NEVER = "BEFORE DELETE OR UPDATE OR TRUNCATE ON figures FOR EACH STATEMENT WHEN (false)"
HALVED = "CREATE FUNCTION halved() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.valid = 0; RETURN NEW; END'"
GUARDS = {
    "sqlite": (
        ["DROP TRIGGER figures_no_update"],
        ["DROP TRIGGER figures_no_update", WEAK],
        ["CREATE TRIGGER figures_more AFTER INSERT ON figures BEGIN SELECT 1; END"],
        ["DROP INDEX figures_upload"],
    ),
    "postgresql": (
        ["DROP TRIGGER figures_kept ON figures"],
        ["ALTER TABLE figures DISABLE TRIGGER figures_kept"],
        [
            "DROP TRIGGER figures_kept ON figures",
            f"CREATE TRIGGER figures_kept {NEVER} EXECUTE FUNCTION tally_only_added_to()",
        ],
        [HALVED, "CREATE TRIGGER halved BEFORE INSERT ON figures FOR EACH ROW EXECUTE FUNCTION halved()"],
        ["CREATE RULE unseen AS ON INSERT TO figures DO INSTEAD NOTHING"],
        ["DROP INDEX figures_upload"],
        ["ALTER TABLE figures DROP CONSTRAINT figures_upload_id_fkey"],
        ["ALTER TABLE figures ALTER COLUMN name DROP NOT NULL"],
    ),
}


@pytest.mark.parametrize("way", range(8))
def test_guard_that_was_taken_off_weakened_or_added_is_found(store, way):
    ways = GUARDS["sqlite" if store.database.sqlite else "postgresql"]
    publish(store, {"YK": 244})
    with store.database.engine.begin() as connection:
        for statement in ways[way % len(ways)]:
            connection.exec_driver_sql(statement)
    (problem,) = verify(store.database, recount=False).problems
    assert (problem.code, problem.particulars["table"][:7]) == ("guard", "figures")


def test_view_that_says_something_else_is_found_and_one_of_somebodys_own_is_not(store):
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIEW theirs AS SELECT * FROM v_history")
    assert not verify(store.database, recount=False).problems
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP VIEW theirs")
        connection.exec_driver_sql("DROP VIEW v_history")
        connection.exec_driver_sql("CREATE VIEW v_history AS SELECT id AS upload_id FROM upload")
    (problem,) = verify(store.database, recount=False).problems
    assert (problem.code, problem.particulars["table"]) == ("guard", "v_history")


def test_contents_that_lead_back_to_themselves_are_found_and_end(store):
    publish_sample(store)
    with store.database.engine.begin() as connection:
        sha256 = connection.execute(select(upload.c.sha256)).scalar_one()
        values = {"sha256": sha256, "now_sha256": sha256, "at": datetime.now(UTC), "who": "Lan", "reason": "x"}
        connection.execute(insert(forgotten).values(values))
    codes = {problem.code for problem in verify(store.database).problems}
    assert codes == {"unsealed", "content"}


def test_seal_holds_while_things_are_added_and_not_once_the_end_is_cut_off(store):
    publish(store, {"YK": 213}, APRIL)
    early = store.database.reading(chain.seal)
    publish(store, {"YK": 244}, MAY)
    late = store.database.reading(chain.seal)
    assert all(store.database.reading(lambda c, seal=seal: chain.holds(c, seal)) for seal in (early, late))
    assert not store.database.reading(lambda c: chain.holds(c, late[:-1] + "X"))
    assert not store.database.reading(lambda c: chain.holds(c, "9" * 40 + "-AAAA"))

    def cut(connection: Connection) -> bool:
        last = int(early.partition("-")[0])
        with lifted(connection, "link"):
            connection.execute(delete(link).where(link.c.id > last))
        return chain.holds(connection, late)

    with store.database.engine.connect().execution_options(tally_writes=True) as connection, connection.begin() as work:
        assert not cut(connection)
        work.rollback()


def test_blanking_a_persons_name_leaves_the_chain_and_its_seal_whole(store):
    filled(store)
    seal = store.database.reading(chain.seal)

    def blank(connection: Connection) -> None:
        chain.redact(connection, support_request, 1, lambda row: {"name": "", "phone": ""}, "Lan", "theo đề nghị")

    store.database.writing(blank)
    assert not verify(store.database, recount=False).problems
    assert store.database.reading(lambda c: chain.holds(c, seal))
    request = store.support_requests().iloc[0]
    assert (request["name"], request["phone"], request["content"]) == ("", "", "x")
    again = update(support_request).values(content="y")
    assert [found.fields for found in broken_by(store, support_request, again) or []] == [("content",)]


def test_store_of_an_earlier_version_gets_its_chain(database_url, monkeypatch):
    from tally.store import migrations

    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 7)  # before the chain
        older.setattr(chain, "_append", lambda connection, subject, number: None)
        older.setattr("tally.store.directories.keep_spans", lambda *_: None)
        with closing(open_store(database_url)) as store:
            # today's list of uploads, which publishing asks, looks into tables that were not there then
            store.database.writing(lambda c: [table.create(c) for table in (link, redaction)])
            filled_before = publish(store, {"YK": 244}, MAY)
            store.remember_alias("Yên khánh", "YK", "Lan")
    with closing(open_store(database_url)) as store:
        assert store.upload(filled_before.upload).valid == 244
        assert not verify(store.database, recount=False).problems
        for table in (upload, record):
            assert broken_by(store, table, update(table).values(who="Ai đó"))


def test_record_past_its_term_goes_and_nothing_else_of_it_can(store):
    publish(store, {"YK": 213}, APRIL)
    long_ago = {"at": datetime.now(UTC) - timedelta(days=5000), "who": "Lan", "address": "", "event": "x", "about": ""}
    store.database.writing(lambda c: c.execute(insert(record).values(long_ago)))
    publish(store, {"YK": 244}, MAY)
    with acting_as(OWNER):
        assert [entry.event for entry in store.record()] == ["record-ended", "published", "published"]
    assert not verify(store.database, recount=False).problems
    forged = insert(record).values(long_ago | {"id": 2, "event": "names-seen"})
    assert [found.subject for found in broken_by(store, record, forged) or []] == ["record"]
    for kept in (1, 3, 4):
        assert broken_by(store, record, delete(record).where(record.c.id == kept)), kept


def test_same_chain_holds_after_moving_between_the_engines(store, tmp_path):
    filled(store)
    seal = store.database.reading(chain.seal)
    store.back_up(tmp_path / "copy.sqlite")
    with closing(open_store(str(tmp_path / "new.sqlite"))) as new:
        new.recover(tmp_path / "copy.sqlite")
        assert not verify(new.database, recount=False).problems
        assert new.database.reading(lambda c: chain.holds(c, seal))


def kept(path: Path) -> object:
    """All that is kept for good, as far as it can be read."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            names = sorted(there.intersection(GUARDED))
            schema = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            rows = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}
            return schema, rows
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def test_every_flipped_bit_that_changes_anything_is_found_and_none_is_a_traceback(tmp_path, capsys):
    whole, flipped = tmp_path / "whole.sqlite", tmp_path / "flipped.sqlite"
    with closing(open_store(str(whole))) as store:
        filled(store)
        store.back_up(tmp_path / "settled.sqlite")
    before, source = kept(tmp_path / "settled.sqlite"), (tmp_path / "settled.sqlite").read_bytes()
    chance = random.Random(117)
    for number in range(TRIES):
        # A third of the flips in the first page, where the shape of the database stands.
        place = chance.randrange(100, 4096) if number % 3 == 0 else chance.randrange(len(source))
        damaged = bytearray(source)
        damaged[place] ^= 1 << chance.randrange(8)
        flipped.write_bytes(damaged)
        code = main(["verify", "--database", str(flipped), "--json"])
        said = json.loads(capsys.readouterr().out)
        assert code in (0, 2)
        if code == 0:
            assert kept_before(flipped, before), f"bit at {place} went unnoticed"
        for extra in tmp_path.glob("flipped*"):
            extra.unlink()
        assert "refusal" in said or "problems" in said


def kept_before(path: Path, before: object) -> bool:
    """Whether the file holds what it held, and what `verify` itself has added."""
    now = kept(path)
    if now is None or now[0] != before[0]:
        return False
    added = {"verification", "link"}
    return all(now[1][name] == rows for name, rows in before[1].items() if name not in added) and all(
        now[1][name][: len(before[1][name])] == before[1][name] for name in added
    )


def test_seal_is_printed_and_checked_by_command(tmp_path, capsys):
    url = str(tmp_path / "a.sqlite")
    with closing(open_store(url)) as store:
        publish_sample(store)
    assert main(["verify", "--database", url, "--json"]) == 0
    seal = json.loads(capsys.readouterr().out)["seal"]
    assert main(["verify", "--seal", seal, "--database", url]) == 0
    assert f"Dấu niêm {seal} vẫn khớp" in capsys.readouterr().out
    assert main(["verify", "--seal", "1-0000-0000-0000-0000", "--database", url]) == 2
    assert "không khớp" in capsys.readouterr().out


def test_store_that_is_not_there_is_not_called_sound(tmp_path, capsys):
    assert main(["verify", "--database", str(tmp_path / "mistyped.sqlite"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "store-missing"
    assert not list(tmp_path.iterdir())


def test_what_is_wrong_is_said_also_where_it_cannot_be_kept(tmp_path, capsys):
    path = tmp_path / "a.sqlite"
    with closing(open_store(str(path))) as store:
        publish_sample(store)
    with closing(sqlite3.connect(path)) as outside:
        outside.execute("DROP TABLE verification")
        outside.commit()
    assert main(["verify", "--database", str(path), "--json"]) == 2
    assert "guard" in {problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]}


@pytest.mark.parametrize(
    ("guard", "change"),
    [
        ("upload_no_update", "UPDATE upload SET who = 'Ai đó'"),
        ("blob_chunk_no_update", "UPDATE blob_chunk SET bytes = zeroblob(99)"),
        ("upload_no_update", "UPDATE upload SET as_of = '2022-13-45'"),
    ],
)
def test_backup_that_does_not_verify_is_not_said_to_be_recovered(tmp_path, guard, change):
    with closing(open_store(str(tmp_path / "a.sqlite"))) as store:
        publish_sample(store)
        store.back_up(tmp_path / "copy.sqlite")
    shutil.copy(tmp_path / "copy.sqlite", tmp_path / "changed.sqlite")
    with closing(sqlite3.connect(tmp_path / "changed.sqlite")) as outside:
        outside.execute(f"DROP TRIGGER {guard}")
        outside.execute(change)
        outside.commit()
    with closing(open_store(str(tmp_path / "new.sqlite"))) as new:
        with pytest.raises(TallyError, match="recover-broken"):
            new.recover(tmp_path / "changed.sqlite")
        assert new.uploads() == []
        assert new.recover(tmp_path / "copy.sqlite") == 1


def test_what_an_earlier_version_read_otherwise_is_told_apart_from_damage(database_url, tmp_path, capsys, monkeypatch):
    (tmp_path / "bang.csv").write_text("TT,Đơn vị,Hợp lệ,Không hợp lệ\n1,Yên Khánh,5,0\n2,Kim Sơn,7,1\n", "utf-8")
    with closing(open_store(database_url)) as store, monkeypatch.context() as earlier:
        earlier.setattr("tally.store.store.reader_version", lambda: "earlier")
        source = (tmp_path / "bang.csv").read_bytes()
        reading = read_apart(source, "bang.csv", default())
        worse = replace(reading, units=(replace(reading.units[0], valid=4), *reading.units[1:]))
        first = store.publish(worse, period="2022", as_of=APRIL, who="Lan", source=source, directory=default())
        store.restore(first.upload, "dùng lại", "Hoa")
    assert main(["verify", "--database", database_url, "--json"]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert (checked["problems"], [it["upload"] for it in checked["otherwise"]]) == ([], [1, 2])
    assert main(["verify", "--database", database_url]) == 0
    printed = capsys.readouterr().out
    assert "toàn vẹn" in printed
    assert "phiên bản đang dùng đọc LĐLĐ huyện Yên Khánh khác phiên bản lúc công bố" in printed
    with closing(open_store(database_url)) as store:
        store.database.writing(_raised)
        assert [it.code for it in verify(store.database).problems].count("recount") == 3
        assert "packed" in [it.code for it in verify(store.database).problems if it.damage]


def _raised(connection):
    with lifted(connection, figures.name):
        connection.execute(update(figures).where(figures.c.unit == "KS", figures.c.upload_id == 1).values(valid=8))


def test_file_that_names_a_unit_ended_before_its_date_is_counted_again_as_it_was(database_url, tmp_path, capsys):
    units = tuple(replace(it, valid_to=APRIL) if it.code == "TD" else it for it in directory().units)
    with closing(open_store(database_url)) as store:
        published(store, replace(directory(), units=units), date(2022, 1, 1))
    (tmp_path / "bang.csv").write_text("TT,Đơn vị,Hợp lệ,Không hợp lệ\n1,Yên Khánh,5,0\n2,Tam Điệp,7,1\n", "utf-8")
    (tmp_path / "ds.xlsx").write_bytes(xlsx(rows_of({}, {"Đơn vị": "LĐLĐ TP. Tam Điệp"})))
    for file in ("bang.csv", "ds.xlsx"):
        given = ("publish", str(tmp_path / file), "--as-of", "2022-06-01", "--accept")
        assert main([*given, "--database", database_url]) == 0
    capsys.readouterr()
    assert main(["verify", "--database", database_url, "--json"]) == 0, capsys.readouterr().out
