"""What the words at the head of a row say about it: a sum, a group, a number in a list."""

from __future__ import annotations

import re

from tally.text import bare, fold

_WHOLE = (
    "tổng cộng",
    "tổng số",
    "tổng chung",
    "cộng chung",
    "cộng toàn",
    "tổng toàn",
    "tổng cuối",
    "tổng hợp chung",
    "toàn tỉnh",
    "toàn ngành",
)
_TOTAL = (
    *map(fold, _WHOLE),
    *map(fold, ("t.cộng", "t. cộng", "t.số")),
    "tong cong",
    "toan tinh",
    "tong so",
    "cong chung",
    "grand total",
    "tong cuoi",
    "tong chung",
)
_ALONE = frozenset({*map(fold, ("tổng", "cộng", "toàn quốc", "toàn thành phố")), "tong", "cong"})
_ALONE |= {"total", "sum", "toan nganh", "cong tong"}
_PARTS = (
    "cụm",
    "khối",
    "nhóm",
    "mục",
    "phần",
    "các",
    "huyện",
    "ngành",
    "trang",
    "cum",
    "khoi",
    "nhom",
    "muc",
    "phan",
    "cac",
)
_PART = re.compile(
    rf"(?:(?:{fold('tổng')}|tong) )?(?:{fold('cộng')}|{fold('tổng')}|cong|tong|total)"
    rf"\s+(?:{'|'.join(map(fold, _PARTS))}|[ivxl]+\b|[a-dđ]\b|\d+\b)"
)
_CARRIED = re.compile(r"(?:cong |tong |so )?(?:mang|chuyen) sang(?: trang.*)?|cong don|luy ke trang.*")
_GROUP = re.compile(r"(?:cum|khoi|nhom)\b")


def is_total(label: str) -> bool:
    """Whether a label says that its row is a sum: "Tổng cộng", "CỘNG:", "Cộng cụm I", "Toàn tỉnh".

    "Công ty", "Công an", "Tổng công ty" and "Cộng Hoà" are names, so a beginning alone decides nothing.
    """
    plain = fold(label).strip(" .:;()*-")
    alone = re.sub(r"\s*[(:=].*", "", plain).strip()
    if alone in _ALONE or alone in _TOTAL:
        return True
    return any(plain.startswith((total + " ", total + ":")) for total in _TOTAL) or is_part_total(label)


def is_part_total(label: str) -> bool:
    """Whether a label says that its row is the sum of some of the rows: "Cộng cụm I", "Cộng trang 1", "Mang sang"."""
    plain = fold(label).strip(" .:;()*-")
    return bool(_PART.match(plain) or _CARRIED.fullmatch(bare(plain)))


def is_group(label: str) -> bool:
    """Whether a label names a group of units by its first word: "Cụm I: huyện, thành phố", "Khối doanh nghiệp"."""
    return bool(_GROUP.match(bare(label)))


def is_roman(text: str) -> bool:
    """I, II, IV … with or without a point: what numbers groups."""
    return bool(re.fullmatch(r"[IVXL]+[.)]?", text.strip("( ")))


def is_capital(text: str) -> bool:
    """A, B, C … with or without a point: what numbers groups."""
    return bool(re.fullmatch(r"[A-HĐ][.)]?", text.strip("( ")))


def is_number(text: str) -> bool:
    """1, 2., 1.1: what numbers rows."""
    return bool(re.fullmatch(r"\(?\d{1,5}(?:\.\d{1,3})*[.)]?", text))
