"""What headings mean: for each kind of table, the fields it may have and the phrases that name them.

A phrase is found in a heading as whole words, without marks or case; "=cộng" must be the whole heading. Fields are
tried in their order, so that "không hợp lệ" is asked before "hợp lệ". A heading that no phrase fits is compared
with all of them once more, allowing for a typing slip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from tally.text import bare, words

SHORTEST_SLIP = 5  # letters
LONGEST = 160  # characters; what is longer is no heading
_SHORT = {"hl": ("hop", "le"), "khl": ("khong", "hop", "le"), "ko": ("khong",), "k0": ("khong",), "k": ("khong",)}
_SHORT |= {"dk": ("dang", "ky"), "skkn": ("sang", "kien"), "dv": ("don", "vi")}
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
    "=organisation",
    "=organization",
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
        "reason": ("lý do", "lí do", "nguyên nhân"),
        "measure_unit": ("đơn vị tính", "đvt"),
        "rank": ("xếp hạng", "thứ hạng", "xếp thứ", "=hạng", "xếp loại", "=điểm", "điểm thi đua", "rank"),
        "shortfall": ("còn thiếu", "còn phải", "so với chỉ tiêu", "so chỉ tiêu", "vượt", "chênh lệch", "tăng giảm"),
        "code": ("mã đơn vị", "mã số", "=mã", "=code"),
        "branch": ("cđcs", "công đoàn cơ sở"),
        "members": ("đoàn viên", "số lao động", "số cnvclđ", "members"),
        "quota": (
            "chỉ tiêu",
            "=target",
            "kế hoạch giao",
            "số giao",
            "=kế hoạch",
            "=giao",
            "=kh",
            "kh giao",
            "=ct",
            "ct giao",
            "kế hoạch năm",
            "phải đạt",
            "được giao",
            "quota",
        ),
        "invalid": (
            "không hợp lệ",
            "chưa hợp lệ",
            "không đạt",
            "chưa đạt",
            "bị loại",
            "bị từ chối",
            "=từ chối",
            "=loại",
            "invalid",
            "rejected",
        ),
        "pending": (
            "chờ duyệt",
            "chờ xét",
            "chờ thẩm định",
            "chờ phê duyệt",
            "chờ bổ sung",
            "chưa duyệt",
            "chưa thẩm định",
            "chưa xét",
            "đang chờ",
            "đang xét",
            "đang thẩm định",
            "đang duyệt",
            "=chờ",
            "pending",
        ),
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
            "sáng kiến đăng ký",
            "tổng sk",
            "sk đăng ký",
            "sáng kiến được đăng ký",
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
_KNOWN_WORDS = frozenset(
    word for kind in KINDS for phrases in kind.phrases.values() for phrase in phrases for word in words(phrase)
)


def heading_field(vocabulary: Vocabulary, heading: str, *, slips: bool = True) -> str | None:
    """The field of this vocabulary that a heading names, None where it names none.

    Without `slips` it is quicker and a mistyped heading names nothing.
    """
    if len(heading) > LONGEST or not any(sign.isalpha() or sign == "%" for sign in heading):
        return None
    return _field(vocabulary, heading) or (_slip(vocabulary, heading) if slips else None)


@lru_cache(maxsize=16384)
def _field(vocabulary: Vocabulary, heading: str) -> str | None:
    if "rate" in vocabulary.phrases and _is_rate(heading):
        return "rate"
    said = tuple(part for word in words(_without_pivot(heading)) for part in _SHORT.get(word, _mended(word)))
    if not _KNOWN_WORDS.intersection(said):
        return None
    by_word = _phrases(vocabulary)
    found = [
        (order, place, field)
        for place, word in enumerate(said)
        for order, field, wanted, whole in by_word.get(word, ())
        if (said == wanted if whole else said[place : place + len(wanted)] == wanted)
    ]
    if not found:
        return None
    _, place, field = min(found)
    return _denied(field, said[:place], vocabulary)


@cache
def _phrases(vocabulary: Vocabulary) -> dict[str, list[tuple[int, str, tuple[str, ...], bool]]]:
    """First word -> the phrases that begin with it: rank of the field, field, words, whether it is all of a heading."""
    by_word: dict[str, list[tuple[int, str, tuple[str, ...], bool]]] = {}
    for order, (field, phrases) in enumerate(vocabulary.phrases.items()):
        for phrase in phrases:
            if wanted := words(phrase):
                by_word.setdefault(wanted[0], []).append((order, field, wanted, phrase.startswith("=")))
    return by_word


def _mended(word: str) -> tuple[str]:
    """The word, "không" where it is mistyped: a slip there must not turn "Không hợp lệ" into "Hợp lệ"."""
    return ("khong" if len(word) > 3 and fuzz.ratio(word, "khong") > SLIP else word,)


def _denied(field: str, before: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """ "Không được phê duyệt" is invalid, "Chưa được phê duyệt" pending."""
    for word, other in (("khong", "invalid"), ("chua", "pending")):
        if field == "valid" and word in before and other in vocabulary.phrases:
            return other
    return field


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


@lru_cache(maxsize=16384)
def _slip(vocabulary: Vocabulary, heading: str) -> str | None:
    """The field of the phrase that a heading all but is."""
    said = " ".join(words(_without_pivot(heading)))
    if len(said) < SHORTEST_SLIP:
        return None
    phrases = _slippery(vocabulary)
    found = process.extractOne(said, phrases.keys(), scorer=fuzz.ratio, score_cutoff=SLIP)
    return phrases[found[0]] if found else None


@cache
def _slippery(vocabulary: Vocabulary) -> dict[str, str]:
    """Phrase without marks -> field, those long enough for a slip to be told from another word."""
    plain = {}
    for field, phrases in vocabulary.phrases.items():
        for phrase in phrases:
            plain.setdefault(" ".join(words(phrase)), field)
    return {phrase: field for phrase, field in plain.items() if len(phrase) > SHORTEST_SLIP}
