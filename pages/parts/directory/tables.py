"""The parts of the directory as tables to read: programme, periods, phases, units by cluster, branches and the rest."""

from __future__ import annotations

from pages.parts.directory import spoken
from pages.parts.shared.frame import heading_html
from pages.parts.shared.html import escape, more, show, table
from pages.parts.upload.directories import written
from tally.directory import Branch, Directory, Period, Unit
from tally.directory.sheets import LETTERHEAD, PROGRAMME, page
from tally.rights import phone_of
from tally.wording import DASH, day, number, say


def programme(directory: Directory) -> None:
    """What the programme is and how it counts, each with the note that says where the choice comes from."""
    rows = [_programme_row(row.field, directory) for row in PROGRAMME if row.field not in LETTERHEAD]
    letterhead = [_programme_row(row.field, directory) for row in PROGRAMME if row.field in LETTERHEAD]
    headings, title = _headings("programme"), spoken.sheet("programme")
    show(
        heading_html(title),
        table(headings, filter(None, rows), caption=title, words=3, stacked=True),
        more(
            say("directory-letterhead"),
            table(headings, filter(None, letterhead), caption=say("directory-letterhead"), words=3, stacked=True),
        ),
    )


def _programme_row(field: str, directory: Directory) -> list[str] | None:
    part = directory.letterhead if field in LETTERHEAD else directory.programme
    value, note = getattr(part, field), directory.programme.notes.get(field, "")
    if value in (None, "") and not note:
        return None
    return [escape(spoken.row(field)), escape(written(value)), _quiet(note)]


def _quiet(text: str) -> str:
    return f'<span class="t-mut">{escape(text)}</span>' if text else ""


def spans(directory: Directory) -> None:
    """Periods and phases with their first and last day, and what is noted beside them."""
    for subject in ("periods", "phases"):
        title = spoken.sheet(subject)
        rows = [
            [escape(one.name), day(one.start), day(one.end), number((one.end - one.start).days + 1), _quiet(one.note)]
            for one in getattr(directory, subject)
        ]
        name, start, end, note = (spoken.column(subject, field) for field in ("name", "start", "end", "note"))
        if rows:
            headings = [name, start, end, say("directory-days"), note]
            show(heading_html(title), table(headings, rows, caption=title, words=5, stacked=True))


def units(directory: Directory, period: Period) -> None:
    """The units cluster by cluster with their quota in a period, and each cluster's sum."""
    show(heading_html(spoken.sheet("units"), say("directory-units-note", period=in_sentence(period.name))))
    dated = any(unit.valid_from or unit.valid_to for unit in directory.units)
    headings = [say("directory-code"), say("directory-unit"), say("directory-aliases"), say("directory-kind")]
    headings += [say("directory-validity")] if dated else []
    headings += [say("directory-members"), say("directory-quota")]
    for name, members in _by_cluster(directory):
        rows = [_unit(unit, directory, period, dated) for unit in members]
        quotas = [quota for unit in members if (quota := directory.quota(unit.code, period.code)) is not None]
        total = [escape(say("directory-sum")), *[""] * (len(headings) - 2), number(sum(quotas)) if quotas else DASH]
        shown = table(headings, rows, caption=name, words=len(headings) - 2, total=total)
        show(f'<div class="t-fixed"><h3 class="t-h3">{escape(name)}</h3>{shown}</div>')


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence: "Năm 2022" -> "năm 2022"."""
    return name[:1].lower() + name[1:]


def _by_cluster(directory: Directory) -> list[tuple[str, list[Unit]]]:
    """Cluster name (with its head) -> its units; those of no cluster last."""
    groups = [
        (f"{one.name} · {say('directory-head', name=one.head)}" if one.head else one.name, one.code)
        for one in directory.clusters
    ]
    found = [(name, [unit for unit in directory.units if unit.cluster == code]) for name, code in groups]
    known = {cluster.code for cluster in directory.clusters}
    rest = [unit for unit in directory.units if unit.cluster not in known]
    return [(name, members) for name, members in (*found, (say("directory-no-cluster"), rest)) if members]


def _unit(unit: Unit, directory: Directory, period: Period, dated: bool) -> list[str]:
    quota = directory.quota(unit.code, period.code)
    note = directory.quota_notes.get((period.code, unit.code), "") or unit.note
    name = escape(unit.name) + (f"<br>{_quiet(note)}" if note else "")
    cells = [
        f'<code class="t-code">{escape(unit.code)}</code>',
        name,
        _quiet("; ".join(unit.aliases)),
        escape(unit.kind),
    ]
    cells += [_validity(unit, directory)] if dated else []
    return [*cells, number(unit.members), number(quota)]


def _validity(unit: Unit, directory: Directory) -> str:
    """From and to, and who stands for the unit afterwards."""
    if not (unit.valid_from or unit.valid_to):
        return DASH
    text = f"{day(unit.valid_from)}–{day(unit.valid_to)}"
    names = {one.code: one.name for one in directory.units}
    return escape(text) + (
        f"<br>{_quiet(say('directory-successor', unit=names[unit.successor]))}" if unit.successor else ""
    )


def branches(directory: Directory, period: Period) -> None:
    """The grassroots unions below each unit, and how much of the unit's quota was handed on to them."""
    if not directory.branches:
        return
    show(heading_html(spoken.sheet("branches"), say("directory-branches-note")))
    headings = [say("directory-code"), spoken.column("branches", "name"), say("directory-quota")]
    for unit in directory.units:
        own = [branch for branch in directory.branches if branch.unit == unit.code]
        if own:
            quota = directory.quota(unit.code, period.code)
            rows = [[f'<code class="t-code">{escape(one.code)}</code>', _branch(one), number(one.quota)] for one in own]
            total = [escape(say("directory-sum")), "", number(sum(one.quota or 0 for one in own))]
            summary = say("directory-branches-of", unit=unit.name, count=len(own), quota=number(quota))
            show(more(summary, table(headings, rows, caption=summary, words=2, total=total)))


def _branch(branch: Branch) -> str:
    return escape(branch.name) + (f" {_quiet(branch.note)}" if branch.note else "")


def reasons(directory: Directory) -> None:
    """The reasons for which an initiative is not approved, and what its sender can do."""
    title = spoken.sheet("reasons")
    rows = [[escape(one.text), escape(one.remedy), _quiet(one.source)] for one in directory.reasons]
    if rows:
        show(heading_html(title), table(_headings("reasons")[1:], rows, caption=title, words=3, stacked=True))


def contacts(directory: Directory) -> None:
    """Who keeps each unit's list fresh, with the phone: only for those who ask, behind a click."""
    rows = [
        [escape(unit.name), escape(unit.officer or DASH), escape(phone_of(unit.code, unit.phone) or DASH)]
        for unit in directory.units
        if unit.officer or unit.phone
    ]
    missing = sum(1 for unit in directory.units if not unit.officer)
    show(heading_html(say("directory-contacts"), say("directory-contacts-note", count=len(rows), missing=missing)))
    if rows:
        headings = [
            say("directory-unit"),
            spoken.column("units", "officer"),
            spoken.column("units", "phone"),
        ]
        show(more(say("directory-contacts-show"), table(headings, rows, caption=say("directory-contacts"), words=3)))


def users(directory: Directory) -> None:
    """Who publishes, and for what."""
    title = spoken.sheet("users")
    rows = [[escape(one.name), escape(one.role), escape(one.scope), _quiet(one.note)] for one in directory.users]
    if rows:
        show(heading_html(title), table(_headings("users"), rows, caption=title, words=4, stacked=True))


def _headings(subject: str) -> list[str]:
    return [spoken.column(subject, one.field) for one in page(subject).columns]
