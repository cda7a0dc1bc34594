"""The same title and author again: within a unit, in two units, and against what other uploads hold.

Which of several rows is kept is settled by what they say, so that another order of rows gives the same counts; the
first where they are counted alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.distinct import decoded, either, positions, single
from tally.intake.register.wordings import persons, together
from tally.text import DASHES, QUOTES, TONES, composed
from tally.vocabulary import lexicon

CLOSING = " .,;:!?…"
SETTLES = ("phase", "recognised", "branch", "group", "field", "benefit", "reason")
"""What initiatives are counted and summed by."""
SIGNS = dict.fromkeys(map(ord, QUOTES + "'\""), "") | dict.fromkeys(map(ord, DASHES), "-")
TONED = {composed(a + tone) + b: a + composed(b + tone) for tone in TONES for a, b in ("oa", "oe", "uy")}
"""Where a tone has two places -> the later one: "òa" -> "oà"."""
OTHERWISE = re.compile(f"[{''.join(map(chr, SIGNS))}]|{'|'.join(TONED)}")
CALLED = re.compile(rf"""^\W*(?:tên )?(?:{"|".join(lexicon("register")["about"])})\s*[:“”"'«]""")
"""What only says before a title that it is one: "Sáng kiến: …"."""


@dataclass(frozen=True)
class Keys:
    """Folded title and author of each row as numbers into `titles` and `authors`; null where either is missing."""

    titles: pa.DictionaryArray
    authors: pa.DictionaryArray

    def pair(self) -> pa.Array:
        """One int64 per row, the same for the same title and author."""
        return self._paired(self.titles.indices.cast(pa.int64()), self.authors.indices.cast(pa.int64()))

    def numbered(self, titles: pa.ChunkedArray, authors: pa.ChunkedArray) -> pa.Array:
        """The same numbers for other rows, given as folded text; null where these have not such a title or author."""
        return self._paired(_numbers(titles, self.titles.dictionary), _numbers(authors, self.authors.dictionary))

    def _paired(self, titles: pa.Array, authors: pa.Array) -> pa.Array:
        width = pa.scalar(max(len(self.authors.dictionary), 1), pa.int64())
        return pc.add(pc.multiply(titles, width), authors)


def keys(rows: pa.Table) -> Keys:
    """What makes two initiatives the same: title and author in lower case, with one kind of dash, one place for a tone,
    and no quotation marks, or spaces and signs at the end; authors in any order, however they are addressed."""
    titles = _folded(rows["title"], CALLED.pattern, lambda text: CALLED.sub("", text))
    return Keys(titles, _folded(rows["authors"], together(), lambda text: "; ".join(sorted(persons(text)))))


def repeated(rows: pa.Table, pair: pa.Array, rank: pa.Array) -> tuple[pa.Array, pa.Array]:
    """(repeated in its unit, in another unit too) of every row.

    Of the same title and author in one unit the row of the lowest `rank` (int8) is kept, and not repeated.
    """
    several = _several(pair)
    unit = either(single(rows["unit"]), single(rows["unit_printed"])).take(several)
    subset = {"pair": pair.take(several), "unit": unit.indices, "rank": rank.take(several), "place": several}
    subset |= {name: decoded(rows[name].take(several)) for name in SETTLES}
    ordered = pa.table(subset).filter(pc.is_valid(unit))
    if len(ordered) < 2:
        nothing = pa.repeat(pa.scalar(False), len(rows))
        return nothing, nothing
    ordered = ordered.sort_by([(name, "ascending") for name in ("pair", "unit", "rank", *SETTLES, "place")])
    pairs, units, places = (ordered[name].combine_chunks() for name in ("pair", "unit", "place"))
    same_pair, same_unit = (pc.equal(column[1:], column[:-1]) for column in (pairs, units))
    shared = pc.filter(pairs[1:], pc.and_not(same_pair, same_unit))
    later = pc.filter(places[1:], pc.and_(same_pair, same_unit))
    everything = positions(len(rows))
    return pc.is_in(everything, later), pc.is_in(everything, pc.filter(places, pc.is_in(pairs, shared)))


def _several(pair: pa.Array) -> pa.Array:
    """Positions of the rows whose title and author occur more than once."""
    ordered = np.sort(pair.drop_null().to_numpy())  # three times as fast as counting each
    several = ordered[1:][ordered[1:] == ordered[:-1]]
    return pc.indices_nonzero(pc.is_in(pair, pa.array(several))).cast(pa.int64())


def held_elsewhere(rows: pa.Table, own_keys: Keys, held: pa.Table) -> tuple[pa.Array, pa.Array]:
    """(in the same unit, in another unit): rows whose title and author are in `held` (columns unit, title, authors).

    `held` is what other uploads in force hold, as `held_keys` makes it.
    """
    units, pair = single(rows["unit"]), own_keys.pair()
    theirs = own_keys.numbered(held["title"], held["authors"])
    met = theirs.is_valid()
    owner = pc.if_else(held["unit"].is_null(), -1, pc.fill_null(_numbers(held["unit"], units.dictionary), -2))
    theirs, owner = theirs.filter(met), single(owner).filter(met)
    if not len(theirs):
        nothing = pa.repeat(pa.scalar(False), len(rows))
        return nothing, nothing
    own = pc.fill_null(units.indices.cast(pa.int64()), -1)
    by_pair = (
        pa.table({"pair": theirs, "owner": owner}).group_by("pair").aggregate([("owner", "min"), ("owner", "max")])
    )
    place = pc.index_in(pair, single(by_pair["pair"]))
    ends = (single(by_pair[name]).take(place) for name in ("owner_min", "owner_max"))
    other = pc.or_(*(pc.fill_null(pc.not_equal(end, own), False) for end in ends))
    return pc.is_in(_within(pair, own), _within(theirs, owner)), other


def _within(pair: pa.Array, unit: pa.Array) -> pa.Array:
    """One int64 per row, the same for the same pair in the same unit; `unit` is above −3 and below 10,000."""
    return pc.add(pc.multiply(pair, 10_003), unit)


def _numbers(texts: pa.ChunkedArray, dictionary: pa.Array) -> pa.Array:
    return single(pc.index_in(texts, value_set=dictionary)).cast(pa.int64())


def held_keys(rows: pa.Table) -> pa.Table:
    """unit, title, authors (folded, plain strings) of the rows that have a title and an author; `held` of `judge`."""
    found = keys(rows)
    table = pa.table({"unit": decoded(rows["unit"]), "title": decoded(found.titles), "authors": decoded(found.authors)})
    return table.filter(pc.and_(pc.is_valid(table["title"]), pc.is_valid(table["authors"])))


def _folded(column: pa.ChunkedArray, more: str, alike: Callable[[str], str]) -> pa.DictionaryArray:
    """The column folded, by `alike` too where it has anything that the expression `more` fits."""
    column = single(column)
    lowered = pc.utf8_lower(column.dictionary)
    written = pc.match_substring_regex(lowered, f"{OTHERWISE.pattern}|{more}")
    usual = pa.array([_usual(alike(text)) for text in pc.filter(lowered, written).to_pylist()], pa.string())
    folded = pc.utf8_rtrim(pc.utf8_ltrim(pc.replace_with_mask(lowered, written, usual), " "), CLOSING)
    again = folded.dictionary_encode()
    return pa.DictionaryArray.from_arrays(again.indices.take(column.indices), again.dictionary)


def _usual(text: str) -> str:
    return OTHERWISE.sub(lambda sign: TONED.get(sign[0]) or SIGNS[ord(sign[0])], text)
