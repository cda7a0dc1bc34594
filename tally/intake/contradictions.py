"""What a list says beside its own columns that would make its figures others: a person is asked before it counts.

Marks, verdicts and remarks in columns that are not read, beside initiatives that count as valid, or behind titles; a
colour, a sign or a file's name that is to tell what no column does; a number of initiatives that is nobody's; and one
title twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product, takewhile
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
from tally.vocabulary import REGISTER, SUMMARY, abouts, heading_field, heading_fields, lexicon
from tally.vocabulary.nothing import says_none
from tally.vocabulary.statuses import (
    SURE,
    are_marks,
    is_harmless,
    is_mark,
    is_reason,
    may_state,
    read_status,
    speaks_against,
    speaks_for,
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
RECORDS = ("sang kien", "initiative", "initiatives")
PART = re.compile(r"[();:,.=]| là ")
BEHIND = re.compile(r"(?:[(\[] ?| [-–—] )([^()\[\]]{2,60}?) ?[)\]]?\W*$")  # what stands behind a title, "… (đã rút)"
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
    yield from _beside(table, cells, reading, {row["row"] for row in own}, unanimous=unanimous, silent=silent)


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
    """The question of a list of valid initiatives alone, where some titles end otherwise, "… (đã rút)", or the name of
    the file says that of all."""
    titles = {row["row"]: row["title"] for row in own if row["title"]}
    ends = ((row, BEHIND.search(title[-LONGEST:])) for row, title in titles.items())
    if row := next((row for row, end in ends if end and speaks_against(end[1])), None):
        cell = table.address(row, table.columns["title"])
        yield _verdicts_unread(table.sheet.name, cell, len(own), titles[row], silent=silent)
    elif silent and may_state(SPACED.sub(" ", PurePath(file).stem)):
        yield _verdicts_unread(table.sheet.name, None, len(own), file, silent=True)


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
    units = [(u.valid, u.invalid, u.pending) for u in reading.units]
    total = tuple(map(sum, zip(*units, strict=True)))
    sums = dict(zip(("valid", "invalid", "pending"), total, strict=False))
    known = {len(own)} | {number for figures in (*units, total) for number in (*figures, sum(figures))}
    known |= {int(str(f.particulars["printed"])) for f in reading.findings if f.code == "total-mismatch-total"}
    styles = [f" {bare(shown)} " for shown in lexicon("rows")["shown"]]
    rows = range(cells.first_row, cells.end)
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
        below = len([*takewhile(own.__contains__, range(row + 1, cells.end))]) if row >= table.first_row else 0
        for number, figure in () if OWED.search(text) else _numbers(text):
            if number not in known | {below}:
                computed = below or sums.get(figure, len(own))
                gap = {"printed": number, "computed": computed, "difference": abs(number - computed), "figure": figure}
                code = "total-mismatch-total" if below else f"total-mismatch-{figure}"
                yield Finding(code, table.sheet.name, cell, particulars=gap)


def _denies(part: str) -> bool:
    """Whether a part of a text is a wording against, alone: "(*): không hợp lệ"."""
    return len(words(part)) > 1 and not says_none(part) and verdict(part) in ("invalid", "pending")


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """(number, what it counts) of which a text speaks: "10 sáng kiến hợp lệ" are the valid ones, else all."""
    for written in COUNTED.finditer(text):
        meant = heading_fields(SUMMARY, PART.split(text[written.start() :])[0], slips=False)
        yield int(written[1]), next((name for name in meant if name in ("valid", "invalid")), "total")


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
    """Whether two of these rows of one title name one person, or have one decision and no other row has it."""
    times = Counter(_decision(row) for row in rows if row["decision"])
    if any(1 < count == decided[decision] < decided.total() for decision, count in times.items()):
        return True
    named = [{*persons(row["authors"] or "")} for row in rows]
    return any(not ours.isdisjoint(theirs) for ours, theirs in combinations(named, 2))


def _decision(row: dict[str, Any]) -> tuple[object, ...]:
    return row["unit_printed"], row["decision"], row["recognised"]
