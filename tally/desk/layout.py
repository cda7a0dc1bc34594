"""How tables of one shape are read: corrections are kept under a mark of the headings, for the next file like it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tally.intake.reading import Answers, Reading
from tally.text import bare

if TYPE_CHECKING:
    from tally.intake.read import Sketch

SHEET, HEADER, TURNED, DATES, STATUS = "#sheet", "#header", "#turned", "#dates", "#status:"
"""What the store keeps beside column letters."""
KINDS = ("summary", "register")


def mark(reading: Reading) -> str | None:
    """The same for every table of this kind with these headings in these columns; None for one without any, and for
    other kinds of files."""
    if reading.kind not in KINDS or not any(reading.headings.values()):
        return None
    shape = (reading.kind, sorted((letters, bare(text)) for letters, text in reading.headings.items()))
    return hashlib.sha256(repr(shape).encode()).hexdigest()


def marks(sketches: Iterable[Sketch]) -> Iterator[tuple[str, str, int]]:
    """The marks of a file that nothing was understood of, with their sheets and rows: any row may be its header."""
    for sheet in sketches:
        for row, cells in sheet.rows:
            texts = [(letters, bare(text)) for letters, text in zip(sheet.letters, cells, strict=False) if text]
            if len(texts) > 1:
                yield hashlib.sha256(repr(("row", texts)).encode()).hexdigest(), sheet.sheet, row


def kept_of(answers: Answers) -> dict[str, str]:
    """What is remembered of these answers: how tables like this are read, nothing that is said of this file alone."""
    kept = dict(answers.columns) | {STATUS + wording: status for wording, status in answers.statuses.items()}
    of_table = {
        SHEET: answers.sheet,
        HEADER: answers.header_row and str(answers.header_row),
        TURNED: {None: None, True: "turned", False: "upright"}[answers.turned],
        DATES: answers.dates,
    }
    return kept | {name: text for name, text in of_table.items() if text}


def recalled(kept: Mapping[str, str], given: Answers) -> Answers:
    """The answers with what was remembered, where nothing else was said of the table."""
    return replace(
        given,
        sheet=kept.get(SHEET),
        header_row=int(kept[HEADER]) if HEADER in kept else None,
        columns={letters: name for letters, name in kept.items() if not letters.startswith("#")},
        turned={None: None, "turned": True, "upright": False}[kept.get(TURNED)],
        dates=kept.get(DATES, ""),
        statuses={name.removeprefix(STATUS): text for name, text in kept.items() if name.startswith(STATUS)},
    )
