"""What of a reading, of rows and of requests is the acting person's to publish or to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tally import rights
from tally.directory import Directory
from tally.errors import TallyError
from tally.findings import Finding
from tally.intake.reading import Reading
from tally.intake.register.distinct import decoded
from tally.matching import Matcher

NAMES = ("authors", "phone")
"""Columns of a register that name a person."""
HIDDEN = "•••"
OF_ALL = ("total-", "subtotal-")
"""How codes begin of findings about a whole table or a group of it."""


def own_part(reading: Reading, directory: Directory) -> Reading:
    """The reading that the acting person may publish: the whole, or the part of the own unit with a note of the rest.
    What a table says of others, or of all together, is not asked there.

    Raises TallyError where nothing in it is the own unit's. A directory is no such part: `changes_own_branches` tells.
    """
    own = rights.reach("publish")
    if own is None or reading.kind == "directory":
        return reading
    if reading.kind == "support" and reading.rows is not None:
        rows = reading.rows.filter(pa.array(_own_requests(reading.rows["unit"].to_pylist(), directory, own)))
        return _must_hold(replace(reading, rows=rows), rows.num_rows, own)
    units = tuple(unit for unit in reading.units if unit.code == own)
    rest = tuple(unit.unit for unit in reading.units if unit.code != own and unit.unit)
    rows = reading.rows
    if rows is not None:
        rows = rows.filter(pc.equal(decoded(rows["unit"]), own))
    left = (Finding("others-left", count=len(rest), particulars={"names": rest[:5]}),) if rest else ()
    others = {unit.unit for unit in reading.units if unit.code not in (None, own)}
    kept = tuple(it for it in reading.findings if not (rest and (it.unit in others or it.code.startswith(OF_ALL))))
    return _must_hold(replace(reading, units=units, rows=rows, findings=kept + left), len(units), own)


def _must_hold(reading: Reading, count: int, own: str) -> Reading:
    if not count:
        raise TallyError("nothing-of-own", file=reading.file, unit=own)
    return reading


def changes_own_branches(directory: Directory, current: Directory) -> bool:
    """Whether a directory changes the quotas of the acting person's own branches in another, and nothing besides."""
    own = rights.reach("branches")

    def without(whole: Directory) -> Directory:
        branches = (replace(b, quota=None, note="") if b.unit == own else b for b in whole.branches)
        return replace(whole, branches=tuple(branches))

    return directory != current and without(directory) == without(current)


def with_names_masked(rows: pa.Table) -> pa.Table:
    """The rows with names and phones masked where they are not the acting person's to see."""
    own = rights.reach("names")
    if own is None:
        return rows
    mine = pc.fill_null(pc.equal(decoded(rows["unit"]), own), False)
    for name in set(NAMES) & set(rows.column_names):
        texts = decoded(rows[name])
        masked = pc.if_else(pc.or_(mine, pc.is_null(texts)), texts, HIDDEN)
        rows = rows.set_column(rows.column_names.index(name), name, masked.combine_chunks().dictionary_encode())
    return rows


def requests(frame: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    """The support requests that the acting person may see."""
    own = rights.reach("support")
    return frame if own is None else frame[_own_requests(frame["unit"].tolist(), directory, own)]


def _own_requests(units: Sequence[str | None], directory: Directory, own: str) -> list[bool]:
    matcher = Matcher(directory, {})
    return [bool(own and unit and matcher.match(unit).code == own) for unit in units]
