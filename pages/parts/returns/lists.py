"""The page of what goes back: its sentence, its lists to take away, and a corrected list that has come back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared import plots
from pages.parts.shared.address import link
from pages.parts.shared.frame import heading, heading_html
from pages.parts.shared.html import anchor, escape, show, table
from pages.parts.shared.take import Take, downloads
from pages.parts.shared.view import View
from pages.parts.upload.reading import share, told
from tally import charts
from tally.apart import read_apart
from tally.counts import Counts, count
from tally.errors import TallyError
from tally.intake.reading import Answers, Reading
from tally.intake.register.distinct import single
from tally.papers.returns import Comparison, Heading, compare, return_list, return_lists, to_mend
from tally.wording import explain, number, say
from tally.workbook.limits import limits

SHOWN = 200
SHEETS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]


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


def reasons(view: View, rows: pa.Table) -> None:
    """Why the rows do not count, most frequent first."""
    texts = {reason.code: reason.text for reason in view.directory.reasons} | {"other": say("returns-reason-other")}
    found = [
        (texts.get(each.code or "", say("returns-reason-none")), each.status["invalid"])
        for each in count(rows, "reason")
    ]
    found = sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1])
    if not found:
        return
    names, counts = zip(*found, strict=True)
    heading(say("returns-reasons"))
    cells = [[name, number(many)] for name, many in found]
    columns = [say("returns-reason"), say("column-invalid")]
    plots.chart(charts.reasons(names, counts, plots.palette()), say("returns-reasons-alt"), "reasons", columns, cells)


def units(view: View, rows: pa.Table) -> str:
    """Each unit's counts as checked, and as it stated them where the two differ."""
    names = {unit.code: unit.name for unit in view.directory.units}
    found = {each.code: each for each in count(rows, "unit")}
    order = [code for code in names if code in found] + [code for code in found if code not in names]
    lines = [_unit(names, found[code]) for code in order]
    headings = [say(f"returns-column-{name}") for name in ("unit", "valid", "invalid", "pending", "stated")]
    if not any(line[-1] for line in lines):
        headings, lines = headings[:-1], [line[:-1] for line in lines]
    return heading_html(say("returns-units"), say("returns-units-note")) + table(
        headings, lines, caption=say("returns-units")
    )


def _unit(names: Mapping[str, str], counts: Counts) -> list[str]:
    key, known = counts.code, counts.code in names
    name = names.get(key or "", key or say("rows-no-unit"))
    shown = anchor(name, link("returns", unit=key)) if known else escape(name)
    figures = [
        anchor(number(counts.status[status]), link("returns", unit=key, status=status))
        if known
        else number(counts.status[status])
        for status in ("valid", "invalid", "pending")
    ]
    same = counts.stated == counts.checked
    stated = "" if same else " / ".join(number(counts.stated[status]) for status in ("valid", "invalid", "pending"))
    return [shown, *figures, stated]


def came_back(view: View, rows: pa.Table, unit: str) -> None:
    """A corrected list, compared with what is in force: what was mended, what is new, what is gone."""
    heading(say("returns-back"), say("returns-back-note"))
    most = limits().file_mib
    with st.container(key="uploader-back"):
        laid = st.file_uploader(
            say("returns-back-label", mib=most), key="returns-back", type=SHEETS, max_upload_size=most
        )
    if laid is None:
        return
    try:
        reading = _read(view, laid.getvalue(), laid.name)
    except TallyError as refusal:
        show(f'<p class="t-sub" role="alert">{escape(explain(refusal))}</p>')
        return
    if reading.kind != "register" or reading.rows is None:
        show(f'<p class="t-sub" role="alert">{escape(say("error-returns-not-a-register", file=laid.name))}</p>')
        return
    _compared(_comparison(reading, rows, unit))


def _read(view: View, source: bytes, file: str) -> Reading:
    """Read once per file, however often the page is drawn; whoever goes elsewhere meanwhile ends it."""
    kept: dict[tuple[str, int], Reading] = st.session_state.setdefault("returns-read", {})
    key = (file, hash(source))
    if key not in kept:
        kept.clear()
        bar = st.progress(0.0, text=told("check", 0, None))
        kept[key] = read_apart(source, file, view.directory, Answers(), progress=partial(_shown, bar))
        bar.empty()
    return kept[key]


def _comparison(reading: Reading, rows: pa.Table, unit: str) -> Comparison:
    """Compared once for this file, these rows in force and this unit, however often the page is drawn."""
    asked = (reading, rows, unit)
    before: tuple[Reading | None, pa.Table | None, str | None]
    found: Comparison | None
    before, found = st.session_state.get("returns-compared", ((None, None, None), None))
    if found is None or before[0] is not reading or before[1] is not rows or before[2] != unit:
        found = compare(_covered(rows, reading, unit), reading.rows)
        found = Comparison(found.counts, found.rows.slice(0, SHOWN).combine_chunks())
        st.session_state["returns-compared"] = (asked, found)
    return found


def _shown(bar: DeltaGenerator, stage: str, done: int, total: int | None) -> None:
    bar.progress(share(done, total), text=told(stage, done, total))


def _covered(rows: pa.Table, reading: Reading, unit: str) -> pa.Table:
    """What is in force of the units that the list names; of a list of rows to mend, what was to be mended."""
    codes = [unit] if unit else [each.code for each in reading.units if each.code]
    own = rows.filter(pc.is_in(single(rows["unit"]).cast(pa.string()), pa.array(codes, pa.string())))
    mend = to_mend(own)
    return mend if len(reading.rows or ()) <= len(mend) else own


def _compared(found: Comparison) -> None:
    show(f'<p class="t-sub">{escape(say("returns-compared", **found.counts))}</p>')
    lines = [
        [
            escape(say(f"returns-state-{row['state']}")),
            escape(row["title"] or ""),
            escape(row["authors"] or ""),
            escape(say("return-place", sheet=row["sheet"], row=str(row["row"]))),
        ]
        for row in found.rows.to_pylist()
    ]
    headings = [say(f"returns-column-{name}") for name in ("state", "title", "authors", "place")]
    if lines:
        show(table(headings, lines, caption=say("returns-back"), words=4))
    left = sum(count for state, count in found.counts.items() if state != "kept") - len(lines)
    if left:
        show(f'<p class="t-note">{escape(say("returns-more", count=left))}</p>')
