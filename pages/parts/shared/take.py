"""Download buttons whose files are made when they are asked for, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from pages.parts.shared.view import View
from tally.papers import LETTER_FORMATS, SUMMARY_FORMATS, letter_writer, picture, summary_writer
from tally.papers.letter import Letter
from tally.papers.official import OfficialTable
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


def letter_takes(letter: Letter, as_of: date) -> list[Take]:
    """The letter as Word, to be worked on, and as PDF."""
    name = "cong-van-" + (letter.number.strip() or as_of.isoformat())
    name = re.sub(r"[^\w-]+", "-", name)
    return [
        Take(say(f"letter-download-{kind}"), f"{name}.{kind}", partial(letter_writer(kind), letter))
        for kind in LETTER_FORMATS
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
        _spoken(take.make, language()),
        file_name=take.file,
        mime=MIME[take.file.rsplit(".", 1)[-1]],
        key=key,
        on_click="ignore",
        type="primary" if first else "secondary",
    )


def _spoken(make: Callable[[], bytes], spoken: str) -> Callable[[], bytes]:
    """The same maker in this language: it runs in a thread of its own, which would speak Vietnamese."""

    def made() -> bytes:
        use_language(spoken)
        return make()

    return made


def summary_takes(view: View, table: OfficialTable, cluster: str | None) -> list[Take]:
    """The table in its four formats, the picture for the chat group and the one-page briefing."""
    name = f"bang-tong-hop-{view.as_of.isoformat()}" + (f"-{cluster}" if cluster else "")
    takes = [
        Take(say(f"summary-download-{kind}"), f"{name}.{kind}", partial(summary_writer(kind), table))
        for kind in SUMMARY_FORMATS
    ]
    shared = (view.progress, view.directory)
    drawn = partial(picture.overview_picture, *shared, view.span)
    if cluster:
        drawn = partial(picture.cluster_picture, *shared, cluster, view.span)
    told = partial(picture.briefing, *shared, view.span, cluster)
    name = name.replace("bang-tong-hop", "tien-do")
    return [
        *takes,
        Take(say("summary-download-png"), f"{name}.png", drawn),
        Take(say("summary-download-briefing"), f"{name}-tom-tat.pdf", told),
    ]
