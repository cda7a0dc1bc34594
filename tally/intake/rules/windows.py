"""Recognition dates against the programme's phases."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from tally.directory import Phase
from tally.intake.register.columns import TEXT
from tally.intake.register.distinct import encoded_days, mapped


def phase_of(days: pa.Array, phases: Sequence[Phase]) -> pa.DictionaryArray:
    """The code of the first phase that each day (date32) lies in, ends included; null in none."""
    return mapped(encoded_days(days), lambda day: _phase(day, phases), TEXT)


def month_phases(first: date, phases: Sequence[Phase]) -> tuple[str | None, bool]:
    """For a month without a day: (the phase of its first eligible day, whether its days do not all agree)."""
    last = calendar.monthrange(first.year, first.month)[1]
    codes = [_phase(first.replace(day=day), phases) for day in range(1, last + 1)]
    return next((code for code in codes if code), None), len(set(codes)) > 1


def _phase(day: date, phases: Sequence[Phase]) -> str | None:
    return next((phase.code for phase in phases if phase.start <= day <= phase.end), None)
