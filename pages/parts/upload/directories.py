"""A directory, a list of support requests or a stranger's table on the upload page: what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pyarrow as pa
import streamlit as st

from pages.parts.shared.deeds import notice
from pages.parts.shared.html import Markup, heading, more, muted, note, show, table, tag
from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft, kept, lay
from tally.bounds import LONGEST
from tally.desk import NEW, Visit
from tally.directory import Directory
from tally.directory.changes import Change, differing_rows
from tally.directory.draft import Above, above, directory_from, with_units
from tally.directory.sheets import COUNT_AS, PROGRAMME
from tally.intake.reading import Reading
from tally.papers.forms import directory_workbook
from tally.rights import masked_phone, may
from tally.text import fold
from tally.wording import DASH, day, number, say

SHOWN = 300
KINDS = {"new": "new", "gone": "absent", "changed": "changed"}


def directory_changes(new: Directory, as_of: date | None) -> None:
    """The rows that a file would change of the directory in force at its day, and until when."""
    since, store = as_of or date.today(), own_store()
    current, old, until = store.directory_in_force(), store.directory_in_force(since), store.next_directory(since)
    if until:
        notice(say("directory-until", day=until), "ask")
    title = say("directory-changes") if old == current else say("directory-changes-from", day=since)
    show(*_differing(title, differing_rows(old, new)))


def _differing(title: str, differing: Sequence[Change]) -> Iterator[Markup]:
    counts = Counter(dict.fromkeys(KINDS, 0) | Counter(change.kind for change in differing))
    gone, there = ([it for it in differing if (it.kind == "gone") == out] for out in (True, False))
    yield heading(title, say("directory-changes-counts", **counts))
    if there:
        yield _table(there)
    if gone:
        yield more(say("directory-changes-gone", count=len(gone)), _table(gone))


def _table(differing: Sequence[Change]) -> Markup:
    headings = [say(f"directory-changes-{name}") for name in ("subject", "row", "cells", "kind")]
    shown = table(headings, map(_change, differing[:SHOWN]), caption=say("directory-changes"), words=4)
    left = len(differing) - SHOWN
    return shown + (note(say("directory-changes-cut", count=left)) if left > 0 else "")


def _change(change: Change) -> list[str]:
    cells = Markup("<br>").join(_cell(change, name, old, new) for name, (old, new) in change.cells.items())
    kind = tag("span", say(f"directory-change-{change.kind}"), class_=f"t-change {KINDS[change.kind]}")
    sheet = sheet_title("programme" if change.subject == "letterhead" else change.subject)
    return [sheet, change.name or change.code, cells, kind]


def _cell(change: Change, name: str, old: object, new: object) -> Markup:
    label = muted(value_name(change.subject, name)) + " "
    if name == "notes":
        return label + say("directory-change-changed")
    if change.kind == "new":
        return label + value_text(new)
    return label + tag("s", value_text(old), class_="t-old") + " " + tag("b", value_text(new))


def value_text(value: object) -> str:
    """A value of the directory as people read it."""
    if value in (None, "", ()):
        return DASH
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Fraction):
        return number(value, 0 if value.denominator == 1 else 2)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return say(f"directory-count-as-{value}") if value in COUNT_AS else str(value)


def support_rows(rows: pa.Table) -> None:
    """The support requests in a file; of a phone number only the end, since here nobody needs to call."""
    headings = [say(f"upload-support-{name}") for name in ("name", "phone", "unit", "content")]
    lines = [
        [text or DASH for text in (row["name"], masked_phone(row["phone"]), row["unit"], row["content"])]
        for row in rows.slice(0, SHOWN).to_pylist()
    ]
    head = heading(say("upload-support"), say("upload-support-note", count=rows.num_rows))
    show(head, table(headings, lines, caption=say("upload-support"), words=4))


def offer_directory(reading: Reading, draft: Draft, directory: Directory) -> None:
    """For a table whose units nobody knows, or hardly any: make a directory of it, published like any other file."""
    unknown = sum(unit.code is None for unit in reading.units)
    title, explained = "upload-half-stranger", "upload-half-stranger-note"
    if unknown == len(reading.units):
        title, explained = "upload-stranger", "upload-stranger-note"
    show(heading(say(title, unknown=unknown, count=len(reading.units)), say(explained)))
    letterhead = above(reading.above)
    if fold(directory.programme.name) in fold(letterhead.programme) or not letterhead.programme:
        letterhead = replace(letterhead, programme=directory.programme.name)
    boxes = {"programme": letterhead.programme, "owner": letterhead.owner, "place": letterhead.place}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = {
            name: st.text_input(
                say(f"upload-stranger-{name}"),
                max_chars=LONGEST["name"],
                width=260,
                **kept(draft, f"{name}-{draft.key}", text),
            ).strip()
            for name, text in boxes.items()
        }
        now = (reading.as_of or date.today()).year
        year = st.number_input(say("upload-stranger-year"), 1990, 2100, now, key=f"year-{draft.key}", width=140)
    st.button(
        say("upload-stranger-make"),
        type="primary" if unknown == len(reading.units) else "secondary",
        disabled=not typed["programme"],
        on_click=_make,
        args=(reading, draft, Above(**typed), int(year), directory),
        key=f"make-{draft.key}",
    )


def offer_units(visit: Visit, draft: Draft, directory: Directory) -> None:
    """For names said to be units that the directory lacks: a directory with them, to be published first."""
    names = [key.partition(":")[2] for key, answer in draft.choices.items() if answer == NEW]
    names = [name for name in names if any(unit.unit == name for unit in visit.reading.units)]
    if names and may("directory"):
        label = say("upload-new-units", count=len(names))
        st.button(label, on_click=_add, args=(visit.reading, draft, names, directory), key=f"new-units-{draft.key}")
        show(note(say("upload-new-units-note")))


def _add(reading: Reading, draft: Draft, names: list[str], directory: Directory) -> None:
    for name in names:
        draft.choices.pop(f"unit-unknown:{name}", None)  # pressed twice, it is gone already
    lay([("danh-muc.xlsx", directory_workbook(with_units(directory, reading, names, _codes())))])


def _make(reading: Reading, draft: Draft, letterhead: Above, year: int, base: Directory) -> None:
    """Lays the new directory beside the table, as the file to look at next."""
    source = directory_workbook(directory_from(reading, letterhead, year, base, _codes()))
    new = lay([(say("upload-stranger-file", file=draft.file.rsplit(".", 1)[0]), source)])
    if reading.as_of:  # the day of the table that it is made for
        new[0].typed.setdefault(f"from-{new[0].key}", reading.as_of)


def _codes() -> set[str]:
    """The codes of all units that there ever were, in a directory or with figures."""
    books, uploads = own_store().standing_directories(), own_store().uploads()
    return {unit.code for book in books for unit in book.units} | {code for it in uploads for code in it.units}


_ROWS = frozenset(row.field for row in PROGRAMME)


def sheet_title(subject: str) -> str:
    """The name of a sheet: "Kỳ chỉ tiêu" for "periods"."""
    return say(f"directory-sheet-{subject}")


def column_name(subject: str, field: str) -> str:
    """The heading of a column; names and texts are called differently on each sheet."""
    own = f"{subject}-name" if field == "name" else field
    return say(f"directory-column-{own.replace('_', '-')}")


def row_name(field: str) -> str:
    """What a row of the programme's sheet is called."""
    return say(f"directory-row-{field.replace('_', '-')}")


def value_name(subject: str, field: str) -> str:
    """What a value of some subject is called: on the programme's sheet a row, elsewhere a column."""
    if field == "notes":
        return say("directory-notes")
    return row_name(field) if subject in ("programme", "letterhead") and field in _ROWS else column_name(subject, field)
