"""Step 3: a file beside what is in force, unit by unit: new, changed, the same, absent; and row by row.

Of a register that comes back: what was mended, what is new, and what would be lost if the file were the whole list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.shared.html import Markup, drawn, heading, more, note, show, table
from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Proposal, lay, throw_away
from tally.desk import MEND, Answer, Question
from tally.intake.reading import UnitFigures
from tally.papers import mending
from tally.papers.mending import Comparison
from tally.progress import records
from tally.wording import DASH, say

CHANGES = ("changed", "same", "new", "absent", "unsent", "gone", "unlisted")
MEASURES = ("quota", "valid", "invalid", "pending")
SHOWN = 200  # units drawn as changed; the counts above are of all


def changed_by(
    rows: pd.DataFrame, title: str = "", total: str = "", stated: Mapping[str, UnitFigures] = MappingProxyType({})
) -> Markup:
    """What moved first, as a table under a title, else of which date the figures before are; what stays and who is
    absent open at a click.

    `total` is the name of the last row, in which who is "unlisted" does not count; `stated` is what units state where
    the checks say something else.
    """
    newest = rows["old_as_of"].dropna().max()
    title = title or say("upload-compare-first" if pd.isna(newest) else "upload-compare-with", day=newest)
    shown, kinds = _measures(rows), rows["change"]
    kept = (rows["old_quota"].fillna(-1) == rows["new_quota"].fillna(-1)) | ~kinds.isin(("changed", "same"))
    after = {m: rows[f"new_{m}"].where(kinds != "absent", rows[f"old_{m}"]) for m in shown}  # who is absent keeps it
    there, moved = kinds != "unlisted", ("changed", "new", "gone", "unlisted")
    sums = {m: [int(side[there].fillna(0).sum()) for side in (rows[f"old_{m}"], after[m])] for m in shown}
    groups = {"moved": moved, "same": ("same",), "absent": ("absent",), "unsent": ("unsent",)}
    return drawn(
        "changes",
        title=title,
        label=total or say("upload-total"),
        stated={code: vars(unit) for code, unit in stated.items()},
        counts=(counts := {change: int((kinds == change).sum()) for change in CHANGES}),
        counted=counted(counts),
        shown=shown,
        kept=bool(kept.all()),
        parts={name: records(rows[kinds.isin(of)]) for name, of in groups.items()},
        sums=list(sums.values()),
        gained=sums["valid"][1] - sums["valid"][0],
        most=SHOWN,
    )


def newest(of: Proposal) -> Markup:
    """Of a file older than what is in force, for how many of its units nothing newer was sent: these alone change."""
    state = own_store().state(of.code)
    later = state[state["as_of"] > (of.as_of or date.max)]
    if later.empty:
        return Markup()
    waiting = {unit.code for unit in of.visit.reading.units} - {*later["unit"]}
    return note(say("upload-older", day=later["as_of"].max(), count=len(waiting)))


def counted(counts: Mapping[str, int]) -> str:
    """ "Đơn vị: 9 đổi · 5 giữ nguyên": without what there is none of."""
    parts = [say(f"upload-counted-{change}", count=count) for change, count in counts.items() if count]
    return say("upload-counted", counts=" · ".join(parts)) if parts else ""


def _measures(rows: pd.DataFrame) -> list[str]:
    """Valid and invalid; the quota where the file has one, pending where somebody has any."""
    pending = any(int(value) for name in ("old_pending", "new_pending") for value in rows[name].dropna())
    left_out = {"pending": not pending, "quota": rows["new_quota"].isna().all()}
    return [measure for measure in MEASURES if not left_out.get(measure)]


STATES = ("mended", "still", "worse", "new", "gone")
ROWS_SHOWN = 60  # initiatives of one state drawn
MISSING = "initiatives-missing"
WHOLE, JOIN = Answer("whole"), Answer("join")


def returned(of: Proposal) -> None:
    """How the rows differ from those in force; nothing where none are."""
    if found := _comparison(of):
        counts = say("returned-counts", **{state: found.counts[state] for state in (*STATES, "kept")})
        show(heading(say("returned"), counts), *(_rows(found, state) for state in STATES if found.counts[state]))


def missing(of: Proposal) -> list[Question]:
    """The question what it means that initiatives in force are missing: the file is the whole list, or the mended rows
    of it, to be joined with the others.
    """
    found, reading = _comparison(of), of.visit.reading
    if found is None or not (count := found.counts["gone"]):
        return []
    joins = (JOIN,) if count + len(reading.rows or ()) <= mending.MOST_ROWS else ()
    return [Question(MISSING, (mending.missing_initiatives(reading, count),), (*joins, WHOLE, MEND), None)]


def join(of: Proposal) -> None:
    """Where that was answered, lays the joined list on the page in place of this one, as the file to look at."""
    if of.as_of and of.draft.choices.get(MISSING) == JOIN:
        before = mending.rows_in_force(own_store(), of.visit.reading, of.code, of.as_of)
        throw_away([of.draft.key])
        lay([mending.joined_list(before, of.visit.reading, of.as_of)])
        st.rerun()


def _comparison(of: Proposal) -> Comparison | None:
    """The comparison of a register with what is in force, made once; None where no register is in force."""
    reading, draft = of.visit.reading, of.draft
    if reading.kind != "register" or of.as_of is None:
        return None
    key = (own_store().token(of.code), id(reading), of.code, of.as_of)
    if draft.returned is None or draft.returned[0] != key:
        with st.spinner(say("returned-comparing")):
            before = mending.rows_in_force(own_store(), reading, of.code, of.as_of)
            draft.returned = (key, _drawn(mending.compare_lists(before, reading.rows)) if before.num_rows else None)
    return draft.returned[1]


def _drawn(comparison: Comparison) -> Comparison:
    """The same with only those rows that are drawn: it is kept for as long as the file lies on the page."""
    parts = [comparison.rows.filter(pc.equal(comparison.rows["state"], state)).slice(0, ROWS_SHOWN) for state in STATES]
    return replace(comparison, rows=pa.concat_tables(parts).combine_chunks())


def _rows(comparison: Comparison, state: str) -> Markup:
    """The first rows of one state, behind a click; how many there are stands above."""
    count = comparison.counts[state]
    rows = comparison.rows.filter(pc.equal(comparison.rows["state"], state)).to_pylist()
    headings = [say("returned-row"), say("upload-unit"), say("returned-title"), say("returned-authors")]
    words = ("unit_printed", "title", "authors")
    lines = [[str(row["row"]), *(row[name] or DASH for name in words)] for row in rows]
    left = note(say("upload-more-places", count=count - ROWS_SHOWN)) if count > ROWS_SHOWN else ""
    title = say(f"returned-{state}", count=count)
    return more(title, table(headings, lines, caption=title, words=4), left)
