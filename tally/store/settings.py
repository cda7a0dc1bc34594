"""The numbers that an office may set about signing in and keeping records, each an environment variable."""

from __future__ import annotations

import os

from tally.errors import TallyError

DEFAULTS = {
    "SESSION_IDLE_MINUTES": 60,  # without a click; then one signs in again
    "SESSION_HOURS": 12,  # at most, however busy
    "SESSIONS_AN_ADDRESS": 500,  # open at once from one network address
    "FIRST_PASSWORD_DAYS": 7,  # for which a one-time password opens the door
    "PERSONAL_DAYS": 1095,  # after which a support request is listed for deletion
    "RECORD_DAYS": 730,  # for which the record is kept, at least 91
}


def setting(name: str) -> int:
    """TALLY_<name>, else its default. Raises TallyError where it is no whole number above zero."""
    written = os.environ.get(f"TALLY_{name}", "")
    if not written:
        return DEFAULTS[name]
    if not (written.isdecimal() and int(written)):
        raise TallyError("setting-number", name=f"TALLY_{name}", value=written)
    return int(written)
