"""Damages spreadsheets at random and opens them: `python tests/faults/fuzz_workbook.py [COUNT] [--seed N] [--keep F]`.

Each must end in a workbook or a named refusal, and never for a fault of our own code. What does not is kept.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tally.apart import read_apart
from tally.errors import Refusal
from tally.findings import REFUSALS

HERE = Path(__file__).parents[1]
SEEDS = [*sorted((HERE / "files").glob("mau.*")), HERE.parent / "sample_data" / "bang-tong-hop-2022-05-20.xlsx"]
CSV = 'TT;Tên;Số\r\n1;"a\nb";4.700\r\n' * 9
NUMBERS = (b"0", b"-1", b"1048577", b"4294967295", b"99999999999999999999", b"1e308", b"NaN")


class Faults(logging.Handler):
    """Collects what the reader's log says of our own faults."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())


def flipped(source: bytes, dice: random.Random) -> bytes:
    """Some bytes changed."""
    damaged = bytearray(source)
    for _ in range(dice.randint(1, 20)):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def cut(source: bytes, dice: random.Random) -> bytes:
    """The end missing."""
    return source[: dice.randrange(1, len(source))]


def shuffled(source: bytes, dice: random.Random) -> bytes:
    """A stretch copied over another."""
    length = dice.randint(1, max(len(source) // 8, 1))
    start, goal = (dice.randrange(max(len(source) - length, 1)) for _ in range(2))
    return source[:goal] + source[start : start + length] + source[goal + length :]


def repacked(source: bytes, dice: random.Random) -> bytes:
    """One part of the archive damaged, missing or doubled, the archive itself whole."""
    if not source.startswith(b"PK"):
        return shuffled(source, dice)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice([entry for entry in old.infolist() if entry.file_size > 20])
        for entry in old.infolist():
            content = old.read(entry)
            if entry is not chosen:
                new.writestr(entry.filename, content)
            elif dice.random() > 0.1:
                new.writestr(entry.filename, dice.choice((flipped, cut, edited, edited, edited))(content, dice))
    return result.getvalue()


def edited(xml: bytes, dice: random.Random) -> bytes:
    """A number, an attribute or an element of the XML changed to something that no office writes."""
    place = dice.choice([*re.finditer(rb'\d+|"[^"]*"|<[^>]+>', xml)] or [re.match(b"", xml)])
    found = place[0]
    if found.isdigit():
        new = dice.choice(NUMBERS)
    elif found.startswith(b'"'):
        new = b'"' + dice.choice((*NUMBERS, b"XFD1048576", b"A1:XFD1048576", b"", b"e", b"s", b"&#0;")) + b'"'
    else:
        new = dice.choice((b"", found * 2, found * 5000, b"<!-- -->" + found, b"<a>" * dice.choice((9, 300, 100_000))))
    return xml[: place.start()] + new + xml[place.end() :]


def damaged_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of `count` damaged files; the same for the same seed."""
    dice = random.Random(seed)
    seeds = [path.read_bytes() for path in SEEDS] + [
        b'\xef\xbb\xbfTT;T\xc3\xaan;S\xe1\xbb\x91\r\n1;"a\nb";4.700\r\n' * 9
    ]
    for number in range(count):
        source = dice.choice(seeds)
        yield f"{seed}-{number}", dice.choice((flipped, cut, shuffled, repacked, repacked, repacked))(source, dice)


def endings(count: int, seed: int, keep: Path | None = None) -> Counter[str]:
    """How the damaged files ended; endings that should not be begin with "OTHER"."""
    faults = Faults()
    logging.getLogger("tally.workbook.guarded").addHandler(faults)
    ended: Counter[str] = Counter()
    for name, source in damaged_files(count, seed):
        faults.lines.clear()
        try:
            kind = f"read {read_apart(source, name, None).kind}"
        except Refusal as refusal:
            kind = f"refused {refusal.code}" if refusal.code in REFUSALS else f"OTHER {refusal.code}"
        except Exception as error:
            kind = f"OTHER {type(error).__name__}"
        kind = f"OTHER {faults.lines[0]}" if faults.lines else kind
        ended[kind] += 1
        if kind.startswith("OTHER") and keep:
            (keep / name).write_bytes(source)
            print(name, kind, flush=True)
    logging.getLogger("tally.workbook.guarded").removeHandler(faults)
    return ended


def main() -> int:
    """The table; 1 where a file ended in anything unnamed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for what went wrong")
    arguments = parser.parse_args()
    ended = endings(arguments.count, arguments.seed, arguments.keep)
    for kind, count in ended.most_common():
        print(f"{count:6}  {kind}")
    return int(any(kind.startswith("OTHER") for kind in ended))


if __name__ == "__main__":
    sys.exit(main())
