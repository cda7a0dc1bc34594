"""Charts on a page: drawn in the colours of the screen, with words for those who cannot see them and a table under."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial

import streamlit as st

from pages.parts.shared.html import escape, figures_table, show
from pages.parts.shared.view import View
from tally import charts
from tally.progress import Totals, entries, projected_range
from tally.wording import day, language, number, percent, say


def palette() -> charts.Palette:
    """The colours of the theme that this person's browser shows."""
    return charts.DARK if st.context.theme.type == "dark" else charts.LIGHT


def chart(
    figure: charts.Figure, alt: str, key: str, headings: Sequence[str], rows: Sequence[Sequence[str]], note: str = ""
) -> None:
    """A chart, read out as `alt`, a note on how to read it, and its figures (plain text) as a table under it."""
    st.plotly_chart(figure, key=key, alt=alt, config=charts.config(), theme=None)
    below = f'<p class="t-note">{escape(note)}</p>' if note else ""
    show(below, figures_table(say("figures-as-table"), headings, rows, caption=alt))


def burn_up(view: View, whole: Totals, key: str, units: Sequence[str] | None = None) -> None:
    """The way to the quota of everybody, or of some units."""
    history = view.history(units)
    between = projected_range(history, view.span)
    if between and between[0] == between[1]:  # one stretch so far is no range
        between = None
    colours = palette()
    draw = partial(
        charts.burn_up,
        history,
        whole.quota,
        view.span,
        view.period.end,
        projected=whole.projected,
        between=between,
        phases=view.directory.phases,
        palette=colours,
    )
    # Everybody looks at the whole, few at one unit of many: only the whole is kept.
    figure = draw() if units else view.once((key, language(), colours), draw)
    alt = say("chart-burn-up-alt", valid=whole.valid, quota=number(whole.quota), day=day(view.as_of))
    rows = [[day(row.date), number(row.valid), number(row.invalid)] for row in entries(history)]
    note = ""
    if between and view.span.left:
        low, high = (number(value) for value in between)
        note = say("chart-range", low=low, high=high, deadline=day(view.deadline))
    chart(figure, alt, key, [say("column-date"), say("column-valid"), say("column-invalid")], rows, note)


def clusters_over_time(view: View, groups: Sequence, key: str) -> None:
    """Completion of each cluster at every as-of date up to now; nothing where there is only one date."""
    days = [each for each in view.dates if each <= view.as_of]
    if len(days) < 2:
        return
    lines = [(group.short, days, rates(view, group, days)) for group in groups if group.whole.quota]
    headings = [say("column-date"), *(name for name, _, _ in lines)]
    rows = [[day(each), *(percent(rate[place]) for _, _, rate in lines)] for place, each in enumerate(days)]
    chart(charts.rates_over_time(lines, palette()), say("chart-clusters-alt"), key, headings, rows)


def rates(view: View, group, days: Sequence[date]) -> list[Fraction]:
    """The pooled completion of a cluster at each date, against the quotas in force now."""
    history = view.history([unit.unit for unit in group.units])
    counts = dict(zip(history["date"], history["valid"], strict=True))
    return [Fraction(int(counts.get(each, 0)), group.whole.quota) for each in days]
