"""Bring in: a file is read, looked at, compared with what is in force, and published with one button."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.frame import headline
from pages.parts.shared.view import own_store
from pages.parts.upload import compare, directories, files, findings, publish, together
from pages.parts.upload import contents as found
from pages.parts.upload import mended as returned
from pages.parts.upload import questions as asking
from pages.parts.upload import reading as reading_
from pages.parts.upload.draft import Draft
from pages.parts.upload.steps import reached, sentence, state_of, steps
from tally.directory import Directory
from tally.intake.reading import Reading
from tally.wording import say


def main() -> None:
    """The page: the answer first, then the files, then the file that is looked at."""
    directory = own_store().directory_in_force()
    answer = st.container()
    laid = files.pick()
    if not laid:
        with answer:
            headline(say("upload-title"), say("upload-title-sub"))
            steps(1)
        return
    jobs = reading_.begun(laid, directory)
    states = {key: state_of(draft, jobs.get(key), directory) for key, draft in laid.items()}
    chosen = files.choose(laid, states)
    together.together(laid, jobs, directory)
    look_at(chosen, directory, answer)
    if waiting := [job for job in jobs.values() if not job.finished.is_set()]:
        reading_.await_others(waiting)


def look_at(draft: Draft, directory: Directory, answer) -> None:
    """One file, from its reading to its publishing."""
    if draft.published:
        with answer:
            published(draft)
        return
    with answer:
        job = reading_.finished(draft, directory)
        if job is None:
            return
        if job.refusal:
            headline(say("upload-refused", file=draft.file))
            steps(1)
            files.failure(job.refusal)
            found.find(job.refusal, draft)
            return
    reading = job.reading
    asked = [] if reading_.is_stranger(reading) else asking.questions(reading, directory)
    with answer:
        headline(sentence(reading, asked, draft, reading_.is_stranger(reading)))
        steps(reached(reading, len(asking.open_ones(asked, draft)), reading_.is_stranger(reading)))
    found.found(reading, draft)
    if reading_.is_stranger(reading):
        directories.offer_directory(reading, draft, directory)
        return
    if reading_.is_mostly_strange(reading):
        directories.offer_directory(reading, draft, directory)
    asking.ask(asked, draft, directory)
    asking.given(draft, asked, directory)
    findings.findings(reading, draft)
    compare_and_publish(reading, draft, directory, asked, answer)


def published(draft: Draft) -> None:
    """What was published, where to go from here, and what it changed."""
    publish.done(draft)
    steps(4)
    publish.ways_on(draft)
    if draft.kind in ("summary", "register"):
        compare.changed_by(own_store().changes(draft.published.upload))


def compare_and_publish(
    reading: Reading, draft: Draft, directory: Directory, asked: list[asking.Question], answer
) -> None:
    """The comparison with what is in force, and the button."""
    period, as_of = publish.dated(reading, draft, directory)
    plan, seen = publish.planned(reading, draft, period, as_of)
    if reading.kind == "directory":
        directories.directory_changes(directory, reading.directory)
    elif reading.kind == "support":
        directories.support_rows(reading.rows)
    elif plan is None:
        compare.nothing_yet(as_of)
    else:
        compare.compare(plan.changes, own_store().state(period.code, as_of), reading, directory.as_of(as_of))
    unsure = bool(period and as_of) and returned.returned(reading, draft, period.code, as_of)
    with answer:
        again = publish.already(plan, reading.kind, as_of)
    publish.meanwhile(draft)
    who, note = publish.signed_by(draft)
    terms = publish.Terms(period, as_of, who, note)
    reasons = publish.obstacles(reading, terms, len(asking.open_ones(asked, draft)), unsure=unsure, again=again)
    publish.buttons(reading, draft, terms, reasons, seen)


with st.container(key="roomy"):
    main()
