"""The ranking as a table that is sorted in the address, found in by name, and read as cards on a phone."""

from __future__ import annotations

import pandas as pd

from pages.parts.shared.address import chosen, link
from pages.parts.shared.bars import ratio, state, why_unranked
from pages.parts.shared.html import anchor, escape
from pages.parts.shared.view import View
from pages.parts.shared.words import some
from tally.progress import entries
from tally.text import bare
from tally.wording import DASH, number, percent, say, signed

ORDERS = ("completion", "valid", "movement", "shortfall", "needed", "validity", "points", "unit")
_COLUMN = {"unit": "name", "needed": "needed_per_day"}


def sentence(units: pd.DataFrame) -> str:
    """Who is first by completion, who by count, and who is last."""
    ranked = [row for row in entries(units) if row.rank is not None]
    if not ranked:
        return say("ranking-sentence-none", count=len(units))
    first, last = ranked[0], ranked[-1]
    most = next(row for row in entries(units) if row.rank_valid == 1)
    figures = {"first": first.name, "rate": percent(first.completion), "ratio": ratio(first.valid, first.quota)}
    if len(ranked) == 1:
        return say("ranking-sentence-one", **figures)
    if most.unit == first.unit:
        return say("ranking-sentence-both", **figures, last=last.name, last_rate=percent(last.completion))
    return say("ranking-sentence", **figures, most=most.name, valid=number(most.valid), last=last.name)


def ties(units: pd.DataFrame) -> str:
    """Who shares a rank, who is not ranked and why."""
    ranks = [rank for rank in units["rank"] if rank is not None]
    shared = [row.short for row in entries(units) if row.rank is not None and ranks.count(row.rank) > 1]
    unranked = [row.name for row in entries(units) if row.rank is None]
    parts = [say("ranking-count", ranked=len(ranks))]
    if shared:
        parts.append(say("ranking-ties", names=some(shared)))
    if unranked:
        parts.append(say("ranking-unranked", names=some(unranked)))
    return " ".join(parts)


def ordered(units: pd.DataFrame, by: str) -> pd.DataFrame:
    """The units by one column, best or most first (names from A); those without that figure stay below."""
    column = _COLUMN.get(by, by)
    rows = list(entries(units))
    place = [row for row, value in enumerate(units[column]) if value is not None]
    rest = [row for row in range(len(rows)) if row not in set(place)]
    if by == "unit":
        place.sort(key=lambda row: bare(rows[row].name))
    else:
        place.sort(key=lambda row: -getattr(rows[row], column))
    return units.iloc[[*place, *rest]]


def found(units: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The units whose name or cluster contains what is looked for, marks and case aside."""
    if not wanted.strip():
        return units
    needle = bare(wanted)
    return units[[needle in bare(f"{row.name} {row.short} {row.unit}") for row in entries(units)]]


def ranking(view: View, units: pd.DataFrame, by: str) -> str:
    """The ranking as HTML: headings sort by a click; on a phone each unit is a card."""
    head = "".join(_heading(name, by) for name in _HEADINGS)
    body = "".join(f"<tr>{_cells(view, row, by)}</tr>" for row in entries(units))
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


def _cells(view: View, row, by: str) -> str:
    rank = row.rank_valid if by == "valid" else row.rank
    climbed = "" if row.rank_movement in (None, 0) or by == "valid" else f" <small>{_climb(row.rank_movement)}</small>"
    if row.completion is None:
        done = f'<span class="t-mut">{escape(why_unranked(row.quota))}</span>'
    else:
        done = f"{ratio(row.valid, row.quota)} · <b>{percent(row.completion)}</b>"
    cells = (
        ("rank", DASH if rank is None else f"{rank}{climbed}"),
        ("unit", anchor(row.name, link("unit", unit=row.unit))),
        ("completion", done),
        ("valid", anchor(number(row.valid), link("returns", unit=row.unit, status="valid"))),
        ("movement", signed(row.movement)),
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
    sign = "▲" if places > 0 else "▼"
    return (
        f'<span aria-hidden="true">{sign}{abs(places)}</span><span class="t-vh">{say(key, places=abs(places))}</span>'
    )
