"""What staff write in a status, a mark, an amount: one text in, one meaning out."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

VALID = (
    "hợp lệ|hl|đạt|đạt yêu cầu|đã đạt|duyệt|đã duyệt|được duyệt|đã được duyệt|phê duyệt|đã phê duyệt"
    "|được phê duyệt|công nhận|được công nhận|đã công nhận|đã được công nhận|chấp nhận|được chấp nhận"
    "|chấp thuận|đủ điều kiện|đồng ý|đúng quy định|có|đã xét đạt|xét đạt|thông qua|đã thông qua"
    "|được thông qua|hợp lệ đã duyệt|đảm bảo|sáng kiến hợp lệ|sk hợp lệ|đã được phê duyệt|đã được chấp nhận"
    "|đã được chấp thuận|đã được thông qua|đã chấp nhận|đã chấp thuận|đã đạt yêu cầu|đã thẩm định đạt|đ"
    "|valid|approved|accepted|ok|yes|x|v"
)
INVALID = (
    "loại|bị loại|đã loại|từ chối|bị từ chối|đã từ chối|trả lại|bị trả lại|chưa hợp lệ|chưa đạt"
    "|chưa đủ điều kiện|chưa đạt yêu cầu|sai quy định|khl|invalid|rejected|no|không|hỏng|huỷ|hủy"
    "|đã hủy|đã huỷ|trùng|bị trùng|kđ"
)
PENDING = (
    "chờ|chờ duyệt|đang chờ|đang chờ duyệt|chờ phê duyệt|chờ xét|chờ xét duyệt|chờ xử lý|đang xử lý"
    "|đang xét|đang xét duyệt|đang xem xét|chờ xem xét|chưa duyệt|chưa phê duyệt|chưa xét"
    "|chưa xét duyệt|chưa được duyệt|chưa công nhận|chưa được công nhận|chưa xử lý|chưa có kết quả"
    "|đang thẩm định|chờ thẩm định|chờ công nhận|mới|mới gửi|đã gửi|pending|chờ bổ sung|đang bổ sung"
    "|mới đăng ký|đã đăng ký|đã nộp|cần bổ sung|chờ kết quả|chờ quyết định|chưa thẩm định|đang trình|chờ hội đồng xét"
)
NOT = re.compile(r"^(khong duoc|khong|ko|k|chang) ")
MARKS = frozenset("xXvV✓✔✗✘☑☒√+*1ü") | {"có", "true", "yes"}
NO_MARKS = frozenset("-–—0.") | {"không", "false", "no", "ko"}
AMOUNTS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "trđ": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000}
MONEY = re.compile(
    r"(?:khoảng|ước|ước tính|~|≈)? ?([\d., ]*\d) ?(tỷ|tỉ|triệu|trđ|tr|nghìn|ngàn)?\.? ?"
    r"(?:đồng|đ|vnđ|vnd|₫)?(?: ?/ ?năm)?$"
)


def plain(text: str) -> str:
    """Lower case without Vietnamese marks, punctuation as single spaces: for comparing, never for showing."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _meanings() -> dict[str, str]:
    meanings = {plain(word): "pending" for word in PENDING.split("|")}
    meanings |= {plain(word): "invalid" for word in INVALID.split("|")}
    meanings |= {plain(f"không {word}"): "invalid" for word in VALID.split("|")}
    return meanings | {plain(word): "valid" for word in VALID.split("|")}


MEANINGS = _meanings()


def read_status(text: str) -> tuple[str | None, str | None]:
    """("valid" | "invalid" | "pending" | None, the reason written behind it | None) of a status cell.

    "Không hợp lệ (trùng)" and "Không đạt: thiếu quyết định" carry their reason with them. A wording that is not known
    is None, never a guess.
    """
    if text.strip() in MARKS:
        return "valid", None
    head, reason = text, None
    if MEANINGS.get(_said(text)) is None and (cut := re.match(r"([^(:;,–—-]+)[(:;,–—-]+(.+)$", text.strip())):
        head, reason = cut[1], cut[2].strip(" ()") or None
    meaning = MEANINGS.get(_said(head))
    return meaning, reason if meaning else None


def _said(text: str) -> str:
    return NOT.sub("khong ", plain(text))


def is_mark(text: str | None) -> bool:
    """True for x, ✓, 1, có … and for any words written where a mark belongs."""
    return text is not None and text.strip().lower() not in NO_MARKS


def mark_words(text: str | None) -> str | None:
    """The words written where a mark belongs ("thiếu quyết định"), None for a bare mark."""
    return None if text is None or text.strip() in MARKS or text.strip().lower() in MARKS | NO_MARKS else text


def read_benefit(text: str) -> int | None:
    """Đồng: "15.000.000", "15 triệu", "1,5 tỷ đồng". None where it is not an amount."""
    found = MONEY.match(unicodedata.normalize("NFKC", text).strip().lower())
    if not found:
        return None
    digits, unit = found[1].replace(" ", "").replace(" ", ""), found[2]
    if unit or not re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        digits = digits.replace(",", ".")
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        amount = Fraction(digits) * AMOUNTS.get(unit or "", 1)
    except ValueError:
        return None
    return round(amount) if amount < 10**15 else None
