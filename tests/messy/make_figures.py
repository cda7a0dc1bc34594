"""Numbers, sums, quotas and cells that say something else than they should."""

from __future__ import annotations

from tests.messy.making import HEAD, NO_QUOTA, TOTAL, UNITS, body, expected, plain, save


def make():
    """Every file of this subject."""
    numbers()
    slips()
    sums()
    quotas()
    cells()
    bad()
    branches()


def slips():
    """What is printed follows from other columns in every row but one."""
    rows = [r[:5] for r in body()[:13]]
    read = expected(leave=["KHAC"])
    absent = ("unit-missing", None, {"count": 1})
    shares = [[*r, "41,6%" if n == 2 else f"{100 * r[3] / r[2]:.1f}%".replace(".", ",")] for n, r in enumerate(rows)]
    wrong = [("row-contradicts", "F4", {"severity": "ask"}), absent]
    save("slip-in-a-share-ask", [[*HEAD[:5], "Tỷ lệ"], *shares], wrong, units=read)
    floored = [[*r, f"{100 * r[3] // r[2]}%"] for r in rows]
    save("slip-none-where-shares-are-cut-off", [[*HEAD[:5], "Tỷ lệ"], *floored], [absent], units=read)
    lacking = [[*r, r[2] - r[3] - 50 * (n == 2)] for n, r in enumerate(rows)]
    save("slip-in-what-is-left-ask", [[*HEAD[:5], "Còn thiếu"], *lacking], wrong, units=read)
    halves = [[*r[:3], r[3] - r[3] // 2, r[3] // 2 + 9 * (n == 2), *r[3:]] for n, r in enumerate(rows)]
    head = [*HEAD[:3], "Cấp cơ sở", "Cấp tỉnh", "Tổng số hợp lệ", "Không hợp lệ"]
    save("slip-in-a-sum-of-parts-ask", [head, *halves], wrong, units=read)


def numbers():
    big = {"YK": (450, 1244, 5), "TD": (630, 2078, 1005)}
    sums = [None, "Tổng cộng", "4.640", "3.526", "1.039", "4.565"]
    dotted = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "."), change=big), sums]
    save("numbers-with-points", dotted, units=expected(big))
    spaced = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "\u00a0"), change=big)]
    save("numbers-with-spaces", spaced, units=expected(big))
    save("numbers-with-their-measure", plain(write=lambda f: f"{f} SK"))
    save("numbers-full-width", plain(write=lambda f: "".join(chr(0xFF10 + int(d)) for d in str(f))))
    save("numbers-as-text", plain(write=lambda f: f"'{f}" if False else f" {f} "))
    pairs = [["TT", "Đơn vị", "Đã nộp / Chỉ tiêu", "Còn thiếu"]]
    pairs += [[n, u[1], f"{u[3]}/{u[2]}", u[2] - u[3]] for n, u in enumerate(UNITS[:6], 1)]
    six = [{"code": u[0], "quota": u[2], "valid": u[3], "invalid": 0} for u in UNITS[:6]]
    absent = [("unit-missing", None, {"count": 8})]
    save("numbers-two-in-one-cell", pairs, absent, units=six)
    quiet = [HEAD[1:5], *[[u[1], u[2], u[3] or "-", 0 if u[3] else "-"] for u in (*UNITS[:3], ("", "Trường A", 20, 0))]]
    none = [{"unit": u[1], "quota": u[2], "valid": u[3], "invalid": 0} for u in (*UNITS[:3], ("", "Trường A", 20, 0))]
    zero = [("unit-missing", "A5", {"count": 1})]
    save("numbers-quota-beside-dashes-alone", quiet, zero, units=none, options={"directory": "none"})
    save("numbers-zero-as-dash", plain(write=lambda f: f or "-"))
    save("numbers-zero-as-long-dash", plain(write=lambda f: f or "—"))
    save("numbers-zero-as-blank", plain(write=lambda f: f or None))
    nothing = plain()
    nothing[14][3:] = [None, None, 0]
    nothing[15] = [None, "Tổng cộng", 4640, 526, 30, 556]
    save("numbers-blank-beside-a-total-of-0", nothing, units=expected({"KHAC": (None, 0, 0)}))
    left = expected(leave=["YK"])
    for name, value in {"point-seven": 4.7, "comma-seven-as-text": "4,7", "comma-and-three-digits": "1,234"}.items():
        rows = [HEAD, *body()]
        rows[1] = [1, UNITS[0][1], 450, value, 5, None]
        save(f"numbers-{name}-ask", rows, [NO_QUOTA, ("ambiguous-number", "D2")], units=left)
        meant = {"YK": (450, 1234 if "three" in name else 4700, 5)}
        save(f"numbers-{name}-answered", rows, units=expected(meant), options={"thousands": "thousands"})
    mixed = [HEAD, *body()]
    mixed[1][3:], mixed[5][3:] = ["1.244", 5, None], ["2,078", 5, None]
    save(
        "numbers-of-two-styles-ask",
        mixed,
        [NO_QUOTA, ("ambiguous-number", "D6")],
        units=expected({"YK": (450, 1244, 5)}, ["TD"]),
    )
    for name, value in {
        "negative": -3,
        "fractional": 12.3456,
        "of-20-digits": "12345678901234567890",
        "in-words": "mười hai",
    }.items():
        rows = [HEAD, *body()]
        rows[1] = [1, UNITS[0][1], 450, value, 5, None]
        save(f"numbers-{name}-refused", rows, [NO_QUOTA, ("bad-number", "D2")], units=left)
    quota = [HEAD, *body()]
    quota[1][2] = 0.5
    save(
        "numbers-fractional-quota-refused",
        quota,
        [NO_QUOTA, ("bad-number", "C2")],
        units=expected({"YK": (None, 244, 5)}),
    )
    half = [HEAD, *body(), [None, "Tổng cộng", 4.64, 526, 39, 565]]
    save("numbers-total-as-decimal-ask", half, [NO_QUOTA, ("ambiguous-number", "C16")])


def sums():
    letter = [None, "Tổng cộng", 4700, 526, 40, 565]
    told = [
        NO_QUOTA,
        ("total-mismatch-quota", "C16"),
        ("total-mismatch-invalid", "E16"),
        ("total-row-arithmetic", "F16"),
    ]
    save("sums-as-in-the-letter", [HEAD, *body(), letter], told)
    all_wrong = [None, "Tổng cộng", 1, 2, 3, 5]
    told = [
        NO_QUOTA,
        *(
            (f"total-mismatch-{f}", f"{c}16")
            for f, c in zip(("quota", "valid", "invalid", "total"), "CDEF", strict=True)
        ),
    ]
    save("sums-all-wrong", [HEAD, *body(), all_wrong], told)
    row = plain()
    row[3][5] = 4
    save("sums-of-a-row-wrong", row, [NO_QUOTA, ("row-sum-mismatch", "F4")])
    save(
        "sums-above-and-below",
        [HEAD, letter, *body(), TOTAL],
        [
            ("quota-blank", "C16"),
            *(
                (c, p.replace("16", "2"))
                for c, p in [
                    ("total-mismatch-quota", "C16"),
                    ("total-mismatch-invalid", "E16"),
                    ("total-row-arithmetic", "F16"),
                ]
            ),
        ],
    )


def quotas():
    change = {"YK": (500, 244, 5)}
    rows = [HEAD, *body(change=change)]
    save("quota-differs-ask", rows, [NO_QUOTA, ("quota-differs", "C2")], units=expected(change))
    save(
        "quota-differs-taken",
        rows,
        [NO_QUOTA, ("quota-differs", "C2", {"severity": "note"})],
        units=expected(change),
        options={"quotas": "take"},
    )
    given = {"KHAC": (60, 0, 9)}
    save(
        "quota-where-none-was-assigned", [HEAD, *body(change=given)], [("quota-differs", "C15")], units=expected(given)
    )
    ordered = sorted((u[2] for u in UNITS if u[2]), reverse=True)
    change = {u[0]: (q, *u[3:]) for u, q in zip(UNITS, ordered, strict=False)}
    save(
        "quota-column-sorted-alone",
        [HEAD, *body(change=change)],
        [NO_QUOTA, ("shuffled-quota", "C2:C14")],
        units=expected(change),
    )
    swapped = {"YK": (380, 244, 5), "KS": (450, 13, 0)}
    save(
        "quota-of-two-units-swapped",
        [HEAD, *body(change=swapped)],
        [NO_QUOTA, ("shuffled-quota", "C2:C3")],
        units=expected(swapped),
    )


def cells():
    summed = [HEAD, *body(), [None, "Tổng cộng", *(f"=SUM({c}2:{c}15)" for c in "CDEF")]]
    note = {"severity": "note"}
    save(
        "formulas-of-totals-never-computed", summed, [NO_QUOTA, *(("no-cached-values", f"{c}16", note) for c in "CDEF")]
    )
    rows = [HEAD, *body()]
    rows[1][3] = "=200+44"
    save(
        "formulas-of-a-unit-never-computed",
        rows,
        [NO_QUOTA, ("no-cached-values", "D2", {"severity": "block"})],
        units=expected(leave=["YK"]),
    )
    rows = [HEAD, *body()]
    rows[1][3] = "#REF!"
    save("error-in-a-cell", rows, [NO_QUOTA, ("error-cell", "D2", {"severity": "block"})], units=expected(leave=["YK"]))
    rows = [HEAD, *body(), [*TOTAL[:2], "#REF!", *TOTAL[3:]]]
    save("error-in-a-total", rows, [NO_QUOTA, ("error-cell", "C16", note)])


def bad():
    save("refused-blank", [], refusal="no-table")
    save("refused-prose", [["Kính gửi: Liên đoàn Lao động tỉnh"], ["Đơn vị xin báo cáo sau."]], refusal="no-table")
    save("refused-header-only", [HEAD], refusal="no-rows")
    menu = [["Món ăn", "Giá"], ["Phở", 40000], ["Bún chả", 45000]]
    save("refused-table-of-something-else", menu, refusal="unknown-table")


def branches():
    head = ["STT", "Đơn vị", "CĐCS", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ"]
    split = [[1, UNITS[0][1], "CĐCS Trường A", 200, 100, 2], [2, None, "CĐCS Trường B", 250, 144, 3]]
    rest = [[n, name, f"CĐCS {n}", *own] for n, (_, name, *own) in enumerate(UNITS[1:], start=3)]
    blank = [("quota-blank", "D16")]
    save("branches-beside-a-unit-said-once", [head, *split, *rest], blank)
    split[1][1] = UNITS[0][1]
    save("branches-beside-a-unit-said-each-time", [head, *split, *rest], blank)
    own = [1, UNITS[0][1], None, 450, 244, 5]
    save("branches-below-the-sum-of-their-unit", [head, own, *split, *rest], [("quota-blank", "D17")])
