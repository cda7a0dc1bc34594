"""Recognition dates against the programme's phases."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import pyarrow as pa

from tally.directory import Phase
from tally.intake.register.columns import TEXT
from tally.intake.register.distinct import mapped


def phase_of(days: pa.Array, phases: Sequence[Phase]) -> pa.DictionaryArray:
    """The code of the first phase that each day (date32) lies in, ends included; null in none."""
    return mapped(days.dictionary_encode(), lambda day: _phase(day, phases), TEXT)


def span_phases(first: date, months: int, phases: Sequence[Phase]) -> tuple[str | None, bool]:
    """For months without a day: (the phase of their first eligible day, whether their days do not all agree)."""
    last = first + timedelta(days=sum(calendar.monthrange(first.year, first.month + n)[1] for n in range(months)))
    codes = [_phase(date.fromordinal(day), phases) for day in range(first.toordinal(), last.toordinal())]
    return next((code for code in codes if code), None), len(set(codes)) > 1


def _phase(day: date, phases: Sequence[Phase]) -> str | None:
    return next((phase.code for phase in phases if phase.start <= day <= phase.end), None)
