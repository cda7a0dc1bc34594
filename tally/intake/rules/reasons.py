"""A reason as staff write it -> a code of the directory's catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tally.directory import Reason
from tally.text import words
from tally.vocabulary import lexicon

OTHER = "other"


def reason_code(catalogue: Sequence[Reason]) -> Callable[[str], str]:
    """printed reason -> the catalogue's code: by its own text, then by what it speaks of, else "other"."""
    texts = {" ".join(words(reason.text)): reason.code for reason in catalogue}
    texts |= {" ".join(words(reason.code)): reason.code for reason in catalogue}
    return lambda printed: _code(" ".join(words(printed)), texts)


def _code(printed: str, texts: dict[str, str]) -> str:
    if printed in texts:
        return texts[printed]
    for text, code in texts.items():
        if text and len(printed) > 8 and (text in printed or printed in text):
            return code
    return next((code for code, pattern in lexicon("reasons").items() if re.search(pattern, printed)), OTHER)
