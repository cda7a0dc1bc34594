"""How tables of one shape are read: corrections are kept under a mark of the headings, for the next file like it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from tally.intake.reading import Answers, Reading
from tally.text import bare

SHEET, HEADER = "#sheet", "#header"  # beside column letters, in what the store keeps
KINDS = ("summary", "register")


def mark(reading: Reading) -> str | None:
    """The same for every table of this kind with these headings in these columns; None for other kinds of files."""
    if reading.kind not in KINDS:
        return None
    shape = (reading.kind, sorted((letters, bare(text)) for letters, text in reading.headings.items()))
    return hashlib.sha256(repr(shape).encode()).hexdigest()


def kept_of(answers: Answers) -> dict[str, str]:
    """What is remembered of these answers: how the table is read, nothing that is said of this file alone."""
    kept = dict(answers.columns)
    if answers.sheet:
        kept[SHEET] = answers.sheet
    if answers.header_row:
        kept[HEADER] = str(answers.header_row)
    return kept


def recalled(kept: Mapping[str, str], given: Answers) -> Answers:
    """The answers with what was remembered, where nothing else was said of the table."""
    columns = {letters: name for letters, name in kept.items() if letters not in (SHEET, HEADER)}
    row = int(kept[HEADER]) if HEADER in kept else None
    return replace(given, sheet=kept.get(SHEET), header_row=row, columns=columns)
