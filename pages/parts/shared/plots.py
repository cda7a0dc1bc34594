"""Charts on a page: drawn in the colours of the screen, with words for those who cannot see them and a table under."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.shared import html
from pages.parts.shared.view import Group, View
from tally import charts
from tally.counts import count
from tally.pace import Span
from tally.progress import Standing, Totals, by_date, entries, projected_range, sent_by
from tally.wording import day, language, number, percent, say


def palette() -> charts.Palette:
    """The colours of the theme that this person's browser shows."""
    return charts.DARK if st.context.theme.type == "dark" else charts.LIGHT


def chart(
    figure: Any, alt: str, key: str, headings: Sequence[str], rows: Sequence[Sequence[str]], note: str = ""
) -> None:
    """A chart, read out as `alt`, a note on how to read it, and its figures (plain text) as a table under it."""
    st.plotly_chart(figure, key=key, alt=alt, config=charts.config(), theme=None)
    table = html.figures_table(say("figures-as-table"), headings, rows, caption=alt)
    html.show(html.note(note) if note else "", table)


def burn_up(view: View, whole: Totals | Standing, key: str) -> None:
    """The way to the quota of everybody; or of one unit, by its own figures and up to their date."""
    span, history, between = _way(view, whole) if isinstance(whole, Standing) else view.once("way", lambda: _way(view))
    if between and between[0] == between[1]:  # one stretch so far is no range
        between = None
    colours = palette()
    draw = partial(
        charts.burn_up,
        history,
        whole.quota,
        span,
        view.period.end,
        projected=whole.projected,
        between=between,
        phases=view.directory.phases,
        palette=colours,
    )
    # Everybody looks at the whole, few at one unit of many: only the whole is kept.
    figure = draw() if isinstance(whole, Standing) else view.once((key, language(), colours), draw)
    alt = say("chart-burn-up-alt", valid=whole.valid, quota=number(whole.quota), day=day(span.as_of))
    rows = [[day(row.date), number(row.valid), number(row.invalid)] for row in entries(history)]
    note = ""
    if between and span.left:
        low, high = (number(value) for value in between)
        note = say("chart-range", low=low, high=high, deadline=day(view.deadline))
    chart(figure, alt, key, [say("column-date"), say("column-valid"), say("column-invalid")], rows, note)


def _way(view: View, unit: Standing | None = None) -> tuple[Span, pd.DataFrame, tuple[Fraction, Fraction] | None]:
    """The span up to the newest figures, the counts by date, and where slowest and fastest would lead."""
    series, span = view.series, view.span
    if unit:
        series, span = sent_by(series, unit.unit), span.on(unit.as_of)
    return span, by_date(series), projected_range(series, span)


def reasons(view: View, rows: pa.Table, alt: str, title: str = "") -> bool:
    """Why rows of a register do not count, most frequent first; whether there is any."""
    texts = {reason.code: reason.text for reason in view.directory.reasons} | {"other": say("returns-reason-other")}
    counts = [(part.key[0], part.status["invalid"]) for part in count(rows, "reason")]
    causes = [(texts.get(str(code), say("returns-reason-none")), many) for code, many in counts if many]
    if not causes:
        return False
    causes.sort(key=lambda pair: -pair[1])
    names, many = zip(*causes, strict=True)
    html.show(html.heading(title) if title else "")
    headings, cells = [say("returns-reason"), say("column-invalid")], [[name, number(n)] for name, n in causes]
    chart(charts.reasons(names, many, palette()), alt, "reasons", headings, cells)
    return True


def clusters_over_time(view: View, groups: Sequence[Group], key: str) -> None:
    """Completion of each cluster at every as-of date up to now; nothing where there is only one date."""
    days = [each for each in view.dates if each <= view.as_of]
    if len(days) < 2:
        return
    every = {group.short: {each: _rate(view, group, each) for each in days} for group in groups if group.whole.quota}
    known = {name: {each: rate for each, rate in own.items() if rate is not None} for name, own in every.items()}
    lines = [(name, list(own), list(own.values())) for name, own in known.items() if own]
    if not lines:  # nobody owes anything, or nobody has sent
        return
    headings = [say("column-date"), *every]
    rows = [[day(each), *(percent(own[each]) for own in every.values())] for each in days]
    chart(charts.rates_over_time(lines, palette()), say("chart-clusters-alt"), key, headings, rows)


def _rate(view: View, group: Group, day: date) -> Fraction | None:
    """The pooled completion of a cluster at a date, its units and quotas those of the date; None before any sent."""
    directory = view.directory_on(day)
    codes = [unit.code for unit in directory.units if unit.cluster == group.cluster.code]
    quota = sum(directory.quota(code, view.period.code) or 0 for code in codes)
    if not directory.shared_out(view.period.code):
        quota = group.whole.quota or 0  # the files' own
    there = view.series[(view.series["date"] == day) & view.series["unit"].isin(codes)]
    return Fraction(int(there["valid"].sum()), quota) if quota and len(there) else None
