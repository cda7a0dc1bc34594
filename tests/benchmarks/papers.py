"""What each paper costs as a whole command, in seconds of processor time: 14 units within 1 s, 1,500 within 5 s.

`python tests/benchmarks/papers.py`; a machine that starts Python slower is slower here too, so the start stands beside.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

TOP = Path(__file__).parents[2]
LETTER = str(TOP / "sample_data" / "bang-tong-hop-2022-05-20.xlsx")
PAPERS = ("xlsx", "docx", "pdf", "csv", "png", "slide", "briefing", "letter-docx", "letter-pdf", "workbook")
PAPERS += ("decision-docx", "scores-xlsx")


def spent(words: list[str]) -> float:
    """Processor seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=TOP, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def many(folder: Path, count: int) -> str:
    """A summary of as many units."""
    book = Workbook()
    book.active.append(["STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ", "Cộng"])
    for n in range(1, count + 1):
        valid, invalid = n * 37 % 150, n % 7
        book.active.append([n, f"Công đoàn cơ sở số {n}", 100, valid, invalid, valid + invalid])
    book.save(folder / "many.xlsx")
    return str(folder / "many.xlsx")


def main() -> None:
    """A line for each paper: seconds for 14 units, for 1,500."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        large = many(folder, 1500)
        print(f"{'start of Python':16}{spent(['-c', '']):8.2f}")
        print(f"{'tally --help':16}{spent(['-m', 'tally', '--help']):8.2f}")
        for paper in PAPERS:
            report = ["-m", "tally", "report", f"--{paper}", str(folder / "out"), "--directory"]
            few = spent([*report, "sample_data/danh-muc.xlsx", LETTER])
            print(f"{paper:16}{few:8.2f}{spent([*report, 'none', '--as-of', '2022-05-20', large]):8.2f}", flush=True)


if __name__ == "__main__":
    main()
