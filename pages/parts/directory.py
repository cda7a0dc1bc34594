"""The directory as tables to read, and as the same sheets to type in, looked at and published as a file is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages.parts.shared.deeds import notice
from pages.parts.shared.html import Markup, below, code, escape, heading, more, muted, show, table, tag
from pages.parts.upload.directories import column_name, row_name, sheet_title, value_text
from pages.parts.upload.draft import desk, lay, to_upload_page
from tally.directory import Directory, Period, Unit
from tally.directory.sheets import LETTERHEAD, PAGES, PROGRAMME, Page, PageRow
from tally.papers.forms import tables, workbook_of
from tally.rights import may, phone_of, reach
from tally.wording import DASH, day, lower_first, number, say, termed

_ROUND, _BEGUN = "directory-round", "directory-begun"
DAYS = "days"
_SPAN = ("name", "start", "end", DAYS, "note")
LISTS = {
    "periods": _SPAN,
    "phases": _SPAN,
    "reasons": ("text", "remedy", "source"),
    "users": ("name", "role", "scope", "note"),
}
"""Sheet -> the columns of it that are read on the page."""
EDITED = ("units", "quotas", "clusters", "periods", "phases", "branches", "programme", "reasons", "users")


def programme(directory: Directory) -> None:
    """What the programme is and how it counts, each with the note that says where the choice comes from."""
    letterhead = say("directory-letterhead")
    headings = [column_name("programme", column.field) for column in PAGES["programme"].columns]
    own = (row.field for row in PROGRAMME if row.field not in LETTERHEAD)
    show(_list("programme", list(_programme(directory, own)), headings))
    rows = _programme(directory, LETTERHEAD)
    show(more(letterhead, table(headings, rows, caption=letterhead, words=3, stacked=True)))


def _programme(directory: Directory, fields: Iterable[str]) -> Iterator[list[str]]:
    for field in fields:
        part = directory.letterhead if field in LETTERHEAD else directory.programme
        value, note = getattr(part, field), directory.programme.notes.get(field, "")
        if value not in (None, "") or note:
            yield [row_name(field), value_text(value), muted(note)]


def lists(directory: Directory, *subjects: str) -> None:
    """Sheets of which every row stands as it is, each under its name; nothing of one without rows."""
    for subject in subjects:
        headings = [say("directory-days") if name == DAYS else column_name(subject, name) for name in LISTS[subject]]
        rows = [[_value(row, name) for name in LISTS[subject]] for row in getattr(directory, subject)]
        show(_list(subject, rows, headings))


def _value(row: Any, name: str) -> str:
    if name == DAYS:
        return number((row.end - row.start).days + 1)
    value = getattr(row, name)
    return muted(value) if name in ("note", "source") else value_text(value) if value else ""


def _list(subject: str, rows: Sequence[Sequence[str]], headings: Sequence[str]) -> Markup:
    title = sheet_title(subject)
    return heading(title) + table(headings, rows, caption=title, words=9, stacked=True) if rows else Markup()


def units(directory: Directory, whole: Directory, period: Period) -> None:
    """The units cluster by cluster with their quota in a period, and each cluster's sum; who follows one of them may
    be another day's, and stand in the whole directory only.
    """
    show(heading(sheet_title("units"), say("directory-units-note", period=lower_first(termed(period.name)))))
    dated = any(unit.valid_from or unit.valid_to for unit in directory.units)
    headings = [say("directory-code"), say("directory-unit"), say("directory-aliases"), say("directory-kind")]
    headings += [say("directory-validity")] if dated else []
    headings += [say("directory-members"), say("directory-quota")]
    for name, members in _by_cluster(directory):
        rows = [_unit(unit, whole, period, dated=dated) for unit in members]
        quotas = [quota for unit in members if (quota := directory.quota(unit.code, period.code)) is not None]
        total = [say("directory-sum"), *[""] * (len(headings) - 2), number(sum(quotas)) if quotas else DASH]
        shown = table(headings, rows, caption=name, words=len(headings) - 2, total=total)
        show(tag("div", tag("h3", name, class_="t-h3"), shown, class_="t-fixed"))


def _by_cluster(directory: Directory) -> list[tuple[str, list[Unit]]]:
    """Cluster name (with its head) -> its units; those of no cluster last."""
    names = {
        cluster.code: f"{cluster.name} · {say('directory-head', name=cluster.head)}" if cluster.head else cluster.name
        for cluster in directory.clusters
    }
    groups: dict[str, list[Unit]] = {code: [] for code in (*names, "")}
    for unit in directory.units:
        groups[unit.cluster].append(unit)
    return [(names.get(code, say("directory-no-cluster")), members) for code, members in groups.items() if members]


def _unit(unit: Unit, directory: Directory, period: Period, *, dated: bool) -> list[str]:
    quota = directory.quota(unit.code, period.code)
    note = directory.quota_notes.get((period.code, unit.code), "") or unit.note
    cells = [code(unit.code), escape(unit.name) + below(note, "t-mut"), muted("; ".join(unit.aliases)), unit.kind]
    cells += [_validity(unit, directory)] if dated else []
    return [*cells, number(unit.members), number(quota)]


def _validity(unit: Unit, directory: Directory) -> str:
    """From and to, and who stands for the unit afterwards."""
    if not (unit.valid_from or unit.valid_to):
        return DASH
    text = escape(f"{day(unit.valid_from)}–{day(unit.valid_to)}")
    successor = directory.unit(unit.successor).name if unit.successor else ""
    return text + below(say("directory-successor", unit=successor) if successor else "", "t-mut")


def branches(directory: Directory, period: Period) -> None:
    """The grassroots unions below each unit, and how much of the unit's quota was handed on to them."""
    if not directory.branches:
        return
    show(heading(sheet_title("branches"), say("directory-branches-note")))
    headings = [say("directory-code"), column_name("branches", "name"), say("directory-quota")]
    for unit in directory.units:
        if own := [branch for branch in directory.branches if branch.unit == unit.code]:
            quota = directory.quota(unit.code, period.code)
            rows = [[code(one.code), escape(one.name) + " " + muted(one.note), number(one.quota)] for one in own]
            total = [say("directory-sum"), "", number(sum(one.quota or 0 for one in own))]
            summary = say("directory-branches-of", unit=unit.name, count=len(own), quota=number(quota))
            show(more(summary, table(headings, rows, caption=summary, words=2, total=total)))


def contacts(directory: Directory) -> None:
    """Who keeps each unit's list fresh, with the phone: only for those who ask, behind a click."""
    rows = [
        [unit.name, unit.officer or DASH, phone_of(unit.code, unit.phone) or DASH]
        for unit in directory.units
        if unit.officer or unit.phone
    ]
    missing = sum(not unit.officer for unit in directory.units)
    show(heading(say("directory-contacts"), say("directory-contacts-note", count=len(rows), missing=missing)))
    if rows:
        headings = [say("directory-unit"), column_name("units", "officer"), column_name("units", "phone")]
        show(more(say("directory-contacts-show"), table(headings, rows, caption=say("directory-contacts"), words=3)))


def on_a_day(directory: Directory) -> Directory:
    """The directory as it was on the chosen day; the whole of it where no unit ever began or ended."""
    if not any(unit.valid_from or unit.valid_to for unit in directory.units):
        return directory
    days = [day for unit in directory.units for day in (unit.valid_from, unit.valid_to) if day]
    first, label = min(*days, date(2000, 1, 1)), say("directory-on")
    day = st.date_input(label, value=date.today(), format="DD/MM/YYYY", min_value=first, width=220)
    return directory.as_of(day) if day else directory


def edit(directory: Directory) -> None:
    """Every sheet as a table to type in, kept until it is published or thrown away; it becomes a file to look at."""
    rows, own = tables(directory), desk()
    kept = dict(rows)
    begun = st.session_state.setdefault(_BEGUN, bool(own.typed))  # opening it later would close the cell being typed in
    with st.expander(say("directory-edit"), expanded=begun):
        st.caption(say("directory-edit-note"))
        if own.typed and own.typed_over != _mark(directory):
            notice(say("directory-edit-older"), "ask")
        edited = EDITED if may("directory") else ("branches",)
        for tab, subject in zip(st.tabs([sheet_title(name) for name in edited]), edited, strict=True):
            with tab:
                kept[subject] = _typed(PAGES[subject], rows[subject]) if may("directory") else _own(rows[subject])
        if not own.typed:
            own.typed_over = _mark(directory)
        with st.container(horizontal=True):
            if st.button(say("directory-edit-preview"), type="primary"):
                made = workbook_of(kept)
                own.typed_as = hashlib.sha256(made).hexdigest()
                lay([("danh-muc.xlsx", made)])
                to_upload_page()
            if own.typed:
                st.button(say("directory-edit-discard"), on_click=discard, type="tertiary")


def discard() -> None:
    """Throws away what was typed; the tables begin again with what is in force."""
    desk().typed.clear()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _mark(directory: Directory) -> str:
    return hashlib.sha256(repr(directory).encode()).hexdigest()


def _own(branches: list[PageRow]) -> list[PageRow]:
    """All branches, those of the own unit as typed; anything but their quotas is refused when it is published."""
    typed = _typed(PAGES["branches"], [row for row in branches if row["unit"] == reach("branches")], num_rows="fixed")
    changed = {row.get("code"): row for row in typed}
    return [changed.get(row["code"], row) for row in branches]


def _typed(sheet: Page, rows: Sequence[PageRow], num_rows: Literal["fixed", "dynamic"] = "dynamic") -> list[PageRow]:
    """The rows of a sheet as they are after typing, which is kept on the desk.

    A table goes on from what it began with for as long as it is on the page; drawn anew, it begins with what was typed.
    """
    config = {
        column.field: st.column_config.TextColumn(
            column_name(sheet.subject, column.field), width="large" if column.width > 30 else "medium"
        )
        for column in sheet.columns
    }
    given = [{name: text for name in config if (text := _shown(row.get(name)))} for row in rows]
    key, typed = f"edit-{sheet.subject}-{st.session_state.get(_ROUND, 0)}", desk().typed
    if key not in st.session_state:
        st.session_state[f"from-{key}"] = typed.get(sheet.subject, given)
    frame = pd.DataFrame(st.session_state[f"from-{key}"], columns=list(config), dtype=str).fillna("")
    after = st.data_editor(frame, num_rows=num_rows, column_config=config, key=key, hide_index=True, placeholder="")
    stripped = (
        {str(name): value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()}
        for row in after.to_dict("records")
    )
    if (filled := list[PageRow](filter(None, stripped))) != given:
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
