"""The official table on screen, as the annex lays it out, and what stands beside it."""

from __future__ import annotations

from pages.parts.shared.html import Markup, anchor, drawn, tag
from pages.parts.shared.view import View, link
from pages.parts.shared.words import gone
from tally.papers.official import OfficialTable
from tally.wording import say


def official_html(table: OfficialTable, caption: str) -> Markup:
    """The table with its two-row header and its total, each unit leading to its page."""
    return drawn("official", table=table, caption=caption)


def sentence(view: View, table: OfficialTable, cluster: str | None) -> str:
    """The page's first line: what the table adds up to."""
    whole = table.total.values if table.total else {}
    counts = {name: whole.get(name) or 0 for name in ("valid", "invalid", "pending", "total")} | {"day": view.as_of}
    quota = "" if whole["quota"] else "-no-quota"
    if whole["quota"]:
        counts["quota"] = whole["quota"]
    if cluster is None:
        return say(f"summary-sentence{quota}", **counts)
    return say(f"summary-sentence-cluster{quota}", cluster=view.directory.cluster(cluster).name, **counts)


def remarks(view: View) -> Markup:
    """Each remark in a frame of its own; nothing where there is nothing to say."""
    uploads = sorted({unit.upload for unit in view.units if unit.upload is not None})
    way, counts = view.distributed
    quota = tag("p", say(f"summary-{way}", **counts)) if way else ""
    lines = [quota, gone(view), *(_printed(view, number) for number in uploads)]
    return Markup().join(tag("div", line, class_="t-remark") for line in lines if line)


def _printed(view: View, number: int) -> Markup:
    findings = [finding for finding in view.store.findings(number) if finding.policy.totals]
    if not findings:
        return Markup()
    title = anchor(say("summary-printed", file=view.store.upload(number).file), link("history", upload=number))
    return tag("p", title) + tag("ul", *(tag("li", finding.message) for finding in findings))
