"""Figures -> charts: plotly graph objects, quiet and labelled where the eye already is.

Every chart has a sentence for those who cannot see it (see `pages/parts/plots.py`) and a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd
import plotly.graph_objects as go

from tally.directory import Phase
from tally.progress import Span
from tally.wording import day, language, number, percent, say

FONT = "Be Vietnam Pro, system-ui, sans-serif"
# No zoom and no drag: a finger that scrolls past a chart must not change it.
CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": [
        "zoom2d",
        "pan2d",
        "select2d",
        "lasso2d",
        "zoomIn2d",
        "zoomOut2d",
        "autoScale2d",
        "resetScale2d",
    ],
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}


@dataclass(frozen=True)
class Palette:
    """The colours of a chart; `light` and `dark` are the screen's."""

    ink: str
    muted: str
    line: str
    accent: str
    soft: str
    signal: str
    ground: str


LIGHT = Palette("#16202B", "#5C6875", "#E3E1DA", "#17497A", "rgba(23,73,122,.13)", "#B4451F", "#FBFAF7")
DARK = Palette("#EDEBE6", "#9AA5B1", "#2B3642", "#6FA8DC", "rgba(111,168,220,.18)", "#F0906B", "#11181F")


def config() -> dict[str, object]:
    """How the browser handles a chart, in the language spoken now."""
    return {**CONFIG, "locale": language()}


def burn_up(
    history: pd.DataFrame,
    quota: int | None,
    span: Span,
    end: date,
    *,
    projected: Fraction | None,
    between: tuple[Fraction, Fraction] | None,
    phases: Sequence[Phase] = (),
    palette: Palette = LIGHT,
) -> go.Figure:
    """Valid so far by date against the line that the quota needs, with phase ends and a projection with its range.

    `history` has date and valid, up to the as-of date; `end` is the period's last day, where the axis ends.
    """
    days = [each for each in history["date"] if each <= span.as_of]
    counts = [int(count) for count in history["valid"]][: len(days)]
    last = counts[-1] if counts else 0
    top = max(quota or 0, int(between[1]) if between else 0, int(projected or 0), last, 1)
    figure = _figure(palette, height=300)
    _phase_ends(figure, phases, span.start, end, palette)
    if quota:
        _line(figure, [span.start, span.deadline], [0, quota], palette.muted, 1.2)
        _line(figure, [span.start, end], [quota, quota], palette.ink, 1.2, dash="dot")
        _label(figure, span.start, quota, say("chart-quota", quota=quota), palette.muted, "left", "bottom")
        _label(figure, *_middle(span, quota), say("chart-pace"), palette.muted, "right", "bottom")
    if between and span.left:
        _fan(figure, span, last, between, palette)
    if projected is not None and span.left and last:
        _line(figure, [span.as_of, span.deadline], [last, float(projected)], palette.accent, 1.6, dash="dash")
        text = say("chart-projection", count=number(projected))
        _label(figure, span.deadline, float(projected), text, palette.accent, "right", "bottom", bold=True)
    _history(figure, [span.start, *days], [0, *counts], palette)
    figure.update_xaxes(range=[span.start, end], tickformat="%-m/%Y", nticks=5)
    figure.update_yaxes(range=[0, top * 1.14], nticks=4)
    return figure


def valid_and_invalid(frame: pd.DataFrame, palette: Palette = LIGHT) -> go.Figure:
    """Valid, pending and invalid of each unit as one bar, in the order of the rows, counts written beside it."""
    names = [str(name) for name in frame["short"]]
    figure = _figure(palette, height=24 + 26 * len(names))
    parts = (("valid", palette.accent, ""), ("pending", palette.muted, "."), ("invalid", palette.signal, "/"))
    for column, colour, pattern in parts:
        figure.add_bar(
            x=[int(count) for count in frame[column]],
            y=names,
            orientation="h",
            name=say(f"chart-{column}"),
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay", "fgcolor": palette.ground}},
            hovertemplate="%{y}<br>%{fullData.name}: %{x}<extra></extra>",
        )
    counts = list(zip(names, frame["valid"], frame["invalid"], frame["total"], strict=True))
    for name, valid, invalid, total in counts:
        text = f"{number(int(valid))} · <span style='color:{palette.signal}'>{number(int(invalid))}</span>"
        figure.add_annotation(
            x=int(total), y=name, text=text, showarrow=False, xanchor="left", xshift=6, font_color=palette.ink
        )
    figure.update_layout(barmode="stack", bargap=0.42, margin_t=4, margin_r=72)
    figure.update_xaxes(visible=False, range=[0, max([*(int(total) for total in frame["total"]), 1])])
    figure.update_yaxes(autorange="reversed", ticks="outside", ticklen=8, tickcolor="rgba(0,0,0,0)", automargin=True)
    return figure


def rates_over_time(
    lines: Sequence[tuple[str, Sequence[date], Sequence[Fraction]]], palette: Palette = LIGHT
) -> go.Figure:
    """Completion by as-of date, one line a cluster, its name and last rate at its end."""
    figure = _figure(palette, height=260)
    colours = (palette.accent, palette.signal, palette.ink, palette.muted)
    for place, (name, days, rates) in enumerate(lines):
        colour = colours[place % len(colours)]
        values = [float(rate * 100) for rate in rates]
        texts = [f"{name}<br>{day(each)}: {percent(rate)}" for each, rate in zip(days, rates, strict=True)]
        figure.add_scatter(
            x=list(days),
            y=values,
            mode="lines+markers",
            line={"color": colour, "width": 2.6, "dash": ("solid", "dot", "dash", "longdash")[place % 4]},
            marker={"size": 7},
            text=texts,
            hovertemplate="%{text}<extra></extra>",
        )
        if days:
            _label(figure, days[-1], values[-1], f"  {name} {percent(rates[-1])}", colour, "left", "middle", bold=True)
    figure.update_xaxes(tickformat="%-d/%-m", nticks=6)
    figure.update_yaxes(ticksuffix="%", rangemode="tozero", nticks=4)
    figure.update_layout(margin_r=118)
    return figure


def reasons(names: Sequence[str], counts: Sequence[int], palette: Palette = LIGHT) -> go.Figure:
    """Why initiatives were not valid: one bar a reason, most frequent first, the count beside it."""
    figure = _figure(palette, height=40 + 46 * len(names))
    figure.add_bar(
        x=list(counts),
        y=list(range(len(names))),
        orientation="h",
        marker={"color": palette.signal},
        width=0.34,
        text=[number(count) for count in counts],
        textposition="outside",
        cliponaxis=False,
        customdata=list(names),
        hovertemplate="%{customdata}: %{x}<extra></extra>",
    )
    for place, name in enumerate(names):  # above its bar, so that a long reason fits a phone
        figure.add_annotation(
            x=0, y=place, yshift=16, text=name, showarrow=False, xanchor="left", font_color=palette.ink
        )
    figure.update_xaxes(visible=False, range=[0, max([*counts, 1]) * 1.15])
    figure.update_yaxes(visible=False, range=[len(names) - 0.4, -0.8])
    return figure


def _figure(palette: Palette, height: int) -> go.Figure:
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 12, "t": 24, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 12.5, "color": palette.muted},
        showlegend=False,
        dragmode=False,
        separators=",." if language() == "vi" else ".,",
        hoverlabel={"font": {"family": FONT, "size": 13}},
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.accent},
    )
    axis = {
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "automargin": True,
        "tickfont_color": palette.muted,
    }
    figure.update_xaxes(
        **axis, showline=True, linecolor=palette.line, ticks="outside", ticklen=5, tickcolor="rgba(0,0,0,0)"
    )
    figure.update_yaxes(**axis, showline=False, ticks="", tickformat=",d")
    return figure


def _line(figure: go.Figure, x: list, y: list, colour: str, width: float, dash: str = "solid") -> None:
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": colour, "width": width, "dash": dash}, hoverinfo="skip")


def _history(figure: go.Figure, days: list[date], counts: list[int], palette: Palette) -> None:
    figure.add_scatter(
        x=days,
        y=counts,
        mode="lines+markers",
        line={"color": palette.accent, "width": 3},
        marker={"size": [0, *[6] * (len(days) - 2), 10][: len(days)], "color": palette.accent, "line": {"width": 0}},
        text=[f"{day(each)}: {number(count)}" for each, count in zip(days, counts, strict=True)],
        hovertemplate="%{text}<extra></extra>",
    )
    if len(days) > 1:
        text = number(counts[-1])
        _label(figure, days[-1], counts[-1], text, palette.ink, "right", "bottom", bold=True, shift=(-2, 5))


def _fan(figure: go.Figure, span: Span, last: int, between: tuple[Fraction, Fraction], palette: Palette) -> None:
    low, high = (float(value) for value in between)
    figure.add_scatter(
        x=[span.as_of, span.deadline, span.deadline],
        y=[last, high, low],
        fill="toself",
        fillcolor=palette.soft,
        mode="lines",
        line={"width": 0},
        hoverinfo="skip",
    )


def _phase_ends(figure: go.Figure, phases: Sequence[Phase], start: date, end: date, palette: Palette) -> None:
    for phase in phases:
        if start < phase.end < end:
            figure.add_vline(x=phase.end, line={"color": palette.line, "width": 1.4})
            text = say("chart-phase-end", phase=phase.name[:1].lower() + phase.name[1:])
            place = {"x": phase.end, "y": 1, "yref": "paper", "yanchor": "bottom"}  # above everything that is drawn
            figure.add_annotation(**place, text=text, showarrow=False, font_color=palette.muted)


def _label(
    figure: go.Figure,
    x: date,
    y: float,
    text: str,
    colour: str,
    xanchor: str,
    yanchor: str,
    *,
    bold: bool = False,
    shift: tuple[int, int] = (0, 0),
) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        text=f"<b>{text}</b>" if bold else text,
        showarrow=False,
        xanchor=xanchor,
        yanchor=yanchor,
        xshift=shift[0],
        yshift=shift[1],
        font={"color": colour, "size": 12.5},
    )


def _middle(span: Span, quota: int) -> tuple[date, float]:
    """A place on the pace line, two thirds up, to write its name beside."""
    at = span.start + (span.deadline - span.start) * 2 / 3
    return at, quota * 2 / 3
