"""Step 4: the date, who and why; then the one button that says what it will do, or why it cannot yet.

Of several files those that need no answer and say their own date are published with one button together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

import streamlit as st

from pages.parts.shared.deeds import acknowledge, failure, moved_on, notice, seen_state, signature
from pages.parts.shared.html import Markup, headline, note, show, tag
from pages.parts.shared.take import Take, download
from pages.parts.shared.view import link, own_store
from pages.parts.upload.compare import changed_by, missing
from pages.parts.upload.draft import Draft, Proposal, desk, kept
from pages.parts.upload.questions import doubted, steps, unanswered, unseen
from pages.parts.upload.reading import Job
from tally.bounds import LONGEST
from tally.desk import Visit, remember
from tally.directory import Directory
from tally.errors import Conflict, TallyError
from tally.keeping.seen import compared, takes_effect
from tally.papers.marked import marked_workbook
from tally.store.changes import Doubt
from tally.store.publish import Plan, Published
from tally.wording import day, explain, moment, say, termed

OTHERS = ("directory", "support")
"""Kinds of files that are no figures of a date."""


def proposed(draft: Draft, visit: Visit, directory: Directory) -> Proposal:
    """The file under the date and the period that stand in its boxes, whether `dated` draws them or not."""
    reading, typed = visit.reading, draft.typed
    if reading.directory is not None:
        usual = takes_effect(own_store(), reading.directory)
        return Proposal(draft, visit, None, typed.get(f"from-{draft.key}", usual))
    if reading.kind == "support":
        return Proposal(draft, visit, None, date.today())
    as_of = typed.get(f"as-of-{draft.key}-{reading.as_of}", reading.as_of)
    fitting = directory.period_on(as_of)
    return Proposal(draft, visit, typed.get(f"period-{draft.key}-{fitting.code}", fitting), as_of)


def dated(of: Proposal, directory: Directory) -> None:
    """The as-of date, read from the file or asked, and the period it falls in, to be changed where it is wrong."""
    draft, reading, as_of, period = of.draft, of.visit.reading, of.as_of, of.period
    if reading.directory is not None:
        # From when a directory is in force: earlier dates keep the quotas, clusters and units that they had.
        box = kept(draft, f"from-{draft.key}", as_of)
        st.columns([2, 5])[0].date_input(say("directory-from"), value=None, format="DD/MM/YYYY", **box)
        show(note(say("directory-from-note")))
    if period is None:
        return
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    box = kept(draft, f"as-of-{draft.key}-{reading.as_of}", as_of)
    left.date_input(say("upload-as-of"), value=None, format="DD/MM/YYYY", **box)
    box = kept(draft, f"period-{draft.key}-{directory.period_on(as_of).code}", period)
    right.selectbox(say("upload-period"), list(directory.periods), format_func=lambda one: termed(one.name), **box)
    known = "asked" if as_of is None else "read" if as_of == reading.as_of else "given"
    show(note(say(f"upload-as-of-{known}")))


def signed_by(draft: Draft) -> tuple[str, str]:
    """Who publishes, and a note for the history."""
    left, right = st.columns(2)
    with left:
        who = signature(f"who-{draft.key}")
    box = kept(draft, f"note-{draft.key}", "")
    return who, right.text_input(say("upload-note"), max_chars=LONGEST["note"], **box).strip()


@dataclass(frozen=True)
class FileState:
    """How a file stands: `word` of `upload-state-<word>` in the list, and how much it waits for.

    What keeps it from being published is termed in full by `upload-obstacle-<word>`.
    """

    word: str
    count: int = 0
    of: Proposal | None = None

    def __str__(self) -> str:
        return say(f"upload-state-{self.word}", count=self.count)

    @property
    def reason(self) -> str:
        """Why it cannot be published yet."""
        return say(f"upload-obstacle-{self.word}", count=self.count, day=self.of and self.of.as_of)


def obstacles(of: Proposal, unanswered: int, *, doubtful: bool = False, again: bool = False) -> list[FileState]:
    """All that keeps this file from being published yet; nothing where it can be.

    `doubtful`: what is probably wrong was not confirmed. `again`: the same was published before.
    """
    ahead = of.as_of is not None and of.as_of > date.today()
    to_mend = sum(finding.count for finding in of.visit.blocking)
    counts = {"block": to_mend, "ask": unanswered, "undated": of.as_of is None, "future": ahead}
    counts = {"published": 1} if again else {**counts, "doubt": doubtful}
    return [FileState(word, int(count), of) for word, count in counts.items() if count]


def buttons(of: Proposal, reasons: Sequence[str], before: str) -> None:
    """The button, the sender's own file with the places marked, and the reasons why the first is closed."""
    draft, reading = of.draft, of.visit.reading
    with st.container(horizontal=True, vertical_alignment="center"):
        label = say("upload-publish", day=day(of.as_of)) if of.as_of else say("upload-publish-undated")
        if reading.kind in OTHERS:
            label = say(f"upload-publish-{reading.kind}", count=len(reading.rows or ()))
        pressed = st.button(label, type="primary", disabled=bool(reasons), key=f"publish-{draft.key}")
        if reading.findings:
            name = say("upload-marked-file", file=draft.file.rsplit(".", 1)[0])
            marked = Take(say("upload-marked"), name, partial(marked_workbook, draft.source, reading))
            download(marked, f"marked-{draft.key}")
    if pressed and not of.who:
        notice(say("upload-obstacle-who"), "ask")
        return
    if reasons:
        show(note(say("upload-closed", reasons="; ".join(reasons))))
    if pressed and not reasons:
        with st.spinner(say("upload-publishing")):
            publish_now(of, before)
        st.rerun()


def publish_now(of: Proposal, before: str) -> None:
    """Publishes against what was seen on the screen; a conflict keeps all that was typed and shows the new state."""
    store, draft, visit = own_store(), of.draft, of.visit
    try:
        draft.published = store.publish(
            visit.reading,
            period=of.code,
            as_of=of.as_of or date.today(),
            who=of.who,
            note=of.note,
            answers=visit.answers,
            source=visit.source,
            based_on=before,
            directory=visit.directory,
        )
        moved_on(before, draft.published.token or before)
        draft.refusal, draft.stated, desk().who = (
            None,
            {unit.code: unit for unit in visit.reading.units if unit.code},
            of.who,
        )
        if draft.sha256 == desk().typed_as:
            desk().typed.clear()
        remember(store, visit, draft.mark, of.who)
    except TallyError as refusal:
        draft.refusal = refusal
        if isinstance(refusal, Conflict):
            acknowledge(of.screen, refusal)


def refused(draft: Draft) -> None:
    """Says who published since the comparison was drawn, or what else stood in the way."""
    if isinstance(draft.refusal, Conflict):
        notice(explain(draft.refusal), "ask")
    elif draft.refusal:
        failure(draft.refusal)


def already(plan: Plan | None, kind: str, as_of: date | None) -> bool:
    """Says so where the same figures were published before, and leads on: publishing again would write nothing."""
    if plan is None or plan.already is None:
        return False
    before = plan.already
    notice(say("upload-already", when=moment(before.when), who=before.who, version=before.version))
    if later := before.superseded_by:
        notice(say("upload-already-superseded", when=moment(later.when), who=later.who, file=later.file))
    show(_ways(kind, before.upload, as_of))
    return True


def done(draft: Draft, published: Published) -> None:
    """What was published, when, and where to look at it; of figures, what they changed. And the other files that were
    published from this page.
    """
    store = own_store()
    upload = store.upload(published.upload)
    if published.already:
        answer = headline(say("upload-done-already", when=moment(published.when), who=published.who))
    else:
        key = f"upload-done-{upload.kind}" if upload.kind in OTHERS else "upload-done"
        said = say(key, file=draft.file, day=day(upload.as_of), units=len(upload.units))
        answer = headline(said, say("upload-done-sub", when=moment(published.when)))
    also = {it.file: it.published for it in desk().drafts.values() if it.published and it is not draft}
    dates = [f"{file} ({day(store.upload(its.upload).as_of)})" for file, its in also.items() if not its.already]
    others = note(say("upload-done-others", files=dates)) if dates else ""
    show(answer, others, steps(4), _ways(upload.kind, upload.id, upload.as_of))
    if upload.kind not in OTHERS:
        if draft.compared is None:  # published unseen: what it changed, as the preview would have shown it
            draft.compared = compared(store, store.changes(upload.id), upload.period, upload.as_of)
        show(changed_by(draft.compared, say("upload-compare-done"), stated=draft.stated))


def _ways(kind: str, upload: int, as_of: date | None) -> Markup:
    """Where to go from a published file, as links that look like what they are: the next steps."""
    ways = {f"upload-see-{kind}": link(kind)}
    if kind not in OTHERS:
        ways = {"upload-see-overview": link("", as_of=as_of)}
        ways["upload-see-history"] = link("history", as_of=as_of, upload=upload)
    return tag("p", *(tag("a", say(words), class_="t-btn", href=href) for words, href in ways.items()), class_="t-ways")


_SHOWN, _PASSED = "together-shown", "together-passed"


def together(laid: Mapping[str, Draft], files: Mapping[str, FileState]) -> None:
    """The button for all files that are ready, oldest figures first; each stays one upload of its own."""
    token, state = cache(own_store().token), st.session_state
    ready = [it.of for it in files.values() if it.word == "ready" and it.of and it.of.visit.reading.kind not in OTHERS]
    # Whoever presses has seen the files that were in the list as it was drawn before this run.
    shown, pressed = state.get(_SHOWN, ()), state.get("together")
    state[_SHOWN] = {file.draft.key for file in ready}
    passed = state.setdefault(_PASSED, set())
    passed |= {key for key in shown if key in laid and _passed_over(laid[key], files[key].word)}
    if names := [draft.file for key, draft in laid.items() if key in passed]:
        notice(say("upload-together-passed", files=names))
    if left := [file.draft for file in ready if file.draft.refusal]:
        refused(left[0])
        notice(say("upload-together-left", files=[draft.file for draft in left]), "ask")
    if len(ready) < 2 and not (ready and pressed):
        return
    ready.sort(key=lambda file: file.as_of or date.max)
    again = [it.of for key, it in files.items() if key in passed and it.word == "published" and it.of]
    tokens = {file.code: seen_state(f"together-{file.code}", token(file.code)) for file in (*again, *ready)}
    with st.expander(say("upload-together", count=len(ready)), key="together-box"):
        show(note(say("upload-together-note", files=[f"{it.draft.file} ({day(it.as_of)})" for it in ready])))
        who = signature("who-together")
        pressed = st.button(say("upload-together-publish", count=len(ready)), key="together")
        if pressed and not who:
            notice(say("upload-obstacle-who"), "ask")
        elif pressed:
            seen = [*again, *(file for file in ready if file.draft.key in shown)]
            _publish([replace(file, who=who) for file in seen], tokens)
            st.rerun()


def _passed_over(draft: Draft, word: str) -> bool:
    """Whether what it says was published by another file or person."""
    return draft.published.already if draft.published else word == "published"


def states(laid: Mapping[str, Draft], jobs: Mapping[str, Job], directory: Directory) -> dict[str, FileState]:
    """How each file stands."""
    token = cache(own_store().token)
    return {key: _state_of(draft, jobs.get(key), directory, token) for key, draft in laid.items()}


def _state_of(draft: Draft, job: Job | None, directory: Directory, token: Callable[[str], str]) -> FileState:
    """A file is "ready" without a question or anything to mend or doubt, dated, and not published yet.

    A register that some initiatives in force are missing from is looked at by itself first, and so is a file with
    answers that stand chosen and that nobody has seen.
    """
    if draft.published:
        return FileState("published")
    if job is None or not job.finished.is_set():
        return FileState("reading")
    if not isinstance(visit := job.outcome, Visit):
        return FileState("refused")
    of = proposed(draft, visit, directory)
    again, doubts = (False, ()) if visit.blocking else _planned(of, token(of.code))
    asked = visit.asked if visit.blocking else [*visit.asked, *missing(of)]
    waiting, new = unanswered(asked, doubted(doubts or (), draft), draft), len(unseen(asked, draft))
    ready = FileState("proposed", new) if new else FileState("ready", of=of)
    return next(iter(obstacles(of, waiting, doubtful=doubts is None, again=again)), ready)


def _planned(of: Proposal, token: str) -> tuple[bool, Sequence[Doubt] | None]:
    """Whether the same was published before, and what is probably wrong, None where nothing can be told; asked once."""
    kept: dict[tuple[object, ...], tuple[bool, Sequence[Doubt] | None]]
    kept = st.session_state.setdefault("together-planned", {})
    if (key := (of.draft.key, of.code, of.as_of, token, repr(of.visit.answers))) not in kept:
        plan = of.plan()
        kept[key] = (plan.already is not None, plan.doubts) if plan else (False, None)
    return kept[key]


def _publish(files: list[Proposal], tokens: dict[str, str]) -> None:
    """Each after the one before it: against the state that was on the screen, and our own uploads since.

    What somebody published since holds nothing up where it is what these files say, or changes no figure at their date.
    """
    same: set[tuple[str, int]] = set()
    with st.spinner(say("upload-publishing")):
        for file in files:
            publish_now(file, before := tokens[file.code])
            if isinstance(conflict := file.draft.refusal, Conflict):
                ours = sum(code == file.code and upload > int(before.split(".")[0]) for code, upload in same)
                particulars = conflict.particulars
                unchanged = particulars["count"] == ours or particulars["differs"] == say("keep-differs-nothing")
                if unchanged and file.visit.answers.quotas != "take":
                    publish_now(file, str(particulars["token"]))
            if isinstance(conflict := file.draft.refusal, Conflict):
                acknowledge(f"together-{file.code}", conflict)
            elif (done := file.draft.published) and done.already:
                same.add((file.code, done.upload))
            elif done:
                tokens[file.code] = done.token
