"""Bytes of any size, kept once per content in pieces that every engine takes, and checked when they come back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection, insert, select

from tally.errors import StoreUnavailable
from tally.intake.register.distinct import decoded, own_entries, single
from tally.store.schema import blob, blob_chunk, forgotten

PIECE = 4 * 2**20
WORTH_IT = 0.9  # compressed only where that saves a tenth
ZSTD = 3
ENCODINGS = ("raw", "zstd")
ALL_DIFFER = "title"  # the column of a register in which nearly every row has a text of its own


def sha256(content: bytes) -> str:
    """The sha256 of these bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep(connection: Connection, content: bytes) -> str:
    """Keeps these bytes, unless they are kept already; their sha256."""
    digest = sha256(content)
    if connection.execute(select(blob.c.sha256).where(blob.c.sha256 == digest)).first():
        return digest
    encoding, packed = _packed(content)
    connection.execute(insert(blob).values(sha256=digest, size=len(content), encoding=encoding))
    for position, start in enumerate(range(0, len(packed), PIECE)):
        piece = bytes(packed[start : start + PIECE])
        connection.execute(insert(blob_chunk).values(sha256=digest, position=position, bytes=piece))
    return digest


def fetch(connection: Connection, digest: str) -> bytes:
    """The bytes with this sha256, or what stands in their place since a person was taken out of them.

    Raises StoreUnavailable where they are missing or no longer the same.
    """
    passed = {digest}
    while now := connection.scalar(select(forgotten.c.now_sha256).where(forgotten.c.sha256 == digest)):
        if now in passed:  # nobody of ours leads back to where one was
            raise StoreUnavailable("store-damaged")
        passed.add(digest := now)
    head = connection.execute(select(blob).where(blob.c.sha256 == digest)).mappings().first()
    if head is None:
        raise StoreUnavailable("store-damaged")
    pieces = connection.execute(
        select(blob_chunk.c.bytes).where(blob_chunk.c.sha256 == digest).order_by(blob_chunk.c.position)
    )
    content = b"".join(pieces.scalars())
    try:
        if head["encoding"] == "zstd":
            content = pa.decompress(content, decompressed_size=head["size"], codec="zstd", asbytes=True)
    except OSError as error:
        raise StoreUnavailable("store-damaged") from error
    sound = head["encoding"] in ENCODINGS and len(content) == head["size"] and sha256(content) == digest
    if not sound:
        raise StoreUnavailable("store-damaged")
    return content


def parquet(rows: pa.Table) -> bytes:
    """The rows as one Parquet file, compressed with zstd."""
    sink = pa.BufferOutputStream()
    pq.write_table(with_plain_titles(rows), sink, compression="zstd", compression_level=ZSTD)
    return bytes(sink.getvalue())


def rows_in(content: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of such a file, all or some of their columns."""
    table = with_plain_titles(pq.read_table(pa.BufferReader(content), columns=columns))
    return with_encoded_titles(table.unify_dictionaries().combine_chunks())


def with_plain_titles(rows: pa.Table) -> pa.Table:
    """The rows with `ALL_DIFFER` as plain text: looking for what is the same among a million titles finds nothing."""
    return _titled(rows, decoded)


def with_encoded_titles(rows: pa.Table) -> pa.Table:
    """The rows with `ALL_DIFFER` dictionary-encoded as a register has it, each row with an entry of its own."""
    return _titled(rows, lambda titles: own_entries(single(titles)))


def _titled(rows: pa.Table, of: Callable[[pa.ChunkedArray], pa.Array]) -> pa.Table:
    if ALL_DIFFER not in rows.column_names:
        return rows
    return rows.set_column(rows.column_names.index(ALL_DIFFER), ALL_DIFFER, of(rows[ALL_DIFFER]))


def _packed(content: bytes) -> tuple[str, bytes]:
    # A workbook is a zip already: a sample of its first bytes tells whether squeezing is worth the time.
    probe = content[: PIECE // 4]
    if len(pa.compress(probe, codec="zstd", asbytes=True)) > WORTH_IT * len(probe):
        return "raw", content
    return "zstd", pa.Codec("zstd", ZSTD).compress(content, asbytes=True)
