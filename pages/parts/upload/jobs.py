"""Reading that goes on beside the page: one thread a file, its stage and rows to look at, and a way to stop it.

A file read once with the same answers and the same directory is not read again, whoever asks.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from tally.desk import Visit
from tally.errors import TallyError
from tally.workbook.guarded import Progress

AT_ONCE = 4  # readings of one desk that are begun or wait their turn; its other files wait behind them
KEPT_JOBS = 40
RESTING = 90.0  # seconds since somebody looked at a reading; those that lie on a page are looked at together
KEPT_BYTES = 800_000_000  # of registers' rows; a full sheet's rows take about 300 MB

Work = Callable[[Progress], Visit]


class Stopped(Exception):
    """Somebody pressed the stop button; reading is given up at its next step."""


@dataclass
class Job:
    """One reading under way or done. `stage` is a word for `upload-stage-<stage>`; `total` is None where unknown."""

    stage: str = "wait"
    done: int = 0
    total: int | None = None
    visit: Visit | None = None
    refusal: TallyError | None = None
    broken: BaseException | None = None
    stopped: bool = False
    open_on: set[str] = field(default_factory=set)
    finished: threading.Event = field(default_factory=threading.Event)
    looked: float = field(default_factory=time.monotonic)

    def stop(self) -> None:
        """Asks for the end; the reading is given up at its next step."""
        self.stopped = True

    def told(self, stage: str, done: int = 0, total: int | None = None) -> None:
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
                job.told("wait")  # whoever was stopped meanwhile begins nothing
                job.visit = work(job.told)
        except Stopped:
            job.stopped = True
        except TallyError as refusal:
            job.refusal = refusal
        except BaseException as broken:  # shown and raised where the page looks at it, so that the log has it
            job.broken = broken
        finally:
            job.finished.set()

    def _make_room(self) -> None:
        while len(self._jobs) > KEPT_JOBS or (self._bytes() > KEPT_BYTES and len(self._jobs) > 1):
            key, job = next(iter(self._jobs.items()))
            if not job.finished.is_set() or time.monotonic() - job.looked < RESTING:
                return  # dropped, it would be read again at once
            del self._jobs[key]

    def _bytes(self) -> int:
        rows = [job.visit.reading.rows for job in self._jobs.values() if job.visit]
        return sum(table.nbytes for table in rows if table is not None)
