"""Two publishers on one preview: `python -m tests.faults.race [--tries 1000] [--engine sqlite|postgresql]`.

Both take the token, wait for each other, and publish different files for the same date. Exactly one must win; the
other is told who was faster, and goes on with the token that it was given.
"""

from __future__ import annotations

import os
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection

from tally.errors import Conflict
from tally.store import Store, open_store
from tests.faults.common import OTHER_SUMMARY, SUMMARY, Tally, check_sound, main, place, publish, reading_of

FILES = (SUMMARY, OTHER_SUMMARY)


def run(url: str, engine: str, tries: int, _server) -> list[Tally]:
    """Lets two processes race that many times."""
    for file in FILES:
        reading_of(file)
    with closing(open_store(url)):
        pass
    context = get_context("fork")
    barrier = context.Barrier(2)
    pipes = [context.Pipe() for _ in FILES]
    runners = [
        context.Process(target=_race, args=(url, tries, file, barrier, mine))
        for file, (_, mine) in zip(FILES, pipes, strict=True)
    ]
    for runner in runners:
        runner.start()
    tally = Tally("two publishers on one preview", engine)
    for number in range(tries):
        _judge(number, [ours.recv() for ours, _ in pipes], tally)
    for runner in runners:
        runner.join()
    _count(url, tries, tally)
    check_sound(url, tally)
    return [tally]


def _race(url: str, tries: int, file: str, barrier, report: Connection) -> None:
    with closing(open_store(url, patience=60)) as store:
        for number in range(tries):
            token = store.token(place(number)[0])
            barrier.wait()
            report.send(_attempt(store, number, file, token))
            barrier.wait()
    os._exit(0)


def _attempt(store: Store, number: int, file: str, token: str) -> tuple[str, int, str]:
    """("won" or "lost", upload, what the loser was told); the loser publishes again on what it was told."""
    try:
        return "won", publish(store, number, file, based_on=token).upload, file
    except Conflict as conflict:
        said = conflict.particulars
        return "lost", publish(store, number, file, based_on=str(said["token"])).upload, str(said["file"])


def _judge(number: int, answers: list[tuple[str, int, str]], tally: Tally) -> None:
    tally.tries += 1
    outcomes = sorted(outcome for outcome, *_ in answers)
    if outcomes != ["lost", "won"]:
        tally.wrong.append(f"try {number}: {answers}")
        return
    (won,), (lost,) = ([answer for answer in answers if answer[0] == outcome] for outcome in ("won", "lost"))
    if won[1] > lost[1] or lost[2] != won[2]:
        tally.wrong.append(f"try {number}: {answers}")
    else:
        tally.refused += 1
        tally.recovered += 1


def _count(url: str, tries: int, tally: Tally) -> None:
    with closing(open_store(url)) as store:
        tally.lost += 2 * tries - len(store.uploads())


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=1000)
