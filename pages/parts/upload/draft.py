"""One file on its way to being published: its bytes, what was answered about it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from pages.parts.upload.jobs import sha256
from tally.desk import Answer
from tally.errors import TallyError
from tally.intake.reading import Answers
from tally.papers.returns import Comparison
from tally.store import Published

_DRAFTS = "upload-drafts"


@dataclass
class Draft:
    """A file as it lies on the page. `choices` maps a question's key to the answer chosen; `shown` are those seen.

    `answers` are corrections of how the table is read, before the choices; `mark` is the shape under which they are
    remembered, and `recall` says that what an earlier file of that shape was corrected to is wanted. `token` is what
    the comparison on the screen rests on, `meanwhile` the conflict that was met, `returned` the comparison with the
    register in force, `published` the outcome.
    """

    file: str
    source: bytes
    sha256: str
    choices: dict[str, Answer] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    answers: Answers = field(default_factory=Answers)
    mark: str | None = None
    recall: bool = True
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


def lay_beside(file: str, source: bytes) -> None:
    """Lays a file of our own beside those on the upload page, where it is checked, compared and published."""
    lay([*((one.file, one.source) for one in drafts().values()), (file, source)])
    st.session_state["upload-current"] = list(drafts())[-1]
    st.switch_page("upload.py")
