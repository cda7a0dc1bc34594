"""The same tables as text, in letters from before Unicode and in other formats."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tally.workbook import legacy
from tests.messy.making import DAY, HEAD, HERE, NO_QUOTA, TITLE, body, expect, expected, plain, save, save_csv


def make():
    """Every file of this subject."""
    texts()
    legacy_letters()
    other_formats()


def texts():
    save_csv("csv-comma", plain())
    save_csv("csv-semicolon", plain(), mark=";")
    save_csv("csv-tab-utf-16", plain(), mark="\t", encoding="utf-16")
    save_csv("csv-utf-8-with-mark", plain(), encoding="utf-8-sig")
    titled = [[TITLE[0]], [TITLE[1]], [], *plain()]
    save_csv("csv-with-title-lines", titled, [("quota-blank", "C18")], mark=";", as_of=DAY)
    dotted = [HEAD, *body(write=lambda f: f"{f:,}".replace(",", "."), change={"YK": (450, 1244, 5)})]
    save_csv("csv-numbers-with-points", dotted, mark=";", units=expected({"YK": (450, 1244, 5)}))


def legacy_letters():
    """Vietnamese for the fonts before Unicode, in a workbook and as CSV; and such a font over Unicode text."""
    titled = [[TITLE[0]], [TITLE[1]], [], *plain()]
    told = [("quota-blank", "C18"), ("legacy-encoding", None)]
    old = {"tcvn3": (_tcvn3, ".VnTime", "latin-1"), "vni": (_vni, "VNI-Times", "cp1252")}
    for name, (write, font, encoding) in old.items():
        grid = [[write(v) if isinstance(v, str) else v for v in row] for row in titled]
        save(f"letters-{name}", grid, told, font=font, as_of=DAY)
        save(f"letters-{name}-in-another-font", grid, told, as_of=DAY)
        save_csv(f"csv-{name}", grid, told, mark=";", encoding=encoding, as_of=DAY)
    save("letters-unicode-in-an-old-font", titled, [("quota-blank", "C18")], font=".VnTime", as_of=DAY)


def _tcvn3(text):
    signs = {chr(letter): chr(sign) for sign, letter in reversed(legacy._TCVN3.items())}
    text = unicodedata.normalize("NFC", text)
    return "".join(signs.get(letter) or signs.get(letter.lower(), letter) for letter in text)


def _vni(text):
    pairs = {letter: signs for signs, letter in legacy._VNI.items()}
    pairs |= {letter.upper(): signs.upper() for letter, signs in pairs.items()}
    return "".join(pairs.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def other_formats():
    """Expected readings of files that a spreadsheet program saved: header-in-row-1.xlsx in other formats."""
    macros = ("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    made = BytesIO()
    with ZipFile(HERE / "header-in-row-1.xlsx") as plain_, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in plain_.infolist():
            content = plain_.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"openxmlformats-officedocument." + macros[0].encode(), macros[1].encode())
            new.writestr(ZipInfo(entry.filename), content, ZIP_DEFLATED)
    (HERE / "made-macro-enabled.xlsm").write_bytes(made.getvalue())
    expect("made-macro-enabled", "xlsm", [NO_QUOTA], None)
    for told, ending in {
        "excel-97": "xls",
        "opendocument": "ods",
        "html": "xls",
        "wrong-ending": "csv",
    }.items():
        expect(f"made-{told}", ending, [NO_QUOTA], None)
    save_csv(
        "csv-cp1258",
        [[_cp1258(v) if isinstance(v, str) else v for v in row] for row in plain()],
        [NO_QUOTA, ("legacy-encoding", None)],
        encoding="cp1258",
    )


def _cp1258(text):
    """As Windows-1258 writes Vietnamese: letters with their circumflex, breve or horn, tones as signs of their own."""
    parts = []
    for sign in unicodedata.normalize("NFC", text):
        letters = unicodedata.normalize("NFD", sign)
        tones = [mark for mark in letters if mark in "\u0300\u0301\u0303\u0309\u0323"]
        parts += [unicodedata.normalize("NFC", "".join(c for c in letters if c not in tones)), *tones]
    return "".join(parts)
