"""The return lists of all units in one .zip."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pyarrow as pa

from tally.directory import Directory
from tally.papers.returns.rows import by_branch, by_unit, to_mend
from tally.papers.returns.sheet import Heading, return_list
from tally.wording import say

UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def return_lists(
    rows: pa.Table, directory: Directory | None, as_of: date | None = None, *, branches: bool = False
) -> bytes:
    """A .zip with one list per unit, and with `branches` a folder per unit with one list per grassroots union."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:  # .xlsx is compressed already
        for name, content in files(rows, directory, as_of, branches=branches):
            archive.writestr(name, content)
    return buffer.getvalue()


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
        stem = _free(name, taken)
        yield f"{stem}.xlsx", return_list(part, heading, directory)
        for branch, own in by_branch(part) if branches else ():
            under = replace(heading, branch=branch or say("return-no-branch"))
            yield f"{stem}/{_free(under.branch or '', taken, stem)}.xlsx", return_list(own, under, directory)


def _free(name: str, taken: set[str], folder: str = "") -> str:
    """The name as a file's, with a number where it is taken."""
    plain = UNFIT.sub(" ", name).strip(" .")[:80] or "_"
    stem, number = plain, 1
    while f"{folder}/{stem}".casefold() in taken:
        number += 1
        stem = f"{plain} {number}"
    taken.add(f"{folder}/{stem}".casefold())
    return stem
