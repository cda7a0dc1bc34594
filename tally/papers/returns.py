"""What goes back to those who sent a register: the rows to mend, with the reason and what to do, as lists.

Papers with rows in them are made in a limited process of their own: what stands there has been sent by anybody. Its
folder holds `rows.arrow` and `request.json`; `main` leaves `made`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.worksheet import Worksheet

from tally.apart import REQUEST, ROWS, leave, leave_table, table_in, taken
from tally.directory import Directory
from tally.errors import TallyError
from tally.intake.register.distinct import either, single
from tally.intake.rules.catalogue import BIT, noticed
from tally.papers.book import FONT, BookWriter, printed
from tally.papers.figures import Figures
from tally.papers.meeting import meeting_xlsx
from tally.papers.tidy import initiatives_csv
from tally.papers.written import free_name, packed
from tally.paths import momentary
from tally.progress import COUNTS
from tally.wording import day, language, say, speak_of, termed, use_language
from tally.workbook.guarded import run_guarded

MADE = "made"

SIZE = 11
MARGINS = {"top": 20, "bottom": 20, "left": 20, "right": 15}  # the long side up: room for what is to be mended
COLUMNS = (
    ("number", 5),
    ("title", 29),
    ("authors", 16),
    ("branch", 17),
    ("recognised", 11),
    ("decision", 12),
    ("status", 11),
    ("checked", 11),
    ("reason", 21),
    ("remedy", 22),
    ("place", 15),
)
LINE = 15.5  # points per line of text, with air
MOST_ROWS = 1_048_000  # a sheet has 1,048,576, and a heading stands above the list
OPEN = BIT["status-missing"] | BIT["status-unknown"]  # what leaves a status pending
PIECE = 5000  # rows turned into Python values at a time


def to_mend(rows: pa.Table) -> pa.Table:
    """The invalid and the pending rows, by unit, branch, file, sheet and row."""
    status = single(rows["status"])
    kept = rows.filter(pc.is_in(status.cast(pa.string()), pa.array(["invalid", "pending"])))
    named = {name: kept[name].cast(pa.string()) for name in ("unit", "branch", "sheet")}
    order = pa.table({**named, "row": kept["row"]})
    return kept.take(pc.sort_indices(order, [(name, "ascending") for name in order.column_names]))


def _parts(rows: pa.Table, key: pa.DictionaryArray) -> Iterator[tuple[str | None, pa.Table]]:
    # one sort instead of one filter per key: a province has thousands of grassroots unions
    order = pc.sort_indices(key.indices)
    ordered = rows.take(order)
    runs, start = pc.run_end_encode(key.indices.take(order)), 0
    for place, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield (None if place is None else key.dictionary[place].as_py()), ordered.slice(start, end - start)
        start = end


Explained = Callable[[str, str | None, str | None, int], tuple[str, str]]


def explaining(directory: Directory | None) -> Explained:
    """A function of (status, reason, reason_printed, noticed) that gives (why it does not count, what to do)."""
    reasons = {reason.code: reason for reason in directory.reasons} if directory else {}

    @cache  # once for every combination that occurs
    def explain(status: str, reason: str | None, printed: str | None, bits: int) -> tuple[str, str]:
        opened = bits & OPEN if status == "pending" else 0
        known, telling = reasons.get(reason or ""), [*(it for it in noticed(bits) if it.disqualifies), *noticed(opened)]
        why = [*([termed(printed)] if printed else []), *(say(f"return-{rule.code}") for rule in telling)]
        remedies = [rule.remedy for rule in telling]
        if known and known.remedy and (printed or not remedies):
            remedies.insert(0, termed(known.remedy))
        said = "; ".join(why) or (termed(known.text) if known else "")
        return said or say("return-no-reason"), "; ".join(dict.fromkeys(remedies)) or say("return-ask")

    return explain


@dataclass(frozen=True)
class Heading:
    """What stands above a list: whose it is, up to which day it counts."""

    unit: str
    branch: str | None = None
    as_of: date | None = None


def return_list(rows: pa.Table, heading: Heading, directory: Directory | None) -> bytes:
    """The bytes of the list of these rows (`to_mend` of a register).

    Rows are written as they are read: memory stays the same however long the list is. Raises TallyError for more than
    a sheet holds: the writer would leave out the rest and say nothing.
    """
    if len(rows) > MOST_ROWS:
        raise TallyError("list-too-long", count=len(rows), most=MOST_ROWS)
    with BookWriter(say("return-title"), heading.as_of, streamed=True) as book:
        _write(book, heading, rows, _lines(rows, explaining(directory)))
    return book.content


def _write(book: BookWriter, heading: Heading, rows: pa.Table, lines: Iterator[list[object]]) -> None:
    """Title, whose list it is, header, rows: from top to bottom."""
    base = {"font_name": FONT, "font_size": SIZE, "valign": "top", "text_wrap": True, "border": 1}
    body, centred = book.add_format(base), book.add_format(base | {"align": "center"})
    head = book.add_format(base | {"bold": True, "align": "center", "valign": "vcenter"})
    title = {"font_name": FONT, "font_size": 14, "bold": True, "align": "center", "valign": "vcenter"}
    remark = book.add_format({"font_name": FONT, "font_size": 12, "valign": "vcenter"})
    above = _above(heading, rows)
    top = len(above) + 2  # the header's row, from 0
    sheet: Worksheet = book.add_worksheet(say("return-sheet"))
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    printed(sheet, across=True, repeat=(top, top), margins=MARGINS)
    sheet.set_row(0, 22)
    sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, say("return-title"), book.add_format(title))
    for row, text in enumerate(above, 1):
        sheet.write_string(row, 0, text, remark)
    sheet.set_row(top, 32)
    for column, (name, _) in enumerate(COLUMNS):
        sheet.write_string(top, column, say(f"return-column-{name}"), head)
    for row, values in enumerate(lines, top + 1):
        texts = zip(values, COLUMNS[1:], strict=True)
        sheet.set_row(row, LINE * max(-(-len(str(value or " ")) // width) for value, (_, width) in texts))
        sheet.write_number(row, 0, row - top, centred)
        for column, value in enumerate(values, 1):
            sheet.write(row, column, value, centred if column in (4, 5, 6, 7) else body)


def _above(heading: Heading, rows: pa.Table) -> list[str]:
    files = _files(rows)
    named = [say("return-unit", name=heading.unit)]
    named += [say("return-branch", name=heading.branch)] if heading.branch else []
    named += [say("return-file", file=files[0])] if len(files) == 1 else []
    return [*named, say("return-count", count=len(rows), asof=day(heading.as_of))]


def _files(rows: pa.Table) -> list[str]:
    return pc.unique(rows["file"].cast(pa.string())).to_pylist() if "file" in rows.column_names else []


def _lines(rows: pa.Table, explain: Explained) -> Iterator[list[object]]:
    """The body, a piece at a time; a row's file is named where the rows come from several."""
    several = len(_files(rows)) > 1
    names = ["title", "authors", "branch", "recognised_printed", "recognised", "decision", "status", "reason"]
    names += ["reason_printed", "status_printed", "stated", "noticed", "sheet", "row", *(["file"] if several else [])]
    words = {status: say(f"column-{status}") for status in COUNTS}
    checked = {status: say(f"return-checked-{status}") for status in words}
    where = say("return-place", sheet="{sheet}", row="{row}")  # a message costs more than the rest of its row
    for start in range(0, len(rows), PIECE):
        for row in rows.slice(start, PIECE).select(names).to_pylist():
            why, remedy = explain(row["status"], row["reason"], row["reason_printed"], row["noticed"])
            when = day(row["recognised"]) if row["recognised"] else row["recognised_printed"]
            source = where.format(sheet=row["sheet"], row=row["row"])
            source = f"{row['file']}: {source}" if several else source
            texts = (row["title"], row["authors"], row["branch"], when, row["decision"])
            stated = row["status_printed"] or words[row["stated"]]  # read back as what the unit says, and judged anew
            yield [*texts, stated, checked[row["status"]], why, remedy, source]


def return_lists(
    rows: pa.Table, directory: Directory | None, as_of: date | None = None, *, branches: bool = False
) -> bytes:
    """A .zip with one list per unit, in the directory's order, and with `branches` a folder per unit with one list per
    grassroots union."""
    names, taken = {unit.code: unit.name for unit in directory.units} if directory else {}, set[str]()

    def lists() -> Iterator[tuple[str, bytes]]:
        for unit, part in parts(rows, directory):
            heading = Heading(names.get(unit or "", unit or say("return-no-unit")), as_of=dated(part, as_of))
            stem = free_name(heading.unit, taken)
            yield f"{stem}.xlsx", return_list(part, heading, directory)
            for branch, own in _parts(part, single(part["branch"])) if branches else ():
                under = replace(heading, branch=branch or say("return-no-branch"))
                yield f"{stem}/{free_name(under.branch or '', taken, stem)}.xlsx", return_list(own, under, directory)

    return packed(lists())


def parts(rows: pa.Table, directory: Directory | None) -> list[tuple[str | None, pa.Table]]:
    """(unit, its rows to mend) in the directory's order: the code, the printed name where the directory does not know
    it, None where there is none."""
    order = {unit.code: position for position, unit in enumerate(directory.units if directory else ())}
    rows = to_mend(rows)
    units = _parts(rows, either(single(rows["unit"]), single(rows["unit_printed"])))
    return sorted(units, key=lambda part: (order.get(part[0] or "", len(order)), part[0] or ""))


def dated(rows: pa.Table, as_of: date | None = None) -> date | None:
    """Up to which day the list of these rows counts: that of its upload, of rows that were not published the one given.

    Newer figures may have come without a list.
    """
    return pc.max(rows["as_of"]).as_py() if "as_of" in rows.column_names else as_of


@dataclass(frozen=True)
class Order:
    """What is to be made of rows, in which language: the workbook of figures, the list of those to mend under one
    heading, all of them as .csv, or else a .zip of the lists of all."""

    directory: Directory | None = None
    as_of: date | None = None
    heading: Heading | None = None
    branches: bool = False
    csv: bool = False
    figures: Figures | None = None
    language: str = field(default_factory=language)


def made_apart(rows: pa.Table | None, order: Order) -> bytes:
    """The bytes of what is ordered of these rows, made in a process of its own; None is a paper without any.

    Raises TallyError for a list that no sheet holds, Refusal("too-complex" | "timed-out") at the limits.
    """
    with momentary() as name:
        folder = Path(name)
        leave_table(folder / ROWS, pa.table({}) if rows is None else rows)
        leave(folder / REQUEST, order)
        run_guarded("tally.papers.returns", folder, say("return-title"))
        return (folder / MADE).read_bytes()


def main(folder: Path) -> None:
    """Makes what is ordered, and leaves it there."""
    order = taken(Order, folder / REQUEST)
    use_language(order.language)
    if of := order.directory or (order.figures and order.figures.directory):
        speak_of(initiatives=of.programme.is_of_initiatives)
    (folder / MADE).write_bytes(_made(order, table_in(folder / ROWS)))


def _made(order: Order, rows: pa.Table) -> bytes:
    if order.figures:
        return meeting_xlsx(order.figures, rows)
    if order.heading:
        return return_list(to_mend(rows), order.heading, order.directory)
    if order.csv:
        return initiatives_csv(rows)
    return return_lists(rows, order.directory, order.as_of, branches=order.branches)
