"""The directory changed on the page: the same sheets as in its workbook, then looked at and published as a file is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import pandas as pd
import streamlit as st

from pages.parts.directory import spoken
from pages.parts.shared.address import chosen
from pages.parts.shared.deeds import notice
from pages.parts.upload.draft import desk, lay_beside
from tally.directory import Directory, Period
from tally.directory.sheets import Page, page
from tally.papers.forms import tables, workbook_of
from tally.rights import may, reach
from tally.wording import say

_ROUND, _BEGUN = "directory-round", "directory-begun"
EDITED = ("units", "quotas", "clusters", "periods", "phases", "branches", "programme", "reasons", "users")


def period(directory: Directory) -> Period:
    """The period whose quotas are shown: the one in the address, or the first."""
    wanted = chosen("period")
    return next((one for one in directory.periods if one.code == wanted), directory.periods[0])


def on_a_day(directory: Directory) -> Directory:
    """The directory as it was on the chosen day; the whole of it where no unit ever began or ended."""
    if not any(unit.valid_from or unit.valid_to for unit in directory.units):
        return directory
    days = sorted({day for unit in directory.units for day in (unit.valid_from, unit.valid_to) if day})
    day = st.date_input(
        say("directory-on"),
        value=date.today(),
        format="DD/MM/YYYY",
        min_value=min(days[0], date(2000, 1, 1)),
        width=220,
    )
    return directory.as_of(day) if day else directory


def edit(directory: Directory) -> None:
    """Every sheet as a table to type in, kept until it is published or thrown away; it becomes a file to look at."""
    rows, kept, own = tables(directory), dict(tables(directory)), desk()
    begun = st.session_state.setdefault(_BEGUN, bool(own.typed))  # opening it later would close the cell being typed in
    with st.expander(say("directory-edit"), expanded=begun):
        st.caption(say("directory-edit-note"))
        if own.typed and own.typed_over != _mark(directory):
            notice(say("directory-edit-older"), "ask")
        edited = EDITED if may("directory") else ("branches",)
        for tab, subject in zip(st.tabs([spoken.sheet(name) for name in edited]), edited, strict=True):
            with tab:
                kept[subject] = _typed(page(subject), rows[subject]) if may("directory") else _own(rows[subject])
        if not own.typed:
            own.typed_over = _mark(directory)
        with st.container(horizontal=True):
            if st.button(say("directory-edit-preview"), type="primary"):
                made = workbook_of(kept)
                own.typed_as = hashlib.sha256(made).hexdigest()
                lay_beside("danh-muc.xlsx", made)
            if own.typed:
                st.button(say("directory-edit-discard"), on_click=discard, type="tertiary")


def discard() -> None:
    """Throws away what was typed; the tables begin again with what is in force."""
    desk().typed.clear()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _mark(directory: Directory) -> str:
    return hashlib.sha256(repr(directory).encode()).hexdigest()


def _own(branches: list[dict[str, object]]) -> list[dict[str, object]]:
    """All branches, those of the own unit as typed; anything but their quotas is refused when it is published."""
    typed = _typed(page("branches"), [row for row in branches if row["unit"] == reach("branches")], num_rows="fixed")
    changed = {row.get("code"): row for row in typed}
    return [changed.get(row["code"], row) for row in branches]


def _typed(
    sheet: Page, rows: Sequence[Mapping[str, object]], num_rows: Literal["fixed", "dynamic"] = "dynamic"
) -> list[dict[str, object]]:
    """The rows of a sheet as they are after typing, which is kept on the desk.

    A table goes on from what it began with for as long as it is on the page; drawn anew, it begins with what was typed.
    """
    headings = {column.field: column.heading for column in sheet.columns}
    given = [{name: text for name in headings if (text := _shown(row.get(name)))} for row in rows]
    key, typed = f"edit-{sheet.subject}-{st.session_state.get(_ROUND, 0)}", desk().typed
    if key not in st.session_state:
        st.session_state[f"from-{key}"] = typed.get(sheet.subject, given)
    frame = pd.DataFrame(st.session_state[f"from-{key}"], columns=list(headings), dtype=str).fillna("")
    config = {
        c.field: st.column_config.TextColumn(
            spoken.column(sheet.subject, c.field), width="large" if c.width > 30 else "medium"
        )
        for c in sheet.columns
    }
    after = st.data_editor(
        frame, num_rows=num_rows, column_config=config, key=key, hide_index=True, placeholder=""
    ).to_dict("records")
    shown: list[dict[str, object]] = [
        {str(name): value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()}
        for row in after
    ]
    if (filled := [row for row in shown if row]) != given:
        typed[sheet.subject] = filled
    else:
        typed.pop(sheet.subject, None)
    return filled


def _shown(value: object) -> str:
    """A value as one types it: 20/5/2022, 4700, names parted by ";"."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)
