"""Which columns of a list state what became of its initiatives: a status, marks, or reasons against; and what is asked.

Words state by what they say; marks by their headings beside each other's; what nothing settles, a person is asked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from tally.table.profile import Profile, Profiles
from tally.table.recognition import MOST
from tally.text import bare
from tally.vocabulary import LONGEST, REGISTER, SUMMARY, abouts, heading_field
from tally.vocabulary.statuses import (
    SURE,
    are_marks,
    is_status_like,
    may_be_no_reason,
    no_reason,
    of_one_reason,
    read_status,
    stated_by,
    states,
)

MARKS = ("valid_mark", "invalid_mark", "pending_mark")
STATED = frozenset({"status", *MARKS})
FEW = 40  # different texts that a column of statuses may have
VOTED = 5  # one number beyond 0 and 1 in so many cells makes votes of what may be marks; sums of pages are fewer
REPEATED = 2  # times that each text of a column stands in it on average for it to be one of verdicts
QUESTION = re.compile(
    r"\W*(?:(?:hay )?(?:không|chưa|khong|chua))? ?\?$|\W*hay (?:không|chưa|khong|chua)$", re.IGNORECASE
)
SIDES = re.compile(r" ?[/;,|] ?")


def are_votes(profile: Profile) -> bool:
    """Whether votes or other counts stand where marks would: numbers beyond 0 and 1, and no sign beside them."""
    counts = Counter({text: times for text, times in profile.wordings.items() if text.isdigit()})
    ticks = any(are_marks([text]) for text in profile.texts if text not in counts)
    return not ticks and VOTED * (counts.total() - counts["0"] - counts["1"]) > profile.filled


def settle_marks(
    fields: dict[str, int],
    by_field: Mapping[str, list[int]],
    why: dict[int, tuple[str, ...]],
    profiles: Profiles,
) -> dict[int, tuple[str, ...]]:
    """Settles what columns of marks mean, by their own headings beside each other's: "Thông qua" | "Trả lại".

    Comes back with those that only answer where the others do not: what they mean, a person is asked.
    """
    named = {column: name for name, columns in by_field.items() for column in columns}
    free = [c for c in profiles.columns if named.get(c, "status") in STATED]
    rows = {c: marked for c in free if not are_votes(profiles.of(c)) and (marked := profiles.of(c).marked)}
    meant = _marks_meant(rows, named, profiles)
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


def _marks_meant(columns: Collection[int], named: Mapping[int, str], profiles: Profiles) -> dict[int, str]:
    """Column -> what its marks mean: its own heading says, its opposite beside it, or its place below one of both.

    "Có" and "Không" answer what stands above them, which may be no question of a status.
    """
    texts = {column: profiles.heading(column) for column in columns}
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


def settled_statuses(
    fields: dict[str, int], by_field: Mapping[str, Sequence[int]], profiles: Profiles
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """A lone column headed "Hợp lệ", or one mark's whose words state both, is a status; two of them are doubtful."""
    marked = {column for name, column in fields.items() if name in MARKS}
    stating = [c for c in by_field.get("status", ()) if c not in marked and are_statuses(profiles.of(c))]
    free = [c for c in profiles.columns if c not in fields.values() and c not in stating]
    free = [c for c in free if states(profiles.of(c).texts) and not (stating and of_one_reason(profiles.of(c).texts))]
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
        if alike := tuple(c for c in left if _answers_alike(c, fields["status"], profiles)):
            doubtful["status"] = (*doubtful.get("status", ()), *alike)
    return fields, doubtful


def _answers_alike(column: int, status: int, profiles: Profiles) -> bool:
    """Whether a column gives nearly always the answers of the one that states, below a heading that speaks of
    recognition: the same initiatives "Có" or "Không" at another level."""
    own = profiles.of(column).wordings
    same = own.keys() & profiles.of(status).wordings.keys()
    if len(same) < 2 or MOST * own.total() >= sum(own[text] for text in same):
        return False
    heading = profiles.above(column)
    return any(about in heading for about in abouts())


def are_statuses(profile: Profile) -> bool:
    """Whether few texts stand in a column, most of them statuses or marks."""
    return bool(profile.texts) and len(profile.texts) <= FEW and is_status_like(profile.texts)


def left_over(
    fields: dict[str, int], named: Mapping[int, tuple[str, ...]], profiles: Profiles
) -> dict[int, tuple[str, ...]]:
    """Of a list that states nothing, what may be verdicts after all: a person is asked what these columns are.

    A reason below "Lý do không hợp lệ" states that, where it is no "Không có"; below "Lý do" it may. So may few texts
    that come again and again, or a verdict among them.
    """
    if STATED & fields.keys() or "title" not in fields:
        return {}
    many, reasons = profiles.of(fields["title"]).filled, profiles.of(fields.get("reason", 0))
    if reasons.filled and (reasons.filled < many or any(map(no_reason, reasons.texts))):
        mixed = any(may_be_no_reason(*wording) for wording in reasons.wordings.items())
        if is_against(profiles.heading(fields["reason"])) and (are_marks(reasons.texts) or not mixed):
            fields["invalid_mark"] = fields["reason"]
            return {}
        return {fields["reason"]: ("reason", "invalid_mark")}
    unread = {c for c in profiles.heads if named.get(c, ("status",))[0] in STATED} - {*fields.values()}
    free = [c for c in profiles.heads if c in unread and c not in named]
    varied = [c for c in free if 1 < len(profiles.of(c).texts) <= min(FEW, profiles.of(c).wordings.total() / REPEATED)]
    varied += [c for c in profiles.heads if c in unread and c not in varied and have_verdicts(profiles.of(c))]
    varied = [c for c in varied if not profiles.of(c).is_figures and 2 * profiles.of(c).wordings.total() > many]
    # "Điểm": who passes, nobody says
    graded = [c for c in free if heading_field(SUMMARY, profiles.heading(c)) == "rank"]
    return dict.fromkeys([*varied, *graded], ("", "status"))


def is_against(heading: str) -> bool:
    """Whether a heading asks for reasons against: "Lý do không hợp lệ"."""
    return heading_field(REGISTER, " ".join(bare(heading).split()[2:])) == "invalid_mark"


def one_sign(fields: Mapping[str, int], profiles: Profiles) -> dict[int, tuple[str, ...]]:
    """A status whose heading names both answers ("HL/KHL") and whose cells have one sign alone: which, is asked."""
    column = fields.get("status", -1)
    sides = {read_status(side)[0] for side in SIDES.split(profiles.heading(column))}
    alone = {"valid", "invalid"} <= sides and are_marks(profiles.of(column).texts)
    return {column: ("valid_mark", "invalid_mark", "status")} if alone and len(profiles.of(column).texts) == 1 else {}


def carry_verdicts(profile: Profile) -> bool:
    """Whether notes carry the verdict: "Không hợp lệ - chưa có quyết định" beside some rows."""
    read = [read_status(text)[0] for text in profile.texts]
    return bool({"invalid", "pending"} & set(read)) and 2 * sum(map(bool, read)) > len(read)


def have_verdicts(profile: Profile) -> bool:
    """Whether one of a column's few texts is a verdict by itself, be the others known or not."""
    return 1 < len(profile.texts) <= FEW and any(states([text]) for text in profile.texts)


def repeat(profile: Profile) -> bool:
    """Whether texts repeat as statuses do, or all, or two of them, state something and more than a plain yes or no."""
    verdicts = {read_status(text)[0] for text in profile.texts if states([text])}
    return 3 * len(profile.texts) <= max(profile.filled, 6) or states(profile.texts) or len(verdicts) > 1
