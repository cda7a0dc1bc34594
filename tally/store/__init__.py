"""What was published, kept: uploads, versions, figures over time, on SQLite or PostgreSQL."""

from tally.store.publish import Published
from tally.store.store import Store, open_store
from tally.store.uploads import Amendment, Upload

__all__ = ["Amendment", "Published", "Store", "Upload", "open_store"]
