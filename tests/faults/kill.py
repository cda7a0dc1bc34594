"""kill -9 in publish: `python -m tests.faults.kill [--tries 2000] [--engine sqlite|postgresql]`.

Half of the tries die at a named step (each in turn, and after the commit before anybody was told), half at a random
moment. After each: what was acknowledged is there, nothing is there by half, and a retry publishes or is answered
with what was published.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from contextlib import closing

import pyarrow as pa

from tally.store import Upload, open_store
from tally.store.publish import STEPS
from tests.faults.common import PER_PERIOD, REGISTER, SUMMARY, Tally, check_sound, main, place, publish, reading_of

MOMENTS = (*STEPS, "committed")


def run(url: str, engine: str, tries: int, _server) -> list[Tally]:
    """Kills that many publishers, one after the other."""
    for file in (SUMMARY, REGISTER):
        reading_of(file)
    chance = random.Random(20220520)
    with closing(open_store(url)):
        pass
    lasts = _undisturbed(url)
    tallies = Tally("kill -9 at a named step", engine), Tally("kill -9 at a random moment", engine)
    for number in range(1, tries + 1):
        file = REGISTER if number % 5 == 0 else SUMMARY
        if number % 2:
            step, delay = MOMENTS[number // 2 % len(MOMENTS)], None
        else:
            step, delay = None, chance.uniform(0, lasts * 1.2)
        acknowledged = _killed(url, number, file, step, delay)
        _judge(url, number, file, acknowledged, tallies[0 if step else 1])
    check_sound(url, tallies[0])
    return list(tallies)


def _undisturbed(url: str) -> float:
    """Seconds that one publisher takes from start to acknowledgement."""
    begun = time.perf_counter()
    _killed(url, 0, SUMMARY, None, None)
    return time.perf_counter() - begun


def _killed(url: str, number: int, file: str, step: str | None, delay: float | None) -> bool:
    """Publishes in a process that dies at the step or after the delay; whether it had acknowledged before."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        _publish_and_die(url, number, file, step, into)
    os.close(into)
    if delay is not None:
        ready, _, _ = select.select([out], [], [], delay)
        acknowledged = bool(ready) and os.read(out, 1) == b"!"
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = os.read(out, 1)
    os.close(out)
    return rest == b"!" or (delay is not None and acknowledged)


def _publish_and_die(url: str, number: int, file: str, step: str | None, into: int) -> None:
    def die_at(reached: str, *_: object) -> None:
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        store = open_store(url, patience=30)
        publish(store, number, file, progress=die_at)
        die_at("committed")
        os.write(into, b"!")
    finally:
        os._exit(0)


def _judge(url: str, number: int, file: str, acknowledged: bool, tally: Tally) -> None:
    tally.tries += 1
    period, as_of = place(number)
    with closing(open_store(url, patience=30)) as store:
        found = [upload for upload in store.uploads(period) if upload.as_of == as_of]
        if acknowledged and not found:
            tally.lost += 1
        if found and not _whole(store, found[0], file):
            tally.torn += 1
        again = publish(store, number, file)
        if again.already != bool(found) or (found and again.when != found[0].when):
            tally.wrong.append(f"try {number}: the retry was answered {again}")
        elif len(store.uploads(period)) != number % PER_PERIOD + 1:
            tally.wrong.append(f"try {number}: {len(store.uploads(period))} uploads")
        else:
            tally.recovered += 1


def _whole(store, upload: Upload, file: str) -> bool:
    """Whether everything of this upload is there: figures, rows, findings and the original bytes."""
    reading, source = reading_of(file)
    kept = store.reading(upload.id)
    return (kept.units, kept.findings, _values(kept.rows), store.source(upload.id)) == (
        reading.units,
        reading.findings,
        _values(reading.rows),
        source,
    )


def _values(rows: pa.Table | None) -> list[dict[str, object]] | None:
    """What the rows say; how a column numbers its distinct values is not part of that."""
    return None if rows is None else rows.to_pylist()


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=2000)
