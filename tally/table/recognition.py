"""Which columns of a list hold the day of recognition and the decision, by what they say and by what stands below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tally.table.profile import Profiles
from tally.text import bare, has_digit
from tally.text.days import SPANS, days, read_date
from tally.vocabulary import REGISTER, lexicon, names_only, spoken

MOST = 0.6  # share of a column's texts that must look alike for it to be known by them
BOTH = re.compile(
    r"\bso\b.*\bngay\b.*\b(qd|quyet dinh|cong nhan)\b|\b(qd|quyet dinh)\b.*\bso\b.*\bngay\b"
    r"|\bso (qd|quyet dinh)\b.*\bngay\b|^(qd|quyet dinh)( cong nhan)?,? (va )?ngay\b"
)
DECISION = re.compile(r"\d ?(/\d{4})? ?/ ?(qd|q d|ct|tb|kh|nq|gcn)", re.IGNORECASE)
DATE_PARTS = {"ngay": "day", "thang": "month", "nam": "year"}


def share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    """The share of texts in which a pattern stands; 0.0 of none."""
    return sum(bool(pattern.search(text)) for text in texts) / len(texts) if texts else 0.0


def are_decisions(texts: Sequence[str]) -> bool:
    """Whether most texts are numbers of decisions: "12/QĐ-CĐ"."""
    return share(DECISION, [bare(text) for text in texts]) > MOST


def are_days(texts: Sequence[str]) -> bool:
    """Whether most texts are days, or name one."""
    return bool(texts) and sum(map(_tells_day, texts)) > MOST * len(texts)


def names_days(texts: Sequence[str]) -> bool:
    """Whether any text is a day, a month or a year, or what a spreadsheet keeps of one; nothing denies nothing."""
    return not texts or any(_tells_day(text) or read_date(text).form or "#" in text for text in texts)


@lru_cache(maxsize=8192)
def _tells_day(text: str) -> bool:
    """Whether a cell is a day, or names one: "12/QĐ-CĐ ngày 5/3/2022"."""
    return has_digit(text) and (read_date(text).form not in ("", *SPANS) or bool(days(text)))


def recognised_beside(
    fields: Mapping[str, int], submitted: Sequence[int], profiles: Profiles
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """(beside, rivals) of the day of recognition: the column that has the days which the first one lacks, as where each
    phase has its own; and other days, where its heading does not say recognition, or theirs says it too.

    No rivals, but the field itself, where its heading does not name a day of recognition.
    """
    column = fields.get("recognised")
    if column is None or column == fields.get("decision"):
        return {}, {}
    taken = {c for name, c in fields.items() if name != "submitted"}
    others = [c for c in profiles.columns if c not in taken and are_days(profiles.of(c).texts)]
    own = profiles.heads.get(column, ())
    sure = speaks_of_recognition(own)
    rivals = tuple(c for c in others if not sure or (c not in submitted and _speaks(c, profiles)))
    filled = profiles.of(column).rows
    apart = [c for c in rivals if filled and profiles.of(c).rows and not filled & profiles.of(c).rows]
    if len(rivals) == 1 and apart:
        return {"recognised": rivals[0]}, {}
    return {}, {"recognised": rivals} if rivals or not is_day_of_recognition(own) else {}


def _speaks(column: int, profiles: Profiles) -> bool:
    return speaks_of_recognition(profiles.heads.get(column, ()))


def is_day_of_recognition(levels: Sequence[str]) -> bool:
    """Whether a heading says that the days below it are those of recognition, or no more than that they are days."""
    return speaks_of_recognition(levels) or any(names_only(REGISTER, "recognised", text) for text in levels[-1:])


def speaks_of_recognition(levels: Sequence[str]) -> bool:
    """Whether a heading says that what stands below it belongs to the recognition: "Ngày ký", "Số QĐ"; what is still to
    be recognised does not yet, "Dự kiến công nhận"."""
    said = f" {' '.join(bare(word) for text in levels for word in spoken(text))} "
    recognising, before = (
        any(f" {bare(word)} " in said for word in lexicon("register")[name])
        for name in ("recognising", "before_recognition")
    )
    return recognising and not before


def in_parts(fields: dict[str, int], profiles: Profiles) -> dict[str, int]:
    """Day, month and year in columns of their own below one heading, where they hold numbers."""
    parts: dict[str, int] = {}
    for column, levels in profiles.heads.items():
        name = DATE_PARTS.get(bare(levels[-1]))
        if name and len(levels) > 1 and profiles.of(column).shapes["count"] and f"recognised_{name}" not in parts:
            parts[f"recognised_{name}"] = column
    if len(parts) < 3:
        return fields
    return {name: column for name, column in fields.items() if column not in parts.values()} | parts


def with_both(fields: dict[str, int], profiles: Profiles) -> dict[str, int]:
    """A column of the decision and of its day ("Số QĐ, ngày", or "12/QĐ-CĐ ngày 5/3/2022" below any heading)."""
    for column, levels in profiles.heads.items():
        others = {name: place for name, place in fields.items() if name not in ("decision", "recognised")}
        own = {fields.get("decision", column), fields.get("recognised", column)}
        both = names_both(levels) or (fields.get("decision") == column and are_days(profiles.of(column).texts))
        if own == {column} and column not in others.values() and both and "recognised_day" not in fields:
            return others | {"decision": column, "recognised": column}
    return fields


def names_both(levels: Sequence[str]) -> bool:
    """Whether a column so headed has the decision's number and its day together.

    "Ngày" below "Quyết định công nhận" is one half of a pair of columns.
    """
    own = re.findall(r"\w+", bare(levels[-1]))
    if len(levels) > 1 and not {"so", "ngay"} <= set(own):
        return False
    return BOTH.search(" ".join(re.findall(r"\w+", bare(" ".join(levels))))) is not None
