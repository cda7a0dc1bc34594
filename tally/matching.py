"""Printed names -> units of the directory: exact after abbreviations, then remembered aliases; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from tally.directory import Directory, Unit
from tally.errors import Particulars
from tally.text import bare, clean, fold
from tally.vocabulary import lexicon

SUGGESTED = 3  # names offered at most
LETTERS_A_SLIP = 8  # one slip of the keyboard is allowed, and one more for each so many letters of a unit's name
LONGEST = 200  # letters of a text that may be a unit's name, badly typed; a longer one resembles none
MOST_SIDES = 12  # of a name that is written with its levels; a text of more parts is no name
MARGIN = 18  # names whose rapidfuzz ratio is so far behind the best one's are not offered beside it

_EXPANDED = {fold(short): fold(long) for short, long in lexicon("short")["names"].items()}
_LEVEL_FORMS = "huyện|huyen|quận|quan|phường|phuong|xã|xa|thị xã|thi xa|thị trấn|thi tran|thành phố|thanh pho|tỉnh|tinh"
_LEVELS = tuple(map(fold, _LEVEL_FORMS.split("|")))
_BODIES = tuple(map(fold, ("liên đoàn lao động", "lien doan lao dong", "công đoàn", "cong doan")))
_GRASSROOTS = fold("công đoàn cơ sở")
_FILLERS = frozenset(map(fold, ("ngành", "nganh", "các", "cac")))
_PROVINCE = fold("tỉnh")
_NUMBERING = re.compile(
    r"^(?!\w\.đ\b)(?:[([]?(?:\d{1,3}|(?!x[.)])[ivxlc]{1,6}|[a-gđ])[)\].:/]+|\d{1,3} ?- |[-+•*·▪–—]+)\s*",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\s+[-–—/|]+\s+|[–—|;()\[\],>›»→]|\s-|-\s")
_TP = re.compile(r"\bt[./]\s*p\b\.?")
_LDLD = re.compile(r"\b(?:l\.? ?(đ|d)\.? ?l\.? ?\1)\b\.?")
_CD = re.compile(r"\bc\.(đ|d)\b\.?")
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]+|_")
_FOOTNOTE = re.compile(r"\s*(?:[([](?:\d{1,2}|[*]+|[a-z])[)\]]|(?<![*†‡⁽¹²³⁴-⁹⁰⁾])[*†‡⁽¹²³⁴-⁹⁰⁾]+)\s*$", re.IGNORECASE)
_CLOSED_ONLY = re.compile(r"(?P<name>[^(]*?)\s*\d\)")


def without_marks(printed: str) -> str:
    """The printed name without numbering before it and footnote marks behind it: "1. Yên Mô (2)" -> "Yên Mô"."""
    name = clean(printed)
    closed = _CLOSED_ONLY.fullmatch(name)  # "Yên Mô 2)", and not "Xí nghiệp (X2)"
    name = (closed and closed["name"]) or name
    for rule in (_NUMBERING, _FOOTNOTE, _FOOTNOTE):
        name = rule.sub("", name) or name
    return name.strip(" .,:;-–—") or clean(printed)


def spelled_out(printed: str) -> str:
    """The folded name with its abbreviations written out: "LĐLĐ TP.Ninh Bình" -> "liên đoàn lao động thành phố …".

    A name typed without marks stays without, in what is written out for it too.
    """
    text = fold(without_marks(printed))
    text = _TP.sub("tp ", text.replace("&", " và ").replace("+", " và "))
    text = _CD.sub(r"c\1 ", _LDLD.sub(r"l\1l\1 ", text))
    parts = [part for part in _BETWEEN.split(text) if part]
    spelled = " ".join(_EXPANDED.get(part, part) for part in parts)
    own = [part for part in parts if part not in _EXPANDED]
    return bare(spelled) if own and all(bare(part) == part for part in own) else spelled


@dataclass(frozen=True)
class _Name:
    """A name taken apart: the body ("cong doan"), the level ("huyen", "thanh pho" …) and the name proper."""

    body: str
    level: str
    core: str


def _taken_apart(spelled: str, place: str) -> _Name:
    body, rest = _begun(spelled, _BODIES)
    if place:
        rest = re.sub(rf" (?:{_PROVINCE}|tinh) (?:{re.escape(place)}|{re.escape(bare(place))})$", "", rest) or rest
    rest = " ".join(word for word in rest.split() if word not in _FILLERS) or rest
    level, rest = _begun(rest, _LEVELS)
    if body == "cong doan" and not level:
        rest = re.sub(rf" (?:{_PROVINCE}|tinh)$", "", rest) or rest
    return _Name(body, level, rest)


def _begun(name: str, words: Sequence[str]) -> tuple[str, str]:
    """The words that a name begins with, without marks and "" for none of these, and the rest of it."""
    begun = next((word for word in words if name.startswith(f"{word} ")), "")
    return bare(begun), name.removeprefix(f"{begun} ")


@dataclass(frozen=True)
class Match:
    """What a printed name is: the code of a unit, or None with the nearest units' codes, best first.

    `left_out` says that a person answered that this row is no unit. `beside` is what stood beside the unit's name in
    one cell: a school or a company, mostly.
    """

    code: str | None
    suggestions: tuple[str, ...] = ()
    left_out: bool = False
    beside: str = ""


NOBODY = Match(None)
"""No unit, and nothing that resembles one was looked for."""


class Matcher:
    """Matches printed names with the units of a directory, remembering each spelling that it met."""

    def __init__(
        self, directory: Directory, aliases: Mapping[str, str] | None = None, as_of: date | None = None
    ) -> None:
        self.directory = directory
        self._place = fold(spelled_out(directory.programme.place)) if directory.programme.place else ""
        there = {"", *(unit.code for unit in directory.units)}  # a name may be remembered for a unit since taken out
        self._answers = {spelled_out(name): code for name, code in (aliases or {}).items() if code in there}
        self._known: dict[str, Match] = {}
        self._sure: dict[str, Match] = {}
        standing = [unit for unit in directory.units if as_of is None or unit.stands_on(as_of)]
        self._units = standing or list(directory.units)
        self._spellings: dict[str, set[str]] = {}
        self._unmarked: dict[str, set[str]] = {}
        self._cores: dict[str, set[tuple[str, str, str]]] = {}
        self._bare_cores: dict[str, set[tuple[str, str, str]]] = {}
        for unit in self._units:
            for name in (unit.name, unit.short, *unit.aliases):
                self._learn(name, unit)
        self._branches: dict[str, set[str]] = {}
        for branch in directory.branches:
            spelled = spelled_out(branch.name)
            for name in (spelled, spelled.removeprefix(f"{_GRASSROOTS} ")):
                self._branches.setdefault(name, set()).add(branch.unit)
        codes = {fold(unit.code): {unit.code} for unit in self._units}
        self._spellings = {**codes, **self._spellings}
        proper = {(core, code) for core, owners in self._bare_cores.items() for _, _, code in owners}
        self._choices = [core for core, _ in sorted(proper)]
        self._owners = [code for _, code in sorted(proper)]

    def _learn(self, name: str, unit: Unit) -> None:
        if not (spelled := spelled_out(name)):
            return
        apart, proper = _taken_apart(spelled, self._place), _taken_apart(spelled_out(unit.name), self._place)
        self._spellings.setdefault(spelled, set()).add(unit.code)
        self._unmarked.setdefault(bare(spelled), set()).add(unit.code)
        known = (apart.body or proper.body, apart.level or proper.level, unit.code)
        self._cores.setdefault(apart.core, set()).add(known)
        self._bare_cores.setdefault(bare(apart.core), set()).add(known)

    def match(self, printed: str) -> Match:
        """The unit that a printed name means; a name that only resembles one is suggested, never taken."""
        if printed not in self._known:
            sure = self.sure(printed)
            self._known[printed] = Match(None, self._nearest(spelled_out(printed))) if sure is NOBODY else sure
        return self._known[printed]

    def sure(self, printed: str) -> Match:
        """What a printed name surely means, `NOBODY` else; quicker than `match`, which looks for alike names too."""
        if printed not in self._sure:
            self._sure[printed] = self._certain(printed) or NOBODY
        return self._sure[printed]

    def knows(self, printed: str) -> bool:
        """Whether a printed name is a unit of the directory."""
        return self.sure(printed).code is not None

    def home(self, printed: str) -> str | None:
        """The code of the one unit that has a branch of this name in the directory."""
        owners = self._branches.get(spelled_out(printed), set())
        return next(iter(owners)) if len(owners) == 1 else None

    def name(self, code: str) -> str:
        """The directory's name of a unit, the code itself where there is no such unit."""
        return next((unit.name for unit in self.directory.units if unit.code == code), code)

    def unknown(self, printed: str, match: Match) -> Particulars:
        """What a finding `unit-unknown` says of a name: the units that it resembles, best first."""
        names = [self.name(code) for code in match.suggestions]
        return {"printed": printed, "codes": ", ".join(match.suggestions), "names": names, "near": len(names)}

    def _certain(self, printed: str) -> Match | None:
        """The match of a name that can be no other's; None where names can only be suggested."""
        spelled = spelled_out(printed)
        if spelled in self._answers:
            code = self._answers[spelled]
            return Match(code or None, left_out=not code)
        if owners := self._meant(spelled):
            return Match(next(iter(owners))) if len(owners) == 1 else Match(None, tuple(sorted(owners)))
        return self._either_side(printed)

    def _either_side(self, printed: str) -> Match | None:
        """The one unit that a side of a name is: "Trường A - LĐLĐ huyện B", "YK - LĐLĐ huyện Yên Khánh", "A (YK)".

        None is sure where another side is a branch of another unit, or where the unit is only a place behind the name
        of another: "Trung tâm Y tế, huyện B".
        """
        sides = [side for part in _SIDES.split(clean(printed)) if (side := part.strip())]
        if not 1 < len(sides) <= MOST_SIDES:
            return None
        owners_of = {side: owners for side in sides if (owners := self._named(side))}
        # a path of levels begins with the province, which has a town of its name: "Ninh Bình / Yên Khánh / …"
        owners_of = {side: own for side, own in owners_of.items() if spelled_out(side) != self._place} or owners_of
        codes = set().union(*owners_of.values())
        if len(codes) != 1:
            return None
        rest = [side for side in sides if side not in owners_of]
        as_place = not any(_begun(spelled_out(side), _BODIES)[0] for side in owners_of)
        if others := set().union(*(self._others(side, codes, as_place=as_place) for side in rest)):
            return Match(None, tuple(sorted(codes | others))[:SUGGESTED])
        return Match(codes.pop(), beside=next(iter(rest), ""))

    def _others(self, side: str, codes: set[str], *, as_place: bool) -> set[str]:
        """The units but these whose branch a side of a name is, or whose name of several words is in it."""
        spelled = spelled_out(side)
        if owners := self._branches.get(spelled):
            return owners if not owners & codes else set()
        words, cores = spelled.split(), self._bare_cores if bare(spelled) == spelled else self._cores
        spans = combinations(range(len(words) + 1), 2) if as_place else ()
        within = {" ".join(words[start:end]) for start, end in spans if end - start > 1} - {self._place}
        return {code for core in within for _, _, code in cores.get(core, ())} - codes

    def _named(self, side: str) -> set[str]:
        spelled = spelled_out(side)
        if spelled in self._answers:
            return {self._answers[spelled]} - {""}
        return self._meant(spelled)

    def _meant(self, spelled: str) -> set[str]:
        """The units that a spelling means by the first rule that knows any."""
        return next(filter(None, self._exact(spelled)), set())

    def _exact(self, spelled: str) -> Iterable[set[str]]:
        """The units that a spelling can mean, by ever looser rules."""
        yield self._spellings.get(spelled, set())
        apart = _taken_apart(spelled, self._place)
        yield _fitting(apart, self._cores)
        if bare(spelled) == spelled:
            yield self._unmarked.get(spelled, set())
        if bare(apart.core) == apart.core:
            yield _fitting(apart, self._bare_cores)
        here = apart.core.removesuffix(f" {self._place}")
        if self._place and here != apart.core:
            yield _fitting(replace(apart, core=here), self._cores)

    def _nearest(self, spelled: str) -> tuple[str, ...]:
        """The units whose name is this one with a slip in it, or has all of its words, or is all in it."""
        if len(spelled) > LONGEST:
            return ()
        name = bare(_taken_apart(spelled, self._place).core)
        holding = process.extract(name, self._choices, scorer=fuzz.token_set_ratio, limit=12, score_cutoff=100)
        alike = process.extract(name, self._choices, scorer=fuzz.ratio, limit=12, score_cutoff=60)
        near = {i for _, _, i in holding} | {i for choice, _, i in alike if _slipped(name, choice)}
        best: dict[str, float] = {}
        for i in near:
            code, score = self._owners[i], fuzz.ratio(name, self._choices[i])
            best[code] = max(score, best.get(code, 0))
        ranked = sorted(best, key=lambda code: (-best[code], code))
        return tuple(code for code in ranked if best[code] > best[ranked[0]] - MARGIN)[:SUGGESTED]


def _slipped(printed: str, name: str) -> bool:
    """Whether few enough letters are put in, left out, swapped or mistaken for this to be the name, badly typed."""
    slips = 1 + len(name) // LETTERS_A_SLIP
    return OSA.distance(printed, name, score_cutoff=slips) <= slips


def _fitting(apart: _Name, cores: Mapping[str, set[tuple[str, str, str]]]) -> set[str]:
    """Units of the same name proper whose body and level, where both say one, are the same."""
    return {
        code
        for body, level, code in cores.get(apart.core, ())
        if (not apart.body or not body or apart.body == body) and (not apart.level or not level or apart.level == level)
    }
