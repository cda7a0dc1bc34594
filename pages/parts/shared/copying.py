"""Texts to take away for the chat group, each with a button that copies it."""

from __future__ import annotations

from pages.parts.shared.html import Markup, tag
from tally.wording import say


def copyable(name: str, text: str, title: str = "") -> Markup:
    """A text that can be changed before it is sent, with a button that copies it as it then stands."""
    # A browser that cannot fit the box to its text draws these lines; a line takes about sixty letters.
    lines = sum(1 + len(line) // 60 for line in text.splitlines())
    label = title or say("reminder-title")
    area = tag("textarea", text, class_="t-say", id=name, rows=lines, spellcheck="false", aria_label=label)
    copied = say("reminder-done")
    button = tag("button", say("reminder-copy"), class_="t-btn", type="button", data_copy=name, data_done=copied)
    return (tag("p", title, class_="t-h3") if title else Markup()) + area + button
