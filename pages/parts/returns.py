"""The rows behind a count, and what goes back to be mended: searched, counted by whatever one asks, taken away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import compress
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.shared.frame import paged, pick, search
from pages.parts.shared.html import Markup, anchor, below, escape, heading, more, note, rich, show, sub, table
from pages.parts.shared.take import Take, downloads
from pages.parts.shared.view import View, chosen, link
from tally.counts import Counts, count, names_of, naming
from tally.intake.reading import BY
from tally.intake.register.columns import COLUMNS, PERSONAL, STATUSES
from tally.intake.register.distinct import single
from tally.papers.returns import Explained, Heading, Order, dated, explaining, made_apart
from tally.progress import Standing
from tally.rights import reach
from tally.store import Store
from tally.text import bare
from tally.wording import DASH, day, number, say

PAGE = 50
SEARCHED = ("title", "authors", "decision", "branch")
NAMES = tuple(name for name in COLUMNS.names if name not in PERSONAL)
TO_MEND, FILE = "to-mend", "danh-sach-sang-kien"
TO_RETURN = ("invalid", "pending")
DIFFERING = ("unit", "counts", "listed")
Initiative = dict[str, Any]
"""A row of `register.COLUMNS` by name."""
MOST = 200  # lines on the page; the command line and the rows to take away have them all


def initiatives(view: View) -> pa.Table:
    """The initiatives of all units in force, without personal columns; file, upload and date beside the others."""
    uploads = tuple(sorted(view.store.registers(view.period.code, view.as_of).items()))
    mark = (id(view.store), reach("names"), view.period.code, uploads)
    return _initiatives(view.store, mark, view.period.code, view.as_of)


@st.cache_resource(show_spinner=False, max_entries=3)
def _initiatives(_store: Store, mark: Hashable, _period: str, _as_of: date | None) -> pa.Table:  # noqa: ARG001 - it is kept under that
    """Fetched once for the registers in force: what was published never changes, whatever else is published."""
    return _store.initiatives(_period, _as_of, columns=NAMES)


def wanted(view: View, rows: pa.Table) -> tuple[str, pa.Table, pa.Table]:
    """The unit that the address asks for ("" is all), its rows, and those of them that are meant, with a control for
    each choice; where nothing is said of the status, those to mend.
    """
    there = {*pc.unique(single(rows["unit"])).to_pylist(), chosen("unit")}
    units = {unit.code: unit.name for unit in view.directory.units if unit.code in there}
    states = {TO_MEND: say("rows-to-mend"), **{name: say(f"column-{name}") for name in STATUSES}}
    states["all"] = say("rows-all-statuses")
    reasons = {"": say("rows-all-reasons"), **names_of("reason", view.directory)}
    with st.container(key="rows-choices", horizontal=True, vertical_alignment="center"):
        unit = pick("unit", {"": say("rows-all-units"), **units}, say("rows-unit"))
        status = pick("status", states, say("rows-status"))
        reason = pick("reason", reasons, say("rows-reason"))
        words = search("q", say("rows-search"), say("rows-search-for"))
    of_unit = _is(rows, "unit", unit) if unit else rows
    statuses = {"all": STATUSES, TO_MEND: TO_RETURN}.get(status, (status,))
    kept = _is(of_unit, "status", *statuses) if status != "all" else of_unit
    kept = _is(kept, "reason", reason) if reason else kept
    return unit, of_unit, kept.filter(_says(kept, words)) if words else kept


def browse(view: View, rows: pa.Table) -> None:
    """The rows a page at a time, and all of them to take away as a file."""
    if not len(rows):
        show(sub(say("rows-none")))
        return
    if reach("names") != "":
        view.store.saw("names-seen", f"{FILE} {chosen('unit') or ''}".strip())
    last = f"rows-{chosen('unit')}-{chosen('status')}-{chosen('reason')}-{chosen('q')}"
    where, first = paged(len(rows), PAGE, last)
    with where:
        lines = rows.slice(first, PAGE).to_pylist()
        extent = say("rows-shown", first=first + 1, last=first + len(lines), count=len(rows))
        sheets = {(row["file"], row["sheet"]) for row in lines}
        sourced = len(sheets) == 1  # where the rows stand is said once
        source = say("rows-source", file=lines[0]["file"], sheet=lines[0]["sheet"]) if sourced else ""
        show(note(rich(extent), source), _table(view, lines, sourced=sourced))
    every = partial(made_apart, rows, Order(csv=True))
    downloads([Take(say("rows-download"), f"{FILE}.csv", every, names=True)], key="rows-take")


def _table(view: View, rows: list[Initiative], *, sourced: bool) -> Markup:
    """The rows; where file and sheet are `sourced` above, only the number of each row."""
    units = {unit.code: unit.name for unit in view.directory.units}
    explain = explaining(view.directory)
    headings = ("title", "authors", "unit", "recognised", "decision", "status", "reason", "place")
    lines = [_line(row, units, explain, sourced=sourced) for row in rows]
    return table(
        [say(f"rows-column-{name}") for name in headings], lines, caption=say("rows-caption"), words=8, stacked=True
    )


def _line(row: Initiative, units: dict[str, str], explain: Explained, *, sourced: bool) -> list[str]:
    why = ("", "")
    if row["status"] != "valid":
        why = explain(row["status"], row["reason"], row["reason_printed"], row["noticed"])
    unit = units.get(row["unit"], row["unit_printed"] or say("rows-no-unit"))
    unbroken = Markup('<span class="t-tight">{}</span>').format
    status, stated = (say(f"column-{row[name]}") for name in ("status", "stated"))
    return [
        row["title"] or say("rows-no-title"),
        row["authors"] or DASH,
        escape(unit) + below(row["branch"]),
        day(row["recognised"]) if row["recognised"] else row["recognised_printed"] or DASH,
        row["decision"] or DASH,
        unbroken(status) + below("" if stated == status else say("rows-stated", status=stated), "t-st"),
        escape(why[0]) + below(why[1]),
        unbroken(say("rows-row", row=str(row["row"])))
        if sourced
        else say("rows-place", **{name: str(row[name]) for name in ("file", "sheet", "row")}),
    ]


def _is(rows: pa.Table, name: str, *values: str) -> pa.Table:
    column = single(rows[name])
    hit = pc.is_in(column.dictionary, pa.array(values, pa.string())).take(column.indices)
    return rows.filter(pc.fill_null(hit, False))


def _says(rows: pa.Table, words: str) -> pa.Array:
    """Rows that hold every word, each in one of the searched columns; once per distinct text, however many the rows."""
    every = pa.repeat(pa.scalar(True), len(rows))
    for word in words.split():
        either = pa.repeat(pa.scalar(False), len(rows))
        for name in SEARCHED:
            column = single(rows[name])
            texts = _bare(column.dictionary) if word.lower() == bare(word) else column.dictionary
            hit = pc.match_substring(texts, word, ignore_case=True).take(column.indices)
            either = pc.or_(either, pc.fill_null(hit, False))
        every = pc.and_(every, either)
    return every


def _bare(texts: pa.Array) -> pa.Array:
    """The texts without marks, đ as d: what is typed without marks is looked for so."""
    letters = pc.replace_substring_regex(pc.utf8_normalize(texts, form="NFD"), r"\p{Mn}", "")
    return pc.replace_substring(pc.utf8_lower(letters), "đ", "d")


def sentence(view: View, of_units: Sequence[Counts], unit: str) -> tuple[str, str]:
    """How many rows of how many units are to be mended, and what goes back; first, where more is counted than lists
    have rows for, how much of it they have.
    """
    lists = {own.code: own.status for own in of_units}
    own = [it for it in view.units if unit in ("", it.unit)]
    counted = {status: sum(getattr(it, status) or 0 for it in own) for status in TO_RETURN}
    words = {"name": view.directory.unit(unit).name if unit else "none", "total": sum(own.total for own in of_units)}
    if not of_units:
        return say("returns-sentence-unlisted", **words, **counted), say("returns-empty-do")
    sums = {status: sum(of[status] for of in lists.values()) for status in TO_RETURN}
    words |= {"count": sum(sums.values()), "units": sum(any(of[it] for it in TO_RETURN) for of in lists.values())}
    by_lists = say(f"returns-sentence{'-none' if not words['count'] else '-unit' if unit else ''}", **words, **sums)
    without = _without_rows(own, lists)
    if not without:
        return by_lists, say("returns-sub")
    words |= {"count": sum(counted.values()), "listed": sum(counted.values()) - without}
    return say("returns-sentence-part", **words, **counted), say("returns-listed", sentence=by_lists)


def _without_rows(units: Iterable[Standing], lists: Mapping[str | None, Mapping[str, int]]) -> int:
    """How many initiatives are counted as invalid or pending and stand in no list; rows of who ended are its heir's."""
    known, rest = {it.unit for it in units}, dict.fromkeys(TO_RETURN, 0)
    beyond = (max((getattr(it, name) or 0) - lists.get(it.unit, rest)[name], 0) for it in units for name in TO_RETURN)
    return max(sum(beyond) - sum(of[name] for code, of in lists.items() if code not in known for name in TO_RETURN), 0)


def unlisted(view: View, of_units: Sequence[Counts]) -> Markup:
    """The units whose figures are not those of their list: newer ones came without a list, or of several units."""
    lists = {counts.code: counts.status for counts in of_units}
    lines = []
    for unit in view.units:
        counts = dict(zip(STATUSES, (unit.valid, unit.invalid, unit.pending), strict=True))
        if unit.as_of and unit.unit in lists and counts != {name: lists[unit.unit][name] for name in STATUSES}:
            texts = [say("returns-counts", **of) for of in (counts, lists[unit.unit])]
            lines.append([unit.name, f"{texts[0]} ({day(unit.as_of)})", texts[1]])
    title, headings = say("returns-unlisted", count=len(lines)), (say(f"returns-unlisted-{name}") for name in DIFFERING)
    return more(title, table(list(headings), lines[:MOST], caption=title, words=3)) if lines else Markup()


def take_away(view: View, rows: pa.Table, unit: str) -> None:
    """One list, or all of them in a .zip, with those of the grassroots unions if wanted."""
    stem = f"tra-lai-{view.as_of:%Y-%m-%d}"
    lists = partial(Order, view.directory)
    whole = Take(say("returns-take-all"), f"{stem}.zip", partial(made_apart, rows, lists()), names=True)
    if unit:
        own = lists(heading=Heading(view.directory.unit(unit).name, as_of=dated(rows)))
        whole = Take(say("returns-take-unit"), f"{stem}-{unit}.xlsx", partial(made_apart, rows, own), names=True)
    file, every = f"{stem}-{unit or 'cdcs'}.zip", partial(made_apart, rows, lists(branches=True))
    branches = Take(say("returns-take-branches"), file, every, names=True)
    downloads([whole, branches], key="returns-downloads")


def counts(view: View, rows: pa.Table, own: Sequence[Counts]) -> None:
    """How many are valid, invalid and pending by the chosen kind, first by unit (`own`): as checked, as stated where
    that differs, with the benefit where any is given.
    """
    show(heading(say("counted-heading"), say("counted-note")))
    by = pick("by", {kind: say(f"counted-by-{kind}") for kind in BY}, say("counted-choose"))
    parts = own if by == "unit" else count(rows, by, directory=view.directory)
    shown = parts if by == "unit" else parts[:MOST]
    name_of = naming(by, view.directory)
    known = names_of(by, view.directory) if by in ("unit", "reason") else {}  # what the list can be narrowed down to

    def followed(part: Counts, text: str, status: str | None = None) -> str:
        there = part.code in known and (status is None or part.status[status])
        return anchor(text, link("returns", status=status, by=by, **{by: part.code})) if there else text

    lines = [
        [
            followed(part, name_of(part.key)),
            *(followed(part, number(part.status[status]), status) for status in STATUSES),
            "" if part.stated == part.checked else " / ".join(number(part.stated[status]) for status in STATUSES),
            number(part.benefit) if part.benefit else "",
        ]
        for part in shown
    ]
    headings = [say(f"counted-by-{by}"), *(say(f"column-{status}") for status in STATUSES)]
    headings += [say("counted-stated"), say("counted-benefit")]
    filled = [any(line[column] for line in lines) for column in range(len(headings))]
    lines = [list(compress(line, filled)) for line in lines]
    left = len(parts) - len(shown)
    show(
        table(list(compress(headings, filled)), lines, caption=say("counted-heading")),
        note(say("counted-rest", count=left)) if left else "",
    )
