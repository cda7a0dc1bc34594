"""Makes lists whose columns and rows say little by themselves: `python -m tests.messy.make_lists`.

What a mark, a row or a block of rows means here is told by what stands beside, above and below it.
"""

from __future__ import annotations

from tests.messy.make_registers import counted, row, save

HEAD = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận"]
OWN = ["STT", "Tên sáng kiến", "Tác giả", "Số quyết định", "Ngày công nhận", "Trạng thái"]
NO_REASON = ("reason-missing", None)
NO_DECISION = ("decision-missing", None)
ASKED = {"severity": "ask"}
VOTED = ("Thông qua", "Không thông qua", "Thông qua")
UNITS = (("Yên Khánh", 3), ("Kim Sơn", 0), ("Yên Mô", 0), ("Hoa Lư", 0), ("Nho Quan", 0))


def marked(*places):
    """Initiatives of one unit with an x in the first, second … of the columns behind the day."""
    return [[*row(n)[:6], *["x" if place == p else None for p in (1, 2, 3)]] for n, place in enumerate(places, 1)]


def own(*numbers):
    """Initiatives of a list that names its unit elsewhere."""
    return [[*row(n)[:3], *row(n)[4:7]] for n in numbers]


def marks():
    """Marks below headings that answer each other, or do not say what they mean."""
    told = [counted("YK", 2, 1)]
    save("marks-of-opposites", [[*HEAD, "Bảo đảm ĐK", "Không bảo đảm ĐK"], *marked(1, 2, 1)], told, [NO_REASON])
    unsure = ("column-unsure", "H1", ASKED)
    save("marks-second-without-heading-ask", [[*HEAD, "Hợp lệ"], *marked(1, 2, 1)], told, [unsure, NO_REASON])
    one = [[*HEAD, "Kết quả"], *marked(1, 2, 1)]
    both = [("column-unsure", "G1", ASKED), unsure, NO_REASON]
    save("marks-both-below-one-heading-ask", one, told, both, merge=["G1:H1"])
    sides = [[*HEAD, "Đạt / Không đạt"], *marked(1, 2, 1)]
    save("marks-in-the-order-of-their-heading", sides, told, [NO_REASON], merge=["G1:H1"])
    below = [[*HEAD, "Đủ điều kiện"], [*[None] * 6, "Không", "Có"], *marked(2, 1, 2)]
    save("marks-that-answer-the-heading-above", below, told, [NO_REASON], merge=["G1:H1"])
    strange = [[*HEAD, "Giữ lại", "Gác lại"], *marked(1, 2, 1)]
    save("marks-of-unknown-words-ask", strange, [counted("YK", 3)], [("column-unsure", "G1"), unsure])
    refused = [[*HEAD, "Không đạt"], *marked(0, 1, 0)]
    blank = [("status-missing", "G2"), ("status-missing", "G4"), ("mostly-invalid", None, ASKED), NO_REASON]
    save("marks-of-refusal-alone-ask", refused, [counted("YK", 0, 1, 2)], blank)
    denied = [[*HEAD, "Không hợp lệ"], *[[*row(n)[:6], n == 2] for n in (1, 2, 3)]]
    save("marks-that-deny-the-heading", denied, told, [NO_REASON])
    twice = [[*HEAD, "Trùng"], *[[*row(n)[:6], n == 2] for n in (1, 2, 3)]]
    save("marks-below-a-heading-like-school", twice, told, [NO_REASON])
    alone = [[*HEAD, None], *marked(1, 0, 1)]
    save("marks-below-no-heading-at-all-ask", alone, [counted("YK", 3)], [("column-unsure", "G1", ASKED)])
    kinds = [[*HEAD, "Loại"], *[[*row(n)[:6], "ABC"[n - 1]] for n in (1, 2, 3)]]
    unread = [("status-unknown", f"G{n}", ASKED) for n in (2, 3, 4)]
    save("grades-below-a-heading-of-a-mark-ask", kinds, [counted("YK", 0, 0, 3)], unread)
    noted = [
        [*HEAD, "Hợp lệ", "Ghi chú"],
        *[[*r[:7], None if r[6] else "Không hợp lệ do trùng"] for r in marked(1, 0, 1)],
    ]
    save("marks-and-the-rest-in-the-notes", noted, told)
    places = [[*HEAD[:3], "Nơi nộp", "Nơi áp dụng", *HEAD[5:], "Trạng thái"]]
    places += [[*row(n)[:4], "LĐLĐ huyện Kim Sơn", *row(n)[5:7]] for n in (1, 2, 3)]
    save(
        "units-in-two-columns-ask",
        places,
        [counted("YK", 3)],
        [("two-tables", "D1", ASKED), ("decision-missing", None)],
    )
    councils = [
        [*HEAD, "Cơ sở xét", "Tỉnh xét"],
        *[[*row(n)[:6], "Đạt", "Đạt" if n < 3 else "Không đạt"] for n in (1, 2, 3)],
    ]
    save("verdicts-below-unknown-headings-ask", councils, told, [("two-tables", "H1", ASKED), NO_REASON])
    trade = [[*HEAD[:2], "Loại", *HEAD[2:], "Đạt", "Không đạt"]]
    trade += [[*r[:2], "Kỹ thuật", *r[2:]] for r in marked(1, 2, 1)]
    save("marks-beside-a-column-of-types", trade, told, [NO_REASON])


def left_over():
    """Columns of a list that states nothing, of which one may be the verdict after all."""
    grades = [[*HEAD, "Thẩm tra"], *[[*row(n)[:6], "○△○◎○△"[n - 1]] for n in range(1, 7)]]
    save("signs-below-an-unknown-heading-ask", grades, [counted("YK", 6)], [("column-unsure", "G1", ASKED)])
    trades = [[*HEAD, "Giới tính"], *[[*row(n)[:6], "Nam" if n % 2 else "Nữ"] for n in range(1, 7)]]
    save("texts-that-repeat-and-are-known", trades, [counted("YK", 6)])
    refused = [[*HEAD, "Lý do không hợp lệ"], *[[*row(n)[:6], "Trùng" if n == 2 else None] for n in (1, 2, 3)]]
    save("reasons-that-state-invalid", refused, [counted("YK", 2, 1)])
    reasons = [[*HEAD, "Lý do"], *refused[1:]]
    save("reasons-that-may-state-ask", reasons, [counted("YK", 3)], [("column-unsure", "G1", ASKED)])
    path = "LĐLĐ tỉnh Ninh Bình > LĐLĐ huyện Yên Khánh > CĐCS Cây Đa"
    paths = [[*HEAD[:3], "Tổ chức", "Lĩnh vực", *HEAD[4:]]]
    paths += [[*row(n)[:3], path, "Giáo dục" if n < 3 else "Y tế", *row(n)[4:6]] for n in (1, 2, 3)]
    save("units-in-a-path-beside-trades", paths, [counted("YK", 3)])
    form = [["ID", "Name", "Họ và tên tác giả", *HEAD[1:2], *HEAD[3:]]]
    form += [[r[0], "anonymous", r[2], r[1], *r[3:6]] for r in (row(1), row(2))]
    save("columns-of-the-form-itself", form, [counted("YK", 2)])
    means = [
        [*HEAD, "Điểm"],
        [*row(1)[:6], 80],
        [None, None, None, "Điểm trung bình", None, None, 80],
        [*row(2)[:6], 70],
    ]
    save("statistics-between-its-rows", means, [counted("YK", 2)], [("column-unsure", "G1", ASKED)])


def beside():
    """What stands beside, above or below a list and is none of it."""
    summary = [["Đơn vị", "Hợp lệ", "Không hợp lệ"], ["LĐLĐ huyện Yên Khánh", 3, 0], ["Cộng", 3, 0], []]
    rows = [row(n)[:7] for n in (1, 2, 3)]
    grid = [[*line, None, *part] for line, part in zip([[*HEAD, "Trạng thái"], *rows], summary, strict=True)]
    save("beside-its-own-summary", grid, [counted("YK", 3)])
    more = [["Đơn vị", "Hợp lệ", "Không hợp lệ"], *[[f"LĐLĐ huyện {u}", n, 0] for u, n in UNITS]]
    blank = [None] * 8
    grid = [[*line, None, *part] for line, part in zip([[*HEAD, "Trạng thái"], *rows], more[:4], strict=True)]
    grid += [[*blank, *part] for part in more[4:]]
    save("beside-a-summary-of-more-units-ask", grid, [counted("YK", 3)], [("two-tables", "A1:G6", ASKED)])
    above = [["STT", "Đơn vị", "Tổng số", "Hợp lệ", "Không hợp lệ"], [1, "LĐLĐ huyện Yên Khánh", 3, 3, 0], []]
    save("below-its-own-summary", [*above, [*HEAD, "Trạng thái"], *rows], [counted("YK", 3)])
    blocks = [["LĐLĐ HUYỆN YÊN KHÁNH"], [], ["Trường: Mầm non Cây Bàng"], OWN, *own(1, 2), [None, "Cộng: 2 SKKN"]]
    blocks += [[], ["Trường: THCS Cây Đa"], OWN, *own(3), [None, "Cộng: 1 SKKN"]]
    save("blocks-of-schools", blocks, [counted("YK", 3)])
    stranger = [["I. LĐLĐ huyện Yên Khánh"], OWN, *own(1, 2), [], ["II. Công ty Cây Đa"], OWN, *own(3, 4)]
    unknown = [("unit-unknown", "A8", {"count": 2, **ASKED})]
    save("blocks-one-of-a-stranger-ask", stranger, [counted("YK", 2), counted(None, 2)], unknown)
    stated = [["LĐLĐ HUYỆN YÊN KHÁNH"], ["I. SÁNG KIẾN HỢP LỆ"], OWN[:5], *[r[:5] for r in own(1, 2)], []]
    stated += [["II. SÁNG KIẾN CÒN TRAO ĐỔI"], OWN[:5], *[r[:5] for r in own(3)]]
    unknown = [("status-unknown", None, ASKED)]
    save("blocks-of-statuses-one-unknown-ask", stated, [counted("YK", 2, 0, 1)], unknown)
    several = [["LĐLĐ HUYỆN HOA LƯ"], ["DANH SÁCH SÁNG KIẾN CỦA LĐLĐ HUYỆN KIM SƠN"], OWN, *own(1, 2)]
    save("several-units-above-ask", several, [counted(None, 2)], [("list-without-unit", None, ASKED)])


def levels():
    """Rows with nothing but a name: units, schools, forms, and what may be any of them."""
    schools = [["LĐLĐ HUYỆN YÊN KHÁNH"], OWN, [1, "Cây Bàng"], [1.1, *own(1)[0][1:]], [1.2, *own(2)[0][1:]]]
    schools += [[2, "Cây Đa"], [2.1, *own(3)[0][1:]]]
    save("levels-in-their-numbers", schools, [counted("YK", 3)])
    units = [OWN, ["I", "LĐLĐ huyện Yên Khánh"], *own(1, 2), ["II", "Đoàn Cây Đa"], *own(3)]
    stranger = [counted("YK", 2), {"unit": "Đoàn Cây Đa", "valid": 1}]
    save("levels-one-unit-unknown-ask", units, stranger, [("unit-unknown", "A6", ASKED)])
    fields = [OWN, ["LĐLĐ huyện Yên Khánh"], ["Giáo dục"], *own(1), ["Y tế"], *own(2), ["LĐLĐ huyện Kim Sơn"]]
    fields += [["Giáo dục"], *own(3)]
    save("levels-of-trades-below-units", fields, [counted("YK", 2), counted("KS", 1)])
    form = [[*HEAD, "Trạng thái"], [None, "Ghi rõ tên", "Ghi họ tên", "Chọn ở danh mục", "Số", "dd/mm/yyyy", "Chọn"]]
    save("form-with-what-to-write", [*form, row(1)[:7], row(2)[:7]], [counted("YK", 2)])
    sample = [[*HEAD, "Trạng thái"], [None, *row(9)[1:7]], row(1)[:7], row(2)[:7]]
    save("form-with-a-row-before-the-first-ask", sample, [counted("YK", 2)], [("row-not-understood", "B2")])
    wrapped = [[*HEAD, "Trạng thái"], row(1)[:7], [None, "dùng cho hộ gia đình"], row(2)[:7]]
    save("title-over-two-rows-ask", wrapped, [counted("YK", 2)], [("row-not-understood", "B3")])
    signed = [
        [*HEAD, "Trạng thái"],
        row(1)[:7],
        row(2)[:7],
        [None, "NGƯỜI LẬP", "CHỦ TỊCH"],
        [None, "Lê Hoa", "Vũ Bình"],
    ]
    save("signed-below-in-its-own-columns", signed, [counted("YK", 2)])
    both = [[*HEAD[:5], "Ngày áp dụng, công nhận", "Hợp lệ"], *[[*row(n)[:6], n < 3] for n in (1, 2, 3)]]
    legend = [["LĐLĐ huyện Yên Khánh"], ["(số có dấu * là sáng kiến không hợp lệ, còn lại hợp lệ)"], OWN[:5]]
    starred = [*legend, *[[f"{line[0]}*" if line[0] == 2 else line[0], *line[1:5]] for line in own(1, 2, 3)]]
    save("verdicts-told-above-alone-ask", starred, [counted("YK", 3)], [("verdicts-unread", "A2", ASKED)])
    persons = [[n, "Cải tiến máy tách hạt", f"Lê Thị Bình {n}", *row(n)[3:7]] for n in range(1, 5)]
    again = [("titles-repeated", "B2", {"severity": "ask", "count": 3})]
    save("titles-once-for-each-author-ask", [[*HEAD, "Kết quả"], *persons], [counted("YK", 4)], again)
    uncrossed = [[*row(n)[:6], "Hợp lệ / Không hợp lệ" if n > 1 else "Hợp lệ"] for n in (1, 2, 3)]
    left = [("status-unknown", f"G{n}", ASKED) for n in (3, 4)]
    save("verdicts-of-which-none-was-crossed-out-ask", [[*HEAD, "Kết quả"], *uncrossed], [counted("YK", 1, 0, 2)], left)
    points = [[*HEAD, "Điểm"], *[[*row(n)[:6], 40 + 9 * n] for n in range(1, 6)]]
    save("points-and-no-verdict-ask", points, [counted("YK", 5)], [("column-unsure", "G1", ASKED)])
    crosses = [[*HEAD, "HL/KHL"], *[[*row(n)[:6], "x" if n != 2 else None] for n in (1, 2, 3)]]
    blank = [("column-unsure", "G1", ASKED), ("status-missing", "G3")]
    save("one-sign-for-both-verdicts-ask", crosses, [counted("YK", 2, 0, 1)], blank)
    none = [[*HEAD, "Kết quả"], row(1)[:7], [2, "Không có", None, "LĐLĐ huyện Kim Sơn"], row(3)[:7]]
    save("unit-that-had-none", none, [counted("YK", 2)])
    command = [[*HEAD, "Kết quả"], row(1)[:7], row(2)[:7], [None, None, None, "LĐLĐ huyện Yên Khánh Count", 2]]
    command += [row(3, "LĐLĐ huyện Kim Sơn")[:7], [None, None, None, "LĐLĐ huyện Kim Sơn Count", 1]]
    save(
        "sums-of-the-subtotal-command",
        [*command, [*[None] * 3, "Grand Count", 3]],
        [counted("YK", 2), counted("KS", 1)],
    )
    export = ["UnitID", "UnitName", "InitCode", "InitName", "AuthorName", "RecogDate", "RecogNo", "StatusName"]
    coded = [["YK", *row(n)[3:4], f"SK00{n}", *row(n)[1:3], "20190315", f"{n}/QĐ-CĐ", "Công nhận"] for n in range(1, 7)]
    mostly = [("out-of-window", f"F{n}") for n in range(2, 8)] + [("mostly-invalid", None, ASKED)]
    save("headings-of-a-machine-that-data-resemble", [export, *coded], [counted("YK", 0, 6)], mostly)
    issued = [*HEAD[:4], "Ngày ban hành QĐ công nhận", "Kết luận", "Đồng ý", "Không đồng ý", "Đã sửa đổi"]
    council = [[*row(n)[:4], "Thứ Ba, 15/03/2022", v, 9 - n, n, "18/5/2025 09:14"] for n, v in enumerate(VOTED, 1)]
    save("votes-beside-the-verdict", [issued, *council], [counted("YK", 2, 1)], [NO_DECISION, NO_REASON])
    save("days-of-use-and-recognition", both, [counted("YK", 2, 1)], [NO_REASON])


def main():
    """Every file, anew."""
    for subject in (marks, left_over, beside, levels):
        subject()


if __name__ == "__main__":
    main()
