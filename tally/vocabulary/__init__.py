"""What words mean: headings, rows, statuses, reasons and short forms, kept as data in the TOML files beside this one.

A phrase fits a heading word by word, marks and all ("Công" is not "Cộng"); a heading typed without any marks is
compared without. A heading that no phrase fits is compared once more, allowing for a slip.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from tally.text import bare, fold, has_letter

FOLDER = Path(__file__).parent
SHORTEST_SLIP = 5  # letters
LONGEST = 160  # characters; what is longer is no heading
MOST_HEARD = 1000  # characters of a title
SLIP = 88  # rapidfuzz ratio without marks from which a heading counts as a mistyped phrase
MARKED = 70  # and with them: "hơp lệ" is "hợp lệ"
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TIMES = frozenset({"năm", "tháng", "quý", "ngày", "kỳ", "nam", "thang", "quy", "ngay", "ky", "year", "month"})
_SUFFIXES = frozenset({"name", "code", "id", "text", "label"})  # what exports write behind a word: "StatusName"
_INITIAL = re.compile(r"(?<!\w)[^\W\d_][./]\s*[^\W\d_]")
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%")  # "(80% dân số)" only says how a figure was set
_BRACKETED = re.compile(r"\(([^()]+)\)")  # "Số hộ đăng ký (chỉ tiêu)": what one field's words alone say counts
_PARTS = re.compile(r"[,;/&]| và | hoặc ")
_CLAUSES = re.compile(r"[()\[\];:.,–—+*]| - ")
_PIVOT = ("sum of ", "count of ", "tong cua ", "dem cua ", "so luong cua ")
_PAIRS = {frozenset({"valid_mark", "invalid_mark"}), frozenset({"valid_mark", "pending_mark"})}


@cache
def lexicon(name: str) -> dict[str, Any]:
    """What stands in a file of this folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class Phrase(NamedTuple):
    """A wording of a field: its rank in the order in which fields are tried, its words, and whether these are all."""

    rank: int
    field: str
    words: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A kind of table: `phrases` by field in the order they are tried; one field of each of `needed` makes the kind.

    `weak` has the words that hint at a field where no phrase names one: "Số phải kích hoạt", "Đã kích hoạt".
    """

    kind: str
    phrases: Mapping[str, Sequence[str]]
    needed: tuple[frozenset[str], ...]
    weak: Vocabulary | None = None

    def satisfied(self, fields: Iterable[str]) -> bool:
        """Whether a table with these fields can be of this kind."""
        there = set(fields)
        return all(some & there for some in self.needed)


def _vocabulary(kind: str) -> Vocabulary:
    held = lexicon(kind)
    weak = Vocabulary(f"{kind}, weak", held["weak"], ()) if "weak" in held else None
    return Vocabulary(kind, held["fields"], tuple(map(frozenset, held["needed"])), weak)


SUPPORT, REGISTER, SUMMARY, LONG = map(_vocabulary, ("support", "register", "summary", "long"))
# in the order in which a header that satisfies several is taken
KINDS = (SUPPORT, REGISTER, SUMMARY, LONG)
OTHERWISE = _vocabulary("otherwise")


def heading_fields(vocabulary: Vocabulary, heading: str, *, slips: bool = True) -> tuple[str, ...]:
    """The fields that a heading can name, the likeliest first; empty where it names none.

    Several are the meanings of one phrase, between which the contents of the column decide. Without `slips` it is
    quicker and a mistyped heading names nothing.
    """
    if len(heading) > LONGEST or not any(sign.isalpha() or sign in "%#" for sign in heading):
        return ()
    initials = _by_initials(vocabulary, tuple(spelled(heading))) if _INITIAL.search(heading) else ()
    return initials or _fields(vocabulary, heading) or (_slip(vocabulary, heading) if slips else ())


def further_fields(vocabulary: Vocabulary, heading: str) -> tuple[str, ...]:
    """Every field that some phrase in a heading names, for where the contents deny the likeliest: "Số CĐCS đã nộp"."""
    return tuple(dict.fromkeys(field for *_, field in sorted(_hits(vocabulary, _heading_words(heading)))))


def words_beyond(heading: str, field: str) -> tuple[str, ...]:
    """The words of a summary's heading beyond those that name its field, what is counted, and what says nothing else;
    none where no phrase names the field."""
    heard = tuple(map(bare, _heading_words(heading)))
    named = {i for _, first, end, name in _hits(SUMMARY, heard) if name == field for i in range(first, end)}
    rest = (word for i, word in enumerate(heard) if i not in named and not word.isdigit() and len(word) > 1)
    return tuple(word for word in rest if word not in _saying_nothing_else()) if named else ()


@cache
def _saying_nothing_else() -> frozenset[str]:
    phrases = (*lexicon("summary")["beside"], *abouts())
    return frozenset(bare(word) for phrase in phrases for word in spelled(phrase))


@lru_cache(maxsize=16384)
def otherwise(text: str) -> frozenset[str]:
    """What a heading, a title or a name says of figures that are not, or not all, of what was done so far: that they
    are "expected", of "last_year", a "span" of time, an "example" and so on."""
    clauses = (spoken(clause) for clause in _CLAUSES.split(text[:MOST_HEARD]))
    return frozenset(field for clause in clauses for *_, field in _hits(OTHERWISE, clause)) - {"ordinary"}


def heading_field(vocabulary: Vocabulary, heading: str, *, slips: bool = True) -> str | None:
    """The likeliest field that a heading names, None where it names none."""
    return next(iter(heading_fields(vocabulary, heading, slips=slips)), None)


def only_hinted(vocabulary: Vocabulary, heading: str) -> bool:
    """Whether no phrase of a heading names its field, but a word that hints at one may: "Số người được cấp"."""
    return not _hits(vocabulary, _heading_words(heading))


def names_only(vocabulary: Vocabulary, field: str, heading: str) -> bool:
    """Whether a heading says no more than that a column is a field: "Tên đơn vị", and not "Đơn vị kiểm tra"."""
    core = _core(_heading_words(heading))
    return any(hit[1:] == (0, len(core), field) for hit in _hits(vocabulary, core))


@lru_cache(maxsize=4096)
def loosely_named(vocabulary: Vocabulary, heading: str) -> tuple[str, ...]:
    """The fields of which a heading has all words of a phrase, in any order: "Được công nhận vào ngày"."""
    there = set(map(bare, _heading_words(heading)))
    return tuple(dict.fromkeys(field for field, wanted in _bags(vocabulary) if wanted <= there))


@cache
def _bags(vocabulary: Vocabulary) -> tuple[tuple[str, frozenset[str]], ...]:
    """(field, the words of a phrase without marks), those of most words first."""
    bags = [(each.field, frozenset(map(bare, each.words))) for each in _phrases(vocabulary) if not each.whole]
    return tuple(sorted((bag for bag in bags if len(bag[1]) > 1), key=lambda bag: -len(bag[1])))


def spelled(text: str) -> list[str]:
    """The folded words of a text, marks and all."""
    return _WORD.findall(fold(text))


_SHORT = {short: spelled(whole) for short, whole in lexicon("short")["headings"].items()}


def spoken(text: str) -> tuple[str, ...]:
    """The folded words of a heading, short forms written out and a mistyped "không" mended; without any marks where
    it has none, as "ten_dv"."""
    typed = spelled(_unjoined(text))
    written = tuple(part for word in typed for part in _SHORT.get(word, [_mended(word)]))
    unmarked = len(typed) > 1 and all(bare(word) == word for word in typed)
    return tuple(map(bare, written)) if unmarked else written


def _unjoined(text: str) -> str:
    """ "NgayCongNhan" is three words."""
    return _CAMEL.sub(" ", text) if text.isascii() and text.isalnum() else text


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A slip there must not turn "Không hợp lệ" into "Hợp lệ"."""
    return "không" if len(word) > 3 and word != "không" and fuzz.ratio(bare(word), "khong") > SLIP else word


@cache
def abouts(kind: str = "register", *, surely: bool = False) -> tuple[str, ...]:
    """What lists of a kind speak of, those of initiatives where none is named, as `spoken`, with marks and without;
    `surely`, what no list of another campaign does."""
    also = [] if surely else lexicon(kind).get("also", [])
    phrases = [" ".join(spoken(phrase)) for phrase in (*lexicon(kind)["about"], *also)]
    return tuple(dict.fromkeys([*phrases, *map(bare, phrases)]))


def speaks_of(vocabulary: Vocabulary, texts: Iterable[str], *, surely: bool = False) -> bool:
    """Whether titles or headings speak of what lists of this kind are about; `surely`, see `abouts`."""
    said = f" {' '.join(part for text in texts for part in spoken(text))} "
    about = abouts(vocabulary.kind, surely=surely)
    return any(f" {phrase} " in said for phrase in about)


def same(words: tuple[str, ...], wanted: tuple[str, ...], *, marked: bool) -> bool:
    """Whether these are the words of a phrase; a heading that has no marks at all is compared without."""
    return words == wanted or (not marked and len(words) == len(wanted) and words == tuple(map(bare, wanted)))


@cache
def _phrases(vocabulary: Vocabulary) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(rank, field, spoken(text) or ("#",), text.startswith("="))
        for rank, (field, texts) in enumerate(vocabulary.phrases.items())
        for text in texts
    )


@cache
def _by_first_word(vocabulary: Vocabulary) -> dict[str, list[Phrase]]:
    """First word without marks -> the phrases that begin with it."""
    by_word: dict[str, list[Phrase]] = {}
    for phrase in _phrases(vocabulary):
        by_word.setdefault(bare(phrase.words[0]), []).append(phrase)
    return by_word


@lru_cache(maxsize=32768)
def _fields(vocabulary: Vocabulary, heading: str) -> tuple[str, ...]:
    if "rate" in vocabulary.phrases and (_PERCENT.search(heading) or sides(heading)):
        return ("rate",)  # "% hợp lệ", "Hợp lệ/Chỉ tiêu"
    hits = _hits(vocabulary, _heading_words(heading))
    for aside in _BRACKETED.findall(heading):
        words = spoken(aside)
        hits += [hit for hit in _hits(vocabulary, words) if hit[1:3] == (0, len(words)) and hit[3] != "code"]
    if not hits and (alike := _in_parts(vocabulary, heading)):
        return alike
    if not hits:
        return _fields(vocabulary.weak, heading) if vocabulary.weak else ()
    if "status" in vocabulary.phrases and any(pair <= {field for _, _, _, field in hits} for pair in _PAIRS):
        return ("status",)
    _, first, end, field = min(hits)
    if denied := _denied(field, _heading_words(heading)[:first]):
        return (denied,)
    fields = tuple(dict.fromkeys(f for _, a, b, f in sorted(hits) if (a, b) == (first, end)))
    begun = fields == ("quota",) and bare(_heading_words(heading)[0]) == "da"
    return ("quota", "valid") if begun else fields  # "Đã giao" may be what was assigned, or what was handed over


def _in_parts(vocabulary: Vocabulary, heading: str) -> tuple[str, ...]:
    """The field that each part of a heading names which names any: "Xã, thị trấn", "Thôn/bản"."""
    parts = [part for part in _PARTS.split(heading) if has_letter(part)]
    named = {heading_fields(vocabulary, part, slips=False)[:1] for part in parts} if len(parts) > 1 else set()
    return next(iter(named - {()})) if len(named - {()}) == 1 else ()


def _heading_words(heading: str) -> tuple[str, ...]:
    return spoken(_outside_brackets(_unjoined(heading))) or (("#",) if "#" in heading else ())


def _hits(vocabulary: Vocabulary, words: tuple[str, ...]) -> list[tuple[int, int, int, str]]:
    """(rank, first word, word behind the last, field) of each phrase in a heading that lies in no longer one."""
    core, index = _core(words), _by_first_word(vocabulary)
    marked = any(bare(word) != word for word in words)
    hits = [
        (phrase.rank, 0, len(words), phrase.field)
        for first in {bare(some[0]) for some in (words, core) if some}
        for phrase in index.get(first, ())
        if phrase.whole and any(same(some, phrase.words, marked=marked) for some in (words, core))
    ]
    hits += [
        (phrase.rank, first, first + len(phrase.words), phrase.field)
        for first, word in enumerate(words)
        for phrase in index.get(bare(word), ())
        if not phrase.whole and same(words[first : first + len(phrase.words)], phrase.words, marked=marked)
    ]
    spans = {(a, b) for _, a, b, _ in hits}
    return [hit for hit in hits if not any(a <= hit[1] and hit[2] <= b and (a, b) != hit[1:3] for a, b in spans)]


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without years, months, days and suffixes: "kế hoạch năm 2025" is "kế hoạch", "StatusName" "status"."""
    kept: list[str] = []
    for i, word in enumerate(words):
        before, behind = (words[j] if 0 <= j < len(words) else "" for j in (i - 1, i + 1))
        dated = not behind or _is_numeral(behind)
        timed = before in _TIMES or before.isdigit()
        numbers = word.isdigit() and (len(word) == 4 or not before or timed or behind.isdigit())
        numbers |= timed and i > 1 and _is_numeral(word)
        if not numbers and not (word in _TIMES and dated and i) and not (word in _SUFFIXES and i):
            kept.append(word)
    return tuple(kept)


def _is_numeral(word: str) -> bool:
    return word.isdigit() or word in ("i", "ii", "iii", "iv")


def _denied(field: str, before: tuple[str, ...]) -> str:
    """ "Không được phê duyệt" is invalid, "Chưa được phê duyệt" pending."""
    for word, status in (("khong", "invalid"), ("not", "invalid"), ("chua", "pending")):
        if field in ("valid", "valid_mark") and word in map(bare, before):
            return field.replace("valid", status)
    return ""


def sides(heading: str) -> tuple[str, ...]:
    """The figures that a heading sets one over the other: "Hợp lệ/Chỉ tiêu"; empty where it does not."""
    hits = [_hits(SUMMARY, spoken(side)) for side in heading.split("/")]
    named = tuple(min(hit)[3] for hit in hits if hit)
    fits = len(hits) == len(named) == 2 and named[0] in ("valid", "total") and named[1] in ("quota", "total")
    return named if fits and named[0] != named[1] else ()


def _outside_brackets(heading: str) -> str:
    folded = fold(heading)
    for prefix in _PIVOT:
        if bare(folded).startswith(prefix):
            folded = folded[len(prefix) :]
    return re.sub(r"\([^)]*\)?", " ", folded).strip() or folded


@lru_cache(maxsize=16384)
def _slip(vocabulary: Vocabulary, heading: str) -> tuple[str, ...]:
    """The field of the phrase that a heading all but is, as a whole or behind what is counted: "SK hợp lê"."""
    whole, counted = _heading_words(heading), {"so", "luong", *" ".join(abouts()).split()}
    behind = tuple(dropwhile(lambda word: bare(word) in counted, whole))
    return _slipped(vocabulary, whole) or _slipped(vocabulary, behind)


@lru_cache(maxsize=4096)
def _by_initials(vocabulary: Vocabulary, words: tuple[str, ...]) -> tuple[str, ...]:
    """The field of the one phrase of which words are written as their first letter: "C/tiêu", "Đ.vị"."""
    fields = {
        field
        for field, phrase in _slippery(vocabulary).values()
        if len(wanted := phrase.split()) == len(words)
        and not set(wanted).isdisjoint(words)
        and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(words, wanted, strict=True))
    }
    return tuple(fields) if len(fields) == 1 else ()


def _slipped(vocabulary: Vocabulary, words: tuple[str, ...]) -> tuple[str, ...]:
    phrase = " ".join(words)
    if len(phrase) < SHORTEST_SLIP:
        return ()
    phrases = _slippery(vocabulary)
    near = process.extractOne(bare(phrase), phrases.keys(), scorer=fuzz.ratio, score_cutoff=SLIP)
    if not near or (fuzz.ratio(phrase, phrases[near[0]][1]) < MARKED and bare(phrase) != phrase):
        return ()
    return (phrases[near[0]][0],)


@cache
def _slippery(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """Phrase without marks -> (field, phrase), those long enough for a slip to be told from another word."""
    texts = [(phrase.field, " ".join(phrase.words)) for phrase in reversed(_phrases(vocabulary))]
    return {bare(text): (field, text) for field, text in texts if len(bare(text)) > SHORTEST_SLIP}
