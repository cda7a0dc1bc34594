"""Word documents as offices write them: A4, Times New Roman, margins and page numbers of Nghị định 30/2020."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
LEFT, CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TEXT_WIDTH = 165  # millimetres between the margins


def blank_document(title: str) -> DocumentType:
    """An empty document with the page, the font and the page number (none on the first page)."""
    document = Document()
    document.core_properties.title = printable_characters(title)[:255]  # what the format allows
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime.now(UTC)
    document.core_properties.comments = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return document


def write(
    paragraph: Paragraph, text: str, *, size: float = 13, bold: bool = False, italic: bool = False, marks: bool = False
) -> Paragraph:
    """The same paragraph with this text in it, `*…*` in italics if `marks`. What XML cannot hold is left out."""
    text = printable_characters(text)
    for n, part in enumerate(italic_parts(text) if marks else [text]):
        run = paragraph.add_run(part)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic or n % 2 == 1
    return paragraph


def italic_parts(text: str) -> list[str]:
    """ "a *b* c" -> ["a ", "b", " c"]: every second part is in italics; a lone asterisk stays an asterisk."""
    return re.split(r"\*([^*\n]+)\*", text)


def tied(text: str, words: int) -> str:
    """The text with its last words kept on one line: a letterhead breaks before "TỈNH NINH BÌNH", not inside it."""
    parts = text.split(" ")
    return " ".join([*parts[:-words], "\u00a0".join(parts[-words:])]) if len(parts) > words else text


def printable_characters(text: str) -> str:
    """The text without control characters, which neither Word nor PDF can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def align(paragraph: Paragraph, how: WD_ALIGN_PARAGRAPH, *, before: float = 0, after: float = 0) -> Paragraph:
    """The same paragraph, aligned, with points of space before and after it."""
    paragraph.alignment = how
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    return paragraph


def grid(document: DocumentType, rows: int, widths: list[float], *, ruled: bool) -> Table:
    """A table of fixed column widths in millimetres, with thin lines if `ruled`."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if ruled:
        table.style = "Table Grid"
    _cell_margins(table, 1.2)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _cell_margins(table: Table, millimetres: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(Mm(millimetres).twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def keep_whole(row: _Row, *, repeat: bool = False, height: float | None = None) -> None:
    """Keeps a row on one page; `repeat` shows it again on top of each further page; `height` is its least, in mm."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def rule_below(cell: _Cell, width: float, total: float) -> None:
    """A short centred line in the cell, `width` of `total` millimetres long, as below a letterhead."""
    paragraph = align(cell.add_paragraph(), CENTRE)
    side = Mm((total - width) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def _page_number(paragraph: Paragraph) -> None:
    align(paragraph, CENTRE)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
