"""The texts above a foreign table -> whose it is and for which programme: proposals, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tally.text import bare, clean
from tally.vocabulary import data

QUOTED = re.compile('[“”"«]([^“”"»]{3,})[“”"»]')
PLACED = re.compile(r"^(\D{2,40}?),\s*ngày\b", re.IGNORECASE)
LONGEST = 120  # letters of a sender's name


@dataclass(frozen=True)
class Above:
    """What the texts above a table say; each part "" where they do not say it."""

    programme: str = ""
    owner: str = ""
    place: str = ""


def above(texts: Iterable[str]) -> Above:
    """The programme, who sends the table ("LĐLĐ tỉnh Nam Định"), and the place of its date line."""
    lines = [line for text in texts for part in text.splitlines() if (line := clean(part))]
    places = [match[1].strip() for line in lines if (match := PLACED.match(line))]
    return Above(_programme(lines), _owner(lines), places[-1] if places else "")


def _programme(lines: Sequence[str]) -> str:
    """What is called a programme: what stands in quotes after that word, else what follows it; else the title."""
    words, whole = data("letterhead"), " ".join(lines)
    called = re.search(rf"\b(?:{'|'.join(words['programme'])})\b:?\s*(.+)", whole, re.IGNORECASE)
    if called:
        quoted = QUOTED.search(called[1])
        return _sentence(quoted[1] if quoted else re.split(r"[(;]|\bnăm \d{4}", called[1], flags=re.IGNORECASE)[0])
    titles = [line for line in lines if bare(line).startswith(("bang", "bao cao", "tong hop", "bieu", "ket qua"))]
    return next((_sentence(line) for line in titles if bare(line) not in set(map(bare, words["plain"]))), "")


def _owner(lines: Sequence[str]) -> str:
    """The last sender named with an area: the first is the one above it."""
    found = [match for line in lines if len(line) <= 2 * LONGEST for match in _sender().finditer(line)]
    if not found:
        return ""
    body, area, name = found[-1].groups()
    short = data("letterhead")["sender"][0] if bare(body) == "lien doan lao dong" else body
    said = short if short.isupper() and len(short) < 6 else _sentence(short)
    return f"{said} {'TP.' if bare(area) == 'tp' else area.lower()} {_named(name)}"


@cache
def _sender() -> re.Pattern[str]:
    words = data("letterhead")
    senders, areas = ("|".join(map(re.escape, words[name])) for name in ("sender", "areas"))
    name = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}?"
    return re.compile(rf"\b({senders})\s+({areas})\s+({name})(?=\s*(?:$|[).,;:–-]|\d))", re.IGNORECASE)


def _sentence(text: str) -> str:
    """In small letters with a capital first one, where it was printed in capitals alone."""
    text = text.strip(" .,:;–-")
    return text[:1].upper() + text[1:].lower() if text.isupper() else text[:1].upper() + text[1:]


def _named(name: str) -> str:
    return name.title() if name.isupper() else name
