"""Download buttons whose files are made when they are asked for, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from tally.papers.figures import Figures
from tally.papers.letter import Letter
from tally.papers.making import BY_NAME, Choices, writer
from tally.papers.official import numbered
from tally.rights import Person, acting, acting_as
from tally.wording import language, say, use_language

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "png": "image/png",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Take:
    """One file to take away: what its button says, its name, and what makes its bytes."""

    label: str
    file: str
    make: Callable[[], bytes]


def takes(figures: Figures, choices: Choices, names: Iterable[str]) -> list[Take]:
    """The papers of these names, each made from these figures when somebody asks for it."""
    papers = [BY_NAME[name] for name in names]
    return [Take(say(f"paper-{p.name}"), p.file(figures), partial(p.make, figures, choices)) for p in papers]


def letter_takes(letter: Letter, figures: Figures) -> list[Take]:
    """The letter as it stands on the page, as Word, to be worked on, and as PDF."""
    name = re.sub(r"[^\w-]+", "-", "cong-van-" + (numbered(letter.number) or figures.as_of.isoformat()))
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
        take.label,
        _spoken(take.make, language(), acting()),
        file_name=take.file,
        mime=MIME[take.file.rsplit(".", 1)[-1]],
        key=key,
        on_click="ignore",
        type="primary" if first else "secondary",
    )


def _spoken(make: Callable[[], bytes], spoken: str, person: Person) -> Callable[[], bytes]:
    """The same maker in this language and for this person: it runs in a thread of its own, which knows neither."""

    def made() -> bytes:
        use_language(spoken)
        with acting_as(person):
            return make()

    return made
