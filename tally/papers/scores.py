"""The score sheet of emulation, by the directory's rule: a sheet for each unit, a table for each cluster."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tally.papers.figures import Figures, ratio, state_word
from tally.papers.official import Cell, Column, OfficialTable, PaperLine, Row, alone, plain_table, tenths
from tally.progress import Standing, points
from tally.standings import addressable
from tally.wording import DASH, lower_first, percent, say, termed

SHEETS = 60  # units up to which each gets a sheet of its own; more are scored in their cluster's table
SCORED = (
    Column("standard", "score-standard", kind="tenths", width=22),
    Column("own", "score-own", kind="tenths", width=22),
    Column("checked", "score-checked", kind="tenths", width=26),
    Column("explained", "score-explained", kind="text", width=54, blank=""),
)


def score_tables(figures: Figures) -> tuple[OfficialTable, ...]:
    """The tables: the scope's own, then those of its units. What a unit states itself is scored beside what counts."""
    title, tables = say("score-title", period=lower_first(termed(figures.period.name))), []
    for part in _parts(figures):
        rows = [(unit.name, {**_scored(unit, part), "explained": _explained(unit)}) for unit in part.units]
        table = plain_table(part, title, part.name, columns=SCORED, rows=rows)
        tables.append(replace(table, sheet=part.short or say("menu-clusters")))
    units = addressable(figures.units)
    sheets = units if len(units) <= SHEETS else ()
    own = [(unit, replace(figures.of_unit(unit.unit), as_of=unit.as_of or figures.as_of)) for unit in sheets]
    return (*(alone(table, figures) for table in tables), *(alone(_unit(title, unit, of), of) for unit, of in own))


def _parts(figures: Figures) -> list[Figures]:
    if figures.unit or figures.cluster or not figures.directory.clusters:
        return [] if figures.unit else [figures]
    rest = tuple(unit for unit in addressable(figures.units) if not unit.cluster)
    return [part for part in (*figures.clusters, replace(figures, units=rest)) if part.units]


def _unit(title: str, unit: Standing, figures: Figures) -> OfficialTable:
    rule, whole = figures.directory.programme, _scored(unit, figures)
    known = {name: value for name in ("own", "checked") if (value := whole[name]) is not None}
    base = {name: min(value, rule.full_points) for name, value in known.items()}
    first = {"standard": rule.full_points, **base, "explained": _explained(unit)}
    lines: list[Row] = [(say("score-completion"), first)]
    if rule.bonus_per_10_percent_over:
        most = None if rule.max_points is None else rule.max_points - rule.full_points
        over = {name: max(value - rule.full_points, Fraction(0)) for name, value in known.items()}
        lines.append((say("score-over", points=tenths(rule.bonus_per_10_percent_over)), {"standard": most, **over}))
    table = plain_table(figures, title, unit.name, name="score-criterion", columns=SCORED, rows=lines)
    scored = {name: DASH if value is None else value for name, value in whole.items()}
    return replace(table, total=PaperLine(None, say("official-total"), scored), sheet=unit.short)


def _scored(unit: Standing, figures: Figures) -> dict[str, Fraction | None]:
    rule, quota = figures.directory.programme, unit.quota
    stated = unit.valid if unit.stated_valid is None else unit.stated_valid
    own = points(Fraction(stated, quota), rule) if quota and stated is not None else None
    standard = rule.full_points if rule.max_points is None or not rule.bonus_per_10_percent_over else rule.max_points
    return {"standard": standard, "own": own, "checked": unit.points}


def _explained(unit: Standing) -> Cell:
    if unit.completion is None:
        return state_word(unit)
    counts = {"ratio": ratio(unit), "rate": percent(unit.completion)}
    if unit.stated_valid not in (None, unit.valid):
        return say("score-counts-stated", **counts, stated=unit.stated_valid)
    return say("score-counts", **counts)
