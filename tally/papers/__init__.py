"""What people take away: the official table, the letter, pictures, return lists. Writers are opened when asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

SUMMARY_FORMATS = ("xlsx", "docx", "pdf", "csv")
LETTER_FORMATS = ("docx", "pdf")


def summary_writer(kind: str) -> Callable[..., bytes]:
    """The function that writes an OfficialTable as "xlsx", "docx", "pdf" or "csv"."""
    return getattr(import_module(f"tally.papers.summary_{kind}"), f"summary_{kind}")


def letter_writer(kind: str) -> Callable[..., bytes]:
    """The function that writes a Letter as "docx" or "pdf"."""
    return getattr(import_module(f"tally.papers.letter_{kind}"), f"letter_{kind}")
