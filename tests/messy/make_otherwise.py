"""Makes tables of whose figures a title, a name or the look of a cell says that they are not what was done so far:
`python -m tests.messy.make_otherwise`."""

from __future__ import annotations

import unicodedata

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.messy.making import HEAD, HERE, NO_QUOTA, TITLE, TOTAL, body, expect, expected, fill, plain, save, timeless

ASKED = {"severity": "ask"}
BLANK = ("quota-blank", "C18")


def titles():
    """What is said above all figures, by the sheet's name and the file's, beside what only looks so."""
    for name, title in (
        ("to-come", "DỰ KIẾN KẾT QUẢ SÁNG KIẾN NĂM 2022"),
        ("more-since", "SỐ SÁNG KIẾN TĂNG THÊM SO VỚI KỲ TRƯỚC"),
        ("year-before", "SO LIEU CUNG KY NAM TRUOC"),
        ("in-percent", "(Tính đến 20/5/2022; đơn vị tính: %)"),
        ("not-to-use", unicodedata.normalize("NFD", "BẢNG HỦY - KHÔNG SỬ DỤNG")),
    ):
        asked = [("figures-otherwise", "A1", ASKED), BLANK]
        save(f"title-says-{name}-ask", [[title], [TITLE[1]], [], *plain()], asked)
    asked = [("figures-otherwise", None, ASKED), ("quota-blank", "C15")]
    save("so-lieu-uoc-thuc-hien-ask", plain(), asked)
    save("sheet-named-nhap-ask", [], asked, sheets={"Nháp": plain()})
    ordinary = [
        ["CÔNG ĐOÀN CÔNG TY TNHH THỎA ƯỚC", None, None, "Đơn vị tính: sáng kiến"],
        ["BẢNG TỔNG HỢP KẾT QUẢ THÁNG 5 NĂM 2022, SO SÁNH VỚI CÙNG KỲ NĂM TRƯỚC"],
        ["(Mẫu số 01. Dự kiến hoàn thành trước 30/6/2022, tính đến ngày 20/5/2022)"],
        *plain(),
    ]
    save("titles-that-say-nothing-else", ordinary, [BLANK])
    also = [*([t] for t in TITLE), ["(Kết quả đến nay và dự kiến cả năm)"], [*HEAD, "Dự kiến cả năm"]]
    also += [[*row, row[2]] for row in body()] + [[*TOTAL, 4640]]
    save("title-says-what-a-column-does", also, [BLANK])


def parts():
    """A quota of a part of the year, beside what was done so far and beside what was done in that part."""
    quarter = [[*HEAD[:2], "Chỉ tiêu quý II", *HEAD[3:]], *plain()[1:]]
    save("quota-of-a-quarter-ask", quarter, [("column-unsure", "C1", ASKED), NO_QUOTA])
    month = [[*HEAD[:3], "Hợp lệ trong tháng 5", *HEAD[4:]], *plain()[1:]]
    save("valid-of-a-month-ask", month, [("column-unsure", "D1", ASKED), NO_QUOTA])
    both = [[*HEAD[:2], *(f"{text} quý II" for text in HEAD[2:5]), HEAD[5]], *plain()[1:]]
    save("quota-and-valid-of-a-quarter", both)


def looks():
    """What only the look of a figure says, or a comment on it, beside what says nothing against it."""
    rich = {"KS": (380, 1325, 0)}

    def struck(sheet):
        for column in range(1, 7):
            sheet.cell(3, column).font = Font(strike=True)

    def partly(sheet):
        sheet["D3"] = CellRichText(TextBlock(InlineFont(strike=True), "13"), "25")

    def shown(sheet):
        for row in range(2, 16):
            sheet.cell(row, 4).number_format = '0"%"'

    def commented(sheet):
        sheet["D3"].comment = Comment("Số đúng là 25", "Hoa")

    def ordinary(sheet):
        sheet["A3"].font, sheet["D3"].number_format = Font(strike=True), '#,##0" SK"'
        sheet["D3"].comment = Comment("Hoa: đã đối chiếu ngày 19/5, đủ 13 sáng kiến", "Hoa")
        sheet["B3"] = CellRichText("LĐLĐ huyện ", TextBlock(InlineFont(b=True), "Kim Sơn"))

    _drawn("row-struck-out-ask", struck, [("figure-marked", "B3", {"count": 5, **ASKED})])
    totals = [("total-mismatch-valid", "D16"), ("total-mismatch-total", "F16"), ("row-sum-mismatch", "F3")]
    _drawn("figure-struck-in-part-ask", partly, [("figure-marked", "D3", ASKED), *totals], expected(rich))
    _drawn("figures-shown-as-shares-ask", shown, [("figure-marked", "D2", {"count": 14, **ASKED})])
    _drawn("figure-said-to-be-another-in-a-comment-ask", commented, [("figure-marked", "D3", ASKED)])
    _drawn("looks-that-say-nothing", ordinary, [])


def _drawn(name, draw, findings, units=None):
    """Writes the plainest table with a sheet that is drawn on."""
    book = Workbook()
    book.active.title = "Tổng hợp"
    fill(book.active, plain())
    draw(book.active)
    HERE.joinpath(f"{name}.xlsx").write_bytes(timeless(book))
    expect(name, "xlsx", [*findings, NO_QUOTA], units)


if __name__ == "__main__":
    for subject in (titles, parts, looks):
        subject()
