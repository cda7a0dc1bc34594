"""What the columns of a header mean, in each vocabulary that the header satisfies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tally.table.grid import Grid
from tally.table.vocabulary import KINDS, SUMMARY, Vocabulary, heading_field
from tally.text import bare

EARLIER = ("nam truoc", "cung ky", "ky truoc", "thang truoc", "lan truoc", "dot truoc", "quy truoc")
IN_ALL = ("luy ke", "tinh den", "den nay", "tong")


@dataclass(frozen=True)
class Columns:
    """kind -> field -> column, the kind that fits best, and which further columns could be a field of it too."""

    kind: str
    fields: Mapping[str, Mapping[str, int]]
    doubtful: Mapping[str, tuple[int, ...]]


def columns_of(heads: Mapping[int, tuple[str, ...]], hidden: frozenset[int], cells: Grid, first: int) -> Columns | None:
    """The columns that these headings name; None where they make no kind of table.

    A column named twice is settled by what the headings say (the later year, "luỹ kế" rather than one month) and by
    hidden columns, which are never read; what stays unsettled is doubtful.
    """
    shown = {column: levels for column, levels in heads.items() if column not in hidden}
    fitting: dict[str, tuple[dict[str, int], dict[str, tuple[int, ...]]]] = {}
    for vocabulary in KINDS:
        named = _named(vocabulary, shown)
        if vocabulary is SUMMARY and "unit" not in named and len(_FIGURES & set(named)) > 1:
            named |= _unit_by_content(shown, named, cells, first)
        if (vocabulary.satisfied(named) and "unit" in named) or (
            vocabulary.kind == "register" and vocabulary.satisfied(named)
        ):
            fitting[vocabulary.kind] = _settled(named, shown)
    if not fitting:
        return None
    kind = max(fitting, key=lambda k: len(fitting[k][0]))
    return Columns(kind, {k: fields for k, (fields, _) in fitting.items()}, fitting[kind][1])


_FIGURES = frozenset({"quota", "valid", "invalid", "pending", "total"})


def _named(vocabulary: Vocabulary, heads: Mapping[int, tuple[str, ...]]) -> dict[str, list[int]]:
    named: dict[str, list[int]] = {}
    for column, levels in heads.items():
        if field := level_field(vocabulary, levels):
            named.setdefault(field, []).append(column)
    return named


def level_field(vocabulary: Vocabulary, levels: tuple[str, ...]) -> str | None:
    """The field that a heading of several levels names: its own text first, then those above it.

    A rate anywhere makes a rate, and "Tổng" below "Hợp lệ" is the valid ones.
    """
    fields = [heading_field(vocabulary, text) for text in levels]
    if "rate" in fields:
        return "rate"
    own = fields[-1]
    if own == "total" and len(fields) > 1 and fields[-2] in ("valid", "invalid", "pending", "quota"):
        return fields[-2]
    if own or len(levels) == 1:
        return own
    plain = bare(levels[-1])
    return (
        next((f for f in reversed(fields) if f), None)
        if re.search(r"so luong|^sl$|luy ke|^so\b|nam|sk", plain)
        else (heading_field(vocabulary, " ".join(levels)))
    )


def _settled(named: dict[str, list[int]], heads) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    fields, doubtful = {}, {}
    for field, columns in named.items():
        best, *further = _preferred(columns, heads)
        fields[field] = best
        if further and field in _FIGURES:
            doubtful[field] = tuple(further)
    return fields, doubtful


def _preferred(columns: list[int], heads) -> list[int]:
    """The columns that are still equally good, after earlier years and single months are put aside."""
    said = {column: bare(" ".join(heads.get(column, ()))) for column in columns}
    now = [c for c in columns if not any(word in said[c] for word in EARLIER)] or columns
    years = {c: max(map(int, re.findall(r"20\d\d", said[c])), default=0) for c in now}
    latest = [c for c in now if years[c] == max(years.values())]
    return [c for c in latest if any(word in said[c] for word in IN_ALL)] or latest


def _unit_by_content(heads, named: dict[str, list[int]], cells: Grid, first: int) -> dict[str, list[int]]:
    """The leftmost column without a recognised heading in which texts stand: the names, under whatever heading."""
    taken = {column for columns in named.values() for column in columns}
    rows = range(first, min(first + 30, cells.first_row + len(cells.rows)))
    for column in range(cells.first_column, min(cells.first_column + cells.width, min(taken - _numbering(named)))):
        texts = [cells.text(row, column) for row in rows]
        if column not in taken and sum(any(sign.isalpha() for sign in text) for text in texts) * 2 > len(rows):
            return {"unit": [column]}
    return {}


def _numbering(named: dict[str, list[int]]) -> set[int]:
    return set(named.get("numbering", ()))
