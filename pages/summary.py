"""Summary, for staff: the official table of a date on screen, and the same to take away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.shared import take
from pages.parts.shared.html import Markup, anchor, drawn, heading, headline, show, tag
from pages.parts.shared.take import downloads, takes
from pages.parts.shared.view import View, link, view
from pages.parts.shared.words import gone
from tally.papers.figures import Figures
from tally.papers.making import OTHERS, TABLES
from tally.papers.official import official_table
from tally.wording import say


def sentence(figures: Figures) -> str:
    """The page's first line: what the table adds up to."""
    names = ("quota", "valid", "invalid", "pending", "total")
    counts = {name: getattr(figures.whole, name) or 0 for name in names} | {"day": figures.as_of}
    quota = "" if counts["quota"] else "-no-quota"
    if not figures.cluster:
        return say(f"summary-sentence{quota}", **counts)
    return say(f"summary-sentence-cluster{quota}", cluster=figures.name, **counts)


def remarks(view: View) -> Markup:
    """Each remark in a frame of its own; nothing where there is nothing to say."""
    way, counts = view.distributed
    lines = [tag("p", say(f"summary-{way}", **counts)) if way else "", gone(view)]
    for number, file, _ in sorted(view.sources):
        printed = [tag("li", it.message) for upload, it in view.findings if upload == number and it.policy.totals]
        title = anchor(say("summary-printed", file=file), link("history", upload=number))
        lines.append(tag("p", title) + tag("ul", *printed) if printed else "")
    return Markup().join(tag("div", line, class_="t-remark") for line in lines if line)


looked_at = view()

answer = st.container()
with st.container(key="paper-choices", horizontal=True, vertical_alignment="bottom"):
    cluster, order, extras = take.cluster(looked_at), take.order(), take.columns()
figures, chosen = looked_at.figures.of_cluster(cluster), replace(looked_at.details, order=order, extras=extras)
table = official_table(figures, extras=extras, order=order)
with answer:
    show(headline(sentence(figures), say("summary-sub", count=len(table.lines), sent=figures.whole.sent)))
show(drawn("official", table=table, caption=say("summary-caption")), remarks(looked_at) if cluster is None else "")
show(heading(say("summary-download"), say("summary-download-note")))
downloads(takes(figures, chosen, TABLES), key="summary-downloads")
show(heading(say("summary-others"), say("summary-others-note")))
downloads(takes(figures, chosen, OTHERS), key="summary-others")
