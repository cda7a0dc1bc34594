"""What can be noticed in a file: one thing at one place, with a stable code, a severity and a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tally.errors import Particulars
from tally.wording import say, shown, tells

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


_KNOWN: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
REFUSALS: tuple[str, ...] = tuple(_KNOWN["refusals"])
"""Codes for which a file is not read at all."""
POLICIES: Mapping[str, Policy] = MappingProxyType(
    {code: Policy(**held | {"answers": tuple(held.get("answers", ()))}) for code, held in _KNOWN["policies"].items()}
)
"""Code -> its policy, in the order in which findings are told."""


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
    particulars: Particulars = field(default_factory=dict)
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
    def untold(self) -> int:
        """How many rows it stands for, where its sentence does not say how many things it is about; else 0."""
        return 0 if tells(f"finding-{self.code}", "count") else self.count

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

    def as_json(self) -> dict[str, str | int | None]:
        """The finding as the command line prints it."""
        names = ("code", "severity", "message", "sheet", "cell", "unit", "count")
        return {name: getattr(self, name) for name in names}


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The same findings, what blocks first, then what asks, then notes; the file's order within each."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def in_file(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """The same findings, each with the name of its file."""
    return tuple(replace(finding, file=file) for finding in findings)
