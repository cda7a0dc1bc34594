"""Two directories side by side: what is new, what is gone, and which cells of the rest differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from tally.directory import Branch, Cluster, Directory, Letterhead, Period, Phase, Programme, Reason, Unit, User

Thing = Programme | Letterhead | Period | Phase | Cluster | Unit | Branch | Reason | User
SUBJECTS = ("periods", "phases", "clusters", "units", "branches", "reasons", "users")


@dataclass(frozen=True)
class Change:
    """One row of the directory that differs. `kind` is "new", "gone" or "changed".

    `cells` maps a field to (old, new); for a row that is new or gone only the side that there is.
    """

    subject: str
    code: str
    name: str
    kind: str
    cells: Mapping[str, tuple[object, object]]


def differing_rows(old: Directory, new: Directory) -> list[Change]:
    """Every row of `new` that differs from `old`, subject by subject, in the order of `new`, what is gone last."""
    changed = [*_parts("programme", {"": old.programme}, {"": new.programme})]
    changed += _parts("letterhead", {"": old.letterhead}, {"": new.letterhead})
    for subject in SUBJECTS:
        changed += _parts(subject, _by_code(getattr(old, subject)), _by_code(getattr(new, subject)))
    return [*changed, *_quotas(old, new)]


def _by_code(things: tuple[Thing, ...]) -> dict[str, Thing]:
    return {getattr(thing, "code", "") or _name(thing): thing for thing in things}


def _parts(subject: str, old: Mapping[str, Thing], new: Mapping[str, Thing]) -> Iterator[Change]:
    for code, thing in new.items():
        before = old.get(code)
        if before != thing:
            cells = _cells(before, thing)
            yield Change(subject, code, _name(thing), "changed" if before else "new", cells)
    for code, thing in old.items():
        if code not in new:
            yield Change(subject, code, _name(thing), "gone", {})


def _name(thing: Thing) -> str:
    return str(getattr(thing, "name", "") or getattr(thing, "text", ""))


def _cells(old: Thing | None, new: Thing) -> dict[str, tuple[object, object]]:
    pairs = {f.name: (getattr(old, f.name, None), getattr(new, f.name)) for f in fields(new)}
    if old is None:
        return {name: (None, after) for name, (_, after) in pairs.items() if after and name not in ("code", "name")}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _quotas(old: Directory, new: Directory) -> Iterator[Change]:
    """Quotas that differ, of the units that `new` has: with a unit its quotas go."""
    names = {unit.code: unit.name for unit in (*old.units, *new.units)}
    there = {unit.code for unit in new.units}
    for pair in dict.fromkeys([*new.quotas, *(pair for pair in old.quotas if pair[1] in there)]):
        before, after = old.quotas.get(pair), new.quotas.get(pair)
        if before != after:
            kind = "new" if before is None else "gone" if after is None else "changed"
            yield Change("quotas", pair[1], names.get(pair[1], pair[1]), kind, {"quota": (before, after)})
