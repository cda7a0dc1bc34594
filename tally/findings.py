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


@dataclass(frozen=True)
class Policy:
    """What a kind of finding asks of a person, and where it is mentioned besides the file's own page.

    `answers` are the verbs that settle a question (see `desk.questions.Answer`), the file's mending aside; `safe` is
    the one that loses nothing and stands chosen. None: each answer can give wrong figures, so a person must choose.
    `harmless`: the safe answer leaves all that is in force, so that nobody has to look at it among many files.
    `mention` is "figures" where it is said beside them, "counted" where only how many and whose; `totals` says that it
    stands under the official table too.
    """

    severity: str = "note"
    answers: tuple[str, ...] = ()
    safe: str | None = None
    harmless: bool = False
    mention: str = ""
    totals: bool = False


_NOTE, _BLOCK = Policy(), Policy("block")
_TOTAL = Policy("ask", ("keep",), "keep", mention="figures", totals=True)
_QUOTA = ("keep", "take")

POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        # tables
        "total-mismatch-quota": _TOTAL,
        "total-mismatch-valid": _TOTAL,
        "total-mismatch-invalid": _TOTAL,
        "total-mismatch-total": _TOTAL,
        "total-row-arithmetic": Policy(mention="figures", totals=True),
        "subtotal-mismatch": _TOTAL,
        "row-sum-mismatch": Policy("ask", ("keep",), "keep"),
        "quota-blank": _NOTE,
        "quota-column-missing": _NOTE,
        "quota-differs": Policy("ask", _QUOTA, "keep", mention="figures"),
        "unit-missing": Policy("ask", ("keep",), "keep", harmless=True),  # who is silent, the figures say themselves
        "unit-duplicated": Policy("ask", ("add", "last")),
        "unit-unknown": Policy("ask", ("choose", "leave-out")),
        "bad-number": _BLOCK,
        "ambiguous-number": Policy("ask", ("thousands", "decimal")),
        "no-cached-values": _BLOCK,
        "error-cell": _BLOCK,
        "hidden-sheet": _NOTE,
        "hidden-columns": _NOTE,
        "hidden-rows": _NOTE,
        "row-not-understood": _BLOCK,
        "sheet-choice": Policy("ask", ("choose",)),
        "two-tables": Policy("ask", ("choose",)),
        "column-unsure": Policy("ask", ("choose",)),
        "legacy-encoding": _NOTE,
        "stray-cell": _NOTE,
        "shuffled-quota": Policy("ask", _QUOTA, mention="figures"),
        "others-left": _NOTE,
        # registers
        "title-missing": _NOTE,
        "author-missing": _NOTE,
        "unit-field-missing": _NOTE,
        "date-missing": _NOTE,
        "date-impossible": _NOTE,
        "date-order": Policy("ask", ("month-first", "day-first")),
        "date-ambiguous": _NOTE,
        "out-of-window": _NOTE,
        "decision-missing": _NOTE,
        "reason-missing": Policy(mention="counted"),
        "status-missing": _NOTE,
        "status-unknown": Policy("ask", ("keep", "valid", "invalid"), mention="counted"),
        "list-without-unit": Policy("ask", ("choose",)),
        "units-not-said": Policy("ask", ("keep",), mention="counted"),
        "initiatives-missing": Policy("ask", ("join", "whole")),
        "mostly-invalid": Policy("ask", ("keep",), mention="counted"),
        "status-conflict": _NOTE,
        "duplicate": _NOTE,
        "duplicate-across-units": _NOTE,
        "benefit-unread": _NOTE,
        "record-unreadable": _NOTE,
        # support requests
        "support-name-missing": _NOTE,
        "support-phone-missing": _NOTE,
        "support-phone-doubtful": _NOTE,
        "support-content-missing": _NOTE,
        # directories
        "directory-sheet-missing": _BLOCK,
        "directory-sheet-twice": _BLOCK,
        "directory-sheet-unknown": _NOTE,
        "directory-headings-missing": _BLOCK,
        "directory-column-unread": _NOTE,
        "directory-cell-missing": _BLOCK,
        "directory-date-impossible": _BLOCK,
        "directory-date-unclear": _BLOCK,
        "directory-dates-reversed": _BLOCK,
        "directory-number-bad": _BLOCK,
        "directory-choice-unknown": _BLOCK,
        "directory-code-twice": _BLOCK,
        "directory-code-unknown": _BLOCK,
        "directory-name-shared": _BLOCK,
        "directory-quota-twice": _BLOCK,
        "directory-successor-ring": _BLOCK,
        "directory-successor-undated": _NOTE,
        "directory-phases-overlap": _NOTE,
        "directory-branches-exceed": _NOTE,
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
    def policy(self) -> Policy:
        """What its code asks for."""
        return POLICIES[self.code]

    @property
    def severity(self) -> str:
        """ "block", "ask" or "note": the code's, or `grade` where this one weighs less, as when it was answered."""
        return self.grade or self.policy.severity

    @property
    def message(self) -> str:
        """The sentence in the language spoken now: what, where and what to do."""
        return self._sentence("taken" if self.grade else "open")

    @property
    def settled(self) -> str:
        """The same once its file was published: what was answered, in place of the question."""
        return self._sentence("kept" if self.severity == "ask" else "taken")

    def _sentence(self, settled: str) -> str:
        known = int(None not in self.particulars.values())  # for messages that say in words that something is missing
        texts = {"cell": self.cell or "", "sheet": self.sheet or "", "unit": self.unit or "", **self.particulars}
        texts |= {name: shown(text, LONGEST_SHOWN) for name, text in texts.items() if isinstance(text, str)}
        return say(f"finding-{self.code}", **{"count": self.count, "known": known, "settled": settled, **texts})

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
