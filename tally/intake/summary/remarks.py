"""What may correct the figures of a summary: what stands beside or below them is quoted, and asked about where it
names a unit with another figure, stands below no heading, or is part of a unit's name; and what only the look of a
figure or a comment on it says: it is struck through, shown as a share, or said to be wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tally.findings import Finding
from tally.intake.otherwise import SCALED
from tally.intake.summary.lines import REPORTED, Line
from tally.matching import without_marks
from tally.table.cells import Cells
from tally.table.levels import COUNTS
from tally.table.model import Table
from tally.text import bare, fold, has_digit, has_letter, words
from tally.text.counts import mentions_not_sent
from tally.vocabulary import REGISTER, lexicon, otherwise, speaks_of
from tally.vocabulary.statuses import speaks_against
from tally.workbook.sheet import address, position

DATED = re.compile(
    r"^\(?\d{1,2}[.)]|(?<!\d)0\d{8,}|\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\b(?:19|20)\d\d\b|\d{1,12}[/-][^\W\d]\S*"
    r"|(?:ngày|tháng|năm|quý|đợt|kỳ|tuần|giai đoạn|số|khoá|khóa|điều|mục|trang|page|no\.?)\W*(?:\d+\W*)+",
    re.IGNORECASE,
)
"""Days, years and numbers of papers: no figures."""
NUMBER = re.compile(r"(?<!\w)\d{1,3}(?:\.\d{3})+(?!\w)|(?<!\w)\d+(?!\w)")
DOUBTS = frozenset({"wrong", "provisional", "void"})
NAMED_BY = 2  # last words of a unit's name by which a text names it


def remarks(table: Table, lines: Sequence[Line]) -> list[Finding]:
    """What is said beside the figures of a table that stands upright with one row a unit, and of their cells."""
    if table.transposed:
        return []
    units = [line for line in lines if line.kind == "unit" and not line.left_out]
    of_cells, cells = _of_cells(table, lines), table.whole()
    if table.kind == "long":
        return [*of_cells]
    return [*_in_names(table, units), *_beside(table, cells, units), *_below(table, cells, lines, units), *of_cells]


def _of_cells(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """One question for each look that figures of units, or names of these, have, and for each comment."""
    sheet, units = table.sheet, [line for line in lines if line.kind in ("unit", "branch") and not line.left_out]
    figures = {position(line.cells[f]): (line, line.typed[f]) for line in units for f in COUNTS if line.typed.get(f)}
    names = {position(line.cells["unit"]): (line, line.label) for line in units}
    yield from _marked(table, "struck", sheet.struck, names | figures)
    yield from _marked(table, "partly", sheet.partly, figures)
    yield from _marked(table, "format", [c for c, code in sheet.formats.items() if SCALED.search(bare(code))], figures)
    for cell, text in sheet.comments.items():
        if cell in names | figures and _corrects(text, (names | figures)[cell][0]):
            yield from _marked(table, "comment", [cell], {cell: ((names | figures)[cell][0], text)})


def _marked(
    table: Table, where: str, cells: Iterable[tuple[int, int]], among: Mapping[tuple[int, int], tuple[Line, str]]
) -> Iterator[Finding]:
    """The question of those cells that are `among` the figures and names, with the first of them."""
    own = [cell for cell in cells if cell in among]
    if own:
        line, text = among[own[0]]
        what = {"where": where, "text": text}
        unit = without_marks(line.label)
        yield Finding("figure-marked", table.sheet.name, address(*own[0]), unit, count=len(own), particulars=what)


def _in_names(table: Table, units: Sequence[Line]) -> Iterator[Finding]:
    """What stands with a name of the directory in one cell, and with no other: "Kim Sơn (đợt 2)"."""
    spoken = Counter(fold(line.match.beside) for line in units if line.match)
    for line in units:
        beside = line.match.beside if line.match and line.match.code and line.reported else ""
        if beside and spoken[fold(beside)] == 1:
            yield _remark(table, line.cells["unit"], line.label, "name", line)


def _beside(table: Table, cells: Cells, units: Sequence[Line]) -> Iterator[Finding]:
    """Figures below no heading in rows of units, where most rows have nothing there; and remarks with figures."""
    note = table.columns.get("note", 0)
    used = {*table.columns.values(), *table.settled.beside.values()}
    free = [c for c in cells.columns if c not in used and not table.headings.get(c)]
    for column in [*free, note] if note else free:
        texts = {line.row: text for line in units if (text := cells.text(line.row, column))}
        for line in units if 2 * len(texts) < len(units) or column == note else ():
            text = texts.get(line.row, "")
            silent = _denies(text, line) or _is_doubtful(text)
            alone = NUMBER.fullmatch(text) and 2 * sum(map(has_digit, texts.values())) < len(units)
            if silent or (has_digit(text) and (column != note or alone)):
                yield _remark(
                    table, table.address(line.row, column), text, "note" if column == note else "beside", line
                )
            elif _figures(text) - _values([line]):
                yield _remark(table, table.address(line.row, column), text, "note", line, grade="note")


def _below(table: Table, cells: Cells, lines: Sequence[Line], units: Sequence[Line]) -> Iterator[Finding]:
    """Texts between and below the rows that name a unit, or have figures that the table does not have."""
    names = {words(without_marks(line.label))[-NAMED_BY:]: line for line in units if len(words(line.label)) > 1}
    sums = {sum(line.value(figure) or 0 for line in units) for figure in COUNTS}
    known = _values(line for line in lines if line.kind != "unit") | sums | {len(units)}
    apart = [line.row for line in lines if line.kind == "text" and line.what in ("", "note")]
    for row, column in product(apart, cells.columns):
        if not has_letter(text := cells.text(row, column)):
            continue
        spoken = words(text)
        pairs = {spoken[i : i + NAMED_BY] for i in range(len(spoken))}
        named = next((names[pair] for pair in names if pair in pairs), None)
        asked = _is_doubtful(text) or (named and (_figures(text) - _values([named]) or _denies(text, named)))
        if asked or _figures(text) - known or (named and mentions_not_sent(text)):
            yield _remark(table, table.address(row, column), text, "note", named, grade=None if asked else "note")


def _is_doubtful(text: str) -> bool:
    """Whether a remark says that figures are wrong or not final, or by a colour, which nobody reads, that they are."""
    spoken = f" {' '.join(words(text))} "
    styles = (f" {bare(style)} " for style in lexicon("rows")["shown"])
    coloured = any(style in spoken for style in styles) and speaks_of(REGISTER, [text]) and speaks_against(text)
    return coloured or not DOUBTS.isdisjoint(otherwise(text))


def _corrects(text: str, line: Line) -> bool:
    """Whether a comment says that its row is doubtful, or names a figure that the row does not have."""
    return _is_doubtful(text) or _denies(text, line) or bool(_figures(text) - _values([line]))


def _denies(text: str, line: Line) -> bool:
    """Whether a text says that nothing has come of a unit that has zeros in the table."""
    return mentions_not_sent(text) and line.reported and not any(line.value(figure) for figure in REPORTED)


def _figures(text: str) -> set[int]:
    """The numbers that a text names, days and the like aside."""
    return {int(number.replace(".", "")) for number in NUMBER.findall(DATED.sub(" ", text))}


def _values(lines: Iterable[Line]) -> set[int]:
    return {value for line in lines for figure in COUNTS if (value := line.value(figure)) is not None}


def _remark(table: Table, cell: str, text: str, where: str, line: Line | None, *, grade: str | None = None) -> Finding:
    unit = without_marks(line.label) if line else None
    return Finding("remark", table.sheet.name, cell, unit, particulars={"text": text, "where": where}, grade=grade)
