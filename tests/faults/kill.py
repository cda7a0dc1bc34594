"""kill -9 in publish, withdraw and correct: `python -m tests.faults.kill [--tries 2000] [--engine sqlite|postgresql]`.

Half of the tries die before they write into a table (each in turn, and after the commit before anybody was told), half
at a random moment; every second upload is then withdrawn or corrected, by turns, in a process that dies at a random
moment too.
After each: what was acknowledged is there, nothing is there by half, and a retry does it or is answered with what was
done before.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial

import pyarrow as pa
from sqlalchemy import Insert, event, text

from tally.store import Store, Upload, history, open_store
from tests.faults.common import (
    PER_PERIOD,
    REGISTER,
    SUMMARY,
    Tally,
    amend,
    check_sound,
    main,
    place,
    publish,
    reading_of,
)

MOMENTS = ("blob", "blob_chunk", "upload", "figures", "packed", "finding", "record", "link", "committed")
KINDS = ("withdraw", "correct")
Work = Callable[[Store], object]
"""What is killed."""


def run(url: str, engine: str, tries: int, _server) -> list[Tally]:
    """Kills that many publishers, one after the other."""
    for file in (SUMMARY, REGISTER):
        reading_of(file)
    chance = random.Random(20220520)
    with closing(open_store(url)):
        pass
    lasts = _undisturbed(url, partial(publish, number=0, file=SUMMARY))
    briefly = _undisturbed(url, partial(amend, upload=_newest(url, 0), kind="withdraw"))
    amended = {kind: Tally(f"kill -9 in {kind}", engine) for kind in KINDS}
    tallies = Tally("kill -9 before a table", engine), Tally("kill -9 at a random moment", engine)
    for number in range(1, tries + 1):
        file = REGISTER if number % 5 == 0 else SUMMARY
        if number % 2:
            step, delay = MOMENTS[number // 2 % len(MOMENTS)], None
        else:
            step, delay = None, chance.uniform(0, lasts * 1.2)
        acknowledged = _killed(url, partial(publish, number=number, file=file), step, delay)
        _judge(url, number, file, acknowledged, tallies[0 if step else 1])
        if number % 2:
            kind, upload = KINDS[number // 2 % 2], _newest(url, number)
            acknowledged = _killed(
                url, partial(amend, upload=upload, kind=kind), None, chance.uniform(0, briefly * 1.2)
            )
            _judge_amended(url, upload, kind, acknowledged, amended[kind])
    check_sound(url, tallies[0])
    return [*tallies, *amended.values()]


def _newest(url: str, number: int) -> Upload:
    with closing(open_store(url, patience=30)) as store:
        return store.uploads(place(number)[0])[0]


def _undisturbed(url: str, work: Work) -> float:
    """Seconds that this takes from start to acknowledgement."""
    begun = time.perf_counter()
    _killed(url, work, None, None)
    return time.perf_counter() - begun


def _killed(url: str, work: Work, step: str | None, delay: float | None) -> bool:
    """Works in a process that dies at the step or after the delay; whether it had acknowledged before."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_die(url, work, step, into)
    os.close(into)
    if delay is not None:
        ready, _, _ = select.select([out], [], [], delay)
        acknowledged = bool(ready) and os.read(out, 1) == b"!"
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _await_server(url)
    rest = os.read(out, 1)
    os.close(out)
    return rest == b"!" or (delay is not None and acknowledged)


def _await_server(url: str) -> None:
    """PostgreSQL ends by itself what its dead client had sent, a commit too: nobody can say before what is there."""
    if not url.startswith("postgresql"):
        return
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() "
        "AND backend_type = 'client backend'"
    )
    ends = time.monotonic() + 5
    with closing(open_store(url)) as store, store.database.engine.connect() as connection:
        while connection.execute(others).scalar() and time.monotonic() < ends:
            time.sleep(0.005)
            connection.rollback()  # what is looked up is kept for as long as a transaction lasts


def _work_and_die(url: str, work: Work, step: str | None, into: int) -> None:
    def die_at(_connection: object, statement: object, *_: object) -> None:
        if statement == step or (isinstance(statement, Insert) and statement.table.name == step):
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        store = open_store(url, patience=30)
        event.listen(store.database.engine, "before_execute", die_at)
        work(store)
        die_at(None, "committed")
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


def _judge_amended(url: str, before: Upload, kind: str, acknowledged: bool, tally: Tally) -> None:
    tally.tries += 1
    with closing(open_store(url, patience=30)) as store:
        done = store.upload(before.id).amendments
        tally.lost += acknowledged and not done
        again, now = amend(store, before, kind), store.upload(before.id)
        told = (again.already, again.kind, len(now.amendments), now.counts, now.as_of)
        if told != (bool(done), kind, 1, kind == "correct", again.as_of) or (done and again.when != done[0].when):
            tally.wrong.append(f"upload {before.id}: the retry was answered {again}, it is now {now}")
        elif not _whole(store, now, before.file):
            tally.torn += 1
        else:
            tally.recovered += 1


def _whole(store, upload: Upload, file: str) -> bool:
    """Whether everything of this upload is there: figures, rows, findings and the original bytes."""
    reading, source = reading_of(file)
    kept = store.database.reading(lambda connection: history.reading(connection, upload.id))
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
