"""The one door to what was published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from tally import rights
from tally.bounds import bounded
from tally.directory import Directory
from tally.errors import StoreUnavailable, TallyError
from tally.intake.reading import Answers, Reading, reader_version
from tally.paths import default_url
from tally.store import (
    allowed,
    backup,
    blobs,
    directories,
    forgetting,
    history,
    migrations,
    records,
    remembered,
    support,
    views,
)
from tally.store import publish as publishing
from tally.store import state as states
from tally.store import uploads as all_uploads
from tally.store.accounts import Accounts
from tally.store.engine import PATIENCE, Database
from tally.store.publish import Plan, Published, Submission
from tally.store.uploads import Amendment

P = ParamSpec("P")
T = TypeVar("T")


def open_store(url: str | None = None, *, patience: float = PATIENCE) -> Store:
    """The store at this address, else at TALLY_DATABASE_URL, else the user's own; made or brought up to date if needed.

    `patience` is how many seconds to wait for another writer. Raises StoreUnavailable.
    """
    database = Database(url or default_url(), patience)
    try:
        migrations.bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _reads(work: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Store, P], T]:
    """The method that answers with what `work` reads, all at one moment."""

    @wraps(work)
    def method(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return store.database.reading(lambda connection: work(connection, *args, **kwargs))

    return method


def _does(work: Callable[Concatenate[Database, P], T]) -> Callable[Concatenate[Store, P], T]:
    """The method that does this with the store's database."""

    @wraps(work)
    def method(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return work(store.database, *args, **kwargs)

    return method


class Store:
    """Uploads, versions and figures over time. Everything published stays; every method raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.is_sample = False
        self.accounts = Accounts(database)

    def close(self) -> None:
        """Gives the connections back."""
        self.database.close()

    # publishing

    def publish(
        self,
        reading: Reading,
        *,
        period: str | None,
        as_of: date,
        who: str,
        source: bytes,
        note: str = "",
        answers: Answers | None = None,
        based_on: str | None = None,
        directory: Directory | None = None,
    ) -> Published:
        """Publishes a reading of `source` in one transaction; a retry is answered with what was published already.

        `based_on` is the token that the preview was made with, `directory` the one that the file was read with. A
        directory or a support list belongs to no period. Raises Conflict where somebody published since, TallyError
        for a reading that cannot be counted.
        """
        if blobs.sha256(source) != reading.sha256:
            raise TallyError("store-other-bytes", file=reading.file)
        self._not_the_sample("publish")
        in_force, answers = self.directory_in_force(), answers or Answers()
        new, then = reading.directory, self.directory_in_force(as_of)
        if answers.quotas == "take" or (new and not allowed.changes_own_branches(new, then)):
            self.require("directory")
        submission = Submission(
            replace(allowed.own_part(reading, in_force), read_by=reader_version()),
            _period(reading, period),
            as_of,
            self._signed(who),
            bounded("note", note),
            answers,
            source,
            based_on,
            directory=directory or in_force,
        )
        return self._publish(submission)

    def plan(self, reading: Reading, period: str | None, as_of: date, *, answers: Answers | None = None) -> Plan:
        """What publishing would change, unit by unit, the token that this rests on, and whether it was done already.

        It writes nothing.
        """
        directory = self.directory_in_force()
        own, answers = allowed.own_part(reading, directory), answers or Answers()
        period = _period(reading, period)
        submission = Submission(own, period, as_of, answers=answers, directory=directory)
        return self.database.reading(lambda connection: publishing.plan(connection, submission))

    def own_part(self, reading: Reading) -> Reading:
        """The part of a reading that the acting person may publish, see `allowed.own_part`."""
        return allowed.own_part(reading, self.directory_in_force())

    token = _reads(publishing.token)

    def restore(self, number: int, reason: str, who: str, *, based_on: str | None = None) -> Published:
        """Publishes an earlier upload again as the newest version. Raises TallyError without a reason."""
        self._not_the_sample("withdraw")
        if not reason.strip():
            raise TallyError("restore-reason")
        reason, who = bounded("reason", reason), self._signed(who)
        return self._publish(self.database.reading(lambda c: publishing.again(c, number, reason, who, based_on)))

    def _publish(self, submission: Submission) -> Published:
        self.dates(submission.period)  # so that it is kept: what a writer reads is not, it might be taken back
        return self.database.writing(lambda connection: publishing.write(connection, submission), retry=True)

    def _signed(self, who: str) -> str:
        """The name that a change is published under. Raises TallyError without one."""
        if not (signed := rights.signature(who)):
            raise TallyError("store-who")
        return signed

    # mending what was published

    def amend(
        self,
        number: int,
        kind: str,
        reason: str,
        who: str,
        *,
        as_of: date | None = None,
        period: str | None = None,
        based_on: str | None = None,
    ) -> Amendment:
        """From now on an upload counts at no date ("withdraw"), or with another date or period ("correct").

        What it took the place of counts again. `based_on` is `token` of the upload's period when the change was shown.
        A retry is answered with `already`. Raises Conflict where somebody published or amended since, TallyError
        without a reason, for a correction that changes nothing, and for an upload that does not count.
        """
        self._not_the_sample("withdraw")
        if not reason.strip():
            raise TallyError("amend-reason")
        reason, who = bounded("reason", reason), self._signed(who)
        if period:
            self.directory_in_force().period(period)
        draft = partial(all_uploads.draft, kind=kind, reason=reason, who=who, as_of=as_of, period=period)
        return self.database.writing(lambda c: publishing.amend(c, number, draft, based_on), retry=True)

    amended = _reads(publishing.amended)

    # figures

    state = _reads(states.state)
    series = _reads(states.series)
    dates = _reads(states.dates)
    registers = _reads(states.registers)
    provenance = _reads(history.provenance)

    # keeping

    tidy = _reads(views.table)
    verified = _reads(history.verified)

    back_up = _does(backup.back_up)
    recover = _does(backup.recover)

    # uploads

    empty = _reads(history.empty)
    uploads = _reads(all_uploads.uploads)
    superseded = _reads(history.superseded)
    superseding = _reads(history.superseding)
    upload = _reads(all_uploads.by_number)
    changes = _reads(history.changes)
    findings = _reads(history.findings)
    kept = _reads(history.kept)

    def source(self, number: int) -> bytes:
        """The original bytes of an upload, checked against their sha256."""
        self.require("files", self.upload(number).units or (None,))
        return self.database.reading(lambda c: blobs.fetch(c, all_uploads.by_number(c, number).sha256))

    initiatives = _reads(history.initiatives)
    held = _reads(history.held)

    # names, directory, support

    aliases = _reads(remembered.names)
    layout = _reads(remembered.columns)
    directory = _reads(directories.published)
    standing_directories = _reads(directories.books)
    directory_in_force = _reads(directories.in_force)
    next_directory = _reads(directories.next_date)

    def remember_alias(self, printed: str, code: str, who: str = "") -> None:
        """Remembers which unit a printed name means, for the next file; an empty code forgets it."""
        self._remember(lambda connection, by: remembered.remember_name(connection, printed, code, by), who)

    def remember_layout(self, fingerprint: str, columns: dict[str, str], who: str = "") -> None:
        """Remembers how a table with these headings is read, for the next file; no columns forget it."""
        self._remember(lambda connection, by: remembered.remember_columns(connection, fingerprint, columns, by), who)

    def _remember(self, work: Callable[[Connection, str], None], who: str) -> None:
        self._not_the_sample("remember")
        signed = rights.signature(who)
        self.database.writing(lambda connection: work(connection, signed), retry=True)

    def support_requests(self) -> pd.DataFrame:
        """Every support request that one may see, newest first: see `tally.store.support.requests`."""
        if rights.reach("support") != "":
            self.saw("names-seen", "support_request")
        return allowed.requests(self.database.reading(support.requests), self.directory_in_force())

    def add_support_requests(self, rows: pa.Table, who: str) -> list[int]:
        """Keeps requests typed in by hand; their numbers. Columns: name, phone, unit, content."""
        self._not_the_sample("support")
        for what in ("name", "phone", "content"):
            typed = [bounded(what, text or "") for text in rows[what].to_pylist()]
            rows = rows.set_column(rows.column_names.index(what), what, pa.array(typed, pa.string()))
        if len(allowed.requests(rows.to_pandas(), self.directory_in_force())) < len(rows):
            self.require("support", (None,))
        now, who = datetime.now(UTC), rights.signature(who)
        return self.database.writing(lambda connection: support.take_in(connection, None, who, now, rows))

    def set_support_state(self, numbers: int | Sequence[int], state: str, who: str, note: str = "") -> None:
        """Gives requests a state of `support.STATES`, all or none; the earlier ones stay."""
        self._not_the_sample("support")
        chosen = [numbers] if isinstance(numbers, int) else list(numbers)
        if rights.reach("support") is not None and not set(chosen) <= set(self.support_requests()["id"]):
            self.require("support", (None,))
        who, note = rights.signature(who), bounded("note", note)
        self.database.writing(lambda connection: support.change(connection, chosen, state, who, note))

    # rights and the record

    require = _does(records.require)
    saw = _does(records.note_view)
    forget = _does(forgetting.forget)
    past_term = _does(forgetting.past_term)
    forget_past_term = _does(forgetting.forget_past_term)
    record = _does(records.entries)

    def _not_the_sample(self, deed: str) -> None:
        if self.is_sample:
            raise StoreUnavailable("store-sample")
        self.require(deed)


def _period(reading: Reading, period: str | None) -> str:
    return (period or "") if reading.kind in ("summary", "register") else ""
