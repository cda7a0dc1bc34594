"""Step 4: the date, who and why; then the one button that says what it will do, or why it cannot yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts.shared.address import link
from pages.parts.shared.deeds import acknowledge, failure, moved_on, notice, seen, signature
from pages.parts.shared.html import Markup, headline, note, show, tag
from pages.parts.shared.take import later
from pages.parts.shared.view import own_store
from pages.parts.upload.compare import compared
from pages.parts.upload.draft import Draft, desk, kept
from pages.parts.upload.questions import steps
from tally.desk import Visit, remember
from tally.directory import Directory, Period
from tally.errors import Conflict, TallyError
from tally.intake.reading import Reading
from tally.keeping.seen import takes_effect
from tally.papers.marked import marked_workbook
from tally.rights import may
from tally.store.bounds import LONGEST
from tally.store.types import Plan, Published
from tally.wording import day, explain, moment, say


@dataclass(frozen=True)
class Terms:
    """Under what a file is published. `as_of` is None until somebody has said it."""

    period: Period | None
    as_of: date | None
    who: str
    note: str = ""


def dated(reading: Reading, draft: Draft, directory: Directory) -> tuple[Period | None, date | None]:
    """The as-of date, read from the file or asked, and the period it falls in, to be changed where it is wrong."""
    if reading.directory is not None:
        return None, _takes_effect(draft, reading.directory)
    if reading.kind not in ("summary", "register"):
        return None, date.today()
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    box = kept(draft, f"as-of-{draft.key}-{reading.as_of}", reading.as_of)
    as_of = left.date_input(say("upload-as-of"), value=None, format="DD/MM/YYYY", **box)
    periods, fitting = list(directory.periods), directory.period_on(as_of)
    period = right.selectbox(
        say("upload-period"),
        periods,
        format_func=lambda one: one.name,
        **kept(draft, f"period-{draft.key}-{fitting.code}", fitting),
    )
    show(note(_date_note(reading, as_of, period)))
    return period, as_of


def _takes_effect(draft: Draft, directory: Directory) -> date | None:
    """From when a directory is in force: earlier dates keep the quotas, clusters and units that they had."""
    left, _ = st.columns([2, 5])
    usual = takes_effect(own_store(), directory)
    day_ = left.date_input(say("directory-from"), value=usual, format="DD/MM/YYYY", key=f"from-{draft.key}")
    show(note(say("directory-from-note")))
    return day_


def _date_note(reading: Reading, as_of: date | None, period: Period) -> str:
    if as_of is None:
        return say("upload-as-of-asked")
    if not period.start <= as_of <= period.end:
        return say("upload-as-of-outside", period=period.name, start=period.start, end=period.end)
    return say("upload-as-of-read") if as_of == reading.as_of else say("upload-as-of-given")


def signed_by(draft: Draft) -> tuple[str, str]:
    """Who publishes, and a note for the history."""
    left, right = st.columns(2)
    with left:
        who = signature(f"who-{draft.key}")
    box = kept(draft, f"note-{draft.key}", "")
    return who, right.text_input(say("upload-note"), max_chars=LONGEST["note"], **box).strip()


def doubtful(plan: Plan | None, draft: Draft) -> bool:
    """Asks about what is probably wrong, each to be ticked; whether anything is not ticked yet."""
    asked = [say(f"keep-doubt-{doubt.code}", **doubt.particulars) for doubt in (plan.doubts if plan else ())]
    for question in asked:
        notice(question, "ask")
        st.checkbox(say("upload-doubt-sure"), key=f"sure-{draft.key}-{question}")
    return not all(st.session_state.get(f"sure-{draft.key}-{question}") for question in asked)


def obstacles(
    reading: Reading,
    terms: Terms,
    unanswered: int,
    *,
    doubtful: bool = False,
    again: bool = False,
) -> list[str]:
    """Every reason why this file cannot be published yet, in words; none when it can.

    `doubtful`: what is probably wrong was not confirmed. `again`: the same was published before.
    """
    if again:
        return [say("upload-obstacle-already")]
    blocking = sum(1 for finding in reading.findings if finding.severity == "block")
    reasons = [
        (blocking > 0, say("upload-obstacle-block", count=blocking)),
        (unanswered > 0, say("upload-obstacle-ask", count=unanswered)),
        (doubtful, say("upload-obstacle-doubt")),
        (terms.as_of is None, say("upload-obstacle-date")),
        (terms.as_of is not None and terms.as_of > date.today(), say("upload-obstacle-future", day=day(terms.as_of))),
    ]
    return [reason for holds, reason in reasons if holds]


def planned(visit: Visit, draft: Draft, period: Period | None, as_of: date | None) -> tuple[Plan | None, str]:
    """What publishing would do now, and the state that this session has seen, "" where it has seen none.

    None while the date is not known, or where nothing can be counted yet.
    """
    code = period.code if period else None
    if as_of is None:
        return None, ""
    try:
        plan = own_store().plan(visit.reading, code, as_of, answers=visit.answers)
    except TallyError:
        return None, ""
    return plan, seen(_looked(draft, code), plan.token)


def _looked(draft: Draft, period: str | None) -> str:
    """Under what name a session keeps the state against which it looks at a file."""
    return f"{draft.key}-{period or ''}"


def buttons(visit: Visit, draft: Draft, terms: Terms, reasons: Sequence[str], before: str) -> None:
    """The button, the sender's own file with the places marked, and the reasons why the first is closed."""
    reading = visit.reading
    with st.container(horizontal=True, vertical_alignment="center"):
        label = _label(reading, terms)
        pressed = st.button(label, type="primary", disabled=bool(reasons), key=f"publish-{draft.key}")
        if reading.findings:
            _marked(reading, draft)
    if pressed and not terms.who:
        notice(say("upload-obstacle-who"), "ask")
        return
    if reasons:
        show(note(say("upload-closed", reasons="; ".join(reasons))))
    if pressed and not reasons:
        with st.spinner(say("upload-publishing")):
            publish_now(visit, draft, terms, before)
        st.rerun()


def _marked(reading: Reading, draft: Draft) -> None:
    st.download_button(
        say("upload-marked"),
        data=later(lambda: marked_workbook(draft.source, reading)),
        file_name=say("upload-marked-file", file=draft.file.rsplit(".", 1)[0]),
        on_click="ignore",
        key=f"marked-{draft.key}",
    )


def _label(reading: Reading, terms: Terms) -> str:
    if reading.kind in ("directory", "support"):
        return say(f"upload-publish-{reading.kind}", count=len(reading.rows or ()))
    return say("upload-publish", day=day(terms.as_of)) if terms.as_of else say("upload-publish-undated")


def publish_now(visit: Visit, draft: Draft, terms: Terms, before: str) -> None:
    """Publishes against what was seen on the screen; a conflict keeps all that was typed and shows the new state."""
    store, reading, code = own_store(), visit.reading, terms.period.code if terms.period else None
    try:
        draft.published = store.publish(
            reading,
            period=code,
            as_of=terms.as_of or date.today(),
            who=terms.who,
            note=terms.note,
            answers=replace(visit.answers, as_of=terms.as_of),
            source=visit.source,
            based_on=before,
            directory=visit.directory,
        )
        moved_on(before, draft.published.token or before)
        draft.kind, draft.published_as_of, draft.published_units = reading.kind, terms.as_of, len(reading.units)
        draft.meanwhile = draft.failed = None
        if draft.sha256 == desk().typed_as:
            desk().typed.clear()
        if may("remember"):
            remember(store, visit, draft.mark, terms.who)
    except Conflict as conflict:
        draft.meanwhile = conflict
        acknowledge(_looked(draft, code), conflict)
    except TallyError as error:
        draft.failed = error


def meanwhile(draft: Draft) -> None:
    """Says who published since the comparison was drawn, or what else stood in the way."""
    if draft.meanwhile:
        notice(explain(draft.meanwhile), "ask")
    if draft.failed:
        failure(draft.failed)


def already(plan: Plan | None, kind: str, as_of: date | None) -> bool:
    """Says so where the same figures were published before, and leads on: publishing again would write nothing."""
    if plan is None or plan.already is None:
        return False
    before = plan.already
    notice(say("upload-already", when=moment(before.when), who=before.who, version=before.version))
    if before.superseded_by:
        later = before.superseded_by
        notice(say("upload-already-superseded", when=moment(later.when), who=later.who, file=later.file))
    show(_ways(kind, before.upload, as_of))
    return True


def done(draft: Draft, published: Published) -> None:
    """What was published, when, and where to look at it."""
    if published.already:
        answer = headline(say("upload-done-already", when=moment(published.when), who=published.who))
    else:
        key = f"upload-done-{draft.kind}" if draft.kind in ("directory", "support") else "upload-done"
        said = say(key, file=draft.file, day=day(draft.published_as_of), units=draft.published_units)
        answer = headline(said, say("upload-done-sub", when=moment(published.when)))
    show(answer, steps(4))
    show(_ways(draft.kind, published.upload, draft.published_as_of))


def taken(visit: Visit, period: Period) -> dict[tuple[str, str], int]:
    """The quotas of the file that become the directory's, where that was answered."""
    units = visit.reading.units if visit.answers.quotas == "take" else ()
    return {(period.code, unit.code): unit.quota for unit in units if unit.code and unit.quota is not None}


def receipt(draft: Draft) -> pd.DataFrame:
    """What was published, exactly as the preview showed it; the same for a file that was published unseen."""
    if draft.compared is None and draft.published and draft.published_as_of:
        store, upload = own_store(), draft.published.upload
        period = store.upload(upload).period
        draft.compared = compared(store, store.changes(upload), period, draft.published_as_of)
    return draft.compared


def _ways(kind: str, upload: int, as_of: date | None) -> Markup:
    """Where to go from a published file, as links that look like what they are: the next steps."""
    ways = {
        "directory": [("directory", "upload-see-directory", None)],
        "support": [("support", "upload-see-support", None)],
    }.get(kind, [("", "upload-see-overview", None), ("history", "upload-see-history", upload)])
    shown = as_of.isoformat() if as_of and kind in ("summary", "register") else None
    links = (
        tag("a", say(words), class_="t-btn", href=link(page, as_of=shown, upload=number))
        for page, words, number in ways
    )
    return tag("p", *links, class_="t-ways")
