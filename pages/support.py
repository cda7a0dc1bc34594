"""Support, for staff: who asked for help with registering, whom to call, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.returns import initiatives
from pages.parts.shared.deeds import attempt, notice, signature
from pages.parts.shared.frame import empty, pick, search
from pages.parts.shared.html import Markup, anchor, below, escape, heading, headline, literal, show, sub, table
from pages.parts.shared.take import Take, download
from pages.parts.shared.view import view
from tally.bounds import LONGEST
from tally.directory import Directory
from tally.keeping import turned_up as turning_up
from tally.keeping.turned_up import OPEN, turned_up
from tally.papers.forms import support_list
from tally.rights import may, reach
from tally.store import Store
from tally.store.support import STATES
from tally.text import bare, fold
from tally.wording import DASH, moment, say, surviving

_ADDED = "support-added"


def sentence(requests: pd.DataFrame) -> str:
    """How many requests there are and how many of them wait; a state that nobody is in is not spoken of."""
    counts = {state: int((requests["state"] == state).sum()) for state in STATES}
    states = ", ".join(say(f"support-count-{state}", count=count) for state, count in counts.items() if count)
    return say("support-sentence", count=len(requests), states=states)


def filtered(requests: pd.DataFrame) -> pd.DataFrame:
    """The requests in the state that the address asks for, and with the words that it looks for."""
    with st.container(key="support-choices", horizontal=True, vertical_alignment="center"):
        state = pick("state", {state: _named(state) for state in ("", *STATES)}, say("support-state"))
        words = search("q", say("support-search"), say("support-search-for"))
    kept = requests[requests["state"] == state] if state else requests
    for word in words.split():
        same = bare if word.lower() == bare(word) else fold
        texts = (kept["name"].fillna("") + " " + kept["unit"].fillna("") + " " + kept["content"].fillna("")).map(same)
        kept = kept[texts.str.contains(same(word), regex=False)]
    return kept


def requests_table(requests: pd.DataFrame) -> Markup:
    """The requests, newest first."""
    headings = ("name", "phone", "unit", "content", "waiting", "state", "note")
    lines = [
        surviving(partial(_line, row), lambda text: [DASH, DASH, DASH, escape(text), DASH, DASH, ""], row.id)
        for row in requests.itertuples()
    ]
    if not lines:
        return sub(say("support-none"))
    return table(
        [say(f"support-{name}") for name in headings], lines, caption=say("support-caption"), words=7, stacked=True
    )


def close(store: Store, requests: pd.DataFrame, rows: Callable[[], pa.Table], directory: Directory) -> None:
    """Requests whose initiative stands in a list by now, each closed once somebody says that it is the one.

    `rows` fetches the lists, where a request is open and somebody may close it.
    """
    if not may("support") or not requests["state"].isin(OPEN).any():
        return
    if not (matches := list(turned_up(requests, rows(), directory))):
        return
    people = {int(row.id): f"{row.name} · {row.content}" for row in requests.itertuples(index=False)}
    show(heading(say("support-turned-up", count=len(matches)), say("support-turned-up-note")))
    with st.form("support-turned-up", border=False):
        meant = [
            match
            for match in matches
            if st.checkbox(literal(f"{people[match.request]} → {match.phrase}"), key=f"up-{match.request}")
        ]
        lacking = "" if meant else say("support-none-chosen")
        _submit("turned-up", say("support-turned-up-do"), lacking, lambda who: turning_up.close(store, meant, who))


def change(store: Store, requests: pd.DataFrame, shown: pd.DataFrame) -> None:
    """A form that gives requests another state, many at once; the earlier ones stay."""
    names = {int(row.id): f"{row.name} · {row.content}" for row in requests.itertuples(index=False)}
    waiting = [int(row.id) for row in requests.itertuples() if row.state in OPEN]
    numbers = list(dict.fromkeys([*waiting, *names]))
    with st.expander(say("support-change"), expanded=False), st.form("support-change", border=False):
        some = st.multiselect(say("support-which"), numbers, format_func=lambda each: names.get(each, str(each)))
        if st.checkbox(say("support-all-shown", count=len(shown))):
            some = [int(number) for number in shown["id"]]
        state = st.selectbox(say("support-new-state"), STATES, index=None, format_func=_named)
        note, lacking = _typed("note"), "" if some and state else say("support-nothing-to-change")
        _submit(
            "change", say("support-save"), lacking, lambda who: store.set_support_state(some, state or "", who, note)
        )


def add(store: Store, directory: Directory) -> None:
    """A form that adds one request, as somebody tells it on the phone."""
    units = [unit.name for unit in directory.units if may("support", [unit.code])]
    with st.expander(say("support-add")), st.form(f"support-add-{_added()}", border=False):
        values = {"name": _typed("name"), "phone": _typed("phone")}
        values["unit"] = st.selectbox(say("support-unit"), units, index=None if len(units) > 1 else 0) or ""
        values["content"] = st.text_area(say("support-content"), max_chars=LONGEST["content"]).strip()
        lacking = "" if all(values.values()) else say("support-incomplete")
        _submit("add", say("support-add-save"), lacking, lambda who: _add(store, values, who))


def _add(store: Store, values: dict[str, str], who: str) -> None:
    store.add_support_requests(pa.Table.from_pylist([values]), who)
    st.session_state[_ADDED] = _added() + 1


def _added() -> int:
    """How many were added here: the next form is a new one, and one that was refused keeps what was typed."""
    return int(st.session_state.get(_ADDED, 0))


def _submit(form: str, label: str, lacking: str, write: Callable[[str], object]) -> None:
    """The signature and the button of a form: what is `lacking`, or refused, is said, else it is written."""
    who = signature(f"who-{form}", say("support-who"))
    if not st.form_submit_button(label, type="primary"):
        return
    if lacking or not who:
        notice(" ".join(filter(None, (lacking, "" if who else say("support-who-missing")))), "ask")
    elif attempt(lambda: (write(who), True)):
        st.rerun()


def _typed(what: str) -> str:
    return st.text_input(say(f"support-{what}"), max_chars=LONGEST[what]).strip()


def _named(state: str) -> str:
    return say(f"support-state-{state}") if state else say("support-state-all")


def _line(row: Any) -> list[str]:
    changed = f"{row.changed_by}, {moment(row.changed_at)}" if row.changed_by else ""
    cells = [row.name or DASH, _call(row.phone), row.unit or DASH, row.content or DASH]
    days = (datetime.now(UTC) - row.received_at).days if row.state in OPEN else None
    waiting = DASH if days is None else say("sent-days", days=days)
    return [*cells, waiting, escape(_named(row.state)) + below(changed), row.note]


def _call(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return anchor(phone, f"tel:{digits}") if digits else DASH


looked_at = view()
requests = looked_at.store.support_requests()
if requests.empty:
    empty(say("support-empty", own="yes" if reach("support") else "no"), say("support-empty-do"), "upload")
else:
    show(headline(sentence(requests), say("support-sub")))
    shown = filtered(requests)
    show(requests_table(shown))
    workbook = Take(say("support-download"), "ho-tro-dang-ky.xlsx", partial(support_list, shown), names=True)
    download(workbook, "support-download")
    close(looked_at.store, requests, partial(initiatives, looked_at), looked_at.directory)
    change(looked_at.store, requests, shown)
add(looked_at.store, looked_at.directory)
