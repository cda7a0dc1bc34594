"""How a table stands on paper: upright or across, the size of its letters, the width of each column in millimetres.

No figure and no word breaks in a cell as long as any page can hold it: widths follow from what stands in the cells.
"""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass

from tally.papers.official import Column, OfficialTable, PaperLine
from tally.papers.written import Content, letterhead_lines
from tally.wording import say

UPRIGHT, ACROSS = 165.0, 252.0  # millimetres between the margins of Nghị định 30/2020
TRIES = [(UPRIGHT, 13), (UPRIGHT, 12), (UPRIGHT, 11), *((ACROSS, size) for size in range(13, 6, -1))]
NAMES, NAMES_AT_LEAST = 45.0, 25.0  # millimetres that names take, so that they do not stand in a pile of short lines
WORD = 50.0  # a word longer than this breaks: no page is wide enough for a name of 300 letters without a space
PADDING = 3.2
POINT = 0.3528  # millimetres
# widths of Times New Roman in thousandths of the size; marks above and below take no room
NARROW = dict.fromkeys("ijlt.,:;'/|!()-[] ", 275) | dict.fromkeys("frIsJ", 390)
WIDE = dict.fromkeys("mMW%@—", 940) | dict.fromkeys("wABCDEFGHKLNOPQRSTUVXYZĐ&", 722)


@dataclass(frozen=True)
class Layout:
    """`widths` of the ordinal, the name and each column; `size` in points."""

    across: bool
    size: int
    widths: tuple[float, ...]


def layout(table: OfficialTable) -> Layout:
    """The first page and size that hold the table with every word whole; the last where none does."""
    least = [_least(table, column) for column in table.columns]
    names = max(longest(line.name, bold=line.ordinal is None) for line in table.rows) if table.rows else 0.0
    ordinal = max(width("STT", bold=True), width(str(len(table.lines))))
    for page, size in TRIES:
        scale = size * POINT
        pairs = zip(table.columns, least, strict=True)
        wanted = [max(column.width * size / 13, em * scale + PADDING) for column, em in pairs]
        first = max(10.0, ordinal * scale + PADDING)
        rest = page - first - sum(wanted)
        if rest >= max(NAMES * size / 13, min(names * scale + PADDING, WORD)):
            break
    return Layout(page == ACROSS, size, (first, max(rest, NAMES_AT_LEAST), *wanted))


def _least(table: OfficialTable, column: Column) -> float:
    """What a column needs: a figure stands on one line, words may take several."""
    cells = (table.text(column, line) for line in table.rows)
    needs = (min(longest(cell), WORD / 13 / POINT) if column.left else width(cell, bold=True) for cell in cells)
    return max(longest(table.headings[column.name], bold=True), *needs, 0.0)


def width(text: str, *, bold: bool = False) -> float:
    """How wide a text is, in sizes of its letters."""
    letters = unicodedata.normalize("NFD", text)
    total = sum(NARROW.get(sign) or WIDE.get(sign, 500) for sign in letters if not unicodedata.combining(sign))
    return total * (1.06 if bold else 1) / 1000


def longest(text: str, *, bold: bool = False) -> float:
    """How wide the longest word is, in sizes of its letters."""
    return max((width(word, bold=bold) for word in text.split()), default=0.0)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in so many millimetres."""
    line, count, space = 0.0, 1, width(" ") * size * POINT
    for word in text.split():
        long = width(word, bold=bold) * size * POINT
        if line and line + space + long > room:
            line, count = 0.0, count + 1
        line += (space if line else 0.0) + long
        count, line = count + int(line // room), line % room
    return count


def breakable(text: str, room: float, size: float) -> str:
    """The text with places to break inside words that are wider than the room, which typst would let run over."""

    def broken(word: str) -> str:
        if width(word) * size * POINT <= room:
            return word
        step = max(int(room / (0.8 * size * POINT)), 1)
        return "\u200b".join(word[n : n + step] for n in range(0, len(word), step))

    return " ".join(broken(word) for word in text.split(" "))


def printable(table: OfficialTable) -> Content:
    """The table as texts, in the shape that the templates of typst and of Word take."""
    laid = layout(table)
    return {
        **{name: getattr(table, name) for name in ("titles", "source", "headings", "notes", "closing")},
        **asdict(laid),
        "head": letterhead_lines(*table.head) if table.head else (),
        "columns": [
            {"heading": table.headings[column.name], "group": column.counted, "left": column.left}
            for column in table.columns
        ],
        "lines": [_texts(table, line, laid.widths, laid.size) for line in table.lines],
        "total": _texts(table, table.total, laid.widths, laid.size) if table.total else None,
        "prepared": say("official-prepared-by").upper(),
    }


def _texts(table: OfficialTable, line: PaperLine, widths: tuple[float, ...], size: int) -> Content:
    cells = [
        breakable(table.text(column, line), room - 3, size) if column.left else table.text(column, line)
        for column, room in zip(table.columns, widths[2:], strict=True)
    ]
    return {"ordinal": str(line.ordinal or ""), "name": breakable(line.name, widths[1] - 3, size), "cells": cells}
