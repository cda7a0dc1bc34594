"""What the columns of a list of initiatives mean: headings first, then what stands below them.

The unit is the column of the directory's names, whatever its heading; the status is what states something; a day, a
decision, a person and a title are known by how they look where no heading names them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain

from tally.table.levels import Heads, named_by_headings, names_beside
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
from tally.text import bare, has_digit, has_letter
from tally.vocabulary import LONGEST, REGISTER, SUMMARY, abouts, heading_field, loosely_named
from tally.vocabulary.statuses import (
    SURE,
    are_marks,
    is_mark,
    is_status_like,
    may_be_no_reason,
    no_reason,
    read_status,
    stated_by,
    states,
)

MARKS = ("valid_mark", "invalid_mark", "pending_mark")
STATED = frozenset({"status", *MARKS})
OWN = STATED | {"title", "authors", "recognised", "decision", "body", "benefit", "reason"}
NAMES = frozenset({"title", "authors", "unit", "branch", "body", "group", "field", "position", "phone"})
FEW = 40  # different texts that a column of statuses may have
VOTED = 5  # one number beyond 0 and 1 in so many cells makes votes of what may be marks; sums of pages are fewer
REPEATED = 2  # times that each text of a column stands in it on average for it to be one of verdicts
LONG = 25  # letters that titles have on average
PERSON = re.compile(r"\b(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\.? ){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹđ]*")
UNION = re.compile(r"\W*(?:lđlđ|ldld|liên đoàn|lien doan|công đoàn|cong doan|cđ|cd)\b", re.IGNORECASE)
QUESTION = re.compile(
    r"\W*(?:(?:hay )?(?:không|chưa|khong|chua))? ?\?$|\W*hay (?:không|chưa|khong|chua)$", re.IGNORECASE
)
SIDES = re.compile(r" ?[/;,|] ?")


def register_columns(heads: Heads, profiles: Profiles, *, bare_list: bool = False) -> Settled:
    """The columns of a list of initiatives, by their headings and what stands below them; of a `bare_list`, by that
    alone."""
    named = _borne_out(_named(heads), heads, profiles)
    by_field: dict[str, list[int]] = {}
    for column, (name, *_) in named.items():
        by_field.setdefault(name, []).append(column)
    fields = {name: _best(name, columns, heads, profiles) for name, columns in by_field.items()}
    why: dict[int, tuple[str, ...]] = dict.fromkeys(fields.values(), ("heading",))
    unsure = _marked(fields, by_field, why, heads, profiles)
    fields, doubtful = _statuses(fields, by_field, heads, profiles)
    rivals = _unit(fields, why, named, profiles)
    known, ours = profiles.is_unit, "unit" in fields and profiles.of_units(fields["unit"])
    if known and any(UNION.match(levels[-1]) and known(levels[-1]) for levels in heads.values()):
        return Settled("register", {})  # a row that names a unit is one of the list
    if len(OWN & fields.keys()) + ours > 1 or bare_list:
        doubtful |= _by_contents(fields, why, by_field.get("submitted", ()), profiles, bare_list=bare_list)
    unsure |= _one_sign(fields, heads, profiles)
    unsure |= _left_over(fields, named, heads, profiles)
    fields = with_both(in_parts(fields, heads, profiles), heads, profiles)
    beside, dated = recognised_beside(
        fields, by_field.get("submitted", ()), heads, profiles, headed="recognised" in by_field
    )
    beside |= names_beside("unit", fields, heads, profiles, known) | names_beside("authors", fields, heads, profiles)
    unsure = {column: may for column, may in unsure.items() if column not in beside.values()}
    return Settled("register", fields, doubtful, why, beside=beside, unsure=unsure, rivals=rivals | dated)


def are_initiatives(settled: Settled, heads: Heads, profiles: Profiles) -> bool:
    """Whether a list that speaks of no initiatives is one of them: somebody's titles, judged or recognised, from units
    of the directory. Calendars and letters have titles, persons, units and days, too."""
    fields = settled.fields
    if not {"title", "authors", "unit"} <= fields.keys() or not profiles.of_units(fields["unit"]):
        return False
    judged = "status" in fields and is_status_like(profiles.of(fields["status"]).texts)
    recognised = "recognised" in fields and speaks_of_recognition(heads, fields["recognised"])
    return (judged or recognised) and _are_titles(profiles.of(fields["title"]))


def _named(heads: Heads) -> dict[int, tuple[str, ...]]:
    """Column -> the fields that its heading can name: as phrases say it, then in any other order of their words."""
    named, loosely = named_by_headings(REGISTER, heads), {c: " ".join(levels) for c, levels in heads.items()}
    both = {c: (*named.get(c, ()), *loosely_named(REGISTER, text)) for c, text in loosely.items()}
    return {column: tuple(dict.fromkeys(fields)) for column, fields in both.items() if fields}


def _borne_out(named: Mapping[int, tuple[str, ...]], heads: Heads, profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """What the contents do not deny: a title has words, a day has a digit, days and decisions state nothing.

    Figures below "Hợp lệ" are no marks: what they state is asked about where nothing else states anything.
    """
    kept: dict[int, tuple[str, ...]] = {}
    for column, fields in named.items():
        profile = profiles.of(column)
        allowed = tuple(name for name in fields if not profile.filled or _may_be(name, profile))
        if "recognised" in allowed and not (names_days(profile.texts) or speaks_of_recognition(heads, column)):
            allowed = tuple(name for name in allowed if name != "recognised")  # "7h15 - 7h30" below "Thời gian"
        if allowed[:1] == ("submitted",) and are_days(profile.texts) and _tells_recognition(heads[column][-1]):
            allowed = ("recognised",)
        if allowed[:1] in (("decision",), ("body",)) and are_days(profile.texts) and not are_decisions(profile.texts):
            allowed = ("recognised",)  # "Ngày ban hành QĐ", "Ngày Hội đồng công nhận"
        if allowed:
            kept[column] = ("status",) if allowed[0] in MARKS and _are_figures(profile) else allowed
    return kept


def _tells_recognition(heading: str) -> bool:
    """Whether a part of a heading speaks of recognition: "Ngày áp dụng, công nhận" above the only days."""
    parts = SIDES.split(heading)
    return len(parts) > 1 and any(
        heading_field(REGISTER, part) in ("recognised", "status", "decision") for part in parts
    )


def _are_figures(profile: Profile) -> bool:
    """Whether votes or other counts stand where marks would: numbers beyond 0 and 1, and no sign beside them."""
    counts = Counter({text: times for text, times in profile.wordings.items() if text.isdigit()})
    ticks = any(are_marks([text]) for text in profile.texts if text not in counts)
    return not ticks and VOTED * (counts.total() - counts["0"] - counts["1"]) > profile.filled


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


def _best(name: str, columns: Sequence[int], heads: Heads, profiles: Profiles) -> int:
    """The column of a field that several headings name: that of names for a title, that of days for a day."""
    if name == "title":
        named = {c: "ten" in bare(" ".join(heads[c])).split() for c in columns}
        return max(columns, key=lambda c: (named[c], _are_titles(profiles.of(c)), -c))
    looks = {"recognised": are_days, "status": is_status_like, "authors": _name_persons}
    likely: Callable[[Sequence[str]], bool] = looks.get(name, lambda texts: len(texts) > 1)
    return max(columns, key=lambda c: (likely(profiles.of(c).texts), not profiles.of(c).is_marks, -c))


def _marked(
    fields: dict[str, int],
    by_field: Mapping[str, list[int]],
    why: dict[int, tuple[str, ...]],
    heads: Heads,
    profiles: Profiles,
) -> dict[int, tuple[str, ...]]:
    """Settles what columns of marks mean, by their own headings beside each other's: "Thông qua" | "Trả lại".

    Comes back with those that only answer where the others do not: what they mean, a person is asked.
    """
    named = {column: name for name, columns in by_field.items() for column in columns}
    free = [c for c in profiles.columns if named.get(c, "status") in STATED]
    rows = {c: marked for c in free if not _are_figures(profiles.of(c)) and (marked := profiles.of(c).marked)}
    meant = _marks_meant(rows, named, heads)
    times = Counter(chain.from_iterable(rows.values()))
    apart = [c for c in rows if 2 * sum(times[row] > 1 for row in rows[c]) < len(rows[c])]
    marks = [c for c in rows if profiles.of(c).is_marks]
    silent = [c for c in marks if c in apart and c not in meant]
    if silent and not meant and not STATED & fields.keys():
        return dict.fromkeys(silent, ("", *MARKS))
    if fields.get("status") in marks and fields["status"] in apart and (len(silent) > 1 or meant):
        del fields["status"]
    wordy = [c for c in rows if c not in (*marks, *apart) and not states(profiles.of(c).texts)]
    for name in MARKS:
        if (column := fields.get(name, 0)) in wordy or meant.get(column, name) != name:
            by_field[name].remove(fields.pop(name))
    for column, name in meant.items():
        if column in (*marks, *apart) and column not in fields.values() and name not in fields:
            fields[name], why[column] = column, ("heading", "contents")
    unsure = {}
    for column in silent:
        left = [name for name in MARKS if name not in fields]
        if left and (meant or len(silent) > 1) and column not in fields.values():
            fields[left[0]], why[column], unsure[column] = column, ("contents",), (*left, "")
    return unsure


def _marks_meant(columns: Collection[int], named: Mapping[int, str], heads: Heads) -> dict[int, str]:
    """Column -> what its marks mean: its own heading says, its opposite beside it, or its place below one of both.

    "Có" and "Không" answer what stands above them, which may be no question of a status.
    """
    texts = {column: heads.get(column, ("",))[-1] for column in columns}
    own = {column: QUESTION.sub("", text) if len(text) <= LONGEST else "" for column, text in texts.items()}
    read = stated_by(own.values(), {})
    meant, same = {}, defaultdict[str, list[int]](list)
    for column, text in own.items():
        same[text].append(column)
    for column, text in own.items():
        alike = same[text]
        sides = [read_status(side)[0] for side in SIDES.split(text)]
        paired = len(sides) == len(alike) and all(sides)
        status = read[text][0] if len(alike) == 1 else sides[alike.index(column)] if paired else None
        if status and (column in named or bare(text) not in SURE):
            meant[column] = f"{status}_mark"
    return meant


def _statuses(
    fields: dict[str, int], by_field: Mapping[str, Sequence[int]], heads: Heads, profiles: Profiles
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """A lone column headed "Hợp lệ", or one mark's whose words state both, is a status; two of them are doubtful."""
    marked = {column for name, column in fields.items() if name in MARKS}
    stating = [c for c in by_field.get("status", ()) if c not in marked and _states(profiles.of(c))]
    free = [c for c in profiles.columns if c not in fields.values() and c not in stating]
    free = [c for c in free if states(profiles.of(c).texts)]
    if "status" in fields and not stating and free:
        fields = {**fields, "status": free[0]}
    stating += free if "status" in fields else []
    doubtful = {}
    if len(stating) > 1 and fields["status"] in stating:
        doubtful["status"] = tuple(c for c in stating if c != fields["status"])
    for mark in MARKS:
        several = [c for c in by_field.get(mark, ()) if c not in marked or c == fields.get(mark)]
        if len(several) > 1 and mark in fields and "status" not in fields:
            doubtful[mark] = tuple(several[1:])
    marks = [name for name in MARKS if name in fields]
    lone = marks[0] if len(marks) == 1 and "status" not in fields else ""
    of_lone = profiles.of(fields.get(lone, 0))
    most = not of_lone.is_marks and 2 * of_lone.filled > profiles.of(fields.get("title", 0)).filled
    if lone == "valid_mark" or (lone and (most or states(of_lone.texts))):
        fields = {("status" if name == lone else name): column for name, column in fields.items()}
        doubtful = {("status" if name == lone else name): further for name, further in doubtful.items()}
    elif marks and "status" in fields and not stating:
        fields = {name: column for name, column in fields.items() if name != "status"}
    if "status" in fields:
        taken = {*fields.values(), *doubtful.get("status", ())}
        left = [c for c in profiles.columns if c not in taken]
        if alike := tuple(c for c in left if _answers_alike(c, fields["status"], heads, profiles)):
            doubtful["status"] = (*doubtful.get("status", ()), *alike)
    return fields, doubtful


def _answers_alike(column: int, status: int, heads: Heads, profiles: Profiles) -> bool:
    """Whether a column gives nearly always the answers of the one that states, below a heading that speaks of
    recognition: the same initiatives "Có" or "Không" at another level."""
    own = profiles.of(column).wordings
    same = own.keys() & profiles.of(status).wordings.keys()
    if len(same) < 2 or MOST * own.total() >= sum(own[text] for text in same):
        return False
    heading = bare(" ".join(heads.get(column, ())))
    return any(about in heading for about in abouts())


def _states(profile: Profile) -> bool:
    return bool(profile.texts) and len(profile.texts) <= FEW and is_status_like(profile.texts)


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
    submitted: Sequence[int],
    profiles: Profiles,
    *,
    bare_list: bool,
) -> dict[str, tuple[int, ...]]:
    """Takes what no heading names, by how it looks, the first column that fits; further ones that state come back."""
    stated = bool(STATED & fields.keys())
    looks: dict[str, Callable[[Profile], bool]] = {
        "number": lambda profile: bare_list and profile.texts == tuple(str(n + 1) for n in range(len(profile.texts))),
        "recognised": lambda profile: are_days(profile.texts),
        "decision": lambda profile: are_decisions(profile.texts),
        "status": lambda profile: len(profile.texts) > 1 and _states(profile) and _few(profile),
        "authors": lambda profile: _name_persons(profile.texts),
        "title": _are_titles,
    }
    for name, fits in looks.items():
        if name in fields or (name == "status" and stated):
            continue
        free = [c for c in profiles.columns if c not in fields.values() and c not in submitted]
        column = next((c for c in free if profiles.of(c).filled and fits(profiles.of(c))), None)
        if column is not None:
            fields[name], why[column] = column, ("contents",)
    only = [fields[name] for name in STATED & fields.keys()]
    marks = [profiles.of(column) for column in only if "status" in fields and len(only) == 1]
    ticked = any(profile.is_marks and all(map(is_mark, profile.texts)) for profile in marks)
    remarks = [name for name in ("note", "reason")[: 1 + bool(only)] if name in fields]
    noted = next((name for name in remarks if _denies(profiles.of(fields[name]))), "")
    if noted and (not only or ticked):
        fields |= {"valid_mark": fields["status"]} if only else {}
        fields["status"] = fields.pop(noted)
        why[fields["status"]] = ("contents",)
    further = [c for c in profiles.columns if c not in fields.values() and states(profiles.of(c).texts)]
    return {"status": tuple(further)} if further and "status" in fields and not (stated or noted) else {}


def _left_over(
    fields: dict[str, int], named: Mapping[int, tuple[str, ...]], heads: Heads, profiles: Profiles
) -> dict[int, tuple[str, ...]]:
    """Of a list that states nothing, what may be verdicts after all: a person is asked what these columns are.

    A reason below "Lý do không hợp lệ" states that, where it is no "Không có"; below "Lý do" it may. So may few texts
    that come again and again.
    """
    if STATED & fields.keys() or "title" not in fields:
        return {}
    reason, many = fields.get("reason"), profiles.of(fields["title"]).filled
    if reason is not None and _tell_some(profiles.of(reason), many):
        if is_against(heads[reason][-1]) and not _are_mixed(profiles.of(reason)):
            fields["invalid_mark"] = reason
            return {}
        return {reason: ("reason", "invalid_mark")}
    free = [c for c in heads if c not in named and c not in fields.values()]
    varied = [c for c in free if 1 < len(profiles.of(c).texts) <= min(FEW, profiles.of(c).wordings.total() / REPEATED)]
    varied = [c for c in varied if not profiles.of(c).is_figures and 2 * profiles.of(c).wordings.total() > many]
    graded = [c for c in free if heading_field(SUMMARY, heads[c][-1]) == "rank"]  # "Điểm": who passes, nobody says
    return dict.fromkeys([*varied, *graded], ("", "status"))


def _tell_some(reasons: Profile, many: int) -> bool:
    """Whether reasons stand beside some of so many initiatives and none beside others."""
    return bool(reasons.filled) and (reasons.filled < many or any(map(no_reason, reasons.texts)))


def _are_mixed(reasons: Profile) -> bool:
    """Whether what may say that there is no reason stands among reasons."""
    return not are_marks(reasons.texts) and any(may_be_no_reason(*wording) for wording in reasons.wordings.items())


def is_against(heading: str) -> bool:
    """Whether a heading asks for reasons against: "Lý do không hợp lệ"."""
    return heading_field(REGISTER, " ".join(bare(heading).split()[2:])) == "invalid_mark"


def _one_sign(fields: Mapping[str, int], heads: Heads, profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """A status whose heading names both answers ("HL/KHL") and whose cells have one sign alone: which, is asked."""
    column = fields.get("status", -1)
    sides = {read_status(side)[0] for side in SIDES.split(heads.get(column, ("",))[-1])}
    alone = {"valid", "invalid"} <= sides and are_marks(profiles.of(column).texts)
    return {column: ("valid_mark", "invalid_mark", "status")} if alone and len(profiles.of(column).texts) == 1 else {}


def _denies(profile: Profile) -> bool:
    """Whether notes carry the verdict: "Không hợp lệ - chưa có quyết định" beside some rows."""
    read = [read_status(text)[0] for text in profile.texts]
    return bool({"invalid", "pending"} & set(read)) and 2 * sum(map(bool, read)) > len(read)


def _few(profile: Profile) -> bool:
    """Whether texts repeat as statuses do, and one says more than a plain yes or no."""
    return 3 * len(profile.texts) <= max(profile.filled, 6) or states(profile.texts)


def _name_persons(texts: Sequence[str]) -> bool:
    return share(PERSON, texts) > MOST and sum(map(len, texts)) < LONG * len(texts)


def _are_titles(profile: Profile) -> bool:
    many = 2 * len(profile.texts) > profile.filled > 1
    return many and profile.is_words and sum(map(len, profile.texts)) > LONG * len(profile.texts)
