"""Every upload, and what was said of it afterwards: withdrawn, or published under a wrong date or period.

Nothing is ever changed: an amendment is a row of its own, and the last one about an upload holds. `UpTo` says up to
where uploads and amendments are looked at, so that a state can be drawn as a preview or an upload found it. Uploads are
listed once for each database, then only what came since; the figures at a date are made from the same list.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import pyarrow as pa
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Engine,
    FromClause,
    RowMapping,
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
from tally.store.schema import amendment, blob, figures, highest, legible, made, new_id, redaction, upload
from tally.vocabulary.statuses import STATUSES
from tally.wording import say

LARGEST = 2**53  # a number that no amendment has


@dataclass(frozen=True)
class Amendment:
    """What was said of an upload afterwards: `kind` is "withdraw" or "correct"; `when` is local time.

    `period` and `as_of` hold from then on, `was_period` and `was_as_of` did until then. `already` says that the very
    same was said before, and nothing was written now. `newest` is the upload published last by then.
    """

    id: int
    upload: int
    kind: str
    period: str
    as_of: date
    was_period: str
    was_as_of: date
    reason: str
    who: str
    when: datetime
    newest: int
    already: bool = False


@dataclass(frozen=True)
class Upload:
    """One accepted file. `version` counts within its period; `when` is local time; a directory has period "".

    `period` and `as_of` are as corrected since, `amendments` says by whom and why, oldest first. `counts` is False once
    it was withdrawn or another upload has taken its place. `restores` is the upload whose content was published again,
    `replaces` the one that no longer counts because of this one; `units` are the codes that it covers; `rows` is how
    many initiatives it lists, None for a summary.
    """

    id: int
    version: int
    kind: str
    file: str
    sha256: str
    period: str
    as_of: date
    who: str
    when: datetime
    note: str
    reason: str
    restores: int | None
    replaces: int | None
    units: tuple[str, ...]
    valid: int
    invalid: int
    pending: int
    rows: int | None
    size: int
    counts: bool = True
    amendments: tuple[Amendment, ...] = ()

    @property
    def withdrawn(self) -> Amendment | None:
        """By whom and why it was withdrawn; None where it was not."""
        return next((last for last in self.amendments[-1:] if last.kind == "withdraw"), None)

    @property
    def prints_quotas(self) -> bool:
        """Whether quotas stand in its table; a register has none."""
        return self.kind != "register" and self.rows is None

    @property
    def first(self) -> tuple[str, date]:
        """The period and as-of date that it was published with."""
        said = self.amendments[:1]
        return next(((it.was_period, it.was_as_of) for it in said), (self.period, self.as_of))


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


def set_aside(latest: FromClause, seen: UpTo | None = None) -> CompoundSelect[Any]:
    """The numbers of the uploads that count at no date, after what was said `last`: the one rule, also of the views.

    An upload does not count once it was withdrawn, or while an upload that is not withdrawn replaces it.
    """
    withdrawn = select(latest.c.upload_id.label("id")).where(latest.c.kind == "withdraw")
    replaced = select(upload.c.replaces).where(upload.c.replaces.is_not(None), upload.c.id.not_in(withdrawn))
    return union(withdrawn, replaced if seen is None else replaced.where(upload.c.id <= seen.upload))


def moment_before(connection: Connection, number: int) -> UpTo:
    """Everything that was there when this upload was published."""
    return UpTo(number - 1, highest(connection, amendment.c.id, amendment.c.newest < number))


def newest_amendment(connection: Connection, period: str) -> int:
    """The last amendment that bears on a period or on the directory; 0 where there is none."""
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


class Mark(NamedTuple):
    """The newest of everything: upload, the key it was published under, amendment and redaction; 0 where none is."""

    upload: int
    key: str
    amendment: int
    redaction: int


NOTHING = Mark(0, "", 0, 0)


@dataclass(frozen=True)
class Listing:
    """Every upload, newest first, and what was the newest of everything when they were listed.

    `figures` and `worked_out` are what `tally.store.state` has read of them and made of them since.
    """

    mark: Mark = NOTHING
    uploads: tuple[Upload, ...] = ()
    figures: dict[int, pa.Table] = field(default_factory=dict, compare=False, repr=False)
    worked_out: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)


_KEPT: WeakKeyDictionary[Engine, Listing] = WeakKeyDictionary()


def known_uploads(connection: Connection) -> Listing:
    """Every upload that this transaction sees; read anew only where anything was published, amended or blanked since.

    What a writer sees is not kept: it may yet be taken back.
    """
    tops = (func.coalesce(select(func.max(table.c.id)).scalar_subquery(), 0) for table in (amendment, redaction))
    newest_first = select(upload.c.id, upload.c.publish_key, *tops).order_by(upload.c.id.desc())
    if (row := connection.execute(newest_first.limit(1)).first()) is None:
        return Listing()
    mark, before = Mark(*row), _KEPT.get(connection.engine, Listing())
    if before.mark == mark:
        return before
    there = select(upload.c.publish_key).where(upload.c.id == before.mark.upload)
    if connection.execute(there).scalar() != before.mark.key:
        before = Listing()  # another store by now
    if before.mark.redaction == mark.redaction:
        fresh = {it.id: it for it in (*before.uploads, *_entries(connection, _uploads().where(_touched(before.mark))))}
        known = tuple(fresh[number] for number in sorted(fresh, reverse=True))
    else:
        known = tuple(_entries(connection, _uploads().order_by(upload.c.id.desc())))
    if connection.get_execution_options().get("tally_writes"):
        return Listing(mark, known, dict(before.figures), dict(before.worked_out))
    _KEPT[connection.engine] = Listing(mark, known, before.figures, before.worked_out)
    return _KEPT[connection.engine]


def _touched(before: Mark) -> ColumnElement[bool]:
    """What was published since, and what may stand otherwise by that or by what was amended since."""
    amended = select(amendment.c.upload_id).where(amendment.c.id > before.amendment)
    bearing = or_(upload.c.id > before.upload, upload.c.id.in_(amended))
    return or_(bearing, upload.c.id.in_(select(upload.c.replaces).where(upload.c.replaces.is_not(None), bearing)))


def uploads(connection: Connection, period: str | None = None) -> list[Upload]:
    """Every upload, newest first; of one period, as corrected, where it is named."""
    return [it for it in known_uploads(connection).uploads if period in (None, it.period)]


def by_number(connection: Connection, number: int) -> Upload:
    """The upload with this number. Raises TallyError where there is none."""
    if not 0 < number < LARGEST or (it := newest(connection, upload.c.id == number)) is None:
        raise TallyError("no-such-upload", number=number)
    return it


def newest(connection: Connection, *where: ColumnElement[bool]) -> Upload | None:
    """The upload published last of which this holds; None where there is none."""
    return next(iter(matching(connection, *where, limit=1)), None)


def matching(connection: Connection, *where: ColumnElement[bool], limit: int | None = None) -> list[Upload]:
    """The uploads of which this holds, newest first."""
    return _entries(connection, _uploads().where(*where).order_by(upload.c.id.desc()).limit(limit))


def _uploads() -> Select[Any]:
    return select(upload, blob.c.size).join(blob, blob.c.sha256 == upload.c.sha256)


def _entries(connection: Connection, query: Select[Any]) -> list[Upload]:
    amended, gone = every(connection), set(connection.execute(set_aside(last().cte("last"))).scalars())
    entries = legible(connection, query, upload.c.id, _upload, lambda number: _unreadable(connection, number))
    return [_amended(it, amended.get(it.id, ()), counts=it.id not in gone) for it in entries]


def _amended(it: Upload, amendments: tuple[Amendment, ...], *, counts: bool) -> Upload:
    if amendments:
        it = replace(it, amendments=amendments, period=amendments[-1].period, as_of=amendments[-1].as_of)
    return it if counts else replace(it, counts=False)


def _upload(row: RowMapping) -> Upload:
    when = row["published_at"]
    return made(Upload, row, units=_codes(row["scope"]), when=when, rows=row["row_count"])


@lru_cache(maxsize=1024)
def _codes(scope: str) -> tuple[str, ...]:
    """The units that an upload covers: most cover the same."""
    return tuple(json.loads(scope))


def _unreadable(connection: Connection, number: int) -> Upload:
    """What stands for an upload whose record is damaged: its number, `kind` "unreadable", and what its figures say."""
    rest = connection.execute(select(upload.c.replaces, upload.c.row_count).where(upload.c.id == number)).one()
    held = connection.execute(select(figures).where(figures.c.upload_id == number).order_by(figures.c.unit)).all()
    values: dict[str, Any] = dict.fromkeys(("sha256", "who", "note", "reason"), "") | {"restores": None}
    values |= dict.fromkeys((*STATUSES, "size"), 0) | {"replaces": rest.replaces, "rows": rest.row_count}
    values |= {"period": "", "as_of": date.min, "version": 0} if not held else {}
    values |= {name: getattr(row, name) for row in held[:1] for name in ("period", "as_of", "version")}
    values |= {"file": say("record-not-shown", number=str(number)), "units": tuple(row.unit for row in held)}
    return Upload(id=number, kind="unreadable", when=datetime.fromtimestamp(0).astimezone(), **values)
