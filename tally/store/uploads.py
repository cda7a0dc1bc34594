"""Every upload, and what was said of it afterwards: withdrawn, or published under a wrong date or period.

Nothing is ever changed: an amendment is a row of its own, and the last one about an upload holds. `at_moment` draws the
uploads as a preview or an upload found them. They are listed once for each database, then only what came since; the
figures at a date are made from the same list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Engine, RowMapping, func, insert, select

from tally.errors import TallyError
from tally.store.schema import amendment, blob, figures, highest, legible, made, new_id, redaction, upload
from tally.vocabulary.statuses import STATUSES
from tally.wording import say


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
    it was withdrawn. `restores` is the upload whose content was published again; `units` are the codes that it covers;
    `rows` is how many initiatives it lists, None for a summary.
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
    units: tuple[str, ...]
    valid: int
    invalid: int
    pending: int
    rows: int | None
    size: int
    counts: bool = True
    amendments: tuple[Amendment, ...] = ()

    @property
    def prints_quotas(self) -> bool:
        """Whether quotas stand in its table; a register has none."""
        return self.kind != "register" and self.rows is None

    @property
    def first(self) -> tuple[str, date]:
        """The period and as-of date that it was published with."""
        if not self.amendments:
            return self.period, self.as_of
        return self.amendments[0].was_period, self.amendments[0].was_as_of


class Mark(NamedTuple):
    """The newest of everything: upload, the key it was published under, amendment and redaction; 0 where none is."""

    upload: int = 0
    key: str = ""
    amendment: int = 0
    redaction: int = 0


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


@dataclass(frozen=True)
class Listing:
    """Every upload, newest first, and what was the newest of everything when they were listed.

    `figures` and `worked_out` are what `tally.store.state` has read of them and made of them.
    """

    mark: Mark = field(default_factory=Mark)
    uploads: tuple[Upload, ...] = ()
    figures: dict[int, pa.Table] = field(default_factory=dict, compare=False, repr=False)
    worked_out: dict[str | None, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)


_KEPT: WeakKeyDictionary[Engine, Listing] = WeakKeyDictionary()


def forget_known(engine: Engine) -> None:
    """The next one who asks reads every upload anew, as it lies there."""
    _KEPT.pop(engine, None)


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
    if connection.scalar(there) != before.mark.key:
        before = Listing()  # another store by now
    elif before.mark.redaction != mark.redaction:
        before = Listing(figures=before.figures)
    known = Listing(mark, _brought_up(connection, before), dict(before.figures))
    if not connection.get_execution_options().get("tally_writes"):
        _KEPT[connection.engine] = known
    return known


def _brought_up(connection: Connection, before: Listing) -> tuple[Upload, ...]:
    """The uploads of a listing with those that came since, and what was said of any of them since."""
    there = select(upload, blob.c.size).join(blob, blob.c.sha256 == upload.c.sha256).order_by(upload.c.id.desc())
    fresh = there.where(upload.c.id > before.mark.upload)
    came = legible(connection, fresh, upload.c.id, _upload, lambda number: _unreadable(connection, number))
    known = {it.id: it for it in (*came, *before.uploads)}
    said = select(amendment).where(amendment.c.id > before.mark.amendment).order_by(amendment.c.id)
    for row in connection.execute(said).mappings():
        it = known[row["upload_id"]]
        was = {"was_period": it.period, "was_as_of": it.as_of}
        last = made(Amendment, row, upload=it.id, when=row["amended_at"], **was)
        known[it.id] = _amended(it, (*it.amendments, last))
    return tuple(known.values())


def _amended(it: Upload, amendments: tuple[Amendment, ...]) -> Upload:
    """The upload when this is what was said of it: the last one holds, else what it was published with."""
    if amendments == it.amendments:
        return it
    period, as_of = (amendments[-1].period, amendments[-1].as_of) if amendments else it.first
    counts = not any(last.kind == "withdraw" for last in amendments[-1:])  # the views say the same in SQL
    return replace(it, amendments=amendments, period=period, as_of=as_of, counts=counts)


def at_moment(known: Listing, number: int, amended: int) -> Listing:
    """The uploads as they stood when these were the newest upload and the newest amendment."""
    there = (it for it in known.uploads if it.id <= number)
    then = (_amended(it, tuple(last for last in it.amendments if last.id <= amended)) for it in there)
    return replace(known, uploads=tuple(then), worked_out={})


def amended_by(known: Listing, also: Amendment) -> Listing:
    """The uploads as they would stand with one amendment more."""
    then = (_amended(it, (*it.amendments, also)) if it.id == also.upload else it for it in known.uploads)
    return replace(known, uploads=tuple(then), worked_out={})


def uploads(connection: Connection, period: str | None = None) -> list[Upload]:
    """Every upload, newest first; of one period, as corrected, where it is named."""
    return [it for it in known_uploads(connection).uploads if period in (None, it.period)]


def by_number(connection: Connection, number: int) -> Upload:
    """The upload with this number. Raises TallyError where there is none."""
    it = next((it for it in known_uploads(connection).uploads if it.id == number), None)
    if it is None:
        raise TallyError("no-such-upload", number=str(number))
    return it


def _upload(row: RowMapping) -> Upload:
    return made(Upload, row, units=_codes(row["scope"]), when=row["published_at"], rows=row["row_count"])


@lru_cache(maxsize=1024)
def _codes(scope: str) -> tuple[str, ...]:
    """The units that an upload covers: most cover the same."""
    return tuple(json.loads(scope))


def _unreadable(connection: Connection, number: int) -> Upload:
    """What stands for an upload whose record is damaged: its number, `kind` "unreadable", and what its figures say."""
    rows = connection.scalar(select(upload.c.row_count).where(upload.c.id == number))
    held = connection.execute(select(figures).where(figures.c.upload_id == number).order_by(figures.c.unit)).all()
    values: dict[str, Any] = dict.fromkeys(("sha256", "who", "note", "reason"), "") | {"restores": None}
    values |= dict.fromkeys((*STATUSES, "size"), 0) | {"rows": rows}
    values |= {"period": "", "as_of": date.min, "version": 0} if not held else {}
    values |= {name: getattr(row, name) for row in held[:1] for name in ("period", "as_of", "version")}
    values |= {"file": say("record-not-shown", number=str(number)), "units": tuple(row.unit for row in held)}
    return Upload(id=number, kind="unreadable", when=datetime.fromtimestamp(0).astimezone(), **values)
