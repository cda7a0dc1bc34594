"""The decision that assigns quotas (quyết định giao chỉ tiêu), to units and to unions, from the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tally.errors import TallyError
from tally.papers.figures import Figures
from tally.papers.letter import Letter, blank_letter
from tally.papers.letter_text import Facts, organ
from tally.papers.official import COLUMNS, Cell, Column, OfficialTable, as_listed, plain_table, programme_name
from tally.progress import undistributed
from tally.wording import say, upper_first

QUOTA = next(column for column in COLUMNS if column.name == "quota")
UNIT = Column("unit", "official-column-name", kind="text", width=50)


def draft_decision(figures: Figures, *, number: str = "", day: date | None = None) -> Letter:
    """The decision for these units' quotas. Raises TallyError where the directory assigns none."""
    directory = figures.directory
    if not figures.whole.quota:
        raise TallyError("decision-no-quotas", period=figures.period.name)
    letter = blank_letter(directory, say("decision-subject", **_shared(figures)), number, day)
    annexes = (_units(figures), *_branches(figures))
    return replace(
        letter,
        symbol=say("decision-symbol", issuer=directory.letterhead.symbol.partition("-")[0]).rstrip("-"),
        titles=(say("decision-title"), letter.subject),
        addressees=(),
        body=tuple(_body(figures, several=len(annexes) > 1)),
        annexes=annexes,
    )


def _shared(figures: Figures) -> dict[str, object]:
    programme = figures.directory.programme
    facts = Facts(replace(figures, deadline=figures.period.end), figures.as_of)
    return facts.shared | {
        "programme": programme_name(figures.directory),
        "parent": figures.directory.letterhead.parent,
        "assigned": programme.assigned_quota,
        "given": figures.whole.quota,
        "count": sum(unit.quota is not None for unit in figures.units),
    }


def _body(figures: Figures, *, several: bool) -> list[str]:
    shared, head = _shared(figures), figures.directory.letterhead
    rest = undistributed(figures.directory.programme, figures.units) if not figures.cluster else None
    grounds = ["programme", *(["assigned"] if shared["assigned"] and head.parent else [])]
    grounds += ["department"] if head.department else []
    article = [say("decision-article-1", **shared), say("decision-branches") if several else ""]
    article += [say("decision-rest", rest=rest)] if rest and rest > 0 else []
    return [
        f"**{organ(figures.directory, full=True).upper()}**",
        *(f"*{say(f'decision-ground-{ground}', **shared)}*" for ground in grounds),
        f"**{say('decision-decides')}**",
        " ".join(filter(None, article)),
        say("decision-article-2", **shared),
        upper_first(say("decision-article-3" if head.department else "decision-article-3-own", **shared)),
    ]


def _units(figures: Figures) -> OfficialTable:
    lines = [(unit.name, {"quota": unit.quota}) for unit in as_listed(figures) if unit.quota is not None]
    return _annex(figures, "I", say("official-column-name"), (QUOTA,), lines)


def _branches(figures: Figures) -> list[OfficialTable]:
    names = {unit.unit: unit.name for unit in figures.units}
    owed = [branch for branch in figures.directory.branches if branch.quota is not None and branch.unit in names]
    lines = [(branch.name, {"unit": names[branch.unit], "quota": branch.quota}) for branch in owed]
    return [_annex(figures, "II", say("column-branch"), (UNIT, QUOTA), lines)] if lines else []


def _annex(
    figures: Figures, number: str, name: str, columns: Sequence[Column], rows: Sequence[tuple[str, Mapping[str, Cell]]]
) -> OfficialTable:
    """A list of quotas; it comes from the directory, so no upload is named below it."""
    own = replace(figures, versions="")
    return plain_table(own, say("decision-annex", number=number), name, columns=columns, rows=rows)
