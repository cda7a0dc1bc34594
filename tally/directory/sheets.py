"""How a directory stands in a workbook: which sheets, which columns, under which headings. Read and written alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column. `also` are headings read too; a `needed` column must be there.

    `kind` is "text" (filled in every row where needed), "free" (text that may stay blank), "day", "count", "points"
    or "names" (several, parted by ";").
    """

    field: str
    heading: str
    kind: str = "text"
    needed: bool = False
    also: tuple[str, ...] = ()
    width: int = 18


@dataclass(frozen=True)
class Page:
    """One sheet of the directory: a subject, the name it is written under, and its columns in order."""

    subject: str
    sheet: str
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()
    needed: bool = False

    def column(self, field: str) -> Column:
        """The column of this field."""
        return next(column for column in self.columns if column.field == field)


CODE = Column("code", "Mã", needed=True, also=("Mã số", "Ký hiệu"), width=10)
NOTE = Column("note", "Ghi chú", also=("Ghi chú khác", "Diễn giải"), width=60)
START = Column("start", "Từ ngày", "day", needed=True, also=("Ngày bắt đầu", "Bắt đầu", "Từ"), width=13)
END = Column("end", "Đến ngày", "day", needed=True, also=("Ngày kết thúc", "Kết thúc", "Đến", "Hạn"), width=13)
UNIT = Column("unit", "Đơn vị", needed=True, also=("Mã đơn vị", "Đơn vị trực thuộc"), width=14)
QUOTA = Column("quota", "Chỉ tiêu", "count", also=("Chỉ tiêu giao", "Số chỉ tiêu"), width=12)

PAGES: tuple[Page, ...] = (
    Page(
        "programme",
        "Chương trình",
        (
            Column("field", "Mục", needed=True, also=("Nội dung",), width=34),
            Column("value", "Giá trị", "free", needed=True, also=("Trị số",), width=34),
            NOTE,
        ),
        needed=True,
    ),
    Page(
        "periods",
        "Kỳ chỉ tiêu",
        (CODE, Column("name", "Tên kỳ", needed=True, also=("Tên", "Kỳ"), width=24), START, END, NOTE),
        also=("Kỳ",),
        needed=True,
    ),
    Page(
        "phases",
        "Giai đoạn",
        (CODE, Column("name", "Tên giai đoạn", needed=True, also=("Tên", "Giai đoạn"), width=24), START, END, NOTE),
    ),
    Page(
        "clusters",
        "Cụm thi đua",
        (
            CODE,
            Column("name", "Tên cụm", needed=True, also=("Tên", "Cụm thi đua", "Cụm"), width=34),
            Column("head", "Cụm trưởng", also=("Trưởng cụm",), width=24),
            NOTE,
        ),
        also=("Cụm",),
    ),
    Page(
        "units",
        "Đơn vị",
        (
            CODE,
            Column("name", "Tên đơn vị", needed=True, also=("Tên", "Đơn vị"), width=34),
            Column("short", "Tên ngắn", also=("Tên viết tắt", "Viết tắt"), width=18),
            Column("aliases", "Tên gọi khác", "names", also=("Tên khác", "Bí danh"), width=40),
            Column("kind", "Loại", also=("Loại đơn vị", "Loại hình"), width=12),
            Column("cluster", "Cụm", also=("Cụm thi đua", "Mã cụm"), width=10),
            Column("officer", "Cán bộ phụ trách", also=("Cán bộ chuyên trách", "Cán bộ đầu mối"), width=24),
            Column("phone", "Điện thoại", also=("Số điện thoại", "ĐT", "SĐT"), width=16),
            Column("members", "Số đoàn viên", "count", also=("Đoàn viên", "Tổng số đoàn viên"), width=14),
            Column("valid_from", "Hiệu lực từ", "day", also=("Có hiệu lực từ", "Từ ngày"), width=13),
            Column("valid_to", "Hiệu lực đến", "day", also=("Hết hiệu lực", "Đến ngày"), width=13),
            Column("successor", "Đơn vị kế thừa", also=("Sáp nhập vào", "Kế thừa"), width=16),
            NOTE,
        ),
        also=("Danh sách đơn vị",),
        needed=True,
    ),
    Page(
        "branches",
        "CĐCS",
        (
            CODE,
            UNIT,
            Column("name", "Tên CĐCS", needed=True, also=("Tên", "CĐCS", "Công đoàn cơ sở"), width=40),
            QUOTA,
            NOTE,
        ),
        also=("Công đoàn cơ sở",),
    ),
    Page(
        "quotas",
        "Chỉ tiêu",
        (
            Column("period", "Kỳ", needed=True, also=("Kỳ chỉ tiêu", "Mã kỳ", "Năm"), width=10),
            UNIT,
            Column("unit_name", "Tên đơn vị", width=34),
            Column("quota", "Chỉ tiêu", "count", needed=True, also=("Chỉ tiêu giao", "Số chỉ tiêu"), width=12),
            NOTE,
        ),
        also=("Giao chỉ tiêu",),
    ),
    Page(
        "reasons",
        "Lý do",
        (
            Column("code", "Mã", needed=True, also=("Mã số", "Ký hiệu"), width=24),
            Column("text", "Lý do", needed=True, also=("Nội dung",), width=44),
            Column("remedy", "Cách bổ sung", also=("Hướng bổ sung", "Cách sửa"), width=44),
            Column("source", "Ghi chú", also=("Căn cứ", "Nguồn"), width=34),
        ),
    ),
    Page(
        "users",
        "Người dùng",
        (
            Column("name", "Họ và tên", needed=True, also=("Họ tên", "Tên"), width=28),
            Column("role", "Vai trò", width=18),
            Column("scope", "Phạm vi", also=("Đơn vị", "Cụm"), width=18),
            NOTE,
        ),
    ),
)

# rows of the sheet "Chương trình": field, what the row is called, kind, other wordings
PROGRAMME: tuple[Column, ...] = (
    Column("name", "Tên chương trình", needed=True, also=("Chương trình", "Tên")),
    Column("owner", "Đơn vị chủ trì", also=("Cơ quan chủ trì", "Chủ trì")),
    Column("place", "Địa danh", also=("Nơi ban hành",)),
    Column("assigned_quota", "Chỉ tiêu cấp trên giao", "count", also=("Chỉ tiêu được giao",)),
    Column("count_as", "Cách tính", also=("Cách đếm",)),
    Column("rhythm", "Định kỳ gửi số liệu (ngày)", "count", also=("Định kỳ gửi", "Định kỳ báo cáo (ngày)")),
    Column("full_points", "Điểm tối đa khi đạt chỉ tiêu", "points", also=("Điểm tối đa",)),
    Column("bonus_per_10_percent_over", "Điểm thưởng mỗi 10% vượt", "points", also=("Điểm thưởng",)),
    Column("max_points", "Trần điểm", "points", also=("Điểm trần",)),
    Column("full_name", "Tên đầy đủ"),
    Column("launched", "Ngày phát động", "day"),
    Column("parent", "Cơ quan cấp trên"),
    Column("issuer", "Cơ quan ban hành"),
    Column("symbol", "Ký hiệu công văn", also=("Ký hiệu",)),
    Column("addressees", "Kính gửi"),
    Column("recipients", "Nơi nhận"),
    Column("on_behalf", "Thay mặt"),
    Column("position", "Chức vụ người ký"),
    Column("signer", "Người ký"),
    Column("department", "Ban phụ trách"),
    Column("note", "Ghi chú chung", also=("Ghi chú",)),
)
LETTERHEAD = ("parent", "issuer", "symbol", "addressees", "recipients", "on_behalf", "position", "signer", "department")
COUNT_AS = {"checked": "Theo kiểm tra", "stated": "Theo đơn vị kê khai"}


def page(subject: str) -> Page:
    """The page of this subject."""
    return next(found for found in PAGES if found.subject == subject)
