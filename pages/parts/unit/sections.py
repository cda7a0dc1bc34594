"""One unit: its sentence, figures, place among the others, branches, reasons, and where its figures came from."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import streamlit as st

from pages.parts.shared import plots
from pages.parts.shared.address import chosen, link
from pages.parts.shared.bars import ratio
from pages.parts.shared.frame import empty, heading, pick
from pages.parts.shared.headlines import Figure, invalid_of, needed
from pages.parts.shared.html import anchor, escape, rich, show, table
from pages.parts.shared.view import View
from pages.parts.shared.words import since
from tally import charts
from tally.counts import count
from tally.matching import Matcher
from tally.progress import Standing, Standings, Totals, of_cluster
from tally.rights import phone_of
from tally.store import Store
from tally.text import collated
from tally.wording import DASH, day, moment, number, percent, say, signed


def choose(view: View) -> Standing:
    """The unit in the address, else the last in the ranking: the one that most needs a look; kept in the address."""
    names = {unit.unit: unit.name for unit in view.progress}
    ranks = [unit.unit for unit in view.progress if unit.rank is not None]
    if (asked := chosen("unit")) and asked not in names:
        empty(say("unit-gone", code=asked), say("unit-gone-do"), "ranking", say("menu-ranking"))
        st.stop()
    order = sorted(names, key=lambda code: collated(names[code]))
    code = pick("unit", order, names.__getitem__, label=say("column-unit"), default=ranks[-1] if ranks else order[0])
    return next(unit for unit in view.progress if unit.unit == code)


def sentence(view: View, unit: Standing) -> str:
    """Where the unit stands and what it needs, in one sentence."""
    if not unit.sent:
        return say("unit-sentence-not-sent", name=unit.name, day=day(view.as_of))
    if unit.completion is None:
        return say("unit-sentence-no-quota", name=unit.name, valid=number(unit.valid))
    given = {
        "name": unit.name,
        "ratio": ratio(unit.valid, unit.quota),
        "rate": percent(unit.completion),
        "rank": f"{unit.rank}/{_ranked(view.progress)}",
        "deadline": day(view.deadline),
    }
    if unit.shortfall == 0:
        return say("unit-sentence-achieved", **given)
    if unit.needed_per_day is None:
        return say("unit-sentence-over", **given, short=number(unit.shortfall))
    return say("unit-sentence", **given, needed=number(unit.needed_per_day, 1, up=True))


def standing(view: View, unit: Standing) -> str:
    """The state, what was expected by now, and where the present pace leads."""
    if not unit.sent:
        return say("unit-silent")
    if unit.completion is None:
        return say("unit-unranked")
    state = say(f"state-{unit.state}")
    parts = [say("unit-standing", state=state, expected=number(unit.expected), day=day(unit.as_of))]
    if not unit.fresh:
        parts.append(say("unit-stale", day=day(unit.as_of)))
    if view.span.left and unit.shortfall and unit.projected is not None:
        parts.append(say("unit-projected", count=number(unit.projected), deadline=day(view.deadline)))
    return " ".join(parts)


def figures(view: View, unit: Standing) -> list[Figure]:
    """Valid, short, needed per day, invalid: each with its comparison."""
    short = say("overview-short-of", quota=number(unit.quota)) if unit.quota is not None else say("figures-unranked")
    return [
        (say("overview-valid"), number(unit.valid), escape(since(view, unit))),
        (say("overview-short"), number(unit.shortfall), escape(short)),
        needed(view, unit),
        invalid_of(unit),
    ]


def alone(view: View, unit: Standing) -> Totals:
    """The unit's figures as a whole of one."""
    return view.totals((unit,))


def compared(view: View, unit: Standing) -> str:
    """The unit beside its cluster and everybody: completion, share valid, rank."""
    cluster = of_cluster(view.progress, unit.cluster)
    groups = [(unit.short, alone(view, unit))]
    if unit.cluster and len(cluster) > 1:
        name = next((each.name for each in view.directory.clusters if each.code == unit.cluster), unit.cluster)
        groups.append((name.split(":")[0], view.totals(cluster)))
    groups.append((say("unit-everybody"), view.totals()))
    headings = [say("unit-compare"), say("column-completion"), say("column-validity"), say("column-movement")]
    rows = [[escape(name), _done(whole), percent(whole.validity), signed(whole.moved)] for name, whole in groups]
    return table(headings, rows, caption=say("unit-where"), own=0)


def about(view: View, unit: Standing) -> str:
    """Cluster and rank in it, officer, members, points, where the figures stand."""
    known = next((each for each in view.directory.units if each.code == unit.unit), None)
    officer = (known.officer, phone_of(known.code, known.phone)) if known else ()
    lines = [
        (say("column-cluster"), _cluster(view, unit)),
        (say("column-points"), number(unit.points, 1) if unit.points is not None else ""),
        (say("unit-officer"), escape(" · ".join(filter(None, officer)))),
        (say("column-members"), _members(unit)),
        (say("unit-source"), _source(view, unit)),
    ]
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{text or DASH}</dd>" for label, text in lines)
    return f'<dl class="t-about">{rows}</dl>'


def initiatives(view: View, unit: Standing) -> pa.Table | None:
    """The initiatives behind the figures, from the newest register that covers the unit; None where there is none."""
    register = view.store.registers(view.period.code, view.as_of).get(unit.unit)
    if register is None:
        return None
    rows = _initiatives(view.store, (id(view.store), register, unit.unit), view.period.code, view.as_of, unit.unit)
    return rows if len(rows) else None


@st.cache_resource(show_spinner=False, max_entries=32)
def _initiatives(_store: Store, mark: tuple[object, ...], _period: str, _as_of: date | None, _unit: str) -> pa.Table:
    """Fetched once for each register and unit: what was published never changes."""
    return _store.initiatives(_period, _as_of, _unit, columns=["unit", "branch", "status", "reason"])


def reasons(view: View, unit: Standing, rows: pa.Table) -> None:
    """Why initiatives were not valid, with the way to the list that goes back to the unit."""
    heading(say("unit-reasons"))
    texts = {reason.code: reason.text for reason in view.directory.reasons}
    found = [
        (texts.get(str(each.key[0]), say("unit-reason-none")), each.status["invalid"])
        for each in count(rows, "reason")
        if each.status["invalid"]
    ]
    found.sort(key=lambda pair: -pair[1])
    if not found:
        show(f'<p class="t-sub">{escape(say("unit-reasons-none"))}</p>')
        return
    names, counts = zip(*found, strict=True)
    headings = [say("unit-reason"), say("column-invalid")]
    cells = [[name, number(number_)] for name, number_ in found]
    plots.chart(
        charts.reasons(names, counts, plots.palette()),
        say("unit-reasons-alt", name=unit.name),
        "reasons",
        headings,
        cells,
    )
    show(f"<p>{anchor(say('unit-return-list'), link('returns', unit=unit.unit))}</p>")


def findings(view: View, unit: Standing) -> str:
    """What was noticed about this unit in the file its figures came from."""
    if unit.upload is None:
        return f'<p class="t-sub">{escape(say("unit-silent"))}</p>'
    mine = [finding for upload, finding in view.findings if upload == unit.upload and finding.unit]
    matcher = view.once("matcher", lambda: Matcher(view.directory, view.store.aliases()))
    own = [finding for finding in mine if unit.unit in (finding.unit, matcher.match(finding.unit or "").code)]
    if not own:
        return f'<p class="t-sub">{escape(say("unit-findings-none"))}</p>'
    where = link("history", upload=unit.upload)
    rows = "".join(
        f"<li>{rich(each.message)} {anchor(say('figures-cell', cell=each.cell), where) if each.cell else ''}</li>"
        for each in own[:8]
    )
    return f'<ul class="t-att">{rows}</ul>'


def uploads(view: View, unit: Standing) -> str:
    """Every upload of the period that covers this unit, newest first."""
    covering = [each for each in view.uploads if unit.unit in each.units]
    if not covering:
        return f'<p class="t-sub">{escape(say("unit-silent"))}</p>'
    headings = [say("unit-file"), say("column-date"), say("unit-who"), say("unit-when")]
    rows = [
        [anchor(each.file, link("history", upload=each.id)), day(each.as_of), escape(each.who), moment(each.when)]
        for each in covering[:12]
    ]
    return table(headings, rows, caption=say("unit-uploads"), words=4, stacked=True)


def _done(whole: Totals) -> str:
    if whole.completion is None:
        return escape(say("figures-not-sent")) if whole.state == "not-sent" else DASH
    sent = "" if whole.sent == whole.units else f"<br>{escape(say('figures-sent', sent=whole.sent, units=whole.units))}"
    return f"{ratio(whole.valid, whole.quota)} · <b>{percent(whole.completion)}</b>{sent}"


def _cluster(view: View, unit: Standing) -> str:
    cluster = next((each for each in view.directory.clusters if each.code == unit.cluster), None)
    if cluster is None:
        return ""
    inside = of_cluster(view.progress, unit.cluster)
    place = next(each.rank for each in inside if each.unit == unit.unit)
    text = anchor(cluster.name, link("clusters", cluster=cluster.code, unit=unit.unit))
    return text if place is None else f"{text} · {escape(say('unit-place', place=place, count=_ranked(inside)))}"


def _members(unit: Standing) -> str:
    if not unit.members:
        return ""
    return f"{number(unit.members)} · {escape(say('unit-per-1000', rate=number(unit.per_1000, 1)))}"


def _source(view: View, unit: Standing) -> str:
    place = view.store.provenance(view.period.code, unit.unit, view.as_of)
    if place is None:
        return ""
    where = anchor(place.upload.file, link("history", upload=place.upload.id))
    cells = ", ".join(place.cells[name] for name in ("quota", "valid", "invalid", "pending") if name in place.cells)
    if place.rows is not None:
        return f"{where} · {escape(say('unit-rows', count=place.rows))}"
    return f"{where} · {escape(say('unit-cells', sheet=place.sheet or '', cells=cells))}" if cells else where


def _ranked(units: Standings) -> int:
    return sum(unit.rank is not None for unit in units)
