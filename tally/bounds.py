"""How long a text may be that a person types, and the numbers that an office may set, each an environment variable."""

from __future__ import annotations

import unicodedata

from tally.errors import TallyError
from tally.paths import number_set

LONGEST = {"who": 120, "note": 500, "reason": 500, "name": 200, "phone": 60, "content": 4_000}
"""Characters of what is typed, by what it is."""
SETTINGS = {
    "SESSION_IDLE_MINUTES": 60,  # without a click; then one signs in again
    "SESSION_HOURS": 12,  # at most, however busy
    "SESSIONS_AN_ADDRESS": 500,  # open at once from one network address
    "FIRST_PASSWORD_DAYS": 7,  # for which a one-time password opens the door
    "PERSONAL_DAYS": 1095,  # after which a support request is listed for deletion
    "RECORD_DAYS": 730,  # for which the record is kept, at least 91
    "SHARE_REQUESTS": 600,  # that an address may make at once, and again within ten seconds
    "SHARE_SESSIONS": 60,  # open pages of an address
    "SHARE_ALL_SESSIONS": 1000,  # open pages in all
    "SHARE_SESSION_MIB": 400,  # MiB of files that lie on one page
    "SHARE_FILES_MIB": 1200,  # MiB of files that lie on all pages
}
"""What signing in, keeping records and letting in goes by unless TALLY_<name> says otherwise."""


def bounded(what: str, typed: str) -> str:
    """The text without blanks around it, and without direction marks and control characters but for the line break.

    Raises TallyError("text-too-long") for more than `LONGEST` of its kind.
    """
    signs = (" " if sign == "\t" else sign for sign in typed)
    text = "".join(sign for sign in signs if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf")).strip()
    if len(text) > LONGEST[what]:
        raise TallyError("text-too-long", what=what, count=len(text), most=LONGEST[what])
    return text


def setting(name: str) -> int:
    """TALLY_<name>, else its default. Raises TallyError where it is no whole number above zero."""
    return number_set(name, SETTINGS[name])
