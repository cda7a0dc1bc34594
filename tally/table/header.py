"""Which rows of a sheet may head a table; the headings of one to three such rows, merged or not; column numbers; and
tables that stand beside each other under headings in the same rows."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice, pairwise

from tally.table.cells import Cells
from tally.table.labels import is_total
from tally.table.profile import Heads, Profiles, shape
from tally.text import has_digit, has_letter
from tally.vocabulary import KINDS, LONGEST, REGISTER, SUPPORT, heading_field
from tally.workbook import Sheet

_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[a-zđA-ZĐ])\s*\)?(?:\s*=.*)?|[([]?\d{1,2}\s*[=:].*")

_NUMERIC = re.compile(r"\d[\d.,]*%?")

LIST_FIELDS = 4  # fields of a list that one row must name to be taken for its header
WIDEST = 1000  # different texts of a row that may be a header
SLIPS = 60  # rows in which a mistyped heading is looked for
MOST_HEADERS = 60  # rows of a sheet that are weighed as headers, those that name most first
MOST_HEADINGS = 9_000  # cells of these rows: of a very wide sheet fewer are weighed, four at least
BESIDE = 24  # tables that may stand beside each other
MOST_LETTERS = 500
"""Letters of a heading that are looked at; what goes on longer is none."""


def headings(sheet: Sheet, cells: Cells, rows: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """Column -> the texts above it, from the outermost level to its own; columns without any are left out."""
    filled = _merged(sheet, cells, rows)
    levels = [[filled.get((row, column), cells.text(row, column)) for column in cells.columns] for row in rows]
    for upper, lower in pairwise(levels):
        _spread(upper, lower)
    columns = zip(cells.columns, zip(*levels, strict=True), strict=True)
    above = {column: tuple(dict.fromkeys(text[:MOST_LETTERS] for text in texts if text)) for column, texts in columns}
    return {column: texts for column, texts in above.items() if texts}


def _merged(sheet: Sheet, cells: Cells, rows: tuple[int, ...]) -> dict[tuple[int, int], str]:
    """(row, column) -> text for merged cells that begin within these rows."""
    filled: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in (merged for row in rows for merged in sheet.merged_from.get(row, ())):
        if text := cells.text(top, left):
            for row in range(top, min(bottom, rows[-1]) + 1):
                filled |= {(row, column): text for column in range(left, right + 1)}
    return filled


def _spread(upper: list[str], lower: list[str]) -> None:
    """A group heading that was typed into its first column only reaches over the subheadings to its right."""
    for j in range(1, len(upper)):
        if not upper[j] and lower[j] and upper[j - 1] and lower[j - 1] and lower[j - 1] != upper[j - 1]:
            upper[j] = upper[j - 1]


def is_number_row(cells: Cells, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) …, A B 1 2 3=1+2."""
    texts = [text for text in cells.row(row) if text]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(digits[0]) for text in texts if (digits := re.findall(r"\d+", text))]
    return numbers == sorted(numbers) and len(set(numbers)) == len(numbers) and (not numbers or numbers[0] < 4)


def kinds_named(texts: Collection[str], *, slips: bool) -> dict[str, set[str]]:
    """Kind -> the fields of it that these texts name: what tells a header from other rows."""
    named = {kind.kind: {heading_field(kind, text, slips=slips) or "" for text in texts} - {""} for kind in KINDS}
    return {kind: fields for kind, fields in named.items() if len(fields) > 1}


def anchors(cells: Cells) -> list[int]:
    """The rows that may belong to a header: those in which two fields of one kind of table are named.

    Below a list's header only the same headings again can be another's, or several without a figure among them: what
    its rows say ("Hợp lệ", "Cán bộ") reads like headings, and there may be a million of them.
    """
    known: set[str] = set()
    named: list[tuple[int, int]] = []
    for i, row in enumerate(cells.rows):
        texts = {text for text in row if text and len(text) <= LONGEST}
        again = len(texts & known) >= LIST_FIELDS - 1
        if not 2 <= len(texts) <= WIDEST or (known and not again and (len(texts) < 3 or any(map(has_digit, texts)))):
            continue
        if figures_in(cells, cells.first_row + i) > 1:
            continue
        kinds = kinds_named(texts, slips=i < SLIPS)
        if kinds and _among_alike(cells, i):
            continue
        if kinds and (again or not known or max(map(len, kinds.values())) >= LIST_FIELDS):
            named.append((-max(map(len, kinds.values())), cells.first_row + i))
        if any(len(kinds.get(v.kind, ())) >= LIST_FIELDS and v.satisfied(kinds[v.kind]) for v in (REGISTER, SUPPORT)):
            known |= texts
    most = max(min(MOST_HEADERS, MOST_HEADINGS // max(cells.width, 1)), 4)
    return [row for _, row in sorted(named)[:most]]


def _among_alike(cells: Cells, i: int) -> bool:
    """Whether a row is written as the one above or below it in two columns with digits ("12/QĐ-CĐ", "SK007"): a list's
    rows are, a header is not."""
    near = (cells.rows[j] for j in (i - 1, i + 1) if 0 <= j < len(cells.rows))
    own = [(j, _written(text)) for j, text in enumerate(cells.rows[i]) if text and has_digit(text)]
    own = [(j, written) for j, written in own if written != "9999"]  # years head columns, one beside the other
    return any(sum(written == _written(row[j] or "") for j, written in own) > 1 for row in near)


def _written(text: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", text)) if not re.fullmatch(r"(19|20)\d\d", text) else "9999"


def figures_in(cells: Cells, row: int) -> int:
    """How many figures or days a row holds, years and the numbers of columns aside: with them it is no header's.

    "1 pha" above "195" is the name of a column, and no figure with its word as "45 SK" above "38 SK" is.
    """
    texts = [(t, cells.kind(row, column), column) for column, t in zip(cells.columns, cells.row(row), strict=True) if t]
    figures = [
        text
        for text, kind, column in texts
        if shape(text, kind) in ("count", "decimal", "percent", "day")
        and not (has_letter(text) and _NUMERIC.fullmatch(cells.text(row + 1, column)))
    ]
    dated = [text for text in figures if len(text) == 4 and text[:2] in ("19", "20")]
    return 0 if is_number_row(cells, row) else len(figures) - len(dated)


def side_by_side(profiles: Profiles) -> list[Profiles]:
    """The columns parted where the same headings begin anew, or where a table ends that another stands beside."""
    heads = profiles.heads
    columns = sorted(heads)
    again = [c for c in columns[1:] if heads[c] == heads[columns[0]]]
    if not again:
        first = {heads[c]: c for c in reversed(columns)}
        starts = (c for c in columns[1:] if c - 1 not in heads or first[heads[c]] < c)
        again = list(islice((c for c in starts if _begins_another(c, profiles)), 1))
    edges = [profiles.columns.start, *(again if len(again) < BESIDE else []), profiles.columns.stop]
    parts = [profiles.within(range(a, b)) for a, b in pairwise(edges)]
    return parts if all(len(part.heads) > 2 for part in parts) else [profiles]


def _begins_another(start: int, profiles: Profiles) -> bool:
    """Whether a table of its own begins in a column: each side makes one, and they end in other rows, or the one behind
    has a sum where the other has none."""
    heads = profiles.heads
    sides = [{c: heads[c] for c in heads if c < start}, {c: heads[c] for c in heads if c >= start}]
    if (profiles.of(start - 1).filled and start - 1 not in heads) or not all(map(_names_a_table, sides)):
        return False
    lines = [[[profiles.cells.text(row, c) for c in side] for row in profiles.rows] for side in sides]
    last = [max((i for i, line in enumerate(part) if sum(map(bool, line)) > 1), default=0) for part in lines]
    summed = [{i for i, line in enumerate(part) if any(map(is_total, filter(None, line)))} for part in lines]
    return last[0] != last[1] or bool(summed[1] - summed[0])


def _names_a_table(heads: Heads) -> bool:
    """Whether headings alone make a table: what stands below a hundred of them takes too long to understand here."""
    named = kinds_named({levels[-1] for levels in heads.values()}, slips=False)
    return any(vocabulary.satisfied(named.get(vocabulary.kind, set())) for vocabulary in KINDS)
