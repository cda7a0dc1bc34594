"""What stands beside a table: where its totals differ from what was printed, and what of the quota is not given out."""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import anchor, escape
from pages.parts.shared.notes import gone
from pages.parts.shared.view import View
from tally.progress import undistributed
from tally.wording import say


def remarks(view: View) -> str:
    """A list as HTML, or "" where there is nothing to say."""
    lines = [*_quota(view), gone(view), *(_printed(view, number) for number in _uploads(view))]
    return "".join(f'<div class="t-remark">{line}</div>' for line in lines if line)


def _uploads(view: View) -> list[int]:
    """The uploads that the figures looked at come from, oldest first."""
    return sorted({unit.upload for unit in view.progress if unit.upload is not None})


def _printed(view: View, number: int) -> str:
    findings = [finding for finding in view.store.findings(number) if finding.policy.totals]
    if not findings:
        return ""
    upload = view.store.upload(number)
    said = "".join(f"<li>{escape(finding.message)}</li>" for finding in findings)
    title = anchor(say("summary-printed", file=upload.file), link("history", upload=number))
    return f"<p>{title}</p><ul>{said}</ul>"


def _quota(view: View) -> list[str]:
    rest = undistributed(view.directory.programme, view.progress)
    if not rest:
        return []
    key = "summary-undistributed" if rest > 0 else "summary-overdistributed"
    assigned = view.directory.programme.assigned_quota or 0
    return [f"<p>{escape(say(key, assigned=assigned, given=assigned - rest, rest=abs(rest)))}</p>"]
