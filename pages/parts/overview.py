"""Valid, pending and invalid initiatives of each unit as one bar, the two counts beside it.

Drawn by the style sheet: three lengths a unit need no chart library, and a click shows its figures sooner."""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, figures_table, note, tag
from tally.progress import Standing, Standings
from tally.wording import number, percent, say

MOST = 40  # bars; a list longer than two screens is a table, which follows with every unit
COLUMNS = ("unit", "valid", "pending", "invalid", "validity")


def quality(standings: Standings) -> Markup:
    """The units that sent, be it nought, most first, each leading to its initiatives; then all of them as a table."""
    units = sorted((unit for unit in standings if unit.sent), key=lambda unit: -(unit.total or 0))
    rows = (tag("li", _row(unit, units[0].total or 1)) for unit in units[:MOST])
    rest = note(say("overview-quality-rest", shown=MOST)) if len(units) > MOST else ""
    figures = [
        [row.name, number(row.valid), number(row.pending), number(row.invalid), percent(row.validity)] for row in units
    ]
    headings, caption = [say(f"column-{name}") for name in COLUMNS], say("chart-valid-invalid-alt")
    table = figures_table(say("figures-as-table"), headings, figures, caption=caption)
    return tag("ol", *rows, class_="t-parts") + rest + table


def _row(unit: Standing, most: int) -> Markup:
    total = unit.total or 0
    valid, invalid = (f"{(part or 0) * 100 / (total or 1):.2f}%" for part in (unit.valid, unit.invalid))
    bar = tag("i", aria_hidden="true", style=f"--all:{total / most:.4f};--valid:{valid};--invalid:{invalid}")
    counts = Markup("{}{} · <b>{}</b>").format(bar, number(unit.valid), number(unit.invalid))
    parts = {name: int(getattr(unit, name)) for name in ("valid", "invalid", "pending")}
    said = say("overview-quality-unit", name=unit.name, **parts)
    cells = tag("span", unit.short, class_="t-n") + tag("span", counts, class_="t-f")
    return tag("a", cells, href=link("returns", unit=unit.unit, status="all"), aria_label=said)
