"""Who has sent, for staff: units by dates, who is late against the rhythm of the directory, whom to call."""

from __future__ import annotations

from pages.parts import sent
from pages.parts.shared.html import copyable, heading, headline, show
from pages.parts.shared.view import view
from tally.wording import say

looked_at = view()

silences = sent.ordered(looked_at)
show(headline(sent.sentence(looked_at, silences), sent.below(looked_at)), sent.by_dates(looked_at, silences))
if text := sent.to_send(looked_at, silences):
    show(heading(say("sent-text"), say("reminder-note")), copyable("say-late", text))
