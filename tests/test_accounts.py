"""Accounts and sessions in the store, on both engines: five hundred at once, kill -9 in the middle of a change."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from tally.__main__ import main
from tally.errors import SignInRefused, TallyError
from tally.store import chain, open_store
from tally.store.schema import account, account_session
from tests.serving import ROOT

WRONG = 10_000 if os.environ.get("TALLY_FAULTS") else 1_000
KILLS = int(os.environ.get("TALLY_FAULTS", "0")) // 20 or 4
CHANGING = """
import sys, itertools
from tally.store import open_store
accounts = open_store(sys.argv[1], patience=30).accounts
for turn in itertools.count():
    for _ in range(3):
        accounts.vouched("lan", "10.0.0.1")
    print("changing", flush=True)
    accounts.off("lan")
    accounts.on("lan")
"""


def test_five_hundred_sessions_are_each_their_own_and_end_with_their_account(store) -> None:
    accounts, directory = store.accounts, store.directory_in_force()
    for n in range(10):
        accounts.add(f"nguoi{n}", "leader", "", directory)
    tokens = {accounts.vouched(f"nguoi{n % 10}", "10.0.0.1"): f"nguoi{n % 10}" for n in range(500)}
    assert len(tokens) == 500
    assert all(accounts.signed(token).name == name for token, name in tokens.items())
    with pytest.raises(SignInRefused, match="sign-in-full"):
        accounts.vouched("nguoi0", "10.0.0.1")
    assert accounts.vouched("nguoi0", "10.0.0.2")
    accounts.off("nguoi3")
    ended = {name for token, name in tokens.items() if accounts.signed(token) is None}
    assert ended == {"nguoi3"}
    assert sum(account.signed_in for account in accounts.logins()) == 451


def test_change_of_an_account_killed_in_its_middle_is_whole_or_not_there(store, database_url) -> None:
    store.accounts.add("lan", "leader", "", store.directory_in_force())
    chance = random.Random(20220520)
    for _ in range(KILLS):
        command = [sys.executable, "-c", CHANGING, database_url]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(2):
            assert child.stdout
            assert child.stdout.readline(), "the child did not start"
        time.sleep(chance.uniform(0, 0.15))
        child.kill()
        child.wait()
        child.stdout.close()
        with closing(open_store(database_url, patience=30)) as again:
            (account,) = again.accounts.logins()
            changes = [entry for entry in again.record() if entry.event.startswith("account-")]
        assert account.off == (changes[0].event == "account-off")
        assert not (account.off and account.signed_in)


def test_ten_thousand_wrong_passwords_are_a_dozen_guesses_and_keep_nobody_else_out(store) -> None:
    directory = store.directory_in_force()
    store.accounts.add("lan", "leader", "", directory)
    other = store.accounts.add("hoa", "leader", "", directory)
    codes: Counter[str] = Counter()
    for n in range(WRONG):
        with pytest.raises(SignInRefused) as refusal:
            store.accounts.sign_in("lan", f"sai {n}", "10.0.0.1")
        codes[refusal.value.code] += 1
    assert codes["sign-in-wait"] > WRONG - 16
    assert len(store.record("sign-in-refused")) == codes["sign-in-wrong"]
    assert store.accounts.sign_in("hoa", other, "10.0.0.1")


def test_new_password_that_many_use_or_that_is_made_of_ones_own_names_is_refused(store) -> None:
    first = store.accounts.add("yk.lan", "unit", "YK", store.directory_in_force(), "Nguyễn Thị Lan")
    token = store.accounts.sign_in("yk.lan", first, "10.0.0.1")
    common = ("password1234", "Qwertyuiop12", "123456789012", "Matkhau@12345", "Công đoàn 2022!", "aaaaaaaaaaaa")
    own = ("nguyenthilan90", "yk.lan.yk.lan", "Ninh Bình 123456")
    for new in (*common, *own, first):
        with pytest.raises(TallyError, match="password-easy"):
            store.accounts.change_password(token, first, new)
    for new in ("ngắn", "x" * 129):
        with pytest.raises(TallyError, match="password-length"):
            store.accounts.change_password(token, first, new)
    store.accounts.change_password(token, first, "trời nắng chang chang")
    assert store.accounts.signed(token) is None


def test_look_for_rights_asks_the_database_at_most_once(store) -> None:
    from sqlalchemy import event

    store.accounts.add("lan", "leader", "", store.directory_in_force())
    token, asked = store.accounts.vouched("lan", "10.0.0.1"), []
    event.listen(store.database.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for _ in range(5):
        assert store.accounts.signed(token)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 1


def test_proxy_and_provider_begin_no_session_for_who_is_off_or_unknown(store) -> None:
    store.accounts.add("lan", "leader", "", store.directory_in_force())
    store.accounts.off("lan")
    assert store.accounts.vouched("lan", "10.0.0.1") is store.accounts.vouched("la", "10.0.0.1") is None
    assert store.accounts.identity("lan") is None
    assert [entry.about for entry in store.record("sign-in-refused")] == ["la", "lan"]


def aged(store, column, by: timedelta) -> None:
    """As if that had happened so much earlier."""
    values = {column.name: datetime.now(UTC) - by}
    changed = update(column.table).values(values)

    def work(connection) -> None:
        if column.table is account:
            chain.redact(connection, account, 1, lambda _: values, "Lan", "thử")
        else:
            connection.execute(changed)

    store.database.writing(work)


@pytest.mark.parametrize(
    ("column", "lasts"),
    [(account_session.c.seen_at, timedelta(minutes=60)), (account_session.c.started_at, timedelta(hours=12))],
)
def test_session_ends_after_an_hour_without_a_click_and_after_half_a_day(store, database_url, column, lasts) -> None:
    """ASVS 7.3.1, 7.3.2."""
    store.accounts.add("lan", "leader", "", store.directory_in_force())
    token, almost = store.accounts.vouched("lan", "10.0.0.1"), timedelta(seconds=30)
    aged(store, column, lasts - almost)
    with closing(open_store(database_url)) as process:
        assert process.accounts.signed(token)
    aged(store, column, lasts + almost)
    with closing(open_store(database_url)) as process:
        assert process.accounts.signed(token) is None
        assert process.accounts.sessions(token) == []


def test_use_of_a_session_keeps_it_open(store) -> None:
    store.accounts.add("lan", "leader", "", store.directory_in_force())
    token = store.accounts.vouched("lan", "10.0.0.1")
    aged(store, account_session.c.seen_at, timedelta(minutes=59))
    assert store.accounts.signed(token)
    (session,) = store.accounts.sessions(token)
    assert datetime.now(UTC) - session.seen_at < timedelta(minutes=1)


def test_neither_token_nor_password_can_be_read_from_the_store(store) -> None:
    """ASVS 6.5.2, 7.2: what is kept opens nothing."""
    first = store.accounts.add("lan", "leader", "", store.directory_in_force())
    token = store.accounts.sign_in("lan", first, "10.0.0.1")
    kept = store.database.reading(
        lambda connection: [
            *connection.execute(select(account)).one(),
            *connection.execute(select(account_session)).one(),
        ]
    )
    assert not {token, first} & set(map(str, kept))
    assert any(str(value).startswith("$argon2id$") for value in kept)
    assert all(store.accounts.signed(str(value)) is None for value in kept)


def test_first_password_opens_the_door_for_seven_days(store) -> None:
    first = store.accounts.add("lan", "leader", "", store.directory_in_force())
    aged(store, account.c.made_at, timedelta(days=7, minutes=-1))
    assert store.accounts.sign_in("lan", first, "10.0.0.1")
    aged(store, account.c.made_at, timedelta(days=7, minutes=1))
    with pytest.raises(SignInRefused, match="sign-in-wrong"):
        store.accounts.sign_in("lan", first, "10.0.0.1")


def test_other_sessions_are_told_and_end_once_the_password_is_given_again(store) -> None:
    """ASVS 7.5.2."""
    for name in ("lan", "hoa"):
        store.accounts.add(name, "leader", "", store.directory_in_force())
    first = store.accounts.reset("lan")
    own, other = (store.accounts.sign_in("lan", first, address) for address in ("10.0.0.1", "10.0.0.2"))
    foreign = store.accounts.vouched("hoa", "10.0.0.3")
    assert {(s.address, s.own) for s in store.accounts.sessions(own)} == {("10.0.0.1", True), ("10.0.0.2", False)}
    with pytest.raises(SignInRefused, match="password-old"):
        store.accounts.end_others(own, "sai")
    assert store.accounts.signed(other)
    store.accounts.end_others(own, first)
    assert (store.accounts.signed(other), len(store.accounts.sessions(own))) == (None, 1)
    assert store.accounts.signed(own)
    assert store.accounts.signed(foreign)
    assert store.record("sessions-ended")[0].who == "lan"


def test_account_that_is_off_is_opened_again_by_who_says_so_and_not_by_a_new_password(
    store, database_url, capsys
) -> None:
    store.accounts.add("lan", "leader", "", store.directory_in_force())
    store.accounts.off("lan")
    assert main(["user", "reset", "lan", "--database", database_url]) == 2
    assert "đang khoá" in capsys.readouterr().out
    assert [login.off for login in store.accounts.logins()] == [True]
    assert main(["user", "on", "lan", "--database", database_url]) == 0
    printed = capsys.readouterr().out
    assert "**" not in printed
    assert store.accounts.sign_in("lan", re.search(r": (\S+)\. ", printed)[1], "10.0.0.1")
    assert store.record("account-on")[0].about == "lan"
