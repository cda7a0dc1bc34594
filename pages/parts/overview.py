"""Valid, pending and invalid initiatives of each unit as one bar, the two counts beside it.

Drawn by the style sheet: three lengths a unit need no chart library, and a click shows its figures sooner."""

from __future__ import annotations

from pages.parts.shared.html import Markup, drawn, figures_table, note
from tally.progress import Standings
from tally.wording import number, percent, say

MOST = 40  # bars; a list longer than two screens is a table, which follows with every unit
COLUMNS = ("unit", "valid", "pending", "invalid", "validity")


def quality(standings: Standings) -> Markup:
    """The units that sent, be it nought, most first, each leading to its initiatives; then all of them as a table."""
    units = sorted((unit for unit in standings if unit.sent), key=lambda unit: -(unit.total or 0))
    rest = note(say("overview-quality-rest", shown=MOST)) if len(units) > MOST else ""
    figures = [
        [row.name, number(row.valid), number(row.pending), number(row.invalid), percent(row.validity)] for row in units
    ]
    headings, caption = [say(f"column-{name}") for name in COLUMNS], say("chart-valid-invalid-alt")
    table = figures_table(say("figures-as-table"), headings, figures, caption=caption)
    return drawn("quality", units=units[:MOST], most=units[0].total or 1) + rest + table
