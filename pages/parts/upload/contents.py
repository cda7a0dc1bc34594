"""Step 2: where the table was found and what each column was taken for, and how to correct that."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.shared.html import escape, show
from pages.parts.upload.draft import Draft
from tally.desk import Visit
from tally.errors import TallyError
from tally.intake.reading import Answers, Reading
from tally.intake.register.columns import PRINTED
from tally.wording import say

FIELDS = {
    "summary": ("unit", "quota", "valid", "invalid", "pending", "total"),
    "register": tuple(name for name in PRINTED if name != "number"),
    "support": ("name", "phone", "unit", "content"),
}
UNUSED = ""


def found(visit: Visit, draft: Draft) -> None:
    """One line of where the table stands, and the correction of each column behind it."""
    reading = visit.reading
    note = f'<p class="t-note">{escape(say("upload-layout-used"))}</p>' if visit.recalled else ""
    show(f'<p class="t-sub">{_where(reading)}</p>{note}')
    if reading.kind not in FIELDS:
        return
    with st.expander(say("upload-columns"), key=f"columns-{draft.key}"):
        _correct(visit, draft)


def find(refusal: TallyError, draft: Draft) -> None:
    """Where no table was understood: a person may say in which row its header stands."""
    if refusal.code not in ("no-table", "unknown-table", "no-rows"):
        return
    with st.form(f"find-{draft.key}", border=False):
        row = st.number_input(say("upload-find-row"), 1, 1_000, value=draft.answers.header_row or 1, width=220)
        pressed = st.form_submit_button(say("upload-columns-apply"))
    if pressed:
        draft.answers = replace(draft.answers, header_row=int(row))
        st.rerun()


def _where(reading: Reading) -> str:
    pieces = []
    if reading.sheet:
        pieces.append(say("upload-where-sheet", sheet=_code(reading.sheet, "t-code t-name")))
    if reading.range:
        pieces.append(say("upload-where-range", range=_code(reading.range)))
    if reading.header_rows:
        first, last = reading.header_rows[0], reading.header_rows[-1]
        pieces.append(say("upload-where-header", count=len(reading.header_rows), first=first, last=last))
    return ", ".join(pieces) + "." if pieces else ""


def _code(text: str, look: str = "t-code") -> str:
    return f'<code class="{look}">{escape(text)}</code>'


def _correct(visit: Visit, draft: Draft) -> None:
    """A choice for every column, the sheet and the header row; taken over together."""
    reading = visit.reading
    show(f'<p class="t-note">{escape(say("upload-columns-note"))}</p>')
    fields = (UNUSED, *FIELDS[reading.kind])
    with st.form(f"form-{draft.key}", border=False):
        sheet, row = _sheet_and_row(reading, draft)
        chosen = _columns(reading, draft, fields)
        pressed = st.form_submit_button(say("upload-columns-apply"))
    if pressed:
        _apply(visit, draft, sheet, row, chosen)
        st.rerun()
    if visit.recalled or draft.answers != Answers():
        st.button(
            say("upload-columns-reset"), on_click=_reset, args=(draft,), key=f"reset-{draft.key}", type="tertiary"
        )


def _sheet_and_row(reading: Reading, draft: Draft) -> tuple[str | None, int]:
    left, right = st.columns(2)
    sheets = list(reading.sheets) or [reading.sheet]
    at = sheets.index(reading.sheet) if reading.sheet in sheets else 0
    sheet = left.selectbox(say("upload-sheet"), sheets, index=at, key=f"sheet-{draft.key}-{reading.sheet}")
    now = reading.header_rows[0] if reading.header_rows else 1
    row = right.number_input(say("upload-header-row"), min_value=1, value=now, step=1, key=f"row-{draft.key}-{now}")
    return sheet, int(row)


def _columns(reading: Reading, draft: Draft, fields: tuple[str, ...]) -> dict[str, str]:
    chosen = {}
    grid = st.columns(3)
    for place, (letters, heading) in enumerate(reading.headings.items()):
        now = reading.columns.get(letters, UNUSED)
        chosen[letters] = grid[place % 3].selectbox(
            f"{letters} · {heading}",
            fields if now in fields else (*fields, now),
            index=fields.index(now) if now in fields else len(fields),
            format_func=_field,
            key=f"column-{draft.key}-{letters}-{now}",
        )
    return chosen


def _field(name: str) -> str:
    return (
        say(f"upload-field-{name}" if name in NAMED else "upload-field-other") if name else say("upload-field-unused")
    )


NAMED = frozenset(name for names in FIELDS.values() for name in names) | {"number", "numbering", "note", "rate", "rank"}


def _apply(visit: Visit, draft: Draft, sheet: str | None, row: int, chosen: dict[str, str]) -> None:
    """Keeps only what differs from how the file was read by itself; another sheet or row drops the columns' choices."""
    reading, given = visit.reading, visit.given
    moved = sheet != reading.sheet or (reading.header_rows and row != reading.header_rows[0])
    columns = {letters: name for letters, name in chosen.items() if name != reading.columns.get(letters, UNUSED)}
    draft.answers = replace(
        given,
        aliases=draft.answers.aliases,
        sheet=sheet if sheet != reading.sheet else given.sheet,
        header_row=row if reading.header_rows and row != reading.header_rows[0] else given.header_row,
        columns={} if moved else {**given.columns, **columns},
    )
    draft.token = None


def _reset(draft: Draft) -> None:
    draft.answers, draft.recall = Answers(), False
