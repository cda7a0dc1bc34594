"""The zip around .xlsx, .xlsb and .ods: its parts, inflated piece by piece against the limits."""

from __future__ import annotations

import struct
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.limits import MIB, Limits

PIECE = 32 * 1024
"""Compressed bytes read at a time."""

INFLATED = 96 * 1024
"""Bytes inflated at a time: so few that they are searched in the processor's cache. The two blocks of 32 and 64 KiB in
which zlib hands them out are small enough to be used again and again; larger ones cost a fifth more."""

UNWATCHED = 32 * MIB
"""Inflated bytes of a part below which its ratio does not matter."""


class Archive:
    """A zip file whose parts are found whatever the case of their names. Raises Refusal where it breaks a limit."""

    def __init__(self, path: Path, chosen: Limits) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise Refusal("damaged-file") from error
        self._file = open(path, "rb")  # noqa: SIM115 - lives as long as the archive
        weakref.finalize(self, self._file.close)
        self._limits = chosen
        self._budget = chosen.inflated_mib * MIB
        if len(entries) > chosen.entries:
            raise Refusal("too-complex")
        self._parts = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def names(self) -> list[str]:
        """The parts' names in lower case."""
        return list(self._parts)

    def size(self, name: str) -> int:
        """How many bytes a part says that it unpacks to."""
        return self._parts[name.lower()].file_size

    def read(self, name: str, cap: int = 64 * MIB) -> bytes:
        """A part as a whole, b"" where there is none; more than `cap` bytes are too complex."""
        if name not in self:
            return b""
        pieces, size = [], 0
        for piece in self.pieces(name):
            size += len(piece)
            if size > cap:
                raise Refusal("too-complex")
            pieces.append(piece)
        return b"".join(pieces)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part piece by piece as it inflates, counted against the budget of the whole file and the ratio."""
        entry = self._parts[name.lower()]
        if entry.flag_bits & 1:
            raise Refusal("password-protected")
        size = 0
        try:
            for piece in self._inflated(entry):
                size += len(piece)
                self._budget -= len(piece)
                if self._budget < 0:
                    raise Refusal("too-large")
                if size > UNWATCHED and size > self._limits.ratio * entry.compress_size:
                    raise Refusal("too-complex")
                yield piece
        except (zlib.error, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, struct.error) as error:
            raise Refusal("damaged-file") from error

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Inflate to the end of the stream: zipfile stops at the size that the entry claims, other readers do not."""
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from packed
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            stream = zlib.decompressobj(-zlib.MAX_WBITS)
            for piece in packed:
                while piece:
                    yield stream.decompress(piece, INFLATED)
                    piece = stream.unconsumed_tail
            yield stream.flush()
        else:
            raise Refusal("unsupported-type")

    def _packed(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        self._file.seek(entry.header_offset)
        header = self._file.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise Refusal("damaged-file")
        skipped = sum(struct.unpack("<HH", header[26:30]))
        start, left = entry.header_offset + 30 + skipped, entry.compress_size
        while left > 0:
            self._file.seek(start)
            piece = self._file.read(min(PIECE, left))
            if not piece:
                raise Refusal("damaged-file")
            start, left = start + len(piece), left - len(piece)
            yield piece
