"""The reading of a draft, begun beside the page, shown while it lasts, stopped on request: one thread a file.

A file read once with the same answers and the same directory is not read again, whoever asks.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex

import streamlit as st

from pages.parts.shared.html import headline, show
from pages.parts.upload.compare import MISSING
from pages.parts.upload.draft import Draft, desk_owner
from pages.parts.upload.questions import steps
from tally.desk import NEW, Answer, Known, Visit, visit
from tally.errors import TallyError
from tally.intake.reading import Reading
from tally.wording import number, say
from tally.workbook.guarded import Progress

AT_ONCE = 4  # readings of one desk that are begun or wait their turn; its other files wait behind them
KEPT_JOBS = 40
RESTING = 90.0  # seconds since somebody looked at a reading; those that lie on a page are looked at together
KEPT_BYTES = 800_000_000  # of registers' rows; a full sheet's rows take about 300 MB

Work = Callable[[Progress], Visit]
PATIENCE = 1.2  # seconds in which most files are read, so that the page need not be drawn twice
GLANCE = 0.5  # seconds between two looks at a longer reading
_log = logging.getLogger("tally.upload")


class Stopped(Exception):
    """Somebody pressed the stop button; reading is given up at its next step."""


@dataclass
class Job:
    """One reading under way or done. `stage` is a word for `upload-stage-<stage>`; `total` is None where unknown.

    `outcome` is what was read, or why nothing was: a refusal, the stop button, a fault of ours.
    """

    stage: str = "wait"
    done: int = 0
    total: int | None = None
    outcome: Visit | BaseException | None = None
    stopped: bool = False
    open_on: set[str] = field(default_factory=set)
    finished: threading.Event = field(default_factory=threading.Event)
    looked: float = field(default_factory=time.monotonic)

    def stop(self) -> None:
        """Asks for the end; the reading is given up at its next step."""
        self.stopped = True

    def at_stage(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """How far it is; raises Stopped once somebody has asked for the end."""
        if self.stopped:
            raise Stopped
        self.stage, self.done, self.total = stage, done, total


class Jobs:
    """All readings of this server, the latest kept."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Semaphore] = {}

    def job(self, key: Hashable, work: Work, owner: str = "", page: str = "") -> Job:
        """The job of this key, begun now unless it is there already; a stopped one is begun anew only by `forget`.

        `owner` takes turns with the others; `page` is the open page that it is shown on, see `leave`.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                job = self._jobs[key] = Job()
                turns = self._turns.setdefault(owner, threading.Semaphore(AT_ONCE))
                threading.Thread(target=self._run, args=(job, work, turns), name="reading", daemon=True).start()
            job.open_on.add(page)
            job.looked = time.monotonic()
            self._jobs.move_to_end(key)
            self._make_room()
        return job

    def forget(self, key: Hashable) -> None:
        """Drops this job, so that the file is read again when asked for."""
        with self._lock:
            if job := self._jobs.pop(key, None):
                job.stop()

    def leave(self, page: str) -> None:
        """Ends and forgets what is shown on no other page than this one, which was closed."""
        with self._lock:
            for job in self._jobs.values():
                job.open_on.discard(page)
            for key in [key for key, job in self._jobs.items() if not job.open_on]:
                self._jobs.pop(key).stop()

    def _run(self, job: Job, work: Work, turns: threading.Semaphore) -> None:
        try:
            with turns:
                job.at_stage("wait")  # whoever was stopped meanwhile begins nothing
                job.outcome = work(job.at_stage)
        except BaseException as why:  # told where the page looks at it
            job.outcome = why
        finally:
            job.finished.set()

    def _make_room(self) -> None:
        while len(self._jobs) > KEPT_JOBS or (self._bytes() > KEPT_BYTES and len(self._jobs) > 1):
            key, job = next(iter(self._jobs.items()))
            if not job.finished.is_set() or time.monotonic() - job.looked < RESTING:
                return  # dropped, it would be read again at once
            del self._jobs[key]

    def _bytes(self) -> int:
        rows = [job.outcome.reading.rows for job in self._jobs.values() if isinstance(job.outcome, Visit)]
        return sum(table.nbytes for table in rows if table is not None)


@st.cache_resource(show_spinner=False)
def _jobs() -> Jobs:
    return Jobs()


@st.cache_resource(scope="session", show_spinner=False, on_release=lambda page: _jobs().leave(page))
def _page() -> str:
    """The name of this open page, whose readings end with it: when it was closed, or nobody has come back to it."""
    return token_hex(8)


def job(draft: Draft, known: Known) -> Job:
    """The reading of this file as it has been answered so far; begun now unless somebody has begun it before."""
    given, choices, recall, whose = draft.answers, _of_the_table(draft), draft.recall, desk_owner()
    return _jobs().job(
        _key(draft, known),
        lambda step: visit(draft.source, draft.file, known, given, choices, recall=recall, progress=step, owner=whose),
        whose,
        _page(),
    )


def begun(laid: Mapping[str, Draft], known: Known) -> dict[str, Job]:
    """The readings of the files that are not published yet, after a moment in which most of them end."""
    jobs = {key: job(draft, known) for key, draft in laid.items() if not draft.published}
    ends = time.monotonic() + PATIENCE
    for one in jobs.values():
        one.finished.wait(max(ends - time.monotonic(), 0))
    return jobs


def _key(draft: Draft, known: Known) -> Hashable:
    """What a reading depends on: the file, what was said of it, and what it is read against."""
    said = (draft.answers, sorted(_of_the_table(draft).items()), draft.recall)
    return draft.sha256, draft.file, repr(said), known.mark


def _of_the_table(draft: Draft) -> dict[str, Answer]:
    """The answers that change how the file is read; what its missing rows mean does not."""
    return {key: answer for key, answer in draft.choices.items() if key != MISSING and answer != NEW}


def finished(draft: Draft, known: Known) -> Visit | TallyError | None:
    """What was read, or why it is refused; None where it lasts, was stopped or failed, with that drawn on the page."""
    current = job(draft, known)
    if not current.finished.is_set():
        show(headline(say("upload-reading", file=draft.file), say("upload-reading-sub")), steps(1))
        _watch(draft, known)
        return None
    if current.stopped:
        show(headline(say("upload-stopped", file=draft.file), say("upload-unchanged")), steps(1))
        st.button(say("upload-again"), on_click=_jobs().forget, args=(_key(draft, known),), type="primary")
        return None
    outcome = current.outcome
    if isinstance(outcome, Visit):
        draft.mark = outcome.mark if draft.mark is None else draft.mark
    elif not isinstance(outcome, TallyError):
        _log.error("reading failed", exc_info=outcome)
        show(headline(say("upload-broken", file=draft.file), say("upload-unchanged")), steps(1))
        return None
    return outcome


@st.fragment(run_every=GLANCE)
def _watch(draft: Draft, known: Known) -> None:
    """How far the reading is, drawn anew twice a second, and the button that stops it."""
    current = job(draft, known)
    if current.finished.is_set():
        st.rerun()
    words = say(f"upload-stage-{current.stage}")
    share, total = 0.0, current.total or 0
    if total > 1:
        share, words = min(current.done / total, 1.0), f"{words} {number(current.done)}/{number(total)}"
    elif current.done > 1:
        words = f"{words} {number(current.done)}"
    st.progress(share, text=words)
    st.button(say("upload-stop"), on_click=current.stop, key=f"stop-{draft.key}")


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
