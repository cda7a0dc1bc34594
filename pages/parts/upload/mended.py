"""A register that comes back: what was mended, what is new, and what would be lost if the file were the whole list."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.shared.frame import heading_html
from pages.parts.shared.html import escape, more, show, table
from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft, kept, lay, throw_away
from pages.parts.upload.files import notice
from tally.intake.reading import Reading
from tally.papers import joined
from tally.papers.returns import Comparison, compare
from tally.wording import DASH, say

STATES = ("mended", "still", "worse", "new", "gone")
SHOWN = 60


def returned(reading: Reading, draft: Draft, period: str, as_of: date) -> bool:
    """How the rows differ from those in force; True while a person has still to say what the missing ones mean."""
    if reading.kind != "register" or reading.rows is None:
        return False
    found = _compared(reading, draft, period, as_of)
    if found is None:
        return False
    show(heading_html(say("returned"), say("returned-counts", **{s: found.counts[s] for s in (*STATES, "kept")})))
    for state in STATES:
        _rows(found, state)
    return _gone(found, reading, draft, period, as_of) if found.counts["gone"] else False


def missing(reading: Reading, draft: Draft, period: str, as_of: date) -> bool:
    """Whether initiatives in force are missing from this register, and nobody has said what that means."""
    if reading.kind != "register" or reading.rows is None or draft.typed.get(f"whole-{draft.key}"):
        return False
    found = _compared(reading, draft, period, as_of)
    return found is not None and found.counts["gone"] > 0


def _before(reading: Reading, period: str, as_of: date) -> pa.Table:
    """The initiatives in force of the units that this file covers."""
    rows = own_store().initiatives(period, as_of)
    if not rows.num_rows:
        return rows
    covered = pa.array([unit.code for unit in reading.units], pa.string())
    return rows.filter(pc.is_in(rows["unit"].cast(pa.string()), covered))


def _compared(reading: Reading, draft: Draft, period: str, as_of: date) -> Comparison | None:
    """The comparison with what is in force, made once; None where no register is in force."""
    key = (own_store().token(period), id(reading), period, as_of)
    if draft.returned is None or draft.returned[0] != key:
        with st.spinner(say("returned-comparing")):
            before = _before(reading, period, as_of)
            draft.returned = (key, _drawn(compare(before, reading.rows)) if before.num_rows else None)
    return draft.returned[1]


def _drawn(found: Comparison) -> Comparison:
    """The same with only those rows that are drawn: it is kept for as long as the file lies on the page."""
    parts = [found.rows.filter(pc.equal(found.rows["state"], state)).slice(0, SHOWN) for state in STATES]
    return Comparison(found.counts, pa.concat_tables(parts).combine_chunks())


def _rows(found: Comparison, state: str) -> None:
    """The first rows of one state, behind a click; how many there are stands above."""
    count = found.counts[state]
    if not count:
        return
    rows = found.rows.filter(pc.equal(found.rows["state"], state)).to_pylist()
    headings = [say("returned-row"), say("upload-unit"), say("returned-title"), say("returned-authors")]
    words = ("unit_printed", "title", "authors")
    lines = [[str(row["row"]), *(escape(row[name] or DASH) for name in words)] for row in rows]
    left = f'<p class="t-note">{escape(say("upload-more-places", count=count - SHOWN))}</p>' if count > SHOWN else ""
    shown = table(headings, lines, caption=say(f"returned-{state}", count=count), words=4)
    show(more(say(f"returned-{state}", count=count), shown + left))


def _gone(found: Comparison, reading: Reading, draft: Draft, period: str, as_of: date) -> bool:
    """Asks what it means that initiatives are missing: the file is the whole list, or only the mended rows of it."""
    count = found.counts["gone"]
    notice(say("returned-ask", count=count), "ask")
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.counts["gone"] + len(reading.rows or ()) <= joined.MOST_ROWS:
            st.button(
                say("returned-join"),
                on_click=_join,
                args=(reading, draft, period, as_of),
                key=f"join-{draft.key}",
            )
        whole = st.checkbox(say("returned-whole", count=count), **kept(draft, f"whole-{draft.key}", False))
    return not whole


def _join(reading: Reading, draft: Draft, period: str, as_of: date) -> None:
    """Lays the joined list on the page, as the file to look at next."""
    before = _before(reading, period, as_of)
    rows = compare(before, reading.rows).rows
    places = rows.filter(pc.equal(rows["state"], "gone"))["before"]
    stem = draft.file.rsplit(".", 1)[0]
    if len(places) + len(reading.rows or ()) <= joined.BY_HAND:
        own, source = say("returned-file", file=stem), joined.joined_register(before, reading.rows, places, as_of)
    else:
        own = say("returned-file-long", file=stem, day=f"{as_of.day}-{as_of.month}-{as_of.year}")
        source = joined.joined_text(before, reading.rows, places)
    throw_away([draft.key])
    lay([(own, source)])
