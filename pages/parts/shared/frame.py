"""The frame of every page: menu, language, what is looked at, the first sentence, headline figures, states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.front import ACCOUNT
from pages.parts.shared.html import Markup, anchor, banner, drawn, heading, leading_to, rich, show, sub, tag
from pages.parts.shared.plots import bars
from pages.parts.shared.view import (
    DEEDS,
    LONGEST,
    View,
    arrive,
    bound,
    choose,
    chosen,
    cleaned,
    link,
    own_store,
    parsed,
)
from tally.errors import TallyError
from tally.keeping.seen import taken_back
from tally.pace import deadlines
from tally.rights import acting, may, mode
from tally.store.uploads import phrase
from tally.wording import LANGUAGES, day, explain, language, moment, say, termed

SECTIONS: Mapping[str, Sequence[str]] = {
    "see": ("overview", "clusters", "ranking", "unit"),
    "figures": ("upload", "sent", "history"),
    "papers": ("summary", "letter", "returns"),
    "order": ("directory", "support", "accounts"),
}
HOME = "overview"
STALE_AFTER = 30  # days; the letter asks each unit to keep its list fresh
LONG = 40  # options; more than that is searched rather than looked through
MOST_CHOICES = 20  # parameters of an address that come along to the same page in the other language
_ROW = "row-of-choices"
# Pages of figures choose date, period and deadline; the others do their work on what they are given.
# Rows to mend are the same to every deadline, and the letter chooses one of its own.
MEASURED = frozenset({"", "overview", "clusters", "ranking", "unit", "summary", "letter"})
FIGURES = MEASURED | {"sent"}
LOOKING = FIGURES | {"returns"}
# Streamlit's own menu knows one page by the address "", the overview.


def sections(folder: Path) -> dict[str, list[st.Page]]:
    """Section -> its pages; accounts only where people sign in."""
    return {
        section: [
            st.Page(folder / f"{name}.py", title=say(f"menu-{name}"), url_path=name, default=name == HOME)
            for name in names
            if name != "accounts" or mode() != "none"
        ]
        for section, names in SECTIONS.items()
    }


def guarded(page: st.Page, pages: Mapping[str, Sequence[st.Page]]) -> None:
    """The frame and the page in it; what a person can act on is said in one sentence, our own faults stay loud."""
    try:
        own_store().require("figures")
        looked_at = arrive()
        around(looked_at, page, pages)
        own_store().require(DEEDS.get(page.url_path, "figures"))
        if page.url_path in FIGURES and not (looked_at.dates and looked_at.units):
            _without_figures(looked_at)
        else:
            page.run()
    except TallyError as error:
        show(tag("div", tag("h1", explain(error), class_="t-h1"), class_="t-empty", role="alert"))


def around(looked_at: View, page: st.Page, pages: Mapping[str, Sequence[st.Page]]) -> None:
    """Draw the title, the menu, the banner of sample data, and what is looked at."""
    st.set_page_config(page_title=f"{page.title} · {say('frame-product')}")
    with st.sidebar:
        show(_menu(looked_at, page, pages))
    if looked_at.sample:
        show(banner(rich(say("frame-sample")), " ", leading_to("upload")))
    if page.url_path in LOOKING:
        pills(looked_at, measured=page.url_path in MEASURED)
        _not_there(looked_at, page)
        _age(looked_at, page)
        _taken_back(looked_at)


def _not_there(looked_at: View, page: st.Page) -> None:
    """Says what the address asks for and does not exist, and what is looked at in its place."""
    known, instead = looked_at.directory, say("frame-not-there-instead")
    choices: Mapping[str, tuple[object, str]] = {
        "period": (chosen("period") == looked_at.period.code, termed(looked_at.period.name)),
        "as_of": (parsed(chosen("as_of")), day(looked_at.as_of) if looked_at.dates else instead),
        "deadline": (parsed(chosen("deadline")), day(looked_at.deadline)),
        "cluster": (chosen("cluster") in {cluster.code for cluster in known.clusters}, instead),
        "unit": (page.url_path == "unit" or chosen("unit") in {unit.code for unit in known.units}, instead),
    }
    for name, (there, shown) in choices.items():
        if (asked := chosen(name)) and not there:
            show(banner(say("frame-not-there", what=name, asked=asked, shown=shown)))


def _age(looked_at: View, page: st.Page) -> None:
    """Says that an older date is shown, or that even the newest figures are old while the period still runs."""
    if not looked_at.dates:
        return
    newest, today = looked_at.dates[-1], date.today()
    days, most = (today - newest).days, looked_at.directory.programme.rhythm or STALE_AFTER
    if looked_at.as_of < newest:
        here = link(page.url_path, **_others() | {"as_of": None})
        older, back = say("frame-older", day=day(looked_at.as_of)), say("frame-newest", day=day(newest))
        show(banner(rich(older), " ", anchor(back, here)))
    elif today <= looked_at.period.end and days > most:
        show(banner(rich(say("frame-stale", days=days)), " ", leading_to("upload")))


def _taken_back(looked_at: View) -> None:
    """Says what showed here until it was withdrawn or corrected, by whom and why."""
    # Where nothing newer is left, what was newer showed here too: up to the date that is asked for.
    newest = looked_at.as_of >= max(looked_at.dates, default=date.min)
    upto = (parsed(chosen("as_of")) or date.max) if newest else looked_at.as_of
    back = looked_at.once(("taken-back", upto), lambda: taken_back(looked_at.uploads, looked_at.units, upto))
    for upload in back[:1]:
        text = say("frame-taken-back", file=upload.file, what=phrase(upload.amendments[-1]), others=len(back) - 1)
        show(banner(text, " ", anchor(say("menu-history"), link("history", upload=upload.id))))


def pills(looked_at: View, *, measured: bool) -> None:
    """Date, period and (where the page measures towards one) deadline, each chosen here and kept in the address."""
    ends = deadlines(looked_at.period, looked_at.directory.phases)
    pieces = []
    if looked_at.dates:
        newest_first = {each.isoformat(): say("frame-as-of-pill", day=each) for each in reversed(looked_at.dates)}
        pieces.append(pill("as_of", newest_first, say("frame-as-of"), now=looked_at.as_of.isoformat()))
    periods = {period.code: termed(period.name) for period in looked_at.periods}
    pieces.append(pill("period", periods, say("frame-period"), now=looked_at.period.code))
    if measured:
        names = {
            end.isoformat(): say(
                f"frame-deadline-pill{'-phase' if phase else ''}", day=end, phase=phase and termed(phase.name)
            )
            for end, phase in reversed(ends)
        }
        pieces.append(pill("deadline", names, say("frame-deadline"), now=looked_at.deadline.isoformat()))
    if looked_at.changed or looked_at.now:
        names = {"": say("frame-units-then"), "now": say("frame-units-now")}
        pieces.append(pill("units", names, say("frame-units"), now="now" if looked_at.now else ""))
    said = [upload.amendments[-1].when if upload.amendments else upload.when for upload in looked_at.uploads]
    if said and not looked_at.sample:
        pieces.append(tag("span", say("frame-updated", when=moment(max(said))), class_="t-when"))
    row = st.session_state[_ROW] = st.container(key="looked-at", horizontal=True, vertical_alignment="center")
    row.html(tag("div", *pieces, class_="t-pills"), width="content")


def beside() -> DeltaGenerator:
    """The row of what is looked at, for a page to add its own choice to: `with frame.beside(): …`."""
    row: DeltaGenerator = st.session_state[_ROW]
    return row


def segments(label: str, options: Mapping[str, str], key: str) -> str | None:
    """One of a few values -> words, side by side; None until chosen. The label is read out and not drawn."""
    words = options.__getitem__
    return st.segmented_control(label, list(options), format_func=words, key=key, label_visibility="collapsed")


def pick(name: str, options: Mapping[str, str], label: str, default: str = "") -> str:
    """A choice of value -> words kept in the address under `name`; `default`, else the first, leaves the address clean.

    What the address asks for and does not exist gives way to the default. A long list can be searched.
    """
    clean = default or next(iter(options))
    wanted = chosen(name) or clean
    current = wanted if wanted in options else clean
    if len(options) <= LONG:
        st.html(pill(name, options, label, now=current, clean=clean), width="content")
        return current
    width = 58 + 7 * len(options[current])  # as wide as its words, like a pill
    box = bound(f"pick-{name}", current, lambda value: choose(name, None if value == clean else value))
    words = options.__getitem__
    return str(st.selectbox(label, list(options), format_func=words, label_visibility="collapsed", width=width, **box))


def pill(name: str, options: Mapping[str, str], label: str, *, now: str, clean: str | None = None) -> Markup:
    """A list of value -> words; `static/tally.js` puts what is picked into the address.

    The browser's own list: a phone shows it as its own, and three of Streamlit's cost a fifth of every click.
    """
    clean = next(iter(options)) if clean is None else clean
    return drawn("pill", name=name, options=options, label=label, now=now, clean=clean)


def search(name: str, label: str, placeholder: str = "", bind: Literal["query-params"] | None = "query-params") -> str:
    """A word to look for, kept in the address under `name`; without `bind` only on the page."""
    words = placeholder or label
    typed = st.text_input(
        label, key=name, bind=bind, placeholder=words, max_chars=LONGEST, label_visibility="collapsed", width=260
    )
    return cleaned(typed or "").strip()


def paged(count: int, size: int, key: str) -> tuple[DeltaGenerator, int]:
    """Where a page of so many of these is drawn, above its turning; and which is its first, from 0."""
    where, pages = st.container(), -(-count // size)
    return where, (st.pagination(pages, key=key) - 1) * size if pages > 1 else 0


def empty(sentence: str, what_to_do: str, page: str, label: str = "") -> None:
    """A designed nothing: what is missing, what to do, and where, to who may open that page."""
    to = sub(rich(what_to_do), " ", leading_to(page, label))
    show(tag("div", tag("h1", rich(sentence), class_="t-h1"), to, class_="t-empty"))


def _without_figures(looked_at: View) -> None:
    """In place of a page while the period has no figures yet: what to do, and its units, none of which has sent."""
    period = termed(looked_at.period.name)
    empty(say("overview-empty", period=period), say("overview-empty-do"), "upload")
    if looked_at.units:
        show(heading(say("overview-bars")), bars(looked_at, looked_at.units))


def _menu(looked_at: View, page: st.Page, pages: Mapping[str, Sequence[st.Page]]) -> Markup:
    """What stands beside every page; who is signed in leads to the password and the way out."""
    here = _others()
    return drawn(
        "menu",
        programme=looked_at.directory.programme,
        sections={part: [it for it in of if may(DEEDS.get(it.url_path, "figures"))] for part, of in pages.items()},
        current=page.url_path,
        languages=[
            (code, name, link(page.url_path, **here | {"lang": None if code == "vi" else code}))
            for code, name in LANGUAGES.items()
        ],
        spoken=language(),
        person=acting().name,
        account=ACCOUNT,
    )


def _others() -> dict[str, str | None]:
    return {cleaned(name): chosen(name) for name in [*st.query_params][:MOST_CHOICES] if name != "lang"}
