"""A unit's name typed once, with the rows of that unit left blank below it: what cells merged downwards look like
where nobody merged them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding

ROWS_A_NAME = 3
"""Rows that each name must stand for on average; where more of them are named, a blank is one that was forgotten."""


def carried(names: pa.DictionaryArray, places: pa.Array, between: pa.Array) -> pa.DictionaryArray | None:
    """The column with every name written on in the blanks below it; None where those blanks may mean something else.

    Only where the first initiative is named, every name stands once, there are few of them, and no blank follows
    a row that is no initiative, as a sum or an empty line. `places` are the positions of the initiatives, `between`
    those of rows that are part of one or of a header repeated.
    """
    named = len(names) - names.null_count
    if not names.null_count or not named or named * ROWS_A_NAME > len(names) or not names[0].is_valid:
        return None
    if len(names.indices.unique().drop_null()) < named:
        return None
    above = pc.is_in(pc.subtract(places, 1), pa.concat_arrays([places, between]))
    if pc.any(pc.and_(pc.invert(above), names.is_null())).as_py():
        return None
    return pa.DictionaryArray.from_arrays(pc.fill_null_forward(names.indices), names.dictionary)


def carried_finding(names: pa.DictionaryArray, sheet: str, letters: str, rows: pa.Array) -> Finding:
    """The one finding for all blanks of a column that were filled so; `rows` are the sheet's rows."""
    first = rows[pc.index(names.is_null(), True).as_py()].as_py()
    particulars = {"extent": "carried", "row": first, "value": ""}
    return Finding("unit-field-missing", sheet, f"{letters}{first}", count=names.null_count, particulars=particulars)
