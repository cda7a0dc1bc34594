"""Which other columns of figures may be meant where a table has several, and nothing adds up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tally.table.arithmetic import Arithmetic
from tally.table.profile import MOST_PARTS
from tally.table.times import EARLIER, EXPECTED, IN_ALL, LAST_YEAR, SPAN, UP_TO
from tally.vocabulary import SUMMARY, further_fields, only_hinted, otherwise

LATE, IN_TIME = re.compile(r"\b(?:qua|tre|sau) han\b"), "dung han"
BEYOND, ADJUSTED = re.compile(r"\bvuot\b"), re.compile(r"\bdieu chinh\b")
Rivals = dict[str, tuple[int, ...]]
ALIKE = 3  # how many times as large as another a quota may be and still be the same one


def rivals(figures: Arithmetic, fields: Mapping[str, int], doubtful: Mapping[str, Sequence[int]]) -> Rivals:
    """Figure -> further columns that may be it, be they none of the `doubtful`."""
    quotas = (*_quotas_of_other_years(figures, fields), *_named_beside(figures, fields, "quota"))
    results = (*_other_results(figures, fields), *_further_results(figures, fields))
    results = (*results, *_named_beside(figures, fields, "valid"), *_begun_before(figures, fields))
    asked = doubtful.get("valid", ())
    return {"quota": tuple(dict.fromkeys(quotas)), "valid": tuple(c for c in dict.fromkeys(results) if c not in asked)}


def _quotas_of_other_years(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """The quotas of other years than the one taken, where what is done is not of its year, and nothing adds up."""
    quota, valid = fields.get("quota"), fields.get("valid")
    if quota is None or valid is None or quota in figures.summed:
        return ()
    named = [c for c, meant in figures.settled.items() if meant[0] == "quota"]
    year = figures.year(quota)
    done = figures.year(valid) or figures.times.stated[0]
    if done and year in (0, done):
        return ()
    return tuple(c for c in named if figures.year(c) not in (0, year))


def done_late(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """What was done after its day, or beyond the quota, beside what was done in time: a person must say whether both
    are done of the quota.

    "HT quá hạn" says so, "Quá hạn" beside "Đúng hạn" may, and "Vượt" that adds up to the quota with "Đạt" does.
    """
    valid, profiles = fields.get("valid"), figures.profiles
    if valid is None:
        return ()
    in_time = IN_TIME in profiles.above(valid)
    further = [c for c in figures.counted if c != valid]
    late = [c for c in further if LATE.search(profiles.above(c))]
    late = [c for c in late if in_time or "valid" in further_fields(SUMMARY, profiles.heading(c))]
    late += [c for c in further if c in figures.summed and BEYOND.search(profiles.above(c))]
    others = [c for c in figures.counted if c != valid][:MOST_PARTS]
    return tuple(c for c in late if not any(profiles.adds_up((c, other), valid) for other in others if other != c))


def _further_results(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """Results beside the one that was taken which it does not hold: it is of a span of days, or somewhere less.

    "Từ 21/4 đến 20/5" goes on from "Đến 20/4" and is no newer state of it. Estimates and other years are no part.
    """
    valid, profiles = fields.get("valid"), figures.profiles
    if valid is None or valid in figures.summed or valid not in profiles.heads:
        return ()
    own, now = figures.year(valid), figures.times.stated[0]
    headings = {c: profiles.above(c) for c, meant in figures.settled.items() if meant[0] == "valid"}
    others = [
        c
        for c, heading in headings.items()
        if c != valid
        and c in figures.counted
        and (EXPECTED | LAST_YEAR).isdisjoint(otherwise(heading))
        and (figures.year(c) == own or not (own or (now and figures.year(c) != now)))
    ]
    heading = profiles.above(valid)
    if SPAN.search(heading) or "span" in otherwise(heading):
        return tuple(others)
    said_to_hold = UP_TO.search(f" {heading}") or any(word in heading for word in IN_ALL)
    return () if said_to_hold else tuple(c for c in others if not profiles.covers(valid, c))


def _other_results(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """What may be done of the quota as well, where a mere hint says what is: who enrolled, beside who got a paper.

    It is nowhere less than that, and somewhere less than the quota: not whom the quota was set for.
    """
    quota, valid, profiles = fields.get("quota"), fields.get("valid"), figures.profiles
    if quota is None or valid is None or valid in figures.summed:
        return ()
    if not all(only_hinted(SUMMARY, heading) for heading in figures.profiles.heads[valid]):
        return ()
    others = [c for c in figures.unnamed if c not in fields.values() and profiles.covers(c, valid)]
    return tuple(c for c in others if not profiles.covers(c, quota))


def _named_beside(figures: Arithmetic, fields: Mapping[str, int], field: str) -> tuple[int, ...]:
    """Columns that their headings name this field, where another was taken because a rest adds up with it: "Chỉ tiêu
    được duyệt" beside "Nhu cầu".

    What is of another time or size, adjusted since, or a part of the column taken, is none.
    """
    taken, profiles = fields.get(field), figures.profiles
    if taken not in figures.bound or ADJUSTED.search(profiles.above(taken)):
        return ()
    named = [c for c in figures.of(field) if c not in figures.bound]
    named = [c for c in named if not only_hinted(SUMMARY, profiles.heading(c)) or profiles.covers(taken or c, c)]
    named = [c for c in named if (EXPECTED | EARLIER).isdisjoint(otherwise(profiles.above(c)))]
    whole = profiles.of(taken).numbers[0].sum() if taken is not None else 0
    named = [c for c in named if whole <= ALIKE * profiles.of(c).numbers[0].sum() <= ALIKE * ALIKE * whole]
    others = [c for c in figures.counted if c != taken][:MOST_PARTS]
    return tuple(c for c in named if not any(profiles.adds_up((c, part), taken) for part in others if part != c))


def _begun_before(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """What was done in the quota's time, where the result taken may hold more: "Lũy kế" beside "Kết quả năm 2025" and a
    quota of that year; or one nowhere less than its quota, that is the sum of another and of what there was before."""
    valid, quota, profiles = fields.get("valid"), fields.get("quota"), figures.profiles
    if valid is None or quota is None:
        return ()
    results, year = [c for c in figures.of("valid") if c != valid], figures.year(quota)
    whole = [c for c in results if figures.year(c) == year and not figures.times.of(c, "valid").partial]
    if year and figures.year(valid) != year and whole:
        return tuple(whole)
    before = [c for c in (*figures.unnamed, *results) if c != valid] if profiles.covers(valid, quota) else []
    return tuple(c for c in results if any(profiles.adds_up((c, part), valid) for part in before if part != c))
