"""What each row of a summary is, settled by its label, its number in the list, its neighbours and its sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tally.directory import Directory
from tally.intake.summary.lines import REPORTED, Line
from tally.matching import Matcher, without_marks
from tally.table.labels import is_capital, is_group, is_number, is_part_total, is_roman, is_total, sum_of
from tally.text import NOTHING, Count, bare, fold, has_digit

SEVERAL = 4  # rows of units from which one that is the sum of all others is known by that


def classified(lines: Sequence[Line], matcher: Matcher | None) -> list[Line]:
    """The same lines, each with its kind, its unit where the directory knows it, and its group."""
    clusters = _cluster_names(matcher.directory) if matcher else frozenset()
    named = _per_branch(_summed_up([_named(line, matcher, clusters) for line in lines]))
    settled = _beside(_unlabelled(named))
    settled = _branches(settled, matcher) if matcher else _numbered_branches(settled)
    return _subtotals(_in_groups(_summing_groups(settled, matcher)))


def _named(line: Line, matcher: Matcher | None, clusters: frozenset[str]) -> Line:
    match = matcher.match(line.label) if matcher and line.label else None
    if matcher and line.code and match and not match.code and (by_code := matcher.match(line.code)).code:
        match = by_code
    line = replace(line, match=match)
    if line.what in ("other-table", "not-understood"):
        return replace(line, kind="text")
    if line.known:
        return replace(line, kind="unit")
    if line.what == "note" and line.sound and is_number(line.numbering):  # "Hướng dẫn du lịch" is a name here
        line = replace(line, what="")
    if line.what:
        return replace(line, kind="text")
    if is_total(line.label) or (matcher and matcher.knows(sum_of(line.label))):
        return replace(line, kind="text" if _is_note(line) else "total", what="note" if _is_note(line) else "")
    if line.label and _heads_group(line, clusters):
        return replace(line, kind="group")
    unit = line.sound or (line.label and (is_number(line.numbering) or _looks_like_unit(line.label)))
    return replace(line, kind="unit" if unit else "text")


def _heads_group(line: Line, clusters: frozenset[str]) -> bool:
    label = bare(without_marks(line.label))
    return label in clusters or is_group(label) or is_roman(line.numbering) or is_capital(line.numbering)


def _is_note(line: Line) -> bool:
    """ "Tổng số đơn vị: 14; đã nộp: 12", with nothing in the columns of figures."""
    return not any(line.typed.values()) and has_digit(line.label)


def _looks_like_unit(label: str) -> bool:
    return bare(label).startswith(
        ("ldld ", "cdn ", "cd ", "cong doan ", "lien doan lao dong ", "huyen ", "tp", "thanh pho ")
    )


def _cluster_names(directory: Directory) -> frozenset[str]:
    names = {part for cluster in directory.clusters for part in (cluster.name, *cluster.name.split(":"))}
    return frozenset(bare(name).strip() for name in names if name.strip())


def _summed_up(lines: list[Line]) -> list[Line]:
    """The sum of all others under a name that says nothing of a sum ("Toàn xã", the province's), first or last."""
    units = [line for line in lines if line.kind == "unit" and line.reported]
    if len(units) < SEVERAL or any(line.kind == "total" for line in lines):
        return lines
    for line, others in ((units[0], units[1:]), (units[-1], units[:-1])):
        if not line.known and not line.branch and line.label and _is_sum(line, others):
            return [replace(other, kind="total") if other is line else other for other in lines]
    return lines


def _unlabelled(lines: list[Line]) -> list[Line]:
    """A last row of figures without any words is the sum where it is the sum; any other is a unit without a name."""
    settled = []
    last = max((i for i, line in enumerate(lines) if line.kind == "unit"), default=-1)
    for i, line in enumerate(lines):
        if line.kind == "unit" and not line.label:
            above = [other for other in lines[:i] if other.kind == "unit"] if i == last else []
            kind = "total" if len(above) > 1 and _is_sum(line, above) else "unit"
            line = replace(line, kind=kind, label="" if kind == "total" else f"? {line.cells['unit']}")
        settled.append(line)
    return settled


def _is_sum(line: Line, of: Sequence[Line]) -> bool:
    there = [f for f in REPORTED if line.value(f) is not None]
    return any(line.value(f) for f in there) and all(line.value(f) == sum(o.value(f) or 0 for o in of) for f in there)


def _beside(lines: list[Line]) -> list[Line]:
    """Text between units is a group's heading; what follows the last sum without a number or a known name is text."""
    units = [i for i, line in enumerate(lines) if line.kind == "unit"]
    totals = [i for i, line in enumerate(lines) if line.kind == "total" and units and i > units[0]]
    settled = []
    for i, line in enumerate(lines):
        after = bool(totals) and i > totals[-1]
        figures = sum(line.value(figure) is not None for figure in REPORTED)
        needed = 0 if after and line.known else 1 if is_number(line.numbering) else 2
        if line.kind == "unit" and after and (figures < needed or (line.known and _only_rates(line))):
            line = replace(line, kind="text")
        settled.append(line)
    last = max((i for i, line in enumerate(settled) if line.kind in ("unit", "total")), default=-1)
    return [_placed(line, within=i < last, beyond=i > last) for i, line in enumerate(settled)]


def _only_rates(line: Line) -> bool:
    """A known name below the table with nothing but "54,2%" beside it: another list, as of ranks."""
    typed = [text for text in line.typed.values() if text]
    return bool(typed) and all("%" in text for text in typed)


def _placed(line: Line, *, within: bool, beyond: bool) -> Line:
    if line.what:
        return line
    if line.kind == "text" and line.label and within and any(line.typed.values()):
        return replace(line, kind="unit")
    if line.kind == "text" and line.label and within and not bare(line.label).startswith("trong do"):
        return replace(line, kind="group")
    return replace(line, kind="text") if line.kind == "group" and beyond and not line.sound else line


def _branches(lines: list[Line], matcher: Matcher) -> list[Line]:
    """Rows of a unit's own branches, below the unit's row: they are part of it, and make its figures if it has none."""
    known = {bare(branch.name) for branch in matcher.directory.branches}
    settled: list[Line] = []
    for i, line in enumerate(lines):
        if line.kind == "unit" and line.known and line.match and not line.match.left_out:
            below = _below(lines, i)
            if below and _parent(line, below, known):
                settled.append(line if line.reported else _made_of(line, below))
                lines[i + 1 : i + 1 + len(below)] = [replace(branch, kind="branch") for branch in below]
                continue
        settled.append(line)
    return settled


def _per_branch(lines: list[Line]) -> list[Line]:
    """One line a unit where a table has a row for each branch (CĐCS) beside its unit's name, said once or each time."""
    settled: list[Line] = []
    for _, run in groupby(lines, key=lambda line: (line.kind, line.label) if line.branch else object()):
        same = list(run)
        if same[0].branch and same[0].kind == "unit":
            own = settled[-1] if settled and settled[-1].label == same[0].label and not settled[-1].branch else None
            if own is None or not own.reported:
                settled[-1:] = [] if own else settled[-1:]
                blank = replace(own or same[0], counts=dict.fromkeys(same[0].counts, NOTHING))
                settled.append(_made_of(blank, same))
            same = [replace(line, kind="branch") for line in same]
        settled += same
    return settled


def _below(lines: Sequence[Line], start: int) -> list[Line]:
    below: list[Line] = []
    for line in (lines[later] for later in range(start + 1, len(lines))):
        part = below and _part_of(below[0]) and line.kind == "group" and not line.numbering
        if not part and (line.kind != "unit" or line.known):
            break
        below.append(line)
    return below


def _part_of(line: Line) -> bool:
    return bare(line.label).startswith(("trong do", "gom", "rieng"))


def _parent(line: Line, below: Sequence[Line], known: set[str]) -> bool:
    """Whether the unknown names below a unit are its branches: by numbers, by names, or because they sum to it."""
    if is_roman(line.numbering) or is_capital(line.numbering) or _part_of(below[0]):
        return True
    if all(_dotted_below(line, branch) or bare(without_marks(branch.label)) in known for branch in below):
        return True
    return (not line.reported and below[0].numbering.strip("().-") in ("1", "a", "-", "+")) or (
        len(below) > 1 and _is_sum(line, below)
    )


def _dotted_below(line: Line, lower: Line) -> bool:
    number = line.numbering.rstrip(".)")
    return bool(number) and lower.numbering.startswith(number + ".") and lower.numbering.rstrip(".") != number


def _numbered_branches(lines: list[Line]) -> list[Line]:
    """Without a directory: rows numbered 1.1, 1.2 below a row numbered 1 are part of it."""
    settled: list[Line] = []
    parent: Line | None = None
    for line in lines:
        if parent and line.kind == "unit" and _dotted_below(parent, line):
            line = replace(line, kind="branch")
        elif line.kind == "unit":
            parent = line
        settled.append(line)
    return settled


def _made_of(line: Line, below: Sequence[Line]) -> Line:
    """A unit's row with the sums of its branches; its cells are the branches' ranges."""
    if any(count.problem for branch in below for count in branch.counts.values()):
        return line
    counts, cells = dict(line.counts), dict(line.cells)
    for figure in line.counts:
        values = [branch.value(figure) for branch in below]
        if line.counts[figure] == NOTHING and any(value is not None for value in values):
            counts[figure] = Count(sum(value or 0 for value in values))
            first, last = below[0].cells[figure], below[-1].cells[figure]
            cells[figure] = first if first == last else f"{first}:{last}"
    return replace(line, counts=counts, cells=cells)


def _summing_groups(lines: list[Line], matcher: Matcher | None) -> list[Line]:
    """A name whose figures are the sums of the two or more units below it heads a group.

    It is one that the directory does not know, or, without a directory, one without a number above numbered ones.
    """
    settled = []
    for i, line in enumerate(lines):
        if line.kind == "unit" and line.reported and _may_head(line, matcher):
            below = []
            for other in (lines[later] for later in range(i + 1, len(lines))):
                if other.kind != "unit" or _may_head(other, matcher):
                    break
                below.append(other)
            if len(below) > 1 and _is_sum(line, below):
                line = replace(line, kind="group")
        settled.append(line)
    return settled


def _may_head(line: Line, matcher: Matcher | None) -> bool:
    return not line.known if matcher else not line.numbering


def _in_groups(lines: list[Line]) -> list[Line]:
    group, placed = "", []
    for line in lines:
        if line.kind == "group":
            group = without_marks(line.label)
        placed.append(line if line.group else replace(line, group="" if line.kind == "total" else group))
    return placed


def _subtotals(lines: list[Line]) -> list[Line]:
    """Sums of groups told from the sum of all by their words and their place."""
    units = [i for i, line in enumerate(lines) if line.kind == "unit"]
    totals = [i for i, line in enumerate(lines) if line.kind == "total"]
    if not units or not totals:
        return lines
    inner = {i for i in totals if units[0] < i < units[-1] or is_part_total(lines[i].label)}
    closing = [i for i in totals if i > units[-1] and i not in inner]
    alike = {fold(lines[i].label) for i in inner}
    if inner and closing and (len(closing) > 1 or alike == {fold(lines[closing[0]].label)}):
        inner.add(closing[0])
    return [replace(line, kind="subtotal") if i in inner else line for i, line in enumerate(lines)]
