"""Texts to take away for the chat group, each with a button that copies it."""

from __future__ import annotations

from pages.parts.shared.html import escape
from tally.wording import say


def copyable(name: str, text: str, title: str = "") -> str:
    """A text that can be changed before it is sent, with a button that copies it as it then stands."""
    head = f'<p class="t-h3">{escape(title)}</p>' if title else ""
    button = (
        f'<button class="t-btn" type="button" data-copy="{escape(name)}" data-done="{escape(say("reminder-done"))}">'
    )
    label = escape(say("reminder-copy"))
    area = (
        f'<textarea class="t-say" id="{escape(name)}" rows="{_rows(text)}" spellcheck="false" '
        f'aria-label="{escape(title or say("reminder-title"))}">{escape(text)}</textarea>'
    )
    return f"{head}{area}{button}{label}</button>"


def _rows(text: str) -> int:
    """Lines that hold the text where a browser cannot fit the box to it; a line takes about sixty letters."""
    return sum(1 + len(line) // 60 for line in text.splitlines())
