"""What a person is asked about a table's columns: which of two is a field's, and whether weak evidence may decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from tally.errors import Refusal
from tally.findings import Finding
from tally.intake.reading import Reading
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.table.recognition import is_day_of_recognition
from tally.vocabulary import REGISTER, heading_field, speaks_of
from tally.wording import shown

LONGEST_NAMED = 40  # characters of a heading that a question names
MOST_RIVALS = 3  # columns for each of which a file is read once more; with more, whether figures differ is no question
TOGETHER = " + "  # between the columns of an answer that adds them up
Again = Callable[[Table], Reading]
"""Reads the same file once more, by another understanding of its table."""


def which(table: Table, field: str, further: Sequence[int]) -> Finding:
    """The question which of several columns is a field's; figures may be those of all columns together."""
    columns = (table.columns[field], *further)
    cells = [table.address(_last(table), column) for column in columns]
    letters = [table.letters_of(column) for column in columns]
    options = [*letters, TOGETHER.join(letters)] if field in COUNTS else letters
    headings = (shown(table.headings.get(column, ""), LONGEST_NAMED) for column in columns)
    names = [f"{cell} “{text}”" if text else cell for cell, text in zip(cells, headings, strict=True)]
    what = {"names": names, "options": options, "what": "figures" if field in COUNTS else field, "field": field}
    return Finding("two-tables", table.sheet.name, cells[0], count=len(columns), particulars=what)


def unsure(table: Table, column: int, fields: Sequence[str], count: int = 1, text: str = "") -> Finding:
    """The question which of several fields, the one it was taken for first, a column is; `count` rows depend on it, of
    which one says `text`."""
    letters, heading = table.letters_of(column), table.headings[column]
    kinds = {"options": fields, "taken": fields[0], "may": fields[-1], "quoted": "yes" if text else "no", "text": text}
    what = {"letters": letters, "heading": heading, "rows": count, **kinds}
    return Finding("column-unsure", table.sheet.name, table.address(_last(table), column), particulars=what)


def _last(table: Table) -> int:
    return max(table.header_rows, default=table.first_row)


def doubted(table: Table, reading: Reading, again: Again) -> list[Finding]:
    """A question for each field whose figures would be others with a rival of its column, and of days that no heading
    says are those of recognition. A table too long, or with too many rivals, to be read again is asked
    about at once."""
    questions = []
    for field, rivals in table.settled.rivals.items():
        few = table.cells().whole and len(rivals) <= MOST_RIVALS
        telling = [c for c in rivals if not few or _differs(table, field, c, reading, again)]
        if telling:
            questions.append(which(table, field, telling))
        elif field == "recognised" and (count := _by_weak_days(table, reading)):
            questions.append(unsure(table, table.columns[field], (field, ""), count))
    return questions


def of_another_campaign(table: Table, texts: Iterable[str], count: int) -> Iterator[Finding]:
    """The question whether `count` rows are initiatives, where neither headings and titles nor these further `texts`
    name any: "Tên mô hình", "Ngày công nhận". A mistyped heading names what it all but says."""
    written = chain(texts, (table.sheet.name,), table.above, *table.levels.values())
    own = table.levels.get(table.columns["title"], ("",))[-1]
    mistyped = heading_field(REGISTER, own, slips=False) is None and heading_field(REGISTER, own) == "title"
    if table.levels and not mistyped and not speaks_of(REGISTER, written, surely=True):
        yield unsure(table, table.columns["title"], ("title",), count)


def _differs(table: Table, field: str, column: int, reading: Reading, again: Again) -> bool:
    fields = {name: c for name, c in table.columns.items() if c != column} | {field: column}
    beside = {name: c for name, c in table.settled.beside.items() if name != field and name in fields}
    try:
        other = again(replace(table, settled=replace(table.settled, fields=fields, beside=beside)))
    except Refusal:
        return False
    return _figures(other) != _figures(reading)


def _figures(reading: Reading) -> Mapping[str, tuple[int | None, ...]]:
    return {unit.code or unit.unit: (unit.quota, unit.valid, unit.invalid, unit.pending) for unit in reading.units}


def _by_weak_days(table: Table, reading: Reading) -> int:
    """How many initiatives stated valid are judged by days whose heading says no recognition; where there is none, how
    many the days make invalid."""
    levels = table.levels.get(table.columns["recognised"], ())
    if reading.rows is None or (levels and is_day_of_recognition(levels)):
        return 0
    from tally.intake.rules.judging import late  # a summary is read without the rules of lists

    stated: int = sum(unit.stated_valid or 0 for unit in reading.units)
    return stated if any(levels) else late(reading.rows)
