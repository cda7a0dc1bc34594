"""The letter that urges the slow ones: its parts in the form of Nghị định 30/2020, drafted from the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tally.directory import Directory, Period
from tally.pace import deadlines
from tally.papers.letter_text import Facts, body, organ
from tally.papers.official import OfficialTable, Reference, official_table
from tally.papers.written import date_line, require_real_days
from tally.progress import Standings
from tally.wording import say


@dataclass(frozen=True)
class Letter:
    """A letter ready to be written. `body` holds one paragraph each; `*…*` in it is italic. `annex` is its table."""

    parent: str
    issuer: str
    number: str
    symbol: str
    place: str
    day: date | None
    subject: str
    addressees: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    on_behalf: str
    position: str
    signer: str
    organ: str = ""
    annex: OfficialTable | None = None

    @property
    def table(self) -> OfficialTable | None:
        """The annex, with the line that names this letter by its number and day."""
        reference = Reference(self.number, self.symbol, self.day, self.organ)
        return replace(self.annex, source=reference.line, closing="") if self.annex else None

    @property
    def words(self) -> str:
        """Everything in it that people write, in one text."""
        return "\n".join((self.subject, *self.addressees, *self.body, *self.recipients))

    @property
    def date_line(self) -> str:
        """ "Ninh Bình, ngày 20 tháng 5 năm 2022", with room for the day where it is open."""
        return date_line(self.place, self.day)

    @property
    def numbered(self) -> str:
        """ "Số: 117/LĐLĐ-CSPL&QHLĐ", with room for the number where it is open."""
        return say("letter-number", number=self.number.strip() or " " * 8, symbol=self.symbol)


def draft_letter(
    progress: Standings,
    directory: Directory,
    period: Period,
    as_of: date,
    deadline: date,
    previous: date | None = None,
    *,
    number: str = "",
    day: date | None = None,
    order: str = "directory",
    extras: Sequence[str] = (),
) -> Letter:
    """The letter for these figures, its table attached. `progress` must be measured to the same `deadline`.

    `day` is the letter's own date. Nothing is invented: a sentence without figures behind it is left out.
    """
    head = directory.letterhead
    facts = Facts(progress, directory, period, as_of, deadline, previous)
    return Letter(
        parent=head.parent,
        issuer=head.issuer or directory.programme.owner,
        number=number,
        symbol=head.symbol,
        place=directory.programme.place,
        day=day,
        subject=say("letter-subject", programme=directory.programme.full_name or directory.programme.name),
        addressees=entries(head.addressees),
        body=body(facts),
        recipients=entries(head.recipients),
        on_behalf=head.on_behalf,
        position=head.position,
        signer=head.signer,
        organ=organ(directory, full=True),
        annex=official_table(progress, directory, period, as_of, order=order, extras=extras),
    )


def nearest_deadline(period: Period, directory: Directory, as_of: date) -> date:
    """The next end of a phase or of the period that is not over yet; the period's own where all are."""
    return next((end for end, _ in deadlines(period, directory.phases) if end >= as_of), period.end)


def entries(text: str) -> tuple[str, ...]:
    """A list kept as one text: parts separated by semicolons or line breaks, without empty ones."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    """The body as edited in one field: a paragraph per line, blank lines between them dropped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def checked(letter: Letter) -> Letter:
    """The same letter. Raises TallyError `impossible-day` where its words name a date that no calendar has."""
    require_real_days(letter.words)
    return letter


def dashed(entries: Sequence[str]) -> list[str]:
    """A list as letters close it: "- A;", "- B."."""
    marks = [";"] * (len(entries) - 1) + ["."]
    return [f"- {entry.rstrip(';.')}{mark}" for entry, mark in zip(entries, marks, strict=False)]
