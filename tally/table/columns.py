"""What the columns below a header mean, in each kind of table that they satisfy: headings, contents and sums heard.

Headings propose, one vocabulary for each kind; contents deny or step in; what adds up settles what is left. What is
not settled then is doubtful, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tally.table.arithmetic import Arithmetic
from tally.table.levels import COUNTS, FIGURES, TEXTUAL, level_fields, named_by_headings, names_beside
from tally.table.listing import register_columns, requests_or_initiatives
from tally.table.model import Settled
from tally.table.profile import Profile, Profiles, is_measure
from tally.table.rivals import done_late, rivals
from tally.table.units import hardly_repeat, other_names, parts_beside, unit_column
from tally.text import bare, words
from tally.vocabulary import (
    KINDS,
    LONG,
    SUMMARY,
    SUPPORT,
    Vocabulary,
    further_fields,
    heading_field,
    sides,
    words_beyond,
)
from tally.vocabulary.statuses import SURE, speaks_against, verdict

AMOUNTS = FIGURES | {"money", "members", "shortfall"}  # no words stand in these
STATED = ("quota", "valid", "invalid", "pending")  # figures that no column is denied without a question
SUMS = {"tong", "cong", "total", "sum", "all"}  # words of a heading that says a sum
SOME = 8  # one count in so many cells from which a heading of counts is believed, words or not
MOST_PRICED = 6  # columns of figures among which products are looked for


def columns_of(profiles: Profiles, titles: Sequence[str] = ()) -> Settled | None:
    """The columns that these headings and what stands below them name; None where they make no kind of table.

    The `titles` above tell what a list is that may be two kinds.
    """
    settled = {kind: columns_as(kind.kind, profiles) for kind in KINDS}
    fitting = {kind.kind: columns for kind, columns in settled.items() if kind.satisfied(columns.fields)}
    if "summary" in fitting and {"quota", "valid"} <= fitting["summary"].fields.keys():
        fitting.pop("register", None)  # a message or an officer beside figures makes no list
    if {"long", "register"} <= fitting.keys() and hardly_repeat(profiles, fitting["register"].fields.get("title", -1)):
        del fitting["long"]  # a column of ones beside initiatives counts nothing
    if {"support", "register"} <= fitting.keys():
        both = fitting.pop("support"), fitting.pop("register")
        meant = requests_or_initiatives(*both, titles, profiles)
        fitting[meant.kind] = meant
    return fitting.get("long") or max(fitting.values(), key=lambda columns: len(columns.fields), default=None)


def columns_as(kind: str, profiles: Profiles) -> Settled:
    """The columns of a table of this kind, be they enough to make one or not."""
    if kind == "register":
        return register_columns(profiles)
    if kind == "summary":
        return summary_columns(profiles)
    return _other(SUPPORT if kind == "support" else LONG, profiles)


def _other(vocabulary: Vocabulary, profiles: Profiles) -> Settled:
    """The columns of a long table or of support requests: the first that each heading names."""
    fields: dict[str, int] = {}
    for column, (name, *_) in named_by_headings(vocabulary, profiles).items():
        if name not in FIGURES or profiles.of(column).is_figures:
            fields.setdefault(name, column)
    if "measure" in fields and len(figures_named(profiles.of(fields["measure"]).texts)) < 2:
        del fields["measure"]
    return Settled(vocabulary.kind, fields, why=dict.fromkeys(fields.values(), ("heading",)))


def figures_named(texts: Iterable[str]) -> set[str]:
    """The figures of a summary that these words name."""
    return {name for text in texts if (name := heading_field(SUMMARY, text)) in COUNTS}


# A summary


def summary_columns(profiles: Profiles) -> Settled:
    """The columns of a summary, be they enough to make one or not."""
    headed = named_by_headings(SUMMARY, profiles)
    headed |= {c: fields for c, fields in _verdicts(profiles).items() if c not in headed}
    named = _borne_out(headed, profiles)
    figures = Arithmetic(named, profiles)
    unit, witnesses = unit_column(figures.settled, profiles)
    figures.settled = {c: fields for c, fields in figures.settled.items() if c != unit and fields[0] != "unit"}
    summed = frozenset(figures.summed)
    figures.settled = _weakly(figures)
    fields, doubtful = _settled(figures)
    fields = _in_one_cell(profiles) | fields
    why: dict[int, tuple[str, ...]] = {c: ("heading", "sums") if c in summed else ("heading",) for c in fields.values()}
    beside: dict[str, int] = {}
    if unit is not None:
        fields["unit"] = unit
        beside = names_beside("unit", fields, profiles, profiles.is_unit)
        why |= {unit: witnesses, fields["unit"]: witnesses}
        if (part := parts_beside(unit, figures.settled, profiles)) is not None:
            fields["part"], why[part] = part, ("contents",)
    fields |= {name: c for name, c in _spelled(headed, fields, profiles).items() if name not in fields}
    if unsaid := _results_unsaid(figures, fields):
        fields["valid"], *further = unsaid
        doubtful |= {"valid": tuple(further)} if further else {}
        figures.guessed |= set() if further else {*unsaid}
    unsure = _unsure(fields, summed, profiles)
    left = [(name, fields.get(name)) for name in ("valid", "invalid", "pending")]
    unsure |= {c: (name, "") for name, c in left if c in figures.guessed}
    unsure |= dict.fromkeys(_weak_results(figures, fields), ("valid", "total"))
    unsure = _qualified(figures, fields, doubtful) | unsure
    unsure |= _denied(headed, named, fields) | _denying(figures, fields)
    fields = {name: column for name, column in fields.items() if column not in unsure} | {
        options[0]: column for column, options in unsure.items() if options[0]
    }
    late = dict.fromkeys((*doubtful.get("valid", ()), *done_late(figures, fields)))
    doubtful |= {"valid": tuple(late)} if late else {}
    doubtful = {name: further for name, further in doubtful.items() if name in fields}
    unfit = _unfit(fields, profiles, headed="heading" in witnesses)
    others = rivals(figures, fields, doubtful) | {"unit": other_names(unit, headed, profiles)}
    others = {name: columns for name, columns in others.items() if columns}
    return Settled("summary", fields, doubtful, why, unfit, beside, unsure, others)


def _spelled(headed: Mapping[int, tuple[str, ...]], fields: Mapping[str, int], profiles: Profiles) -> dict[str, int]:
    """What each row counts, where words stand below "Chỉ tiêu" beside a quota: "Hiến máu", "Trồng cây" | "Kế hoạch"."""
    words_there = [c for c, meant in headed.items() if meant[0] == "quota" and profiles.of(c).is_words]
    apart = [c for c in words_there if profiles.heads[c] != profiles.heads.get(fields.get("unit", c))]
    return {"measure_unit": apart[0]} if apart and fields.get("quota") not in (None, *apart) else {}


def _verdicts(profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """The columns headed by a status, be it none that a table of figures is known to have: "Thông qua", "Trùng"."""
    texts = {c: levels[-1] for c, levels in profiles.heads.items() if sum(map(str.isalpha, levels[-1])) > 1}
    stated = {c: verdict(text) for c, text in texts.items() if bare(text) not in SURE}
    return {c: (status,) for c, status in stated.items() if status}


def _results_unsaid(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """The counts of which no heading says a field, beside a quota of which nothing is said to be done: "Tháng 1",
    "Tháng 2"; one of them, or several together, is the result, as a person must say."""
    if not {"quota", "unit"} <= fields.keys() or fields.keys() & {"valid", "total", "invalid", "pending"}:
        return ()
    heading = figures.profiles.heading
    left = [
        c for c in figures.unnamed if heading(c) and not heading_field(SUMMARY, heading(c)) and c not in fields.values()
    ]
    return tuple(left or figures.of("money"))


def _weak_results(figures: Arithmetic, fields: Mapping[str, int]) -> tuple[int, ...]:
    """The result where it may as well be all that was sent: "Kết quả" beside "Không hợp lệ", and no sum of both."""
    valid = fields.get("valid", -1)
    weak = figures.settled.get(valid, ())[1:2] == ("total",) and "total" not in fields and "invalid" in fields
    return (valid,) if weak else ()


def _qualified(
    figures: Arithmetic, fields: Mapping[str, int], doubtful: Mapping[str, tuple[int, ...]]
) -> dict[int, tuple[str, ...]]:
    """The quota and the valid initiatives where their headings say more than that: "Số CĐCS có SK hợp lệ"; the one that
    is of a part of the time where the other is not and no further column has the rest, "Chỉ tiêu quý II"; and what is
    done where it is of another year than the quota."""
    columns = {c: name for name, c in fields.items() if name in ("quota", "valid") and name not in doubtful}
    times = figures.times
    heads = {c: texts for c, texts in figures.profiles.heads.items() if c in columns}
    alone = [c for c, name in columns.items() if figures.of(name) == [c]]
    parts = {c for c in alone if times.of(c, columns[c]).partial}
    years = {figures.year(c) for c in alone} - {0}
    more = parts if len(parts) == 1 else {fields["valid"]} if len(years) > 1 else set()
    if any(map(times.of_initiatives, heads)):
        beyond = (c for c, texts in heads.items() if any(words_beyond(text, columns[c]) for text in texts))
        more = more.union(filter(times.otherwise, heads), beyond)
    return {c: (columns[c], "") for c in more}


def _unsure(fields: Mapping[str, int], summed: frozenset[int], profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """Columns that two readings fit: what is "registered" may be a pledge, all that was sent, or neither.

    It is all that was sent where it says that it is a sum, or where it is the sum of other columns; what is nowhere
    less than the quota is more likely whom it was set for ("Tổng số HS").
    """
    total, quota = fields.get("total"), fields.get("quota")
    parts = {"invalid", "pending"} & fields.keys()
    base = total is not None and quota is not None and total not in summed and profiles.covers(total, quota)
    if total is not None and base and (quota in summed or ("valid" in fields and not parts)):
        return {total: ("", "total")}
    if total is not None and quota is not None and not parts and "valid" not in fields:
        return {total: ("total", "valid")}
    if total is not None and "valid" in fields and not parts and total not in summed:
        if quota is not None:
            return {} if SUMS & {*words(profiles.above(total))} else {total: ("total", "")}
        return {total: ("total", "quota") if profiles.covers(total, fields["valid"]) else ("quota", "total")}
    if quota is None or quota not in summed or "total" in fields:
        return {}
    pledged = level_fields(SUMMARY, profiles.heads.get(quota, ("",)))[:1] == ("total",)
    return {quota: ("quota", "total")} if pledged else {}


def _in_one_cell(profiles: Profiles) -> dict[str, int]:
    """Two figures written in one cell, "16/35" below "Đã nộp / Chỉ tiêu": both stand in that column."""
    pairs = (c for c in profiles.heads if 2 * profiles.of(c).shapes["pair"] > profiles.of(c).filled)
    return {name: column for column in pairs for name in sides(profiles.heading(column))}


def _borne_out(named: Mapping[int, tuple[str, ...]], profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """The fields that the contents of each column do not deny: words are no quota, shares no count.

    A count whose heading says so stays one where words stand among its figures, or beside them: each is told then.
    """
    kept: dict[int, tuple[str, ...]] = {}
    columns = [profiles.of(c) for c, fields in named.items() if fields[0] in COUNTS]
    for column, fields in named.items():
        profile = profiles.of(column)
        if profile.is_figures and profile.shapes["count"]:
            said = fields if set(fields) - set(TEXTUAL) else further_fields(SUMMARY, profiles.heading(column))
            fields = tuple(name for name in said if name not in TEXTUAL)
        if fields and _deny(profile, fields[0]) and not (fields[0] in COUNTS and _among_words(profile, columns)):
            fields = () if profile.is_words or fields[0] == "quota" else ("rate",)
        elif fields and fields[0] == "unit" and (profile.is_measures or (profile.filled and not profile.is_names)):
            fields = ("measure_unit",) if profile.is_measures else ()
        if fields:
            kept[column] = fields
    return kept


def _denied(
    headed: Mapping[int, tuple[str, ...]], named: Mapping[int, tuple[str, ...]], fields: Mapping[str, int]
) -> dict[int, tuple[str, ...]]:
    """Columns that their headings call a figure that no other column is, and their contents do not bear out."""
    taken = {column for name, column in fields.items() if name != "rate"}
    refused = {c: meant[0] for c, meant in headed.items() if meant[0] in STATED and c not in taken}
    return {c: ("", name) for c, name in refused.items() if name not in fields and named.get(c, ("rate",))[0] == "rate"}


def _denying(figures: Arithmetic, fields: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """Columns of counts beside the valid ones whose headings deny in words that name nothing: "Không tính"; and where
    there is no quota, what stands right behind both verdicts: "Chưa đánh giá", "(trống)"."""
    if "valid" not in fields:
        return {}
    heading = figures.profiles.heading
    taken = {c for name, c in fields.items() if name in (*COUNTS, "unit", "numbering")}
    free = [c for c in figures.counted if c not in taken]
    against = [c for c in free if c in figures.unnamed and speaks_against(heading(c))]
    if "invalid" not in fields:
        return dict.fromkeys(against, ("", "invalid"))
    behind = max(fields["valid"], fields["invalid"]) + 1
    telling = behind in free and (fields.get("rank") != behind or speaks_against(heading(behind)))
    return {behind: ("", "pending")} if telling and not {"quota", "pending", "total"} & fields.keys() else {}


def _deny(profile: Profile, name: str) -> bool:
    """Whether the contents of a column are none of this field: words, or shares below a count."""
    return (name in AMOUNTS and profile.is_words) or (name in FIGURES and not profile.is_figures)


def _among_words(profile: Profile, columns: Sequence[Profile]) -> bool:
    """Whether the counts of a column have words beside them, or among them where the other `columns` of counts have
    one: "chưa gửi", and no other table below."""
    if profile.is_share or profile.is_numbered:
        return profile.is_numbered
    spoken = profile.rows - profile.counts
    if not spoken or SOME * len(profile.counts) < profile.filled:
        return False
    beside = (row for row in spoken if any(row in other.counts for other in columns))
    return 2 * sum(1 for _ in beside) > len(spoken)


def _settled(figures: Arithmetic) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """One column for each field, and what else it could be; of quotas of several years that of the result's year."""
    named, heads, times = figures.settled, figures.profiles.heads, figures.times
    fields: dict[str, int] = {}
    doubtful: dict[str, tuple[int, ...]] = {}
    for name in sorted(dict.fromkeys(first for first, *_ in named.values()), key=lambda name: name != "valid"):
        columns = every = [c for c, (first, *_) in named.items() if first == name]
        if name in FIGURES:
            dated = [fields["valid"]] if "valid" in fields else figures.of("quota")
            years = {figures.year(c) for c in dated if name in ("valid", "quota")} - {0}
            columns = [c for c in columns if name == "quota" and figures.year(c) in years] or columns
            bound = [c for c in columns if c in figures.bound]
            every = times.candidates(bound if times.surely(bound) else columns)
            # of the same time as the valid ones, where these are known
            timed = name != "quota" and "valid" in fields and "valid" not in doubtful
            beside = [c for c in every if timed and times.of(c, name) == times.of(fields["valid"], name)]
            columns = times.preferred(beside or every, name, years)
            alike = len({heads.get(c, ())[:-1] for c in columns}) == 1  # no phases or programmes side by side
            columns = ([c for c in columns if c in figures.likely] if alike else []) or columns
        fields[name], *further = columns
        if further and name in FIGURES:
            doubtful[name] = tuple(dict.fromkeys([*further, *every]))
            doubtful[name] = tuple(c for c in doubtful[name] if c != fields[name])
    return fields, doubtful


def _weakly(figures: Arithmetic) -> dict[int, tuple[str, ...]]:
    """ "Thực hiện" beside "Hợp lệ" is all that was sent: a weaker meaning where the stronger is taken by another.

    It is nowhere less then. "Tổng số đã nộp" beside what is not valid is all that was sent as well.
    """
    named = figures.settled
    results = [c for c, fields in named.items() if fields[0] == "valid"]
    either = [c for c in results if named[c][1:2] == ("total",)]
    surely = [c for c in results if c not in either]
    if any(fields[0] == "total" for fields in named.values()):
        return named
    if not surely and figures.of("invalid"):
        wholes = [c for c in either if SUMS & {*words(figures.profiles.above(c))}]
    else:
        wholes = [c for c in either if surely and all(figures.profiles.covers(c, s) for s in surely)]
    return {**named, **dict.fromkeys(wholes, ("total",))}


def _counted(column: int, profiles: Profiles) -> str:
    """What a column counts, as its figures or the end of its heading say: "lop" of "3 lớp"; "" where neither does."""
    aside = re.search(r"\(([^()]+)\)\s*$", profiles.heading(column))
    return profiles.of(column).counted or (bare(aside[1]) if aside and is_measure(aside[1]) else "")


def _unfit(fields: Mapping[str, int], profiles: Profiles, *, headed: bool) -> str:
    """Why these figures are no counts of one kind: different measures, amounts of money; "" where they are.

    A quota of classes is none of persons.

    Beside a quota and what is done of it, an amount may stand that is one of them by a price, where the names of the
    rows are `headed` as those of units.
    """
    measured = fields.get("measure_unit")
    if measured is not None and len(profiles.of(measured).texts) > 1:
        return "measures"
    both = sorted(_counted(fields[name], profiles) for name in ("quota", "valid") if name in fields)
    if all(both) and len(both) > 1 and not both[1].startswith(both[0]):
        return "unlike"
    if profiles.are_money([column for name, column in fields.items() if name in ("quota", "valid", "total")]):
        return "money"
    figures = [c for c in profiles.columns if profiles.of(c).is_figures and profiles.of(c).shapes["count"]]
    priced = profiles.priced(figures[:MOST_PRICED])
    owed_and_done = [fields.get("quota"), fields.get("valid")]
    beside = headed and None not in owed_and_done and len({*owed_and_done} & {*priced}) < 2
    return "money" if priced and not (beside and priced[-1] not in owed_and_done) else ""
