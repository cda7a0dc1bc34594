"""Several files at once: those that need no answer and say their own date are published with one button."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.shared.html import escape, show
from pages.parts.shared.view import own_store
from pages.parts.shared.words import some
from pages.parts.upload.draft import Draft
from pages.parts.upload.files import notice
from pages.parts.upload.jobs import Job
from pages.parts.upload.mended import missing
from pages.parts.upload.publish import Terms, obstacles, publish_now, signature
from pages.parts.upload.questions import open_ones, unseen
from tally.desk import Visit
from tally.desk.visit import fitting_period
from tally.directory import Directory
from tally.wording import say


def together(laid: Mapping[str, Draft], jobs: Mapping[str, Job], directory: Directory) -> None:
    """The button for all files that are ready, oldest figures first; each stays one upload of its own."""
    ready = [(laid[key], job.visit) for key, job in jobs.items() if _is_ready(laid[key], job, directory)]
    if len(ready) < 2:
        return
    ready.sort(key=lambda one: one[1].reading.as_of)
    names = some(draft.file for draft, _ in ready)
    with st.expander(say("upload-together", count=len(ready))):
        show(f'<p class="t-note">{escape(say("upload-together-note", files=names))}</p>')
        who = signature("who-together")
        if st.button(say("upload-together-publish", count=len(ready)), key="together"):
            if not who:
                notice(say("upload-obstacle-who"), "ask")
                return
            _publish(ready, directory, who)
            st.rerun()


def _is_ready(draft: Draft, job: Job, directory: Directory) -> bool:
    """Read, dated by itself, in figures, without a question or anything to mend, and not published yet.

    A register that some initiatives in force are missing from is looked at by itself first, and so is a file with
    answers that stand chosen and that nobody has seen.
    """
    if job.visit is None or job.visit.reading.as_of is None or job.visit.reading.kind not in ("summary", "register"):
        return False
    reading, asked = job.visit.reading, job.visit.asked
    waiting = len(open_ones(asked, draft)) + len(unseen(asked, draft))
    terms = Terms(fitting_period(directory, reading.as_of), reading.as_of, "")
    if obstacles(reading, terms, waiting) or missing(reading, draft, terms.period.code, reading.as_of):
        return False
    return not _doubted(draft, job.visit, terms)


def _doubted(draft: Draft, seen: Visit, terms: Terms) -> bool:
    """Whether something is probably wrong with it, so that it is looked at by itself; asked once per state."""
    key, token = f"doubted-{draft.key}", own_store().token(terms.period.code)
    if st.session_state.get(key, ("", False))[0] != token:
        plan = own_store().plan(seen.reading, terms.period.code, terms.as_of, answers=seen.answers)
        st.session_state[key] = (token, bool(plan.doubts))
    return st.session_state[key][1]


def _publish(ready: list[tuple[Draft, Visit]], directory: Directory, who: str) -> None:
    with st.spinner(say("upload-publishing")):
        for draft, seen in ready:
            as_of = seen.reading.as_of
            period = fitting_period(directory, as_of)
            publish_now(seen, draft, Terms(period, as_of, who), own_store().token(period.code))
