"""The way to a quota as a chart: plotly graph objects, quiet and labelled where the eye already is.

It has a sentence for those who cannot see it (see `pages/parts/shared/plots.py`) and a table beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from unicodedata import combining, normalize

import pandas as pd
from plotly.graph_objects import Figure
from plotly.io import templates

from tally.directory import Phase
from tally.pace import Span
from tally.wording import day, language, lower_first, number, say, termed

# Plotly's own template holds thousands of characters for charts that are not drawn here, and the browser, which
# cannot tell an unchanged template from a new one, would draw each chart twice for it.
templates.default = None
CLEAR = "rgba(0,0,0,0)"
Part = dict[str, Any]
"""A part of a chart in plotly's own words."""
HEIGHT = 300  # pixels
PHONE = 300  # pixels between the ends of an axis
LINE = 17  # pixels from one line of words to the next
STEPS = tuple(sign * LINE * lines for lines in range(7) for sign in (1, -1))
_Box = tuple[float, float, float]
"""Words on a chart: where they begin, how high they stand, how wide they are."""
FONT = "Be Vietnam Pro, system-ui, sans-serif"


@dataclass(frozen=True)
class Palette:
    """The colours of a chart: LIGHT and DARK, as the screen is; `static/tally.js` prints the dark in the light ones."""

    ink: str
    muted: str
    line: str
    accent: str
    soft: str
    ground: str


LIGHT = Palette("#16202B", "#5C6875", "#E3E1DA", "#17497A", "rgba(23,73,122,.13)", "#FBFAF7")
DARK = Palette("#EDEBE6", "#9AA5B1", "#2B3642", "#6FA8DC", "rgba(111,168,220,.18)", "#11181F")


def config() -> Part:
    """How the browser handles a chart, in the language spoken now.

    No zoom and no drag: a finger that scrolls past a chart must not change it.
    """
    fixed = {"scrollZoom": False, "doubleClick": False, "responsive": True}
    return {"displaylogo": False, "modeBarButtons": [["toImage"]], **fixed, "locale": language()}


def burn_up(
    history: pd.DataFrame,
    quota: int | None,
    span: Span,
    end: date,
    *,
    projected: Fraction | None,
    between: tuple[Fraction, Fraction] | None,
    phases: Sequence[Phase] = (),
    units: int = 1,
    palette: Palette = LIGHT,
) -> Figure:
    """Valid so far by date against the line that the quota needs, with phase ends and a projection with its range.

    `history` has date and valid, and in "sent" how many units they are of; fewer than `units` are a hollow dot. What
    lies after the as-of date is left out. The axis ends at `end`, or where figures that came later stand.
    """
    known = [(day_, int(n)) for day_, n in zip(history["date"], history["valid"], strict=True) if day_ <= span.as_of]
    last, end = known[-1][1] if known else 0, max(end, span.as_of)
    first = min([span.start, *(day_ for day_, _ in known)])
    top = max(quota or 0, int(between[1]) if between else 0, int(projected or 0), last, 1)
    drawing = _Drawing(palette, first, end, top * 1.14)
    for phase in phases:
        if span.start < phase.end < end:
            drawing.mark(phase.end, say("chart-phase-end", phase=lower_first(termed(phase.name))))
    if quota:
        drawing.line([span.start, span.deadline], [0, quota], palette.muted, 1.2)
        drawing.line([span.start, end], [quota, quota], palette.ink, 1.2, dash="dot")
        drawing.label(span.start, quota, say("chart-quota", quota=quota), palette.muted, "left", shift=(6, 0))
        ahead = bool(known) and last * (span.deadline - span.start).days > quota * (span.as_of - span.start).days
        drawing.pace(span, quota, ahead=ahead, near=_is_near(span, end))
    if between and span.left:
        drawing.fan(span, last, between)
    if projected is not None and span.left and last:
        drawing.line([span.as_of, span.deadline], [last, float(projected)], palette.accent, 1.6, dash="dash")
        _say_projection(drawing, span, end, last, projected, quota)
    short = float(quota * span.share) - last if quota else 0
    close = 0 < short < 0.22 * top  # the line of pace runs just above
    partial = {row.date for row in history.itertuples() if row.sent < units}
    drawing.history(known if first < span.start else [(span.start, 0), *known], partial, below=close)
    return drawing.figure()


def _say_projection(
    drawing: _Drawing, span: Span, end: date, last: int, projected: Fraction, quota: int | None
) -> None:
    """The projection in words where its line ends: after it where there is room, else before it."""
    text = say("chart-projection", count=number(projected))
    side = "left" if _is_near(span, end) else "right"
    close = side == "right" and quota is not None and quota / 2 <= projected < quota  # the line of pace is just above
    shift = (8, 0) if side == "left" else (0, -22 if close else 5)
    at = float(projected)
    if close:  # where words that end at the deadline begin on a phone: half the axis before it
        gone = max((span.deadline - span.as_of).days - (end - span.start).days // 2, 0)
        at = last + (at - last) * gone / max(span.left, 1)
    drawing.label(span.deadline, at, text, drawing.palette.accent, side, bold=True, middle=side == "left", shift=shift)


def _is_near(span: Span, end: date) -> bool:
    """Whether the deadline leaves no room for words on the way there, but room behind it."""
    return span.deadline < end and 2 * (span.deadline - span.as_of) < end - span.start


def _width(text: str) -> float:
    """About how many pixels a word takes in the font of the charts, rather too many than too few."""
    letters = (letter for letter in normalize("NFD", text) if not combining(letter))
    return sum(
        4 if letter in "iljtfrI.,:;'()| " else 10.5 if letter in "mwMW%" else 8.4 if letter.isupper() else 7.4
        for letter in letters
    )


def _over(box: _Box, other: _Box) -> bool:
    return box[0] < other[0] + other[2] and other[0] < box[0] + box[2] and abs(box[1] - other[1]) < LINE


class _Drawing:
    """The chart in the making, as plain dictionaries: plotly checks the whole once, which takes a millisecond.

    Its axes run from `first` to `end`, and from nought to `top`.
    """

    def __init__(self, palette: Palette, first: date, end: date, top: float) -> None:
        self.palette, self.first, self.end, self.top = palette, first, end, top
        self.traces: list[Part] = []
        self.notes: list[Part] = []
        self.shapes: list[Part] = []

    def figure(self) -> Figure:
        """The chart, checked by plotly; room is left for the words beside the upright axis, or plotly would draw it
        again for them.
        """
        self._part_words()
        palette, few = self.palette, {"nticks": 4} if self.top > 4 else {"dtick": 1}
        shared: Part = {"fixedrange": True, "zeroline": False, "showgrid": False, "automargin": False}
        shared["tickfont"] = {"color": palette.muted}
        ticks = {"ticks": "outside", "ticklen": 5, "tickcolor": CLEAR, "tickformat": "%-m/%Y", "nticks": 5}
        across = {"showline": True, "linecolor": palette.line, **ticks, "range": [self.first, self.end]}
        upright = {"showline": False, "ticks": "", "tickformat": ",d", "range": [0, self.top], **few}
        layout = {
            "height": HEIGHT,
            "datarevision": 1,  # a drawn chart never changes its data, so nothing has to be drawn a second time for it
            "margin": {"l": 14 + int(_width(number(int(self.top)))), "r": 12, "t": 24, "b": 32},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "font": {"family": FONT, "size": 12.5, "color": palette.muted},
            "showlegend": False,
            "dragmode": False,
            "separators": ",." if language() == "vi" else ".,",
            "hoverlabel": {"font": {"family": FONT, "size": 13}},
            "modebar": {"bgcolor": CLEAR, "color": palette.muted, "activecolor": palette.accent},
            "xaxis": shared | across,
            "yaxis": shared | upright,
            "annotations": self.notes,
            "shapes": self.shapes,
        }
        return Figure({"data": self.traces, "layout": layout})

    def line(
        self, x: Sequence[date], y: Sequence[float], colour: str, width: float, dash: str = "solid", **more: object
    ) -> None:
        """A line that says nothing to a pointer, unless `more` makes it one of dots with texts."""
        stroke = {"color": colour, "width": width, "dash": dash}
        quiet = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        self.traces.append({**quiet, "x": list(x), "y": y, "line": stroke, **more})

    def history(self, known: list[tuple[date, int]], partial: Collection[date], *, below: bool) -> None:
        """What was reached so far, from nought at the start; the last point large, its count above or `below` it.

        Those of `partial` dates are hollow.
        """
        days, counts = [day_ for day_, _ in known], [count for _, count in known]
        texts = [f"{day(each)}: {number(count)}" for each, count in known]
        accent, sizes = self.palette.accent, [0, *[6] * (len(days) - 2), 10][: len(days)]
        fills = [self.palette.ground if each in partial else accent for each in days]
        dots = {"size": sizes, "color": fills, "line": {"width": 2, "color": accent}}
        hover: Part = {"text": texts, "hovertemplate": "%{text}<extra></extra>", "hoverinfo": None}
        self.line(days, counts, accent, 3, mode="lines+markers", marker=dots, **hover)
        if len(days) > 1:
            side, shift = ("left", (4, -24)) if below else ("right", (-2, 5))
            self.label(days[-1], counts[-1], number(counts[-1]), self.palette.ink, side, bold=True, shift=shift)

    def pace(self, span: Span, quota: int, *, ahead: bool, near: bool) -> None:
        """The name of the line of pace: below it where the figures run above."""
        share = Fraction(7, 8) if near else Fraction(2, 3)
        at = span.start + (span.deadline - span.start) * float(share)
        side, shift = ("left", (4, -20)) if ahead else ("right", (0, 0))
        self.label(at, float(quota * share), say("chart-pace"), self.palette.muted, side, shift=shift)

    def fan(self, span: Span, last: int, between: tuple[Fraction, Fraction]) -> None:
        low, high = (float(value) for value in between)
        where = {"x": [span.as_of, span.deadline, span.deadline], "y": [last, high, low]}
        fill = {"fill": "toself", "fillcolor": self.palette.soft, "mode": "lines", "line": {"width": 0}}
        self.traces.append({"type": "scatter", **where, **fill, "hoverinfo": "skip"})

    def _part_words(self) -> None:
        """Moves words that lie over others up or down, and hides the lines behind them.

        Counted is in the width of a phone, where words stand closest; what was written last stays where it is.
        """
        boxes: list[_Box] = []
        for note in (note for note in reversed(self.notes) if note.get("yref") != "paper"):
            wide = _width(note["text"].replace("<b>", "").replace("</b>", ""))
            share = (note["x"] - self.first).days / max((self.end - self.first).days, 1)
            left = share * PHONE + note["xshift"] - (wide if note["xanchor"] == "right" else 0)
            middle = LINE / 2 if note["yanchor"] == "middle" else 0
            low = note["y"] / self.top * (HEIGHT - 56) + note["yshift"] - middle
            steps = (step for step in STEPS if low + step >= 0 or not step)
            free = (step for step in steps if not any(_over((left, low + step, wide), box) for box in boxes))
            step = next(free, 0)
            boxes.append((left, low + step, wide))
            note.update(yshift=note["yshift"] + step, bgcolor=self.palette.ground, borderpad=0)

    def mark(self, at: date, text: str) -> None:
        """A day as an upright line, its name above everything that is drawn."""
        stroke = {"color": self.palette.line, "width": 1.4}
        self.shapes.append({"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": stroke})
        place = {"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
        self.notes.append({**place, "text": text, "font": {"color": self.palette.muted}})

    def label(
        self,
        x: date,
        y: float,
        text: str,
        colour: str,
        side: str,
        *,
        bold: bool = False,
        middle: bool = False,
        shift: tuple[int, int] = (0, 0),
    ) -> None:
        place = {"x": x, "y": y, "xanchor": side, "yanchor": "middle" if middle else "bottom", "showarrow": False}
        words = {"text": f"<b>{text}</b>" if bold else text, "font": {"color": colour, "size": 12.5}}
        self.notes.append({**place, **words, "xshift": shift[0], "yshift": shift[1]})
