"""The persons whom a cell of authors names."""

from __future__ import annotations

import re
from functools import cache

from tally.vocabulary import lexicon

BETWEEN = re.compile(r"[;,&+\n]|\s(?:và|va|and)\s")


def persons(text: str) -> list[str]:
    """Their names in lower case, without what they are addressed by: "Đ/c Lan, ông Hùng" -> ["lan", "hùng"]."""
    names = (_addressed().sub("", name).strip(" .") for name in BETWEEN.split(text.lower()))
    return [name for name in names if name]


def together() -> str:
    """What stands in a cell, in lower case, that names several persons or addresses one, as an expression of RE2."""
    return rf"{BETWEEN.pattern}|{_addressed().pattern}"


@cache
def _addressed() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, lexicon("rows")["addressed"]))
    return re.compile(rf"^\W*(?:(?:{forms})[.:)\s]+)+")
