"""How far a file has come: the four steps, the first sentence of the page, and one word for the list of files."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.shared.html import Markup, tag
from pages.parts.upload.draft import Draft
from pages.parts.upload.jobs import Job
from pages.parts.upload.questions import open_ones, proposed, unseen
from tally.desk import Question
from tally.intake.reading import Reading
from tally.wording import say

STEPS = ("file", "check", "compare", "publish")


def steps(reached: int) -> Markup:
    """1 Tệp › 2 Kiểm tra › 3 So với số đang dùng › 4 Công bố, those reached in the accent colour."""
    pieces = (
        tag(
            "li",
            f"{place} {say(f'upload-step-{name}')}",
            class_="on" if place <= reached else "",
            aria_current="step" if place == reached else "",
        )
        for place, name in enumerate(STEPS, start=1)
    )
    return tag("ol", *pieces, class_="t-steps")


def sentence(
    reading: Reading, asked: Sequence[Question], draft: Draft, *, stranger: bool, reasons: Sequence[str]
) -> str:
    """The page's answer: how much was read from which file, and what stands before publishing.

    `reasons` are all that keep the button closed: only where there are none is nothing left to answer.
    """
    return f"{_read(reading)}; {_next(reading, asked, draft, stranger=stranger, reasons=reasons)}."


def _read(reading: Reading) -> str:
    whole = reading.directory or reading
    clusters = len(reading.directory.clusters) if reading.directory else 0
    counts = {"units": len(whole.units), "clusters": clusters, "count": len(reading.rows or ())}
    return say(f"upload-read-{reading.kind}", file=reading.file, **counts)


def _next(reading: Reading, asked: Sequence[Question], draft: Draft, *, stranger: bool, reasons: Sequence[str]) -> str:
    blocking = sum(finding.count for finding in reading.findings if finding.severity == "block")
    if stranger:
        return say("upload-next-stranger")
    if blocking:
        return say("upload-next-block", count=blocking)
    if unanswered := len(open_ones(asked, draft)):
        return say("upload-next-ask", count=unanswered)
    if reasons:
        return reasons[0]
    if ready := len(proposed(asked, draft)):
        return say("upload-next-proposed", count=ready)
    return say("upload-next-ready")


def state_of(draft: Draft, job: Job | None) -> str:
    """A few words beside the file's name in the list of files."""
    if draft.published:
        return say("upload-state-published")
    if job is None or not job.finished.is_set():
        return say("upload-state-reading")
    if job.visit is None:
        return say("upload-state-refused")
    if job.visit.blocking:
        return say("upload-state-block")
    asked = job.visit.asked
    if waiting := len(open_ones(asked, draft)):
        return say("upload-state-ask", count=waiting)
    if job.visit.reading.kind in ("summary", "register") and not job.visit.reading.as_of:
        return say("upload-state-undated")
    new = len(unseen(asked, draft))
    return say("upload-state-proposed", count=new) if new else say("upload-state-ready")
