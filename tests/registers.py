"""Registers for tests: real workbooks made from rows, read as an upload would be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from tally.apart import read_apart
from tally.directory import Directory
from tally.directory.reader import read_directory
from tally.intake.reading import Answers, Reading
from tally.workbook.opening import open_trusted

SAMPLES = Path(__file__).parent.parent / "sample_data"
HEADINGS = ("STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Số quyết định", "Ngày công nhận", "Trạng thái", "Lý do")
GOOD = {
    "Tên sáng kiến": "Cải tiến máy tách hạt",
    "Tác giả": "Trần Văn An",
    "Đơn vị": "LĐLĐ huyện Yên Khánh",
    "Số quyết định": "12/QĐ-CĐ",
    "Ngày công nhận": "20/05/2022",
    "Trạng thái": "Hợp lệ",
}


@cache
def directory() -> Directory:
    """The sample's directory."""
    path = SAMPLES / "danh-muc.xlsx"
    return read_directory(open_trusted(path.read_bytes(), path.name))[0]


def rows_of(*changes: dict[str, object]) -> list[dict[str, object]]:
    """One good row per change, each with a title of its own, changed so."""
    return [GOOD | {"Tên sáng kiến": f"Cải tiến máy tách hạt số {n}"} | change for n, change in enumerate(changes, 1)]


def xlsx(
    rows: Sequence[dict[str, object]], headings: Sequence[str] = HEADINGS, above: Sequence[Sequence[object]] = ()
) -> bytes:
    """A workbook with these rows under these headings, `above` them lines of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    for line in (*above, headings):
        sheet.append(list(line))
    for number, row in enumerate(rows, 1):
        sheet.append([row.get(heading, number if heading == "STT" else None) for heading in headings])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def reading(source: bytes, answers: Answers | None = None, file: str = "danh-sach.xlsx") -> Reading:
    """What these bytes say, measured against the sample's directory."""
    return read_apart(source, file, directory(), answers)


def judged(*changes: dict[str, object], headings: Sequence[str] = HEADINGS) -> Reading:
    """The reading of good rows so changed."""
    return reading(xlsx(rows_of(*changes), headings))


def codes(found: Reading) -> dict[str, int]:
    """Finding code -> how many rows stand behind it."""
    counted: dict[str, int] = {}
    for finding in found.findings:
        assert finding.message
        counted[finding.code] = counted.get(finding.code, 0) + finding.count
    return counted


def figures(found: Reading) -> dict[str, tuple[int, int, int]]:
    """Unit (its code, or the printed name) -> valid, invalid, pending."""
    return {unit.code or unit.unit: (unit.valid, unit.invalid, unit.pending) for unit in found.units}


def column(found: Reading, name: str) -> list[object]:
    """One column of the rows."""
    return found.rows[name].to_pylist()
