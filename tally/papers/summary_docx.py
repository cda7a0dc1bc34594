"""Official tables as .docx: ruled, the header repeated on each page, upright or across as the table needs."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tally.papers import paper
from tally.papers.layout import ACROSS, Layout, layout
from tally.papers.official import Line, OfficialTable
from tally.papers.written import printable_characters
from tally.wording import say

TWIPS = 56.693  # in a millimetre
TABLE = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="34" w:type="dxa"/><w:left w:w="68" w:type="dxa"/>'
    '<w:bottom w:w="34" w:type="dxa"/><w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def summary_docx(*tables: OfficialTable) -> bytes:
    """The document's bytes, each table from a page of its own."""
    document = paper.blank_document(" ".join(tables[0].titles), tables[0].day, tables[0].versions)
    for n, table in enumerate(tables):
        add_official_table(document, table, first=n == 0)
    return paper.bytes_of(document)


def add_official_table(document: Document, table: OfficialTable, *, first: bool) -> None:
    """Writes head, titles, table, notes and date line at the end of the document, on a new page unless `first`."""
    laid = layout(table)
    _turn(document, laid, first=first)
    if table.head:
        paper.letterhead(document, *table.head, ACROSS if laid.across else paper.TEXT_WIDTH)
        document.add_paragraph()
    for title in table.titles:
        paper.styled(document, "title", title)
    if table.source:
        paper.styled(document, "source", table.source).paragraph_format.space_before = Pt(4)
    document.element.body[-1].addprevious(parse_xml(_table(table, laid)))
    for note in table.notes:
        paper.styled(document, "note", note)
    if table.closing:
        _closing(document, table.closing, ACROSS if laid.across else paper.TEXT_WIDTH)


def _turn(document: Document, laid: Layout, *, first: bool) -> None:
    section = document.sections[-1]
    is_across = (section.page_width or 0) > (section.page_height or 0)
    if not first and is_across == laid.across:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    if not first:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
    paper.turn(section, across=laid.across)


def _table(table: OfficialTable, laid: Layout) -> str:
    """The table as WordprocessingML. python-docx walks the whole grid for each cell that is asked for by place."""
    widths = "".join(f'<w:gridCol w:w="{width * TWIPS:.0f}"/>' for width in laid.widths)
    body = "".join(_line(table, line, laid) for line in table.rows)
    return f"<w:tbl {nsdecls('w')}>{TABLE}<w:tblGrid>{widths}</w:tblGrid>{_header(table, laid)}{body}</w:tbl>"


def _header(table: OfficialTable, laid: Layout) -> str:
    top: list[str] = []
    low: list[str] = []
    names = ("ordinal", "name", *(column.name for column in table.columns))
    for name, width in zip(names, laid.widths, strict=True):
        heading = table.headings[name]
        if name in table.counted:
            if not low or name == table.counted[0]:
                top.append(_cell(table.headings["counted"], 0, laid.size, bold=True, span=len(table.counted)))
            low.append(_cell(heading, width, laid.size, bold=True))
            continue
        merge = ' w:val="restart"' if table.counted else None
        top.append(_cell(heading, width, laid.size, bold=True, merge=merge))
        low.append(_cell("", width, laid.size, merge=""))
    rows = [top, low] if table.counted else [top]
    return "".join(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>" for cells in rows)


def _line(table: OfficialTable, line: Line, laid: Layout) -> str:
    first, second, *rest = laid.widths
    is_total = line.ordinal is None
    if is_total:
        cells = [_cell(line.name, first + second, laid.size, bold=True, span=2)]
    else:
        cells = [_cell(str(line.ordinal), first, laid.size), _cell(line.name, second, laid.size, left=True)]
    cells += [
        _cell(table.text(column, line), width, laid.size, bold=is_total, left=column.left)
        for column, width in zip(table.columns, rest, strict=True)
    ]
    height = '<w:trHeight w:val="397" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str,
    width: float,
    size: int,
    *,
    bold: bool = False,
    left: bool = False,
    span: int = 1,
    merge: str | None = None,
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = "" if merge is None else f"<w:vMerge{merge}/>"
    turned = '<w:jc w:val="left"/>' if left else ""
    style = f'<w:pStyle w:val="{say("style-cell").replace(" ", "")}"/>{turned}'
    look = f'{"<w:b/>" if bold else ""}<w:sz w:val="{size * 2}"/>'
    own = f'<w:tcW w:w="{width * TWIPS:.0f}" w:type="dxa"/>{spanned}{merged}<w:vAlign w:val="center"/>'
    run = f'<w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(printable_characters(text))}</w:t>'
    return f"<w:tc><w:tcPr>{own}</w:tcPr><w:p><w:pPr>{style}</w:pPr><w:r>{run}</w:r></w:p></w:tc>"


def _closing(document: Document, closing: str, room: float) -> None:
    row = paper.grid(document, 1, [room / 2 - 10, room / 2 + 10]).rows[0]
    paper.keep_whole(row)
    right = row.cells[1]
    paper.align(paper.write(right.paragraphs[0], closing, italic=True), paper.CENTRE, before=8)
    paper.align(
        paper.write(right.add_paragraph(), say("official-prepared-by").upper(), bold=True), paper.CENTRE, after=50
    )
