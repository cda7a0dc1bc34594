"""The sample campaign: what sample_data/publish.py has read and published, as a copy in memory."""

from __future__ import annotations

from functools import cache

from tally.paths import resource
from tally.store import migrations
from tally.store.engine import Database
from tally.store.store import Store

FILE = resource("sample_data") / "sample.sqlite"


@cache
def sample_store() -> Store:
    """The sample store of this process; it takes nothing more."""
    database = Database("sqlite://")
    database.copy_from(FILE)
    migrations.bring_up_to_date(database)
    store = Store(database)
    store.is_sample = True
    return store
