"""Progress tables of other campaigns, on printed pages, between two dates, beside money; and what is no such table."""

from __future__ import annotations

from tests.messy.making import UNITS, save

STRANGE = {"directory": "none"}
# ward, owed, done a month ago, done now
WARDS = [
    (f"Phường {name}", 60 + 7 * n, 20 + 3 * n, 24 + 4 * n)
    for n, name in enumerate(["Lụa", "Gốm", "Đúc", "Chiếu", "Nón", "Giấy"])
]


def make():
    """Every table of this subject."""
    _pages()
    _between_two_dates()
    _beside_money()
    _beside_others()
    _months()
    _persons_beside()
    _sums_without_a_word()
    _none()


def _told(wards=WARDS):
    return [{"unit": name, "quota": owed, "valid": done, "invalid": 0} for name, owed, _, done in wards]


def _pages():
    """Three printed pages, headed by words that no vocabulary has, each carrying on the sum of the one before."""
    head, owed, done = ["TT", "Khối phố", "Số hộ phải gắn biển", "Số hộ đã gắn biển", "%"], 0, 0
    rows = [["KẾT QUẢ GẮN BIỂN SỐ NHÀ"]]
    for page in range(3):
        rows += [head] if page == 0 else [[], head, [None, f"Mang sang từ trang {page}", owed, done]]
        for n, (name, quota, _, now) in enumerate(WARDS[2 * page : 2 * page + 2], 2 * page + 1):
            rows.append([n, name, quota, now, round(100 * now / quota)])
            owed, done = owed + quota, done + now
        rows.append(
            [None, f"Cộng trang {page + 1}", *(sum(w[i] for w in WARDS[2 * page : 2 * page + 2]) for i in (1, 3))]
        )
    rows.append([None, "TỔNG CỘNG", owed, done])
    account = {"title": 1, "header": 3, "counted": 6, "subtotal": 5, "total": 1}
    save("pages-printed-three", rows, [], units=_told(), options=STRANGE, account=account)
    ranks = [[], ["TT", "Khối phố", "Còn thiếu", "Xếp hạng"], [7, "Phường Mới", 12, 1]]
    below = [["GẮN BIỂN"], head, *[[n, w[0], w[1], w[3], None] for n, w in enumerate(WARDS, 1)], *ranks]
    save("pages-headed-by-other-words-block", below, [("row-not-understood", "B11")], units=_told(), options=STRANGE)


def _between_two_dates():
    """What was before, what is now and the increase: what is now counts, and the increase is no part of it."""
    for name, words in {
        "by-the-rate": ("Số đến 31/5", "Số đến 30/6"),
        "of-what-is-done": ("TH 31/5", "TH 30/6"),
    }.items():
        head = ["TT", "Phường", "Chỉ tiêu giao", *words, "Tăng, giảm trong tháng", "Tỷ lệ đạt"]
        rows = [[n, *w, w[3] - w[2], round(w[3] / w[1], 4)] for n, w in enumerate(WARDS, 1)]
        save(f"columns-of-two-dates-{name}", [head, *rows], [], units=_told(), options=STRANGE)
    head = ["TT", "Phường", "Dự kiến trao", "Thực trao", "Chênh lệch"]
    rows = [[n, w[0], w[1], w[3], w[3] - w[1]] for n, w in enumerate(WARDS, 1)]
    save("columns-of-the-difference-alone", [head, *rows], [], units=_told(), options=STRANGE)


def _beside_money():
    """What one gift costs and what all did: neither is a quota, and the counts beside them are."""
    head = ["TT", "Phường", "Số suất phân bổ", "Số suất đã trao", "Định mức một suất", "Thành tiền"]
    rows = [[n, w[0], w[1], w[3], 2_000_000, 2_000_000 * w[3]] for n, w in enumerate(WARDS, 1)]
    save("columns-of-money-beside-counts", [head, *rows], [], units=_told(), options=STRANGE)
    left = [["TT", "Phường", "Chỉ tiêu", "Hộ tham gia", "Còn thiếu"]]
    left += [[n, w[0], w[1], w[3], w[1] - w[3]] for n, w in enumerate(WARDS, 1)]
    save("columns-of-what-is-left", left, [], units=_told(), options=STRANGE)
    owed = ["TT", "Phường", "Kế hoạch", "Đã bàn giao", "Đang xây", "Chưa khởi công", "Dự kiến bàn giao"]
    rows = [[n, w[0], w[1], w[3], 5, w[1] - w[3] - 5, "Quý IV/2025"] for n, w in enumerate(WARDS, 1)]
    save("columns-of-three-states", [owed, *rows], [], units=_told(), options=STRANGE)


def _beside_others():
    """What stands beside a quota: whom it was set for, what was handed over, a pledge that was outdone."""
    head = ["TT", "Phường, xã", "Tổng số hộ", "Hộ phải gắn biển (90% số hộ)", "Đã gắn", "Chưa gắn"]
    rows = [[n, w[0], 2 * w[1], w[1], w[3], w[1] - w[3]] for n, w in enumerate(WARDS, 1)]
    asked = [("column-unsure", "C1", {"severity": "ask"})]
    save("columns-of-whom-a-quota-was-set-for-ask", [head, *rows], asked, units=_told(), options=STRANGE)
    head = ["TT", "Phường", "Chỉ tiêu giao biển", "Đã giao biển", "Đạt %"]
    rows = [[n, w[0], w[1], w[3], round(w[3] / w[1], 4)] for n, w in enumerate(WARDS, 1)]
    save("columns-assigned-and-handed-over", [head, *rows], [], units=_told(), options=STRANGE)
    head[2:4] = ["Số hộ đăng ký (chỉ tiêu)", "Số hộ đã công nhận đạt"]
    save("columns-named-in-brackets", [head[:4], *[r[:4] for r in rows]], [], units=_told(), options=STRANGE)
    shared = [("figure-merged", "C2:C3", {"severity": "block", "count": 2}), ("quota-blank", "C3")]
    once = [[*r[:2], None if n == 1 else r[2], r[3]] for n, r in enumerate(rows)]
    units = [told if n != 1 else {**told, "quota": None} for n, told in enumerate(_told())]
    save("columns-of-a-quota-merged-block", [head[:4], *once], shared, units=units, options=STRANGE, merge=["C2:C3"])
    head = ["Phường", "Đăng ký trồng cây", "Đã trồng"]
    more = [(*w[:3], w[1] + 2 if n else w[3]) for n, w in enumerate(WARDS)]
    pledged = [("column-unsure", "B1", {"severity": "ask"})]
    rows = [[w[0], f"{w[1]} cây", f"{w[3]} cây"] for w in more]
    save("columns-of-a-pledge-outdone-ask", [head, *rows], pledged, units=_told(more), options=STRANGE)


def _months():
    """The months, their sum and what is left of the quota: the sum is what was done, though no word says so."""
    head = ["Phường", "Giao cả năm", *[f"T{n}" for n in range(1, 7)], "Tổng", "Còn lại"]
    rows = [[w[0], w[1], 3, w[3] - 5, 0, 2, None, None, w[3], w[1] - w[3]] for w in WARDS]
    save("columns-of-months-and-what-is-left", [head, *rows], [], units=_told(), options=STRANGE)


def _persons_beside():
    """Who answers for a firm is no unit where the firms stand in a column of their own."""
    head = ["STT", "Cơ sở may mặc", "Số buổi phải họp", "Số buổi đã họp", "Còn thiếu", "Chủ tịch CĐCS"]
    rows = [[n, f"Xưởng {w[0][7:]}", w[1], w[3], w[1] - w[3], f"Trần Văn {w[0][7:]}"] for n, w in enumerate(WARDS, 1)]
    firms = [(f"Xưởng {name[7:]}", *rest) for name, *rest in WARDS]
    save("columns-of-persons-beside-firms", [head, *rows], [], units=_told(firms), options=STRANGE)


def _sums_without_a_word():
    """Sums known by what they sum: of all, of a printed page, of the rows below; one that is wrong is asked about."""
    head, rows = ["TT", "Phường", "Giao", "Đã làm"], [[n, w[0], w[1], w[3]] for n, w in enumerate(WARDS, 1)]
    half, rest, whole = ([sum(r[i] for r in part) for i in (2, 3)] for part in (rows[:3], rows[3:], rows))
    pages = [head, *rows[:3], [None, "Hết tờ 1", *half], [], head, [None, "Đầu tờ 2", *half], *rows[3:]]
    pages += [[None, "Hết tờ 2", *rest], [None, "Quận Gấm", *whole]]
    account = {"header": 2, "counted": 6, "subtotal": 3, "total": 1}
    save("sums-of-pages-without-a-word", pages, [], units=_told(), options=STRANGE, account=account)
    named = [["Ven sông", *half], *[r[1:] for r in rows[:3]], ["Trên đồi", *rest], *[r[1:] for r in rows[3:]]]
    groups = [head[1:], *named, ["Quận Gấm", *whole]]
    account = {"header": 1, "counted": 6, "group": 2, "total": 1}
    save("sums-of-groups-without-numbers", groups, [], units=_told(), options=STRANGE, account=account)
    wrong = [head, *rows, [None, "Quận Gấm", whole[0] + 1, whole[1]]]
    gap = [("total-mismatch-quota", "C8")]
    save("sums-without-a-word-and-wrong", wrong, gap, units=_told(), options=STRANGE)
    alike = [head[1:], ["Tổ A", 10, 1], ["Tổ B", 10, 1], ["Tổ C", 20, 2], ["Tổ D", 20, 2]]
    units = [{"unit": name, "quota": owed, "valid": done} for name, owed, done in alike[1:]]
    save("sums-of-two-by-chance", alike, [], units=units, options=STRANGE)


def _none():
    """Lists and tables that speak of other things, however much their columns look like those of initiatives."""
    names = [unit[1] for unit in UNITS]
    bills = [["BẢNG KÊ HÓA ĐƠN"], ["STT", "Ngày", "Nơi bán", "Nội dung", "Số tiền", "Đã duyệt"]]
    bills += [[n, f"0{n}/4/2022", f"Nhà hàng {n}", f"Tiệc lần {n}", 1_500_000 * n, "x"] for n in range(1, 8)]
    save("refused-bills", bills, refusal="unknown-table")
    week = [["LỊCH LÀM VIỆC"], ["Ngày", "Giờ", "Nội dung", "Người dự", "Đơn vị chuẩn bị"]]
    week += [[f"0{n}/5/2022", "8h00", "Họp giao ban", f"Đ/c Lê Văn {n}", names[n]] for n in range(1, 8)]
    save("refused-week", week, refusal="unknown-table")
    votes = [["KIỂM PHIẾU"], ["TT", "Đơn vị", "Số phiếu phát ra", "Số phiếu thu vào", "Hợp lệ", "Không hợp lệ"]]
    votes += [[n, name, 30, 29, 28, 1] for n, name in enumerate(names, 1)]
    roads = [["THỐNG KÊ TAI NẠN GIAO THÔNG"], ["Tuyến", "Số vụ", "Người bị thương"]]
    roads += [*[[f"QL{n}", 5 + n, 11 - n] for n in range(1, 7)], ["Tổng", 51, 45]]
    save("refused-accidents", roads, refusal="unknown-table", options=STRANGE)
    save("refused-votes", votes, refusal="unknown-table", options=STRANGE)
    sexes = [["CƠ CẤU LAO ĐỘNG"], ["TT", "Đơn vị", "Nam", "Nữ", "Tổng"]]
    sexes += [[n, name, 30 + n, 20, 50 + n] for n, name in enumerate(names, 1)]
    save("refused-sexes", sexes, refusal="unknown-table")
    paid = [["THU QUỸ THÁNG 5"], ["ĐVT: nghìn đồng"], ["TT", "Đơn vị", "Kế hoạch", "Thực hiện"]]
    paid += [[n, name, 30_000 + n, 20_000] for n, name in enumerate(names, 1)]
    save("refused-money-above", paid, refusal="unknown-table")
