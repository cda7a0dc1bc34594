"""What a reading asks: each question once, the answers it takes, the one that is safe, and what an answer changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tally.directory import Directory
from tally.findings import Finding
from tally.intake.doubts import TOGETHER
from tally.intake.reading import Answers, Reading
from tally.text import collated


@dataclass(frozen=True)
class Answer:
    """What a person chose: a verb of the finding's policy or "mend"; `what` is the sheet, row, column or unit."""

    verb: str
    what: str = ""


APART = {"status-unknown": "value", "two-tables": "field", "column-unsure": "letters"}
"""Findings of which each asks a question of its own -> the particular that tells these apart."""
SEVERAL = 3  # quotas of which nearly all differ, before a person must say whose count: they may be another column's
MOST_WORDINGS = 12  # wordings of a status that are asked about one by one; more are names or remarks, no statuses
PENDING = {"keep": "pending"}  # what a wording of a status means that is kept as it is
UNITS = ("unit-unknown", "list-without-unit")  # questions that a unit of the directory answers
OF_SHEETS = ("sheet-choice", "sheets-unlike")  # questions that a sheet of the file answers
MEND, LEAVE_OUT = Answer("mend"), Answer("leave-out")
NEW = Answer("new-unit")
"""The name is a unit that the directory lacks: it is to be added there before the file counts."""
Choices = Mapping[str, Answer]
"""A question's key -> what was chosen."""


@dataclass(frozen=True)
class Question:
    """One thing to answer: the findings that ask it, the options, and the one that loses nothing (None: none does).

    A safe option stands chosen until a person chooses another; publishing confirms it.
    """

    key: str
    findings: tuple[Finding, ...]
    options: tuple[Answer, ...]
    safe: Answer | None

    @property
    def code(self) -> str:
        """The finding code that asks."""
        return self.findings[0].code

    def chosen(self, choices: Choices) -> Answer | None:
        """The answer as it stands: a person's, else the safe one, else none."""
        return choices.get(self.key, self.safe)

    def is_open(self, choices: Choices) -> bool:
        """Whether it still stands between the file and publishing."""
        return self.chosen(choices) in (None, MEND, NEW)


def questions(reading: Reading, directory: Directory | None) -> list[Question]:
    """What this reading asks, in the order of the file."""
    grouped: dict[str, list[Finding]] = {}
    for finding in reading.findings:
        if finding.severity == "ask":
            grouped.setdefault(question_key(finding), []).append(finding)
    wordings = [key for key in grouped if key.startswith("status-unknown:")]
    if len(wordings) > MOST_WORDINGS:
        grouped["status-unknown"] = [finding for key in wordings for finding in grouped.pop(key)]
    asked = [_question(key, tuple(findings), directory) for key, findings in grouped.items()]
    unlike = sum(finding.count for finding in grouped.get("quota-differs", ()))
    if unlike < SEVERAL or unlike * 10 < 9 * sum(unit.quota is not None for unit in reading.units):
        return asked
    return [replace(question, safe=None) if question.code == "quota-differs" else question for question in asked]


def question_key(finding: Finding) -> str:
    """The question that a finding asks; several findings may ask the same one."""
    apart = finding.unit if finding.code == "unit-unknown" else finding.particulars.get(APART.get(finding.code, ""))
    return f"{finding.code}:{apart}" if apart else finding.code


def _question(key: str, findings: tuple[Finding, ...], directory: Directory | None) -> Question:
    policy = findings[0].policy
    verbs = ("keep",) if key == "status-unknown" else policy.answers  # many wordings at once mean no one thing
    options = [answer for verb in verbs for answer in _options(verb, findings[0], directory)]
    options += [NEW] if findings[0].code == "unit-unknown" and directory else []
    return Question(key, findings, (*options, MEND), Answer(policy.safe) if policy.safe else None)


def _options(verb: str, finding: Finding, directory: Directory | None) -> Iterable[Answer]:
    if verb != "choose":
        return (Answer(verb),)
    names = _units(finding, directory) if finding.code in UNITS else _places(finding)
    return (Answer(verb, name) for name in names)


def _places(finding: Finding) -> Iterable[str]:
    options = finding.particulars.get("sheets") or finding.particulars.get("options")
    return map(str, options) if isinstance(options, list | tuple) else ()


def _units(finding: Finding, directory: Directory | None) -> Iterable[str]:
    """The codes of the nearest units first, then all the others by name."""
    if directory is None:
        return ()
    suggested = str(finding.particulars.get("codes", "")).split(", ")
    near = [code for code in suggested if any(unit.code == code for unit in directory.units)]
    rest = sorted((unit for unit in directory.units if unit.code not in near), key=lambda unit: collated(unit.name))
    return (*near, *(unit.code for unit in rest))


def answered(choices: Choices, given: Answers) -> Answers:
    """What to read the file with: what was given, and what was chosen besides; "mend" changes nothing."""
    wordings = {wording: answer.verb for wording, answer in _own(choices, "status-unknown").items()}
    return replace(
        given,
        aliases={**given.aliases, **_named(choices, "unit-unknown")},
        columns={
            **given.columns,
            **{own: name for name, several in _named(choices, "two-tables").items() for own in several.split(TOGETHER)},
            **_named(choices, "column-unsure"),
        },
        header_row=int(_what(choices, "two-tables") or 0) or given.header_row,
        sheet=next(filter(None, (_what(choices, code) for code in OF_SHEETS)), given.sheet),
        duplicates=_verb(choices, "unit-duplicated") or given.duplicates,
        quotas=_verb(choices, "quota-differs") or _verb(choices, "shuffled-quota") or given.quotas,
        statuses={**given.statuses, **{it: PENDING.get(verb, verb) for it, verb in wordings.items()}},
        thousands=_verb(choices, "ambiguous-number") or given.thousands,
        dates=_verb(choices, "date-order") or given.dates,
        unit=_what(choices, "list-without-unit") or given.unit,
    )


def confirmed_names(choices: Choices) -> dict[str, str]:
    """Printed name -> unit code, as confirmed; a row that is left out is not remembered."""
    return {name: code for name, code in _named(choices, "unit-unknown").items() if code}


def _own(choices: Choices, code: str) -> dict[str, Answer]:
    """What was chosen for each name that questions of this code ask about, less what changes nothing."""
    own = {key.partition(":")[2]: answer for key, answer in choices.items() if key.startswith(f"{code}:")}
    return {name: answer for name, answer in own.items() if answer not in (MEND, NEW)}


def _named(choices: Choices, code: str) -> dict[str, str]:
    return {name: answer.what for name, answer in _own(choices, code).items()}


def _what(choices: Choices, key: str) -> str:
    return choices.get(key, MEND).what


def _verb(choices: Choices, key: str) -> str:
    answer = choices.get(key, MEND)
    return "" if answer == MEND else answer.verb
