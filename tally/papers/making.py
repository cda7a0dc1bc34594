"""Every paper by its name: what the pages offer and what `tally report` writes come from this one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from tally.findings import Finding
    from tally.papers.figures import Figures

Maker = Callable[["Figures", "Details"], bytes]


@dataclass(frozen=True)
class Details:
    """What is left to choose: the order of the units, further columns, the letter's number and day.

    `rows` opens the initiatives behind the figures, where there are lists; `findings` are those of their files.
    """

    order: str = "directory"
    extras: Sequence[str] = ()
    number: str = ""
    day: date | None = None
    rows: Callable[[], pa.Table | None] = lambda: None
    findings: Sequence[Finding] = ()


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
    def make(figures: Figures, details: Details) -> bytes:
        from tally.papers.official import official_table

        table = official_table(figures, extras=details.extras, order=details.order)
        return writer("summary", kind)(table)

    return make


def _letter(kind: str) -> Maker:
    def make(figures: Figures, details: Details) -> bytes:
        from tally.papers.letter import draft_letter

        own = {"number": details.number, "day": details.day}
        return writer("letter", kind)(draft_letter(figures, **own, order=details.order, extras=details.extras))

    return make


def _drawn(name: str) -> Maker:
    def make(figures: Figures, details: Details) -> bytes:
        return getattr(import_module("tally.papers.picture"), name)(figures)

    return make


def _workbook(figures: Figures, details: Details) -> bytes:
    from tally.papers.meeting import meeting_xlsx

    return meeting_xlsx(figures, details.rows(), details.findings)


def _decision(kind: str) -> Maker:
    def make(figures: Figures, details: Details) -> bytes:
        from tally.papers.decision import draft_decision

        return writer("letter", kind)(draft_decision(figures, number=details.number, day=details.day))

    return make


def _scores(kind: str) -> Maker:
    def make(figures: Figures, details: Details) -> bytes:
        from tally.papers.scores import score_tables

        return writer("summary", kind)(*score_tables(figures))

    return make


def _each(figures: Figures, details: Details) -> bytes:
    """A folder for each unit: its letter as Word and PDF, and the list of what it has to mend."""
    from tally.papers.packing import packed

    return packed(_letters(figures, details))


def _letters(figures: Figures, details: Details) -> Iterator[tuple[str, bytes]]:
    from tally.papers.letter import draft_letter
    from tally.papers.packing import free_name
    from tally.papers.returns import Heading, by_unit, return_list, to_mend

    rows = details.rows()
    lists = dict(by_unit(to_mend(rows))) if rows is not None else {}
    taken: set[str] = set()
    for unit in figures.units:
        own, folder = lists.get(unit.unit), free_name(unit.name, taken)
        dated = {"number": details.number, "day": details.day, "listed": len(own) if own is not None else 0}
        letter = draft_letter(figures.of_unit(unit.unit), **dated)
        for kind in ("docx", "pdf"):
            yield f"{folder}/cong-van.{kind}", writer("letter", kind)(letter)
        if own is not None:
            heading = Heading(unit.name, as_of=figures.as_of)
            yield f"{folder}/danh-sach-can-hoan-thien.xlsx", return_list(own, heading, figures.directory)


def _everything(figures: Figures, details: Details) -> bytes:
    """Every paper of the date, and the picture and slide of each cluster; a decision only where quotas are assigned."""
    from tally.papers.packing import packed

    parts = [(paper, figures) for paper in PAPERS if paper.kind != "zip"]
    if not figures.whole.quota:
        parts = [(paper, own) for paper, own in parts if not paper.name.startswith("decision")]
    for cluster in figures.directory.clusters if not (figures.cluster or figures.unit) else ():
        parts += [(BY_NAME[name], figures.of_cluster(cluster.code)) for name in ("png", "slide", "letter-docx")]
    return packed((paper.file(own), paper.make(own, details)) for paper, own in parts)


def writer(form: str, kind: str) -> Callable[..., bytes]:
    """The function that writes tables ("summary") or a Letter ("letter") as this kind of file."""
    return getattr(import_module(f"tally.papers.{form}_{kind}"), f"{form}_{kind}")


PAPERS = (
    *(Paper(kind, kind, "bang-tong-hop", _summary(kind)) for kind in ("xlsx", "docx", "pdf", "csv")),
    Paper("png", "png", "tien-do", _drawn("overview_picture")),
    Paper("slide", "png", "trinh-chieu", _drawn("slide")),
    Paper("briefing", "pdf", "tom-tat", _drawn("briefing")),
    *(Paper(f"letter-{kind}", kind, "cong-van", _letter(kind)) for kind in ("docx", "pdf")),
    Paper("workbook", "xlsx", "tai-lieu-hop", _workbook),
    *(Paper(f"decision-{kind}", kind, "quyet-dinh-giao-chi-tieu", _decision(kind)) for kind in ("docx", "pdf")),
    *(Paper(f"scores-{kind}", kind, "cham-diem-thi-dua", _scores(kind)) for kind in ("xlsx", "docx", "pdf")),
    Paper("each", "zip", "cong-van-tung-don-vi", _each),
    Paper("all", "zip", "tat-ca-van-ban", _everything),
)
SUMMARY = ("xlsx", "docx", "pdf", "csv", "png", "slide", "briefing", "workbook")
SUMMARY += ("scores-xlsx", "scores-docx", "decision-docx", "all")
BY_NAME = {paper.name: paper for paper in PAPERS}
