"""Sentences that several pages say: first sentences, headline figures, short dates, who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor
from pages.parts.shared.view import View
from tally.progress import Standing, Totals, undistributed
from tally.standings import unmoved
from tally.wording import DASH, brief, day, listing, lower_first, number, percent, say, signed, upper_first

ORDER = ("achieved", "on-pace", "behind", "far-behind", "too-early", "not-sent")


def case(what: Standing | Totals) -> str:
    """How the key of the message ends that fits: nothing sent, no quota, achieved, too late; "" while there is time."""
    if not what.sent:
        return "-not-sent"
    if what.completion is None:
        return "-no-quota"
    return "" if what.shortfall and what.needed_per_day is not None else "-over" if what.shortfall else "-achieved"


def particulars(what: Standing | Totals, deadline: date) -> dict[str, object]:
    """What such messages name, as it is written."""
    return {
        "ratio": ratio(what.valid, what.quota),
        "rate": percent(what.completion),
        "valid": number(what.valid),
        "quota": number(what.quota),
        "short": number(what.shortfall),
        "needed": number(what.needed_per_day, 1, up=True),
        "deadline": day(deadline),
    }


def ratio(valid: int | None, quota: int | None) -> str:
    """244/450: no rate without its numerator and denominator; —/450 where nothing was sent."""
    return f"{number(valid)}/{number(quota)}"


def count(units: int) -> str:
    """A small count in words, a large one in figures."""
    return say("figures-count", count=units)


def some(names: Iterable[str], most: int = 5) -> str:
    """A, B và C; of many, the first few and how many more."""
    names = list(names)
    if len(names) <= most + 1:
        return listing(names)
    return say("figures-and-more", names=", ".join(names[:most]), count=len(names) - most)


def standing(view: View, units: Sequence[Standing]) -> str:
    """How many units are on pace, behind and far behind, how many have not sent, and how many did not move."""
    groups = {code: [unit for unit in units if unit.state == code] for code in ORDER}
    parts = [_state(code, there) for code, there in groups.items() if there]
    still = len(unmoved(units))
    if view.previous and still:
        parts.append(say("figures-still", count=count(still), day=brief(view.previous)))
    return upper_first("; ".join(parts)) + "." if parts else ""


def change(view: View, what: Standing | Totals) -> str:
    """+31, 0, "no newer figures", "first sent"; nothing where nobody can tell."""
    if what.moved is not None:
        return signed(what.moved)
    if isinstance(what, Totals) or not what.sent or not view.previous:
        return ""
    return say("figures-first" if what.fresh else "figures-stale")


def since(view: View, what: Standing | Totals) -> str:
    """+81 từ 20/4, or why there is nothing to compare with."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    if isinstance(what, Standing):
        if not what.fresh:
            return say("figures-stale-since", day=brief(what.as_of))
        return _moved(what.moved, what.since) or change(view, what) or say("figures-no-earlier")
    news = say("figures-first-count", count=what.first) if what.first and view.previous else ""
    return "; ".join(filter(None, (_moved(what.moved, view.previous), news))) or say("figures-no-earlier")


def _moved(moved: int | None, since: date | None) -> str:
    if moved is None or since is None:
        return ""
    return say("figures-since" if moved else "figures-still-since", change=signed(moved), day=brief(since))


def lately(view: View, what: Standing | Totals) -> str:
    """What was reached per day since the earlier date, rounded down."""
    days = view.days_between
    if days is None:
        return say("figures-no-earlier")
    if what.recent_per_day is None:
        return say("figures-not-sent" if what.state == "not-sent" else "figures-stale")
    if isinstance(what, Standing) and what.as_of and what.since:
        days = (what.as_of - what.since).days
    return say("figures-lately", days=days, rate=number(what.recent_per_day, 1))


def _state(code: str, units: Sequence[Standing]) -> str:
    if len(units) == 1:
        return say(f"figures-one-{code}", name=units[0].name)
    return say(f"figures-some-{code}", count=count(len(units)))


Figure = tuple[str, str, str]


def province(view: View, whole: Totals) -> str:
    """Where everybody stands together, in one sentence; how many have sent, where not all have."""
    sent = "" if whole.sent == whole.units else " " + say("figures-sent-sentence", sent=whole.sent, units=whole.units)
    return _together(view, whole) + sent


def _together(view: View, whole: Totals) -> str:
    period = lower_first(view.period.name)
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
