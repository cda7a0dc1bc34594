"""Support, for staff: who asked for help with registering, whom to call, and what became of it."""

from __future__ import annotations

from functools import partial

from pages.parts import support as supporting
from pages.parts.returns import initiatives
from pages.parts.shared import frame
from pages.parts.shared.html import headline, show
from pages.parts.shared.view import view
from tally.wording import say

looked_at = view()
requests = looked_at.store.support_requests()
if requests.empty:
    frame.empty(say("support-empty"), say("support-empty-do"), "upload", say("menu-upload"))
else:
    show(headline(supporting.sentence(requests), say("support-sub")))
    shown = supporting.filtered(requests)
    show(supporting.requests_table(shown))
    supporting.take_away(shown)
    supporting.close(looked_at.store, requests, partial(initiatives, looked_at), looked_at.directory)
    supporting.change(looked_at.store, requests, shown)
supporting.add(looked_at.store, looked_at.directory)
