"""A directory, a list of support requests or a stranger's table on the upload page: what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pyarrow as pa
import streamlit as st

from pages.parts.directory import spoken
from pages.parts.shared.frame import heading, heading_html
from pages.parts.shared.html import escape, more, show, table
from pages.parts.shared.view import own_store
from pages.parts.shared.words import some
from pages.parts.upload.draft import Draft, lay
from pages.parts.upload.files import notice
from tally.directory import Directory
from tally.directory.changes import Change, changes
from tally.directory.draft import directory_from
from tally.directory.sheets import COUNT_AS
from tally.intake.reading import Reading
from tally.keeping.seen import taken_out
from tally.papers.directory import directory_workbook
from tally.rights import masked_phone
from tally.store.bounds import LONGEST
from tally.text import bare
from tally.wording import DASH, day, number, say

SHOWN = 300
PLAIN_TITLES = {
    "bang tong hop",
    "bang tong hop sang kien",
    "tong hop sang kien",
    "tong hop",
    "bieu tong hop",
    "bao cao",
    "phu luc",
    "danh sach",
}
KINDS = {"new": "new", "gone": "absent", "changed": "changed"}


def directory_changes(old: Directory, new: Directory, day: date | None) -> None:
    """The rows of the directory that a file would change, against the one in force; figures that would leave, first."""
    out = taken_out(own_store(), old, new, day or date.today())
    if len(out):
        valid = int(out["valid"].sum())
        notice(say("directory-takes-out", names=some(dict.fromkeys(out["name"])), valid=valid, day=day), "ask")
    found = changes(old, new)
    counts = {kind: sum(1 for change in found if change.kind == kind) for kind in ("new", "changed", "gone")}
    head = heading_html(say("directory-changes"), say("directory-changes-counts", **counts))
    there = _table([change for change in found if change.kind != "gone"])
    gone = _table([change for change in found if change.kind == "gone"])
    show(head, there, more(say("directory-changes-gone", count=counts["gone"]), gone) if gone else "")


def _table(found: Sequence[Change]) -> str:
    if not found:
        return ""
    headings = [say(f"directory-changes-{name}") for name in ("subject", "row", "cells", "kind")]
    shown = table(headings, [_change(change) for change in found[:SHOWN]], caption=say("directory-changes"), words=4)
    left = len(found) - SHOWN
    return shown + (f'<p class="t-note">{escape(say("directory-changes-cut", count=left))}</p>' if left > 0 else "")


def _change(change: Change) -> list[str]:
    cells = "<br>".join(_cell(change, name, old, new) for name, (old, new) in change.cells.items())
    kind = f'<span class="t-change {KINDS[change.kind]}">{escape(say(f"directory-change-{change.kind}"))}</span>'
    return [escape(_subject(change.subject)), escape(change.name or change.code), cells, kind]


def _subject(subject: str) -> str:
    return spoken.sheet("programme" if subject == "letterhead" else subject)


def _cell(change: Change, name: str, old: object, new: object) -> str:
    label = f'<span class="t-mut">{escape(spoken.value(change.subject, name))}</span> '
    if name == "notes":
        return label + escape(say("directory-change-changed"))
    if change.kind == "new":
        return label + escape(written(new))
    return f'{label}<s class="t-old">{escape(written(old))}</s> <b>{escape(written(new))}</b>'


def written(value: object) -> str:
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
        [
            escape(row["name"] or DASH),
            escape(masked_phone(row["phone"]) or DASH),
            escape(row["unit"] or DASH),
            escape(row["content"] or DASH),
        ]
        for row in rows.slice(0, SHOWN).to_pylist()
    ]
    head = heading_html(say("upload-support"), say("upload-support-note", count=rows.num_rows))
    show(head, table(headings, lines, caption=say("upload-support"), words=4))


def offer_directory(reading: Reading, draft: Draft, directory: Directory) -> None:
    """For a table whose units nobody knows, or hardly any: make a directory of it, published like any other file."""
    unknown = sum(unit.code is None for unit in reading.units)
    if unknown == len(reading.units):
        heading(say("upload-stranger", count=unknown), say("upload-stranger-note"))
    else:
        heading(
            say("upload-half-stranger", unknown=unknown, count=len(reading.units)), say("upload-half-stranger-note")
        )
    left, right, _ = st.columns([3, 1, 2], vertical_alignment="bottom")
    name = left.text_input(
        say("upload-stranger-name"),
        value=_programme(reading, directory),
        max_chars=LONGEST["name"],
        key=f"programme-{draft.key}",
    )
    now = (reading.as_of or date.today()).year
    year = right.number_input(say("upload-stranger-year"), 1990, 2100, now, key=f"year-{draft.key}")
    st.button(
        say("upload-stranger-make"),
        type="primary" if unknown == len(reading.units) else "secondary",
        disabled=not name.strip(),
        on_click=_make,
        args=(reading, draft, name, int(year), directory),
        key=f"make-{draft.key}",
    )


def _programme(reading: Reading, directory: Directory) -> str:
    """The table's title where it says more than what kind of table it is, else the programme in force."""
    title = reading.title or ""
    return directory.programme.name if bare(title) in PLAIN_TITLES | {""} else title


def _make(reading: Reading, draft: Draft, name: str, year: int, base: Directory) -> None:
    """Lays the new directory beside the table, as the file to look at next."""
    counted = {upload.period for upload in own_store().uploads() if upload.period}
    source = directory_workbook(directory_from(reading, name.strip(), year, base, counted))
    lay([(say("upload-stranger-file", file=draft.file.rsplit(".", 1)[0]), source)])
