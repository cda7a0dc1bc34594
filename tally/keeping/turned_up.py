"""Support requests whose initiative stands in a list by now: to be closed once somebody says that it is the one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tally.bounds import LONGEST
from tally.directory import Directory
from tally.intake.register.distinct import single
from tally.matching import Matcher
from tally.store import Store
from tally.wording import say

OPEN = ("new", "working")
WANTED = ("title", "authors", "sheet", "row")  # columns of a list, beside unit and file, that `turned_up` looks at
SHORTEST = 6  # letters of a content that says which initiative is meant


@dataclass(frozen=True)
class TurnedUp:
    """A request by its number, and the row of a register (title, authors, file, sheet, row) that answers it."""

    request: int
    row: dict[str, Any]

    @property
    def phrase(self) -> str:
        """The initiative and where it stands: "Máy gặt mini (danh-sach.xlsx, …)"."""
        words = {"file": self.row["file"], "sheet": self.row["sheet"], "row": str(self.row["row"])}
        return f"{self.row['title']} ({say('rows-place', **words)})"


def close(store: Store, answers: Iterable[TurnedUp], who: str) -> None:
    """Each request is done, with the initiative as its note."""
    for it in answers:
        store.set_support_state(it.request, "done", who, it.phrase[: LONGEST["note"]])


def turned_up(requests: pd.DataFrame, rows: pa.Table, directory: Directory) -> Iterator[TurnedUp]:
    """For each open request the first row of its own unit that names its person, or that its content is the title of.

    `requests` are `Store.support_requests`, `rows` have at least unit, title, authors, file, sheet, row.
    """
    matcher, units = Matcher(directory, {}), single(rows["unit"]).cast(pa.string())
    owns: dict[str, pa.Table] = {}
    for request in requests[requests["state"].isin(OPEN)].itertuples(index=False):
        code = matcher.match(request.unit or "").code
        if not code:
            continue
        if (own := owns.get(code)) is None:
            own = owns[code] = rows.filter(pc.equal(units, code))
        meant = pc.or_kleene(_says(own, "authors", request.name, 1), _says(own, "title", request.content, SHORTEST))
        if len(hits := own.filter(meant)):
            yield TurnedUp(int(request.id), hits.slice(0, 1).to_pylist()[0])


def _says(rows: pa.Table, column: str, words: str | None, least: int) -> pa.Array:
    """Where a column holds these words, capitals aside."""
    text = (words or "").strip()
    if len(text) < least:
        return pa.repeat(pa.scalar(False), len(rows))
    return pc.fill_null(pc.match_substring(single(rows[column]).cast(pa.string()), text, ignore_case=True), False)
