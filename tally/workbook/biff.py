"""What an .xls or .xlsb says beside its values and its reader does not: hidden rows and columns, and legacy fonts.

Formats: [MS-CFB] for the container and [MS-XLS] for the records of an .xls, [MS-XLSB] for those of an .xlsb. Damaged
chains or records give less, never an error: the values come from another reader. Of a large .xlsb sheet nothing is
said, as of a large .xlsx.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from struct import error as StructError
from struct import unpack_from

from tally.workbook.archive import Archive
from tally.workbook.limits import MOST_COLUMNS
from tally.workbook.ooxml import LARGE, LEGACY_FONT, elements, goal

BOF, EOF, BOUNDSHEET, FONT, COLINFO, ROW = 0x0809, 0x000A, 0x0085, 0x0031, 0x007D, 0x0208
ENDS = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""

STREAM_CUTOFF = 4096
SMALL_SECTOR = 64
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
XLS_COLUMNS = 256
MAIN, RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
XLSB_ROW, XLSB_COLUMNS, XLSB_SHEET, XLSB_HIDDEN_ROW = 0, 60, 156, 0x10


def told_by_xls(source: bytes) -> tuple[dict[str, dict[str, frozenset[int]]], bool]:
    """Sheet name -> its `hidden_rows` and `hidden_columns`, from 1; and whether the workbook has a legacy font."""
    try:
        stream = workbook_stream(source)
        return dict(_sheets(stream)), _legacy_font(stream)
    except (StructError, IndexError, ValueError):
        return {}, False


def workbook_stream(source: bytes) -> bytes:
    """The bytes of the stream that holds the workbook, b"" where there is none."""
    size = 1 << unpack_from("<H", source, 30)[0]
    table = _sector_table(source, size)
    directory = _chain(source, unpack_from("<I", source, 48)[0], table, size, size)
    for entry in range(0, len(directory) - 127, 128):
        length = unpack_from("<H", directory, entry + 64)[0]
        name = directory[entry : entry + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").lower()
        if name in ("workbook", "book"):
            start, extent = unpack_from("<II", directory, entry + 116)
            if extent >= STREAM_CUTOFF:
                return _chain(source, start, table, size, size)[:extent]
            return _small_stream(source, start, table, size, unpack_from("<I", directory, 116)[0])[:extent]
    return b""


def _small_stream(source: bytes, start: int, table: list[int], size: int, holder: int) -> bytes:
    """A short stream lies in sectors of 64 bytes, which lie in the stream of the directory's first entry."""
    small = _chain(source, unpack_from("<I", source, 60)[0], table, size, size)
    following = list(unpack_from(f"<{len(small) // 4}I", small))
    return _chain(_chain(source, holder, table, size, size), start, following, SMALL_SECTOR, 0)


def _sector_table(source: bytes, size: int) -> list[int]:
    """The number of the sector that follows each sector."""
    places = [place for place in unpack_from("<109I", source, 76) if place < ENDS]
    further, seen = unpack_from("<I", source, 68)[0], 0
    while further < ENDS and seen < 1000:
        more = unpack_from(f"<{size // 4}I", source, (further + 1) * size)
        places += [place for place in more[:-1] if place < ENDS]
        further, seen = more[-1], seen + 1
    places = places[: len(source) // size + 1]
    return [n for place in places for n in unpack_from(f"<{size // 4}I", source, (place + 1) * size)]


def _chain(source: bytes, start: int, table: list[int], size: int, base: int) -> bytes:
    """The sectors from this one on, put together; `base` is where the first sector lies."""
    pieces: list[bytes] = []
    while start < len(table) and len(pieces) <= len(table):
        pieces.append(source[base + start * size : base + (start + 1) * size])
        start = table[start]
    return b"".join(pieces)


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """(type, content) of the records of one substream; those of a chart inside of it are passed over."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, offset)
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, dict[str, frozenset[int]]]]:
    hidden = cache(partial(_hidden, stream))  # a crafted file says of many sheets that they lie at one place
    for kind, content in _records(stream, 0):
        if kind == BOUNDSHEET and len(content) > 8:
            yield _name(content[6:]), hidden(unpack_from("<I", content)[0])


def _name(content: bytes) -> str:
    """A short string: its length, whether its characters take two bytes, its characters."""
    if content[1] & 1:
        return content[2 : 2 + content[0] * 2].decode("utf-16-le", "replace")
    return content[2 : 2 + content[0]].decode("latin-1")


def _hidden(stream: bytes, offset: int) -> dict[str, frozenset[int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, content in _records(stream, offset):
        if kind == ROW and len(content) >= 16 and unpack_from("<H", content, 12)[0] & HIDDEN_ROW:
            rows.add(unpack_from("<H", content)[0] + 1)
        elif kind == COLINFO and len(content) >= 10 and unpack_from("<H", content, 8)[0] & HIDDEN_COLUMN:
            first, last = unpack_from("<HH", content)
            columns.update(range(first + 1, min(last + 1, XLS_COLUMNS) + 1))
    return {"hidden_rows": frozenset(rows), "hidden_columns": frozenset(columns)}


def _legacy_font(stream: bytes) -> bool:
    fonts = (_name(content[14:]) for kind, content in _records(stream, 0) if kind == FONT and len(content) > 16)
    return any(LEGACY_FONT.match(font) for font in fonts)


def told_by_xlsb(archive: Archive) -> dict[str, dict[str, frozenset[int]]]:
    """Sheet name -> its `hidden_rows` and `hidden_columns`, from 1."""
    parts = {link.get("Id", ""): goal(link, MAIN) for link in elements(archive.read(RELATIONS), "Relationship")}
    hidden = {}
    with suppress(StructError, IndexError):
        for kind, content in _records_of_xlsb(archive.read(MAIN)):
            if kind == XLSB_SHEET:
                relation, name = _texts(content, 8)
                part = parts.get(relation, "")
                if part in archive and archive.size(part) <= LARGE:
                    hidden[name] = hidden_in(archive.read(part, LARGE))
    return hidden


def hidden_in(stream: bytes) -> dict[str, frozenset[int]]:
    """The hidden rows and columns of a sheet's part, as far as it can be read."""
    rows: set[int] = set()
    columns: set[int] = set()
    with suppress(StructError, IndexError):
        for kind, content in _records_of_xlsb(stream):
            if kind == XLSB_ROW and content[11] & XLSB_HIDDEN_ROW:
                rows.add(unpack_from("<I", content)[0] + 1)
            elif kind == XLSB_COLUMNS and content[16] & HIDDEN_COLUMN:
                first, last = unpack_from("<II", content)
                columns.update(range(first + 1, min(last + 1, MOST_COLUMNS) + 1))
    return {"hidden_rows": frozenset(rows), "hidden_columns": frozenset(columns)}


def _records_of_xlsb(stream: bytes) -> Iterator[tuple[int, bytes]]:
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
