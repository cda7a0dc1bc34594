"""What to look at: sentences that matter, each with where it comes from."""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor, heading, rich, sub, tag
from pages.parts.shared.view import View
from pages.parts.shared.words import some
from tally.findings import POLICIES, Finding
from tally.progress import Standings, undistributed
from tally.standings import lagging, moved_most, silences, silent, unmoved
from tally.wording import brief, number, say, signed

MOST = 4
CODES = tuple(POLICIES)  # in the order in which they are told


def attention(view: View, units: Standings) -> Markup:
    """The list of what matters; a quiet sentence where nothing does."""
    notes = [*from_files(view), *(note for builder in BUILDERS if (note := builder(view, units)))]
    if not notes:
        return sub(say("figures-nothing-to-note"))
    return tag("ul", *(tag("li", note) for note in notes), class_="t-att")


def moved(view: View, units: Standings) -> Markup:
    """Who added most since the date before, under its own heading; nothing where there is no date before."""
    if not view.previous:
        return Markup()
    gains = [say("overview-moved-unit", name=row.short, change=signed(row.moved)) for row in moved_most(units)]
    most = say("overview-moved-most", names=", ".join(gains)) if gains else say("overview-moved-none")
    return tag("div", heading(say("overview-moved", day=brief(view.previous))), sub(rich(most)), class_="t-gap")


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
    if findings[0].policy.mention == "counted" and units:
        text = say(f"figures-{findings[0].code}", count=sum(finding.count for finding in findings), units=some(units))
        return _with(text, source)
    others = say("upload-same-question", count=len(findings) - 1) if len(findings) > 1 else ""
    return _with(findings[0].settled, source, others)


def _with(text: str, *sources: str) -> Markup:
    """The sentence, and where it comes from."""
    return Markup(" ").join([rich(text), *filter(None, sources)])


def gone(view: View, _units: Standings = ()) -> Markup:
    """Units that the directory no longer lists, with their valid initiatives; nothing where there are none."""
    if view.gone.empty:
        return Markup()
    left = zip(view.gone["name"], view.gone["valid"], strict=True)
    names = some(say("figures-gone-unit", name=name, valid=int(valid)) for name, valid in left)
    text = say("figures-gone", count=len(view.gone), valid=int(view.gone["valid"].sum()), names=names)
    return _with(text, _to("directory"))


def _undistributed(view: View, units: Standings) -> Markup:
    assigned = view.directory.programme.assigned_quota
    rest = undistributed(view.directory.programme, units)
    total = view.totals(units).quota
    if not rest or total is None:
        return Markup()
    key = "figures-undistributed" if rest > 0 else "figures-overdistributed"
    text = say(key, assigned=number(assigned), total=number(total), rest=number(abs(rest)))
    return _with(text, _to("directory"))


def _differs(_view: View, units: Standings) -> Markup:
    """As stated against as checked, wherever the two differ."""
    known = [(row.stated_valid, row.valid) for row in units if row.stated_valid is not None]
    stated, checked = sum(pair[0] for pair in known), sum(pair[1] or 0 for pair in known)
    differing = [row.short for row in units if row.stated_valid not in (None, row.valid)]
    if not differing:
        return Markup()
    key = "figures-stated-differs" if stated != checked else "figures-stated-differs-units"
    text = say(key, stated=number(stated), checked=number(checked), names=some(differing))
    return _with(text, _to("returns"))


def _pending(_view: View, units: Standings) -> Markup:
    pending = sum(unit.pending or 0 for unit in units)
    return rich(say("figures-pending", count=pending)) if pending else Markup()


def _silent(_view: View, units: Standings) -> Markup:
    waiting = [unit.short for unit in silent(units)]
    return _with(say("figures-silent", names=some(waiting)), _to("sent")) if waiting else Markup()


def _unmoved(view: View, units: Standings) -> Markup:
    still = unmoved(units)
    if view.days_between is None or not still:
        return Markup()
    text = say("figures-unmoved", names=some(unit.short for unit in still), days=view.days_between)
    theirs = {unit.cluster for unit in still}
    reminders = [
        anchor(say("figures-reminder", cluster=cluster.name.split(":")[0]), link("clusters", cluster=cluster.code))
        for cluster in view.directory.clusters
        if cluster.code in theirs
    ]
    return _with(text, Markup(", ").join(reminders))


def _lagging(view: View, units: Standings) -> Markup:
    """Whose figures are older than the rhythm; without a rhythm, older than the date looked at."""
    rhythm = view.directory.programme.rhythm
    late = lagging(units, view.as_of) if view.as_of else []
    if rhythm is not None:
        quiet = silences(units, view.period.start, view.today, rhythm)
        late = [(each.standing, each.days) for each in quiet if each.late and each.standing.sent]
    names = [say("figures-lag", name=unit.short, days=days) for unit, days in late]
    key = "figures-lagging" if rhythm is None else "figures-late"
    return _with(say(key, names=some(names), rhythm=rhythm), _to("sent")) if names else Markup()


def _to(page: str) -> Markup:
    return anchor(say(f"menu-{page}"), link(page))


def _slow(_view: View, units: Standings) -> Markup:
    """Who stands at nothing or far behind: never a quiet page while there is somebody to push."""
    none = [unit.short for unit in units if unit.quota and unit.valid == 0]
    far = [unit.short for unit in units if unit.state == "far-behind" and unit.valid]
    notes = [
        say("figures-at-nought", names=some(none)) if none else "",
        say("figures-far", names=some(far)) if far else "",
    ]
    return rich(" ".join(filter(None, notes)))


BUILDERS = (gone, _undistributed, _differs, _pending, _silent, _lagging, _slow, _unmoved)
"""What the figures say, in the order in which it is told."""
