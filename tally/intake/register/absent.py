"""Titles, authors and decisions that are none: dots, a mark, or words that say there is none."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from tally.text import has_digit
from tally.vocabulary.nothing import none_hint, says_it_waits, says_none
from tally.vocabulary.statuses import are_marks

WANTED = ("title", "authors", "decision")
"""The fields in which a text that says none is a blank."""
MARK = 4  # letters of the longest mark


def is_absent(field: str, text: str) -> bool:
    """Whether what stands in such a field says that there is none; a mark says of a decision that there is one."""
    if field == "decision":
        return text == "0" or (not has_digit(text) and (says_none(text) or says_it_waits(text)))
    return says_none(text) or are_marks([text])


def absent(field: str, column: pa.DictionaryArray) -> pa.Array:
    """Where a column of this field says that there is none; false where it is blank."""
    texts = column.dictionary
    hinting, length = pc.match_substring_regex(texts, none_hint(), ignore_case=True), pc.utf8_length(texts)
    likely = pc.and_(pc.or_(hinting, pc.less_equal(length, MARK)), pc.greater(length, 0))
    hits = [spot for spot in pc.indices_nonzero(likely).to_pylist() if is_absent(field, texts[spot].as_py())]
    return pc.is_in(column.indices, pa.array(hits, column.indices.type))


def without_absent(field: str, column: pa.DictionaryArray) -> pa.DictionaryArray:
    """The column, blank where it says that there is none."""
    indices = pc.if_else(absent(field, column), pa.scalar(None, column.indices.type), column.indices)
    return pa.DictionaryArray.from_arrays(indices, column.dictionary)
