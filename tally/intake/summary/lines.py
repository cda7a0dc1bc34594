"""The rows of a summary table, each for what it is: a unit, a branch, a group, a sum, or text beside the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, dropwhile

from tally.matching import Match
from tally.table.cells import Cells
from tally.table.columns import figures_named
from tally.table.header import is_number_row
from tally.table.labels import aside, is_group_number, is_instruction, is_total
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.table.profile import Profiles
from tally.text import bare, fold, has_digit, has_letter
from tally.text.counts import BAD, NOTHING, Count, read_count, words_beside
from tally.vocabulary import SUMMARY, abouts, heading_field, heading_fields, lexicon, spoken
from tally.vocabulary.statuses import verdict

_ASIDE = ("numbering", "cluster", "code")
REPORTED = ("valid", "invalid", "pending", "total")
OWN = (*COUNTS, "unit")  # what a header printed again names anew
REPEATED = 0.6  # share of a row that says what the header says from which it is the header again


@dataclass(frozen=True)
class Line:
    """One row: `kind` is "unit", "branch", "group", "total", "subtotal" or "text".

    `counts` has what stands in each figure column that the table has, `typed` the same as typed, `cells` their A1
    addresses (and that of "unit", the label); `numbering` is what stands in the STT column, `group` the cluster in
    which the row stands, `branch` the branch (CĐCS) that a table with a column of them has the row for; `flaws` is
    figure -> the code of what is wrong with its cell, told once it is known what the row is.
    """

    row: int
    kind: str
    label: str
    numbering: str = ""
    counts: Mapping[str, Count] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    match: Match | None = None
    group: str = ""
    code: str = ""
    branch: str = ""
    what: str = ""
    flaws: Mapping[str, str] = field(default_factory=dict)

    def value(self, figure: str) -> int | None:
        """The figure in a column; None where nothing (or nothing sound) stands there."""
        return self.counts.get(figure, NOTHING).value

    @property
    def reported(self) -> bool:
        """Whether the row has any figure beside its quota, sound or not."""
        return any(self.counts.get(figure, NOTHING) != NOTHING for figure in REPORTED)

    @property
    def sound(self) -> bool:
        """Whether any figure of the row is a number."""
        return any(c.value is not None or c.problem == "ambiguous" for c in self.counts.values())

    @property
    def unsound(self) -> frozenset[str]:
        """The figures that cannot be taken from the row. A total that was never computed is no loss."""
        return frozenset(figure for figure in self.flaws if not self.repeats(figure))

    def repeats(self, figure: str) -> bool:
        """Whether a cell without a value only repeats what others say, so that it can be computed without it."""
        parts = "valid" in self.counts and "invalid" in self.counts
        return figure == "total" and parts and self.flaws[figure] in ("no-cached-values", "error-cell")

    @property
    def left_out(self) -> bool:
        """Whether a person answered that this row is no unit."""
        return self.match is not None and self.match.left_out

    @property
    def of_which(self) -> bool:
        """Whether its name says that it is a part of what stands above it: "Trong đó: thôn 1"."""
        return bare(self.label).startswith(("trong do", "gom", "rieng"))

    @property
    def known(self) -> bool:
        """Whether the label is a unit of the directory, or was answered."""
        return self.match is not None and (self.match.code is not None or self.match.left_out)


def raw_lines(table: Table, thousands: str) -> list[Line]:
    """Every row of the body that holds anything, not classified yet."""
    cells = table.whole()
    rows = range(table.first_row, table.last_row + 1)
    profiles = Profiles(cells, table.first_row)
    things = {column: profiles.of(column).counted for name, column in table.columns.items() if name in COUNTS}
    lines = _filled([line for row in rows if (line := _line(table, cells, row, thousands, things))])
    end = _end(table, cells)
    names = {fold(line.label) for line in lines if line.row <= end}
    return [line if line.row <= end else _beyond(line, names) for line in lines]


def _end(table: Table, cells: Cells) -> int:
    """The last row before other headings begin: a list of ranks or the like below the table."""
    for row in range(table.first_row, table.last_row + 1):
        texts = [text for text in cells.row(row) if text]
        if len(texts) > 1 and not any(map(has_digit, texts)):
            fields = {meant for text in texts if (meant := heading_field(SUMMARY, text, slips=False))}
            if len(fields) > 1 and fields & {"rank", "rate", "shortfall"} and not _repeats_header(table, cells, row):
                return row - 1
    return table.last_row


def _beyond(line: Line, names: set[str]) -> Line:
    """A row below other headings: it may say more of a name of this table, but no name with figures vanishes there."""
    strange = line.sound and line.label and fold(line.label) not in names and not line.what
    return replace(line, what="not-understood" if strange else "other-table")


def _line(table: Table, cells: Cells, row: int, thousands: str, things: Mapping[int, str]) -> Line | None:
    texts = [text for text in cells.row(row) if text]
    if not texts:
        return None
    columns = table.columns
    figures = {f: _figure(table, cells, row, f, thousands, things) for f in COUNTS if f in columns}
    first = min(chain.from_iterable(_columns_of(table, figure) for figure in figures), default=columns["unit"] + 1)
    label, at = _label(table, cells, row, first)
    branch = "branch" if columns.get("branch") not in (None, columns["unit"]) else "part"
    beside = {name: cells.text(row, columns[name]) if name in columns else "" for name in (*_ASIDE, branch)}
    return Line(
        row=row,
        kind="",
        label=label,
        numbering="" if beside["numbering"] == label else beside["numbering"],
        counts={figure: count for figure, (_, count, _) in figures.items()},
        typed={figure: typed for figure, (typed, _, _) in figures.items()},
        cells={"unit": table.address(row, at)} | {f: table.address(row, c) for f, (_, _, c) in figures.items()},
        group="" if is_total(beside["cluster"]) else beside["cluster"],
        code=beside["code"],
        branch=beside[branch],
        what=_what(table, cells, row, label or texts[0], texts, sound=_names_figures(figures)),
    )


def _columns_of(table: Table, figure: str) -> tuple[int, ...]:
    """The column of a figure, and those that a person said are added to it."""
    return table.columns[figure], *table.settled.added.get(figure, ())


def _figure(
    table: Table, cells: Cells, row: int, figure: str, thousands: str, things: Mapping[int, str]
) -> tuple[str, Count, int]:
    """What is typed, its count and its column, of one figure of a row.

    Of several columns it is the first that is no number or was never computed, else their sum; nothing where nothing
    stands in any.
    """
    columns, thing = _columns_of(table, figure), things[table.columns[figure]]
    read = [
        (
            typed := _side(cells.text(row, column), figure, table.columns),
            counted(typed, cells.kind(row, column), thousands, figure, thing),
            column,
        )
        for column in columns
    ]
    if len(read) == 1:
        return read[0]
    there = [it for it in read if it[1] != NOTHING] or read[:1]
    amiss = (it for it in read if it[1].problem or table.address(row, it[2]) in table.sheet.unread)
    total = Count(sum(count.value or 0 for _, count, _ in there)) if len(there) > 1 else there[0][1]
    return next(amiss, (" + ".join(typed for typed, _, _ in there), total, there[0][2]))


def counted(text: str, kind: str, thousands: str, figure: str, thing: str = "") -> Count:
    """The count in a cell of a figure; "bad" where the words behind the number are neither the figure's own, nor what
    is counted: records of the programme, or a `thing` as in the rest of the column."""
    count = read_count(text, kind, thousands)
    if count.value is None or not (has_letter(text) or "?" in text):
        return count
    numerals = {*map(fold, lexicon("rows")["numerals"])}
    wording = " ".join(dropwhile(numerals.__contains__, spoken(words_beside(text).replace(".", ""))))
    if (not wording and "?" not in text) or wording in abouts():
        return count
    meant = heading_field(SUMMARY, wording, slips=False)
    return count if meant == figure or (meant not in COUNTS and wording and bare(wording) == thing) else BAD


def _side(text: str, figure: str, columns: Mapping[str, int]) -> str:
    """A figure's own part of a cell in which two are written, "16/35": what is done before what it is a part of."""
    both = [f for f in ("valid", "total", "quota") if columns.get(f) == columns[figure]]
    sides = text.split("/")
    return sides[both.index(figure)].strip() if len(both) == len(sides) == 2 else text


def _names_figures(figures: Mapping[str, tuple[str, Count, int]]) -> bool:
    """Whether a row has several figures, or all that there are: one alone may be a telephone number, or a year."""
    return sum(count.value is not None for _, count, _ in figures.values()) >= min(2, len(figures))


def _what(table: Table, cells: Cells, row: int, label: str, texts: list[str], *, sound: bool) -> str:
    """What the words of a row say that it is; beside figures a signature or a note is a name: "Phòng Kế toán"."""
    if is_number_row(cells, row):
        return "numbers"
    if _repeats_header(table, cells, row):
        return "header"
    if is_instruction(texts) or aside(texts[0]) == "example":
        return "example"
    if sound and " " in label and verdict(label):
        return "not-understood"  # "Hợp lệ" below a unit's name: a figure of that unit
    meant = aside(label)
    return "" if sound and meant in ("signature", "note") else meant


def _label(table: Table, cells: Cells, row: int, first_figure: int) -> tuple[str, int]:
    """The name of a row and its column; a sum or group often has its words in a merged cell left of the names."""
    unit = table.columns["unit"]
    others = {
        table.columns.get(name) for name in ("note", "cluster", "code", "officer", "rank", "rate", "branch", "part")
    }
    beside = table.settled.beside
    for column in (unit, *range(cells.first_column, first_figure)):
        further = cells.text(row, beside["unit"]) if column == unit and "unit" in beside else ""
        text = " ".join(filter(None, (cells.text(row, column), further)))
        wordy = has_letter(text) and not is_group_number(text) and len(text) > 1
        if text and (column == unit or (wordy and (column not in others or is_total(text)))):
            return text, column
    return "", unit


def _repeats_header(table: Table, cells: Cells, row: int) -> bool:
    """A header printed again at the top of a page: its own words, or others that name its fields."""
    texts = {column: text for column in table.headings if (text := cells.text(row, column))}
    again = [fold(text) in map(fold, table.levels.get(column, ())) for column, text in texts.items()]
    if len(again) > 1 and sum(again) > REPEATED * len(again):
        return True
    own = {name: texts[column] for name, column in table.columns.items() if name in OWN and column in texts}
    named = all(name in heading_fields(SUMMARY, text) for name, text in own.items())
    return len(own) > 1 and named and not any(map(has_digit, own.values()))


def _filled(lines: list[Line]) -> list[Line]:
    """The lines with a cluster that is merged or written once carried down, and a unit's name down its branches."""
    cluster, name, filled = "", "", []
    for line in lines:
        cluster = line.group or cluster
        name = line.label or name
        label = line.label or (name if line.branch and not line.what else "")
        filled.append(replace(line, group=cluster, label=label))
    return filled


def texts(lines: Iterable[Line]) -> list[str]:
    """What the rows beside the table say."""
    return [text for line in lines if line.kind == "text" for text in (line.label, *line.typed.values()) if text]


# The long layout: one row for each unit and measure, the measure's name in one column and its value in another


def long_lines(table: Table, thousands: str) -> list[Line]:
    """One line for each name, in the order of their first rows, each figure with its own cell.

    A measure that stands twice for a name makes a second line, as a unit that stands twice does in a wide table.
    """
    cells, columns = table.whole(), table.columns
    rows = range(table.first_row, table.last_row + 1)
    named = figures_named(cells.text(row, columns["measure"]) for row in rows)
    there = [figure for figure in COUNTS if figure in named]
    gathered: dict[tuple[str, int], tuple[str, dict[str, int]]] = {}
    times: Counter[tuple[str, str]] = Counter()
    label = ""
    for row in rows:
        label = cells.text(row, columns["unit"]) or label
        figure = heading_field(SUMMARY, cells.text(row, columns["measure"]))
        if figure in there and label:
            times[fold(label), figure] += 1
            _, rows_of = gathered.setdefault((fold(label), times[fold(label), figure]), (label, {}))
            rows_of[figure] = row
    return [_long_line(table, cells, name, rows_of, there, thousands) for name, rows_of in gathered.values()]


def _long_line(
    table: Table, cells: Cells, label: str, rows_of: Mapping[str, int], there: Sequence[str], thousands: str
) -> Line:
    first, value = min(rows_of.values()), table.columns["value"]
    here = table.address(first, table.columns["unit"])
    typed = {figure: cells.text(row, value) for figure, row in rows_of.items()}
    counts = {f: counted(typed[f], cells.kind(row, value), thousands, f) for f, row in rows_of.items()}
    places = {figure: table.address(row, value) for figure, row in rows_of.items()}
    return Line(
        row=first,
        kind="",
        label=label,
        counts=dict.fromkeys(there, NOTHING) | counts,
        typed=dict.fromkeys(there, "") | typed,
        cells=dict.fromkeys(("unit", *there), here) | places,
        group=cells.text(first, table.columns["cluster"]) if "cluster" in table.columns else "",
    )
