"""A register that comes back: what was mended, what is new, and what would be lost if the file were the whole list."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.shared.html import Markup, heading, more, note, show, table
from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft, lay, throw_away
from tally.desk import MEND, Answer, Question
from tally.intake.reading import Reading
from tally.papers import mending
from tally.papers.mending import Comparison, compare
from tally.wording import DASH, say

STATES = ("mended", "still", "worse", "new", "gone")
SHOWN = 60
MISSING = "initiatives-missing"
WHOLE, JOIN = Answer("whole"), Answer("join")


def returned(reading: Reading, draft: Draft, period: str, as_of: date) -> None:
    """How the rows differ from those in force; nothing where none are."""
    if found := _compared(reading, draft, period, as_of):
        counts = say("returned-counts", **{state: found.counts[state] for state in (*STATES, "kept")})
        show(heading(say("returned"), counts), *(_rows(found, state) for state in STATES if found.counts[state]))


def missing(reading: Reading, draft: Draft, period: str, as_of: date) -> list[Question]:
    """The question what it means that initiatives in force are missing: the file is the whole list, or the mended rows
    of it, to be joined with the others.
    """
    found = _compared(reading, draft, period, as_of)
    if found is None or not (count := found.counts["gone"]):
        return []
    joins = (JOIN,) if count + len(reading.rows or ()) <= mending.MOST_ROWS else ()
    return [Question(MISSING, (mending.missing(reading, count),), (*joins, WHOLE, MEND), None)]


def join(reading: Reading, draft: Draft, period: str, as_of: date) -> None:
    """Where that was answered, lays the joined list on the page in place of this one, as the file to look at."""
    if draft.choices.get(MISSING) == JOIN:
        before = mending.in_force(own_store(), reading, period, as_of)
        throw_away([draft.key])
        lay([mending.together(before, reading, as_of)])
        st.rerun()


def _compared(reading: Reading, draft: Draft, period: str, as_of: date) -> Comparison | None:
    """The comparison of a register with what is in force, made once; None where no register is in force."""
    if reading.kind != "register":
        return None
    key = (own_store().token(period), id(reading), period, as_of)
    if draft.returned is None or draft.returned[0] != key:
        with st.spinner(say("returned-comparing")):
            before = mending.in_force(own_store(), reading, period, as_of)
            draft.returned = (key, _drawn(compare(before, reading.rows)) if before.num_rows else None)
    return draft.returned[1]


def _drawn(comparison: Comparison) -> Comparison:
    """The same with only those rows that are drawn: it is kept for as long as the file lies on the page."""
    parts = [comparison.rows.filter(pc.equal(comparison.rows["state"], state)).slice(0, SHOWN) for state in STATES]
    return Comparison(comparison.counts, pa.concat_tables(parts).combine_chunks())


def _rows(comparison: Comparison, state: str) -> Markup:
    """The first rows of one state, behind a click; how many there are stands above."""
    count = comparison.counts[state]
    rows = comparison.rows.filter(pc.equal(comparison.rows["state"], state)).to_pylist()
    headings = [say("returned-row"), say("upload-unit"), say("returned-title"), say("returned-authors")]
    words = ("unit_printed", "title", "authors")
    lines = [[str(row["row"]), *(row[name] or DASH for name in words)] for row in rows]
    left = note(say("upload-more-places", count=count - SHOWN)) if count > SHOWN else ""
    title = say(f"returned-{state}", count=count)
    return more(title, table(headings, lines, caption=title, words=4), left)
