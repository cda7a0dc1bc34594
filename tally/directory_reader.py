"""A workbook -> the directory in it: one sheet a subject, found by its name and read by its headings."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tally.directory import Branch, Cluster, Directory, Letterhead, Period, Phase, Programme, Reason, Unit, User
from tally.findings import Finding
from tally.workbook import Sheet, Workbook

SHEETS = (
    "Chương trình",
    "Kỳ chỉ tiêu",
    "Giai đoạn",
    "Cụm thi đua",
    "Đơn vị",
    "CĐCS",
    "Chỉ tiêu",
    "Lý do",
    "Người dùng",
)


def read_directory(workbook: Workbook) -> tuple[Directory, tuple[Finding, ...]]:
    """The directory that this workbook holds, and what was noticed in it."""
    sheets = {sheet.name: _records(sheet) for sheet in workbook.sheets}
    take = {name: sheets.get(name, []) for name in SHEETS}
    particulars = {row["Mục"]: row["Giá trị"] for row in take["Chương trình"]}
    directory = Directory(
        programme=_programme(particulars),
        letterhead=_letterhead(particulars),
        periods=tuple(
            Period(r["Mã"], r["Tên kỳ"], _day(r["Từ ngày"]), _day(r["Đến ngày"]), r["Ghi chú"])
            for r in take["Kỳ chỉ tiêu"]
        ),
        phases=tuple(
            Phase(r["Mã"], r["Tên giai đoạn"], _day(r["Từ ngày"]), _day(r["Đến ngày"]), r["Ghi chú"])
            for r in take["Giai đoạn"]
        ),
        units=tuple(_unit(r) for r in take["Đơn vị"]),
        branches=tuple(
            Branch(r["Mã"], r["Đơn vị"], r["Tên CĐCS"], _count(r["Chỉ tiêu"]), r["Ghi chú"]) for r in take["CĐCS"]
        ),
        clusters=tuple(Cluster(r["Mã"], r["Tên cụm"], r["Cụm trưởng"], r["Ghi chú"]) for r in take["Cụm thi đua"]),
        quotas={
            (r["Kỳ"], r["Đơn vị"]): int(r["Chỉ tiêu"]) for r in take["Chỉ tiêu"] if _count(r["Chỉ tiêu"]) is not None
        },
        reasons=tuple(Reason(r["Mã"], r["Lý do"], r["Cách bổ sung"], r["Ghi chú"]) for r in take["Lý do"]),
        users=tuple(User(r["Họ và tên"], r["Vai trò"], r["Phạm vi"], r["Ghi chú"]) for r in take["Người dùng"]),
    )
    return directory, ()


def _records(sheet: Sheet) -> list[dict[str, str]]:
    rows = [list(row.values()) for row in sheet.cells.to_pylist()]
    if not rows:
        return []
    headings, *body = rows
    return [{h: v or "" for h, v in zip(headings, row, strict=True) if h} for row in body if any(row)]


def _programme(values: dict[str, str]) -> Programme:
    return Programme(
        name=values.get("Tên chương trình", ""),
        owner=values.get("Đơn vị chủ trì", ""),
        place=values.get("Địa danh", ""),
        assigned_quota=_count(values.get("Chỉ tiêu cấp trên giao", "")),
        count_as="stated" if "kê khai" in values.get("Cách tính", "") else "checked",
        full_points=Fraction(values.get("Điểm tối đa khi đạt chỉ tiêu") or 100),
        bonus_per_10_percent_over=Fraction(values.get("Điểm thưởng mỗi 10% vượt") or 0),
        max_points=Fraction(values["Trần điểm"]) if values.get("Trần điểm") else None,
        full_name=values.get("Tên đầy đủ", ""),
        launched=_day(values.get("Ngày phát động", "")),
    )


def _letterhead(values: dict[str, str]) -> Letterhead:
    return Letterhead(
        parent=values.get("Cơ quan cấp trên", ""),
        issuer=values.get("Cơ quan ban hành", ""),
        symbol=values.get("Ký hiệu công văn", ""),
        addressees=values.get("Kính gửi", ""),
        recipients=values.get("Nơi nhận", ""),
        on_behalf=values.get("Thay mặt", ""),
        position=values.get("Chức vụ người ký", ""),
        signer=values.get("Người ký", ""),
        department=values.get("Ban phụ trách", ""),
    )


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        code=row["Mã"],
        name=row["Tên đơn vị"],
        aliases=tuple(alias.strip() for alias in row["Tên gọi khác"].split(";") if alias.strip()),
        kind=row["Loại"],
        cluster=row["Cụm"],
        officer=row["Cán bộ phụ trách"],
        phone=row["Điện thoại"],
        members=_count(row["Số đoàn viên"]),
        valid_from=_day(row["Hiệu lực từ"]),
        valid_to=_day(row["Hiệu lực đến"]),
        successor=row["Đơn vị kế thừa"],
        note=row["Ghi chú"],
    )


def _count(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
