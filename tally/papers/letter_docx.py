"""The letter as .docx, in the form of Nghị định 30/2020 (phụ lục I, III), its tables on pages of their own."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Mm, Pt

from tally.papers import paper
from tally.papers.letter import Letter, checked, dashed
from tally.papers.summary_docx import add_official_table
from tally.wording import say

FOOT = (90, paper.TEXT_WIDTH - 90)
SIGNATURE = 55  # points left free for the signature


def letter_docx(letter: Letter) -> bytes:
    """The document's bytes. Raises TallyError `impossible-day` where its words name a date that does not exist."""
    tables = letter.tables
    day = letter.day or (tables[0].day if tables else None)
    document = paper.blank_document(checked(letter).subject, day, letter.versions)
    number, dated = paper.letterhead(document, letter.parent, letter.issuer).rows[1].cells
    paper.lines(number, [(letter.numbered, 13, {}), ("" if letter.titles else letter.subject, 12, {})])
    paper.lines(dated, [(letter.date_line, 13, {"italic": True})])
    for n, title in enumerate(letter.titles):
        paper.styled(document, "middle", title).paragraph_format.space_before = Pt(0 if n else 12)
    if not letter.titles:
        _addressees(document, letter)
    for n, text in enumerate(letter.body, 1):
        middle = text.startswith("**")
        paragraph = paper.styled(
            document, "middle" if middle else "body", text.strip("*") if middle else text, marks=not middle
        )
        # the signature never stands alone on a page: the last paragraphs go with it
        paragraph.paragraph_format.keep_with_next = middle or n > len(letter.body) - 2
        paragraph.paragraph_format.keep_together = n > len(letter.body) - 2
    _foot(document, letter)
    for note in letter.notes:
        paper.styled(document, "note", note)
    for table in tables:
        add_official_table(document, table, first=False)
    return paper.bytes_of(document)


def _addressees(document: Document, letter: Letter) -> None:
    if len(letter.addressees) == 1:
        text = f"{say('letter-to')} {letter.addressees[0]}"
        paper.align(paper.write(document.add_paragraph(), text, size=14), paper.CENTRE, before=12, after=8)
        return
    for n, entry in enumerate(dashed(letter.addressees)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(58)
        paragraph.paragraph_format.first_line_indent = Mm(-24) if n == 0 else Mm(0)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(58))
        paper.write(paragraph, f"{say('letter-to')}\t{entry}" if n == 0 else entry, size=14)
        paper.align(
            paragraph, paper.LEFT, before=12 if n == 0 else 0, after=8 if n == len(letter.addressees) - 1 else 0
        )


def _foot(document: Document, letter: Letter) -> None:
    """Recipients and signature side by side; the row never parts over two pages."""
    row = paper.grid(document, 1, list(FOOT)).rows[0]
    paper.keep_whole(row)
    left, right = row.cells
    paper.align(
        paper.write(left.paragraphs[0], say("letter-recipients"), size=12, bold=True, italic=True), paper.LEFT, before=8
    )
    for entry in dashed(letter.recipients):
        paper.align(paper.write(left.add_paragraph(), entry, size=11), paper.LEFT)
    paper.lines(right, [(text, 14, {"bold": True}) for text in (letter.authority, letter.position.upper())])
    right.paragraphs[0].paragraph_format.space_before = Pt(8)
    paper.align(paper.write(right.add_paragraph(), letter.signer, size=14, bold=True), paper.CENTRE, before=SIGNATURE)
    for paragraph in (*left.paragraphs, *right.paragraphs[:-1]):
        paragraph.paragraph_format.keep_with_next = True
