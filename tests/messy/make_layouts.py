"""Headers, columns, groups, sheets and what stands around a table."""

from __future__ import annotations

import unicodedata

from tests.messy.making import CODES, DAY, HEAD, NO_QUOTA, TITLE, TOTAL, UNITS, body, expected, plain, save


def make():
    """Every file of this subject."""
    headers()
    columns()
    surroundings()
    groups()
    sheets()
    layouts()
    below_and_between()
    pages()


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
    slipped = ["SỐ TT", "TÊN ĐƠN VI", "CHỈ TIỂU GIAO", "SK HỢP LÊ", "SK KHÔNG HỢP LÊ", "TỔNG CỘNG"]
    save("header-with-slips-behind-what-is-counted", [slipped, *body(), TOTAL])
    save("header-of-initials", [["TT", "Đ/vị", "C/tiêu", "H.lệ", "K.h.lệ", "T/số"], *body(), TOTAL])
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
    noted = [NO_QUOTA, ("remark", "A18"), ("remark", "A19")]
    save("below-footnotes", [*plain(), *notes], noted)
    save("below-footnotes-without-total", [HEAD, *body(), [], *notes], noted)
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
    save("layout-long", long, [("quota-blank", "C41")], account={"header": 1, "counted": 3 * len(UNITS)})
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


def below_and_between():
    """Rows that are not units' own, above, between and below."""
    rows, sums = body(), ([3240, 409, 10, 419], [1400, 117, 29, 146])
    parts = [[None, "Trong đó: Khối trường học", None, 200, 2, 202], [None, "Khối cơ quan", None, 44, 3, 47]]
    save("between-of-which-rows", [HEAD, rows[0], *parts, *rows[1:], TOTAL], [("quota-blank", "C17")])
    part = [["Xã Mây", 60, 45], ["Trong đó: thôn 1", 20, 15], ["Xã Gió", 50, 10], ["Trong đó: thôn 2", 20, 5]]
    whole = [{"unit": r[0], "quota": r[1], "valid": r[2], "invalid": 0} for r in part[::2]]
    save("between-of-which-rows-alone", [HEAD[1:4], *part], (), units=whole, options={"directory": "none"})
    rooms = [["Phòng Hành chính", 40, 20], ["Phòng Kế toán", 41, 21], ["Ban Chấp hành", 42, 22]]
    named = [{"unit": r[0], "quota": r[1], "valid": r[2], "invalid": 0} for r in rooms]
    save("between-names-like-signatures", [HEAD[1:4], *rooms], (), units=named, options={"directory": "none"})
    heads = [[1, "Vùng Đông", 81, 41], [2, "Vùng Tây", 42, 22]]
    below = [[None, *row] for row in (["Xã Mây", 40, 20], ["Xã Gió", 41, 21], ["Xã Trăng", 42, 22])]
    grouped = [{"unit": r[1], "quota": r[2], "valid": r[3], "invalid": 0} for r in below]
    numbered = [HEAD[:4], heads[0], *below[:2], heads[1], below[2]]
    save("groups-numbered-over-units-without-numbers", numbered, (), units=grouped, options={"directory": "none"})
    below = [[f"{n}.1", *row[1:]] for n, row in zip((1, 1, 2), below, strict=True)]
    dotted = [HEAD[:4], heads[0], *below[:2], heads[1], below[2]]
    units = [{"unit": r[1], "quota": r[2], "valid": r[3], "invalid": 0} for r in heads]
    note = [("parts-of-units", "B3", {"severity": "note"})]
    save("between-parts-with-numbers-below-a-unit", dotted, note, units=units, options={"directory": "none"})
    stated = [["Đơn vị", "Số sáng kiến"], *([r[1], r[5]] for r in rows[:2]), ["Không hợp lệ", 1]]
    pending = [{"code": r[0], "quota": None, "pending": r[3] + r[4]} for r in UNITS[:2]]
    asks = [("row-not-understood", "A4"), ("unit-missing", None), ("quota-column-missing", None)]
    save("between-status-below-a-unit-ask", stated, asks, units=pending)
    dashes = [["-", "Trường học", None, 200, 2, 202], ["-", "Cơ quan", None, 44, 3, 47]]
    save("between-rows-with-dashes", [HEAD, rows[0], *dashes, *rows[1:], TOTAL], [("quota-blank", "C17")])
    lower = [HEAD, *rows[:8], [None, "Cụm I", *sums[0]], *rows[8:], [None, "Cụm II", *sums[1]], TOTAL]
    save("groups-named-below-their-units", lower, [("quota-blank", "C16")])
    notes = [[], [1, "Yên Khánh: đã nộp đủ"], [2, "Kim Sơn: chưa nộp đủ"], ["Tổng số đơn vị: 14; đã nộp: 14"]]
    printed = {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}
    noted = [NO_QUOTA, ("remark", "B19", {"severity": "note"})]
    save("below-numbered-notes", [*plain(), *notes], noted, printed_totals=printed)
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
