"""What was published, kept: uploads, versions, figures over time, on SQLite or PostgreSQL."""

from tally.store.store import Store, open_store
from tally.store.types import Amendment, Place, Published, Upload

__all__ = ["Amendment", "Place", "Published", "Store", "Upload", "open_store"]
