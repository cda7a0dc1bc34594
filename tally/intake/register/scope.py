"""To which unit a whole list belongs and what it is a list of, where no column says it row by row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from tally.intake.register.roles import group_name
from tally.table.model import Table
from tally.text import bare
from tally.text.days import days
from tally.vocabulary import REGISTER, abouts, heading_field, lexicon, spelled
from tally.vocabulary.statuses import behind_listed, may_qualify, may_state, read_status, verdict

LINE = re.compile(r"^(?:tên )?đơn vị(?: báo cáo| đăng ký| gửi)?\s*$", re.IGNORECASE)
TITLE = re.compile(rf"(?:danh sach|ds|bang|bieu|tong hop|phu luc|bao cao|{'|'.join(map(bare, abouts()))})\b")
DOTS = re.compile(r"[.…_]{3,}")
BEGINS = re.compile(r"\b(?:lđlđ|liên đoàn|công đoàn|cđ)\b", re.IGNORECASE)
Match = Callable[[str], str | None]
LONGEST = 10  # words of a unit's name in a sentence
MOST = 60  # words of a sentence in which a unit's name is looked for


def list_units(above: Sequence[str], name: str, match: Match) -> dict[str, str]:
    """Code -> printed name of the units that the lines above a list and its sheet's `name` say.

    A place with a day is no unit, and "HL" for "hợp lệ" none either.
    """
    texts = [text for text in above if not days(text)] + ([] if read_status(name)[0] else [name])
    texts += [line for line, _ in _lines(above)]
    known: dict[str, str] = {}
    for text in texts:
        if code := match(text):
            known.setdefault(code, text)
    for part in (part for text in above for part in _parts(text, match)):
        known.setdefault(match(part) or "", part)
    return known


def list_unit(above: Sequence[str], name: str, match: Match) -> tuple[str | None, str | None]:
    """The printed names of the unit and of the branch whose list it is, as a line "Đơn vị: …" or "Trường: …" above it,
    a letterhead, its title or the sheet's `name` say; no unit where they name several."""
    units = list_units(above, name, match)
    lines = [(line, whose) for line, whose in _lines(above) if match(line) is None]
    branch = next((line for line, _ in lines), None) if units else None
    own = next(iter(units.values()), next((line for line, whose in lines if whose == "unit"), None))
    return (own if len(units) < 2 else None), branch


def _lines(above: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the lines "Đơn vị: …" and "Trường: …" say, and whether it is the unit or the branch."""
    for i, text in enumerate(above):
        heading, sign, rest = text.partition(":")
        whose = "unit" if LINE.match(heading) else heading_field(REGISTER, heading, slips=False) or ""
        name = DOTS.sub("", rest or "".join(above[i + 1 : i + 2])).strip(" .;,")
        if sign and name and (whose == "branch" or LINE.match(heading)):
            yield name, whose


def _parts(text: str, match: Match) -> Iterator[str]:
    """The units that a sentence names: "… thuộc Liên đoàn Lao động huyện Yên Mô, đợt 2", of each the longest."""
    words = text.split()[:MOST]
    for start in (i for i in range(len(words)) if BEGINS.match(" ".join(words[i : i + 2]))):
        ends = range(min(start + LONGEST, len(words)), start + 1, -1)
        parts = (" ".join(words[start:end]).strip(" ,.;:()") for end in ends)
        yield from itertools.islice((part for part in parts if match(part)), 1)


def list_status(above: Sequence[str], name: str, match: Match) -> str | None:
    """What the sheet's name or the title says that all of a list is: "Danh sách sáng kiến không hợp lệ"; a title that
    may say so too, in words that a person is asked about; else None."""
    texts = (name, *map(group_name, above))
    titles = (name, *(text for text in texts[1:] if TITLE.match(bare(text)) or behind_listed(text) is not None))
    unclear = (text for text in titles if may_state(text) or (may_qualify(text) and not _names_unit(text, match)))
    return next((text for text in texts if verdict(text)), None) or next(unclear, None)


def _names_unit(text: str, match: Match) -> bool:
    """Whether a title goes on with a unit: "Danh sách sáng kiến Yên Khánh 2022"."""
    words, behind = spelled(text), len(behind_listed(text) or ())
    rest = words[len(words) - behind :]
    return any(match(" ".join(rest[:end])) for end in range(1, min(len(rest), LONGEST) + 1))


def is_sent_back(table: Table) -> bool:
    """Whether a list is one that was sent back to be mended: its remarks and its day are of before that."""
    return not {*lexicon("register")["sent_back"]}.isdisjoint(table.headings.values())
