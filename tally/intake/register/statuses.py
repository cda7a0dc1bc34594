"""The status of every row as the register states it: one column in any wording, or marks in two or three."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.columns import STATUSES, TEXT
from tally.intake.register.distinct import choice, constant, either, mapped
from tally.vocabulary.statuses import denies, is_mark, is_reason, mark_words, no_reason, stated_by


def are_verdicts(columns: Mapping[str, pa.DictionaryArray]) -> bool:
    """Whether the reasons of a list are what marks its invalid initiatives, too."""
    return "reason" in columns and "invalid_mark" in columns and columns["reason"].equals(columns["invalid_mark"])


def stated(
    columns: Mapping[str, pa.DictionaryArray], length: int, answered: Mapping[str, str]
) -> dict[str, pa.DictionaryArray]:
    """status_printed, stated, status_flag and reason_printed of each row.

    Without any status column all is valid unless a check speaks against it. Marked both valid and invalid is stated
    valid with a flag, so that the check against it shows as a difference.
    """
    none = constant(None, length)
    words, reason = columns.get("status", none), columns.get("reason", none)
    marks = {name: columns[f"{name}_mark"] for name in STATUSES if f"{name}_mark" in columns}
    of_reasons = are_verdicts(columns)
    read = stated_by(words.dictionary.to_pylist(), answered)

    def says(name: str) -> pa.Array:
        saying = pc.fill_null(mapped(words, lambda text: read[text][0] == name, pa.bool_()), False)
        tells = is_reason if of_reasons and name == "invalid" else is_mark
        marked = pc.fill_null(mapped(marks.get(name, none), tells, pa.bool_()), False)
        return pc.or_(saying, marked)

    valid, invalid, pending = map(says, STATUSES)
    if "status" not in columns and not marks:
        valid = pa.repeat(pa.scalar(True), length)
    elif "status" not in columns and marks.keys() == {"invalid"}:
        # only a "no" says that it is valid, or a reason left blank
        denied = no_reason if of_reasons else denies
        valid = pc.fill_null(mapped(marks["invalid"], denied, pa.bool_()), of_reasons)
    both = pc.and_(valid, invalid)
    meant = pc.if_else(both, 0, pc.if_else(invalid, 1, pc.if_else(pc.or_(pending, pc.invert(valid)), 2, 0)))
    unclear = pc.invert(pc.or_(pc.or_(valid, invalid), pending))
    flag = pc.if_else(both, 2, pc.if_else(unclear, pc.if_else(words.is_valid(), 1, 0), None))
    reason = either(reason, mapped(words, lambda text: read[text][1], TEXT))
    return {
        "status_printed": words,
        "stated": choice(meant, STATUSES),
        "status_flag": choice(flag, ("missing", "unknown", "conflict")),
        "reason_printed": either(reason, mapped(marks.get("invalid", none), mark_words, TEXT)),
    }
