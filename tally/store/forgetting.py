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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, Select, Table, delete, insert, select

from tally.bounds import bounded, setting
from tally.errors import TallyError
from tally.intake.register.distinct import decoded
from tally.rights import digits_of, signature
from tally.store import blobs, chain, records
from tally.store.engine import Database
from tally.store.schema import (
    Values,
    alias,
    amendment,
    blob,
    blob_chunk,
    directory_unit,
    finding,
    forgotten,
    layout,
    record,
    support_event,
    support_request,
    upload,
)
from tally.wording import say

BLANK = "•"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1258")
NOTE = "Tệp gốc đã được bỏ đi vì có dữ liệu cá nhân không tách riêng được."


NAMING = (finding, directory_unit, upload, amendment, alias, layout)
"""Where a name may stand besides requests and files: who published, what a file is called, notes, reasons."""
CODES = frozenset({"period", "kind", "code", "cluster", "scope", "state", "publish_key", "fingerprint"})
CODES |= {"sha256", "directory_sha256", "rows_sha256"}
"""Columns that name no person, and by which the store finds its way: whatever name is typed, they stay."""
FULL_NAME = re.compile(r"[^\W\d_]{1,40}(?:[ .'’-]{1,2}[^\W\d_]{1,40}){1,9}\.?")
"""Two words at least: one alone is many people's, a unit's, or a word that a kept file and its record are made of."""
Blanks = Callable[[Mapping[str, Any]], Mapping[str, str]]


@dataclass(frozen=True)
class Forgotten:
    """What was taken out: from how many requests, from how many findings, uploads and the like, and kept files."""

    requests: int
    findings: int
    files: int


@dataclass(frozen=True)
class Due:
    """What is past its term: requests that still name somebody (number, when received), entries of the record."""

    requests: tuple[tuple[int, datetime], ...]
    entries: int


def forget(database: Database, name: str, phone: str, reason: str, who: str = "") -> Forgotten:
    """Takes a person out everywhere, in one transaction, with a trace that does not name them.

    The record of who did what is kept for its own term.
    """
    records.require(database, "forget")
    words, phoned = " ".join(name.split()), len(digits_of(phone)) > 7
    if not (FULL_NAME.fullmatch(unicodedata.normalize("NFC", words)) or (phoned and not words)):
        raise TallyError("forget-whom")
    if not reason.strip():
        raise TallyError("forget-reason")
    texts, who, reason = _matching(_spellings(name, phone)), signature(who), bounded("reason", reason)

    def blanks(row: Mapping[str, Any]) -> Mapping[str, str]:
        written = {name: text for name, text in row.items() if isinstance(text, str) and name not in CODES}
        of_phone = {"name": BLANK * len(written["name"])} if texts.search(written.get("phone", "")) else {}
        return {name: _blanked(text, texts) for name, text in written.items()} | of_phone

    def work(connection: Connection) -> Forgotten:
        def out_of(table: Table) -> int:
            return _redacted(connection, table, blanks, who, reason)

        requests, findings = sum(map(out_of, (support_request, support_event))), sum(map(out_of, NAMING))
        every = connection.scalars(select(blob.c.sha256)).all()
        return Forgotten(requests, findings, _files(connection, every, texts, who, reason))

    return _done(database, work, reason)


def past_term(database: Database) -> Due:
    """What is kept longer than an office has set."""
    records.require(database, "forget")
    requests = tuple((row["id"], row["received_at"]) for row in database.rows(_due()))
    entries = database.rows(select(record.c.id).where(records.expired()))
    return Due(requests, len(entries))


def forget_past_term(database: Database, who: str = "") -> Forgotten:
    """Takes everybody out of the requests that are past their term and the lists that they came in; entries go too."""
    records.require(database, "forget")
    who, reason = signature(who), say("forget-past-term")

    def work(connection: Connection) -> Forgotten:
        due = {row.id: row for row in connection.execute(_due())}
        texts = _matching(part for row in due.values() for part in _spellings(row.name, row.phone))

        def blanks(row: Mapping[str, Any]) -> Mapping[str, str]:
            return {name: BLANK * len(row[name]) for name in ("name", "phone")} if row["id"] in due else {}

        def notes(row: Mapping[str, Any]) -> Mapping[str, str]:
            return {"note": _blanked(row["note"], texts)} if row["request_id"] in due else {}

        requests = _redacted(connection, support_request, blanks, who, reason)
        _redacted(connection, support_event, notes, who, reason)
        lists = upload.c.id.in_({row.upload_id for row in due.values()} - {None})
        kept = connection.execute(select(upload.c.sha256, upload.c.rows_sha256).where(lists))
        digests = {digest for row in kept for digest in row if digest}
        return Forgotten(requests, 0, _files(connection, digests, texts, who, reason))

    return _done(database, work, reason)


def _due() -> Select[Any]:
    before = datetime.now(UTC) - timedelta(days=setting("PERSONAL_DAYS"))
    named = ~support_request.c.name.startswith(BLANK)
    return select(support_request).where(support_request.c.received_at < before, named)


def _done(database: Database, work: Callable[[Connection], Forgotten], reason: str) -> Forgotten:
    def recorded(connection: Connection) -> Forgotten:
        done = work(connection)
        records.write(connection, "forgot", reason)
        return done

    done = database.writing(recorded)
    if database.file:
        with closing(sqlite3.connect(database.file)) as plain_file:  # nothing of it stays in the file's free pages
            plain_file.execute("VACUUM")
            plain_file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return done


def _spellings(name: str, phone: str) -> Iterator[str]:
    """Patterns of the name, composed or not, with any spaces, and of the phone with any signs between its digits."""
    for form in ("NFC", "NFD"):
        if words := unicodedata.normalize(form, name).split():
            yield r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w|=[\"'])"  # no markup
    if len(digits := digits_of(phone)) > 7:
        yield r"(?<!\d)0?" + r"[\s.\-]?".join(digits.removeprefix("0")) + r"(?!\d)"


def _matching(patterns: Iterable[str]) -> re.Pattern[str]:
    """Matches any of these, in any case; without any, nothing."""
    return re.compile("|".join(dict.fromkeys(patterns)) or r"(?!)", re.IGNORECASE)


def _blanked(text: str, texts: re.Pattern[str]) -> str:
    return texts.sub(lambda found: BLANK * len(found[0]), text)


def _redacted(connection: Connection, table: Table, blanks: Blanks, who: str, reason: str) -> int:
    """Gives the texts of a table what `blanks` says of each row; how many links of the chain that changed."""

    def changed(row: Mapping[str, Any]) -> Values:
        return {name: text for name, text in blanks(row).items() if text != row[name]}

    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    numbers = dict.fromkeys(row[table.info["chained"]] for row in rows if changed(row))
    for number in numbers:
        chain.redact(connection, table, number, changed, who, reason)
    return len(numbers)


def _files(connection: Connection, digests: Iterable[str], texts: re.Pattern[str], who: str, reason: str) -> int:
    """Puts a blanked file in the place of each kept one that the person was in; how many these were."""
    changed, gone = 0, set(connection.scalars(select(forgotten.c.sha256)))
    for digest in sorted(set(digests) - gone):
        content = blobs.fetch(connection, digest)
        if (now := _without(content, texts)) == content:
            continue
        with chain.lifted(connection, blob_chunk.name):
            connection.execute(delete(blob_chunk).where(blob_chunk.c.sha256 == digest))
        instead = blobs.keep(connection, now)
        connection.execute(insert(forgotten).values(sha256=digest, now_sha256=instead, who=who, reason=reason))
        changed += 1
    return changed


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
    for column, name in enumerate(rows.column_names):
        if not (pa.types.is_dictionary(rows[name].type) or pa.types.is_string(rows[name].type)):
            continue
        before = [text or "" for text in decoded(rows[name]).to_pylist()]
        if texts.search("\n".join(before)):
            now = pa.array([_blanked(text, texts) or None for text in before], pa.string())
            rows, changed = rows.set_column(column, name, now.dictionary_encode()), True
    return blobs.parquet(rows) if changed else content
