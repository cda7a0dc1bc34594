"""Step 1 to 2: the reading of a draft, begun beside the page, shown while it lasts, stopped on request."""

from __future__ import annotations

import logging
import time
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from secrets import token_hex

import streamlit as st

from pages.parts.shared.html import headline, show
from pages.parts.upload.draft import Draft, owner
from pages.parts.upload.jobs import Job, Jobs
from pages.parts.upload.mended import MISSING
from pages.parts.upload.steps import steps
from tally.desk import NEW, Answer, Known, visit
from tally.intake.reading import Reading
from tally.wording import number, say

PATIENCE = 1.2  # seconds in which most files are read, so that the page need not be drawn twice
GLANCE = 0.5  # seconds between two looks at a longer reading
STAGES = ("wait", "check", "read", "rows", "checks")

_log = logging.getLogger("tally.upload")


@st.cache_resource(show_spinner=False)
def _jobs() -> Jobs:
    return Jobs()


@dataclass(frozen=True)
class _Page:
    """A page that somebody has open, and the readings that end with it."""

    name: str
    jobs: Jobs

    def leave(self) -> None:
        """The page was closed, or nobody has come back to it."""
        self.jobs.leave(self.name)


@st.cache_resource(scope="session", show_spinner=False, on_release=_Page.leave)
def _page() -> _Page:
    return _Page(token_hex(8), _jobs())


def job(draft: Draft, known: Known) -> Job:
    """The reading of this file as it has been answered so far; begun now unless somebody has begun it before."""
    given, choices, recall, whose = draft.answers, _of_the_table(draft), draft.recall, owner()
    return _jobs().job(
        _key(draft, known),
        lambda told: visit(draft.source, draft.file, known, given, choices, recall=recall, progress=told, owner=whose),
        whose,
        _page().name,
    )


def begun(laid: Mapping[str, Draft], known: Known) -> dict[str, Job]:
    """The readings of the files that are not published yet, after a moment in which most of them end."""
    jobs = {key: job(draft, known) for key, draft in laid.items() if not draft.published}
    ends = time.monotonic() + PATIENCE
    for one in jobs.values():
        one.finished.wait(max(ends - time.monotonic(), 0))
    return jobs


def again(draft: Draft, known: Known) -> None:
    """Forgets a stopped reading, so that the next look begins it anew."""
    _jobs().forget(_key(draft, known))


def _key(draft: Draft, known: Known) -> Hashable:
    """What a reading depends on: the file, what was said of it, and what it is read against."""
    said = (draft.answers, sorted(_of_the_table(draft).items()), draft.recall)
    return draft.sha256, draft.file, repr(said), known.mark


def _of_the_table(draft: Draft) -> dict[str, Answer]:
    """The answers that change how the file is read; what its missing rows mean does not."""
    return {key: answer for key, answer in draft.choices.items() if key != MISSING and answer != NEW}


def finished(draft: Draft, known: Known) -> Job | None:
    """The finished reading; None while it lasts, or was stopped, with that drawn on the page."""
    current = job(draft, known)
    if not current.finished.is_set():
        show(headline(say("upload-reading", file=draft.file), say("upload-reading-sub")), steps(1))
        _watch(draft, known)
        return None
    if current.stopped:
        show(headline(say("upload-stopped", file=draft.file), say("upload-unchanged")), steps(1))
        st.button(say("upload-again"), on_click=again, args=(draft, known), type="primary")
        return None
    if current.broken is not None:
        _log.error("reading failed", exc_info=current.broken)
        show(headline(say("upload-broken", file=draft.file), say("upload-unchanged")), steps(1))
        return None
    if current.visit and draft.mark is None:
        draft.mark = current.visit.mark
    return current


@st.fragment(run_every=GLANCE)
def _watch(draft: Draft, known: Known) -> None:
    """How far the reading is, drawn anew twice a second, and the button that stops it."""
    current = job(draft, known)
    if current.finished.is_set():
        st.rerun()
    st.progress(share(current.done, current.total), text=told(current.stage, current.done, current.total))
    st.button(say("upload-stop"), on_click=current.stop, key=f"stop-{draft.key}")


def share(done: int, total: int | None) -> float:
    """How much of a stage is behind, from 0 to 1; 0 where nobody knows."""
    return min(done / total, 1.0) if total else 0.0


def told(stage: str, done: int, total: int | None) -> str:
    """The stage of a reading in words, and how many rows of how many."""
    words = say(f"upload-stage-{stage if stage in STAGES else 'read'}")
    if not total or total < 2:
        return f"{words} {number(done)}" if done > 1 else words
    return f"{words} {number(done)}/{number(total)}"


def strange(reading: Reading) -> str:
    """How many units of a table the directory does not know: "all", or "most", as of another province; else ""."""
    unknown, count = sum(unit.code is None for unit in reading.units), len(reading.units)
    if reading.kind != "summary" or not unknown:
        return ""
    return "all" if unknown == count else "most" if 2 * unknown > count and unknown > 2 else ""


@st.fragment(run_every=GLANCE * 2)
def await_others(waiting: list[Job]) -> None:
    """Draws the page anew when files beside the one looked at have been read."""
    if any(one.finished.is_set() for one in waiting):
        st.rerun()
