"""The rows of a summary table, each for what it is: a unit, a group, a total, or text beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tally.directory import Directory
from tally.matching import Match, Matcher, without_marks
from tally.table import SUMMARY, Table, heading_field
from tally.table.grid import Grid
from tally.table.header import is_number_row
from tally.text import NOTHING, Count, bare, count, fold, words

FIGURES = ("quota", "valid", "invalid", "pending", "total")
REPORTED = ("valid", "invalid", "pending", "total")


@dataclass(frozen=True)
class Line:
    """One row: `kind` is "unit", "group", "total", "subtotal" or "text"; `group` is the group it stands in.

    `counts` has what stands in each figure column, `numbering` what stands in the STT column.
    """

    row: int
    kind: str
    label: str
    numbering: str = ""
    counts: Mapping[str, Count] | None = None
    match: Match | None = None
    group: str = ""

    def value(self, field: str) -> int | None:
        """The figure in a column; None where nothing (or nothing sound) stands there."""
        return (self.counts or {}).get(field, NOTHING).value

    @property
    def reported(self) -> bool:
        """Whether the row has any figure beside its quota, sound or not."""
        counts = self.counts or {}
        return any(counts.get(f, NOTHING) != NOTHING for f in REPORTED)


def lines_of(table: Table, matcher: Matcher | None, thousands: str) -> list[Line]:
    """Every row of the body that holds anything, classified."""
    cells = table.grid()
    groups = _cluster_names(matcher.directory) if matcher else frozenset()
    rows = range(table.first_row, table.last_row + 1)
    raw = [line for row in rows if (line := _line(table, cells, row, thousands))]
    named = [_named(line, matcher, groups) for line in raw]
    return _in_groups(_ended(named))


def _line(table: Table, cells: Grid, row: int, thousands: str) -> Line | None:
    columns = table.columns
    figures = {f: columns[f] for f in FIGURES if f in columns}
    numbering = cells.text(row, columns["numbering"]) if "numbering" in columns else ""
    label = cells.text(row, columns["unit"]) or _label_elsewhere(table, cells, row, min(figures.values()))
    if not any(cells.text(row, column) for column in table.headings) and not label:
        return None
    if is_number_row(cells, row) or _repeats_header(table, cells, row):
        return None
    counts = {f: count(cells.text(row, c), cells.kind(row, c), thousands) for f, c in figures.items()}
    return Line(row, "", label, "" if numbering == label else numbering, counts)


def _label_elsewhere(table: Table, cells: Grid, row: int, first_figure: int) -> str:
    """A total or group whose words stand in a merged cell left of the names."""
    left = (cells.text(row, column) for column in range(cells.first_column, first_figure))
    return next((text for text in left if any(sign.isalpha() for sign in text) and not is_roman(text)), "")


def _repeats_header(table: Table, cells: Grid, row: int) -> bool:
    """A header printed again at the top of a page."""
    said = [cells.text(row, c) for f, c in table.columns.items() if f in FIGURES or f == "unit"]
    said = [text for text in said if text]
    return len(said) > 1 and all(heading_field(SUMMARY, text) for text in said) and not any(t.isdigit() for t in said)


def _named(line: Line, matcher: Matcher | None, groups: frozenset[str]) -> Line:
    match = matcher.match(line.label) if matcher and line.label else None
    if match and (match.code or match.left_out):
        return replace(line, kind="unit", match=match)
    sound = any(c.value is not None or c.problem == "ambiguous" for c in line.counts.values())
    numbered = bool(re.fullmatch(r"\d+(?:\.\d+)*\.?", line.numbering))
    if is_total(line.label):
        return replace(line, kind="total")
    if line.label and _is_group(line, groups, sound or numbered):
        return replace(line, kind="group")
    if line.label and (numbered or sound):
        return replace(line, kind="unit", match=match)
    return replace(line, kind="text" if not line.label or not _looks_like_unit(line.label) else "unit", match=match)


def _is_group(line: Line, groups: frozenset[str], figures: bool) -> bool:
    label = bare(without_marks(line.label))
    if label in groups or re.match(r"(?:cum|khoi|nhom)\b", label):
        return True
    return is_roman(line.numbering) or bool(re.fullmatch(r"[A-ZĐ][.)]?", line.numbering))


def _looks_like_unit(label: str) -> bool:
    return words(label)[:1] in (("ldld",), ("cd",), ("cdn",), ("huyen",), ("tp",)) or bare(label).startswith(
        ("cong doan ", "lien doan lao dong ")
    )


def is_roman(text: str) -> bool:
    """I, II, IV … with or without a point: what numbers groups."""
    return bool(re.fullmatch(r"[IVXL]+[.)]?", text.strip("() ")))


_TOTAL = tuple(map(fold, ("tổng cộng", "tổng số", "tổng chung", "cộng chung", "cộng toàn", "tổng toàn", "toàn tỉnh")))
_TOTAL += ("tong cong", "tong so", "cong chung", "toan tinh", "grand total", "tong cuoi", fold("tổng cuối"))
_ALONE = frozenset({fold("tổng"), fold("cộng"), "tong", "cong", "total", "sum", fold("toàn ngành")})
_PART = re.compile(
    rf"(?:{fold('cộng')}|{fold('tổng')}|cong|tong|total)\s+(?:cum|khoi|nhom|cụm|khối|muc|mục|phan|[ivx]+\b|\d+\b)"
)


def is_total(label: str) -> bool:
    """Whether a label says that its row is a sum: "Tổng cộng", "CỘNG:", "Cộng cụm I", "Toàn tỉnh".

    "Công ty", "Công an", "Tổng công ty" and "Cộng Hoà" are names, so a beginning alone decides nothing.
    """
    plain = fold(label).strip(" .:;()*-")
    if plain in _ALONE or re.sub(r"\s*\(.*", "", plain) in _ALONE:
        return True
    if any(plain == total or plain.startswith((total + " ", total + ":", total + "(")) for total in _TOTAL):
        return True
    return bool(
        _PART.match(plain.replace(fold("cụm"), "cum").replace(fold("khối"), "khoi").replace(fold("nhóm"), "nhom"))
    )


def _cluster_names(directory: Directory) -> frozenset[str]:
    names = set()
    for cluster in directory.clusters:
        names |= {bare(cluster.name), *(bare(part) for part in cluster.name.split(":"))}
    return frozenset(name.strip() for name in names)


def _ended(lines: list[Line]) -> list[Line]:
    """Text between units is a group's heading; text after the last row with figures is beside the table."""
    last = max((i for i, line in enumerate(lines) if line.kind in ("unit", "total")), default=-1)
    first = next((i for i, line in enumerate(lines) if line.kind in ("unit", "total")), 0)
    return [
        replace(line, kind="group")
        if line.kind == "text" and line.label and i < last and (i >= first or i == first - 1)
        else replace(line, kind="text")
        if line.kind == "group" and i > last
        else line
        for i, line in enumerate(lines)
    ]


def _in_groups(lines: list[Line]) -> list[Line]:
    """Each line with the group it stands in, and sums of a group told from the sum of all."""
    group, placed = "", []
    for line in lines:
        if line.kind == "group":
            group = without_marks(line.label)
        placed.append(replace(line, group="" if line.kind == "total" else group))
    return _subtotals(placed)


def _subtotals(lines: list[Line]) -> list[Line]:
    units = [i for i, line in enumerate(lines) if line.kind == "unit"]
    totals = [i for i, line in enumerate(lines) if line.kind == "total"]
    if not units or not totals:
        return lines
    inner = {i for i in totals if units[0] < i < units[-1] or _PART.match(_plain_part(lines[i].label))}
    closing = [i for i in totals if i > units[-1] and i not in inner]
    if (inner and len(closing) > 1) or (
        inner and closing and all(fold(lines[i].label) == fold(lines[closing[0]].label) for i in inner)
    ):
        inner.add(closing[0])
    return [replace(line, kind="subtotal") if i in inner else line for i, line in enumerate(lines)]


def _plain_part(label: str) -> str:
    plain = fold(label)
    for word, simple in (("cụm", "cum"), ("khối", "khoi"), ("nhóm", "nhom")):
        plain = plain.replace(fold(word), simple)
    return plain


def texts(lines: Iterable[Line]) -> list[str]:
    """What the rows beside the table say."""
    return [line.label for line in lines if line.kind == "text" and line.label]
