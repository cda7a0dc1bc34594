"""Printed columns that follow from others: a share, what is left to do, a sum of parts. Where one holds in most rows,
a row in which it does not has a slip in one of its figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from tally.findings import Finding
from tally.intake.summary.lines import Line
from tally.matching import without_marks
from tally.table.cells import Cells
from tally.table.model import Table
from tally.table.profile import Profiles
from tally.text.counts import read_count
from tally.wording import percent

_SHARE = re.compile(r"(\d+)(?:[.,](\d+))?( *%)?")
MOST_UNITS, SAMPLED = 5000, 20  # rows that are looked at, and those from which a sum that nothing names must hold once
MOST_ADDED = 6  # columns of which no heading says anything among which such sums are looked for
ROUNDED = 0.0051  # how far a share of one may be off where it is printed with few digits


class Relation(NamedTuple):
    """A printed column and those from which it follows: what they make, and whether a text says that.

    `named` where its heading says so; else it must hold in two rows and in more than those in which it does not.
    """

    column: int
    parts: tuple[int, ...]
    made: Callable[[Sequence[int]], float | None]
    fits: Callable[[str, float], bool]
    named: bool = True


def slips(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """A question for each row of a unit in which a column does not follow from others as it does in most rows."""
    if table.transposed or table.kind == "long" or table.settled.added:
        return
    cells = table.cells()
    units = [line for line in lines if line.kind in ("unit", "branch") and not line.left_out][:MOST_UNITS]
    for relation, others in _relations(table):
        if not relation.named and not _held(cells, units[:SAMPLED], relation)[0]:
            continue
        right, wrong = _held(cells, units, relation)
        needed = max(1, len(wrong)) if relation.named else max(2, len(wrong) + 1)
        rivals = (_held(cells, units, other) for other in (others if wrong and right >= needed else ()))
        if right >= needed and not any(held > right for held, _ in rivals):
            yield from (_slip(table, line, relation, value) for line, value in wrong)


def _held(cells: Cells, units: Sequence[Line], relation: Relation) -> tuple[int, list[tuple[Line, float]]]:
    """In how many rows a relation holds, and those in which it does not with what should stand there."""
    made = [(line, value) for line in units if (value := _made(cells, line, relation)) is not None]
    wrong = [(line, value) for line, value in made if not relation.fits(cells.text(line.row, relation.column), value)]
    return len(made) - len(wrong), wrong


def _relations(table: Table) -> Iterator[tuple[Relation, list[Relation]]]:
    """What by its heading follows from quota and result, with what would follow from another column than the result;
    and a figure as the sum of columns that nothing names."""
    columns = table.columns
    quota, valid = columns.get("quota"), columns.get("valid")
    profiles = Profiles(table.cells(), table.first_row)
    used = {*columns.values(), *(c for further in table.settled.doubtful.values() for c in further)}
    free = [c for c in table.headings if c not in used and profiles.of(c).is_figures and profiles.of(c).shapes["count"]]
    if quota is not None and valid is not None and quota != valid:
        for name, made, fits in (("rate", _share, _is_share), ("shortfall", _left, _is_left)):
            if name in columns:
                first, *others = (Relation(columns[name], (done, quota), made, fits) for done in (valid, *free))
                yield first, others
        whole = tuple(columns[name] for name in ("valid", "invalid", "pending", "shortfall") if name in columns)
        if len(whole) > 2:
            rest = columns.get("shortfall", quota)
            yield Relation(quota, whole, sum, _is_left), [Relation(rest, (valid, quota), _left, _is_left)]
    for figure in (columns[name] for name in ("valid", "quota") if name in columns):
        runs = [tuple(free[a:b]) for b in range(min(len(free), MOST_ADDED) + 1) for a in range(b - 1)]
        every = dict.fromkeys((*runs, *combinations(free[:MOST_ADDED], 2)))
        sums = [Relation(figure, parts, sum, _is_left, named=False) for parts in every]
        yield from ((relation, sums) for relation in sums)


def _share(parts: Sequence[int]) -> float | None:
    return parts[0] / parts[1] if parts[1] else None


def _left(parts: Sequence[int]) -> float:
    return parts[1] - parts[0]


def _made(cells: Cells, line: Line, relation: Relation) -> float | None:
    """What the other columns make in a row; None where one of them, or the column itself, says nothing."""
    if not any(map(str.isdigit, cells.text(line.row, relation.column))):
        return None
    values = [_count(cells.text(line.row, column)) for column in relation.parts]
    there = [value for value in values if value is not None]
    return relation.made(there) if len(there) == len(values) else None


@lru_cache(maxsize=16384)
def _count(text: str) -> int | None:
    """The whole number in a cell, of which a table has few different ones: as printed, for a line may hold the sum of
    several rows."""
    return read_count(text).value


def _is_share(text: str, share: float) -> bool:
    """Whether a text is this share in whichever digits, of one or of a hundred, or all of it where it is more."""
    written = _SHARE.fullmatch(text.strip())
    if written is None:
        return True
    digits = len(written[2] or "")
    printed, shown = float(f"{written[1]}.{written[2] or 0}"), 10.0**-digits
    capped = {share, min(share, 1.0)}
    of_hundred = any(abs(printed - 100 * value) < shown + 1e-6 for value in capped)
    return of_hundred or (
        not written[3] and any(abs(printed - value) < max(ROUNDED, 0.1 * (digits == 1)) for value in capped)
    )


def _is_left(text: str, number: float) -> bool:
    """Whether a text is this number, be it below zero, or nothing where no more is to do."""
    printed = _count(text.strip().lstrip("-−+ "))
    return printed is None or printed == abs(number) or (number < 0 and printed == 0)


def _slip(table: Table, line: Line, relation: Relation, made: float) -> Finding:
    cell = table.address(line.row, relation.column)
    share = relation.fits is _is_share
    what = {
        "printed": table.cells().text(line.row, relation.column),
        "computed": percent(Fraction(made)) if share else int(made),
        "cells": ", ".join(table.address(line.row, column) for column in relation.parts),
    }
    return Finding("row-contradicts", table.sheet.name, cell, without_marks(line.label), particulars=what)
