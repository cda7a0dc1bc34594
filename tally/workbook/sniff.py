"""What a file is and how its letters are encoded, by its content; its name does not matter."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from tally.errors import Refusal
from tally.text import composed
from tally.workbook.archive import Archive
from tally.workbook.legacy import legacy_encoding
from tally.workbook.limits import MIB, Limits

HEAD = 64 * 1024
SAMPLE = 4 * MIB
SAMPLE_LINES = 2_000
UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

NOT_SPREADSHEETS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"Rar!", b"7z\xbc\xaf",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"{\\rtf", b"\x7fELF", b"MZ", b"SQLite format 3", b"ID3",
    b"\0\0\0\x18ftyp", b"\0\0\0 ftyp", b"PAR1",
)  # fmt: skip
BOOK = re.compile(rb"(?:w\0o\0r\0k\0)?b\0o\0o\0k\0\0\0", re.IGNORECASE)
IN_TYPES = b"spreadsheetml.sheet.main+xml"
OLD_SPREADSHEETS = (b"ID;P", b"TABLE\r\n0,1", b"TABLE\n0,1", b"MIME-Version:", b"\0\0\x02\0\x06\x04", b"\0\0\x1a\0")
"""SYLK, DIF, web archives and Lotus: tables once, which no reader here knows."""

FOREIGN = "ăâđêôơưàáạảãếềệểễốồộổỗớờợởỡứừựửữấầậẩẫắằặẳẵìíịỉĩòóọỏõùúụủũ"
"""Letters by which text with a broken character or two is known to be UTF-8 all the same."""


def sniff(path: Path, chosen: Limits) -> str:
    """ "xlsx", "xls", "xlsb", "ods" (zipped or flat), "html", "xml" (SpreadsheetML 2003) or "csv". Raises Refusal."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK"):
        return _zipped(Archive(path, chosen))
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path.read_bytes())
    if re.match(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00", head):
        return "xls"
    if head.startswith(NOT_SPREADSHEETS):
        raise Refusal("not-a-spreadsheet")
    if head.startswith(OLD_SPREADSHEETS):
        raise Refusal("unsupported-type")
    return _written(head)


def _zipped(archive: Archive) -> str:
    names = set(archive.names())
    if "mimetype" in names or "content.xml" in names:
        return _open_document(archive, names)
    if any(name.startswith("xl/") and name.endswith(".bin") and "workbook" in name for name in names):
        return "xlsb"
    if any(name.startswith("xl/") for name in names) or IN_TYPES in archive.read("[Content_Types].xml"):
        return "xlsx"
    if any(name.endswith(".iwa") for name in names):
        raise Refusal("unsupported-type")
    raise Refusal("not-a-spreadsheet")


def _open_document(archive: Archive, names: set[str]) -> str:
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refusal("password-protected")
    kind = archive.read("mimetype").strip()
    if kind and b"spreadsheet" not in kind:
        raise Refusal("not-a-spreadsheet")
    if "content.xml" not in names:
        raise Refusal("damaged-file")
    return "ods"


def _compound(source: bytes) -> str:
    """An OLE container by the names in its directory (UTF-16), found by searching since chains may be damaged.

    A directory entry is 64 bytes of name, then the length of it in bytes with the closing zero. Where the directory
    would lie behind the end, the rest of the file did not arrive.
    """
    if any(source[name.start() + 64 : name.start() + 66] == bytes([len(name[0]), 0]) for name in BOOK.finditer(source)):
        return "xls"
    if "EncryptedPackage".encode("utf-16-le") in source:
        raise Refusal("password-protected")
    sector, size = (int.from_bytes(source[at : at + 4], "little") for at in (48, 30))
    directory = (sector + 1) << min(size & 0xFFFF, 16)
    raise Refusal("damaged-file" if len(source) < max(1024, directory) else "not-a-spreadsheet")


def _written(head: bytes) -> str:
    """Something written in letters: markup, or text with separators."""
    text = decoded_head(head).lstrip("\ufeff \t\r\n").lower()
    if not text.startswith("<"):
        return "csv"
    if "application/vnd.oasis.opendocument.spreadsheet" in text and "<office:document" in text:
        return "ods"
    if "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml"
    if re.search(r"<(html|table|body|!doctype html|tr|div|meta|style)\b", text):
        return "html"
    if text.startswith("<?xml"):
        raise Refusal("unsupported-type" if "office:spreadsheet" in text else "not-a-spreadsheet")
    return "csv"


def decoded_head(head: bytes) -> str:
    """The first letters of a file, to tell markup from text. Raises Refusal("not-a-spreadsheet") where it is binary."""
    encoding = UTF16.get(head[:2]) or guessed_utf16(head)
    if encoding:
        return head[: len(head) // 2 * 2].decode(encoding, "replace")
    controls = sum(head.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23))
    if b"\0" in head or controls > len(head) // 50:
        raise Refusal("not-a-spreadsheet")
    return head.decode("latin-1")


def guessed_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of spaces, digits, separators and line ends is zero."""
    common = b" ,;\t\n\r0123456789"
    little = sum(head.count(bytes((byte, 0))) for byte in common)
    big = sum(head.count(bytes((0, byte))) for byte in common)
    if max(little, big) < max(len(head) // 40, 2) or head.count(0) < len(head) // 10:
        return None
    return "utf-16-le" if little >= big and head[:1] != b"\0" else "utf-16-be"


def codec_of(source: bytes) -> tuple[str, str | None]:
    """Python's codec for these bytes, and the name of the legacy encoding they are in (None for Unicode).

    TCVN3 and VNI are "latin-1" here, without a name: their words are decoded where the sheet is whole.
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


def decoded_text(source: bytes) -> tuple[str, str | None]:
    """The text as a whole, and the name of the legacy encoding it was in."""
    codec, encoding = codec_of(source)
    text = source.decode(codec, "replace")
    return (composed(text) if encoding else text), encoding


def _is_utf8(source: bytes) -> bool:
    pieces = (source[start : start + MIB] for start in range(0, len(source), MIB))
    try:
        return all(codecs.iterdecode(pieces, "utf-8"))
    except UnicodeDecodeError:
        return False


def _nearly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace").lower()
    return text.count("\ufffd") * 4 < sum(map(text.count, FOREIGN))
