"""Word documents as offices write them: A4, Times New Roman, margins and page numbers of Nghị định 30/2020."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tally.papers.written import italic_parts, letterhead_lines, made_at, printable_characters
from tally.wording import language, say

FONT = "Times New Roman"
LEFT, CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TEXT_WIDTH = 165  # millimetres between the margins
RULE = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
PAGE_NUMBER = (
    f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"/>',
    f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>",
    f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>',
)
# name of a style -> points, bold, italic, alignment, points after
STYLES = {
    "title": (13, True, False, CENTRE, 0),
    "source": (13, False, True, CENTRE, 8),
    "body": (14, False, False, JUSTIFY, 6),
    "middle": (14, True, False, CENTRE, 6),
    "cell": (13, False, False, CENTRE, 0),
    "note": (10, False, True, LEFT, 0),
}


def blank_document(title: str, day: date | None, comments: str = "") -> DocumentType:
    """An empty document with the page, the font, the styles and the page number (none on the first page)."""
    document = Document()
    document.core_properties.title = printable_characters(title)[:255]  # what the format allows
    document.core_properties.comments = printable_characters(comments)[:255]
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = made_at(day)
    document.core_properties.language = tag = {"vi": "vi-VN"}.get(language(), "en-GB")
    for spoken in document.styles.element.xpath("w:docDefaults//w:lang"):
        spoken.set(qn("w:val"), tag)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    _add_styles(document)
    section = document.sections[0]
    turn(section, across=False)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return document


def _add_styles(document: DocumentType) -> None:
    for name, (size, bold, italic, alignment, after) in STYLES.items():
        style = document.styles.add_style(say(f"style-{name}"), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        style.paragraph_format.alignment, style.paragraph_format.space_after = alignment, Pt(after)
        if name == "body":
            style.paragraph_format.first_line_indent, style.paragraph_format.line_spacing = Mm(12.7), 1.1


def turn(section: Section, *, across: bool) -> None:
    """Turns the page with its long side above, for a wide table, or with its short one."""
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))


def bytes_of(document: DocumentType) -> bytes:
    """The document's bytes, without the time of day that a .zip notes: the same words are the same bytes."""
    buffer, again = BytesIO(), BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            kept.writestr(zipfile.ZipInfo(part.filename), made.read(part), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def styled(document: DocumentType, name: str, text: str, *, marks: bool = False) -> Paragraph:
    """A new paragraph in one of `STYLES`, `*…*` in it in italics if `marks`."""
    paragraph = document.add_paragraph(style=say(f"style-{name}"))
    for n, part in enumerate(italic_parts(printable_characters(text)) if marks else [printable_characters(text)]):
        paragraph.add_run(part).italic = True if n % 2 else None
    return paragraph


def write(paragraph: Paragraph, text: str, *, size: float = 13, bold: bool = False, italic: bool = False) -> Paragraph:
    """The same paragraph with this text in it. What XML cannot hold is left out."""
    run = paragraph.add_run(printable_characters(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def align(paragraph: Paragraph, how: WD_ALIGN_PARAGRAPH, *, before: float = 0, after: float = 0) -> Paragraph:
    """The same paragraph, aligned, with points of space before and after it."""
    paragraph.alignment = how
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    return paragraph


def grid(document: DocumentType, rows: int, widths: list[float]) -> Table:
    """A table without lines, of fixed column widths in millimetres, for what stands side by side."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def keep_whole(row: _Row) -> None:
    """Keeps a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def letterhead(document: DocumentType, parent: str, issuer: str, room: float = TEXT_WIDTH) -> Table:
    """Whose paper it is: superior and issuing body to the left, the republic and its motto to the right."""
    widths = [67 * room / TEXT_WIDTH, room - 67 * room / TEXT_WIDTH]
    table = grid(document, 2, widths)
    above, own, republic, motto = letterhead_lines(parent, issuer)
    sender, common = table.rows[0].cells
    lines(sender, [(above, 12, {}), (own, 13, {"bold": True})])
    rule_below(sender, 24, widths[0])
    lines(common, [(republic, 12, {"bold": True}), (motto, 13, {"bold": True})])
    rule_below(common, 58, widths[1])
    return table


def lines(cell: _Cell, texts: Sequence[tuple[str, float, dict[str, bool]]]) -> None:
    """Centred lines in a cell, its first paragraph used before new ones are added; empty lines are left out."""
    paragraph = cell.paragraphs[0]
    for n, (text, size, look) in enumerate(line for line in texts if line[0]):
        paragraph = cell.add_paragraph() if n else paragraph
        align(write(paragraph, text, size=size, **look), CENTRE)


def rule_below(cell: _Cell, width: float, total: float) -> None:
    """A short centred line in the cell, `width` of `total` millimetres long, as below a letterhead."""
    paragraph = align(cell.add_paragraph(), CENTRE)
    side = Mm((total - width) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph._p.get_or_add_pPr().append(parse_xml(RULE))


def _page_number(paragraph: Paragraph) -> None:
    for part in PAGE_NUMBER:
        align(paragraph, CENTRE).add_run()._r.append(parse_xml(part))
