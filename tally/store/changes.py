"""Two states of the same units side by side: what was, what is, and whether that is new, changed or the same; and what
a person is asked before something is published that can be read well and is probably wrong all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from tally.intake.reading import Reading
from tally.store.types import Doubt
from tally.wording import number, say

MEASURES = ("valid", "invalid", "pending", "quota")
SHOWN = 3  # units that a sentence names before it only counts them
FROM = 10  # below so many, half of them is a few
NAMED = 5  # units that a question names


def between(old: pd.DataFrame, new: pd.DataFrame, *, gone: bool = False) -> pd.DataFrame:
    """One row per unit of `new`: unit, name, change, old_* and new_* of each measure, old_as_of, old_upload.

    `change` is "new", "changed" or "same"; with `gone`, units that only `old` has follow as "gone". A file that prints
    no quota says nothing about it: `new_quota` is then the old one.
    """
    kept = ["unit", "name", *MEASURES, *(name for name in ("as_of", "upload") if name in new)]
    both = new[kept].merge(
        old[["unit", "name", *MEASURES, "as_of", "upload"]],
        on="unit",
        how="outer" if gone else "left",
        suffixes=("", "_old"),
        sort=False,
        indicator="side",
    )
    if gone:  # an outer join sorts; the order of the files is the one that people know
        order = {code: place for place, code in enumerate(dict.fromkeys([*new["unit"], *old["unit"]]))}
        both = both.sort_values("unit", key=lambda codes: codes.map(order), ignore_index=True)
    both["quota"] = both["quota"].where(both["quota"].notna() | (both["side"] == "right_only"), both["quota_old"])
    table = pd.DataFrame({"unit": both["unit"], "name": both["name"].fillna(both["name_old"])})
    for name in MEASURES:
        table[f"old_{name}"] = both[f"{name}_old"].astype("Int64")
        table[f"new_{name}"] = both[name].astype("Int64")
    suffix = "_old" if "as_of" in new else ""
    table["old_as_of"] = both[f"as_of{suffix}"]
    table["old_upload"] = both[f"upload{suffix}"].astype("Int64")
    if suffix:
        table["new_as_of"], table["new_upload"] = both["as_of"], both["upload"].astype("Int64")
    table.insert(2, "change", _change(table, both["side"].astype(str)))
    return table


def _change(table: pd.DataFrame, side: pd.Series) -> np.ndarray:
    same = np.ones(len(table), dtype=bool)
    for name in MEASURES:
        old, new = table[f"old_{name}"], table[f"new_{name}"]
        same &= ((old == new).fillna(False) | (old.isna() & new.isna())).to_numpy(dtype=bool)
    moved = np.where(same, "same", "changed")
    return np.select([side == "left_only", side == "right_only"], ["new", "gone"], default=moved)


def phrases(changes: pd.DataFrame) -> list[str]:
    """One phrase per unit that is not the same: "LĐLĐ huyện Yên Khánh: hợp lệ 213 → 244, không hợp lệ 4 → 5"."""
    moved = changes[changes["change"] != "same"]
    return [say("keep-differs-unit", unit=row["name"], what=_moves(row)) for _, row in moved.iterrows()]


def _moves(row: pd.Series) -> str:
    pairs = [(name, _count(row[f"old_{name}"]), _count(row[f"new_{name}"])) for name in MEASURES]
    moves = [say(f"keep-differs-{name}", old=old, new=new) for name, old, new in pairs if old != new]
    if row["change"] == "new":
        moves = moves[:1]
    return ", ".join(moves) or say("keep-differs-nothing")


def differences(changes: pd.DataFrame) -> str:
    """The first changed units in one phrase, and how many more there are."""
    every = phrases(changes)
    more = [say("keep-differs-more", count=len(every) - SHOWN)] if len(every) > SHOWN else []
    return "; ".join([*every[:SHOWN], *more]) or say("keep-differs-nothing")


def _count(value: Any) -> str:
    return number(None if pd.isna(value) else int(value))


def doubts(reading: Reading, as_of: date, changes: pd.DataFrame) -> Iterator[Doubt]:
    """A date other than the one in the file's own text; figures of a unit, or of all together, that fall by half."""
    if reading.kind not in ("summary", "register"):
        return
    if reading.as_of is not None and reading.as_of != as_of:
        yield Doubt("date", {"read": reading.as_of, "given": as_of})
    known = changes[changes["old_valid"].notna()]
    sums = {side: sum(known[f"{side}_{name}"] for name in ("valid", "invalid", "pending")) for side in ("old", "new")}
    pairs = [(known["old_valid"], known["new_valid"]), (sums["old"], sums["new"])]
    halved = known[[any(bool(_halved(old[row], new[row])) for old, new in pairs) for row in known.index]]
    fallen = any(_halved(int(old.sum()), int(new.sum())) for old, new in pairs) if len(known) else False
    if len(halved) or fallen:
        old, new = (int(known[f"{side}_valid"].sum()) for side in ("old", "new"))
        names = list(halved["name"].head(NAMED))
        yield Doubt("halved", {"count": len(halved), "names": names, "old": old, "new": new})


def _halved(old: int, new: int) -> bool:
    return bool(old >= FROM and new * 2 <= old)
