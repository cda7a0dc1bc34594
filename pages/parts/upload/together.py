"""Several files at once: those that need no answer and say their own date are published with one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import streamlit as st

from pages.parts.shared.deeds import acknowledge, notice, seen, signature
from pages.parts.shared.html import note, show
from pages.parts.shared.view import own_store
from pages.parts.shared.words import some
from pages.parts.upload.draft import Draft
from pages.parts.upload.mended import missing
from pages.parts.upload.publish import Terms, obstacles, publish_now
from pages.parts.upload.questions import open_ones, unseen
from pages.parts.upload.reading import Job
from tally.desk import Visit
from tally.directory import Directory, Period
from tally.wording import explain, say

_SHOWN = "together-shown"


@dataclass(frozen=True)
class Ready:
    """A file that needs nobody, as it was read, and under what it is published."""

    draft: Draft
    visit: Visit
    period: Period
    as_of: date


def together(laid: Mapping[str, Draft], jobs: Mapping[str, Job], directory: Directory) -> None:
    """The button for all files that are ready, oldest figures first; each stays one upload of its own."""
    token = cache(own_store().token)
    ready = [file for key, job in jobs.items() if (file := _ready(laid[key], job, directory, token))]
    if meanwhile := next((file.draft.meanwhile for file in ready if file.draft.meanwhile), None):
        notice(explain(meanwhile), "ask")
    if len(ready) < 2:
        return
    ready.sort(key=lambda one: one.as_of)
    tokens = {file.period.code: seen(f"together-{file.period.code}", token(file.period.code)) for file in ready}
    with st.expander(say("upload-together", count=len(ready)), key="together-box"):
        show(note(say("upload-together-note", files=some(file.draft.file for file in ready))))
        who = signature("who-together")
        pressed = st.button(say("upload-together-publish", count=len(ready)), key="together")
        # Whoever presses has seen the files that were in the list as it was drawn before this run.
        shown = st.session_state.get(_SHOWN, ())
        st.session_state[_SHOWN] = {file.draft.key for file in ready}
        if pressed and not who:
            notice(say("upload-obstacle-who"), "ask")
        elif pressed:
            _publish([file for file in ready if file.draft.key in shown], tokens, who)
            st.rerun()


def _ready(draft: Draft, job: Job, directory: Directory, token: Callable[[str], str]) -> Ready | None:
    """Read, dated by itself, in figures, without a question or anything to mend, and not published yet.

    A register that some initiatives in force are missing from is looked at by itself first, and so is a file with
    answers that stand chosen and that nobody has seen.
    """
    reading = job.visit.reading if job.visit else None
    if job.visit is None or reading is None or reading.as_of is None or reading.kind not in ("summary", "register"):
        return None
    ready = Ready(draft, job.visit, directory.period_on(reading.as_of), reading.as_of)
    asked = [*job.visit.asked, *missing(reading, draft, ready.period.code, ready.as_of)]
    waiting = len(open_ones(asked, draft)) + len(unseen(asked, draft))
    if obstacles(reading, Terms(ready.period, ready.as_of, ""), waiting):
        return None
    return None if _doubted(ready, token(ready.period.code)) else ready


def _doubted(ready: Ready, token: str) -> bool:
    """Whether something is probably wrong with it, so that it is looked at by itself; asked once per state."""
    kept: dict[str, tuple[str, bool]] = st.session_state.setdefault("together-doubted", {})
    if kept.get(ready.draft.key, ("", False))[0] != token:
        plan = own_store().plan(ready.visit.reading, ready.period.code, ready.as_of, answers=ready.visit.answers)
        kept[ready.draft.key] = (token, bool(plan.doubts))
    return kept[ready.draft.key][1]


def _publish(ready: list[Ready], tokens: dict[str, str], who: str) -> None:
    """Each after the one before it: against the state that was on the screen, and our own uploads since."""
    with st.spinner(say("upload-publishing")):
        for file in ready:
            code = file.period.code
            publish_now(file.visit, file.draft, Terms(file.period, file.as_of, who), tokens[code])
            if file.draft.meanwhile:
                acknowledge(f"together-{code}", file.draft.meanwhile)
            elif (done := file.draft.published) and not done.already:
                tokens[code] = done.token
