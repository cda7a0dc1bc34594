"""Pictures and briefings to take away, beside what they show."""

from __future__ import annotations

from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import View
from tally.papers.making import Details


def cluster(view: View, code: str) -> None:
    """The cluster as a picture for the chat group and as a slide for the projector."""
    downloads(takes(view.figures.of_cluster(code), Details(), ("png", "slide")), f"picture-{code}")


def one_page(view: View) -> None:
    """The state of everybody on one page of A4 and on one slide."""
    downloads(takes(view.figures, Details(), ("briefing", "slide")), "briefing")
