"""Charts on a page, each with words for those who cannot see it and its figures as a table: what plotly draws, in the
colours of the screen; and units as bullet bars: rank, name, pace, counts beside the rate, state, movement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.shared.html import Markup, anchor, drawn, figures_table, note, show, table, tag
from pages.parts.shared.view import View, link
from tally import charts
from tally.counts import count, names_of
from tally.pace import Span
from tally.papers.figures import Figures, moved_heading, movement, ratio
from tally.progress import COUNTS, Standing, Standings, Totals, projected_range, sent_by
from tally.standings import owing
from tally.wording import brief, day, language, number, percent, say

Row = tuple[int | None, str, Standing | Totals, str, bool]
"""Rank, name, the unit or cluster itself, the address it leads to, whether it is one's own."""
SIGNS: Mapping[str, str] = {
    "achieved": "✓",
    "on-pace": "●",
    "behind": "▲",
    "far-behind": "▼",
    "too-early": "○",
    "no-quota": "",
    "not-sent": "–",
}

PARTED = 40  # bars; a list longer than two screens is a table, which follows with every unit
PARTS = ("unit", "valid", "pending", "invalid", "validity")


def bars(view: View, units: Sequence[Standing], own: str = "", middle: Fraction | None = None) -> Markup:
    """The units in their order, each leading to its page.

    A full bar is 100 % of the quota. Where somebody is above it, bars are drawn to the best and 100 % becomes a line.
    `own` is marked; `middle`, a median, is drawn as a dotted tick.
    """
    rows = [(it.rank, it.name, it, link("unit", unit=it.unit), it.unit == own) for it in units]
    return _list(view, rows, middle)


def cluster_rows(view: View, groups: Sequence[Figures], own: Figures) -> Markup:
    """Clusters as bars, each leading to its page, in order."""
    rows: list[Row] = []
    for rank, it in enumerate(groups, 1):
        name = it.directory.cluster(it.cluster).name
        rows.append((rank, name, it.whole, link("clusters", cluster=it.cluster), it is own))
    return _list(view, rows)


def _list(view: View, rows: Sequence[Row], middle: Fraction | None = None) -> Markup:
    full = max([Fraction(1), *(what.completion or Fraction(0) for _, _, what, _, _ in rows)])
    return drawn("bars", view=view, rows=rows, full=full, middle=middle, **wordings())


def wordings() -> dict[str, Callable[..., str]]:
    """How the pieces say what they show, by name."""
    return {teller.__name__: teller for teller in (brief, movement, moved_heading, done, state, why_unranked)}


def state(code: str) -> Markup:
    """A state as sign, word and colour: never a colour alone."""
    return tag("span", f"{SIGNS[code]} {say(f'state-{code}')}", class_=f"t-st {code}")


def done(what: Standing | Totals) -> Markup:
    """244/450 · **54,2%**: the rate beside its counts."""
    return Markup("{} · <b>{}</b>").format(ratio(what), percent(what.completion))


def why_unranked(what: Standing | Totals) -> str:
    """Why a unit stands below the ranking."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    return say("figures-unranked") if what.quota is None else say("figures-unranked-zero")


def pace_note(view: View, units: Sequence[Standing]) -> str:
    """How to read the bars: what a full bar is, where the tick stands; "" where none is drawn."""
    if not owing(units):
        return ""
    over = any((unit.completion or 0) > 1 for unit in owing(units))
    key = "overview-bars-note-over" if over else "overview-bars-note"
    tick = say("overview-bars-tick", day=brief(view.as_of), share=percent(view.span.share)) if view.span.left else ""
    return say(key, tick=tick)


def members(units: Iterable[Standing]) -> Markup:
    """Valid initiatives per 1,000 members as a table, most first; units without a number of members left out."""
    known = sorted((unit for unit in units if unit.per_1000 is not None), key=lambda unit: -(unit.per_1000 or 0))
    headings = [say(f"column-{name}") for name in ("unit", "members", "valid", "per-1000")]
    rows = [
        [anchor(row.name, link("unit", unit=row.unit)), number(row.members), number(row.valid), number(row.per_1000, 1)]
        for row in known
    ]
    return table(headings, rows, caption=say("overview-members"), stacked=True)


def quality(standings: Standings) -> Markup:
    """Valid, pending and invalid initiatives of each unit as one bar, the two counts beside it; then all as a table.

    The units that sent, be it nought, most first, each leading to its initiatives.
    """
    units = sorted((unit for unit in standings if unit.sent), key=lambda unit: -(unit.total or 0))
    rest = note(say("overview-quality-rest", shown=PARTED)) if len(units) > PARTED else ""
    figures = [
        [row.name, number(row.valid), number(row.pending), number(row.invalid), percent(row.validity)] for row in units
    ]
    headings, caption = [say(f"column-{name}") for name in PARTS], say("chart-valid-invalid-alt")
    table = figures_table(headings, figures, caption=caption)
    return drawn("quality", units=units[:PARTED], most=(units[0].total or 1) if units else 1) + rest + table


def burn_up(view: View, whole: Totals | Standing, key: str) -> None:
    """The way to the quota of everybody; or of one unit, by its own figures and up to their date."""
    span, history, between = _way(view, whole) if isinstance(whole, Standing) else view.once("way", lambda: _way(view))
    if between and between[0] == between[1]:  # one stretch so far is no range
        between = None
    colours = charts.DARK if st.context.theme.type == "dark" else charts.LIGHT  # as this person's browser shows
    units = 1 if isinstance(whole, Standing) else whole.units
    draw = partial(
        charts.burn_up,
        history,
        whole.quota,
        span,
        view.period.end,
        projected=whole.projected,
        between=between,
        phases=view.directory.phases,
        units=units,
        palette=colours,
    )
    # Everybody looks at the whole, few at one unit of many: only the whole is kept.
    figure = draw() if isinstance(whole, Standing) else view.once((key, language(), colours), draw)
    alt = say("chart-burn-up-alt", valid=whole.valid, quota=number(whole.quota), day=day(span.as_of))
    rows = [[_dated(row.date, row.sent, units), number(row.valid), number(row.invalid)] for row in history.itertuples()]
    st.plotly_chart(figure, key=key, alt=alt, config=charts.config(), theme=None)
    remark = Markup()
    if between and span.left:
        low, high = (number(value) for value in between)
        remark = note(say("chart-range", low=low, high=high, deadline=day(view.deadline)))
    if (history["sent"] < units).any():
        remark += note(say("chart-partial"))
    headings = [say(f"column-{name}") for name in ("date", "valid", "invalid")]
    show(remark, figures_table(headings, rows, caption=alt))


def _way(view: View, unit: Standing | None = None) -> tuple[Span, pd.DataFrame, tuple[Fraction, Fraction] | None]:
    """The span up to the newest figures, the counts by date, and where slowest and fastest would lead."""
    series, span = view.series, view.span
    if unit:
        series, span = sent_by(series, unit.unit), span.on(unit.as_of)
    by_date = series.assign(sent=1).groupby("date", sort=True)[[*COUNTS, "sent"]].sum().reset_index()
    return span, by_date, projected_range(series, span)


def _dated(at: date, sent: int, units: int) -> str:
    """A date, and how many units its figures are of where not all have sent."""
    return day(at) if sent >= units else f"{day(at)} ({say('figures-sent', sent=sent, units=units)})"


def reasons(view: View, rows: pa.Table, unit: str) -> Markup:
    """Why rows of a register, or those of a `unit`, do not count, most frequent first; nothing where all do."""
    texts = names_of("reason", view.directory)
    counts = sorted(
        ((part.code or "", part.status["invalid"]) for part in count(rows, "reason")), key=lambda it: -it[1]
    )
    to = {code: link("returns", unit=unit, status="invalid", reason=code) for code, _ in counts if code in texts}
    causes = [(texts.get(code, say("returns-reason-none")), many, to.get(code)) for code, many in counts if many]
    return drawn("reasons", causes=causes) if causes else Markup()
