"""Bytes that staff, or somebody else, send: each ends in a workbook or a named refusal, and this process lives on."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter

from tally.apart import read_apart
from tally.errors import Refusal
from tally.wording import explain
from tally.workbook.limits import Limits
from tally.workbook.opening import open_trusted
from tally.workbook.spread import without_overlaps
from tests.test_encodings import IN_TCVN3, TITLE
from tests.workbooks import at, first, xlsx

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
SAMPLES = Path(__file__).parents[1] / "sample_data"
FILES = Path(__file__).parent / "files"


def repacked(source: bytes, part: str, change) -> bytes:
    """The same archive with one part's bytes changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return result.getvalue()


def refused(source: bytes, file: str = "a.xlsx") -> str:
    with pytest.raises(Refusal) as caught:
        read_apart(source, file, None)
    assert caught.value.particulars["file"] == file
    return caught.value.code


def test_the_letters_table_is_read_as_it_stands():
    source = (SAMPLES / "bang-tong-hop-2022-05-20.xlsx").read_bytes()
    workbook = open_trusted(source, "bang.xlsx")
    assert (workbook.format, [sheet.name for sheet in workbook.sheets]) == ("xlsx", ["Tổng hợp"])
    assert (1, 1, 1, 6) in workbook.sheets[0].merged
    assert "450" in workbook.sheets[0].cells.column("C").to_pylist()


def test_cells_stand_where_they_stand_in_the_sheet():
    sheet = first(xlsx(("C5", "a"), ("E7", "b")))
    assert (sheet.first_row, sheet.first_column) == (5, 3)
    assert (at(sheet, 5, 3), at(sheet, 7, 5), at(sheet, 6, 4)) == ("a", "b", None)


def test_values_keep_their_shortest_form_and_codes_stay_text():
    values = [4700, 4.7, 1e21, 1e-7, True, "007", "NA", " ", date(2022, 5, 20), datetime(2022, 5, 20, 8, 40)]
    sheet = first(xlsx(*((f"A{i}", value) for i, value in enumerate(values, 1))))
    assert sheet.cells["A"].to_pylist() == [
        "4700", "4.7", "1000000000000000000000", "0.0000001", "true",
        "007", "NA", " ", "2022-05-20", "2022-05-20 08:40:00",
    ]  # fmt: skip
    assert "".join(sheet.kinds) == "nnnnbtttdd"


def test_dates_counted_from_1904_are_right():
    def macintosh(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    assert at(first(xlsx(("A1", date(2022, 5, 20)), then=macintosh)), 1, 1) == "2022-05-20"


def test_error_cells_and_formulas_without_a_value_are_named():
    sheet = first(xlsx(("B2", "#REF!"), ("B3", "=SUM(A1:A9)"), ("B4", "x")))
    assert (sheet.errors, sheet.error_count) == ((("B2", "#REF!"),), 1)
    assert (sheet.uncached, sheet.uncached_count) == (("B3",), 1)
    assert (at(sheet, 2, 2), sheet.kinds) == ("#REF!", ("e", "f", "t"))


def test_hidden_sheets_rows_and_columns_are_told():
    def hide(book):
        book.create_sheet("Ẩn").sheet_state = "hidden"
        book.active.column_dimensions["B"].hidden = True
        book.active.row_dimensions[3].hidden = True

    workbook = open_trusted(xlsx(("A1", 1), ("C3", 2), then=hide), "a.xlsx")
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]
    assert (workbook.sheets[0].hidden_columns, workbook.sheets[0].hidden_rows) == ({2}, {3})


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_with_separators_is_read_whatever_its_encoding(separator, encoding):
    text = f"Đơn vị{separator}Chỉ tiêu\r\nLĐLĐ huyện Kim Sơn{separator}007\r\n"
    sheet = first(text.encode(encoding), "a.xlsx")
    assert sheet.cells.to_pylist() == [{"A": "Đơn vị", "B": "Chỉ tiêu"}, {"A": "LĐLĐ huyện Kim Sơn", "B": "007"}]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "empty-file"),
        (b"  \n", "empty-file"),
        (b"%PDF-1.7 ...", "not-a-spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "not-a-spreadsheet"),
        (bytes(range(256)) * 9, "not-a-spreadsheet"),
        (b"PK\x03\x04 and nothing more", "damaged-file"),
        (b"ID;PWXL;N;E\nC;Y1;X1;K1\n", "unsupported-type"),
        (COMPOUND[:99], "damaged-file"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "not-a-spreadsheet"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(source, code):
    assert refused(source) == code


@pytest.mark.parametrize("file", ["tests/files/mau.xls", "tests/messy/made-excel-97.xls", "tests/messy/made-html.xls"])
@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_file_of_old_excel_of_which_a_part_arrived_is_damaged(file, share):
    source = (Path(__file__).parent.parent / file).read_bytes()
    assert refused(source[: int(len(source) * share)]) == "damaged-file"


def only_charts(book):
    book.create_chartsheet("Biểu đồ")
    book.remove(book.active)


ODS = (FILES / "mau.ods").read_bytes()
DOCTYPE = "có khai báo kiểu tài liệu (DOCTYPE)"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("source", "limit", "cause"),
    [
        (repacked(xlsx(("A1", 1)), SHEET, lambda xml: b"<!DOCTYPE worksheet>" + xml), "", DOCTYPE),
        (repacked(ODS, "content.xml", lambda xml: xml.replace(b"?>", b"?><!DOCTYPE x>", 1)), "", DOCTYPE),
        (repacked(xlsx(("A1", 1)), SHEET, lambda xml: xml + b" " * (64 << 20)), "", "phình ra quá lớn khi giải nén"),
        (xlsx(("A1", 1)), "ENTRIES=5", "gồm quá nhiều phần bên trong"),
        (xlsx(("A1", 1), then=lambda book: book.create_sheet("2")), "SHEETS=1", "có quá nhiều trang tính"),
        (ODS, "SHEETS=1", "có quá nhiều trang tính"),
        (ODS, "DEPTH=3", "có quá nhiều lớp lồng vào nhau"),
        (b"a,b\n1,2\n", "GRID_CELLS=3", "có ô số liệu nằm quá xa nhau, hoặc nhiều ô hơn mức đọc được"),
        (b"a,b\n" * (1 << 19), "FILE_MIB=1", "quá lớn: lớn hơn 1 MB"),
        (repacked(ODS, "content.xml", lambda xml: xml + b" " * (2 << 20)), "INFLATED_MIB=1", "1 MB khi giải nén"),
        (xlsx(then=only_charts), "", "Không tìm thấy bảng nào"),
    ],
)
def test_refusal_says_its_own_cause(monkeypatch, source, limit, cause):
    if limit:
        monkeypatch.setenv(*f"TALLY_LIMIT_{limit}".split("="))
    with pytest.raises(Refusal) as met:
        read_apart(source, "a.xlsx", None)
    assert cause in explain(met.value)


def test_a_cut_off_workbook_is_damaged():
    source = xlsx(("A1", 1))
    assert refused(source[: len(source) // 2]) == "damaged-file"


def test_a_document_type_in_a_sheet_is_refused():
    bomb = b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>'
    assert refused(repacked(xlsx(("A1", 1)), "xl/worksheets/sheet1.xml", lambda xml: bomb + xml)) == "too-complex"


def test_an_archive_that_swells_is_refused():
    swollen = repacked(xlsx(("A1", 1)), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (64 << 20))
    assert refused(swollen) == "too-complex"


def test_a_part_that_claims_to_be_small_is_weighed_as_it_swells():
    xml, claimed = b"<worksheet/>", len(b"<worksheet/>").to_bytes(4, "little")
    swollen = bytearray(repacked(xlsx(("A1", 1)), "xl/worksheets/sheet1.xml", lambda _: xml + b" " * (64 << 20)))
    for find, crc, size in ((swollen.index, 14, 22), (swollen.rindex, 16, 24)):
        start = swollen.rindex(b"PK", 0, find(b"xl/worksheets/sheet1.xml"))
        swollen[start + crc : start + crc + 4] = zlib.crc32(xml).to_bytes(4, "little")
        swollen[start + size : start + size + 4] = claimed
    assert refused(bytes(swollen)) == "too-complex"


def test_an_archive_whose_parts_are_locked_is_told_from_a_damaged_one():
    locked = bytearray(xlsx(("A1", 1)))
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for part in re.finditer(re.escape(sign), bytes(locked)):
            locked[part.start() + flags] |= 1
    assert refused(bytes(locked)) == "password-protected"


def test_an_archive_of_very_many_parts_is_refused(monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_ENTRIES", "5")
    assert refused(xlsx(("A1", 1))) == "too-complex"


def test_a_small_part_may_swell_as_it_likes(monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_RATIO", "2")
    assert open_trusted(xlsx(*((f"A{row}", "Yên Mô") for row in range(1, 200))), "a.xlsx").sheets


def test_limits_are_set_by_the_environment(monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_FILE_MIB", "1")
    assert refused(b"a,b\n" * (1 << 19)) == "too-large"


def test_memory_beyond_the_limit_is_refused_and_this_process_lives_on(monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_MEMORY_MIB", "100")
    assert refused((b"a" * 1000 + b",b\n") * 60_000, "a.csv") == "too-complex"


def test_a_small_file_gets_little_memory_and_a_large_one_what_a_full_sheet_takes():
    chosen = Limits()
    assert [chosen.memory(size << 20) >> 20 for size in (0, 6, 40, 64, 200)] == [512, 752, 2112, 3072, 3072]


def test_a_row_of_more_cells_than_any_sheet_has_is_refused():
    assert refused(b"a," * 20_000 + b"\n", "a.csv") == "too-complex"
    assert refused(b"a,b\n" * 50_000 + b"a," * 16_000, "a.csv") == "too-complex"


def test_reading_too_long_is_refused(monkeypatch):
    monkeypatch.setenv("TALLY_LIMIT_WALL_FACTOR", "0.0001")
    assert refused(b"a,b\n" * (1 << 22), "a.csv") == "timed-out"


def children() -> set[str]:
    """The processes that this one has started and that are still there."""
    listed = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return {line.strip() for line in listed.stdout.splitlines() if not line.endswith(" ps")}


def test_whoever_waits_can_stop_it_and_the_child_is_gone():
    class Stopped(Exception):
        pass

    def stop(stage, done, total):
        raise Stopped

    before = children()
    with pytest.raises(Stopped):
        read_apart(b"a,b\n" * (1 << 22), "a.csv", None, progress=stop)
    assert children() <= before


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_other_offices_formats_give_the_same_cells(form):
    workbook = open_trusted((FILES / f"mau.{form}").read_bytes(), "mau.xlsx")
    table, hidden = workbook.sheets
    assert (workbook.format, table.name, hidden.hidden) == (form, "Tổng hợp", True)
    assert (table.first_row, table.first_column, at(table, 2, 2)) == (2, 2, "Bảng tổng hợp")
    assert [at(table, 4, column) for column in range(2, 6)] == ["LĐLĐ huyện Kim Sơn", "450", "244", "2022-05-20"]
    assert [at(table, 5, column) for column in range(2, 6)] == [
        "Công đoàn ngành Y tế",
        "4.700",
        None,
        "2022-05-20 08:40:00",
    ]
    assert [at(table, 6, column) for column in range(2, 5)] == ["Tổng", "450", "#DIV/0!"]
    assert (table.errors, table.merged) == ((("D6", "#DIV/0!"),), ((2, 2, 2, 5),))
    assert at(hidden, 1, 1) == "007"


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_other_offices_formats_tell_what_is_hidden(form):
    table = open_trusted((FILES / f"mau.{form}").read_bytes(), "mau").sheets[0]
    assert (table.hidden_columns, table.hidden_rows) == ({4}, {5})


def test_an_open_document_that_repeats_a_value_without_end_is_refused():
    def endless(xml: bytes) -> bytes:
        cell = b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
        row = b'<table:table-row table:number-rows-repeated="1048576">' + cell + b"</table:table-row>"
        return xml.replace(b"</table:table>", row + b"</table:table>", 1)

    assert refused(repacked((FILES / "mau.ods").read_bytes(), "content.xml", endless)) == "too-complex"


def test_a_cell_left_behind_far_away_is_named_and_makes_no_large_grid():
    sheet = first(xlsx(("A1", "a"), ("C20", 5), ("XFD1048576", "xa")))
    assert (sheet.cells.num_rows, sheet.cells.num_columns, at(sheet, 20, 3)) == (20, 3, "5")
    assert (sheet.strays, sheet.stray_count) == (("XFD1048576",), 1)


def test_a_page_named_like_a_spreadsheet_gives_its_table():
    page = """<html><body><h3>BẢNG TỔNG HỢP</h3><table><tr><th rowspan=2>Đơn vị<th colspan=2>Sáng kiến</tr>
      <tr><th>Hợp lệ<th>Không<br>hợp lệ</tr><tr><td>LĐLĐ   huyện Kim Sơn<td>244<td>3</tr></table>
      <script>alert(1)</script></body></html>"""
    workbook = open_trusted(page.encode(), "a.xls")
    assert workbook.format == "html"
    assert [tuple(row.values()) for row in workbook.sheets[0].cells.to_pylist()] == [
        ("BẢNG TỔNG HỢP", None, None),
        ("Đơn vị", "Sáng kiến", None),
        (None, "Hợp lệ", "Không\nhợp lệ"),
        ("LĐLĐ huyện Kim Sơn", "244", "3"),
    ]
    assert workbook.sheets[0].merged == ((2, 1, 3, 1), (2, 2, 2, 3))


def test_a_page_without_a_table_is_not_a_spreadsheet():
    assert refused(b"<html><body><p>Xin ch\xc3\xa0o</p></body></html>", "a.xls") == "not-a-spreadsheet"


def test_spreadsheet_xml_of_2003_is_read():
    xml = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Một"><Table><Row>
      <Cell ss:MergeAcross="1"><Data ss:Type="String">Đơn vị</Data></Cell>
      <Cell><Data ss:Type="Number">4700</Data></Cell>
      </Row><Row ss:Index="4"><Cell ss:Index="3"><Data ss:Type="Error">#REF!</Data></Cell></Row></Table></Worksheet>
      </Workbook>"""
    sheet = first(xml.encode(), "a.xml")
    assert (at(sheet, 1, 1), at(sheet, 1, 3), sheet.errors) == ("Đơn vị", "4700", (("C4", "#REF!"),))


def test_a_large_sheet_keeps_its_places_names_its_errors_and_is_decoded():
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Lớn")
        for row in range(2, 26_002):
            sheet.write_row(row, 1, [row - 1, IN_TCVN3, "007", 4.5, "a", "b", "c", "d", "e", "f"])
        sheet.write_formula(26_002, 1, "=1/0", None, "#DIV/0!")
        sheet.write_string(26_002, 2, "x")
    large = first(saved.getvalue())
    assert (large.first_column, large.kinds, large.encoding) == (2, (), "TCVN3")
    assert [at(large, 3, column) for column in range(2, 6)] == ["1", TITLE, "007", "4.5"]
    assert at(large, 26_002, 2) == "26000"
    assert (large.errors, large.error_count) == ((("B26003", "#DIV/0!"),), 1)


def test_a_large_text_file_keeps_blank_cells_and_every_row():
    rows = "STT;Đơn vị;Ghi chú\n" + "1;LĐLĐ huyện Kim Sơn;\n" * 400_000
    sheet = first(rows.encode(), "a.csv")
    assert (sheet.cells.num_rows, sheet.cells["B"][400_000].as_py()) == (400_001, "LĐLĐ huyện Kim Sơn")
    assert sheet.cells["C"].null_count == 400_000


def test_texts_that_come_again_and_again_are_held_once_in_a_large_sheet():
    rows = "".join(f"{n};LĐLĐ huyện số {n % 1000};Sáng kiến {n}\n" for n in range(100_000))
    sheet = first(rows.encode(), "a.csv")
    assert [pa.types.is_dictionary(column.type) for column in sheet.cells.columns] == [False, True, False]
    assert sheet.cells.slice(77_005, 1).to_pylist() == [{"A": "77005", "B": "LĐLĐ huyện số 5", "C": "Sáng kiến 77005"}]


def test_merged_ranges_of_a_sheet_never_overlap():
    ranges = [(1, 1, 3, 4), (2, 2, 2, 2), (1, 5, 1, 6), (4, 1, 4, 9), (3, 4, 5, 5), (1, 1, 3, 4)]
    assert without_overlaps(ranges) == ((1, 1, 3, 4), (1, 5, 1, 6), (4, 1, 4, 9))
