"""What the papers leave to choose: whose units, in which order, with which further columns. All kept in the address."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts.shared.address import choose, chosen
from pages.parts.shared.frame import pick
from pages.parts.shared.view import View
from tally.pace import deadlines
from tally.papers.letter import nearest_deadline
from tally.papers.official import EXTRAS, ORDERS, lower_first
from tally.wording import say


def cluster(view: View) -> str | None:
    """The cluster looked at; None is everybody."""
    names = {"": say("summary-cluster-all")} | {each.code: each.name for each in view.directory.clusters}
    return pick("cluster", list(names), names.__getitem__, label=say("summary-cluster")) or None


def order() -> str:
    """The directory's order, or by rank."""
    names = {name: say(f"summary-order-{name}") for name in ORDERS}
    return pick("order", ORDERS, names.__getitem__, label=say("summary-order"))


def letter_deadline(view: View) -> date:
    """The deadline that a letter urges towards: the nearest that is not over, unless another is chosen."""
    nearest = nearest_deadline(view.period, view.directory, view.as_of)
    names = {
        end.isoformat(): say("letter-deadline-option", day=end, goal=lower_first((phase or view.period).name))
        for end, phase in deadlines(view.period, view.directory.phases)
    }
    label = say("letter-deadline")
    picked = pick("letter_deadline", list(names), names.__getitem__, label=label, default=nearest.isoformat())
    return date.fromisoformat(picked)


def columns() -> tuple[str, ...]:
    """The further columns, in the table's own order."""
    asked = (chosen("columns") or "").split(",")
    st.session_state["pick-columns"] = [column for column in EXTRAS if column in asked]

    def changed() -> None:
        choose("columns", ",".join(st.session_state["pick-columns"]) or None)

    picked = st.pills(
        say("summary-columns"),
        EXTRAS,
        selection_mode="multi",
        format_func=lambda column: say(f"official-column-{column}"),
        key="pick-columns",
        on_change=changed,
        wrap=True,
    )
    return tuple(column for column in EXTRAS if column in picked)
