"""A .zip of spreadsheets -> its files: bounded before anything is inflated, read no deeper than itself."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from tally.errors import Refusal
from tally.workbook.limits import MIB, limits

MOST_FILES = 500
MOST_NAMES = 1 * MIB  # bytes of the list of names; 500 of them take a tenth
SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".csv", ".tsv", ".txt"})
OF_A_SYSTEM = re.compile(r"__MACOSX(?:/|$)|(?:.*/)?(?:\.|~\$)[^/]*$", re.DOTALL)  # left by macOS and office programs
OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # a spreadsheet is a zip itself
_END = struct.Struct("<4s4H2LH")


def unpacked(file: str, source: bytes) -> Iterator[tuple[str, bytes | Refusal]]:
    """The files in a .zip with the folders they stand in, each its bytes or why it cannot be taken; any other file as
    it is. Raises Refusal for a zip that is damaged, locked, or more than the limits allow.
    """
    if not file.lower().endswith(".zip"):
        yield file, source
        return
    try:
        with zipfile.ZipFile(BytesIO(_bounded(file, source))) as archive:
            if OFFICE & set(archive.namelist()):
                yield file, source
            else:
                yield from _members(file, archive)
    except NotImplementedError as odd:
        raise Refusal("unsupported-type", why="packing", file=file) from odd
    except RuntimeError as locked:  # what zipfile says of a password
        raise Refusal("password-protected", file=file) from locked
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, struct.error) as broken:
        raise Refusal("damaged-file", file=file) from broken


def _bounded(file: str, source: bytes) -> bytes:
    """The same bytes, once their list of names is known to be a short one."""
    at = source.rfind(b"PK\5\6", -65_600 - _END.size)
    if at < 0 or len(source) - at < _END.size:
        raise Refusal("damaged-file", file=file)
    _, _, _, _, entries, size, _, _ = _END.unpack_from(source, at)
    if entries > 4 * MOST_FILES or size > MOST_NAMES or source[at - 20 : at - 16] == b"PK\6\7":
        raise Refusal("too-complex", why="files", file=file)
    return source


def _members(file: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes | Refusal]]:
    inside = [entry for entry in archive.infolist() if not entry.is_dir() and not OF_A_SYSTEM.match(entry.filename)]
    if len(inside) > MOST_FILES:
        raise Refusal("too-complex", why="files", file=file)
    left = limits().file_mib * MIB
    for entry in inside:
        name = _name(entry)
        if PurePosixPath(name).suffix.lower() not in SPREADSHEETS:
            yield name, Refusal("not-a-spreadsheet", file=name)
            continue
        with archive.open(entry) as stream:
            source = stream.read(left + 1)
        left -= len(source)
        if left < 0:
            raise Refusal("too-large", why="unpacked", most=limits().file_mib, file=file)
        yield name, source


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: programs that write UTF-8 do not always say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
