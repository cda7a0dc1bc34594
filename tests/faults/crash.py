"""PostgreSQL stopped with -m immediate: `python -m tests.faults.crash [--tries 50]`.

One store, opened once, publishes or reads without pause while its server crashes under it. It must answer with one
sentence while the server is away, go on by itself when it is back, and have lost nothing that it acknowledged.
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import closing

from tally.errors import StoreUnavailable
from tally.store import Store, open_store
from tally.wording import explain
from tests.faults.common import SUMMARY, Tally, check_sound, main, place, publish, reading_of
from tests.postgresql import Server


def run(url: str, engine: str, tries: int, server: Server) -> list[Tally]:
    """Crashes the server that many times, by turns in publish and in read."""
    reading_of(SUMMARY)
    tallies = Tally("server crash in publish", engine), Tally("server crash in read", engine)
    chance = random.Random(117)
    acknowledged: dict[int, int] = {}
    with closing(open_store(url, patience=3)) as store:
        publish(store, 0)
        for number in range(1, tries + 1):
            tally = tallies[number % 2]
            work = _Reading(store) if number % 2 else _Publishing(store, number * 1000, acknowledged)
            _crash_under(work, server, chance.uniform(0.02, 0.4), tally)
            _judge(store, work, acknowledged, tally)
    check_sound(url, tallies[0])
    return list(tallies)


class _Work(threading.Thread):
    """Does `once` again and again until it is told to stop, and keeps what it was refused with."""

    def __init__(self, store: Store) -> None:
        super().__init__(daemon=True)
        self.store, self.over, self.done = store, threading.Event(), 0
        self.refusals: list[str] = []
        self.bug: BaseException | None = None

    def run(self) -> None:
        while not self.over.is_set() and self.bug is None:
            try:
                self.once()
                self.done += 1
            except StoreUnavailable as refused:
                self.refusals.append(explain(refused))
                time.sleep(0.02)
            except BaseException as bug:
                self.bug = bug


class _Reading(_Work):
    def once(self) -> None:
        assert len(self.store.state("K0")) == 14


class _Publishing(_Work):
    def __init__(self, store: Store, first: int, acknowledged: dict[int, int]) -> None:
        super().__init__(store)
        self.next, self.acknowledged = first, acknowledged

    def once(self) -> None:
        self.acknowledged[self.next] = publish(self.store, self.next).upload
        self.next += 1


def _crash_under(work: _Work, server: Server, delay: float, tally: Tally) -> None:
    work.start()
    time.sleep(delay)
    server.stop("immediate")
    time.sleep(0.1)
    before = work.done
    server.start()
    until = time.monotonic() + 20
    while work.done <= before and work.bug is None and time.monotonic() < until:
        time.sleep(0.02)
    work.over.set()
    work.join(30)
    tally.tries += 1
    tally.refused += bool(work.refusals)
    if work.bug is not None:
        tally.wrong.append(f"{type(work.bug).__name__}: {work.bug}")
    elif work.done <= before:
        tally.wrong.append("it did not go on when the server was back")
    else:
        tally.recovered += 1


def _judge(store: Store, work: _Work, acknowledged: dict[int, int], tally: Tally) -> None:
    numbers = {upload.id for upload in store.uploads()}
    tally.lost += len(set(acknowledged.values()) - numbers)
    if isinstance(work, _Publishing):
        last = work.next - 1
        if last in acknowledged and not publish(store, last).already:
            tally.wrong.append(f"number {last} of period {place(last)[0]} was published twice")


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=50, engines=("postgresql",))
