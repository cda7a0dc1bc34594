"""Step 2: what a person must answer. Each question once, with its answers; the one that is safe stands chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.frame import heading
from pages.parts.shared.html import escape, show
from pages.parts.upload.draft import KEEP, LEAVE_OUT, MEND, Draft
from tally.directory import Directory
from tally.findings import Finding
from tally.intake.reading import Reading
from tally.wording import say

CHOICES = {
    "unit-duplicated": ("add", "last", MEND),
    "quota-differs": (KEEP, "take", MEND),
    "shuffled-quota": (KEEP, "take", MEND),
    "ambiguous-number": ("thousands", "decimal", MEND),
}
PLACES = ("sheet-choice", "two-tables")  # answered by which sheet, header row or column to read
NO_SAFE_ANSWER = (
    "unit-duplicated",
    "ambiguous-number",
    "shuffled-quota",
    "status-column-unread",
)  # each answer can give wrong figures
PLACES_SHOWN = 12


@dataclass(frozen=True)
class Question:
    """One thing to answer: the findings that ask it, the options, and the one that loses nothing (None: none does).

    A safe option stands chosen until a person chooses another; publishing confirms it.
    """

    key: str
    findings: tuple[Finding, ...]
    options: tuple[str, ...]
    safe: str | None

    @property
    def code(self) -> str:
        """The finding code that asks."""
        return self.findings[0].code


def questions(reading: Reading, directory: Directory | None) -> list[Question]:
    """What this reading asks, in the order of the file."""
    grouped: dict[str, list[Finding]] = {}
    for finding in reading.findings:
        if finding.severity == "ask":
            grouped.setdefault(key_of(finding), []).append(finding)
    return [_question(key, tuple(findings), directory) for key, findings in grouped.items()]


def key_of(finding: Finding) -> str:
    """The question that a finding asks; several findings may ask the same one."""
    if finding.code == "unit-unknown":
        return f"unit-unknown:{finding.unit}"
    if finding.code == "two-tables" and "field" in finding.particulars:
        return f"two-tables:{finding.particulars['field']}"
    return finding.code


def _question(key: str, findings: tuple[Finding, ...], directory: Directory | None) -> Question:
    first = findings[0]
    if first.code == "unit-unknown":
        return Question(key, findings, (*_units(first, directory), LEAVE_OUT, MEND), None)
    if first.code in PLACES:
        return Question(key, findings, (*map(str, _places(first)), MEND), None)
    options = CHOICES.get(first.code, (KEEP, MEND))
    return Question(key, findings, options, None if first.code in NO_SAFE_ANSWER else options[0])


def _places(finding: Finding) -> Iterable:
    return finding.particulars.get("sheets") or finding.particulars.get("options") or ()


def _units(finding: Finding, directory: Directory | None) -> Iterable[str]:
    """The nearest units first, then all the others by name."""
    if directory is None:
        return ()
    suggested = str(finding.particulars.get("codes", "")).split(", ")
    near = [code for code in suggested if any(unit.code == code for unit in directory.units)]
    rest = sorted((unit for unit in directory.units if unit.code not in near), key=lambda unit: unit.name)
    return (*near, *(unit.code for unit in rest))


def chosen(question: Question, draft: Draft) -> str | None:
    """The answer as it stands: a person's, else the safe one, else none."""
    return draft.choices.get(question.key, question.safe)


def open_ones(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """The questions that still stand between this file and publishing."""
    return [one for one in asked if chosen(one, draft) in (None, MEND)]


def proposed(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """The questions whose answer stands chosen without a person having touched it."""
    return [one for one in asked if one.safe and one.key not in draft.choices]


def unseen(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """Those of `proposed` that were never on the screen: nobody can have agreed to them yet."""
    return [one for one in proposed(asked, draft) if one.key not in draft.shown]


def ask(asked: list[Question], draft: Draft, directory: Directory | None) -> None:
    """Draws the questions, each with its control; from now on they count as seen."""
    if not asked:
        return
    heading(say("upload-questions"), _note(asked, draft))
    for question in asked:
        _draw(question, draft, directory)
    draft.shown |= {one.key for one in asked}


def _note(asked: list[Question], draft: Draft) -> str:
    left, ready = len(open_ones(asked, draft)), len(proposed(asked, draft))
    said = [say("upload-questions-note", open=left, count=len(asked))] if left or not ready else []
    return " ".join([*said, say("upload-proposed-note", count=ready)] if ready else said)


def _draw(question: Question, draft: Draft, directory: Directory | None) -> None:
    with st.container():
        words, control = st.columns([7, 3], vertical_alignment="center")
        with words:
            show(_sentence(question, _stage(question, draft)))
        with control:
            _control(question, draft, directory)


def _stage(question: Question, draft: Draft) -> str:
    """ "ask" while a person must answer, "proposed" while the safe answer stands, "answered" after."""
    if open_ones([question], draft):
        return "ask"
    return "answered" if question.key in draft.choices else "proposed"


def _sentence(question: Question, stage: str) -> str:
    first = question.findings[0]
    more = ""
    if len(question.findings) > 1:
        lines = "".join(f"<li>{place(one)} {escape(one.message)}</li>" for one in question.findings[1:PLACES_SHOWN])
        left = len(question.findings) - PLACES_SHOWN
        lines += f"<li>{escape(say('upload-more-places', count=left))}</li>" if left > 0 else ""
        summary = escape(say("upload-same-question", count=len(question.findings) - 1))
        more = f'<details class="t-more"><summary>{summary}</summary><ul class="t-att">{lines}</ul></details>'
    tag = f'<span class="t-tag {"ask" if stage == "ask" else "done"}">{escape(say(f"upload-tag-{stage}"))}</span>'
    return f'<div class="t-find">{tag}{place(first)}<div>{escape(first.message)}{more}</div></div>'


def place(finding: Finding) -> str:
    """The cell as HTML, with its sheet to be read when pointed at; a blank where there is none."""
    if not finding.cell:
        return "<span></span>"
    return f'<code class="t-code" title="{escape(finding.sheet or "")}">{escape(finding.cell)}</code>'


def _control(question: Question, draft: Draft, directory: Directory | None) -> None:
    key = f"answer-{draft.key}-{question.key}"
    st.session_state[key] = chosen(question, draft)
    st.selectbox(
        say("upload-answer", cell=question.findings[0].cell or ""),
        question.options,
        index=0 if question.safe else None,
        key=key,
        format_func=lambda option: _option(option, question, directory),
        placeholder=say("upload-answer-choose"),
        on_change=_answered,
        args=(question.key, key, draft),
        label_visibility="collapsed",
    )


def _answered(question: str, key: str, draft: Draft) -> None:
    value = st.session_state[key]
    if value is None:
        draft.choices.pop(question, None)
    else:
        draft.choices[question] = value


def _option(option: str, question: Question, directory: Directory | None) -> str:
    if question.code in PLACES and option != MEND:
        kind = "sheet" if question.code == "sheet-choice" else "row" if option.isdigit() else "column"
        return say(f"upload-option-read-{kind}", place=option)
    if question.code == "unit-unknown" and option not in (LEAVE_OUT, MEND):
        return say("upload-option-is-unit", unit=directory.unit(option).name if directory else option)
    family = "total" if question.code.startswith(("total-", "subtotal-", "row-sum-")) else question.code
    own = f"upload-option-{family}-{option}"
    return say(own if own in OPTIONS else f"upload-option-{option}")


OPTIONS = frozenset(
    (
        "upload-option-total-keep",
        "upload-option-quota-differs-keep",
        "upload-option-quota-differs-take",
        "upload-option-shuffled-quota-keep",
        "upload-option-shuffled-quota-take",
        "upload-option-unit-missing-keep",
        "upload-option-status-unknown-keep",
        "upload-option-status-column-unread-keep",
    )
)


def given(draft: Draft, asked: list[Question], directory: Directory | None) -> None:
    """The answers that changed how the file is read, so that their question is gone; and a way to take them back."""
    names = {key.partition(":")[2]: code for key, code in draft.choices.items() if key.startswith("unit-unknown:")}
    still = {one.key for one in asked}
    lines = [
        say("upload-given-left-out", name=name)
        if code == LEAVE_OUT
        else say("upload-given-unit", name=name, unit=directory.unit(code).name if directory else code)
        for name, code in names.items()
        if f"unit-unknown:{name}" not in still and code != MEND
    ]
    others = [key for key in draft.choices if key not in still and not key.startswith("unit-unknown:")]
    lines += [say("upload-given-other", count=len(others))] if others else []
    if lines:
        show("".join(f'<p class="t-note">{escape(line)}</p>' for line in lines))
        st.button(say("upload-answer-again"), on_click=draft.choices.clear, key=f"again-{draft.key}", type="tertiary")
