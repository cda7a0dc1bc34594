"""Makes lists in parts: groups below groups, sheets beside sheets, titles that say what they list.

Run `python -m tests.messy.make_parts`.
"""

from __future__ import annotations

from tests.messy.make_lists import ASKED
from tests.messy.make_registers import HEAD, counted, row, save
from tests.messy.make_rows import JOINED, sheets

OWN = ["STT", "Tên sáng kiến", "Tác giả", "Ngày công nhận"]
NO_DECISION = ("decision-missing", None)
NO_REASON = ("reason-missing", None)


def own(number, mark=None):
    """An initiative below the rows of its unit and its branch, numbered with `mark`."""
    return [mark, *row(number)[1:3], row(number)[5]]


def nested():
    """Rows of branches and of verdicts, numbered below the row of their unit."""
    unit, other = ["I", "LĐLĐ huyện Yên Khánh"], ["II", "LĐLĐ huyện Kim Sơn"]
    factory, school = "CĐCS Công ty Sông Mây", "CĐCS Trường Đồi Gió"
    rows = [OWN, unit, [1, factory], own(1), own(2), [2, school], own(3), other, [1, "Tổ may số 2"], own(4)]
    save("branches-numbered-below-their-unit", rows, [counted("YK", 3), counted("KS", 1)], [NO_DECISION])
    rows = [OWN, unit, ["a)", factory], own(1, 1), own(2, 2), ["b)", school], own(3, 3)]
    save("branches-lettered-below-their-unit", rows, [counted("YK", 3)], [NO_DECISION])
    rows = [OWN, unit, [1, factory], own(1, 1), own(2, 2), [2, school], own(3, 3), other, [1, school], own(4, 4)]
    save("branches-numbered-as-initiatives-are", rows, [counted("YK", 3), counted("KS", 1)], [NO_DECISION])
    rows = [OWN, unit, ["a)", "Hợp lệ"], own(1, 1), own(2, 2), ["b)", "Không hợp lệ"], own(3, 1)]
    save("verdicts-lettered-below-their-unit", rows, [counted("YK", 2, 1)], [NO_DECISION, NO_REASON])
    lone = [[n, *row(n)[1:2], None, *row(n)[3:]] if n == 2 else row(n) for n in (1, 2, 3)]
    save("one-without-its-author", [HEAD, *lone], [counted("YK", 2, 1)], [("author-missing", "C3")])
    bare = [OWN, *[own(n, n) for n in (1, 2)], [3, "Cải tiến lò sấy"], own(4, 4)]
    told = [("author-missing", "C5"), ("date-missing", "D5"), NO_DECISION]
    save("one-with-its-title-alone", [["LĐLĐ huyện Yên Khánh"], *bare], [counted("YK", 3, 1)], told)
    doubtful = [OWN, own(1, 1), [2, "Cải tiến lò sấy"], own(3), own(4, 5)]
    asked = [("row-not-understood", "A4", {"severity": "block"}), ("rows-not-numbered", "A5"), NO_DECISION]
    save("title-alone-over-others-ask", [["LĐLĐ huyện Yên Khánh"], *doubtful], [counted("YK", 3)], asked)
    months = [["Tháng 9/2021"], row(1), row(2), [None, "Tháng 10/2021"], row(3)]
    save("months-in-two-columns", [HEAD, *months], [counted("YK", 3)])


def joined():
    """A list on several sheets, whose names are those of its parts or of something else."""
    first, rest = [HEAD, row(1), row(2)], [HEAD, row(3)]
    asked = [("sheets-unlike", None, {"count": 2, **ASKED})]
    for name, titles in (
        ("with-another", ("Chính thức", "Nháp")),
        ("with-an-older-one", ("DS", "DS cũ")),
        ("with-a-form", ("Danh sách", "Mẫu điền")),
        ("with-those-withdrawn", ("Đợt 1", "Đã rút")),
    ):
        sheets(f"on-a-sheet-{name}-ask", dict(zip(titles, (first, rest), strict=True)), [counted("YK", 3)], asked)
    parts = {"Đợt 1": first, "Đợt II": rest}
    sheets("on-two-rounds", parts, [counted("YK", 3)], [JOINED], account={"header": 2, "counted": 3})
    of_months = {"Tháng 4": first, "Quý III": rest}
    sheets("on-a-month-and-a-quarter", of_months, [counted("YK", 3)], [JOINED])
    rows = {"Kim Sơn": [HEAD, row(1, "LĐLĐ huyện Kim Sơn")], "Trường Mầm non A": rest}
    sheets("on-sheets-of-workplaces", rows, [counted("KS", 1), counted("YK", 1)], [JOINED])


def qualified():
    """Titles that say something of their initiatives, which may be a verdict, and ordinary ones."""
    plain = [HEAD[:6], *[row(n)[:6] for n in (1, 2, 3)]]
    told = [("status-unknown", None, {"count": 3, **ASKED})]
    for name, title in (
        ("faulty", "DANH SÁCH SÁNG KIẾN LỖI"),
        ("owing", "Danh sách các sáng kiến còn nợ minh chứng"),
        ("to-be-looked-at-again", "SÁNG KIẾN CẦN RÀ SOÁT LẠI"),
        ("not-accepted", "(DANH MỤC SÁNG KIẾN KHÔNG ĐƯỢC CHẤP NHẬN)"),
        ("rejected-of-a-quarter", "THỐNG KÊ SÁNG KIẾN BỊ LOẠI QUÝ I/2022"),
    ):
        save(f"titled-{name}-ask", [["LĐLĐ TỈNH NINH BÌNH"], [title], *plain], [counted("YK", 0, 0, 3)], told)
    for name, title in (
        ("of-a-level", "DANH SÁCH SÁNG KIẾN CẤP CƠ SỞ NĂM 2022 CỦA CÔNG TY MAY SÔNG MÂY"),
        ("of-a-field", "BIỂU 02: SÁNG KIẾN LĨNH VỰC CHĂN NUÔI"),
        ("outstanding", "Danh sách các sáng kiến, giải pháp tiêu biểu"),
        ("of-a-programme", "DANH SÁCH SÁNG KIẾN THAM GIA CHƯƠNG TRÌNH 1 TRIỆU SÁNG KIẾN"),
        ("of-a-place-alone", "DANH SÁCH SÁNG KIẾN YÊN KHÁNH 2022"),
    ):
        save(f"titled-{name}", [[title], *plain], [counted("YK", 3)])


def beside():
    """What stands beside initiatives: at which level they were recognised; and rows of a form."""
    plain = [*HEAD[:4], HEAD[5]]
    levels = [[*row(n)[:4], row(n)[5], "Không" if n == 2 else "Cấp cơ sở"] for n in (1, 2, 3)]
    asked = [("column-unsure", "F1", {"severity": "ask"}), NO_DECISION]
    save("recognised-at-no-level-ask", [[*plain, "Cấp công nhận"], *levels], [counted("YK", 3)], asked)
    notes = [[*r[:5], "Không" if r[0] == 2 else "Đã kiểm tra"] for r in levels]
    save("remarks-that-say-no", [[*plain, "Ghi chú"], *notes], [counted("YK", 3)], [NO_DECISION])
    form = [[n, None, None, row(n)[3], None, None, "Hợp lệ"] for n in (3, 4)]
    save("rows-of-a-form-filled-in-beforehand", [HEAD, row(1), row(2), *form], [counted("YK", 2)])
    waiting = [["DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN"], HEAD[:4], *[row(n)[:4] for n in (1, 2, 3)]]
    told = [("status-unknown", None, {"count": 3, "unit": None, **ASKED}), ("date-missing", None), NO_DECISION]
    save("titled-as-waiting-without-days-ask", waiting, [counted("YK", 0, 0, 3)], told)
    lacking = {"Đợt 1": [plain, *[r[:5] for r in levels[:2]]], "Đợt 2": [plain, [*row(5)[:4], row(5)[5]]]}
    told = [JOINED, *[(*NO_DECISION, {"sheet": f"Đợt {n}", "count": 3 - n, "unit": None}) for n in (1, 2)]]
    sheets("on-two-rounds-without-decisions", lacking, [counted("YK", 3)], told)


def main():
    """Every file, anew."""
    for subject in (nested, joined, qualified, beside):
        subject()


if __name__ == "__main__":
    main()
