"""What the store hands out: plain values that stay true when the database is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd


@dataclass(frozen=True)
class Amendment:
    """What was said of an upload afterwards: `kind` is "withdraw" or "correct"; `when` is local time.

    `period` and `as_of` hold from then on, `was_period` and `was_as_of` did until then. `already` says that the very
    same was said before, and nothing was written now. `newest` is the upload published last by then.
    """

    id: int
    upload: int
    kind: str
    period: str
    as_of: date
    was_period: str
    was_as_of: date
    reason: str
    who: str
    when: datetime
    newest: int
    already: bool = False


@dataclass(frozen=True)
class Upload:
    """One accepted file. `version` counts within its period; `when` is local time; a directory has period "".

    `period` and `as_of` are as corrected since, `amendments` says by whom and why, oldest first. `counts` is False once
    it was withdrawn or another upload has taken its place. `restores` is the upload whose content was published again,
    `replaces` the one that no longer counts because of this one; `units` are the codes that it covers; `rows` is how
    many initiatives it lists, None for a summary.
    """

    id: int
    version: int
    kind: str
    file: str
    sha256: str
    period: str
    as_of: date
    who: str
    when: datetime
    note: str
    reason: str
    restores: int | None
    replaces: int | None
    units: tuple[str, ...]
    valid: int
    invalid: int
    pending: int
    rows: int | None
    size: int
    counts: bool = True
    amendments: tuple[Amendment, ...] = ()

    @property
    def withdrawn(self) -> Amendment | None:
        """By whom and why it was withdrawn; None where it was not."""
        return next((last for last in self.amendments[-1:] if last.kind == "withdraw"), None)


@dataclass(frozen=True)
class Verification:
    """What `verify` answered: when (local time), the seal, how many uploads and problems, the first one in words."""

    when: datetime
    seal: str
    uploads: int
    problems: int
    first: str


@dataclass(frozen=True)
class Published:
    """The outcome of publishing. `already` says that this was published before, at `when`; nothing was written then.

    `superseded_by` is a newer upload that has replaced some of it since, `directory` the new version of the directory
    that was published with it (quotas taken over from the file), `token` what a preview made right after it rests on.
    """

    upload: int
    version: int
    when: datetime
    already: bool
    who: str = ""
    superseded_by: Upload | None = None
    directory: int | None = None
    token: str = ""


@dataclass(frozen=True)
class Doubt:
    """What a person must say yes to before publishing; `code` names the message `keep-doubt-<code>`."""

    code: str
    particulars: dict[str, object]


@dataclass(frozen=True)
class Plan:
    """What publishing would do: the changes per unit, whether this was published already, and what to ask before.

    `changes` has one row per unit covered: unit, name, change ("new", "changed" or "same"), and old_ and new_ of
    valid, invalid, pending, quota, with old_as_of and old_upload; missing where there was nothing.
    """

    changes: pd.DataFrame
    already: Published | None
    token: str
    key: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """Where a figure came from: the upload, its sheet, the cells per measure, and how many rows of a register."""

    upload: Upload
    unit: str
    name: str
    sheet: str | None
    cells: dict[str, str]
    rows: int | None
