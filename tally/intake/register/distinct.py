"""Each distinct value once: a column of a million cells costs what its few thousand spellings cost."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tally.text import composed

UNCLEAN = r"\p{M}|\s\s|^\s|\s$|[\t\r\n\f\v\x{a0}\x{ad}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{2060}\x{3000}\x{feff}]"


def encoded(column: pa.ChunkedArray | pa.Array, lines: str = " ") -> pa.DictionaryArray:
    """The column as one dictionary-encoded array: NFC, no invisible characters, single spaces; blanks are null.

    `lines` stands where a cell breaks its line.
    """
    whole = single(column)
    return _cleaned(_fitting(whole) if pa.types.is_dictionary(whole.type) else whole.dictionary_encode(), lines)


def numbered(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """The same as `encoded`, but texts that nearly all differ need no hashing: each row has its own entry then."""
    as_text = single(column)
    if pa.types.is_dictionary(as_text.type):
        return encoded(as_text)
    half = len(as_text) // 2
    texts = pa.concat_arrays([as_text[:half], as_text[half:]])  # a copy: what was read may be let go
    return _cleaned(own_entries(texts), " ")


def own_entries(texts: pa.Array) -> pa.DictionaryArray:
    """The texts dictionary-encoded with an entry for each row, whatever is the same among them."""
    places = pc.if_else(texts.is_valid(), positions(len(texts)).cast(pa.int32()), pa.scalar(None, pa.int32()))
    return pa.DictionaryArray.from_arrays(places, pc.fill_null(texts, ""))


def _fitting(part: pa.DictionaryArray) -> pa.DictionaryArray:
    """A part of a longer column, with only its own texts in the dictionary and those in the order of its rows."""
    again = part.indices.dictionary_encode()
    return pa.DictionaryArray.from_arrays(again.indices, part.dictionary.take(again.dictionary))


def _cleaned(whole: pa.DictionaryArray, lines: str) -> pa.DictionaryArray:
    dictionary = whole.dictionary
    dirty = pc.match_substring_regex(dictionary, UNCLEAN)
    if not pc.any(dirty).as_py():
        return whole
    cleaned = pa.array([clean_text(text, lines) for text in pc.filter(dictionary, dirty).to_pylist()], pa.string())
    return _repointed(whole, pc.replace_with_mask(dictionary, dirty, cleaned))


def clean_text(text: str, lines: str = " ") -> str | None:
    """The text in NFC without invisible characters and with single spaces; None where nothing is left."""
    text = lines.join(line for line in text.splitlines() if line.strip()) if lines != " " else text
    kept = "".join(" " if letter.isspace() else letter for letter in text if unicodedata.category(letter) != "Cf")
    return composed(" ".join(kept.split())) or None


def mapped(column: pa.DictionaryArray, function: Callable[[Any], object], kind: pa.DataType) -> pa.Array:
    """`function` of every cell, called once per distinct value; null stays null. `kind` is the answer's type."""
    answers = [function(value) for value in column.dictionary.to_pylist()]
    if pa.types.is_dictionary(kind):
        return _repointed(column, pa.array(answers, kind.value_type))
    return pa.array(answers, kind).take(column.indices)


def constant(value: str | None, length: int) -> pa.DictionaryArray:
    """One value in every row, held once."""
    if value is None:
        return pa.DictionaryArray.from_arrays(pa.nulls(length, pa.int32()), pa.array([], pa.string()))
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), length), pa.array([value]))


def choice(places: pa.Array, values: Sequence[str | None]) -> pa.DictionaryArray:
    """values[place] for every row, held once; a null place is null."""
    numbers = pa.DictionaryArray.from_arrays(places.cast(pa.int32()), pa.array(range(len(values)), pa.int32()))
    return _repointed(numbers, pa.array(values, pa.string()))


def joined(parts: Sequence[pa.Table]) -> pa.Table:
    """The tables one below the other, each column one array with one dictionary."""
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks()


def either(first: pa.DictionaryArray, second: pa.DictionaryArray) -> pa.DictionaryArray:
    """`first`, and `second` where it is blank."""
    if not first.null_count:
        return first
    if first.null_count == len(first):
        return second
    together = pa.chunked_array([first, second]).unify_dictionaries()
    a, b = together.chunks
    return pa.DictionaryArray.from_arrays(pc.coalesce(a.indices, b.indices), a.dictionary)


def where(column: pa.DictionaryArray, mask: pa.Array) -> pa.DictionaryArray:
    """The column, blank but where the mask holds."""
    indices = pc.if_else(mask, column.indices, pa.scalar(None, pa.int32()))
    return pa.DictionaryArray.from_arrays(indices, column.dictionary)


def _repointed(column: pa.DictionaryArray, answers: pa.Array) -> pa.DictionaryArray:
    again = answers.dictionary_encode()
    return pa.DictionaryArray.from_arrays(again.indices.take(column.indices), again.dictionary)


def single(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The column as one array; a dictionary-encoded one with one dictionary."""
    return column.unify_dictionaries().combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def equals(column: pa.ChunkedArray | pa.DictionaryArray, value: str) -> pa.Array:
    """Where a dictionary-encoded column has this value; false where it is blank."""
    whole = single(column)
    return pc.fill_null(pc.equal(whole.indices, pc.index(whole.dictionary, value)), False)


def decoded(column: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray | pa.Array:
    """The same values without a dictionary."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def positions(length: int) -> pa.Array:
    """0, 1, 2 … as int64."""
    return pa.arange(0, length)


def as_above(column: pa.Array) -> pa.Array:
    """Where a cell says the same as the one above it."""
    texts = column.indices if pa.types.is_dictionary(column.type) else column
    same = pc.fill_null(pc.equal(texts[1:], texts[:-1]), False)
    return pa.concat_arrays([pa.array([False][: len(texts)], pa.bool_()), same])
