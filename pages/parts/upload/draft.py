"""One file on its way to being published: its bytes, what was answered about it, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from pages.parts.upload.jobs import sha256
from tally.errors import TallyError
from tally.intake.reading import Answers
from tally.papers.returns import Comparison
from tally.store import Published

KEEP, MEND, LEAVE_OUT = "keep", "mend", "leave-out"
_DRAFTS = "upload-drafts"


@dataclass
class Draft:
    """A file as it lies on the page. `choices` maps a question's key to the option chosen; `shown` are those seen.

    `answers` are corrections of how the table is read, before the choices; `layout` is the mark of the table's shape,
    under which they are remembered, and `recalled` says that they were. `token` is what the comparison on the screen
    rests on, `meanwhile` the conflict that was met, `returned` the comparison with the
    register in force, `published` the outcome.
    """

    file: str
    source: bytes
    sha256: str
    choices: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    answers: Answers = field(default_factory=Answers)
    layout: str | None = None
    recalled: bool = False
    token: str | None = None
    meanwhile: TallyError | None = None
    failed: TallyError | None = None
    returned: tuple[object, Comparison | None] | None = None
    published: Published | None = None
    kind: str = ""
    published_as_of: date | None = None
    published_units: int = 0

    @property
    def key(self) -> str:
        """What widgets about this file are keyed by."""
        return self.sha256[:12]

    def answered(self, aliases: Mapping[str, str]) -> Answers:
        """What to read the file with: the names people have confirmed, the corrections, and the choices made here."""
        left_out = {name: "" for name, code in self._unknown().items() if code == LEAVE_OUT}
        return replace(
            self.answers,
            aliases={**aliases, **self.named(), **left_out},
            columns={**self.answers.columns, **self._columns()},
            header_row=int(self.choices.get("two-tables", 0)) or self.answers.header_row,
            sheet=self.choices.get("sheet-choice") or self.answers.sheet,
            duplicates=_of(self.choices, "unit-duplicated", ("add", "last")) or self.answers.duplicates,
            quotas=_of(self.choices, "quota-differs", ("keep", "take"))
            or _of(self.choices, "shuffled-quota", ("keep", "take"))
            or self.answers.quotas,
            thousands=_of(self.choices, "ambiguous-number", ("thousands", "decimal")) or self.answers.thousands,
        )

    def named(self) -> dict[str, str]:
        """Printed name -> unit code, as confirmed here."""
        return {name: code for name, code in self._unknown().items() if code not in (LEAVE_OUT, MEND)}

    def _columns(self) -> dict[str, str]:
        """Column letters -> field, where several columns could have been it."""
        told = {
            key.partition(":")[2]: letters for key, letters in self.choices.items() if key.startswith("two-tables:")
        }
        return {letters: name for name, letters in told.items() if letters != MEND}

    def _unknown(self) -> dict[str, str]:
        return {key.partition(":")[2]: code for key, code in self.choices.items() if key.startswith("unit-unknown:")}


def _of(choices: Mapping[str, str], key: str, options: tuple[str, ...]) -> str | None:
    return choices.get(key) if choices.get(key) in options else None


def drafts() -> dict[str, Draft]:
    """The files on this person's page, by sha256 and name, in the order they came."""
    return st.session_state.setdefault(_DRAFTS, {})


def lay(files: list[tuple[str, bytes]]) -> None:
    """Makes these the files on the page; one that lay there already keeps its answers."""
    known = drafts()
    laid = {}
    for name, source in files:
        digest = sha256(source)
        laid[f"{digest}:{name}"] = known.get(f"{digest}:{name}") or Draft(name, source, digest)
    st.session_state[_DRAFTS] = laid
