"""Makes the summary tables of this folder and what is expected of each: `python tests/messy/make.py`.

Every file teaches one thing, which its name says. The figures are the letter's, so that the expected ones need no
working out: 4.640, 526, 39, 565, and one blank quota.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font

from tally.workbook import legacy

HERE = Path(__file__).parent
# code, name, quota, valid, invalid
UNITS = (
    ("YK", "LĐLĐ huyện Yên Khánh", 450, 244, 5),
    ("KS", "LĐLĐ huyện Kim Sơn", 380, 13, 0),
    ("YM", "LĐLĐ huyện Yên Mô", 440, 3, 0),
    ("NB", "LĐLĐ TP. Ninh Bình", 340, 28, 0),
    ("TD", "LĐLĐ TP. Tam Điệp", 630, 78, 5),
    ("HL", "LĐLĐ huyện Hoa Lư", 250, 11, 0),
    ("GV", "LĐLĐ huyện Gia Viễn", 350, 5, 0),
    ("NQ", "LĐLĐ huyện Nho Quan", 400, 27, 0),
    ("VC", "Công đoàn Viên chức tỉnh", 250, 71, 19),
    ("NN", "Công đoàn ngành NN&PTNT", 200, 17, 0),
    ("KCN", "CĐ các Khu công nghiệp", 350, 10, 1),
    ("YT", "Công đoàn Y tế tỉnh", 350, 13, 0),
    ("GD", "Công đoàn ngành Giáo dục", 250, 6, 0),
    ("KHAC", "Đơn vị khác", None, 0, 9),
)
CODES = [unit[0] for unit in UNITS]
HEAD = ["STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ", "Cộng"]
TOTAL = [None, "Tổng cộng", 4640, 526, 39, 565]
TITLE = ["BẢNG TỔNG HỢP SÁNG KIẾN", "(Tính đến ngày 20 tháng 5 năm 2022)"]
NO_QUOTA = ("quota-blank", "C15")  # "Đơn vị khác", where the header is row 1
DAY = "2022-05-20"


def body(names=None, write=lambda figure: figure, change=None):
    """One row a unit: number, name, quota, valid, invalid, total. `change` replaces a unit's own figures."""
    rows = []
    for place, (code, name, *own) in enumerate(UNITS):
        quota, valid, invalid = (change or {}).get(code, own)
        figures = [quota, valid, invalid, valid + invalid]
        rows.append([place + 1, names[place] if names else name, *(None if f is None else write(f) for f in figures)])
    return rows


def plain(**knobs):
    """The simplest right table: header in row 1, one row a unit, a row of totals."""
    return [HEAD, *body(**knobs), TOTAL]


def expected(change=None, leave=(), quotas=True):
    """The units as they must be read."""
    units = []
    for code, _, *own in UNITS:
        quota, valid, invalid = (change or {}).get(code, own)
        if code not in leave:
            units.append({"code": code, "quota": quota if quotas else None, "valid": valid, "invalid": invalid})
    return units


def found(*findings):
    """Findings as (code, cell) pairs; a third is more to be compared."""
    return [{"code": code, "cell": cell, **dict(*more)} for code, cell, *more in findings]


def save(name, rows, findings=(NO_QUOTA,), *, units=None, merge=(), hide=(), sheets=None, font=None, **more):
    """Writes `name`.xlsx (or name with its own ending, by `_csv`) and its expected `name`.json."""
    book = Workbook()
    book.remove(book.active)
    for title, grid in (sheets or {"Tổng hợp": rows}).items():
        sheet = book.create_sheet(title.lstrip("~"))
        sheet.sheet_state = "hidden" if title.startswith("~") else "visible"
        fill(sheet, grid, font)
    first = book["Tổng hợp"] if "Tổng hợp" in book.sheetnames else book.worksheets[0]
    for span in merge:
        first.merge_cells(span)
    for letters in hide:
        first.column_dimensions[letters].hidden = True
    HERE.joinpath(f"{name}.xlsx").write_bytes(timeless(book))
    expect(name, "xlsx", findings, units, **more)


def timeless(book):
    """The bytes of a workbook, the same whenever they are made."""
    book.properties.created = book.properties.modified = datetime(2022, 5, 20)
    made, again = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(ZipInfo(entry.filename), _undated(old.read(entry)), ZIP_DEFLATED)
    return again.getvalue()


def _undated(content):
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2022-05-20T00:00:00Z", content)


def fill(sheet, grid, font=None):
    """Writes rows of values from A1 on, in a font where one is named."""
    for r, row in enumerate(grid, start=1):
        for c, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(r, c, value)
                if font:
                    cell.font = Font(name=font)


def save_csv(name, rows, findings=(NO_QUOTA,), *, mark=",", encoding="utf-8", units=None, **more):
    """Writes `name`.csv and its expected `name`.json."""
    lines = [mark.join("" if value is None else str(value) for value in row) for row in rows]
    (HERE / f"{name}.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    expect(name, "csv", findings, units, **more)


def expect(name, ending, findings, units, refusal=None, **more):
    """Writes the expected reading; `more` are other keys of the reading, or "options"."""
    told = {"file": f"{name}.{ending}", **more}
    if refusal:
        told["refusal"] = {"code": refusal}
    else:
        told |= {"units": expected() if units is None else units, "findings": found(*findings)}
    lines = [f'  "{key}": {_value(value)}' for key, value in told.items()]
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _value(value):
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


def main():
    """Every file, anew."""
    for old in (*HERE.glob("*.json"), *HERE.glob("*.xlsx"), *HERE.glob("*.csv")):
        if not old.name.startswith(("register-", "made-")):
            old.unlink()
    first = (headers, columns, surroundings, groups, sheets, layouts, names, numbers)
    for make in (
        *first,
        sums,
        quotas,
        cells,
        texts,
        bad,
        branches,
        more,
        below_and_between,
        pages,
        legacy_letters,
        other_formats,
    ):
        make()


def headers():
    save("header-in-row-1", plain(), printed_totals={"quota": 4640, "valid": 526, "invalid": 39, "total": 565})
    letterhead = [["LĐLĐ TỈNH NINH BÌNH", None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    letterhead += [["BAN CHÍNH SÁCH PHÁP LUẬT", None, None, "Độc lập - Tự do - Hạnh phúc"], []]
    letterhead += [
        [None, None, None, "Ninh Bình, ngày 20 tháng 5 năm 2022"],
        [],
        ["BÁO CÁO"],
        ["Kết quả đăng ký sáng kiến"],
    ]
    letterhead += [[]] * 12
    save("header-in-row-20", [*letterhead, *plain()], [("quota-blank", "C34")], as_of=DAY)
    two = [
        ["STT", "Tên đơn vị", "Chỉ tiêu giao năm 2022", "Số sáng kiến được đăng ký tham gia Chương trình", None, "Cộng"]
    ]
    two += [[None, None, None, "Hợp lệ", "Không hợp lệ"], *body(), TOTAL]
    save("header-two-rows-merged", two, [("quota-blank", "C16")], merge=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"])
    save("header-two-rows-not-merged", two, [("quota-blank", "C16")])
    three = [["TT", "Đơn vị", "Chỉ tiêu", "Kết quả thực hiện", None, None, None, None]]
    three += [[None, None, None, "Hợp lệ", None, "Không hợp lệ", None, "Tổng số"]]
    three += [[None, None, None, "Số lượng", "Tỷ lệ (%)", "Số lượng", "Tỷ lệ (%)", None]]
    rows = [[*r[:4], 50.5, r[4], 1.25, r[5]] for r in body()]
    spans = ["A1:A3", "B1:B3", "C1:C3", "D1:H1", "D2:E2", "F2:G2", "H2:H3"]
    save("header-three-rows", [*three, *rows], [("quota-blank", "C17")], merge=spans)
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(4)+(5)"]
    save("header-with-column-numbers", [HEAD, numbers, *body(), TOTAL], [("quota-blank", "C16")])
    letters = ["A", "B", 1, 2, 3, "4=2+3"]
    save("header-with-column-letters", [HEAD, letters, *body(), TOTAL], [("quota-blank", "C16")])
    again = body()
    save("header-again-on-page-2", [HEAD, *again[:7], HEAD, *again[7:], TOTAL], [("quota-blank", "C16")])
    typos = ["STT", "Tên đơn vịi", "Chỉ tiêuu", "Hợp lêj", "Khôg hợp lệ", "Cộng"]
    save("header-with-typing-slips", [typos, *body(), TOTAL])
    unmarked = ["STT", "Ten don vi", "Chi tieu", "Hop le", "Khong hop le", "Cong"]
    save("header-without-marks", [unmarked, *body(), TOTAL])
    save("header-does-not-name-units", [["STT", "Nơi gửi", *HEAD[2:]], *body(), TOTAL])
    save("header-in-english", [["No.", "Unit", "Quota", "Valid", "Invalid", "Total"], *body(), TOTAL])
    save("header-in-capitals-nfd", [[unicodedata.normalize("NFD", h.upper()) for h in HEAD], *body(), TOTAL])
    wordy = ["Số TT", "Tên Công đoàn cấp trên trực tiếp cơ sở", "Chỉ tiêu Tổng Liên đoàn giao (SK)"]
    wordy += ["Số SK được Hội đồng chấm là hợp lệ", "Số SK không hợp lệ (bị loại)", "Tổng số sáng kiến đã đăng ký"]
    save("header-wordy", [wordy, *body(), TOTAL])


def columns():
    order = [4, 1, 5, 3, 2, 0]
    save("columns-in-another-order", [[r[i] for i in order] for r in plain()], [("quota-blank", "E15")])
    extra = [*HEAD, "Cán bộ phụ trách", "Điện thoại", "Xếp hạng", "Ghi chú"]
    rows = [[*r, "Nguyễn Văn A", "0912 345 678", place, "đã gửi 20/5"] for place, r in enumerate(body())]
    save("columns-more-than-needed", [extra, *rows, TOTAL])
    rates = [
        "STT",
        "Tên đơn vị",
        "% hợp lệ",
        "Chỉ tiêu",
        "Tỷ lệ hợp lệ so với chỉ tiêu",
        "Hợp lệ",
        "Không hợp lệ",
        "Cộng",
    ]
    rates += ["Hợp lệ/Chỉ tiêu"]
    rows = [[r[0], r[1], "54,2%", r[2], 54.2, *r[3:], 0.542] for r in (*body(), TOTAL)]
    save("columns-of-rates-that-say-valid", [rates, *rows], [("quota-blank", "D15")])
    last = [*HEAD[:3], "Hợp lệ năm 2021", "Không hợp lệ năm 2021", "Hợp lệ năm 2022", "Không hợp lệ năm 2022", "Cộng"]
    rows = [[*r[:3], 7, 2, *r[3:]] for r in body()]
    save("columns-of-last-year-shown", [last, *rows])
    hidden = [[*HEAD[:3], "Hợp lệ", "Không hợp lệ", "Hợp lệ", "Không hợp lệ", "Cộng"], *rows]
    save("columns-of-last-year-hidden", hidden, [NO_QUOTA, ("hidden-columns", "D1")], hide=["D", "E"])
    before = [
        ["STT", "Đơn vị", "Chỉ tiêu", "Cùng kỳ năm trước", None, "Năm nay"],
        [None, None, None, *HEAD[3:5], *HEAD[3:]],
    ]
    save("columns-of-the-same-time-last-year", [*before, *rows], [("quota-blank", "C16")], merge=["D1:E1", "F1:H1"])
    month = [["STT", "Đơn vị", "Chỉ tiêu", "Trong tháng", None, "Luỹ kế", None, None], before[1]]
    save("columns-of-the-month-and-in-all", [*month, *rows], [("quota-blank", "C16")], merge=["D1:E1", "F1:H1"])
    save(
        "columns-without-quota",
        [[*r[:2], *r[3:]] for r in plain()],
        [("quota-column-missing", None)],
        units=expected(quotas=False),
    )
    save("columns-without-invalid", [[*r[:4], r[5]] for r in plain()])
    save("columns-without-total", [r[:5] for r in plain()])
    waiting = [["STT", "Đơn vị", "Chỉ tiêu", "Đã duyệt", "Không duyệt (không hợp lệ)", "Chờ duyệt", "Cộng"]]
    waiting += [[*r[:5], 2, r[5] + 2] for r in body()]
    save("columns-with-pending", waiting, units=[{**unit, "pending": 2} for unit in expected()])
    twice = [["STT", "Đơn vị", "Chỉ tiêu", "Đợt A", None, "Đợt B"], [None, None, None, *HEAD[3:5], *HEAD[3:5]]]
    rows = [[*r[:5], 1, 1] for r in body()]
    doubt = [("quota-blank", "C16"), ("two-tables", "D2"), ("two-tables", "E2")]
    save("columns-twice-ask", [*twice, *rows], doubt, merge=["D1:E1", "F1:G1"])
    chosen = {"columns": {"D": "", "E": "", "F": "valid", "G": "invalid"}}
    ones = [{**unit, "valid": 1, "invalid": 1} for unit in expected()]
    save("columns-twice-answered", [*twice, *rows], [("quota-blank", "C16")], units=ones, options=chosen)
    clusters = [["Cụm", *HEAD], *[[None, *r] for r in body()], [None, *TOTAL]]
    clusters[1][0], clusters[9][0] = "Cụm I", "Cụm II"
    save("columns-cluster-merged", clusters, [("quota-blank", "D15")], merge=["A2:A9", "A10:A15"])
    codes = [
        ["Mã đơn vị", "Tên gọi", *HEAD[2:]],
        *[[u[0], f"Tên mới số {n}", *r[2:]] for n, (u, r) in enumerate(zip(UNITS, body(), strict=True))],
    ]
    save("columns-of-codes", codes)


def surroundings():
    titled = [[TITLE[0]], [TITLE[1]], [], *plain()]
    save("above-title-with-day", titled, [("quota-blank", "C18")], as_of=DAY, merge=["A1:F1", "A2:F2"])
    save("total-above", [HEAD, TOTAL, *body()], [("quota-blank", "C16")])
    save("total-absent", [HEAD, *body()], printed_totals=None)
    save("total-in-merged-cell", [HEAD, *body(), ["Tổng cộng", None, *TOTAL[2:]]], merge=["A16:B16"])
    save("total-called-toan-tinh", [HEAD, *body(), [None, "TOÀN TỈNH", *TOTAL[2:]]])
    save("total-without-words", [HEAD, *body(), [None, None, *TOTAL[2:]]])
    signed = [
        [],
        [None, None, None, "Ninh Bình, ngày 20 tháng 5 năm 2022"],
        [None, "NGƯỜI LẬP BIỂU", None, "TM. BAN THƯỜNG VỤ"],
    ]
    signed += [[None, "(Ký, ghi rõ họ tên)", None, "PHÓ CHỦ TỊCH"], [], [None, "Nguyễn Thị B", None, "Trần Văn C"]]
    save("below-signatures", [*plain(), *signed], as_of=DAY)
    phones = [[], ["Liên hệ: Nguyễn Thị B, điện thoại 0912345678"], [None, "Người lập", "0912345678"]]
    save("below-a-telephone-number", [*plain(), *phones])
    notes = [["Ghi chú:"], ["(1) Gồm cả 12 sáng kiến gửi ngày 18/5."], ["* Chưa gồm 3 đơn vị mới lập."]]
    save("below-footnotes", [*plain(), *notes])
    save("below-footnotes-without-total", [HEAD, *body(), [], *notes])
    rows = body()
    save("blank-rows-between", [HEAD, [], *rows[:4], [], [], *rows[4:], [], TOTAL], [("quota-blank", "C18")])


def groups():
    one, two = body()[:8], body()[8:]
    sums = ([3240, 409, 10, 419], [1400, 117, 29, 146])
    heads = [["I", "Cụm I: huyện, thành phố", *sums[0]], ["II", "Cụm II: công đoàn ngành", *sums[1]]]
    grid = [HEAD, heads[0], *one, heads[1], *two, TOTAL]
    save("groups-with-sums", grid, [("quota-blank", "C17")])
    wrong = [HEAD, ["I", heads[0][1], 3240, 410, 10, 420], *one, heads[1], *two, TOTAL]
    bad = [("quota-blank", "C17"), ("subtotal-mismatch", "D2"), ("subtotal-mismatch", "F2")]
    save("groups-with-a-wrong-sum", wrong, bad)
    save("groups-without-sums", [HEAD, heads[0][:2], *one, heads[1][:2], *two, TOTAL], [("quota-blank", "C17")])
    save(
        "groups-of-another-name",
        [HEAD, ["A", "CÁC HUYỆN, THÀNH PHỐ"], *one, ["B", "CÁC NGÀNH"], *two, TOTAL],
        [("quota-blank", "C17")],
    )
    merged = [HEAD, ["CÁC HUYỆN, THÀNH PHỐ"], *one, ["CÁC CÔNG ĐOÀN NGÀNH"], *two, TOTAL]
    save("groups-in-merged-rows", merged, [("quota-blank", "C17")], merge=["A2:F2", "A11:F11"])
    below = [HEAD, *one, [None, "Cộng cụm I", *sums[0]], *two, [None, "Cộng cụm II", *sums[1]], TOTAL]
    save("groups-summed-below", below, [("quota-blank", "C16")])
    same = [HEAD, heads[0][:2], *one, [None, "Cộng", *sums[0]], heads[1][:2], *two, [None, "Cộng", *sums[1]], TOTAL]
    save("groups-summed-below-as-cong", same, [("quota-blank", "C18")])
    branches = [
        ["1", "CĐCS Trường THPT Yên Khánh A", 30, 200, 3, 203],
        ["2", "CĐCS Trường THCS Yên Ninh", 24, 44, 2, 46],
    ]
    roman = [[["I", "II", "III"][n] if n < 3 else f"{n + 1}", *r[1:]] for n, r in enumerate(body())]
    roman[0][2:] = [None] * 4
    change = {"YK": (54, 244, 5)}
    grid = [HEAD, roman[0], *branches, *roman[1:]]
    save(
        "groups-are-units-of-branches",
        grid,
        [("quota-blank", "C17"), ("quota-differs", "C3:C4")],
        units=expected(change),
    )
    dotted = [[f"1.{n}", *branch[1:]] for n, branch in enumerate(branches, start=1)]
    save(
        "groups-of-dotted-branches",
        [HEAD, body()[0], *[[*d[:2], None, *d[3:]] for d in dotted], *body()[1:], TOTAL],
        [("quota-blank", "C17")],
    )


def sheets():
    spare = {"Tổng hợp": plain(), "Sheet2": [], "Sheet3": []}
    save("sheets-spare-and-empty", None, sheets=spare)
    old = [HEAD, *body(change={"YK": (450, 1, 0)})]
    save(
        "sheets-hidden-one-first",
        None,
        [NO_QUOTA, ("hidden-sheet", None)],
        sheets={"~Kỳ trước": old, "Tổng hợp": plain()},
        sheet="Tổng hợp",
    )
    both = {"Tháng 4": old, "Tháng 5": plain()}
    first = expected({"YK": (450, 1, 0)})
    save("sheets-two-ask", None, [NO_QUOTA, ("sheet-choice", None)], sheets=both, units=first)
    save("sheets-two-answered", None, sheets=both, options={"sheet": "Tháng 5"}, sheet="Tháng 5")
    notes = {
        "Hướng dẫn": [["Cách điền"], ["1", "Ghi số sáng kiến hợp lệ"], ["2", "Ghi số không hợp lệ"]],
        "Tổng hợp": plain(),
    }
    save("sheets-instructions-first", None, sheets=notes, sheet="Tổng hợp")
    other = [["STT", "Loại hình", "Hợp lệ", "Không hợp lệ"], [1, "Doanh nghiệp", 3, 4], [2, "Trường học", 5, 6]]
    save(
        "sheets-one-without-known-units", None, sheets={"Theo loại hình": other, "Tổng hợp": plain()}, sheet="Tổng hợp"
    )
    second = [[], ["Bảng 2. Số liệu tháng 4"], *old]
    ask = [NO_QUOTA, ("two-tables", "A1:F16")]
    save("two-tables-below-each-other-ask", [*plain(), *second], ask)
    answered = {"header_row": 19}
    save("two-tables-answered", [*plain(), *second], [("quota-blank", "C33")], units=first, options=answered)
    left, right = body()[:7], body()[7:]
    side = [[*HEAD, None, *HEAD], *[[*a, None, *b] for a, b in zip(left, right, strict=True)]]
    half = expected(leave=CODES[7:])
    gone = [("unit-missing", None)] * 7
    save("two-tables-side-by-side-ask", side, [("two-tables", "A1:F8"), *gone], units=half)


def layouts():
    long = [["Đơn vị", "Chỉ số", "Giá trị"]]
    for _, name, *own in UNITS:
        long += [[name, label, value] for label, value in zip(("Chỉ tiêu", "Hợp lệ", "Không hợp lệ"), own, strict=True)]
    save("layout-long", long, [("quota-blank", "C41")])
    turned = [list(column) for column in zip(*plain(), strict=True)]
    save("layout-transposed", turned, [("quota-blank", "O3")])
    titled = [[TITLE[0]], [TITLE[1]], [], *turned]
    save("layout-transposed-with-title", titled, [("quota-blank", "O6")], as_of=DAY)
    pivot = [
        ["Row Labels", "Sum of Chỉ tiêu", "Sum of Hợp lệ", "Sum of Không hợp lệ"],
        *[r[1:5] for r in body()],
        ["Grand Total", *TOTAL[2:5]],
    ]
    save("layout-pivot-english", pivot, [("quota-blank", "B15")])
    groups = [
        ["Nhãn Hàng", "Tổng của Hợp lệ", "Tổng của Không hợp lệ"],
        ["Cụm I", 409, 10],
        *[[r[1], *r[3:5]] for r in body()[:8]],
    ]
    groups += [["Cụm II", 117, 29], *[[r[1], *r[3:5]] for r in body()[8:]], ["Tổng Cuối", 526, 39]]
    save("layout-pivot-vietnamese", [[], [], *groups], [("quota-column-missing", None)], units=expected(quotas=False))
    counted = [["Count of Tên sáng kiến", "Column Labels"], ["Row Labels", "Hợp lệ", "Không hợp lệ", "Grand Total"]]
    counted += [[r[1], *r[3:]] for r in body()] + [["Grand Total", *TOTAL[3:]]]
    save("layout-pivot-by-status", counted, [("quota-column-missing", None)], units=expected(quotas=False))
    offset = [[]] * 5 + [[None, None, None, *r] for r in plain()]
    save("layout-far-from-a1", offset, [("quota-blank", "F20")])


FULL = ["Liên đoàn Lao động huyện Yên Khánh", "Liên đoàn Lao động huyện Kim Sơn", "Liên đoàn Lao động huyện Yên Mô"]
FULL += [
    "Liên đoàn Lao động thành phố Ninh Bình",
    "Liên đoàn Lao động thành phố Tam Điệp",
    "Liên đoàn lao động huyện Hoa Lư",
]
FULL += ["Liên đoàn Lao động huyện Gia Viễn", "Liên đoàn Lao động huyện Nho Quan", "Công đoàn Viên chức tỉnh Ninh Bình"]
FULL += ["Công đoàn ngành Nông nghiệp và Phát triển nông thôn", "Công đoàn các Khu công nghiệp tỉnh Ninh Bình"]
FULL += ["Công đoàn ngành Y tế tỉnh Ninh Bình", "Công đoàn ngành Giáo dục tỉnh Ninh Bình", "Các đơn vị khác"]
SHORT = [
    "LĐLĐ H. Yên Khánh",
    "LĐLĐ H.Kim Sơn",
    "H. Yên Mô",
    "TP.Ninh Bình",
    "LĐLĐ T.P Tam Điệp",
    "LĐLĐ H Hoa Lư",
    "H.Gia Viễn",
]
SHORT += ["LĐLĐ H. Nho Quan", "CĐ VC tỉnh", "CĐN NN & PTNT", "CĐ các KCN", "CĐN Y tế", "CĐN GD", "ĐV khác"]
BARE = ["Yên Khánh", "Kim Sơn", "Yên Mô", "Ninh Bình", "Tam Điệp", "Hoa Lư", "Gia Viễn", "Nho Quan", "Viên chức"]
BARE += ["Nông nghiệp và PTNT", "Khu công nghiệp", "Y tế", "Giáo dục", "Khác"]


def unmarked(text):
    """Without diacritics, as typed on a machine without a Vietnamese keyboard."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def names():
    own = [unit[1] for unit in UNITS]
    spellings = {
        "in-full": FULL,
        "abbreviated": SHORT,
        "bare": BARE,
        "without-marks": [unmarked(name) for name in own],
        "bare-without-marks": [unmarked(name) for name in BARE],
        "in-capitals": [name.upper() for name in FULL],
        "nfd": [unicodedata.normalize("NFD", name) for name in own],
        "with-odd-spaces": [f" {name.replace(' ', chr(0xA0), 1)}\u200b  " for name in own],
        "with-footnote-marks": [
            f"{name}{mark}" for name, mark in zip(own, ["(1)", " (2)", "*", " (*)", "¹", "²"] + [""] * 8, strict=True)
        ],
        "numbered": [f"{n}. {name}" for n, name in enumerate(own, start=1)],
        "with-dashes": [f"- {name}" for name in own],
        "on-two-lines": [name.replace(" ", "\n", 1) for name in own],
    }
    for told, spelled in spellings.items():
        save(f"names-{told}", plain(names=spelled))
    slip = ["LĐLĐ huyện Yên Khành", *own[1:]]
    unknown = {"code": None, "unit": "LĐLĐ huyện Yên Khành", "quota": 450, "valid": 244, "invalid": 5}
    ask = [NO_QUOTA, ("unit-unknown", "B2"), ("unit-missing", None, {"unit": "LĐLĐ huyện Yên Khánh"})]
    save("names-misspelt-ask", plain(names=slip), ask, units=[unknown, *expected()[1:]])
    save("names-misspelt-answered", plain(names=slip), options={"aliases": {"LĐLĐ huyện Yên Khành": "YK"}})
    town = [*own[:4], "LĐLĐ thị xã Tam Điệp", *own[5:]]
    unknown = {"code": None, "unit": "LĐLĐ thị xã Tam Điệp", "quota": 630, "valid": 78, "invalid": 5}
    ask = [NO_QUOTA, ("unit-unknown", "B6"), ("unit-missing", None)]
    save("names-of-another-level-ask", plain(names=town), ask, units=[*expected()[:4], unknown, *expected()[5:]])
    rows = [HEAD, *body(), [15, "Công đoàn Công ty Mới", None, 4, 0, 4]]
    out = {"aliases": {"Công đoàn Công ty Mới": ""}}
    save("names-left-out-as-answered", rows, options=out)
    gone = [HEAD, *body()[:2], *body()[3:]]
    save(
        "unit-missing",
        gone,
        [("quota-blank", "C14"), ("unit-missing", None, {"unit": "LĐLĐ huyện Yên Mô"})],
        units=expected(leave=["YM"]),
    )
    silent = plain(change={})
    silent[3][3:] = [None, None, None]
    told = [NO_QUOTA, ("unit-missing", "B4"), ("total-mismatch-valid", "D16"), ("total-mismatch-total", "F16")]
    save("unit-with-a-row-and-no-figures", silent, told, units=expected(leave=["YM"]))
    twice = [HEAD, *body(), [15, "Yên Khánh", 450, 6, 1, 7]]
    save("unit-twice-ask", twice, [NO_QUOTA, ("unit-duplicated", "B16")], units=expected(leave=["YK"]))
    added = sorted(expected({"YK": (450, 250, 6)}), key=lambda unit: CODES.index(unit["code"]))
    save("unit-twice-added", twice, [NO_QUOTA, ("unit-duplicated", "B16")], units=added, options={"duplicates": "add"})
    last = expected({"YK": (450, 6, 1)})
    save(
        "unit-twice-last-kept",
        twice,
        [NO_QUOTA, ("unit-duplicated", "B16")],
        units=last,
        options={"duplicates": "last"},
    )
    strangers()


def strangers():
    """Another province: names that begin like sums, groups, no directory."""
    told = [
        "Công ty TNHH May Sông Hồng",
        "Công an tỉnh",
        "Công đoàn Dệt may",
        "Tổng công ty Lương thực",
        "Cộng Hoà",
        "Công viên cây xanh",
    ]
    figures = [(100, 20, 1), (80, 10, 0), (60, 5, 2), (50, 50, 0), (40, 4, 4), (30, 3, 0)]
    rows = [HEAD, ["I", "Cụm doanh nghiệp"]]
    rows += [[n, name, *f, f[1] + f[2]] for n, (name, f) in enumerate(zip(told, figures, strict=True), start=1)]
    rows.insert(5, ["II", "Cụm khác"])
    rows.append([None, "Tổng cộng", 360, 92, 7, 99])
    units = [
        {"code": None, "unit": n, "quota": f[0], "valid": f[1], "invalid": f[2]}
        for n, f in zip(told, figures, strict=True)
    ]
    save("stranger-without-directory", rows, [], units=units, options={"directory": "none"})
    save("stranger-with-directory-asks", rows, [("unit-unknown", "B3:B9", {"count": 6})], units=units)
    tones = ["Xã Hoà An", "Xã Hòa Bình", "Xã Thuỵ Anh", "Xã Thúy Sơn"]
    rows = [[*HEAD[:2], *HEAD[3:]], *[[n, name, 5, 1, 6] for n, name in enumerate(tones, start=1)]]
    units = [{"code": None, "unit": name, "quota": None, "valid": 5, "invalid": 1} for name in tones]
    save("stranger-without-quotas", rows, [], units=units, options={"directory": "none"})


def numbers():
    big = {"YK": (450, 1244, 5), "TD": (630, 2078, 1005)}
    sums = [None, "Tổng cộng", "4.640", "3.526", "1.039", "4.565"]
    dotted = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "."), change=big), sums]
    save("numbers-with-points", dotted, units=expected(big))
    spaced = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "\u00a0"), change=big)]
    save("numbers-with-spaces", spaced, units=expected(big))
    save("numbers-with-their-measure", plain(write=lambda f: f"{f} SK"))
    save("numbers-full-width", plain(write=lambda f: "".join(chr(0xFF10 + int(d)) for d in str(f))))
    save("numbers-as-text", plain(write=lambda f: f"'{f}" if False else f" {f} "))
    save("numbers-zero-as-dash", plain(write=lambda f: f or "-"))
    save("numbers-zero-as-long-dash", plain(write=lambda f: f or "—"))
    save("numbers-zero-as-blank", plain(write=lambda f: f or None))
    nothing = plain()
    nothing[14][3:] = [None, None, 0]
    nothing[15] = [None, "Tổng cộng", 4640, 526, 30, 556]
    save("numbers-blank-beside-a-total-of-0", nothing, units=expected({"KHAC": (None, 0, 0)}))
    left = expected(leave=["YK"])
    for name, value in {"point-seven": 4.7, "comma-seven-as-text": "4,7", "comma-and-three-digits": "1,234"}.items():
        rows = [HEAD, *body()]
        rows[1] = [1, UNITS[0][1], 450, value, 5, None]
        save(f"numbers-{name}-ask", rows, [NO_QUOTA, ("ambiguous-number", "D2")], units=left)
        meant = {"YK": (450, 1234 if "three" in name else 4700, 5)}
        save(f"numbers-{name}-answered", rows, units=expected(meant), options={"thousands": "thousands"})
    mixed = [HEAD, *body()]
    mixed[1][3:], mixed[5][3:] = ["1.244", 5, None], ["2,078", 5, None]
    save(
        "numbers-of-two-styles-ask",
        mixed,
        [NO_QUOTA, ("ambiguous-number", "D6")],
        units=expected({"YK": (450, 1244, 5)}, ["TD"]),
    )
    for name, value in {
        "negative": -3,
        "fractional": 12.3456,
        "of-20-digits": "12345678901234567890",
        "in-words": "mười hai",
    }.items():
        rows = [HEAD, *body()]
        rows[1] = [1, UNITS[0][1], 450, value, 5, None]
        save(f"numbers-{name}-refused", rows, [NO_QUOTA, ("bad-number", "D2")], units=left)
    quota = [HEAD, *body()]
    quota[1][2] = 0.5
    save(
        "numbers-fractional-quota-refused",
        quota,
        [NO_QUOTA, ("bad-number", "C2")],
        units=expected({"YK": (None, 244, 5)}),
    )
    half = [HEAD, *body(), [None, "Tổng cộng", 4.64, 526, 39, 565]]
    save("numbers-total-as-decimal-ask", half, [NO_QUOTA, ("ambiguous-number", "C16")])


def sums():
    letter = [None, "Tổng cộng", 4700, 526, 40, 565]
    told = [
        NO_QUOTA,
        ("total-mismatch-quota", "C16"),
        ("total-mismatch-invalid", "E16"),
        ("total-row-arithmetic", "F16"),
    ]
    save("sums-as-in-the-letter", [HEAD, *body(), letter], told)
    all_wrong = [None, "Tổng cộng", 1, 2, 3, 5]
    told = [
        NO_QUOTA,
        *(
            (f"total-mismatch-{f}", f"{c}16")
            for f, c in zip(("quota", "valid", "invalid", "total"), "CDEF", strict=True)
        ),
    ]
    save("sums-all-wrong", [HEAD, *body(), all_wrong], told)
    row = plain()
    row[3][5] = 4
    save("sums-of-a-row-wrong", row, [NO_QUOTA, ("row-sum-mismatch", "F4")])
    save(
        "sums-above-and-below",
        [HEAD, letter, *body(), TOTAL],
        [
            ("quota-blank", "C16"),
            *(
                (c, p.replace("16", "2"))
                for c, p in [
                    ("total-mismatch-quota", "C16"),
                    ("total-mismatch-invalid", "E16"),
                    ("total-row-arithmetic", "F16"),
                ]
            ),
        ],
    )


def quotas():
    change = {"YK": (500, 244, 5)}
    rows = [HEAD, *body(change=change)]
    save("quota-differs-ask", rows, [NO_QUOTA, ("quota-differs", "C2")], units=expected(change))
    save(
        "quota-differs-taken",
        rows,
        [NO_QUOTA, ("quota-differs", "C2", {"severity": "note"})],
        units=expected(change),
        options={"quotas": "take"},
    )
    given = {"KHAC": (60, 0, 9)}
    save(
        "quota-where-none-was-assigned", [HEAD, *body(change=given)], [("quota-differs", "C15")], units=expected(given)
    )
    ordered = sorted((u[2] for u in UNITS if u[2]), reverse=True)
    change = {u[0]: (q, *u[3:]) for u, q in zip(UNITS, ordered, strict=False)}
    save(
        "quota-column-sorted-alone",
        [HEAD, *body(change=change)],
        [NO_QUOTA, ("shuffled-quota", "C2:C14")],
        units=expected(change),
    )
    swapped = {"YK": (380, 244, 5), "KS": (450, 13, 0)}
    save(
        "quota-of-two-units-swapped",
        [HEAD, *body(change=swapped)],
        [NO_QUOTA, ("shuffled-quota", "C2:C3")],
        units=expected(swapped),
    )


def cells():
    summed = [HEAD, *body(), [None, "Tổng cộng", *(f"=SUM({c}2:{c}15)" for c in "CDEF")]]
    note = {"severity": "note"}
    save(
        "formulas-of-totals-never-computed", summed, [NO_QUOTA, *(("no-cached-values", f"{c}16", note) for c in "CDEF")]
    )
    rows = [HEAD, *body()]
    rows[1][3] = "=200+44"
    save(
        "formulas-of-a-unit-never-computed",
        rows,
        [NO_QUOTA, ("no-cached-values", "D2", {"severity": "block"})],
        units=expected(leave=["YK"]),
    )
    rows = [HEAD, *body()]
    rows[1][3] = "#REF!"
    save("error-in-a-cell", rows, [NO_QUOTA, ("error-cell", "D2", {"severity": "block"})], units=expected(leave=["YK"]))
    rows = [HEAD, *body(), [*TOTAL[:2], "#REF!", *TOTAL[3:]]]
    save("error-in-a-total", rows, [NO_QUOTA, ("error-cell", "C16", note)])


def texts():
    save_csv("csv-comma", plain())
    save_csv("csv-semicolon", plain(), mark=";")
    save_csv("csv-tab-utf-16", plain(), mark="\t", encoding="utf-16")
    save_csv("csv-utf-8-with-mark", plain(), encoding="utf-8-sig")
    titled = [[TITLE[0]], [TITLE[1]], [], *plain()]
    save_csv("csv-with-title-lines", titled, [("quota-blank", "C18")], mark=";", as_of=DAY)
    dotted = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "."), change={"YK": (450, 1244, 5)})]
    save_csv("csv-numbers-with-points", dotted, mark=";", units=expected({"YK": (450, 1244, 5)}))


def bad():
    save("refused-blank", [], refusal="no-table")
    save("refused-prose", [["Kính gửi: Liên đoàn Lao động tỉnh"], ["Đơn vị xin báo cáo sau."]], refusal="no-table")
    save("refused-header-only", [HEAD], refusal="no-rows")
    menu = [["Món ăn", "Giá"], ["Phở", 40000], ["Bún chả", 45000]]
    save("refused-table-of-something-else", menu, refusal="unknown-table")


def branches():
    head = ["STT", "Đơn vị", "CĐCS", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ"]
    split = [[1, UNITS[0][1], "CĐCS Trường A", 200, 100, 2], [2, None, "CĐCS Trường B", 250, 144, 3]]
    rest = [[n, name, f"CĐCS {n}", *own] for n, (_, name, *own) in enumerate(UNITS[1:], start=3)]
    blank = [("quota-blank", "D16")]
    save("branches-beside-a-unit-said-once", [head, *split, *rest], blank)
    split[1][1] = UNITS[0][1]
    save("branches-beside-a-unit-said-each-time", [head, *split, *rest], blank)
    own = [1, UNITS[0][1], None, 450, 244, 5]
    save("branches-below-the-sum-of-their-unit", [head, own, *split, *rest], [("quota-blank", "D17")])


def more():
    """What other people's tables have taught."""
    rows = body()
    short = ["TT", "Đơn vị", "CT giao", "Số SK HL", "Số SK KHL", "Tổng SK"]
    save("header-in-short-forms", [short, *rows, TOTAL])
    denied = ["TT", "Đơn vị", "Kế hoạch", "Đã được phê duyệt", "Không được phê duyệt", "Đã đăng ký"]
    save("header-of-approval", [denied, *rows, TOTAL])
    reason = [*HEAD, "Lý do không hợp lệ"]
    save("columns-of-reasons", [reason, *[[*r, "Trùng nội dung"] for r in rows], TOTAL])
    dates = ["STT", "Đơn vị", "Chỉ tiêu", "Hợp lệ đến 20/4", "Hợp lệ đến 20/5", "Không hợp lệ"]
    save("columns-of-two-days", [dates, *[[*r[:3], 7, *r[3:5]] for r in rows]])
    kinds = [*HEAD[:3], "Hợp lệ", None, None, "Không hợp lệ", "Cộng"]
    parts = [None, None, None, "Cán bộ", "Công nhân", "Tổng", None, None]
    split = [[*r[:3], max(r[3] - 1, 0), min(r[3], 1), *r[3:]] for r in rows]
    save(
        "columns-of-parts-and-their-sum",
        [kinds, parts, *split],
        [("quota-blank", "C16")],
        merge=["D1:F1", "G1:G2", "H1:H2"],
    )
    first = ["STT", "Đơn vị", "Chỉ tiêu", "Tổng số SK đăng ký", "Trong đó"], [None] * 4 + ["Hợp lệ", "Không hợp lệ"]
    save("columns-total-before-its-parts", [*first, *[[*r[:3], r[5], *r[3:5]] for r in rows]], [("quota-blank", "C16")])
    sums = ([3240, 409, 10, 419], [1400, 117, 29, 146])
    bold = [HEAD, [None, "Các huyện, thành phố", *sums[0]], *rows[:8], [None, "Các ngành", *sums[1]], *rows[8:], TOTAL]
    save("groups-without-numbers", bold, [("quota-blank", "C17")])
    printed = [{"code": None, "unit": u[1], "quota": u[2], "valid": u[3], "invalid": u[4]} for u in UNITS]
    save(
        "groups-without-numbers-or-directory",
        bold,
        [("quota-blank", "C17")],
        units=printed,
        options={"directory": "none"},
    )
    clusters = [["Cụm", "Đơn vị", *HEAD[2:5]], *[[None, *r[1:5]] for r in rows[:8]], ["Cộng cụm I", None, *sums[0][:3]]]
    clusters += [
        *[[None, *r[1:5]] for r in rows[8:]],
        ["Cộng cụm II", None, *sums[1][:3]],
        ["Tổng cộng", None, *TOTAL[2:5]],
    ]
    clusters[1][0], clusters[10][0] = "Cụm I", "Cụm II"
    save("groups-summed-in-the-cluster-column", clusters, [("quota-blank", "C16")], merge=["A2:A9", "A11:A16"])
    for told, label in {
        "with-the-place": "Toàn tỉnh Ninh Bình",
        "short": "T.Cộng",
        "with-the-number": "Tổng số (14 đơn vị)",
    }.items():
        save(f"total-label-{told}", [HEAD, *rows, [None, label, *TOTAL[2:]]])
    save("total-label-in-the-number-column", [HEAD, *rows, ["TỔNG CỘNG:", None, *TOTAL[2:]]])
    turned = [
        ["Nội dung", *[u[1] for u in UNITS]],
        *[[h, *[u[i] for u in UNITS]] for i, h in ((2, "Chỉ tiêu"), (3, "Hợp lệ"), (4, "Không hợp lệ"))],
    ]
    save("layout-transposed-without-a-word-for-units", turned, [("quota-blank", "O2")])
    long = [["Đơn vị", "Tình trạng", "Số lượng"]]
    long += [
        [n if k == 0 else None, m, v]
        for _, n, _, *own in UNITS
        for k, (m, v) in enumerate(zip(HEAD[3:5], own, strict=True))
    ]
    long += [["Tổng cộng", "Hợp lệ", 526], [None, "Không hợp lệ", 40]]
    wrong = [("quota-column-missing", None), ("total-mismatch-invalid", "C31")]
    save("layout-long-with-a-wrong-total", long, wrong, units=expected(quotas=False))
    strange = [["Cột 1", "Cột 2", "Cột 3", "Cột 4", "Cột 5"], *[r[:5] for r in rows]]
    named = {"header_row": 1, "columns": {"B": "unit", "C": "quota", "D": "valid", "E": "invalid"}}
    save("header-named-by-a-person", strange, options=named)
    refused = [["STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ"], [1], [2]]
    save("refused-numbers-without-names", refused, refusal="no-rows")
    save(
        "sheets-only-one-and-hidden",
        None,
        [NO_QUOTA, ("hidden-sheet", None)],
        sheets={"~Tổng hợp": plain(), "Trống": []},
        sheet="Tổng hợp",
    )
    register = [
        ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Trạng thái"],
        [1, "Cải tiến máy may", "Trần Văn A", UNITS[0][1], "Hợp lệ"],
    ]
    save(
        "sheets-summary-and-register-ask",
        None,
        [NO_QUOTA, ("sheet-choice", None)],
        sheets={"Tổng hợp": plain(), "Danh sách": register},
        kind="summary",
    )


def below_and_between():
    """Rows that are not units' own, above, between and below."""
    rows, sums = body(), ([3240, 409, 10, 419], [1400, 117, 29, 146])
    parts = [[None, "Trong đó: Khối trường học", None, 200, 2, 202], [None, "Khối cơ quan", None, 44, 3, 47]]
    save("between-of-which-rows", [HEAD, rows[0], *parts, *rows[1:], TOTAL], [("quota-blank", "C17")])
    dashes = [["-", "Trường học", None, 200, 2, 202], ["-", "Cơ quan", None, 44, 3, 47]]
    save("between-rows-with-dashes", [HEAD, rows[0], *dashes, *rows[1:], TOTAL], [("quota-blank", "C17")])
    lower = [HEAD, *rows[:8], [None, "Cụm I", *sums[0]], *rows[8:], [None, "Cụm II", *sums[1]], TOTAL]
    save("groups-named-below-their-units", lower, [("quota-blank", "C16")])
    notes = [[], [1, "Yên Khánh: đã nộp đủ"], [2, "Kim Sơn: chưa nộp đủ"], ["Tổng số đơn vị: 14; đã nộp: 14"]]
    printed = {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}
    save("below-numbered-notes", [*plain(), *notes], printed_totals=printed)
    ranks = [[], ["Xếp hạng"], ["Hạng", "Đơn vị", "Tỷ lệ"], [1, "Yên Khánh", "54,2%"], [2, "Viên chức", "28,4%"]]
    save("below-a-list-of-ranks", [*plain(), *ranks])
    kinds = [
        [],
        ["Chia theo đối tượng"],
        ["STT", "Đối tượng", "Hợp lệ", "Không hợp lệ"],
        [1, "Cán bộ", 409, 10],
        [2, "Khác", 117, 29],
    ]
    save("below-a-table-of-another-thing", [*plain(), *kinds])
    joined = [
        "Huyện Yên Khánh",
        "LĐLĐ huyện Kim Sơn, tỉnh Ninh Bình",
        "LĐLĐ huyện Yên Mô - Ninh Bình",
        "LĐLĐ Tp Ninh Bình",
    ]
    joined += [
        "TP Tam Điệp",
        "LĐLĐ Hoa Lư",
        "H Gia Viễn",
        "LĐLĐ h.Nho Quan",
        "CĐVC tỉnh",
        "CĐ ngành NNPTNT",
        "CĐ KCN",
        "CĐYT",
        "CĐGD",
    ]
    save("names-run-together", plain(names=[*joined, "Khác"]))


def pages():
    """Sums at the foot of each printed page, and what else staff write their own way."""
    rows = body()
    first, second = [2840, 382, 10, 392], [1800, 144, 29, 173]
    each = [*rows[:7], [None, "Cộng trang 1", *first], *rows[7:], [None, "Cộng trang 2", *second]]
    save("total-of-each-page", [HEAD, *each, TOTAL], [("quota-blank", "C16")])
    carried = [[None, "Cộng mang sang", *first], [None, "Mang sang", *first]]
    save("total-carried-to-the-next-page", [HEAD, *rows[:7], *carried, *rows[7:], TOTAL], [("quota-blank", "C17")])
    short = ["LĐLĐ H.YÊN KHÁNH ⁽¹⁾", "L.Đ.L.Đ huyện Kim Sơn", "LĐ LĐ huyện Yên Mô", "LĐLĐ t/p Ninh Bình"]
    short += ["LĐLĐ T/P Tam Điệp", "Liên đoàn LĐ huyện Hoa Lư", *[u[1] for u in UNITS[6:8]], "C.Đ Viên chức tỉnh"]
    save("names-with-points-in-short-forms", plain(names=[*short, *[u[1] for u in UNITS[9:]]]))
    waiting = ["STT", "Đơn vị", "Chỉ tiêu", "Đạt", "Không đạt", "Đang thẩm định", "Tổng số SK gửi"]
    assessed = [{**unit, "pending": 3} for unit in expected()]
    save("columns-still-being-assessed", [waiting, *[[*r[:5], 3, r[5] + 3] for r in rows]], units=assessed)
    must = ["TT", "Đơn vị", "Số SK phải đạt", "Số SK được công nhận", "Số SK không được công nhận", "Cộng"]
    save("header-says-what-must-be-reached", [must, *rows, TOTAL])


def legacy_letters():
    """Vietnamese for the fonts before Unicode, in a workbook and as CSV; and such a font over Unicode text."""
    titled = [[TITLE[0]], [TITLE[1]], [], *plain()]
    told = [("quota-blank", "C18"), ("legacy-encoding", None)]
    old = {"tcvn3": (_tcvn3, ".VnTime", "latin-1"), "vni": (_vni, "VNI-Times", "cp1252")}
    for name, (write, font, encoding) in old.items():
        grid = [[write(v) if isinstance(v, str) else v for v in row] for row in titled]
        save(f"letters-{name}", grid, told, font=font, as_of=DAY)
        save(f"letters-{name}-in-another-font", grid, told, as_of=DAY)
        save_csv(f"csv-{name}", grid, told, mark=";", encoding=encoding, as_of=DAY)
    save("letters-unicode-in-an-old-font", titled, [("quota-blank", "C18")], font=".VnTime", as_of=DAY)


def _tcvn3(text):
    signs = {letter: sign for sign, letter in reversed([*legacy._TCVN3_LOWER.items(), *legacy._TCVN3_UPPER.items()])}
    text = unicodedata.normalize("NFC", text)
    return "".join(signs.get(letter) or signs.get(letter.lower(), letter) for letter in text)


def _vni(text):
    pairs = {letter: signs for signs, letter in legacy._VNI.items()}
    pairs |= {letter.upper(): signs.upper() for letter, signs in pairs.items()}
    return "".join(pairs.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def other_formats():
    """Expected readings of files that a spreadsheet program saved: header-in-row-1.xlsx in other formats."""
    macros = ("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    made = BytesIO()
    with ZipFile(HERE / "header-in-row-1.xlsx") as plain_, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in plain_.infolist():
            content = plain_.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"openxmlformats-officedocument." + macros[0].encode(), macros[1].encode())
            new.writestr(ZipInfo(entry.filename), content, ZIP_DEFLATED)
    (HERE / "made-macro-enabled.xlsm").write_bytes(made.getvalue())
    expect("made-macro-enabled", "xlsm", [NO_QUOTA], None)
    for told, ending in {
        "excel-97": "xls",
        "opendocument": "ods",
        "html": "xls",
        "wrong-ending": "csv",
    }.items():
        expect(f"made-{told}", ending, [NO_QUOTA], None)
    save_csv(
        "csv-cp1258",
        [[_cp1258(v) if isinstance(v, str) else v for v in row] for row in plain()],
        [NO_QUOTA, ("legacy-encoding", None)],
        encoding="cp1258",
    )


def _cp1258(text):
    """As Windows-1258 writes Vietnamese: letters with their circumflex, breve or horn, tones as signs of their own."""
    parts = []
    for sign in unicodedata.normalize("NFC", text):
        letters = unicodedata.normalize("NFD", sign)
        tones = [mark for mark in letters if mark in "\u0300\u0301\u0303\u0309\u0323"]
        parts += [unicodedata.normalize("NFC", "".join(c for c in letters if c not in tones)), *tones]
    return "".join(parts)


if __name__ == "__main__":
    main()
