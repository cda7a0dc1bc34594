"""What staff write in one cell that means several things: an amount, a decision with its day, persons."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import pyarrow as pa

from tally.intake.register.columns import TEXT
from tally.intake.register.distinct import mapped
from tally.text import composed
from tally.vocabulary import lexicon

LONGEST = 80  # letters of an amount
AMOUNTS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "trđ": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000}
MONEY = re.compile(
    r"(?:khoảng|ước|ước tính|~|≈)? ?([\d., ]*\d) ?(tỷ|tỉ|triệu|trđ|tr|nghìn|ngàn)?\.? ?"
    r"(?:đồng|đ|vnđ|vnd|₫)?(?: ?/ ?năm)?$"
)
DAY = (
    r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}(?: \d\d:\d\d:\d\d)?"
    r"|\d{1,2} ?tháng ?\d{1,2},? ?năm ?\d{4}|(?<=tháng )\d{1,2}(?: ?/ ?| năm )\d{4}"
)
WRITTEN = re.compile(
    rf"^(?P<number>.*?)[\s,;:(–-]*(?:\b(?:ký |ban hành |cấp )?(?:ngày|tháng)(?: ký| ban hành| cấp)?\s*:?\s*)?"
    rf"(?<![\w/])(?P<day>{DAY})[\s).;,]*(?P<by> của .*)?$",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_DECISION = 300  # letters of a cell with the number and the day of a decision
BETWEEN = re.compile(r"[;,&+\n]|\s(?:và|va|and)\s")


def read_benefit(text: str) -> int | None:
    """Đồng: "15.000.000", "15 triệu", "1,5 tỷ đồng". None where it is not an amount."""
    match = MONEY.match(composed(text, "NFKC").strip().lower()) if len(text) <= LONGEST else None
    if not match:
        return None
    digits, unit = match[1].replace(" ", "").replace(" ", ""), match[2]
    if unit or not re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        digits = digits.replace(",", ".")
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        amount = Fraction(digits) * AMOUNTS.get(unit or "", 1)
    except ValueError:
        return None
    return round(amount) if amount < 10**15 else None


def apart(text: str) -> tuple[str | None, str | None]:
    """(the decision's number, its day as written) of one cell; None for what it does not say."""
    match = WRITTEN.match(text) if len(text) <= LONGEST_DECISION else None
    if not match:
        return text, None
    return (match["number"].strip(" ,;:(–-\n") + (match["by"] or "")).strip() or None, match["day"]


def parted(column: pa.DictionaryArray) -> dict[str, pa.DictionaryArray]:
    """Such a column as the two columns that it stands for, "decision" and "recognised"."""
    return {
        "decision": mapped(column, lambda text: apart(text)[0], TEXT),
        "recognised": mapped(column, lambda text: apart(text)[1], TEXT),
    }


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
