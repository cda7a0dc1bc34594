"""Makes summaries in which one cell says more than its figure: `python -m tests.messy.make_cells`."""

from __future__ import annotations

from tests.messy.making import CODES, HEAD, NO_QUOTA, TOTAL, body, expected, plain, save


def rows_with(value, row=1, column=3):
    """The plain table with another value in one cell, by default that of Yên Khánh's valid ones."""
    rows = plain()
    rows[row][column] = value
    return rows


def numbers():
    """Marks and words behind a number."""
    rows = [HEAD, *body(write=lambda figure: f"{figure}¹" if figure in (380, 13) else figure), TOTAL]
    notes = [("footnote-mark", f"{c}{r}") for r, cs in ((3, "CDF"), (13, "DF")) for c in cs]
    save("numbers-with-raised-marks", rows, [NO_QUOTA, *notes])
    left = expected(leave=["YK"])
    for name, value in {"rejected": "244 bị loại", "doubted": "244 (?)", "of-others": "244 CĐCS"}.items():
        save(f"number-and-word-{name}", rows_with(value), [NO_QUOTA, ("bad-number", "D2")], units=left)
    save("number-and-word-of-its-column", rows_with("244 hợp lệ"))
    save("number-in-words-behind-it", rows_with("244 (hai trăm bốn mươi bốn)"))
    save("numbers-with-a-point-behind", plain(write=lambda figure: f"{figure}."))
    silent = rows_with("0 (chưa gửi)", 2)
    silent[2][4:] = [None, None]
    save("number-0-that-was-not-sent", silent[:-1], [NO_QUOTA, ("unit-missing", "B3")], units=expected(leave=["KS"]))


def columns():
    """Columns that their headings call a figure, and that hold none."""
    asked, valid = {"severity": "ask"}, [{**unit, "invalid": 0} for unit in expected()]
    for name, write in {"shares": lambda n: f"{n}%", "words": lambda n: f"Còn {n}" if n else "Không có"}.items():
        rows = [HEAD[:5], *([*row[:4], write(row[4])] for row in body())]
        save(f"column-of-invalid-with-{name}-ask", rows, [NO_QUOTA, ("column-unsure", "E1", asked)], units=valid)
    spans = [HEAD[:5], *([*row[:2], f"{row[2]}-{row[2]}", *row[3:5]] for row in body()[:-1])]
    absent = ("unit-missing", None, {"count": 1})
    owed = expected(leave=["KHAC"], quotas=False)
    save("column-of-quotas-with-spans-ask", spans, [("column-unsure", "C1", asked), absent], units=owed)
    head = ["STT", "Đơn vị", "Chỉ tiêu", "Kế hoạch", "Hợp lệ", "Đạt", "Không hợp lệ"]
    shown = [[*row[:2], "Số sáng kiến", *row[2:4], f"{100 * row[3] / (row[2] or 1):.1f}%", row[4]] for row in body()]
    save("columns-of-words-and-shares-beside-figures", [head, *shown], [("quota-blank", "D15")])


def names():
    """Two columns of units, and codes."""
    asked, other = {"severity": "ask"}, [row[1] for row in (*body()[1:], *body()[:1])]
    for name, heading in {"entered-by": "Đơn vị nhập", "heads-of-clusters": "Cụm trưởng"}.items():
        beside = [
            ["STT", heading, *HEAD[1:]],
            *([row[0], who, *row[1:]] for row, who in zip(body(), other, strict=True)),
        ]
        beside[0][2] = "Đơn vị"
        save(f"units-beside-{name}", beside, [("quota-blank", "D15")])
    for name, codes in {"of-others-ask": CODES[1:] + CODES[:1], "of-their-own": CODES}.items():
        coded = [["Mã đơn vị", *HEAD[1:]], *([code, *row[1:]] for row, code in zip(body(), codes, strict=True))]
        question = [("two-tables", "B1", asked)] if "ask" in name else []
        save(f"units-beside-codes-{name}", coded, [NO_QUOTA, *question])


def beyond():
    """Rows below the sum of all."""
    printed = {"quota": 4640, "valid": 526, "invalid": 39, "total": 565}
    rows = [*plain(), [None, "So với kỳ trước", 4640, 120, 9, 129], [None, "Cùng kỳ năm 2021", 4000, 400, 30, 430]]
    units = [{k: v for k, v in unit.items() if k != "code"} for unit in expected()]
    own = {"units": units, "printed_totals": printed, "options": {"directory": "none"}}
    save("rows-that-compare-below-the-total", rows, [NO_QUOTA], **own)
    strange = [*plain(), [None, "Phát sinh sau báo cáo", None, 12, 1, 13]]
    save("row-of-anything-below-the-total-asks", strange, [NO_QUOTA, ("row-not-understood", "B17")], **own)


def shifted():
    """Rows longer than their header."""
    asked = {"severity": "ask"}
    moved = [row[:5] for row in plain()[:-1]]
    moved[2] = [*moved[2][:2], None, *moved[2][2:]]
    wrong = expected({"KS": (None, 380, 13)})
    save("row-shifted-asks", moved, [NO_QUOTA, ("remark", "F3", asked)], units=wrong)
    phones = [[*row, f"091234567{n % 10}"] if n else row for n, row in enumerate(plain()[:-1])]
    save("rows-with-more-than-their-header-each", phones)


def remarks():
    """Remarks below the table, beside it and in names."""
    asked, note, text = {"severity": "ask"}, {"severity": "note"}, "Đính chính: Kim Sơn 25, không phải 13"
    save("remark-below-names-a-unit-asks", [*plain(), [], [text]], [NO_QUOTA, ("remark", "A18", asked)])
    footnote = ["* Chưa bao gồm 03 sáng kiến bổ sung ngày 18/5"]
    save("remark-below-with-a-number", [*plain(), footnote], [NO_QUOTA, ("remark", "A17", note)])
    said = [*plain(), ["Bằng chữ: 526 sáng kiến hợp lệ của 14 đơn vị, số liệu đến ngày 20/5/2022"], ["Số 117/LĐLĐ"]]
    save("remark-below-says-what-the-table-says", said)
    noted = [[*row, None] for row in plain()]
    noted[0][6], noted[2][6], noted[3][6] = "Ghi chú", "Số đúng: 25", "Theo QĐ số 15/QĐ-LĐLĐ ngày 3/5/2022"
    save("remark-beside-with-a-number", noted, [NO_QUOTA, ("remark", "G3", asked)])
    named = rows_with("LĐLĐ huyện Kim Sơn (đợt 2)", 2, 1)
    save("remark-in-a-name-asks", named, [NO_QUOTA, ("remark", "B3", asked)])


def main():
    """Every file, anew."""
    for subject in (numbers, columns, names, beyond, shifted, remarks):
        subject()


if __name__ == "__main__":
    main()
