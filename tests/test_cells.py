"""What a cell says: its letters in whatever encoding, its number as Excel shows it, its formula's result or none."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import pytest
import xlsxwriter

from tally.errors import Refusal
from tally.workbook.biff import hidden_in
from tally.workbook.opening import open_trusted
from tests.workbooks import first

IN_TCVN3 = "C«ng ®oµn ngµnh Gi¸o dôc: tû lÖ hoµn thµnh chØ tiªu"


def xlsx(*cells: tuple[str, object], then=lambda book: None) -> bytes:
    """An .xlsx as a program writes it, with these (address, value) cells on its first sheet."""
    source = io.BytesIO()
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("Một")
        for place, value in cells:
            sheet.write(place, value)
        then(book)
    return source.getvalue()


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook: its type, its length, its content."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def letters(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(texts: list[list[str]], hidden_rows: tuple[int, ...], hidden_columns: tuple[int, int]) -> bytes:
    """A binary workbook as [MS-XLSB] has it, with these texts and what is hidden of them, from 0."""
    rows = b"".join(
        record(0, struct.pack("<IIHBBB", row, 0, 300, 0, 0x10 * (row in hidden_rows), 0) + bytes(12))
        + b"".join(record(6, struct.pack("<II", column, 0) + letters(text)) for column, text in enumerate(line))
        for row, line in enumerate(texts)
    )
    around = struct.pack("<IIII", 0, len(texts) - 1, 0, len(texts[0]) - 1)
    columns = record(390) + record(60, struct.pack("<IIIIH", *hidden_columns, 2048, 0, 1)) + record(391)
    sheet = record(129) + record(148, around) + columns + record(145) + rows + record(146) + record(130)
    sheets = record(156, struct.pack("<II", 0, 1) + letters("r1") + letters("Một"))
    parts = {
        "xl/workbook.bin": record(131) + record(143) + sheets + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="r1" Target="worksheets/sheet1.bin" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/worksheet"/></Relationships>',
        "xl/worksheets/sheet1.bin": sheet,
    }
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return source.getvalue()


def test_hidden_rows_and_columns_of_a_binary_workbook_are_known():
    sheet = first(xlsb([["Đơn vị", "Cũ", "Hợp lệ"], ["Yên Khánh", "1", "2"], ["Kim Sơn", "3", "4"]], (1,), (1, 1)))
    assert sheet.cells.column(2).to_pylist() == ["Hợp lệ", "2", "4"]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {2})


@pytest.mark.parametrize("cut", [1, 9, 40])
def test_damaged_records_of_a_binary_workbook_leave_the_readers_answer(cut):
    source = xlsb([["A", "B"], ["1", "2"]], (1,), (0, 2_000_000_000))
    assert first(source).hidden_columns == frozenset(range(1, 16_385))
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        told = hidden_in(archive.read("xl/worksheets/sheet1.bin")[:-cut])
    assert told.keys() == {"hidden_rows", "hidden_columns"}


def test_signs_that_tcvn3_uses_as_letters_leave_unicode_as_it_is():
    texts = ["Công ty Yên Khánh", "Không", "½ ngày · 25 °C", "«Ghi chú»", "· · ·", "«", "½"]
    sheet = first(xlsx(*((f"A{row}", text) for row, text in enumerate(texts, 1))))
    assert (sheet.cells.column(0).to_pylist(), sheet.encoding) == (texts, None)


def test_few_wrong_words_do_not_turn_the_words_of_a_unicode_sheet():
    texts = ["Công ty Yên Khánh", "Không", "Đạt yêu cầu", "Sông Công", "được thưởng", "Mü Hä Sö"]
    sheet = first(xlsx(*((f"A{row}", text) for row, text in enumerate(texts, 1))))
    assert sheet.cells.column(0).to_pylist()[:5] == texts[:5]


def test_sheet_whose_words_could_be_either_follows_the_rest_of_its_file():
    source = xlsx(("A1", IN_TCVN3), then=lambda book: book.add_worksheet("Hai").write(0, 0, "xe « t«, Kh«ng"))
    sheets = open_trusted(source, "x.xlsx").sheets
    assert sheets[1].cells.column(0)[0].as_py() == "xe ô tô, Không"


@pytest.mark.parametrize("letter", ["Ð", "Ɖ"])
def test_letters_of_other_languages_typed_for_d_with_stroke_stay_in_their_cells(letter):
    sheet = first(xlsx(("A1", f"L{letter}L{letter} huyện"), ("A2", f"{letter}ơn vị"), ("A3", f"{letter}ông")))
    assert sheet.encoding is None


def stale(book):
    sheet = book.worksheets()[0]
    sheet.write_formula("B1", "=1+1", None, 0)
    sheet.write_formula("B2", "=1+1", None, 2)


def test_zero_below_a_formula_is_no_result_where_the_workbook_must_be_calculated_anew():
    sheet = first(xlsx(("A1", 0), ("A2", 1), then=stale))
    assert (sheet.uncached, sheet.uncached_count) == (("B1",), 1)
    assert sheet.cells.column(1).to_pylist() == [None, "2"]
    assert sheet.cells.column(0).to_pylist() == ["0", "1"]


def test_zero_below_a_formula_is_a_zero_where_excel_has_calculated_it():
    source = changed(xlsx(("A1", 0), ("A2", 1), then=stale), "xl/workbook.xml", b' fullCalcOnLoad="1"', b"")
    assert (first(source).uncached, first(source).cells.column(1).to_pylist()) == ((), ["0", "2"])


def test_formulas_in_cells_without_addresses_are_named_by_where_they_stand():
    rows = b"<row><c><v>1</v></c><c><f>A1*2</f></c></row><row/>"
    rows += b"<row><c r=\"B3\"><f>A1</f><v>7</v></c><c t='e'><v>#REF!</v></c></row>"
    source = changed(xlsx(("A1", 0)), "xl/worksheets/sheet1.xml", b'<row r="1"(.*)</row>', rows)
    sheet = first(source)
    assert (sheet.uncached, sheet.errors) == (("B1",), (("C3", "#REF!"),))


def changed(source, part, old, new):
    """The same package with one part changed."""
    with zipfile.ZipFile(io.BytesIO(source)) as package, zipfile.ZipFile(written := io.BytesIO(), "w") as other:
        for name in package.namelist():
            inside = package.read(name)
            other.writestr(name, re.sub(old, lambda _: new, inside) if name == part else inside)
    return written.getvalue()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(379.99999999999994, "380"), (0.1 + 0.2, "0.3"), (4.7, "4.7"), (1e-7, "0.0000001"), (1e300, "1" + "0" * 300)],
)
def test_number_reads_as_excel_shows_it(stored, shown):
    assert first(xlsx(("A1", stored))).cells.column(0)[0].as_py() == shown


def test_number_kept_as_text_by_an_equals_sign_is_the_number():
    written = 'Đơn vị,Hợp lệ\n"=""Yên Khánh""","=""450"""\n="Kim Sơn",="007"\nA,=SUM(B1)\n'
    columns = first(written.encode(), "a.csv").cells.to_pydict()
    assert columns == {"A": ["Đơn vị", "Yên Khánh", "Kim Sơn", "A"], "B": ["Hợp lệ", "450", "007", "=SUM(B1)"]}


def test_large_text_file_reads_numbers_kept_by_an_equals_sign_too():
    written = "Đơn vị,Hợp lệ\n" + 'Công đoàn cơ sở xã Yên Khánh,="450"\n' * 250_000
    assert first(written.encode(), "a.csv").cells.column(1)[200_000].as_py() == "450"


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>
 <office:spreadsheet><table:table table:name="Tổng hợp"><table:table-row table:visibility="filter">
 <table:table-cell office:value-type="string"><text:p>Yên Khánh</text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="379.99999999999994"><text:p>380</text:p></table:table-cell>
 </table:table-row></table:table></office:spreadsheet></office:body></office:document>"""


def test_flat_opendocument_sheet_is_read_as_the_zipped_one():
    sheet = first(FLAT.encode(), "a.fods")
    assert (sheet.name, sheet.cells.to_pydict()) == ("Tổng hợp", {"A": ["Yên Khánh"], "B": ["380"]})
    assert sheet.hidden_rows == {1}


def test_flat_opendocument_text_is_no_spreadsheet():
    with pytest.raises(Refusal) as caught:
        first(FLAT.replace("opendocument.spreadsheet", "opendocument.text").encode(), "a.fodt")
    assert caught.value.code == "not-a-spreadsheet"


def test_shared_strings_are_found_by_their_relation_whatever_their_name():
    source = xlsx(("A1", "Yên Khánh"), ("B1", 450))
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        source = changed(source, part, b"sharedStrings.xml", b"strings7.xml")
    source = renamed(source, "xl/sharedStrings.xml", "xl/strings7.xml")
    assert first(source).cells.to_pydict() == {
        "A": ["Yên Khánh"],
        "B": ["450"],
    }


def renamed(source, part, name):
    """The same package with one part under another name."""
    with zipfile.ZipFile(io.BytesIO(source)) as package, zipfile.ZipFile(written := io.BytesIO(), "w") as other:
        for each in package.namelist():
            other.writestr(name if each == part else each, package.read(each))
    return written.getvalue()


def test_cells_without_addresses_follow_the_row_that_has_one():
    rows = b'<row r="5"><c><f>A1</f></c></row><row><c/><c><f>A1</f></c></row>'
    source = changed(xlsx(("A1", 0)), "xl/worksheets/sheet1.xml", b'<row r="1"(.*)</row>', rows)
    assert first(source).uncached == ("A5", "B6")


def test_shared_strings_drawn_in_part_a_telling_format_and_a_comment_travel_with_the_sheet():
    def draw(book):
        sheet = book.get_worksheet_by_name("Một")
        struck, raised = book.add_format({"font_strikeout": True}), book.add_format({"font_script": 1})
        sheet.write_rich_string("A1", struck, "13", " 25")
        sheet.write_rich_string("A2", "12", raised, "1")
        sheet.write_rich_string("A3", "12", book.add_format({"bold": True}), "1")
        sheet.write("A4", 54, book.add_format({"num_format": '0"%"'}))
        sheet.write("A5", 54, book.add_format({"num_format": "#,##0"}))
        sheet.write_comment("A5", "Số đúng là 25", {"author": ""})

    sheet = first(xlsx(then=draw))
    assert (sheet.partly, sheet.formats, sheet.comments) == (
        [(1, 1), (2, 1)],
        {(4, 1): '0"%"'},
        {(5, 1): "Số đúng là 25"},
    )


def test_two_foreign_words_do_not_make_a_sheet_a_legacy_one():
    texts = ["Công đoàn", "Mü", "Hä"]
    sheet = first(xlsx(*((f"A{row}", text) for row, text in enumerate(texts, 1))))
    assert (sheet.cells.column(0).to_pylist(), sheet.encoding) == (texts, None)
