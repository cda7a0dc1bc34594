"""What an .xls or .xlsb says beside its values and its reader does not: hidden rows and columns, and legacy fonts.

Formats: [MS-CFB] for the container and [MS-XLS] for the records of an .xls, [MS-XLSB] for those of an .xlsb. Damaged
chains or records give less, never an error: the values come from another reader. Of a large .xlsb sheet nothing is
said, as of a large .xlsx.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from struct import error as StructError
from struct import unpack_from
from typing import Any, NamedTuple

from tally.workbook.archive import Archive
from tally.workbook.limits import MOST_COLUMNS
from tally.workbook.ooxml import LARGE, LEGACY_FONT, relations

BOF, EOF, BOUNDSHEET, FONT = 0x0809, 0x000A, 0x0085, 0x0031
ENDS = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""

STREAM_CUTOFF = 4096
SMALL_SECTOR = 64
MAIN = "xl/workbook.bin"
XLSB_SHEET = 156
HIDDEN_COLUMN = 0x01


class Form(NamedTuple):
    """Where a format says of a row, and of a span of columns, that it is hidden; `width` columns at most."""

    row: int
    row_fields: str
    hidden_row: int
    columns: int
    column_fields: str
    width: int


XLS = Form(0x0208, "<H10xH", 0x20, 0x007D, "<HH4xH", 256)
XLSB = Form(0, "<I7xB", 0x10, 60, "<II8xB", MOST_COLUMNS)


def told_by_xls(source: bytes) -> dict[str, dict[str, Any]]:
    """Sheet name -> its `hidden_rows`, `hidden_columns` and `legacy_font`, as `Sheet` has them."""
    try:
        stream = workbook_stream(source)
        fonts = [_name(content[14:]) for kind, content in _records(stream, 0) if kind == FONT and len(content) > 16]
        legacy = any(map(LEGACY_FONT.match, fonts))
        return {name: hidden | {"legacy_font": legacy} for name, hidden in _sheets(stream)}
    except (StructError, IndexError, ValueError):
        return {}


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


def _sheets(stream: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    # a crafted file says of many sheets that they lie at one place
    hidden = cache(lambda offset: _hidden(_records(stream, offset), XLS))
    for kind, content in _records(stream, 0):
        if kind == BOUNDSHEET and len(content) > 8:
            yield _name(content[6:]), hidden(unpack_from("<I", content)[0])


def _name(content: bytes) -> str:
    """A short string: its length, whether its characters take two bytes, its characters."""
    if content[1] & 1:
        return content[2 : 2 + content[0] * 2].decode("utf-16-le", "replace")
    return content[2 : 2 + content[0]].decode("latin-1")


def _hidden(records: Iterator[tuple[int, bytes]], form: Form) -> dict[str, Any]:
    """The hidden rows and columns of a sheet, as far as its records can be read."""
    rows: set[int] = set()
    columns: set[int] = set()
    with suppress(StructError, IndexError):
        for kind, content in records:
            if kind == form.row:
                row, flags = unpack_from(form.row_fields, content)
                rows |= {row + 1} if flags & form.hidden_row else set()
            elif kind == form.columns:
                first, last, flags = unpack_from(form.column_fields, content)
                columns |= set(range(first + 1, min(last + 1, form.width) + 1)) if flags & HIDDEN_COLUMN else set()
    return {"hidden_rows": frozenset(rows), "hidden_columns": frozenset(columns)}


def told_by_xlsb(archive: Archive) -> dict[str, dict[str, Any]]:
    """Sheet name -> its `hidden_rows` and `hidden_columns`, from 1."""
    parts = relations(archive, MAIN)
    hidden = {}
    with suppress(StructError, IndexError):
        for kind, content in _records_of_xlsb(archive.read(MAIN)):
            if kind == XLSB_SHEET:
                relation, name = _texts(content, 8)
                _, part = parts.get(relation, ("", ""))
                if part in archive and archive.size(part) <= LARGE:
                    hidden[name] = hidden_in(archive.read(part, LARGE))
    return hidden


def hidden_in(stream: bytes) -> dict[str, Any]:
    """The hidden rows and columns of a sheet's part of an .xlsb."""
    return _hidden(_records_of_xlsb(stream), XLSB)


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
