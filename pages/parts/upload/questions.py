"""What a person must answer, everything else that was noticed, and how far a file has come.

The answer that is safe stands chosen. What was noticed stands worst first, each with its cell; counted truly, filtered
by kind and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st

from pages.parts.shared.deeds import notice
from pages.parts.shared.frame import search
from pages.parts.shared.html import Markup, drawn, heading, show, tag
from pages.parts.shared.view import bound
from pages.parts.upload.draft import Draft, kept
from tally.desk.questions import OF_SHEETS, UNITS, Answer, Question
from tally.directory import Directory
from tally.findings import Finding, by_severity
from tally.intake.doubts import TOGETHER
from tally.intake.reading import Reading
from tally.store.changes import Doubt
from tally.text import bare
from tally.text.counts import read_count
from tally.wording import message_keys, say

FEW = 3  # answers that stand open once they were used
SHOWN = 400  # findings of one kind drawn; the counts above them are of all
DONE = ("proposed", "answered")  # of a question that nobody has to answer any more
FILTER_FROM = 8  # fewer than so many need no filter


def steps(reached: int) -> Markup:
    """How far a file has come, of four steps."""
    return drawn("steps", reached=reached)


def sentence(
    reading: Reading, asked: Sequence[Question], draft: Draft, *, stranger: bool, reasons: Sequence[str]
) -> str:
    """The page's answer: how much was read from which file, and what stands before publishing.

    `reasons` are all that keep the button closed: only where there are none is nothing left to answer.
    """
    whole = reading.directory or reading
    clusters = len(reading.directory.clusters) if reading.directory else 0
    nameless = [unit for unit in reading.units if not unit.unit]
    counts = {"units": len(whole.units) - len(nameless), "clusters": clusters, "count": len(reading.rows or ())}
    read = say(f"upload-read-{reading.kind}", file=reading.file, **counts)
    ready = len(proposed(asked, draft))
    usual = say(f"upload-next-{'stranger' if stranger else 'proposed' if ready else 'ready'}", count=ready)
    return f"{read}; {next(iter(reasons), usual)}."


def proposed(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """The questions whose answer stands chosen without a person having touched it."""
    return [one for one in asked if one.safe and one.key not in draft.choices]


def unseen(asked: Iterable[Question], draft: Draft) -> list[Question]:
    """Those of `proposed` that were never on the screen: nobody can have agreed to them yet."""
    new = [question for question in proposed(asked, draft) if question.key not in draft.shown]
    return [question for question in new if not question.findings[0].policy.harmless]


def doubted(doubts: Iterable[Doubt], draft: Draft) -> dict[str, str]:
    """What is probably wrong, in words -> the key of the box that says that it is right all the same."""
    return {
        say(f"keep-doubt-{doubt.code}", **doubt.particulars): f"sure-{draft.key}-{doubt.code}-{doubt.particulars}"
        for doubt in doubts
    }


def unanswered(asked: Iterable[Question], doubts: Mapping[str, str], draft: Draft) -> int:
    """How many questions and doubts still stand between this file and publishing."""
    return sum(it.is_open(draft.choices) for it in asked) + sum(not draft.typed.get(key) for key in doubts.values())


def ask(asked: list[Question], doubts: Mapping[str, str], draft: Draft, directory: Directory) -> None:
    """Draws the questions, each with its control, then what is doubted; from now on they count as seen."""
    if not asked and not doubts:
        return
    show(heading(say("upload-questions"), _note(asked, doubts, draft)))
    for question in asked:
        _draw(question, draft, directory)
    for text, key in doubts.items():
        notice(text, "ask")
        st.checkbox(say("upload-doubt-sure"), **kept(draft, key, False))
    draft.shown |= {one.key for one in asked}


def _note(asked: list[Question], doubts: Mapping[str, str], draft: Draft) -> str:
    left, ready, count = unanswered(asked, doubts, draft), len(proposed(asked, draft)), len(asked) + len(doubts)
    said = [say("upload-questions-note", open=left, count=count)] if left or not ready else []
    return " ".join([*said, say("upload-proposed-note", count=ready)] if ready else said)


def _draw(question: Question, draft: Draft, directory: Directory) -> None:
    """ "ask" while a person must answer, "proposed" while the safe answer stands, "answered" after."""
    stage = "answered" if question.key in draft.choices else "proposed"
    stage = "ask" if question.is_open(draft.choices) else stage
    with st.container():
        words, control = st.columns([7, 3], vertical_alignment="center")
        with words:
            show(_row(question.findings, stage))
        with control:
            _control(question, draft, directory)


def _control(question: Question, draft: Draft, directory: Directory) -> None:
    asking = question.findings[0]
    st.selectbox(
        say("upload-answer", cell=asking.cell or "none", text=asking.message),
        question.options,
        index=0 if question.safe else None,
        format_func=lambda option: _option(option, question, directory),
        placeholder=say("upload-answer-choose"),
        label_visibility="collapsed",
        **bound(
            f"answer-{draft.key}-{question.key}", question.chosen(draft.choices), partial(_answer, question, draft)
        ),
    )


def _answer(question: Question, draft: Draft, answer: Answer | None) -> None:
    draft.settled[question.key] = question
    if answer is None:
        draft.choices.pop(question.key, None)
    else:
        draft.choices[question.key] = answer


def _option(option: Answer, question: Question, directory: Directory) -> str:
    if option.verb == "choose":
        if question.code in UNITS:
            return say("upload-option-is-unit", unit=directory.unit(option.what).name)
        if question.code == "column-unsure":
            return say(f"meaning-{option.what}" if option.what else "upload-field-unused")
        kind = "columns" if TOGETHER in option.what else "row" if option.what.isdigit() else "column"
        kind = "sheet" if question.code in OF_SHEETS else kind
        return say(f"upload-option-read-{kind}", place=option.what)
    family = "total" if question.code.startswith(("total-", "subtotal-", "row-sum-")) else question.code
    own = f"upload-option-{family}-{option.verb}"
    printed = str(question.findings[0].particulars.get("value", ""))
    whole = read_count(printed, thousands="thousands").value if question.code == "ambiguous-number" else None
    return say(own if own in message_keys("vi") else f"upload-option-{option.verb}", printed=printed, whole=whole)


def given(draft: Draft, asked: list[Question], directory: Directory) -> None:
    """The questions that are gone because their answer changed how the file is read; each can be answered anew."""
    still = {question.key for question in asked}
    settled = [it for key, it in draft.settled.items() if key in draft.choices and key not in still]
    if settled:
        with st.expander(say("upload-given", count=len(settled)), expanded=len(settled) <= FEW):
            for question in settled:
                _draw(question, draft, directory)


def findings(reading: Reading, draft: Draft) -> None:
    """What blocks and what is only noted; what asks is drawn and counted by the questions."""
    noticed = [finding for finding in by_severity(reading.findings) if finding.severity != "ask"]
    # Places that each stand for all of their rows.
    counts = {severity: sum(f.count for f in noticed if f.severity == severity) for severity in ("block", "note")}
    show(heading(say("upload-findings"), say("upload-findings-counts", **counts)))
    if len(noticed) >= FILTER_FROM:
        words = bare(search(f"words-{draft.key}", say("upload-filter-words"), bind=None))
        noticed = [f for f in noticed if words in bare(f"{f.cell} {f.sheet} {f.unit} {f.message}")]
    show(by_kind(noticed))


def by_kind(noticed: Sequence[Finding], *, settled: bool = False) -> Markup:
    """Those of one kind as one row, in the order in which the first of each stands; `settled` says that the file was
    published, so that what it asked is answered.
    """
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in noticed:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    words = {"ask": "answered"} if settled else {}
    rows = (_row(alike, words.get(severity, severity), settled=settled) for (severity, _), alike in kinds.items())
    return tag("div", *rows, class_="t-finds")


def _row(findings: Sequence[Finding], word: str, *, settled: bool = False) -> Markup:
    """What was noticed, after a word of `upload-tag-<word>` that says how it stands."""
    tone, words = "done" if word in DONE else word, "settled" if settled else "message"
    return drawn("findings", findings=findings, tone=tone, word=say(f"upload-tag-{word}"), most=SHOWN, words=words)
