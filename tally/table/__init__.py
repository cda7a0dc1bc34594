"""Grid -> the tables in it: where the header is, what its columns mean, where the rows begin and end."""

from tally.table.finder import find_tables, table_at
from tally.table.model import Table
from tally.vocabulary import KINDS, LONG, REGISTER, SUMMARY, SUPPORT, Vocabulary, heading_field

__all__ = [
    "KINDS",
    "LONG",
    "REGISTER",
    "SUMMARY",
    "SUPPORT",
    "Table",
    "Vocabulary",
    "find_tables",
    "heading_field",
    "table_at",
]
