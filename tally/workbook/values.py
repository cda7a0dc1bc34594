"""A cell's value as a reader gives it -> its text and the letter of its kind."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal


def text_of(value: object) -> str | None:
    """The value's text as `Sheet.cells` has it, None where blank."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return duration_text(value)
    return str(value)


def number_text(value: float) -> str:
    """What Excel shows of this number, its first 15 digits, never with an exponent: "4700", "4.7", "0.0000001"."""
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return f"{Decimal(f'{value:.15g}').normalize():f}"


def duration_text(value: timedelta) -> str:
    """Hours above 24 stay hours: "30:00:00"."""
    seconds = round(value.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def kind_of(value: object) -> str:
    """The letter of the value's kind, as in `Sheet.kinds`."""
    if value is None or value == "":
        return "."
    if isinstance(value, bool):
        return "b"
    if isinstance(value, int | float):
        return "n"
    return "t" if isinstance(value, str) else "d"
