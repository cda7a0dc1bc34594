"""Who may do what: roles and deeds as one table, and the person who is acting now.

Asked by whoever writes to the store and by whoever reads rows, phones or files; a hidden button protects nothing.
Without a sign-in, and on the command line, the acting person is whoever may open the store: the owner, who may all.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass

from tally.bounds import bounded
from tally.errors import TallyError

MODES = ("none", "accounts", "oidc", "proxy")
ROLES = ("leader", "head", "unit", "province", "admin")
ALL, OWN = "all", "own"
_STAFF = {"province": ALL, "admin": ALL}
_ADMIN = {"admin": ALL}

TABLE: Mapping[str, Mapping[str, str]] = {
    "figures": dict.fromkeys(ROLES, ALL),
    "papers": {"leader": ALL, **_STAFF},
    "reminders": {"leader": ALL, "head": OWN, **_STAFF},
    "names": {"unit": OWN, **_STAFF},
    "files": {"unit": OWN, **_STAFF},
    "publish": {"unit": OWN, **_STAFF},
    "branches": {"unit": OWN, **_STAFF},
    "support": {"unit": OWN, **_STAFF},
    "directory": _STAFF,
    "withdraw": _STAFF,
    "remember": _STAFF,
    "accounts": _ADMIN,
    "record": _ADMIN,
    "forget": _ADMIN,
}
"""Deed -> role -> over everything, or over one's own unit or cluster only. A role that is missing may not."""


@dataclass(frozen=True)
class Person:
    """Who acts: the name that stands in the history, the role, the code of the own unit or cluster, from where.

    `account` is the number of the account; None for the owner, and for nobody. `one_time`: the password must be changed
    before anything else.
    """

    name: str = ""
    role: str = ""
    scope: str = ""
    account: int | None = None
    address: str = ""
    one_time: bool = False


OWNER = Person(role="owner")
NOBODY = Person()

_acting: ContextVar[Person | None] = ContextVar("acting", default=None)
_asked: list[Callable[[], Person]] = []


class NotAllowed(TallyError):
    """The acting person may not do this; nothing was done."""


def mode() -> str:
    """How one signs in: TALLY_SIGN_IN, one of MODES; "none" where it is not set. Raises TallyError for another."""
    chosen = os.environ.get("TALLY_SIGN_IN", "") or "none"
    if chosen not in MODES:
        raise TallyError("sign-in-mode", mode=chosen, modes=", ".join(MODES))
    return chosen


def ask(who: Callable[[], Person]) -> None:
    """From now on the acting person is whom `who` names, unless `acting_as` says otherwise: the served app's way."""
    _asked[:] = [who]


def acting() -> Person:
    """Who acts in this thread or task."""
    person = _acting.get()
    if person is not None:
        return person
    return _asked[0]() if _asked else OWNER


@contextmanager
def acting_as(person: Person) -> Iterator[None]:
    """Acts as this person inside the block."""
    token = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(token)


def reach(deed: str) -> str | None:
    """How far a deed goes for the acting person: None for everything, the code of the own unit or cluster, or "".

    "" is nothing at all: no unit and no cluster has an empty code.
    """
    person = acting()
    if person.role == "owner":
        return None
    extent = TABLE[deed].get(person.role)
    if extent == ALL:
        return None
    return person.scope if extent == OWN else ""


def may(deed: str, units: Iterable[str | None] = ()) -> bool:
    """Whether the acting person may do this, and to all of these units; without units, to anything at all."""
    far = reach(deed)
    return far is None or (far != "" and all(unit == far for unit in units))


def signature(typed: str) -> str:
    """The name under which something is kept: the account's, or what was typed where nobody signs in; see `bounded`."""
    return bounded("who", acting().name or typed)


def owners_name() -> str:
    """The name under which this machine knows its owner; "" where it knows none, as of a service."""
    with suppress(ImportError, KeyError, OSError):  # by system and version of Python
        return getpass.getuser()
    return ""


def phone_of(unit: str, phone: str | None) -> str:
    """A phone number kept for a unit, masked where it is not the acting person's to see."""
    return (phone or "") if may("names", [unit]) else masked_phone(phone)


def digits_of(phone: str) -> str:
    """A phone number without what stands between its digits."""
    return "".join(sign for sign in phone if sign.isdigit())


def masked_phone(phone: str | None) -> str:
    """ "0912 345 123" -> "09•• ••• 123"; a number too short to hide anything in is hidden whole."""
    digits = digits_of(phone or "")
    return f"{digits[:2]}•• ••• {digits[-3:]}" if len(digits) > 7 else "•••" if (phone or "").strip() else ""
