"""Units by every name that staff give them, and units that nobody knows."""

from __future__ import annotations

import unicodedata

from tests.messy.making import CODES, HEAD, NO_QUOTA, UNITS, body, expected, plain, save

FULL = ["Liên đoàn Lao động huyện Yên Khánh", "Liên đoàn Lao động huyện Kim Sơn", "Liên đoàn Lao động huyện Yên Mô"]
FULL += [
    "Liên đoàn Lao động thành phố Ninh Bình",
    "Liên đoàn Lao động thành phố Tam Điệp",
    "Liên đoàn lao động huyện Hoa Lư",
]
FULL += ["Liên đoàn Lao động huyện Gia Viễn", "Liên đoàn Lao động huyện Nho Quan", "Công đoàn Viên chức tỉnh Ninh Bình"]
FULL += ["Công đoàn ngành Nông nghiệp và Phát triển nông thôn", "Công đoàn các Khu công nghiệp tỉnh Ninh Bình"]
FULL += ["Công đoàn ngành Y tế tỉnh Ninh Bình", "Công đoàn ngành Giáo dục tỉnh Ninh Bình", "Các đơn vị khác"]
SHORT = [
    "LĐLĐ H. Yên Khánh",
    "LĐLĐ H.Kim Sơn",
    "H. Yên Mô",
    "TP.Ninh Bình",
    "LĐLĐ T.P Tam Điệp",
    "LĐLĐ H Hoa Lư",
    "H.Gia Viễn",
]
SHORT += ["LĐLĐ H. Nho Quan", "CĐ VC tỉnh", "CĐN NN & PTNT", "CĐ các KCN", "CĐN Y tế", "CĐN GD", "ĐV khác"]
BARE = ["Yên Khánh", "Kim Sơn", "Yên Mô", "Ninh Bình", "Tam Điệp", "Hoa Lư", "Gia Viễn", "Nho Quan", "Viên chức"]
BARE += ["Nông nghiệp và PTNT", "Khu công nghiệp", "Y tế", "Giáo dục", "Khác"]


def make():
    """Every file of this subject."""
    names()


def unmarked(text):
    """Without diacritics, as typed on a machine without a Vietnamese keyboard."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def names():
    own = [unit[1] for unit in UNITS]
    spellings = {
        "in-full": FULL,
        "abbreviated": SHORT,
        "bare": BARE,
        "without-marks": [unmarked(name) for name in own],
        "bare-without-marks": [unmarked(name) for name in BARE],
        "in-capitals": [name.upper() for name in FULL],
        "nfd": [unicodedata.normalize("NFD", name) for name in own],
        "with-odd-spaces": [f" {name.replace(' ', chr(0xA0), 1)}\u200b  " for name in own],
        "with-footnote-marks": [
            f"{name}{mark}" for name, mark in zip(own, ["(1)", " (2)", "*", " (*)", "¹", "²"] + [""] * 8, strict=True)
        ],
        "numbered": [f"{n}. {name}" for n, name in enumerate(own, start=1)],
        "with-dashes": [f"- {name}" for name in own],
        "on-two-lines": [name.replace(" ", "\n", 1) for name in own],
    }
    for told, spelled in spellings.items():
        save(f"names-{told}", plain(names=spelled))
    slip = ["LĐLĐ huyện Yên Khành", *own[1:]]
    unknown = {"code": None, "unit": "LĐLĐ huyện Yên Khành", "quota": 450, "valid": 244, "invalid": 5}
    ask = [NO_QUOTA, ("unit-unknown", "B2"), ("unit-missing", None, {"unit": "LĐLĐ huyện Yên Khánh"})]
    save("names-misspelt-ask", plain(names=slip), ask, units=[unknown, *expected()[1:]])
    save("names-misspelt-answered", plain(names=slip), options={"aliases": {"LĐLĐ huyện Yên Khành": "YK"}})
    town = [*own[:4], "LĐLĐ thị xã Tam Điệp", *own[5:]]
    unknown = {"code": None, "unit": "LĐLĐ thị xã Tam Điệp", "quota": 630, "valid": 78, "invalid": 5}
    ask = [NO_QUOTA, ("unit-unknown", "B6"), ("unit-missing", None)]
    save("names-of-another-level-ask", plain(names=town), ask, units=[*expected()[:4], unknown, *expected()[5:]])
    rows = [HEAD, *body(), [15, "Công đoàn Công ty Mới", None, 4, 0, 4]]
    out = {"aliases": {"Công đoàn Công ty Mới": ""}}
    save("names-left-out-as-answered", rows, options=out)
    gone = [HEAD, *body()[:2], *body()[3:]]
    save(
        "unit-missing",
        gone,
        [("quota-blank", "C14"), ("unit-missing", None, {"unit": "LĐLĐ huyện Yên Mô"})],
        units=expected(leave=["YM"]),
    )
    silent = plain(change={})
    silent[3][3:] = [None, None, None]
    told = [NO_QUOTA, ("unit-missing", "B4"), ("total-mismatch-valid", "D16"), ("total-mismatch-total", "F16")]
    save("unit-with-a-row-and-no-figures", silent, told, units=expected(leave=["YM"]))
    twice = [HEAD, *body(), [15, "Yên Khánh", 450, 6, 1, 7]]
    save("unit-twice-ask", twice, [NO_QUOTA, ("unit-duplicated", "B16")], units=expected(leave=["YK"]))
    added = sorted(expected({"YK": (450, 250, 6)}), key=lambda unit: CODES.index(unit["code"]))
    save("unit-twice-added", twice, [NO_QUOTA, ("unit-duplicated", "B16")], units=added, options={"duplicates": "add"})
    last = expected({"YK": (450, 6, 1)})
    save(
        "unit-twice-last-kept",
        twice,
        [NO_QUOTA, ("unit-duplicated", "B16")],
        units=last,
        options={"duplicates": "last"},
    )
    strangers()


def strangers():
    """Another province: names that begin like sums, groups, no directory."""
    told = [
        "Công ty TNHH May Sông Hồng",
        "Công an tỉnh",
        "Công đoàn Dệt may",
        "Tổng công ty Lương thực",
        "Cộng Hoà",
        "Công viên cây xanh",
    ]
    figures = [(100, 20, 1), (80, 10, 0), (60, 5, 2), (50, 50, 0), (40, 4, 4), (30, 3, 0)]
    rows = [HEAD, ["I", "Cụm doanh nghiệp"]]
    rows += [[n, name, *f, f[1] + f[2]] for n, (name, f) in enumerate(zip(told, figures, strict=True), start=1)]
    rows.insert(5, ["II", "Cụm khác"])
    rows.append([None, "Tổng cộng", 360, 92, 7, 99])
    units = [
        {"code": None, "unit": n, "quota": f[0], "valid": f[1], "invalid": f[2]}
        for n, f in zip(told, figures, strict=True)
    ]
    save("stranger-without-directory", rows, [], units=units, options={"directory": "none"})
    save("stranger-with-directory-asks", rows, [("unit-unknown", "B3:B9", {"count": 6})], units=units)
    tones = ["Xã Hoà An", "Xã Hòa Bình", "Xã Thuỵ Anh", "Xã Thúy Sơn"]
    rows = [[*HEAD[:2], *HEAD[3:]], *[[n, name, 5, 1, 6] for n, name in enumerate(tones, start=1)]]
    units = [{"code": None, "unit": name, "quota": None, "valid": 5, "invalid": 1} for name in tones]
    save("stranger-without-quotas", rows, [], units=units, options={"directory": "none"})
