"""Texts and pictures to take away for the chat group: for the whole cluster and for each unit."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from pages.parts.shared.bars import SIGNS, ratio
from pages.parts.shared.copying import copyable
from pages.parts.shared.html import heading, more, show
from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import Group, View
from pages.parts.shared.words import brief, small
from tally.papers.making import Details
from tally.progress import Standing
from tally.standings import silent, unmoved
from tally.wording import day, number, percent, say

DAYS_TO_ANSWER = 7


def take_away(view: View, group: Group) -> None:
    """The text for the whole cluster, one per unit, each copied at a click."""
    texts = [copyable(f"say-{row.unit}", for_unit(view, group, row), row.name) for row in group.units]
    show(heading(say("reminder-title"), say("reminder-note")), copyable("say-cluster", for_cluster(view, group)))
    downloads(takes(view.figures.of_cluster(group.code), Details(), ("png", "slide")), f"picture-{group.code}")
    show(more(say("reminder-each"), *texts))


def for_cluster(view: View, group: Group) -> str:
    """The standing of the cluster, every unit on a line, and who is asked to bring figures by when."""
    whole = group.whole
    lines = [say("reminder-cluster", cluster=group.short, day=day(view.as_of), ratio=_of(whole.valid, whole.quota))]
    if whole.sent < whole.units:
        lines.append(say("figures-sent-sentence", sent=whole.sent, units=whole.units))
    lines += [_line(row) for row in group.units]
    still = unmoved(group.units)
    by = brief((view.as_of or view.period.start) + timedelta(days=DAYS_TO_ANSWER))
    if view.days_between is not None and still:
        lines.append(say("reminder-ask", days=view.days_between, names=", ".join(unit.short for unit in still), by=by))
    if waiting := silent(group.units):
        lines.append(say("reminder-ask-silent", names=", ".join(unit.short for unit in waiting), by=by))
    return "\n".join(lines)


def for_unit(view: View, group: Group, row: Standing) -> str:
    """One unit's standing, what it lacks, and the pace that would still reach the quota."""
    if not row.sent:
        return say("reminder-unit-silent", name=row.name, day=day(view.as_of), quota=number(row.quota))
    if row.completion is None:
        return say("reminder-unit-no-quota", name=row.name, day=day(row.as_of), valid=number(row.valid))
    given = {
        "name": row.name,
        "day": day(row.as_of),
        "ratio": _of(row.valid, row.quota),
        "rank": row.rank,
        "cluster": group.short,
    }
    if row.shortfall == 0:
        return say("reminder-unit-achieved", **given)
    short = number(row.shortfall)
    if row.needed_per_day is None:
        return say("reminder-unit-over", **given, short=short, deadline=day(view.deadline))
    needed = number(row.needed_per_day, 1, up=True)
    return say("reminder-unit", **given, short=short, needed=needed, deadline=day(view.deadline))


def _line(row: Standing) -> str:
    if not row.sent:
        return say("reminder-line-silent", name=row.short)
    if row.completion is None:
        return say("reminder-line-no-quota", name=row.short, valid=number(row.valid))
    state = f"{SIGNS[row.state]} {small(say(f'state-{row.state}'))}"
    if not row.fresh:
        state += say("reminder-line-stale", day=brief(row.as_of))
    text = say("reminder-line", rank=row.rank, name=row.short, ratio=_of(row.valid, row.quota), state=state)
    if row.state in ("behind", "far-behind") and row.needed_per_day is not None:
        needed = number(row.needed_per_day, 1, up=True)
        return text + say("reminder-line-short", short=number(row.shortfall), needed=needed)
    return text


def _of(valid: int | None, quota: int | None) -> str:
    if not quota or valid is None:
        return number(valid)
    return f"{ratio(valid, quota)} ({percent(Fraction(valid, quota))})"
