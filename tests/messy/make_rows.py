"""Makes lists whose cells say more than one thing, or only "as above": `python -m tests.messy.make_rows`."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.messy.make_lists import ASKED
from tests.messy.make_registers import HEAD, counted, row, save
from tests.messy.making import DAY, HERE, expect, fill, timeless

JOINED = ("sheets-joined", None)


def branches():
    """The directory's own grassroots unions, and workplaces behind which a district is named."""
    own = ("CĐCS Trường THPT Yên Khánh A", "Sở Tài chính", "CĐCS Trường THPT Nguyễn Huệ")
    homes = [counted("YK", 1), counted("TD", 1), counted("VC", 1)]
    save("branches-of-the-directory-as-units", [HEAD, *[row(n, name) for n, name in enumerate(own, 1)]], homes)
    head = [*HEAD[:3], "CĐCS", *HEAD[4:]]
    save("branches-of-the-directory-alone", [head, *[row(n, name) for n, name in enumerate(own, 1)]], homes)
    asked = [("unit-unknown", f"D{n}", ASKED) for n in (2, 3, 4)]
    others = ("CĐCS Sở Tài chính - LĐLĐ TP. Ninh Bình", "Trung tâm Y tế, huyện Kim Sơn", "Công ty A (KCN B) - Gia Viễn")
    rows = [*[row(n, name) for n, name in enumerate(others, 1)], *map(row, (4, 5, 6))]
    strangers = [{"code": None, "unit": name, "valid": 1} for name in others]
    save("places-behind-names-of-other-units-ask", [HEAD, *rows], [counted("YK", 3), *strangers], asked)
    plain = (
        "Trường THPT Bình Minh, huyện Kim Sơn",
        "Trung tâm Y tế - LĐLĐ huyện Kim Sơn",
        "Xi măng Ninh Bình, Kim Sơn",
    )
    save("places-behind-workplaces", [HEAD, *[row(n, name) for n, name in enumerate(plain, 1)]], [counted("KS", 3)])


def dittos():
    """Cells that say what the one above says, and cells with two titles."""
    above = [row(1), *[[*row(n)[:3], "〃", "nt", "-nt-", "Như trên", None] for n in (2, 3)]]
    below = [*row(4, status="Không hợp lệ")[:7], "Trùng"], [*row(5)[:3], *['"'] * 5]
    save("dittos-in-every-column", [HEAD, *above, *below], [counted("YK", 3, 2)])
    again = [HEAD, row(1), [2, "Như trên", *row(2)[2:]], *map(row, (3, 4, 5, 6))]
    save("dittos-for-a-title-ask", again, [counted("YK", 6)], [("titles-repeated", "B3", {"count": 1, **ASKED})])
    codes = [HEAD, *[[*row(n)[:4], "NT", *row(n)[5:]] for n in (1, 2)], row(3)]
    save("codes-that-look-like-dittos", codes, [counted("YK", 3)])
    both = [HEAD, [1, "1. Cải tiến máy xay\n2. Cải tiến máy ép", *row(1)[2:]], *map(row, (2, 3))]
    asked = [("titles-in-one-cell", "B2", {"count": 1, **ASKED})]
    save("titles-in-one-cell-ask", both, [counted("YK", 3)], asked)
    lone = ("1. Cải tiến máy xay 2 trục", "- Dùng lò 2.0\n(giai đoạn 2)")
    save("titles-with-numbers", [HEAD, *[[n, text, *row(n)[2:]] for n, text in enumerate(lone, 1)]], [counted("YK", 2)])


def versions():
    """Days after the one that a list counts up to, one list on two sheets, decisions still to come."""
    up_to = [["DANH SÁCH SÁNG KIẾN"], ["(Tính đến ngày 20/5/2022)"], HEAD]
    late = [*up_to, *[row(n, day=day) for n, day in enumerate(("20/5/2022", "15/12/2022", "15/6/2022"), 1)]]
    asked = [("recognised-later", "F5", {"count": 2, **ASKED})]
    save("recognised-after-the-day-counted-up-to-ask", late, [counted("YK", 3)], asked, as_of=DAY)
    waiting = ("Đang trình", "Sẽ có", "Quyết định của Giám đốc")
    rows = [HEAD, *[[*row(n)[:4], text, *row(n)[5:]] for n, text in enumerate(waiting, 1)]]
    save("decisions-still-to-come", rows, [counted("YK", 3)], [("decision-missing", "E2"), ("decision-missing", "E3")])
    new = [HEAD, *map(row, (1, 2, 3, 4))]
    old = [HEAD, *[[n, f"{row(n)[1]} (dự thảo)", *row(n)[2:]] for n in (1, 2, 3)]]
    asked = [("sheets-alike", None, {"sheet": "Lần 2", "count": 3, **ASKED}), JOINED]
    sheets("one-list-twice-in-two-versions-ask", {"Lần 1": old, "Lần 2": new}, [counted("YK", 7)], asked)
    other = [HEAD, [1, "Cải tiến lò sấy", *row(1)[2:]], *map(row, (5, 6, 7))]
    sheets("persons-on-two-sheets", {"Kỹ thuật": new, "Quản lý": other}, [counted("YK", 8)], [JOINED])


def again():
    """One initiative twice, its authors in another order or addressed, its title named as one; and its co-authors."""
    title, both = row(1)[1], "Trần Văn An, Lê Thị Bình"
    ways = [(title, both), (title, "Đ/c Lê Thị Bình và ông Trần Văn An"), (f"Sáng kiến: “{title}”", both)]
    same = [[n, *way, *row(n)[3:]] for n, way in enumerate(ways, 1)]
    told = [("duplicate", "B3"), ("duplicate", "B4")]
    save("initiatives-again-otherwise-addressed", [HEAD, *same, *map(row, (4, 5))], [counted("YK", 3, 2)], told)
    own = [[*row(n)[:4], f"{n}/QĐ-CĐ", *row(n)[5:]] for n in range(1, 7)]
    pair = [HEAD, *own, [7, *own[0][1:2], "Lê Thị Bình", *own[0][3:]]]
    asked = [("titles-repeated", "B2", {"count": 1, **ASKED})]
    save("one-pair-of-authors-with-a-decision-to-themselves-ask", pair, [counted("YK", 7)], asked)
    lone = [HEAD, *map(row, range(1, 7)), [7, title, "Lê Thị Bình", *row(7)[3:]]]
    save("one-pair-of-authors-with-the-decision-of-all", lone, [counted("YK", 7)])
    apart = [HEAD, *own, [7, title, "Lê Thị Bình", *row(7)[3:]]]
    save("one-title-with-two-decisions", apart, [counted("YK", 7)])


def years():
    """Years alone, and days with a note behind them."""
    days = (2022, "Năm 2022", "15/3/2022 (QĐ 12)", "Năm học 2021-2022")
    across = [("date-ambiguous", f"F{n}") for n in (2, 3, 4)]
    told = [*across[:2], ("date-impossible", "F5")]
    rows = [row(n, day=day) for n, day in enumerate(days, 1)]
    save("days-as-years-or-with-a-note", [HEAD, *rows], [counted("YK", 3, 1)], told)
    alone = [[*HEAD[:5], "Năm công nhận"], *[row(n, day=2022)[:6] for n in (1, 2, 3)]]
    save("years-of-recognition-alone", alone, [counted("YK", 3)], across)


def struck():
    """Rows that somebody crossed out; and one whose number alone is."""
    for name, letters, asked in (
        ("initiatives-struck-out-ask", "ABCDEFG", [("initiatives-struck", "A3", {"count": 1, **ASKED})]),
        ("number-struck-out", "A", ()),
    ):
        book = Workbook()
        fill(book.active, [HEAD, *map(row, (1, 2, 3))])
        for letter in letters:
            book.active[f"{letter}3"].font = Font(strike=True)
        (HERE / f"register-{name}.xlsx").write_bytes(timeless(book))
        expect(f"register-{name}", "xlsx", asked, [counted("YK", 3)], kind="register")


def sheets(name, grids, units, findings=(), **more):
    """Writes a list on several sheets and its expected reading."""
    book = Workbook()
    book.remove(book.active)
    for title, grid in grids.items():
        fill(book.create_sheet(title), grid)
    (HERE / f"register-{name}.xlsx").write_bytes(timeless(book))
    expect(f"register-{name}", "xlsx", findings, units, kind="register", **more)


def main():
    """Every file, anew."""
    for subject in (branches, dittos, versions, again, years, struck):
        subject()


if __name__ == "__main__":
    main()
