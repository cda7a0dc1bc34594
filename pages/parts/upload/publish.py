"""Step 4: the date, who and why; then the one button that says what it will do, or why it cannot yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from pages.parts.shared.address import link
from pages.parts.shared.frame import headline
from pages.parts.shared.html import escape, show
from pages.parts.shared.take import later
from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft, kept
from pages.parts.upload.files import failure, notice
from tally.desk import Visit
from tally.desk.visit import remember
from tally.directory import Directory, Period
from tally.errors import Conflict, TallyError
from tally.intake.reading import Reading
from tally.keeping.seen import takes_effect
from tally.papers.marked import marked_workbook
from tally.rights import acting, may
from tally.store.bounds import LONGEST
from tally.store.types import Plan
from tally.wording import day, explain, moment, say

_WHO = "upload-who"


@dataclass(frozen=True)
class Terms:
    """Under what a file is published. `as_of` is None until somebody has said it."""

    period: Period | None
    as_of: date | None
    who: str
    note: str = ""


def dated(reading: Reading, draft: Draft, directory: Directory) -> tuple[Period | None, date | None]:
    """The as-of date, read from the file or asked, and the period it falls in, to be changed where it is wrong."""
    if reading.kind == "directory":
        return None, _takes_effect(draft)
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
    show(f'<p class="t-note">{escape(_date_note(reading, as_of, period))}</p>')
    return period, as_of


def _takes_effect(draft: Draft) -> date | None:
    """From when a directory is in force: earlier dates keep the quotas, clusters and units that they had."""
    left, _ = st.columns([2, 5])
    usual = takes_effect(own_store())
    day_ = left.date_input(say("directory-from"), value=usual, format="DD/MM/YYYY", key=f"from-{draft.key}")
    show(f'<p class="t-note">{escape(say("directory-from-note"))}</p>')
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


def signature(box: str, label: str = "") -> str:
    """The name of who publishes: the account's, else typed once and standing in every such box from then on."""
    if name := acting().name:
        show(f'<p class="t-note">{escape(say("upload-who"))}: {escape(name)}</p>')
        return name
    if not st.session_state.get(box):
        st.session_state[box] = st.session_state.get(_WHO, "")
    words, most = say("upload-who-placeholder"), LONGEST["who"]
    st.text_input(label or say("upload-who"), "", most, box, placeholder=words, on_change=_sign, args=(box,))
    return str(st.session_state[box]).strip()


def _sign(box: str) -> None:
    st.session_state[_WHO] = st.session_state[box].strip()


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
    unsure: bool = False,
    doubtful: bool = False,
    again: bool = False,
) -> list[str]:
    """Every reason why this file cannot be published yet, in words; none when it can.

    `unsure`: nobody has said yet what it means that initiatives in force are missing from this register.
    `doubtful`: what is probably wrong was not confirmed. `again`: the same was published before.
    """
    if again:
        return [say("upload-obstacle-already")]
    blocking = sum(1 for finding in reading.findings if finding.severity == "block")
    reasons = [
        (blocking > 0, say("upload-obstacle-block", count=blocking)),
        (unanswered > 0, say("upload-obstacle-ask", count=unanswered)),
        (unsure, say("upload-obstacle-whole")),
        (doubtful, say("upload-obstacle-doubt")),
        (terms.as_of is None, say("upload-obstacle-date")),
        (terms.as_of is not None and terms.as_of > date.today(), say("upload-obstacle-future", day=day(terms.as_of))),
    ]
    return [reason for holds, reason in reasons if holds]


def planned(visit: Visit, draft: Draft, period: Period | None, as_of: date | None) -> tuple[Plan | None, str | None]:
    """What publishing would do now, and the token of the comparison that was on the screen until now.

    None while the date is not known, or where nothing can be counted yet.
    """
    if as_of is None:
        return None, None
    seen = draft.token
    try:
        plan = own_store().plan(visit.reading, period.code if period else None, as_of, answers=visit.answers)
    except TallyError:
        return None, seen
    draft.token = plan.token
    return plan, seen


def buttons(visit: Visit, draft: Draft, terms: Terms, reasons: Sequence[str], seen: str | None) -> None:
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
        show(f'<p class="t-note">{escape(say("upload-closed", reasons="; ".join(reasons)))}</p>')
    if pressed and not reasons:
        with st.spinner(say("upload-publishing")):
            publish_now(visit, draft, terms, seen)
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
        return say(f"upload-publish-{reading.kind}", count=reading.rows.num_rows if reading.rows is not None else 0)
    return say("upload-publish", day=day(terms.as_of)) if terms.as_of else say("upload-publish-undated")


def publish_now(visit: Visit, draft: Draft, terms: Terms, seen: str | None) -> None:
    """Publishes against what was seen on the screen; a conflict keeps all that was typed and shows the new state."""
    store, reading = own_store(), visit.reading
    try:
        draft.published = store.publish(
            reading,
            period=terms.period.code if terms.period else None,
            as_of=terms.as_of or date.today(),
            who=terms.who,
            note=terms.note,
            answers=replace(visit.answers, as_of=terms.as_of),
            source=visit.source,
            based_on=seen,
            directory=visit.directory,
        )
        draft.kind, draft.published_as_of, draft.published_units = reading.kind, terms.as_of, len(reading.units)
        draft.meanwhile = draft.failed = None
        if may("remember"):
            remember(store, visit, draft.mark, terms.who)
    except Conflict as conflict:
        draft.meanwhile, draft.token = conflict, None
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
    _ways(kind, before.upload, as_of)
    return True


def done(draft: Draft) -> None:
    """What was published, when, and where to look at it."""
    published = draft.published
    if published is None:
        return
    if published.already:
        headline(say("upload-done-already", when=moment(published.when), who=published.who))
    else:
        headline(_done(draft), say("upload-done-sub", when=moment(published.when)))


def _done(draft: Draft) -> str:
    if draft.kind in ("directory", "support"):
        return say(f"upload-done-{draft.kind}", file=draft.file)
    return say("upload-done", day=day(draft.published_as_of), units=draft.published_units)


def ways_on(draft: Draft) -> None:
    """Where to go from a published file, as links that look like what they are: the next steps."""
    if draft.published:
        _ways(draft.kind, draft.published.upload, draft.published_as_of)


def _ways(kind: str, upload: int, as_of: date | None) -> None:
    ways = {
        "directory": [("directory", "upload-see-directory", None)],
        "support": [("support", "upload-see-support", None)],
    }.get(kind, [("", "upload-see-overview", None), ("history", "upload-see-history", upload)])
    shown = as_of.isoformat() if as_of and kind in ("summary", "register") else None
    links = [
        f'<a class="t-btn" href="{escape(link(page, as_of=shown, upload=number))}">{escape(say(words))}</a>'
        for page, words, number in ways
    ]
    show(f'<p class="t-ways">{"".join(links)}</p>')
