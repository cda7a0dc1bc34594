"""The parts of the directory as tables to read: programme, periods, phases, units by cluster, branches and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pages.parts.directory import spoken
from pages.parts.shared.html import Markup, code, escape, heading, more, muted, show, table, tag
from pages.parts.upload.directories import written
from tally.directory import Directory, Period, Unit
from tally.directory.sheets import LETTERHEAD, PROGRAMME, page
from tally.rights import phone_of
from tally.wording import DASH, day, lower_first, number, say


def programme(directory: Directory) -> None:
    """What the programme is and how it counts, each with the note that says where the choice comes from."""
    letterhead = say("directory-letterhead")
    own = (row.field for row in PROGRAMME if row.field not in LETTERHEAD)
    show(_list("programme", _programme(directory, own)))
    rows = _programme(directory, LETTERHEAD)
    show(more(letterhead, table(_headings("programme"), rows, caption=letterhead, words=3, stacked=True)))


def _programme(directory: Directory, fields: Iterable[str]) -> Iterator[list[str]]:
    for field in fields:
        part = directory.letterhead if field in LETTERHEAD else directory.programme
        value, note = getattr(part, field), directory.programme.notes.get(field, "")
        if value not in (None, "") or note:
            yield [spoken.row(field), written(value), muted(note)]


def spans(directory: Directory) -> None:
    """Periods and phases with their first and last day, and what is noted beside them."""
    for subject in ("periods", "phases"):
        rows = [
            [span.name, day(span.start), day(span.end), number((span.end - span.start).days + 1), muted(span.note)]
            for span in getattr(directory, subject)
        ]
        name, start, end, note = (spoken.column(subject, field) for field in ("name", "start", "end", "note"))
        show(_list(subject, rows, [name, start, end, say("directory-days"), note]))


def _list(subject: str, rows: Iterable[Sequence[str]], headings: Sequence[str] = ()) -> Markup:
    """A sheet of the directory under its name; nothing where it has no rows."""
    title, lines = spoken.sheet(subject), list(rows)
    shown = table(headings or _headings(subject), lines, caption=title, words=9, stacked=True)
    return heading(title) + shown if lines else Markup()


def units(directory: Directory, period: Period) -> None:
    """The units cluster by cluster with their quota in a period, and each cluster's sum."""
    show(heading(spoken.sheet("units"), say("directory-units-note", period=lower_first(period.name))))
    dated = any(unit.valid_from or unit.valid_to for unit in directory.units)
    headings = [say("directory-code"), say("directory-unit"), say("directory-aliases"), say("directory-kind")]
    headings += [say("directory-validity")] if dated else []
    headings += [say("directory-members"), say("directory-quota")]
    for name, members in _by_cluster(directory):
        rows = [_unit(unit, directory, period, dated=dated) for unit in members]
        quotas = [quota for unit in members if (quota := directory.quota(unit.code, period.code)) is not None]
        total = [say("directory-sum"), *[""] * (len(headings) - 2), number(sum(quotas)) if quotas else DASH]
        shown = table(headings, rows, caption=name, words=len(headings) - 2, total=total)
        show(tag("div", tag("h3", name, class_="t-h3"), shown, class_="t-fixed"))


def _by_cluster(directory: Directory) -> list[tuple[str, list[Unit]]]:
    """Cluster name (with its head) -> its units; those of no cluster last."""
    groups = [
        (f"{cluster.name} · {say('directory-head', name=cluster.head)}" if cluster.head else cluster.name, cluster.code)
        for cluster in directory.clusters
    ]
    grouped = [(name, [unit for unit in directory.units if unit.cluster == code]) for name, code in groups]
    known = {cluster.code for cluster in directory.clusters}
    rest = [unit for unit in directory.units if unit.cluster not in known]
    return [(name, members) for name, members in (*grouped, (say("directory-no-cluster"), rest)) if members]


def _unit(unit: Unit, directory: Directory, period: Period, *, dated: bool) -> list[str]:
    quota = directory.quota(unit.code, period.code)
    note = directory.quota_notes.get((period.code, unit.code), "") or unit.note
    cells = [code(unit.code), escape(unit.name) + _under(note), muted("; ".join(unit.aliases)), unit.kind]
    cells += [_validity(unit, directory)] if dated else []
    return [*cells, number(unit.members), number(quota)]


def _under(text: str) -> Markup:
    return Markup("<br>") + muted(text) if text else Markup()


def _validity(unit: Unit, directory: Directory) -> str:
    """From and to, and who stands for the unit afterwards."""
    if not (unit.valid_from or unit.valid_to):
        return DASH
    text = escape(f"{day(unit.valid_from)}–{day(unit.valid_to)}")
    successor = directory.unit(unit.successor).name if unit.successor else ""
    return text + _under(say("directory-successor", unit=successor) if successor else "")


def branches(directory: Directory, period: Period) -> None:
    """The grassroots unions below each unit, and how much of the unit's quota was handed on to them."""
    if not directory.branches:
        return
    show(heading(spoken.sheet("branches"), say("directory-branches-note")))
    headings = [say("directory-code"), spoken.column("branches", "name"), say("directory-quota")]
    for unit in directory.units:
        own = [branch for branch in directory.branches if branch.unit == unit.code]
        if own:
            quota = directory.quota(unit.code, period.code)
            rows = [[code(one.code), escape(one.name) + " " + muted(one.note), number(one.quota)] for one in own]
            total = [say("directory-sum"), "", number(sum(one.quota or 0 for one in own))]
            summary = say("directory-branches-of", unit=unit.name, count=len(own), quota=number(quota))
            show(more(summary, table(headings, rows, caption=summary, words=2, total=total)))


def reasons(directory: Directory) -> None:
    """The reasons for which an initiative is not approved, and what its sender can do."""
    rows = ([one.text, one.remedy, muted(one.source)] for one in directory.reasons)
    show(_list("reasons", rows, _headings("reasons")[1:]))


def contacts(directory: Directory) -> None:
    """Who keeps each unit's list fresh, with the phone: only for those who ask, behind a click."""
    rows = [
        [unit.name, unit.officer or DASH, phone_of(unit.code, unit.phone) or DASH]
        for unit in directory.units
        if unit.officer or unit.phone
    ]
    missing = sum(1 for unit in directory.units if not unit.officer)
    show(heading(say("directory-contacts"), say("directory-contacts-note", count=len(rows), missing=missing)))
    if rows:
        headings = [say("directory-unit"), spoken.column("units", "officer"), spoken.column("units", "phone")]
        show(more(say("directory-contacts-show"), table(headings, rows, caption=say("directory-contacts"), words=3)))


def users(directory: Directory) -> None:
    """Who publishes, and for what."""
    show(_list("users", ([one.name, one.role, one.scope, muted(one.note)] for one in directory.users)))


def _headings(subject: str) -> list[str]:
    return [spoken.column(subject, one.field) for one in page(subject).columns]
