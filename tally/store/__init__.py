"""What was published, kept: uploads, versions, figures over time, on SQLite or PostgreSQL."""

from tally.store.store import Store, open_store
from tally.store.types import Amendment, Provenance, Published, Upload

__all__ = ["Amendment", "Provenance", "Published", "Store", "Upload", "open_store"]
