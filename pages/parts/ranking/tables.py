"""The ranking as a table that is sorted in the address, found in by name, and read as cards on a phone."""

from __future__ import annotations

from operator import attrgetter

from pages.parts.shared.address import chosen, link
from pages.parts.shared.bars import ratio, state, why_unranked
from pages.parts.shared.html import anchor, escape
from pages.parts.shared.view import View
from pages.parts.shared.words import change, some
from tally.progress import Standing, Standings
from tally.standings import silent
from tally.text import bare, collated
from tally.wording import DASH, number, percent, say

ORDERS = ("completion", "valid", "movement", "shortfall", "needed", "validity", "points", "unit")
_COLUMN = {"needed": "needed_per_day", "movement": "moved"}


def sentence(units: Standings) -> str:
    """Who is first by completion, who by count, and who is last."""
    ranked = [row for row in units if row.rank is not None]
    if not ranked:
        return say("ranking-sentence-none", count=len(units), sent=len(units) - len(silent(units)))
    first, last = ranked[0], ranked[-1]
    most = next(row for row in units if row.rank_valid == 1)
    figures = {"first": first.name, "rate": percent(first.completion), "ratio": ratio(first.valid, first.quota)}
    if len(ranked) == 1:
        return say("ranking-sentence-one", **figures)
    if most.unit == first.unit:
        return say("ranking-sentence-both", **figures, last=last.name, last_rate=percent(last.completion))
    return say("ranking-sentence", **figures, most=most.name, valid=number(most.valid), last=last.name)


def ties(units: Standings) -> str:
    """Who shares a rank, who is not ranked and why."""
    ranks = [row.rank for row in units if row.rank is not None]
    shared = [row.short for row in units if row.rank is not None and ranks.count(row.rank) > 1]
    unranked = [row.name for row in units if row.rank is None and row.sent]
    waiting = [row.name for row in silent(units)]
    parts = [say("ranking-count", ranked=len(ranks))]
    if shared:
        parts.append(say("ranking-ties", names=some(shared)))
    if unranked:
        parts.append(say("ranking-unranked", names=some(unranked)))
    if waiting:
        parts.append(say("figures-silent", names=some(waiting)))
    return " ".join(parts)


def ordered(units: Standings, by: str) -> Standings:
    """The units by one column, best or most first (names from A); those without that figure stay below."""
    if by == "unit":
        return tuple(sorted(units, key=lambda row: collated(row.name)))
    value = attrgetter(_COLUMN.get(by, by))
    known = sorted((row for row in units if value(row) is not None), key=lambda row: -value(row))
    return (*known, *(row for row in units if value(row) is None))


def found(units: Standings, wanted: str) -> Standings:
    """The units whose name or cluster contains what is looked for, marks and case aside."""
    if not wanted.strip():
        return units
    needle = bare(wanted)
    return tuple(row for row in units if needle in bare(f"{row.name} {row.short} {row.unit}"))


def ranking(view: View, units: Standings, by: str) -> str:
    """The ranking as HTML: headings sort by a click; on a phone each unit is a card."""
    head = "".join(_heading(name, by) for name in _HEADINGS)
    body = "".join(f"<tr>{_cells(view, row, by)}</tr>" for row in units)
    caption = escape(say("ranking-by") + ": " + say(f"ranking-by-{by}"))
    return (
        f'<div class="t-wide t-cards" tabindex="0" role="region" aria-label="{caption}"><table class="t-table">'
        f'<caption class="t-vh">{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


_HEADINGS = ("rank", "unit", "completion", "valid", "movement", "shortfall", "needed", "validity", "points", "state")


def _heading(name: str, by: str) -> str:
    text = say(f"column-{name}")
    kind = "" if name in ("unit", "state") else ' class="num"'
    if name not in ORDERS:
        return f'<th scope="col"{kind}>{escape(text)}</th>'
    sort = ' aria-sort="descending"' if name == by else ""
    where = link("ranking", by=None if name == ORDERS[0] else name, q=chosen("q"))
    arrow = ' <span aria-hidden="true">↓</span>' if name == by else ""
    return f'<th scope="col"{kind}{sort}><a href="{escape(where)}">{escape(text)}</a>{arrow}</th>'


def _cells(view: View, row: Standing, by: str) -> str:
    rank = row.rank_valid if by == "valid" else row.rank
    climbed = "" if row.rank_moved in (None, 0) or by == "valid" else f" <small>{_climb(row.rank_moved)}</small>"
    if row.completion is None:
        done = f'<span class="t-mut">{escape(why_unranked(row))}</span>'
    else:
        done = f"{ratio(row.valid, row.quota)} · <b>{percent(row.completion)}</b>"
    cells = (
        ("rank", DASH if rank is None else f"{rank}{climbed}"),
        ("unit", anchor(row.name, link("unit", unit=row.unit))),
        ("completion", done),
        ("valid", anchor(number(row.valid), link("returns", unit=row.unit, status="valid")) if row.sent else DASH),
        ("movement", escape(change(view, row) or DASH)),
        ("shortfall", number(row.shortfall)),
        ("needed", number(row.needed_per_day, 1, up=True)),
        ("validity", percent(row.validity)),
        ("points", number(row.points, 1)),
        ("state", DASH if row.state == "no-quota" else state(row.state)),
    )
    return "".join(_cell(name, inside) for name, inside in cells)


def _cell(name: str, inside: str) -> str:
    kind = "" if name in ("unit", "state") else " num"
    return f'<td class="t-{name}{kind}" data-label="{escape(say(f"column-{name}"))}">{inside}</td>'


def _climb(places: int) -> str:
    key = "ranking-up" if places > 0 else "ranking-down"
    sign = "↑" if places > 0 else "↓"  # the triangles are states
    return (
        f'<span aria-hidden="true">{sign}{abs(places)}</span><span class="t-vh">{say(key, places=abs(places))}</span>'
    )
