"""Pictures for a chat group and a one-page briefing: each unit's bar, counts, state in words, and what is needed."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from tally.directory import Directory
from tally.pace import Span
from tally.papers.letter_text import some_of
from tally.papers.typeset import pdf, png
from tally.progress import Standing, Standings, Totals, of_cluster, pooled
from tally.standings import owing, unmoved
from tally.wording import DASH, day, language, number, percent, say, signed

PIXELS, POINTS = 1080, 360  # a phone shows 1080 pixels across without scaling
MOST = 40  # rows in one picture; more would be no picture
ON_PAPER, NAME = 26, 26  # lines of names that one A4 page holds, and letters in one such line


def overview_picture(progress: Standings, directory: Directory, span: Span) -> bytes:
    """A PNG of all units, 1080 pixels wide, best first. `progress` must be measured to the span's deadline."""
    return png("picture", _content(progress, directory, span, directory.programme.owner), PIXELS, POINTS)


def cluster_picture(progress: Standings, directory: Directory, cluster: str, span: Span) -> bytes:
    """The same of one cluster, its units ranked among themselves."""
    part = of_cluster(progress, cluster)
    return png("picture", _content(part, directory, span, directory.cluster(cluster).name), PIXELS, POINTS)


def briefing(progress: Standings, directory: Directory, span: Span, cluster: str | None = None) -> bytes:
    """A PDF of one A4 page for leadership: the sentence, four figures, the bars, who has not moved."""
    title = directory.programme.owner
    if cluster is not None:
        progress = of_cluster(progress, cluster)
        title = directory.cluster(cluster).name
    content = _content(progress, directory, span, title, most=_on_paper(progress))
    return pdf("briefing", content | _briefing(progress, span))


def _content(units: Standings, directory: Directory, span: Span, title: str, *, most: int = MOST) -> dict[str, object]:
    whole = pooled(units, span)
    best = max((unit.completion for unit in owing(units)), default=Fraction(1))
    full = max(best, Fraction(1))
    hidden = len(units) - most
    return {
        "language": language(),
        "programme": directory.programme.name,
        "title": title,
        "ratio": _ratio(whole),
        "rate": percent(whole.completion),
        "standing": _standing(whole, span),
        "rows": [_row(row, full) for row in units[:most]],
        "more": say("picture-more", count=hidden) if hidden > 0 else "",
        "tick": float(span.share / full),
        "goal": float(1 / full),
        "legend": say("picture-legend", day=span.as_of) if whole.quota else "",
    }


def _on_paper(units: Standings) -> int:
    """How many rows one page holds: a long name takes several lines."""
    lines = (-(-len(unit.name) // NAME) for unit in units)
    return sum(total <= ON_PAPER for total in accumulate(lines))


def _row(row: Standing, full: Fraction) -> dict[str, object]:
    unranked = row.completion is None
    return {
        "rank": DASH if unranked else str(row.rank),
        "name": row.name,
        "bar": None if unranked else float(min(row.completion / full, 1)),
        "counts": _ratio(row) if row.quota or not row.sent else say("picture-valid", count=row.valid),
        "rate": "" if unranked else percent(row.completion),
        "state": row.state,
        "word": say(f"state-{row.state}"),
        "need": _need(row),
        "moved": "" if row.moved is None else signed(row.moved),
    }


def _need(row: Standing) -> str:
    if not row.shortfall:
        return ""
    if row.needed_per_day is None:
        return say("picture-short", short=row.shortfall)
    return say("picture-need", short=row.shortfall, needed=number(row.needed_per_day, 1, up=True))


def _standing(whole: Totals, span: Span) -> str:
    if not whole.shortfall or whole.needed_per_day is None:
        return say("picture-as-of", day=span.as_of)
    needed = number(whole.needed_per_day, 1, up=True)
    return say("picture-standing", day=span.as_of, deadline=span.deadline, short=whole.shortfall, needed=needed)


def _ratio(row: Standing | Totals) -> str:
    return number(row.valid) if row.quota is None else f"{number(row.valid)}/{number(row.quota)}"


def _briefing(units: Standings, span: Span) -> dict[str, object]:
    whole = pooled(units, span)
    still = [unit.name for unit in unmoved(units)]
    return {
        "sentence": _sentence(units, whole, span),
        "figures": [{"label": label, "figure": figure, "note": note} for label, figure, note in _figures(whole, span)],
        "unmoved": say("briefing-unmoved", count=len(still), units=some_of(still)) if still else "",
        "columns": {"moved": say("briefing-moved")},
    }


def _sentence(units: Standings, whole: Totals, span: Span) -> str:
    shared = {"day": span.as_of, "valid": whole.valid}
    if not whole.quota:
        return say("briefing-sentence-no-quota", **shared)
    on_pace = sum(unit.state in ("achieved", "on-pace") for unit in units)
    ratio, rate = _ratio(whole), percent(whole.completion)
    return say("briefing-sentence", ratio=ratio, rate=rate, on_pace=on_pace, owing=len(owing(units)), **shared)


def _figures(whole: Totals, span: Span) -> list[tuple[str, str, str]]:
    moved = "" if whole.moved is None else say("briefing-moved-by", moved=signed(whole.moved))
    expected = "" if whole.expected is None else say("briefing-expected", expected=number(whole.expected))
    needed = DASH if whole.needed_per_day is None else number(whole.needed_per_day, 1, up=True)
    return [
        (say("briefing-valid"), number(whole.valid), moved),
        (say("briefing-completion"), percent(whole.completion), expected),
        (say("briefing-needed"), needed, say("briefing-until", deadline=day(span.deadline), left=span.left)),
        (say("briefing-invalid"), number(whole.invalid), say("briefing-of", total=whole.total)),
    ]
