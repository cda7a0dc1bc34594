"""A reason as staff write it -> a code of the directory's catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tally.directory import Reason
from tally.intake.register.wordings import plain
from tally.vocabulary import data

OTHER = "other"


def reason_code(catalogue: Sequence[Reason]) -> Callable[[str], str]:
    """printed reason -> the catalogue's code: by its own text, then by what it speaks of, else "other"."""
    texts = {plain(reason.text): reason.code for reason in catalogue}
    texts |= {plain(reason.code): reason.code for reason in catalogue}
    return lambda printed: _code(plain(printed), texts)


def _code(said: str, texts: dict[str, str]) -> str:
    if said in texts:
        return texts[said]
    for text, code in texts.items():
        if text and len(said) > 8 and (text in said or said in text):
            return code
    return next((code for code, pattern in data("reasons").items() if re.search(pattern, said)), OTHER)
