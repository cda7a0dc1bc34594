"""What reading a large register costs, against named peers in the same run: `python tests/benchmarks/read_register.py`.

Processor time is that of the whole process and of all that it starts; memory is the peak of the largest of them. Every
ratio is of medians, over runs taken in turn. The registers are made once and kept in the temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

HEADINGS = ("STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "CĐCS", "Số quyết định", "Ngày công nhận")
HEADINGS += ("Giá trị làm lợi (đồng)", "Trạng thái", "Lý do")
WAYS = ("Cải tiến quy trình", "Nâng cao hiệu quả", "Ứng dụng công nghệ thông tin trong", "Một số biện pháp", "Đổi mới")
THINGS = ("dạy học môn Toán lớp 4", "may lót áo khoác", "quản lý hồ sơ bệnh án", "tiếp nhận hồ sơ một cửa")
THINGS += ("tưới tiết kiệm nước", "chăm sóc trẻ mầm non", "xử lý nước thải", "bảo dưỡng băng tải")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Phan")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Ngọc")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hương", "Lan", "Mai", "Nam", "Phương", "Quân", "Sơn", "Thảo", "Tuấn")
REASONS = ("Chưa được cấp có thẩm quyền công nhận", "Thiếu thông tin", "Trùng với sáng kiến đã kê")

FASTEXCEL = """
import sys, fastexcel
fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, dtypes="string").to_arrow()
"""
PANDAS = """
import sys, pandas
pandas.read_excel(sys.argv[1], engine="openpyxl", dtype=str)
"""


def main() -> None:
    """Makes the registers, runs everyone in turn, prints the ratios and their limits."""
    options = _options()
    large, tenth, fifth = options.rows, options.rows // 10, options.rows // 5
    files = {rows: register(rows) for rows in (large, tenth, fifth)}
    tally = ["-m", "tally", "read", "--directory", str(ROOT / "sample_data" / "danh-muc.xlsx")]
    fastexcel = ["-c", FASTEXCEL]
    runs = {
        "tally": lambda: measured([*tally, str(files[large]), "--json"]),
        "fastexcel": lambda: measured([*fastexcel, str(files[large])]),
        "tally, a tenth": lambda: measured([*tally, str(files[tenth]), "--json"]),
    }
    found = alternately(runs, options.runs)
    if options.pandas_runs:
        peers = {
            "tally, a fifth": lambda: measured([*tally, str(files[fifth]), "--json"]),
            "pandas and openpyxl, a fifth": lambda: measured(["-c", PANDAS, str(files[fifth])]),
        }
        found |= alternately(peers, options.pandas_runs)
    returned = [return_list_seconds(80_000) for _ in range(options.runs)]
    report(found, options.rows, returned)


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a process and its children, peak bytes of the largest."""

    seconds: float
    peak: int


def measured(arguments: Sequence[str]) -> Cost:
    """The cost of `python ARGUMENTS`."""
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=nowhere)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments[:3])} … ended with {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def alternately(runs: dict[str, Callable[[], Cost]], times: int) -> dict[str, Cost]:
    """The median cost of each, all of them run in turn so that a slow minute hits everyone."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            costs[name].append(run())
    return {
        name: Cost(median(cost.seconds for cost in each), int(median(cost.peak for cost in each)))
        for name, each in costs.items()
    }


def report(found: dict[str, Cost], rows: int, returned: Sequence[float]) -> None:
    """The table: what, measured, limit."""
    tally, tenth = found["tally"], found["tally, a tenth"]
    lines = [
        ("processor time, against fastexcel alone", tally.seconds / found["fastexcel"].seconds, "at most 1.6"),
        ("peak memory of the largest process, bytes a row", tally.peak / rows, "at most 1100"),
        ("time a row, against a register of a tenth", tally.seconds / tenth.seconds / 10, "at most 1.1"),
        ("return list of 80,000 rows, processor seconds", median(returned), "at most 15"),
    ]
    if "tally, a fifth" in found:
        peer = found["pandas and openpyxl, a fifth"].seconds
        lines.append(("less than pandas and openpyxl, times", peer / found["tally, a fifth"].seconds, "at least 5"))
    for name, cost in found.items():
        print(f"{name:32} {cost.seconds:8.2f} s {cost.peak / 2**20:8.0f} MiB")
    for name, value, limit in lines:
        print(f"{name:52} {value:10.2f}   {limit}")
    print(json.dumps({name: round(value, 3) for name, value, _ in lines}))


def return_list_seconds(rows: int) -> float:
    """Processor seconds for writing a return list of so many rows."""
    from tally.apart import read_apart
    from tally.papers.returns import Heading, return_list, to_mend
    from tests.registers import directory

    path = register(rows, invalid=1.0)
    mend = to_mend(read_apart(path.read_bytes(), path.name, directory()).rows)
    start = time.process_time()
    return_list(mend, Heading("Tỉnh", as_of=date(2022, 5, 20)), directory())
    return time.process_time() - start


def register(rows: int, invalid: float = 0.08) -> Path:
    """A made-up register of so many rows: 14 units in 8 spellings, some dates as text; made once, then kept."""
    import xlsxwriter

    path = Path(tempfile.gettempdir()) / f"tally-register-{rows}-{int(invalid * 100)}.xlsx"
    if path.exists():
        return path
    chance = random.Random(rows)
    units = [spellings(name) for name in _units()]
    made = path.with_suffix(".part")
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        sheet, days = book.add_worksheet("Danh sách"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, rows + 1):
            _write(sheet, number, chance, units, days, invalid)
    return made.rename(path)


def _write(sheet, number: int, chance: random.Random, units, days, invalid: float) -> None:
    bad = chance.random() < invalid
    title = f"{chance.choice(WAYS)} {chance.choice(THINGS)}, cách làm {chance.randrange(200_000)}"
    author = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
    sheet.write_number(number, 0, number)
    sheet.write_string(number, 1, title)
    sheet.write_string(number, 2, author)
    sheet.write_string(number, 3, chance.choice(chance.choice(units)))
    sheet.write_string(number, 4, f"CĐCS số {chance.randrange(400)}")
    sheet.write_string(number, 5, f"{chance.randrange(2000)}/QĐ-UBND")
    recognised = date(2021, 9, 1) + timedelta(chance.randrange(270))
    if chance.random() < 0.3:
        sheet.write_string(number, 6, f"{recognised:%d/%m/%Y}")
    else:
        sheet.write_datetime(number, 6, datetime(recognised.year, recognised.month, recognised.day), days)
    sheet.write_number(number, 7, chance.randrange(1, 500) * 1_000_000)
    sheet.write_string(number, 8, "Không hợp lệ" if bad else "Hợp lệ")
    if bad:
        sheet.write_string(number, 9, chance.choice(REASONS))


def spellings(name: str) -> tuple[str, ...]:
    """Eight ways in which staff write a unit's name."""
    long = name.replace("LĐLĐ", "Liên đoàn Lao động").replace("CĐ ", "Công đoàn ").replace("TP.", "Thành phố")
    marks = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    bare = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return (name, name.upper(), long, long.lower(), bare, f"{name} ", name.replace(" ", "  ", 1), f"\u00a0{name}")


def _units() -> list[str]:
    from tests.registers import directory

    return [unit.name for unit in directory().units]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pandas-runs", type=int, default=3, help="0 leaves pandas out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
