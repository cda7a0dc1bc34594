"""What stands in a column: the witness of contents, and that of arithmetic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import chain, combinations, product

import numpy as np

from tally.table.cells import Cells
from tally.table.labels import is_sum
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
MOST_PARTS = 12  # columns of one field among which sums are looked for
AGREEING = 0.8  # share of the rows in which parts must add up to their whole

Known = Callable[[str], bool]
Heads = Mapping[int, tuple[str, ...]]
"""Column -> the texts above it, from the outermost level to its own."""
_NUMBER = re.compile(r"[-+−]?\d[\d., ]*")
_PAIR = re.compile(r"\d[\d.]*\s*/\s*\d[\d.]*")
_THING = re.compile(r"\d[\d.,]*\s*([^\W\d_][^\d]*)")
_NUMBERED = re.compile(r"(?:\w{1,8} |[≥≤<>~] ?)?\d[\d.]*(?: [^/\d]\D.*| ?[(,;].*)?")
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
    """What stands in a column: its texts row by row ("" where blank), and their type letters (see `Sheet.kinds`)."""

    cells: tuple[str, ...]
    kinds: str

    @cached_property
    def shapes(self) -> Counter[str]:
        """How many cells look like what."""
        return Counter(shape(text, kind) for text, kind in zip(self.cells, self.kinds, strict=True) if text)

    @cached_property
    def wordings(self) -> Counter[str]:
        """How often each of its texts stands in it, in their order."""
        return Counter(filter(None, self.cells))

    @cached_property
    def rows(self) -> frozenset[int]:
        """The rows in which it says anything, from 0."""
        return frozenset(row for row, text in enumerate(self.cells) if text)

    @cached_property
    def marked(self) -> frozenset[int]:
        """The rows in which it has a mark, or words where one belongs; a sum is neither."""
        marks = {text for text in self.texts if is_mark(text) and (has_letter(text) or are_marks([text]))}
        return frozenset(row for row in self.rows if self.cells[row] in marks)

    @cached_property
    def numbers(self) -> tuple[np.ndarray, np.ndarray]:
        """Its whole numbers row by row, negative ones too, 0 where there is none; and where there is one."""
        numbers = [_number(text, kind) for text, kind in zip(self.cells, self.kinds, strict=True)]
        return np.array([n or 0 for n in numbers], dtype=float), np.array([n is not None for n in numbers], dtype=bool)

    @cached_property
    def counts(self) -> frozenset[int]:
        """The rows in which a whole number stands, from 0."""
        return frozenset(np.flatnonzero(self.numbers[1]).tolist())

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
    def is_numbered(self) -> bool:
        """Whether figures stand in it with more beside them: "74 (54,2%)", "khoảng 70", "74/450"."""
        told = sum(n for text, n in self.wordings.items() if _PAIR.fullmatch(text) or _NUMBERED.fullmatch(text))
        return 2 * told > self.filled and not self.is_share

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
        return 2 * sum(map(is_measure, self.texts)) > len(self.texts)

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


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(bare, lexicon("rows")["measures"]))


def is_measure(text: str) -> bool:
    """Whether things are measured in this: "m³", "cây", "người"."""
    return bare(text) in _measures()


@dataclass(frozen=True, eq=False)
class Profiles:
    """The columns below one header, whose rows begin with `first`: their headings, and a profile of each on demand.

    `among` are those of one table where others stand beside it; `aside` are rows that no profile heeds. `is_unit` tells
    the directory's units, None where there is no directory.
    """

    cells: Cells
    first: int
    heads: Heads = field(default_factory=dict)
    is_unit: Known | None = None
    among: range | None = None
    aside: frozenset[int] = frozenset()
    _profiles: dict[int, Profile] = field(default_factory=dict)

    @cached_property
    def rows(self) -> range:
        """The rows that show what the columns hold."""
        depth = min(SAMPLED, max(12, MOST_CELLS // max(self.cells.width, 1)))
        return range(self.first, min(self.first + depth, self.cells.end))

    @property
    def columns(self) -> range:
        """The sheet's columns, with a heading or without."""
        return self.cells.columns if self.among is None else self.among

    def within(self, columns: range) -> Profiles:
        """Some of the columns, as those of a table of its own."""
        return replace(self, heads={c: levels for c, levels in self.heads.items() if c in columns}, among=columns)

    def without_sums(self) -> Profiles:
        """The same columns of a list, its sums aside: 4 below marks is no mark."""
        sums = frozenset(row for row in self.rows if is_sum(self.cells.row(row)))
        return replace(self, aside=sums, _profiles={}) if sums else self

    def heading(self, column: int) -> str:
        """A column's own heading, "" where it has none."""
        return self.heads.get(column, ("",))[-1]

    def above(self, column: int) -> str:
        """All that stands above a column, without marks."""
        return bare(" ".join(self.heads.get(column, ())))

    def of(self, column: int) -> Profile:
        """The profile of a column."""
        if column not in self._profiles:
            start, j = self.rows.start - self.cells.first_row, column - self.cells.first_column
            rows = slice(start, start + len(self.rows))
            lines = enumerate(self.cells.rows[rows], self.rows.start)
            heeded = 0 <= j < self.cells.width
            texts = tuple(line[j] if heeded and row not in self.aside else "" for row, line in lines)
            kinds = "".join(letters[j : j + 1] or "t" for letters in self.cells.kinds[rows])
            self._profiles[column] = Profile(texts, kinds.ljust(len(texts), "t"))
        return self._profiles[column]

    def of_units(self, column: int) -> bool:
        """Whether the directory knows so many names of a column that it is that of the units."""
        return self.of(column).known(self.is_unit) >= KNOWN_SHARE

    def together(self, first: int, second: int) -> Profile:
        """The profile of what two columns say side by side."""
        pairs = zip(self.of(first).cells, self.of(second).cells, strict=True)
        texts = tuple(" ".join(filter(None, pair)) for pair in pairs)
        return Profile(texts, "t" * len(texts))

    def adds_up(self, parts: Sequence[int], whole: int) -> bool:
        """Whether these columns add up to that one in nearly every row, in two rows at least and not by zeros."""
        return self.adding_up([parts], whole) is not None

    def adding_up(self, tried: Sequence[Sequence[int]], whole: int) -> int | None:
        """Which of these groups of columns, all as large, is the first that adds up to that one; None where none does.

        All are looked at together: a table has thousands of them.
        """
        places = {column: place for place, column in enumerate(dict.fromkeys(chain.from_iterable(tried)))}
        chosen = np.array([[places[column] for column in parts] for parts in tried])
        numbers = zip(*(self.of(column).numbers for column in places), strict=True)
        values, known = (np.stack(arrays)[chosen] for arrays in numbers)
        printed, there = self.of(whole).numbers
        counted = there & known.any(axis=1)
        agreeing = counted & (values.sum(axis=1) == printed)
        telling = counted & (np.count_nonzero(values, axis=1) > 1)
        rows = np.count_nonzero(counted, axis=1)
        fit = (rows > 1) & (np.count_nonzero(agreeing, axis=1) >= AGREEING * rows) & telling.any(axis=1)
        return int(fit.argmax()) if fit.any() else None

    def covers(self, larger: int, smaller: int) -> bool:
        """Whether one column is nowhere less than another, and more somewhere; zeros tell nothing."""
        (more, _), (less, _) = self.of(larger).numbers, self.of(smaller).numbers
        both = (more != 0) & (less != 0)
        return bool((more >= less)[both].all() and (more > less)[both].any())

    def are_money(self, columns: Sequence[int]) -> bool:
        """Whether most figures of these columns, zeros aside, are as large as amounts of money are."""
        numbers = np.array([self.of(column).numbers[0] for column in columns])
        return bool(2 * np.count_nonzero(numbers >= MONEY) > np.count_nonzero(numbers))

    def priced(self, columns: Sequence[int]) -> tuple[int, ...]:
        """The columns of a quantity, its price and the amount, where one is the product of two in nearly all rows."""
        numbers = {column: self.of(column).numbers[0][:PRICED] for column in columns}
        for (a, b), whole in product(combinations(columns, 2), columns):
            rows = np.minimum(numbers[a], numbers[b]) > 1
            agreeing = (numbers[a] * numbers[b] == numbers[whole])[rows]
            if whole not in (a, b) and len(agreeing) > 2 and agreeing.sum() >= AGREEING * len(agreeing):
                return a, b, whole
        return ()

    def is_rate(self, share: int, part: int, whole: int) -> bool:
        """Whether a column says what share, or how many in a hundred, one column is of another, in nearly all rows."""
        shares = [_decimal(self.cells.text(row, share)) for row in self.rows]
        (parts, there), (wholes, _) = self.of(part).numbers, self.of(whole).numbers
        columns = zip(shares, parts, there, wholes, strict=True)
        rows = [(s, p / w) for s, p, known, w in columns if s is not None and known and w]
        most = max((s for s, _ in rows), default=0)
        agreeing = sum(abs(s - r) <= 0.0051 or (most > WHOLE and abs(s - 100 * r) <= 0.51) for s, r in rows)
        return len(rows) > 2 and agreeing >= AGREEING * len(rows) and len({s for s, _ in rows}) > 1


def _decimal(text: str) -> float | None:
    try:
        return float(text.replace("%", "").replace(",", "."))
    except ValueError:
        return None


def _number(text: str, kind: str) -> int | None:
    negative = text[:1] in "-−" and len(text) > 1
    value = read_count(text[1:] if negative else text, kind).value
    return -value if negative and value is not None else value
