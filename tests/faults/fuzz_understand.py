"""Makes up grids of odd shapes and long texts and has them understood.

    python -m tests.faults.fuzz_understand [COUNT] [--seed N] [--from N]

Each must end in a reading whose every sentence can be said and which travels between processes unchanged, or in a
refusal by name. What does not is printed with its number, which makes the same grid again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from tally import wire
from tally.directory import Directory
from tally.errors import Refusal
from tally.findings import REFUSALS
from tally.intake.read import understand
from tally.intake.reading import Answers, Reading
from tally.store.directories import default
from tally.workbook import Sheet, Workbook, address
from tally.workbook.spread import without_overlaps
from tally.workbook.values import table_of
from tests.faults.crafted import NUMBERS, REGISTER, SUMMARY, TEXTS

SUPPORT = ("TT", "Họ và tên", "Số điện thoại", "Đơn vị", "Nội dung sáng kiến")
LEVELS = ("Số sáng kiến", "Trong đó", "Kết quả", "Năm 2022", "Đã công nhận", "Đề nghị", "Cụm I", "KH", "TH", "%")
WORDS = ("Hợp lệ", "Không", "x", "Đạt", "Tổng cộng", "Cộng cụm I", "I", "II.", "1.1", "Ghi chú: đã nộp", "…", "-", "?")
DAYS = ("15/3/2022", "31/2/2022", "3/2022", "2022-03-15", "15-Thg3-2022", "Quý I/2022", "03/04/22", "45000", "0/0/0")
COUNTS = ("0", "5", "4.700", "4,7", "1,234", "-3", "450 SK", "４５０", "=1+1", "#REF!", "12/15", "1e5", "0x1F", "½")
LONG = [text for name, text in TEXTS.items() if name != "surrogate"]  # which no reader hands on
SLOW = 20  # seconds of processor time that no grid may take
Dice = random.Random
Rows = list[list[str | None]]


def text(dice: Dice) -> str | None:
    """What may stand in a cell."""
    units = default().units
    made: tuple[Callable[[], str | None], ...] = (
        lambda: None,
        lambda: None,
        lambda: dice.choice(units).name,
        lambda: dice.choice((*SUMMARY, *REGISTER, *SUPPORT, *LEVELS)),
        lambda: dice.choice(WORDS),
        lambda: dice.choice(DAYS),
        lambda: dice.choice(COUNTS),
        lambda: str(dice.randrange(10_000)),
        lambda: dice.choice(NUMBERS),
        lambda: dice.choice(LONG)[: dice.choice((20, 20, 300, 300, 2_600) if dice.random() < 0.97 else (33_000,))],
        lambda: "".join(chr(dice.choice((32, 65, 97, 0x1EA1, 0x301, 0x200B, 0xAD, 0x661, 0x4E00))) for _ in range(9)),
    )
    return dice.choice(made)()


def likely(dice: Dice) -> Rows:
    """A table as it might be sent, before anything is done to it."""
    names = [unit.name for unit in default().units]
    heads = dice.choice((SUMMARY, REGISTER, SUPPORT))
    fill: dict[str, Callable[[], str | None]] = {
        "Đơn vị": lambda: dice.choice(names), "Tên đơn vị": lambda: dice.choice(names),
        "Ngày công nhận": lambda: dice.choice(DAYS), "Trạng thái": lambda: dice.choice(WORDS),
        "Chỉ tiêu": lambda: dice.choice(COUNTS), "Hợp lệ": lambda: str(dice.randrange(99)),
    }  # fmt: skip
    body = [[fill.get(head, lambda: text(dice))() for head in heads] for _ in range(dice.choice((0, 1, 5, 30)))]
    return [[text(dice)] for _ in range(dice.randrange(4))] + [list(heads), *body]


def spoiled(rows: Rows, dice: Dice) -> Rows:
    """The same with rows and cells doubled, moved, swapped, and overwritten."""
    for _ in range(dice.choice((0, 1, 3, 12))):
        if not rows:
            break
        at = dice.randrange(len(rows))
        what = dice.randrange(7)
        if what == 0:
            rows.insert(dice.randrange(len(rows) + 1), list(rows[at]))
        elif what == 1:
            rows.insert(at, [text(dice) for _ in range(dice.choice((1, 3, 40)))])
        elif what == 2:
            rows[at] = [None] * dice.randrange(9) + rows[at]
        elif what == 3:
            del rows[at]
        elif what == 4:
            rows = [list(row) + list(row) for row in rows]
        elif what == 5:
            dice.shuffle(rows)
        elif rows[at]:
            rows[at][dice.randrange(len(rows[at]))] = text(dice)
    return rows


def shaped(rows: Rows, dice: Dice) -> Rows:
    """The same turned on its side, cut, or stretched."""
    width = max(map(len, rows), default=0)
    rows = [row + [None] * (width - len(row)) for row in rows]
    what = dice.randrange(9)
    if what == 0:
        rows = [list(column) for column in zip(*rows, strict=True)]
    elif what == 1:
        rows = [row * dice.choice((2, 30)) for row in rows][:60]
    elif what == 2:
        rows = [row[: dice.randrange(width + 1)] for row in rows]
    return [row[:400] for row in rows]


def made_up(dice: Dice) -> Sheet:
    """A sheet as a reader may hand it on."""
    wild = [[text(dice) for _ in range(dice.choice((1, 2, 6, 20)))] for _ in range(dice.choice((0, 1, 4, 25)))]
    rows = shaped(spoiled(likely(dice) if dice.random() < 0.8 else wild, dice), dice)
    width = max(map(len, rows), default=0)
    rows = [row + [None] * (width - len(row)) for row in rows]
    top, left = dice.choice((1, 1, 5, 1_048_000)), dice.choice((1, 1, 3, 16_000))
    places = [(dice.randrange(len(rows) + 2) + top, dice.randrange(width + 2) + left) for _ in range(dice.randrange(9))]
    named = [(address(*place), "#REF!") for place in places]
    hides = dice.random() < 0.3
    return Sheet(
        dice.choice(("Tổng hợp", "", "A" * 31, "Trang 'tính' [1]!", "Danh mục")),
        table_of(list(column) for column in zip(*rows, strict=True)),
        kinds=["".join("." if t is None else dice.choice("nttt") for t in row) for row in rows] if top < 9 else [],
        first_row=top,
        first_column=left,
        hidden=dice.random() < 0.1,
        merged=without_overlaps((row, col, row + dice.randrange(3), col + dice.randrange(4)) for row, col in places),
        hidden_columns=frozenset(column for _, column in places if hides),
        hidden_rows=frozenset(row for row, _ in places if hides),
        errors=named if dice.random() < 0.2 else (),
        error_count=len(named),
        uncached=[place for place, _ in named] if dice.random() < 0.2 else (),
        uncached_count=len(named),
        strays=[place for place, _ in named] if dice.random() < 0.1 else (),
        stray_count=len(named),
    )


def understood(number: int, seed: int) -> str:
    """How the grids of this number end."""
    dice = random.Random(f"{seed}-{number}")
    sheets = [made_up(dice) for _ in range(dice.choice((1, 1, 3)))]
    return ending(sheets, default() if dice.random() < 0.8 else None)


def ending(sheets: Iterable[Sheet], directory: Directory | None) -> str:
    """How a workbook of these ends: a kind, "refused <code>", or what is wrong."""
    book, begun = Workbook("thử.xlsx", "0" * 64, "xlsx", tuple(sheets)), time.process_time()
    try:
        reading = understand(book, directory, Answers())
        ended = wrong(reading) or reading.kind
    except Refusal as refusal:
        ended = f"refused {refusal.code}" if refusal.code in REFUSALS else f"FAULT refusal {refusal.code}"
    except Exception:
        ended = f"FAULT {traceback.format_exc(limit=-2)}"
    took = time.process_time() - begun
    return ended if took < SLOW else f"FAULT {took:.0f} seconds"


def wrong(reading: Reading) -> str:
    """What must not be in a reading; "" where all is well."""
    try:
        for finding in reading.findings:
            finding.message  # noqa: B018  # every sentence can be said
        bare = replace(reading, rows=None)
        if wire.text(wire.value(Reading, wire.text(bare))) != wire.text(bare):
            return "FAULT a reading that is another after a journey"
    except Exception:
        return f"FAULT {traceback.format_exc(limit=-2)}"
    below = [unit.unit for unit in reading.units if min(unit.valid, unit.invalid, unit.pending) < 0]
    return f"FAULT counts below nothing: {below[:3]}" if below else ""


def endings(count: int, seed: int, first: int = 0) -> Counter[str]:
    """How so many made-up grids end; what should not be begins with "FAULT"."""
    ended: Counter[str] = Counter()
    for number in range(first, first + count):
        outcome = understood(number, seed)
        if outcome.startswith("FAULT"):
            print(f"1 --from {number} --seed {seed}: {outcome}", flush=True)
        ended[outcome.partition("\n")[0]] += 1
    return ended


def main() -> int:
    """The table; 1 where a grid ended in a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0, metavar="N", help="to go on, or see one again")
    options = parser.parse_args()
    ended = endings(options.count, options.seed, options.first)
    for kind, number in ended.most_common():
        print(f"{number:6}  {kind}")
    return int(any(kind.startswith("FAULT") for kind in ended))


if __name__ == "__main__":
    sys.exit(main())
