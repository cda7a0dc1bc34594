"""Which column of a summary has the names of its units: the directory, headings and contents heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tally.table.labels import is_number
from tally.table.levels import FIGURES
from tally.table.profile import KNOWN_SHARE, Profile, Profiles, is_measure
from tally.text import has_digit, has_letter
from tally.vocabulary import SUMMARY, names_only

MEASURED = re.compile(r"\b(?:don vi|dv|units?)\b")  # what heads units, and what they are measured in
MOST_WORDS = 3  # words of a common noun in which something is measured: "lượt người"
FULL_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]* ){2,4}[A-ZĐÀ-Ỹ][a-zà-ỹđ]*")


def unit_column(named: Mapping[int, tuple[str, ...]], profiles: Profiles) -> tuple[int | None, tuple[str, ...]]:
    """The column of the names: the directory's units before anything else, then the heading, then what is left.

    A heading that says no more than "Đơn vị" goes before "Đơn vị kiểm tra" and "Cụm trưởng".
    """
    counted = {fields[0] for fields in named.values()} & FIGURES
    headed = [c for c, fields in named.items() if fields[0] == "unit"]
    exact = {c for c in headed if names_only(SUMMARY, "unit", profiles.heading(c))}
    if profiles.is_unit and counted:
        shares = _shares([c for c in profiles.columns if named.get(c, ("",))[0] not in FIGURES], profiles)
        if shares:
            best = max(shares, key=lambda c: (c in exact, shares[c], c in headed, -c))
            return best, ("heading", "contents") if best in headed else ("contents",)
    if headed:
        several = [c for c in headed if len(profiles.of(c).texts) > 1] or headed
        own = [c for c in several if hardly_repeat(profiles, c)] or several
        return max(own, key=lambda c: (profiles.of(c).filled, c in exact, -c)), ("heading",)
    likely = {"branch": 0, "text": 1, "members": 1, "group": 1, "cluster": 2, "officer": 3}
    left = {c: likely[name] for c in profiles.columns if (name := named.get(c, ("text",))[0]) in likely}
    names = [
        c
        for c, order in left.items()
        if (order == 0 and counted) or (("quota" in counted or len(counted) > 1) and hardly_repeat(profiles, c))
    ]
    if not names:
        return None, ()
    first = min((c for c, fields in named.items() if fields[0] in FIGURES), default=0)
    best = min(names, key=lambda c: (c > first, _are_codes(profiles.of(c)), _are_persons(profiles.of(c)), left[c], c))
    return best, ("contents",) if left[best] else ("heading",)


def _shares(columns: Iterable[int], profiles: Profiles) -> dict[int, float]:
    """The share of its names that the directory knows, of each column of which it knows half."""
    return {c: share for c in columns if (share := profiles.of(c).known(profiles.is_unit)) >= KNOWN_SHARE}


def other_names(unit: int | None, headed: Mapping[int, tuple[str, ...]], profiles: Profiles) -> tuple[int, ...]:
    """Other columns that may say whose a row is: codes and names of the directory's units where no heading decides, and
    what each row says else beside common nouns, which may be what is measured ("Nội dung" | "Đơn vị": lớp, suất)."""
    if unit is not None and MEASURED.search(profiles.above(unit)) and _are_common_nouns(profiles.of(unit)):
        there = (c for c in profiles.heads if c != unit and headed.get(c, ("quota",))[0] in FIGURES)
        return tuple(
            c for c in there if hardly_repeat(profiles, c) and len(profiles.of(c).texts) == profiles.of(c).filled
        )
    exact = {c for c in profiles.heads if names_only(SUMMARY, "unit", profiles.heading(c))}
    free = [c for c in profiles.heads if headed.get(c, ("",))[0] not in (*FIGURES, "cluster")]
    free = [c for c in free if c != unit and (unit not in exact or c in exact or headed.get(c) == ("code",))]
    return tuple(_shares(free, profiles)) if unit is not None and profiles.is_unit else ()


def parts_beside(unit: int, named: Mapping[int, tuple[str, ...]], profiles: Profiles) -> int | None:
    """The nameless column beside the units that says which part of a unit each of its rows is: "Nam", "Nữ", "Cộng"."""
    column = unit + 1
    profile = profiles.of(column)
    merged = 2 * len(profiles.of(unit).rows & profile.rows) <= len(profile.rows)
    again = profile.is_words and 2 * len(profile.texts) <= profile.filled
    return column if column not in named and column in profiles.columns and merged and again else None


def _are_persons(profile: Profile) -> bool:
    """Whether full names stand in a column: whoever answers for a unit, where another column can name it."""
    return 2 * sum(bool(FULL_NAME.fullmatch(text)) for text in profile.texts) > len(profile.texts)


def _are_codes(profile: Profile) -> bool:
    """Whether figures stand in most cells beside letters: "NV001", "6 phút", "29A-123.45"."""
    return 2 * sum(map(has_digit, profile.texts)) > len(profile.texts)


def _are_common_nouns(profile: Profile) -> bool:
    """Whether no proper name stands in a column: one to three words in each cell, no number, no capital within."""
    words = [text.split() for text in profile.texts]
    small = all(len(each) <= MOST_WORDS and not any(word[0].isupper() for word in each[1:]) for each in words)
    return small and not any(text.isupper() or (has_digit(text) and not is_measure(text)) for text in profile.texts)


def hardly_repeat(profiles: Profiles, column: int) -> bool:
    """Whether words stand in a column that hardly repeat: what can be names of units."""
    profile = profiles.of(column)
    wordy = sum(has_letter(text) and not is_number(text) for text in profile.texts)
    return wordy > 1 and profile.is_words and 2 * len(profile.texts) > profile.filled
