"""What each row of a summary is, settled by its label, its number in the list, its neighbours and its sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from tally.directory import Directory
from tally.intake.summary.groups import LONGEST, heads_by_sums
from tally.intake.summary.lines import REPORTED, Line
from tally.matching import Matcher, without_marks
from tally.table.labels import is_comparison, is_group, is_group_number, is_number, is_part_total, is_total, sum_of
from tally.table.levels import COUNTS
from tally.text import bare, fold, has_digit
from tally.text.counts import NOTHING, Count

SEVERAL = 4  # rows from which one that sums up all others is known by that


def classified(lines: Sequence[Line], matcher: Matcher | None, *, parted: bool = True) -> list[Line]:
    """The same lines, each with its kind, its unit where the directory knows it, and its group.

    Rows of one unit that nothing calls its parts (`parted` is False) are that only where another row is their sum.
    """
    clusters = _cluster_names(matcher.directory) if matcher else frozenset()
    named = _per_branch([_named(line, matcher, clusters) for line in lines], parted=parted)
    return _in_groups(_beside(_sums(_heads(_leaves(named), matcher), matcher)))


def _named(line: Line, matcher: Matcher | None, clusters: frozenset[str]) -> Line:
    match = matcher.match(line.label) if matcher and line.label else None
    if matcher and line.code and match and not match.code and (by_code := matcher.match(line.code)).code:
        match = by_code
    line = replace(line, match=match)
    if line.what in ("other-table", "not-understood"):
        return replace(line, kind="text")
    if line.known:
        return replace(line, kind="unit")
    # as "Hướng dẫn du lịch", "Phòng Kế toán" and "Xã Trung Bình" are
    named = line.what in ("note", "signature", "statistic")
    if named and line.sound and is_number(line.numbering):
        line = replace(line, what="")
    if line.what:
        return replace(line, kind="text")
    if is_total(line.label) or (matcher and matcher.knows(sum_of(line.label))):
        return replace(line, kind="text" if _is_note(line) else "total", what="note" if _is_note(line) else "")
    if line.label and _heads_group(line, clusters):
        return replace(line, kind="group")
    unit = line.sound or (line.label and (is_number(line.numbering) or _looks_like_unit(line.label)))
    return replace(line, kind="unit" if unit else "text")


def _leaves(lines: list[Line]) -> list[Line]:
    """Rows named like groups ("Khối 6", "Cụm ven biển") that have figures and no unit beside them are units."""
    there = [line for line in lines if line.kind != "text"]
    groups = [(i, line) for i, line in enumerate(there) if line.kind == "group" and line.reported]
    lone = [line for i, line in groups if "unit" not in {other.kind for other in there[max(i - 1, 0) : i + 2]}]
    units = {line.row for _, line in groups} if 2 * len(lone) > len(groups) else set()
    return [replace(line, kind="unit") if line.row in units else line for line in lines]


def _heads_group(line: Line, clusters: frozenset[str]) -> bool:
    label = bare(without_marks(line.label))
    return label in clusters or is_group(label) or is_group_number(line.numbering)


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


def _sums(lines: Sequence[Line], matcher: Matcher | None) -> list[Line]:
    """Rows that no word calls a sum ("Toàn xã", none at all), and that are one of the rows above, or of all others.

    A row of figures without any words that is none is a unit whose name a person must say.
    """
    units = [line for line in lines if line.kind == "unit" and line.reported]
    alone = len(units) >= SEVERAL and not any(line.kind == "total" for line in lines)
    settled: list[Line] = []
    above: list[Line] = []
    page: list[Line] = []
    whole, part = _added(above), _added(page)
    for line in lines:
        if line.kind == "unit" and not line.known and not line.branch and line.reported:
            edge = line is units[-1] and (alone or not line.label)
            beside = not line.numbering and len(above) > 1 and all(other.numbering for other in above)
            first = alone and line is units[0] and bool(line.label) and _is_sum(line, _added(units[1:]))
            nearly = beside and line is units[-1] and _nearly_sum(line, above)
            # of three rows or more in two figures: no name and no number make it a unit then
            surely = sum(bool(line.value(figure)) for figure in COUNTS) > 1
            exactly = any(
                (len(rows) > 1 and (beside or (edge and rows is above)) and _is_sum(line, sums, quota=beside))
                or (len(rows) > 2 and surely and _is_sum(line, sums, quota=True))
                for rows, sums in ((above, whole), (page, part))
            )
            if first or nearly or exactly:
                line = replace(line, kind="total")
        if line.kind == "unit" and not line.label:
            line = _nameless(line, matcher)
        if line.kind == "unit":
            above.append(line)
            page.append(line)
            whole, part = whole + _added([line]), part + _added([line])
        elif line.kind in ("total", "group"):
            page, part = [], _added([])
        settled.append(line)
    return settled


def _nameless(line: Line, matcher: Matcher | None) -> Line:
    """A row of figures without a name: without a directory nobody could say which unit it is."""
    label = f"? {line.cells['unit']}"
    if matcher:
        return replace(line, label=label, match=matcher.match(label))
    return replace(line, label=label, kind="text", what="not-understood")


def _added(lines: Iterable[Line]) -> Counter[str]:
    """The sums of each figure over these rows."""
    return Counter({figure: sum(line.value(figure) or 0 for line in lines) for figure in COUNTS})


def _is_sum(line: Line, sums: Mapping[str, int], *, quota: bool = False) -> bool:
    there = [f for f in (COUNTS if quota else REPORTED) if line.value(f) is not None]
    return any(line.value(f) for f in there) and all(line.value(f) == sums[f] for f in there)


def _nearly_sum(line: Line, of: Sequence[Line]) -> bool:
    """Whether one figure of a row is the sum of several others: with it the row is a sum, be the others wrong."""
    values = {figure: [value for other in of if (value := other.value(figure))] for figure in COUNTS}
    return any(len(added) >= SEVERAL - 1 and sum(added) == line.value(figure) for figure, added in values.items())


def _beside(lines: list[Line]) -> list[Line]:
    """Text between units is a group's heading; what follows the last sum without a number or a known name is text.

    So is what follows "Trong đó" there: parts of the sum.
    """
    units = [i for i, line in enumerate(lines) if line.kind == "unit"]
    totals = [i for i, line in enumerate(lines) if line.kind == "total" and units and i > units[0]]
    settled, parted = [], False
    summed = _added(lines[i] for i in units if totals and i < totals[-1])
    closed = bool(totals) and any(summed[f] and lines[totals[-1]].value(f) == summed[f] for f in COUNTS)
    for i, line in enumerate(lines):
        after = bool(totals) and i > totals[-1]
        parted |= after and line.of_which
        figures = sum(line.value(figure) is not None for figure in REPORTED)
        needed = 0 if after and line.known else 1 if is_number(line.numbering) else 2
        if line.kind == "unit" and after and (figures < needed or (line.known and _only_rates(line))):
            line = replace(line, kind="text")
        if after and line.kind == "unit" and not (parted or line.known):
            line = _compared(line, units=[lines[place] for place in units], closed=closed)
        if parted and line.sound and not line.known and line.kind in ("unit", "group"):
            line = replace(line, kind="text", what="subtotal")
        settled.append(line)
    last = max((i for i, line in enumerate(settled) if line.kind in ("unit", "total")), default=-1)
    return [_placed(line, within=i < last, beyond=i > last) for i, line in enumerate(settled)]


def _compared(line: Line, units: Sequence[Line], *, closed: bool) -> Line:
    """A row below the sum of all that is no unit: it compares, has no number where nearly every unit has, or follows a
    sum that is `closed`, one of the rows above it alone.

    The latter may be anything; with a directory, it is asked which unit it is.
    """
    numbered = sum(bool(unit.numbering) for unit in units if unit is not line)
    like = not closed and numbered < max(SEVERAL - 1, 0.9 * (len(units) - 1))
    unlike = line.match is None and not line.numbering and not like
    what = "statistic" if is_comparison(line.label) else "not-understood" if unlike else ""
    return replace(line, kind="text", what=what) if what else line


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


def _heads(lines: Sequence[Line], matcher: Matcher | None) -> list[Line]:
    """Rows that are made of those below: a group of units that it sums, or a unit of its branches.

    A group is a name that the directory does not know, or, without a directory, one without a number above numbered
    ones. A unit without figures of its own has those of its branches.
    """
    branches = {bare(branch.name) for branch in matcher.directory.branches} if matcher else set()
    summing = heads_by_sums(lines)
    lines = [replace(line, kind=summing.get(i, line.kind)) for i, line in enumerate(lines)]
    settled = list(lines)
    for i in reversed([i for i, line in enumerate(lines) if line.kind == "unit" and not line.left_out]):
        line, below = settled[i], _below(settled, i, matcher)
        if _may_head(line, matcher) and not (below and below[0].of_which):
            summed = len(below) > 1 and _is_sum(line, _added(below)) if matcher or below else _sums_below(settled, i)
            if line.reported and summed:
                settled[i] = replace(line, kind="group")
        elif below and (not matcher or _parent(line, below, branches)):
            settled[i] = line if line.reported else _made_of(line, below)
            settled[i + 1 : i + 1 + len(below)] = [replace(branch, kind="branch") for branch in below]
    return settled


def _sums_below(lines: Sequence[Line], start: int) -> bool:
    """Whether a row sums the rows below it, as many as there may be: where neither names nor numbers tell how many."""
    wholes = [(f, value) for f in COUNTS if (value := lines[start].value(f)) is not None]
    sums = dict.fromkeys((f for f, _ in wholes), 0)
    for size, line in enumerate(takewhile(lambda line: line.kind == "unit", lines[start + 1 : start + LONGEST]), 1):
        sums = {f: held + (line.value(f) or 0) for f, held in sums.items()}
        if size >= SEVERAL - 1 and all(sums[f] == whole for f, whole in wholes):
            return any(sums.values())
        if any(sums[f] > whole for f, whole in wholes):
            return False
    return False


def _may_head(line: Line, matcher: Matcher | None) -> bool:
    return not line.known if matcher else not line.numbering


def _below(lines: Sequence[Line], start: int, matcher: Matcher | None) -> list[Line]:
    """The rows that may be a row's parts: units below a group, and below a unit what is none, or numbered under it."""
    below: list[Line] = []
    head = lines[start]
    for line in (lines[i] for i in range(start + 1, len(lines))):
        part = below and below[0].of_which and line.kind == "group" and not line.numbering
        own = line.kind == "unit" and _may_head(head, matcher) != _may_head(line, matcher)
        if not matcher and not _may_head(head, matcher):
            own = line.kind == "unit" and _dotted_below(head, line)
        own |= line.kind == "unit" and not line.known and line.of_which
        if not own and not part:
            break
        below.append(line)
    return below


def _per_branch(lines: list[Line], *, parted: bool) -> list[Line]:
    """One line a unit where a table has a row for each branch (CĐCS) beside its unit's name, said once or each time."""
    settled: list[Line] = []
    done = 0
    for _, run in groupby(lines, key=lambda line: (line.kind, line.label) if line.branch else object()):
        same, whole = list(run), list[Line]()
        done += len(same)
        below = lines[done : done + 1]
        if not (parted or _whole(same) or any(_is_sum(line, _added(same), quota=True) for line in below)):
            same = [replace(line, branch="") for line in same]
        if same[0].branch and same[0].kind == "unit":
            own = settled[-1] if settled and settled[-1].label == same[0].label and not settled[-1].branch else None
            if own is None or not own.reported:
                settled[-1:] = [] if own else settled[-1:]
                blank = replace(own or same[0], counts=dict.fromkeys(same[0].counts, NOTHING))
                whole = _whole(same)
                settled.append(_made_of(blank, whole or same))
            same = [
                replace(line, kind="text", what="subtotal") if line in whole else replace(line, kind="branch")
                for line in same
            ]
        settled += same
    return settled


def _whole(lines: list[Line]) -> list[Line]:
    """The row that sums up the others of its unit, "Cả hai giai đoạn"; none where no row does."""
    sums = _added(lines)
    wholes = [line for line in lines if _is_sum(line, sums - _added([line]), quota=True)]
    return wholes[-1:] if len(lines) > 2 else []


def _parent(line: Line, below: Sequence[Line], known: set[str]) -> bool:
    """Whether the unknown names below a unit are its branches: by numbers, by names, or because they sum to it."""
    if is_group_number(line.numbering) or below[0].of_which:
        return True
    if all(_dotted_below(line, branch) or bare(without_marks(branch.label)) in known for branch in below):
        return True
    return (not line.reported and below[0].numbering.strip("().-") in ("1", "a", "-", "+")) or (
        len(below) > 1 and _is_sum(line, _added(below))
    )


def _dotted_below(line: Line, lower: Line) -> bool:
    number = line.numbering.rstrip(".)")
    return bool(number) and lower.numbering.startswith(number + ".") and lower.numbering.rstrip(".") != number


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


def _in_groups(lines: Sequence[Line]) -> list[Line]:
    """The lines with the group in which each stands, and sums of groups told from the sum of all."""
    group, inner, settled = "", _inner(lines), []
    for i, line in enumerate(lines):
        group = without_marks(line.label) if line.kind == "group" else group
        own = line.group or ("" if line.kind == "total" else group)
        settled.append(replace(line, group=own, kind="subtotal" if i in inner else line.kind))
    return settled


def _inner(lines: Sequence[Line]) -> set[int]:
    """Which of the sums are of some rows, by their words and their place."""
    units = [i for i, line in enumerate(lines) if line.kind == "unit"]
    totals = [i for i, line in enumerate(lines) if line.kind == "total"]
    if not units or not totals:
        return set()
    inner = {i for i in totals if units[0] < i < units[-1] or is_part_total(lines[i].label)}
    closing = [i for i in totals if i > units[-1] and i not in inner]
    alike = {fold(lines[i].label) for i in inner}
    if inner and closing and (len(closing) > 1 or alike == {fold(lines[closing[0]].label)}):
        inner.add(closing[0])
    return inner
