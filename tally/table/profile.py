"""What stands in a column: the witness of contents, and that of arithmetic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, permutations, zip_longest

import numpy as np

from tally.table.cells import Cells
from tally.text import bare, has_letter
from tally.text.counts import read_count
from tally.vocabulary import lexicon, spoken
from tally.vocabulary.statuses import are_marks, is_mark

SAMPLED = 400  # rows from the first that show what a column holds
MOST_CELLS = 400_000  # cells looked at around one header; a very wide sheet is judged by fewer rows
KNOWN_SHARE = 0.5  # share of a column's names that the directory must know for the column to be that of the units
MONEY = 1_000_000  # from here on most figures of a table are amounts of money and no counts
WHOLE = 3  # shares up to this are parts of one, larger ones parts of a hundred
PRICED = 60  # rows in which products are looked for
AGREEING = 0.8  # share of the rows in which parts must add up to their whole

Known = Callable[[str], bool]
_NUMBER = re.compile(r"[-+−]?\d[\d., ]*")
_PAIR = re.compile(r"\d[\d.]*\s*/\s*\d[\d.]*")
_THING = re.compile(r"\d[\d.,]*\s*([^\W\d_][^\d]*)")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?")


@lru_cache(maxsize=65536)
def shape(text: str, kind: str) -> str:
    """What a cell looks like: "count", "unclear", "decimal", "percent", "day", "pair", "words", "sign" or "dash"."""
    counted = read_count(text, kind)
    if counted.value is not None:
        return "count"
    if counted.problem == "ambiguous":
        return "unclear"
    if not counted.problem and not any(sign.isalnum() for sign in text):
        return "dash"
    if _DAY.fullmatch(text):
        return "day"
    if _PAIR.fullmatch(text):
        return "pair"
    if _NUMBER.fullmatch(text.rstrip("% ")):
        return "percent" if "%" in text else "decimal"
    return "words" if has_letter(text) else "sign"


@dataclass(frozen=True)
class Profile:
    """The shapes of a column's cells, and how often each of its texts stands in it, in their order."""

    shapes: Counter[str]
    wordings: Counter[str]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The different texts."""
        return tuple(self.wordings)

    @cached_property
    def filled(self) -> int:
        """How many cells hold anything but a dash."""
        return sum(self.shapes.values()) - self.shapes["dash"]

    @cached_property
    def is_figures(self) -> bool:
        """Whether counts may stand in it; a column with nothing in it denies nothing."""
        whole = self.shapes["count"] + self.shapes["unclear"] + self.shapes["dash"]
        return not self.filled or (2 * whole >= self.filled and not self.is_share)

    @cached_property
    def is_share(self) -> bool:
        """Whether it holds shares or amounts with decimals rather than counts."""
        parts = self.shapes["decimal"] + self.shapes["percent"]
        short = sum(bool(re.fullmatch(r"\d+[.,]\d{1,2}", text)) for text in self.texts)
        parts += self.shapes["unclear"] if parts or 2 * short > len(self.texts) else 0
        negative = sum(text.lstrip("-−+").isdigit() for text in self.texts if text[:1] in "-−")
        return parts - negative > self.shapes["count"]

    @cached_property
    def is_names(self) -> bool:
        """Whether names or codes stand in it: letters in half of its different texts."""
        return 2 * sum(map(has_letter, self.texts)) >= len(self.texts)

    @cached_property
    def is_words(self) -> bool:
        """Whether words stand in most of it."""
        return 2 * self.shapes["words"] > self.filled

    @cached_property
    def is_measures(self) -> bool:
        """Whether it names what is measured (m³, cây), and not one thing alone."""
        named = sum(bare(text) in measures() for text in self.texts)
        return bool(self.texts) and 2 * named > len(self.texts)

    @cached_property
    def counted(self) -> str:
        """What stands behind most of its figures, without marks and short forms: "lop" of "3 lớp"; "" where nothing."""
        things: Counter[str] = Counter()
        for text, times in self.wordings.items():
            if thing := _THING.fullmatch(text):
                things[" ".join(map(bare, spoken(thing[1])))] += times
        name, times = max(things.items(), key=lambda thing: thing[1], default=("", 0))
        return name if 2 * times > self.filled else ""

    @cached_property
    def is_marks(self) -> bool:
        """Whether marks stand in most of it, the sums and pages of printed lists aside."""
        marks = sum(times for text, times in self.wordings.items() if are_marks([text]))
        return 2 * marks > self.shapes.total()

    def known(self, is_unit: Known | None) -> float:
        """The share of its different names that the directory knows."""
        names = [text for text in self.texts if shape(text, "t") == "words"][:200]
        return sum(map(is_unit, names)) / len(names) if is_unit and names else 0.0


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """The words for what things are measured in, without marks."""
    return frozenset(map(bare, lexicon("rows")["measures"]))


class Profiles:
    """The profiles and the numbers of the columns below one header, each made when it is asked for.

    `columns` are those of one table where others stand beside it, else all of the grid's.
    """

    def __init__(self, cells: Cells, first: int, columns: range | None = None) -> None:
        depth = min(SAMPLED, max(12, MOST_CELLS // max(cells.width, 1)))
        self.rows = range(first, min(first + depth, cells.first_row + len(cells.rows)))
        self.cells = cells
        self.columns = range(cells.first_column, cells.first_column + cells.width) if columns is None else columns
        self._profiles: dict[int, Profile] = {}
        self._numbers: dict[int, tuple[int | None, ...]] = {}
        self._arrays: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def of(self, column: int) -> Profile:
        """The profile of a column."""
        if column not in self._profiles:
            typed = Counter((text, kind) for text, kind in self._typed(column) if text)
            shapes, wordings = Counter[str](), Counter[str]()
            for (text, kind), times in typed.items():
                shapes[shape(text, kind)] += times
                wordings[text] += times
            self._profiles[column] = Profile(shapes, wordings)
        return self._profiles[column]

    def _typed(self, column: int) -> list[tuple[str, str]]:
        """The texts of a column with their cell type letters ("t" where the file has none), row by row."""
        start, j = self.rows.start - self.cells.first_row, column - self.cells.first_column
        lines = self.cells.rows[start : start + len(self.rows)]
        kinds = self.cells.kinds[start : start + len(self.rows)]
        if not 0 <= j < self.cells.width:
            return [("", "t")] * len(lines)
        return [(line[j], kind[j : j + 1] or "t") for line, kind in zip_longest(lines, kinds, fillvalue="")]

    def rows_filled(self, column: int) -> frozenset[int]:
        """The rows in which a column says anything."""
        return self._rows_of(column, set(self.of(column).wordings))

    def marked(self, column: int) -> frozenset[int]:
        """The rows in which a column has a mark, or words where one belongs; a sum is neither."""
        texts = self.of(column).wordings
        return self._rows_of(column, {t for t in texts if is_mark(t) and (has_letter(t) or are_marks([t]))})

    def _rows_of(self, column: int, texts: set[str]) -> frozenset[int]:
        if not texts:
            return frozenset()
        return frozenset(row for row, (text, _) in zip(self.rows, self._typed(column), strict=True) if text in texts)

    def together(self, first: int, second: int) -> Profile:
        """The profile of what two columns say side by side."""
        texts = [" ".join(filter(None, (self.cells.text(r, first), self.cells.text(r, second)))) for r in self.rows]
        return Profile(Counter(shape(text, "t") for text in texts if text), Counter(filter(None, texts)))

    def numbers(self, column: int) -> tuple[int | None, ...]:
        """The whole numbers of a column, row by row, negative ones too; None for anything else."""
        if column not in self._numbers:
            self._numbers[column] = tuple(_number(text, kind) for text, kind in self._typed(column))
        return self._numbers[column]

    def adds_up(self, parts: Sequence[int], whole: int) -> bool:
        """Whether these columns add up to that one in nearly every row, in two rows at least and not by zeros."""
        return self.adding_up([parts], whole) is not None

    def adding_up(self, tried: Sequence[Sequence[int]], whole: int) -> int | None:
        """Which of these groups of columns, all as large, is the first that adds up to that one; None where none does.

        All are looked at together: a table has thousands of them.
        """
        places = {column: place for place, column in enumerate(dict.fromkeys(chain.from_iterable(tried)))}
        chosen = np.array([[places[column] for column in parts] for parts in tried])
        values, known = (np.stack(arrays)[chosen] for arrays in zip(*map(self._figures, places), strict=True))
        printed, there = self._figures(whole)
        counted = there & known.any(axis=1)
        agreeing = counted & (values.sum(axis=1) == printed)
        telling = counted & (np.count_nonzero(values, axis=1) > 1)
        rows = np.count_nonzero(counted, axis=1)
        fit = (rows > 1) & (np.count_nonzero(agreeing, axis=1) >= AGREEING * rows) & telling.any(axis=1)
        return int(fit.argmax()) if fit.any() else None

    def _figures(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """The whole numbers of a column, 0 where there is none, and where there is one."""
        if column not in self._arrays:
            numbers = self.numbers(column)
            values = np.array([number or 0 for number in numbers], dtype=np.int64)
            self._arrays[column] = values, np.array([number is not None for number in numbers], dtype=bool)
        return self._arrays[column]

    def covers(self, larger: int, smaller: int) -> bool:
        """Whether one column is nowhere less than another, and more somewhere."""
        pairs = [(a, b) for a, b in zip(self.numbers(larger), self.numbers(smaller), strict=True) if a and b]
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)

    def are_money(self, columns: Iterable[int]) -> bool:
        """Whether most figures of these columns, zeros aside, are as large as amounts of money are."""
        numbers = [number for column in columns for number in self.numbers(column) if number]
        return 2 * sum(number >= MONEY for number in numbers) > len(numbers)

    def priced(self, columns: Sequence[int]) -> tuple[int, ...]:
        """The columns of a quantity, its price and the amount, where one is the product of two in nearly all rows."""
        lines = list(zip(*(self.numbers(column)[:PRICED] for column in columns), strict=True))
        for a, b, whole in permutations(range(len(columns)), 3):
            rows = [(x, y, line[whole]) for line in lines if (x := line[a]) and (y := line[b]) and min(x, y) > 1]
            if a < b and len(rows) > 2 and sum(x * y == z for x, y, z in rows) >= AGREEING * len(rows):
                return columns[a], columns[b], columns[whole]
        return ()

    def is_rate(self, share: int, part: int, whole: int) -> bool:
        """Whether a column says what share, or how many in a hundred, one column is of another, in nearly all rows."""
        shares = [_decimal(self.cells.text(row, share)) for row in self.rows]
        rows = [
            (s, p / w)
            for s, p, w in zip(shares, self.numbers(part), self.numbers(whole), strict=True)
            if s is not None and p is not None and w
        ]
        most = max((s for s, _ in rows), default=0)
        agreeing = sum(abs(s - r) <= 0.0051 or (most > WHOLE and abs(s - 100 * r) <= 0.51) for s, r in rows)
        return len(rows) > 2 and agreeing >= AGREEING * len(rows) and len({s for s, _ in rows}) > 1


def _decimal(text: str) -> float | None:
    digits = text.replace("%", "").strip()
    digits = digits.replace(",", ".") if digits.count(",") == 1 and "." not in digits else digits
    try:
        return float(digits)
    except ValueError:
        return None


def _number(text: str, kind: str) -> int | None:
    negative = text[:1] in "-−" and len(text) > 1
    value = read_count(text[1:] if negative else text, kind).value
    return -value if negative and value is not None else value
