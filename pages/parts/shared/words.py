"""Sentences that several pages say: where somebody stands, headline figures, and what to look at with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pages.parts.shared.html import Markup, anchor, drawn, heading, leading_to, rich, sub, tag
from pages.parts.shared.view import View, link
from tally.findings import POLICIES, Finding
from tally.papers.figures import fallen, first_time, from_day, movement, ratio, some_of
from tally.progress import Standing, Totals
from tally.standings import lagging, moved_most, silences, silent, unmoved
from tally.wording import DASH, brief, day, lower_first, number, percent, say, signed, termed, upper_first

ORDER = ("achieved", "on-pace", "behind", "far-behind", "too-early", "not-sent")


def case(what: Standing | Totals) -> str:
    """How the key of the message ends that fits: nothing sent, no quota, achieved, too late; "" while there is time."""
    if not what.sent:
        return "-not-sent"
    if what.completion is None:
        return "-no-quota"
    return "" if what.shortfall and what.needed_per_day is not None else "-over" if what.shortfall else "-achieved"


def particulars(what: Standing | Totals, deadline: date) -> dict[str, str]:
    """What such messages name, as it is written."""
    return {
        "ratio": ratio(what),
        "rate": percent(what.completion),
        "valid": number(what.valid),
        "quota": number(what.quota),
        "short": number(what.shortfall),
        "needed": number(what.needed_per_day, 1),
        "deadline": day(deadline),
    }


def standing(view: View) -> str:
    """How many units are on pace, behind and far behind, how many have not sent, and how many did not move."""
    parts = []
    for code in ORDER:
        names = [unit.name for unit in view.units if unit.state == code]
        many = "one" if len(names) == 1 else "some"
        if names:
            parts.append(say(f"figures-{many}-{code}", name=names[0], count=say("figures-count", count=len(names))))
    still = len(unmoved(view.units))
    if view.previous and still:
        parts.append(say("figures-still", count=say("figures-count", count=still), since=from_day(view.since)))
    return upper_first("; ".join(parts)) + "." if parts else ""


def since(view: View, what: Standing | Totals) -> str:
    """+81 từ 20/4, or why there is nothing to compare with."""
    if what.state == "not-sent":
        return say("figures-not-sent")
    if isinstance(what, Standing):
        if not what.fresh:
            return say("figures-stale-since", day=brief(what.as_of))
        return _moved(what.moved, what.since) or movement(view, what) or say("figures-no-earlier")
    parts = (_moved(what.moved, view.since), first_time(view, what))
    return "; ".join(filter(None, parts)) or say("figures-no-earlier")


def _moved(moved: int | None, since: date | None) -> str:
    if moved is None:
        return ""
    return say("figures-since" if moved else "figures-still-since", change=signed(moved), since=from_day(since))


def lately(view: View, what: Standing | Totals) -> str:
    """What was reached per day since the earlier date, rounded down; of what fell, by how much."""
    days, first = view.days_between, first_time(view, what) if isinstance(what, Totals) else ""
    if not view.previous:
        return say("figures-no-earlier")
    if what.recent_per_day is None:
        nothing = say("figures-not-sent" if what.state == "not-sent" else "figures-stale")
        return first or movement(view, what) or nothing
    if isinstance(what, Standing) and what.as_of and what.since:
        days = (what.as_of - what.since).days
    fell = max(-(what.moved or 0), 0)
    text = say("figures-lately", days=days or "none", rate=number(what.recent_per_day, 1), fell=fell)
    return "; ".join(filter(None, (text, first)))


def province(view: View, whole: Totals) -> str:
    """Where everybody stands together, in one sentence; how many have sent, where not all have."""
    given = particulars(whole, view.deadline) | {
        "everybody": view.everybody,
        "period": lower_first(termed(view.period.name)),
        "day": day(view.as_of),
    }
    way = "-on-pace" if whole.state == "on-pace" else case(whole)
    return " ".join([say(f"overview-sentence{way}", expected=number(whole.expected), **given), *not_all(whole)])


def not_all(whole: Totals) -> list[str]:
    """The sentence that says of a sum how many units have sent, where not all have."""
    return [] if whole.sent == whole.units else [say("figures-sent-sentence", sent=whole.sent, units=whole.units)]


def figures(view: View, what: Standing | Totals, **where: str) -> Markup:
    """Headline figures: valid, short, needed per day, invalid, each with the one comparison that gives it meaning.

    What is needed is rounded up, beside what was reached lately, rounded down; `where` leads to the invalid ones.
    """
    over = what.needed_per_day is None and what.shortfall
    needed = say("overview-needed-over", day=day(view.deadline)) if over else lately(view, what)
    entries = [
        (say("overview-valid"), number(what.valid), since(view, what)),
        (say("overview-short"), number(what.shortfall), _short_of(view, what)),
        (say("overview-needed"), number(what.needed_per_day, 1), needed),
        (say("overview-invalid"), number(what.invalid), _invalid(what.invalid, what.total, **where)),
    ]
    return drawn("figures", entries=entries)


def _short_of(view: View, what: Standing | Totals) -> str:
    if what.quota is None:
        return say("figures-unranked") if isinstance(what, Standing) else DASH
    way, counts = ("", {}) if isinstance(what, Standing) else view.distributed
    return say(f"overview-short-{way or 'of'}", quota=number(what.quota), **counts)


def _invalid(invalid: int | None, total: int | None, **where: str) -> str:
    if not total or invalid is None:
        return DASH
    text = say("overview-invalid-share", share=percent(Fraction(invalid, total)))
    why = anchor(say("overview-invalid-why"), link("returns", **where))
    return Markup("{} · {}").format(text, why) if invalid else text


MOST = 4
CODES = tuple(POLICIES)  # in the order in which they are told


def attention(view: View) -> Markup:
    """The list of what matters; a quiet sentence where nothing does."""
    notes = [*from_files(view), *filter(None, from_figures(view))]
    if not notes:
        return sub(say("figures-nothing-to-note"))
    return tag("ul", *(tag("li", note) for note in notes), class_="t-att")


def moved(view: View) -> Markup:
    """Who added most since the date before, and who sent first; nothing where there is no date before."""
    if not view.previous:
        return Markup()
    gains = [say("overview-moved-unit", name=row.short, change=movement(view, row)) for row in moved_most(view.units)]
    came = [row for row in view.units if row.fresh and row.before is None]
    first = some_of(say("overview-moved-unit", name=row.short, change=number(row.valid)) for row in came)
    told = {"overview-moved-most": ", ".join(gains), "overview-moved-first": first}
    most = [say(key, names=names) for key, names in told.items() if names] or [say("overview-moved-none")]
    head = heading(say("overview-moved", since=from_day(view.since)))
    return tag("div", head, sub(rich(" ".join(most))), class_="t-gap")


def from_files(view: View) -> list[Markup]:
    """What was noticed in the files whose figures are in force, with a link to the upload and its cell.

    Of several places with the same to say, the first one speaks, and how many more there are; rows of a register are
    counted.
    """
    alike: dict[tuple[int, str], list[Finding]] = {}
    for upload, finding in view.findings:
        if finding.policy.mention:
            alike.setdefault((upload, finding.code), []).append(finding)
    kinds = sorted(alike.items(), key=lambda kind: CODES.index(kind[0][1]))
    notes = [_note(upload, findings) for (upload, _), findings in kinds[:MOST]]
    if rest := [findings for _, findings in kinds[MOST:]]:
        left = say("figures-more-findings", count=sum(map(len, rest)))
        notes.append(anchor(left, link("history", upload=kinds[MOST][0][0])))
    return notes


def _note(upload: int, findings: list[Finding]) -> Markup:
    units = [name for name in dict.fromkeys(finding.unit for finding in findings) if name]
    text = say("figures-cell", cell=findings[0].cell) if findings[0].cell else say("figures-upload", number=upload)
    source = anchor(text, link("history", upload=upload))
    rows = sum(finding.count for finding in findings)
    if findings[0].policy.mention == "counted" and units:
        text = say(f"figures-{findings[0].code}", count=rows, units=some_of(units))
        return _with(text, source)
    others = say("upload-same-question", count=rows - findings[0].count) if len(findings) > 1 else ""
    return _with(findings[0].settled, source, others)


def _with(text: str, *sources: str) -> Markup:
    """The sentence, and where it comes from."""
    return Markup(" ").join([rich(text), *filter(None, sources)])


def from_figures(view: View) -> Iterator[Markup]:
    """What the figures say, in the order in which it is told; empty where there is nothing to say."""
    yield gone(view)
    way, counts = view.distributed
    if way:
        yield _with(say(f"figures-{way}", **counts), leading_to("directory"))
    yield _differs(view)
    if pending := sum(unit.pending or 0 for unit in view.units):
        yield rich(say("figures-pending", count=pending))
    if waiting := [unit.short for unit in silent(view.units)]:
        yield _with(say("figures-silent", names=some_of(waiting)), leading_to("sent"))
    yield from (_lagging(view), _slow(view), _unmoved(view))


def gone(view: View) -> Markup:
    """Units that the directory no longer lists, with their valid initiatives; nothing where there are none."""
    return _with(view.apart, leading_to("directory")) if view.apart else Markup()


def _differs(view: View) -> Markup:
    """As stated against as checked, wherever the two differ."""
    known = [(row.stated_valid, row.valid) for row in view.units if row.stated_valid is not None]
    stated, checked = sum(pair[0] for pair in known), sum(pair[1] or 0 for pair in known)
    differing = [row.short for row in view.units if row.stated_valid not in (None, row.valid)]
    if not differing:
        return Markup()
    key = "figures-stated-differs" if stated != checked else "figures-stated-differs-units"
    text = say(key, stated=number(stated), checked=number(checked), names=some_of(differing))
    return _with(text, leading_to("returns"))


def _unmoved(view: View) -> Markup:
    still = unmoved(view.units)
    if not view.previous or not still:
        return Markup()
    text = say("figures-unmoved", names=some_of(fallen(unit, unit.short) for unit in still), within=view.within)
    theirs = {unit.cluster for unit in still}
    reminders = [
        anchor(say("figures-reminder", cluster=cluster.name.split(":")[0]), link("clusters", cluster=cluster.code))
        for cluster in view.directory.clusters
        if cluster.code in theirs
    ]
    return _with(text, Markup(", ").join(reminders))


def _lagging(view: View) -> Markup:
    """Whose figures are older than the rhythm; without a rhythm, older than the date looked at."""
    rhythm = view.directory.programme.rhythm
    late = lagging(view.units, view.as_of)
    if rhythm is not None:
        quiet = silences(view.units, view.period.start, view.today, rhythm)
        late = [(each.standing, each.days) for each in quiet if each.late and each.standing.sent]
    names = [say("figures-lag", name=unit.short, days=days) for unit, days in late]
    key = "figures-lagging" if rhythm is None else "figures-late"
    return _with(say(key, names=some_of(names), rhythm=rhythm), leading_to("sent")) if names else Markup()


def _slow(view: View) -> Markup:
    """Who stands at nothing or far behind: never a quiet page while there is somebody to push."""
    none = [unit.short for unit in view.units if unit.quota and unit.valid == 0]
    far = [unit.short for unit in view.units if unit.state == "far-behind" and unit.valid]
    told = {"figures-at-nought": none, "figures-far": far}
    return rich(" ".join(say(key, names=some_of(names)) for key, names in told.items() if names))
