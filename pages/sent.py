"""Who has sent, for staff: units by dates, who is late against the rhythm of the directory, whom to call."""

from __future__ import annotations

from pages.parts.sent import rhythm
from pages.parts.shared import frame
from pages.parts.shared.copying import copyable
from pages.parts.shared.html import heading, headline, show
from pages.parts.shared.view import view
from tally.wording import say

looked_at = view()
frame.needs_figures(looked_at)

silences = rhythm.ordered(looked_at)
show(headline(rhythm.sentence(looked_at, silences), rhythm.below(looked_at)), rhythm.by_dates(looked_at, silences))
if text := rhythm.to_send(looked_at, silences):
    show(heading(say("sent-text"), say("reminder-note")), copyable("say-late", text))
