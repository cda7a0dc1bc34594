"""What people type -> values: one fold, one reader of days, one reader of counts, for the whole house."""

from tally.text.counts import AMBIGUOUS, BAD, LARGEST_COUNT, NOTHING, Count, count
from tally.text.days import (
    CERTAIN,
    SPANS,
    Printed,
    ambiguous,
    as_of,
    days,
    impossible_days,
    month_first,
    read_date,
    typed_day,
)
from tally.text.fold import INVISIBLE, bare, clean, collated, fold, has_digit, has_letter, words

__all__ = [
    "AMBIGUOUS",
    "BAD",
    "CERTAIN",
    "INVISIBLE",
    "LARGEST_COUNT",
    "NOTHING",
    "SPANS",
    "Count",
    "Printed",
    "ambiguous",
    "as_of",
    "bare",
    "clean",
    "collated",
    "count",
    "days",
    "fold",
    "has_digit",
    "has_letter",
    "impossible_days",
    "month_first",
    "read_date",
    "typed_day",
    "words",
]
