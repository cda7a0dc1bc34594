"""Backups taken during writes: `python -m tests.faults.backups [--tries 20] [--engine sqlite|postgresql]`.

Each must verify on its own, hold every upload acknowledged before it began, and none that came after one it lacks.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from tally.keeping.verify import verify
from tally.store import open_store
from tests.faults.common import REGISTER, SUMMARY, Tally, check_sound, main, publish, reading_of


def run(url: str, engine: str, tries: int, _server) -> list[Tally]:
    """Takes that many backups while another process publishes."""
    for file in (SUMMARY, REGISTER):
        reading_of(file)
    with closing(open_store(url)):
        pass
    context = get_context("fork")
    newest = context.Value("q", 0)
    writer = context.Process(target=_write, args=(url, newest))
    writer.start()
    folder = Path(tempfile.mkdtemp(prefix="tally-backups-"))
    tally = Tally("backup during writes", engine)
    try:
        for number in range(tries):
            _one(url, folder / f"{number}.sqlite", newest, tally)
    finally:
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        shutil.rmtree(folder)
    check_sound(url, tally)
    return [tally]


def _write(url: str, newest) -> None:
    with closing(open_store(url, patience=60)) as store:
        number = 0
        while True:
            newest.value = publish(store, number, REGISTER if number % 5 == 0 else SUMMARY).upload
            number += 1


def _one(url: str, path: Path, newest, tally: Tally) -> None:
    while newest.value == 0:
        os.sched_yield()
    promised = newest.value
    with closing(open_store(url, patience=60)) as store:
        store.back_up(path)
    with closing(open_store(str(path))) as copy:
        found = verify(copy.database)
        ids = sorted(upload.id for upload in copy.uploads())
    tally.tries += 1
    tally.lost += sum(1 for number in range(1, promised + 1) if number not in set(ids))
    tally.torn += len(found.problems) + (ids != list(range(1, len(ids) + 1)))
    tally.recovered += not found.problems


if __name__ == "__main__":
    main(__doc__.splitlines()[0], run, tries=20)
