"""A decision's number and its day written in one column: "123/QĐ-LĐLĐ ngày 12/3/2022" under "Số QĐ, ngày"."""

from __future__ import annotations

import re

import pyarrow as pa

from tally.intake.register.columns import TEXT
from tally.intake.register.distinct import mapped

DAY = (
    r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}(?: \d\d:\d\d:\d\d)?"
    r"|\d{1,2} ?tháng ?\d{1,2},? ?năm ?\d{4}|(?<=tháng )\d{1,2}(?: ?/ ?| năm )\d{4}"
)
WRITTEN = re.compile(
    rf"^(?P<number>.*?)[\s,;:(–-]*(?:\b(?:ký |ban hành |cấp )?(?:ngày|tháng)(?: ký| ban hành| cấp)?\s*:?\s*)?"
    rf"(?<![\w/])(?P<day>{DAY})[\s).;,]*(?P<by> của .*)?$",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 300
"""Letters of a cell beyond which it is no decision's number and day."""


def apart(text: str) -> tuple[str | None, str | None]:
    """(the decision's number, its day as written) of one cell; None for what it does not say."""
    match = WRITTEN.match(text) if len(text) <= LONGEST else None
    if not match:
        return text, None
    return (match["number"].strip(" ,;:(–-\n") + (match["by"] or "")).strip() or None, match["day"]


def parted(column: pa.DictionaryArray) -> dict[str, pa.DictionaryArray]:
    """Such a column as the two columns that it stands for, "decision" and "recognised"."""
    return {
        "decision": mapped(column, lambda text: apart(text)[0], TEXT),
        "recognised": mapped(column, lambda text: apart(text)[1], TEXT),
    }
