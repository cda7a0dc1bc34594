"""What other people's tables have taught."""

from __future__ import annotations

from tests.messy.making import HEAD, NO_QUOTA, TOTAL, UNITS, body, expected, plain, save


def make():
    """What other people's tables have taught."""
    rows = body()
    words = [r[1].split() for r in rows]
    parted = [[r[0], " ".join(w[:2]), " ".join(w[2:]) or None, *r[2:]] for r, w in zip(rows, words, strict=True)]
    parted = [["TT", "Tên đơn vị", None, *HEAD[2:]], *parted]
    save("names-in-two-columns", parted, [("quota-blank", "D15")], merge=["B1:C1"])
    counter = [HEAD, *[[*r[:2], *[f if f is None else f"{f} đ/c" for f in r[2:]]] for r in rows], TOTAL]
    save("numbers-with-another-counter", counter)
    across = [["KẾT QUẢ SÁNG KIẾN CÁC ĐƠN VỊ"], ["Nội dung", *[u[1] for u in UNITS], "Tổng cộng"]]
    figures = {"Chỉ tiêu": 2, "Hợp lệ": 3, "Không hợp lệ": 4}
    across += [[h, *[u[i] for u in UNITS], sum(u[i] or 0 for u in UNITS)] for h, i in figures.items()]
    save("layout-transposed-below-a-title-of-results", across, [("quota-blank", "O3")])
    prices = [["STT", "Tên hàng", "Đơn vị", "Số lượng", "Giá lẻ", "Cả đợt"]]
    prices += [
        [n, f"Hàng {n}", w, 10 + n, 3 * n, 3 * n * (10 + n)] for n, w in enumerate(("Ram", "Lọ", "Tập", "Quyển"), 1)
    ]
    save("refused-prices", prices, refusal="unknown-table")
    diary = [["LỊCH TUẦN"], ["Thứ, ngày", "Giờ", "Nội dung", "Thành phần", "Chủ trì"]]
    diary += [[f"Thứ {n}", "8h00", f"Họp chuyên đề lần {n}", "Toàn cơ quan", "Đ/c Chủ tịch"] for n in range(2, 7)]
    save("refused-diary", diary, refusal="unknown-table")
    pledged = [["TT", "Đơn vị", "Chỉ tiêu", "Số người đăng ký", "Số đã tiếp nhận"]]
    pledged += [[*r[:3], r[3] + 7, r[3]] for r in rows]
    rest = {u[0]: (u[2], u[3], 7) for u in UNITS}
    save("columns-registered-and-received-ask", pledged, [("column-unsure", "D1"), NO_QUOTA], units=expected(rest))
    older = [["TT", "Đơn vị", "TH 6 tháng 2021", "KH năm 2022", "TH 6 tháng 2022"]]
    older += [[*r[:2], r[3] + 9, *r[2:4]] for r in rows]
    save(
        "columns-of-last-year-first",
        older,
        [("quota-blank", "D15")],
        units=expected({u[0]: (u[2], u[3], 0) for u in UNITS}),
    )
    machine = [["ma_dv", "ten_dv", "chi_tieu", "thuc_hien", "con_lai"]]
    machine += [[f"X{n}", f"Xã {n}", 9 * n, 4 * n, 5 * n] for n in range(1, 7)]
    six = [{"unit": f"Xã {n}", "quota": 9 * n, "valid": 4 * n, "invalid": 0} for n in range(1, 7)]
    save("header-of-machine-names", machine, [], units=six, options={"directory": "none"})
    goes = [["TT", "Đội thuế", "Số hộ giao rà soát", None, None, "Đã rà soát", None, None]]
    goes += [[None, None, "Đầu năm", "Bổ sung", "Cả năm", "Trực tiếp", "Trực tuyến", "Cộng"]]
    goes += [[n, f"Đội {n}", 7 * n, 2 * n, 9 * n, 3 * n, n, 4 * n] for n in range(1, 7)]
    told = [{**unit, "unit": f"Đội {n}"} for n, unit in enumerate(six, 1)]
    save(
        "columns-of-parts-below-one-heading",
        goes,
        [],
        units=told,
        options={"directory": "none"},
        merge=["C1:E1", "F1:H1"],
    )
    for name, told in {"years": ("Năm 2021", "Năm 2022"), "quarters-ask": ("Quý I", "Quý II")}.items():
        two = [["Đơn vị", "Chỉ tiêu", "Hợp lệ"], [None, None, *told], *[[*r[1:3], 2 + r[0], r[3]] for r in rows]]
        asks = [("two-tables", "C2"), ("quota-blank", "B16")] if "ask" in name else [("quota-blank", "B16")]
        read = {u[0]: (u[2], n + 2 if "ask" in name else u[3], 0) for n, u in enumerate(UNITS, 1)}
        save(f"columns-of-two-{name}", two, asks, units=expected(read))
    beside = [["Đơn vị", "Sáng kiến", None, None, "Đề tài"], [None, *HEAD[2:5], *HEAD[2:5]]]
    beside += [[*r[1:5], 5, 2, 1] for r in rows]
    each = [("two-tables", f"{letter}2") for letter in "BCD"]
    save("columns-of-two-programmes-ask", beside, [*each, ("quota-blank", "B16")])
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
    head = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái"]
    rest = ["Trần Văn A", UNITS[0][1], "12/QĐ-CĐ", "15/3/2022", "Hợp lệ"]
    listed = [head, *[[n, f"Cải tiến máy may số {n}", *rest] for n in range(1, 5)]]
    copied = [
        ("mostly-invalid", None, {"severity": "ask", "count": 3}),
        *[("duplicate", f"B{n}") for n in (2, 3, 4)],
        ("sheets-joined", None),
    ]
    save(
        "sheets-one-a-copy-of-another-ask",
        None,
        copied,
        sheets={"Tất cả": listed, "Lọc": listed[:4]},
        kind="register",
        units=[{"code": UNITS[0][0], "valid": 4, "invalid": 3, "pending": 0}],
    )
