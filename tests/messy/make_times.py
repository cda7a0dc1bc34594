"""Makes tables with several columns of one count whose headings speak of time: `python -m tests.messy.make_times`."""

from __future__ import annotations

from tests.messy.making import HEAD, TITLE, body, expected, save

BLANK = ("quota-blank", "C17")


def results():
    """Results of a month, an earlier day or another year beside the one that counts."""
    for name, first, second, *asks in (
        ("month-of-a-year-beside-cumulated", "Hợp lệ trong tháng 5/2022", "Hợp lệ lũy kế"),
        ("span-of-days-beside-cumulated", "Hợp lệ từ 01/5/2022 đến 20/5/2022", "Lũy kế hợp lệ"),
        ("year-before-that-of-the-title", "Hợp lệ năm 2021", "Hợp lệ"),
        ("day-before-that-of-the-title", "Hợp lệ đến 30/4/2022", "Hợp lệ"),
        ("day-of-the-title-beside-months", "Hợp lệ tháng 5/2022", "Hợp lệ đến 20/5/2022"),
        ("months-of-the-year-beside-a-month", "Hợp lệ tháng 5/2022", "Hợp lệ 5 tháng năm 2022"),
        ("year-of-the-title-beside-none-ask", "Hợp lệ năm 2022", "Hợp lệ", ("two-tables", "E3")),
    ):
        rows = [[*r[:3], r[3] // 2, *r[3:5]] for r in body()]
        head = [*HEAD[:3], first, second, HEAD[4]]
        save(f"columns-{name}", [*([t] for t in TITLE), head, *rows], [*asks, BLANK])
    save(
        "columns-year-beside-none-ask",
        [[*HEAD[:3], "Hợp lệ năm 2021", "Hợp lệ", HEAD[4]], *rows],
        [("two-tables", "E1"), ("quota-blank", "C15")],
    )


def phases():
    """Phases beside what they are together, each with what is and what is not valid."""
    over = ["Giai đoạn 1 (đến 31/5/2022)", None, "Giai đoạn 2 (từ 01/6/2022)", None, "Lũy kế", None]
    rows = [[*r[:3], r[3] // 2, r[4] // 2, r[3] - r[3] // 2, r[4] - r[4] // 2, *r[3:5]] for r in body()]
    head = [[*HEAD[:3], *over], [None, None, None, *HEAD[3:5] * 3]]
    title = [[TITLE[0]], ["(Tính đến ngày 30/9/2022)"]]
    merge = ["D3:E3", "F3:G3", "H3:I3"]
    save("columns-phases-beside-cumulated", [*title, *head, *rows], [("quota-blank", "C18")], merge=merge)
    apart = [*title, [*head[0][:7]], [*head[1][:7]], *[r[:7] for r in rows]]
    halves = {
        u["code"]: (u["quota"], u["valid"] - u["valid"] // 2, u["invalid"] - u["invalid"] // 2) for u in expected()
    }
    asks = [("two-tables", "F4"), ("two-tables", "G4"), ("quota-blank", "C18")]
    save("columns-phases-beside-each-other-ask", apart, asks, units=expected(halves), merge=merge[:2])


def quotas():
    """Quotas of a part of the year or of another year beside that of the year."""
    known = [{"unit": u[1], "quota": u[2], "valid": u[3], "invalid": u[4]} for u in body() if u[2]]
    for name, first, second in (
        ("up-to-a-day", "Phải đạt đến 31/5/2022", "Chỉ tiêu năm"),
        ("of-a-month", "Chỉ tiêu tháng 5/2022", "Chỉ tiêu năm"),
        ("of-the-year-before", "Chỉ tiêu 2021", "Chỉ tiêu"),
    ):
        rows = [[*r[:2], r[2] // 2, *r[2:5]] for r in body() if r[2]]
        head = [*HEAD[:2], first, second, *HEAD[3:5]]
        save(
            f"columns-quota-{name}",
            [*([t] for t in TITLE), head, *rows],
            [],
            units=known,
            options={"directory": "none"},
        )


def rows():
    """Rows of one unit for what is cumulated, or for what was reported before: no parts of it, as months are."""
    for name, earlier, later in (("cumulated-ask", "Đến 30/4", "Đến 20/5"), ("of-months", "Tháng 4", "Tháng 5")):
        parts = [([*r[:2], earlier, 1, 0], [None, None, later, r[3] - 1, r[4]]) for r in body() if r[3] > 2]
        table = [[*HEAD[:2], "Kỳ", *HEAD[3:5]], *(line for both in parts for line in both)]
        sent = [u | {"quota": None} for u in expected() if u["valid"] > 2]
        asks = [("unit-duplicated", f"B{2 * n + 3}") for n in range(len(parts))]
        asked = name.endswith("ask")
        told = [*(asks if asked else []), ("unit-missing", None), ("quota-column-missing", None)]
        save(f"rows-{name}", table, told, units=[] if asked else sent)


def titles():
    """A day in the title that no calendar has."""
    table = [[TITLE[0]], ["(Số liệu đến ngày 31/4/2022)"], HEAD[:5], *[r[:5] for r in body()]]
    save("title-with-a-day-that-is-none", table, [("title-date-impossible", None), BLANK], as_of=None)


if __name__ == "__main__":
    results()
    phases()
    quotas()
    rows()
    titles()
