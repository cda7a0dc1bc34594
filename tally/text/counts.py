"""A count as people type it -> a whole number, nothing, or why it is neither."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tally.text import clean, words

LARGEST_COUNT = 10**12


@dataclass(frozen=True)
class Count:
    """A count as typed: `value` is None where nothing stands; `problem` is "", "ambiguous" or "bad"."""

    value: int | None = None
    problem: str = ""


NOTHING = Count()
BAD = Count(problem="bad")
AMBIGUOUS = Count(problem="ambiguous")
_NOT_SENT = frozenset({"chua gui", "chua nop", "chua bao cao", "chua co so lieu"})
_NO_FIGURE = frozenset({"khong", "khong co", "chua co", "chua giao", "khong giao", "nil"})
_SCALES = (
    r"nghìn|ngàn|triệu|tỷ|tỉ|tr|trđ|đồng|đ|vnđ|vnd|usd|phần trăm|kg|g|tấn|tạ|m|m2|km|ha|lít|sào|mẫu|điểm"
    r"|giờ|phút|tuần|ngày|tháng|quý|năm|million|thousand|percent"
)
# "450 SK", "23 đ/c": what is counted may stand behind a number, one or two words that neither scale nor measure it
_COUNTED = re.compile(
    rf"(?<=\d)(?:\s*(?:sk|s\.?\s?k\.?)|\s+(?!(?:{_SCALES})(?:[\s.]|$))[^\W\d_][^\d\s]*(?: [^\W\d_]+)?)\.?$",
    re.IGNORECASE,
)
# "450 (bốn trăm năm mươi)": the number again in words, as a contract has it
_IN_WORDS = re.compile(rf"(?<=\d)\s*\((?!(?:{_SCALES})(?:[\s.)]|$))[^()\d]+\)$", re.IGNORECASE)
# "1²", "12⁽¹⁾": a mark behind a number that leads to a note is no digit of it
_FOOTNOTE = re.compile(r"(?<=\d)\s*[⁽⁾¹²³⁰⁴-⁹]+$")
_RAISED = re.compile("[⁽⁾¹²³⁰⁴-⁹]")
_BESIDE = re.compile(r"[\d\s.,']*\d\W*(?P<words>[^\W\d_][^\d]*?)\W*$")
LONGEST = 200  # letters of a cell in which words are looked for behind its number
_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ". ,'"}


def read_count(text: str | None, kind: str = "t", thousands: str = "") -> Count:
    """The whole number in a cell: "4.700", "4 700", "450 SK", "23 đ/c", "6 (sáu)", "４５０" and "4700.0" are read.

    `kind` is "n" where the file itself says it is a number. "-", "—" and blank are no figure. "4,7", "1,234" and a
    number 4.7 may be thousands or decimals: "ambiguous", unless `thousands` says "thousands" or "decimal". Anything
    else, negative, fractional or beyond a trillion, is "bad". What is counted, nobody looks at here: `words_beside`.
    """
    typed = _FOOTNOTE.sub("", clean(text or ""))
    if _RAISED.search(typed):
        return BAD
    typed = unicodedata.normalize("NFKC", typed)
    if not typed or re.fullmatch(r"[-‐-―−.…_]+", typed) or says_not_sent(typed) or " ".join(words(typed)) in _NO_FIGURE:
        return NOTHING
    typed = re.sub(r"(?<=\d)\.$", "", _COUNTED.sub("", _IN_WORDS.sub("", typed)).rstrip("* "))
    typed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    if re.fullmatch(r"\d{1,12}\.\d{9,20}", typed):  # 379.99999999999994: sums leave it behind the 15 digits Excel shows
        typed = f"{float(typed):.15g}"
    digits = _whole(typed, kind)
    if digits is None:
        return _fraction(typed, thousands)
    value = int(digits) if len(digits) < 100 else LARGEST_COUNT + 1  # Python refuses to turn 4,300 digits into a number
    return Count(value) if value <= LARGEST_COUNT else BAD


def says_not_sent(text: str) -> bool:
    """Whether a cell says that nothing has come, "chưa gửi" or "0 (chưa gửi)", rather than that there is none."""
    return " ".join(words(text)).removeprefix("0 ") in _NOT_SENT


def mentions_not_sent(text: str) -> bool:
    """Whether a text says among other words that something has not come: "Kim Sơn chưa gửi báo cáo"."""
    return any(f" {phrase} " in f" {' '.join(words(text))} " for phrase in _NOT_SENT)


def words_beside(text: str) -> str:
    """The words behind a number: "bị loại" of "12 bị loại" and of "12 (bị loại)"; "" where there are none."""
    beside = _BESIDE.fullmatch(clean(text)[:LONGEST])
    return beside["words"] if beside else ""


def footnoted(text: str) -> bool:
    """Whether a raised mark stands behind a number: "1²" is 1."""
    return bool(_FOOTNOTE.search(clean(text)))


def _whole(typed: str, kind: str) -> str | None:
    """The digits of a number that can only be whole, None for any other."""
    typed = typed.removeprefix("+")
    if re.fullmatch(r"\d+", typed):
        return typed
    if kind == "n":
        return None
    digits = re.sub(r"(?<=\d)([.,])0{1,2}$", "", typed)
    for mark, pattern in _GROUPED.items():
        if pattern.fullmatch(digits) and not (mark == "," and digits.count(",") == 1 and digits == typed):
            return digits.replace(mark, "")
    return digits if re.fullmatch(r"\d+", digits) else None


def _fraction(typed: str, thousands: str) -> Count:
    match = re.fullmatch(r"([1-9]\d{0,2})[.,](\d{1,3})", typed)
    if not match or thousands == "decimal":
        return BAD
    if thousands != "thousands":
        return AMBIGUOUS
    head, tail = match.groups()
    return Count(int(head + tail.ljust(3, "0")))
