"""Forms for the units: filled in, they are read back without a question."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import load_workbook

from tally.__main__ import main
from tally.apart import read_apart
from tally.keeping.sample import sample_store
from tally.papers.forms import FORMS, HEAD, form, support_list
from tally.store import Store
from tally.wording import use_language

DAY = date(2022, 5, 20)
FILLED = {
    "register": (1, "Cải tiến máy tách hạt", "Trần Văn A", "CĐCS Trường A", "LĐLĐ huyện Yên Mô", "12/QĐ-CĐ"),
    "support": (1, "Trần Thị B", "0912 345 678", "LĐLĐ huyện Yên Mô", "Cải tiến máy tách hạt lúa", None),
}


def filled(kind: str) -> bytes:
    directory = sample_store().directory_in_force()
    book = load_workbook(BytesIO(form(kind, directory, directory.period())))
    sheet = book.active
    sheet["A2"] = sheet["A2"].value.replace("…/…/……", "20/5/2022")
    if kind == "summary":
        for row in range(HEAD + 2, HEAD + 2 + len(directory.units)):
            for column, count in zip("DEFG", (row, 2, 1, row + 3), strict=True):
                sheet[f"{column}{row}"] = count
    else:
        rows = (*FILLED[kind], datetime(2022, 4, 1), "Hợp lệ") if kind == "register" else FILLED[kind]
        for column, value in enumerate(rows, start=1):
            sheet.cell(HEAD + 2, column, value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_filled_form_is_read_back_without_a_question(kind: str, language: str) -> None:
    use_language(language)
    try:
        source = filled(kind)
    finally:
        use_language("vi")
    reading = read_apart(source, f"{kind}.xlsx", sample_store().directory_in_force())
    assert reading.kind == kind
    assert [finding.code for finding in reading.findings if finding.severity != "note"] == []
    assert reading.as_of == DAY


def test_a_form_has_no_date_until_somebody_fills_it_in() -> None:
    directory = sample_store().directory_in_force()
    book = load_workbook(BytesIO(form("summary", directory, directory.period())))
    book.active["D5"] = 3
    stream = BytesIO()
    book.save(stream)
    assert read_apart(stream.getvalue(), "mau.xlsx", directory).as_of is None


def test_a_filled_summary_has_every_unit_with_its_quota_and_counts() -> None:
    directory = sample_store().directory_in_force()
    reading = read_apart(filled("summary"), "summary.xlsx", directory)
    assert [unit.code for unit in reading.units] == [unit.code for unit in directory.units]
    assert [unit.quota for unit in reading.units] == [directory.quota(unit.code, "2022") for unit in directory.units]
    assert reading.units[0].valid == HEAD + 2


def test_requests_are_taken_away_with_what_became_of_them(own: Store) -> None:
    rows = pa.table({"name": ["A"], "phone": ["0912345678"], "unit": ["YK"], "content": ["Máy tách hạt"]})
    own.set_support_state(own.add_support_requests(rows, "Lan"), "working", "Hoa", "đã gọi")
    title, *_, headings, first = load_workbook(BytesIO(support_list(own.support_requests()))).active.values
    assert title[0] == "ĐỀ NGHỊ HỖ TRỢ ĐĂNG KÝ"
    assert headings[-3:] == ("Ghi chú", "Trạng thái", "Ngày nhận")
    assert first[-3:-1] == ("đã gọi", "Đang xử lý")
    assert isinstance(first[-1], datetime)


def test_the_command_writes_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mau.xlsx"
    assert main(["form", "register", str(out)]) == 0
    assert load_workbook(out).active["B4"].value == "Tên sáng kiến"
    assert str(out) in capsys.readouterr().out
    assert main(["form", "register", str(tmp_path / "no" / "mau.xlsx")]) == 2
