"""Progress -> the official table, laid out as the annex of letter 117: what every writer in this folder writes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tally.directory import Directory, Period
from tally.pace import Span
from tally.papers.written import date_line, long_day
from tally.progress import Standing, Standings, of_cluster, pooled
from tally.wording import DASH, number, percent, say

COUNTED = ("valid", "invalid", "pending")
EXTRAS = ("completion", "rank", "shortfall", "note")
ORDERS = ("directory", "rank")
TITLE_WIDTH = 60  # letters: where the annex breaks the name of the programme


@dataclass(frozen=True)
class Reference:
    """The letter that the table is attached to; its number and day may still be open."""

    number: str
    symbol: str
    day: date | None
    issuer: str

    @property
    def written(self) -> str:
        """ "117/LĐLĐ-CSPL&QHLĐ"; an open number is left as dots."""
        return f"{self.number.strip() or '……'}/{self.symbol}"

    @property
    def line(self) -> str:
        """ "(Kèm theo Công văn số 117/LĐLĐ-CSPL&QHLĐ ngày 20 tháng 5 năm 2022 của Ban Thường vụ …)"."""
        day = long_day(self.day) if self.day else say("official-day-open")
        return say("official-attached", reference=self.written, day=day, issuer=self.issuer)


@dataclass(frozen=True)
class Line:
    """One row: a unit, or the total (no ordinal). `values` maps each column to a count, a share, a text or None."""

    ordinal: int | None
    name: str
    values: Mapping[str, int | Fraction | str | None]
    unit: str | None = None


@dataclass(frozen=True)
class OfficialTable:
    """The table as it is printed. `columns` follow the ordinal and the name; `sent` of the units have
    figures; `closing` is the date line, or ""."""

    titles: tuple[str, ...]
    source: str
    columns: tuple[str, ...]
    headings: Mapping[str, str]
    lines: tuple[Line, ...]
    total: Line
    sent: int
    closing: str = ""

    @property
    def counted(self) -> tuple[str, ...]:
        """The columns under the shared heading "Số sáng kiến được đăng ký tham gia Chương trình"."""
        return tuple(column for column in self.columns if column in COUNTED)


def official_table(
    progress: Standings,
    directory: Directory,
    period: Period,
    as_of: date,
    *,
    extras: Sequence[str] = (),
    order: str = "directory",
    cluster: str | None = None,
    attached_to: Reference | None = None,
) -> OfficialTable:
    """The table of these units in the directory's order or by rank, its totals computed, never as printed somewhere.

    The pending column stands there only when a unit has pending ones. A cluster's units are ranked among themselves.
    """
    units = progress if cluster is None else of_cluster(progress, cluster)
    columns = _columns(units, extras)
    totals = pooled(units, Span(period.start, period.end, as_of))
    rows = units if order == "rank" else _as_listed(units, directory)
    remarks = {unit.code: unit.note for unit in directory.units}
    lines = [_line(n, row, columns, _remark(row, remarks.get(row.unit, ""), as_of)) for n, row in enumerate(rows, 1)]
    total = Line(None, say("official-total"), {column: getattr(totals, column, None) for column in columns})
    return OfficialTable(
        titles=_titles(directory, cluster),
        source=_source(attached_to, as_of),
        columns=columns,
        headings=_headings(period),
        lines=tuple(lines),
        total=total,
        sent=totals.sent,
        closing="" if attached_to else date_line(directory.programme.place, as_of),
    )


def shown(column: str, value: int | Fraction | str | None) -> str:
    """A cell as the screen and the paper show it: "4.640", "54,2%", "—" for what is not known or was not sent.

    A quota that was not assigned stays blank, as in the annex of letter 117.
    """
    if value is None:
        return "" if column in ("quota", "note") else DASH
    if isinstance(value, str):
        return value
    return percent(value) if column == "completion" else number(value)


def _columns(units: Standings, extras: Sequence[str]) -> tuple[str, ...]:
    pending = ("pending",) if any(unit.pending for unit in units) else ()
    return ("quota", "valid", "invalid", *pending, "total", *(extra for extra in EXTRAS if extra in extras))


def _as_listed(units: Standings, directory: Directory) -> list[Standing]:
    """The rows as the directory lists the units, which is how the annex lists them; unknown units last."""
    place = {unit.code: n for n, unit in enumerate(directory.units)}
    return sorted(units, key=lambda unit: place.get(unit.unit, len(place)))


def _line(ordinal: int, row: Standing, columns: Sequence[str], remark: str) -> Line:
    values = {column: remark if column == "note" else getattr(row, column) for column in columns}
    return Line(ordinal, row.name, values, row.unit)


def _remark(row: Standing, note: str, as_of: date) -> str:
    """What a reader of the row must know: no quota, nothing sent yet, or figures older than the table's date."""
    parts = [note]
    if row.quota is None and not note:
        parts.append(say("official-no-quota"))
    if not row.sent:
        parts.append(say("official-not-reported"))
    elif row.as_of is not None and row.as_of < as_of:
        parts.append(say("official-older", day=row.as_of))
    return "; ".join(part for part in parts if part)


def _titles(directory: Directory, cluster: str | None) -> tuple[str, ...]:
    programme = directory.programme.full_name or directory.programme.name
    titles = (say("official-title"), say("official-subtitle"), f"“{programme}”")
    part = () if cluster is None else (directory.cluster(cluster).name,)
    return tuple(line for title in (*titles, *part) for line in textwrap.wrap(title.upper(), TITLE_WIDTH))


def _source(attached_to: Reference | None, as_of: date) -> str:
    return attached_to.line if attached_to else say("official-as-of", day=long_day(as_of))


def _headings(period: Period) -> dict[str, str]:
    return {
        "ordinal": say("official-column-ordinal"),
        "name": say("official-column-name"),
        "quota": say("official-column-quota", period=lower_first(period.name)),
        "counted": say("official-column-counted"),
        "valid": say("official-column-valid"),
        "invalid": say("official-column-invalid"),
        "pending": say("official-column-pending"),
        "total": say("official-column-total"),
        "completion": say("official-column-completion"),
        "rank": say("official-column-rank"),
        "shortfall": say("official-column-shortfall"),
        "note": say("official-column-note"),
    }


def lower_first(text: str) -> str:
    """ "Năm 2022" -> "năm 2022": a name inside a sentence."""
    return text[:1].lower() + text[1:]
