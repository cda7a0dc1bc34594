"""What a list says beside its own columns that would make its figures others: a person is asked before it counts.

Marks, verdicts and remarks in columns that are not read, beside initiatives that count as valid, or behind titles; a
colour, a sign or a file's name that is to tell what no column does; a number of initiatives that is nobody's; and one
title twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product, takewhile
from pathlib import PurePath
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.doubts import unsure, which
from tally.intake.reading import Answers, Reading
from tally.intake.register.distinct import equals, mapped, single
from tally.intake.register.scope import is_sent_back
from tally.intake.register.wordings import persons
from tally.table.cells import Cells
from tally.table.model import Table
from tally.table.verdicts import STATED, is_against
from tally.text import bare, fold, words
from tally.vocabulary import REGISTER, SUMMARY, abouts, heading_field, heading_fields, lexicon, words_beyond
from tally.vocabulary.nothing import says_none
from tally.vocabulary.statuses import (
    SURE,
    are_marks,
    is_harmless,
    is_mark,
    is_reason,
    may_state,
    moves,
    read_status,
    speaks_against,
    speaks_for,
    takes_out,
    verdict,
)
from tally.workbook import Sheet, address

LEFT = ("", "status", "invalid_mark", "pending_mark")
"""What a column that denies what is stated may be, not read as it is now."""
ASKED_OF = ["sheet", "row", "title", "authors", "unit_printed", "stated", "status_printed"]
ASKED_OF += ["decision", "recognised", "reason"]
"""The columns of the rows that are looked at."""
LONGEST = 300  # letters of a text in which a number of initiatives or a colour is looked for
AGAIN = 5  # one in so many
FEWEST_AGAIN = 3  # titles that come again from which one in so many is asked about
COUNTED = re.compile(r"(?<![\d.,/])(\d{1,6}) (?:" + "|".join(map(bare, abouts())) + r")\b")
NUMBERED = re.compile(
    r"\b(?:stt|(?<!tong )so(?: thu tu)?|sang kien|sk):? ?(\d{1,4})\b"
    r"(?! ?[/-] ?[a-z0-9]| (?:sang kien|sk|giai phap|de tai)\b)"
)
RECORDS = ("sang kien", "initiative", "initiatives")
LABELLED = re.compile(r"([^;,.:()=\d]*[a-z])\s*[:=]\s*(\d{1,6})\b(?![\d.,]*\s?[%/–—-])")  # "Đạt: 12; không đạt: 02"
PART = re.compile(r"[();:,.=]| là ")
BEHIND = re.compile(r"(?:[(\[] ?| [-–—] )([^()\[\]]{2,60}?) ?[)\]]?\W*$")  # what stands behind a title, "… (đã rút)"
BEFORE = re.compile(r"^\W{0,3}[(\[] ?([^()\[\]]{2,60}) ?[)\]]")
ENDING = ("title", "authors", "unit", "decision")  # cells that may end so
WHERE = {"unit": "unit_printed"}
SPACED = re.compile(r"[\W_]+")
OWED = re.compile(r"chi tieu|giao|phan dau|ke hoach|dang ky|trieu|target")


def contradictions(
    table: Table, reading: Reading, answers: Answers, sheets: Sequence[Sheet], *, persons: bool = False
) -> Iterator[Finding]:
    """The questions of one list in a workbook of these sheets; of a list too long to be looked at row by row, one.

    Of `persons`, each is its own author: who is written twice is no author that copies a title.
    """
    if reading.rows is None:
        return
    sent_back = is_sent_back(table)
    yield from _against(table, reading, answers) if not sent_back else ()
    if not (cells := table.cells()).whole:
        return
    own = [row for row in reading.rows.select(ASKED_OF).to_pylist() if row["sheet"] == table.sheet.name]
    valid = [row["row"] for row in own if row["stated"] == "valid"]
    body = table.columns.get("body")
    for column in _unread(table, answers) if not sent_back else ():
        if denied := _denied(table, cells, column, valid):
            may = ("body", "status") if column == body else LEFT
            yield unsure(table, column, may, len(denied), cells.text(denied[0], column))
        elif column != body and (count := _of_others(cells, column, valid)):
            yield unsure(table, column, ("field", ""), count)
    marks = table.columns.get("valid_mark") if "status" in table.columns else None
    if marks and _denied(table, cells, marks, valid):
        yield which(table, "status", (marks,))
    pasted = sum(bool(row["title"]) and row["title"] == row["authors"] for row in own if not (persons or sent_back))
    if pasted * 2 > len(own) and table.columns.get("authors") not in (None, table.columns["title"]):
        yield unsure(table, table.columns["authors"], ("authors", ""), pasted)
    if not any(finding.code == "titles-repeated" for finding in reading.findings):
        yield from _titles_repeated(table, own)
    silent = not any(row["status_printed"] for row in own) and not STATED & table.columns.keys()
    read = pc.unique(reading.rows["sheet"]).to_pylist()
    for sheet in (sheet for sheet in sheets if silent and sheet.name not in read):
        yield from _stated_on(sheet, len(own))
    unanimous = silent or len(valid) == len(own)
    if unanimous:
        yield from _titled(table, reading.file, own, silent=silent)
    beside = _beside(table, cells, reading, {row["row"] for row in own}, unanimous=unanimous, silent=silent)
    counted = ("total-mismatch-invalid", "total-mismatch-total")  # a list sent back says how many it was sent with
    yield from (finding for finding in beside if not (sent_back and finding.code in counted))


def _against(table: Table, reading: Reading, answers: Answers) -> Iterator[Finding]:
    """The question of a list with reasons against what counts as valid: a heading asks for them, or they say so."""
    column, rows = table.columns.get("reason"), reading.rows
    if rows is None or column is None or column in table.settled.unsure or table.letters_of(column) in answers.columns:
        return
    tells = is_reason if is_against(table.headings[column]) else speaks_against
    valid = rows.filter(equals(rows["stated"], "valid"))
    count = pc.sum(mapped(single(valid["reason_printed"]), tells, pa.bool_())).as_py()
    if count:
        yield unsure(table, column, ("reason", "invalid_mark"), count)


def _stated_on(sheet: Sheet, count: int) -> Iterator[Finding]:
    """The question of a list without verdicts where another sheet has a column of them, one for each initiative."""
    for number, column in enumerate(sheet.cells.columns, sheet.first_column):
        texts = [text for text in column.slice(0, 2 * count).to_pylist() if text]
        stated = [status for status, _ in map(read_status, texts) if status] if 2 * len(texts) >= count else []
        if 2 * len(stated) >= max(count, len(texts)) and len({*stated}) > 1:
            cell = address(sheet.first_row, number)
            yield _verdicts_unread(sheet.name, cell, count, texts[0], silent=True)
            return


def _titled(table: Table, file: str, own: list[dict[str, Any]], *, silent: bool) -> Iterator[Finding]:
    """The question of a list of valid initiatives alone, where some cells end otherwise, "… (đã rút)", or the name of
    the file says that of all."""
    number, cells = table.columns.get("number"), table.cells()
    texts = ((row["row"], name, row[WHERE.get(name, name)]) for row in own for name in ENDING if name in table.columns)
    numbers = ((row["row"], "number", cells.text(row["row"], number)) for row in own if number is not None)
    ends = (cell for cell in chain(texts, numbers) if cell[2] and _ends_otherwise(cell[1], cell[2][-LONGEST:]))
    if end := next(ends, None):
        row, name, text = end
        cell = table.address(row, table.columns[name])
        yield _verdicts_unread(table.sheet.name, cell, len(own), text, silent=silent)
    elif silent and may_state(SPACED.sub(" ", PurePath(file).stem)):
        yield _verdicts_unread(table.sheet.name, None, len(own), file, silent=True)


def _ends_otherwise(field: str, text: str) -> bool:
    """Whether a cell of a valid initiative says in brackets or behind a stroke that it is none, "[Rút] …", or has that
    in place of its number or its decision."""
    if field == "number":
        return verdict(text) in ("invalid", "pending")
    parts = [end[1] for end in (BEFORE.search(text), BEHIND.search(text)) if end]
    of_all = field == "decision" and moves(text)
    return of_all or any(speaks_against(part) or verdict(part) in ("invalid", "pending") for part in parts)


def _verdicts_unread(sheet: str, cell: str | None, count: int, text: str, *, silent: bool) -> Finding:
    """The question what a cell, or the file's name, states of a list without verdicts (`silent`), or of valid ones."""
    what = {"text": text, "stated": int(not silent), "where": "cell" if cell else "file"}
    return Finding("verdicts-unread", sheet, cell, count=count, particulars=what)


def _unread(table: Table, answers: Answers) -> list[int]:
    """The columns that are not read though no heading says that they are something else."""
    used = {c for name, c in table.columns.items() if name not in ("note", "body")} | {*table.settled.beside.values()}
    used |= {*table.settled.unsure, *(c for further in table.settled.doubtful.values() for c in further)}
    kept = [c for c in table.headings if c not in used and table.letters_of(c) not in answers.columns]
    named = {c: heading_field(REGISTER, table.headings[c].rpartition(" / ")[2]) for c in kept}
    free = (None, "note", "status", "reason", "body")
    return [column for column, name in named.items() if name in free or speaks_for(table.headings[column])]


def _denied(table: Table, cells: Cells, column: int, valid: list[int]) -> list[int]:
    """The rows of valid initiatives beside which a column says no, or has a mark of its own, be it alone."""
    texts = {row: text for row in range(table.first_row, table.last_row + 1) if (text := cells.text(row, column))}
    beside = {row: texts[row] for row in valid if row in texts}
    heading = table.headings[column].rpartition(" / ")[2]
    if texts and are_marks(texts.values()) and speaks_for(heading):
        return [row for row in valid if not is_mark(beside.get(row))]
    if texts and (are_marks(texts.values()) or speaks_against(heading)) and len(beside) < len(valid):
        return [row for row, text in beside.items() if is_reason(text)]
    if heading_field(REGISTER, heading) == "note":
        return [row for row, text in beside.items() if not is_harmless(text)]
    answers = speaks_for(heading)  # "Cấp công nhận": then a "Không" denies, as it does not among remarks
    return [row for row, text in beside.items() if speaks_against(text) and (answers or bare(text) not in SURE)]


def _of_others(cells: Cells, column: int, valid: list[int]) -> int:
    """How many valid initiatives a column of kinds counts to something else: "Xanh - sạch - đẹp" among initiatives."""
    kinds = Counter(kind for row in valid if (kind := bare(cells.text(row, column))))
    ours = sum(count for kind, count in kinds.items() if any(f" {about} " in f" {kind} " for about in RECORDS))
    return kinds.total() - ours if ours and len(kinds) * AGAIN <= len(valid) else 0


def _beside(
    table: Table, cells: Cells, reading: Reading, own: set[int], *, unanimous: bool, silent: bool
) -> Iterator[Finding]:
    """A colour that tells something, what tells verdicts of a list without any (`silent`) or with none but valid ones
    (`unanimous`), and numbers of initiatives that are no figure of the list."""
    known = _known_figures(reading, len(own))
    sums = {figure: sum(getattr(unit, figure) for unit in reading.units) for figure in ("valid", "invalid")}
    again = {bare(text) for levels in table.levels.values() for text in levels}  # the header of a printed page
    styles = [f" {bare(shown)} " for shown in lexicon("rows")["shown"]]
    rows = range(cells.first_row, cells.end)
    goes_on = {row for span in reading.spans if span.what == "continued" for row in range(span.first, span.last + 1)}
    outside = (row for row in rows if row not in own and row not in table.header_rows)
    for row, column in product(outside, cells.columns):
        if not (written := cells.text(row, column)):
            continue
        text, cell = bare(written[:LONGEST]), table.address(row, column)
        spoken = f" {' '.join(words(text))} "
        if any(style in spoken for style in styles):
            yield Finding("shown-by-colour", table.sheet.name, cell, particulars={"text": written})
        elif (
            unanimous
            and (silent or (written in table.above and any(f" {about} " in spoken for about in abouts())))
            and any(_denies(part) for part in PART.split(written[:LONGEST]))
        ):
            yield _verdicts_unread(table.sheet.name, cell, len(own), written, silent=silent)
            unanimous = False
        elif unanimous and text not in again and row not in goes_on and _takes_back(table, written, row, own):
            yield _verdicts_unread(table.sheet.name, cell, len(own), written, silent=silent)
            unanimous = False
            continue
        below = len([*takewhile(own.__contains__, range(row + 1, cells.end))]) if row >= table.first_row else 0
        for number, figure in () if OWED.search(text) else _numbers(text):
            if number not in known[figure] | {below}:
                computed = below or sums.get(figure, len(own))
                gap = {"printed": number, "computed": computed, "difference": abs(number - computed), "figure": figure}
                code = "total-mismatch-total" if below else f"total-mismatch-{figure}"
                yield Finding(code, table.sheet.name, cell, particulars=gap)


def _known_figures(reading: Reading, total: int) -> dict[str, set[int]]:
    """What a list may say of itself: the figures of its units and their sums, as stated or as checked."""
    stated = [(u.stated_valid, u.stated_invalid, u.stated_pending) for u in reading.units]
    units = [*((u.valid, u.invalid, u.pending) for u in reading.units), *(tuple(n or 0 for n in s) for s in stated)]
    units += [tuple(map(sum, zip(*part, strict=True))) for part in (units[: len(stated)], units[len(stated) :])]
    known = {
        "valid": {valid for valid, *_ in units},
        "invalid": {figure for _, *others in units for figure in (*others, sum(others))},
        "total": {total, *(sum(figures) for figures in units), *chain.from_iterable(units)},
    }
    known["total"] |= {int(str(f.particulars["printed"])) for f in reading.findings if f.code == "total-mismatch-total"}
    return known


def _takes_back(table: Table, written: str, row: int, own: set[int]) -> bool:
    """Whether a text beside valid initiatives denies them: between them, above or below by their numbers, "Sáng kiến số
    5 chuyển sang …", or of the whole list, "Danh sách trên chưa được thông qua"."""
    text = bare(written[:LONGEST])
    if table.first_row <= row < max(own, default=0):
        without = says_none(written) and "quyet dinh" not in text  # a unit that has sent none
        return "du kien" in text or (speaks_against(written) and not without)
    numbers = [int(number) for number in NUMBERED.findall(text)]
    if takes_out(written) and any(0 < number <= len(own) for number in numbers):
        return True
    whole = text.startswith("(") or ("danh sach" in text and row > table.first_row)
    return whole and (speaks_against(written) or "du kien" in text)


def _denies(part: str) -> bool:
    """Whether a part of a text is a wording against, alone: "(*): không hợp lệ"."""
    return len(words(part)) > 1 and not says_none(part) and verdict(part) in ("invalid", "pending")


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """(number, what it counts) of which a text speaks: "10 sáng kiến hợp lệ", or "Đạt: 10", are the valid ones, what it
    speaks against the others, else all."""
    for written in COUNTED.finditer(text):
        part = PART.split(text[written.start() :])[0]
        meant = heading_fields(SUMMARY, part, slips=False)
        figure = next((name for name in meant if name in ("valid", "invalid")), "total")
        yield int(written[1]), "invalid" if figure == "total" and speaks_against(part) else figure
    labelled = LABELLED.findall(text)
    explained = len(labelled) > 1 and {number for _, number in labelled} <= {"0", "1"}  # "Đạt: 1; không đạt: 0"
    for label, number in () if explained else labelled:
        meant = heading_fields(SUMMARY, label, slips=False)[:1]
        if meant in (("valid",), ("invalid",)) and not words_beyond(label, meant[0]):
            yield int(number), meant[0]


def _titles_repeated(table: Table, own: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    """The question whether one initiative stands once for each of its authors: titles that others of a unit have.

    Of few of them only where they share an author, or a decision that no other of the list has. `own` are its rows.
    """
    valid = [row for row in own if row["title"] and row["stated"] == "valid" and row["reason"] != "duplicate"]
    decided = Counter(map(_decision, valid))
    alike: dict[object, dict[str, dict[str, Any]]] = {}
    for row in valid:
        of_title = alike.setdefault((fold(row["title"]), row["unit_printed"]), {})
        of_title.setdefault("; ".join(persons(row["authors"] or "")), row)
    again = [[*rows.values()] for rows in alike.values() if len(rows) > 1]
    count = sum(len(rows) - 1 for rows in again)
    if count < FEWEST_AGAIN or count * AGAIN < len(own):
        again = [rows for rows in again if _as_one(rows, decided)]
        count = sum(len(rows) - 1 for rows in again)
    if again:
        first = again[0][0]
        cell = table.address(first["row"], table.columns["title"])
        yield Finding("titles-repeated", table.sheet.name, cell, count=count, particulars={"value": first["title"]})


def _as_one(rows: Sequence[dict[str, Any]], decided: Counter[tuple[object, ...]]) -> bool:
    """Whether two of these rows of one title name one person, or have one decision, in a list without decisions one
    day, and no other row has it."""
    undecided = not any(decision for _, decision, _ in decided)  # then its day tells one initiative from others
    times = Counter(_decision(row) for row in rows if row["decision"] or (undecided and row["recognised"]))
    if any(1 < count == decided[decision] < decided.total() for decision, count in times.items()):
        return True
    named = [{*persons(row["authors"] or "")} for row in rows]
    return any(not ours.isdisjoint(theirs) for ours, theirs in combinations(named, 2))


def _decision(row: dict[str, Any]) -> tuple[object, ...]:
    return row["unit_printed"], row["decision"], row["recognised"]
