"""The sample campaign: sample_data, read and published like anything else, into memory."""

from __future__ import annotations

from datetime import date
from functools import cache

from tally.intake.read import understand
from tally.intake.reading import Answers
from tally.rights import OWNER, acting_as
from tally.store import migrations
from tally.store.directories import DEFAULT, default
from tally.store.engine import Database
from tally.store.store import Store
from tally.workbook.opening import open_trusted

FILES = (
    (date(2022, 1, 1), DEFAULT.name),
    (date(2022, 3, 20), "bang-tong-hop-2022-03-20-minh-hoa.xlsx"),
    (date(2022, 4, 20), "bang-tong-hop-2022-04-20-minh-hoa.xlsx"),
    (date(2022, 5, 20), "danh-sach-sang-kien.xlsx"),
    (date(2022, 5, 20), "bang-tong-hop-2022-05-20.xlsx"),
    (date(2022, 5, 20), "ho-tro-dang-ky.xlsx"),
)
WHO = "Số liệu mẫu"


@cache
def sample_store() -> Store:
    """The sample store of this process; it takes nothing more."""
    database = Database("sqlite://")
    migrations.bring_up_to_date(database)
    store = Store(database)
    with acting_as(OWNER):  # it is made once for everybody, whoever looks first
        for as_of, file in FILES:
            source = (DEFAULT.parent / file).read_bytes()
            reading = understand(open_trusted(source, file), default(), Answers())
            store.publish(reading, period=default().period().code, as_of=as_of, who=WHO, source=source)
    store.is_sample = True
    return store
