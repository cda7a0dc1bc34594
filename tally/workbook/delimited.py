"""Text with separators -> one grid: which encoding, which separator, then rows as written."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from tally.errors import Refusal
from tally.workbook.grid import Grid
from tally.workbook.legacy import legacy_encoding
from tally.workbook.limits import KINDS_CELLS, Limits
from tally.workbook.sniff import HEAD, UTF16, guessed_utf16

if TYPE_CHECKING:
    import pyarrow as pa

SEPARATORS = ",;\t|"
FOREIGN = "ăâđêôơưàáạảãếềệểễốồộổỗớờợởỡứừựửữấầậẩẫắằặẳẵìíịỉĩòóọỏõùúụủũ"
"""Letters by which text with a broken character or two is known to be UTF-8 all the same."""

SAMPLE_ROWS = 200
ROWS_AT_ONCE = 50_000


def read_delimited(path: Path, chosen: Limits, stage: Callable[[str, int, int], object]) -> list[Grid]:
    """The one sheet of a text file, named "CSV"; every cell is text, so it has no kinds. Raises Refusal."""
    stage("read", 0, 1)
    text, encoding = decoded(path.read_bytes())
    csv.field_size_limit(10 << 20)
    try:
        return [_grid(_rows(text), encoding, chosen)]
    except csv.Error as error:
        raise Refusal("damaged-file") from error


def decoded(source: bytes) -> tuple[str, str | None]:
    """The text, and the name of the legacy encoding it was in (None for Unicode)."""
    encoding = UTF16.get(source[:2]) or guessed_utf16(source[:HEAD])
    if encoding:
        return source.decode(encoding, "replace").lstrip("\ufeff"), None
    try:
        return source.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        text = source.decode("utf-8", "replace")
    broken, foreign = text.count("\ufffd"), sum(map(text.count, FOREIGN))
    return (text.lstrip("\ufeff"), None) if broken * 4 < foreign else _without_unicode(source)


def _without_unicode(source: bytes) -> tuple[str, str | None]:
    """Windows' Vietnamese code page, unless the words are those of TCVN3 or VNI, which are decoded in the grid."""
    single = source.decode("latin-1")
    if legacy_encoding(islice(single.splitlines(), SAMPLE_ROWS * 10)):
        return single, None
    return unicodedata.normalize("NFC", source.decode("cp1258", "replace")), "cp1258"


def _rows(text: str) -> Iterator[list[str]]:
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        separator = first.strip()[4:5] or ","
    else:
        separator = _separator(text)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """The separator that cuts the most rows of the beginning into as many cells, few of which begin with a space."""
    sample = text[:HEAD]
    return max(SEPARATORS, key=lambda separator: _agreement(sample, separator))


def _agreement(sample: str, separator: str) -> tuple[int, int, int]:
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), SAMPLE_ROWS))
    except csv.Error:
        return 0, 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda each: each[1], default=(0, 0))
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    return count, -spaced, width


def _grid(rows: Iterator[list[str]], encoding: str | None, chosen: Limits) -> Grid:
    chunks, width, height = [], 0, 0
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        columns = [[cell or None for cell in column] for column in zip_longest(*chunk)]
        width, height = max(width, len(columns)), height + len(chunk)
        if width * height > chosen.grid_cells:
            raise Refusal("too-complex")
        if height <= ROWS_AT_ONCE and width * height <= KINDS_CELLS:
            following = list(islice(rows, 1))
            if not following:
                return Grid("CSV", columns=columns, encoding=encoding)
            rows = chain(following, rows)
        chunks.append(_batch(columns, len(chunk)))
    if not chunks:
        return Grid("CSV")
    return Grid("CSV", batch=_together(chunks), encoding=encoding)


def _batch(columns: Sequence[Sequence[str | None]], height: int) -> pa.Table:
    import pyarrow as pa

    arrays = [pa.array(column, pa.string()) for column in columns] or [pa.nulls(height, pa.string())]
    return pa.table(arrays, names=[str(j) for j in range(len(arrays))])


def _together(chunks: list[pa.Table]) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(chunks, promote_options="default")
