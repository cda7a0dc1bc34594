"""A register: one row per initiative, read from whatever sheets it lies in."""

from tally.intake.register.columns import COLUMNS, PERSONAL, STATUSES
from tally.intake.register.initiatives import Initiatives, read_initiatives

__all__ = [
    "COLUMNS",
    "PERSONAL",
    "STATUSES",
    "Initiatives",
    "read_initiatives",
]
