"""Return lists made in a limited process of their own: what stands in them has been sent by anybody.

The folder holds `rows.arrow` and `request.json`; `main` leaves `made`, or `refused.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from tally import wire
from tally.apart import REQUEST, ROWS, Outcome, leave, leave_table, parsed, table_in
from tally.directory import Directory
from tally.errors import Refusal, TallyError
from tally.papers.returns import Heading, return_list, return_lists, to_mend
from tally.paths import momentary
from tally.wording import language, number, say, use_language
from tally.workbook.guarded import quiet, report_faults, run_guarded
from tally.workbook.limits import confine, limits

MADE, REFUSED = "made", "refused.json"


@dataclass(frozen=True)
class Order:
    """What is to be made, in which language: one list under a heading, or without one a .zip of the lists of all."""

    directory: Directory | None
    as_of: date | None
    heading: Heading | None
    branches: bool
    language: str


def lists_apart(
    rows: pa.Table,
    directory: Directory | None,
    as_of: date | None = None,
    *,
    heading: Heading | None = None,
    branches: bool = False,
) -> bytes:
    """The same as `return_lists` of these rows, or as `return_list` of those to mend where a heading is given.

    Raises TallyError for a list that no sheet holds, Refusal("too-complex" | "timed-out") at the limits.
    """
    with momentary() as name:
        folder = Path(name)
        leave_table(folder / ROWS, rows)
        leave(folder / REQUEST, Order(directory, as_of, heading, branches, language()))
        outcome = run_guarded("tally.papers.returning", folder, (folder / ROWS).stat().st_size, quiet)
        if (folder / MADE).exists():
            return (folder / MADE).read_bytes()
        if (folder / REFUSED).exists():
            refused = parsed(Outcome, folder / REFUSED, say("return-title"))
            raise TallyError(str(refused.refusal), **refused.about)
        report_faults(folder)
        if outcome == "damaged-file":
            raise RuntimeError("a return list broke off in its own process; the log has the place")
        raise Refusal(outcome, file=say("return-title"))


def main(folder: Path) -> None:
    """Makes what is ordered within limits, and leaves it there."""
    confine(limits(), (folder / ROWS).stat().st_size)
    order = wire.value(Order, (folder / REQUEST).read_text(encoding="utf-8", errors="surrogatepass"))
    use_language(order.language)
    rows = table_in(folder / ROWS)
    try:
        if order.heading:
            content = return_list(to_mend(rows), order.heading, order.directory)
        else:
            content = return_lists(rows, order.directory, order.as_of, branches=order.branches)
    except TallyError as error:
        about = {n: number(v) if isinstance(v, int) else str(v) for n, v in error.particulars.items()}
        leave(folder / REFUSED, Outcome(refusal=error.code, about=about))
        return
    (folder / "draft").write_bytes(content)
    (folder / "draft").rename(folder / MADE)
