"""What a person is asked before something is published that can be read well and is probably wrong all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from tally.intake.reading import Reading
from tally.store.types import Doubt

FROM = 10  # below so many, half of them is a few
NAMED = 5


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
