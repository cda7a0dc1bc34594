"""To which unit a whole list belongs and what it is a list of, where no column says it row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tally.text import days, words
from tally.vocabulary.statuses import read_status

LINE = re.compile(r"^(?:tên )?đơn vị(?: báo cáo| đăng ký| gửi)?\s*[::]\s*(.*)$", re.IGNORECASE)
DOTS = re.compile(r"[.…_]{3,}")
BEGINS = re.compile(r"\b(?:lđlđ|liên đoàn|công đoàn|cđ)\b", re.IGNORECASE)
LONGEST = 10  # words of a unit's name in a sentence
MOST = 60  # words of a sentence in which a unit's name is looked for


def list_unit(above: Sequence[str], name: str, is_unit: Callable[[str], bool]) -> str | None:
    """The unit's printed name: from a line "Đơn vị: …" above the list, a letterhead, its title, or the sheet's `name`.

    Only the first is taken where the directory does not know the name. A place with a day is no unit.
    """
    for place, text in enumerate(above):
        if found := LINE.match(text):
            told = DOTS.sub("", found[1] or "".join(above[place + 1 : place + 2])).strip(" .;,")
            if told:
                return told
    undated = [text for text in above if not days(text)]
    known = next((text for text in undated if is_unit(text)), None)
    within = known or next((part for text in above for part in _parts(text) if is_unit(part)), None)
    return within or (name if is_unit(name) else None)


def _parts(text: str) -> Iterator[str]:
    """What may be a unit's name in a sentence: "… thuộc Liên đoàn Lao động huyện Yên Mô, đợt 2", the longest first."""
    words = text.split()[:MOST]
    for start in (i for i in range(len(words)) if BEGINS.match(" ".join(words[i : i + 2]))):
        for end in range(min(start + LONGEST, len(words)), start + 1, -1):
            yield " ".join(words[start:end]).strip(" ,.;:()")


def list_status(above: Sequence[str], name: str) -> str | None:
    """What the sheet's name or the title says that all of a list is: "Danh sách sáng kiến không hợp lệ"; else None."""
    return next((text for text in (name, *above) if _decides(text)), None)


def _decides(text: str) -> bool:
    status = read_status(text)[0]
    return status in ("valid", "invalid") or (status == "pending" and bool({"cho", "chua", "dang"} & set(words(text))))
