"""What the makers of summary tables share: the letter's figures, and how a file is written with what must be read."""

from __future__ import annotations

import json
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = Path(__file__).parent
# code, name, quota, valid, invalid
UNITS = (
    ("YK", "LĐLĐ huyện Yên Khánh", 450, 244, 5),
    ("KS", "LĐLĐ huyện Kim Sơn", 380, 13, 0),
    ("YM", "LĐLĐ huyện Yên Mô", 440, 3, 0),
    ("NB", "LĐLĐ TP. Ninh Bình", 340, 28, 0),
    ("TD", "LĐLĐ TP. Tam Điệp", 630, 78, 5),
    ("HL", "LĐLĐ huyện Hoa Lư", 250, 11, 0),
    ("GV", "LĐLĐ huyện Gia Viễn", 350, 5, 0),
    ("NQ", "LĐLĐ huyện Nho Quan", 400, 27, 0),
    ("VC", "Công đoàn Viên chức tỉnh", 250, 71, 19),
    ("NN", "Công đoàn ngành NN&PTNT", 200, 17, 0),
    ("KCN", "CĐ các Khu công nghiệp", 350, 10, 1),
    ("YT", "Công đoàn Y tế tỉnh", 350, 13, 0),
    ("GD", "Công đoàn ngành Giáo dục", 250, 6, 0),
    ("KHAC", "Đơn vị khác", None, 0, 9),
)
CODES = [unit[0] for unit in UNITS]
HEAD = ["STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ", "Cộng"]
TOTAL = [None, "Tổng cộng", 4640, 526, 39, 565]
TITLE = ["BẢNG TỔNG HỢP SÁNG KIẾN", "(Tính đến ngày 20 tháng 5 năm 2022)"]
NO_QUOTA = ("quota-blank", "C15")  # "Đơn vị khác", where the header is row 1
DAY = "2022-05-20"


def body(names=None, write=lambda figure: figure, change=None):
    """One row a unit: number, name, quota, valid, invalid, total. `change` replaces a unit's own figures."""
    rows = []
    for place, (code, name, *own) in enumerate(UNITS):
        quota, valid, invalid = (change or {}).get(code, own)
        figures = [quota, valid, invalid, valid + invalid]
        rows.append([place + 1, names[place] if names else name, *(None if f is None else write(f) for f in figures)])
    return rows


def plain(**knobs):
    """The simplest right table: header in row 1, one row a unit, a row of totals."""
    return [HEAD, *body(**knobs), TOTAL]


def expected(change=None, leave=(), quotas=True):
    """The units as they must be read."""
    units = []
    for code, _, *own in UNITS:
        quota, valid, invalid = (change or {}).get(code, own)
        if code not in leave:
            units.append({"code": code, "quota": quota if quotas else None, "valid": valid, "invalid": invalid})
    return units


def found(*findings):
    """Findings as (code, cell) pairs; a third is more to be compared."""
    return [{"code": code, "cell": cell, **dict(*more)} for code, cell, *more in findings]


def save(name, rows, findings=(NO_QUOTA,), *, units=None, merge=(), hide=(), sheets=None, font=None, **more):
    """Writes `name`.xlsx (or name with its own ending, by `_csv`) and its expected `name`.json."""
    book = Workbook()
    book.remove(book.active)
    for title, grid in (sheets or {"Tổng hợp": rows}).items():
        sheet = book.create_sheet(title.lstrip("~"))
        sheet.sheet_state = "hidden" if title.startswith("~") else "visible"
        fill(sheet, grid, font)
    first = book["Tổng hợp"] if "Tổng hợp" in book.sheetnames else book.worksheets[0]
    for span in merge:
        first.merge_cells(span)
    for letters in hide:
        first.column_dimensions[letters].hidden = True
    HERE.joinpath(f"{name}.xlsx").write_bytes(timeless(book))
    expect(name, "xlsx", findings, units, **more)


def timeless(book):
    """The bytes of a workbook, the same whenever they are made."""
    book.properties.created = book.properties.modified = datetime(2022, 5, 20)
    made, again = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(ZipInfo(entry.filename), _undated(old.read(entry)), ZIP_DEFLATED)
    return again.getvalue()


def _undated(content):
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2022-05-20T00:00:00Z", content)


def fill(sheet, grid, font=None):
    """Writes rows of values from A1 on, in a font where one is named."""
    for r, row in enumerate(grid, start=1):
        for c, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(r, c, value)
                if font:
                    cell.font = Font(name=font)


def save_csv(name, rows, findings=(NO_QUOTA,), *, mark=",", encoding="utf-8", units=None, **more):
    """Writes `name`.csv and its expected `name`.json."""
    lines = [mark.join("" if value is None else str(value) for value in row) for row in rows]
    (HERE / f"{name}.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    expect(name, "csv", findings, units, **more)


def expect(name, ending, findings, units, refusal=None, **more):
    """Writes the expected reading; `more` are other keys of the reading, or "options"."""
    told = {"file": f"{name}.{ending}", **more}
    if refusal:
        told["refusal"] = {"code": refusal}
    else:
        told |= {"units": expected() if units is None else units, "findings": found(*findings)}
    lines = [f'  "{key}": {_value(value)}' for key, value in told.items()]
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _value(value):
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)
