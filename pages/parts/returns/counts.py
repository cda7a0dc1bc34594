"""The register's counts by whatever one asks: unit, branch, cluster, phase, participant group, field, reason, month."""

from __future__ import annotations

import pyarrow as pa

from pages.parts.shared.address import link
from pages.parts.shared.frame import pick
from pages.parts.shared.html import anchor, heading, note, show, table
from pages.parts.shared.view import View
from tally.counts import Counts, count, naming
from tally.intake.reading import BY
from tally.intake.register.columns import STATUSES
from tally.wording import number, say

FIRST = "group"
MOST = 200  # lines on the page; the command line and the rows to take away have them all


def counts(view: View, rows: pa.Table) -> None:
    """How many are valid, invalid and pending by the chosen kind, with the benefit where any is given."""
    show(heading(say("counted-heading"), say("counted-note")))
    by = pick("by", BY, lambda kind: say(f"counted-by-{kind}"), label=say("counted-choose"), default=FIRST)
    found = count(rows, by, directory=view.directory)
    headings = [say(f"counted-by-{by}"), *(say(f"column-{status}") for status in STATUSES), say("counted-benefit")]
    said = naming(by, view.directory)
    lines = [
        [said(each.key), *(_followed(by, each, status) for status in STATUSES), number(each.benefit)]
        for each in found[:MOST]
    ]
    if not any(each.benefit for each in found):
        headings, lines = headings[:-1], [line[:-1] for line in lines]
    left = len(found) - len(lines)
    show(table(headings, lines, caption=say("counted-heading")), note(say("counted-rest", count=left)) if left else "")


def _followed(by: str, counts: Counts, status: str) -> str:
    """The figure, leading to its rows where the list can be narrowed down to them."""
    shown, key = number(counts.status[status]), counts.key[-1]
    if by not in ("unit", "reason") or not key or not counts.status[status]:
        return shown
    return anchor(shown, link("returns", status=status, by=by, **{by: key}))
