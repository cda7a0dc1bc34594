"""What an .xlsb says beside its values and its reader does not: hidden rows and columns.

Format: [MS-XLSB], records of a type, a length and a content. Damaged records give less, never an error: the values come
from another reader. Of a large sheet nothing is said, as of a large .xlsx.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from struct import error as StructError
from struct import unpack_from

from tally.workbook.archive import Archive
from tally.workbook.ooxml import LARGE, MOST_COLUMNS, elements, goal

MAIN, RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
ROW, COLUMNS, SHEET = 0, 60, 156
HIDDEN_ROW, HIDDEN_COLUMNS = 0x10, 0x01


def told_by_xlsb(archive: Archive) -> dict[str, dict[str, list[int]]]:
    """Sheet name -> its `hidden_rows` and `hidden_columns`, from 1."""
    parts = {link.get("Id", ""): goal(link, MAIN) for link in elements(archive.read(RELATIONS), "Relationship")}
    hidden = {}
    with suppress(StructError, IndexError):
        for kind, content in _records(archive.read(MAIN)):
            if kind == SHEET:
                relation, name = _texts(content, 8)
                part = parts.get(relation, "")
                if part in archive and archive.size(part) <= LARGE:
                    hidden[name] = hidden_in(archive.read(part, LARGE))
    return hidden


def hidden_in(stream: bytes) -> dict[str, list[int]]:
    """The hidden rows and columns of a sheet's part, as far as it can be read."""
    rows: set[int] = set()
    columns: set[int] = set()
    with suppress(StructError, IndexError):
        for kind, content in _records(stream):
            if kind == ROW and content[11] & HIDDEN_ROW:
                rows.add(unpack_from("<I", content)[0] + 1)
            elif kind == COLUMNS and content[16] & HIDDEN_COLUMNS:
                first, last = unpack_from("<II", content)
                columns.update(range(first + 1, min(last + 1, MOST_COLUMNS) + 1))
    return {"hidden_rows": sorted(rows), "hidden_columns": sorted(columns)}


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    offset = 0
    while offset < len(stream):
        kind, offset = _number(stream, offset, 2)
        length, offset = _number(stream, offset, 4)
        yield kind, stream[offset : offset + length]
        offset += length


def _number(stream: bytes, offset: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits in each, and the place behind it."""
    number = 0
    for shift in range(0, 7 * most, 7):
        byte = stream[offset]
        number, offset = number | (byte & 0x7F) << shift, offset + 1
        if byte < 0x80:
            break
    return number, offset


def _texts(content: bytes, offset: int) -> tuple[str, str]:
    """The two texts that begin at this place, each behind the count of its letters."""
    texts = []
    for _ in range(2):
        end = offset + 4 + 2 * int(unpack_from("<I", content, offset)[0])
        texts.append(content[offset + 4 : end].decode("utf-16-le", "replace"))
        offset = end
    return texts[0], texts[1]
