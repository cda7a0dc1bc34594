"""Step 2: everything that was noticed, worst first, each with its cell; counted truly, filtered by kind and words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.frame import heading_html
from pages.parts.shared.html import escape, more, show
from pages.parts.upload.draft import Draft
from pages.parts.upload.questions import place
from tally.desk.questions import key_of
from tally.findings import SEVERITIES, Finding, by_severity
from tally.intake.reading import Reading
from tally.text import bare
from tally.wording import say

SHOWN = 40  # findings drawn at once; the counts above them are of all
FILTER_FROM = 8  # fewer than so many need no filter


def findings(reading: Reading, draft: Draft) -> None:
    """What blocks and what is only noted; what asks is drawn by the questions, and counted here too."""
    found = by_severity(reading.findings)
    head = heading_html(say("upload-findings"), counts(found))
    listed = [finding for finding in found if finding.severity != "ask"]
    if len(listed) >= FILTER_FROM:
        show(head)
        head, listed = "", _filtered(found, draft)
    show(f'{head}<div class="t-finds">{"".join(map(_row, listed[:SHOWN]))}</div>')
    if len(listed) > SHOWN:
        rest = "".join(map(_row, listed[SHOWN : SHOWN * 10]))
        show(more(say("upload-findings-more", count=len(listed) - SHOWN), f'<div class="t-finds">{rest}</div>'))
    if len(listed) > SHOWN * 10:
        show(f'<p class="t-note">{escape(say("upload-findings-cut", count=len(listed) - SHOWN * 10))}</p>')


def counts(found: Sequence[Finding]) -> str:
    """ "2 cần trả lời · 2 ghi chú · 0 chặn": questions, and places that each stand for all of their rows."""
    totals = {severity: sum(f.count for f in found if f.severity == severity) for severity in SEVERITIES}
    totals["ask"] = len({key_of(f) for f in found if f.severity == "ask"})
    return say("upload-findings-counts", **totals)


def _filtered(found: Sequence[Finding], draft: Draft) -> list[Finding]:
    present = [severity for severity in SEVERITIES if any(f.severity == severity for f in found)]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"filter-{draft.key}"):
        severity = st.segmented_control(
            say("upload-filter-severity"),
            present,
            format_func=lambda one: say(f"upload-tag-{one}"),
            key=f"severity-{draft.key}",
            label_visibility="collapsed",
        )
        words = st.text_input(
            say("upload-filter-words"),
            max_chars=200,
            key=f"words-{draft.key}",
            placeholder=say("upload-filter-words"),
            label_visibility="collapsed",
            width=260,
        )
    kept = [f for f in found if f.severity == severity] if severity else [f for f in found if f.severity != "ask"]
    return [f for f in kept if bare(words) in bare(f"{f.cell} {f.sheet} {f.unit} {f.message}")] if words else kept


def _row(finding: Finding) -> str:
    tag = f'<span class="t-tag {finding.severity}">{escape(say(f"upload-tag-{finding.severity}"))}</span>'
    rows = (
        f' <span class="t-note">{escape(say("upload-rows", count=finding.count))}</span>' if finding.count > 1 else ""
    )
    return f'<div class="t-find">{tag}{place(finding)}<div>{escape(finding.message)}{rows}</div></div>'
