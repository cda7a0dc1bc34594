"""The letter as PDF, in the same form as the .docx, its tables on pages of their own."""

from __future__ import annotations

from tally.papers.letter import Letter, checked, dashed
from tally.papers.summary_pdf import printable
from tally.papers.typeset import pages, pdf
from tally.papers.written import italic_parts, letterhead_lines
from tally.wording import language, say


def letter_pdf(letter: Letter) -> bytes:
    """The PDF's bytes. Raises TallyError `impossible-day` where its words name a date that does not exist."""
    day = letter.day or (letter.annexes[0].day if letter.annexes else None)
    return pdf("letter", letter_content(checked(letter)), day)


def letter_pages(content: dict[str, object]) -> list[bytes]:
    """The pages of `letter_content` as PNG pictures, to be looked at before the letter is taken away."""
    return pages("letter", content)


def letter_content(letter: Letter) -> dict[str, object]:
    """The letter as texts, in the shape that `templates/letter.typ` takes."""
    several = len(letter.addressees) > 1
    return {
        "language": language(),
        "head": letterhead_lines(letter.parent, letter.issuer),
        "number": letter.numbered,
        "date": letter.date_line,
        "subject": letter.subject,
        "titles": letter.titles,
        "to": say("letter-to"),
        "addressees": dashed(letter.addressees) if several else letter.addressees,
        "body": [_paragraph(paragraph) for paragraph in letter.body],
        "recipients": {"label": say("letter-recipients"), "entries": dashed(letter.recipients)},
        "signature": {"authority": letter.authority, "position": letter.position.upper(), "name": letter.signer},
        "notes": letter.notes,
        "versions": letter.versions,
        "annexes": [printable(table) for table in letter.tables],
    }


def _paragraph(text: str) -> dict[str, object]:
    return {"middle": text.startswith("**"), "parts": italic_parts(text.strip("*") if text.startswith("**") else text)}
