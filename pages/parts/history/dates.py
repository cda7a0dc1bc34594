"""Any two dates of a period side by side, unit by unit."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts.shared.frame import pick
from pages.parts.shared.html import heading, note, show
from pages.parts.shared.view import view
from pages.parts.upload.compare import changed_by, in_force
from tally.keeping.seen import directory_on
from tally.store import Store
from tally.wording import day, number, say


def compare(store: Store) -> None:
    """Two dates to choose, kept in the address, the sentence of what lies between them, and the table."""
    period = view().period
    dates = store.dates(period.code)
    show(heading(say("history-compare"), say("history-compare-note", period=period.name)))
    if len(dates) < 2:
        show(note(say("history-compare-one")))
        return
    written = [each.isoformat() for each in dates]
    with st.container(horizontal=True, vertical_alignment="center", key="choices"):
        earlier = _chosen("from", written, written[-2])
        later = _chosen("to", written, written[-1])
    days = date.fromisoformat(earlier), date.fromisoformat(later)
    directories = (directory_on(store, period.code, day) for day in days)
    table = in_force(store.compare(period.code, *days), period.code, *directories)
    show(changed_by(table, _sentence(table, earlier, later), say("history-total")))


def _chosen(name: str, written: list[str], usual: str) -> str:
    label = say(f"history-{name}")
    newest_first = list(reversed(written))
    return pick(name, newest_first, lambda iso: f"{label} {_day(iso)}", label=label, default=usual)


def _sentence(table: pd.DataFrame, earlier: str, later: str) -> str:
    old, new = (int(table[f"{side}_valid"].fillna(0).sum()) for side in ("old", "new"))
    return say("history-between", old=number(old), new=number(new), earlier=_day(earlier), later=_day(later))


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))
