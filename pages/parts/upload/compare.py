"""Step 3: the figures of a file beside those in force, unit by unit: new, changed, the same, absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from pages.parts.shared.html import Markup, escape, heading, more, muted, note, table, tag
from tally.directory import Directory
from tally.intake.reading import UnitFigures
from tally.keeping.seen import directory_on
from tally.store import Store
from tally.wording import day, number, say, signed

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
    counts = {change: int((rows["change"] == change).sum()) for change in CHANGES}
    shown, kinds = _measures(rows), rows["change"]
    kept = (rows["old_quota"].fillna(-1) == rows["new_quota"].fillna(-1)) | kinds.isin(("new", "absent", "gone"))

    def drawn(part: pd.DataFrame, caption: str, last: Sequence[str] | None = None) -> Markup:
        headings = [say("upload-unit"), *(say(f"upload-measure-{measure}") for measure in shown), say("upload-change")]
        lines = [
            [str(row["name"]), *(_figure(row, measure, stated.get(row["unit"])) for measure in shown), _word(row)]
            for row in part.head(SHOWN).to_dict("records")
        ]
        return table(headings, lines, caption=say(caption), total=last)

    moved = rows[kinds.isin(("changed", "new", "gone"))]
    pieces = [drawn(moved, "upload-compare", _total(rows, shown, total))] if len(moved) else []
    if len(moved) > SHOWN:
        pieces.append(note(say("upload-compare-cut", count=len(moved) - SHOWN)))
    for change in ("same", "absent"):
        if count := counts[change]:
            inside = drawn(rows[kinds == change], f"upload-change-{change}")
            pieces.append(more(say(f"upload-compare-{change}", count=count), inside))
    whole = tag("div", *pieces, class_="t-compare" + " t-same-quota" * bool(kept.all()))
    return heading(title, say("upload-compare-counts", **counts)) + whole


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


def _figure(row: Row, measure: str, stated: UnitFigures | None) -> Markup:
    """The old figure struck out beside the new one; only one where nothing moved or the unit is absent."""
    old, new = _whole(row.get(f"old_{measure}")), _whole(row.get(f"new_{measure}"))
    if row["change"] == "absent":
        return muted(number(old))
    said = getattr(stated, f"stated_{measure}", None) if measure != "quota" else None
    other = tag("small", say("upload-stated", count=said), class_="t-mut") if said not in (None, new) else ""
    shown = Markup("{} <b>{}</b>").format(_struck(old), number(new)) if old not in (None, new) else escape(number(new))
    return shown + " " + other if other else shown


def _struck(old: int | None) -> Markup:
    return tag("s", number(old), class_="t-old")


def _word(row: Row) -> Markup:
    change = row["change"]
    word = say(f"upload-change-{change}")
    if change == "changed" and (moved := (_whole(row["new_valid"]) or 0) - (_whole(row["old_valid"]) or 0)):
        word = f"{word} {signed(moved)}"
    return tag("span", word, class_=f"t-change {change}")


def _total(rows: pd.DataFrame, shown: list[str], label: str) -> list[str]:
    """What the whole comes to afterwards: absent units keep what they had."""
    after = {m: rows[f"new_{m}"].where(rows["change"] != "absent", rows[f"old_{m}"]) for m in shown}
    sums = [(int(rows[f"old_{m}"].fillna(0).sum()), int(after[m].fillna(0).sum())) for m in shown]
    cells = [number(new) if old in (0, new) else _struck(old) + " " + number(new) for old, new in sums]
    old, new = sums[shown.index("valid")]
    moved = tag("span", signed(new - old), class_="t-change changed") if new != old else ""
    return [label or say("upload-total"), *cells, moved]


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)
