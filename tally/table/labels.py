"""What the words at the head of a row say about it: a sum, a group, a statistic, a note, a number in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tally.text import bare, fold, has_letter, words
from tally.vocabulary import lexicon

_CARRIED = re.compile(
    r"(?:(?:cong|tong|so|trang truoc) )*(?:mang|chuyen) sang(?: (?:tu |sang )?trang.*)?|cong don|luy ke trang.*"
)
_PAGE = re.compile(r"(?:trang|page) \d+(?: \d+)?")
_ALL, _SUM = f"{fold('tổng cộng')}|{fold('tổng số')}|tong cong|tong so", f"{fold('cộng')}|{fold('tổng')}|tong"
_SAYS_SUM = re.compile(rf"(?:{_ALL})(?!\w).*\d.*|(?:{_SUM}|cong)(?!\w).*[:=(]\s*\d.*|(?:{_SUM}) \d.*")
_SUM_OF = re.compile(rf"(?:{_ALL}|{_SUM})\s*:?\s+(?P<rest>\w.*)")
_SUMMED = re.compile(r"(?P<rest>\w.*) (?:count|total|sum|average)")  # what Excel's Subtotal command writes
_SHORT = 3  # letters up to which a word must be all of a label to say something


@cache
def total_hint() -> str:
    """What every text that `is_total` begins with, as a regular expression of RE2 that asks for no case."""
    words = {form.split()[0] for name in ("total", "total_alone") for form in _forms(name)}
    return rf"^\W*(?:{'|'.join(map(re.escape, sorted(words | {'tổng', 'cộng', 'mang', 'trang'})))})"


@cache
def _forms(name: str) -> tuple[str, ...]:
    return tuple(map(fold, lexicon("rows")[name]))


_PARTS = rf"{'|'.join(_forms('part'))}|[ivxl]+\b|[a-dđ]\b|\d+\b"
_SUM_OF_PART = re.compile(rf"(?:{fold('tổng')} |tong )?(?:{_SUM}|cong|total)\s+(?:{_PARTS})")


def is_total(label: str) -> bool:
    """Whether a label says that its row is a sum: "Tổng cộng", "CỘNG:", "Cộng cụm I", "Toàn tỉnh".

    "Công ty", "Công an", "Tổng công ty" and "Cộng Hoà" are names, so a beginning alone decides nothing.
    """
    text = fold(label).strip(" .:;()*-")
    alone = re.sub(r"\s*[(:=].*", "", text).strip()
    if alone in _forms("total_alone") or alone in _forms("total") or _SAYS_SUM.fullmatch(fold(label).strip(" .;*-")):
        return True
    return any(text.startswith((total + " ", total + ":")) for total in _forms("total")) or is_part_total(label)


def is_sum(texts: Iterable[str]) -> bool:
    """Whether a row of a list is a sum: its first or second words say so, or it has nothing but numbers."""
    filled = list(filter(None, texts))
    spoken = [text for text in filled if has_letter(text)]
    return any(map(is_total, spoken[:2])) if spoken else bool(filled) and all(map(str.isdigit, filled))


def sum_of(label: str) -> str:
    """What a sum says that it is of: "LĐLĐ huyện Hoa Lư" of "Cộng LĐLĐ huyện Hoa Lư" or of
    "LĐLĐ huyện Hoa Lư Count"; "" where it says nothing."""
    found = _SUM_OF.fullmatch(text := fold(label).strip(" .:;*-")) or _SUMMED.fullmatch(text)
    return found["rest"] if found else ""


def is_part_total(label: str) -> bool:
    """Whether a label says that its row is the sum of some of the rows: "Cộng cụm I", "Cộng trang 1", "Mang sang"."""
    plain = fold(label).strip(" .:;()*-")
    return bool(_SUM_OF_PART.match(plain) or _CARRIED.fullmatch(bare(plain)))


def is_group(label: str) -> bool:
    """Whether a label names a group of units by its first word: "Cụm I: huyện, thành phố", "Khối doanh nghiệp"."""
    return fold(label).startswith(tuple(f"{word} " for word in _forms("group")))


def is_comparison(label: str) -> bool:
    """Whether a label says what a sum is compared with: "So với kỳ trước", "Cùng kỳ năm 2021"."""
    text = f"{' '.join(words(label))} "
    return any(text.startswith(f"{bare(form)} ") for form in _forms("comparison"))


def aside(label: str) -> str:
    """What else a label says that its row is: "example", "continued", "statistic", "note", "signature" or ""."""
    label_words = words(label)
    text = f" {' '.join(label_words)} "
    for name in ("example", "continued", "statistic", "note", "signature"):
        alone, begins = _phrases(name)
        within = name in ("signature", "continued") or (name == "statistic" and len(label_words) < 6)
        if text[1:-1] in alone or (begins.search(text) if within else begins.match(text)):
            return name
    if _PAGE.fullmatch(text[1:-1]):
        return "continued"
    return "note" if label.startswith(("*", "(*")) else ""


@cache
def _phrases(name: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What a label may say alone; and what it may begin with, as words between spaces."""
    alone = frozenset(filter(None, (" ".join(words(phrase)) for phrase in lexicon("rows")[name])))
    return alone, re.compile(f" (?:{'|'.join(phrase for phrase in alone if len(phrase) > _SHORT)}) ")


def is_instruction(texts: list[str]) -> bool:
    """Whether a row only says in brackets what to write: "(chọn trong danh sách)", "(ngày/tháng/năm)"."""
    return len(texts) > 1 and all(re.fullmatch(r"\(.*\)|\[.*\]", text) for text in texts)


def is_group_number(text: str) -> bool:
    """I, II, IV … or A, B, C … with or without a point: what numbers groups."""
    return bool(re.fullmatch(r"(?:[IVXL]+|[A-HĐ])[.)]?", text.strip("( ")))


def is_number(text: str) -> bool:
    """1, 2., 1.1: what numbers rows."""
    return bool(re.fullmatch(r"\(?\d{1,5}(?:\.\d{1,3})*[.)]?", text))
