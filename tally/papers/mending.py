"""A corrected list that comes back, row by row: what was mended, still stands, is new or gone; and all of it joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.reading import Reading
from tally.intake.register.columns import COLUMNS
from tally.intake.register.distinct import decoded, either, joined, mapped, positions, single
from tally.intake.rules.duplicates import keys
from tally.papers.tidy import all_as_text, arrow_csv
from tally.store import Store
from tally.vocabulary import lexicon
from tally.wording import say

STATES = ("mended", "still", "worse", "new", "gone", "kept")
"""Not valid before, valid now; not valid both times; valid before, not now; only now; only before; valid both times."""
SHOWN = ("unit", "unit_printed", "title", "authors", "branch", "status", "reason", "sheet", "row")
NAMED = ("title", "authors", "unit", "unit_printed", "status")
COMPARED = ("unit", "title", "authors", "decision", "row")
AGREEING = ("title unit", "title authors", "authors decision unit", "row authors", "row title")
LOOKED_AT = 20_000  # rows without a partner of the same title and author that are compared field by field
HEADINGS: Mapping[str, str] = lexicon("joined")["headings"]
NAMES = [*HEADINGS, "recognised_printed", "stated", "date_flag"]
STATED: Mapping[str, str] = lexicon("joined")["stated"]
MOST_ROWS = 1_048_000  # more would be refused as too large


@dataclass(frozen=True)
class Comparison:
    """`counts` is state -> rows; `rows` are all but the kept ones: state and `SHOWN`; `gone` is where they once stood.

    What is shown of a row is what it says now, of a gone one what it said before.
    """

    counts: Mapping[str, int]
    rows: pa.Table
    gone: pa.Array


def compare_lists(before: pa.Table, after: pa.Table) -> Comparison:
    """How the rows of a list (register.COLUMNS) have changed since an earlier one, whatever their order.

    A row is the same initiative where unit, title and author agree; else where two of title, author and decision do, or
    all but the title stands in the same row. Nothing is paired twice.
    """
    old, new = _keys(before, after)
    partner = pc.index_in(new, value_set=old)  # row of `after` -> row of `before`
    lost = _without(len(before), partner)
    found = pc.indices_nonzero(pc.is_null(partner))
    paired = _by_fields(before, after, lost[:LOOKED_AT], found[:LOOKED_AT])
    if len(paired):
        partner = partner.to_pandas()
        partner[paired["after"]] = paired["before"].to_numpy()
        partner = pa.array(partner.astype("Int64"))
        lost = _without(len(before), partner)
    return _comparison(before, after, partner, lost)


def _keys(before: pa.Table, after: pa.Table) -> tuple[pa.Array, pa.Array]:
    """One int64 per row of both, the same for the same unit, title, author and how manieth it is; null if unknown."""
    both = joined([before.select(NAMED), after.select(NAMED)])
    unit = either(single(both["unit"]), single(both["unit_printed"]))
    same = {"pair": keys(both).pair().to_pandas(), "unit": pc.fill_null(unit.indices, -1).to_pandas()}
    rank = mapped(single(both["status"]), {"valid": 0, "pending": 1, "invalid": 2}.get, pa.int8())
    rows = pd.DataFrame({**same, "rank": rank.to_pandas()})
    rows["later"] = rows.index >= len(before)
    rows["nth"] = rows.sort_values("rank", kind="stable").groupby([*same, "later"]).cumcount()
    key = pa.array(rows.groupby([*same, "nth"]).ngroup().astype("Int64"))
    return key.slice(0, len(before)), key.slice(len(before))


def _without(length: int, partner: pa.Array) -> pa.Array:
    every = positions(length)
    return pc.filter(every, pc.invert(pc.is_in(every, partner.cast(pa.int64()).drop_null())))


def _by_fields(before: pa.Table, after: pa.Table, lost: pa.Array, fresh: pa.Array) -> pd.DataFrame:
    """(before, after): the rows of each that are the same initiative although title, author or unit was mended."""
    old, new = _compared(before, lost, "before"), _compared(after, fresh, "after")
    pairs = []
    for agree in AGREEING:
        names = agree.split()
        alone = (rows.dropna(subset=names).drop_duplicates(names, keep=False) for rows in (old, new))
        pairs.append(pd.merge(*alone, on=names)[["before", "after"]])
        old, new = old[~old["before"].isin(pairs[-1]["before"])], new[~new["after"].isin(pairs[-1]["after"])]
    return pd.concat(pairs)


def _compared(rows: pa.Table, places: pa.Array, side: str) -> pd.DataFrame:
    """What these rows say in the fields that are compared, in small letters; where they stand, under `side`."""
    taken = rows.select(COMPARED).take(places)
    columns = [decoded(single(taken[name])) for name in COMPARED]
    texts = [pc.utf8_lower(column) if pa.types.is_string(column.type) else column for column in columns]
    return pa.table([*texts, places], [*COMPARED, side]).to_pandas()


def _comparison(before: pa.Table, after: pa.Table, partner: pa.Array, lost: pa.Array) -> Comparison:
    was = pc.equal(decoded(single(before["status"])).take(partner), "valid")
    now = pc.equal(decoded(single(after["status"])), "valid")
    both = pc.if_else(now, pc.if_else(was, "kept", "mended"), pc.if_else(was, "worse", "still"))
    state = pc.coalesce(both, "new")  # what has no partner was neither
    counts = dict.fromkeys(STATES, 0) | {part["values"]: part["counts"] for part in pc.value_counts(state).to_pylist()}
    changed = pc.indices_nonzero(pc.not_equal(state, "kept"))
    rows = _shown(after, changed, state.take(changed))
    gone = _shown(before, lost, pa.repeat("gone", len(lost)))
    return Comparison(counts | {"gone": len(lost)}, pa.concat_tables([rows, gone]), lost)


def _shown(rows: pa.Table, places: pa.Array, state: pa.Array) -> pa.Table:
    return pa.table({"state": state, **{name: decoded(single(rows[name].take(places))) for name in SHOWN}})


def rows_in_force(store: Store, reading: Reading, period: str, as_of: date) -> pa.Table:
    """The initiatives in force (register.COLUMNS) of the units that a register covers; none for any other file."""
    if reading.kind != "register" or reading.rows is None:
        return COLUMNS.empty_table()
    rows = store.initiatives(period, as_of)
    covered = pa.array([unit.code for unit in reading.units], pa.string())
    return rows.filter(pc.is_in(rows["unit"].cast(pa.string()), covered)) if len(rows) else rows


def missing_initiatives(reading: Reading, count: int) -> Finding:
    """What asks what it means that so many initiatives in force are not in this register."""
    return Finding("initiatives-missing", reading.sheet, count=count, file=reading.file)


def joined_list(before: pa.Table, reading: Reading, as_of: date) -> tuple[str, bytes]:
    """A name and the bytes (.csv) of one register of this one and of what it lacks of those in force (`before`)."""
    rows = _joined(before, reading.rows, compare_lists(before, reading.rows).gone)
    day = f"{as_of.day}-{as_of.month}-{as_of.year}"
    return say("returned-file", file=reading.file.rsplit(".", 1)[0], day=day), _as_text(rows)


def _joined(before: pa.Table, after: pa.Table, gone: pa.Array) -> pa.Table:
    """The rows `gone` of `before` and all of `after`: what they printed, so that reading it decides each row anew."""
    parts = [before.select(NAMES).take(gone), after.select(NAMES)]
    rows = pa.concat_tables([pa.table({name: decoded(part[name]) for name in NAMES}) for part in parts])
    certain = pc.if_else(rows["date_flag"].is_null(), rows["recognised"], pa.scalar(None, rows["recognised"].type))
    stated = mapped(single(rows["stated"].dictionary_encode()), STATED.get, pa.string())
    own = {"recognised": certain, "status_printed": pc.coalesce(rows["status_printed"], stated)}
    return pa.table({name: own.get(name, rows[name]) for name in rows.column_names})


def _as_text(rows: pa.Table) -> bytes:
    """The rows under headings that are read again: however many there are, nobody waits for them."""
    written = {name: rows[name].cast(pa.string()) for name in HEADINGS}
    written["recognised"] = pc.coalesce(pc.strftime(rows["recognised"], "%d/%m/%Y"), rows["recognised_printed"])
    written |= {name: all_as_text(column) for name, column in written.items() if name not in ("recognised", "benefit")}
    shown = {heading: written[name] for name, heading in HEADINGS.items() if written[name].null_count < len(rows)}
    return arrow_csv(pa.table(shown))
