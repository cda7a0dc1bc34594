"""The letter that urges the slow ones, and the decision that assigns quotas (quyết định giao chỉ tiêu): their parts in
the form of Nghị định 30/2020, drafted from the figures and the directory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tally.directory import Directory, Letterhead
from tally.errors import Particulars, TallyError
from tally.papers.figures import NAMED, Figures
from tally.papers.layout import printable
from tally.papers.letter_text import Facts, literal, organ
from tally.papers.official import QUOTA, Column, OfficialTable, as_listed, clusters_table, official_table, plain_table
from tally.papers.written import Content, date_line, italic_parts, letterhead_lines, long_day, paper_number, separated
from tally.standings import addressable
from tally.text.days import impossible_days
from tally.wording import language, say, termed, upper_first

SAME = re.compile(r"(?i)^như (kính gửi|trên)")
"""Whoever a letter is addressed to, as its recipients name them first."""
UNIT = Column("unit", "official-column-name", kind="text", width=50)


@dataclass(frozen=True)
class Letter:
    r"""A letter or a decision ready to be written; `head` says who writes and signs it.

    `body` holds one paragraph each; `*…*` in it is italic, `\*` an asterisk, a paragraph `**…**` a bold line in the
    middle. `titles` name a decision, which has no subject below its number and no addressees; `annexes` are its
    tables, `notes` the small print of a letter without one.
    """

    head: Letterhead
    organ: str
    place: str
    number: str
    day: date | None
    subject: str
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    annexes: tuple[OfficialTable, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    versions: str = ""

    @property
    def tables(self) -> tuple[OfficialTable, ...]:
        """The annexes, with the line that names this letter: "(Kèm theo Công văn số 117/… ngày 20 tháng 5 năm …)"."""
        key = "official-attached-decision" if self.titles else "official-attached"
        day = long_day(self.day) if self.day else say("official-day-open")
        line = say(key, reference=f"{paper_number(self.number) or '……'}/{self.head.symbol}", day=day, issuer=self.organ)
        return tuple(replace(annex, source=line, closing="", head=None) for annex in self.annexes)

    @property
    def dated(self) -> date | None:
        """The day that its file bears: its own, else that of its figures."""
        return self.day or (self.annexes[0].day if self.annexes else None)

    @property
    def words(self) -> str:
        """Everything in it that people write, in one text."""
        return "\n".join((self.subject, *self.addressees, *self.body, *self.recipients))


def draft_letter(
    figures: Figures,
    *,
    number: str = "",
    day: date | None = None,
    order: str = "directory",
    extras: Sequence[str] = (),
    returned: int = 0,
) -> Letter:
    """The letter for these figures, its tables attached; to one cluster or one unit where they are cut down to it.

    `day` is the letter's own date, from which its days are counted; `returned` is how many rows go back with it.
    Nothing is invented: a sentence without figures behind it is left out.
    """
    directory = figures.directory
    subject = say("letter-subject", programme=figures.programme)
    letter = blank_letter(directory, subject, number, day)
    tables: tuple[OfficialTable, ...] = () if figures.unit else (official_table(figures, order=order, extras=extras),)
    if not figures.unit and not figures.cluster and len(directory.clusters) > NAMED:
        tables += (clusters_table(figures),)
    return replace(
        letter,
        addressees=tuple(u.name for u in addressable(figures.units))
        if figures.unit or figures.cluster
        else letter.addressees,
        body=Facts(literal(figures), day or figures.as_of, returned).body(),
        annexes=tables,
        notes=() if tables else figures.origin,
        versions=figures.versions,
    )


def blank_letter(directory: Directory, subject: str, number: str = "", day: date | None = None) -> Letter:
    """A paper of this owner with its head, its signature and its recipients, and nothing said yet."""
    head, place = directory.letterhead, directory.programme.place
    head = replace(head, issuer=head.issuer or directory.programme.owner)
    whose, to, others = organ(directory, full=True), separated(head.addressees), separated(head.recipients)
    return Letter(head, whose, place, number, day, subject, to, others)


def paragraphs(text: str) -> tuple[str, ...]:
    """The body as edited in one field: a paragraph per line, blank lines between them dropped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letter_content(letter: Letter) -> Content:
    """The letter as texts, in the shape that the templates of typst and of Word take.

    Raises TallyError `impossible-day` where its words name a date that no calendar has.
    """
    if days := impossible_days(letter.words):
        raise TallyError("impossible-day", day=days[0])  # it would go out over a signature
    several, head = len(letter.addressees) > 1, letter.head
    authority = say("letter-on-behalf", organ=head.on_behalf).upper() if head.on_behalf else ""
    room = paper_number(letter.number) or " " * 8  # where it is open, to be written by hand
    return {
        "language": language(),
        "head": letterhead_lines(head.parent, head.issuer),
        "number": say("letter-number", number=room, symbol=head.symbol),
        "date": date_line(letter.place, letter.day),
        **{name: getattr(letter, name) for name in ("subject", "titles", "notes", "versions")},
        "to": say("letter-to"),
        "addressees": dashed(letter.addressees) if several else letter.addressees,
        "body": [
            {"middle": text.startswith("**"), "parts": italic_parts(text.removeprefix("**").removesuffix("**"))}
            for text in letter.body
        ],
        "recipients": {"label": say("letter-recipients"), "entries": dashed(letter.recipients)},
        "signature": {"authority": authority, "position": head.position.upper(), "name": head.signer},
        "tables": [printable(table) for table in letter.tables],
    }


def dashed(entries: Sequence[str]) -> list[str]:
    """A list as letters close it: "- A;", "- B."."""
    marks = [";"] * (len(entries) - 1) + ["."]
    return [f"- {entry.rstrip(';.')}{mark}" for entry, mark in zip(entries, marks, strict=False)]


def draft_decision(figures: Figures, *, number: str = "", day: date | None = None) -> Letter:
    """The decision for these units' quotas. Raises TallyError where the directory assigns none."""
    directory = figures.directory
    if not figures.whole.quota:
        raise TallyError("decision-no-quotas", period=termed(figures.period.name))
    letter = blank_letter(directory, say("decision-subject", **_shared(figures)), number, day)
    annexes = tuple(_annexes(figures))
    symbol = say("decision-symbol", issuer=letter.head.symbol.partition("-")[0]).rstrip("-")
    return replace(
        letter,
        head=replace(letter.head, symbol=symbol),
        titles=(say("decision-title"), letter.subject),
        addressees=(),
        recipients=tuple(
            say("decision-recipients", rest=SAME.sub("", entry)) if SAME.match(entry) else entry
            for entry in letter.recipients
        ),
        body=tuple(_articles(literal(figures), several=len(annexes) > 1)),
        annexes=annexes,
    )


def _shared(figures: Figures) -> Particulars:
    """What the sentences of a decision name."""
    directory = figures.directory
    return {
        **Facts(replace(figures, deadline=figures.period.end), figures.as_of).shared,
        "programme": figures.programme,
        "parent": directory.letterhead.parent,
        "assigned": directory.programme.assigned_quota,
        "given": figures.whole.quota,
        "count": sum(unit.quota is not None for unit in figures.units),
    }


def _articles(figures: Figures, *, several: bool) -> list[str]:
    head, shared = figures.directory.letterhead, _shared(figures)
    way, counts = figures.distributed
    grounds = ["programme", *(["assigned"] if shared["assigned"] and head.parent else [])]
    grounds += ["department"] if head.department else []
    article = [say("decision-article-1", **shared), say("decision-branches") if several else ""]
    article += [say("decision-rest", rest=counts["rest"])] if way == "undistributed" else []
    return [
        f"**{organ(figures.directory, full=True).upper()}**",
        *(f"*{say(f'decision-ground-{ground}', **shared)}*" for ground in grounds),
        f"**{say('decision-decides')}**",
        " ".join(filter(None, article)),
        say("decision-article-2", **shared),
        upper_first(say("decision-article-3" if head.department else "decision-article-3-own", **shared)),
    ]


def _annexes(figures: Figures) -> list[OfficialTable]:
    """The quotas of units and of unions; they come from the directory, so no upload is named below them."""
    own, names = replace(figures, sources=()), {unit.unit: unit.name for unit in figures.units}
    units = [(unit.name, {"quota": unit.quota}) for unit in as_listed(figures) if unit.quota is not None]
    unions = [union for union in figures.directory.branches if union.quota is not None and union.unit in names]
    first, second = (say("decision-annex", number=number) for number in ("I", "II"))
    tables = [plain_table(own, first, columns=(QUOTA,), rows=units)]
    if unions:
        rows = [(union.name, {"unit": names[union.unit], "quota": union.quota}) for union in unions]
        tables.append(plain_table(own, second, name="column-branch", columns=(UNIT, QUOTA), rows=rows))
    return tables
