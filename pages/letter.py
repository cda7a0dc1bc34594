"""Letter, for staff: the urging letter drafted from the figures, edited here, taken away as Word or PDF.

Every field can be edited; the text is as drafted from the figures until somebody changes it.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from pages.parts.shared import take
from pages.parts.shared.frame import pick
from pages.parts.shared.html import Markup, heading, headline, literal, note, show, tag
from pages.parts.shared.take import downloads, letter_takes, takes
from pages.parts.shared.view import view
from pages.parts.shared.words import case, not_all, particulars
from tally.directory.sheets import LETTERHEAD
from tally.papers.figures import Figures
from tally.papers.letter import Letter, draft_letter, letter_content, paragraphs
from tally.papers.letter_text import SLOW
from tally.papers.typeset import pages
from tally.papers.written import Content, separated, short_day
from tally.standings import addressable, owing
from tally.text.days import impossible_days, typed_day
from tally.wording import language, listing, say

LINES = ("number", "symbol", "day", "place", "on_behalf", "position", "signer", "parent", "issuer")
FIELD, BODY = 1_000, 30_000  # characters that a line of the letter may have, and its text


def sentence(figures: Figures) -> str:
    """The page's first line: whom the letter has to urge, and to what."""
    whole, day = figures.whole, figures.as_of
    if not whole.sent:
        return say("briefing-sentence-not-sent", day=day)
    late = sum(unit.state in SLOW for unit in figures.units)
    counts = {"late": late, "owing": len(owing(figures.units))}
    named = particulars(whole, figures.deadline) | counts
    return " ".join([say(f"letter-sentence{case(whole)}", day=day, **named), *not_all(whole)])


def letter_form(draft: Letter, figures: Figures) -> tuple[Letter, list[str]]:
    """Draws the fields; the letter as they hold it now, and a sentence for each that cannot be printed as it is.

    A body that nobody changed follows the figures.
    """
    scope = f"{figures.cluster}-{figures.unit}-{language()}"
    body = _body("\n\n".join(draft.body), f"letter-body-{figures.period.code}-{figures.as_of}-{scope}")
    typed: dict[str, Any] = {name: _line(name, draft, figures) for name in LINES}
    typed["subject"] = " ".join(_lines("subject", draft.subject, f"-{language()}", FIELD).split())
    typed["addressees"] = separated(_lines("addressees", "\n".join(draft.addressees), f"-{scope}"))
    typed["recipients"] = separated(_lines("recipients", "\n".join(draft.recipients), ""))
    day, problems = _day(typed.pop("day"))
    head = replace(draft.head, **{name: typed.pop(name) for name in LINES if name in LETTERHEAD})
    letter = replace(draft, head=head, day=day, body=paragraphs(body), **typed)
    problems += [say("error-impossible-day", day=wrong) for wrong in impossible_days(letter.words)]
    return letter, problems


def lacking(letter: Letter) -> str:
    """The fields without which a letter is none, as far as they are empty."""
    needed = {"symbol": letter.head.symbol, "addressees": letter.addressees, "signer": letter.head.signer}
    return listing(say(f"letter-field-{name}").partition(" (")[0] for name, value in needed.items() if not value)


def preview(letter: Letter) -> None:
    """The pages of the letter, one below the other."""
    drawn = _drawn(letter_content(letter))
    names = [say("letter-page", page=place, pages=len(drawn)) for place in range(1, len(drawn) + 1)]
    picture = Markup('<figure><img src="data:image/png;base64,{}" alt="{}"><figcaption>{}</figcaption></figure>')
    figures = (picture.format(page, name, name) for page, name in zip(drawn, names, strict=True))
    show(tag("div", *figures, class_="t-pages", tabindex="0", role="region", aria_label=say("letter-preview")))


@st.cache_data(show_spinner=False, max_entries=64)
def _drawn(content: Content) -> list[str]:
    """The pages as base64, drawn once for the same words. `st.image` would shrink and pack them again at each run."""
    return [b64encode(page).decode() for page in pages("letter", content)]


def day_key(figures: Figures) -> str:
    """Of the field with the letter's day, which begins with that of the figures."""
    return f"letter-day-{figures.as_of}"


def _line(name: str, draft: Letter, figures: Figures) -> str:
    drafted, key = str(getattr(draft.head if name in LETTERHEAD else draft, name)), f"letter-{name}"
    if name == "day":
        drafted, key = short_day(figures.as_of), day_key(figures)
    return st.text_input(
        say(f"letter-field-{name}"), drafted, max_chars=FIELD, key=key, persist_state="session"
    ).strip()


def _lines(name: str, drafted: str, scope: str, most: int = BODY) -> str:
    label, key = say(f"letter-field-{name}"), f"letter-{name}{scope}"
    return str(st.text_area(label, drafted, max_chars=most, height="content", key=key, persist_state="session"))


def _body(drafted: str, key: str) -> str:
    def again() -> None:
        st.session_state[key] = drafted

    before = st.session_state.get(f"{key}-drafted")
    if before not in (None, drafted) and st.session_state.get(key) == before:
        again()
    st.session_state[f"{key}-drafted"] = drafted
    body = st.text_area(
        say("letter-field-body"), drafted, max_chars=BODY, height="content", key=key, persist_state="session"
    )
    if body != drafted:
        st.button(say("letter-again"), on_click=again)
    return body


def _day(typed: str) -> tuple[date | None, list[str]]:
    """The letter's day; open when the field is empty."""
    day = typed_day(typed)
    if day or not typed:
        return day, []
    known = "error-impossible-day" if impossible_days(typed) else "letter-day-unclear"
    return None, [say(known, day=typed)]


looked_at = view()

answer = st.container()
with st.container(key="paper-choices", horizontal=True, vertical_alignment="center"):
    figures = looked_at.figures.of_cluster(take.cluster(looked_at))
    names = {"": say("letter-unit-all")} | {unit.unit: unit.name for unit in addressable(figures.units)}
    if unit := pick("unit", names, say("letter-unit-label")):
        figures = looked_at.figures.of_unit(unit)
    order = take.order()
with answer:
    show(headline(sentence(figures), say("letter-sub")))
day = typed_day(st.session_state.get(day_key(figures), "")) or figures.as_of  # from which the letter counts its days
draft = draft_letter(figures, day=day, order=order)
taken = st.container()
with st.container(key="letter-sides"):
    fields, beside = st.columns(2, gap="large")
with fields:
    letter, problems = letter_form(draft, figures)
with taken:
    for problem in problems:
        st.error(literal(problem))
    if problems:
        st.stop()
    if missing := lacking(letter):
        st.warning(literal(say("letter-lacking", fields=missing)))
    show(heading(say("letter-download"), say("letter-download-note")))
    dated = replace(looked_at.details, number=letter.number, day=letter.day)
    downloads([*letter_takes(letter, figures), *takes(figures, dated, () if unit else ("each",))], "letter-downloads")
    show("" if unit else note(say("letter-each-note", count=len(addressable(figures.units)))))
with beside:
    show(heading(say("letter-preview"), say("letter-preview-note")))
    preview(letter)
