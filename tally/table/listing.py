"""What the columns of a list of initiatives mean: headings first, then what stands below them.

The unit is the column of the directory's names, whatever its heading; the status is what states something; a day, a
decision, a person and a title are known by how they look where no heading names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from tally.table.levels import named_by_headings, names_beside
from tally.table.model import Settled
from tally.table.profile import KNOWN_SHARE, Profile, Profiles
from tally.table.recognition import (
    MOST,
    are_days,
    are_decisions,
    in_parts,
    names_days,
    recognised_beside,
    share,
    speaks_of_recognition,
    with_both,
)
from tally.table.verdicts import (
    MARKS,
    SIDES,
    STATED,
    are_statuses,
    are_votes,
    carry_verdicts,
    left_over,
    one_sign,
    repeat,
    settle_marks,
    settled_statuses,
)
from tally.text import has_digit, has_letter
from tally.vocabulary import REGISTER, SUPPORT, heading_field, loosely_named, speaks_of
from tally.vocabulary.statuses import is_mark, is_status_like, read_status, states

OWN = STATED | {"title", "authors", "recognised", "decision", "body", "benefit", "reason"}
NAMES = frozenset({"title", "authors", "unit", "branch", "body", "group", "field", "position", "phone"})
LONG = 25  # letters that titles have on average
PERSON = re.compile(r"\b(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\.? ){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹđ]*")
UNION = re.compile(r"\W*(?:lđlđ|ldld|liên đoàn|lien doan|công đoàn|cong doan|cđ|cd)\b", re.IGNORECASE)


def register_columns(profiles: Profiles, *, bare_list: bool = False) -> Settled:
    """The columns of a list of initiatives, by their headings and what stands below them; of a `bare_list`, by that
    alone."""
    profiles = profiles.without_sums()
    named = _borne_out(_named(profiles), profiles)
    by_field: dict[str, list[int]] = {}
    for column, (name, *_) in named.items():
        by_field.setdefault(name, []).append(column)
    fields = {name: _best(name, columns, profiles) for name, columns in by_field.items()}
    why: dict[int, tuple[str, ...]] = dict.fromkeys(fields.values(), ("heading",))
    unsure = settle_marks(fields, by_field, why, profiles)
    fields, doubtful = settled_statuses(fields, by_field, profiles)
    rivals = _unit(fields, why, named, profiles)
    known, ours = profiles.is_unit, "unit" in fields and profiles.of_units(fields["unit"])
    if known and any(UNION.match(levels[-1]) and known(levels[-1]) for levels in profiles.heads.values()):
        return Settled("register", {})  # a row that names a unit is one of the list
    if len(OWN & fields.keys()) + ours > 1 or bare_list:
        others = (*by_field.get("submitted", ()), *unsure)
        doubtful |= _by_contents(fields, why, others, profiles, bare_list=bare_list)
    unsure |= one_sign(fields, profiles)
    unsure |= left_over(fields, named, profiles)
    fields = with_both(in_parts(fields, profiles), profiles)
    beside, dated = recognised_beside(fields, by_field.get("submitted", ()), profiles)
    beside |= names_beside("unit", fields, profiles, known) | names_beside("authors", fields, profiles)
    unsure = {column: may for column, may in unsure.items() if column not in beside.values()}
    return Settled("register", fields, doubtful, why, beside=beside, unsure=unsure, rivals=rivals | dated)


def are_initiatives(settled: Settled, profiles: Profiles) -> bool:
    """Whether a list that speaks of no initiatives is one of them: somebody's titles, judged or recognised, from units
    of the directory. Calendars and letters have titles, persons, units and days, too."""
    fields = settled.fields
    if not {"title", "authors", "unit"} <= fields.keys() or not profiles.of_units(fields["unit"]):
        return False
    judged = "status" in fields and is_status_like(profiles.of(fields["status"]).texts)
    recognised = "recognised" in fields and speaks_of_recognition(profiles.heads.get(fields["recognised"], ()))
    return (judged or recognised) and _are_titles(profiles.of(fields["title"]))


def requests_or_initiatives(support: Settled, register: Settled, titles: Sequence[str], profiles: Profiles) -> Settled:
    """What title, headings and contents agree on. Where they do not, or say nothing of either, a person is asked what
    the title of an initiative is: one that is there, or the content of a request."""
    asking = speaks_of(SUPPORT, [*titles, *chain.from_iterable(profiles.heads.values())])
    judged = _are_judged(register, profiles)
    if asking != judged:
        return support if asking else register
    silent = not asking and not speaks_of(REGISTER, titles)
    if silent and len(support.fields) >= len(register.fields):
        return support
    taken, fields = (register, ("title", "content")) if judged else (support, ("content", "title"))
    return replace(taken, unsure={**taken.unsure, taken.fields[fields[0]]: fields})


def _are_judged(register: Settled, profiles: Profiles) -> bool:
    """Whether a list tells days of recognition, decisions or verdicts: what nobody has who still asks for help."""
    below = {name: profiles.of(column).texts for name, column in register.fields.items()}
    day = register.fields.get("recognised", 0)
    dated = bool(below.get("recognised")) and speaks_of_recognition(profiles.heads.get(day, ()))
    stated = (text for name in STATED & below.keys() for text in below[name])
    verdicts = any(read_status(text)[0] in ("valid", "invalid") for text in stated)
    return dated or verdicts or are_decisions(below.get("decision", ()))


def _named(profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """Column -> the fields that its heading can name: as phrases say it, then in any other order of their words."""
    named = named_by_headings(REGISTER, profiles)
    both = {c: (*named.get(c, ()), *loosely_named(REGISTER, " ".join(levels))) for c, levels in profiles.heads.items()}
    return {column: tuple(dict.fromkeys(fields)) for column, fields in both.items() if fields}


def _borne_out(named: Mapping[int, tuple[str, ...]], profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """What the contents do not deny: a title has words, a day has a digit, days and decisions state nothing.

    Figures below "Hợp lệ" are no marks: what they state is asked about where nothing else states anything.
    """
    kept: dict[int, tuple[str, ...]] = {}
    for column, fields in named.items():
        profile = profiles.of(column)
        allowed = tuple(name for name in fields if not profile.filled or _may_be(name, profile))
        if "recognised" in allowed and not (names_days(profile.texts) or speaks_of_recognition(profiles.heads[column])):
            allowed = tuple(name for name in allowed if name != "recognised")  # "7h15 - 7h30" below "Thời gian"
        if allowed[:1] == ("submitted",) and are_days(profile.texts) and _tells_recognition(profiles.heading(column)):
            allowed = ("recognised",)
        if allowed[:1] in (("decision",), ("body",)) and are_days(profile.texts) and not are_decisions(profile.texts):
            allowed = ("recognised",)  # "Ngày ban hành QĐ", "Ngày Hội đồng công nhận"
        if allowed:
            kept[column] = ("status",) if allowed[0] in MARKS and are_votes(profile) else allowed
    return kept


def _tells_recognition(heading: str) -> bool:
    """Whether a part of a heading speaks of recognition: "Ngày áp dụng, công nhận" above the only days."""
    return any(heading_field(REGISTER, part) in ("recognised", "status", "decision") for part in SIDES.split(heading))


def _may_be(name: str, profile: Profile) -> bool:
    texts = profile.texts
    if name not in STATED | {"reason", "note"} and states(texts):
        return False
    if name in NAMES and profile.is_marks:
        return False
    if name in ("title", "authors"):
        return profile.is_words or 2 * sum(has_letter(text) for text in texts) > len(texts) > 2
    if name == "recognised":
        return any(map(has_digit, texts)) or len(texts) < 3
    if name in STATED:
        return not are_days(texts) and not are_decisions(texts)
    return True


def _best(name: str, columns: Sequence[int], profiles: Profiles) -> int:
    """The column of a field that several headings name: that of names for a title, that of days for a day."""
    if name == "title":
        named = {c: "ten" in profiles.above(c).split() for c in columns}
        return max(columns, key=lambda c: (named[c], _are_titles(profiles.of(c)), -c))
    looks = {"recognised": are_days, "status": is_status_like, "authors": _name_persons}
    likely: Callable[[Sequence[str]], bool] = looks.get(name, lambda texts: len(texts) > 1)
    return max(columns, key=lambda c: (likely(profiles.of(c).texts), not profiles.of(c).is_marks, -c))


def _unit(
    fields: dict[str, int],
    why: dict[int, tuple[str, ...]],
    named: Mapping[int, tuple[str, ...]],
    profiles: Profiles,
) -> dict[str, tuple[int, ...]]:
    """Takes the column of the directory's units, whatever its heading; what is headed so beside it names branches then.

    Comes back with the further columns of units that no heading gives to another field.
    """
    if (known := profiles.is_unit) is None:
        if "unit" not in fields and "branch" in fields:
            fields["unit"] = fields.pop("branch")
        return {}
    taken = {column for name, column in fields.items() if name in OWN - {"body"} or name in ("number", "phone")}
    free = [column for column in profiles.columns if column not in taken]
    # below a heading of another field "Giáo dục" is a trade, and "CĐ Giáo dục" alone a unit
    others = {column for name, column in fields.items() if name not in ("unit", "branch", "body")}
    wholly = {c: known if c not in others else lambda text: bool(UNION.match(text)) and known(text) for c in free}
    shares = {c: share for c in free if (share := profiles.of(c).known(wholly[c])) >= KNOWN_SHARE}
    if not shares:
        return {}
    headed = fields.get("unit")
    best = max(shares, key=lambda c: (c == headed or (headed not in shares and c == fields.get("branch")), shares[c]))
    if best == fields.get("body") and headed is not None:
        return {}
    spare = [c for c in shares if c not in named or c not in fields.values()]  # no other field's own column
    unions = {c for c in spare if profiles.of(c).known(lambda t: bool(UNION.match(t)) and known(t))}
    unions |= {c for c in shares if named.get(c, ())[:1] in (("unit",), ("branch",))}
    further = tuple(c for c in shares if c in unions and c not in (best, fields.get("body")))
    if best != headed:
        fields.pop(next((name for name, column in fields.items() if column == best), ""), None)
        if headed is not None and "branch" not in fields:
            fields["branch"] = headed
        fields["unit"], why[best] = best, ("contents",)
    return {"unit": further} if further else {}


def _by_contents(
    fields: dict[str, int],
    why: dict[int, tuple[str, ...]],
    others: Sequence[int],
    profiles: Profiles,
    *,
    bare_list: bool,
) -> dict[str, tuple[int, ...]]:
    """Takes what no heading names, by how it looks, the first column that fits and is none of these `others`; further
    ones that state come back."""
    stated = bool(STATED & fields.keys())
    looks: dict[str, Callable[[Profile], bool]] = {
        "number": lambda profile: bare_list and profile.texts == tuple(str(n + 1) for n in range(len(profile.texts))),
        "recognised": lambda profile: are_days(profile.texts),
        "decision": lambda profile: are_decisions(profile.texts),
        "status": lambda profile: len(profile.texts) > 1 and are_statuses(profile) and repeat(profile),
        "authors": lambda profile: _name_persons(profile.texts),
        "title": _are_titles,
    }
    for name, fits in looks.items():
        if name in fields or (name == "status" and stated):
            continue
        free = [c for c in profiles.columns if c not in fields.values() and c not in others]
        column = next((c for c in free if profiles.of(c).filled and fits(profiles.of(c))), None)
        if column is not None:
            fields[name], why[column] = column, ("contents",)
    only = [fields[name] for name in STATED & fields.keys()]
    marks = [profiles.of(column) for column in only if "status" in fields and len(only) == 1]
    ticked = any(profile.is_marks and all(map(is_mark, profile.texts)) for profile in marks)
    remarks = [name for name in ("note", "reason")[: 1 + bool(only)] if name in fields]
    noted = next((name for name in remarks if carry_verdicts(profiles.of(fields[name]))), "")
    if noted and (not only or ticked):
        fields |= {"valid_mark": fields["status"]} if only else {}
        fields["status"] = fields.pop(noted)
        why[fields["status"]] = ("contents",)
    further = [c for c in profiles.columns if c not in fields.values() and states(profiles.of(c).texts)]
    return {"status": tuple(further)} if further and "status" in fields and not (stated or noted) else {}


def _name_persons(texts: Sequence[str]) -> bool:
    return share(PERSON, texts) > MOST and sum(map(len, texts)) < LONG * len(texts)


def _are_titles(profile: Profile) -> bool:
    many = 2 * len(profile.texts) > profile.filled > 1
    return many and profile.is_words and sum(map(len, profile.texts)) > LONG * len(profile.texts)
