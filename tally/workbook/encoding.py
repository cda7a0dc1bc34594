"""Bytes of a text file -> how they are encoded."""

from __future__ import annotations

import codecs
import unicodedata

from tally.workbook.legacy import legacy_encoding
from tally.workbook.limits import MIB
from tally.workbook.sniff import HEAD, UTF16, guessed_utf16

SAMPLE = 4 * MIB
SAMPLE_LINES = 2_000

FOREIGN = "ăâđêôơưàáạảãếềệểễốồộổỗớờợởỡứừựửữấầậẩẫắằặẳẵìíịỉĩòóọỏõùúụủũ"
"""Letters by which text with a broken character or two is known to be UTF-8 all the same."""


def codec_of(source: bytes) -> tuple[str, str | None]:
    """Python's codec for these bytes, and the name of the legacy encoding they are in (None for Unicode).

    TCVN3 and VNI are "latin-1" here, without a name: their words are decoded where the grid is whole.
    """
    if source[:2] in UTF16:
        return "utf-16", None
    guessed = guessed_utf16(source[:HEAD])
    if guessed:
        return guessed, None
    if _is_utf8(source) or _nearly_utf8(source[:SAMPLE]):
        return "utf-8-sig", None
    single = source[:SAMPLE].decode("latin-1")
    return ("latin-1", None) if legacy_encoding(single.splitlines()[:SAMPLE_LINES]) else ("cp1258", "cp1258")


def decoded(source: bytes) -> tuple[str, str | None]:
    """The text as a whole, and the name of the legacy encoding it was in."""
    codec, encoding = codec_of(source)
    text = source.decode(codec, "replace")
    return (unicodedata.normalize("NFC", text) if encoding else text), encoding


def _is_utf8(source: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(source), MIB):
            decoder.decode(source[start : start + MIB])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace").lower()
    return text.count("\ufffd") * 4 < sum(map(text.count, FOREIGN))
