"""Makes lists in parts: groups below groups, sheets beside sheets, titles that say what they list.

Run `python -m tests.messy.make_parts`.
"""

from __future__ import annotations

from tests.messy.make_registers import HEAD, counted, row, save

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


def main():
    """Every file, anew."""
    for subject in (nested,):
        subject()


if __name__ == "__main__":
    main()
