"""What the papers leave to choose, kept in the address, and buttons whose files are made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts.shared.frame import pick
from pages.parts.shared.html import literal
from pages.parts.shared.view import View, bound, choose, chosen, own_store
from tally.papers.figures import Figures
from tally.papers.letter import Letter
from tally.papers.making import BY_NAME, Details, writer
from tally.papers.official import COLUMNS, EXTRAS, ORDERS
from tally.papers.written import paper_number
from tally.rights import acting, acting_as, reach
from tally.wording import say

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "png": "image/png",
    "zip": "application/zip",
}


def cluster(view: View) -> str | None:
    """The cluster looked at; None is everybody."""
    names = {"": say("summary-cluster-all")} | {each.code: each.name for each in view.directory.clusters}
    return pick("cluster", names, say("summary-cluster")) or None


def order() -> str:
    """The directory's order, or by rank."""
    return pick("order", {name: say(f"summary-order-{name}") for name in ORDERS}, say("summary-order"))


def columns() -> tuple[str, ...]:
    """The further columns, in the table's own order."""
    asked = (chosen("columns") or "").split(",")
    taken = [column for column in EXTRAS if column in asked]
    picked = st.pills(
        say("summary-columns"),
        EXTRAS,
        selection_mode="multi",
        format_func=lambda name: say(next(column.heading for column in COLUMNS if column.name == name)),
        wrap=True,
        **bound("pick-columns", taken, lambda picked: choose("columns", ",".join(picked) or None)),
    )
    return tuple(column for column in EXTRAS if column in picked)


@dataclass(frozen=True)
class Take:
    """One file to take away: what its button says, its name, what makes its bytes, and whether people are named; then
    the record says that it was taken, under its name or as the `upload` of that number.
    """

    label: str
    file: str
    make: Callable[[], bytes]
    names: bool = False
    upload: int | None = None


def takes(figures: Figures, details: Details, names: Iterable[str]) -> list[Take]:
    """The papers of these names, each made from these figures when somebody asks for it."""
    papers = [BY_NAME[name] for name in names]
    return [Take(say(f"paper-{p.name}"), p.file(figures), partial(p.make, figures, details)) for p in papers]


def letter_takes(letter: Letter, figures: Figures) -> list[Take]:
    """The letter as it stands on the page, as Word, to be worked on, and as PDF."""
    name = re.sub(r"[^\w-]+", "-", "cong-van-" + (paper_number(letter.number) or figures.as_of.isoformat()))
    return [
        Take(say(f"paper-letter-{kind}"), f"{name}.{kind}", partial(writer("letter", kind), letter))
        for kind in ("docx", "pdf")
    ]


def downloads(takes: Iterable[Take], key: str) -> None:
    """A row of buttons; the first one is the usual choice."""
    with st.container(key=key, horizontal=True):
        for n, take in enumerate(takes):
            download(take, key=f"{key}-{n}", first=n == 0)


def download(take: Take, key: str, *, first: bool = False) -> None:
    """One button. The file is made at the click, so that looking at a page costs nothing."""
    st.download_button(
        literal(take.label),
        _later(take),
        file_name=take.file,
        mime=MIME.get(take.file.rsplit(".", 1)[-1], "application/octet-stream"),
        key=key,
        on_click="ignore",
        type="primary" if first else "secondary",
    )


def _later(take: Take) -> Callable[[], bytes]:
    """Its maker for the thread of its own that it runs in: in this language, as who acts now."""
    here, person = copy_context(), acting()

    def made() -> bytes:
        with acting_as(person):
            content = take.make()
            if take.names and reach("names") != "":
                own_store().saw("names-taken", str(take.upload or take.file))
            return content

    return lambda: here.copy().run(made)
