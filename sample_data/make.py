"""Makes every spreadsheet in this folder anew: `python sample_data/make.py`.

The figures of 20/5/2022 are those of letter 117/LĐLĐ-CSPL&QHLĐ, misprints and all. Everything else (earlier dates,
clusters, initiatives, people) is made up for illustration and says so.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from made_up import (
    BRANCHES,
    EARLIER,
    FAMILY,
    FIELDS,
    FIELDS_OF,
    GIVEN,
    LETTER,
    LETTER_TOTALS,
    MERGED,
    MIDDLE,
    REASONS,
    TITLE,
    UNITS,
    WAYS,
)
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
FONT = "Times New Roman"

THIN = Border(*(Side(style="thin"),) * 4)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def main() -> None:
    """Every file of this folder."""
    summary(date(2022, 5, 20), [u[6] for u in UNITS], [u[7] for u in UNITS], LETTER_TOTALS, letter=True)
    for as_of, (valid, invalid) in EARLIER.items():
        totals = (sum(u[5] or 0 for u in UNITS), sum(valid), sum(invalid), sum(valid) + sum(invalid))
        summary(as_of, valid, invalid, totals, letter=False)
    directory()
    after_the_merger()
    register()
    support()


def summary(as_of: date, valid: Sequence[int], invalid: Sequence[int], totals: Sequence[int], *, letter: bool) -> None:
    """The annex: its title, a two-row merged header, one row a unit, "Tổng cộng"."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tổng hợp"
    day = f"ngày {as_of.day} tháng {as_of.month} năm {as_of.year}"
    source = (
        f"(Kèm theo Công văn số 117/LĐLĐ-CSPL&QHLD {day} của Ban Thường vụ LĐLĐ tỉnh Ninh Bình)"
        if letter
        else f"(Số liệu minh hoạ, tính đến {day}; không phải số liệu thật)"
    )
    title, *rest = TITLE
    for row, (text, height) in enumerate(((title, 20), ("\n".join(rest), 58), (source, 38)), start=1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
        sheet.cell(row, 1, text).font = Font(name=FONT, size=13, bold=row < 3, italic=row == 3)
        sheet.cell(row, 1).alignment = CENTRE
        sheet.row_dimensions[row].height = height
    for span in ("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5"):
        sheet.merge_cells(span)
    for place, text in {
        "A4": "STT",
        "B4": "Tên đơn vị",
        "C4": "Chỉ tiêu giao đăng nhập sáng kiến năm 2022",
        "D4": "Số sáng kiến được đăng ký tham gia Chương trình",
        "D5": "Hợp lệ",
        "E5": "Không hợp lệ",
        "F4": "Cộng",
    }.items():
        sheet[place] = text
    sheet.row_dimensions[4].height = sheet.row_dimensions[5].height = 36
    first, last = 6, 6 + len(UNITS)
    for index, unit in enumerate(UNITS):
        figures = (unit[5], valid[index], invalid[index], valid[index] + invalid[index])
        _write(sheet, first + index, (index + 1, unit[1], *figures))
    _write(sheet, last, (None, "Tổng cộng", *totals))
    for row in sheet.iter_rows(min_row=4, max_row=last, max_col=6):
        bold = row[0].row in (4, 5, last)
        if row[0].row >= first:
            sheet.row_dimensions[row[0].row].height = 19
        for cell in row:
            cell.font, cell.border = Font(name=FONT, size=13, bold=bold), THIN
            if cell.row < first or cell.column != 2:
                cell.alignment = CENTRE
            if cell.column > 2 and cell.row >= first:
                cell.number_format = "#,##0"
    for letter_, width in zip("ABCDEF", (6, 34, 20, 14, 14, 10), strict=True):
        sheet.column_dimensions[letter_].width = width
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    suffix = "" if letter else "-minh-hoa"
    book.save(HERE / f"bang-tong-hop-{as_of.isoformat()}{suffix}.xlsx")


def directory() -> None:
    """danh-muc.xlsx: one sheet a subject, a note column in each that says where a choice comes from."""
    book = Workbook()
    book.remove(book.active)
    _sheet(
        book,
        "Chương trình",
        ("Mục", "Giá trị", "Ghi chú"),
        (
            ("Tên chương trình", "1 triệu sáng kiến", "Tổng Liên đoàn phát động; LĐLĐ tỉnh phát động ngày 07/01/2022"),
            ("Đơn vị chủ trì", "LĐLĐ tỉnh Ninh Bình", ""),
            ("Địa danh", "Ninh Bình", "Ghi ở dòng ngày tháng của văn bản"),
            (
                "Chỉ tiêu cấp trên giao",
                4700,
                "Số in ở dòng Tổng cộng của bảng kèm Công văn 117; cộng các đơn vị là 4.640",
            ),
            ("Cách tính", "Theo kiểm tra", "Theo kiểm tra, hoặc Theo đơn vị kê khai"),
            ("Định kỳ gửi số liệu (ngày)", 30, "Minh hoạ: Công văn 117 chỉ ghi “thường xuyên cập nhật”"),
            ("Điểm tối đa khi đạt chỉ tiêu", 100, "Minh hoạ: văn bản không quy định số điểm"),
            ("Điểm thưởng mỗi 10% vượt", 5, "Minh hoạ"),
            ("Trần điểm", 120, "Minh hoạ"),
            *LETTER,
        ),
    )
    _sheet(
        book,
        "Kỳ chỉ tiêu",
        ("Mã", "Tên kỳ", "Từ ngày", "Đến ngày", "Ghi chú"),
        (("2022", "Năm 2022", date(2022, 1, 1), date(2022, 12, 31), "Bảng kèm Công văn 117 ghi chỉ tiêu “năm 2022”"),),
    )
    _sheet(
        book,
        "Giai đoạn",
        ("Mã", "Tên giai đoạn", "Từ ngày", "Đến ngày", "Ghi chú"),
        (
            ("GD1", "Giai đoạn 1", date(2021, 9, 1), date(2022, 5, 31), "Công văn 117: từ tháng 1/9/2021-31/5/2022"),
            (
                "GD2",
                "Giai đoạn 2",
                date(2022, 6, 1),
                date(2023, 9, 30),
                "Công văn 117 in “31/9/2023”, ngày không có trong lịch; ở đây ghi 30/9/2023. "
                "Hướng dẫn 46/HD-TLĐ ghi 01/9/2023.",
            ),
        ),
    )
    _sheet(
        book,
        "Cụm thi đua",
        ("Mã", "Tên cụm", "Cụm trưởng", "Ghi chú"),
        (
            ("C1", "Cụm I: huyện, thành phố", "", "Minh hoạ: Công văn 117 không liệt kê các cụm"),
            ("C2", "Cụm II: công đoàn ngành", "", "Minh hoạ: Công văn 117 không liệt kê các cụm"),
        ),
    )
    headings = ("Mã", "Tên đơn vị", "Tên gọi khác", "Loại", "Cụm", "Cán bộ phụ trách", "Điện thoại", "Số đoàn viên")
    headings += ("Hiệu lực từ", "Hiệu lực đến", "Đơn vị kế thừa", "Ghi chú")
    rows = [(u[0], u[1], u[2], u[3], u[4], "", "", None, None, None, "", "") for u in UNITS]
    rows[-1] = (*rows[-1][:-1], "Không giao chỉ tiêu, không xếp hạng")
    _sheet(book, "Đơn vị", headings, rows)
    _sheet(
        book,
        "CĐCS",
        ("Mã", "Đơn vị", "Tên CĐCS", "Chỉ tiêu", "Ghi chú"),
        (
            ("YK-01", "YK", "CĐCS Trường THPT Yên Khánh A", 30, "Minh hoạ"),
            ("YK-02", "YK", "CĐCS Trường THCS thị trấn Yên Ninh", 24, "Minh hoạ"),
            ("TD-01", "TD", "CĐCS Trường THPT Nguyễn Huệ", 28, "Minh hoạ"),
            ("VC-01", "VC", "CĐCS Sở Tài chính", 12, "Minh hoạ"),
        ),
    )
    _sheet(
        book,
        "Chỉ tiêu",
        ("Kỳ", "Đơn vị", "Tên đơn vị", "Chỉ tiêu", "Ghi chú"),
        [("2022", u[0], u[1], u[5], "" if u[5] else "Để trống là chưa giao, không phải 0") for u in UNITS],
    )
    guidance = "Hướng dẫn của chương trình"
    _sheet(
        book,
        "Lý do",
        ("Mã", "Lý do", "Cách bổ sung", "Ghi chú"),
        (
            ("out-of-window", "Áp dụng, công nhận ngoài thời gian quy định", "Kiểm tra ngày công nhận", guidance),
            ("not-recognised", "Chưa được cấp có thẩm quyền công nhận", "Bổ sung quyết định công nhận", guidance),
            ("public-order", "Trái trật tự công cộng, đạo đức xã hội", "Không bổ sung được", guidance),
            ("intellectual-property", "Đang được bảo hộ quyền sở hữu trí tuệ", "Không bổ sung được", guidance),
            ("duplicate", "Trùng với sáng kiến đã kê", "Xoá dòng trùng hoặc sửa tên, tác giả", "Thêm cho đủ"),
            ("incomplete", "Thiếu thông tin", "Bổ sung các ô còn trống", "Thêm cho đủ"),
        ),
    )
    _sheet(
        book,
        "Người dùng",
        ("Họ và tên", "Vai trò", "Phạm vi", "Ghi chú"),
        (("Cán bộ tổng hợp", "Cán bộ", "", "Minh hoạ: ghi tên cán bộ thật khi dùng"),),
    )
    book.save(HERE / "danh-muc.xlsx")


def after_the_merger() -> None:
    """danh-muc-2025-minh-hoa.xlsx: the province joined from three, its districts ended, communes in their place."""
    made_up = "Minh hoạ: không phải danh sách, chỉ tiêu thật"
    last, first = date(2025, 6, 30), date(2025, 7, 1)
    heirs = {old: code for code, _, olds, _ in MERGED for old in olds}
    book = Workbook()
    book.remove(book.active)
    programme = (
        ("Tên chương trình", "Sáng kiến đoàn viên 2025 (minh hoạ)", made_up),
        ("Đơn vị chủ trì", "LĐLĐ tỉnh Ninh Bình", "Tỉnh mới từ 1/7/2025, hợp nhất Ninh Bình, Hà Nam, Nam Định"),
        ("Địa danh", "Ninh Bình", ""),
        ("Định kỳ gửi số liệu (ngày)", 14, made_up),
    )
    _sheet(book, "Chương trình", ("Mục", "Giá trị", "Ghi chú"), programme)
    spans = ("Mã", "Tên kỳ", "Từ ngày", "Đến ngày", "Ghi chú")
    _sheet(book, "Kỳ chỉ tiêu", spans, (("2025", "Năm 2025", date(2025, 1, 1), date(2025, 12, 31), made_up),))
    clusters = (
        ("C1", "Cụm I: huyện, thành phố đến 30/6/2025"),
        ("X1", "Cụm xã, phường"),
        ("C2", "Cụm công đoàn ngành"),
    )
    _sheet(book, "Cụm thi đua", ("Mã", "Tên cụm", "Cụm trưởng", "Ghi chú"), [(*c, "", made_up) for c in clusters])
    headings = (
        "Mã",
        "Tên đơn vị",
        "Tên gọi khác",
        "Loại",
        "Cụm",
        "Hiệu lực từ",
        "Hiệu lực đến",
        "Đơn vị kế thừa",
        "Ghi chú",
    )
    old = [(u[0], u[1], u[2], u[3], u[4], None, last, heirs[u[0]], made_up) for u in UNITS if u[4] == "C1"]
    new = [(code, name, "", "xã, phường", "X1", first, None, "", made_up) for code, name, _, _ in MERGED]
    trades = [(u[0], u[1], u[2], u[3], u[4], None, None, "", made_up) for u in UNITS if u[4] == "C2"]
    _sheet(book, "Đơn vị", headings, [*old, *new, *trades])
    quotas = [(u[0], u[1], u[5]) for u in UNITS if u[4]] + [(code, name, quota) for code, name, _, quota in MERGED]
    columns = ("Kỳ", "Đơn vị", "Tên đơn vị", "Chỉ tiêu", "Ghi chú")
    _sheet(book, "Chỉ tiêu", columns, [("2025", *quota, made_up) for quota in quotas])
    book.save(HERE / "danh-muc-2025-minh-hoa.xlsx")


FIELDS_OF |= {"YT": ("Y tế",), "GD": ("Giáo dục",)}
WAYS += ("Một số biện pháp trong", "Xây dựng phần mềm hỗ trợ", "Rút ngắn thời gian", "Lập sổ tay điện tử về")
WAYS += ("Chuẩn hoá các bước", "Giảm chi phí trong", "Tự động hoá một phần việc", "Lập bảng theo dõi")
BRANCHES |= {
    "TD": {"Giáo dục": ("CĐCS Trường THPT Nguyễn Huệ",)},
    "VC": {"Cải cách hành chính": ("CĐCS Sở Tài chính",)},
}


def register() -> None:
    """danh-sach-sang-kien.xlsx: 565 made-up initiatives whose counts are the letter's, unit by unit."""
    headings = ("STT", "Tên sáng kiến", "Tác giả", "Chức vụ", "CĐCS", "Đơn vị", "Đối tượng", "Lĩnh vực")
    headings += (
        "Số quyết định",
        "Cơ quan công nhận",
        "Ngày công nhận",
        "Giá trị làm lợi (đồng)",
        "Trạng thái",
        "Lý do",
    )
    chance = random.Random(117)
    rows = [row for unit in UNITS for row in _initiatives(unit, chance)]
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet["A1"] = "DANH SÁCH SÁNG KIẾN THAM GIA CHƯƠNG TRÌNH “1 TRIỆU SÁNG KIẾN”"
    sheet["A2"] = "(Minh hoạ, tính đến ngày 20 tháng 5 năm 2022; tên sáng kiến và tác giả đều là giả định)"
    sheet["A1"].font = Font(name=FONT, size=13, bold=True)
    _table(sheet, 4, headings, [(number, *row) for number, row in enumerate(rows, start=1)])
    book.save(HERE / "danh-sach-sang-kien.xlsx")


def _initiatives(unit: tuple, chance: random.Random) -> list[tuple]:
    """One unit's rows, valid ones first; no title comes twice. Some of the civil servants' lack their reason."""
    code, name, *_, valid, invalid = unit
    fields = FIELDS_OF.get(code, tuple(FIELDS))
    titles = [(f"{way} {thing}", field) for field in fields for way in WAYS for thing in FIELDS[field][3].split("; ")]
    rows = []
    for index, (title, field) in enumerate(chance.sample(titles, valid + invalid)):
        group, positions, places, _ = FIELDS[field]
        branches = [f"CĐCS {place} số {number}" for place in places for number in (1, 2, 3)]
        branches += 3 * list(BRANCHES.get(code, {}).get(field, ()))
        reason = None if index < valid or (code == "VC" and index % 5 == 0) else chance.choice(REASONS)
        rows.append(
            (
                title,
                f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}",
                chance.choice(positions),
                chance.choice(branches),
                name,
                group,
                field,
                f"{chance.randrange(10, 990)}/QĐ-CĐ",
                "Hội đồng sáng kiến cơ sở",
                date(2021, 9, 1) + timedelta(days=chance.randrange(255)),
                chance.randrange(5, 400) * 1_000_000 if chance.random() < 0.4 else None,
                "Hợp lệ" if index < valid else "Không hợp lệ",
                reason,
            )
        )
    return rows


def support() -> None:
    """ho-tro-dang-ky.xlsx: requests as the letter's point 4 asks for them; people and numbers are made up."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Đề nghị hỗ trợ"
    sheet["A1"] = "ĐỀ NGHỊ HỖ TRỢ ĐĂNG KÝ SÁNG KIẾN (minh hoạ)"
    sheet["A1"].font = Font(name=FONT, size=13, bold=True)
    _table(
        sheet,
        3,
        ("STT", "Họ và tên", "Số điện thoại", "Đơn vị", "Nội dung sáng kiến", "Ghi chú"),
        (
            (1, "Trần Thị Minh hoạ", "0900 000 001", "LĐLĐ huyện Yên Mô", "Cải tiến máy tách hạt lúa giống", ""),
            (2, "Lê Văn Ví dụ", "0900 000 002", "LĐLĐ huyện Gia Viễn", "Tủ sách lưu động cho công nhân", ""),
            (
                3,
                "Phạm Thị Thử",
                "0900 000 003",
                "Công đoàn ngành Giáo dục",
                "Bộ học liệu số môn Lịch sử",
                "Gọi buổi chiều",
            ),
        ),
    )
    book.save(HERE / "ho-tro-dang-ky.xlsx")


def _sheet(book: Workbook, name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    _table(book.create_sheet(name), 1, headings, rows)


def _table(sheet: Worksheet, row: int, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    for offset, values in enumerate((headings, *rows)):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row + offset, column, value or None if value != 0 else 0)
            cell.font, cell.border = Font(name=FONT, size=12, bold=offset == 0), THIN
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
    for column, heading in enumerate(headings, start=1):
        longest = max([len(heading), *(len(str(values[column - 1] or "")) for values in rows)])
        sheet.column_dimensions[sheet.cell(row, column).column_letter].width = min(longest + 3, 48)
    sheet.freeze_panes = sheet.cell(row + 1, 1)


def _write(sheet: Worksheet, row: int, values: Iterable[object]) -> None:
    for column, value in enumerate(values, start=1):
        sheet.cell(row, column, value)


if __name__ == "__main__":
    main()
