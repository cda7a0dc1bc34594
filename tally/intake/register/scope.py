"""To which unit a whole list belongs and what it is a list of, where no column says it row by row; and whether several
sheets are one list."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from tally.findings import Finding
from tally.intake.register.distinct import equals, single
from tally.intake.register.roles import group_name, is_workplace
from tally.table.model import Table
from tally.text import bare, words
from tally.text.days import days
from tally.vocabulary import REGISTER, abouts, heading_field, lexicon, spelled
from tally.vocabulary.statuses import (
    behind_listed,
    is_number,
    is_ordinary,
    may_qualify,
    may_state,
    read_status,
    verdict,
)

LINE = re.compile(r"^(?:tên )?đơn vị(?: báo cáo| đăng ký| gửi)?\s*$", re.IGNORECASE)
TITLE = re.compile(rf"(?:danh sach|ds|bang|bieu|tong hop|phu luc|bao cao|{'|'.join(map(bare, abouts()))})\b")
DOTS = re.compile(r"[.…_]{3,}")
BEGINS = re.compile(r"\b(?:lđlđ|liên đoàn|công đoàn|cđ)\b", re.IGNORECASE)
Match = Callable[[str], str | None]
LONGEST = 10  # words of a unit's name in a sentence
MOST_NAMED = 12  # sheets that are named with what they hold
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
    spoken = text.split()[:MOST]
    for start in (i for i in range(len(spoken)) if BEGINS.match(" ".join(spoken[i : i + 2]))):
        ends = range(min(start + LONGEST, len(spoken)), start + 1, -1)
        parts = (" ".join(spoken[start:end]).strip(" ,.;:()") for end in ends)
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
    spoken, behind = spelled(text), len(behind_listed(text) or ())
    rest = spoken[len(spoken) - behind :]
    return any(match(" ".join(rest[:end])) for end in range(1, min(len(rest), LONGEST) + 1))


def sheets_together(rows: pa.Table, match: Match) -> Iterator[Finding]:
    """How many initiatives each of several sheets adds; the question whether they are one list, where the name of one
    with valid initiatives is neither like another's nor that of a unit, a time, a field or of what is valid."""
    counted = pc.value_counts(single(rows["sheet"]).cast(pa.string())).to_pylist()
    counts = Counter({each["values"]: each["counts"] for each in counted})
    if len(counts) < 2:
        return
    valid = pc.unique(rows.filter(equals(rows["status"], "valid"))["sheet"]).to_pylist()
    stems = Counter(map(_stem, counts))
    unlike = [name for name in valid if stems[_stem(name)] < 2 and not _is_part(name, match)]
    shown = [f"“{name}” ({count})" for name, count in counts.most_common(MOST_NAMED)]
    shown += ["…"] if len(counts) > MOST_NAMED else []
    what = {"names": tuple(shown), "sheets": [*counts]}
    code = "sheets-unlike" if unlike and len(valid) > 1 else "sheets-joined"
    yield Finding(code, next(iter(unlike or counts)), count=len(counts), particulars=what)


def _stem(name: str) -> str:
    """The words of a sheet's name without its numbers: "Đợt 1" and "Đợt II" are alike."""
    return " ".join(word for word in words(name) if not is_number(word))


def _is_part(name: str, match: Match) -> bool:
    """Whether a sheet's name says by itself which part of a list it holds, and nothing against it."""
    if may_state(name):
        return False
    return bool(read_status(name)[0] or match(name)) or is_workplace(name) or is_ordinary(name)


def is_sent_back(table: Table) -> bool:
    """Whether a list is one that was sent back to be mended: its remarks and its day are of before that."""
    return not {*lexicon("register")["sent_back"]}.isdisjoint(table.headings.values())
