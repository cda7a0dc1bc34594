"""Cells that only say that there is none: "…", "N/A", "Không rõ", "Chưa có sáng kiến"."""

from __future__ import annotations

import re
from functools import cache

from tally.text import bare
from tally.vocabulary import lexicon, spelled


def says_none(text: str) -> bool:
    """Whether a text has neither letter nor digit, or only words that deny: "Không dùng giấy" is a title."""
    spoken = spelled(text)
    if not spoken or " ".join(spoken) in _wordings():
        return True
    marked = any(bare(word) != word for word in spoken)
    denying = _words("denying", marked=marked) | (_words("waiting", marked=True) if marked else frozenset())
    rest = [word for word in spoken if word not in denying]
    return len(rest) < len(spoken) and all(word.isdigit() or word in _words("denied", marked=marked) for word in rest)


def says_it_waits(text: str) -> bool:
    """Whether a text says of what is to stand in its cell that it is still to come: "Đang trình"."""
    spoken = spelled(text)
    marked = any(bare(word) != word for word in spoken)
    return not _words("waiting", marked=marked).isdisjoint(spoken)


@cache
def none_hint() -> str:
    """What stands in every text that says none, as a regular expression of RE2 that asks for no case."""
    phrases = [phrase for name in ("none", "denying", "waiting") for phrase in lexicon("rows")[name]]
    words = {re.sub(r"\W", ".", phrase) for phrase in phrases} | _words("denying", marked=False)
    sign = r"[^\p{L}\p{N}]"
    return rf"^{sign}*$|(?:^|{sign})(?:{'|'.join(sorted(words))})(?:{sign}|$)"


@cache
def _wordings() -> frozenset[str]:
    return frozenset(" ".join(spelled(phrase)) for phrase in lexicon("rows")["none"])


@cache
def _words(name: str, *, marked: bool) -> frozenset[str]:
    """The words of these phrases; not `marked`, as one types them without any marks."""
    words = {word for phrase in lexicon("rows")[name] for word in spelled(phrase)}
    return frozenset(words if marked else map(bare, words))
