"""What was said of uploads afterwards: withdrawn, or published under a wrong date or period. Nothing is ever changed.

An amendment is a row of its own, and the last one about an upload holds. `UpTo` says up to where uploads and
amendments are looked at, so that a state can be drawn as a preview or an upload found it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    func,
    insert,
    literal,
    or_,
    select,
    union,
    union_all,
)

from tally.errors import TallyError
from tally.store.schema import amendment, highest, made, new_id, upload
from tally.store.types import Amendment, Upload
from tally.wording import say

KINDS = ("withdraw", "correct")
LARGEST = 2**53  # a number that no amendment has


@dataclass(frozen=True)
class UpTo:
    """Up to which upload and which amendment is looked at, both included."""

    upload: int
    amendment: int


def every(connection: Connection) -> dict[int, tuple[Amendment, ...]]:
    """Upload -> what was said of it, oldest first."""
    query = select(amendment, upload.c.period.label("first_period"), upload.c.as_of.label("first_as_of"))
    query = query.join(upload, upload.c.id == amendment.c.upload_id).order_by(amendment.c.id)
    grouped: dict[int, tuple[Amendment, ...]] = {}
    for row in connection.execute(query).mappings():
        before = grouped.get(row["upload_id"], ())
        was = (before[-1].period, before[-1].as_of) if before else (row["first_period"], row["first_as_of"])
        more = {"upload": row["upload_id"], "was_period": was[0], "was_as_of": was[1], "when": row["amended_at"]}
        grouped[row["upload_id"]] = (*before, made(Amendment, row, **more))
    return grouped


def last(seen: UpTo | None = None, also: Amendment | None = None) -> Select[Any]:
    """What was said last of every upload that anything was said of: upload_id, kind, period, as_of, reason, who.

    Up to a moment where it is given; `also` as if it had been written too.
    """
    columns = [amendment.c[name] for name in ("id", "upload_id", "kind", "period", "as_of", "reason", "who")]
    written: Select[Any] | CompoundSelect[Any] = select(*columns)
    if seen is not None:
        written = select(*columns).where(amendment.c.id <= seen.amendment)
    if also is not None:
        values = {"id": LARGEST, "upload_id": also.upload}
        values |= {name: getattr(also, name) for name in ("kind", "period", "as_of", "reason", "who")}
        written = union_all(
            written, select(*(literal(values[part.name], part.type).label(part.name) for part in columns))
        )
    amended = written.cte("amended")
    latest = select(func.max(amended.c.id)).group_by(amended.c.upload_id)
    return select(amended).where(amended.c.id.in_(latest))


def aside(latest: FromClause, seen: UpTo | None = None) -> CompoundSelect[Any]:
    """The numbers of the uploads that count at no date, after what was said `last`: the one rule, also of the views.

    An upload does not count once it was withdrawn, or while an upload that is not withdrawn replaces it.
    """
    withdrawn = select(latest.c.upload_id.label("id")).where(latest.c.kind == "withdraw")
    replaced = select(upload.c.replaces).where(upload.c.replaces.is_not(None), upload.c.id.not_in(withdrawn))
    return union(withdrawn, replaced if seen is None else replaced.where(upload.c.id <= seen.upload))


def moment_before(connection: Connection, number: int) -> UpTo:
    """Everything that was there when this upload was published."""
    return UpTo(number - 1, highest(connection, amendment.c.id, amendment.c.newest < number))


def newest(connection: Connection, period: str | None = None) -> int:
    """The last amendment that bears on a period or on the directory, or on any; 0 where there is none."""
    if period is None:
        return highest(connection, amendment.c.id)
    mine = or_(amendment.c.period.in_((period, "")), upload.c.period.in_((period, "")))
    return highest(connection, amendment.c.id, upload.c.id == amendment.c.upload_id, mine)


def draft(it: Upload, kind: str, reason: str, who: str, as_of: date | None, period: str | None) -> Amendment:
    """The amendment as it would be written; the last one where that said the same, by whomever: a retry."""
    holds = (period or it.period, as_of or it.as_of, it.period, it.as_of)
    proposed = Amendment(0, it.id, kind, *holds, reason, who, datetime.now(UTC).astimezone(), newest=0)
    same = attrgetter("kind", "period", "as_of")
    if it.amendments and same(it.amendments[-1]) == same(proposed):
        return replace(it.amendments[-1], already=True)
    return proposed


def must_say_something(it: Upload, proposed: Amendment) -> None:
    """Raises TallyError where the amendment says nothing new, or cannot be said of this upload."""
    if proposed.already:
        return
    if it.kind == "support":
        raise TallyError("amend-support", number=it.id)
    if not it.counts:
        raise TallyError("amend-not-counted", number=it.id)
    if proposed.kind == "withdraw":
        return
    if (proposed.period, proposed.as_of) == (it.period, it.as_of):
        raise TallyError("amend-nothing", number=it.id)
    if proposed.as_of > date.today():
        raise TallyError("amend-future", day=proposed.as_of)
    if it.kind == "directory" and proposed.period:
        raise TallyError("amend-directory-period", number=it.id)


def write(connection: Connection, proposed: Amendment) -> Amendment:
    """Keeps the amendment, with the number and the moment that it gets."""
    top = highest(connection, upload.c.id)
    values = {name: getattr(proposed, name) for name in ("kind", "period", "as_of", "reason", "who")}
    values |= {"upload_id": proposed.upload, "amended_at": proposed.when, "newest": top}
    return replace(proposed, id=new_id(connection, insert(amendment).values(values)), newest=top)


def phrase(it: Amendment) -> str:
    """What was said of an upload afterwards, by whom, when and why, in one sentence."""
    kind = "withdraw" if it.kind == "withdraw" else "date" if it.period == it.was_period else "period"
    words = {"was": it.was_as_of, "asof": it.as_of, "wasperiod": it.was_period, "period": it.period}
    return say(f"keep-amended-{kind}", **words, who=it.who, when=it.when, reason=it.reason)
