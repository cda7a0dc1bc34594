"""Two states of the same units side by side: what was, what is, and whether that is new, changed or the same; and what
a person is asked before something is published that can be read well and is probably wrong all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from tally.directory import Period
from tally.errors import Particulars
from tally.intake.reading import Reading
from tally.vocabulary.statuses import STATUSES
from tally.wording import number, say, termed

MEASURES = (*STATUSES, "quota")
SHOWN = 3  # units that a sentence names before it only counts them
FROM = 10  # below so many, half of them is a few
NAMED = 5  # units that a question names
FAR = 10  # times its quota, and what it has, that a unit's valid initiatives are before somebody must say that they are
SEVERAL = 3  # units whose valid initiatives are as many as their quotas, before that is more than chance


@dataclass(frozen=True)
class Doubt:
    """What a person must say yes to before publishing; `code` names the message `keep-doubt-<code>`."""

    code: str
    particulars: Particulars


def between(
    old: pd.DataFrame,
    new: pd.DataFrame,
    *,
    gone: bool = False,
    names: Mapping[str, str] = MappingProxyType({}),
    owed: Sequence[Mapping[str, int]] = ({}, {}),
) -> pd.DataFrame:
    """One row per unit of `new`: unit, name, change, old_* and new_* of each measure, old_as_of, old_upload.

    `change` is "new", "changed" or "same"; with `gone`, units that only `old` has follow as "gone", and those of
    `names` (code -> name) that neither has as "unsent". A file that prints no quota says nothing about it: `new_quota`
    is then the old one. `owed` are the quotas in force then and now, which go before all that files print.
    """
    units = pd.Index(dict.fromkeys([*new["unit"], *(old["unit"] if gone else []), *names]), dtype="str")
    was, now = old.set_index("unit").reindex(units), new.set_index("unit").reindex(units)
    before, after = was["valid"].notna(), now["valid"].notna()
    now["quota"] = now["quota"].where(now["quota"].notna() | ~after, was["quota"])
    known = pd.Series(dict(names), units, dtype="str")
    table = pd.DataFrame({"name": known.fillna(now["name"]).fillna(was["name"])}, index=units)
    same = np.ones(len(units), dtype=bool)
    for figures, quotas in zip((was, now), owed, strict=True):
        if quotas:
            figures["quota"] = units.map(quotas)
    for name in MEASURES:
        table[f"old_{name}"], table[f"new_{name}"] = was[name].astype("Int64"), now[name].astype("Int64")
        same &= table[f"old_{name}"].fillna(-1).eq(table[f"new_{name}"].fillna(-1)).to_numpy(dtype=bool)
    for side, figures in (("old", was), ("new", now)):
        if "as_of" in figures:
            table[f"{side}_as_of"], table[f"{side}_upload"] = figures["as_of"], figures["upload"].astype("Int64")
    moved = np.where(same, "same", "changed")
    kinds = np.select([~before & ~after, ~before, ~after], ["unsent", "new", "gone"], default=moved)
    table.insert(1, "change", kinds)
    return table.rename_axis("unit").reset_index()


def phrases(changes: pd.DataFrame) -> list[str]:
    """One phrase per unit that is not the same: "LĐLĐ huyện Yên Khánh: hợp lệ 213 → 244, không hợp lệ 4 → 5"."""
    moved = changes[changes["change"] != "same"]
    return [say("keep-differs-unit", unit=row["name"], what=_moves(row)) for _, row in moved.iterrows()]


def _moves(row: pd.Series) -> str:
    pairs = [(name, _count(row[f"old_{name}"]), _count(row[f"new_{name}"])) for name in MEASURES]
    moves = [say(f"keep-differs-{name}", old=old, new=new) for name, old, new in pairs if old != new]
    if row["change"] in ("new", "gone", "unlisted"):
        moves = moves[:1]
    what = ", ".join(moves) or say("keep-differs-nothing")
    return say("keep-differs-unlisted", what=what) if row["change"] == "unlisted" else what


def differences(changes: pd.DataFrame) -> str:
    """The first changed units in one phrase, and how many more there are."""
    every = phrases(changes)
    more = [say("keep-differs-more", count=len(every) - SHOWN)] if len(every) > SHOWN else []
    return "; ".join([*every[:SHOWN], *more]) or say("keep-differs-nothing")


def _count(value: Any) -> str:
    return number(None if pd.isna(value) else int(value))


def doubts(
    reading: Reading, as_of: date, changes: pd.DataFrame, period: Period | None, quotas: Mapping[str, int]
) -> Iterator[Doubt]:
    """A date other than the one in the file's own text, to come, or outside the period; figures of a unit, or of all
    together, that fall by half, that are out of all proportion to these `quotas`, or that are these themselves."""
    if period is None:
        return
    if reading.as_of is not None and reading.as_of != as_of:
        yield Doubt("date", {"read": reading.as_of, "given": as_of})
    if as_of > date.today():
        yield Doubt("date-to-come", {"given": as_of})
    elif not period.start <= as_of <= period.end:
        what = {"period": termed(period.name), "start": period.start, "end": period.end}
        yield Doubt("date-outside", {"given": as_of, **what})
    yield from _beyond(changes[changes["new_valid"].notna()], quotas)
    known = changes[changes["old_valid"].notna()].fillna({f"new_{name}": 0 for name in STATUSES})
    sums = {side: sum(known[f"{side}_{name}"] for name in STATUSES) for side in ("old", "new")}
    pairs = [(known["old_valid"], known["new_valid"]), (sums["old"], sums["new"])]
    halved = known[_halved(*pairs[0]) | _halved(*pairs[1])]
    if len(halved) or any(_halved(old.sum(), new.sum()) for old, new in pairs):
        old, new = (int(known[f"{side}_valid"].sum()) for side in ("old", "new"))
        names = list(halved["name"].head(NAMED))
        yield Doubt("halved", {"count": len(halved), "names": names, "old": old, "new": new})


def _beyond(new: pd.DataFrame, quotas: Mapping[str, int]) -> Iterator[Doubt]:
    owed, valid = new["unit"].map(quotas).astype("Float64"), new["new_valid"].astype("Float64")
    usual = pd.concat([owed, new["old_valid"].astype("Float64")], axis=1).max(axis=1)
    beyond = new[(valid >= FAR * usual.clip(lower=FROM)).fillna(False)]
    if len(beyond):
        yield Doubt("beyond", {"count": len(beyond), "names": list(beyond["name"].head(NAMED)), "times": FAR})
    alike = int((valid.eq(owed) & owed.gt(0)).fillna(False).sum())
    if alike >= SEVERAL and alike * 10 >= 9 * int(owed.notna().sum()):
        yield Doubt("quotas-as-valid", {"count": alike})


def taken_out(out: pd.DataFrame, day: date) -> Iterator[Doubt]:
    """Figures in force of units that a directory does not list from that day on; `out` has one row of each."""
    if len(out):
        names, valid = list(dict.fromkeys(out["name"])), int(out["valid"].sum())
        yield Doubt("taken-out", {"count": len(names), "names": names[:NAMED], "valid": valid, "day": day})


def _halved(old: Any, new: Any) -> Any:
    return (old >= FROM) & (new * 2 <= old)
