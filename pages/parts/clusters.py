"""One cluster among the others: its units ranked among themselves, its figures pooled, and what to tell them."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from pages.parts.shared.frame import pick
from pages.parts.shared.html import Markup, anchor, copyable, heading, more, rich, show, table, tag
from pages.parts.shared.plots import SIGNS
from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import View, link
from pages.parts.shared.words import case, not_all, particulars
from tally.papers.figures import Figures, fallen, movement, ratio, with_sent
from tally.papers.making import Details
from tally.progress import Standing, Totals
from tally.standings import leader, median, owing, silent, to_next_rank, unmoved
from tally.text import collated
from tally.wording import DASH, brief, day, lower_first, number, percent, say, signed, upper_first

DAYS_TO_ANSWER = 7


def clusters(view: View) -> list[Figures]:
    """The clusters that have units, best pooled completion first; those without any quota last."""
    groups = [group for group in view.figures.clusters if group.units]
    groups.sort(
        key=lambda group: (group.whole.completion is None, -(group.whole.completion or 0), collated(group.short))
    )
    return groups


def choose(view: View, groups: list[Figures]) -> tuple[Figures, str]:
    """The cluster in the address, else the first of the directory, and the unit that the reader answers for, if any."""
    by_code = {group.cluster: group for group in groups}
    names = {cluster.code: cluster.name for cluster in view.directory.clusters if cluster.code in by_code}
    group = by_code[pick("cluster", names, say("column-cluster"))]
    own = {unit.unit: unit.name for unit in sorted(group.units, key=lambda unit: collated(unit.name))}
    return group, pick("unit", {"": say("clusters-own-none"), **own}, say("clusters-own"))


def sentence(group: Figures, groups: list[Figures]) -> str:
    """The cluster's standing, who leads it and what the last one needs, in one sentence."""
    whole, among = group.whole, ""
    figures = particulars(whole, group.deadline) | {"cluster": group.short}
    if whole.completion is None:
        return say(f"clusters-sentence{case(whole)}", count=whole.units, **figures)
    if group is not groups[0]:
        among = say("clusters-place", place=groups.index(group) + 1, count=len(groups))
    elif len(groups) > 1:
        among = say("clusters-place-first", count=say("figures-count", count=len(groups)))
    return say("clusters-sentence", place=among, **figures) + _ends(group)


def others(group: Figures, groups: list[Figures]) -> str:
    """How many units, the median, and where the other clusters stand."""
    whole = group.whole
    parts = [upper_first(say("clusters-units", count=say("figures-count", count=whole.units))), *not_all(whole)]
    middle = median(unit.completion for unit in group.units)
    if middle is not None:
        parts.append(say("clusters-median", rate=percent(middle)))
    for other in (other for other in groups[:4] if other is not group and other.whole.completion is not None):
        figures = particulars(other.whole, other.deadline)
        parts.append(say("clusters-other", cluster=with_sent(other.short, other.whole), **figures))
    if head := group.directory.cluster(group.cluster).head:
        parts.append(say("clusters-head", name=head))
    return " ".join(parts)


def own_line(group: Figures, own: str) -> Markup:
    """The reader's own unit against the median and the best of the cluster."""
    unit, best, gap = _row(group, own), group.units[0], to_next_rank(group.units).get(own)
    if unit.completion is None:
        key = "clusters-own-unranked" if unit.sent else "clusters-own-not-sent"
    else:
        key = "clusters-own-first" if gap is None else "clusters-own-line"
    text = say(
        key,
        name=unit.name,
        rank=f"{unit.rank}/{len(owing(group.units))}",
        rate=percent(unit.completion),
        middle=percent(median(other.completion for other in group.units)),
        best=best.short,
        best_rate=percent(best.completion),
        gap=number(gap),
    )
    return tag("p", rich(text), class_="t-own-line")


def gaps(group: Figures, own: str) -> Markup:
    """Shortfall, pace and the next rank of each unit: what to press for, and over which days the two paces run."""
    key = "clusters-gaps-note" if group.previous else "clusters-gaps-first"
    head = heading(say("clusters-gaps"), say(key, deadline=group.deadline, days=group.days_between or "none"))
    further = to_next_rank(group.units)
    columns = ("unit", "shortfall", "needed", "recent", "next-rank", "validity", "movement")
    headings = [say(f"column-{name}") for name in columns]
    rows = [
        [
            anchor(upper_first(row.short), link("unit", unit=row.unit)),
            number(row.shortfall),
            number(row.needed_per_day, 1),
            number(row.recent_per_day if (row.moved or 0) >= 0 else None, 1),
            signed(further.get(row.unit)),
            percent(row.validity),
            movement(group, row) or DASH,
        ]
        for row in group.units
    ]
    mark = next((place for place, row in enumerate(group.units) if row.unit == own), None)
    shown = table(headings, rows, caption=say("clusters-gaps"), own=mark, stacked=True)
    return head + tag("div", shown, class_="t-pairs")


def leading(group: Figures) -> Markup:
    """Who leads as the programme rewards it: the most in the cluster and above its quota."""
    code = leader(group.units)
    text = say("clusters-leader-none") if code is None else say("clusters-leader", name=_row(group, code).name)
    return tag("p", rich(text), class_="t-note t-gap")


def _row(group: Figures, unit: str) -> Standing:
    return next(row for row in group.units if row.unit == unit)


def _ends(group: Figures) -> str:
    """Who leads by the programme's rule, else only whose rate is highest; and what the last one needs."""
    units = owing(group.units)
    if len(units) < 2:
        return "."
    code, last = leader(group.units), units[-1]
    best = units[0] if code is None else _row(group, code)
    first = say("clusters-leads" if code else "clusters-highest", name=best.short, rate=_of(best))
    if last is best or last.completion == units[0].completion:
        return f"{first}." if code else "."
    if last.shortfall == 0 or last.needed_per_day is None:
        return say("clusters-ends-plain", first=first, last=last.short, rate=_of(last))
    return say("clusters-ends", first=first, last=last.short, needed=number(last.needed_per_day, 1))


def take_away(group: Figures) -> None:
    """The text for the whole cluster, one per unit, each copied at a click."""
    texts = [copyable(f"say-{row.unit}", for_unit(group, row), row.name) for row in group.units]
    show(heading(say("reminder-title"), say("reminder-note")), copyable("say-cluster", for_cluster(group)))
    downloads(takes(group, Details(), ("png", "slide")), f"picture-{group.cluster}")
    show(more(say("reminder-each"), *texts))


def for_cluster(group: Figures) -> str:
    """The standing of the cluster, every unit on a line, and who is asked to bring figures by when."""
    whole = group.whole
    lines = [say("reminder-cluster", cluster=group.short, day=day(group.as_of), ratio=_of(whole)), *not_all(whole)]
    lines += [_line(row) for row in group.units]
    still = unmoved(group.units)
    by = brief(group.as_of + timedelta(days=DAYS_TO_ANSWER))
    if group.previous and still:
        names = ", ".join(fallen(unit, unit.short) for unit in still)
        lines.append(say("reminder-ask", within=group.within, names=names, by=by))
    if waiting := silent(group.units):
        lines.append(say("reminder-ask-silent", names=", ".join(unit.short for unit in waiting), by=by))
    return "\n".join(lines)


def for_unit(group: Figures, row: Standing) -> str:
    """One unit's standing, what it lacks, and the pace that would still reach the quota."""
    named = {"name": row.name, "rank": row.rank, "cluster": group.short, "day": day(row.as_of or group.as_of)}
    given = particulars(row, group.deadline) | named | {"ratio": _of(row)}
    return say(f"reminder-unit{case(row)}", **given)


def _line(row: Standing) -> str:
    if row.completion is None:
        return say(f"reminder-line-{'no-quota' if row.sent else 'silent'}", name=row.short, valid=number(row.valid))
    state = f"{SIGNS[row.state]} {lower_first(say(f'state-{row.state}'))}"
    if not row.fresh:
        state += say("reminder-line-stale", day=brief(row.as_of))
    text = say("reminder-line", rank=row.rank, name=row.short, ratio=_of(row), state=state)
    if row.state in ("behind", "far-behind") and row.needed_per_day is not None:
        needed = number(row.needed_per_day, 1)
        return text + say("reminder-line-short", short=number(row.shortfall), needed=needed)
    return text


def _of(what: Standing | Totals) -> str:
    if not what.quota or what.valid is None:
        return number(what.valid)
    return f"{ratio(what)} ({percent(Fraction(what.valid, what.quota))})"
