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

    def code_of(reason: str) -> str:
        printed = " ".join(words(reason))
        within = (text for text in texts if text and len(printed) > 8 and (text in printed or printed in text))
        if text := printed if printed in texts else next(within, ""):
            return texts[text]
        return next((code for code, pattern in lexicon("reasons").items() if re.search(pattern, printed)), OTHER)

    return code_of
