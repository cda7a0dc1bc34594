"""Pictures and briefings to take away, beside what they show."""

from __future__ import annotations

from functools import partial

from pages.parts.shared.take import Take, download
from pages.parts.shared.view import View
from tally.papers.picture import briefing, cluster_picture
from tally.wording import say


def cluster(view: View, code: str) -> None:
    """The cluster as a picture for the chat group."""
    make = partial(cluster_picture, view.progress, view.directory, code, view.span)
    download(Take(say("download-picture"), f"tien-do-{view.as_of.isoformat()}-{code}.png", make), f"picture-{code}")


def one_page(view: View) -> None:
    """The state of everybody on one page of A4."""
    make = partial(briefing, view.progress, view.directory, view.span)
    download(Take(say("download-briefing"), f"tien-do-{view.as_of.isoformat()}-tom-tat.pdf", make), "briefing")
