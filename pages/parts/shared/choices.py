"""What the papers leave to choose: whose units, in which order, with which further columns. All kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.address import choose, chosen
from pages.parts.shared.frame import pick
from pages.parts.shared.view import View
from tally.papers.figures import Figures
from tally.papers.official import COLUMNS, EXTRAS, ORDERS
from tally.wording import say


def cluster(view: View) -> str | None:
    """The cluster looked at; None is everybody."""
    names = {"": say("summary-cluster-all")} | {each.code: each.name for each in view.directory.clusters}
    return pick("cluster", list(names), names.__getitem__, label=say("summary-cluster")) or None


def order() -> str:
    """The directory's order, or by rank."""
    names = {name: say(f"summary-order-{name}") for name in ORDERS}
    return pick("order", ORDERS, names.__getitem__, label=say("summary-order"))


def unit(figures: Figures) -> str | None:
    """The one unit that is written to; None is all of these."""
    names = {"": say("letter-unit-all")} | {unit.unit: unit.name for unit in figures.units}
    return pick("unit", list(names), names.__getitem__, label=say("letter-unit-label")) or None


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
        format_func=lambda name: say(next(column.heading for column in COLUMNS if column.name == name)),
        key="pick-columns",
        on_change=changed,
        wrap=True,
    )
    return tuple(column for column in EXTRAS if column in picked)
