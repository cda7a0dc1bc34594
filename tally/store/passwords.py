"""Passwords: made for the first day, weighed when somebody chooses one, hashed, and proven."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import RowMapping

from tally.bounds import setting
from tally.errors import TallyError
from tally.rights import Person
from tally.text import bare
from tally.vocabulary import lexicon

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are taken for another
SHORTEST, LONGEST = 12, 128
HASHER = PasswordHasher()  # argon2id, RFC 9106's second recommendation
STRONG, MEASURED = 3, 72  # of zxcvbn's scores 0 to 4: from 10^8 guesses; the letters that it measures at most


def one_time_password() -> str:
    """Four groups of four letters and digits, 79 bits, to be read out on the phone."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def must_be_strong(password: str, name: str, person: Person, old: str) -> None:
    """ASVS 6.2: length above all, and nothing that is guessed early: common passwords, the house's words, one's own."""
    from zxcvbn import zxcvbn  # its word lists take 60 ms to open, and no page needs them

    if not SHORTEST <= len(password) <= LONGEST:
        raise TallyError("password-length", least=SHORTEST, most=LONGEST)
    called = bare(person.name.partition(" (")[0])
    own = [called.replace(" ", ""), *re.split(r"\W+", f"{bare(name)} {called} {bare(person.scope)}")]
    known = [*lexicon("passwords")["words"], *filter(None, own)]
    letters = "".join(bare(password).split())[:MEASURED]
    if (
        password == old
        or bare(name).partition("@")[0] in letters
        or zxcvbn(letters, user_inputs=known)["score"] < STRONG
    ):
        raise TallyError("password-easy")


def opens(row: RowMapping | None, password: str) -> bool:
    """Whether this password opens this account; an unknown name takes as long as a known one."""
    kept = row["password"] if row is not None else nobodys()
    try:
        HASHER.verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    if row is None or row["off"]:
        return False
    age = datetime.now(UTC) - row["made_at"]
    return not row["one_time"] or age < timedelta(days=setting("FIRST_PASSWORD_DAYS"))


@cache
def nobodys() -> str:
    """What nobody's password opens: proven in place of an account that does not exist, in the same time."""
    return HASHER.hash(secrets.token_urlsafe(32))
