"""Makes lists and tables in which weak evidence would decide: `python -m tests.messy.make_doubts`.

Where nothing proves how they are meant, a person is asked; where numbers or sums prove it, they are read.
"""

from __future__ import annotations

from tests.messy.make_registers import counted, row, save
from tests.messy.making import HEAD as TABLE
from tests.messy.making import UNITS, body, expected
from tests.messy.making import save as save_table

HEAD = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái"]
ASKED = {"severity": "ask"}
NO_REASON = ("reason-missing", None)
NO_DECISION = ("decision-missing", None)


def rows(*numbers, **changes):
    """Good initiatives without a reason."""
    return [row(n, **changes)[:7] for n in numbers]


def days():
    """Days of which nothing says that they are those of recognition, or that stand in two columns."""
    filed = [[*HEAD[:5], "REG_DAY", "Trạng thái"], *rows(1, 2), *rows(3, day="2020-03-01")]
    late = ("out-of-window", "F4")
    save("day-of-no-known-kind-that-decides-ask", filed, [counted("YK", 2, 1)], [("column-unsure", "F1", ASKED), late])
    asked = [("column-unsure", "F1", ASKED)]
    save("day-of-no-known-kind-that-decides-nothing-ask", filed[:3], [counted("YK", 2)], asked)
    signed = [[*HEAD, "Ngày ký"], *[[*r, "2022-04-01"] for r in rows(1, 2)]]
    save("days-of-two-kinds-in-one-phase", signed, [counted("YK", 2)])
    earlier = [*signed[:2], [*rows(2)[0], "2020-04-01"]]
    save("days-of-two-kinds-that-decide-ask", earlier, [counted("YK", 2)], [("two-tables", "F1", ASKED)])
    phases = [[*HEAD[:5], "Ngày công nhận", None, "Trạng thái"], [*[None] * 5, "Giai đoạn 1", "Giai đoạn 2"]]
    phases += [[*r[:6], None, r[6]] for r in rows(1)] + [[*r[:5], None, "2022-08-01", r[6]] for r in rows(2)]
    spans = ["F1:G1", *[f"{letter}1:{letter}2" for letter in "ABCDEH"]]
    save("days-in-a-column-for-each-phase", phases, [counted("YK", 2)], merge=spans)
    words = [[*HEAD[:5], "Được công nhận vào ngày", "Trạng thái"], *rows(1, 2)]
    save("day-named-in-another-order", words, [counted("YK", 2)])
    parts = [[*HEAD[:5], "Ngày công nhận", None, None], [*[None] * 5, "Ngày", "Tháng", "Năm"]]
    parts += [[*r[:5], 15, 3, 2022] for r in rows(1)] + [[*r[:5], None, 3, 2022] for r in rows(2)]
    save("day-in-parts-of-which-one-is-blank", parts, [counted("YK", 2)], merge=["F1:H1"])


def units():
    """Two columns of units."""
    two = [[*HEAD[:4], "Đơn vị sinh hoạt", *HEAD[5:]]]
    same = [[*r[:4], r[3], *r[5:]] for r in rows(1, 2)]
    other = [*r[:4], "LĐLĐ huyện Kim Sơn", *r[5:]] if (r := rows(3)[0]) else []
    save("unit-said-twice-alike", [*two, *same], [counted("YK", 2)], [NO_DECISION])
    asked = [("two-tables", "E1", ASKED), NO_DECISION]
    save("unit-said-twice-otherwise-ask", [*two, *same, other], [counted("YK", 2), counted("KS", 1)], asked)
    ideas = [["No", "Idea title", "Employee", "Trade union", "Approved on", "Result"]]
    sender = [[*HEAD[:3], "Công đoàn nơi tác giả sinh hoạt", "Công đoàn gửi hồ sơ", *HEAD[5:]]]
    asked = [("two-tables", "E1", ASKED), NO_DECISION]
    sent = [[*r[:3], "LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn", *r[5:7]] for r in rows(1, 2)]
    save("unit-of-the-author-or-the-sender-ask", [*sender, *sent], [counted("KS", 2)], asked)
    long = [
        [n, f"A better way to sort the parts, no {n}", *r[2:4], r[5], "Approved"] for n, r in enumerate(rows(1, 2), 1)
    ]
    save("of-ideas-of-known-units", [*ideas, *long], [counted("YK", 2)], [NO_DECISION])


def numbers():
    """What the numbers of a list say of its initiatives."""
    lone = [HEAD, *rows(1, 2), [None, *rows(3)[0][1:]]]
    save("row-without-a-number-ask", lone, [counted("YK", 3)], [("rows-not-numbered", "A4", ASKED)])
    twice = [HEAD, *rows(1, 2), [2, *rows(3)[0][1:]]]
    save("number-that-stands-twice-ask", twice, [counted("YK", 3)], [("rows-not-numbered", "A4", ASKED)])
    pasted = [HEAD]
    for r in rows(1, 2):
        pasted += [[*r[:2], *r[2:]], [None, "và đóng bao cùng lúc", "Lê Thị Bình"]]
    merged = [f"{letter}{n}:{letter}{n + 1}" for n in (2, 4) for letter in "ADEFG"]
    save("number-merged-over-its-lines", pasted, [counted("YK", 2)], merge=merged)
    broken = [HEAD, *[line for r in rows(1, 2) for line in (r, [None, "và đóng bao cùng lúc"])]]
    save("titles-that-go-on-below", broken, [counted("YK", 2)])
    told = [["Danh sách gồm 5 sáng kiến"], HEAD, *rows(1, 2)]
    save("number-in-the-title-ask", told, [counted("YK", 2)], [("total-mismatch-total", "A1", ASKED)])
    save("number-in-the-title-that-fits", [["Danh sách gồm 2 sáng kiến"], *told[1:]], [counted("YK", 2)])


def left():
    """What stands beside the status and denies it."""
    drawn = [[*HEAD, "Gác lại"], *[[*r, "x" if r[0] == 2 else None] for r in rows(1, 2, 3)]]
    save("mark-beside-the-status-ask", drawn, [counted("YK", 3)], [("column-unsure", "H1", ASKED)])
    noted = [[*HEAD, "Ghi chú"], *[[*r, "Không hợp lệ" if r[0] == 2 else "Đã nộp bản giấy"] for r in rows(1, 2, 3)]]
    save("note-that-denies-the-status-ask", noted, [counted("YK", 3)], [("column-unsure", "H1", ASKED)])
    kinds = ("1 triệu sáng kiến", "Xanh - sạch - đẹp", None)
    several = [[*HEAD, "Phong trào"], *[[*r, kinds[r[0] % 3]] for r in rows(*range(1, 16))]]
    save("of-several-campaigns-ask", several, [counted("YK", 15)], [("column-unsure", "H1", ASKED)])
    pasted = [HEAD, *[[*r[:2], r[1], *r[3:]] for r in rows(1, 2, 3)]]
    save("titles-pasted-over-authors-ask", pasted, [counted("YK", 3)], [("column-unsure", "C1", ASKED)])
    shown = [["Các dòng tô màu vàng là không hợp lệ"], HEAD, *rows(1, 2)]
    save("colours-that-tell-ask", shown, [counted("YK", 2)], [("shown-by-colour", "A1", ASKED)])


def ticked():
    """What a form left standing in a cell, and when it was judged."""
    boxes = ("☑ Đạt ☐ Không đạt", "☐ Đạt ☒ Không đạt", "☐ Đạt ☐ Không đạt")
    form = [HEAD, *[[*r[:6], box] for r, box in zip(rows(1, 2, 3), boxes, strict=True)]]
    save("answers-to-tick-in-a-cell", form, [counted("YK", 1, 1, 1)], [NO_REASON])
    asked = [("status-unknown", cell, ASKED) for cell in ("G2", "G3")]
    both = [HEAD, *[[*r[:6], "Đạt Không đạt"] for r in rows(1, 2)]]
    save("both-answers-left-in-a-cell-ask", both, [counted("YK", 0, 0, 2)], asked)
    waits = ("Được xác nhận", "Không được xác nhận", "Chờ xác nhận")
    waiting = [HEAD, *[[*r[:6], text] for r, text in zip(rows(1, 2, 3), waits, strict=True)]]
    save("confirmed-or-waiting-for-it", waiting, [counted("YK", 1, 1, 1)], [NO_REASON])
    twice = [[*HEAD[:6], "Cấp cơ sở công nhận", "Cấp trên cơ sở công nhận"]]
    twice += [[*r[:6], "Có" if r[0] < 3 else "Không", "Có" if r[0] < 2 else "Không"] for r in rows(1, 2, 3)]
    asked = [("two-tables", "G1", ASKED), NO_REASON]
    save("recognised-at-two-levels-ask", twice, [counted("YK", 2, 1)], asked)
    said = ("Duyệt ngày 12/5/2022", "Không duyệt ngày 13/5", "Chưa duyệt")
    dated = [[*HEAD[:6], "Xử lý"], *[[*r[:6], text] for r, text in zip(rows(1, 2, 3), said, strict=True)]]
    save("verdicts-with-their-day", dated, [counted("YK", 1, 1, 1)], [NO_REASON])

    key = [[*HEAD[:6], "Đạt (v), không đạt (x)"], *[[*r[:6], "vx"[r[0] % 2]] for r in rows(1, 2, 3)]]
    save("marks-that-the-heading-explains", key, [counted("YK", 1, 2)], [NO_REASON])
    noted = [HEAD, *[[*r[:6], "+-"[r[0] % 2]] for r in rows(1, 2, 3)], [], ["Ghi chú: (+) đạt; (-) không đạt"]]
    save("marks-that-a-note-explains", noted, [counted("YK", 1, 2)], [NO_REASON])


def told_in_other_words():
    """Units with their code or level before them, and sums of a list that no word calls so."""
    coded = [HEAD, *rows(1, 2, unit="[YK] LĐLĐ huyện Yên Khánh")]
    save("unit-behind-its-code", coded, [counted("YK", 2)])
    grouped = [[*HEAD[:3], *HEAD[4:]], ["Công đoàn cấp trên: LĐLĐ huyện Yên Khánh"]]
    save("groups-that-say-whose-they-are", [*grouped, *[[*r[:3], *r[4:]] for r in rows(1, 2)]], [counted("YK", 2)])
    parts = ["Tổng số: 3 sáng kiến", "Trong đó:", "- Hợp lệ: 2", "- Không hợp lệ: 1"]
    ending = [HEAD, *rows(1, 2), *rows(3, status="Không hợp lệ"), *[[None, part] for part in parts]]
    save("parts-of-the-sum-at-the-end", ending, [counted("YK", 2, 1)], [NO_REASON])
    counted_groups = [[HEAD[0], "Đơn vị / Tác giả", "Tên sáng kiến", *HEAD[4:]]]
    for name in ("LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn"):
        counted_groups += [[len(counted_groups) // 3 + 1, name, "2 sáng kiến"]]
        counted_groups += [[f"1.{n}", r[2], r[1] + name, *r[4:]] for n, r in enumerate(rows(1, 2), 1)]
    save("units-with-the-number-of-their-rows", counted_groups, [counted("YK", 2), counted("KS", 2)])
    leaves = [HEAD, *rows(1, 2), [None, "2 sáng kiến", None, "Cộng tờ số 1"]]
    leaves += [[None, "1,5 sáng kiến", None, "Bình quân một tờ"]]
    save("sums-of-leaves", leaves, [counted("YK", 2)])
    lacking = [("mostly-invalid", None, ASKED), ("author-missing", None), NO_DECISION, NO_REASON]
    bare = [["Đơn vị", "Tên sáng kiến", "Ngày công nhận", "Hợp lệ (1) hay không (0)"]]
    bare += [[r[3], r[1], r[5], r[0] % 2] for r in rows(1, 2, 3, 4, 5)]
    save("ones-and-noughts-without-numbers-or-authors", bare, [counted("YK", 0, 5)], lacking)
    rated = [HEAD, *rows(1, 2)]
    rated += [[None, text, *[None] * 4, n] for text, n in (("Số sáng kiến đã xét", 2), ("Tỷ lệ hợp lệ", "100%"))]
    save("number-and-rate-below-a-unit", rated, [counted("YK", 2)])
    english = [HEAD, *rows(1, 2, status="Eligible"), *rows(3, status="Ineligible")]
    save("of-eligible-and-ineligible", english, [counted("YK", 2, 1)], [NO_REASON])
    numbered = [[*HEAD, "Số lượng"], *[[*r, 1] for r in rows(1, 2)]]
    numbered += [[None, None, None, "Tiểu kết Yên Khánh", None, None, "2 hợp lệ", 2]]
    numbered += [[*r, 1] for r in rows(3, 4, unit="LĐLĐ huyện Kim Sơn")]
    numbered += [
        [None, None, None, "Tiểu kết Kim Sơn", None, None, "2 hợp lệ", 2],
        [*[None] * 3, "Tổng kết", *[None] * 3, 4],
    ]
    save("sums-that-only-count-what-is-above", numbered, [counted("YK", 2), counted("KS", 2)])


def progress():
    """What stands beside a quota and its result."""
    names = [f"Thôn Bến Đò {n}" for n in range(1, 6)]
    owed, done = (30, 40, 50, 25, 60), (20, 38, 30, 25, 12)
    told = [{"unit": u, "quota": q, "valid": v} for u, q, v in zip(names, owed, done, strict=True)]

    def table(name, heads, columns, findings=()):
        lines = [[n, *line] for n, line in enumerate(zip(names, *columns, strict=True), 1)]
        options = {"directory": "none"}
        save_table(name, [["TT", "Thôn", *heads], *lines], list(findings), units=told, options=options)

    homes = [q + 10 for q in owed]
    asked = [("column-unsure", "C1", ASKED)]
    table("whole-number-beside-the-quota-ask", ["Tổng số hộ", "Chỉ tiêu", "Số hộ đã lắp"], (homes, owed, done), asked)
    rates = [round(100 * v / q, 1) for q, v in zip(owed, done, strict=True)]
    hoped = [v + 30 for v in done]
    heads = ["Kế hoạch năm", "Thực hiện 6 tháng", "Ước thực hiện cả năm", "TH/KH (%)"]
    table("estimate-beside-what-is-done", heads, (owed, done, hoped, rates))
    heads, more = ["Chỉ tiêu", "Số người nhập học", "Số người được cấp chứng chỉ"], [v + 9 for v in done]
    asked = [("two-tables", "E1", ASKED)]
    table("enrolled-or-certified-ask", heads, (owed, more, done), asked)
    heads = ["Kế hoạch năm", "Thực hiện trong kỳ (16/4-15/5)", "Thực hiện từ đầu chương trình"]
    table("of-the-span-and-since-the-beginning", heads, (owed, [v // 3 for v in done], done))
    heads = ["Kế hoạch", "Đã cấp", "Đã thu", "Tỷ lệ (%)"]
    table("rate-that-tells-what-is-done", heads, (owed, hoped, done, rates))
    less = [v - q for q, v in zip(owed, done, strict=True)]
    table("more-or-less-than-a-nameless-quota", ["Đề ra", "Đạt được", "Vượt (+), hụt (-)"], (owed, done, less))
    asked = [("two-tables", "D1", ASKED)]
    earlier = [q - 5 for q in owed]
    table("quotas-of-two-years-ask", ["Chỉ tiêu 2024", "Chỉ tiêu 2025", "Đã trồng"], (earlier, owed, done), asked)
    homes = [1000 * n + 7 for n in range(1, 6)]
    left = [q - v for q, v in zip(owed, done, strict=True)]
    heads = ["Đã có thẻ đến 31/12/2023", "Chỉ tiêu phát triển mới", "Phát triển mới 9 tháng", "Còn phải phát triển"]
    table(
        "done-is-what-the-rest-leaves-of-the-quota",
        heads,
        (homes, owed, done, left),
    )
    heads = ["Nhiệm kỳ 2020 - 2025", None, "Năm 2024", None]
    lines = [[n, *line] for n, line in enumerate(zip(names, earlier, hoped, owed, done, strict=True), 1)]
    both = [["TT", "Chi bộ", *heads], [None, None, *["Chỉ tiêu", "Đã kết nạp"] * 2], *lines]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    save_table("year-beside-a-term-of-years", both, [], units=told, merge=merged, options={"directory": "none"})
    carried = [5 * n for n in range(1, 6)]
    whole = [v + n for v, n in zip(done, carried, strict=True)]
    heads = ["Tổng số thụ lý", "Chỉ tiêu giao", "Đã thi hành xong", "Chuyển kỳ sau"]
    asked = [("column-unsure", "F1", ASKED)]
    table("what-is-left-of-a-whole-under-words-ask", heads, (whole, owed, done, carried), asked)
    heads = ["Biên chế giao năm 2021", "Số phải tinh giản", "Số đã tinh giản", "Còn phải tinh giản"]
    table("quota-that-the-rest-proves", heads, (homes, owed, done, left))
    tasks, spans = [["TT", "Thôn", "Nội dung", "Chỉ tiêu", "Thực hiện"]], []
    for n, (unit, q, v) in enumerate(zip(names, owed, done, strict=True)):
        tasks += [[n + 1, unit, "Kết nạp hội viên", q, v], [None, None, "Ngày công làm đường", 20 * q, 20 * v]]
        spans += [f"{letter}{2 * n + 2}:{letter}{2 * n + 3}" for letter in "AB"]
    asked = [("unit-duplicated", f"B{2 * n + 3}", ASKED) for n in range(5)]
    options = {"directory": "none"}
    save_table("tasks-that-nobody-adds-up-ask", tasks, asked, units=[], merge=spans, options=options)
    parted, spans = [["TT", "Thôn", "Giới tính", "Phải cấp", "Đã cấp", "Chưa cấp"]], []
    for n, (unit, q, v) in enumerate(zip(names, owed, done, strict=True)):
        three = [("Nam", 10, 5), ("Nữ", q - 10, v - 5), ("Cộng", q, v)]
        parted += [[n + 1 if not i else None, None if i else unit, p, a, b, a - b] for i, (p, a, b) in enumerate(three)]
        spans += [f"{letter}{3 * n + 2}:{letter}{3 * n + 4}" for letter in "AB"]
    save_table("men-women-and-their-sum", parted, [], units=told, merge=spans, options={"directory": "none"})


def unlike():
    """What cannot be compared, or is no record of a unit."""
    classes = [
        ["TT", "Xã", "Kế hoạch", "Kết quả"],
        *[[n, f"Xã Yên {n}", f"{n} lớp", f"{20 * n} học viên"] for n in (3, 4, 5)],
    ]
    air = [
        ["STT", "Vị trí đo", "Số mẫu đo", "Số mẫu đạt", "Số mẫu không đạt"],
        *[[n, f"Xưởng số {n}", 9, n, 9 - n] for n in (3, 4, 5)],
    ]
    for name, rows_of in (("quota-of-classes-result-in-persons", classes), ("samples-that-pass", air)):
        save_table(name, rows_of, [], refusal="unknown-table", options={"directory": "none"})
    homes = [
        [*HEAD[:3], "Địa chỉ", *HEAD[5:]],
        *[[*r[:3], f"Số {r[0]} đường Tràng An, huyện Hoa Lư", *r[5:7]] for r in rows(1, 2)],
    ]
    save(
        "addresses-are-no-units-ask",
        homes,
        [{"unit": "", "valid": 2}],
        [("list-without-unit", None, ASKED), NO_DECISION],
    )


def elsewhere():
    """What stands beside a list or below a table."""
    sheets = {"Danh sách": [HEAD[:6], *[r[:6] for r in rows(1, 2, 3)]]}
    sheets["Thẩm định"] = [["STT", "Kết quả"], [2, "Không hợp lệ"], [1, "Hợp lệ"], [3, "Hợp lệ"]]
    asked, units = [("verdicts-unread", "B1", ASKED)], [counted("YK", 3)]
    save_table("register-verdicts-on-another-sheet-ask", [], asked, units=units, sheets=sheets, kind="register")
    titled = [["DANH SÁCH SÁNG KIẾN KHÔNG HỢP LỆ"], HEAD, *rows(1, 2)]
    save("title-that-denies-all-ask", titled, [counted("YK", 2)], [("verdicts-unread", "A1", ASKED)])
    own = body()
    parts = [[None, f"- Khối {n}", *line[2:]] for n, line in enumerate((_sum("", own[:8]), _sum("", own[8:])), 1)]
    of_which = [TABLE, *own, _sum("Tổng cộng", own), [None, "Trong đó:"], *parts]
    save_table("of-which-rows-below-the-total", of_which, [("quota-blank", "C15")])
    officers = [[*TABLE[:2], "Cán bộ nhận tin", *TABLE[2:5], "Nội dung tin nhắn"]]
    officers += [
        [*r[:2], "Lê Thị Bình", *r[2:5], f"Kính gửi {r[1]}: đề nghị gửi thêm sáng kiến còn thiếu"] for r in own
    ]
    save_table("message-for-each-unit", officers, [("quota-blank", "D15")])
    waiting = [[*TABLE[:3], "Tổng số trên phần mềm", "Hợp lệ", "Không hợp lệ", "Chưa rà soát"]]
    waiting += [[*r[:3], r[3] + r[4] + 2, *r[3:5], 2] for r in own]
    units = [{**unit, "pending": 2} for unit in expected()]
    save_table("not-yet-looked-through-is-pending", waiting, [("quota-blank", "C15")], units=units)
    offices = [["TT", "Khoa, phòng", "Chỉ tiêu giao", "Được công nhận"]]
    offices += [[n, name, 9, n] for n, name in enumerate(("Khoa Nội", "Phòng Tài chính kế toán", "Khoa Ngoại"), 1)]
    told = [{"unit": name, "quota": 9, "valid": n} for n, name, *_ in offices[1:]]
    whole = [None, "Toàn viện", 27, 6]
    save_table("offices-named-like-signatures", [*offices, whole], [], units=told, options={"directory": "none"})
    adjusted = [["TT", "Huyện", "Chỉ tiêu đầu năm", "Điều chỉnh trong năm", "Đã kết nạp"]]
    adjusted += [[n, f"Huyện số {n}", 9, 8, n] for n in (1, 2, 3)]
    asked = [("two-tables", "C1", ASKED)]
    told = [{"unit": f"Huyện số {n}", "quota": 9, "valid": n} for n in (1, 2, 3)]
    save_table("adjusted-to-or-by-ask", adjusted, asked, units=told, options={"directory": "none"})
    codes = [["TT", "Huyện", "Kế hoạch cấp mã (mã)", "Đã cấp (mã)"], *[[n, f"Huyện số {n}", 9, n] for n in (1, 2, 3)]]
    told = [{"unit": f"Huyện số {n}", "quota": 9, "valid": n} for n in (1, 2, 3)]
    save_table("codes-that-are-counted", codes, [], units=told, options={"directory": "none"})


def sums():
    """Rows that add up others, whatever they are called, and units named like groups."""
    own = body()
    blocks = [TABLE, *own[:8], _sum("Cộng khối", own[:8]), *own[8:], _sum("Cộng khối", own[8:])]
    save_table("sums-of-two-blocks-together", [*blocks, _sum("Cộng cả hai khối", own)], [("quota-blank", "C16")])
    phased = [["STT", "Đơn vị", "Giai đoạn", *TABLE[2:]]]
    spans = []
    for n, (_, name, quota, valid, invalid) in enumerate(UNITS[:3]):
        parts = [[10, 2, 1, 3], [quota - 10, valid - 2, invalid + 1, valid + invalid - 1]]
        whole = [sum(figures) for figures in zip(*parts, strict=True)]
        phased += [[n + 1, name, "Đợt 1", *parts[0]], [None, None, "Đợt 2", *parts[1]], [None, None, "Cả hai", *whole]]
        spans += [f"{letter}{3 * n + 2}:{letter}{3 * n + 4}" for letter in "AB"]
    change = {code: (quota, valid, invalid + 2) for code, _, quota, valid, invalid in UNITS[:3]}
    known = expected(change, leave=[unit[0] for unit in UNITS[3:]])
    save_table("unit-over-phases-and-their-sum", phased, [("unit-missing", None)], units=known, merge=spans)
    grades = [["TT", "Khối", "Kế hoạch", "Thực hiện"], *[[n, f"Khối {n}", 20 + n, 10 + n] for n in (6, 7, 8, 9)]]
    told = [{"unit": f"Khối {n}", "quota": 20 + n, "valid": 10 + n} for n in (6, 7, 8, 9)]
    save_table("names-like-groups", grades, [], units=told, options={"directory": "none"})
    running = [["STT", "Đơn vị", "Chỉ tiêu", "Hợp lệ", None, "Không hợp lệ", None]]
    running += [[None, None, None, "Trong tuần", "Luỹ kế", "Trong tuần", "Luỹ kế"]]
    running += [[*r[:3], 1, r[3], 0, r[4]] for r in own]
    span = ["D1:E1", "F1:G1"]
    save_table("columns-of-running-sums-below-states", running, [("quota-blank", "C16")], merge=span)
    months = [["TT", "Đại lý", "Giao quý II", "T4", "T5", "T6", "Cộng quý II"]]
    months += [[n, f"Đại lý số {n}", 40 + n, n, 2 * n, 5, 3 * n + 5] for n in (1, 2, 3)]
    told = [{"unit": f"Đại lý số {n}", "quota": 40 + n, "valid": 3 * n + 5} for n in (1, 2, 3)]
    save_table("columns-of-months-and-their-quarter", months, [], units=told, options={"directory": "none"})


def _sum(label, lines):
    return [None, label, *[sum(line[c] or 0 for line in lines) for c in (2, 3, 4, 5)]]


def make():
    """Every file, anew."""
    for subject in (days, units, numbers, left, ticked, told_in_other_words, progress, unlike, elsewhere, sums):
        subject()


if __name__ == "__main__":
    make()
