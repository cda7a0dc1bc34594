"""How long a text may be that a person types."""

from __future__ import annotations

from tally.errors import TallyError

LONGEST = {"who": 120, "note": 500, "reason": 500, "name": 200, "phone": 60, "content": 4_000}
"""Characters of what is typed, by what it is."""


def bounded(what: str, typed: str) -> str:
    """The text without blanks around it. Raises TallyError("text-too-long") for more than `LONGEST` of its kind."""
    text = typed.strip()
    if len(text) > LONGEST[what]:
        raise TallyError("text-too-long", what=what, count=len(text), most=LONGEST[what])
    return text
