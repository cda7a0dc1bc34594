"""Recognition dates against the programme's phases."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from tally.directory import Phase
from tally.intake.register.columns import TEXT
from tally.intake.register.distinct import mapped
from tally.text.days import SPANS

LONGER = max(SPANS.values()) + 1  # months than any span has
FIRST = date(1970, 1, 1).toordinal()  # day 0 of pyarrow


def windows(
    days: pa.Array, flags: pa.DictionaryArray, phases: Sequence[Phase]
) -> tuple[pa.DictionaryArray, pa.Array, pa.Array]:
    """(phase, outside every phase, a month, quarter or year that straddles an edge) of each day (date32) and its flag.

    Without phases no day lies outside.
    """
    months = pc.fill_null(mapped(flags, lambda flag: SPANS.get(flag, 0), pa.int64()), 0)
    spans = pc.add(pc.multiply(days.cast(pa.int32()).cast(pa.int64()), LONGER), months).dictionary_encode()
    told = {span: _span_phases(span // LONGER, span % LONGER, phases) for span in spans.dictionary.to_pylist()}
    phase = mapped(spans, lambda span: told[span][0], TEXT)
    straddles = pc.fill_null(mapped(spans, lambda span: told[span][1], pa.bool_()), False)
    return phase, pc.and_(days.is_valid(), pc.and_(phase.is_null(), bool(phases))), straddles


def _span_phases(day: int, months: int, phases: Sequence[Phase]) -> tuple[str | None, bool]:
    """The phase of a day, 0 months long; of months without a day that of their first eligible day, and whether their
    days do not all agree."""
    first = date.fromordinal(FIRST + day)
    length = sum(calendar.monthrange(first.year, first.month + n)[1] for n in range(months)) or 1
    codes = [_phase(first + timedelta(days=n), phases) for n in range(length)]
    return next((code for code in codes if code), None), len(set(codes)) > 1


def _phase(day: date, phases: Sequence[Phase]) -> str | None:
    """The first phase that a day lies in, ends included."""
    return next((phase.code for phase in phases if phase.start <= day <= phase.end), None)
