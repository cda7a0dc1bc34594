"""The letter as .docx, in the form of Nghị định 30/2020 (phụ lục I, III), its table on a page of its own."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.table import _Cell

from tally.papers.letter import Letter, checked, dashed
from tally.papers.paper import CENTRE, JUSTIFY, LEFT, TEXT_WIDTH, align, blank_document, grid, rule_below, tied, write
from tally.papers.summary_docx import add_official_table
from tally.wording import say

HEAD = (67, TEXT_WIDTH - 67)  # millimetres: the sender's side, the republic's side
FOOT = (90, TEXT_WIDTH - 90)
SIGNATURE = 55  # points left free for the signature


def letter_docx(letter: Letter) -> bytes:
    """The document's bytes. Raises TallyError `impossible-day` where its words name a date that does not exist."""
    document = blank_document(checked(letter).subject)
    _head(document, letter)
    _addressees(document, letter)
    for paragraph in letter.body:
        _paragraph(document, paragraph)
    _foot(document, letter)
    if table := letter.table:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        add_official_table(document, table)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _head(document: Document, letter: Letter) -> None:
    table = grid(document, 2, list(HEAD), ruled=False)
    (sender, republic), (number, dated) = (row.cells for row in table.rows)
    _lines(sender, [(tied(letter.parent.upper(), 2), 12, {}), (tied(letter.issuer.upper(), 3), 13, {"bold": True})])
    rule_below(sender, 24, HEAD[0])
    _lines(
        republic,
        [(say("letter-republic").upper(), 12, {"bold": True}), (say("letter-motto"), 13, {"bold": True})],
    )
    rule_below(republic, 58, HEAD[1])
    _lines(number, [(letter.numbered, 13, {}), (letter.subject, 12, {})])
    _lines(dated, [(letter.date_line, 13, {"italic": True})])


def _lines(cell: _Cell, lines: list[tuple[str, float, dict]]) -> None:
    """Centred lines in a cell, its first paragraph used before new ones are added; empty lines are left out."""
    paragraph = cell.paragraphs[0]
    for n, (text, size, look) in enumerate(line for line in lines if line[0]):
        paragraph = cell.add_paragraph() if n else paragraph
        align(write(paragraph, text, size=size, **look), CENTRE)


def _addressees(document: Document, letter: Letter) -> None:
    if len(letter.addressees) == 1:
        text = f"{say('letter-to')} {letter.addressees[0]}"
        align(write(document.add_paragraph(), text, size=14), CENTRE, before=12, after=8)
        return
    for n, entry in enumerate(dashed(letter.addressees)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(58)
        paragraph.paragraph_format.first_line_indent = Mm(-24) if n == 0 else Mm(0)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(58))
        write(paragraph, f"{say('letter-to')}\t{entry}" if n == 0 else entry, size=14)
        align(paragraph, LEFT, before=12 if n == 0 else 0, after=8 if n == len(letter.addressees) - 1 else 0)


def _paragraph(document: Document, text: str) -> None:
    paragraph = align(write(document.add_paragraph(), text, size=14, marks=True), JUSTIFY, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.line_spacing = 1.1


def _foot(document: Document, letter: Letter) -> None:
    left, right = grid(document, 1, list(FOOT), ruled=False).rows[0].cells
    align(write(left.paragraphs[0], say("letter-recipients"), size=12, bold=True, italic=True), LEFT, before=8)
    for entry in dashed(letter.recipients):
        align(write(left.add_paragraph(), entry, size=11), LEFT)
    authority = say("letter-on-behalf", organ=letter.on_behalf).upper() if letter.on_behalf else ""
    _lines(right, [(text, 14, {"bold": True}) for text in (authority, letter.position.upper())])
    right.paragraphs[0].paragraph_format.space_before = Pt(8)
    name = align(write(right.add_paragraph(), letter.signer, size=14, bold=True), CENTRE, before=SIGNATURE)
    name.paragraph_format.keep_together = True
