"""One unit: its sentence, figures, place among the others, unions, reasons, and where its figures came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa
import streamlit as st

from pages.parts.shared.frame import empty, paged, pick, search
from pages.parts.shared.html import Markup, anchor, below, facts, heading, note, rich, show, sub, table, tag
from pages.parts.shared.plots import done
from pages.parts.shared.view import View, chosen, link
from pages.parts.shared.words import case, particulars
from tally.counts import count
from tally.intake.register.columns import STATUSES
from tally.matching import Matcher
from tally.papers.figures import first_time, movement
from tally.progress import Standing, Totals, of_cluster
from tally.rights import phone_of
from tally.standings import owing
from tally.store import Store
from tally.store.uploads import phrase
from tally.text import bare, collated
from tally.wording import DASH, day, lower_first, moment, number, percent, say, upper_first

PAGE = 20
FEW = 8  # are seen at a glance: nothing to choose


def choose(view: View) -> Standing:
    """The unit in the address, else the last in the ranking: the one that most needs a look; kept in the address."""
    units = {unit.unit: unit for unit in sorted(view.units, key=lambda unit: collated(unit.name))}
    ranks = [unit.unit for unit in view.units if unit.rank is not None]
    if (asked := chosen("unit")) and asked not in units:
        empty(say("unit-gone", code=asked), say("unit-gone-do"), "ranking")
        st.stop()
    names = {code: unit.name for code, unit in units.items()}
    return units[pick("unit", names, say("column-unit"), ranks[-1] if ranks else "")]


def sentence(view: View, unit: Standing) -> str:
    """Where the unit stands and what it needs, in one sentence."""
    rank = f"{unit.rank}/{len(owing(view.units))}"
    given = particulars(unit, view.deadline) | {"name": unit.name, "rank": rank, "day": day(view.as_of)}
    return say(f"unit-sentence{case(unit)}", **given)


def standing(view: View, unit: Standing) -> str:
    """The state, what was expected by now, and where the present pace leads."""
    if unit.completion is None:
        return say("unit-unranked" if unit.sent else "unit-silent")
    state, own = say(f"state-{unit.state}"), view.span.on(unit.as_of)
    ahead = view.span.left and unit.shortfall and unit.projected is not None
    parts = [
        say("unit-standing", state=state, expected=number(unit.expected), day=unit.as_of) if own.left else f"{state}.",
        "" if unit.fresh else say("unit-stale", day=unit.as_of),
        say("unit-projected", count=number(unit.projected), deadline=view.deadline) if ahead else "",
    ]
    return " ".join(filter(None, parts))


def where(view: View) -> str:
    """What stands above the comparison."""
    return say("unit-where", everybody=lower_first(view.everybody))


def compared(view: View, unit: Standing) -> Markup:
    """The unit beside its cluster and everybody: completion, share valid, rank."""
    cluster = view.figures.of_cluster(unit.cluster)
    groups = [(upper_first(unit.short), view.figures.of_unit(unit.unit).whole)]
    if unit.cluster and len(cluster.units) > 1:
        groups.append((cluster.short, cluster.whole))
    groups.append((view.everybody, view.whole))
    headings = [say("unit-compare"), say("column-completion"), say("column-validity"), say("column-movement")]
    rows = [[name, _done(whole), percent(whole.validity), _movement(view, whole)] for name, whole in groups]
    return table(headings, rows, caption=where(view), own=0)


def about(view: View, unit: Standing) -> Markup:
    """Cluster and rank in it, officer, members, points, where the figures stand."""
    officer = (unit.officer, phone_of(unit.unit, unit.phone))
    per_1000 = say("unit-per-1000", rate=number(unit.per_1000, 1))
    lines = [
        (say("column-cluster"), _cluster(view, unit)),
        (say("column-points"), number(unit.points, 1) if unit.points is not None else ""),
        (say("unit-officer"), " · ".join(filter(None, officer))),
        (say("column-members"), f"{number(unit.members)} · {per_1000}" if unit.members else ""),
        (say("unit-source"), _source(view, unit)),
    ]
    return facts((label, text or DASH) for label, text in lines)


def initiatives(view: View, unit: Standing) -> pa.Table | None:
    """The initiatives behind the figures, from the newest register that covers the unit; None where there is none."""
    register = view.store.registers(view.period.code, view.as_of).get(unit.unit)
    if register is None:
        return None
    rows = _initiatives(view.store, (id(view.store), register, unit.unit), view.period.code, view.as_of, unit.unit)
    return rows if len(rows) else None


@st.cache_resource(show_spinner=False, max_entries=32)
def _initiatives(_store: Store, mark: tuple[object, ...], _period: str, _as_of: date | None, _unit: str) -> pa.Table:  # noqa: ARG001 - it is kept under that
    """Fetched once for each register and unit: what was published never changes."""
    return _store.initiatives(_period, _as_of, _unit, columns=["unit", "branch", "status", "reason"])


def findings(view: View, unit: Standing) -> Markup:
    """What was noticed about this unit in the file its figures came from."""
    if unit.upload is None:
        return sub(say("unit-silent"))
    mine = [finding for upload, finding in view.findings if upload == unit.upload and finding.unit]
    matcher = view.once("matcher", lambda: Matcher(view.directory, view.store.aliases()))
    own = [finding for finding in mine if unit.unit in (finding.unit, matcher.match(finding.unit or "").code)]
    if not own:
        return sub(say("unit-findings-none"))
    where = link("history", upload=unit.upload)
    rows = (
        tag("li", rich(f.settled), " ", anchor(say("figures-cell", cell=f.cell), where) if f.cell else "")
        for f in own[:8]
    )
    return tag("ul", *rows, class_="t-att")


def uploads(view: View, unit: Standing) -> Markup:
    """Every upload of the period that covers this unit, newest first."""
    covering = [upload for upload in view.uploads if unit.unit in upload.units]
    if not covering:
        return sub(say("unit-silent"))
    headings = [say("unit-file"), say("column-date"), say("unit-who"), say("unit-when")]
    rows = [
        [
            anchor(upload.file, link("history", upload=upload.id)) + below("; ".join(map(phrase, upload.amendments))),
            day(upload.as_of),
            upload.who,
            moment(upload.when),
        ]
        for upload in covering[:12]
    ]
    return table(headings, rows, caption=say("unit-uploads"), words=4, stacked=True)


def _done(whole: Totals) -> str:
    if whole.completion is None:
        return say("figures-not-sent") if whole.state == "not-sent" else DASH
    sent = say("figures-sent", sent=whole.sent, units=whole.units)
    return done(whole) + ("" if whole.sent == whole.units else Markup("<br>") + sent)


def _movement(view: View, whole: Totals) -> str:
    return "; ".join(filter(None, (movement(view, whole), first_time(view, whole)))) or DASH


def _cluster(view: View, unit: Standing) -> str:
    if not unit.cluster:
        return ""
    name = view.directory.cluster(unit.cluster).name
    text = anchor(name, link("clusters", cluster=unit.cluster, unit=unit.unit))
    inside = of_cluster(view.units, unit.cluster)
    place = next(each.rank for each in inside if each.unit == unit.unit)
    return text if place is None else text + " · " + say("unit-place", place=place, count=len(owing(inside)))


def _source(view: View, unit: Standing) -> str:
    source = view.store.provenance(view.period.code, unit.unit, view.as_of)
    if source is None:
        return ""
    where = anchor(source.upload.file, link("history", upload=source.upload.id))
    cells = ", ".join(source.cells[name] for name in ("quota", *STATUSES) if name in source.cells)
    if source.rows is not None:
        return where + " · " + say("unit-rows", count=source.rows)
    return where + " · " + say("unit-cells", sheet=source.sheet or "", cells=cells) if cells else where


Branches = dict[str | None, dict[str, int | None]]
"""Name of a grassroots union (None: of rows that name none) -> its quota and counts; a count that nobody knows is
missing.
"""


def browse_branches(view: View, unit: Standing, rows: pa.Table | None) -> None:
    """The table with its order and search; nothing where neither directory nor register knows a grassroots union."""
    known = _branches(view, unit, rows)
    if rows is None and not known:
        return
    show(heading(say("unit-branches")))
    if not known:
        show(sub(say("unit-branches-none")))
        return
    columns, by, wanted = _columns(known), "branch", ""
    if len(known) > FEW:
        with st.container(key="choices", horizontal=True, vertical_alignment="center"):
            orders = {name: say("unit-branches-by", column=say(f"column-{name}")) for name in columns}
            by = pick("by", orders, say("ranking-by"), "branch" if rows is None else "valid")
            wanted = search("q", say("unit-branches-search"))
    named = {name: own for name, own in known.items() if bare(wanted) in bare(name or say("unit-branch-none"))}
    _page(unit, _ordered(named, by), columns, f"{unit.unit}-{by}")


def _ordered(branches: Branches, by: str) -> Branches:
    """By name, or the largest figure first; what names no grassroots union stands last."""

    def order(branch: tuple[str | None, Mapping[str, int | None]]) -> tuple[object, ...]:
        value = branch[1].get(by)
        return branch[0] is None, 1 if value is None else -value, collated(branch[0] or "")

    return dict(sorted(branches.items(), key=order))


def _branches(view: View, unit: Standing, rows: pa.Table | None) -> Branches:
    """Those of the directory and those that a register names."""
    counts = count(rows, "branch") if rows is not None else []
    counted = {None if each.key[1] is None else str(each.key[1]): each.status for each in counts}
    quotas: dict[str | None, int | None] = {
        branch.name: branch.quota for branch in view.directory.branches if branch.unit == unit.unit
    }
    nothing = {} if rows is None else dict.fromkeys(STATUSES, 0)
    return {name: {"quota": quotas.get(name), **counted.get(name, nothing)} for name in {**quotas, **counted}}


def _columns(branches: Branches) -> list[str]:
    """The columns that hold anything."""
    pending = any(own.get("pending") for own in branches.values())
    quota = ["quota"] if any(own["quota"] is not None for own in branches.values()) else []
    return ["branch", *quota, *(name for name in STATUSES if name != "pending" or pending)]


def _page(unit: Standing, branches: Branches, columns: Sequence[str], key: str) -> None:
    if not branches:
        show(sub(say("unit-branches-unfound")))
        return
    where, first = paged(len(branches), PAGE, f"branches-{key}")
    shown = list(branches.items())[first : first + PAGE]
    extent = say("unit-branches-shown", first=first + 1, last=first + len(shown), count=len(branches))
    lines = [[_cell(unit, branch, own, name) for name in columns] for branch, own in shown]
    with where:
        show(
            note(rich(extent)) if len(branches) > PAGE else "",
            table([say(f"column-{name}") for name in columns], lines, caption=say("unit-branches")),
        )


def _cell(unit: Standing, branch: str | None, own: Mapping[str, int | None], column: str) -> str:
    """A count leads to its rows."""
    if column == "branch":
        return branch or say("unit-branch-none")
    value = own.get(column)
    to = link("returns", unit=unit.unit, status=column, q=branch)
    return anchor(number(value), to) if branch and value and column != "quota" else number(value)
