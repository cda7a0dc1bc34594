"""The page of what goes back: its sentence, its lists to take away, and a corrected list that has come back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pyarrow as pa
import streamlit as st

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor, heading, show, table
from pages.parts.shared.take import Take, downloads
from pages.parts.shared.view import View
from pages.parts.upload import files
from tally.counts import Counts, count
from tally.intake.register import STATUSES
from tally.papers.returns import Heading, return_list, return_lists, to_mend
from tally.wording import number, say


def sentence(view: View, rows: pa.Table, unit: str) -> str:
    """How many rows of how many units are to be mended."""
    found = count(rows, "unit")
    sums = {status: sum(each.status[status] for each in found) for status in ("invalid", "pending")}
    units = sum(1 for each in found if each.status["invalid"] + each.status["pending"])
    if not sum(sums.values()):
        return say("returns-sentence-none", total=len(rows))
    if unit:
        return say("returns-sentence-unit", name=view.directory.unit(unit).name, total=len(rows), **sums)
    return say("returns-sentence", units=units, count=sum(sums.values()), **sums)


def take_away(view: View, rows: pa.Table, unit: str) -> None:
    """One list, or all of them in a .zip, with those of the grassroots unions if wanted."""
    stem = f"tra-lai-{view.as_of:%Y-%m-%d}" if view.as_of else "tra-lai"
    lists = partial(return_lists, rows, view.directory, view.as_of)
    if unit:
        name = view.directory.unit(unit).name
        one = partial(return_list, to_mend(rows), Heading(name, as_of=view.as_of), view.directory)
        takes = [Take(say("returns-take-unit"), f"{stem}-{unit}.xlsx", one, names=True)]
        takes += [Take(say("returns-take-branches"), f"{stem}-{unit}.zip", partial(lists, branches=True), names=True)]
    else:
        takes = [Take(say("returns-take-all"), f"{stem}.zip", lists, names=True)]
        takes += [Take(say("returns-take-branches"), f"{stem}-cdcs.zip", partial(lists, branches=True), names=True)]
    downloads(takes, key="returns-downloads")


def units(view: View, rows: pa.Table) -> Markup:
    """Each unit's counts as checked, and as it stated them where the two differ."""
    names = {unit.code: unit.name for unit in view.directory.units}
    found = {each.code: each for each in count(rows, "unit")}
    order = [code for code in names if code in found] + [code for code in found if code not in names]
    lines = [_unit(names, found[code]) for code in order]
    headings = [say(f"returns-column-{name}") for name in ("unit", *STATUSES, "stated")]
    if not any(line[-1] for line in lines):
        headings, lines = headings[:-1], [line[:-1] for line in lines]
    title = say("returns-units")
    return heading(title, say("returns-units-note")) + table(headings, lines, caption=title)


def _unit(names: Mapping[str, str], counts: Counts) -> list[str]:
    key = counts.code or ""
    texts = {"": names.get(key, key or say("rows-no-unit"))}
    texts |= {status: number(counts.status[status]) for status in STATUSES}
    if key in names:
        texts = {status: anchor(text, link("returns", unit=key, status=status)) for status, text in texts.items()}
    same = counts.stated == counts.checked
    return [*texts.values(), "" if same else " / ".join(number(counts.stated[status]) for status in STATUSES)]


def came_back() -> None:
    """A corrected list, laid on the upload page, where it is compared with what is in force, joined and published."""
    show(heading(say("returns-back"), say("returns-back-note")))
    if files.laid():
        st.switch_page("upload.py")
