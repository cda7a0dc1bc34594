"""Overview, for leadership: where the province stands."""

from __future__ import annotations

from pages.parts import frame
from pages.parts.bars import bars, ratio
from pages.parts.html import show
from pages.parts.view import view
from tally.wording import number, percent, say

looked_at = view()
whole = looked_at.totals()
frame.headline(
    say(
        "overview-sentence",
        ratio=ratio(whole.valid, whole.quota),
        rate=percent(whole.completion),
        expected=number(whole.expected),
    )
)
frame.figures(
    [
        (say("overview-valid"), number(whole.valid), ""),
        (say("overview-short"), number(whole.shortfall), ""),
        (say("overview-needed"), number(whole.needed_per_day, 1, up=True), ""),
        (say("overview-invalid"), number(whole.invalid), ""),
    ]
)
show(frame.heading_html(say("overview-bars")), bars(looked_at, looked_at.progress))
