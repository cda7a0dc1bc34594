"""Pictures for a chat group, slides, a one-page briefing: each unit's bar, counts, state, and what is needed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tally.papers.figures import Figures, fallen, first_time, moved_heading, movement, ratio, some_of, state_word
from tally.papers.letter_text import GOOD, SLOW
from tally.papers.official import notes
from tally.papers.typeset import pages, pdf
from tally.papers.written import Content
from tally.progress import Standing, Standings
from tally.standings import owing, silent, unmoved
from tally.wording import DASH, brief, day, language, number, percent, say, signed

PIXELS, POINTS = 1080, 360  # a phone shows 1080 pixels across without scaling
PHONE, PROJECTOR = 72 * PIXELS / POINTS, 72 * 1920 / 960  # pixels per inch
WHOLE = Fraction(1)
MOST = 60  # rows in one picture; more would be no picture
ROOMY = 22  # rows up to which each has room for two lines


def overview_picture(figures: Figures) -> bytes:
    """A PNG 1080 pixels wide, best first, of all units or of the cluster that the figures are cut down to."""
    return pages("picture", _content(figures), PHONE)[0]


def slide(figures: Figures) -> bytes:
    """The same as a PNG of 1920 × 1080 pixels, for the projector."""
    return pages("slide", for_leadership(figures), PROJECTOR)[0]


def briefing(figures: Figures) -> bytes:
    """A PDF of one A4 page for leadership: the sentence, four figures, the bars, who has not moved."""
    return pdf("briefing", {**for_leadership(figures), "small": " ".join(notes(figures))}, figures.as_of)


def for_leadership(figures: Figures) -> Content:
    """What a slide and the page for leadership show, as texts."""
    return {**_content(figures), **_briefing(figures)}


def _content(figures: Figures) -> Content:
    span, whole, units, directory = figures.span, figures.whole, figures.units, figures.directory
    full: Fraction = max([WHOLE, *(unit.completion for unit in units if unit.completion is not None)])
    above, below = ([_row(unit, full, figures) for unit in run] for run in drawn_units(units))
    return {
        "language": language(),
        "programme": directory.programme.name,
        "title": figures.name or directory.programme.owner,
        "ratio": ratio(whole),
        "rate": percent(whole.completion),
        "standing": _standing(figures),
        "above": above,
        "below": below,
        "headings": [say("figures-bars-done"), say("column-state"), moved_heading(figures)],
        "roomy": len(above) + len(below) <= ROOMY,
        "more": left_out(units),
        "goal": float(1 / full),
        "legend": say("picture-legend", day=span.as_of) if whole.quota and span.left else "",
        "small": " ".join(notes(replace(figures, sources=()))),  # files are named where the figures are signed
    }


def drawn_units(units: Standings) -> tuple[Standings, Standings]:
    """The units drawn, in two runs: what does not fit is left out of the middle, never from the slow end."""
    if len(units) <= MOST:
        return units, ()
    last = len(owing(units)) or len(units)
    rest = min(len(units) - last, MOST // 6)
    above = (MOST - rest) // 5
    start = max(last - (MOST - rest - above), above)
    return units[:above], units[start : start + MOST - above]


def left_out(units: Standings) -> str:
    """How many units are not drawn, and how many of them are slow; "" where all are."""
    above, below = drawn_units(units)
    hidden = units[len(above) : len(units) - len(below)]
    slow = sum(unit.state in SLOW for unit in hidden)
    return say("picture-more", count=len(hidden), slow=slow) if hidden else ""


def _row(unit: Standing, full: Fraction, figures: Figures) -> Content:
    """A unit as it is drawn; the tick of its pace stands at the date of its own figures."""
    return {
        **{name: getattr(unit, name) for name in ("name", "short", "state")},
        "rank": DASH if unit.rank is None else str(unit.rank),
        "bar": None if unit.completion is None else min(float(unit.completion / full), 1.0),
        "tick": float(figures.span.on(unit.as_of).share / full),
        "counts": ratio(unit) if unit.quota or not unit.sent else say("figures-valid-count", count=unit.valid),
        "rate": "" if unit.completion is None else percent(unit.completion),
        "word": state_word(unit),
        "need": _need(unit),
        "moved": _moved(unit, figures),
    }


def _moved(unit: Standing, figures: Figures) -> str:
    """What it added; of older figures their own date."""
    if unit.as_of and not unit.fresh:
        return say("figures-own-date", day=brief(unit.as_of))
    return "" if unit.moved is None else movement(figures, unit)


def _need(unit: Standing) -> str:
    if not unit.shortfall:
        return ""
    if unit.needed_per_day is None:
        return say("letter-short", short=unit.shortfall)
    return say("picture-need", short=unit.shortfall, needed=number(unit.needed_per_day, 1))


def _standing(figures: Figures) -> str:
    span, whole = figures.span, figures.whole
    if not whole.shortfall or whole.needed_per_day is None:
        return say("picture-as-of", day=span.as_of)
    needed = number(whole.needed_per_day, 1)
    return say("picture-standing", day=span.as_of, deadline=span.deadline, short=whole.shortfall, needed=needed)


def _briefing(figures: Figures) -> Content:
    named = {"unmoved": unmoved(figures.units), "silent": silent(figures.units)}
    lists = {key: [fallen(unit, unit.name) for unit in units] for key, units in named.items() if units}
    owed = owing(figures.units)
    on_pace = sum(unit.state in GOOD for unit in owed)
    return {
        "sentence": _sentence(figures, on_pace, len(owed)),
        "pace": say("slide-on-pace", on_pace=on_pace, owing=len(owed)) if owed else "",
        "counted": say("figures-valid-count", count=ratio(figures.whole)) if figures.whole.sent else "",
        "figures": [{"label": label, "figure": figure, "note": note} for label, figure, note in _figures(figures)],
        "notes": [say(f"briefing-{key}", count=len(names), units=some_of(names)) for key, names in lists.items()],
    }


def _sentence(figures: Figures, on_pace: int, owed: int) -> str:
    whole = figures.whole
    if not whole.sent:
        return say("briefing-sentence-not-sent", day=figures.as_of)
    if not whole.quota:
        return say("briefing-sentence-no-quota", day=figures.as_of, valid=whole.valid)
    shared = {"ratio": ratio(whole), "rate": percent(whole.completion), "on_pace": on_pace, "owing": owed}
    return say("briefing-sentence", day=figures.as_of, **shared)


def _figures(figures: Figures) -> list[tuple[str, str, str]]:
    whole, span = figures.whole, figures.span
    moved = [] if whole.moved is None else [say("briefing-moved-by", moved=signed(whole.moved))]
    expected = "" if whole.expected is None else say("briefing-expected", expected=number(whole.expected))
    until = say("briefing-until", deadline=day(span.deadline), left=span.left)
    if not span.left:
        expected, until = "", say("overview-needed-over", day=span.deadline)
    valid, invalid = (number(count) if whole.sent else DASH for count in (whole.valid, whole.invalid))
    return [
        (say("column-valid"), valid, "; ".join(filter(None, (*moved, first_time(figures, whole))))),
        (say("official-column-completion"), percent(whole.completion), expected),
        (say("briefing-needed"), number(whole.needed_per_day, 1), until),
        (say("column-invalid"), invalid, say("briefing-of", total=whole.total) if whole.sent else ""),
    ]
