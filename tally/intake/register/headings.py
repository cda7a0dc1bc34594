"""A register's headings -> what each column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tally.intake.register.decisions import names_both
from tally.intake.register.wordings import plain

SYNONYMS: Mapping[str, str] = {
    "number": "stt|tt|số tt|số thứ tự|no|thứ tự",
    "title": "tên sáng kiến|tên sáng kiến giải pháp|sáng kiến|tên giải pháp|tên đề tài|tên đề tài sáng kiến"
    "|nội dung sáng kiến|tên sáng kiến cải tiến kỹ thuật|tên sáng kiến kinh nghiệm|đề tài|giải pháp"
    "|tên sk|tên sáng kiến đề tài giải pháp|tên gọi sáng kiến|tên skkn|sáng kiến kinh nghiệm"
    "|tên sáng kiến đăng ký|nội dung|title",
    "authors": "tác giả|họ và tên|họ tên|họ và tên tác giả|họ tên tác giả|tên tác giả|tác giả sáng kiến"
    "|nhóm tác giả|tác giả đồng tác giả|chủ nhiệm|người thực hiện|họ và tên người có sáng kiến"
    "|người đăng ký|chủ sáng kiến|chủ trì|người chủ trì|đồng tác giả|tác giả nhóm tác giả|author",
    "position": "chức vụ|chức danh|vị trí|nghề nghiệp|chức vụ nghề nghiệp|công việc|chức vụ công việc"
    "|nghề nghiệp chức vụ|chức danh nghề nghiệp",
    "branch": "cđcs|công đoàn cơ sở|tên cđcs|tên công đoàn cơ sở|thuộc cđcs|đơn vị cơ sở|nơi công tác"
    "|cơ quan công tác|đơn vị công tác|cơ sở|công đoàn bộ phận|cđ cơ sở|trường"
    "|cơ quan đơn vị công tác|nơi làm việc",
    "unit": "đơn vị|tên đơn vị|lđlđ huyện tp|đơn vị trực thuộc|công đoàn cấp trên"
    "|công đoàn cấp trên trực tiếp cơ sở|công đoàn cấp trên cơ sở|liên đoàn lao động"
    "|lđlđ huyện thành phố ngành|đơn vị đăng ký|đơn vị quản lý|huyện thành phố|lđlđ|huyện tp ngành"
    "|cấp trên trực tiếp|đơn vị báo cáo|đơn vị gửi|cđ cấp trên|thuộc đơn vị|unit",
    "group": "đối tượng|nhóm đối tượng|đối tượng tham gia|đối tượng dự thi|thành phần|nhóm|loại đối tượng"
    "|đối tượng tác giả",
    "field": "lĩnh vực|lĩnh vực áp dụng|lĩnh vực sáng kiến|ngành|chuyên môn|nhóm lĩnh vực|phạm vi áp dụng|môn"
    "|ngành lĩnh vực",
    "decision": "số quyết định|quyết định|số qđ|qđ công nhận|quyết định công nhận|số quyết định công nhận"
    "|số qđ công nhận|quyết định số|qđ số|số văn bản|văn bản công nhận|số hiệu quyết định"
    "|số giấy chứng nhận",
    "body": "cơ quan công nhận|đơn vị công nhận|cấp công nhận|nơi công nhận|cơ quan ban hành"
    "|cấp ra quyết định|cơ quan ra quyết định|cơ quan ra quyết định công nhận|hội đồng công nhận"
    "|cấp có thẩm quyền công nhận|cấp ban hành|đơn vị ra quyết định|cơ quan cấp|hội đồng sáng kiến"
    "|người có thẩm quyền công nhận",
    "recognised": "ngày công nhận|ngày tháng công nhận|thời gian công nhận|ngày được công nhận|ngày quyết định"
    "|ngày qđ|ngày ra quyết định|ngày ký|thời điểm công nhận|ngày tháng năm công nhận|ngày ban hành"
    "|ngày|ngày tháng|ngày quyết định công nhận|ngày tháng năm|ngày công nhận sáng kiến|thời gian"
    "|tháng công nhận|ngày cấp",
    "benefit": "giá trị làm lợi|giá trị làm lợi đồng|số tiền làm lợi|tiền làm lợi|làm lợi|hiệu quả kinh tế"
    "|giá trị làm lợi vnđ|số tiền làm lợi đồng|hiệu quả kinh tế đồng|giá trị làm lợi đ"
    "|giá trị kinh tế|tiền thưởng làm lợi|giá trị làm lợi nếu có|ước tính giá trị làm lợi"
    "|tổng giá trị làm lợi",
    "status": "trạng thái|tình trạng|kết quả|kết quả xét duyệt|kết quả duyệt|kết quả thẩm định|tình trạng duyệt"
    "|thẩm định|ý kiến thẩm định"
    "|xét duyệt|phê duyệt|hợp lệ không hợp lệ|có hợp lệ không|đánh giá|kết quả đánh giá|tình trạng hợp lệ"
    "|trạng thái duyệt|kết quả phê duyệt|kết luận|kết quả kiểm tra|trạng thái phê duyệt"
    "|tình trạng phê duyệt|duyệt|xếp loại|tính hợp lệ|kết quả xét|status",
    "valid_mark": "hợp lệ|đạt|được duyệt|đã duyệt|được công nhận|đủ điều kiện|sáng kiến hợp lệ|sk hợp lệ",
    "invalid_mark": "không hợp lệ|không đạt|không duyệt|không được duyệt|chưa hợp lệ|chưa đạt|không đủ điều kiện"
    "|bị loại|không được công nhận|ko hợp lệ|sáng kiến không hợp lệ|sk không hợp lệ|từ chối|loại",
    "pending_mark": "chờ duyệt|chờ xét|đang chờ|đang xét|chưa duyệt|chờ xét duyệt|đang chờ duyệt|chờ phê duyệt"
    "|đang xét duyệt",
    "reason": "lý do|lí do|lý do không hợp lệ|lý do không duyệt|lý do từ chối|nguyên nhân|lý do loại"
    "|lý do không đạt|lý do không được duyệt|lý do chưa duyệt|lý do chưa được phê duyệt"
    "|lý do nếu không hợp lệ|ghi rõ lý do|lý do cụ thể",
    "phone": "điện thoại|số điện thoại|sđt|số đt|đt|di động|điện thoại liên hệ|số điện thoại liên hệ|sđt liên hệ|phone",
}
EXACT = {plain(word): field for field, words in SYNONYMS.items() for word in words.split("|")}
KEYWORDS = (
    ("ly do|li do|nguyen nhan", "reason"),
    ("dien thoai|sdt|so dt", "phone"),
    ("lam loi", "benefit"),
    ("ten (cua )?(sang kien|giai phap|de tai)", "title"),
    ("(hop le|dat|duyet) (hay |hoac )?(khong|chua) (hop le|dat|duyet)", "status"),
    ("(hop le|dat|duyet|cong nhan) (hay|hoac) (khong|chua)", "status"),
    ("khong (hop le|dat|duyet)", "invalid_mark"),
    ("(ngay|thoi gian|thoi diem|thang).*(cong nhan|quyet dinh|qd)", "recognised"),
    ("(co quan|don vi|cap|hoi dong).*(cong nhan|quyet dinh)", "body"),
    ("so (quyet dinh|qd)", "decision"),
    ("tac gia|ho va ten|ho ten", "authors"),
    ("(nguoi|ca nhan) (co|viet|dang ky|de xuat|thuc hien|tham gia).*|chu (nhiem )?(sang kien|de tai)", "authors"),
    ("trang thai|ket qua (xet|duyet|tham dinh|phe duyet)", "status"),
    ("doi tuong", "group"),
    ("linh vuc", "field"),
    ("chuc vu|chuc danh|nghe nghiep", "position"),
    ("cdcs|cong doan co so|noi cong tac|don vi cong tac", "branch"),
    ("ten don vi|cap tren truc tiep|ldld (huyen|quan|tp|thanh pho|cac)|(cd|cong doan) cap tren", "unit"),
    ("sang kien", "title"),
)
OTHER_NAMES = {"author": "authors", "date": "recognised", "recogniser": "body", "numbering": "number", "note": ""}
"""What finding a table calls the fields that are called otherwise here."""
CLOSE_ENOUGH = 88
OWN = frozenset({"authors", "status", "valid_mark", "recognised", "decision", "body", "benefit", "reason", "group"})


def field_of(heading: str) -> str | None:
    """What a column so headed holds (one of `columns.PRINTED`), None where that is not clear.

    A heading of several rows is tried whole, then by its last line; a typing slip where one field alone is near.
    "Kết quả thẩm định / Chờ duyệt" is a column of marks: what the last line says exactly goes before likely words.
    """
    whole, last = _bare(heading), _bare(re.split(r"[\n/|›>]", heading.strip())[-1])
    level = _bare(heading.rpartition(" / ")[2])
    if found := EXACT.get(whole) or EXACT.get(level):
        return found
    for text in dict.fromkeys((whole, last)):
        if found := EXACT.get(text) or _by_keyword(text) or _by_likeness(text):
            return found
    return None


def fields(headings: Mapping[int, str], chosen: Mapping[int, str] | None = None) -> dict[str, int]:
    """Field -> column. A person's choice ("" leaves a column out) comes first, then exact wordings, then the rest."""
    chosen = {column: OTHER_NAMES.get(field, field) for column, field in (chosen or {}).items()}
    taken = {field: column for column, field in chosen.items() if field}
    free = {column: text for column, text in headings.items() if column not in chosen}
    for exact in (True, False):
        for column, text in free.items():
            field = EXACT.get(_bare(text)) if exact else field_of(text)
            if field and field not in taken and column not in taken.values():
                taken[field] = column
    return _settled(_with_both(taken, free))


def is_register(headings: Mapping[int, str]) -> bool:
    """True where the headings are those of a list of initiatives: a title, and at least two more of its own columns."""
    found = fields(headings)
    return "title" in found and len(OWN & found.keys()) >= 2


def _with_both(taken: dict[str, int], free: Mapping[int, str]) -> dict[str, int]:
    """A column headed "Số QĐ, ngày" is that of the decision and of its day, where neither has one of its own."""
    for column, text in free.items():
        others = {field: place for field, place in taken.items() if field not in ("decision", "recognised")}
        own = {taken.get("decision", column), taken.get("recognised", column)}
        if own == {column} and column not in others.values() and names_both(text):
            return others | {"decision": column, "recognised": column}
    return taken


def _settled(taken: dict[str, int]) -> dict[str, int]:
    """A lone column headed "Hợp lệ" is a status column."""
    marks = [name for name in ("valid_mark", "invalid_mark", "pending_mark") if name in taken]
    if marks == ["valid_mark"] and "status" not in taken:
        taken["status"] = taken.pop("valid_mark")
    return taken


def _bare(heading: str) -> str:
    return plain(re.sub(r"\([^)]*\)", " ", heading)) or plain(heading)


def _by_keyword(text: str) -> str | None:
    return next((field for pattern, field in KEYWORDS if re.search(rf"\b(?:{pattern})\b", text)), None)


def _by_likeness(text: str) -> str | None:
    from rapidfuzz import fuzz, process

    if len(text) < 5:
        return None
    near = process.extract(text, EXACT.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=CLOSE_ENOUGH)
    found = {EXACT[word] for word, _, _ in near}
    return found.pop() if len(found) == 1 else None
