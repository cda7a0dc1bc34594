"""Files made to cost much: each is read as an upload is, and what it takes is measured.

    python -m tests.faults.crafted [--only WORD] [--seconds 20] [--mib 1024] [--keep FOLDER] [FILE …]

The process and all that it begins together stay within the seconds and the memory, and each file ends in a reading or
a refusal by name; exit code 1 where one does not.
"""

from __future__ import annotations

import argparse
import io
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tally.apart import read_apart
from tally.errors import TallyError
from tally.store.directories import default
from tally.workbook.sheet import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SUMMARY = ("STT", "Tên đơn vị", "Chỉ tiêu", "Hợp lệ", "Không hợp lệ")
REGISTER = ("STT", "Đơn vị", "Tên sáng kiến", "Tác giả", "Ngày công nhận", "Số quyết định", "Trạng thái", "Lý do")
UNIT = "LĐLĐ huyện Yên Khánh"
Rows = list[tuple[object, ...]]


def xlsx(rows: Rows, *, columns: str = "", after: str = "", sheets: int = 1, row_marks: str = "") -> bytes:
    """A workbook of these rows on each sheet; `columns` and `after` are XML before and behind the cells."""
    cells = "".join(_row(number, row, row_marks) for number, row in enumerate(rows, 1))
    sheet = f'<worksheet xmlns="{MAIN}"><cols>{columns}</cols><sheetData>{cells}</sheetData>{after}</worksheet>'
    if not columns:
        sheet = sheet.replace("<cols></cols>", "")
    numbers = range(1, sheets + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        + "".join(f'<Relationship Id="s{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers)
        + "</Relationships>",
    } | {f"xl/worksheets/s{n}.xml": sheet for n in numbers}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "surrogatepass"))
    return buffer.getvalue()


def _row(number: int, row: tuple[object, ...], marks: str) -> str:
    return f'<row r="{number}" {marks}>' + "".join(_cell(number, c, v) for c, v in enumerate(row, 1)) + "</row>"


def _cell(row: int, column: int, value: object) -> str:
    if value is None:
        return ""
    place = f"{column_letters(column)}{row}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def merges(ranges: Iterator[str] | list[str]) -> str:
    """The XML of merged ranges."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in ranges) + "</mergeCells>"


def hidden(count: int, first: int = 1, last: int = 16384) -> str:
    """The XML of so many ranges of hidden columns."""
    return f'<col min="{first}" max="{last}" width="9" hidden="1"/>' * count


def summary(names: list[str], figure: object = 5) -> Rows:
    """A summary with these units."""
    return [SUMMARY, *((i, name, figure, figure, 0) for i, name in enumerate(names, 1))]


def register(titles: list[str], day: object = "15/3/2022", author: str = "Nguyễn Văn A") -> Rows:
    """A register with these titles."""
    return [REGISTER, *((i, UNIT, title, author, day, "12/QĐ", "Hợp lệ", "") for i, title in enumerate(titles, 1))]


def csv(rows: Rows, separator: str = ",") -> bytes:
    """The rows as text."""
    return "\n".join(separator.join("" if v is None else str(v) for v in row) for row in rows).encode(
        "utf-8", "surrogatepass"
    )


def distinct(count: int, length: int, head: str = "LĐLĐ huyện ") -> list[str]:
    """So many names of this length, all different and all alike."""
    return [f"{head}{i:06} ".ljust(length, "ạ") for i in range(count)]


LETTERS = [column_letters(n) for n in range(1, 16385)]
TEXTS = {
    "long": "ă" * 32_767, "zalgo": "a" + "\u0301" * 3_000, "rtl": "\u202e" * 500 + "Yên", "digits": "9" * 4_300,
    "spaces": " " * 30_000 + "x", "commas": "1,234," * 4_000, "dots": "1." * 8_000, "slashes": "1/" * 8_000,
    "brackets": "(" * 15_000, "percent": "%" * 9_000, "markup": "<b>&amp;" * 2_000, "formula": "=" * 5_000,
    "letters": "a b " * 7_000, "heading": "Tên đơn vị " * 2_500, "valid": "Không hợp lệ " * 2_000,
    "surrogate": "x\ud800y", "newlines": "a\n" * 9_000, "tabs": "\t" * 9_000, "emoji": "👩‍👩‍👧‍👦" * 900,
    "roman": "IVXL" * 3_000, "date": "31/2/2022 " * 2_000, "stars": "*" * 32_000 + "x", "dashes": "-–" * 15_000 + "x",
    "signature": "ngày tháng " * 2_900,
}  # fmt: skip
NUMBERS = ("3000000000", "1e308", "-1", "1e-300", "99999999999999999999", "0.1", "1e16", "NaN", "inf", "2147483648")


def kinds() -> dict[str, Callable[[], bytes]]:
    """Name -> what makes the file."""
    some = summary(distinct(200, 30))
    made: dict[str, Callable[[], bytes]] = {
        "merges-50000-whole.xlsx": lambda: xlsx(some, after=merges(["A1:XFD1048576"] * 50_000)),
        "merges-50000-nested.xlsx": lambda: xlsx(some, after=merges([f"A{i}:XFD60000" for i in range(1, 50_001)])),
        "merges-20000-header.xlsx": lambda: xlsx(
            [tuple(SUMMARY * 3000)[:10000], tuple(SUMMARY * 3000)[:10000], *some[1:40]],
            after=merges([f"{c}{r}:{c}{r}" for r in (1, 2) for c in LETTERS[:10000]]),
        ),
        "merges-down.xlsx": lambda: xlsx(some, after=merges([f"B{i}:B{i + 1}" for i in range(2, 60_000, 2)])),
        "merges-register.xlsx": lambda: xlsx(
            register(distinct(20_000, 20)), after=merges([f"C{i}:C{i + 9}" for i in range(2, 20_000, 10)])
        ),
        "headings-16384x30.xlsx": lambda: xlsx([tuple(distinct(16_384, 12, f"h{r}")) for r in range(30)]),
        "headings-4000x120.xlsx": lambda: xlsx([tuple(distinct(4_000, 12, f"Hợp lệ {r}")) for r in range(120)]),
        "headings-same-4000x120.xlsx": lambda: xlsx([tuple(SUMMARY * 800)] * 120),
        "headings-same-400x4000.xlsx": lambda: xlsx([tuple(SUMMARY * 16)] * 3000),
        "headings-register-5000.xlsx": lambda: xlsx([REGISTER] * 5000),
        "headings-alternate.xlsx": lambda: xlsx([SUMMARY, (1, UNIT, 5, 5, 5)] * 6000),
        "headings-alternate-register.xlsx": lambda: xlsx([REGISTER, register(["Tên"])[1]] * 6000),
        "headings-in-every-cell.csv": lambda: csv([("Tên đơn vị", "Hợp lệ") * 20] * 2500),
        "hidden-columns-2500.xlsx": lambda: xlsx(some, columns=hidden(2500)),
        "hidden-columns-200000.xlsx": lambda: xlsx(some, columns=hidden(200_000)),
        "hidden-columns-far.xlsx": lambda: xlsx(some, columns=hidden(3, 1, 2_000_000_000)),
        "hidden-rows.xlsx": lambda: xlsx(summary(distinct(20_000, 20)), row_marks='hidden="1"'),
        "names-8000x350.xlsx": lambda: xlsx(summary(distinct(8_000, 350))),
        "names-30000x90.csv": lambda: csv(summary(distinct(30_000, 90))),
        "names-29000x20.xlsx": lambda: xlsx(summary(distinct(29_000, 20))),
        "names-80x32000.xlsx": lambda: xlsx(summary(distinct(80, 32_000))),
        "names-same-29000.csv": lambda: csv(summary([UNIT] * 29_000)),
        "units-29000-in-register.xlsx": lambda: xlsx(
            [REGISTER, *((i, n, f"t{i}", "a", "15/3/2022", "", "", "") for i, n in enumerate(distinct(29_000, 60)))]
        ),
        "statuses-29000.xlsx": lambda: xlsx(
            [REGISTER, *((i, UNIT, f"t{i}", "a", "15/3/2022", "", n, n) for i, n in enumerate(distinct(29_000, 60)))]
        ),
        "dates-29000.csv": lambda: csv(
            [REGISTER, *((i, UNIT, f"t{i}", "a", f"{i}/{i}/{i}", "", "", "") for i in range(29_000))]
        ),
        "titles-same-29000.xlsx": lambda: xlsx(register(["Cải tiến"] * 29_000)),
        "totals-20000.csv": lambda: csv([SUMMARY, *(("", f"Cộng cụm {i}", 5, 5, 5) for i in range(20_000))]),
        "sums-that-are-wrong-333.xlsx": lambda: xlsx(
            [
                row if i % 9 or not i else ("", "Cộng nhóm", 7, 7, 7)
                for i, row in enumerate(summary(distinct(3_000, 20)))
            ]
        ),
        "marks-out-of-order.xlsx": lambda: xlsx(
            summary([f"LĐLĐ {i} a" + "\u0323\u0301\u0327\u0345" * 4_000 for i in range(60)])
        ),
        "names-in-400-brackets.xlsx": lambda: xlsx(summary([name + " (cũ: x)" * 400 for name in distinct(800, 20)])),
        "sheets-of-13-columns-100.xlsx": lambda: xlsx(
            [("STT", *(f"T{n}" for n in range(1, 13))), *([i, *range(i, i + 12)] for i in range(1, 50))], sheets=100
        ),
        "groups-20000.csv": lambda: csv([SUMMARY, *((f"{i}", f"Cụm {i}", "", "", "") for i in range(20_000))]),
        "sheets-500.xlsx": lambda: xlsx(some, sheets=500),
        "sheets-400-registers.xlsx": lambda: xlsx(register(distinct(60, 30)), sheets=400),
        "sheets-501.xlsx": lambda: xlsx(some, sheets=501),
        "turned.xlsx": lambda: xlsx([(a, *["x"] * 1500) for a in SUMMARY]),
        "turned-wide.xlsx": lambda: xlsx([(*SUMMARY, *range(1900))] * 390),
        "one-line.csv": lambda: b"a," * 3_000_000,
        "one-cell.csv": lambda: b'"' + b"x" * 8_000_000 + b'"',
        "open-quote.csv": lambda: b'STT,"' + b"a\n" * 1_000_000,
        "blank-lines.csv": lambda: b"\n" * 5_000_000 + b"a,b\n",
        "separators.csv": lambda: b",;\t|\n" * 400_000,
        "nul.csv": lambda: csv(summary([f"Yên{chr(0)} Khánh {i}" for i in range(500)])),
        "colspan.xls": lambda: _html('<td colspan="1000000" rowspan="65000">Tên đơn vị</td>' * 30),
        "nested.xls": lambda: b"<html>" + b"<table><tr><td>" * 20_000,
        "cells.xls": lambda: _html("<td>Hợp lệ</td>" * 200_000),
        "index.xml": lambda: _sheet_xml('<Row ss:Index="1048576"><Cell ss:Index="16384"><Data>x</Data></Cell></Row>'),
        "merge.xml": lambda: _sheet_xml('<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1000000"/></Row>' * 5000),
    }
    for name, text in TEXTS.items():
        made[f"text-{name}-unit.xlsx"] = lambda text=text: xlsx(summary([text, *distinct(20, 20), text]))
        made[f"text-{name}-heading.csv"] = lambda text=text: csv([(*SUMMARY, _flat(text)), *some[1:20]])
        made[f"text-{name}-title.xlsx"] = lambda text=text: xlsx([(text,), *register([text] * 30, text, text)])
    for number in NUMBERS:
        made[f"number-{number}.xlsx"] = lambda number=number: xlsx(summary(distinct(20, 20), _Raw(number)))
        made[f"number-{number}.csv"] = lambda number=number: csv(summary(distinct(20, 20), number))
    return made


class _Raw:
    """A number as it is written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def _flat(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


def _html(cells: str) -> bytes:
    return f"<html><body><table><tr>{cells}</tr></table></body></html>".encode()


def _sheet_xml(rows: str) -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def memory() -> int:
    """MiB that this process and all that it has begun hold now."""
    kib, waiting = 0, [Path("/proc/self")]
    while waiting:
        process = waiting.pop()
        try:
            status = (process / "smaps_rollup").read_text().split("Pss:")[1]
            kib += int(status.split()[0])
            for task in (process / "task").iterdir():
                waiting += [Path("/proc") / child for child in (task / "children").read_text().split()]
        except (OSError, IndexError):  # ended meanwhile
            continue
    return kib // 1024


def weighed(source: bytes, file: str) -> tuple[str, float, int]:
    """What became of the file: its kind or the refusal; the seconds, and the MiB that it took beside what was held."""
    over, held, peak = threading.Event(), memory(), [0]

    def watch() -> None:
        while not over.wait(0.05):
            peak[0] = max(peak[0], memory())

    watching = threading.Thread(target=watch)
    watching.start()
    began = time.monotonic()
    try:
        reading = read_apart(source, file, default())
        outcome = reading.kind
        for finding in reading.findings:
            finding.message  # noqa: B018  # every sentence can be said
    except TallyError as refusal:
        outcome = refusal.code
    except Exception as broken:
        outcome = f"BROKEN {type(broken).__name__}: {str(broken)[:80]}"
    took = time.monotonic() - began
    over.set()
    watching.join()
    return outcome, took, max(peak[0] - held, 0)


def main() -> int:
    """Measures each file and says what it took; 1 where one was too dear or ended in no name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--mib", type=int, default=768)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    from tests.faults.crafted_forms import further  # it builds on this file

    made = {path.name: path.read_bytes for path in options.files} or kinds() | further()
    tried = failed = 0
    for name, make in made.items():
        if options.only not in name:
            continue
        source = make()
        if options.keep:
            (options.keep / name).write_bytes(source)
        tried += 1
        outcome, took, mib = weighed(source, name)
        bad = outcome.startswith("BROKEN") or took > options.seconds or mib > options.mib
        failed += bad
        print(
            f"{name:36} {len(source):>9}  {outcome:24} {took:6.1f} s {mib:5} MiB {'FAILED' if bad else 'ok'}",
            flush=True,
        )
    print(f"{tried} files, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
