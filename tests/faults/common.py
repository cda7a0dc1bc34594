"""What the fault commands share: the engines, real readings of the sample files, and the table they print."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tally.apart import read_apart
from tally.intake.reading import Reading
from tally.keeping.verify import verify
from tally.store import Amendment, Published, Store, Upload, open_store
from tally.store.directories import default
from tests.postgresql import Server

SAMPLE = Path(__file__).parents[2] / "sample_data"
SUMMARY = "bang-tong-hop-2022-05-20.xlsx"
OTHER_SUMMARY = "bang-tong-hop-2022-04-20-minh-hoa.xlsx"
REGISTER = "danh-sach-sang-kien.xlsx"
START = date(2022, 1, 1)
CORRECTED = timedelta(days=100)  # behind every number's own date
PER_PERIOD = 50  # tries that share a period, so that a long run does not measure its own length


@dataclass
class Tally:
    """The counts of one kind of fault on one engine. Anything in `lost`, `torn` or `wrong` fails the run."""

    kind: str
    engine: str
    tries: int = 0
    lost: int = 0
    torn: int = 0
    refused: int = 0
    recovered: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line of the fault table."""
        verdict = "ok" if not (self.lost or self.torn or self.wrong) else "FAILED"
        return (
            f"{self.kind:34} {self.engine:10}  tries {self.tries:5}  lost {self.lost}  torn {self.torn}  "
            f"refused {self.refused:4}  recovered {self.recovered:5}  {verdict}"
        )


def main(description: str, run, *, tries: int, engines: tuple[str, ...] = ("sqlite", "postgresql")) -> None:
    """Runs `run(url, engine, tries, server)` on each engine, prints its lines, and exits with 1 where one failed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--tries", type=int, default=tries)
    parser.add_argument("--engine", choices=engines, action="append")
    options = parser.parse_args()
    failed = False
    for engine in options.engine or engines:
        with database(engine) as (url, server):
            for found in run(url, engine, options.tries, server):
                print(found.line(), *(f"    {text}" for text in found.wrong[:10]), sep="\n", flush=True)
                failed |= "FAILED" in found.line()
    sys.exit(1 if failed else 0)


@contextmanager
def database(engine: str) -> Iterator[tuple[str, Server | None]]:
    """An empty database on this engine, and the server it is on."""
    if engine == "postgresql":
        server = Server()
        try:
            yield server.new_database(), server
        finally:
            server.remove()
        return
    folder = Path(tempfile.mkdtemp(prefix="tally-faults-"))
    try:
        yield f"sqlite:///{folder / 'tally.sqlite'}", None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def reading_of(file: str) -> tuple[Reading, bytes]:
    """A sample file as it is read, and its bytes."""
    source = (SAMPLE / file).read_bytes()
    return read_apart(source, file, default()), source


@cache
def swollen(megabytes: int) -> tuple[Reading, bytes]:
    """The sample register with bytes of this size, to fill a disk or a memory with."""
    reading, source = reading_of(REGISTER)
    noise = b"".join(hashlib.sha512(n.to_bytes(4, "big")).digest() for n in range(megabytes * 2**20 // 64))
    heavy = source + noise
    return replace(reading, sha256=hashlib.sha256(heavy).hexdigest()), heavy


def publish(store: Store, number: int, file: str = SUMMARY, **options) -> Published:
    """Publishes a sample file as the one of this number: every number has a period and a date of its own."""
    reading, source = reading_of(file)
    period, as_of = place(number)
    return store.publish(reading, period=period, as_of=as_of, who="Lan", source=source, directory=default(), **options)


def amend(store: Store, upload: Upload, kind: str, **options) -> Amendment:
    """Withdraws an upload, or gives it the date that `CORRECTED` is after the one it was published with."""
    was = upload.amendments[0].was_as_of if upload.amendments else upload.as_of
    terms = {"as_of": was + CORRECTED} if kind == "correct" else {}
    return store.amend(upload.id, kind, "thử", "Lan", **terms, **options)


def place(number: int) -> tuple[str, date]:
    """The period and as-of date of a number."""
    return f"K{number // PER_PERIOD}", START + timedelta(days=number % PER_PERIOD)


def check_sound(url: str, tally: Tally) -> None:
    """Adds to `torn` whatever `verify`, with every file read again, finds in the store."""
    with closing(open_store(url)) as store:
        found = verify(store.database)
    tally.torn += len(found.problems)
    tally.wrong += [f"{problem.code} {problem.particulars}" for problem in found.problems]
