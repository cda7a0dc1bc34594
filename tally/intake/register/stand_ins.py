"""Cells that stand for something else: that say there is none, "…", or "as above", 〃 or "nt"; or for two titles."""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import decoded
from tally.table.model import Table
from tally.text import has_digit
from tally.vocabulary import lexicon
from tally.vocabulary.nothing import none_hint, says_it_waits, says_none
from tally.vocabulary.statuses import are_marks

WANTED = ("title", "authors", "decision")
"""The fields in which a text that says none is a blank."""
MARK = 4  # letters of the longest mark
UNFILLED = ("number", "benefit")
"""What says nothing of the row above, or would be added up again."""
SIGNS = r"""["〃〞″”“„]|''|,,|´´|``"""
AROUND = r"[\s.…()–—_-]*"
# numbered, or lines that each begin with a stroke or a point
SEVERAL = r"(?s)^\s*1[.)/:]\s.*\s2[.)/:]\s*\S|^\s*1[.)/:]\s*\D.*\n\s*2[.)/:]\s*\D|^\s*[-+•*–]\s*\S.*\n\s*[-+•*–]\s*\S"


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


@cache
def _saying() -> str:
    """What a ditto says and nothing else, as a regular expression of RE2; "NT" alone may be a code."""
    phrases = "|".join(map(re.escape, lexicon("rows")["ditto"]))
    return rf"^{AROUND}(?:{SIGNS}|(?i:{phrases})|[Nn]\.?[Tt]\.?){AROUND}$"


def dittos(column: pa.DictionaryArray) -> pa.Array:
    """Where a column says "as above"."""
    says = pc.match_substring_regex(column.dictionary, _saying())
    return pc.fill_null(pc.and_not(says, pc.equal(column.dictionary, "NT")).take(column.indices), False)


def copied_down(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """The column with what stands above each ditto in its place; blank where nothing does."""
    if not pc.any(again := dittos(column)).as_py():
        return column
    blank = pa.scalar(len(column.dictionary), column.indices.type)
    above = pc.fill_null_forward(pc.if_else(again, None, pc.fill_null(column.indices, blank)))
    return pa.DictionaryArray.from_arrays(pc.if_else(pc.equal(above, blank), None, above), column.dictionary)


def stood_for(field: str, column: pa.Array) -> pa.Array:
    """The column of a field with what stands above each ditto in its place, blank where it says that there is none."""
    column = column if field in UNFILLED else copied_down(column)
    if field not in WANTED:
        return column
    indices = pc.if_else(absent(field, column), pa.scalar(None, column.indices.type), column.indices)
    return pa.DictionaryArray.from_arrays(indices, column.dictionary)


def doubtful_titles(titles: pa.DictionaryArray, cells: pa.Array, table: Table, rows: pa.Array) -> list[Finding]:
    """The questions whether a title "as above" is an initiative of its own, and whether one cell of titles is one.

    `titles` are those of the initiatives, `cells` the same as the file has them, `rows` their rows.
    """
    several = pc.fill_null(pc.match_substring_regex(decoded(cells), SEVERAL), False)
    shown = {"titles-repeated": copied_down(titles), "titles-in-one-cell": titles}
    asked = []
    for (code, texts), spots in zip(shown.items(), map(pc.indices_nonzero, (dittos(titles), several)), strict=True):
        if len(spots):
            first = spots[0].as_py()
            cell = table.address(rows[first].as_py(), table.columns["title"])
            what = {"value": texts[first].as_py() or ""}
            asked.append(Finding(code, table.sheet.name, cell, count=len(spots), particulars=what))
    return asked
