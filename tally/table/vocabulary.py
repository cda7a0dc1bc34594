"""What headings mean: for each kind of table, the fields it may have and the phrases that name them.

A phrase is found in a heading as whole words, without marks or case; "=cộng" must be the whole heading. Fields are
tried in their order, so that "không hợp lệ" is asked before "hợp lệ". A heading that no phrase fits is compared
with all of them once more, allowing for a typing slip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from tally.text import bare, words

SLIP = 88  # rapidfuzz ratio from which a heading counts as a mistyped phrase


@dataclass(frozen=True)
class Vocabulary:
    """A kind of table: `phrases` by field in the order they are tried; one field of each of `needed` makes the kind."""

    kind: str
    phrases: Mapping[str, tuple[str, ...]]
    needed: tuple[frozenset[str], ...]

    def __hash__(self) -> int:
        return hash(self.kind)

    def satisfied(self, fields) -> bool:
        """Whether a table with these fields can be of this kind."""
        return all(some & set(fields) for some in self.needed)


NUMBERING = ("=stt", "=tt", "=số tt", "=số thứ tự", "=no", "=no.", "=số", "=s tt", "=s t t")
RATE = ("tỷ lệ", "tỉ lệ", "hoàn thành", "tỷ trọng", "tỷ số", "phần trăm", "percent", "rate")
NOTE = ("ghi chú", "=note", "=notes", "=chú thích")
UNIT = (
    "tên đơn vị",
    "tên công đoàn",
    "tên tổ chức",
    "tên cơ quan",
    "=đơn vị",
    "đơn vị trực thuộc",
    "đơn vị báo cáo",
    "đơn vị đăng ký",
    "đơn vị thực hiện",
    "cơ quan đơn vị",
    "công đoàn đơn vị",
    "lđlđ huyện",
    "lđlđ các huyện",
    "=lđlđ",
    "=công đoàn",
    "=công đoàn cấp trên",
    "công đoàn cấp trên trực tiếp",
    "=địa phương",
    "địa phương đơn vị",
    "=huyện",
    "huyện thành phố",
    "danh sách đơn vị",
    "=unit",
    "=unit name",
    "=row labels",
    "=nhãn hàng",
    "đơn vị",
)

SUMMARY = Vocabulary(
    "summary",
    {
        "numbering": NUMBERING,
        "note": NOTE,
        "rate": RATE,
        "measure_unit": ("đơn vị tính", "đvt"),
        "rank": ("xếp hạng", "thứ hạng", "xếp thứ", "=hạng", "xếp loại", "=điểm", "điểm thi đua", "rank"),
        "shortfall": ("còn thiếu", "còn phải", "so với chỉ tiêu", "so chỉ tiêu", "vượt", "chênh lệch", "tăng giảm"),
        "code": ("mã đơn vị", "mã số", "=mã", "=code"),
        "branch": ("cđcs", "công đoàn cơ sở"),
        "members": ("đoàn viên", "số lao động", "số cnvclđ", "members"),
        "quota": ("chỉ tiêu", "kế hoạch giao", "số giao", "=kế hoạch", "=giao", "=kh", "=ct", "kế hoạch năm", "quota"),
        "invalid": (
            "không hợp lệ",
            "chưa hợp lệ",
            "không đạt",
            "chưa đạt",
            "bị loại",
            "không được duyệt",
            "không được công nhận",
            "bị từ chối",
            "=từ chối",
            "=loại",
            "invalid",
            "rejected",
        ),
        "pending": ("chờ duyệt", "chờ xét", "chờ thẩm định", "chưa duyệt", "đang chờ", "đang xét", "=chờ", "pending"),
        "valid": (
            "hợp lệ",
            "đạt yêu cầu",
            "=đạt",
            "số đạt",
            "được duyệt",
            "đã duyệt",
            "được công nhận",
            "được phê duyệt",
            "đã phê duyệt",
            "=thực hiện",
            "=kết quả",
            "kết quả thực hiện",
            "đã thực hiện",
            "=valid",
            "approved",
        ),
        "cluster": ("cụm thi đua", "=cụm", "=khối", "khối thi đua", "=nhóm", "=cluster", "thuộc cụm", "tên cụm"),
        "total": (
            "=cộng",
            "tổng cộng",
            "cộng chung",
            "=tổng",
            "tổng số",
            "=tổng đăng ký",
            "tổng sáng kiến",
            "=tổng sk",
            "sáng kiến đăng ký",
            "sáng kiến được đăng ký",
            "số sk đăng ký",
            "=đăng ký",
            "=đã đăng ký",
            "=số đăng ký",
            "grand total",
            "=total",
            "tổng cuối",
            "tổng chung",
        ),
        "unit": UNIT,
        "officer": ("cán bộ", "người phụ trách", "điện thoại", "họ và tên"),
    },
    (frozenset({"unit"}), frozenset({"valid", "invalid", "total"})),
)

LONG = Vocabulary(
    "long",
    {
        "numbering": NUMBERING,
        "note": NOTE,
        "value": ("=số lượng", "=giá trị", "=value", "=số liệu", "=con số", "=kết quả số"),
        "measure": (
            "=chỉ số",
            "=chỉ tiêu",
            "=loại",
            "=loại số liệu",
            "=tiêu chí",
            "=measure",
            "=phân loại",
            "=nội dung",
            "=trạng thái",
            "=tình trạng",
            "=hạng mục",
            "=mục",
        ),
        "cluster": SUMMARY.phrases["cluster"],
        "unit": UNIT,
    },
    (frozenset({"unit"}), frozenset({"measure"}), frozenset({"value"})),
)

REGISTER = Vocabulary(
    "register",
    {
        "numbering": NUMBERING,
        "note": NOTE,
        "title": (
            "tên sáng kiến",
            "tên sk",
            "tên giải pháp",
            "tên đề tài",
            "nội dung sáng kiến",
            "tên đề tài sáng kiến",
            "=sáng kiến",
            "tiêu đề",
            "=title",
        ),
        "decision": ("số quyết định", "số qđ", "quyết định công nhận", "số văn bản", "quyết định số"),
        "recogniser": ("cơ quan công nhận", "cấp công nhận", "đơn vị công nhận", "hội đồng công nhận", "nơi công nhận"),
        "recognised": (
            "ngày công nhận",
            "ngày được công nhận",
            "thời gian công nhận",
            "thời điểm công nhận",
            "ngày tháng công nhận",
            "ngày quyết định",
            "ngày qđ",
            "ngày ký",
        ),
        "benefit": ("giá trị làm lợi", "làm lợi", "hiệu quả kinh tế", "số tiền"),
        "reason": ("lý do", "lí do", "nguyên nhân"),
        "status": ("trạng thái", "tình trạng", "kết quả xét", "kết quả duyệt", "kết quả thẩm định", "=kết quả"),
        "invalid_mark": ("=không hợp lệ", "=không đạt", "=chưa hợp lệ"),
        "valid_mark": ("=hợp lệ", "=đạt"),
        "author": ("tác giả", "họ và tên", "họ tên", "người thực hiện", "=author"),
        "position": ("chức vụ", "chức danh", "nghề nghiệp"),
        "group": ("đối tượng",),
        "field": ("lĩnh vực",),
        "phone": ("điện thoại", "sđt"),
        "branch": ("cđcs", "công đoàn cơ sở", "đơn vị công tác", "nơi công tác"),
        "unit": UNIT,
    },
    (
        frozenset({"title"}),
        frozenset({"author", "recognised", "decision", "status", "valid_mark", "branch", "unit", "reason", "benefit"}),
    ),
)

SUPPORT = Vocabulary(
    "support",
    {
        "numbering": NUMBERING,
        "note": NOTE,
        "phone": ("điện thoại", "sđt", "số đt", "phone"),
        "content": ("nội dung sáng kiến", "nội dung", "tên sáng kiến", "sáng kiến"),
        "state": ("trạng thái", "tình trạng", "kết quả"),
        "name": ("họ và tên", "họ tên", "người đề nghị", "=tên", "name"),
        "unit": UNIT,
    },
    (frozenset({"name"}), frozenset({"phone"}), frozenset({"content"})),
)

# in the order in which a header that satisfies several is taken
KINDS = (SUPPORT, REGISTER, SUMMARY, LONG)


def heading_field(vocabulary: Vocabulary, heading: str) -> str | None:
    """The field of this vocabulary that a heading names, None where it names none."""
    return _field(vocabulary.kind, vocabulary, heading)


@lru_cache(maxsize=16384)
def _field(kind: str, vocabulary: Vocabulary, heading: str) -> str | None:
    if "rate" in vocabulary.phrases and _is_rate(heading):
        return "rate"
    said = tuple("khong" if _negates(word) else word for word in words(_without_pivot(heading)))
    if not said or len(said) > 24:
        return None
    for field, phrases in vocabulary.phrases.items():
        if any(_says(said, phrase) for phrase in phrases):
            return field
    return _slip(vocabulary, " ".join(said))


def _negates(word: str) -> bool:
    """ "không" in its short and mistyped forms, which must not turn "Không hợp lệ" into "Hợp lệ"."""
    return word in ("ko", "k0", "kg", "kh") or (len(word) > 3 and fuzz.ratio(word, "khong") > SLIP)


def _is_rate(heading: str) -> bool:
    """ "% hợp lệ", "Hợp lệ/Chỉ tiêu": a share of two figures."""
    above, slash, below = bare(heading).partition("/")
    return "%" in heading or bool(
        slash and "chi tieu" in below and re.search("hop le|dat|cong|ket qua|thuc hien", above)
    )


def _without_pivot(heading: str) -> str:
    plain = bare(heading)
    for prefix in ("sum of ", "count of ", "tong cua ", "dem cua ", "so luong cua "):
        plain = plain.removeprefix(prefix)
    return plain.split("(")[0] or plain


def _says(said: tuple[str, ...], phrase: str) -> bool:
    wanted = words(phrase)
    if phrase.startswith("="):
        return said == wanted
    width = len(wanted)
    return width > 0 and any(said[i : i + width] == wanted for i in range(len(said) - width + 1))


def _slip(vocabulary: Vocabulary, heading: str) -> str | None:
    if len(heading) < 5:
        return None
    best, score = None, SLIP - 0.1
    for field, phrases in vocabulary.phrases.items():
        for phrase in phrases:
            plain = " ".join(words(phrase))
            if len(plain) >= 6 and (near := fuzz.ratio(heading, plain)) > score:
                best, score = field, near
    return best
