"""First sentences and headline figures: what a chairman would say aloud."""

from __future__ import annotations

from fractions import Fraction

from pages.parts.shared.address import link
from pages.parts.shared.bars import ratio
from pages.parts.shared.html import Markup, anchor
from pages.parts.shared.view import View
from pages.parts.shared.words import lately, since, small
from tally.progress import Standing, Totals, undistributed
from tally.wording import DASH, day, number, percent, say

Figure = tuple[str, str, str]


def province(view: View, whole: Totals) -> str:
    """Where everybody stands together, in one sentence; how many have sent, where not all have."""
    sent = "" if whole.sent == whole.units else " " + say("figures-sent-sentence", sent=whole.sent, units=whole.units)
    return _together(view, whole) + sent


def _together(view: View, whole: Totals) -> str:
    period = small(view.period.name)
    if not whole.quota:
        return say("overview-sentence-no-quota", valid=number(whole.valid), period=period)
    key = {"achieved": "overview-sentence-achieved", "on-pace": "overview-sentence-on-pace"}.get(whole.state)
    return say(
        key or "overview-sentence",
        ratio=ratio(whole.valid, whole.quota),
        rate=percent(whole.completion),
        expected=number(whole.expected),
        deadline=day(view.deadline),
        period=period,
    )


def figures(view: View, what: Standing | Totals, **where: str) -> list[Figure]:
    """Valid, short, needed per day, invalid: each with the one comparison that gives it meaning.

    What is needed is rounded up, beside what was reached lately, rounded down; `where` leads to the invalid ones.
    """
    over = what.needed_per_day is None and what.shortfall
    needed = say("overview-needed-over", day=day(view.deadline)) if over else lately(view, what)
    return [
        (say("overview-valid"), number(what.valid), since(view, what)),
        (say("overview-short"), number(what.shortfall), _short_of(view, what)),
        (say("overview-needed"), number(what.needed_per_day, 1, up=True), needed),
        (say("overview-invalid"), number(what.invalid), _invalid(what.invalid, what.total, **where)),
    ]


def _short_of(view: View, what: Standing | Totals) -> str:
    if what.quota is None:
        return say("figures-unranked") if isinstance(what, Standing) else DASH
    rest = None if isinstance(what, Standing) else undistributed(view.directory.programme, view.progress)
    if not rest:
        return say("overview-short-of", quota=number(what.quota))
    key = "overview-short-undistributed" if rest > 0 else "overview-short-overdistributed"
    return say(key, assigned=number(view.directory.programme.assigned_quota), rest=number(abs(rest)))


def _invalid(invalid: int | None, total: int | None, **where: str) -> str:
    if not total or invalid is None:
        return DASH
    text = say("overview-invalid-share", share=percent(Fraction(invalid, total)))
    why = anchor(say("overview-invalid-why"), link("returns", **where))
    return Markup("{} · {}").format(text, why) if invalid else text
