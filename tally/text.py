"""One value in, one out: texts made comparable, counts and days read from what people type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_WITHOUT_TONES = dict.fromkeys(map(ord, TONES))
_PLAIN = {ord(sign): "'" for sign in "“”„«»‘’`´"} | {ord(sign): "-" for sign in "‐‑‒–—―−"}
LARGEST_COUNT = 10**12


def clean(text: str) -> str:
    """The text in NFC without invisible characters, every run of white space one space: fit to be shown."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text for comparison: no case, one kind of dash and quote, each word's tone mark at the word's end.

    So "HOÀ", "hòa" and "hoà" in any normal form are one; "hoa" and "hóa" are others. Never shown to anybody.
    """
    text = _caseless(clean(text)).translate(_PLAIN)
    if not text.isascii() and max(text) > "ỿ":
        text = clean(_caseless(text))
    if text.isascii():
        return text
    return " ".join(_WORD.sub(_tone_last, text).split())


def _caseless(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _tone_last(found: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", found[0])
    rest = letters.translate(_WITHOUT_TONES)
    if len(rest) == len(letters):
        return found[0]
    return unicodedata.normalize("NFC", rest + "".join(sign for sign in letters if sign in TONES))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The folded text without any marks, đ as d: "Đơn vị" -> "don vi"."""
    letters = unicodedata.normalize("NFD", fold(text))
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", kept.replace("đ", "d"))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of the bare text; everything that is neither letter nor digit parts them."""
    return tuple(re.findall(r"[^\W_]+", bare(text)))


@dataclass(frozen=True)
class Count:
    """A count as typed: `value` is None where nothing stands; `problem` is "", "ambiguous" or "bad"."""

    value: int | None = None
    problem: str = ""


NOTHING = Count()
BAD = Count(problem="bad")
AMBIGUOUS = Count(problem="ambiguous")
_NO_FIGURE = frozenset({"khong", "khong co", "chua co", "chua nop", "chua bao cao", "chua giao", "khong giao", "nil"})
_MEASURE = re.compile(r"\s*(?:sk|s\.?\s?k\.?|sáng kiến|sang kien|s\.kiến|giải pháp|đề tài|lượt)\.?\s*$", re.IGNORECASE)
_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ". ,'"}


def count(text: str | None, kind: str = "t", thousands: str = "") -> Count:
    """The whole number in a cell: "4.700", "4 700", "450 SK", "４５０" and "4700.0" are read.

    `kind` is "n" where the file itself says it is a number. "-", "—" and blank are no figure. "4,7", "1,234" and a
    number 4.7 may be thousands or decimals: "ambiguous", unless `thousands` says "thousands" or "decimal". Anything
    else, negative, fractional or beyond a trillion, is "bad".
    """
    typed = unicodedata.normalize("NFKC", clean(text or ""))
    if not typed or re.fullmatch(r"[-‐-―−.…_]+", typed) or " ".join(words(typed)) in _NO_FIGURE:
        return NOTHING
    typed = _MEASURE.sub("", typed).rstrip("* ")
    typed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    digits = _whole(typed, kind)
    if digits is None:
        return _fraction(typed, thousands)
    value = int(digits)
    return Count(value) if value <= LARGEST_COUNT else BAD


def _whole(typed: str, kind: str) -> str | None:
    """The digits of a number that can only be whole, None for any other."""
    typed = typed.removeprefix("+")
    if re.fullmatch(r"\d+", typed):
        return typed
    if kind == "n":
        return None
    plain = re.sub(r"(?<=\d)([.,])0{1,2}$", "", typed)
    for mark, pattern in _GROUPED.items():
        if pattern.fullmatch(plain) and not (mark == "," and plain.count(",") == 1 and plain == typed):
            return plain.replace(mark, "")
    return plain if re.fullmatch(r"\d+", plain) else None


def _fraction(typed: str, thousands: str) -> Count:
    found = re.fullmatch(r"([1-9]\d{0,2})[.,](\d{1,3})", typed)
    if not found or thousands == "decimal":
        return BAD
    if thousands != "thousands":
        return AMBIGUOUS
    head, tail = found.groups()
    return Count(int(head + tail.ljust(3, "0")))


_WRITTEN_DAY = re.compile(r"ngay (\d{1,2}) ?(?:thang|/|-|\.) ?(\d{1,2}) ?(?:nam|/|-|\.) ?(\d{4})")
_NUMERIC_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def days(text: str) -> list[date]:
    """The days written in a text, in their order: "ngày 20 tháng 5 năm 2022", "20/5/2022", "2022-05-20".

    A day that does not exist, as 31/9/2023, is left out.
    """
    plain = bare(text)
    found = [(m.start(), m[3], m[2], m[1]) for rule in (_WRITTEN_DAY, _NUMERIC_DAY) for m in rule.finditer(plain)]
    found += [(m.start(), m[1], m[2], m[3]) for m in _ISO_DAY.finditer(plain)]
    unique = {(year, month, day): None for _, year, month, day in sorted(found)}
    return [made for numbers in unique if (made := _day(*map(int, numbers)))]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def as_of(texts: Iterable[str]) -> date | None:
    """The day up to which a table counts: a "tính đến …" before any other day, the first where there are several."""
    texts = [text for text in texts if any(sign.isdigit() for sign in text)]
    told = [
        text[found.start() :]
        for text in map(bare, texts)
        if (found := re.search(r"(?:tinh|so lieu|cap nhat) den|den (?:het )?ngay", text))
    ]
    return next((day for text in (*told, *texts) for day in days(text)), None)
