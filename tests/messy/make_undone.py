"""Makes lists that say beside their verdicts what takes some of them back: `python -m tests.messy.make_undone`."""

from __future__ import annotations

from tests.messy.make_registers import counted, row, save
from tests.messy.making import save as save_table

HEAD = ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái"]
ASKED = {"severity": "ask"}


def rows(*numbers, **changes):
    """Good initiatives without a reason."""
    return [row(n, **changes)[:7] for n in numbers]


def days():
    """Days whose heading says that they are others than those of recognition."""
    for name, heading in (
        ("a-deadline", "Hạn nộp"),
        ("completion", "Thời gian hoàn thành"),
        ("what-is-expected", "Dự kiến công nhận"),
    ):
        grid = [[*HEAD[:5], heading, HEAD[6]], *rows(1, 2, 3)]
        save(f"days-of-{name}-ask", grid, [counted("YK", 3)], [("column-unsure", "F1", ASKED)])
    save("days-below-nothing-but-a-day", [[*HEAD[:5], "Ngày", HEAD[6]], *rows(1, 2, 3)], [counted("YK", 3)])


def remarks():
    """Remarks beside valid initiatives: what is not known to be harmless may take them out."""
    for name, remark, asked in (
        ("moved", "Chuyển sang LĐLĐ huyện Kim Sơn", True),
        ("merged", "Gộp với sáng kiến số 1", True),
        ("counted-before", "Đã tính năm 2021", True),
        ("out", "Loại", True),
        ("of-prizes", "Đạt giải Ba cấp tỉnh", False),
    ):
        grid = [[*HEAD, "Ghi chú"], *[[*r, None] for r in rows(1, 2)], [*rows(3)[0], remark]]
        findings = [("column-unsure", "H1", ASKED)] if asked else []
        save(f"remark-{name}{'-ask' if asked else ''}", grid, [counted("YK", 3)], findings)


def groups():
    """Verdicts in rows over others, that end where the next unit begins, or name their unit themselves."""
    head = [*HEAD[:3], *HEAD[4:6]]
    yk, ks, all_three = "LĐLĐ huyện Yên Khánh", "LĐLĐ huyện Kim Sơn", [[*r[:3], *r[4:6]] for r in rows(1, 2, 3)]
    first, second, third = all_three
    again = [[1, *third[1:]], [2, *row(4)[1:3], *row(4)[4:6]]]
    own = [["I", yk], ["a", "Sáng kiến đạt"], first, ["b", "Sáng kiến không đạt"], second, ["II", ks], *again]
    units = [counted("YK", 1, 1), counted("KS", 0, 0, 2)]
    found = [("reason-missing", None), ("status-unknown", None, {**ASKED, "count": 2})]
    save("verdicts-below-the-first-unit-alone-ask", [head, *own], units, found)
    for name, verdict in (("behind-a-colon", ": không đạt"), ("behind-a-dash", " - không được công nhận")):
        own = [["I", yk], first, second, ["II", ks + verdict], *again]
        others = [counted("YK", 2), {"unit": ks + verdict, "valid": 2} if ":" in verdict else counted("KS", 2)]
        found = [("verdicts-unread", "B5", ASKED), *[("unit-unknown", "A6", ASKED)] * (":" in verdict)]
        save(f"verdict-of-a-unit-{name}-ask", [head, *own], others, found)


def parted():
    """Verdicts over the rows of each unit, written where a title would go on."""
    head = [*HEAD[:3], "CĐCS", *HEAD[4:6]]
    lines = [[*r[:3], "CĐCS Trường THCS", *r[4:6]] for r in rows(1, 2, 3, 4)]
    good, bad = [None, "a) Được công nhận"], [None, "b) Không được công nhận"]
    own = [["I", "LĐLĐ huyện Yên Khánh"], good, lines[0], bad, lines[1]]
    own += [["II", "LĐLĐ huyện Kim Sơn"], good, lines[2], bad, lines[3]]
    found = [("verdicts-unread", "B5", ASKED)]
    save("verdicts-where-titles-go-on-ask", [head, *own], [counted("YK", 2), counted("KS", 2)], found)


def notes():
    """Notes that take single initiatives out, all of them, or count fewer."""
    for name, note, code in (
        ("by-its-number", "Hội đồng không công nhận sáng kiến số 2.", "verdicts-unread"),
        ("to-another-unit", "Sáng kiến số 2 chuyển sang LĐLĐ huyện Nho Quan.", "verdicts-unread"),
        ("of-the-list", "Danh sách trên chưa được Hội đồng thông qua.", "verdicts-unread"),
        ("of-fewer", "Số sáng kiến được công nhận: 2", "total-mismatch-valid"),
        ("of-what-is-kept", "Ghi chú: Hồ sơ gốc lưu tại Văn phòng LĐLĐ huyện.", ""),
        ("of-as-many", "Đạt: 3; Không đạt: 0", ""),
    ):
        findings = [(code, "A6", ASKED)] if code else []
        grid = [HEAD, *rows(1, 2, 3), [], [note]]
        save(f"note-{name}{'-ask' if code else ''}", grid, [counted("YK", 3)], findings)


def cells():
    """Verdicts within other cells, and one initiative in a row for each author."""
    for name, column, text in (
        ("before-a-title", 1, "[Rút] Cải tiến máy tách hạt số 2"),
        ("behind-a-unit", 3, "LĐLĐ huyện Yên Khánh (không đạt)"),
        ("for-a-decision", 4, "Thu hồi theo QĐ 15/QĐ-HĐ"),
        ("for-a-number", 0, "bỏ"),
    ):
        other = rows(2)[0]
        grid = [HEAD, *rows(1), [*other[:column], text, *other[column + 1 :]], *rows(3)]
        findings = [("verdicts-unread", f"{'ABCDE'[column]}3", ASKED)]
        save(f"verdict-{name}-ask", grid, [counted("YK", 3)], findings)
    authors = [[*r[:4], *r[5:]] for r in rows(1, 2, day="15/03/2022") + rows(3, day="20/03/2022")]
    authors[1][1] = authors[0][1]
    findings = [("titles-repeated", "B2", ASKED), ("decision-missing", None)]
    save("authors-in-rows-of-one-day-ask", [[*HEAD[:4], *HEAD[5:]], *authors], [counted("YK", 3)], findings)
    sheets = {"Tháng 3": [HEAD, *rows(1, 2)], "Tháng 4": [HEAD, *rows(1, 2, 3, 4, 5)]}
    again = [("duplicate", f"B{n}") for n in (2, 3)]
    findings = [("sheets-alike", None, ASKED), ("sheets-joined", None), *again]
    units = [counted("YK", 5, 2)]
    save_table("register-sheet-within-another-ask", [], findings, units=units, sheets=sheets, kind="register")


def make():
    """Every file, anew."""
    for subject in (days, remarks, groups, parted, notes, cells):
        subject()


if __name__ == "__main__":
    make()
