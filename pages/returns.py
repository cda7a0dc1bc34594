"""Returns, for staff: what does not count, why, and the lists that go back; the rows behind any count."""

from __future__ import annotations

import streamlit as st

from pages.parts import returns
from pages.parts.shared import frame, plots
from pages.parts.shared.html import heading, headline, show
from pages.parts.shared.view import view
from pages.parts.upload.draft import to_upload_page, uploader
from tally.counts import of_units
from tally.rights import may
from tally.wording import say

looked_at = view()
everything = returns.initiatives(looked_at)
if not len(everything):
    frame.empty(say("returns-empty"), say("returns-empty-do"), "upload")
    st.stop()

answer = st.container()
unit, rows, wanted = returns.wanted(looked_at, everything)
own = of_units(rows, looked_at.directory)
with answer:
    show(headline(*returns.sentence(looked_at, own, unit)), returns.unlisted(looked_at, own))
    if len(rows):
        returns.take_away(looked_at, rows, unit)
if len(rows):
    returns.browse(looked_at, wanted)
    why = plots.reasons(looked_at, rows, unit)
    show(heading(say("returns-reasons")) + why if why else "")
    returns.counts(looked_at, rows, own)
if may("publish"):  # a corrected list comes back: compared with what is in force, joined and published there
    show(heading(say("returns-back"), say("returns-back-note")))
    if uploader():
        to_upload_page()
