"""Every paper by its name: what the pages offer and what `tally report` writes come from this one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module

from tally.papers.figures import Figures

Maker = Callable[[Figures, "Choices"], bytes]


@dataclass(frozen=True)
class Choices:
    """What is left to choose: the order of the units, further columns, the letter's number and day."""

    order: str = "directory"
    extras: Sequence[str] = ()
    number: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Paper:
    """A paper in one format. `stem` begins its file's name; `make` opens its writer only when it is asked for."""

    name: str
    kind: str
    stem: str
    make: Maker = field(repr=False)

    def file(self, figures: Figures) -> str:
        """ "bang-tong-hop-2022-05-20-C1.xlsx"."""
        scope = "".join(f"-{code}" for code in (figures.cluster, figures.unit) if code)
        return f"{self.stem}-{figures.as_of.isoformat()}{scope}.{self.kind}"


def _summary(kind: str) -> Maker:
    def make(figures: Figures, choices: Choices) -> bytes:
        from tally.papers.official import official_table

        table = official_table(figures, extras=choices.extras, order=choices.order)
        return writer("summary", kind)(table)

    return make


def _letter(kind: str) -> Maker:
    def make(figures: Figures, choices: Choices) -> bytes:
        from tally.papers.letter import draft_letter

        own = {"number": choices.number, "day": choices.day}
        return writer("letter", kind)(draft_letter(figures, **own, order=choices.order, extras=choices.extras))

    return make


def _drawn(name: str) -> Maker:
    def make(figures: Figures, choices: Choices) -> bytes:
        return getattr(import_module("tally.papers.picture"), name)(figures)

    return make


def writer(form: str, kind: str) -> Callable[..., bytes]:
    """The function that writes tables ("summary") or a Letter ("letter") as this kind of file."""
    return getattr(import_module(f"tally.papers.{form}_{kind}"), f"{form}_{kind}")


PAPERS = (
    *(Paper(kind, kind, "bang-tong-hop", _summary(kind)) for kind in ("xlsx", "docx", "pdf", "csv")),
    Paper("png", "png", "tien-do", _drawn("overview_picture")),
    Paper("slide", "png", "trinh-chieu", _drawn("slide")),
    Paper("briefing", "pdf", "tom-tat", _drawn("briefing")),
    *(Paper(f"letter-{kind}", kind, "cong-van", _letter(kind)) for kind in ("docx", "pdf")),
)
SUMMARY = ("xlsx", "docx", "pdf", "csv", "png", "slide", "briefing")
BY_NAME = {paper.name: paper for paper in PAPERS}
