"""More files made to cost much, by what their forms allow: XML, OpenDocument, pages, text and old binary workbooks.

Each maker takes how often the dear thing stands in its file; `further` makes each of them small and large.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from tests.faults import crafted

SIZES = (200, 3_000, 20_000, 60_000)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
Maker = Callable[[int], bytes]


def _changed(source: bytes, change: Mapping[str, Callable[[bytes], bytes]], extra: Mapping[str, bytes] = {}) -> bytes:
    """The archive with some parts made anew, and others beside them."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change.get(entry.filename, bytes)(old.read(entry)))
        for name, content in extra.items():
            new.writestr(name, content)
    return result.getvalue()


def _cells(cells: str, after: str = "", before: str = "") -> bytes:
    """A workbook whose only sheet has this XML for its rows."""
    sheet = f'<worksheet xmlns="{crafted.MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    return _changed(crafted.xlsx([("a",)]), {"xl/worksheets/s1.xml": lambda _: sheet.encode()})


def _row(number: int, cell: str) -> str:
    return f'<row r="{number}">{cell}</row>'


def _value(place: str, how: str = "", inner: str = "<v>1</v>") -> str:
    return f'<c r="{place}" {how}>{inner}</c>'


def same_address(n: int) -> bytes:
    return _cells(_row(1, _value("A1") * n))


def rows_again(n: int) -> bytes:
    return _cells(_row(7, _value("B7")) * n)


def rows_backwards(n: int) -> bytes:
    return _cells("".join(_row(i, _value(f"A{i}")) for i in range(n, 0, -1)))


def scattered(n: int) -> bytes:
    return _cells("".join(_row(i * 17 + 1, _value(f"{crafted.LETTERS[i * 97 % 16384]}{i * 17 + 1}")) for i in range(n)))


def diagonal(n: int) -> bytes:
    return _cells("".join(_row(i, _value(f"{crafted.LETTERS[i % 16384]}{i}")) for i in range(1, n + 1)))


def errors(n: int) -> bytes:
    return _cells("".join(_row(i, _value(f"A{i}", 't="e"', "<v>#REF!</v>")) for i in range(1, n + 1)))


def without_results(n: int) -> bytes:
    return _cells("".join(_row(i, _value(f"A{i}", "", "<f>SUM(B1:B9)</f>")) for i in range(1, n + 1)))


def open_formulas(n: int) -> bytes:
    return _cells(_row(1, '<c r="A1" t="e"><f>' + "<v>" * n + "</f></c>"))


def unaddressed(n: int) -> bytes:
    return _cells("<row>" + "<c><v>5</v></c>" * min(n, 16_000) + "</row>" + "<row><c><v>5</v></c></row>" * n)


def runs(n: int) -> bytes:
    return _cells(_row(1, _value("A1", 't="inlineStr"', "<is>" + "<r><t>Đơn </t></r>" * n + "</is>")))


def attributes(n: int) -> bytes:
    return _cells(_row(1, f'<c r="A1" {" ".join(f"a{i}=" + chr(34) + "1" + chr(34) for i in range(n))}><v>1</v></c>'))


def nested(n: int) -> bytes:
    return _cells(_row(1, "<a>" * n))


def comments(n: int) -> bytes:
    return _cells(_row(1, "<!-- c -->" * n + _value("A1")))


def claims_all(n: int) -> bytes:
    return _cells("".join(_row(i, _value(f"A{i}")) for i in range(1, n)), before='<dimension ref="A1:XFD1048576"/>')


def columns_hidden_one_by_one(n: int) -> bytes:
    columns = "".join(f'<col min="{i % 16384 + 1}" max="{i % 16384 + 1}" hidden="1"/>' for i in range(n))
    return crafted.xlsx(crafted.summary(crafted.distinct(30, 20)), columns=columns)


def merges_across(n: int) -> bytes:
    ranges = [f"A{i}:XFD{i}" for i in range(1, n)]
    return crafted.xlsx(crafted.summary(crafted.distinct(30, 20)), after=crafted.merges(ranges))


def merges_of_one_row(n: int) -> bytes:
    ranges = [f"{a}1:{b}900" for a, b in zip(crafted.LETTERS[::2], crafted.LETTERS[1::2], strict=True)][:n]
    return crafted.xlsx([crafted.SUMMARY * 60] * 900, after=crafted.merges(ranges))


def fonts(n: int) -> bytes:
    styles = f'<styleSheet xmlns="{crafted.MAIN}"><fonts>' + '<font><name val=".VnTimeH"/></font>' * n
    styles += "</fonts><cellXfs>" + "".join(f'<xf fontId="{i}"/>' for i in range(n)) + "</cellXfs></styleSheet>"
    rows = "".join(_row(i, _value(f"A{i}", f's="{i}"')) for i in range(1, min(n, 9_000)))
    return _changed(_cells(rows), {}, {"xl/styles.xml": styles.encode()})


def relations(n: int) -> bytes:
    more = b"".join(b'<Relationship Id="x%d" Type="t" Target="../%s"/>' % (i, b"a/" * 20) for i in range(n))
    part = "xl/_rels/workbook.xml.rels"
    return _changed(crafted.xlsx([("a",)]), {part: lambda xml: xml.replace(b"</Rel", more + b"</Rel", 1)})


def parts(n: int) -> bytes:
    return _changed(crafted.xlsx([crafted.SUMMARY]), {}, {f"xl/p{i}.xml": b"" for i in range(n)})


def strings(n: int) -> bytes:
    shared = f'<sst xmlns="{crafted.MAIN}" uniqueCount="4000000000">' + "<si><t>Đơn vị</t></si>" * n + "</sst>"
    return _changed(_cells(_row(1, _value("A1", 't="s"', "<v>0</v>"))), {}, {"xl/sharedStrings.xml": shared.encode()})


def spreadsheet(table: str, styles: str = "", zipped: bool = True) -> bytes:
    """An OpenDocument spreadsheet with this XML for its table."""
    names = "".join(f' xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    xml = f'<office:document-content{names} office:mimetype="{ODS}">{styles}<office:body><office:spreadsheet>'
    xml = f'{xml}<table:table table:name="S">{table}</table:table></office:spreadsheet></office:body>'
    content = (xml + "</office:document-content>").encode()
    if not zipped:
        return content.replace(b"office:document-content", b"office:document")
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", content)
    return result.getvalue()


def _ods(row: str, cell: str = "<table:table-cell/>", zipped: bool = True) -> Maker:
    return lambda n: spreadsheet(f"<table:table-row {row}>{cell}</table:table-row>" * n, zipped=zipped)


def _of_cells(cell: str, before: str = "") -> Maker:
    return lambda n: spreadsheet(f"{before}<table:table-row>{cell * n}</table:table-row>")


FILLED = '<table:table-cell office:value-type="string"%s><text:p>Hợp lệ</text:p></table:table-cell>'
REPEATED = ' table:number-%s-repeated="%d"'


def page(inside: str, n: int, around: str = "%s") -> bytes:
    """A page saved as .xls."""
    return ("<html><body>" + around % (inside * n) + "</body></html>").encode()


def sheet_xml(row: str) -> Maker:
    """A SpreadsheetML file of so many rows."""
    return lambda n: crafted._sheet_xml(row * n)


def lines(line: str) -> Maker:
    """A text file of so many lines."""
    return lambda n: ("STT,Tên đơn vị,Chỉ tiêu,Hợp lệ\n" + line * n).encode()


def compound(n: int) -> bytes:
    """An .xls of so many sheets that all lie at one place, in a container whose sectors run in a ring."""
    name = "Trang".encode("utf-16-le")
    bound = struct.pack("<IHBB", 600, 0, 5, 1) + name
    records = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
    records += (struct.pack("<HH", 0x0085, len(bound)) + bound) * n + struct.pack("<HH", 0x000A, 0)
    records += struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x10, 0, 0, 0, 0) + struct.pack("<HH", 0x000A, 0)
    sectors = -(-max(len(records), 4096) // 512) + 1
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 2]
    directory = ("Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 18, 2, 1)).ljust(116, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head = head.ljust(44, b"\0") + struct.pack("<IIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    head = head.ljust(76, b"\0") + struct.pack("<I", 0) + b"\xff" * (108 * 4)
    fat = struct.pack(f"<{min(len(table), 128)}I", *table[:128]).ljust(512, b"\xff")
    entries = (directory + struct.pack("<II", 2, len(records)) + bytes(4)).ljust(512, b"\0")
    return head[:512] + fat + entries + records.ljust(sectors * 512, b"\0")


MAKERS: dict[str, Maker] = {
    **{
        f"{make.__name__.replace('_', '-')}.xlsx": make
        for make in (
            same_address, rows_again, rows_backwards, scattered, diagonal, errors, without_results, open_formulas,
            unaddressed, runs, attributes, nested, comments, claims_all, columns_hidden_one_by_one, merges_across,
            merges_of_one_row, fonts, relations, parts, strings,
        )
    },
    "rows-hidden.ods": _ods('table:visibility="collapse" table:number-rows-repeated="9999"'),
    "rows-hidden.fods": _ods('table:visibility="collapse" table:number-rows-repeated="9999"', zipped=False),
    "rows-repeated.ods": _ods(REPEATED % ("rows", 1_048_576), FILLED % ""),
    "columns-repeated.ods": _ods("", FILLED % (REPEATED % ("columns", 16_384))),
    "spans.ods": _of_cells(FILLED % ' table:number-columns-spanned="16384" table:number-rows-spanned="1048576"'),
    "columns-hidden.ods": _of_cells(
        "", '<table:table-column table:visibility="collapse" table:number-columns-repeated="9000"/>' * 60_000
    ),
    "blanks.ods": _of_cells('<table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/></text:p>'
                            "</table:table-cell>"),
    "tables-within.ods": _of_cells("<table:table-cell><table:table><table:table-row>"),
    "errors.ods": _ods("", '<table:table-cell table:formula="x"><text:p>#REF!</text:p></table:table-cell>'),
    "paragraphs.xls": lambda n: page("<p>Hợp lệ</p>", n, "<table><tr><td>%s</td></tr></table>"),
    "table-at-the-end.xls": lambda n: page(
        "<tr><td><p>Hợp lệ</p></td></tr>", n, "<table>%s<tr><td><table><tr><td>x</td></tr></table></td></tr></table>"
    ),
    "tables.xls": lambda n: page("<table><tr><td>Tên đơn vị</td><td>Hợp lệ</td></tr></table><p>và</p>", n),
    "divs.xls": lambda n: page("<div>", n, "<table><tr><td>x</td></tr></table>%s"),
    "rowspans.xls": lambda n: page('<tr><td rowspan="60000">1</td><td>2</td></tr>', n, "<table>%s</table>"),
    "merged.xml": sheet_xml('<Row><Cell ss:MergeAcross="9"><Data ss:Type="String">Tên đơn vị</Data></Cell></Row>'),
    "indices.xml": sheet_xml('<Row ss:Index="9"><Cell ss:Index="16000"><Data ss:Type="Number">1</Data></Cell></Row>'),
    "stray-quotes.csv": lines('1,"Công đoàn "A" xã,10,5\n'),
    "open-quotes.csv": lines('"1,Công đoàn,10,5\n'),
    "quotes-in-one-line.csv": lambda n: b'STT,B\n1,"' + b'"x' * n * 20 + b"\n",
    "quotes-and-separators.csv": lambda n: b'STT,B,C\n1,"' + b'a,"b' * n * 10 + b"\n",
    "doubled-quotes.csv": lambda n: b'a,b,c\n"' + b'""' * n * 30 + b"\n",
    "spaces-and-quotes.csv": lambda n: (b'a "b" c' + b" " * 900 + b"\n") * (n // 4),
    "wide-then-narrow.csv": lambda n: b"a," * 16_000 + b"\n" + b"x,y\n" * n,
    "tcvn3.csv": lambda n: ("C«ng ®oµn ngµnh Gi¸o dôc: tû lÖ," * 9 + "\n").encode("latin-1") * n,
    "broken-utf8.csv": lambda n: ("Công đoàn xã,".encode() * 9 + b"\xff\n") * n,
    "sheets-at-one-place.xls": compound,
}  # fmt: skip


def further() -> dict[str, Callable[[], bytes]]:
    """Name -> what makes the file: every maker at every size."""
    return {
        f"{name.rpartition('.')[0]}-{size}.{name.rpartition('.')[2]}": partial(make, size)
        for size in SIZES
        for name, make in MAKERS.items()
    }
