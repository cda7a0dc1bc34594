"""How tables of one shape are read: corrections are kept under a mark of the headings, for the next file like it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from pages.parts.shared.view import own_store
from pages.parts.upload.draft import Draft
from tally.intake.reading import Answers, Reading
from tally.text import bare

SHEET, HEADER = "#sheet", "#header"  # beside column letters, in what the store keeps


def recall(draft: Draft, reading: Reading) -> bool:
    """Looks, once a file, whether tables of this shape were corrected before; True when the file must be read again."""
    if draft.layout is not None or reading.kind not in ("summary", "register"):
        return False
    draft.layout = mark(reading)
    told = own_store().layout(draft.layout)
    if not told or draft.answers != Answers():
        return False
    draft.answers, draft.recalled = _answers(told), True
    return True


def mark(reading: Reading) -> str:
    """The same for every table of this kind with these headings in these columns."""
    shape = (reading.kind, sorted((letters, bare(text)) for letters, text in reading.headings.items()))
    return hashlib.sha256(repr(shape).encode()).hexdigest()


def remember(draft: Draft, who: str) -> None:
    """Keeps the corrections made to this file; where they were taken back, forgets them."""
    if draft.layout is None:
        return
    told = _told(draft.answers)
    if told or draft.recalled:
        own_store().remember_layout(draft.layout, told, who)


def _told(answers: Answers) -> dict[str, str]:
    told = dict(answers.columns)
    if answers.sheet:
        told[SHEET] = answers.sheet
    if answers.header_row:
        told[HEADER] = str(answers.header_row)
    return told


def _answers(told: Mapping[str, str]) -> Answers:
    columns = {letters: name for letters, name in told.items() if letters not in (SHEET, HEADER)}
    row = int(told[HEADER]) if HEADER in told else None
    return replace(Answers(), sheet=told.get(SHEET), header_row=row, columns=columns)
