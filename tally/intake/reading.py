"""One file read to the end: what kind it is, the figures per unit, and everything noticed on the way."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import Finding
from tally.table.account import Meaning, RowSpan

if TYPE_CHECKING:  # a summary has no rows, and a short command does well without
    import pyarrow as pa

BY = ("unit", "branch", "cluster", "phase", "group", "field", "reason", "month")
"""What the rows of a register can be counted by, see `tally.counts.count`."""


@dataclass(frozen=True)
class Answers:
    """What a person chose where a file asks. Everything has a safe default: nothing chosen.

    aliases     printed name -> unit code, or "" for "leave this row out".
    columns     A1 column letters -> field ("unit", "quota", "valid", …), or "" for "not used".
    duplicates  what to do with a unit that stands twice: "refuse" (default), "add" or "last".
    quotas      where the file's quotas differ from the directory's: "keep" (default) or "take".
    thousands   how an ambiguous "1,234" or "4.7" is meant: "" (ask), "thousands" or "decimal".
    rows        row of the sheet, "12", or of several "Tháng 6!12" -> what it is (`tally.table.account.WHAT`).
    turned      whether the table lies on its side (its rows are columns); None lets the sheet say.
    unit        the code of the one unit whose list this is, where no row says so.
    dates       how "3/4/2022" is meant: "" (as the column shows), "day-first" or "month-first".
    statuses    wording of a status -> "valid", "invalid" or "pending".
    """

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    duplicates: str = "refuse"
    quotas: str = "keep"
    thousands: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    turned: bool | None = None
    unit: str | None = None
    dates: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)

    def rows_of(self, sheet: str) -> dict[int, str]:
        """What was said of rows of this sheet: those that name it, or no sheet at all."""
        named = ((str(row).rpartition("!"), what) for row, what in self.rows.items())
        return {int(row): what for (own, _, row), what in named if own in ("", sheet)}


@dataclass(frozen=True)
class UnitFigures:
    """The counts of one unit as checked, and as the file states them; `quota` is what the file prints.

    `code` is None for a unit that the directory does not know. `cells` leads each measure back to its place:
    measure -> A1 address (summary) or a row count (register). `group` is the group row that it stands under.
    """

    unit: str
    code: str | None
    quota: int | None
    valid: int
    invalid: int
    pending: int = 0
    stated_valid: int | None = None
    stated_invalid: int | None = None
    stated_pending: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True)
class Reading:
    """What was read from one file. `rows` is a register's table (see `register.COLUMNS`), None for a summary.

    `columns` says what each column was taken for, `headings` what stands above it (A1 column letters -> text), read
    or not; `above` are the texts before the table, `sheets` the names of all sheets of the file. `spans` says what each
    row was taken for and why, `elsewhere` the same of further sheets whose lists are read as one with it, `meanings`
    that of each column. `read_by` is the `reader_version` that published it, "" where none is kept.
    """

    file: str
    sha256: str
    kind: str
    sheet: str | None
    as_of: date | None
    units: tuple[UnitFigures, ...]
    printed_totals: Mapping[str, int | None] | None
    findings: tuple[Finding, ...]
    range: str | None = None
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    above: tuple[str, ...] = ()
    rows: pa.Table | None = None
    directory: Directory | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    spans: tuple[RowSpan, ...] = ()
    elsewhere: tuple[RowSpan, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    read_by: str = ""

    @property
    def account(self) -> Mapping[str, int]:
        """What the rows of all sheets that were read are -> how many; it adds up to those that are not blank."""
        counts: Counter[str] = Counter()
        for span in (*self.spans, *self.elsewhere):
            counts[span.what] += span.count
        return counts


@cache
def reader_version() -> str:
    """What tells the programme that reads now from an earlier or later one: a digest of its sources."""
    package = Path(__file__).parents[1]
    sources = sorted([*package.rglob("*.py"), *package.rglob("*.toml")])
    return hashlib.sha256(b"".join(map(Path.read_bytes, sources))).hexdigest()


@dataclass(frozen=True)
class Sketch:
    """A sheet as it stands, for a person to say what is what: its first rows as text, and the best guess of each.

    `rows` are (row of the sheet, its cells from column `letters[0]` on); `header_rows`, `meanings` and `spans` are
    empty where not even a guess can be made.
    """

    sheet: str
    hidden: bool
    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    header_rows: tuple[int, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    spans: tuple[RowSpan, ...] = ()


UNREAD = ("no-table", "unknown-table", "no-rows")
"""Refusals of a file that was opened, but in which nothing is understood."""


class NotUnderstood(Refusal):
    """A file that was opened, but in which nothing is understood: by its `sketches` a person may say what is what."""

    def __init__(self, refusal: Refusal, sketches: tuple[Sketch, ...]) -> None:
        super().__init__(refusal.code, **refusal.particulars)
        self.sketches = sketches
