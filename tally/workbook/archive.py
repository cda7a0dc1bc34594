"""The zip around .xlsx, .xlsb and .ods: its parts, inflated piece by piece against the limits."""

from __future__ import annotations

import struct
import sys
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from tally.errors import Refusal
from tally.workbook.limits import MIB, Limits

INFLATED = 96 * 1024
"""Bytes inflated at a time: so few that they are searched in the processor's cache. The two blocks of 32 and 64 KiB in
which zlib hands them out are small enough to be used again and again; larger ones cost a fifth more."""

UNWATCHED = 32 * MIB
"""Inflated bytes of a part below which its ratio does not matter."""


class Archive:
    """A zip file whose parts are found whatever the case of their names. Raises Refusal where it breaks a limit."""

    def __init__(self, path: Path, chosen: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise Refusal("damaged-file") from error
        weakref.finalize(self, self._zip.close)
        self._limits = chosen
        self._budget = chosen.inflated_mib * MIB
        entries = self._zip.infolist()
        if len(entries) > chosen.entries:
            raise Refusal("too-complex", why="parts")
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
        whole = bytearray()
        for piece in self.pieces(name):
            whole += piece
            if len(whole) > cap:
                raise Refusal("too-complex", why="swells")
        return bytes(whole)

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
                    raise Refusal("too-large", why="unpacked", most=self._limits.inflated_mib)
                if size > UNWATCHED and size > self._limits.ratio * entry.compress_size:
                    raise Refusal("too-complex", why="swells")
                yield piece
        except (zlib.error, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, struct.error) as error:
            raise Refusal("damaged-file") from error

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Inflate to the end of the stream: zipfile stops at the size that the entry claims, other readers do not."""
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refusal("unsupported-type", why="packing")
        endless = copy(entry)
        endless.file_size = sys.maxsize
        del endless.CRC
        with self._zip.open(endless) as part:
            while piece := part.read(INFLATED):
                yield piece
