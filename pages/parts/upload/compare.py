"""Step 3: the figures of a file beside those in force, unit by unit: new, changed, the same, absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from pages.parts.shared.html import Markup, drawn
from tally.directory import Directory
from tally.intake.reading import UnitFigures
from tally.keeping.seen import directory_on
from tally.store import Store
from tally.wording import day, say

CHANGES = ("changed", "new", "same", "absent", "gone")
MEASURES = ("quota", "valid", "invalid", "pending")
SHOWN = 200  # units drawn as changed; the counts above are of all
Quotas = Mapping[tuple[str, str], int]
"""(period, unit) -> quota."""
Row = dict[str, Any]
"""One row of the changes, as pandas hands it over."""


def compared(
    store: Store, changes: pd.DataFrame, period: str, as_of: date, taken: Quotas = MappingProxyType({})
) -> pd.DataFrame:
    """What a file changes, or has changed, followed by the units that it says nothing of, under the quotas in force.

    `taken` are quotas of the file that become the directory's.
    """
    directory = directory_on(store, period, as_of)
    rows = with_absent(changes, store.state(period, as_of), directory.as_of(as_of))
    return in_force(rows, period, directory, replace(directory, quotas={**directory.quotas, **taken}))


def in_force(rows: pd.DataFrame, period: str, before: Directory, after: Directory) -> pd.DataFrame:
    """The rows with the quotas that a directory says to be in force, where it says any; else those that files print."""
    rows = rows.copy()
    for side, directory in (("old", before), ("new", after)):
        owed = {unit: quota for (of, unit), quota in directory.quotas.items() if of == period}
        if owed:
            rows[f"{side}_quota"] = rows["unit"].map(owed).astype("Int64")
    pairs = ((rows[f"old_{m}"].fillna(-1), rows[f"new_{m}"].fillna(-1)) for m in MEASURES)
    same = np.logical_and.reduce([(old == new).to_numpy(dtype=bool) for old, new in pairs])
    moved = rows["change"].isin(("changed", "same"))
    return rows.assign(change=rows["change"].mask(moved & same, "same").mask(moved & ~same, "changed"))


def since(rows: pd.DataFrame) -> str:
    """The title of a comparison: with the figures of which date."""
    dates = [value for value in rows["old_as_of"] if not pd.isna(value)]
    return say("upload-compare-with", day=day(max(dates))) if dates else say("upload-compare-first")


def changed_by(
    rows: pd.DataFrame, title: str, total: str = "", stated: Mapping[str, UnitFigures] = MappingProxyType({})
) -> Markup:
    """What moved first, as a table under a title; what stays and who is absent open at a click.

    `total` is the name of the last row, `stated` what units state where the checks say something else.
    """
    shown, kinds = _measures(rows), rows["change"]
    kept = (rows["old_quota"].fillna(-1) == rows["new_quota"].fillna(-1)) | kinds.isin(("new", "absent", "gone"))
    after = {m: rows[f"new_{m}"].where(kinds != "absent", rows[f"old_{m}"]) for m in shown}  # who is absent keeps it
    sums = {m: (int(rows[f"old_{m}"].fillna(0).sum()), int(after[m].fillna(0).sum())) for m in shown}
    groups = {"moved": ("changed", "new", "gone"), "same": ("same",), "absent": ("absent",)}
    return drawn(
        "changes",
        title=title,
        label=total or say("upload-total"),
        stated={code: vars(unit) for code, unit in stated.items()},
        counts={change: int((kinds == change).sum()) for change in CHANGES},
        shown=shown,
        kept=bool(kept.all()),
        parts={name: _records(rows[kinds.isin(of)]) for name, of in groups.items()},
        sums=list(sums.values()),
        gained=sums["valid"][1] - sums["valid"][0],
        most=SHOWN,
    )


def _records(rows: pd.DataFrame) -> list[Row]:
    names = [f"{side}_{measure}" for side in ("old", "new") for measure in MEASURES]
    known = rows.reindex(columns=["unit", "name", "change", *names]).astype(object)
    records: list[Row] = known.where(known.notna(), None).to_dict("records")
    return records


def with_absent(changes: pd.DataFrame, state: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    """The changes, followed by every unit that the directory or the state in force has and the file has not."""
    before = state.set_index("unit")
    names = {unit.code: unit.name for unit in directory.units}
    known = [*names, *(code for code in before.index if code not in names)]
    absent = [code for code in known if code not in set(changes["unit"])]
    rows = [
        {
            "unit": code,
            "name": names.get(code, code),
            "change": "absent",
            **{f"old_{m}": before.at[code, m] if code in before.index else None for m in MEASURES},
            "old_as_of": before.at[code, "as_of"] if code in before.index else None,
        }
        for code in absent
    ]
    both = pd.concat([changes, pd.DataFrame(rows)]) if rows else changes
    return both.reset_index(drop=True)


def _measures(rows: pd.DataFrame) -> list[str]:
    """Valid and invalid; the quota where the file has one, pending where somebody has any."""
    pending = any(int(value) for name in ("old_pending", "new_pending") for value in rows[name].dropna())
    left_out = {"pending": not pending, "quota": rows["new_quota"].isna().all()}
    return [measure for measure in MEASURES if not left_out.get(measure)]
