"""What the columns of a table leave open: asked about or refused, and never read as 0."""

from __future__ import annotations

from tests.messy.making import HEAD, NO_QUOTA, UNITS, body, expected, save, save_csv

STRANGE = {"directory": "none"}
SILENT = range(9)  # units that have not sent anything
THREE = [*HEAD[:4]]


def make():
    """Columns with words among their figures, several of one meaning, and rows or columns without a name."""
    _words_among_figures()
    _results_beside_each_other()
    _headings_that_say_more()
    _groups_by_sums()
    _names()


def _words_among_figures():
    rows = body()
    silent = [[*r[:3], "chưa gửi" if n in SILENT else r[3]] for n, r in enumerate(rows)]
    there = {u[0]: (u[2], u[3], 0) for u in UNITS}
    names = [u[0] for n, u in enumerate(UNITS) if n in SILENT]
    sent = expected(there, leave=names)
    save("columns-of-figures-mostly-not-sent", [THREE, *silent], [("unit-missing", None), NO_QUOTA], units=sent)
    beside = [[*r[:3], "chưa gửi" if n in SILENT else r[3], 1] for n, r in enumerate(rows)]
    one = {u[0]: (u[2], u[3], 1) for u in UNITS}
    bad = [("bad-number", f"D{n + 2}") for n in SILENT]
    save("columns-not-sent-beside-figures-ask", [HEAD[:5], *beside], [*bad, NO_QUOTA], units=expected(one, leave=names))
    shares = [[*r[:3], f"{r[3]} ({r[3] * 100 // (r[2] or 1)}%)", r[4]] for r in rows]
    bad = [("bad-number", f"D{n}") for n in range(2, 16)]
    save("columns-of-counts-with-shares-ask", [HEAD[:5], *shares], bad, units=[])
    save("columns-headed-by-statuses", [[*HEAD[:3], "Chấp nhận", "Từ chối"], *[r[:5] for r in rows]])
    strange = [[*HEAD[:2], "A", "B"], *[r[:4] for r in rows]]
    save("refused-no-column-of-what-is-valid", strange, refusal="unknown-table")
    named = {u[0]: (u[2], u[3], 0) for u in UNITS}
    letters = {"columns": {"C": "quota", "D": "valid"}}
    save("columns-named-after-a-refusal", strange, units=expected(named), options=letters)
    _results_unsaid(rows)
    _meant_by_more_than_sums()


def _results_unsaid(rows):
    """A quota, and counts of which no heading says that they are done of it."""
    ask = [("two-tables", "D1"), NO_QUOTA]
    months = [[*HEAD[:3], "Tháng 1", "Tháng 2", "Tháng 3"], *[[*r[:4], 2, 1] for r in rows]]
    first = {u[0]: (u[2], u[3], 0) for u in UNITS}
    save("columns-of-months-beside-a-quota-ask", months, ask, units=expected(first))
    together = {u[0]: (u[2], u[3] + 3, 0) for u in UNITS}
    columns = {"columns": dict.fromkeys("DEF", "valid")}
    save("columns-of-months-added-up", months, units=expected(together), options=columns)
    handed = [[*HEAD[:2], "Chỉ tiêu giao", "Đã giao"], *[r[:4] for r in rows]]
    save("columns-handed-over-beside-a-quota-ask", handed, [("column-unsure", "D1"), NO_QUOTA], units=expected(first))
    named = [
        ["TT", "Chuyên ngành", "Chỉ tiêu", "Nhập học"],
        [1, "Hàn", 21, 15],
        [2, "Điện lạnh", 38, 30],
        [3, "May", 25, 4],
    ]
    trades = [{"unit": r[1], "quota": r[2], "valid": r[3], "invalid": 0} for r in named[1:]]
    save("columns-unknown-beside-a-quota-ask", named, [("column-unsure", "D1")], units=trades, options=STRANGE)
    other = [
        ["TT", "Đơn vị", "Chỉ tiêu", "Giao", "Đạt"],
        [1, "Xã A", "Hiến máu", 60, 45],
        [2, "Xã B", "Trồng cây", 40, 5],
    ]
    save("refused-quotas-of-different-things", other, refusal="unknown-table", options=STRANGE)


def _meant_by_more_than_sums():
    """What adds up is not all that a heading says: earlier stages, estimates, members, what is beyond the quota."""
    towns = ["Xã Mây", "Xã Gió", "Xã Trăng"]

    def table(name, head, asks=(), quotas=(40, 41, 42), valid=(20, 21, 22), invalid=(0, 0, 0), **columns):
        rows = [[town, *(columns[letter][n] for letter in sorted(columns))] for n, town in enumerate(towns)]
        read = zip(towns, quotas, valid, invalid, strict=True)
        units = [{"unit": u, "quota": q, "valid": v, "invalid": i} for u, q, v, i in read]
        save(name, [["Đơn vị", *head], *rows], asks, units=units, options=STRANGE)

    quota, done = (40, 41, 42), (20, 21, 22)
    table(
        "columns-members-before",
        ["Chỉ tiêu", "Hiện có", "Kết nạp mới", "Tổng số"],
        B=quota,
        C=(10, 11, 12),
        D=done,
        E=(30, 32, 34),
    )
    table(
        "columns-estimate-that-the-rest-fits",
        ["Kế hoạch", "Dự kiến", "Thực hiện", "Còn lại"],
        B=quota,
        C=(35, 37, 36),
        D=done,
        E=(15, 16, 14),
    )
    table(
        "columns-need-and-quota-ask",
        ["Nhu cầu", "Chỉ tiêu được duyệt", "Đã cấp", "Còn thiếu so nhu cầu"],
        [("two-tables", "B1")],
        quotas=(50, 52, 55),
        B=(50, 52, 55),
        C=quota,
        D=done,
        E=(30, 31, 33),
    )
    table(
        "columns-recognised-of-registered-ask",
        ["Chỉ tiêu", "SK đăng ký", "SK được công nhận", "Còn thiếu"],
        [("two-tables", "C1")],
        valid=(25, 27, 26),
        B=quota,
        C=(25, 27, 26),
        D=done,
        E=(15, 14, 16),
    )
    table(
        "columns-beyond-the-quota-ask",
        ["Được giao", "Vượt", "Đạt", "Không đạt"],
        [("two-tables", "D1")],
        invalid=(10, 9, 8),
        B=quota,
        C=(10, 11, 12),
        D=done,
        E=(10, 9, 8),
    )
    table(
        "columns-good-and-bad-of-done",
        ["Được giao", "Đã làm", "Chưa làm", "Hết hạn", "Đạt", "Không đạt"],
        invalid=(5, 6, 4),
        B=quota,
        C=(25, 27, 26),
        D=(10, 10, 13),
        E=(5, 4, 3),
        F=done,
        G=(5, 6, 4),
    )
    table(
        "columns-cumulated-beyond-the-quota-ask",
        ["Kế hoạch năm", "Số hộ đã có", "Thực hiện năm", "Lũy kế"],
        [("two-tables", "E1")],
        valid=(420, 521, 622),
        B=quota,
        C=(400, 500, 600),
        D=done,
        E=(420, 521, 622),
    )
    carried = ["Chỉ tiêu", "Chuyển tiếp từ 2025", "Thực hiện mới 2026", "Cộng", "Tỷ lệ"]
    rates = tuple(round(100 * n / of, 1) for n, of in zip((30, 32, 35), quota, strict=True))
    table(
        "columns-of-which-the-share-is-of-their-sum",
        carried,
        valid=(30, 32, 35),
        B=quota,
        C=(10, 11, 13),
        D=done,
        E=(30, 32, 35),
        F=rates,
    )
    years = ["Chỉ tiêu 5 năm", "Lũy kế", "Chỉ tiêu năm 2025", "Kết quả năm 2025"]
    table("columns-cumulated-beside-the-quotas-year", years, B=(200, 205, 210), C=(120, 121, 122), D=quota, E=done)
    table(
        "columns-accepted-of-done-ask",
        ["Chỉ tiêu", "Đã thực hiện", "Đã nghiệm thu", "Còn lại"],
        [("two-tables", "C1")],
        valid=(25, 27, 26),
        B=quota,
        C=(25, 27, 26),
        D=done,
        E=(15, 14, 16),
    )
    table(
        "columns-behind-both-verdicts-ask",
        ["Hợp lệ", "Không hợp lệ", "Chưa đánh giá"],
        [("column-unsure", "D1")],
        quotas=(None,) * 3,
        invalid=(5, 6, 4),
        B=done,
        C=(5, 6, 4),
        D=(2, 0, 1),
    )
    terms = ["Chỉ tiêu giai đoạn 2021-2025", "Lũy kế 2021-2024", "Chỉ tiêu năm 2025", "Thực hiện năm 2025"]
    title = [["Ngày 15 tháng 01 năm 2026"], ["Đơn vị", *terms]]
    rows = [[town, 5 * quota[n], 150 + n, quota[n], done[n]] for n, town in enumerate(towns)]
    units = [{"unit": town, "quota": quota[n], "valid": done[n], "invalid": 0} for n, town in enumerate(towns)]
    save("columns-of-a-term-dated-a-year-later", [*title, *rows], (), units=units, options=STRANGE)
    minutes = [["Người thực hiện", "Được giao", "Đã xong", "TG trung bình"]]
    minutes += [[f"{name}", 40, 20, f"{n} phút"] for n, name in enumerate(("Lò Văn Sáng", "Trịnh Thu Mây"), 6)]
    persons = [{"unit": row[0], "quota": 40, "valid": 20, "invalid": 0} for row in minutes[1:]]
    save("columns-of-minutes-beside-names", minutes, (), units=persons, options=STRANGE)


def _results_beside_each_other():
    rows = body()
    sent = [[*HEAD[:3], "Tổng số đã nộp", "Hợp lệ"], *[[*r[:3], r[5], r[3]] for r in rows]]
    save("columns-all-that-was-sent-and-valid", sent)
    sent = [[*HEAD[:3], "Tổng số đã nộp", "Không hợp lệ"], *[[*r[:3], r[5], r[4]] for r in rows]]
    save("columns-all-that-was-sent-and-invalid", sent)
    short = [[*HEAD[:3], "HLệ", "K.HLệ", "Cộng"], *rows]
    unknown = {u[0]: (u[2], 0, 0) for u in UNITS}
    save("columns-of-states-in-unknown-words-ask", short, [("column-unsure", "F1"), NO_QUOTA], units=expected(unknown))
    later = {u[0]: (u[2], 3, u[4]) for u in UNITS}
    for name, told in {
        "before-and-since": ("Trước 01/5", "Từ 01/5 đến 20/5"),
        "reported-and-new": ("Đã báo cáo kỳ trước", "Phát sinh trong kỳ"),
    }.items():
        head = [[*HEAD[:3], "Hợp lệ", None, HEAD[4]], [None, None, None, *told, None]]
        parts = [*head, *[[*r[:4], 3, r[4]] for r in rows]]
        asks = [("two-tables", "E2"), ("quota-blank", "C16")]
        save(f"columns-{name}-ask", parts, asks, units=expected(later), merge=["D1:E1"])
    _unmerged(rows)
    years = [["TT", "Đơn vị", "KH 2025", "TH 2025", "KH 2026"]]
    years += [[n, f"Xã {n}", 9 * n, 4 * n, 12 * n] for n in range(1, 7)]
    six = [{"unit": f"Xã {n}", "quota": 9 * n, "valid": 4 * n} for n in range(1, 7)]
    save("columns-of-a-plan-for-next-year", years, [], units=six, options=STRANGE)

    weak = [[*HEAD[:3], "Kết quả", HEAD[4]], *[r[:5] for r in rows]]
    save("columns-of-results-and-invalid-ask", weak, [("column-unsure", "D1"), NO_QUOTA])


def _unmerged(rows):
    """Headings of two rows whose upper cells are not merged, as every CSV file has them."""
    first = {u[0]: (u[2], u[3], u[4]) for u in UNITS}
    for name, told in {
        "rounds": ("Đợt 1", "Đợt 2"),
        "levels": ("Cấp cơ sở", "Cấp tỉnh"),
        "things": ("1 pha", "3 pha"),
    }.items():
        head = [[*HEAD[:4], None, HEAD[4], None], [None, None, None, *told, *told]]
        parts = [*head, *[[*r[:4], 3, r[4], 1] for r in rows]]
        asks = [("two-tables", "D2"), ("two-tables", "F2"), ("quota-blank", "C16")]
        save_csv(f"columns-below-{name}-unmerged-ask", parts, asks, units=expected(first))
    denied = [[*HEAD[:3], "Được chấp nhận", "Không tính"], *[r[:5] for r in rows]]
    none = {u[0]: (u[2], u[3], 0) for u in UNITS}
    save("columns-that-deny-in-other-words-ask", denied, [("column-unsure", "E1"), NO_QUOTA], units=expected(none))
    three = [["Đơn vị", "Chỉ tiêu", "Kết quả"], ["Khoa Nội (T4)", 20, 5], ["Khoa Nội (T5)", 20, 6], ["Cộng", 40, 11]]
    two = [{"unit": name, "quota": 20, "valid": valid} for name, valid in (("Khoa Nội (T4)", 5), ("Khoa Nội (T5)", 6))]
    after = [*three, ["Số liệu tháng 4", 5, 15]]
    asks = [("row-not-understood", "A5")]
    save("row-below-the-sum-of-all-asks", after, asks, units=two, options=STRANGE)
    late = [
        ["Đơn vị", "Được giao", "HT đúng hạn", "HT quá hạn", "Chưa HT"],
        ["Xã A", 60, 40, 5, 15],
        ["Xã B", 50, 9, 1, 40],
    ]
    villages = [{"unit": name, "quota": q, "valid": v} for name, q, v in (("Xã A", 60, 40), ("Xã B", 50, 9))]
    save("columns-done-in-time-and-late-ask", late, [("two-tables", "C1")], units=villages, options=STRANGE)
    added = [{"unit": name, "quota": q, "valid": v} for name, q, v in (("Xã A", 60, 45), ("Xã B", 50, 10))]
    both = {"columns": {"C": "valid", "D": "valid"}, **STRANGE}
    save("columns-added-up-by-an-answer", late, [], units=added, options=both)
    measured = [
        ["TT", "Nội dung", "Đơn vị", "Chỉ tiêu", "Kết quả"],
        [1, "Mở lớp", "lớp", 9, 4],
        [2, "Tặng quà", "suất", 8, 3],
    ]
    things = [{"unit": name, "quota": q, "valid": v} for name, q, v in (("lớp", 9, 4), ("suất", 8, 3))]
    save("columns-of-measures-under-don-vi-ask", measured, [("two-tables", "C1")], units=things, options=STRANGE)
    before = [[*HEAD[:2], "Chỉ tiêu 2022", "Thực hiện 2021"], *[r[:4] for r in rows]]
    none = {u[0]: (u[2], u[3], 0) for u in UNITS}
    save("columns-of-another-year-ask", before, [("column-unsure", "D1"), NO_QUOTA], units=expected(none))
    own = [[*HEAD[:3], "Kết quả", None, None], [None, None, None, "Hợp lệ", "Không hợp lệ", "Tổng"]]
    save_csv("columns-below-states-unmerged", [*own, *rows], [("quota-blank", "C16")])


def _groups_by_sums():
    """Rows that sum those below them, which no number and no word tells from the others."""
    head = ["Kênh", "Kế hoạch", "Thực đạt"]
    north = [["MIỀN BẮC", 100, 60], ["Chợ A", 70, 50], ["Chợ B", 30, 10]]
    south = [["MIỀN NAM", 30, 10], ["Chợ C", 30, 10]]
    markets = [{"unit": name, "quota": q, "valid": v} for name, q, v in (*north[1:], *south[1:])]
    save("groups-with-one-row-each-or-more", [head, *north, *south], [], units=markets, options=STRANGE)
    near = [head, ["MIỀN BẮC", 100, 61], *north[1:], ["MIỀN NAM", 50, 20], ["Chợ C", 30, 10], ["Chợ D", 20, 10]]
    four = [*markets, {"unit": "Chợ D", "quota": 20, "valid": 10}]
    told = [("subtotal-mismatch", "C2")]
    save("groups-with-a-sum-that-is-wrong", near, told, units=four, options=STRANGE)
    alike = [head, ["Chợ A", 90, 60], ["Chợ B", 60, 50], ["Chợ C", 20, 10]]
    plain = [{"unit": name, "quota": q, "valid": v} for name, q, v in alike[1:]]
    save("rows-that-sum-by-one-figure-only", alike, [], units=plain, options=STRANGE)


def _headings_that_say_more():
    rows = [r[:5] for r in body()]
    for name, heading, asks in (
        ("of-branches", "Số CĐCS có SK hợp lệ", True),
        ("of-women", "SK hợp lệ của nữ", True),
        ("of-the-period-before", "Số SK hợp lệ kỳ trước", True),
        ("of-a-council", "Số SK được Hội đồng thẩm định hợp lệ đến nay", False),
    ):
        asked = [("column-unsure", "D1"), NO_QUOTA] if asks else [NO_QUOTA]
        save(f"heading-{name}{'-ask' * asks}", [[*HEAD[:3], heading, HEAD[4]], *rows], asked)
    several = [[*HEAD[:2], "Số CĐCS được giao chỉ tiêu", *HEAD[3:5]], *rows]
    save("heading-of-branches-with-a-quota-ask", several, [("column-unsure", "C1"), NO_QUOTA])


def _names():
    below = [["TT", "Huyện", "Xã", "Kế hoạch", "Thực hiện"]]
    below += [[n, None if n % 3 - 1 else f"Huyện {n}", f"Xã {n}", 9 * n, 4 * n] for n in range(1, 10)]
    nine = [{"unit": f"Xã {n}", "quota": 9 * n, "valid": 4 * n} for n in range(1, 10)]
    save("units-beside-a-merged-district", below, [], units=nine, options=STRANGE, merge=["B2:B4", "B5:B7", "B8:B10"])
    names = ["Xã Trung Bình", "Ấp Trung Bình Tây", "Thôn Cao Nhất", "Thôn Bình Quân"]
    alike = [["TT", "Đơn vị", "Kế hoạch", "Thực hiện"]]
    alike += [[n, name, 10 * n, 3 * n] for n, name in enumerate(names, 1)]
    four = [{"unit": name, "quota": 10 * n, "valid": 3 * n} for n, name in enumerate(names, 1)]
    save("names-like-those-of-statistics", alike, [], units=four, options=STRANGE)
    blank = [HEAD[:5], *[r[:5] if n != 3 else [4, None, *r[2:5]] for n, r in enumerate(body())]]
    rest = [unit if unit["code"] != "NB" else {**unit, "code": None} for unit in expected()]
    absent = ("unit-missing", None)
    save("row-without-a-name-ask", blank, [("unit-unknown", "B5"), absent, NO_QUOTA], units=rest)
    strange = [alike[0], [1, "Xã A", 10, 3], [2, None, 20, 6], [3, "Xã C", 31, 9]]
    two = [{"unit": "Xã A", "quota": 10, "valid": 3}, {"unit": "Xã C", "quota": 31, "valid": 9}]
    save("row-without-a-name-or-directory-ask", strange, [("row-not-understood", "B3")], units=two, options=STRANGE)
