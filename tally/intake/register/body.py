"""Which rows under a register's header are initiatives, and under which unit's group row each stands.

Rows with hardly anything in them are looked at one by one (group rows, totals, signatures); the rest, a million or so,
only as columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.distinct import choice, positions
from tally.intake.register.roles import COLUMN, COUNT, LEADING, ListRoles

WHAT = {
    "blank": "note",
    "numbers": "numbers",
    "example": "example",
    "total": "total",
    "continued": "note",
    "unit": "group",
    "branch": "group",
    "cluster": "group",
    "heading": "group",
    "status": "group",
    "footer": "signature",
}


@dataclass(frozen=True)
class Body:
    """`kept` are row positions (0-based in the block); `units` and `branches` the group rows they stand under.

    `states` is what group rows say of the status of those below them.
    `others` says of each position that is no initiative what it is (`table.account.WHAT`), and `total` what the last
    sum below the list says that there are.
    """

    kept: pa.Array
    units: pa.DictionaryArray
    branches: pa.DictionaryArray
    states: pa.DictionaryArray
    others: Mapping[int, str]
    total: tuple[int, int] | None = None

    def without(self, positions: pa.Array) -> Body:
        """The same without the rows at these positions."""
        if not len(positions):
            return self
        kept = pc.invert(pc.is_in(self.kept, positions))
        parts = (pc.filter(part, kept) for part in (self.kept, self.units, self.branches, self.states))
        kept_rows, units, branches, states = parts
        return Body(kept_rows, units, branches, states, self.others, self.total)


def body(
    columns: Mapping[str, pa.DictionaryArray],
    cells: pa.Table,
    is_unit: Callable[[str], bool],
    known: Mapping[int, str],
    title: str = "",
) -> Body:
    """The initiatives among `cells` (the rows under the header), whose mapped columns are `columns`.

    `known` is what a person said that the row at a position is. `title` is the line above the header.
    """
    filled = _filled(columns, cells.num_rows)
    whole = pc.and_(_there(columns, "title", cells), _worded(columns, "authors", cells))
    number, bare = columns.get("number"), pa.repeat(pa.scalar(False), cells.num_rows)
    numbered = number is not None and number.null_count < len(number)
    if number is not None and numbered:
        whole = pc.and_(whole, number.is_valid())
        bare = pc.or_(pc.invert(number.is_valid()), _lettered(number))
    thin = pc.and_(pc.less_equal(filled, 2), pc.invert(whole))
    if "title" in columns:
        bare = pc.or_(bare, _no_title(columns["title"]))
    doubtful = sorted({*range(min(LEADING, cells.num_rows)), *pc.indices_nonzero(pc.or_(thin, bare)).to_pylist()})
    last = _last_whole(pc.invert(thin))
    kinds = ListRoles(columns, cells, is_unit, title, numbered=numbered, last=last).kinds(doubtful)
    kinds |= {position: ("initiative" if what == "counted" else what, "") for position, what in known.items()}
    dropped = pa.array([position for position, (kind, _) in kinds.items() if kind != "initiative"], pa.int64())
    everything = positions(cells.num_rows)
    kept = pc.filter(everything, pc.invert(pc.is_in(everything, dropped))) if len(dropped) else everything
    others = {position: WHAT.get(kind, kind) for position, (kind, _) in kinds.items() if kind != "initiative"}
    totals = [(position, int(text)) for position, (kind, text) in kinds.items() if kind == "total" and text]
    below = totals[-1] if totals and totals[-1][0] > last and len(totals) == 1 else None
    units, branches, stated = (_under(kinds, wanted, kept, everything) for wanted in ("unit", "branch", "status"))
    return Body(kept, units, branches, stated, others, below)


def _lettered(numbers: pa.Array) -> pa.Array:
    """Where the column of numbers has no number first: "Ví dụ 2"."""
    if pa.types.is_dictionary(numbers.type):
        return _lettered(numbers.dictionary).take(numbers.indices).fill_null(False)
    return pc.fill_null(pc.match_substring_regex(numbers, r"^[^\d]*$|^\W*\p{L}[\p{L}\p{M}]*\s"), False)


def _no_title(titles: pa.DictionaryArray) -> pa.Array:
    """Where a title is the number of its column, "(2)", or only says how many there are, "13 sáng kiến"."""
    matched = pc.match_substring_regex(titles.dictionary, f"^(?:{COLUMN.pattern}|{COUNT.pattern})$", ignore_case=True)
    return pc.fill_null(matched.take(titles.indices), False)


def _filled(columns: Mapping[str, pa.DictionaryArray], length: int) -> pa.Array:
    count = pa.repeat(pa.scalar(0, pa.int8()), length)
    for field, column in columns.items():
        if field != "number":
            count = pc.add(count, pc.cast(column.is_valid(), pa.int8()))
    return count


def _there(columns: Mapping[str, pa.DictionaryArray], field: str, cells: pa.Table) -> pa.Array:
    return columns[field].is_valid() if field in columns else pa.repeat(pa.scalar(False), cells.num_rows)


def _worded(columns: Mapping[str, pa.DictionaryArray], field: str, cells: pa.Table) -> pa.Array:
    """Where a column has more than a number: "Hợp lệ" and 2 below a list are no title and its author."""
    if field not in columns:
        return _there(columns, field, cells)
    worded = pc.match_substring_regex(columns[field].dictionary, r"\p{L}").take(columns[field].indices)
    return pc.fill_null(worded, False)


def _last_whole(certain: pa.Array) -> int:
    places = pc.indices_nonzero(certain)
    return places[-1].as_py() if len(places) else -1


def _under(
    kinds: Mapping[int, tuple[str, str]], wanted: str, kept: pa.Array, everything: pa.Array
) -> pa.DictionaryArray:
    """The last group row of this kind above each kept row; a new unit or cluster ends what stood before."""
    ends = {"unit": ("unit", "cluster"), "branch": ("unit", "branch", "cluster"), "status": ("status",)}[wanted]
    marks = {place: text if kind == wanted else None for place, (kind, text) in kinds.items() if kind in ends}
    if not any(marks.values()):
        return pa.DictionaryArray.from_arrays(pa.nulls(len(kept), pa.int32()), pa.array([], pa.string()))
    names = [None, *marks.values()]
    mask = pc.is_in(everything, pa.array(list(marks), pa.int64()))
    spots = pc.replace_with_mask(
        pa.nulls(len(everything), pa.int32()), mask, pa.array(range(1, len(names)), pa.int32())
    )
    return choice(pc.fill_null(pc.fill_null_forward(spots), 0).take(kept), names)
