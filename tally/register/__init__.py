"""A register: one row per initiative, read from whatever sheets it lies in."""

from tally.register.columns import COLUMNS, PERSONAL, STATUSES
from tally.register.headings import field_of, fields, is_register
from tally.register.reading import Block, Initiatives, read_initiatives

__all__ = [
    "COLUMNS",
    "PERSONAL",
    "STATUSES",
    "Block",
    "Initiatives",
    "field_of",
    "fields",
    "is_register",
    "read_initiatives",
]
