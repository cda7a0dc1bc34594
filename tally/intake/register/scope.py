"""To which unit a whole sheet belongs, where no column says it row by row."""

from __future__ import annotations

import re
from collections.abc import Callable

from tally.intake.register.distinct import clean
from tally.workbook import Sheet

LINE = re.compile(r"^(?:tên )?đơn vị(?: báo cáo| đăng ký| gửi)?\s*[::]\s*(.*)$", re.IGNORECASE)
DOTS = re.compile(r"[.…_]{3,}")


def sheet_unit(sheet: Sheet, header_row: int, is_unit: Callable[[str], bool]) -> str | None:
    """The unit's printed name: from a line "Đơn vị: …" above the table, a letterhead, or the sheet's name; else None.

    Only the first is taken where the directory does not know the name.
    """
    lines = [_texts(sheet, row) for row in range(sheet.first_row, header_row)]
    for texts in lines:
        for place, text in enumerate(texts):
            if found := LINE.match(text):
                name = DOTS.sub("", found[1] or "".join(texts[place + 1 : place + 2])).strip(" .;,")
                if name:
                    return name
    known = [text for texts in lines for text in texts if is_unit(text)]
    if known:
        return known[0]
    return sheet.name if is_unit(sheet.name) else None


def _texts(sheet: Sheet, row: int) -> list[str]:
    row_cells = (column[row - sheet.first_row].as_py() for column in sheet.cells.itercolumns())
    return [kept for text in row_cells if text and (kept := clean(text))]
