"""What the columns of a header mean, in each vocabulary that the header satisfies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tally.table.grid import Grid
from tally.table.labels import is_number
from tally.table.vocabulary import KINDS, SUMMARY, Vocabulary, heading_field
from tally.text import bare

EARLIER = ("nam truoc", "cung ky", "ky truoc", "thang truoc", "lan truoc", "dot truoc", "quy truoc")
IN_ALL = ("luy ke", "tinh den", "den nay", "tong", "ca nam", "chung")
FIGURES = frozenset({"quota", "valid", "invalid", "pending", "total", "value"})
_AMOUNT = re.compile(r"so luong|^sl$|luy ke|^so\b|\bnam\b|\bsk\b|sang kien|dang ky")

Heads = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Columns:
    """kind -> field -> column, the kind that fits best, which further columns could be a field of it too, and the
    hidden columns that name figures."""

    kind: str
    fields: Mapping[str, Mapping[str, int]]
    doubtful: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()


def columns_of(heads: Heads, hidden: frozenset[int], cells: Grid, first: int) -> Columns | None:
    """The columns that these headings name; None where they make no kind of table.

    A column named twice is settled by what the headings say (the later year, "luỹ kế" rather than one month) and by
    hidden columns, which are never read; what stays unsettled is doubtful.
    """
    shown = {column: levels for column, levels in heads.items() if column not in hidden}
    fitting: dict[str, tuple[dict[str, int], dict[str, tuple[int, ...]]]] = {}
    for vocabulary in KINDS:
        named = _named(vocabulary, shown)
        if vocabulary is SUMMARY:
            named = _with_unit(shown, named, cells, first)
        if vocabulary.satisfied(named):
            fitting[vocabulary.kind] = _settled(named, shown, cells, first)
    if not fitting:
        return None
    kind = max(fitting, key=lambda k: len(fitting[k][0]))
    veiled = {c for f, cs in _named(SUMMARY, heads).items() if f in FIGURES for c in cs if c in hidden}
    return Columns(kind, {k: fields for k, (fields, _) in fitting.items()}, fitting[kind][1], tuple(sorted(veiled)))


def _named(vocabulary: Vocabulary, heads: Heads) -> dict[str, list[int]]:
    over = _over_figures(vocabulary, heads)
    named: dict[str, list[int]] = {}
    for column, levels in heads.items():
        if meant := level_field(vocabulary, levels, over):
            named.setdefault(meant, []).append(column)
    return named


def _over_figures(vocabulary: Vocabulary, heads: Heads) -> frozenset[str]:
    """The headings that stand over figures of their own, as "Kết quả thực hiện" over "Hợp lệ": they name none."""
    apart = ("valid", "invalid", "pending")
    return frozenset(
        upper
        for levels in heads.values()
        for place, text in enumerate(levels)
        if place and heading_field(vocabulary, text) in apart
        for upper in levels[:place]
    )


def level_field(vocabulary: Vocabulary, levels: tuple[str, ...], over: frozenset[str] = frozenset()) -> str | None:
    """The field that a heading of several levels names: its own text first, then those above it.

    A rate anywhere makes a rate, and "Tổng" below "Hợp lệ" is the valid ones. Headings in `over` name nothing.
    """
    fields = [None if text in over else heading_field(vocabulary, text) for text in levels]
    if "rate" in fields:
        return "rate"
    own = fields[-1]
    if own == "total" and len(fields) > 1 and fields[-2] in ("valid", "invalid", "pending", "quota"):
        return fields[-2]
    if own or len(levels) == 1:
        return own
    if _AMOUNT.search(bare(levels[-1])) or re.search(r"20\d\d", levels[-1]):
        return next((meant for meant in reversed(fields) if meant), None)
    return heading_field(vocabulary, " ".join(text for text in levels if text not in over))


def _settled(named: dict[str, list[int]], heads: Heads, cells: Grid, first: int):
    fields, doubtful = {}, {}
    for meant, columns in named.items():
        best, *further = _preferred(columns, heads) if meant in FIGURES else columns
        if further and meant in FIGURES:
            whole = [c for c in (best, *further) if not _fractional(cells, first, c)] or [best]
            best, *further = whole
        fields[meant] = best
        if further and meant in FIGURES:
            doubtful[meant] = tuple(further)
    return fields, doubtful


def _preferred(columns: list[int], heads: Heads) -> list[int]:
    """The columns that are still equally good, after earlier years and single months are put aside."""
    said = {column: bare(" ".join(heads.get(column, ()))) for column in columns}
    now = [c for c in columns if not any(word in said[c] for word in EARLIER)] or columns
    when = {c: _when(said[c]) for c in now}
    newest = max(when.values())
    latest = [c for c in now if when[c] == newest]
    return [c for c in latest if any(word in said[c] for word in IN_ALL)] or latest


def _when(said: str) -> tuple[int, int, int]:
    """The latest year, month and day that a heading names; 0 for what it does not."""
    year = max(map(int, re.findall(r"20\d\d", said)), default=0)
    month, day = max(
        ((int(m), int(d)) for d, m in re.findall(r"(?<!\d)(\d{1,2})[/.](\d{1,2})(?!\d)", said)), default=(0, 0)
    )
    return year, month, day


def _fractional(cells: Grid, first: int, column: int) -> bool:
    """Whether a column holds shares rather than counts: fractions of 1, or percent signs."""
    texts = [cells.text(row, column) for row in range(first, first + 30)]
    shares = [text for text in texts if re.fullmatch(r"0?[.,]\d+|0|1|[\d.,]+ ?%|\d+[.,]\d{1,2}", text)]
    return any("." in t or "," in t or "%" in t for t in shares) and len(shares) == sum(map(bool, texts))


def _with_unit(heads: Heads, named: dict[str, list[int]], cells: Grid, first: int) -> dict[str, list[int]]:
    """The columns with the one of the names among them, recognised by what stands in it where its heading is not."""
    figures = {column for meant, columns in named.items() if meant in FIGURES for column in columns}
    if "unit" in named or not figures:
        return named
    if "branch" in named:
        return {**named, "unit": named["branch"]}
    if len(FIGURES & set(named)) < 2:
        return named
    taken = {column for columns in named.values() for column in columns}
    for column in range(cells.first_column, cells.first_column + cells.width):
        texts = [text for row in range(first, first + 30) if (text := cells.text(row, column))]
        wordy = sum(any(sign.isalpha() for sign in text) and not is_number(text) for text in texts)
        if column not in taken and wordy > 1 and wordy * 2 > len(texts) and len(set(texts)) * 2 > len(texts):
            return {**named, "unit": [column]}
    return named
