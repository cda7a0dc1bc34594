"""The status of every row as the register states it: one column in any wording, or marks in two or three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.columns import STATUSES, TEXT
from tally.intake.register.distinct import choice, constant, either, mapped
from tally.vocabulary.statuses import denies, is_mark, mark_words, stated_by


@dataclass(frozen=True)
class Stated:
    """`stated` is valid, invalid or pending; `flag` is null, "missing", "unknown" or "conflict"."""

    printed: pa.DictionaryArray
    stated: pa.DictionaryArray
    flag: pa.DictionaryArray
    reason: pa.DictionaryArray


def stated(columns: Mapping[str, pa.DictionaryArray], length: int, answered: Mapping[str, str]) -> Stated:
    """What the register says of each row. Without any status column all is valid unless a check speaks against it.

    Marked both valid and invalid is stated valid with a flag, so that the check against it shows as a difference.
    """
    marks = {name: columns[f"{name}_mark"] for name in STATUSES if f"{name}_mark" in columns}
    words, none = columns.get("status"), constant(None, length)
    if words is None and not marks:
        return Stated(none, constant("valid", length), none, columns.get("reason", none))
    read = {} if words is None else stated_by(words.dictionary.to_pylist(), answered)
    says = {name: _says(name, words, read, marks, length) for name in STATUSES}
    if words is None and marks.keys() == {"invalid"}:  # then only a "no" says that it is valid, or a reason left blank
        no_reason = "reason" in columns and columns["reason"].equals(marks["invalid"])
        valid = mapped(marks["invalid"], denies, pa.bool_())
        says["valid"] = pc.fill_null(valid, no_reason)
    anything = _anything(words, length)
    valid, invalid, pending = says["valid"], says["invalid"], says["pending"]
    both = pc.and_(valid, invalid)
    meant = pc.if_else(both, 0, pc.if_else(invalid, 1, pc.if_else(pc.or_(pending, pc.invert(valid)), 2, 0)))
    unclear = pc.invert(pc.or_(pc.or_(valid, invalid), pending))
    flag = pc.if_else(both, 2, pc.if_else(unclear, pc.if_else(anything, 1, 0), None))
    return Stated(
        none if words is None else words,
        choice(meant, STATUSES),
        choice(flag, ("missing", "unknown", "conflict")),
        _reason(columns, words, read, marks, length),
    )


def _says(
    name: str,
    words: pa.DictionaryArray | None,
    read: Mapping[str, tuple[str | None, str | None]],
    marks: Mapping[str, pa.DictionaryArray],
    length: int,
) -> pa.Array:
    saying = pa.repeat(pa.scalar(False), length)
    if words is not None:
        saying = pc.fill_null(mapped(words, lambda text: read[text][0] == name, pa.bool_()), False)
    if name in marks:
        saying = pc.or_(saying, pc.fill_null(mapped(marks[name], is_mark, pa.bool_()), False))
    return saying


def _anything(words: pa.DictionaryArray | None, length: int) -> pa.Array:
    return pa.repeat(pa.scalar(False), length) if words is None else words.is_valid()


def _reason(
    columns: Mapping[str, pa.DictionaryArray],
    words: pa.DictionaryArray | None,
    read: Mapping[str, tuple[str | None, str | None]],
    marks: Mapping[str, pa.DictionaryArray],
    length: int,
) -> pa.DictionaryArray:
    reason = columns.get("reason", constant(None, length))
    if words is not None:
        reason = either(reason, mapped(words, lambda text: read[text][1], TEXT))
    if "invalid" in marks:
        reason = either(reason, mapped(marks["invalid"], mark_words, TEXT))
    return reason
