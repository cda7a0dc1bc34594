"""A table of units that the directory does not know -> a directory for them: another province, a new campaign.

The texts above the table say whose it is and for which programme: proposals, for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tally.directory import Cluster, Directory, Letterhead, Period, Programme, Unit
from tally.intake.reading import Reading
from tally.text import bare, clean, fold, unlike
from tally.vocabulary import lexicon
from tally.wording import upper_first

QUOTED = re.compile('[“”"«]([^“”"»]{3,})[“”"»]')
PLACED = re.compile(r"^(\D{2,40}?),\s*ngày\b", re.IGNORECASE)
_SENDERS, _AREAS = ("|".join(map(re.escape, lexicon("letterhead")[name])) for name in ("sender", "areas"))
_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}?"
SENDER = re.compile(rf"\b({_SENDERS})\s+({_AREAS})\s+({_NAME})(?=\s*(?:$|[).,;:–-]|\d))", re.IGNORECASE)
LONGEST = 120  # letters of a sender's name


@dataclass(frozen=True)
class Above:
    """What the texts above a table say; each part "" where they do not say it."""

    programme: str = ""
    owner: str = ""
    place: str = ""


def directory_from(
    reading: Reading, above: Above, year: int, base: Directory | None = None, taken: Collection[str] = ()
) -> Directory:
    """The directory that a summary table implies: its units with their quotas, and a cluster for each group of rows.

    `above` are the programme, its owner and place, `year` the period, as confirmed. Units named twice become one. The
    reasons of `base` come along; where its programme is the same, its phases too: another province in the same
    campaign. A period of `base` of the same days stays what it is, so that earlier dates are still found in it. Codes
    are unlike those `taken` by units there ever were, so that nobody goes on under another's figures.
    """
    days, others = (date(year, 1, 1), date(year, 12, 31)), base.periods if base else ()
    new = Period(unlike(str(year), [it.code for it in others], "{}-{}"), f"Năm {year}", *days)
    period = next((it for it in others if (it.start, it.end) == days), new)
    groups = dict.fromkeys(figures.group for figures in reading.units if figures.group)
    same = base is not None and fold(above.programme) == fold(base.programme.name)
    programme = replace(base.programme, assigned_quota=None, notes={}) if base and same else Programme(above.programme)
    without = Directory(
        replace(programme, owner=above.owner, place=above.place),
        (period,),
        phases=base.phases if base and same else (),
        clusters=tuple(Cluster(f"C{number}", group) for number, group in enumerate(groups, start=1)),
        reasons=base.reasons if base else (),
        letterhead=Letterhead(issuer=above.owner),
    )
    return with_units(without, reading, {figures.unit for figures in reading.units}, taken)


def with_units(base: Directory, reading: Reading, names: Collection[str], taken: Collection[str] = ()) -> Directory:
    """The directory with those units of a table that it lacks, and the quotas printed beside them; `taken` as above."""
    period, quotas = base.period_on(reading.as_of).code, dict(base.quotas)
    groups = {fold(cluster.name): cluster.code for cluster in base.clusters}
    added: dict[str, Unit] = {}
    for figures in (figures for figures in reading.units if figures.unit in names):
        if (name := fold(figures.unit)) not in added:
            code = _code(figures.unit, {*taken, *(unit.code for unit in (*base.units, *added.values()))})
            added[name] = Unit(code, figures.unit, cluster=groups.get(fold(figures.group), ""))
        if figures.quota is not None:
            quotas[period, added[name].code] = figures.quota
    return replace(base, units=(*base.units, *added.values()), quotas=quotas)


def _code(name: str, taken: Collection[str]) -> str:
    """The initials of the name's last two words, made unlike those that are taken: "LĐLĐ huyện Hải Hậu" -> "HH"."""
    words = re.findall(r"[a-z0-9]+", bare(name)) or ["dv"]
    code = "".join(word[0] for word in words[-2:]).upper()
    return unlike(code, taken, "{}{}")


def above(texts: Iterable[str]) -> Above:
    """The programme, who sends the table ("LĐLĐ tỉnh Nam Định"), and the place of its date line."""
    lines = [line for text in texts for part in text.splitlines() if (line := clean(part))]
    places = [match[1].strip() for line in lines if (match := PLACED.match(line))]
    (owner, area), programme = _owner(lines), _programme(lines)
    if area:  # capitals alone hide which words are names: that of the owner's own area is known
        programme = re.sub(rf"\b{re.escape(area)}\b", area, programme, flags=re.IGNORECASE)
    return Above(programme, owner, places[-1] if places else area)


def _programme(lines: Sequence[str]) -> str:
    """What is called a programme: what stands in quotes after that word, else what follows it; else the title."""
    words, whole = lexicon("letterhead"), " ".join(lines)
    called = re.search(rf"\b(?:{'|'.join(words['programme'])})\b:?\s*(.+)", whole, re.IGNORECASE)
    if called:
        quoted = QUOTED.search(called[1])
        return _sentence(quoted[1] if quoted else re.split(r"[(;]|\bnăm \d{4}", called[1], flags=re.IGNORECASE)[0])
    titles = [line for line in lines if bare(line).startswith(("bang", "bao cao", "tong hop", "bieu", "ket qua"))]
    return next((_sentence(line) for line in titles if bare(line) not in set(map(bare, words["plain"]))), "")


def _owner(lines: Sequence[str]) -> tuple[str, str]:
    """The last sender named with an area, and the name of that area: the first sender is the one above it."""
    senders = [match for line in lines if len(line) <= 2 * LONGEST for match in SENDER.finditer(line)]
    if not senders:
        return "", ""
    body, area, name = senders[-1].groups()
    short = lexicon("letterhead")["sender"][0] if bare(body) == "lien doan lao dong" else body
    sender = short if short.isupper() and len(short) < 6 else _sentence(short)
    named = name.title() if name.isupper() else name
    return f"{sender} {'TP.' if bare(area) == 'tp' else area.lower()} {named}", named


def _sentence(text: str) -> str:
    """In small letters with a capital first one, where it was printed in capitals alone."""
    text = text.strip(" .,:;–-")
    return upper_first(text.lower() if text.isupper() else text)
