"""Files to take away: made only when somebody asks for one, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.view import View
from tally.reports.picture import briefing, cluster_picture
from tally.wording import language, say, use_language


def cluster(view: View, code: str) -> None:
    """The cluster as a picture for the chat group."""
    name = f"{code}-{view.as_of:%Y-%m-%d}.png"
    make = _spoken(lambda: cluster_picture(view.progress, view.directory, code, view.span))
    _button(say("download-picture"), make, name, "image/png", f"picture-{code}")


def one_page(view: View) -> None:
    """The state of everybody on one page of A4."""
    name = f"{view.period.code}-{view.as_of:%Y-%m-%d}.pdf"
    make = _spoken(lambda: briefing(view.progress, view.directory, view.span))
    _button(say("download-briefing"), make, name, "application/pdf", "briefing")


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    st.download_button(label, make, file_name=name, mime=mime, key=key, on_click="ignore")


def _spoken(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same work in this page's language: it runs later, in a thread that knows nothing of the page."""
    chosen = language()

    def work() -> bytes:
        use_language(chosen)
        return make()

    return work
