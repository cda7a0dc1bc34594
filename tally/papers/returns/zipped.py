"""The return lists of all units in one .zip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyarrow as pa

from tally.directory import Directory
from tally.papers.packing import free_name, packed
from tally.papers.returns.rows import by_branch, by_unit, to_mend
from tally.papers.returns.sheet import Heading, return_list
from tally.wording import say


def return_lists(
    rows: pa.Table, directory: Directory | None, as_of: date | None = None, *, branches: bool = False
) -> bytes:
    """A .zip with one list per unit, and with `branches` a folder per unit with one list per grassroots union."""
    return packed(files(rows, directory, as_of, branches=branches))


def files(
    rows: pa.Table, directory: Directory | None, as_of: date | None = None, *, branches: bool = False
) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of every list, the units in the directory's order."""
    names = {unit.code: unit.name for unit in directory.units} if directory else {}
    order = {code: place for place, code in enumerate(names)}
    parts = sorted(by_unit(to_mend(rows)), key=lambda part: (order.get(part[0] or "", len(order)), part[0] or ""))
    taken: set[str] = set()
    for unit, part in parts:
        name = names.get(unit or "", unit or say("return-no-unit"))
        heading = Heading(name, as_of=as_of)
        stem = free_name(name, taken)
        yield f"{stem}.xlsx", return_list(part, heading, directory)
        for branch, own in by_branch(part) if branches else ():
            under = replace(heading, branch=branch or say("return-no-branch"))
            yield f"{stem}/{free_name(under.branch or '', taken, stem)}.xlsx", return_list(own, under, directory)
