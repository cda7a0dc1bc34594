"""Step 2: what a person must answer, drawn: each question with its answers; the one that is safe stands chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.shared.html import Markup, code, escape, heading, more, note, show, tag
from pages.parts.upload.draft import Draft
from tally.desk.questions import LEAVE_OUT, MEND, NEW, UNITS, Answer, Question
from tally.directory import Directory
from tally.findings import Finding
from tally.wording import keys, say

PLACES_SHOWN = 12


def open_ones(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """The questions that still stand between this file and publishing."""
    return [question for question in asked if question.is_open(draft.choices)]


def proposed(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """The questions whose answer stands chosen without a person having touched it."""
    return [one for one in asked if one.safe and one.key not in draft.choices]


def unseen(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """Those of `proposed` that were never on the screen: nobody can have agreed to them yet."""
    new = [question for question in proposed(asked, draft) if question.key not in draft.shown]
    return [question for question in new if not question.findings[0].policy.harmless]


def ask(asked: list[Question], draft: Draft, directory: Directory | None) -> None:
    """Draws the questions, each with its control; from now on they count as seen."""
    if not asked:
        return
    show(heading(say("upload-questions"), _note(asked, draft)))
    for question in asked:
        _draw(question, draft, directory)
    draft.shown |= {one.key for one in asked}


def _note(asked: list[Question], draft: Draft) -> str:
    left, ready = len(open_ones(asked, draft)), len(proposed(asked, draft))
    said = [say("upload-questions-note", open=left, count=len(asked))] if left or not ready else []
    return " ".join([*said, say("upload-proposed-note", count=ready)] if ready else said)


def _draw(question: Question, draft: Draft, directory: Directory | None) -> None:
    """ "ask" while a person must answer, "proposed" while the safe answer stands, "answered" after."""
    stage = "answered" if question.key in draft.choices else "proposed"
    stage = "ask" if question.is_open(draft.choices) else stage
    with st.container():
        words, control = st.columns([7, 3], vertical_alignment="center")
        with words:
            show(row(question.findings, "ask" if stage == "ask" else "done", say(f"upload-tag-{stage}")))
        with control:
            _control(question, draft, directory)


def row(findings: Sequence[Finding], tone: str, word: str, most: int = PLACES_SHOWN) -> Markup:
    """Findings of one kind: the first as a sentence, the others behind a click, each with its cell."""
    first, others = findings[0], ""
    if len(findings) > 1:
        lines = [tag("li", _place(one), " ", _line(one)) for one in findings[1:most]]
        if (left := len(findings) - most) > 0:
            lines.append(tag("li", say("upload-more-places", count=left)))
        others = more(say("upload-same-question", count=len(findings) - 1), tag("ul", *lines, class_="t-att"))
    said = tag("div", _line(first), others)
    return tag("div", tag("span", word, class_=f"t-tag {tone}"), _place(first), said, class_="t-find")


def _line(finding: Finding) -> str:
    """The sentence, and how many rows it stands for where they are several."""
    if finding.count < 2:
        return finding.message
    return escape(finding.message) + " " + tag("span", say("upload-rows", count=finding.count), class_="t-note")


def _place(finding: Finding) -> Markup:
    """The cell, with its sheet to be read when pointed at; a blank where there is none."""
    return code(finding.cell, title=finding.sheet) if finding.cell else tag("span")


def _control(question: Question, draft: Draft, directory: Directory | None) -> None:
    key = f"answer-{draft.key}-{question.key}"
    st.session_state[key] = question.chosen(draft.choices)
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


def _option(option: Answer, question: Question, directory: Directory | None) -> str:
    if option.verb == "choose":
        if question.code in UNITS:
            return say("upload-option-is-unit", unit=directory.unit(option.what).name if directory else option.what)
        if question.code == "column-unsure":
            return say(f"meaning-{option.what}" if option.what else "upload-field-unused")
        kind = "sheet" if question.code == "sheet-choice" else "row" if option.what.isdigit() else "column"
        return say(f"upload-option-read-{kind}", place=option.what)
    family = "total" if question.code.startswith(("total-", "subtotal-", "row-sum-")) else question.code
    own = f"upload-option-{family}-{option.verb}"
    return say(own if own in keys("vi") else f"upload-option-{option.verb}")


def given(draft: Draft, asked: list[Question], directory: Directory | None) -> None:
    """The answers that changed how the file is read, so that their question is gone; and a way to take them back."""
    still = {question.key for question in asked}
    settled = {key: answer for key, answer in draft.choices.items() if key not in still and answer not in (MEND, NEW)}
    names = {key.partition(":")[2]: answer for key, answer in settled.items() if key.startswith("unit-unknown:")}
    lines = [
        say("upload-given-left-out", name=name)
        if answer == LEAVE_OUT
        else say("upload-given-unit", name=name, unit=directory.unit(answer.what).name if directory else answer.what)
        for name, answer in names.items()
    ]
    others = settled.keys() - {f"unit-unknown:{name}" for name in names}
    lines += [say("upload-given-other", count=len(others))] if others else []
    if lines:
        show(*map(note, lines))
        st.button(say("upload-answer-again"), on_click=draft.choices.clear, key=f"again-{draft.key}", type="tertiary")
