"""A person taken out: of requests, of rows, of findings, and of the kept files; the figures and the chain stay.

Law 91/2025/QH15. What stands in the place of a file is the same file with the person's letters blanked; where that
cannot be done (a scrambled or binary workbook), a note stands there instead.
"""

from __future__ import annotations

import html
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, Table, delete, insert, select

from tally.errors import TallyError
from tally.intake.register.distinct import plain
from tally.rights import signature
from tally.store import blobs, chain, records
from tally.store.engine import Database
from tally.store.guards import lifted
from tally.store.schema import blob, blob_chunk, directory_unit, finding, forgotten, support_event, support_request

BLANK = "•"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1258")
NOTE = "Tệp gốc đã được bỏ đi vì có dữ liệu cá nhân không tách riêng được."


@dataclass(frozen=True)
class Forgotten:
    """What a person was taken out of: how many requests, findings and kept files."""

    requests: int
    findings: int
    files: int


def forget(database: Database, name: str, phone: str, reason: str, who: str) -> Forgotten:
    """Takes a person out everywhere, in one transaction, with a trace that does not name them."""
    texts = _spellings(name, phone)
    if len(" ".join(name.split())) < 5 and not _digits(phone):
        raise TallyError("forget-whom")
    if not reason.strip():
        raise TallyError("forget-reason")
    by = signature(who)

    def work(connection: Connection) -> Forgotten:
        done = Forgotten(
            _redacted(connection, support_request, "id", texts, by, reason)
            + _redacted(connection, support_event, "id", texts, by, reason),
            _redacted(connection, finding, "upload_id", texts, by, reason)
            + _redacted(connection, directory_unit, "directory_sha256", texts, by, reason),
            sum(_file(connection, digest, texts, by, reason) for digest in _kept(connection)),
        )
        records.write(connection, "forgot", reason.strip())
        return done

    done = database.writing(work)
    if database.file:
        with closing(sqlite3.connect(database.file)) as plain_file:  # nothing of it stays in the file's free pages
            plain_file.execute("VACUUM")
            plain_file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return done


def past_term(database: Database, days: int) -> list[tuple[int, datetime]]:
    """The support requests that are older than their term and still name somebody: number, when received."""
    query = select(support_request.c.id, support_request.c.received_at).where(
        support_request.c.received_at < datetime.now(UTC) - timedelta(days=days),
        ~support_request.c.name.startswith(BLANK),
    )
    return [(row[0], row[1].astimezone()) for row in database.reading(lambda c: c.execute(query).all())]


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())


def _spellings(name: str, phone: str) -> re.Pattern[str]:
    """Matches the name, composed or not, with any spaces; the phone with any signs between its digits."""
    words = [r"\s+".join(map(re.escape, unicodedata.normalize(form, name).split())) for form in ("NFC", "NFD")]
    digits = _digits(phone)
    number = r"[\s.\-]?".join(digits.removeprefix("0")) if len(digits) > 7 else ""
    parts = [rf"(?<!\w){each}(?!\w)" for each in dict.fromkeys(words) if each]
    return re.compile("|".join([*parts, *([rf"(?<!\d)0?{number}(?!\d)"] if number else [])]), re.IGNORECASE)


def _blanked(text: str, texts: re.Pattern[str]) -> str:
    return texts.sub(lambda found: BLANK * len(found[0]), text)


def _redacted(connection: Connection, table: Table, key: str, texts: re.Pattern[str], who: str, reason: str) -> int:
    """Blanks the person in every text of a table; how many links of the chain that were."""
    columns = [column.name for column in table.columns if column.type.python_type is str and column.name != key]

    def changed(row: Mapping[str, Any]) -> dict[str, object]:
        now = {name: _blanked(row[name], texts) for name in columns if row[name]}
        return {name: text for name, text in now.items() if text != row[name]}

    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    numbers = dict.fromkeys(row[key] for row in rows if changed(row))
    for number in numbers:
        chain.redact(connection, table, number, changed, who, reason)
    return len(numbers)


def _kept(connection: Connection) -> list[str]:
    gone = select(forgotten.c.sha256)
    return list(connection.execute(select(blob.c.sha256).where(blob.c.sha256.not_in(gone))).scalars())


def _file(connection: Connection, digest: str, texts: re.Pattern[str], who: str, reason: str) -> int:
    """Puts the blanked file in the place of a kept one; 1 where the person was in it."""
    content = blobs.fetch(connection, digest)
    now = _without(content, texts)
    if now == content:
        return 0
    with lifted(connection, blob_chunk.name):
        connection.execute(delete(blob_chunk).where(blob_chunk.c.sha256 == digest))
    values = {"sha256": digest, "now_sha256": blobs.keep(connection, now), "who": who, "reason": reason}
    connection.execute(insert(forgotten).values(**values, at=datetime.now(UTC)))
    return 1


def _without(content: bytes, texts: re.Pattern[str]) -> bytes:
    """The same file without the person, whatever kind it is."""
    if content.startswith(b"PAR1"):
        return _rows_without(content, texts)
    if not content.startswith(b"PK"):
        return _text_without(content, texts)
    out, changed = BytesIO(), False
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in package.infolist():
            before = package.read(entry)
            after = _text_without(before, texts)
            changed = changed or after != before
            written.writestr(entry, after)
    return out.getvalue() if changed else content


def _text_without(content: bytes, texts: re.Pattern[str]) -> bytes:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if texts.search(text):
            return _blanked(text, texts).encode(encoding, "replace")
        if encoding == "utf-8" and "&" in text and texts.search(html.unescape(text)):
            return _blanked(html.unescape(text), texts).encode()
    # A binary workbook: its texts lie in it as they are, two bytes or one a letter.
    wide = any(texts.search(content[start:].decode("utf-16-le", "ignore")) for start in (0, 1))
    return NOTE.encode() if wide or texts.search(content.decode("latin-1")) else content


def _rows_without(content: bytes, texts: re.Pattern[str]) -> bytes:
    rows, changed = blobs.rows_in(content), False
    for place, name in enumerate(rows.column_names):
        if not (pa.types.is_dictionary(rows[name].type) or pa.types.is_string(rows[name].type)):
            continue
        before = [text or "" for text in plain(rows[name]).to_pylist()]
        if texts.search("\n".join(before)):
            now = pa.array([_blanked(text, texts) or None for text in before], pa.string())
            rows, changed = rows.set_column(place, name, now.dictionary_encode()), True
    return blobs.parquet(rows) if changed else content
