"""Makes lists whose titles and headings say what no row does, or another thing: `python -m tests.messy.make_titles`."""

from __future__ import annotations

from tests.messy.make_lists import ASKED, HEAD, NO_REASON, OWN, own
from tests.messy.make_registers import counted, row, save
from tests.messy.making import save as save_table

TITLE = ["DANH SÁCH SÁNG KIẾN LĐLĐ HUYỆN YÊN KHÁNH"]


def units():
    """A unit above the list, and trades or other units in its rows."""
    asked = [("units-otherwise-titled", None, {"count": 3, **ASKED})]
    trades = [counted("GD", 2), counted("YT", 1)]
    for name, words in (("trades-below-a-unit-ask", "Ngành "), ("trades-in-one-word-below-a-unit-ask", "")):
        rows = [TITLE, OWN, ["I", f"{words}Giáo dục"], *own(1, 2), ["II", f"{words}Y tế"], *own(3)]
        save(name, rows, trades, asked)
    column = [[*line[:3], "Giáo dục" if n < 2 else "Y tế", *line[3:]] for n, line in enumerate(own(1, 2, 3))]
    save("trades-in-a-column-below-a-unit-ask", [TITLE, [*OWN[:3], "Khối", *OWN[3:]], *column], trades, asked)
    partly = [TITLE, OWN, *own(1), ["Ngành Y tế"], *own(2, 3)]
    save("trade-after-the-rows-of-a-unit-ask", partly, [counted("YK", 1), counted("YT", 2)], [(*asked[0][:2], ASKED)])
    other = [TITLE, OWN, ["I. LĐLĐ huyện Kim Sơn"], *own(1, 2, 3)]
    save("other-unit-below-the-one-of-the-title-ask", other, [counted("KS", 3)], asked)
    headed = [TITLE, [*HEAD, "Trạng thái"], *[row(n, "LĐLĐ huyện Kim Sơn")[:7] for n in (1, 2, 3)]]
    save("other-unit-in-its-column-than-in-the-title-ask", headed, [counted("KS", 3)], asked)
    both = [counted("YK", 1), counted("KS", 2)]
    cluster = [TITLE, OWN, ["I. LĐLĐ huyện Yên Khánh"], *own(1), ["II. LĐLĐ huyện Kim Sơn"], *own(2, 3)]
    save("cluster-sent-by-one-of-its-units", cluster, both)
    mixed = [TITLE, [*HEAD, "Trạng thái"], row(1)[:7], *[row(n, "Kim Sơn")[:7] for n in (2, 3)]]
    save("units-in-their-column-sent-by-one-of-them", mixed, both)


def reasons():
    """Reasons against in a list that states nothing, beside what says that there is none."""
    real, told = "Chưa có quyết định", [counted("YK", 2, 1)]
    for name, heading, none in (
        ("said-to-be-none", "Lý do không hợp lệ", "Không có"),
        ("beside-valid", "Lý do không duyệt", "Hợp lệ"),
        ("beside-strokes", "Lý do bị loại", "/"),
        ("beside-dashes", "Lý do trả lại", "-"),
    ):
        save(f"reasons-against-{name}", _reasoned(heading, real, none, none), told)
    asked = [("column-unsure", "G1", ASKED)]
    for name, *written in (
        ("beside-unknown-denials-ask", real, "Không vi phạm", "Không vi phạm"),
        ("beside-some-unknown-denials-ask", real, "Không vi phạm", "Không vi phạm", None),
        ("beside-marks-ask", real, "x", None),
        ("in-every-row-ask", real, "Trùng", "Thiếu hồ sơ"),
    ):
        rows = _reasoned("Lý do không duyệt", *written)
        save(f"reasons-against-{name}", rows, [counted("YK", len(written))], asked)
    neutral = _reasoned("Lý do", real, "Đủ điều kiện", "Đủ điều kiện")
    save("reasons-beside-valid-in-every-row-ask", neutral, [counted("YK", 3)], asked)
    titled = [["DANH SÁCH SÁNG KIẾN KHÔNG HỢP LỆ"], *_reasoned("Lý do không hợp lệ", real, None, "-")]
    save("reasons-some-blank-below-a-title-against", titled, [counted("YK", 0, 3)], [("reason-missing", "G4")])
    whole = [["DANH SÁCH SÁNG KIẾN KHÔNG HỢP LỆ"], *_reasoned("Lý do không hợp lệ", real, "Trùng")]
    save("reasons-in-every-row-below-a-title-against", whole, [counted("YK", 0, 2)])


def verdicts():
    """A title, a sheet's name or a section's heading that may state something of all below it, in a list without a
    status."""
    ours = [[*HEAD], *[row(n)[:6] for n in (1, 2, 3)]]
    unclear = [("status-unknown", None, {"severity": "ask", "count": 3})]
    for name, words in (
        ("put-forward", "DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ XÉT CÔNG NHẬN"),
        ("to-be-completed", "Danh sách sáng kiến cần bổ sung hồ sơ"),
        ("not-entered", "SÁNG KIẾN CHƯA NHẬP LÊN PHẦN MỀM"),
        ("without-marks", "DANH SACH SANG KIEN CHUA DU HO SO"),
    ):
        save(f"titled-{name}-ask", [[words], *ours], [counted("YK", 0, 0, 3)], unclear)
    for name, words, told in (
        ("not-yet-approved", "DANH SÁCH SÁNG KIẾN CHƯA ĐƯỢC PHÊ DUYỆT", (0, 0, 3)),
        ("duplicates", "DANH SÁCH SÁNG KIẾN TRÙNG LẶP", (0, 3, 0)),
        ("of-the-centre", "DANH SÁCH SÁNG KIẾN CỦA CÁN BỘ CÁC CƠ QUAN TRUNG ƯƠNG", (3, 0, 0)),
        ("supplement", "DANH SÁCH SÁNG KIẾN ĐĂNG KÝ BỔ SUNG ĐỢT 2", (3, 0, 0)),
        ("legend", "Không tính sáng kiến đã báo cáo năm 2021", (3, 0, 0)),
    ):
        save(f"titled-{name}", [[words], *ours], [counted("YK", *told)], [NO_REASON] if told[1] else ())
    sheets = {"DS nhan": ours, "DS tra lai": [HEAD, *[row(n)[:6] for n in (4, 5)]]}
    each = [("status-unknown", None, {"severity": "ask", "count": n}) for n in (3, 2)]
    each += [("sheets-joined", None)]
    save_table(
        "register-titled-by-each-sheet-ask", [], each, units=[counted("YK", 0, 0, 5)], sheets=sheets, kind="register"
    )
    sections = [OWN[:5], ["A", "Sáng kiến đã được công nhận"], *[line[:5] for line in own(1, 2)]]
    sections += [["B", "Sáng kiến Hội đồng đề nghị làm lại"], *[line[:5] for line in own(3)]]
    below = [TITLE, *sections]
    save("section-put-forward-ask", below, [counted("YK", 2, 0, 1)], [("status-unknown", None, ASKED)])


def remarks():
    """What speaks against initiatives that count as valid: behind their status or title, beside it, in its name."""
    head, told = [*HEAD, "Trạng thái"], [counted("YK", 2, 0, 1)]
    for name, status in (
        ("withdrawn", "Đã duyệt, đã rút"),
        ("waiting", "Đạt (chờ quyết định)"),
        ("turned", "Hợp lệ -> Không hợp lệ"),
        ("turned-back", "Không hợp lệ (đã bổ sung, hợp lệ)"),
    ):
        rows = [head, *[row(n, status=status if n == 2 else "Hợp lệ")[:7] for n in (1, 2, 3)]]
        save(f"status-then-{name}-ask", rows, told, [("status-unknown", "G3", ASKED)])
    more = [head, *[row(n, status=s)[:7] for n, s in enumerate(("Đạt - Tốt", "Đạt (85 điểm)", "Hợp lệ"), 1)]]
    save("status-with-its-grade-behind", more, [counted("YK", 3)])
    for name, heading, *texts in (
        ("in-a-note", "Ghi chú", None, "Trùng STT 1", None),
        ("below-a-heading-against", "Trùng với", None, "STT 1", None),
        ("of-a-second-check", "Đối chiếu phần mềm", "Đã nhập", "Chưa nhập", "Đã nhập"),
        ("by-a-blank-mark", "Phê duyệt của LĐLĐ tỉnh", "x", None, "x"),
    ):
        rows = [[*head, heading], *[[*row(n)[:7], text] for n, text in enumerate(texts, 1)]]
        save(f"denied-{name}-ask", rows, [counted("YK", 3)], [("column-unsure", "H1", ASKED)])
    both = [[*head, "Tỉnh duyệt"], *[[*row(n)[:7], text] for n, text in enumerate(("x", None, "x"), 1)]]
    save("denied-by-a-blank-mark-below-approved-ask", both, [counted("YK", 3)], [("two-tables", "G1", ASKED)])
    against = [[*head, "Lý do không hợp lệ"], *[[*row(n)[:7], "Trùng" if n == 2 else None] for n in (1, 2, 3)]]
    save("denied-by-its-reason-ask", against, [counted("YK", 3)], [("column-unsure", "H1", ASKED)])
    praised = [[*head, "Ghi chú"], *[[*row(n)[:7], "Áp dụng tại Trung tâm Y tế"] for n in (1, 2, 3)]]
    save("remarks-that-praise", praised, [counted("YK", 3)])
    unread = [("verdicts-unread", "B3", ASKED)]
    for name, end in (("in-brackets", " (đã rút)"), ("behind-a-dash", " - không đạt")):
        rows = [HEAD, *[row(n)[:6] for n in (1, 2, 3)]]
        rows[2][1] += end
        save(f"verdict-{name}-of-a-title-ask", rows, [counted("YK", 3)], unread)
    plain = [HEAD, *[row(n)[:6] for n in (1, 2, 3)]]
    save("verdict-in-its-name-chua-duyet-ask", plain, [counted("YK", 3)], [("verdicts-unread", None, ASKED)])
    legend = [*plain, ["(*) Sáng kiến chưa được công nhận"]]
    save("verdict-of-a-sign-explained-below-ask", legend, [counted("YK", 3)], [("verdicts-unread", "A5", ASKED)])


def _reasoned(heading, *texts):
    """A list that has nothing to say but these reasons."""
    return [[*HEAD, heading], *[[*row(n)[:6], text] for n, text in enumerate(texts, 1)]]


def requests():
    """Persons with phones who ask for help, or whose initiatives are there: what title and columns say of it."""
    people = [[f"Trần Văn {name}", "0912345678", row(1)[3], row(n)[1]] for n, name in enumerate(("An", "Bình"), 1)]
    head = ["Họ và tên", "Số điện thoại", "Đơn vị", "Tên sáng kiến"]
    dated = [[*head, "Ngày công nhận"], *[[*own, "15/03/2022"] for own in people]]
    asking, listing = ["ĐỀ NGHỊ HỖ TRỢ ĐĂNG KÝ SÁNG KIẾN"], ["DANH SÁCH SÁNG KIẾN"]
    asked, without = ("column-unsure", "D2", ASKED), ("decision-missing", None)
    save("asking-for-help-with-days-ask", [asking, *dated], [counted("YK", 2)], [asked, without])
    answered = {"kind": "support", "options": {"columns": {"D": "content"}}}
    save("asking-for-help-with-days-answered", [asking, *dated], [], **answered)
    save("phones-alone-in-a-list-of-initiatives-ask", [listing, head, *people], [], [asked], kind="support")
    verdicts = [[*head, "Kết quả"], *[[*own, text] for own, text in zip(people, ("Đạt", "Không đạt"), strict=True)]]
    told = [("date-missing", None), ("mostly-invalid", None, ASKED), without, ("reason-missing", None)]
    save("phones-beside-verdicts", [listing, *verdicts], [counted("YK", 0, 2)], told)
    form = ["Dấu thời gian", *head[:3], "Nội dung sáng kiến cần hỗ trợ đăng ký"]
    sent = [["20/05/2022 08:10:00", *own] for own in people]
    save("asking-for-help-by-a-form", [form, *sent], [], kind="support")
    authors = [["ĐOÀN VIÊN GẶP KHÓ KHĂN KHI ĐĂNG KÝ SÁNG KIẾN"], ["Tác giả", *head[1:]], *people]
    save("asking-for-help-below-tac-gia", authors, [], kind="support")


def campaigns():
    """Records of another campaign, of which nothing says that they are initiatives."""
    head = ["Tên mô hình", "Tác giả", "Đơn vị", "Ngày công nhận"]
    rows = [[f"Mô hình dân vận khéo ở tổ dân phố số {n}", *row(n)[2:4], "15/03/2022"] for n in (1, 2, 3)]
    known, without = [counted("YK", 3)], ("decision-missing", None)
    other = [["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO"], head, *rows]
    save("another-campaign-recognised-ask", other, known, [("column-unsure", "A2", ASKED), without])
    save("another-campaign-answered", other, known, [without], options={"columns": {"A": "title"}})
    save("models-in-a-list-of-initiatives", [["DANH SÁCH SÁNG KIẾN"], head, *rows], known, [without])


def persons():
    """Lists of persons, in which no column says what is counted until somebody does."""
    head = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Ngày kết nạp", "Số quyết định"]
    people = [
        [n, f"Trần Văn {name}", "15/03/1990", *row(n)[3:4], "15/03/2022", "12/QĐ-CĐ"]
        for n, name in enumerate(("An", "Bình", "Chi"), 1)
    ]
    members = [["DANH SÁCH KẾT NẠP ĐOÀN VIÊN"], head, *people]
    save("members-refused", members, (), refusal="unknown-table", kind=None)
    for name, columns in (("by-hand", {"B": "title"}), ("in-the-panel", {"A": "number", "B": "title", "D": "unit"})):
        asked = [("two-tables", "E2", ASKED)]
        save(f"members-named-{name}", members, [counted("YK", 3)], asked, options={"columns": columns})


def numbers():
    """Numbers of initiatives that a list says otherwise: beside what they count, a sentence must be true of them."""
    head = [*OWN[:-1], "Ghi chú"]
    plain, remark = [line[:5] for line in own(*range(1, 8))], "Làm tiếp sáng kiến của đ/c Hà"
    groups = [
        OWN[:-1],
        ["LĐLĐ huyện Yên Khánh (5 sáng kiến)"],
        *plain[:4],
        ["LĐLĐ huyện Kim Sơn (3 sáng kiến)"],
        *plain[4:],
    ]
    gap = {**ASKED, "message": "Tổng số: ô A2 ghi 5, cộng lại được 4 (lệch 1). Giữ số cộng lại."}
    save(
        "group-row-with-another-number-ask",
        groups,
        [counted("YK", 4), counted("KS", 3)],
        [("total-mismatch-total", "A2", gap)],
    )
    said = [TITLE, OWN[:-1], *plain, [], ["Tổng số: 7 sáng kiến, trong đó 5 sáng kiến hợp lệ"]]
    save("valid-ones-said-below-ask", said, [counted("YK", 7)], [("total-mismatch-valid", "A11", ASKED)])
    noted = [TITLE, head, *plain[:2], [*plain[2], remark], *plain[3:]]
    save("remark-on-another-initiative-ask", noted, [counted("YK", 7)], [("column-unsure", "F2", ASKED)])


def main():
    """Every file, anew."""
    for subject in (units, reasons, verdicts, remarks, requests, campaigns, persons, numbers):
        subject()


if __name__ == "__main__":
    main()
