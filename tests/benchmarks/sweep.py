"""Opens every file under a folder and tells how each ended: `python tests/benchmarks/sweep.py FOLDER [--each]`.

One line a kind of ending: how many files, the most processor time and clock time of one, and the most memory of any
child up to then. Anything but a workbook or a named refusal is counted as "OTHER" and makes the command fail.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import traceback
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tally.apart import read_apart
from tally.errors import Refusal
from tally.findings import REFUSALS


@dataclass(frozen=True)
class Ending:
    """How one file ended; times in seconds, memory in MiB (the largest child so far)."""

    file: Path
    kind: str
    processor: float
    clock: float
    memory: int


def ending(path: Path) -> Ending:
    """Open one file and see."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        kind = f"read {read_apart(path.read_bytes(), path.name, None).kind}"
    except Refusal as refusal:
        kind = f"refused {refusal.code}" if refusal.code in REFUSALS else f"OTHER {refusal.code}"
    except Exception as error:
        traceback.print_exc()
        kind = f"OTHER {type(error).__name__}"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ending(path, kind, processor, time.perf_counter() - start, after.ru_maxrss // 1024)


def main() -> int:
    """The table; 1 where a file ended in anything unnamed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="one line a file, too")
    arguments = parser.parse_args()
    kinds = defaultdict(list)
    for path in sorted(each for each in arguments.folder.rglob("*") if each.is_file()):
        ended = ending(path)
        kinds[ended.kind].append(ended)
        if arguments.each:
            print(
                f"{ended.kind:32} {ended.processor:6.2f} s {ended.memory:6} MiB  {path.relative_to(arguments.folder)}"
            )
    print(f"{'ending':32} {'files':>5} {'processor':>10} {'clock':>8} {'memory':>9}  slowest")
    for kind, endings in sorted(kinds.items()):
        slowest = max(endings, key=lambda each: each.processor)
        clock, memory = max(each.clock for each in endings), max(each.memory for each in endings)
        print(
            f"{kind:32} {len(endings):5} {slowest.processor:8.2f} s {clock:6.2f} s {memory:5} MiB  {slowest.file.name}"
        )
    return int(any(kind.startswith("OTHER") for kind in kinds))


if __name__ == "__main__":
    sys.exit(main())
