"""One visit of one file: read by one way, asked one set of questions, for the screen and the command line alike.

It is read against what is known, with remembered names and layouts; a visit says what of it stands before publishing.
How a table was corrected is kept under a mark of its headings, for the next file like it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tally import rights
from tally.apart import read_apart
from tally.desk.questions import MEND, NEW, Answer, Choices, Question, answered, confirmed_names, questions
from tally.directory import Directory
from tally.errors import TallyError
from tally.findings import Finding, by_severity
from tally.intake.reading import Answers, NotUnderstood, Reading, Sketch
from tally.intake.register.columns import PRINTED
from tally.text import bare
from tally.wording import listing
from tally.workbook.guarded import Progress

if TYPE_CHECKING:
    from tally.store import Store

__all__ = ["MEND", "NEW", "Answer", "Choices", "Known", "Question", "Visit", "questions", "remember", "visit"]

SHEET, HEADER, TURNED, DATES, STATUS = "#sheet", "#header", "#turned", "#dates", "#status:"
"""What the store keeps beside column letters."""
KINDS = ("summary", "register")
FIELDS = {
    "summary": ("unit", "quota", "valid", "invalid", "pending", "total"),
    "register": tuple(name for name in PRINTED if name != "number"),
    "support": ("name", "phone", "unit", "content"),
}
"""Kind of table -> what a person may name of its columns."""


@dataclass(frozen=True)
class Known:
    """What files are read against: units and quotas, names that people confirmed, and the store with what is in force.

    `store` is None where there is none: no layouts are remembered then, and no initiative is anybody else's.
    """

    directory: Directory | None
    aliases: Mapping[str, str] = field(default_factory=dict)
    store: Store | None = None

    @cached_property
    def mark(self) -> str:
        """The same as long as files are read against the same units and names."""
        return repr((self.directory, self.aliases))

    @classmethod
    def of(cls, store: Store) -> Known:
        """What this store knows now."""
        return cls(store.directory_in_force(), store.aliases(), store)


@dataclass(frozen=True)
class Visit:
    """A file as it was read. `answers` are all that it was read with: `given`, remembered, and the choices made.

    `given` holds the corrections of the table, `recalled` says that they are those of an earlier file of this shape,
    and `mark` is the shape under which they are remembered; None where the file has none.
    """

    source: bytes
    reading: Reading
    answers: Answers
    given: Answers
    directory: Directory | None
    choices: Choices = field(default_factory=dict)
    mark: str | None = None
    recalled: bool = False

    @property
    def asked(self) -> list[Question]:
        """Every question of the file, answered or not."""
        return questions(self.reading, self.directory)

    @property
    def blocking(self) -> list[Finding]:
        """What has to be mended in the file before anything of it counts."""
        return [finding for finding in self.reading.findings if finding.severity == "block"]

    @property
    def unanswered(self) -> list[Question]:
        """What a person has still to answer."""
        return [question for question in self.asked if question.is_open(self.choices)]

    def as_of(self, chosen: date | None = None) -> date | None:
        """The day of its figures: as chosen, as read, or today where a day means nothing (directory, requests)."""
        return chosen or self.reading.as_of or (None if self.reading.kind in KINDS else date.today())

    def must_count(self, *, accept: bool = False) -> None:
        """Raises TallyError where nothing of the file may count: something blocks or, not accepted, is unanswered."""
        if self.blocking:
            first = by_severity(self.blocking)[0].message
            raise TallyError("store-blocked", file=self.reading.file, first=first, count=len(self.blocking))
        if self.unanswered and not accept:
            first = self.unanswered[0].findings[0].message
            raise TallyError("unanswered", file=self.reading.file, count=len(self.unanswered), first=first)


def visit(
    source: bytes,
    file: str,
    known: Known,
    given: Answers | None = None,
    choices: Choices | None = None,
    *,
    recall: bool = True,
    progress: Progress | None = None,
    owner: str = "",
) -> Visit:
    """The file read as everybody reads it: with the names confirmed earlier and, unless told not to, the corrections
    that were made to a table of its shape; these give way to anything said of this table.

    Raises Refusal where nothing can be read, TallyError where an answer names a unit or a sheet that there is none of,
    calls a column what none is in such a table, or names a row of several sheets without its sheet: nothing else is
    read instead. `progress` and `owner` are those of `read_apart`.
    """
    held = known.store.held if known.store else None

    def read(answers: Answers) -> Reading:
        return read_apart(source, file, known.directory, answers, held=held, progress=progress, owner=owner)

    given, choices = given or Answers(), choices or {}
    _must_be_units(given, known.directory)
    given = replace(given, aliases={**known.aliases, **given.aliases})
    store = known.store if recall and not kept_of(given) else None
    mark: str | None = None
    kept: Mapping[str, str]
    try:
        reading = read(answered(choices, given))
        mark = _mark(reading)
        kept = store.layout(mark) if store and mark else {}
    except NotUnderstood as refusal:
        marks = (mark for mark, _, _ in layout_marks(refusal.sketches) if store and store.layout(mark))
        mark = next(marks, None)
        if store is None or mark is None:
            raise
        kept = store.layout(mark)
    if kept:
        given = recalled(kept, given)
        reading = read(answered(choices, given))
    else:
        _must_be_clear(given, reading)
    if given.sheet and reading.sheets and given.sheet not in reading.sheets:
        raise TallyError("answer-no-sheet", file=file, wanted=given.sheet, known=listing(reading.sheets))
    return Visit(source, reading, answered(choices, given), given, known.directory, choices, mark, bool(kept))


def _must_be_units(given: Answers, directory: Directory | None) -> None:
    codes = [unit.code for unit in directory.units] if directory else []
    for code in filter(None, (given.unit, *given.aliases.values())):
        if codes and code not in codes:
            raise TallyError("answer-no-unit", wanted=code, known=", ".join(codes))


def _must_be_clear(given: Answers, reading: Reading) -> None:
    taken = {*reading.columns.values(), ""}
    for letters, name in given.columns.items() if reading.kind in FIELDS else ():
        if taken.isdisjoint((name, f"{name}_mark")):
            known = ", ".join(FIELDS[reading.kind])
            words = {"letters": letters, "wanted": name, "kind": reading.kind, "known": known}
            raise TallyError("answer-no-field", file=reading.file, **words)
    unnamed = next((row for row in given.rows if "!" not in row), None)
    if reading.elsewhere and unnamed:
        raise TallyError(
            "answer-which-sheet", file=reading.file, row=unnamed, sheet=reading.sheet, known=listing(reading.sheets)
        )


def remember(store: Store, seen: Visit, mark: str | None, who: str) -> None:
    """Keeps the names that were confirmed and, under `mark`, how the table was read; what was taken back goes."""
    if not rights.may("remember"):
        return
    for name, code in confirmed_names(seen.choices).items():
        store.remember_alias(name, code, who)
    if mark:
        store.remember_layout(mark, kept_of(seen.given), who)


def _mark(reading: Reading) -> str | None:
    """The same for every table of this kind with these headings in these columns; None for one without any, and for
    other kinds of files."""
    if reading.kind not in KINDS or not any(reading.headings.values()):
        return None
    shape = (reading.kind, sorted((letters, bare(text)) for letters, text in reading.headings.items()))
    return hashlib.sha256(repr(shape).encode()).hexdigest()


def layout_marks(sketches: Iterable[Sketch]) -> Iterator[tuple[str, str, int]]:
    """The marks of a file that nothing was understood of, with their sheets and rows: any row may be its header."""
    for sheet in sketches:
        for row, cells in sheet.rows:
            texts = [(letters, bare(text)) for letters, text in zip(sheet.letters, cells, strict=False) if text]
            if len(texts) > 1:
                yield hashlib.sha256(repr(("row", texts)).encode()).hexdigest(), sheet.sheet, row


def kept_of(answers: Answers) -> dict[str, str]:
    """What is remembered of these answers: how tables like this are read, nothing that is said of this file alone."""
    kept = dict(answers.columns) | {STATUS + wording: status for wording, status in answers.statuses.items()}
    of_table = {
        SHEET: answers.sheet,
        HEADER: answers.header_row and str(answers.header_row),
        TURNED: {None: None, True: "turned", False: "upright"}[answers.turned],
        DATES: answers.dates,
    }
    return kept | {name: text for name, text in of_table.items() if text}


def recalled(kept: Mapping[str, str], given: Answers) -> Answers:
    """The answers with what was remembered, where nothing else was said of the table."""
    return replace(
        given,
        sheet=kept.get(SHEET),
        header_row=int(kept[HEADER]) if HEADER in kept else None,
        columns={letters: name for letters, name in kept.items() if not letters.startswith("#")},
        turned={None: None, "turned": True, "upright": False}[kept.get(TURNED)],
        dates=kept.get(DATES, ""),
        statuses={name.removeprefix(STATUS): text for name, text in kept.items() if name.startswith(STATUS)},
    )
