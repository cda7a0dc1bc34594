"""The sample campaign: sample_data, read and published like anything else, into memory."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from tally.reading import Reading, UnitFigures
from tally.store import migrations
from tally.store.directories import DEFAULT, default
from tally.store.engine import Database
from tally.store.store import Store
from tally.workbook import open_workbook

FOLDER = DEFAULT.parent
SUMMARIES = {
    date(2022, 3, 20): "bang-tong-hop-2022-03-20-minh-hoa.xlsx",
    date(2022, 4, 20): "bang-tong-hop-2022-04-20-minh-hoa.xlsx",
    date(2022, 5, 20): "bang-tong-hop-2022-05-20.xlsx",
}
WHO = "Số liệu mẫu"


@cache
def sample_store() -> Store:
    """The sample store of this process; it takes nothing more."""
    database = Database("sqlite://")
    migrations.bring_up_to_date(database)
    store = Store(database)
    source = DEFAULT.read_bytes()
    sha256 = hashlib.sha256(source).hexdigest()
    reading = Reading(DEFAULT.name, sha256, "directory", None, None, (), None, (), directory=default())
    store.publish(reading, period=None, as_of=date(2022, 1, 1), who=WHO, source=source)
    period = default().period().code
    for as_of, file in SUMMARIES.items():
        source = (FOLDER / file).read_bytes()
        store.publish(_summary(source, file), period=period, as_of=as_of, who=WHO, source=source)
    store.is_sample = True
    return store


def _summary(source: bytes, file: str) -> Reading:
    workbook = open_workbook(source, file)
    sheet = workbook.sheets[0]
    codes = {name: unit.code for unit in default().units for name in (unit.name, *unit.aliases)}
    units = []
    for number, row in enumerate(sheet.cells.to_pylist(), start=1):
        values = list(row.values())
        if values[1] in codes:
            quota, valid, invalid = (int(v.replace(".", "")) if v else None for v in values[2:5])
            cells = {"quota": f"C{number}", "valid": f"D{number}", "invalid": f"E{number}"}
            units.append(UnitFigures(values[1], codes[values[1]], quota, valid or 0, invalid or 0, cells=cells))
    return Reading(file, workbook.sha256, "summary", sheet.name, None, tuple(units), None, ())
