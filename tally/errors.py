"""What can stop a piece of work: a code and its particulars, worded for people by `tally.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Particulars: TypeAlias = Mapping[str, object]
"""What a message names, by the name it has there; any value can be shown (see `tally.wording.say`)."""


class TallyError(Exception):
    """Something a person can act on. `code` names the message `error-<code>`; `particulars` fill it in."""

    def __init__(self, code: str, **particulars: object) -> None:
        super().__init__(code, particulars)
        self.code = code
        self.particulars = particulars


class Refusal(TallyError):
    """A file that cannot be read at all; its code is one of `findings.REFUSALS` and its message names the file.

    `why` tells causes of one code apart; "" is the usual one.
    """

    def __init__(self, code: str, **particulars: object) -> None:
        super().__init__(code, **{"why": "", **particulars})


class Conflict(TallyError):
    """Somebody published since the preview was made; nothing was written."""


class StoreUnavailable(TallyError):
    """The database cannot be reached or written just now; what was published stays as it was."""


class SignInRefused(TallyError):
    """Not signed in: the same sentence whether the name, the password or neither exists."""
