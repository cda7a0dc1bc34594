"""Two publishers or amenders on one preview: `python -m tests.faults.race [--tries 1000] [--engine postgresql]`.

Both take the token, wait for each other, and publish different files for the same date. Exactly one must win; the
other is told who was faster, and goes on with the token that it was given. Then one withdraws and the other corrects
what was published last, on one token too: a correction may still be withdrawn, what was withdrawn is not corrected.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection

from tally.errors import Conflict, TallyError
from tally.store import Store, Upload, open_store
from tests.faults.common import OTHER_SUMMARY, SUMMARY, Tally, amend, check_sound, main, place, publish, reading_of

FILES = (SUMMARY, OTHER_SUMMARY)
KINDS = dict(zip(FILES, ("withdraw", "correct"), strict=True))


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
    tally, amended = Tally("two publishers on one preview", engine), Tally("two amenders on one preview", engine)
    for number in range(tries):
        for judged in (tally, amended):
            _judge(number, [ours.recv() for ours, _ in pipes], judged)
    for runner in runners:
        runner.join()
    _count(url, tries, tally, amended)
    check_sound(url, tally)
    return [tally, amended]


def _race(url: str, tries: int, file: str, barrier, report: Connection) -> None:
    with closing(open_store(url, patience=60)) as store:
        for number in range(tries):
            token = store.token(place(number)[0])
            barrier.wait()
            report.send(_attempt(store, number, file, token))
            barrier.wait()
            period = place(number)[0]
            upload, token = store.uploads(period)[0], store.token(period)
            barrier.wait()
            report.send(_attempt_to_amend(store, upload, KINDS[file], token))
            barrier.wait()
    os._exit(0)


def _attempt(store: Store, number: int, file: str, token: str) -> tuple[str, int, str]:
    """("won" or "lost", upload, what the loser was told); the loser publishes again on what it was told."""
    try:
        return "won", publish(store, number, file, based_on=token).upload, file
    except Conflict as conflict:
        said = conflict.particulars
        return "lost", publish(store, number, file, based_on=str(said["token"])).upload, str(said["file"])


def _attempt_to_amend(store: Store, upload: Upload, kind: str, token: str) -> tuple[str, int, str]:
    """The same for an amendment; who comes to correct what was withdrawn is refused for that, and writes nothing."""
    try:
        return "won", amend(store, upload, kind, based_on=token).id, kind
    except Conflict as conflict:
        told = conflict.particulars
        try:
            number = amend(store, upload, kind, based_on=str(told["token"])).id
        except TallyError as refused:
            number = sys.maxsize if refused.code == "amend-not-counted" else 0
        return "lost", number, str(told["kind"])


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


def _count(url: str, tries: int, tally: Tally, amended: Tally) -> None:
    with closing(open_store(url)) as store:
        uploads = store.uploads()
    tally.lost += 2 * tries - len(uploads)
    said = [tuple(last.kind for last in upload.amendments) for upload in uploads if upload.amendments]
    amended.lost += tries - len(said)
    amended.wrong += [f"amended {kinds}" for kinds in said if kinds not in (("withdraw",), ("correct", "withdraw"))]


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=1000)
