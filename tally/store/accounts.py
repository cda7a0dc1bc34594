"""Accounts, and who is signed in: kept with what was published, so that several app processes share them."""

from __future__ import annotations

import re
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select, update

from tally import rights
from tally.bounds import setting
from tally.directory import Directory
from tally.errors import SignInRefused, StoreUnavailable, TallyError
from tally.rights import Person
from tally.store import chain, records
from tally.store.blobs import sha256
from tally.store.engine import Database
from tally.store.passwords import HASHER, must_be_strong, nobodys, one_time_password, opens
from tally.store.schema import Values, account, account_session, made, wrong_password

NAME = re.compile(r"[\w.@+-]{2,100}")
FORGIVEN, SLOWEST = {"name": 5, "address": 50}, {"name": 300, "address": 60}  # wrong passwords in a row; seconds
CALM = timedelta(minutes=15)  # without a wrong password, after which counting begins anew
FRESH = 1.0  # seconds for which a session need not be looked up again
OFTEN = timedelta(minutes=1)  # between two notes that a session was used
_two_at_once = threading.BoundedSemaphore(2)  # each takes 64 MiB while it is hashed


@dataclass(frozen=True)
class Login:
    """One account as the administrator sees it; `one_time` says that the first password was not changed yet."""

    id: int
    name: str
    person: str
    role: str
    scope: str
    one_time: bool
    off: bool
    signed_in: int


@dataclass(frozen=True)
class Session:
    """One open session of an account: from which address, since when, last used (local time); `own` is the asker's."""

    address: str
    started_at: datetime
    seen_at: datetime
    own: bool


class Accounts:
    """The accounts and sessions of one store; changing them needs the right to. Raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._known: dict[str, tuple[float, Person | None]] = {}

    # keeping accounts

    def logins(self) -> list[Login]:
        """Every account, by name, with the number of its open sessions."""
        records.require(self.database, "accounts")
        open_ones = select(func.count()).where(account_session.c.account_id == account.c.id).scalar_subquery()
        query = select(account, open_ones.label("signed_in")).order_by(account.c.name)
        return [made(Login, row) for row in self.database.rows(query)]

    def add(self, name: str, role: str, scope: str, directory: Directory, person: str = "") -> str:
        """Makes an account; its one-time password. Raises TallyError where the name is taken or the scope unknown."""
        records.require(self.database, "accounts")
        name = folded(name)
        if not NAME.fullmatch(name):
            raise TallyError("account-name", name=name)
        _must_fit(role, scope, directory)
        password = one_time_password()
        values = {"name": name, "person": person.strip(), "role": role, "scope": scope, "one_time": True, "off": False}
        values |= {"password": HASHER.hash(password)}

        def work(connection: Connection) -> None:
            if connection.execute(select(account.c.id).where(account.c.name == name)).first():
                raise TallyError("account-taken", name=name)
            connection.execute(insert(account).values(values))
            records.write(connection, "account-added", f"{name}: {role} {scope}".strip())

        self.database.writing(work)
        return password

    def reset(self, name: str) -> str:
        """A new one-time password; every session of the account ends. Raises TallyError where the account is off."""
        return self._renewed(name, {}, "account-reset")

    def on(self, name: str) -> str:
        """The account opens again, with a new one-time password."""
        return self._renewed(name, {"off": False}, "account-on")

    def _renewed(self, name: str, values: Values, event: str) -> str:
        password = one_time_password()
        values = {**values, "password": HASHER.hash(password), "one_time": True, "made_at": datetime.now(UTC)}
        self._change(name, values, event)
        return password

    def off(self, name: str) -> None:
        """Nobody signs in with this account from now on; its sessions end. Raises TallyError for the last admin."""
        self._change(name, {"off": True}, "account-off")

    def _change(self, name: str, values: Values, event: str) -> None:
        records.require(self.database, "accounts")

        def work(connection: Connection) -> None:
            row = connection.execute(select(account).where(account.c.name == folded(name))).mappings().first()
            if row is None:
                raise TallyError("account-unknown", name=name)
            others = select(account.c.id).where(~account.c.off, account.c.role == "admin", account.c.id != row["id"])
            if row["off"] and "off" not in values:
                raise TallyError("account-locked", name=name)
            if values.get("off") and row["role"] == "admin" and not connection.execute(others).first():
                raise TallyError("account-last", name=name)
            _changed(connection, row["id"], values, event, rights.acting(), row["name"])

        self._changing(work)

    def _changing(self, work: Callable[[Connection], None]) -> None:
        self.database.writing(work)
        self._known.clear()

    # signing in and out

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The token of a new session, for the browser to keep. Raises SignInRefused, with how long to wait."""
        nobodys()  # made before the first name is looked up, known or not
        return self._begun(_person(self._proven(name, password, address, "sign-in-wrong"), address))

    def vouched(self, name: str, address: str) -> str | None:
        """The same for whom another service has signed in; None where there is no such account in force."""
        if signed := self.identity(name, address):
            return self._begun(signed)
        person = Person(address=address)
        self.database.writing(lambda connection: records.write(connection, "sign-in-refused", name[:100], person))
        return None

    def _named(self, name: str) -> RowMapping | None:
        return next(iter(self.database.rows(select(account).where(account.c.name == folded(name)))), None)

    def _proven(self, name: str, password: str, address: str, refusal: str) -> RowMapping:
        """The account that this password opens; a wrong one is counted, and makes the next ones wait."""
        with _two_at_once:
            keys = {"name": sha256(f"name {folded(name)}".encode()), "address": sha256(f"address {address}".encode())}
            counted = self._must_wait(keys)
            row = self._named(name)
            if not opens(row, password) or row is None:
                self._count_wrong(keys, "" if row is None else row["name"], address)
                raise SignInRefused(refusal)
        if counted:
            self.database.writing(lambda connection: _forgiven(connection, keys))
        return row

    def _begun(self, person: Person) -> str:
        token = secrets.token_urlsafe(32)
        values = {"token_sha256": sha256(token.encode()), "account_id": person.account, "address": person.address}

        def work(connection: Connection) -> None:
            connection.execute(delete(account_session).where(_over()))
            here = select(func.count()).where(account_session.c.address == person.address)
            if connection.execute(here).scalar_one() >= setting("SESSIONS_AN_ADDRESS"):
                raise SignInRefused("sign-in-full")
            connection.execute(insert(account_session).values(values))
            records.write(connection, "signed-in", "", person)

        self.database.writing(work)
        return token

    def sign_out(self, token: str) -> None:
        """Ends this session."""
        if signed := self.signed(token):
            self._end(account_session.c.token_sha256 == sha256(token.encode()), "signed-out", signed)

    def _end(self, which: ColumnElement[bool], event: str, person: Person) -> None:
        def work(connection: Connection) -> None:
            connection.execute(delete(account_session).where(which))
            records.write(connection, event, "", person)

        self._changing(work)

    def sessions(self, token: str) -> list[Session]:
        """The open sessions of whoever holds this token, last used first; none where nobody does (ASVS 7.5.2)."""
        signed, columns = self.signed(token), account_session.c
        if signed is None:
            return []
        mine = select(account_session).where(columns.account_id == signed.account, ~_over())
        rows, own = self.database.rows(mine.order_by(columns.seen_at.desc())), sha256(token.encode())
        return [made(Session, row, own=row["token_sha256"] == own) for row in rows]

    def end_others(self, token: str, password: str) -> None:
        """Ends every other session of the account. Raises SignInRefused where the password is wrong."""
        person, _ = self._again(token, password)
        others = account_session.c.token_sha256 != sha256(token.encode())
        self._end(others & (account_session.c.account_id == person.account), "sessions-ended", person)

    def _again(self, token: str, password: str) -> tuple[Person, str]:
        """Who is signed in, with the sign-in name, once the password was given again. Raises SignInRefused."""
        signed = self.signed(token)
        if signed is None:
            raise SignInRefused("sign-in-ended")
        name = self.database.rows(select(account.c.name).where(account.c.id == signed.account))[0]["name"]
        self._proven(name, password, signed.address, "password-old")
        return signed, name

    def change_password(self, token: str, old: str, new: str) -> None:
        """Another password for who is signed in; every session of the account ends, this one too.

        Raises SignInRefused where the old one is wrong, TallyError for a new one that is too easily guessed.
        """
        person, name = self._again(token, old)
        must_be_strong(new, name, person, old)
        values = {"password": HASHER.hash(new), "one_time": False}
        self._changing(lambda connection: _changed(connection, person.account, values, "password-changed", person))

    def signed(self, token: str | None) -> Person | None:
        """Who holds this token; None where nobody does, or no longer. Asked of the database once a second at most."""
        if not token:
            return None
        return self._remembered(sha256(token.encode()), lambda: self._session(token))

    def identity(self, name: str | None, address: str = "") -> Person | None:
        """The account of a person whom another service has signed in; None where there is none in force."""
        if not name:
            return None

        def account_of() -> Person | None:
            row = self._named(name)
            return _person(row, address) if row and not row["off"] else None

        return self._remembered(f"identity {name} {address}", account_of)

    def _remembered(self, key: str, find: Callable[[], Person | None]) -> Person | None:
        since, signed = self._known.get(key, (0.0, None))
        if key in self._known and time.monotonic() - since < FRESH:
            return signed
        signed = find()
        if len(self._known) > 5000:
            self._known.clear()
        self._known[key] = (time.monotonic(), signed)
        return signed

    def _session(self, token: str) -> Person | None:
        now, mine = datetime.now(UTC), account_session.c.token_sha256 == sha256(token.encode())
        joined = account_session.join(account, account.c.id == account_session.c.account_id)
        query = select(account, account_session.c.address, account_session.c.seen_at).select_from(joined)
        query = query.where(mine, ~_over(), ~account.c.off)
        row = next(iter(self.database.rows(query)), None)
        if row is None:
            return None
        if now - row["seen_at"] > OFTEN:
            used = update(account_session).where(mine).values(seen_at=now)
            with suppress(StoreUnavailable):  # another writer is busy: noted at the next look
                self.database.writing(lambda connection: connection.execute(used))
        return _person(row, row["address"])

    # slowing down

    def _must_wait(self, keys: dict[str, str]) -> bool:
        """Whether wrong passwords are counted here; raises SignInRefused while one has to wait because of them."""
        query = select(wrong_password).where(wrong_password.c.key.in_(keys.values()))
        rows = {row["key"]: row for row in self.database.rows(query)}
        now = datetime.now(UTC)
        waits = [_wait(kind, rows[key], now) for kind, key in keys.items() if key in rows]
        if (seconds := max(waits, default=0)) > 0:
            raise SignInRefused("sign-in-wait", seconds=seconds)
        return bool(rows)

    def _count_wrong(self, keys: dict[str, str], name: str, address: str) -> None:
        now = datetime.now(UTC)

        def work(connection: Connection) -> None:
            connection.execute(delete(wrong_password).where(wrong_password.c.last_at < now - CALM))
            for key in keys.values():
                more = update(wrong_password).where(wrong_password.c.key == key)
                if not connection.execute(more.values(count=wrong_password.c.count + 1, last_at=now)).rowcount:
                    connection.execute(insert(wrong_password).values(key=key, count=1, last_at=now))
            records.write(connection, "sign-in-refused", name, Person(address=address))

        self.database.writing(work)


def folded(name: str) -> str:
    """A sign-in name as it is kept: composed letters, small, no spaces around."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def _must_fit(role: str, scope: str, directory: Directory) -> None:
    codes = {"unit": [u.code for u in directory.units], "head": [c.code for c in directory.clusters]}.get(role, [])
    if role not in rights.ROLES:
        raise TallyError("account-role", role=role)
    if codes and scope not in codes:
        raise TallyError("account-scope", role=role, scope=scope, codes=", ".join(codes))
    if scope and not codes:
        raise TallyError("account-no-scope", role=role)


def _over() -> ColumnElement[bool]:
    now = datetime.now(UTC)
    idle, most = timedelta(minutes=setting("SESSION_IDLE_MINUTES")), timedelta(hours=setting("SESSION_HOURS"))
    return (account_session.c.seen_at < now - idle) | (account_session.c.started_at < now - most)


def _wait(kind: str, row: RowMapping, now: datetime) -> int:
    """Seconds still to wait: 1, 2, 4 … behind each further wrong password, up to the slowest."""
    over = row["count"] - FORGIVEN[kind]
    if over < 0 or now - row["last_at"] > CALM:
        return 0
    ends = row["last_at"] + timedelta(seconds=min(2 ** min(over, 20), SLOWEST[kind]))
    return max(0, -int((now - ends).total_seconds() // 1))


def _forgiven(connection: Connection, keys: dict[str, str]) -> None:
    """After the right password: the name's wrong ones are forgotten, half of the address's."""
    connection.execute(delete(wrong_password).where(wrong_password.c.key == keys["name"]))
    halved = update(wrong_password).where(wrong_password.c.key == keys["address"])
    connection.execute(halved.values(count=wrong_password.c.count // 2))


def _changed(
    connection: Connection, number: int | None, values: Values, event: str, by: Person, about: str = ""
) -> None:
    """Another password or state, sealed and on record; every session of the account ends."""
    chain.redact(connection, account, number, lambda _: values, by.name, event)
    connection.execute(delete(account_session).where(account_session.c.account_id == number))
    records.write(connection, event, about, by)


def _person(row: RowMapping, address: str) -> Person:
    name = f"{row['person']} ({row['name']})" if row["person"] else row["name"]
    one_time = row["one_time"] and rights.mode() not in ("oidc", "proxy")  # there the password is somebody else's
    return Person(name, row["role"], row["scope"], row["id"], address, one_time)
