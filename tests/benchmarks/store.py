"""How fast and how small the store is: `python -m tests.benchmarks.store [--postgresql] [--register FILE] …`.

Prints each figure beside what it must not exceed; a peer is timed in the same run where one makes sense.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import xlsxwriter

from tally.apart import read_apart
from tally.directory import Unit
from tally.intake.reading import Reading
from tally.keeping.seen import over_time, seen
from tally.store import Store, open_store
from tally.store.directories import default
from tests.readings import summary

START = date(2022, 1, 1)
HEADINGS = ("TT", "Đơn vị", "CĐCS", "Tên sáng kiến", "Tác giả", "Ngày công nhận", "Số quyết định", "Kết quả")
VERBS = ("Cải tiến", "Thiết kế", "Ứng dụng", "Tối ưu", "Chế tạo", "Đổi mới cách", "Số hoá", "Rút ngắn")
SUBJECTS = (
    "quy trình khám bệnh",
    "máy cấy lúa",
    "hồ sơ đoàn viên",
    "dây chuyền may",
    "bài giảng Toán",
    "hệ thống tưới",
)
PLACES = ("trạm y tế xã", "trường tiểu học", "xưởng may", "hợp tác xã", "phòng nông nghiệp", "nhà máy gạch", "kho bạc")
FAMILY, MIDDLE = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đinh", "Hoàng"), ("Thị", "Văn", "Thu", "Minh", "Đức", "Ngọc")
GIVEN = ("Hà", "Lan", "Hùng", "Nam", "Bình", "Hoa", "Tuấn", "Hương", "Dũng", "Yến", "Sơn", "Thảo")


def main() -> None:
    """Runs every measurement and prints one line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own, besides SQLite")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the register; 0 leaves it out")
    parser.add_argument("--uploads", type=int, default=0, help="compares so many uploads with 100 (5000: ten minutes)")
    parser.add_argument("--register", type=Path, help="a register to publish, instead of one made up")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.rows or arguments.register:
            path = arguments.register or made_up(Path(folder) / "danh-sach.xlsx", arguments.rows)
            publish_register(path, f"sqlite:///{folder}/register.sqlite", Path(folder))
        measure("SQLite", f"sqlite:///{folder}/a.sqlite", f"sqlite:///{folder}/b.sqlite")
        if arguments.uploads:
            compared(f"sqlite:///{folder}/few.sqlite", f"sqlite:///{folder}/many.sqlite", arguments.uploads)
    if arguments.postgresql:
        from tests.postgresql import Server

        server = Server()
        try:
            measure("PostgreSQL", server.new_database(), server.new_database())
        finally:
            server.remove()


def made_up(path: Path, rows: int) -> Path:
    """A register of this many initiatives: places, subjects and people put together at random, decisions counted on."""
    chance = random.Random(1)
    units = [unit.name for unit in default().units]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, days = book.add_worksheet("Danh sách"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, rows + 1):
            unit, verb, subject, place = (chance.choice(words) for words in (units, VERBS, SUBJECTS, PLACES))
            title = f"{verb} {subject} tại {place} số {row % 9973}"
            author = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
            sheet.write_row(row, 0, (row, unit, f"CĐCS {place}", title, author))
            sheet.write_datetime(row, 5, datetime(2022, 1, 1) + timedelta(days=chance.randrange(140)), days)
            sheet.write_row(
                row, 6, (f"{row % 800}/QĐ-{place[:2].upper()}", "Hợp lệ" if chance.random() < 0.93 else "Không hợp lệ")
            )
    return path


def publish_register(path: Path, url: str, folder: Path) -> None:
    """Reading a large register against publishing it, in time and in bytes."""
    source = path.read_bytes()
    begun = time.perf_counter()
    reading = read_apart(source, path.name, default())
    seconds = time.perf_counter() - begun
    # Names that a person would have to match first are left out of the figures; their rows are kept all the same.
    reading = replace(reading, units=tuple(unit for unit in reading.units if unit.code))
    store = open_store(url)
    begun = time.perf_counter()
    store.publish(reading, period="2022", as_of=date(2022, 5, 20), who="Lan", source=source, directory=default())
    added = time.perf_counter() - begun
    store.close()
    rows = reading.rows.num_rows
    kept = sum(file.stat().st_size for file in folder.glob("register.sqlite*"))
    share, width = added / seconds, (kept - len(source)) / rows
    print(f"register of {rows} rows: read in {seconds:.1f} s, published in {added:.1f} s")
    print(f"  publish / read {share:.2f} (at most 0.25)  {'ok' if share <= 0.25 else 'TOO SLOW'}")
    print(
        f"  bytes a row beside the original {width:.0f} (at most 60)  {'ok' if width <= 60 else 'TOO LARGE'}",
        flush=True,
    )


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
    crowd(many, units=1500, directories=30, withdrawals=200)
    period = many.directory_in_force().period("2022")
    look = seen(many, period, middle, middle - timedelta(days=1))
    line(engine, "state after 200 withdrawals", took(lambda: many.state("2022", middle)), 300)
    line(engine, "series after 200 withdrawals", took(lambda: many.series("2022")), 300)
    line(engine, "series under 30 directories", took(lambda: over_time(many, look, many.dates("2022")), 3), 600)
    fill(few, units=1, dates=900, first=100)
    line(engine, f"history of {len(few.uploads())} uploads", took(few.uploads), 100)
    few.close()
    many.close()


def compared(few: str, many: str, uploads: int) -> None:
    """What so many uploads over 100 dates cost beside 100 of them: opened cold, looked at, published to, amended."""
    costs = []
    for url, several in ((few, 100), (many, uploads)):
        store = open_store(url)
        for number in range(several):
            _publish(store, number)
        store.close()
        costs.append(_costs(open_store(url)))
    for what, cost in costs[1].items():
        line(f"{cost / costs[0][what]:.2f} times", f"{what}, {uploads} uploads", cost, round(2 * costs[0][what], 1))


def _costs(store: Store) -> dict[str, float]:
    """What is done with a store -> milliseconds, the first look included."""
    numbers = count(1_000_000)
    first, middle = took(lambda: store.state("2022"), 1, warm=False), START + timedelta(days=50)
    looks: dict[str, Callable[[], object]] = {
        "state": lambda: store.state("2022", middle), "series": lambda: store.series("2022"),
        "dates": lambda: store.dates("2022"), "list": store.uploads,
        "v_progress": lambda: store.tidy("v_progress"),
    }  # fmt: skip
    costs = {"first look": first} | {what: took(look) for what, look in looks.items()}
    costs["publish"] = took(lambda: _publish(store, next(numbers)))
    for what in ("state", "series", "list"):
        after = [_published_first(store, next(numbers), looks[what]) for _ in range(7)]
        costs[f"{what} after a publish"] = min(after)
    store.close()
    return costs


def _published_first(store: Store, number: int, look: Callable[[], object]) -> float:
    _publish(store, number)
    return took(look, 1, warm=False)


def _publish(store: Store, number: int) -> None:
    reading, source = summary({f"U{unit:04}": number + unit for unit in range(14)}, file=f"{number}.xlsx")
    store.publish(reading, period="2022", as_of=START + timedelta(days=number % 100), who="Lan", source=source)


def fill(store: Store, *, units: int, dates: int, first: int = 0) -> None:
    """Publishes a summary of all units at each date."""
    for number in range(first, first + dates):
        reading, source = summary({f"U{unit:04}": number + unit for unit in range(units)}, file=f"{number}.xlsx")
        day = START + timedelta(days=number)
        store.publish(reading, period="2022", as_of=day, who="Lan", source=source)


def crowd(store: Store, *, units: int, directories: int, withdrawals: int) -> None:
    """Directories that follow each other, the last ones with units that have ended, and uploads that were withdrawn."""
    base, ended = store.directory_in_force(), START + timedelta(days=60)
    for number in range(directories):
        old = {"valid_to": ended, "successor": "U0001"} if 2 * number > directories else {}
        known = [Unit(f"U{n:04}", f"Đơn vị {n}", **(old if n % 50 == 2 else {})) for n in range(units)]
        quotas = {("2022", unit.code): 100 + number for unit in known}
        changed = replace(base, units=tuple(known), branches=(), quotas=quotas, quota_notes={})
        source = f"{number}".encode()
        sha256 = hashlib.sha256(source).hexdigest()
        reading = Reading("danh-muc.xlsx", sha256, "directory", None, None, (), None, (), directory=changed)
        store.publish(reading, period=None, as_of=START + timedelta(days=3 * number), who="Lan", source=source)
    for number in range(withdrawals):
        reading, source = summary({f"U{unit:04}": 7 for unit in range(units)}, file=f"nham-{number}.xlsx")
        day = START + timedelta(days=number % 100)
        upload = store.publish(reading, period="2022", as_of=day, who="Lan", source=source).upload
        store.amend(upload, "withdraw", "nhầm", "Lan")


def took(work: Callable[[], object], times: int = 7, *, warm: bool = True) -> float:
    """Milliseconds, the best of some runs after a first one: what else the machine does is not the store's."""
    if warm:
        work()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return min(spent)


def line(engine: str, what: str, milliseconds: float, limit: float) -> None:
    """One line of the table."""
    verdict = "ok" if milliseconds <= limit else "TOO SLOW"
    print(f"{engine:10}  {what:34}  {milliseconds:8.1f} ms   (at most {limit} ms)  {verdict}", flush=True)


if __name__ == "__main__":
    main()
