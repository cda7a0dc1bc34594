"""Several files at once: those that need no answer and say their own date are published with one button."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft
from pages.parts.upload.files import notice
from pages.parts.upload.jobs import Job
from pages.parts.upload.publish import Terms, fitting_period, obstacles, publish_now, signature
from pages.parts.upload.questions import open_ones, questions, unseen
from tally.directory import Directory
from tally.intake.reading import Reading
from tally.wording import listing, say


def together(laid: Mapping[str, Draft], jobs: Mapping[str, Job], directory: Directory) -> None:
    """The button for all files that are ready, oldest figures first; each stays one upload of its own."""
    ready = [(laid[key], job.reading) for key, job in jobs.items() if _is_ready(laid[key], job, directory)]
    if len(ready) < 2:
        return
    ready.sort(key=lambda one: one[1].as_of)
    names = listing(draft.file for draft, _ in ready)
    with st.expander(say("upload-together", count=len(ready))):
        st.caption(say("upload-together-note", files=names))
        who = signature("together")
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
    reading = job.reading
    if reading is None or reading.as_of is None or reading.kind != "summary":
        return False
    asked = questions(reading, directory)
    waiting = len(open_ones(asked, draft)) + len(unseen(asked, draft))
    terms = Terms(fitting_period(directory, reading.as_of), reading.as_of, "")
    return not obstacles(reading, terms, waiting)


def _publish(ready: list[tuple[Draft, Reading]], directory: Directory, who: str) -> None:
    with st.spinner(say("upload-publishing")):
        for draft, reading in ready:
            period = fitting_period(directory, reading.as_of)
            seen = own_store().token(period.code)
            publish_now(reading, draft, Terms(period, reading.as_of, who), seen)
