"""Two lists of initiatives as one register: what came back mended, and everything else that was there before."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from datetime import date
from io import SEEK_END, BytesIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from tally.findings import Finding
from tally.intake.reading import Reading
from tally.intake.register import COLUMNS as COLUMNS_OF_A_REGISTER
from tally.intake.register.distinct import decoded
from tally.papers.book import workbook
from tally.papers.returns import compare
from tally.papers.tidy import all_as_text
from tally.store import Store
from tally.wording import say

COLUMNS = (
    ("title", "Tên sáng kiến", 44),
    ("authors", "Tác giả", 24),
    ("position", "Chức vụ", 16),
    ("branch", "CĐCS", 24),
    ("unit_printed", "Đơn vị", 28),
    ("group", "Đối tượng", 14),
    ("field", "Lĩnh vực", 18),
    ("decision", "Số quyết định", 16),
    ("body", "Cơ quan công nhận", 24),
    ("recognised", "Ngày công nhận", 14),
    ("benefit", "Giá trị làm lợi (đồng)", 16),
    ("status_printed", "Trạng thái", 16),
    ("reason_printed", "Lý do", 30),
    ("phone", "Điện thoại", 14),
)
NAMES = [*(name for name, _, _ in COLUMNS), "recognised_printed", "stated", "date_flag"]
STATED = {"valid": "Hợp lệ", "invalid": "Không hợp lệ", "pending": "Chờ duyệt"}
BY_HAND = 50_000  # rows up to which the joined list is a workbook that a person may open and work on
MOST_ROWS = 1_048_000  # more would be refused as too large
HEADER = 2


def in_force(store: Store, reading: Reading, period: str, as_of: date) -> pa.Table:
    """The initiatives in force (register.COLUMNS) of the units that a register covers; none for any other file."""
    if reading.kind != "register" or reading.rows is None:
        return COLUMNS_OF_A_REGISTER.empty_table()
    rows = store.initiatives(period, as_of)
    covered = pa.array([unit.code for unit in reading.units], pa.string())
    return rows.filter(pc.is_in(rows["unit"].cast(pa.string()), covered)) if len(rows) else rows


def missing(reading: Reading, count: int) -> Finding:
    """What asks what it means that so many initiatives in force are not in this register."""
    return Finding("initiatives-missing", reading.sheet, count=count, file=reading.file)


def together(before: pa.Table, reading: Reading, as_of: date) -> tuple[str, bytes]:
    """A name and the bytes of one register of this one and of what it lacks of those in force (`before`)."""
    after = reading.rows
    rows = compare(before, after).rows
    places = rows.filter(pc.equal(rows["state"], "gone"))["before"]
    stem = reading.file.rsplit(".", 1)[0]
    if len(places) + len(after or ()) <= BY_HAND:
        return say("returned-file", file=stem), joined_register(before, after, places, as_of)
    day = f"{as_of.day}-{as_of.month}-{as_of.year}"
    return say("returned-file-long", file=stem, day=day), joined_text(before, after, places)


def joined_register(before: pa.Table, after: pa.Table, gone: pa.ChunkedArray, as_of: date) -> bytes:
    """An .xlsx register (register.COLUMNS in, headings that are read again) of `after` and the rows `gone` of `before`.

    What stands in it is what the two lists printed, so reading it decides each row anew.
    """
    stream = BytesIO()
    with workbook(stream, day=as_of) as book:
        sheet = book.add_worksheet("Danh sách")
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, f"DANH SÁCH SÁNG KIẾN (tính đến ngày {as_of.day}/{as_of.month}/{as_of.year})", bold)
        for column, (_, heading, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER, column, heading, bold)
        for number, row in enumerate(_rows(before.take(gone.take(pc.sort_indices(gone))), after), start=HEADER + 1):
            for column, (name, _, _) in enumerate(COLUMNS):
                value = _value(row, name)
                sheet.write(number, column, value, days if isinstance(value, date) else None)
        sheet.freeze_panes(HEADER + 1, 0)
    return stream.getvalue()


def joined_text(before: pa.Table, after: pa.Table, gone: pa.ChunkedArray) -> bytes:
    """The same as a .csv, for lists so long that writing a workbook cell by cell would keep everybody waiting."""
    parts = [before.select(NAMES).take(gone.take(pc.sort_indices(gone))), after.select(NAMES)]
    rows = pa.concat_tables([pa.table({name: decoded(part[name]) for name in NAMES}) for part in parts])
    stated = rows["stated"].combine_chunks().dictionary_encode()
    wording = pa.array([STATED.get(word) for word in stated.dictionary.to_pylist()], pa.string()).take(stated.indices)
    certain = pc.and_(rows["recognised"].is_valid(), rows["date_flag"].is_null())
    written = {name: rows[name].cast(pa.string()) for name, _, _ in COLUMNS}
    written["recognised"] = pc.if_else(certain, pc.strftime(rows["recognised"], "%d/%m/%Y"), rows["recognised_printed"])
    written["status_printed"] = pc.coalesce(rows["status_printed"], wording)
    written |= {name: all_as_text(column) for name, column in written.items() if name not in ("recognised", "benefit")}
    shown = {heading: written[name] for name, heading, _ in COLUMNS if written[name].null_count < len(rows)}
    stream = BytesIO(codecs.BOM_UTF8)
    stream.seek(0, SEEK_END)
    pyarrow.csv.write_csv(pa.table(shown), stream, pyarrow.csv.WriteOptions(quoting_style="needed"))
    return stream.getvalue()


def _rows(*parts: pa.Table) -> Iterator[Mapping[str, object]]:
    for part in parts:
        for batch in part.select(NAMES).to_batches(max_chunksize=10_000):
            yield from batch.to_pylist()


def _value(row: Mapping[str, object], name: str) -> object:
    if name == "recognised" and (row["recognised"] is None or row["date_flag"]):
        return row["recognised_printed"]
    if name == "status_printed" and row[name] is None:
        return STATED.get(str(row["stated"]))
    return row[name]
