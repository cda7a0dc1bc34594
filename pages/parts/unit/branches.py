"""The grassroots unions of a unit: in the order that is chosen, found by name, twenty at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import streamlit as st

from pages.parts.shared.address import link
from pages.parts.shared.frame import paged, pick, search
from pages.parts.shared.html import anchor, heading, note, rich, show, sub, table
from pages.parts.shared.view import View
from tally.counts import count
from tally.intake.register.columns import STATUSES
from tally.progress import Standing
from tally.text import bare, collated
from tally.wording import DASH, number, say

PAGE = 20
FEW = 8  # are seen at a glance: nothing to choose


@dataclass(frozen=True)
class BranchCounts:
    """A grassroots union; name None: of rows that name none. `status` is None where no register tells."""

    name: str | None
    quota: int | None
    status: Mapping[str, int] | None

    def figure(self, column: str) -> int:
        """What a column is sorted by; -1 where there is nothing."""
        value = self.quota if column == "quota" else (self.status or {}).get(column)
        return -1 if value is None else value


def browse(view: View, unit: Standing, rows: pa.Table | None) -> None:
    """The table with its order and search; nothing where neither directory nor register knows a grassroots union."""
    known = _branches(view, unit, rows)
    if rows is None and not known:
        return
    show(heading(say("unit-branches")))
    if not known:
        show(sub(say("unit-branches-none")))
        return
    columns = _columns(known)
    by, wanted = _choose(columns, searched=rows is not None) if len(known) > FEW else (columns[0], "")
    _page(unit, ordered([branch for branch in known if _says(branch, wanted)], by), columns, f"{unit.unit}-{by}")


def ordered(branches: Sequence[BranchCounts], by: str) -> list[BranchCounts]:
    """By name, or the largest figure first; what names no grassroots union stands last."""
    named = sorted(branches, key=lambda branch: (branch.name is None, collated(branch.name or "")))
    if by == "branch":
        return named
    return sorted(named, key=lambda branch: (branch.name is None, -branch.figure(by)))


def _branches(view: View, unit: Standing, rows: pa.Table | None) -> list[BranchCounts]:
    """Those of the directory and those that a register names."""
    counts = count(rows, "branch") if rows is not None else []
    counted = {None if each.key[1] is None else str(each.key[1]): each.status for each in counts}
    quotas: dict[str | None, int | None] = {
        branch.name: branch.quota for branch in view.directory.branches if branch.unit == unit.unit
    }
    nothing = None if rows is None else dict.fromkeys(STATUSES, 0)
    return [BranchCounts(name, quotas.get(name), counted.get(name, nothing)) for name in {**quotas, **counted}]


def _columns(branches: Sequence[BranchCounts]) -> list[str]:
    """The columns that hold anything."""
    needed = {name: name in ("valid", "invalid") for name in STATUSES}
    needed["pending"] = any(branch.figure("pending") > 0 for branch in branches)
    quota = ["quota"] if any(branch.quota is not None for branch in branches) else []
    return ["branch", *quota, *(name for name in STATUSES if needed[name])]


def _choose(columns: Sequence[str], *, searched: bool) -> tuple[str, str]:
    with st.container(key="choices", horizontal=True, vertical_alignment="center"):
        by = pick("by", columns, lambda name: say("unit-branches-by", column=say(f"column-{name}")),
                  label=say("ranking-by"), default="valid" if searched else "branch")  # fmt: skip
        return by, search("q", say("unit-branches-search"), placeholder=say("unit-branches-search"))


def _says(branch: BranchCounts, wanted: str) -> bool:
    return bare(wanted.strip()) in bare(branch.name or say("unit-branch-none"))


def _page(unit: Standing, branches: Sequence[BranchCounts], columns: Sequence[str], key: str) -> None:
    if not branches:
        show(sub(say("unit-branches-unfound")))
        return
    where, first = paged(len(branches), PAGE, f"branches-{key}")
    shown = branches[first : first + PAGE]
    said = say("unit-branches-shown", first=first + 1, last=first + len(shown), count=len(branches))
    lines = [[_cell(unit, branch, name) for name in columns] for branch in shown]
    with where:
        show(
            note(rich(said)) if len(branches) > PAGE else "",
            table([say(f"column-{name}") for name in columns], lines, caption=say("unit-branches")),
        )


def _cell(unit: Standing, branch: BranchCounts, column: str) -> str:
    """A count leads to its rows."""
    if column == "branch":
        return branch.name or say("unit-branch-none")
    value = branch.figure(column)
    if value < 0:
        return DASH
    to = link("returns", unit=unit.unit, status=column, q=branch.name)
    return anchor(number(value), to) if branch.name and value and column != "quota" else number(value)
