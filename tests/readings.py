"""Readings for the tests of the store: made from figures, with bytes of their own."""

from __future__ import annotations

import hashlib
from datetime import date

import pyarrow as pa

from tally import wire
from tally.directory import Directory
from tally.findings import Finding
from tally.intake.reading import Reading, UnitFigures

MARCH, APRIL, MAY = date(2022, 3, 20), date(2022, 4, 20), date(2022, 5, 20)
NAMES = {"YK": "LĐLĐ huyện Yên Khánh", "KS": "LĐLĐ huyện Kim Sơn", "TD": "LĐLĐ TP. Tam Điệp"}


def summary(valid: dict[str, int], *, file: str = "tong-hop.xlsx", quota: int | None = 100) -> tuple[Reading, bytes]:
    """A summary with these valid counts per unit code (invalid is 1 each), and its bytes."""
    source = f"{file} {sorted(valid.items())} {quota}".encode()
    units = tuple(
        UnitFigures(NAMES.get(code, code), code, quota, count, 1, cells={"valid": f"D{7 + n}", "invalid": f"E{7 + n}"})
        for n, (code, count) in enumerate(valid.items())
    )
    note = Finding("quota-blank", sheet="Tổng hợp", cell="C7", unit=next(iter(valid), None), particulars={"on": MAY})
    sha256 = hashlib.sha256(source).hexdigest()
    return Reading(file, sha256, "summary", "Tổng hợp", None, units, {"valid": sum(valid.values())}, (note,)), source


def register(rows: pa.Table, units: tuple[UnitFigures, ...], *, file: str = "danh-sach.xlsx") -> tuple[Reading, bytes]:
    """A register of these rows, and its bytes."""
    source = f"{file} {rows.num_rows}".encode()
    return Reading(file, hashlib.sha256(source).hexdigest(), "register", "DS", None, units, None, (), rows=rows), source


def publish(store, valid: dict[str, int], as_of: date = MAY, **options):
    """Publishes a summary with these valid counts for the period 2022."""
    reading, source = summary(valid)
    return store.publish(reading, period="2022", as_of=as_of, source=source, **{"who": "Lan", **options})


def publish_directory(store, directory: Directory, as_of: date):
    """Publishes a directory that counts from this day on, as a workbook of bytes of its own."""
    source = wire.text([directory, as_of]).encode()
    sha256 = hashlib.sha256(source).hexdigest()
    reading = Reading("danh-muc.xlsx", sha256, "directory", None, None, (), None, (), directory=directory)
    return store.publish(reading, period=None, as_of=as_of, who="Lan", source=source)
