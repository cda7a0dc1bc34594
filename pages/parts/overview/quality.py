"""Valid, pending and invalid initiatives of each unit as one bar, the two counts beside it.

Drawn by the style sheet: three lengths a unit need no chart library, and a click shows its figures sooner.
"""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import escape, figures_table
from tally.progress import Standing, Standings
from tally.wording import number, percent, say

MOST = 40  # bars; a list longer than two screens is a table, which follows with every unit
COLUMNS = ("unit", "valid", "pending", "invalid", "validity")


def quality(standings: Standings) -> str:
    """The units that sent, be it nought, most first, each leading to its initiatives; then all of them as a table."""
    units = sorted((unit for unit in standings if unit.sent), key=lambda unit: -(unit.total or 0))
    rows = "".join(f"<li>{_row(unit, units[0].total or 1)}</li>" for unit in units[:MOST])
    rest = f'<p class="t-note">{escape(say("overview-quality-rest", shown=MOST))}</p>' if len(units) > MOST else ""
    return f'<ol class="t-parts">{rows}</ol>{rest}{_table(units)}'


def _row(unit: Standing, most: int) -> str:
    shares = {"valid": _share(unit.valid, unit), "invalid": _share(unit.invalid, unit)}
    lengths = f"--all:{(unit.total or 0) / most:.4f};--valid:{shares['valid']};--invalid:{shares['invalid']}"
    to = escape(link("returns", unit=unit.unit, status="all"))
    counts = {name: int(getattr(unit, name)) for name in ("valid", "invalid", "pending")}
    said = escape(say("overview-quality-unit", name=unit.name, **counts))
    return (
        f'<a href="{to}" aria-label="{said}"><span class="t-n">{escape(unit.short)}</span>'
        f'<span class="t-f"><i aria-hidden="true" style="{lengths}"></i>'
        f"{number(unit.valid)} · <b>{number(unit.invalid)}</b></span></a>"
    )


def _share(part: int | None, unit: Standing) -> str:
    return f"{(part or 0) * 100 / (unit.total or 1):.2f}%"


def _table(units: list[Standing]) -> str:
    headings = [say(f"column-{name}") for name in COLUMNS]
    rows = [
        [row.name, number(row.valid), number(row.pending), number(row.invalid), percent(row.validity)] for row in units
    ]
    return figures_table(say("figures-as-table"), headings, rows, caption=say("chart-valid-invalid-alt"))
