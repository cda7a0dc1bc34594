"""Texts made fit to be shown and to be compared: one fold, one spelling for what reads the same.

The one reader of counts and the one of days stand beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import chain, count, repeat
from typing import Literal

TONES = "\u0300\u0301\u0303\u0309\u0323"
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_WITHOUT_TONES = dict.fromkeys(map(ord, TONES))
_STROKED = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_TO_CLEAN = re.compile(f"[{''.join(map(chr, INVISIBLE))}ÐƉðɖ]")
_MARKS = re.compile("[\u0300-\u036f]+")
QUOTES, DASHES = "“”„«»‘’`´", "‐‑‒–—―−"
_USUAL = {ord(sign): "'" for sign in QUOTES} | {ord(sign): "-" for sign in DASHES}

LONG = 500  # letters from which a text may be one that nobody typed
_UNUSUAL = re.compile(f"[{''.join(map(chr, _USUAL))}]")


def clean(text: str) -> str:
    """The text in NFC without invisible characters, every run of white space one space: fit to be shown.

    Ð and Ɖ, the letters of other languages that old fonts and converters leave for Đ, are Đ.
    """
    if text.isascii():
        return " ".join(text.split())
    if _TO_CLEAN.search(text):  # to look is a tenth of the cost of a translation
        text = text.translate(INVISIBLE).translate(_STROKED)
    return " ".join(composed(text).split())


def composed(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """The text in a normal form; of marks heaped on one letter, thirty stay."""
    if len(text) > LONG and not unicodedata.is_normalized("NFC", text):
        text = _heaped_marks().sub(r"\1", text)
    return unicodedata.normalize(form, text)


@cache
def _heaped_marks() -> re.Pattern[str]:
    """Thirty marks on one letter, and all that follow them: to put these in order takes the square of their number.

    Unicode Standard Annex #15, Stream-Safe Text Format.
    """
    marks = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x20000))))
    return re.compile(f"([{marks}]{{30}})[{marks}]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text for comparison: no case, one kind of dash and quote, each word's tone mark at the word's end.

    So "HOÀ", "hòa" and "hoà" in any normal form are one; "hoa" and "hóa" are others. Never shown to anybody.
    """
    text = _caseless(clean(text))
    if _UNUSUAL.search(text):
        text = text.translate(_USUAL)
    if not text.isascii() and max(text) > "ỿ":
        text = clean(_caseless(text))
    if text.isascii():
        return text
    return " ".join(_WORD.sub(lambda word: _tone_last(word[0]), text).split())


def _caseless(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=8192)  # more than the language has syllables
def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    rest = letters.translate(_WITHOUT_TONES)
    if len(rest) == len(letters):
        return word
    return unicodedata.normalize("NFC", rest + "".join(sign for sign in letters if sign in TONES))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The folded text without any marks, đ as d: "Đơn vị" -> "don vi"."""
    letters = unicodedata.normalize("NFD", fold(text))
    kept = _MARKS.sub("", letters).replace("đ", "d")
    if kept.isascii():
        return kept
    return unicodedata.normalize("NFC", "".join(sign for sign in kept if not unicodedata.combining(sign)))


def spelled_within(encoding: str, text: str) -> str:
    """The text in an old encoding's letters: a tone apart, as in cp1258, else without marks; the rest by number."""
    return "".join(_spelled(encoding, sign) for sign in text)


def _spelled(encoding: str, sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    tone = "".join(part for part in parts if part in TONES)
    apart = unicodedata.normalize("NFC", parts.translate(_WITHOUT_TONES)) + tone
    unmarked = _MARKS.sub("", parts).translate(_USUAL | {ord("Đ"): "D", ord("đ"): "d"})
    ways = (way for way in (sign, apart, unmarked) if len(way.encode(encoding, "ignore")) == len(way))
    return next(ways, sign.encode("ascii", "backslashreplace").decode())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of the bare text; everything that is neither letter nor digit parts them."""
    return tuple(re.findall(r"[^\W_]+", bare(text)))


def has_letter(text: str) -> bool:
    """Whether a letter stands in it."""
    return any(map(str.isalpha, text))


def has_digit(text: str) -> bool:
    """Whether a digit stands in it."""
    return any(map(str.isdigit, text))


def unlike(name: str, taken: Collection[str], numbered: str) -> str:
    """The name, numbered from 2 where it is taken; `numbered` says how that is written."""
    candidates = chain([name], map(numbered.format, repeat(name), count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)


_ALPHABET = {letter: n for n, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng


def collated(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """What names are sorted by in Vietnamese: a ă â b c d đ e ê …, signs and digits first, then by tone."""
    letters, tones = [], []
    for sign in clean(text).lower():
        parts = unicodedata.normalize("NFD", sign)
        base = unicodedata.normalize("NFC", parts.translate(_WITHOUT_TONES))
        letters.append((1, _ALPHABET[base]) if base in _ALPHABET else (0, ord(base[:1] or " ")))
        tones.append(max((_TONE_ORDER.index(part) + 1 for part in parts if part in TONES), default=0))
    return tuple(letters), tuple(tones)
