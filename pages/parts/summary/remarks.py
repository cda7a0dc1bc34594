"""What stands beside a table: where its totals differ from what was printed, and what of the quota is not given out."""

from __future__ import annotations

from pages.parts.shared.address import link
from pages.parts.shared.html import Markup, anchor, tag
from pages.parts.shared.notes import gone
from pages.parts.shared.view import View
from tally.progress import undistributed
from tally.wording import say


def remarks(view: View) -> Markup:
    """Each remark in a frame of its own; nothing where there is nothing to say."""
    uploads = sorted({unit.upload for unit in view.progress if unit.upload is not None})
    lines = [_quota(view), gone(view), *(_printed(view, number) for number in uploads)]
    return Markup().join(tag("div", line, class_="t-remark") for line in lines if line)


def _printed(view: View, number: int) -> Markup:
    findings = [finding for finding in view.store.findings(number) if finding.policy.totals]
    if not findings:
        return Markup()
    title = anchor(say("summary-printed", file=view.store.upload(number).file), link("history", upload=number))
    return tag("p", title) + tag("ul", *(tag("li", finding.message) for finding in findings))


def _quota(view: View) -> Markup:
    rest = undistributed(view.directory.programme, view.progress)
    if not rest:
        return Markup()
    key = "summary-undistributed" if rest > 0 else "summary-overdistributed"
    assigned = view.directory.programme.assigned_quota or 0
    return tag("p", say(key, assigned=assigned, given=assigned - rest, rest=abs(rest)))
