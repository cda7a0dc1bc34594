"""Rows that their figures tell to be made of those below them, where neither words nor numbers say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from tally.intake.summary.lines import Line
from tally.table.levels import COUNTS

LONGEST = 300  # rows that a row may sum without saying so
MARKS = "-+–•"  # what stands before the parts of a row


def heads_by_sums(lines: Sequence[Line]) -> dict[int, str]:
    """Row -> "group" where it sums those down to the next such row, or up to it, and these make up a whole run of names
    that neither the directory nor numbers tell apart; "branch" of rows so summed that begin with a dash or a plus.

    Beside heads in capitals, others in capitals may stand alone.
    """
    kinds: dict[int, str] = {}
    free = [line.kind == "unit" and not line.known and not line.numbering and bool(line.label) for line in lines]
    for start in (i for i, own in enumerate(free) if own and not (i and free[i - 1])):
        run = [*takewhile(free.__getitem__, range(start, len(lines)))][:LONGEST]
        heads = _parted(lines, run) or _parted(lines, run[::-1])
        marked = {i for i in run if lines[i].label[0] in MARKS}
        own_parts = bool(heads) and marked == {*run} - heads
        kinds |= dict.fromkeys(marked, "branch") if own_parts else dict.fromkeys(heads, "group")
    return kinds | _below_numbers(lines)


def _below_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """Row -> "group" of numbered rows, none of them known, of which each sums those without a number below it in all
    figures; "branch" of these where they begin with a dash."""
    kinds: dict[int, str] = {}
    several = False
    for i, line in enumerate(lines):
        if line.kind != "unit" or not line.numbering:
            continue
        own = [*takewhile(lambda part: part.kind == "unit" and not part.numbering, lines[i + 1 : i + LONGEST])]
        if not own:
            continue
        if any(part.known or part.of_which for part in (line, *own)) or _parts_behind([line, *own]) != (len(own), True):
            return {}
        several |= len(own) > 1
        marked = all(part.label[:1] in MARKS for part in own)
        kinds |= dict.fromkeys(range(i + 1, i + 1 + len(own)), "branch") if marked else {i: "group"}
    return kinds if several else {}


def _parted(lines: Sequence[Line], run: Sequence[int]) -> set[int]:
    """The heads of a run that falls into heads and their parts, of which one sums several in all figures."""
    heads = set[int]()
    alone, start, sure = list[int](), 0, False
    ran = [lines[i] for i in run]
    while start < len(run):
        size, exact = _parts_behind(ran[start:])
        sure |= exact and size > 1
        if size:
            heads.add(run[start])
        else:
            alone.append(run[start])
        start += size + 1
    outer = {*heads, *alone}
    apart = all(lines[i].label.isupper() == (i in outer) for i in run)  # by their capitals
    return heads if sure and (apart or not alone) else set()


def _parts_behind(lines: Sequence[Line]) -> tuple[int, bool]:
    """How many of the rows behind the first it sums, and whether in all its figures; of two or more it may in one."""
    wholes = {f: value for f in COUNTS if (value := lines[0].value(f))}
    sums, nearly = dict.fromkeys(wholes, 0), 0
    for size, line in enumerate(lines[1:] if len(wholes) > 1 else [], 1):
        sums = {f: held + (line.value(f) or 0) for f, held in sums.items()}
        if sums == wholes:
            return size, True
        if size > 1 and not nearly and any(sums[f] == whole for f, whole in wholes.items()):
            nearly = size
        if all(sums[f] > whole for f, whole in wholes.items()):
            break
    return nearly, False
