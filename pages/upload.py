"""Bring in: a file is read, looked at, compared with what is in force, and published with one button."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.deeds import WHO, failure, seen_state
from pages.parts.shared.html import heading, headline, leading_to, show, sub
from pages.parts.shared.view import own_store
from pages.parts.upload import compare, directories, panel, publish
from pages.parts.upload import questions as asking
from pages.parts.upload import reading as reading_
from pages.parts.upload.draft import Draft, Proposal, choose, desk, uploader
from pages.parts.upload.questions import sentence, steps
from tally.desk import Known, Question, Visit
from tally.directory import Directory
from tally.errors import TallyError
from tally.intake.reading import NotUnderstood
from tally.keeping.seen import compared
from tally.wording import say


def main() -> None:
    """The page: the answer first, then the files, then the file that is looked at."""
    store = own_store()
    directory = store.directory_in_force()
    known = Known(directory, store.aliases(), store)
    top = st.container()
    st.session_state.setdefault(WHO, desk().who)
    uploader()
    if not (laid := desk().drafts):
        with top:
            show(headline(say("upload-title"), say("upload-title-sub")), steps(1))
        show(sub(leading_to("directory", say("upload-forms"))))
        return
    jobs = reading_.begun(laid, known)
    # Taken before the list says who is still being read: who ends meanwhile has the page drawn anew.
    waiting = [job for job in jobs.values() if not job.finished.is_set()]
    states = publish.states(laid, jobs, directory)
    alike = Counter(str(replace(state, count=0)) for state in states.values())
    chosen = choose(laid, {key: str(state) for key, state in states.items()}, alike)
    publish.together(laid, states)
    look_at(chosen, known, directory, top)
    if waiting:
        reading_.await_others(waiting)


def look_at(draft: Draft, known: Known, directory: Directory, top: DeltaGenerator) -> None:
    """One file, from its reading to its publishing."""
    if draft.published:
        with top:
            publish.done(draft, draft.published)
        return
    with top:
        outcome = reading_.finished(draft, known)
        if isinstance(outcome, TallyError):
            show(headline(say("upload-refused", file=draft.file)), steps(1))
            failure(outcome)
    if isinstance(outcome, NotUnderstood):  # a person says what is what
        panel.panel(None, outcome.sketches, draft, known)
    if not isinstance(outcome, Visit):
        return
    reading = own_store().own_part(outcome.reading)
    visit = replace(outcome, reading=reading)
    stranger = (strange := reading_.strange(reading)) == "all"
    panel.read_as(visit, draft, known)
    if strange:
        directories.offer_directory(reading, draft, directory)
    unknown = [it.reason for it in publish.obstacles(Proposal(draft, visit, None, date.today()), 0)]
    asked, reasons = ([], unknown) if stranger else ask_and_publish(visit, draft, directory, top)
    with top:
        show(
            headline(sentence(reading, asked, draft, stranger=stranger, reasons=reasons)),
            steps(2 if stranger or reasons else 3),
        )


def ask_and_publish(
    visit: Visit, draft: Draft, directory: Directory, top: DeltaGenerator
) -> tuple[list[Question], list[str]]:
    """The questions, the comparison with what is in force, and the button; and the reasons why it is closed."""
    reading, questions = visit.reading, st.container()
    file = publish.proposed(draft, visit, directory)
    publish.dated(file, directory)
    asked = [*visit.asked, *compare.missing(file)]
    plan, as_of = file.plan(), file.as_of
    doubts = asking.doubted(plan.doubts if plan else (), draft)
    with questions:
        asking.ask(asked, doubts, draft, directory)
        directories.offer_units(visit, draft, directory)
        asking.given(draft, asked, directory)
        asking.findings(reading, draft)
    before = seen_state(file.screen, plan.token) if plan else ""
    if reading.directory is not None:
        directories.directory_changes(reading.directory, as_of)
    elif reading.kind == "support":
        directories.support_rows(reading.rows)
    elif plan is None or as_of is None:
        show(heading(say("upload-compare"), say(f"upload-compare-needs-{'answers' if as_of else 'date'}")))
    else:
        rows = draft.compared = compared(own_store(), plan.changes, file.code, as_of, plan.directory)
        stated = {unit.code: unit for unit in reading.units if unit.code}
        show(compare.changed_by(rows, stated=stated), compare.newest(file))
        compare.returned(file)
        compare.join(file)
    with top:
        again = publish.already(plan, reading.kind, as_of)
    publish.refused(draft)
    who, note = publish.signed_by(draft)
    unanswered = asking.unanswered(asked, doubts, draft)
    reasons = [it.reason for it in publish.obstacles(file, unanswered, again=again)]
    publish.buttons(replace(file, who=who, note=note), reasons, before)
    return asked, reasons


with st.container(key="roomy"):
    main()
