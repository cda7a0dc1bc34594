"""The table that a read register is kept in: one row per initiative, every text held once and pointed at."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from tally.vocabulary import REGISTER

TEXT = pa.dictionary(pa.int32(), pa.string())

STATUSES = ("valid", "invalid", "pending")

COLUMNS = pa.schema(
    {
        "sheet": TEXT,  # where it stands
        "row": pa.int32(),  # 1-based, as the sheet counts
        "title": TEXT,
        "authors": TEXT,
        "position": TEXT,
        "branch": TEXT,  # CĐCS as printed
        "unit": TEXT,  # code; null for a unit that the directory does not know, and for none
        "unit_printed": TEXT,  # null where the register names none
        "group": TEXT,  # participant group (đối tượng)
        "field": TEXT,
        "decision": TEXT,
        "body": TEXT,  # who recognised it
        "recognised": pa.date32(),  # null where missing or impossible; the first of the span where only that is given
        "recognised_printed": TEXT,
        "date_flag": TEXT,  # null, "missing", "impossible", "ambiguous" (day and month) or one of text.SPANS (no day)
        "phase": TEXT,  # code; null where the date lies in none
        "benefit": pa.int64(),  # đồng
        "status_printed": TEXT,
        "status_flag": TEXT,  # null, "missing", "unknown" or "conflict"
        "stated": TEXT,  # valid, invalid, pending: what the register says
        "checked": TEXT,  # the same after the checks
        "status": TEXT,  # whichever of the two the programme counts
        "reason": TEXT,  # code of the catalogue, "other", or null
        "reason_printed": TEXT,
        "noticed": pa.int32(),  # one bit per code of rules.RULES
        "phone": TEXT,
    }
)

PERSONAL = ("phone",)
"""Columns shown only where they are needed."""

STATING = ("status", *(f"{status}_mark" for status in STATUSES))
"""What states what became of an initiative: words, or marks below their own headings."""

PRINTED = (
    "number",
    *(name for own in COLUMNS.names if own in REGISTER.phrases for name in (STATING if own == "status" else (own,))),
)
"""What a heading of a register can mean."""


def with_columns(rows: pa.Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    """The rows with these of their columns in place of what stood there."""
    for name, column in columns.items():
        rows = rows.set_column(COLUMNS.get_field_index(name), COLUMNS.field(name), column)
    return rows
