"""What staff write as an amount of money: one text in, one meaning out."""

from __future__ import annotations

import re
from fractions import Fraction

from tally.text import composed

LONGEST = 80  # letters of an amount
AMOUNTS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "trđ": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000}
MONEY = re.compile(
    r"(?:khoảng|ước|ước tính|~|≈)? ?([\d., ]*\d) ?(tỷ|tỉ|triệu|trđ|tr|nghìn|ngàn)?\.? ?"
    r"(?:đồng|đ|vnđ|vnd|₫)?(?: ?/ ?năm)?$"
)


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
