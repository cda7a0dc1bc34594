"""Every paper by its name: what the pages offer and what `tally report` writes come from this one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from tally.papers.written import free_name, packed
from tally.standings import addressable
from tally.wording import speak_of

if TYPE_CHECKING:
    import pyarrow as pa

    from tally.papers.figures import Figures


@dataclass(frozen=True)
class Details:
    """What is left to choose: the order of the units, further columns, the letter's number and day.

    `rows` opens the initiatives behind the figures, where there are lists.
    """

    order: str = "directory"
    extras: Sequence[str] = ()
    number: str = ""
    day: date | None = None
    rows: Callable[[], pa.Table | None] = lambda: None


@dataclass(frozen=True)
class Paper:
    """A paper in one format. `stem` begins its file's name; `draw` gives its bytes, the files of a .zip, or what `form`
    writes: "summary" tables, "letter" a letter. Writers are opened only when they are asked for.
    """

    name: str
    kind: str
    stem: str
    draw: Callable[[Figures, Details], Any] = field(repr=False)
    form: str = ""

    def make(self, figures: Figures, details: Details) -> bytes:
        """The paper's bytes."""
        speak_of(initiatives=figures.directory.programme.is_of_initiatives)
        drawn = self.draw(figures, details)
        if self.form:
            return writer(self.form, self.kind)(*(drawn if isinstance(drawn, tuple) else (drawn,)))
        made: bytes = packed(drawn) if self.kind == "zip" else drawn
        return made

    def file(self, figures: Figures) -> str:
        """ "bang-tong-hop-2022-05-20-C1.xlsx"."""
        scope = "".join(f"-{code}" for code in (figures.cluster, figures.unit) if code)
        return f"{self.stem}-{figures.as_of.isoformat()}{scope}.{self.kind}"


def writer(form: str, kind: str) -> Callable[..., bytes]:
    """The function that writes tables ("summary") or a Letter ("letter") as this kind of file."""
    if kind in WORD_PDF:
        return partial(getattr(import_module("tally.papers.typeset"), form), kind)
    module = {"xlsx": "summary_xlsx", "csv": "tidy"}[kind]
    made: Callable[..., bytes] = getattr(import_module(f"tally.papers.{module}"), f"{form}_{kind}")
    return made


def _drawn(module: str, name: str, *chosen: str) -> Callable[[Figures, Details], Any]:
    """What a function of one of these files makes of the figures and of what was chosen in the details."""

    def draw(figures: Figures, details: Details) -> Any:
        function = getattr(import_module(f"tally.papers.{module}"), name)
        return function(figures, **{choice: getattr(details, choice) for choice in chosen})

    return draw


def _workbook(figures: Figures, details: Details) -> bytes:
    """The workbook for a meeting, made where nothing of its rows can do harm."""
    from tally.papers.returns import Order, made_apart

    return made_apart(details.rows(), Order(figures=figures))


def _to_units(figures: Figures, details: Details) -> Iterator[tuple[str, bytes]]:
    """A folder for each unit: its letter as Word and PDF, and the list of what it has to mend."""
    from tally.papers.letter import draft_letter
    from tally.papers.returns import Order, made_apart, parts

    rows = details.rows()
    lists = parts(rows, figures.directory) if rows is not None else []
    made: dict[str | None, tuple[int, bytes]] = {}
    if rows is not None and lists:  # all by one process: the archive has one file for each of these, in their order
        with ZipFile(BytesIO(made_apart(rows, Order(figures.directory, figures.as_of)))) as archive:
            files = zip(lists, archive.namelist(), strict=True)
            made = {unit: (len(own), archive.read(file)) for (unit, own), file in files}
    taken: set[str] = set()
    for unit in addressable(figures.units):
        folder, (returned, content) = free_name(unit.name, taken), made.get(unit.unit, (0, b""))
        letter = draft_letter(figures.of_unit(unit.unit), number=details.number, day=details.day, returned=returned)
        for kind in ("docx", "pdf"):
            yield f"{folder}/cong-van.{kind}", writer("letter", kind)(letter)
        if returned:
            yield f"{folder}/danh-sach-can-hoan-thien.xlsx", content


def _everything(figures: Figures, details: Details) -> Iterable[tuple[str, bytes]]:
    """Every paper of the date, and the picture and slide of each cluster; a decision only where quotas are assigned."""
    fitting = [paper for paper in PAPERS if paper.kind != "zip" and (figures.whole.quota or paper.draw is not DECISION)]
    parts = [(paper, figures) for paper in fitting]
    for cluster in figures.clusters if not (figures.cluster or figures.unit) else ():
        parts += [(BY_NAME[name], cluster) for name in ("png", "slide", "letter-docx")]
    return ((paper.file(own), paper.make(own, details)) for paper, own in parts)


SUMMARY = _drawn("official", "official_table", "order", "extras")
LETTER = _drawn("letter", "draft_letter", "number", "day", "order", "extras")
DECISION = _drawn("letter", "draft_decision", "number", "day")
SCORES = _drawn("scores", "score_tables")
WORD_PDF = ("docx", "pdf")
PAPERS = (
    *(Paper(kind, kind, "bang-tong-hop", SUMMARY, "summary") for kind in ("xlsx", "docx", "pdf", "csv")),
    Paper("png", "png", "tien-do", _drawn("picture", "overview_picture")),
    Paper("slide", "png", "trinh-chieu", _drawn("picture", "slide")),
    Paper("briefing", "pdf", "tom-tat", _drawn("picture", "briefing")),
    *(Paper(f"letter-{kind}", kind, "cong-van", LETTER, "letter") for kind in WORD_PDF),
    Paper("workbook", "xlsx", "tai-lieu-hop", _workbook),
    *(Paper(f"decision-{kind}", kind, "quyet-dinh-giao-chi-tieu", DECISION, "letter") for kind in WORD_PDF),
    *(Paper(f"scores-{kind}", kind, "cham-diem-thi-dua", SCORES, "summary") for kind in ("xlsx", *WORD_PDF)),
    Paper("each", "zip", "cong-van-tung-don-vi", _to_units),
    Paper("all", "zip", "tat-ca-van-ban", _everything),
)
TABLES = ("xlsx", "docx", "pdf", "csv")
OTHERS = ("workbook", "png", "slide", "briefing", "scores-xlsx", "scores-docx", "decision-docx", "all")
BY_NAME = {paper.name: paper for paper in PAPERS}
FORMS: Mapping[str, Sequence[str]] = {
    "summary": ("ordinal", "unit", "quota", "valid", "invalid", "pending", "total"),
    "register": ("ordinal", "title", "authors", "branch", "unit", "decision", "recognised", "status", "reason"),
    "support": ("ordinal", "name", "phone", "unit", "content", "note"),
}
"""Kind of file -> its columns."""
