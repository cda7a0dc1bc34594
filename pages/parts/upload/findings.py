"""Step 2: everything that was noticed, worst first, each with its cell; counted truly, filtered by kind and words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.html import Markup, heading, show, tag
from pages.parts.upload.draft import Draft
from pages.parts.upload.questions import row
from tally.desk.questions import key_of
from tally.findings import SEVERITIES, Finding, by_severity
from tally.intake.reading import Reading
from tally.text import bare
from tally.wording import say

SHOWN = 400  # findings of one kind drawn; the counts above them are of all
FILTER_FROM = 8  # fewer than so many need no filter


def findings(reading: Reading, draft: Draft) -> None:
    """What blocks and what is only noted; what asks is drawn by the questions, and counted here too."""
    found = by_severity(reading.findings)
    # Places that each stand for all of their rows; questions, each of which may be about several places.
    counts = {severity: sum(f.count for f in found if f.severity == severity) for severity in SEVERITIES}
    counts["ask"] = len({key_of(f) for f in found if f.severity == "ask"})
    head = heading(say("upload-findings"), say("upload-findings-counts", **counts))
    listed = [finding for finding in found if finding.severity != "ask"]
    if len(listed) >= FILTER_FROM:
        show(head)
        head, listed = Markup(), _filtered(found, draft)
    show(head, tag("div", *_kinds(listed), class_="t-finds"))


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


def _kinds(found: Sequence[Finding]) -> list[Markup]:
    """Those of one kind as one row, in the order in which the first of each stands."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    return [row(alike, severity, say(f"upload-tag-{severity}"), SHOWN) for (severity, _), alike in kinds.items()]
