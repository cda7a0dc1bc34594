"""What the levels of a header name together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tally.table.profile import Known, Profiles
from tally.text import bare
from tally.vocabulary import Vocabulary, heading_field, heading_fields, lexicon, spoken

COUNTS = ("quota", "valid", "invalid", "pending", "total")
FIGURES = frozenset({*COUNTS, "value"})
TEXTUAL = ("officer", "unit", "cluster", "note", "reason", "branch", "group", "day", "part")
"""Fields in which no figures stand."""
_AMOUNT = re.compile(r"so luong|^sl$|luy ke|^so\b|\bnam\b|\bsk\b|sang kien|dang ky|^tong$|^cong$|^ca nam")
_RUNNING = re.compile(r"luy ke|tich luy|cong don")


def in_two(name: int, profiles: Profiles, known: Known | None = None) -> tuple[int, int] | None:
    """The two columns in which names stand, of which this is one: words below one heading, or beside one below none.

    Where there is a directory, it decides: it must know them better together, "LĐLĐ huyện" | "Yên Khánh".
    """
    for first, second in ((name, name + 1), (name - 1, name)):
        both, own = [profiles.of(first), profiles.of(second)], profiles.heads.get(first)
        if own is None or 2 * both[1].filled <= both[0].filled or not all(p.is_words and p.filled for p in both):
            continue
        better = known and profiles.together(first, second).known(known) > profiles.of(name).known(known)
        other = profiles.heads.get(second, own)  # "Tác giả" over both, or over "Họ đệm" | "Tên"
        alike = known is None and (own == other or (len(own) > 1 and own[:-1] == other[:-1]))
        if better or alike or _name_parts(first, profiles):
            return first, second
    return None


def names_beside(name: str, fields: dict[str, int], profiles: Profiles, known: Known | None = None) -> dict[str, int]:
    """Field -> the column in which its names go on, where no other field has that; it has the first of both then."""
    both = in_two(fields[name], profiles, known) if name in fields else None
    if both is None or set(both) & set(fields.values()) - {fields[name]}:
        return {}
    fields[name] = both[0]
    return {name: both[1]}


def _name_parts(first: int, profiles: Profiles) -> bool:
    """Whether a column and the next have two parts of persons' names, one of them a word alone: "Họ đệm" | "Tên".

    "Hoa" beside "Nguyễn Thị Hoa" is no further part, and of three parts no two are a name.
    """
    parts = [_is_part(profiles.heading(column)) for column in range(first - 1, first + 3)]
    pairs = [pair for pair in zip(profiles.of(first).cells, profiles.of(first + 1).cells, strict=True) if all(pair)]
    apart = [(a, b) for a, b in pairs if not a.endswith(b) and (" " not in a or " " not in b)]
    return parts == [False, True, True, False] and 2 * len(apart) > len(pairs)


def _is_part(heading: str) -> bool:
    """Whether a heading has no words but those that name a person's names: "Họ và tên đệm", "First name"."""
    written = list(map(bare, spoken(heading)))
    return bool(written) and {*map(bare, lexicon("register")["names"])}.issuperset(written)


def level_fields(vocabulary: Vocabulary, levels: Sequence[str], over: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The fields that a heading of several levels can name: by its own text, then with those above it.

    A rate anywhere makes a rate, and "Tổng" or "Đã gửi" below "Hợp lệ" is the valid ones. Headings in `over` name
    nothing.
    """
    named = [() if text in over else heading_fields(vocabulary, text) for text in levels]
    if any("rate" in fields[:1] for fields in named):
        return ("rate",)
    own, *above = reversed(named)
    upper = next((fields for fields in above if fields), ())
    if upper and upper[0] in COUNTS and (own[:1] == ("total",) or (own and _RUNNING.search(bare(levels[-1])))):
        return upper
    if len(upper) == 1 and own[:1] == upper:
        return upper
    if own and own[0] in TEXTUAL and upper and upper[0] in COUNTS:
        return (*own, *upper)
    if own or len(levels) == 1:
        return own
    if _AMOUNT.search(bare(levels[-1])) or re.search(r"20\d\d", levels[-1]):
        return upper
    joined = " ".join(text for text in levels if text not in over)
    return heading_fields(vocabulary, joined) or (upper if upper and upper[0] in COUNTS else ())


def named_by_headings(vocabulary: Vocabulary, profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """Column -> the fields that its heading can name, the likeliest first."""
    over = _over_figures(vocabulary, profiles)
    named = {column: level_fields(vocabulary, levels, over) for column, levels in profiles.heads.items()}
    return {column: fields for column, fields in named.items() if fields}


def _over_figures(vocabulary: Vocabulary, profiles: Profiles) -> frozenset[str]:
    """The headings that stand over figures of their own, as "Kết quả thực hiện" over "Hợp lệ": they name none.

    "Hợp lệ" over "Đã báo cáo" goes on naming what stands below it, whatever that could mean elsewhere.
    """
    apart = ("valid", "invalid", "pending", "valid_mark", "invalid_mark", "pending_mark", "quota")
    return frozenset(
        upper
        for levels in profiles.heads.values()
        for depth, text in enumerate(levels)
        if depth and heading_field(vocabulary, text) in apart and not _RUNNING.search(bare(text))
        for upper in levels[:depth]
        if len(heading_fields(vocabulary, text)) == 1 or len(heading_fields(vocabulary, upper)) != 1
    )
