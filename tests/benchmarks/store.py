"""How fast and how small the store is: `python -m tests.benchmarks.store [--postgresql] [--rows 1000000]`.

Prints each figure beside what it must not exceed; a peer is timed in the same run where one makes sense.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

from tally.store import Store, open_store
from tests.readings import summary

START = date(2022, 1, 1)


def main() -> None:
    """Runs every measurement and prints one line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own, besides SQLite")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{folder}/a.sqlite", f"sqlite:///{folder}/b.sqlite")
    if arguments.postgresql:
        from tests.postgresql import Server

        server = Server()
        try:
            measure("PostgreSQL", server.new_database(), server.new_database())
        finally:
            server.remove()


def measure(engine: str, small: str, large: str) -> None:
    """States, series and history on one engine."""
    few, many = open_store(small), open_store(large)
    fill(few, units=14, dates=100)
    middle = START + timedelta(days=50)
    line(engine, "state, 14 units x 100 dates", took(lambda: few.state("2022", middle)), 20)
    line(engine, "series, 14 units x 100 dates", took(lambda: few.series("2022")), 20)
    fill(many, units=1500, dates=100)
    line(engine, "state, 1,500 units x 100 dates", took(lambda: many.state("2022", middle)), 300)
    line(engine, "series, 1,500 units x 100 dates", took(lambda: many.series("2022")), 300)
    fill(few, units=1, dates=900, first=100)
    line(engine, f"history of {len(few.uploads())} uploads", took(few.uploads), 100)
    few.close()
    many.close()


def fill(store: Store, *, units: int, dates: int, first: int = 0) -> None:
    """Publishes a summary of all units at each date."""
    for number in range(first, first + dates):
        reading, source = summary({f"U{unit:04}": number + unit for unit in range(units)}, file=f"{number}.xlsx")
        day = START + timedelta(days=number)
        store.publish(reading, period="2022", as_of=day, who="Lan", source=source)


def took(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds, the median of some runs after a first one."""
    work()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def line(engine: str, what: str, milliseconds: float, limit: float) -> None:
    """One line of the table."""
    verdict = "ok" if milliseconds <= limit else "TOO SLOW"
    print(f"{engine:10}  {what:34}  {milliseconds:8.1f} ms   (at most {limit} ms)  {verdict}", flush=True)


if __name__ == "__main__":
    main()
