"""What can be noticed in a file: one thing at one place, with a stable code, a severity and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tally.wording import say, shown

REFUSALS = (
    "empty-file",
    "damaged-file",
    "password-protected",
    "not-a-spreadsheet",
    "unsupported-type",
    "too-large",
    "too-complex",
    "timed-out",
    "no-table",
    "unknown-table",
    "no-rows",
)

LONGEST_SHOWN = 160
"""Characters of a cell's own text that a finding quotes."""

SEVERITIES = ("block", "ask", "note")

SEVERITY: Mapping[str, str] = MappingProxyType(
    {
        # tables
        "total-mismatch-quota": "ask",
        "total-mismatch-valid": "ask",
        "total-mismatch-invalid": "ask",
        "total-mismatch-total": "ask",
        "total-row-arithmetic": "note",
        "subtotal-mismatch": "ask",
        "row-sum-mismatch": "ask",
        "quota-blank": "note",
        "quota-column-missing": "note",
        "quota-differs": "ask",
        "unit-missing": "ask",
        "unit-duplicated": "ask",
        "unit-unknown": "ask",
        "bad-number": "block",
        "ambiguous-number": "ask",
        "no-cached-values": "block",
        "error-cell": "block",
        "hidden-sheet": "note",
        "hidden-columns": "note",
        "sheet-choice": "ask",
        "two-tables": "ask",
        "legacy-encoding": "note",
        "stray-cell": "note",
        "shuffled-quota": "ask",
        "others-left": "note",
        # registers
        "title-missing": "note",
        "author-missing": "note",
        "unit-field-missing": "note",
        "date-missing": "note",
        "date-impossible": "note",
        "date-ambiguous": "note",
        "out-of-window": "note",
        "decision-missing": "note",
        "reason-missing": "note",
        "status-missing": "note",
        "status-unknown": "ask",
        "status-column-unread": "ask",
        "status-conflict": "note",
        "duplicate": "note",
        "duplicate-across-units": "note",
        "benefit-unread": "note",
        # support requests
        "support-name-missing": "note",
        "support-phone-missing": "note",
        "support-content-missing": "note",
        # directories
        "directory-sheet-missing": "block",
        "directory-sheet-twice": "block",
        "directory-sheet-unknown": "note",
        "directory-headings-missing": "block",
        "directory-column-unread": "note",
        "directory-cell-missing": "block",
        "directory-date-impossible": "block",
        "directory-date-unclear": "block",
        "directory-dates-reversed": "block",
        "directory-number-bad": "block",
        "directory-choice-unknown": "block",
        "directory-code-twice": "block",
        "directory-code-unknown": "block",
        "directory-name-shared": "block",
        "directory-quota-twice": "block",
        "directory-successor-ring": "block",
        "directory-successor-undated": "note",
        "directory-phases-overlap": "note",
        "directory-branches-exceed": "note",
    }
)


@dataclass(frozen=True)
class Finding:
    """One thing noticed at one place. `particulars` fill the message `finding-<code>`; `count` rows stand behind it.

    Several names are given as a tuple: they are joined by the language in which the message is read, not found.
    `cell` is an A1 address or range, `unit` the unit's printed or directory name; each may be None.
    """

    code: str
    sheet: str | None = None
    cell: str | None = None
    unit: str | None = None
    count: int = 1
    file: str | None = None
    particulars: Mapping[str, object] = field(default_factory=dict)
    grade: str | None = None

    @property
    def severity(self) -> str:
        """ "block", "ask" or "note": the code's, or `grade` where this one weighs less, as when it was answered."""
        return self.grade or SEVERITY[self.code]

    @property
    def message(self) -> str:
        """The sentence in the language spoken now: what, where and what to do."""
        known = int(None not in self.particulars.values())  # for messages that say in words that something is missing
        texts = {"cell": self.cell or "", "sheet": self.sheet or "", "unit": self.unit or "", **self.particulars}
        texts |= {name: shown(text, LONGEST_SHOWN) for name, text in texts.items() if isinstance(text, str)}
        return say(f"finding-{self.code}", **{"count": self.count, "known": known, **texts})

    def as_json(self) -> dict[str, object]:
        """The finding as the command line prints it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "sheet": self.sheet,
            "cell": self.cell,
            "unit": self.unit,
            "count": self.count,
        }


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The same findings, what blocks first, then what asks, then notes; the file's order within each."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def in_file(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """The same findings, each with the name of its file."""
    return tuple(replace(finding, file=file) for finding in findings)
