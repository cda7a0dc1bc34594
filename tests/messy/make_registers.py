"""Makes registers of this folder and what is expected of each: `python -m tests.messy.make_registers`.

Every file teaches one thing, which its name says. The registers that are not made here were made by hand.
"""

from __future__ import annotations

from openpyxl import Workbook

from tests.messy.making import DAY, HERE, expect, fill, timeless

HEAD = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái", "Lý do"]

CARRIED = [("unit-field-missing", "D3", {"count": 6, "severity": "note"})]


def row(number, unit="LĐLĐ huyện Yên Khánh", day="15/03/2022", status="Hợp lệ", reason=None):
    """One good initiative, changed so."""
    title, author = f"Cải tiến máy tách hạt số {number}", f"Trần Văn An {number}"
    return [number, title, author, unit, "12/QĐ-CĐ", day, status, reason]


def counted(code, valid, invalid=0, pending=0):
    """A unit as it must be read."""
    return {"code": code, "valid": valid, "invalid": invalid, "pending": pending}


def save(name, grid, units, findings=(), merge=(), hide=(), veil=(), kind="register", **more):
    """Writes `register-`name.xlsx and its expected reading."""
    book = Workbook()
    fill(book.active, grid)
    for span in merge:
        book.active.merge_cells(span)
    for number in hide:
        book.active.row_dimensions[number].hidden = True
    for letters in veil:
        book.active.column_dimensions[letters].hidden = True
    (HERE / f"register-{name}.xlsx").write_bytes(timeless(book))
    expect(f"register-{name}", "xlsx", findings, units, kind=kind, **more)


def main():
    """Every file, anew."""
    three = [row(n) for n in (1, 2, 3)]
    own = [counted("YK", 3)]
    signed = [["Người lập biểu", None, None, None, None, "Thủ trưởng"], ["Nguyễn Thị Hoa", *[None] * 4, "Phạm Bình"]]
    save("signed-right-below", [HEAD, *three, *signed], own)
    tally = [[], [], ["TỔNG HỢP"], [None, "Hợp lệ", 3], [None, "Không hợp lệ", 0]]
    save("counted-up-below", [HEAD, *three, *tally], own)
    save("header-again-on-page-2", [HEAD, *three[:2], HEAD, three[2]], own)
    named = [["1. LĐLĐ huyện Yên Khánh (02 sáng kiến)"], *three[:2], ["2. LĐLĐ huyện Kim Sơn: 01 sáng kiến"], three[2]]
    without = [[c for place, c in enumerate(r) if place != 3] if len(r) > 1 else r for r in [HEAD, *named]]
    save("group-rows-with-their-count", without, [counted("YK", 2), counted("KS", 1)], merge=["A2:G2", "A5:G5"])
    days = ["15-Mar-22", "Ninh Bình, ngày 15/3/2022", "QĐ số 12 ngày 15/3/2022"]
    save("dates-with-words-before", [HEAD, *[row(n, day=day) for n, day in enumerate(days, 1)]], own)
    dash = [HEAD, row(1, day="-"), row(2)]
    save("date-as-dash-is-missing", dash, [counted("YK", 1, 1)], [("date-missing", "F2")])
    said = ["Đã được phê duyệt", "Sáng kiến hợp lệ", "Đ", "Đã đạt yêu cầu"]
    save("statuses-of-approval", [HEAD, *[row(n, status=s) for n, s in enumerate(said, 1)]], [counted("YK", 4)])
    more = [None, None, "Lê Thị Bình"]
    save("authors-below-each-other", [HEAD, row(1), more, [None, None, "Chu Văn Chi"], row(2), row(3)], own)
    above = ["TT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số QĐ", "Ngày công nhận", "Kết quả thẩm định", None, None]
    marks = [
        [*row(n)[:6], *["x" if n == place else None for place in (1, 2, 3)], "Trùng" if n == 2 else None]
        for n in (1, 2, 3)
    ]
    grid = [[*above, "Lý do"], [*[None] * 6, "Hợp lệ", "Không hợp lệ", "Chờ duyệt"], *marks]
    save("marks-below-a-heading-of-results", grid, [counted("YK", 1, 1, 1)], merge=["G1:I1"])
    other = ["TT", "NỘI DUNG SÁNG KIẾN", "NGƯỜI CÓ SÁNG KIẾN", "LĐLĐ HUYỆN/CĐ NGÀNH", "QĐ SỐ", "NGÀY THÁNG NĂM QĐ"]
    save("headings-of-other-words", [[*other, "ĐẠT/KHÔNG ĐẠT"], *[[*r[:6], "Đạt"] for r in three]], own)
    phases = [HEAD, ["Giai đoạn 1"], row(1), row(2), ["Giai đoạn 2"], row(3, day="15/7/2022")]
    save("headed-by-phase", phases, own)
    asked = [[*HEAD[:6], "Hợp lệ hay không", "Lý do"], row(1, status="Có"), row(2, status="Không", reason="Trùng")]
    save("status-asked-as-yes-or-no", asked, [counted("YK", 1, 1)])
    errors = [HEAD, row(1), row(2, status="#REF!"), row(3, day="=DATE(2022,3,5)")]
    told = [("error-cell", "G3"), ("status-unknown", "G3"), ("no-cached-values", "F4"), ("date-missing", "F4")]
    save("errors-and-formulas-never-computed", errors, [counted("YK", 1, 1, 1)], told)
    units = ["LĐLĐ huyện Yên Khánh", *[None] * 3, "LĐLĐ huyện Kim Sơn", *[None] * 2, "LĐLĐ huyện Yên Mô"]
    once = [HEAD, *[row(n, unit) for n, unit in enumerate(units, 1)], row(9, None)]
    save("unit-typed-once-above-blanks", once, [counted("YK", 4), counted("KS", 3), counted("YM", 2)], CARRIED)
    some = ["LĐLĐ huyện Yên Khánh", None, "LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn", None, "LĐLĐ huyện Kim Sơn"]
    few = [HEAD, *[row(n, unit) for n, unit in enumerate(some, 1)]]
    blank = [counted("YK", 2), counted("KS", 2), counted(None, 0, 2)]
    forgotten = [("unit-field-missing", "D3"), ("unit-field-missing", "D6"), ("units-not-said", None, {"count": 2})]
    save("unit-forgotten-in-two-rows", few, blank, forgotten)
    beside = [None, None, "Lê Thị Bình", *row(1)[3:7]]
    save("authors-below-with-the-rest-again", [HEAD, row(1), beside, row(2), row(3)], own)
    pair = [*HEAD[:4], "Số QĐ, ngày", *HEAD[6:]]
    ways = ["123/QĐ-LĐLĐ ngày 12/3/2022", "45/QĐ-CĐ, 5.4.2022", "Số 7 ngày 20 tháng 5 năm 2022", "12/QĐ-CĐ", "1/3/2022"]
    together = [[*row(n)[:4], way, "Hợp lệ"] for n, way in enumerate(ways, 1)]
    missing = [("date-missing", "E5"), ("decision-missing", "E6")]
    save("decision-and-day-in-one-column", [pair, *together], [counted("YK", 4, 1)], missing)
    save("without-a-header", [row(n) for n in range(1, 7)], [counted("YK", 6)])
    spans = ["20220315", 20220405, "Quý I/2022", "quý 2 năm 2022", "Năm 2022", "Q4-2023"]
    wide = [("date-ambiguous", "F5"), ("date-ambiguous", "F6"), ("out-of-window", "F7")]
    save(
        "days-without-signs-and-quarters",
        [HEAD, *[row(n, day=s) for n, s in enumerate(spans, 1)]],
        [counted("YK", 5, 1)],
        wide,
    )
    blank = [row(n, status=None) for n in (1, 2, 3)]
    unsaid = [
        *[("status-missing", f"G{n}") for n in (2, 3, 4)],
        ("mostly-invalid", None, {"severity": "ask", "count": 3}),
    ]
    save("half-without-a-status", [HEAD, *blank, row(4), row(5)], [counted("YK", 2, 0, 3)], unsaid)
    sums = [["I", None, "CÔNG ĐOÀN Y TẾ TỈNH"], row(1), row(2), [None, "Cộng Công đoàn Y tế tỉnh: 2 sáng kiến"]]
    sums += [["II", None, "CĐ các KCN"], row(3), [None, "Cộng CĐ các KCN"], [None] * 5 + ["Trang 1/2"]]
    under = [HEAD, *[[*line[:3], None, *line[4:]] if len(line) > 7 else line for line in sums]]
    veiled = [("initiatives-hidden", "A3", {"severity": "ask", "count": 2})]
    save("hidden-by-a-filter-ask", [HEAD, *[row(n) for n in range(1, 5)]], [counted("YK", 4)], veiled, hide=(3, 5))
    orders = ["25/03/2022", "03/25/2022", "14/04/2022", "04/05/2022"]
    turned = [("date-order", "F3", {"severity": "ask"}), ("date-impossible", "F3"), ("date-ambiguous", "F5")]
    mixed = [HEAD, *[row(n, day=day) for n, day in enumerate(orders, 1)]]
    save("dates-of-both-orders-ask", mixed, [counted("YK", 3, 1)], turned)
    numbered = ["1. Hợp lệ", "2. Không hợp lệ", "3. Chờ bổ sung", "합격/Đạt"]
    choices = [HEAD, *[row(n, status=s, reason="Trùng" if n == 2 else None) for n, s in enumerate(numbered, 1)]]
    save("statuses-numbered-or-in-two-languages", choices, [counted("YK", 2, 1, 1)])
    save("sums-that-name-their-unit", under, [counted("YT", 2), counted("KCN", 1)])
    examples = [HEAD, ["Ví dụ 2", *row(9, "LĐLĐ huyện Kim Sơn")[1:]], *three]
    save("examples-with-a-number", examples, own)
    branch = ["Số TT", "Tên sáng kiến", "Họ tên", "Ngành", "Số QĐ", "Ngày được công nhận", "Kết quả rà soát"]
    above = [["Tổng số: 2 sáng kiến, hợp lệ 1, không hợp lệ 1"], ["Ninh Bình, ngày 20 tháng 5 năm 2022"], branch]
    short = [row(1, "CĐ Y tế")[:7], row(2, "CĐ KCN", status="Không đạt")[:7]]
    unsaid = [("reason-missing", None)]
    save(
        "units-below-a-heading-of-trades", [*above, *short], [counted("YT", 1), counted("KCN", 0, 1)], unsaid, as_of=DAY
    )
    wide = ["STT", "Tên sáng kiến", "Họ và tên", None, *HEAD[3:]]
    split = [[*r[:2], "Trần Văn", f"An {r[0]}", *r[3:]] for r in three]
    save("authors-in-two-columns", [wide, *split], own, merge=["C1:D1"])
    verdicts = [*HEAD[:6], "Tổ chuyên môn xét", "Hội đồng xét"]
    rounds = [[*r[:6], "Đạt", "Không đạt" if r[0] == 2 else "Đạt"] for r in three]
    asked = [("two-tables", "H1", {"severity": "ask"}), ("reason-missing", None)]
    save("two-verdicts-ask", [verdicts, *rounds], [counted("YK", 2, 1)], asked)
    stated = [[*r[:6], None] for r in three]
    parts = [["I", "SÁNG KIẾN HỢP LỆ"], stated[0], stated[1], ["II", "SÁNG KIẾN KHÔNG HỢP LỆ"], stated[2]]
    unsaid = [("reason-missing", None)]
    save("status-in-group-rows", [[*HEAD[:6], "Ghi chú"], *parts], [counted("YK", 2, 1)], unsaid)
    title = [["DANH SÁCH SÁNG KIẾN KHÔNG HỢP LỆ"], HEAD[:6], *[r[:6] for r in three]]
    save("status-in-the-title", title, [counted("YK", 0, 3)], unsaid)
    sentence = [["Sáng kiến của người lao động thuộc Liên đoàn Lao động huyện Yên Khánh, đợt 2"], HEAD]
    save("unit-in-a-sentence", [*sentence, *[[*r[:3], "Trường Cây Bàng", *r[4:]] for r in three]], own)
    gap = [("total-mismatch-total", "A5", {"severity": "ask"})]
    save("sum-below-with-its-parts", [HEAD, *three, [None, "Tổng số: 4 sáng kiến, trong đó đạt: 3"]], own, gap)
    again = [["ĐỢT 1"], HEAD, *three, [None, "Cộng đợt: 3"], [], ["ĐỢT 2"], HEAD, row(1, "CĐ Y tế"), row(2, "CĐ Y tế")]
    same = [("duplicate-across-units", f"B{n}") for n in (3, 4, 10, 11)]
    save("two-lists-below-each-other", again, [counted("YK", 3), counted("YT", 2)], same)
    answers = [*HEAD[:6], "Đ", "KĐ"]
    ticked = [[*row(n)[:6], "x"] for n in range(1, 8)]
    ticks = [answers, *ticked, [None, "Cộng chuyển trang sau", *[None] * 4, 7, 0], [*[None] * 5, "Tờ số", 2]]
    ticks += [answers, [None, "Mang sang", *[None] * 4, 7, 0], [*row(8)[:6], None, "x"]]
    save("marks-summed-on-pages", ticks, [counted("YK", 7, 1)], [*unsaid, ("row-not-understood", "F10")])
    noted = ["Không hợp lệ - chưa có quyết định", None, None]
    notes = [
        [*HEAD[:6], "Ghi chú"],
        *[[*r[:6], text] for r, text in zip(three, noted, strict=True)],
        [*row(4)[:6], "Chờ duyệt"],
    ]
    left = [("status-missing", "G3"), ("status-missing", "G4")]
    save("status-in-the-notes", notes, [counted("YK", 0, 1, 3)], left)
    graded = [
        [*HEAD[:6], "Xếp loại", "Nghiệm thu"],
        *[[*r[:6], "A", "Đạt"] for r in three],
        [*row(4)[:6], "C", "Không đạt"],
    ]
    save("grades-beside-the-verdict", graded, [counted("YK", 3, 1)], unsaid)
    none_given()
    names_in_parts()
    written_otherwise()
    told_truly()


def told_truly():
    """What is said of a row, a column or a cell is what was done with it."""
    waits = "Ô C3 (trang tính Sheet): thiếu tên tác giả; sáng kiến này vẫn tính là chờ duyệt. Đề nghị ghi tên tác giả."
    pending = [row(1), [*row(2)[:2], None, *row(2)[3:6], "Chờ duyệt"], row(3)]
    save(
        "author-missing-of-one-that-waits",
        [HEAD, *pending],
        [counted("YK", 2, 0, 1)],
        [("author-missing", "C3", {"message": waits})],
    )
    parts = [
        ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số QĐ", "Thời gian công nhận"],
        [*[None] * 5, "Ngày", "Tháng", "Năm"],
    ]
    parts += [[*row(n)[:5], 10 + n, 3, 2019 if n == 2 else 2022] for n in (1, 2, 3)]
    save("day-in-three-columns-too-early", parts, [counted("YK", 2, 1)], [("out-of-window", "F4")], merge=["F1:H1"])
    workers = [["TT", "Tác giả", "Đối tượng", HEAD[1], *HEAD[3:6], "Kết luận"]]
    verdicts = ("Công nhận", "Không công nhận", "Công nhận")
    workers += [[n, row(n)[2], "Công nhân", row(n)[1], *row(n)[3:6], v] for n, v in enumerate(verdicts, 1)]
    save("workers-beside-what-is-recognised", workers, [counted("YK", 2, 1)], [("reason-missing", None)])
    veiled = [[*HEAD[:6], "Kết quả"], *[row(n, status="Hợp lệ" if n < 3 else "Không hợp lệ")[:7] for n in (1, 2, 3)]]
    told = [("hidden-columns-read", "G1"), ("reason-missing", None)]
    save("verdicts-in-a-hidden-column", veiled, [counted("YK", 2, 1)], told, veil=["G"])


def written_otherwise():
    """One initiative again, in other letters: the later row is the one too many."""
    title, author = "Cải tiến lò đốt hoà khí – giai đoạn một", "Đỗ Thị Thuý Hoà"
    ways = [(title, author), (title.upper(), author), (f"“{title}”", author), (title.replace("–", "-"), author)]
    ways += [(title.replace("hoà", "hòa"), "Đỗ Thị Thúy Hòa"), (f'"{title}."', author), (title, "Đỗ Thị Thuý Hoa")]
    rows = [[n, *way, *row(n)[3:]] for n, way in enumerate(ways, 1)]
    rows[1][4] = "1/QĐ-CĐ"
    told = [("duplicate", f"B{n}") for n in range(3, 8)]
    save("initiatives-again-in-other-letters", [HEAD, *rows, *map(row, range(8, 13))], [counted("YK", 7, 5)], told)


def names_in_parts():
    """Persons whose names stand in two columns with a heading each."""
    given, titled = ("Hoa", "Lan", "Hoa", "Mai", "Lan", "Hoa", "Mai"), (1, 1, 3, 3, 5, 6, 7)
    both = list(enumerate(zip(given, titled, strict=True), 1))
    head = ["STT", "Họ đệm", "Tên", HEAD[3], "Tên sáng kiến", *HEAD[4:6]]
    rows = [[n, "Nguyễn Thị", name, row(n)[3], row(title)[1], *row(n)[4:6]] for n, (name, title) in both]
    save("authors-as-surname-and-given-name", [head, *rows], [counted("YK", 7)])
    head = ["TT", "Họ và tên đệm", "Tên", *HEAD[3:], HEAD[1]]
    rows = [[n, "Nguyễn Thị", name, *row(n)[3:], row(title)[1]] for n, (name, title) in both]
    again = [8, *rows[0][1:]]
    told = [("duplicate", "I9")]
    save("authors-as-surname-and-given-name-twice", [head, *rows, again], [counted("YK", 7, 1)], told)
    head = ["TT", "Họ và tên", "Tên", *HEAD[3:], HEAD[1]]
    whole = [[n, f"Nguyễn Thị {name}", name, *row(n)[3:], row(n)[1]] for n, name in enumerate(given, 1)]
    again = [8, "Nguyễn Thị Mai", None, *whole[6][3:]]
    save("authors-with-their-given-name-again", [head, *whole, again], [counted("YK", 7, 1)], [("duplicate", "I9")])


def none_given():
    """Cells that only say that there is nothing to write in them."""
    blanks = ("...", "…………", "-", "0", "N/A", "Không rõ", "chua co", "x")
    filled = [row(8), [9, "Không dùng giấy trong thanh toán", *row(9)[2:]]]
    without = [[*row(n)[:2], blank, *row(n)[3:]] for n, blank in enumerate(blanks, 1)]
    nobody = [("author-missing", f"C{n}") for n in range(2, 10)]
    save("authors-that-say-none", [HEAD, *without, *map(row, range(11, 20))], [counted("YK", 9, 8)], nobody)
    blanks = ("...", "?", ".", "N.A.", "Chưa có tên", "Đang cập nhật", "√")
    without = [[n, blank, *row(n)[2:]] for n, blank in enumerate(blanks, 1)]
    untitled = [("title-missing", f"B{n}") for n in range(2, 9)]
    save("titles-that-say-none", [HEAD, *without, *filled, *map(row, range(11, 20))], [counted("YK", 11, 7)], untitled)
    blanks = ("Chưa có QĐ", "Đang chờ QĐ", "Không", "…", "QĐ không số 12", "x")
    without = [[*row(n)[:4], blank, *row(n)[5:]] for n, blank in enumerate(blanks, 1)]
    undecided = [("decision-missing", f"E{n}") for n in range(2, 6)]
    save("decisions-that-say-none", [HEAD, *without], [counted("YK", 6)], undecided)
    reports = ("Không có sáng kiến", "Chưa gửi", "Không đăng ký", "không phát sinh", "Tháng 5 chưa có SK", "x", "0")
    idle = [[n, report, None, "LĐLĐ huyện Nho Quan"] for n, report in enumerate(reports, 2)]
    dashes = [10, "Không có", "-", "LĐLĐ huyện Hoa Lư", "-", "-", "-", "-"]
    save("units-that-had-none", [HEAD, row(1), *idle, dashes, row(11)], [counted("YK", 2)])


if __name__ == "__main__":
    main()
