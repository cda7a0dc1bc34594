"""Columns of marks, and the sums that a list prints below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import mapped
from tally.table.verdicts import MARKS
from tally.text.counts import read_count
from tally.vocabulary.statuses import are_marks, is_mark

FIGURES = {"status": "valid", "valid_mark": "valid", "invalid_mark": "invalid"}
"""What a column of marks counts; a status of marks alone marks what is valid."""


def fields_of_marks(columns: Mapping[str, pa.DictionaryArray]) -> list[str]:
    """The fields of a list that hold marks, and maybe their sums."""
    status = columns["status"].dictionary.to_pylist() if "status" in columns else []
    alone = bool(status) and all(text.isdigit() or are_marks([text]) for text in status)
    return [name for name in (*MARKS, *["status"] * alone) if name in columns]


def sums_of_marks(
    columns: Mapping[str, pa.DictionaryArray],
    kept: pa.Array,
    totals: Sequence[int],
    address: Callable[[int, str], tuple[str, str]],
) -> Iterator[Finding]:
    """The sums below marks that are not their number, since some sum before or in all.

    `kept` and `totals` are the positions of the initiatives and of the sums; `address` gives the sheet and the cell of
    a position and a field.
    """
    for name in fields_of_marks(columns) if totals else []:
        marked = pc.fill_null(mapped(columns[name], is_mark, pa.bool_()), False)
        spots = pc.filter(kept, marked.take(kept)).to_numpy()
        for total in totals:
            printed = read_count(columns[name][total].as_py() or "").value
            starts = [0, *(other for other in totals if other < total)]
            numbers = [int(((spots >= start) & (spots < total)).sum()) for start in starts]
            if printed is not None and printed not in (*numbers, len(spots)):
                gap = {"printed": printed, "computed": numbers[0], "difference": abs(printed - numbers[0])}
                figure = FIGURES.get(name, "")
                code = f"total-mismatch-{figure}" if figure else "subtotal-mismatch"
                yield Finding(code, *address(total, name), particulars={**gap, "figure": figure})
