"""How long a text may be and how large a number, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Dialect, TypeDecorator
from sqlalchemy import Integer as AnyInteger
from sqlalchemy import Text as AnyText
from sqlalchemy.exc import DontWrapMixin

from tally.errors import TallyError

LONGEST = {"who": 120, "note": 500, "reason": 500, "name": 200, "phone": 60, "content": 4_000}
"""Characters of what a person types, by what it is."""

LARGEST = 2**31 - 1
"""The largest number of an integer column of PostgreSQL; SQLite would take more, and could then never be moved."""


def bounded(what: str, typed: str) -> str:
    """The text without blanks around it. Raises TallyError("text-too-long") for more than `LONGEST` of its kind."""
    text = typed.strip()
    if len(text) > LONGEST[what]:
        raise TallyError("text-too-long", what=what, count=len(text), most=LONGEST[what])
    return text


class Unkeepable(TallyError, DontWrapMixin):
    """A value that one of the engines cannot keep, so that neither does; it comes out of SQLAlchemy as it is."""


class Text(TypeDecorator[str]):
    """Text that both engines can keep. Raises TallyError("store-text") for a NUL or half a character."""

    impl = AnyText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The same text."""
        if value is not None and ("\0" in value or value != value.encode("utf-8", "replace").decode()):
            raise Unkeepable("store-text")
        return value


class Integer(TypeDecorator[int]):
    """A whole number that both engines can keep. Raises TallyError("store-number") for a larger one."""

    impl = AnyInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """The same number."""
        if value is not None and abs(value) > LARGEST:
            raise Unkeepable("store-number", most=LARGEST)
        return value
