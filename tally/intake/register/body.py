"""Which rows under a register's header are initiatives, and under which unit's group row each stands.

Rows with hardly anything in them are looked at one by one (group rows, totals, signatures); the rest, a million or so,
only as columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import as_above, choice, positions
from tally.intake.register.roles import COLUMN, COUNT, LEADING, ListRoles
from tally.intake.register.stand_ins import absent
from tally.table.labels import is_total, total_hint
from tally.text import clean

WHAT = {
    "blank": "note",
    "continued": "note",
    "unit": "group",
    "branch": "group",
    "cluster": "group",
    "heading": "group",
    "status": "group",
    "footer": "signature",
}
"""What a role is called in the account of a sheet, where that has another word for it."""
UNIQUE = frozenset({"number", "title", "benefit", "phone"})  # what a row of the header repeated cannot be told by


@dataclass(frozen=True)
class Body:
    """`kept` are row positions (0-based in the block); `units` and `branches` the group rows they stand under.

    `states` is what group rows say of the status of those below them, `ended` where that may hold no longer.
    `others` says of each position that is no initiative what it is (`table.account.WHAT`), and `total` what the last
    sum below the list says that there are.
    """

    kept: pa.Array
    units: pa.DictionaryArray
    branches: pa.DictionaryArray
    states: pa.DictionaryArray
    ended: pa.Array
    others: Mapping[int, str]
    total: tuple[int, int] | None = None


def body(
    columns: Mapping[str, pa.DictionaryArray],
    cells: pa.Table,
    is_unit: Callable[[str], bool],
    known: Mapping[int, str],
    title: str = "",
) -> Body:
    """The initiatives among `cells` (the rows under the header), whose mapped columns are `columns`.

    `known` says of some positions what the row there is (`table.account.WHAT`). `title` is the line above the header.
    """
    titles, authors, number = columns["title"], columns.get("authors"), columns.get("number")
    whole = pc.and_(titles.is_valid(), _worded(authors) if authors else False)
    bare = _no_title(titles)
    numbered = number is not None and number.null_count < len(number)
    if number is not None and numbered:
        whole = pc.and_(whole, number.is_valid())
        bare = pc.or_(bare, pc.or_(pc.invert(number.is_valid()), _lettered(number)))
    sums = _sums(columns)
    bare = pc.or_(bare, sums)
    thin = pc.or_(pc.and_(pc.less_equal(_filled(columns, cells.num_rows), 2), pc.invert(whole)), sums)
    certain = pc.indices_nonzero(pc.invert(thin))
    last = certain[-1].as_py() if len(certain) else -1
    doubtful = sorted({*range(min(LEADING, cells.num_rows)), *pc.indices_nonzero(pc.or_(thin, bare)).to_pylist()})
    roles = ListRoles(columns, cells, is_unit, title, numbered=numbered, last=last).kinds(doubtful)
    roles = {position: role for position, role in roles.items() if position not in known}
    others = {position: WHAT.get(kind, kind) for position, (kind, _) in roles.items() if kind != "initiative"}
    others |= {position: what for position, what in known.items() if what != "counted"}
    everything = positions(cells.num_rows)
    kept = pc.filter(everything, pc.invert(pc.is_in(everything, pa.array(list(others), pa.int64()))))
    totals = [(position, int(text)) for position, (kind, text) in roles.items() if kind == "total" and text]
    below = totals[0] if len(totals) == 1 and totals[0][0] > last else None
    units, branches, stated = (_under(roles, wanted, kept, everything) for wanted in ("unit", "branch", "status"))
    return Body(kept, units, branches, stated, _ended(roles, known, kept, everything), others, below)


def _ended(
    roles: Mapping[int, tuple[str, str]], known: Mapping[int, str], kept: pa.Array, everything: pa.Array
) -> pa.Array:
    """Which kept rows stand below a verdict, but behind what may have ended it: the next unit where verdicts stand
    below units, a sum that is none of a unit, or a title with a header of its own."""
    kinds = [kind for kind, _ in roles.values() if kind in ("unit", "cluster", "status")]
    below_units, stated, ended = kinds[:1] != ["status"], False, dict[int, str | None]()
    for position, (kind, _) in roles.items():
        stated = stated or kind == "status"
        outer = kind in ("unit", "cluster") if below_units else kind == "total" and {*kinds} == {"status"}
        titled = known.get(position + 1) == "header" and kind not in ("initiative", "blank")
        if kind == "status" or titled or (stated and outer):
            ended[position] = None if kind == "status" else kind
    return _carried(ended, kept, everything).is_valid()


def _lettered(numbers: pa.Array) -> pa.Array:
    """Where the column of numbers has no number first: "Ví dụ 2"."""
    if pa.types.is_dictionary(numbers.type):
        return _lettered(numbers.dictionary).take(numbers.indices).fill_null(False)
    return pc.fill_null(pc.match_substring_regex(numbers, r"^[^\d]*$|^\W*\p{L}[\p{L}\p{M}]*\s"), False)


def _no_title(titles: pa.DictionaryArray) -> pa.Array:
    """Where a title is its column's number, "(2)", or says how many there are, "13 sáng kiến", or that none is."""
    matched = pc.match_substring_regex(titles.dictionary, f"^(?:{COLUMN.pattern}|{COUNT.pattern})$", ignore_case=True)
    return pc.or_(pc.fill_null(matched.take(titles.indices), False), absent("title", titles))


def _sums(columns: Mapping[str, pa.DictionaryArray]) -> pa.Array:
    """Where a title says a sum and nothing beside it that an initiative was recognised, be there sums below marks."""
    titles = columns["title"]
    hinting = pc.indices_nonzero(pc.match_substring_regex(titles.dictionary, total_hint(), ignore_case=True))
    hits = [spot for spot in hinting.to_pylist() if is_total(clean(titles.dictionary[spot].as_py()))]
    sums = pc.is_in(titles.indices, pa.array(hits, titles.indices.type))
    for name in ("authors", "recognised", "decision"):
        sums = pc.and_(sums, columns[name].is_null()) if name in columns else sums
    return sums


def _filled(columns: Mapping[str, pa.DictionaryArray], length: int) -> pa.Array:
    count = pa.repeat(pa.scalar(0, pa.int8()), length)
    for field, column in columns.items():
        if field != "number":
            count = pc.add(count, pc.cast(column.is_valid(), pa.int8()))
    return count


def _worded(column: pa.DictionaryArray) -> pa.Array:
    """Where a column has more than a number: "Hợp lệ" and 2 below a list are no title and its author."""
    worded = pc.match_substring_regex(column.dictionary, r"\p{L}").take(column.indices)
    return pc.fill_null(worded, False)


def _under(
    roles: Mapping[int, tuple[str, str]], wanted: str, kept: pa.Array, everything: pa.Array
) -> pa.DictionaryArray:
    """The last group row of this kind above each kept row; a new unit or cluster ends what stood before."""
    ends = {"unit": ("unit", "cluster"), "branch": ("unit", "branch", "cluster"), "status": ("status",)}[wanted]
    marks = {place: text if kind == wanted else None for place, (kind, text) in roles.items() if kind in ends}
    return _carried(marks, kept, everything)


def _carried(marks: Mapping[int, str | None], kept: pa.Array, everything: pa.Array) -> pa.DictionaryArray:
    """For each kept row the last of these marks above it; nothing below one that is None."""
    if not any(marks.values()):
        return pa.DictionaryArray.from_arrays(pa.nulls(len(kept), pa.int32()), pa.array([], pa.string()))
    names = [None, *marks.values()]
    mask = pc.is_in(everything, pa.array(list(marks), pa.int64()))
    spots = pc.replace_with_mask(
        pa.nulls(len(everything), pa.int32()), mask, pa.array(range(1, len(names)), pa.int32())
    )
    return choice(pc.fill_null(pc.fill_null_forward(spots), 0).take(kept), names)


def headers_again(
    columns: Mapping[str, pa.DictionaryArray], headings: Mapping[int, str], fields: Mapping[str, int]
) -> pa.Array:
    """The positions of rows that repeat the headings, as at the top of a printed page: two of their cells do."""
    hits = pa.repeat(pa.scalar(0, pa.int8()), len(columns["title"]))
    for name, column in columns.items():
        if name not in UNIQUE and (heading := headings.get(fields[name])):
            same = pc.is_in(column.dictionary, pa.array([heading, *heading.split(" / ")], pa.string()))
            if pc.any(same).as_py():
                hits = pc.add(hits, pc.cast(pc.fill_null(same.take(column.indices), False), pa.int8()))
    return pc.cast(pc.indices_nonzero(pc.greater(hits, 1)), pa.int64())


def uncounted(numbers: pa.Array, sheet: str, rows: pa.Array) -> list[Finding]:
    """The question whether rows without a number of their own are initiatives, in a list that numbers most of them."""
    adjoining = as_above(pc.subtract(rows, positions(len(rows))))
    own = pc.and_(numbers.is_valid(), pc.invert(pc.and_(as_above(numbers), adjoining)))
    count = len(numbers) - (pc.sum(own).as_py() or 0)
    if not count or 2 * count > len(numbers):
        return []
    first = rows[pc.index(own, False).as_py()].as_py()
    what = {"row": first, "numbered": len(numbers) - count, "total": len(numbers)}
    return [Finding("rows-not-numbered", sheet, f"A{first}", count=count, particulars=what)]
