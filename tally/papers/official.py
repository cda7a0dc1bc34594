"""Figures -> the official table, laid out as the annex of letter 117: what every writer in this folder writes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tally.papers.figures import Figures, with_sent
from tally.papers.written import date_line, long_day
from tally.progress import Standing, Standings, ranks
from tally.standings import lagging
from tally.wording import DASH, day, listing, lower_first, number, percent, say, signed, termed

Cell = int | Fraction | str | date | None
ORDERS = ("directory", "rank")
TITLE_WIDTH = 60  # letters: where the annex breaks the name of the programme


@dataclass(frozen=True)
class Column:
    """One column of a paper, whole: every writer, the page and the command line take what they need from here.

    `heading` is a message; `value` gives a unit's cell (without it, the standing's attribute of the column's name).
    `kind` is "count", "signed", "share", "tenths", "day" or "text"; `width` is millimetres at 13 points, more where
    words need it.
    `total` says that the pooled group has the figure too, `summed` that it adds up down the column. `counted` columns
    stand under one heading; `offered` ones only where they are asked for; `blank` is shown for what is not known.
    `formula` is what a spreadsheet calculates: {quota} is a column's cell of the row, {quotas} the whole column.
    """

    name: str
    heading: str
    value: Callable[[Standing, Figures], Cell] | None = None
    kind: str = "count"
    width: float = 19
    total: bool = False
    summed: bool = False
    counted: bool = False
    offered: bool = True
    blank: str = DASH
    formula: str = ""

    @property
    def left(self) -> bool:
        """Whether its cells stand to the left, as words do."""
        return self.kind == "text"

    def shown(self, value: Cell) -> str:
        """A cell as the screen and the paper show it: "4.640", "54,2%", "—" for what is not known or was not sent."""
        if value is None:
            return self.blank
        if isinstance(value, str):
            return value
        if isinstance(value, date):
            return day(value)
        return percent(Fraction(value)) if self.kind == "share" else SHOWN[self.kind](value)


def tenths(value: Fraction | int) -> str:
    """Emulation points, or what is needed a day: "100", "54,2"; cut, never rounded up."""
    return number(value, 0 if Fraction(value).denominator == 1 else 1)


SHOWN: Mapping[str, Callable[[int | Fraction], str]] = {
    "count": number,
    "signed": lambda value: signed(int(value)),
    "text": number,
    "tenths": tenths,
}


def _remark(unit: Standing, figures: Figures) -> str:
    """What a reader of the row must know: no quota, nothing sent yet, or figures older than the table's date."""
    note = figures.known[unit.unit].note if unit.unit in figures.known else ""
    parts = [note]
    if unit.quota is None and not note:
        parts.append(say("official-no-quota"))
    if not unit.sent:
        parts.append(say("state-not-sent"))
    elif unit.as_of is not None and unit.as_of < figures.as_of:
        parts.append(say("official-older", day=unit.as_of))
    return "; ".join(part for part in parts if part)


RATE = 'IF(N({quota})>0,ROUNDDOWN({valid}/{quota},3),"—")'
RANK = (  # in whole numbers, so that rates which only look alike do not tie
    "1+SUM(IF(ISNUMBER({valids})*ISNUMBER({quotas}),IF({quotas}>0,IF({valids}*{quota}>{valid}*{quotas},1,0),0),0))"
)

QUOTA = Column("quota", "official-column-quota", width=34, total=True, summed=True, offered=False, blank="")
COLUMNS = (
    QUOTA,
    Column("valid", "column-valid", total=True, summed=True, counted=True, offered=False),
    Column("invalid", "column-invalid", total=True, summed=True, counted=True, offered=False),
    Column("pending", "column-pending", total=True, summed=True, counted=True, offered=False),
    Column("total", "official-column-total", width=17, total=True, summed=True, offered=False),
    Column("completion", "official-column-completion", kind="share", width=17, total=True, formula=RATE),
    Column("rank", "official-column-rank", width=14, formula=RANK),
    Column("shortfall", "official-column-shortfall", width=14, total=True, formula="MAX(N({quota})-N({valid}),0)"),
    Column("note", "official-column-note", _remark, kind="text", width=30, blank=""),
)
EXTRAS = tuple(column.name for column in COLUMNS if column.offered)


@dataclass(frozen=True)
class PaperLine:
    """One row: a unit, or the total (no ordinal). `values` maps each column to a count, a share, a text or None."""

    ordinal: int | None
    name: str
    values: Mapping[str, Cell]
    unit: str | None = None


@dataclass(frozen=True)
class OfficialTable:
    """The table as it is printed. `columns` follow the ordinal and the name; `closing` is the date line, or "".

    `head` is the superior and the issuing body, where the table stands alone; `notes` stand below it in small print.
    `day` dates the file, so that the same figures give the same bytes.
    """

    titles: tuple[str, ...]
    source: str
    columns: tuple[Column, ...]
    headings: Mapping[str, str]
    lines: tuple[PaperLine, ...]
    total: PaperLine | None
    closing: str = ""
    head: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    day: date | None = None
    versions: str = ""
    sheet: str = field(default_factory=lambda: say("official-title"))

    @property
    def counted(self) -> tuple[str, ...]:
        """The columns under the shared heading "Số sáng kiến được đăng ký tham gia Chương trình"."""
        return tuple(column.name for column in self.columns if column.counted)

    @property
    def rows(self) -> tuple[PaperLine, ...]:
        """The lines and the total."""
        return self.lines if self.total is None else (*self.lines, self.total)

    def text(self, column: Column, line: PaperLine) -> str:
        """A cell's text; in the total row a column that has no total stays blank."""
        value = line.values.get(column.name)
        return "" if value is None and line.ordinal is None else column.shown(value)


def official_table(
    figures: Figures,
    *,
    extras: Sequence[str] = (),
    order: str = "directory",
    columns: Sequence[Column] = COLUMNS,
) -> OfficialTable:
    """The table of these units in the directory's order or by rank, its totals computed, never as printed somewhere.

    The pending column stands there only when a unit has pending ones; the remarks also where a unit has not sent or its
    figures are older than the table, so that they carry their own date.
    """
    whole = figures.whole
    late = whole.sent < whole.units or lagging(figures.units, figures.as_of)
    wanted = {*extras, *(["pending"] if whole.pending else []), *(["note"] if late else [])}
    chosen = tuple(c for c in columns if c.name in wanted or not (c.offered or c.name == "pending"))
    units = figures.units if order == "rank" else as_listed(figures)
    titles = [say("official-title"), say("official-subtitle"), f"“{figures.programme}”"]
    cells = ({c.name: c.value(it, figures) if c.value else getattr(it, c.name) for c in chosen} for it in units)
    rows = [(unit.name, values, unit.unit) for unit, values in zip(units, cells, strict=True)]
    totals: dict[str, Cell] = {it.name: getattr(whole, it.name) if it.total else None for it in chosen}
    if whole.sent < whole.units:
        totals["note"] = say("figures-sent", sent=whole.sent, units=whole.units)
    table = replace(
        plain_table(figures, *titles, figures.name, columns=chosen, rows=rows),
        total=PaperLine(None, say("official-total"), totals),
        notes=notes(figures, [column.name for column in chosen]),
    )
    return alone(table, figures)


def clusters_table(figures: Figures) -> OfficialTable:
    """The same of the clusters: a row for each, its units taken together, ranked among themselves; best first."""
    columns = [c for c in COLUMNS if c.name in ("quota", "valid", "invalid", "total", "completion", "rank")]
    wholes = [(group.name, group.whole) for group in figures.clusters]
    wholes.sort(key=lambda it: -1 if it[1].completion is None else it[1].completion, reverse=True)
    lines = []
    for n, ((name, whole), rank) in enumerate(zip(wholes, ranks([it.completion for _, it in wholes]), strict=True), 1):
        known = [column.name for column in columns] if whole.sent else ["quota"]
        values = {column: getattr(whole, column, None) for column in known} | {"rank": rank}
        lines.append(PaperLine(n, with_sent(name, whole), values))
    table = official_table(figures, extras=("completion", "rank"), columns=columns)
    return replace(table, lines=tuple(lines), headings={**table.headings, "name": say("column-cluster")}, notes=())


Row = tuple[str, Mapping[str, Cell]] | tuple[str, Mapping[str, Cell], str]
"""A line's name, its cells, and the code of its unit where it is one."""


def plain_table(
    figures: Figures, *titles: str, columns: Sequence[Column], rows: Sequence[Row], name: str = "official-column-name"
) -> OfficialTable:
    """Any list in the table's form: its titles, but empty ones; its rows, and the message that says what they are; sums
    where columns add up. Headings go by the columns' names; every table has "ordinal", "name" and "counted"."""
    keys = {**{column.name: column.heading for column in columns}, "name": name}
    keys |= {every: f"official-column-{every}" for every in ("ordinal", "counted")}
    shared = {"period": lower_first(termed(figures.period.name))}
    lines = tuple(PaperLine(n, *row) for n, row in enumerate(rows, 1))
    sums = {
        c.name: sum(count for line in lines if isinstance(count := line.values[c.name], int))
        for c in columns
        if c.summed
    }
    return OfficialTable(
        titles=tuple(line for title in titles for line in textwrap.wrap(title.upper(), TITLE_WIDTH)),
        source=say("official-as-of", day=long_day(figures.as_of)),
        columns=tuple(columns),
        headings={column: say(key, **shared) for column, key in keys.items()},
        lines=lines,
        total=PaperLine(None, say("official-total"), sums) if sums else None,
        notes=figures.origin,
        day=figures.as_of,
        versions=figures.versions,
        sheet=titles[0],
    )


def alone(table: OfficialTable, figures: Figures) -> OfficialTable:
    """The table as a paper of its own: headed by who issues it, closed by place and date."""
    directory = figures.directory
    issuer = directory.letterhead.issuer or directory.programme.owner
    head = (directory.letterhead.parent, issuer) if issuer else None
    return replace(table, head=head, closing=date_line(directory.programme.place, figures.as_of))


def as_listed(figures: Figures) -> list[Standing]:
    """The rows as the directory lists the units, which is how the annex lists them; unknown units last."""
    order = {code: n for n, code in enumerate(figures.known)}
    return sorted(figures.units, key=lambda unit: order.get(unit.unit, len(order)))


def _apart(units: Standings) -> Iterator[str]:
    """Why the shortfalls of these units do not add up to that of all of them."""
    reasons = {
        "over": any((unit.completion or 0) > 1 for unit in units),
        "no-quota": any(unit.valid and not unit.quota for unit in units),
        "not-sent": any(unit.quota and not unit.sent for unit in units),
    }
    yield from (say(f"paper-shortfall-{why}") for why, holds in reasons.items() if holds)


def notes(figures: Figures, columns: Sequence[str] = ()) -> tuple[str, ...]:
    """What a reader of the totals must know: how many have sent, what is not distributed, how a shortfall was added,
    that printed totals were not taken over, and where the figures come from."""
    whole = figures.whole
    notes = []
    if whole.sent < whole.units:
        notes.append(say("paper-sent", sent=whole.sent, all=whole.units))
    way, counts = figures.distributed
    if way:
        notes.append(say(f"summary-{way}", **counts))
    rows = sum(unit.shortfall or 0 for unit in figures.units)
    if whole.shortfall is not None and rows != whole.shortfall and "shortfall" in columns:
        notes.append(say("paper-shortfall", total=whole.shortfall, rows=rows, why=listing(_apart(figures.units))))
    if not (figures.cluster or figures.unit) and any(finding.policy.totals for _, finding in figures.findings):
        notes.append(say("paper-totals"))
    return (*notes, *filter(None, [figures.apart]), *figures.origin)
